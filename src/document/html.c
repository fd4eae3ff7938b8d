/*
 * html -- pages: where their texts are, and how text is written there.
 *
 * The events of html_reader.h are poured into flows (flow.h). A block border
 * ends the flow. Two things stand in a line of text as one code: a region that
 * is not for translation (`<code>x</code>`), and an element whose text is a
 * unit of its own (`<button>`), which gets a flow on top of the one around it.
 */
#include <config.h>

#include "base/alloc.h"
#include "document/flow.h"
#include "document/format.h"
#include "document/html_attributes.h"
#include "document/html_reader.h"
#include "document/html_text.h"
#include "document/skeleton.h"

#include <stdlib.h>

#define FLOWS_MAX 8	   /* elements apart within one another; deeper ones are as if inline */
#define SNIFF_BYTES 1024

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

static void add_language(struct html *html, struct document_range range, enum html_role role)
{
	static const enum language_form forms[] = {
		[HTML_ROLE_LANGUAGE] = LANGUAGE_TAG,
		[HTML_ROLE_LOCALE] = LANGUAGE_LOCALE,
		[HTML_ROLE_DIRECTION] = LANGUAGE_DIRECTION,
	};
	struct builder *builder = html->builder;
	struct slice value = slice_part(builder->text, range.begin, range.end);
	const struct language *language;

	if (role == HTML_ROLE_DIRECTION) {
		if (slice_equal_ascii_case(value, SLICE("ltr")) || slice_equal_ascii_case(value, SLICE("rtl")))
			builder_add_language(builder, range, LANGUAGE_DIRECTION);
		return;
	}
	language = language_find(slice_trim(value));
	if (!language)
		return;
	builder_set_language(builder, language);
	if (language == document_language(builder->document))
		builder_add_language(builder, range, forms[role]);
}

static void read_attributes(struct html *html, const struct html_event *event)
{
	const struct html_token *token = &event->token;
	struct builder *builder = html->builder;
	struct flow flow = FLOW_INIT;

	for (size_t i = 0; i < token->attribute_count && i < HTML_ATTRIBUTE_LIMIT; i++) {
		const struct html_attribute *attribute = &token->attributes[i];
		struct slice type;
		enum html_role role = html_attribute_role(builder->text, token, i, builder->arena, &type);

		if (role == HTML_ROLE_TEXT && !event->open.protected) {
			enum html_style style = attribute_style(attribute);

			html_text_read(&flow, builder->text, attribute->value, style);
			flow_finish(&flow, builder, type, style);
		} else if (role > HTML_ROLE_TEXT) {
			add_language(html, attribute->value, role);
		}
	}
	flow_release(&flow);
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

	if (event->open.flags & ELEMENT_BLOCK || (inside && event->kept && !event->open.protected))
		end_unit(html, html->reader->depth - event->kept);
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

/* What the end of the page cuts off would swallow text written behind it. */
static void add_markup(struct html *html, const struct html_token *token)
{
	bool shown = token->kind == HTML_CDATA && token->range.end < html->builder->text.bytes;

	flow_standalone(flow_of(html), SLICE("x"), token->range, shown ? FLOW_VISIBLE : 0);
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

static void extract_html(struct builder *builder, const struct document_options *options)
{
	struct html_reader *reader = alloc_zeroed(1, sizeof(*reader));
	struct html *html = alloc_zeroed(1, sizeof(*html));
	struct html_event event;

	(void)options;
	html->builder = builder;
	html->reader = reader;
	for (size_t i = 0; i < FLOWS_MAX; i++)
		html->flows[i] = (struct flow)FLOW_INIT;
	html_reader_init(reader, builder->text, builder->text_begin);
	do {
		html_reader_next(reader, &event);
		handle(html, &event);
	} while (event.kind != HTML_EVENT_FINISH);
	for (size_t i = 0; i < FLOWS_MAX; i++)
		flow_release(&html->flows[i]);
	free(html);
	html_reader_release(reader);
	free(reader);
}

static void encode_html(const struct document *document, const struct document_unit *unit,
			struct slice text, struct strbuf *out)
{
	html_text_write(text, (enum html_style)unit->style, document_unit_bytes(document, unit),
			document_stream_text(document, unit->stream), out);
}

/* -------------------------------------------------------------------- skeleton */

static void walk_tag(struct slice text, const struct html_token *token, struct skeleton *skeleton)
{
	skeleton_add(skeleton, token->name);
	for (size_t i = 0; i < token->attribute_count; i++) {
		const struct html_attribute *attribute = &token->attributes[i];

		skeleton_add(skeleton, attribute->name);
		if (html_attribute_role(text, token, i, NULL, NULL) == HTML_ROLE_NONE)
			skeleton_add(skeleton, slice_part(text, attribute->value.begin, attribute->value.end));
	}
	skeleton_add(skeleton, token->self_closing ? SLICE("/>") : SLICE(">"));
}

static void walk_token(struct slice text, const struct html_token *token, struct skeleton *skeleton)
{
	const struct html_element *element;

	if (token->kind == HTML_TEXT || token->kind == HTML_END_OF_FILE)
		return;
	if (token->kind != HTML_START && token->kind != HTML_END) {
		skeleton_add(skeleton, slice_part(text, token->range.begin, token->range.end));
		skeleton_end_loose(skeleton);
		return;
	}
	element = html_element_find(token->name);
	skeleton_add(skeleton, token->kind == HTML_START ? SLICE("<") : SLICE("</"));
	walk_tag(text, token, skeleton);
	if (element && element->flags & ELEMENT_BLOCK)
		skeleton_end_chained(skeleton, token->range.begin);
	else
		skeleton_end_loose(skeleton);
}

static void walk_html(struct slice text, struct skeleton *skeleton)
{
	struct html_reader *reader = alloc_zeroed(1, sizeof(*reader));
	struct html_event event;
	size_t last = SIZE_MAX;

	html_reader_init(reader, text, 0);
	while (html_reader_next(reader, &event)) {
		/* A token comes with several events when it leaves elements. */
		if (event.token.range.begin != last && event.token.kind != HTML_END_OF_FILE)
			walk_token(text, &event.token, skeleton);
		last = event.token.range.begin;
	}
	skeleton_end_chained(skeleton, text.bytes);
	html_reader_release(reader);
	free(reader);
}

/* ---------------------------------------------------------------------- charset */

#define PRESCAN_BYTES ((size_t)1 << 16) /* far more than the standard's 1,024 */

/* "text/html; charset=koi8-r" */
static struct slice charset_in_content(struct slice content)
{
	size_t at = 0, end;

	while (at + 8 <= content.bytes &&
	       !slice_equal_ascii_case(slice_part(content, at, at + 7), SLICE("charset")))
		at++;
	at += 7;
	while (at < content.bytes && html_is_space(content.data[at]))
		at++;
	if (at >= content.bytes || content.data[at] != '=')
		return SLICE("");
	at++;
	while (at < content.bytes && (html_is_space(content.data[at]) || content.data[at] == '"' ||
				      content.data[at] == '\''))
		at++;
	for (end = at; end < content.bytes && !html_is_space(content.data[end]) && content.data[end] != ';' &&
		       content.data[end] != '"' && content.data[end] != '\'';
	     end++)
		;
	return slice_part(content, at, end);
}

static const struct encoding *charset_of_meta(struct slice bytes, const struct html_token *token)
{
	const struct html_attribute *charset = html_token_attribute(token, SLICE("charset"));
	const struct html_attribute *content = html_token_attribute(token, SLICE("content"));
	const struct html_attribute *equiv = html_token_attribute(token, SLICE("http-equiv"));

	if (charset)
		return encoding_find(slice_part(bytes, charset->value.begin, charset->value.end));
	if (content && equiv &&
	    slice_equal_ascii_case(slice_part(bytes, equiv->value.begin, equiv->value.end),
				   SLICE("content-type")))
		return encoding_find(charset_in_content(
			slice_part(bytes, content->value.begin, content->value.end)));
	return NULL;
}

static const struct encoding *declared_charset_html(struct slice bytes)
{
	struct html_tokens tokens = HTML_TOKENS_INIT(slice_part(bytes, 0, PRESCAN_BYTES), 0);
	const struct encoding *found = NULL;
	struct html_token token;

	while (!found && html_tokens_next(&tokens, &token)) {
		const struct html_element *element = token.kind == HTML_START ? html_element_find(token.name) : NULL;

		if (!element)
			continue;
		tokens.model = element->model;
		tokens.element = token.name;
		if (slice_equal_ascii_case(token.name, SLICE("meta")))
			found = charset_of_meta(bytes, &token);
	}
	html_tokens_release(&tokens);
	return found;
}

/* ------------------------------------------------------------------------- row */

/* A doctype or tag of HTML begins it, behind comments and white space. */
static int sniff_html(struct slice bytes)
{
	size_t mark_bytes;
	const struct encoding *marked = encoding_by_mark(bytes, &mark_bytes);
	struct html_tokens tokens = HTML_TOKENS_INIT(slice_part(bytes, 0, SNIFF_BYTES), mark_bytes);
	struct html_token token;
	int sure = 0;

	if (marked && marked != &encoding_utf8)
		return 0;
	while (html_tokens_next(&tokens, &token)) {
		if (token.kind == HTML_COMMENT || (token.kind == HTML_TEXT && !slice_trim(slice_part(
							   bytes, token.range.begin, token.range.end)).bytes))
			continue;
		if (token.kind == HTML_DOCTYPE)
			sure = 100;
		else if (token.kind == HTML_START && html_element_find(token.name))
			sure = slice_equal_ascii_case(token.name, SLICE("html")) ? 100 : 60;
		break;
	}
	html_tokens_release(&tokens);
	return sure;
}

const struct format format_html = {
	.name = "html",
	.suffixes = "html htm xhtml xht shtml",
	.media_type = "text/html",
	.unencodable = UNENCODABLE_REFERENCE,
	.sniff = sniff_html,
	.declared_charset = declared_charset_html,
	.extract = extract_html,
	.encode = encode_html,
	.skeleton = walk_html,
};
