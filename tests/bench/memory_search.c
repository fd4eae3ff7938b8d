/*
 * Looks up each line of standard input in a memory and prints what it cost:
 *
 *	memory_search STORE FROM TO PERCENT [quiet|first]
 *
 * CPU time of this process for each look-up, in milliseconds: p50, p99, mean; the share of queries
 * with a match; matches in all. With `first`, a line is QUERY, tab, SOURCE: it is counted how
 * often SOURCE is among the first five, of those times that it scores PERCENT.
 */
#include <config.h>

#include "base/alloc.h"
#include "base/error.h"
#include "base/file.h"
#include "memory/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct bench {
	struct memory *memory;
	const struct language *from, *to;
	struct match_options options;
	double *milliseconds;
	size_t count, capacity, answered, matches, found, reachable;
};

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
	return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static bool has_source(const struct match_list *matches, struct slice source)
{
	for (size_t i = 0; i < matches->count; i++)
		if (slice_equal(matches->items[i].source, source))
			return true;
	return false;
}

/* Whether the source is an answer at all when there is no limit. */
static bool is_reachable(struct bench *bench, const struct match_query *query, struct slice source)
{
	struct match_list all = MATCH_LIST_INIT;
	struct match_options options = bench->options;
	struct error err = ERROR_INIT;
	bool reachable;

	options.limit = 0;
	reachable = memory_search(bench->memory, query, &options, &all, &err) && has_source(&all, source);
	match_list_release(&all);
	return reachable;
}

static bool look_up(struct bench *bench, struct slice line, struct error *err)
{
	struct match_list matches = MATCH_LIST_INIT;
	struct match_query query = { .source_language = bench->from, .target_language = bench->to };
	struct slice source = line;
	double start = now();

	slice_next_field(&source, '\t', &query.source);
	if (!memory_search(bench->memory, &query, &bench->options, &matches, err))
		return false;
	ARRAY_GROW(bench->milliseconds, bench->count, bench->capacity);
	bench->milliseconds[bench->count++] = now() - start;
	bench->answered += matches.count > 0;
	bench->matches += matches.count;
	if (source.bytes) {
		if (has_source(&matches, source))
			bench->found++, bench->reachable++;
		else
			bench->reachable += is_reachable(bench, &query, source);
	}
	match_list_release(&matches);
	return true;
}

static void print(struct bench *bench, bool first)
{
	double sum = 0;

	if (bench->count == 0)
		return;
	for (size_t i = 0; i < bench->count; i++)
		sum += bench->milliseconds[i];
	qsort(bench->milliseconds, bench->count, sizeof(*bench->milliseconds), by_value);
	printf("%zu queries: p50 %.3f, p99 %.3f, mean %.3f ms; %.1f %% answered, %zu matches\n", bench->count,
	       bench->milliseconds[bench->count / 2], bench->milliseconds[bench->count * 99 / 100],
	       sum / (double)bench->count, 100 * (double)bench->answered / (double)bench->count, bench->matches);
	if (first && bench->reachable)
		printf("the edited text is among the first five: %zu of %zu that reach the threshold, %.2f %%\n", bench->found,
		       bench->reachable, 100 * (double)bench->found / (double)bench->reachable);
}

int main(int argc, char **argv)
{
	struct bench bench = { .options = MATCH_OPTIONS_INIT };
	struct strbuf text = STRBUF_INIT;
	struct error err = ERROR_INIT;
	struct slice rest, line;
	bool done;

	if (argc < 5)
		return 2;
	bench.from = language_find(slice_of(argv[2]));
	bench.to = language_find(slice_of(argv[3]));
	bench.options.threshold_percent = (int)strtol(argv[4], NULL, 10);
	bench.options.milliseconds = 0;
	done = file_read("-", FILE_NO_LIMIT, &text, &err) && memory_open(&bench.memory, argv[1], MEMORY_READ, &err);
	rest = strbuf_slice(&text);
	while (done && slice_next_line(&rest, &line))
		done = look_up(&bench, line, &err);
	if (!done)
		fprintf(stderr, "memory_search: %s\n", err.message);
	else if (argc < 6 || slice_of(argv[5]).data[0] != 'q')
		print(&bench, argc > 5);
	memory_close(bench.memory);
	strbuf_release(&text);
	free(bench.milliseconds);
	return done ? 0 : 1;
}
