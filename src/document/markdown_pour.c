/*
 * markdown_pour -- a placed block, poured into a flow.
 *
 * Words go in as they are read, markup as codes with the names that HTML has for
 * it, so that a text matches whichever format it comes from. What a code span,
 * an address in "<>", a template or a note says is not for translation: it is one
 * code. The alternative of an image, titles, and attributes of tags are units of
 * their own, inside the bytes of the code.
 */
#include <config.h>

#include "base/alloc.h"
#include "document/html_elements.h"
#include "document/html_extract.h"
#include "document/html_text.h"
#include "document/markdown_reader.h"
#include "document/markdown_write.h"

/* ----------------------------------------------------------------------- words */

/* "&" is text here; md4c tells references apart. */
static void add_words(struct flow *flow, struct slice text, struct document_range range)
{
	size_t at = range.begin;

	while (at < range.end) {
		const char *ampersand = memchr(text.data + at, '&', range.end - at);
		size_t end = ampersand ? (size_t)(ampersand - text.data) : range.end;

		if (end > at)
			html_text_read(flow, text, (struct document_range){ at, end }, HTML_STYLE_TEXT);
		if (ampersand)
			flow_add_text(flow, (struct document_range){ end, end + 1 }, SLICE("&"));
		at = ampersand ? end + 1 : end;
	}
}

/* How what is hidden is shown; the first row that its beginning and end fit counts. */
static const struct {
	const char *begin, *end, *name;
	enum { HIDDEN_ALONE, HIDDEN_OPENS, HIDDEN_CLOSES } kind;
} hidden_kinds[] = {
	{ "[[", "]]", "a", HIDDEN_ALONE },
	{ "[[", "|", "a", HIDDEN_OPENS },
	{ "]]", "]]", "a", HIDDEN_CLOSES },
	{ "^[", "[", "fn", HIDDEN_OPENS },
	{ "[^", "]", "fn", HIDDEN_ALONE },
	{ "]", "]", "fn", HIDDEN_CLOSES },
	{ "$", "$", "math", HIDDEN_ALONE },
	{ "", "", "x", HIDDEN_ALONE },
};

static void add_hidden(struct flow *flow, struct slice text, struct document_range whole, struct document_range part)
{
	struct slice bytes = slice_part(text, whole.begin, whole.end), name;
	size_t kind = 0;

	while (!slice_starts(bytes, slice_of(hidden_kinds[kind].begin)) ||
	       !slice_ends(bytes, slice_of(hidden_kinds[kind].end)))
		kind++;
	name = slice_of(hidden_kinds[kind].name);
	if (hidden_kinds[kind].kind == HIDDEN_OPENS)
		flow_open(flow, name, part);
	else if (hidden_kinds[kind].kind == HIDDEN_CLOSES)
		flow_close(flow, name, part);
	else
		flow_standalone(flow, name, part, FLOW_ROOM);
}

/* Text of the document, in which templates may be hidden. */
static void add_text(struct markdown_reader *reader, struct flow *flow, struct document_range range)
{
	const struct range_list *hidden = &reader->mask.hidden;
	struct slice text = reader->builder->text;
	size_t at = range.begin;

	for (size_t i = markdown_hidden_from(&reader->mask, at); i < hidden->count; i++) {
		struct document_range one = hidden->items[i];

		if (one.begin >= range.end)
			break;
		if (one.begin < at)
			one.begin = at;
		if (one.end > range.end)
			one.end = range.end;
		add_words(flow, text, (struct document_range){ at, one.begin });
		add_hidden(flow, text, hidden->items[i], one);
		at = one.end;
	}
	add_words(flow, text, (struct document_range){ at, range.end });
}

/* "&nbsp;", decoded; what is no character that a catalog can hold becomes a code. */
static void add_entity(struct markdown_reader *reader, struct flow *flow, struct document_range range)
{
	html_text_read(flow, reader->builder->text, range, HTML_STYLE_TEXT);
}

/* ---------------------------------------------------------------------- titles */

static unsigned style_of_title(char quote)
{
	switch (quote) {
	case '"':
		return MARKDOWN_IN_DOUBLE;
	case '\'':
		return MARKDOWN_IN_SINGLE;
	default:
		return MARKDOWN_IN_PARENTHESES;
	}
}

unsigned markdown_leaf_flags(const struct markdown_reader *reader)
{
	return (reader->leaf.kind == MARKDOWN_LEAF_CELL ? MARKDOWN_CELL : 0) | (reader->mdx ? MARKDOWN_BRACES : 0);
}

/* Adds a title, in which a backslash may stand in front of punctuation. */
static void read_title(struct flow *flow, struct slice text, struct document_range range)
{
	size_t from = range.begin;

	text = slice_part(text, 0, range.end);
	for (size_t at = range.begin; at < range.end; at++) {
		if (text.data[at] == '\n' || text.data[at] == '\r') {
			size_t words = markdown_skip_prefix(text, markdown_next_line(text, at), false);

			html_text_read(flow, text, (struct document_range){ from, at }, HTML_STYLE_TEXT);
			flow_add_space(flow, (struct document_range){ at, words }, SLICE(""));
			from = words;
			at = words - 1;
		} else if (text.data[at] == '\\' && at + 1 < range.end && markdown_is_punctuation(text.data[at + 1])) {
			if (at > from)
				html_text_read(flow, text, (struct document_range){ from, at }, HTML_STYLE_TEXT);
			flow_add_text(flow, (struct document_range){ at, at + 2 }, slice_part(text, at + 1, at + 2));
			from = at + 2;
			at++;
		}
	}
	if (range.end > from)
		html_text_read(flow, text, (struct document_range){ from, range.end }, HTML_STYLE_TEXT);
}

static bool is_hidden(const struct markdown_reader *reader, struct document_range range)
{
	size_t index = markdown_hidden_from(&reader->mask, range.begin);

	return index < reader->mask.hidden.count && reader->mask.hidden.items[index].begin < range.end;
}

void markdown_add_title(struct markdown_reader *reader, struct document_range range, char quote, const char *type)
{
	struct flow flow = FLOW_INIT;

	if (range.end == range.begin || is_hidden(reader, range))
		return;
	read_title(&flow, reader->builder->text, range);
	flow_finish(&flow, reader->builder, slice_of(type), style_of_title(quote) | markdown_leaf_flags(reader));
	flow_release(&flow);
}

/* ------------------------------------------------------------------------- html */

/* A template stands in it that the HTML tokenizer would read as markup. */
static bool is_torn(const struct markdown_reader *reader, struct document_range range)
{
	const struct range_list *hidden = &reader->mask.hidden;
	struct slice text = reader->builder->text;

	for (size_t i = markdown_hidden_from(&reader->mask, range.begin);
	     i < hidden->count && hidden->items[i].begin < range.end; i++)
		for (size_t at = hidden->items[i].begin; at < hidden->items[i].end; at++)
			if (reader->mdx || text.data[at] == '<' || text.data[at] == '>' || text.data[at] == '"' ||
			    text.data[at] == '\'')
				return true;
	return false;
}

/* What is found gets a style that says so: see markdown_write.h. */
bool markdown_read_html(struct markdown_reader *reader, struct document_range range)
{
	struct builder *builder = reader->builder;
	struct slice whole = builder->text;
	size_t begin = builder->text_begin;
	unsigned shift = builder->style_shift, base = builder->style_base;

	if (is_torn(reader, range))
		return false;
	builder->text = slice_part(whole, 0, range.end);
	builder->text_begin = range.begin;
	builder->style_shift = MARKDOWN_STYLE_SHIFT;
	builder->style_base = MARKDOWN_IN_HTML | (reader->mdx ? MARKDOWN_BRACES : 0);
	html_extract(builder, reader->options, NULL);
	builder->style_base = base;
	builder->style_shift = shift;
	builder->text_begin = begin;
	builder->text = whole;
	return true;
}

/* ----------------------------------------------------------------------- pouring */

struct tag {
	struct slice name;
	bool closes, alone;
	bool shown; /* no comment */
	const struct html_element *element;
};

static struct tag read_tag(struct slice text, struct document_range range)
{
	struct tag tag = { .name = SLICE("x"), .alone = true };
	size_t begin = range.begin + 1, end;

	if (begin < range.end && text.data[begin] == '/') {
		tag.closes = true;
		begin++;
	}
	for (end = begin; end < range.end && text.data[end] != '>' && text.data[end] != '/' &&
			  !html_is_space(text.data[end]);)
		end++;
	if (begin == range.end || text.data[begin] == '!' || text.data[begin] == '?')
		return tag;
	tag.shown = true;
	tag.name = slice_part(text, begin, end);
	tag.element = html_element_find(tag.name);
	tag.alone = (tag.element && tag.element->flags & ELEMENT_VOID) || text.data[range.end - 2] == '/';
	return tag;
}

/* A tag that goes over lines is told in pieces: all of it, from the event at *index on. */
static struct document_range whole_tag(const struct markdown_leaf *leaf, size_t *index)
{
	struct document_range range = leaf->events[*index].range;

	while (*index + 1 < leaf->count && leaf->events[*index + 1].kind == MARKDOWN_HTML &&
	       (leaf->events[*index + 1].at == SIZE_MAX || leaf->events[*index].at == SIZE_MAX))
		range.end = leaf->events[++*index].range.end;
	return range;
}

/* The end of the element that the tag at *index begins and whose text is protected. */
static bool find_end_tag(struct markdown_reader *reader, const struct tag *tag, size_t *index,
			 struct document_range *range)
{
	const struct markdown_leaf *leaf = &reader->leaf;

	for (size_t i = *index + 1; i < leaf->count && i - *index < FLOW_OPEN_LIMIT; i++) {
		struct tag other;

		if (leaf->events[i].kind != MARKDOWN_HTML || leaf->events[i].at == SIZE_MAX ||
		    markdown_byte(reader->text, leaf->events[i].at + 1) != '/')
			continue;
		other = read_tag(reader->builder->text, leaf->events[i].range);
		if (!other.closes || !slice_equal_ascii_case(other.name, tag->name))
			continue;
		range->end = leaf->events[i].range.end;
		*index = i;
		return true;
	}
	return false;
}

static void pour_tag(struct markdown_reader *reader, struct flow *flow, size_t *index)
{
	struct slice text = reader->builder->text;
	struct document_range range = whole_tag(&reader->leaf, index);
	struct tag tag = read_tag(text, range);
	unsigned flags = tag.element ? tag.element->flags : 0;

	if (slice_find(slice_part(text, 0, range.end), SLICE("="), range.begin) != SIZE_MAX)
		markdown_read_html(reader, range);
	if (tag.closes)
		flow_close(flow, tag.name, range);
	else if (flags & ELEMENT_PROTECT && !tag.alone && find_end_tag(reader, &tag, index, &range))
		flow_standalone(flow, tag.name, range, flags & ELEMENT_HIDDEN ? 0 : FLOW_VISIBLE);
	else if (tag.alone)
		flow_standalone(flow, tag.name, range,
				flags & ELEMENT_BREAK ? FLOW_BREAK : tag.shown ? FLOW_ROOM : 0);
	else
		flow_open(flow, tag.name, range);
}

static struct slice span_name(MD_SPANTYPE span)
{
	switch (span) {
	case MD_SPAN_EM:
		return SLICE("em");
	case MD_SPAN_STRONG:
		return SLICE("strong");
	case MD_SPAN_DEL:
		return SLICE("del");
	default:
		return SLICE("a");
	}
}

/* The index of the event that leaves the span entered at `index`. */
static size_t find_leave(const struct markdown_leaf *leaf, size_t index)
{
	size_t depth = 0;

	for (;; index++) {
		if (leaf->events[index].kind == MARKDOWN_ENTER)
			depth++;
		else if (leaf->events[index].kind == MARKDOWN_LEAVE && --depth == 0)
			return index;
	}
}

static size_t find_enter(const struct markdown_leaf *leaf, size_t index)
{
	size_t depth = 0;

	for (;; index--) {
		if (leaf->events[index].kind == MARKDOWN_LEAVE)
			depth++;
		else if (leaf->events[index].kind == MARKDOWN_ENTER && --depth == 0)
			return index;
	}
}

/*
 * "[text]" and "[text][]" lead where a definition of that text says; with another
 * text they must name it: "[other][text]". The bytes for that, or none.
 */
static struct slice name_label(const struct markdown_reader *reader, const struct markdown_event *enter,
			       const struct markdown_event *leave)
{
	struct slice text = slice_part(reader->builder->text, enter->range.end, leave->range.begin), rest = text;
	struct strbuf label = STRBUF_INIT;
	struct slice copy, line;

	if (leave->range.end - leave->range.begin > 3 || reader->text.data[leave->range.begin] != ']' ||
	    (leave->range.end - leave->range.begin == 3 && reader->text.data[leave->range.begin + 1] != '['))
		return SLICE_NONE;
	strbuf_add_string(&label, "][");
	while (slice_next_line(&rest, &line)) {
		if (label.bytes > 2) {
			strbuf_add_byte(&label, ' ');
			line = slice_part(line, markdown_skip_prefix(line, 0, false), line.bytes);
		}
		strbuf_add(&label, line);
	}
	strbuf_add_byte(&label, ']');
	copy = arena_copy(reader->builder->arena, strbuf_slice(&label));
	strbuf_release(&label);
	return copy;
}

static size_t pour(struct markdown_reader *reader, struct flow *flow, size_t index);

/* What an image shows instead of itself is a unit of its own; around it the whole is a code. */
static size_t pour_image(struct markdown_reader *reader, struct flow *flow, size_t index)
{
	const struct markdown_leaf *leaf = &reader->leaf;
	size_t last = find_leave(leaf, index);
	const struct markdown_event *leave = &leaf->events[last];
	struct slice label = name_label(reader, &leaf->events[index], leave);

	if (flow != &reader->alt) {
		for (size_t i = index + 1; i < last;)
			i = pour(reader, &reader->alt, i);
		if (label.data) {
			flow_standalone(&reader->alt, SLICE("ref"), leave->range, FLOW_VISIBLE);
			flow_set_bytes(&reader->alt, label);
		}
		flow_finish(&reader->alt, reader->builder, SLICE("img alt"),
			    MARKDOWN_IN_ALT | markdown_leaf_flags(reader));
		markdown_add_title(reader, leave->title, leave->title_quote, "img title");
	}
	flow_standalone(flow, SLICE("img"),
			(struct document_range){ leaf->events[index].range.begin, leave->range.end }, FLOW_ROOM);
	return last + 1;
}

static size_t pour_leave(struct markdown_reader *reader, struct flow *flow, size_t index)
{
	const struct markdown_event *event = &reader->leaf.events[index];
	struct slice label;

	if (event->range.end > event->range.begin)
		flow_close(flow, span_name(event->span), event->range);
	if (event->span != MD_SPAN_A)
		return index + 1;
	label = name_label(reader, &reader->leaf.events[find_enter(&reader->leaf, index)], event);
	if (label.data)
		flow_set_bytes(flow, label);
	markdown_add_title(reader, event->title, event->title_quote, "a title");
	return index + 1;
}

static size_t pour_span(struct markdown_reader *reader, struct flow *flow, size_t index)
{
	const struct markdown_event *event = &reader->leaf.events[index];
	size_t last;

	if (event->kind == MARKDOWN_LEAVE)
		return pour_leave(reader, flow, index);
	switch (event->span) {
	case MD_SPAN_CODE:
		last = find_leave(&reader->leaf, index);
		flow_standalone(flow, SLICE("code"),
				(struct document_range){ event->range.begin, reader->leaf.events[last].range.end },
				FLOW_VISIBLE);
		return last + 1;
	case MD_SPAN_IMG:
		return pour_image(reader, flow, index);
	case MD_SPAN_A:
		last = find_leave(&reader->leaf, index);
		if (event->range.end > event->range.begin && reader->text.data[event->range.begin] == '<') {
			flow_standalone(flow, SLICE("a"),
					(struct document_range){ event->range.begin,
								 reader->leaf.events[last].range.end },
					FLOW_VISIBLE);
			return last + 1;
		}
		break;
	default:
		break;
	}
	if (event->range.end > event->range.begin)
		flow_open(flow, span_name(event->span), event->range);
	return index + 1;
}

/* Adds the event, and what belongs to it; the index behind that. */
static size_t pour(struct markdown_reader *reader, struct flow *flow, size_t index)
{
	const struct markdown_event *event = &reader->leaf.events[index];

	switch (event->kind) {
	case MARKDOWN_TEXT:
		if (event->range.begin < event->at) {
			flow_add_text(flow, (struct document_range){ event->range.begin, event->at + 1 },
				      slice_part(reader->builder->text, event->at, event->at + 1));
			add_text(reader, flow, (struct document_range){ event->at + 1, event->range.end });
		} else {
			add_text(reader, flow, event->range);
		}
		break;
	case MARKDOWN_ENTITY:
		add_entity(reader, flow, event->range);
		break;
	case MARKDOWN_HTML:
		pour_tag(reader, flow, &index);
		break;
	case MARKDOWN_SOFT_BREAK:
		flow_add_space(flow, event->range, SLICE(""));
		break;
	case MARKDOWN_HARD_BREAK:
		flow_standalone(flow, SLICE("br"), event->range, FLOW_BREAK);
		break;
	case MARKDOWN_CODE:
		break;
	case MARKDOWN_ENTER:
	case MARKDOWN_LEAVE:
		return pour_span(reader, flow, index);
	}
	return index + 1;
}

void markdown_pour(struct markdown_reader *reader)
{
	for (size_t i = 0; i < reader->leaf.count;)
		i = pour(reader, &reader->flow, i);
}
