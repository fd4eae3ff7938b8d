/*
 * odt_extract -- OpenDocument texts: where their texts are.
 *
 * A paragraph is poured into a flow (flow.h). An element in it that is neither a
 * span nor a link is one code; paragraphs that stand in such a code (a footnote,
 * a text box) are units of their own, each with a flow on top of the one around it.
 */
#include <config.h>

#include "document/odt_extract.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "document/odt_looks.h"
#include "document/xml_flow.h"

#include <stdlib.h>

#define NESTED_MAX 16 /* paragraphs within one another; deeper ones are part of a code */
#define NOWHERE SIZE_MAX

const struct xml_element odt_elements[] = {
	{ "text:p", ODT_PARAGRAPH, NULL },
	{ "text:h", ODT_HEADING, NULL },
	{ "dc:title", ODT_PROPERTY, "title" },
	{ "dc:subject", ODT_PROPERTY, "subject" },
	{ "dc:description", ODT_PROPERTY, "description" },
	{ "meta:keyword", ODT_PROPERTY, "keyword" },
	{ "svg:title", ODT_PROPERTY, "img title" },
	{ "svg:desc", ODT_PROPERTY, "img alt" },

	{ "text:span", ODT_SPAN, NULL },
	{ "text:a", ODT_PAIR, "a" },
	{ "text:meta", ODT_PAIR, "meta" },
	{ "text:meta-field", ODT_PAIR, "meta" },
	{ "text:ruby", ODT_PAIR, "ruby" },
	{ "text:ruby-base", ODT_PAIR, "ruby" },
	/* Fields that take over a text, which readers see as it is until somebody updates them. */
	{ "text:bookmark-ref", ODT_PAIR, "ref" },
	{ "text:reference-ref", ODT_PAIR, "ref" },
	{ "text:sequence-ref", ODT_PAIR, "ref" },
	{ "text:bibliography-mark", ODT_PAIR, "ref" },
	{ "text:chapter", ODT_PAIR, "field" },
	{ "text:conditional-text", ODT_PAIR, "field" },
	{ "text:description", ODT_PAIR, "field" },
	{ "text:keywords", ODT_PAIR, "field" },
	{ "text:placeholder", ODT_PAIR, "field" },
	{ "text:subject", ODT_PAIR, "field" },
	{ "text:text-input", ODT_PAIR, "field" },
	{ "text:title", ODT_PAIR, "field" },
	{ "text:user-defined", ODT_PAIR, "field" },
	{ "text:user-field-get", ODT_PAIR, "field" },
	{ "text:variable-get", ODT_PAIR, "field" },
	{ "text:s", ODT_SPACE, "s" },
	{ "text:tab", ODT_SPACE, "tab" },
	{ "text:line-break", ODT_BREAK, "br" },
	{ "text:soft-page-break", ODT_DROP, "x" },
	{ "text:bookmark", ODT_MARK, "bookmark" },
	{ "text:bookmark-start", ODT_MARK, "bookmark" },
	{ "text:bookmark-end", ODT_MARK, "bookmark" },
	{ "text:reference-mark", ODT_MARK, "mark" },
	{ "text:reference-mark-start", ODT_MARK, "mark" },
	{ "text:reference-mark-end", ODT_MARK, "mark" },
	{ "text:alphabetical-index-mark", ODT_MARK, "mark" },
	{ "text:alphabetical-index-mark-start", ODT_MARK, "mark" },
	{ "text:alphabetical-index-mark-end", ODT_MARK, "mark" },
	{ "text:user-index-mark", ODT_MARK, "mark" },
	{ "text:user-index-mark-start", ODT_MARK, "mark" },
	{ "text:user-index-mark-end", ODT_MARK, "mark" },
	{ "text:toc-mark", ODT_MARK, "mark" },
	{ "text:toc-mark-start", ODT_MARK, "mark" },
	{ "text:toc-mark-end", ODT_MARK, "mark" },
	{ "text:change", ODT_MARK, "change" },
	{ "text:change-start", ODT_MARK, "change" },
	{ "text:change-end", ODT_MARK, "change" },
	{ "office:annotation", ODT_ANNOTATION, "comment" },
	{ "office:annotation-end", ODT_MARK, "comment" },
	{ "text:note", ODT_NOTE, "note" },
	{ "draw:frame", ODT_PLACE, "img" },
	{ "draw:text-box", ODT_PLACE, "textbox" },
	{ "draw:custom-shape", ODT_PLACE, "textbox" },

	{ "table:table-cell", ODT_PLACE, "td" },
	{ "text:list-item", ODT_PLACE, "li" },
	{ "style:header", ODT_PLACE, "header" },
	{ "style:header-left", ODT_PLACE, "header" },
	{ "style:header-first", ODT_PLACE, "header" },
	{ "style:footer", ODT_PLACE, "footer" },
	{ "style:footer-left", ODT_PLACE, "footer" },
	{ "style:footer-first", ODT_PLACE, "footer" },

	{ "text:tracked-changes", ODT_CHANGES, NULL },
	{ "text:changed-region", ODT_CHANGE, NULL },
	{ "office:forms", ODT_SKIP, NULL },
	{ "office:scripts", ODT_SKIP, NULL },
	{ "office:event-listeners", ODT_SKIP, NULL },
	{ "text:hidden-paragraph", ODT_MARK, "field" },
	{ "text:hidden-text", ODT_MARK, "field" },
	{ "style:style", ODT_STYLE, NULL },
	{ "style:text-properties", ODT_TEXT_PROPERTIES, NULL },
	{ "text:list-level-style-number", ODT_LABEL, NULL },
	{ "text:list-level-style-bullet", ODT_LABEL, NULL },
	{ "text:outline-level-style", ODT_LABEL, NULL },
	{ "dc:language", ODT_LANGUAGE, NULL },
	{ NULL, 0, NULL },
};

/* The element names of all else: text:date, text:page-number … */
#define CODE_FIELD "field"

static const unsigned code_flags[] = {
	[0] = FLOW_VISIBLE,	 [ODT_SPACE] = FLOW_ROOM, [ODT_BREAK] = FLOW_BREAK, [ODT_MARK] = 0,
	[ODT_DROP] = FLOW_DROP,	 [ODT_PLACE] = 0,	  [ODT_NOTE] = FLOW_VISIBLE, [ODT_ANNOTATION] = 0,
	[ODT_LANGUAGE] = 0,
};

struct paragraph {
	struct flow flow;
	size_t depth;
	const struct xml_element *element;
	struct document_range tag;

	/* The element that becomes one code, while inside of it. */
	size_t code_depth; /* or NOWHERE */
	size_t code_begin;
	const struct xml_element *code;

	/* A span that was just closed; one of the same look goes on with it. */
	bool pending;
	size_t pending_look;
	struct document_range pending_tag;
};

struct odt {
	struct builder *builder;
	const struct document_options *options;
	struct odt_looks looks;
	struct paragraph paragraphs[NESTED_MAX];
	size_t count;
	size_t skip; /* depth of what is not for translation, or NOWHERE */

	const char *places[XML_DEPTH_LIMIT + 1]; /* by depth: what units in it are called */
	size_t span_looks[XML_DEPTH_LIMIT + 1];  /* by depth */

	struct document_range style, properties;
	size_t style_depth; /* or NOWHERE */
	bool in_language;
};

bool odt_names_language(struct slice name)
{
	static const char *const names[] = { "language", "country", "script", "rfc-language-tag" };

	for (size_t i = 0; i < ARRAY_COUNT(names); i++)
		if (slice_is(name, names[i]))
			return true;
	return false;
}

static struct paragraph *top(struct odt *odt)
{
	return odt->count ? &odt->paragraphs[odt->count - 1] : NULL;
}

static bool is_open(const struct paragraph *paragraph)
{
	return paragraph && paragraph->code_depth == NOWHERE;
}

/* ----------------------------------------------------------------------- language */

/* Names of the language: each attribute of them, and the script behind the country where there is none. */
static void add_languages(struct odt *odt, struct document_range tag)
{
	struct builder *builder = odt->builder;
	struct document_range language, value;
	bool scripted = xml_find_attribute(builder->text, tag, "script", &value);

	if (!xml_find_attribute(builder->text, tag, "language", &language) ||
	    !language_find(slice_part(builder->text, language.begin, language.end)))
		return;
	builder_add_language(builder, language, LANGUAGE_BASE, true);
	if (scripted)
		builder_add_language(builder, value, LANGUAGE_SCRIPT, true);
	if (xml_find_attribute(builder->text, tag, "country", &value))
		builder_add_language(builder, value,
				     scripted || slice_find(slice_part(builder->text, tag.begin, tag.end),
							    SLICE("fo:country=\""), 0) == SIZE_MAX ?
					     LANGUAGE_TERRITORY :
					     LANGUAGE_TERRITORY_SCRIPT,
				     true);
	if (xml_find_attribute(builder->text, tag, "rfc-language-tag", &value))
		builder_add_language(builder, value, LANGUAGE_FULL, true);
}

/* ------------------------------------------------------------------------- styles */

static void start_style(struct odt *odt, const struct xml_event *event)
{
	odt->style = event->range;
	odt->style_depth = event->depth;
	odt->properties = (struct document_range){ 0, 0 };
}

static void end_style(struct odt *odt)
{
	struct slice text = odt->builder->text;

	odt->style_depth = NOWHERE;
	if (slice_is(xml_attribute_value(text, odt->style, "family"), "text"))
		odt_looks_add(&odt->looks, text, odt->style, odt->properties);
}

/* ------------------------------------------------------------------------- spans */

static struct slice look_name(const struct odt *odt, size_t look)
{
	return slice_of(odt->looks.items[look].code);
}

static void flush_span(struct odt *odt, struct paragraph *paragraph)
{
	if (!paragraph->pending)
		return;
	paragraph->pending = false;
	flow_close(&paragraph->flow, look_name(odt, paragraph->pending_look), paragraph->pending_tag);
}

static void start_span(struct odt *odt, struct paragraph *paragraph, const struct xml_event *event)
{
	size_t look = odt_looks_find(&odt->looks, xml_attribute_value(odt->builder->text, event->range, "style-name"));

	odt->span_looks[event->depth] = look;
	if (paragraph->pending && paragraph->pending_look == look) {
		struct document_range between = { paragraph->pending_tag.begin, event->range.end };

		paragraph->pending = false;
		flow_standalone(&paragraph->flow, SLICE("x"), between, FLOW_DROP);
		return;
	}
	flush_span(odt, paragraph);
	flow_open(&paragraph->flow, look_name(odt, look), event->range);
}

/* An empty `<text:span/>` has no end tag of its own. */
static void end_span(struct odt *odt, struct paragraph *paragraph, const struct xml_event *event)
{
	flush_span(odt, paragraph);
	paragraph->pending = true;
	paragraph->pending_look = odt->span_looks[event->depth];
	paragraph->pending_tag = event->range;
	if (event->range.begin == event->range.end)
		flush_span(odt, paragraph);
}

/* -------------------------------------------------------------------- paragraphs */

static void start_paragraph(struct odt *odt, const struct xml_event *event)
{
	struct paragraph *paragraph = &odt->paragraphs[odt->count++];

	flow_clear(&paragraph->flow);
	paragraph->depth = event->depth;
	paragraph->element = event->element;
	paragraph->tag = event->range;
	paragraph->code_depth = NOWHERE;
	paragraph->pending = false;
}

static const char *place_of(const struct odt *odt, size_t depth)
{
	while (depth-- > 0)
		if (odt->places[depth])
			return odt->places[depth];
	return "p";
}

static unsigned heading_level(const struct odt *odt, const struct paragraph *paragraph)
{
	struct slice level = xml_attribute_value(odt->builder->text, paragraph->tag, "outline-level");
	unsigned number = level.bytes && level.data[0] >= '1' && level.data[0] <= '9' ? (unsigned)(level.data[0] - '0') : 1;

	return number > BUILD_HEADING_LEVELS || level.bytes > 1 ? BUILD_HEADING_LEVELS : number;
}

static void end_paragraph(struct odt *odt)
{
	struct paragraph *paragraph = top(odt);
	struct builder *builder = odt->builder;
	struct slice type = slice_of(paragraph->element->code), source;
	unsigned level = paragraph->element->kind == ODT_HEADING ? heading_level(odt, paragraph) : 0;

	flush_span(odt, paragraph);
	if (level)
		type = slice_of(arena_printf(builder->arena, "h%u", level));
	else if (!type.bytes)
		type = slice_of(place_of(odt, paragraph->depth));
	source = flow_finish(&paragraph->flow, builder, type, 0);
	if (level && source.bytes)
		builder_add_heading(builder, level, source);
	odt->count--;
}

static void start_code(struct paragraph *paragraph, const struct xml_event *event)
{
	paragraph->code_depth = event->depth;
	paragraph->code_begin = event->range.begin;
	paragraph->code = event->element;
}

static void end_code(struct paragraph *paragraph, const struct xml_event *event)
{
	const struct xml_element *element = paragraph->code;
	struct document_range range = { paragraph->code_begin, event->range.end };
	int kind = element && element->kind < (int)ARRAY_COUNT(code_flags) ? element->kind : 0;

	paragraph->code_depth = NOWHERE;
	flow_standalone(&paragraph->flow, slice_of(element && element->code ? element->code : CODE_FIELD), range,
			code_flags[kind]);
}

/* ------------------------------------------------------------------------- events */

static bool is_skipped(const struct odt *odt, int kind)
{
	return kind == ODT_SKIP || kind == ODT_CHANGES || (kind == ODT_ANNOTATION && !odt->options->odt.comments);
}

static const char *place_name(const struct odt *odt, const struct xml_event *event)
{
	const struct xml_element *element = event->element;

	if (!element || (element->kind != ODT_PLACE && element->kind != ODT_NOTE && element->kind != ODT_ANNOTATION))
		return NULL;
	if (element->kind == ODT_NOTE)
		return slice_is(xml_attribute_value(odt->builder->text, event->range, "note-class"), "endnote") ?
			       "endnote" :
			       "footnote";
	return strcmp(element->code, "img") == 0 ? NULL : element->code;
}

static void start_inline(struct odt *odt, struct paragraph *paragraph, const struct xml_event *event)
{
	int kind = event->element ? event->element->kind : 0;

	if (kind == ODT_SPAN) {
		start_span(odt, paragraph, event);
		return;
	}
	flush_span(odt, paragraph);
	if (kind == ODT_PAIR)
		flow_open(&paragraph->flow, slice_of(event->element->code), event->range);
	else
		start_code(paragraph, event);
}

static void start(struct odt *odt, const struct xml_event *event)
{
	int kind = event->element ? event->element->kind : 0;
	struct paragraph *paragraph = top(odt);

	odt->places[event->depth] = place_name(odt, event);
	if (kind == ODT_CHANGE && odt->options->odt.tracked_changes == CHANGES_REFUSE)
		error_set(odt->builder->err, ERROR_UNSUPPORTED,
			  _("it has changes that are neither accepted nor rejected; "
			    "decide on them, or set 'tracked-changes = accept'"));
	if (odt->skip != NOWHERE)
		return;
	if (is_open(paragraph))
		start_inline(odt, paragraph, event);
	if (is_skipped(odt, kind))
		odt->skip = event->depth;
	else if (odt_holds_unit(kind) && odt->count == NESTED_MAX)
		builder_add_problem(odt->builder, PROBLEM_OPAQUE, event->range.begin);
	else if (odt_holds_unit(kind))
		start_paragraph(odt, event);
	else if (kind == ODT_STYLE)
		start_style(odt, event);
	else if (kind == ODT_TEXT_PROPERTIES) {
		odt->properties = event->range;
		add_languages(odt, event->range);
	} else if (kind == ODT_LABEL) {
		xml_flow_attribute(odt->builder, event->range, "num-prefix", SLICE("label"));
		xml_flow_attribute(odt->builder, event->range, "num-suffix", SLICE("label"));
	}
	odt->in_language = kind == ODT_LANGUAGE;
}

static void end(struct odt *odt, const struct xml_event *event)
{
	int kind = event->element ? event->element->kind : 0;
	struct paragraph *paragraph;

	odt->in_language = false;
	if (odt->skip != NOWHERE && odt->skip != event->depth)
		return;
	odt->skip = NOWHERE;
	if (odt->style_depth == event->depth)
		end_style(odt);
	if (top(odt) && top(odt)->depth == event->depth)
		end_paragraph(odt);
	paragraph = top(odt);
	if (!paragraph)
		return;
	if (paragraph->code_depth == event->depth)
		end_code(paragraph, event);
	else if (is_open(paragraph) && kind == ODT_SPAN)
		end_span(odt, paragraph, event);
	else if (is_open(paragraph) && kind == ODT_PAIR) {
		flush_span(odt, paragraph);
		flow_close(&paragraph->flow, slice_of(event->element->code), event->range);
	}
}

static void add_text(struct odt *odt, const struct xml_event *event)
{
	struct paragraph *paragraph = top(odt);

	if (odt->in_language && language_find(event->text))
		builder_add_language(odt->builder, event->range, LANGUAGE_FULL, true);
	if (!is_open(paragraph) || odt->skip != NOWHERE)
		return;
	flush_span(odt, paragraph);
	xml_flow_text(&paragraph->flow, event, XML_SPACE_JOIN, 0);
}

static void add_other(struct odt *odt, const struct xml_event *event)
{
	struct paragraph *paragraph = top(odt);

	if (!is_open(paragraph) || odt->skip != NOWHERE)
		return;
	flush_span(odt, paragraph);
	flow_standalone(&paragraph->flow, SLICE("x"), event->range, 0);
}

static void handle(void *data, const struct xml_event *event)
{
	struct odt *odt = data;

	switch (event->kind) {
	case XML_EVENT_START:
		start(odt, event);
		break;
	case XML_EVENT_END:
		end(odt, event);
		break;
	case XML_EVENT_TEXT:
		add_text(odt, event);
		break;
	case XML_EVENT_OTHER:
		add_other(odt, event);
		break;
	}
}

void odt_extract(struct builder *builder, const struct document_options *options)
{
	struct odt *odt = alloc_zeroed(1, sizeof(*odt));

	odt->builder = builder;
	odt->options = options;
	odt->skip = odt->style_depth = NOWHERE;
	odt_looks_init(&odt->looks, builder->arena);
	for (size_t i = 0; i < NESTED_MAX; i++)
		odt->paragraphs[i].flow = (struct flow)FLOW_INIT;
	xml_scan(builder->text, odt_elements, handle, odt, builder->err);
	for (size_t i = 0; i < NESTED_MAX; i++)
		flow_release(&odt->paragraphs[i].flow);
	odt_looks_release(&odt->looks);
	free(odt);
}
