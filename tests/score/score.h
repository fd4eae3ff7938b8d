/*
 * score -- figures of quality, a row each.
 *
 * A program of this folder measures one service on texts from outside the
 * project (tests/data.h; skipped without them), prints a row for each figure and
 * fails when one is under its goal. `make score` runs them all and shows the
 * rows as one table.
 *
 * What was missed is listed, a line each, when $TARJIMON_SCORE_MISSES is set:
 *
 *	TARJIMON_SCORE_MISSES=1 tests/score/score_keys
 */
#ifndef TESTS_SCORE_SCORE_H
#define TESTS_SCORE_SCORE_H

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "tests/data.h"

struct score {
	size_t right, total;
};

static inline double score_percent(const struct score *score)
{
	return score->total ? 100.0 * (double)score->right / (double)score->total : 0.0;
}

/* One row: what was measured, what came out, what is wanted, and what it stands on. Is it reached? */
static inline bool score_tell(const char *what, double figure, double goal, const char *basis)
{
	printf("# | %-58s | %7.2f | %6.2f | %-24s | %s\n", what, figure, goal, basis,
	       figure >= goal ? "yes" : "NO");
	fflush(stdout);
	return figure >= goal;
}

/* The same; the test fails where the goal is not reached. */
static inline void score_row(const char *what, double figure, double goal, const char *basis)
{
	if (!score_tell(what, figure, goal, basis))
		fail_msg("%s: %.2f, %.2f wanted", what, figure, goal);
}

static inline void score_share(const char *what, const struct score *score, double goal)
{
	char basis[64];

	snprintf(basis, sizeof(basis), "%zu of %zu", score->right, score->total);
	score_row(what, score_percent(score), goal, basis);
}

__attribute__((format(printf, 1, 2))) static inline void score_miss(const char *format, ...)
{
	static int wanted = -1;
	va_list arguments;

	if (wanted < 0)
		wanted = getenv("TARJIMON_SCORE_MISSES") != NULL;
	if (!wanted)
		return;
	va_start(arguments, format);
	printf("# - ");
	vprintf(format, arguments);
	printf("\n");
	va_end(arguments);
}

/* Adds a file of the data. */
static inline void score_read(const char *name, struct strbuf *text)
{
	assert_true(file_read(test_data(name), FILE_LIMIT_BYTES, text, NULL));
}

#define SCORE_COLUMNS 8

/* The columns of a row that tabs part; those that are not there are empty. */
static inline void score_split(struct slice line, struct slice columns[SCORE_COLUMNS])
{
	for (size_t i = 0; i < SCORE_COLUMNS; i++)
		if (!slice_next_field(&line, '\t', &columns[i]))
			columns[i] = SLICE("");
}

#endif
