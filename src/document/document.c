/*
 * document -- reading one: which format, which charset, then its units in order
 * with their lines and ids.
 */
#include <config.h>

#include "document/document.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/map.h"
#include "base/utf8.h"
#include "document/model.h"
#include "document/stream.h"
#include "text/encoding.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>

#define PATH_SEPARATOR " \u203a "
#define PATH_HEADING_BYTES 120 /* a longer heading is cut in paths */

/* ------------------------------------------------------------------- building */

void builder_add_unit(struct builder *builder, const struct document_unit *unit)
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

static void add_site(struct stream *stream, const struct site *site)
{
	ARRAY_GROW(stream->sites, stream->site_count, stream->site_capacity);
	stream->sites[stream->site_count++] = *site;
}

void builder_add_language(struct builder *builder, struct document_range range, enum language_form form,
			  bool whole)
{
	struct document *document = builder->document;

	add_site(&document->streams[builder->stream],
		 &(struct site){ .range = range,
				 .unit = SITE_LANGUAGE,
				 .scope = whole ? SIZE_MAX : builder->scope,
				 .form = form });
	if (whole && builder->scope != SIZE_MAX)
		document->scopes[builder->scope].whole = true;
}

void builder_open_scope(struct builder *builder, size_t at)
{
	struct document *document = builder->document;

	ARRAY_GROW(document->scopes, document->scope_count, document->scope_capacity);
	document->scopes[document->scope_count] =
		(struct scope){ .stream = builder->stream, .at = at, .parent = builder->scope };
	builder->scope = document->scope_count++;
}

void builder_close_scope(struct builder *builder)
{
	assert(builder->scope != SIZE_MAX);
	builder->scope = builder->document->scopes[builder->scope].parent;
}

void builder_add_mark_place(struct builder *builder, size_t at, unsigned how)
{
	struct document *document = builder->document;

	if (builder->scope == SIZE_MAX)
		return;
	document->scopes[builder->scope].has_places = true;
	ARRAY_GROW(document->mark_places, document->mark_place_count, document->mark_place_capacity);
	document->mark_places[document->mark_place_count++] =
		(struct mark_place){ builder->scope, builder->stream, at, how };
}

void builder_set_scope_language(struct builder *builder, const struct language *language)
{
	if (builder->scope != SIZE_MAX)
		builder->document->scopes[builder->scope].language = language;
}

void builder_set_language(struct builder *builder, const struct language *language)
{
	if (!builder->document->language)
		builder->document->language = language;
}

/* -------------------------------------------------------------------- ordering */

static int compare_ranges(struct document_range a, struct document_range b)
{
	if (a.begin != b.begin)
		return a.begin < b.begin ? -1 : 1;
	return (a.end < b.end) - (a.end > b.end);
}

static int compare_units(const void *a, const void *b)
{
	const struct document_unit *one = a, *other = b;

	if (one->stream != other->stream)
		return one->stream < other->stream ? -1 : 1;
	return compare_ranges(one->range, other->range);
}

static int compare_sites(const void *a, const void *b)
{
	return compare_ranges(((const struct site *)a)->range, ((const struct site *)b)->range);
}

/* No two sites overlap without one holding the other. */
static bool sites_nest(const struct stream *stream)
{
	size_t *ends = alloc_resize(NULL, stream->site_count + 1, sizeof(*ends)), depth = 0;
	bool nest = true;

	for (size_t i = 0; i < stream->site_count && nest; i++) {
		struct document_range range = stream->sites[i].range;

		while (depth && ends[depth - 1] <= range.begin)
			depth--;
		nest = range.begin <= range.end && range.end <= stream->text.bytes &&
		       (depth == 0 || range.end <= ends[depth - 1]);
		ends[depth++] = range.end;
	}
	free(ends);
	return nest;
}

static void sort_sites(struct document *document)
{
	if (document->unit_count)
		qsort(document->units, document->unit_count, sizeof(*document->units), compare_units);
	for (size_t i = 0; i < document->unit_count; i++)
		add_site(&document->streams[document->units[i].stream],
			 &(struct site){ .range = document->units[i].range, .unit = i });
	for (size_t i = 0; i < document->stream_count; i++) {
		struct stream *stream = &document->streams[i];

		if (stream->site_count)
			qsort(stream->sites, stream->site_count, sizeof(*stream->sites), compare_sites);
		assert(sites_nest(stream));
	}
}

/* Counts on from an earlier place of the same text. */
struct line_counter {
	size_t offset, line;
};

static size_t line_at(struct line_counter *counter, struct slice text, size_t offset)
{
	const char *end = text.data + offset, *at = text.data + counter->offset;

	while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
		counter->line++;
		at++;
	}
	counter->offset = offset;
	return counter->line;
}

static int compare_problems(const void *a, const void *b)
{
	const struct document_problem *one = a, *other = b;

	if (one->stream != other->stream)
		return one->stream < other->stream ? -1 : 1;
	return (one->line > other->line) - (one->line < other->line);
}

/* The units of the stream that begin in front of a place, counted on from *index. */
static size_t number_at(const struct document *document, size_t stream, size_t offset, size_t *index)
{
	while (*index < document->unit_count &&
	       (document->units[*index].stream < stream ||
		(document->units[*index].stream == stream && document->units[*index].range.begin < offset)))
		++*index;
	return *index + 1;
}

/* Texts of a package have no lines that anyone sees: units count instead. */
static void number_units(struct document *document)
{
	size_t index = 0;

	for (size_t i = 0; i < document->unit_count; i++)
		document->units[i].line = i + 1;
	for (size_t i = 0; i < document->problem_count; i++) {
		struct document_problem *problem = &document->problems[i];

		problem->line = number_at(document, problem->stream, problem->line, &index);
	}
}

static void number_lines(struct document *document)
{
	struct line_counter counter = { 0, 1 };
	struct slice text = document->streams[0].text;

	if (document->problem_count)
		qsort(document->problems, document->problem_count, sizeof(*document->problems), compare_problems);
	if (document->package) {
		number_units(document);
		return;
	}
	for (size_t i = 0; i < document->unit_count; i++)
		document->units[i].line = line_at(&counter, text, document->units[i].range.begin);
	counter = (struct line_counter){ 0, 1 };
	for (size_t i = 0; i < document->problem_count; i++)
		document->problems[i].line = line_at(&counter, text, document->problems[i].line);
}

/* -------------------------------------------------------------------- identity */

/* What a unit is told apart by, less of it first; see struct document_unit. */
enum identity_depth { BY_TEXT, BY_PLACE, BY_NEXT, BY_NUMBER, IDENTITY_DEPTHS };

static uint64_t mix(uint64_t hash, struct slice text)
{
	struct hash_key key = HASH_KEY_STORED;

	key.high ^= hash;
	return hash_bytes(text, key);
}

static struct slice neighbour(const struct document *document, size_t index)
{
	return index < document->unit_count ? document->units[index].source : SLICE("");
}

static uint64_t deepen(const struct document *document, size_t index, enum identity_depth depth,
		       uint64_t hash, size_t number)
{
	const struct document_unit *unit = &document->units[index];

	switch (depth) {
	case BY_TEXT:
		return mix(mix(0, unit->type), unit->source);
	case BY_PLACE:
		return mix(mix(hash, unit->path), neighbour(document, index - 1));
	case BY_NEXT:
		return mix(hash, neighbour(document, index + 1));
	default:
		return mix(hash, slice_from((const char *)&number, sizeof(number)));
	}
}

static struct slice hash_key_of(const uint64_t *hash)
{
	return slice_from((const char *)hash, sizeof(*hash));
}

/* Units that share a hash get the next deeper one; `hashes` is their state. */
static void tell_apart(const struct document *document, enum identity_depth depth, uint64_t *hashes)
{
	uint64_t *before = alloc_resize(NULL, document->unit_count, sizeof(*before));
	struct map counts = MAP_INIT, numbers = MAP_INIT;

	memcpy(before, hashes, document->unit_count * sizeof(*before));
	for (size_t i = 0; i < document->unit_count; i++)
		++*map_add(&counts, hash_key_of(&before[i]), 0, NULL);
	for (size_t i = 0; i < document->unit_count; i++) {
		size_t *number;

		if (*map_find(&counts, hash_key_of(&before[i])) == 1)
			continue;
		number = map_add(&numbers, hash_key_of(&before[i]), 0, NULL);
		hashes[i] = deepen(document, i, depth, before[i], (*number)++);
	}
	map_release(&counts);
	map_release(&numbers);
	free(before);
}

static void mark_repeated(struct document *document)
{
	struct map first = MAP_INIT;

	for (size_t i = 0; i < document->unit_count; i++) {
		bool added;
		size_t *earlier = map_add(&first, document->units[i].source, i, &added);

		if (!added)
			document->units[i].repeated = document->units[*earlier].repeated = true;
	}
	map_release(&first);
}

static void identify_units(struct document *document)
{
	uint64_t *hashes;

	if (!document->unit_count)
		return;
	hashes = alloc_resize(NULL, document->unit_count, sizeof(*hashes));
	for (size_t i = 0; i < document->unit_count; i++)
		hashes[i] = deepen(document, i, BY_TEXT, 0, 0);
	for (int depth = BY_PLACE; depth < IDENTITY_DEPTHS; depth++)
		tell_apart(document, (enum identity_depth)depth, hashes);
	for (size_t i = 0; i < document->unit_count; i++)
		document->units[i].id = slice_of(arena_printf(&document->arena, "%016" PRIx64, hashes[i]));
	mark_repeated(document);
	free(hashes);
}

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
		builder_add_problem(builder, PROBLEM_CHARSET, 0);
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
				   .stream = index,
				   .text = stream->text,
				   .path = SLICE(""),
				   .scope = SIZE_MAX,
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
	sort_sites(document);
	number_lines(document);
	identify_units(document);
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
	const struct document_problem *problem = first_problem(document, PROBLEM_CUT_OFF, PROBLEM_CUT_OFF);
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

void document_problem_describe(const struct document_problem *problem, struct strbuf *text)
{
	switch (problem->kind) {
	case PROBLEM_TOO_LONG:
		strbuf_addf(text, _("a paragraph of more than %zu KiB is left as it is"),
			    DOCUMENT_SEGMENT_BYTES >> 10);
		break;
	case PROBLEM_OPAQUE:
		strbuf_add_string(text, _("text that cannot be told from its markup for certain is left as it is"));
		break;
	case PROBLEM_CUT_OFF:
		strbuf_add_string(text, _("what begins here never ends: the file is cut off or its markup is broken; "
					  "get it whole, or mend this place"));
		break;
	case PROBLEM_UNCLOSED:
		strbuf_add_string(text, _("the element that begins here is never closed; is the file whole?"));
		break;
	case PROBLEM_CHARSET:
		strbuf_addf(text, _("read as %.*s by the look of its bytes, since it states another charset or none; "
				    "if that is wrong, convert it to UTF-8 first"), SLICE_ARG(problem->code));
		break;
	case PROBLEM_BYTES:
		strbuf_addf(text, _("bytes here are no text in %.*s and stay as they are; is its charset right?"),
			    SLICE_ARG(problem->code));
		break;
	case PROBLEM_CODE_LOST:
		strbuf_addf(text, _("the translation has lost the code '%.*s'"), SLICE_ARG(problem->code));
		break;
	case PROBLEM_CODE_ADDED:
		strbuf_addf(text, _("the translation has the code '%.*s' too often"),
			    SLICE_ARG(problem->code));
		break;
	case PROBLEM_MARKUP:
		strbuf_add_string(text, _("the translation would change the markup of the article here"));
		break;
	case PROBLEM_CHARACTER:
		strbuf_add_string(text, _("the translation has a control character that the document cannot hold"));
		break;
	case PROBLEM_CODE_CROSSED:
		strbuf_addf(text, _("the translation has the code '%.*s' in a wrong place"),
			    SLICE_ARG(problem->code));
		break;
	}
}
