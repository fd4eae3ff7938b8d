/*
 * html_extract -- pages: where their texts are.
 *
 * The events of html_reader.h are poured into flows (flow.h). A block border
 * ends the flow. Two things stand in a line of text as one code: a region that
 * is not for translation (`<code>x</code>`), and an element whose text is a
 * unit of its own (`<button>`), which gets a flow on top of the one around it.
 * Elements that begin a flow are the scopes of languages (build.h).
 */
#include <config.h>

#include "document/html_extract.h"

#include "base/alloc.h"
#include "document/flow.h"
#include "document/html_attributes.h"
#include "document/html_reader.h"
#include "document/html_text.h"
#include "document/json_ld.h"

#include <stdlib.h>

#define NO_BREAK_SPACE_NAMED SLICE("&nbsp;")
#define FLOWS_MAX 8 /* elements apart within one another; deeper ones are as if inline */

struct region {
	size_t depth; /* of its outermost element */
	bool in_line; /* it is a code of the flow */
};

struct html {
	struct builder *builder;
	struct html_reader *reader;
	struct flow flows[FLOWS_MAX];
	size_t flow_depths[FLOWS_MAX]; /* of the element that each belongs to */
	size_t flow;		       /* the index of the innermost */
	bool names_no_break_space;     /* the page has "&nbsp;" rather than the character */
	const char *json_ld;	       /* the keys of structured data that are text, or NULL */
	bool in_json;		       /* the last tag begins structured data */

	/* Regions not for translation, between which translate="yes" opens others that are. */
	struct region regions[HTML_OPEN_LIMIT];
	size_t region_count;
};

static struct flow *flow_of(struct html *html)
{
	return &html->flows[html->flow];
}

/* ----------------------------------------------------------------------- units */

/* The innermost open element that ends texts is what the unit is called. */
static const struct html_element *find_block(const struct html_reader *reader, size_t depth)
{
	for (size_t i = depth; i-- > 0;)
		if (reader->stack[i].flags & (ELEMENT_BLOCK | ELEMENT_APART))
			return reader->stack[i].element;
	return NULL;
}

/* Its text stood in the outermost `depth` elements, though the stack may hold one more or less now. */
static void end_unit(struct html *html, size_t depth)
{
	const struct html_element *block = find_block(html->reader, depth);
	bool pre = depth && html->reader->stack[depth - 1].pre;
	struct slice source;

	if (html->region_count)
		html->regions[html->region_count - 1].in_line = false;
	if (html->names_no_break_space)
		html_text_prefer(flow_of(html), NO_BREAK_SPACE_NAMED);
	source = flow_finish(flow_of(html), html->builder, slice_of(block ? block->name : "text"),
			     pre ? HTML_STYLE_PRE : HTML_STYLE_TEXT);
	if (source.bytes && block && block->heading)
		builder_add_heading(html->builder, block->heading, source);
}

static enum html_style attribute_style(const struct html_attribute *attribute)
{
	switch (attribute->quote) {
	case '"':
		return HTML_STYLE_DOUBLE;
	case '\'':
		return HTML_STYLE_SINGLE;
	default:
		return HTML_STYLE_BARE;
	}
}

/* Elements whose language may be that of the page. */
static bool is_section(struct slice name)
{
	static const char *const sections[] = { "html", "body", "main", "article", "section", "div" };

	for (size_t i = 0; i < ARRAY_COUNT(sections); i++)
		if (slice_equal_ascii_case(name, slice_of(sections[i])))
			return true;
	return false;
}

/* What says it for the whole page: then it is the edition's whatever is translated. */
static bool is_whole_page(struct slice name)
{
	return slice_equal_ascii_case(name, SLICE("html")) || slice_equal_ascii_case(name, SLICE("body")) ||
	       slice_equal_ascii_case(name, SLICE("meta"));
}

static void add_language(struct html *html, struct slice element, struct document_range range,
			 enum html_role role)
{
	static const enum language_form forms[] = {
		[HTML_ROLE_LANGUAGE] = LANGUAGE_TAG,
		[HTML_ROLE_LOCALE] = LANGUAGE_LOCALE,
		[HTML_ROLE_DIRECTION] = LANGUAGE_DIRECTION,
	};
	struct builder *builder = html->builder;
	struct slice value = slice_part(builder->text, range.begin, range.end);
	const struct language *language;
	bool whole = is_whole_page(element);

	if (role == HTML_ROLE_DIRECTION) {
		if (slice_equal_ascii_case(value, SLICE("ltr")) || slice_equal_ascii_case(value, SLICE("rtl")))
			builder_add_language(builder, range, LANGUAGE_DIRECTION, true);
		return;
	}
	language = language_find(slice_trim(value));
	if (!language)
		return;
	if (whole || is_section(element))
		builder_set_language(builder, language);
	/* A link says the language of what it leads to, more often than that of its words. */
	if (language == document_language(builder->document) && !slice_equal_ascii_case(element, SLICE("a")))
		builder_add_language(builder, range, forms[role], whole);
}

static void read_attribute(struct html *html, const struct html_event *event, size_t index)
{
	const struct html_token *token = &event->token;
	const struct html_attribute *attribute = &token->attributes[index];
	struct builder *builder = html->builder;
	struct slice type;
	enum html_role role = html_attribute_role(builder->text, token, index, builder->arena, &type);
	struct flow flow = FLOW_INIT;

	if (role == HTML_ROLE_TEXT && !event->open.off_limits) {
		enum html_style style = attribute_style(attribute);

		html_text_read(&flow, builder->text, attribute->value, style);
		if (html->names_no_break_space)
			html_text_prefer(&flow, NO_BREAK_SPACE_NAMED);
		flow_finish(&flow, builder, type, style);
		flow_release(&flow);
	} else if (role > HTML_ROLE_TEXT && (!event->open.off_limits || is_whole_page(token->name))) {
		add_language(html, token->name, attribute->value, role);
	}
}

static const struct html_attribute *own_language(const struct html_token *token)
{
	const struct html_attribute *attribute = html_token_attribute(token, SLICE("lang"));

	return attribute ? attribute : html_token_attribute(token, SLICE("xml:lang"));
}

static void open_scope(struct html *html, const struct html_token *token)
{
	struct builder *builder = html->builder;
	const struct html_attribute *own = own_language(token);

	if (!own) {
		builder_open_scope(builder, (size_t)(token->name.data - builder->text.data) + token->name.bytes);
		return;
	}
	builder_open_scope(builder, DOCUMENT_NOWHERE);
	builder_set_scope_language(builder, language_find(slice_trim(slice_part(
						    builder->text, own->value.begin, own->value.end))));
}

/* Of an element without content only the attributes are in it. */
static void open_span(struct html *html, const struct html_event *event)
{
	const struct html_token *token = &event->token;
	const struct html_attribute *own = own_language(token);
	struct builder *builder = html->builder;

	if (!own || is_whole_page(token->name))
		return;
	builder_open_span(builder, token->range.begin, slice_part(builder->text, own->value.begin, own->value.end));
	if (!event->kept)
		builder_close_span(builder, token->range.begin, token->range.end);
}

static bool is_scope(const struct html_open *open)
{
	return open->flags & (ELEMENT_BLOCK | ELEMENT_APART);
}

/* The attributes of an element without content are in its scope alone. */
static void read_attributes(struct html *html, const struct html_event *event)
{
	const struct html_token *token = &event->token;
	bool alone = token->attribute_count && !event->kept;

	if (alone || (event->kept && is_scope(&event->open)))
		open_scope(html, token);
	for (size_t i = 0; i < token->attribute_count && i < HTML_ATTRIBUTE_LIMIT; i++)
		read_attribute(html, event, i);
	if (alone)
		builder_close_scope(html->builder);
}

/* ---------------------------------------------------------------------- events */

static void enter_region(struct html *html, const struct html_event *event)
{
	html->regions[html->region_count++] =
		(struct region){ html->reader->depth - 1, !(event->open.flags & ELEMENT_BLOCK) };
}

static void enter_flow(struct html *html)
{
	html->flow++;
	html->flow_depths[html->flow] = html->reader->depth - 1;
}

static void start_in_line(struct html *html, const struct html_event *event)
{
	struct slice name = event->token.name;
	struct document_range range = event->token.range;

	if (event->open.flags & ELEMENT_APART && event->kept && html->flow + 1 < FLOWS_MAX)
		enter_flow(html);
	else if (event->open.flags & ELEMENT_BREAK)
		flow_standalone(flow_of(html), name, range, FLOW_BREAK);
	else if (event->kept)
		flow_open(flow_of(html), name, range);
	else
		flow_standalone(flow_of(html), name, range, FLOW_ROOM);
}

/* Whether the element that was just started stands in a protected one. */
static bool starts_protected(const struct html *html, const struct html_event *event)
{
	size_t depth = html->reader->depth - event->kept;

	return depth > 0 && html->reader->stack[depth - 1].protected;
}

static void start(struct html *html, const struct html_event *event)
{
	bool inside = starts_protected(html, event);

	html->in_json = html->json_ld && !inside && json_ld_begins(html->builder->text, &event->token);
	if (event->open.flags & ELEMENT_BLOCK || (inside && event->kept && !event->open.protected))
		end_unit(html, html->reader->depth - event->kept);
	open_span(html, event);
	read_attributes(html, event);
	if (event->open.protected) {
		if (!inside && event->kept)
			enter_region(html, event);
		else if (!inside && !(event->open.flags & ELEMENT_BLOCK))
			flow_standalone(flow_of(html), event->token.name, event->token.range, FLOW_ROOM);
	} else if (!(event->open.flags & ELEMENT_BLOCK)) {
		start_in_line(html, event);
	}
}

static bool is_protected(const struct html *html)
{
	const struct html_open *top = html_reader_top(html->reader);

	return top && top->protected;
}

static void leave_region(struct html *html, const struct html_event *event, size_t end)
{
	bool in_line = html->regions[--html->region_count].in_line;
	unsigned flags = event->open.flags & ELEMENT_HIDDEN ? 0 : FLOW_VISIBLE;

	if (in_line)
		flow_standalone(flow_of(html), event->open.name,
				(struct document_range){ event->open.tag.begin, end },
				event->by_end_tag ? flags : flags | FLOW_CUT);
}

/* The texts of an element apart are done; around it the whole of it is a code. */
static void leave_flow(struct html *html, const struct html_event *event, size_t end)
{
	html->flow--;
	flow_standalone(flow_of(html), event->open.name,
			(struct document_range){ event->open.tag.begin, end }, FLOW_ROOM);
}

static void leave(struct html *html, const struct html_event *event)
{
	size_t end = event->by_end_tag ? event->token.range.end : event->token.range.begin;
	size_t depth = html->reader->depth;
	bool apart = html->flow > 0 && html->flow_depths[html->flow] == depth;

	/* Back in a region, what stands there must not get between two texts of a unit. */
	if (apart || event->open.flags & ELEMENT_BLOCK || (!event->open.protected && is_protected(html)))
		end_unit(html, depth + 1); /* the element is off the stack already */
	builder_close_span(html->builder, event->open.tag.begin, end);
	if (is_scope(&event->open))
		builder_close_scope(html->builder);
	if (html->region_count && html->regions[html->region_count - 1].depth == depth)
		leave_region(html, event, end);
	else if (apart)
		leave_flow(html, event, end);
	else if (event->open.protected)
		return;
	else if (event->by_end_tag && !(event->open.flags & ELEMENT_BLOCK))
		flow_close(flow_of(html), event->token.name, event->token.range);
}

/* An end tag of nothing: `</p>` and `</br>` still stand for elements (13.2.6.4.7). */
static void end_nothing(struct html *html, const struct html_event *event)
{
	const struct html_element *element = html_element_find(event->token.name);
	unsigned flags = element ? element->flags : 0;

	if (flags & ELEMENT_BLOCK)
		end_unit(html, html->reader->depth);
	else if (!is_protected(html))
		flow_close(flow_of(html), event->token.name, event->token.range);
}

/* Where characters beyond ASCII are escaped, or might have to be, all are. */
static enum html_style json_style(const struct html *html, struct document_range value)
{
	struct slice text = slice_part(html->builder->text, value.begin, value.end);

	return slice_find(text, SLICE("\\u"), 0) != SIZE_MAX ||
			       !slice_starts(slice_of(document_charset(html->builder->document)), SLICE("UTF"))
		       ? HTML_STYLE_JSON_ASCII
		       : HTML_STYLE_JSON;
}

static void read_json(struct html *html, struct document_range range)
{
	struct builder *builder = html->builder;
	struct json_ld data = { builder->text, range.begin, range.end, html->json_ld };
	struct flow flow = FLOW_INIT;
	struct document_range value;
	struct slice key;

	while (json_ld_next(&data, &value, &key)) {
		enum html_style style = json_style(html, value);

		html_text_read(&flow, builder->text, value, style);
		flow_finish(&flow, builder,
			    slice_of(arena_printf(builder->arena, "script %.*s", SLICE_ARG(key))), style);
	}
	flow_release(&flow);
}

/* Text in a drawing that is written without references: a unit of its own. */
static void read_cdata(struct html *html, struct document_range range)
{
	const struct html_element *block = find_block(html->reader, html->reader->depth);
	struct flow flow = FLOW_INIT;

	html_text_read(&flow, html->builder->text, range, HTML_STYLE_CDATA);
	flow_finish(&flow, html->builder, slice_of(block ? block->name : "text"), HTML_STYLE_CDATA);
	flow_release(&flow);
}

/* What the end of the page cuts off would swallow text written behind it. */
static void add_markup(struct html *html, const struct html_token *token)
{
	struct document_range text;

	if (html_token_cdata(html->builder->text, token, &text))
		read_cdata(html, text);
	flow_standalone(flow_of(html), SLICE("x"), token->range, token->kind == HTML_CDATA ? FLOW_ROOM : 0);
}

static void handle(struct html *html, const struct html_event *event)
{
	const struct html_open *top = html_reader_top(html->reader);

	switch (event->kind) {
	case HTML_EVENT_TEXT:
		if (!is_protected(html))
			html_text_read(flow_of(html), html->builder->text, event->token.range,
				       top && top->pre ? HTML_STYLE_PRE : HTML_STYLE_TEXT);
		break;
	case HTML_EVENT_MARKUP:
		if (html->in_json && event->token.kind == HTML_RAW)
			read_json(html, event->token.range);
		if (!is_protected(html))
			add_markup(html, &event->token);
		break;
	case HTML_EVENT_START:
		start(html, event);
		break;
	case HTML_EVENT_LEAVE:
		leave(html, event);
		break;
	case HTML_EVENT_END:
		end_nothing(html, event);
		break;
	case HTML_EVENT_FINISH:
		end_unit(html, html->reader->depth);
		break;
	}
}

/* The standard lets these end with what is around them (13.1.2.4). */
static bool may_stay_open(const struct html_open *open)
{
	const struct html_element *element = open->element;

	return (element && (element->group || element->model == HTML_MODEL_PLAINTEXT)) ||
	       slice_equal_ascii_case(open->name, SLICE("html")) || slice_equal_ascii_case(open->name, SLICE("body"));
}

static void watch_page(const struct html_event *event, struct html_ending *ending)
{
	bool is_body = slice_equal_ascii_case(event->token.name, SLICE("body"));

	if (!is_body && !slice_equal_ascii_case(event->token.name, SLICE("html")))
		return;
	ending->ends_page = ending->ends_page || event->token.kind == HTML_END;
	ending->cuts_page = !ending->ends_page;
	if (ending->ends_page)
		ending->body = SIZE_MAX;
	else if (event->kind == HTML_EVENT_START && is_body)
		ending->body = event->token.range.begin;
}

static void watch_ending(const struct html_event *event, struct html_ending *ending)
{
	if (event->token.kind == HTML_START || event->token.kind == HTML_END)
		watch_page(event, ending);
	if (event->kind == HTML_EVENT_LEAVE) {
		if (event->token.kind == HTML_END_OF_FILE && !may_stay_open(&event->open))
			ending->unclosed = event->open.tag.begin;
	} else if (event->token.cut_off) {
		ending->cut_off = event->token.range.begin;
	}
}

void html_extract(struct builder *builder, const struct document_options *options, struct html_ending *ending)
{
	struct html_reader *reader = alloc_resize(NULL, 1, sizeof(*reader));
	struct html *html = alloc_zeroed(1, sizeof(*html));
	struct html_event event;

	html->builder = builder;
	html->json_ld = options->json_ld;
	html->reader = reader;
	html->names_no_break_space = slice_find(builder->text, NO_BREAK_SPACE_NAMED, builder->text_begin) <
				     slice_find(builder->text, SLICE("\xc2\xa0"), builder->text_begin);
	for (size_t i = 0; i < FLOWS_MAX; i++)
		html->flows[i] = (struct flow)FLOW_INIT;
	html_reader_init(reader, builder->text, builder->text_begin,
			 options->html_skip
				 ? selector_list_parse(slice_of(options->html_skip), builder->arena, NULL)
				 : NULL);
	if (ending)
		*ending = (struct html_ending){ SIZE_MAX, SIZE_MAX, SIZE_MAX, false, false };
	do {
		html_reader_next(reader, &event);
		if (ending)
			watch_ending(&event, ending);
		handle(html, &event);
	} while (event.kind != HTML_EVENT_FINISH);
	for (size_t i = 0; i < FLOWS_MAX; i++)
		flow_release(&html->flows[i]);
	free(html);
	html_reader_release(reader);
	free(reader);
}
