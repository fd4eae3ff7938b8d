/*
 * document -- reading one: which format, which charset, then its units.
 */
#include <config.h>

#include "document/document.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "document/model.h"
#include "document/stream.h"
#include "text/encoding.h"

#include <assert.h>
#include <stdlib.h>

/* --------------------------------------------------------------------- opening */

static const struct format *choose_format(const char *path, struct slice bytes,
					  const struct document_options *options, struct error *err)
{
	const struct format *format =
		options->format ? format_find(options->format) : format_for(path, bytes);
	struct strbuf names = STRBUF_INIT;

	if (format)
		return format;
	for (const struct format *const *row = format_all(); *row; row++)
		strbuf_addf(&names, "%s%s", names.bytes ? ", " : "", (*row)->name);
	if (options->format)
		error_set(err, ERROR_USAGE, _("'%s' is no format of documents; there are: %s"),
			  options->format, names.data);
	else
		error_at(err, ERROR_UNSUPPORTED, path, 0,
			 _("the format is not known by its suffix or its content; there are: %s "
			   "(a text without markup is named '%s.txt')"),
			 names.data, path_name(path));
	strbuf_release(&names);
	return NULL;
}

static bool check_options(const struct document *document, struct error *err)
{
	const struct format *format = document->format;

	return !format->check_options || format->check_options(&document->options, err);
}

/* A wrong charset turns a release into nonsense that looks like letters: what is not sure is said. */
static void doubt_charset(struct builder *builder)
{
	struct document *document = builder->document;
	const struct stream *stream = &document->streams[builder->stream];
	struct slice text = stream->text;
	size_t at = 0, before = 0;

	while (!stream->exact_utf8 && at < text.bytes && !encoding_is_escape(utf8_next(text, &at)))
		before = at;
	if (stream->doubtful_charset)
		builder_add_problem(builder, stream->misstated_charset ? PROBLEM_MISSTATED : PROBLEM_CHARSET, 0);
	if (before < at)
		builder_add_problem(builder, PROBLEM_BYTES, before);
	for (size_t i = 0; i < document->problem_count; i++)
		if (document->problems[i].stream == builder->stream)
			document->problems[i].code = slice_of(stream->encoding->name);
}

static void extract_stream(struct document *document, size_t index, struct error *err)
{
	const struct stream *stream = &document->streams[index];
	struct builder builder = { .document = document,
				   .arena = &document->arena,
				   .stream = (uint32_t)index,
				   .text = stream->text,
				   .path = SLICE(""),
				   .scope = DOCUMENT_NO_SCOPE,
				   .span = DOCUMENT_NO_SPAN,
				   .part = stream->part,
				   .shared = &document->shared,
				   .err = err };

	if (slice_starts(stream->text, SLICE("\xef\xbb\xbf")))
		builder.text_begin = 3;
	doubt_charset(&builder);
	document->format->extract(&builder, &document->options);
	if (error_is_set(err) && stream->name.bytes)
		error_add(err, "%.*s", SLICE_ARG(stream->name));
}

static bool extract(struct document *document, struct error *err)
{
	struct error failure = ERROR_INIT;

	for (size_t i = 0; i < document->stream_count && !error_is_set(&failure); i++)
		extract_stream(document, i, &failure);
	if (!error_is_set(&failure))
		return true;
	if (err)
		error_move(err, &failure);
	else
		error_clear(&failure);
	return error_add(err, _("cannot read '%s'"), document->path);
}

bool document_open(struct document **opened, const char *path, struct slice bytes,
		   const struct document_options *options, struct error *err)
{
	static const struct document_options defaults = DOCUMENT_OPTIONS_INIT;
	struct document *document = alloc_zeroed(1, sizeof(*document));

	*opened = NULL;
	document->options = options ? *options : defaults;
	document->path = alloc_copy(path ? path : "-");
	if (bytes.bytes > FILE_LIMIT_BYTES)
		error_at(err, ERROR_LIMIT, path, 0, _("the document is larger than %zu MiB"),
			 FILE_LIMIT_BYTES >> 20);
	else if ((document->format = choose_format(path, bytes, &document->options, err)) &&
		 check_options(document, err) && streams_open(document, bytes, err) && extract(document, err))
		*opened = document;
	if (!*opened) {
		document_free(document);
		return false;
	}
	document_order(document);
	document_identify(document);
	return true;
}

void document_free(struct document *document)
{
	if (!document)
		return;
	streams_release(document);
	free(document->units);
	free(document->scopes);
	free(document->mark_places);
	free(document->spans);
	free(document->problems);
	free(document->path);
	arena_release(&document->arena);
	free(document);
}

/* --------------------------------------------------------------------- looking */

const struct format *document_format(const struct document *document)
{
	return document->format;
}

const char *document_charset(const struct document *document)
{
	return document->streams[0].encoding->name;
}

const struct language *document_language(const struct document *document)
{
	return document->language;
}

size_t document_unit_count(const struct document *document)
{
	return document->unit_count;
}

const struct document_unit *document_unit(const struct document *document, size_t index)
{
	assert(index < document->unit_count);
	return &document->units[index];
}

struct slice document_unit_bytes(const struct document *document, const struct document_unit *unit)
{
	return slice_part(document->streams[unit->stream].text, unit->range.begin, unit->range.end);
}

struct slice document_stream_text(const struct document *document, size_t stream)
{
	assert(stream < document->stream_count);
	return document->streams[stream].text;
}

static const struct document_problem *first_problem(const struct document *document,
						    enum document_problem_kind from, enum document_problem_kind to)
{
	for (size_t i = 0; i < document->problem_count; i++)
		if (document->problems[i].kind >= from && document->problems[i].kind <= to)
			return &document->problems[i];
	return NULL;
}

bool document_expect_units(const struct document *document, struct error *err)
{
	const struct document_problem *problem = first_problem(document, PROBLEM_TOO_LONG, PROBLEM_OPAQUE);
	struct strbuf left_out = STRBUF_INIT;

	if (document->unit_count)
		return true;
	if (problem) {
		document_problem_describe(problem, &left_out);
		error_at(err, ERROR_EMPTY, document->path, problem->line,
			 _("the document yields nothing: %s"), left_out.data);
		strbuf_release(&left_out);
		return false;
	}
	return error_at(err, ERROR_EMPTY, document->path, 0,
			_("the document yields nothing: there is no text to translate in it"));
}

bool document_expect_whole(const struct document *document, struct error *err)
{
	const struct document_problem *problem = first_problem(document, PROBLEM_CUT_OFF, PROBLEM_MISSTATED);
	struct strbuf cut_off = STRBUF_INIT;

	if (!problem)
		return true;
	document_problem_describe(problem, &cut_off);
	error_at(err, ERROR_FORMAT, document->path, problem->line, "%s", cut_off.data);
	strbuf_release(&cut_off);
	return false;
}

size_t document_problem_count(const struct document *document)
{
	return document->problem_count;
}

const struct document_problem *document_problem(const struct document *document, size_t index)
{
	assert(index < document->problem_count);
	return &document->problems[index];
}
