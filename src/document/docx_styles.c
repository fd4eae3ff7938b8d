/*
 * docx_styles -- which paragraphs are headings: those whose style has an outline
 * level, or one of the names that Word gives in every language of its interface.
 */
#include <config.h>

#include "document/docx_styles.h"

#include "base/alloc.h"
#include "document/docx_elements.h"

#include <stdlib.h>

#define HEADING_STYLES_MAX 256 /* of a document; further ones are ordinary paragraphs */

struct docx_styles {
	struct {
		struct slice id;
		unsigned level;
	} headings[HEADING_STYLES_MAX];
	size_t count;
};

struct reading {
	struct builder *builder;
	struct docx_styles *styles;
	struct slice id;
	unsigned level;
};

unsigned docx_outline_level(struct slice value)
{
	if (value.bytes != 1 || value.data[0] < '0' || value.data[0] > '8')
		return 0;
	return value.data[0] > '5' ? BUILD_HEADING_LEVELS : (unsigned)(value.data[0] - '0') + 1;
}

/* "heading 2", and of ids "Heading2". */
static unsigned level_of_name(struct slice name)
{
	struct slice digit = slice_part(name, name.bytes ? name.bytes - 1 : 0, name.bytes);

	if (slice_equal_ascii_case(name, SLICE("title")))
		return 1;
	if ((name.bytes != 8 && name.bytes != 9) ||
	    !slice_equal_ascii_case(slice_part(name, 0, 7), SLICE("heading")) || digit.data[0] < '1' ||
	    digit.data[0] > '9')
		return 0;
	return docx_outline_level((struct slice){ (const char[]){ (char)(digit.data[0] - 1) }, 1 });
}

void docx_add_language(struct builder *builder, struct document_range tag, bool whole)
{
	struct document_range value;

	if (xml_find_attribute(builder->text, tag, "val", &value) &&
	    language_find(slice_part(builder->text, value.begin, value.end)))
		builder_add_language(builder, value, LANGUAGE_FULL, whole);
}

static void start(struct reading *reading, const struct xml_event *event)
{
	struct slice text = reading->builder->text;
	unsigned level = 0;

	if (!event->element)
		return;
	switch (event->element->kind) {
	case DOCX_STYLE:
		reading->id = xml_attribute_value(text, event->range, "styleId");
		reading->level = 0;
		break;
	case DOCX_STYLE_NAME:
		level = level_of_name(xml_attribute_value(text, event->range, "val"));
		break;
	case DOCX_OUTLINE_LEVEL:
		level = docx_outline_level(xml_attribute_value(text, event->range, "val"));
		break;
	case DOCX_LANGUAGE:
		docx_add_language(reading->builder, event->range, true);
		break;
	default:
		break;
	}
	if (level)
		reading->level = level;
}

static void read_event(void *data, const struct xml_event *event)
{
	struct reading *reading = data;
	struct docx_styles *styles = reading->styles;

	if (event->kind == XML_EVENT_START)
		start(reading, event);
	if (event->kind != XML_EVENT_END || !event->element || event->element->kind != DOCX_STYLE ||
	    !reading->level || !reading->id.bytes || styles->count == HEADING_STYLES_MAX)
		return;
	styles->headings[styles->count].id = reading->id;
	styles->headings[styles->count++].level = reading->level;
}

void docx_styles_read(struct builder *builder)
{
	struct reading reading = { .builder = builder, .styles = arena_zeroed(builder->arena, 1, sizeof(struct docx_styles)) };

	*builder->shared = reading.styles;
	xml_scan(builder->text, docx_elements, read_event, &reading, builder->err);
}

unsigned docx_styles_level(const struct builder *builder, struct slice style)
{
	const struct docx_styles *styles = *builder->shared;

	for (size_t i = 0; styles && i < styles->count; i++)
		if (slice_equal(styles->headings[i].id, style))
			return styles->headings[i].level;
	return styles ? 0 : level_of_name(style);
}
