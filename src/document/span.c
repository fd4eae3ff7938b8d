/*
 * span -- which elements of a document name a language, and the texts in them.
 */
#include <config.h>

#include "base/alloc.h"
#include "document/build.h"
#include "document/model.h"

void builder_open_span(struct builder *builder, size_t begin, struct slice tag)
{
	struct document *document = builder->document;
	const struct span *last = document->span_count ? &document->spans[document->span_count - 1] : NULL;

	/* Looking up asks for their order. */
	if (last && last->stream == builder->stream && last->begin > begin)
		return;
	ARRAY_GROW(document->spans, document->span_count, document->span_capacity);
	document->spans[document->span_count] = (struct span){
		.stream = builder->stream,
		.begin = (uint32_t)begin,
		.end = (uint32_t)builder->text.bytes,
		.parent = builder->span,
		.tag = tag,
	};
	builder->span = (uint32_t)document->span_count++;
}

void builder_close_span(struct builder *builder, size_t begin, size_t end)
{
	struct span *span;

	if (builder->span == DOCUMENT_NO_SPAN)
		return;
	span = &builder->document->spans[builder->span];
	if (span->begin != begin)
		return;
	span->end = (uint32_t)end;
	builder->span = span->parent;
}

/* The count of spans that begin in front of the place, or at it. */
static size_t count_spans(const struct document *document, size_t stream, size_t at)
{
	size_t low = 0, high = document->span_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct span *span = &document->spans[middle];

		if (span->stream < stream || (span->stream == stream && span->begin <= at))
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct slice document_unit_tag(const struct document *document, const struct document_unit *unit)
{
	size_t index = count_spans(document, unit->stream, unit->range.begin);

	if (index-- == 0 || document->spans[index].stream != unit->stream)
		return SLICE_NONE;
	while (document->spans[index].end < unit->range.end) {
		if (document->spans[index].parent == DOCUMENT_NO_SPAN)
			return SLICE_NONE;
		index = document->spans[index].parent;
	}
	return document->spans[index].tag;
}

struct slice document_code_tag(const struct document *document, const struct document_unit *unit,
			       const struct document_code *code)
{
	const struct span *span;
	size_t index;

	if (code->standalone || code->open.end == code->open.begin)
		return SLICE_NONE;
	index = count_spans(document, unit->stream, code->open.end - 1);
	span = index ? &document->spans[index - 1] : NULL;
	return span && span->stream == unit->stream && span->begin >= code->open.begin ? span->tag : SLICE_NONE;
}

bool document_has_tags(const struct document *document)
{
	return document->span_count > 0;
}
