/*
 * order -- the sites of a document in their order, and the lines where units stand.
 */
#include <config.h>

#include "document/model.h"

#include "base/alloc.h"

#include <assert.h>
#include <stdlib.h>

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

static int compare_languages(const void *a, const void *b)
{
	return compare_ranges(((const struct language_site *)a)->range, ((const struct language_site *)b)->range);
}

struct site document_site(const struct document *document, const struct stream *stream, size_t index)
{
	uint32_t number = stream->sites[index];
	const struct language_site *language;

	if (number < document->unit_count)
		return (struct site){ document->units[number].range, number, NULL };
	language = &stream->languages[number - document->unit_count];
	return (struct site){ language->range, SIZE_MAX, language };
}

/* No two sites overlap without one holding the other. */
static bool sites_nest(const struct document *document, const struct stream *stream)
{
	uint32_t *ends = alloc_resize(NULL, stream->site_count + 1, sizeof(*ends));
	size_t depth = 0;
	bool nest = true;

	for (size_t i = 0; i < stream->site_count && nest; i++) {
		struct document_range range = document_site(document, stream, i).range;

		while (depth && ends[depth - 1] <= range.begin)
			depth--;
		nest = range.begin <= range.end && range.end <= stream->text.bytes &&
		       (depth == 0 || range.end <= ends[depth - 1]);
		ends[depth++] = range.end;
	}
	free(ends);
	return nest;
}

/* Formats mostly find units in their order, and sorting takes room. */
static void sort_units(struct document *document)
{
	for (size_t i = 1; i < document->unit_count; i++)
		if (compare_units(&document->units[i - 1], &document->units[i]) > 0) {
			qsort(document->units, document->unit_count, sizeof(*document->units), compare_units);
			return;
		}
}

/* The units of a stream, which end at `end`, and its language sites, which are sorted, as one. */
static void merge_sites(const struct document *document, struct stream *stream, size_t end)
{
	size_t unit = stream->first_unit, language = 0;

	stream->sites = alloc_resize(NULL, end - unit + stream->language_count + 1, sizeof(*stream->sites));
	while (unit < end || language < stream->language_count) {
		bool is_unit = language == stream->language_count ||
			       (unit < end && compare_ranges(document->units[unit].range,
							     stream->languages[language].range) <= 0);

		stream->sites[stream->site_count++] =
			(uint32_t)(is_unit ? unit++ : document->unit_count + language++);
	}
}

static void order_sites(struct document *document)
{
	size_t unit = 0;

	for (size_t i = 0; i < document->stream_count; i++) {
		struct stream *stream = &document->streams[i];

		if (stream->language_count)
			qsort(stream->languages, stream->language_count, sizeof(*stream->languages),
			      compare_languages);
		stream->first_unit = unit;
		while (unit < document->unit_count && document->units[unit].stream == i)
			unit++;
		merge_sites(document, stream, unit);
		assert(sites_nest(document, stream));
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
		document->units[i].line = (uint32_t)i + 1;
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
		document->units[i].line = (uint32_t)line_at(&counter, text, document->units[i].range.begin);
	counter = (struct line_counter){ 0, 1 };
	for (size_t i = 0; i < document->problem_count; i++)
		document->problems[i].line = line_at(&counter, text, document->problems[i].line);
}

void document_order(struct document *document)
{
	sort_units(document);
	order_sites(document);
	number_lines(document);
}
