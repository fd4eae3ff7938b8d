/*
 * docx_extract -- WordprocessingML: where its texts are.
 *
 * What stands in a paragraph is handed to docx_paragraph.h: noise, text, pairs,
 * and all other elements as one code each. Paragraphs that stand in such a code
 * (a text box in a drawing) are units of their own, on top of the one around.
 */
#include <config.h>

#include "document/docx_extract.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/xml_write.h"
#include "document/docx_elements.h"
#include "document/docx_fields.h"
#include "document/docx_looks.h"
#include "document/docx_marks.h"
#include "document/docx_paragraph.h"
#include "document/docx_styles.h"
#include "document/xml_flow.h"

#include <stdlib.h>

#define NESTED_MAX 8	/* paragraphs within one another; deeper ones are part of a code */
#define FIELDS_MAX 16	/* fields within one another; deeper ones are codes without a meaning */
#define INSTRUCTION_BYTES 256 /* as much as is needed to know a field by */
#define NOWHERE SIZE_MAX

#define NO_BREAK_HYPHEN SLICE("\xe2\x80\x91")
#define SOFT_HYPHEN SLICE("\xc2\xad")

/* `w:fldChar` begin … separate … end */
struct field {
	bool in_instructions;
	bool swallows; /* its instructions, or a computed result; else its result is text */
	struct strbuf instructions;
};

struct paragraph {
	struct docx_paragraph atoms;
	size_t depth;

	/* The element that becomes one code, while inside of it. */
	size_t code_depth; /* or NOWHERE */
	struct document_range code_tag;
	const struct xml_element *code;

	size_t properties_depth; /* of w:pPr, or NOWHERE */
	size_t run_properties_depth; /* of w:rPr in a run, or NOWHERE */
	struct document_range property; /* the tag of one in it */

	size_t control_depth; /* of a content control before its content, or NOWHERE */
	size_t control_begin;

	/* The bookmark of the author's last place. */
	struct slice last_place; /* its id, or empty */
	size_t last_place_begin;

	unsigned level; /* of the heading, or 0 */
	bool numbered;
	struct docx_run_mark mark;
};

/* Fields go on over paragraphs, but not into those of a text box. */
struct fields {
	struct field items[FIELDS_MAX];
	size_t count;
};

struct docx {
	struct builder *builder;
	const struct document_options *options;
	struct docx_looks looks;
	struct paragraph paragraphs[NESTED_MAX];
	struct fields fields[NESTED_MAX];
	size_t count;
	const char *places[XML_DEPTH_LIMIT + 1];	    /* by depth: what units in it are called */
	size_t content_ends[XML_DEPTH_LIMIT + 1];	    /* by depth: of content controls */
	struct flow property; /* of the document */
	const struct xml_element *property_element; /* or NULL */
	bool in_language;
};

static struct paragraph *top(struct docx *docx)
{
	return docx->count ? &docx->paragraphs[docx->count - 1] : NULL;
}

static int kind_of(const struct xml_event *event)
{
	return event->element ? event->element->kind : 0;
}

static struct slice attribute(const struct docx *docx, const struct xml_event *event, const char *name)
{
	return xml_attribute_value(docx->builder->text, event->range, name);
}

/* ------------------------------------------------------------------------ fields */

static struct fields *fields_of(struct docx *docx)
{
	return &docx->fields[docx->count - 1];
}

static bool is_swallowed(const struct fields *fields)
{
	for (size_t i = 0; i < fields->count; i++)
		if (fields->items[i].swallows)
			return true;
	return false;
}

static void begin_field(struct fields *fields, struct paragraph *paragraph, struct document_range range)
{
	struct field *field = &fields->items[fields->count];

	if (!is_swallowed(fields))
		docx_paragraph_begin_field(&paragraph->atoms, range.begin);
	strbuf_clear(&field->instructions);
	field->in_instructions = field->swallows = true;
	fields->count++;
}

static void separate_field(struct fields *fields, struct paragraph *paragraph, struct document_range range)
{
	struct field *field = &fields->items[fields->count - 1];

	field->in_instructions = false;
	field->swallows = docx_field_is_computed(strbuf_slice(&field->instructions));
	if (!is_swallowed(fields))
		docx_paragraph_open_field(&paragraph->atoms, range.end);
}

static void end_field(struct fields *fields, struct paragraph *paragraph, struct document_range range)
{
	bool swallowed = fields->items[--fields->count].swallows;

	if (is_swallowed(fields))
		return;
	if (swallowed)
		docx_paragraph_end_field(&paragraph->atoms, range.end);
	else
		docx_paragraph_close_field(&paragraph->atoms, range);
}

static void handle_field_character(struct docx *docx, struct paragraph *paragraph, struct document_range range)
{
	struct slice type = xml_attribute_value(docx->builder->text, paragraph->code_tag, "fldCharType");
	struct fields *fields = fields_of(docx);

	if (slice_is(type, "begin") && fields->count < FIELDS_MAX)
		begin_field(fields, paragraph, range);
	else if (slice_is(type, "separate") && fields->count && fields->items[fields->count - 1].in_instructions &&
		 fields->items[fields->count - 1].swallows)
		separate_field(fields, paragraph, range);
	else if (slice_is(type, "end") && fields->count)
		end_field(fields, paragraph, range);
	else
		docx_paragraph_add_code(&paragraph->atoms, "field", range, 0);
}

/* What is passed over does not go on in the next paragraph. */
static void end_swallowing(struct docx *docx, struct paragraph *paragraph, size_t end)
{
	struct fields *fields = fields_of(docx);

	if (is_swallowed(fields))
		docx_paragraph_open_field(&paragraph->atoms, end);
	for (size_t i = 0; i < fields->count; i++)
		fields->items[i].swallows = fields->items[i].in_instructions = false;
}

static void add_instructions(struct docx *docx, struct slice text)
{
	struct fields *fields = fields_of(docx);
	struct field *field = fields->count ? &fields->items[fields->count - 1] : NULL;

	if (field && field->in_instructions && field->instructions.bytes < INSTRUCTION_BYTES)
		strbuf_add(&field->instructions, slice_part(text, 0, INSTRUCTION_BYTES));
}

/* -------------------------------------------------------------------- paragraphs */

static void start_paragraph(struct docx *docx, const struct xml_event *event)
{
	struct paragraph *paragraph = &docx->paragraphs[docx->count++];

	docx_paragraph_clear(&paragraph->atoms);
	paragraph->depth = event->depth;
	paragraph->code_depth = paragraph->properties_depth = paragraph->run_properties_depth = NOWHERE;
	paragraph->control_depth = NOWHERE;
	paragraph->last_place = SLICE("");
	paragraph->level = 0;
	paragraph->numbered = false;
	paragraph->mark = (struct docx_run_mark)DOCX_RUN_MARK_INIT;
	builder_open_scope(docx->builder, DOCUMENT_NOWHERE);
}

static const char *place_of(const struct docx *docx, size_t depth)
{
	while (depth-- > 0)
		if (docx->places[depth])
			return docx->places[depth];
	return NULL;
}

static struct slice type_of(const struct docx *docx, const struct paragraph *paragraph)
{
	const char *place = place_of(docx, paragraph->depth);

	if (paragraph->level && (!place || strcmp(place, "td") == 0))
		return slice_of(arena_printf(docx->builder->arena, "h%u", paragraph->level));
	if (place)
		return slice_of(place);
	return slice_of(paragraph->numbered ? "li" : "p");
}

static void end_paragraph(struct docx *docx, const struct xml_event *event)
{
	struct paragraph *paragraph = top(docx);
	struct slice type = type_of(docx, paragraph), source;

	end_swallowing(docx, paragraph, event->range.begin);
	source = docx_paragraph_finish(&paragraph->atoms, type);
	if (source.bytes && type.bytes == 2 && type.data[0] == 'h')
		builder_add_heading(docx->builder, paragraph->level, source);
	builder_close_scope(docx->builder);
	docx->count--;
	if (docx->count + 1 < NESTED_MAX)
		docx->fields[docx->count + 1].count = 0;
}

/* -------------------------------------------------------------------- properties */

static void start_property(struct docx *docx, struct paragraph *paragraph, const struct xml_event *event)
{
	switch (kind_of(event)) {
	case DOCX_LANGUAGE:
		docx_add_language(docx->builder, event->range, false);
		break;
	case DOCX_STYLE_OF_PARAGRAPH:
		paragraph->level = docx_styles_level(docx->builder, attribute(docx, event, "val"));
		break;
	case DOCX_OUTLINE_LEVEL:
		if (docx_outline_level(attribute(docx, event, "val")))
			paragraph->level = docx_outline_level(attribute(docx, event, "val"));
		break;
	case DOCX_NUMBERING:
		paragraph->numbered = true;
		break;
	default:
		break;
	}
}

static void start_run_property(struct docx *docx, struct paragraph *paragraph, const struct xml_event *event)
{
	if (event->depth != paragraph->run_properties_depth + 1)
		return;
	paragraph->property = event->range;
	docx_mark_property(&paragraph->mark, docx->builder, event->range);
	if (kind_of(event) == DOCX_LANGUAGE)
		docx_add_language(docx->builder, event->range, false);
}

static void end_run_property(struct docx *docx, struct paragraph *paragraph, const struct xml_event *event)
{
	struct document_range whole = { paragraph->property.begin, event->range.end };

	if (event->depth == paragraph->run_properties_depth + 1) {
		docx_looks_add(&docx->looks, docx->builder->text, paragraph->property, whole);
	} else if (event->depth == paragraph->run_properties_depth) {
		docx_mark_end_properties(&paragraph->mark, docx->builder, event->range);
		docx_paragraph_set_look(&paragraph->atoms, event->range.end, docx_looks_end(&docx->looks));
		paragraph->run_properties_depth = NOWHERE;
	}
}

/* ------------------------------------------------------------------------- codes */

static void start_code(struct paragraph *paragraph, const struct xml_event *event)
{
	paragraph->code_depth = event->depth;
	paragraph->code_tag = event->range;
	paragraph->code = event->element;
}

static unsigned flags_of_kind(int kind)
{
	switch (kind) {
	case 0:
	case DOCX_SIMPLE_FIELD:
		return FLOW_VISIBLE;
	case DOCX_DELETED:
	case DOCX_DROP:
		return FLOW_DROP;
	case DOCX_BREAK:
		return FLOW_BREAK;
	case DOCX_ROOM:
		return FLOW_ROOM;
	default:
		return 0;
	}
}

static void add_bookmark(struct docx *docx, struct paragraph *paragraph, struct document_range range)
{
	struct slice text = docx->builder->text;

	if (slice_is(xml_attribute_value(text, paragraph->code_tag, "name"), DOCX_LAST_PLACE)) {
		paragraph->last_place = xml_attribute_value(text, paragraph->code_tag, "id");
		paragraph->last_place_begin = range.begin;
	}
	docx_paragraph_add_code(&paragraph->atoms, "bookmark", range, 0);
}

/* A word may go on in front of the author's last place and behind it, if it holds nothing. */
static void end_bookmark(struct docx *docx, struct paragraph *paragraph, struct document_range range)
{
	struct slice id = xml_attribute_value(docx->builder->text, paragraph->code_tag, "id");
	bool drop = id.bytes && slice_equal(id, paragraph->last_place) &&
		    docx_paragraph_drop_last(&paragraph->atoms, paragraph->last_place_begin);

	docx_paragraph_add_code(&paragraph->atoms, "bookmark", range, drop ? FLOW_DROP : 0);
}

static void end_code(struct docx *docx, struct paragraph *paragraph, const struct xml_event *event)
{
	struct document_range range = { paragraph->code_tag.begin, event->range.end };
	const struct xml_element *element = paragraph->code;
	const char *name = element && element->code ? element->code : "x";
	int kind = element ? element->kind : 0;

	paragraph->code_depth = NOWHERE;
	if (kind == DOCX_FIELD_CHARACTER)
		handle_field_character(docx, paragraph, range);
	else if (kind == DOCX_NO_BREAK_HYPHEN)
		docx_paragraph_add_text(&paragraph->atoms, range, NO_BREAK_HYPHEN);
	else if (kind == DOCX_SOFT_HYPHEN)
		docx_paragraph_add_text(&paragraph->atoms, range, SOFT_HYPHEN);
	else if (kind == DOCX_TEXT)
		docx_paragraph_add_code(&paragraph->atoms, "hidden", range, 0);
	else if (kind == DOCX_BOOKMARK_START)
		add_bookmark(docx, paragraph, range);
	else if (kind == DOCX_BOOKMARK_END)
		end_bookmark(docx, paragraph, range);
	else
		docx_paragraph_add_code(&paragraph->atoms, name, range, flags_of_kind(kind));
}

/* ------------------------------------------------------------------------- events */

static bool is_open(const struct paragraph *paragraph)
{
	return paragraph && paragraph->code_depth == NOWHERE;
}

static bool is_hidden(const struct docx *docx, const struct paragraph *paragraph)
{
	return docx->looks.items[docx_paragraph_look(&paragraph->atoms)].traits & LOOK_HIDDEN;
}

static bool is_noise(const struct docx *docx, const struct paragraph *paragraph, int kind)
{
	int inside = docx_paragraph_inside(&paragraph->atoms);

	switch (kind) {
	case DOCX_INSERTED:
		return inside != DOCX_RUN && inside != DOCX_TEXT;
	case DOCX_RUN:
		return inside != DOCX_RUN && inside != DOCX_TEXT;
	case DOCX_TEXT:
		return inside == DOCX_RUN && !is_hidden(docx, paragraph);
	default:
		return false;
	}
}

/* Pairs do not stand in runs. */
static bool is_pair(struct docx *docx, const struct paragraph *paragraph, const struct xml_event *event)
{
	int inside = docx_paragraph_inside(&paragraph->atoms);

	if (inside == DOCX_RUN || inside == DOCX_TEXT)
		return false;
	return kind_of(event) == DOCX_PAIR ||
	       (kind_of(event) == DOCX_SIMPLE_FIELD && !docx_field_is_computed(attribute(docx, event, "instr")));
}

static void start_control_content(struct docx *docx, struct paragraph *paragraph, const struct xml_event *event)
{
	struct document_range open = { paragraph->control_begin, event->range.end };

	if (kind_of(event) != DOCX_CONTROL_CONTENT || event->depth != paragraph->control_depth + 1)
		return;
	docx->content_ends[paragraph->control_depth] = NOWHERE;
	paragraph->control_depth = NOWHERE;
	docx_paragraph_open_pair(&paragraph->atoms, "control", open);
}

static void start_inline(struct docx *docx, struct paragraph *paragraph, const struct xml_event *event)
{
	int kind = kind_of(event);

	if (is_noise(docx, paragraph, kind)) {
		docx_paragraph_open(&paragraph->atoms, kind, event->range);
		if (kind == DOCX_RUN)
			docx_mark_start_run(&paragraph->mark, docx->builder, event->range);
	} else if (kind == DOCX_RUN_PROPERTIES && docx_paragraph_inside(&paragraph->atoms) == DOCX_RUN &&
		   paragraph->atoms.fresh) { /* they come first */
		paragraph->run_properties_depth = event->depth;
		docx_mark_start_properties(&paragraph->mark);
		docx_looks_begin(&docx->looks);
	} else if (kind == DOCX_PARAGRAPH_PROPERTIES && event->depth == paragraph->depth + 1) {
		paragraph->properties_depth = event->depth;
	} else if (is_pair(docx, paragraph, event)) {
		docx_paragraph_open_pair(&paragraph->atoms, event->element->code, event->range);
	} else if (kind == DOCX_CONTROL && docx_paragraph_inside(&paragraph->atoms) != DOCX_RUN) {
		paragraph->control_depth = event->depth;
		paragraph->control_begin = event->range.begin;
	} else {
		start_code(paragraph, event);
	}
}

static void start_in_paragraph(struct docx *docx, struct paragraph *paragraph, const struct xml_event *event)
{
	if (paragraph->properties_depth != NOWHERE)
		start_property(docx, paragraph, event);
	else if (paragraph->run_properties_depth != NOWHERE)
		start_run_property(docx, paragraph, event);
	else if (paragraph->control_depth != NOWHERE)
		start_control_content(docx, paragraph, event);
	else
		start_inline(docx, paragraph, event);
}

static void refuse_changes(struct docx *docx, int kind)
{
	if (docx->options->docx.tracked_changes == CHANGES_REFUSE &&
	    (kind == DOCX_DELETED || kind == DOCX_CHANGE || kind == DOCX_INSERTED))
		error_set(docx->builder->err, ERROR_UNSUPPORTED,
			  _("it has changes that are neither accepted nor rejected; "
			    "decide on them, or set 'tracked-changes = accept'"));
}

static bool is_change(const struct docx *docx, const struct xml_event *event)
{
	return kind_of(event) != DOCX_INSERTED ||
	       !slice_ends(xml_tag_name(docx->builder->text, event->range), SLICE("smartTag"));
}

static void start(struct docx *docx, const struct xml_event *event)
{
	struct paragraph *paragraph = top(docx);
	int kind = kind_of(event);

	docx->places[event->depth] = kind == DOCX_PLACE ? event->element->code : NULL;
	docx->in_language = kind == DOCX_LANGUAGE_PROPERTY;
	if (is_change(docx, event))
		refuse_changes(docx, kind);
	if (is_open(paragraph))
		start_in_paragraph(docx, paragraph, event);
	if (kind == DOCX_PICTURE) {
		xml_flow_attribute(docx->builder, event->range, "title", SLICE("img title"));
		xml_flow_attribute(docx->builder, event->range, "descr", SLICE("img alt"));
	} else if (kind == DOCX_PROPERTY && !docx->count) {
		docx->property_element = event->element;
	} else if (kind == DOCX_PARAGRAPH && docx->count == NESTED_MAX) {
		builder_add_problem(docx->builder, PROBLEM_OPAQUE, event->range.begin);
	} else if (kind == DOCX_PARAGRAPH) {
		start_paragraph(docx, event);
	}
}

static void end_control(struct docx *docx, struct paragraph *paragraph, const struct xml_event *event)
{
	if (paragraph->control_depth == event->depth) {
		paragraph->control_depth = NOWHERE;
		docx_paragraph_add_code(&paragraph->atoms, "control",
					(struct document_range){ paragraph->control_begin, event->range.end }, 0);
	} else if (docx->content_ends[event->depth] != NOWHERE) {
		docx_paragraph_close_pair(&paragraph->atoms, "control",
					  (struct document_range){ docx->content_ends[event->depth], event->range.end });
	}
}

static void end_inline(struct docx *docx, struct paragraph *paragraph, const struct xml_event *event)
{
	int kind = kind_of(event);

	switch (kind) {
	case DOCX_RUN:
		docx_mark_end_run(&paragraph->mark, docx->builder, event->range);
		docx_paragraph_close(&paragraph->atoms, event->range);
		break;
	case DOCX_INSERTED:
	case DOCX_TEXT:
		docx_paragraph_close(&paragraph->atoms, event->range);
		break;
	case DOCX_PAIR:
	case DOCX_SIMPLE_FIELD:
		docx_paragraph_close_pair(&paragraph->atoms, event->element->code, event->range);
		break;
	case DOCX_CONTROL_CONTENT:
		docx->content_ends[event->depth - 1] = event->range.begin;
		break;
	case DOCX_CONTROL:
		end_control(docx, paragraph, event);
		break;
	default:
		break;
	}
}

static void end_in_paragraph(struct docx *docx, struct paragraph *paragraph, const struct xml_event *event)
{
	if (paragraph->properties_depth == event->depth)
		paragraph->properties_depth = NOWHERE;
	else if (paragraph->properties_depth != NOWHERE)
		return;
	else if (paragraph->run_properties_depth != NOWHERE)
		end_run_property(docx, paragraph, event);
	else if (paragraph->control_depth == NOWHERE || paragraph->control_depth == event->depth)
		end_inline(docx, paragraph, event);
}

static void end(struct docx *docx, const struct xml_event *event)
{
	struct paragraph *paragraph;

	docx->in_language = false;
	if (docx->property_element && docx->property_element == event->element) {
		flow_finish(&docx->property, docx->builder, slice_of(event->element->code), XML_TEXT);
		docx->property_element = NULL;
	}
	if (top(docx) && top(docx)->depth == event->depth)
		end_paragraph(docx, event);
	paragraph = top(docx);
	if (!paragraph)
		return;
	if (paragraph->code_depth == event->depth)
		end_code(docx, paragraph, event);
	else if (is_open(paragraph))
		end_in_paragraph(docx, paragraph, event);
}

/* Not in a code, or in properties. */
static bool holds_text(const struct paragraph *paragraph)
{
	return is_open(paragraph) && paragraph->properties_depth == NOWHERE &&
	       paragraph->run_properties_depth == NOWHERE && paragraph->control_depth == NOWHERE;
}

static void add_text(struct docx *docx, const struct xml_event *event)
{
	struct paragraph *paragraph = top(docx);

	if (docx->in_language && language_find(event->text))
		builder_add_language(docx->builder, event->range, LANGUAGE_FULL, true);
	if (docx->property_element)
		xml_flow_text(&docx->property, event, XML_SPACE_JOIN, 0);
	if (!paragraph)
		return;
	if (holds_text(paragraph) && docx_paragraph_inside(&paragraph->atoms) == DOCX_TEXT)
		docx_paragraph_add_text(&paragraph->atoms, event->range, event->text);
	else if (holds_text(paragraph) && slice_trim(event->text).bytes)
		docx_paragraph_add_code(&paragraph->atoms, "x", event->range, 0); /* has no place here; stays */
	else if (!is_open(paragraph) && paragraph->code && paragraph->code->kind == DOCX_FIELD_CODE)
		add_instructions(docx, event->text);
}

static void add_other(struct docx *docx, const struct xml_event *event)
{
	struct paragraph *paragraph = top(docx);

	if (holds_text(paragraph))
		docx_paragraph_add_code(&paragraph->atoms, "x", event->range, 0);
	if (docx->property_element)
		flow_standalone(&docx->property, SLICE("x"), event->range, 0);
}

static void handle(void *data, const struct xml_event *event)
{
	struct docx *docx = data;

	switch (event->kind) {
	case XML_EVENT_START:
		start(docx, event);
		break;
	case XML_EVENT_END:
		end(docx, event);
		break;
	case XML_EVENT_TEXT:
		add_text(docx, event);
		break;
	case XML_EVENT_OTHER:
		add_other(docx, event);
		break;
	}
}

static void init(struct docx *docx, struct builder *builder, const struct document_options *options)
{
	docx->builder = builder;
	docx->options = options;
	docx->property = (struct flow)FLOW_INIT;
	docx_looks_init(&docx->looks, builder->arena);
	for (size_t i = 0; i < NESTED_MAX; i++) {
		docx_paragraph_init(&docx->paragraphs[i].atoms, builder, &docx->looks);
		for (size_t k = 0; k < FIELDS_MAX; k++)
			strbuf_init(&docx->fields[i].items[k].instructions);
	}
}

static void release(struct docx *docx)
{
	for (size_t i = 0; i < NESTED_MAX; i++) {
		docx_paragraph_release(&docx->paragraphs[i].atoms);
		for (size_t k = 0; k < FIELDS_MAX; k++)
			strbuf_release(&docx->fields[i].items[k].instructions);
	}
	docx_looks_release(&docx->looks);
	flow_release(&docx->property);
}

void docx_extract(struct builder *builder, const struct document_options *options)
{
	struct docx *docx;

	if (builder->part == DOCX_PART_STYLES) {
		docx_styles_read(builder);
		return;
	}
	docx = alloc_zeroed(1, sizeof(*docx));
	init(docx, builder, options);
	xml_scan(builder->text, docx_elements, handle, docx, builder->err);
	release(docx);
	free(docx);
}
