/*
 * html_reader -- tokens with the elements that are open around them.
 */
#include <config.h>

#include "document/html_reader.h"

#include "base/alloc.h"

void html_reader_init(struct html_reader *reader, struct slice text, size_t at,
		      const struct selector_list *skip)
{
	reader->skip = skip;
	reader->tokens = (struct html_tokens)HTML_TOKENS_INIT(text, at);
	reader->depth = reader->leave_to = 0;
	reader->pending = reader->closes = false;
}

void html_reader_release(struct html_reader *reader)
{
	html_tokens_release(&reader->tokens);
}

/* ----------------------------------------------------------------- protection */

/* Whether one of the words in a class= is "notranslate". */
static bool has_class_notranslate(struct slice value)
{
	size_t at = 0;

	while ((at = slice_find(value, SLICE("notranslate"), at)) != SIZE_MAX) {
		size_t end = at + 11;

		if ((at == 0 || html_is_space(value.data[at - 1])) &&
		    (end == value.bytes || html_is_space(value.data[end])))
			return true;
		at = end;
	}
	return false;
}

static struct slice value_of(const struct html_reader *reader, const struct html_attribute *attribute)
{
	return slice_part(reader->tokens.text, attribute->value.begin, attribute->value.end);
}

static bool find_value(const void *context, struct slice name, struct slice *value)
{
	const struct html_reader *reader = context;
	const struct html_attribute *attribute = html_token_attribute(&reader->token, name);

	if (attribute)
		*value = value_of(reader, attribute);
	return attribute != NULL;
}

/* Also when it is not asked for: what stands inside must know what it stands in. */
static bool is_skipped(const struct html_reader *reader, struct html_open *open, const struct html_open *top)
{
	struct selector_subject subject = { open->name, find_value, reader };

	return reader->skip &&
	       selector_list_matches(reader->skip, &subject, top ? &top->selectors : NULL, &open->selectors);
}

/* translate= of HTML, its:translate= of ITS 2.0 in XHTML; 1 for yes, 0 for no, -1 when nothing is said. */
static int says_translate(const struct html_reader *reader)
{
	static const char *const names[] = { "translate", "its:translate" };

	for (size_t i = 0; i < ARRAY_COUNT(names); i++) {
		struct slice value;

		if (!find_value(reader, slice_of(names[i]), &value))
			continue;
		if (slice_equal_ascii_case(value, SLICE("no")))
			return 0;
		if (slice_equal_ascii_case(value, SLICE("yes")) || !value.bytes)
			return 1;
	}
	return -1;
}

/* Whether the page says that an element, or what it stands in, is not for translation. */
static bool is_off_limits(const struct html_reader *reader, bool inherited)
{
	static const char *const opt_outs[] = { "data-notranslate", "data-no-translate" };
	const struct html_attribute *class = html_token_attribute(&reader->token, SLICE("class"));
	int said = says_translate(reader);

	if (said >= 0)
		return !said;
	if (class && has_class_notranslate(value_of(reader, class)))
		return true;
	for (size_t i = 0; i < ARRAY_COUNT(opt_outs); i++)
		if (html_token_attribute(&reader->token, slice_of(opt_outs[i])))
			return true;
	return inherited;
}

/* Code and the like, unless the page says that it is for translation; never a script. */
static bool is_protected_by_kind(const struct html_reader *reader, const struct html_open *open)
{
	if (open->element && open->element->model > HTML_MODEL_RCDATA)
		return true;
	return open->flags & ELEMENT_PROTECT && says_translate(reader) != 1;
}

/* An element in a line whose text has nothing to do with what is around it, by ITS 2.0 (8.9). */
static bool is_apart_by_its(const struct html_reader *reader)
{
	static const char *const names[] = { "its-within-text", "its:withinText" };

	for (size_t i = 0; i < ARRAY_COUNT(names); i++) {
		struct slice value;

		if (find_value(reader, slice_of(names[i]), &value))
			return slice_equal_ascii_case(value, SLICE("no")) ||
			       slice_equal_ascii_case(value, SLICE("nested"));
	}
	return false;
}

/* -------------------------------------------------------------------- starting */

static bool is_foreign_integration(struct slice name)
{
	return slice_equal_ascii_case(name, SLICE("foreignObject")) ||
	       slice_equal_ascii_case(name, SLICE("desc")) || slice_equal_ascii_case(name, SLICE("title"));
}

static struct html_open make_open(const struct html_reader *reader)
{
	const struct html_open *top = html_reader_top(reader);
	struct html_open open = { .name = reader->token.name, .tag = reader->token.range };

	open.element = html_element_find(open.name);
	open.flags = open.element ? open.element->flags : 0;
	if (!(open.flags & (ELEMENT_BLOCK | ELEMENT_VOID)) && is_apart_by_its(reader))
		open.flags |= ELEMENT_APART;
	open.foreign = open.flags & ELEMENT_FOREIGN ||
		       (top && top->foreign && !is_foreign_integration(open.name));
	open.off_limits = is_skipped(reader, &open, top) || is_off_limits(reader, top && top->protected);
	open.protected = open.off_limits || is_protected_by_kind(reader, &open);
	open.pre = open.flags & ELEMENT_PRE || (top && top->pre);
	return open;
}

/* Down to which depth a start tag closes what is open. */
static size_t depth_after_closing(const struct html_reader *reader, const struct html_element *element)
{
	size_t depth = reader->depth;

	if (!element || !element->closes)
		return depth;
	for (size_t i = reader->depth; i-- > 0;) {
		const struct html_open *open = &reader->stack[i];
		unsigned group = open->element ? open->element->group : 0;

		if (group & element->closes)
			depth = i;
		else if (open->flags & ELEMENT_SCOPE ||
			 (open->flags & ELEMENT_LIST && element->closes & (GROUP_LI | GROUP_DD)))
			break;
	}
	return depth;
}

/* A paragraph in a drawing: the drawing ends. */
static size_t depth_after_breakout(const struct html_reader *reader, const struct html_element *element)
{
	size_t depth = reader->depth;

	if (!element || !(element->flags & ELEMENT_BREAKOUT))
		return depth;
	while (depth > 0 && reader->stack[depth - 1].foreign)
		depth--;
	return depth;
}

static void start_element(struct html_reader *reader, struct html_event *event)
{
	struct html_open open = make_open(reader);
	const struct html_open *top = html_reader_top(reader);
	bool inside_foreign = top && top->foreign;
	bool is_void = inside_foreign || open.flags & ELEMENT_FOREIGN ? reader->token.self_closing :
									open.flags & ELEMENT_VOID;

	event->kind = HTML_EVENT_START;
	event->open = open;
	if (open.element && !inside_foreign && !is_void && open.element->model != HTML_MODEL_DATA) {
		reader->tokens.model = open.element->model;
		reader->tokens.element = open.name;
	}
	if (is_void || reader->depth == HTML_OPEN_LIMIT)
		return;
	reader->stack[reader->depth++] = open;
	event->kept = true;
}

/* --------------------------------------------------------------------- leaving */

/*
 * Down to which depth an end tag closes, or the present depth when it closes
 * nothing. Inline elements do not close blocks, but where they protect text.
 */
static size_t depth_after_end(const struct html_reader *reader, struct slice name)
{
	const struct html_element *element = html_element_find(name);
	bool is_block = element && element->flags & (ELEMENT_BLOCK | ELEMENT_SCOPE | ELEMENT_APART);
	bool crossed = false;

	for (size_t i = reader->depth; i-- > 0;) {
		const struct html_open *open = &reader->stack[i];

		if (slice_equal_ascii_case(open->name, name))
			return is_block || !crossed || open->protected ? i : reader->depth;
		if (open->flags & ELEMENT_SCOPE && !(element && element->flags & ELEMENT_SCOPE) &&
		    !(element && element->group & (GROUP_ROW | GROUP_ROWS)))
			break;
		if (open->flags & ELEMENT_BLOCK)
			crossed = true;
	}
	return reader->depth;
}

static void leave_element(struct html_reader *reader, struct html_event *event)
{
	event->kind = HTML_EVENT_LEAVE;
	event->open = reader->stack[--reader->depth];
	event->by_end_tag = reader->closes && reader->depth == reader->leave_to;
	if (event->by_end_tag)
		reader->pending = reader->closes = false;
}

static void plan_leaving(struct html_reader *reader)
{
	const struct html_element *element;

	reader->leave_to = reader->depth;
	reader->closes = false;
	switch (reader->token.kind) {
	case HTML_START:
		element = html_element_find(reader->token.name);
		reader->leave_to = depth_after_breakout(reader, element);
		if (reader->leave_to == reader->depth)
			reader->leave_to = depth_after_closing(reader, element);
		break;
	case HTML_END:
		reader->leave_to = depth_after_end(reader, reader->token.name);
		reader->closes = reader->leave_to < reader->depth;
		break;
	case HTML_END_OF_FILE:
		reader->leave_to = 0;
		break;
	default:
		break;
	}
}

/* ------------------------------------------------------------------------- all */

static void report_token(struct html_reader *reader, struct html_event *event)
{
	reader->pending = false;
	switch (reader->token.kind) {
	case HTML_START:
		start_element(reader, event);
		break;
	case HTML_END:
		event->kind = HTML_EVENT_END;
		break;
	case HTML_TEXT:
		event->kind = HTML_EVENT_TEXT;
		break;
	case HTML_END_OF_FILE:
		event->kind = HTML_EVENT_FINISH;
		break;
	default:
		event->kind = HTML_EVENT_MARKUP;
		break;
	}
}

bool html_reader_next(struct html_reader *reader, struct html_event *event)
{
	const struct html_open *top;

	if (!reader->pending) {
		top = html_reader_top(reader);
		reader->tokens.foreign = top && top->foreign;
		html_tokens_next(&reader->tokens, &reader->token);
		reader->pending = true;
		plan_leaving(reader);
	}
	*event = (struct html_event){ .token = reader->token };
	if (reader->depth > reader->leave_to)
		leave_element(reader, event);
	else
		report_token(reader, event);
	return event->kind != HTML_EVENT_FINISH;
}
