/*
 * xml_flow -- text of XML as items of a flow.
 */
#include <config.h>

#include "document/xml_flow.h"

#include "base/i18n.h"
#include "base/xml_write.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void add_space(struct flow *flow, struct document_range range, size_t blanks, enum xml_space space,
		      size_t place)
{
	struct strbuf kept = STRBUF_INIT;

	if (!blanks)
		return;
	for (size_t i = 0; i < blanks && space == XML_SPACE_KEEP; i++)
		strbuf_add_byte(&kept, ' ');
	flow_add_space(flow, range, strbuf_slice(&kept));
	flow_set_place(flow, place);
	strbuf_release(&kept);
}

/* Blanks in the middle of words, as one where they are joined. */
static void add_words(struct flow *flow, struct document_range range, struct slice words, enum xml_space space,
		      size_t place)
{
	struct strbuf clean = STRBUF_INIT;

	for (size_t i = 0; i < words.bytes; i++) {
		bool blank = is_blank(words.data[i]);

		if (!blank || space == XML_SPACE_KEEP || !is_blank(words.data[i - 1]))
			strbuf_add_byte(&clean, blank ? ' ' : words.data[i]);
	}
	flow_add_text(flow, range, strbuf_slice(&clean));
	flow_set_place(flow, place);
	strbuf_release(&clean);
}

void xml_flow_text(struct flow *flow, const struct xml_event *event, enum xml_space space, size_t place)
{
	struct slice text = event->text;
	struct document_range range = event->range, front = range, back = range;
	size_t begin = 0, end = text.bytes;

	while (begin < end && is_blank(text.data[begin]))
		begin++;
	if (begin == end) {
		add_space(flow, range, end, space, place);
		return;
	}
	while (is_blank(text.data[end - 1]))
		end--;

	/* A reference and a CDATA section are not cut. */
	front.end = back.begin = range.begin;
	back.begin = back.end;
	if (range.end - range.begin == text.bytes) {
		front.end = range.begin + begin;
		back.begin = range.begin + end;
	}
	add_space(flow, front, begin, space, place);
	add_words(flow, (struct document_range){ front.end, back.begin }, slice_part(text, begin, end), space, place);
	add_space(flow, back, text.bytes - end, space, place);
}

bool xml_refuse_macros(struct error *err)
{
	return error_set(err, ERROR_UNSUPPORTED, _("it carries macros; save it without them"));
}

void xml_flow_attribute(struct builder *builder, struct document_range tag, const char *name, struct slice type)
{
	struct document_range value;
	struct strbuf decoded = STRBUF_INIT;
	struct flow flow = FLOW_INIT;

	if (!xml_find_attribute(builder->text, tag, name, &value))
		return;
	xml_decode(slice_part(builder->text, value.begin, value.end), &decoded);
	xml_flow_text(&flow, &(struct xml_event){ .range = value, .text = strbuf_slice(&decoded) }, XML_SPACE_JOIN, 0);
	flow_finish(&flow, builder, type,
		    builder->text.data[value.begin - 1] == '"' ? XML_ATTRIBUTE : XML_ATTRIBUTE_SINGLE);
	flow_release(&flow);
	strbuf_release(&decoded);
}
