/*
 * build -- what formats find, put into the document.
 */
#include <config.h>

#include "document/build.h"

#include "base/alloc.h"
#include "document/model.h"

#include <assert.h>

#define PATH_SEPARATOR " › "
#define PATH_HEADING_BYTES 120 /* a longer heading is cut in paths */

/* Most units have none, and share the one that says so. */
static const struct document_extras *keep_extras(struct builder *builder, const struct document_extras *extras)
{
	static const struct document_extras none;
	struct document_extras *kept;

	if (!extras || (!extras->space_count && !extras->spelling.bytes && !extras->frame && !extras->lead.bytes &&
			!extras->tail.bytes))
		return &none;
	kept = arena_alloc(builder->arena, sizeof(*kept));
	*kept = *extras;
	return kept;
}

void builder_add_unit(struct builder *builder, const struct document_unit *unit,
		      const struct document_extras *extras)
{
	struct document *document = builder->document;
	struct document_unit *added;

	ARRAY_GROW(document->units, document->unit_count, document->unit_capacity);
	added = &document->units[document->unit_count++];
	*added = *unit;
	added->stream = builder->stream;
	added->path = builder->path;
	added->style = builder->style_base + (unit->style << builder->style_shift);
	added->scope = builder->scope;
	added->extras = keep_extras(builder, extras);
}

void builder_add_problem(struct builder *builder, enum document_problem_kind kind, size_t at)
{
	struct document *document = builder->document;

	ARRAY_GROW(document->problems, document->problem_count, document->problem_capacity);
	document->problems[document->problem_count++] = (struct document_problem){
		.kind = kind,
		.unit = SIZE_MAX,
		.stream = builder->stream,
		.line = at, /* an offset until number_lines() */
	};
}

static struct slice cut_heading(struct slice text)
{
	size_t end = text.bytes;

	if (end > PATH_HEADING_BYTES) {
		end = PATH_HEADING_BYTES;
		while (end > 0 && ((unsigned char)text.data[end] & 0xc0) == 0x80)
			end--;
	}
	return slice_part(text, 0, end);
}

void builder_add_heading(struct builder *builder, unsigned level, struct slice text)
{
	struct strbuf path = STRBUF_INIT, clean = STRBUF_INIT;

	assert(level >= 1 && level <= BUILD_HEADING_LEVELS);
	segment_strip(text, &clean);
	builder->headings[level - 1] = arena_copy(builder->arena, cut_heading(strbuf_slice(&clean)));
	for (unsigned i = level; i < BUILD_HEADING_LEVELS; i++)
		builder->headings[i] = SLICE_NONE;
	for (unsigned i = 0; i < level; i++) {
		if (path.bytes && builder->headings[i].bytes)
			strbuf_add_string(&path, PATH_SEPARATOR);
		strbuf_add(&path, builder->headings[i]);
	}
	builder->path = arena_copy(builder->arena, strbuf_slice(&path));
	strbuf_release(&path);
	strbuf_release(&clean);
}

void builder_add_language(struct builder *builder, struct document_range range, enum language_form form,
			  bool whole)
{
	struct document *document = builder->document;
	struct stream *stream = &document->streams[builder->stream];

	ARRAY_GROW(stream->languages, stream->language_count, stream->language_capacity);
	stream->languages[stream->language_count++] =
		(struct language_site){ range, whole ? DOCUMENT_NO_SCOPE : builder->scope, form };
	if (whole && builder->scope != DOCUMENT_NO_SCOPE)
		document->scopes[builder->scope].whole = true;
}

void builder_open_scope(struct builder *builder, size_t at)
{
	struct document *document = builder->document;

	ARRAY_GROW(document->scopes, document->scope_count, document->scope_capacity);
	document->scopes[document->scope_count] =
		(struct scope){ .stream = builder->stream, .at = (uint32_t)at, .parent = builder->scope };
	builder->scope = (uint32_t)document->scope_count++;
}

void builder_close_scope(struct builder *builder)
{
	assert(builder->scope != DOCUMENT_NO_SCOPE);
	builder->scope = builder->document->scopes[builder->scope].parent;
}

void builder_add_mark_place(struct builder *builder, size_t at, unsigned how)
{
	struct document *document = builder->document;

	if (builder->scope == DOCUMENT_NO_SCOPE)
		return;
	document->scopes[builder->scope].has_places = true;
	ARRAY_GROW(document->mark_places, document->mark_place_count, document->mark_place_capacity);
	document->mark_places[document->mark_place_count++] =
		(struct mark_place){ builder->scope, builder->stream, (uint32_t)at, how };
}

void builder_set_scope_language(struct builder *builder, const struct language *language)
{
	if (builder->scope != DOCUMENT_NO_SCOPE)
		builder->document->scopes[builder->scope].language = language;
}

void builder_set_language(struct builder *builder, const struct language *language)
{
	if (!builder->document->language)
		builder->document->language = language;
}
