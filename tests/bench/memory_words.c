/*
 * Looks each line of standard input up in a memory's concordance and prints what it cost:
 *
 *	memory_words STORE [LANGUAGE]
 *
 * CPU time of this process for each look-up of the newest 20 texts, in milliseconds: the first, p50, p99, the most, mean.
 */
#include <config.h>

#include "base/alloc.h"
#include "base/file.h"
#include "memory/concordance.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define LIMIT 20

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

static void print(double *milliseconds, size_t count, size_t answered)
{
	double sum = 0, first = count ? milliseconds[0] : 0;

	if (count == 0)
		return;
	for (size_t i = 0; i < count; i++)
		sum += milliseconds[i];
	qsort(milliseconds, count, sizeof(*milliseconds), by_value);
	printf("%zu searches: first %.1f, p50 %.2f, p99 %.2f, most %.1f, mean %.2f ms; %.1f %% answered\n",
	       count, first, milliseconds[count / 2], milliseconds[count * 99 / 100], milliseconds[count - 1],
	       sum / (double)count, 100 * (double)answered / (double)count);
}

int main(int argc, char **argv)
{
	struct concordance found = CONCORDANCE_INIT;
	struct strbuf text = STRBUF_INIT;
	struct memory *memory = NULL;
	struct error err = ERROR_INIT;
	double *milliseconds = NULL;
	size_t count = 0, capacity = 0, answered = 0;
	struct slice rest, line;
	bool done;

	if (argc < 2)
		return 2;
	done = file_read("-", FILE_NO_LIMIT, &text, &err) && memory_open(&memory, argv[1], MEMORY_READ, &err);
	rest = strbuf_slice(&text);
	while (done && slice_next_line(&rest, &line)) {
		struct concordance_query query = {
			.phrases = &line,
			.phrase_count = 1,
			.limit = LIMIT,
			.language = argc > 2 ? language_find(slice_of(argv[2])) : NULL,
		};
		double start = now();

		done = memory_concordance(memory, &query, &found, &err);
		ARRAY_GROW(milliseconds, count, capacity);
		milliseconds[count++] = now() - start;
		answered += found.count > 0;
	}
	if (done)
		print(milliseconds, count, answered);
	else
		fprintf(stderr, "memory_words: %s\n", err.message);
	memory_close(memory);
	concordance_release(&found);
	strbuf_release(&text);
	free(milliseconds);
	return done ? 0 : 1;
}
