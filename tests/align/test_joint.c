#include <config.h>

#include "align/joint.h"
#include "tests/cmocka.h"

#include "base/strbuf.h"

#include <math.h>

static const size_t numbers[] = { 0, 1, 2, 3, 4, 5, 6, 7 };

static struct joint_place place_of(const size_t *counts, const struct joint_rival *rivals, size_t count)
{
	return (struct joint_place){ .segments = { numbers, numbers, numbers },
				     .counts = { counts[0], counts[1], counts[2] },
				     .rivals = rivals,
				     .rival_count = count };
}

static struct joint_rival linked(size_t pair, struct align_run source, struct align_run target,
				 double confidence)
{
	return (struct joint_rival){ { source, target, confidence, false }, pair };
}

static void print_run(struct align_run run, struct strbuf *out)
{
	if (run.count == 1)
		strbuf_addf(out, "%zu", run.first);
	else if (run.count)
		strbuf_addf(out, "%zu-%zu", run.first, run.first + run.count - 1);
	else
		strbuf_add_byte(out, '-');
}

/* Groups as "0 0 1-2", each behind a comma, in the order in which they were found. */
static void groups_are(const size_t *counts, const struct joint_rival *rivals, size_t count,
		       const char *expected)
{
	struct joint_place place = place_of(counts, rivals, count);
	struct align_group groups[JOINT_SEGMENTS_MOST];
	struct strbuf out = STRBUF_INIT;
	size_t found;

	assert_true(joint_solve(&place, groups, &found));
	for (size_t i = 0; i < found; i++)
		for (size_t k = 0; k < ALIGN_EDITIONS_MOST; k++) {
			strbuf_add_string(&out, k ? " " : i ? ", " : "");
			print_run(groups[i].runs[k], &out);
		}
	assert_string_equal(out.data, expected);
	strbuf_release(&out);
}

#define RUN(first, count) ((struct align_run){ first, count })

static void two_sure_pairs_win_over_an_unsure_third(void **state)
{
	const struct joint_rival rivals[] = {
		linked(0, RUN(0, 1), RUN(0, 1), 0.95),
		linked(0, RUN(1, 1), RUN(1, 1), 0.95),
		linked(1, RUN(0, 1), RUN(0, 1), 0.97),
		linked(1, RUN(1, 1), RUN(1, 1), 0.97),
		/* these two have it the other way round */
		linked(2, RUN(0, 1), RUN(1, 1), 0.6),
		linked(2, RUN(1, 1), RUN(0, 1), 0.6),
		linked(2, RUN(0, 1), RUN(0, 1), 0.4),
		linked(2, RUN(1, 1), RUN(1, 1), 0.4),
	};

	(void)state;
	groups_are((const size_t[]){ 2, 2, 2 }, rivals, sizeof(rivals) / sizeof(*rivals), "0 0 0, 1 1 1");
}

static void a_pair_may_be_finer_than_the_others(void **state)
{
	const struct joint_rival rivals[] = {
		linked(0, RUN(0, 2), RUN(0, 1), 0.9),
		linked(1, RUN(0, 1), RUN(0, 1), 0.9),
		linked(1, RUN(1, 1), RUN(1, 1), 0.9),
		linked(2, RUN(0, 1), RUN(0, 2), 0.9),
	};

	(void)state;
	groups_are((const size_t[]){ 2, 1, 2 }, rivals, sizeof(rivals) / sizeof(*rivals), "0-1 0 0-1");
}

/* The second of the second edition belongs to the second of the others or to nobody: its pairs differ. */
static void what_a_pair_leaves_alone_is_weighed_too(void **state)
{
	struct joint_rival rivals[] = {
		linked(0, RUN(0, 1), RUN(0, 2), 0.55), linked(0, RUN(0, 1), RUN(0, 1), 0.45),
		linked(0, RUN(0, 0), RUN(1, 1), 0.45), linked(1, RUN(0, 1), RUN(0, 1), 0.99),
		linked(2, RUN(0, 1), RUN(0, 1), 0.99), linked(2, RUN(1, 1), RUN(0, 0), 0.99),
	};

	(void)state;
	groups_are((const size_t[]){ 1, 2, 1 }, rivals, sizeof(rivals) / sizeof(*rivals), "0 0 0");
}

static void a_place_that_is_too_large_is_not_searched(void **state)
{
	struct joint_place place = place_of((const size_t[]){ JOINT_SEGMENTS_MOST, 1, 0 }, NULL, 0);
	struct align_group groups[JOINT_SEGMENTS_MOST];
	size_t found = 7;

	(void)state;
	assert_false(joint_solve(&place, groups, &found));
	assert_int_equal(found, 0);
}

/* ------------------------------------------------------------- against all sets */

#define SIDE 3

/* Of each pair: how sure it is of each link of two segments, and of each being alone. */
struct table {
	double linked[JOINT_PAIRS][SIDE][SIDE], alone[JOINT_PAIRS][2][SIDE];
};

static double random_share(unsigned *random)
{
	*random = *random * 1103515245 + 12345;
	return JOINT_FLOOR + (1 - JOINT_FLOOR) * (double)(*random >> 16 & 1023) / 1024;
}

static void fill_table(struct table *table, unsigned *random)
{
	for (size_t pair = 0; pair < JOINT_PAIRS; pair++)
		for (size_t a = 0; a < SIDE; a++) {
			for (size_t b = 0; b < SIDE; b++)
				table->linked[pair][a][b] = random_share(random);
			table->alone[pair][0][a] = random_share(random);
			table->alone[pair][1][a] = random_share(random);
		}
}

/* As rivals that do not make up coarser ones: they cross. */
static size_t rivals_of(const struct table *table, struct joint_rival *rivals)
{
	size_t count = 0;

	for (size_t pair = 0; pair < JOINT_PAIRS; pair++)
		for (size_t a = 0; a < SIDE; a++) {
			for (size_t b = 0; b < SIDE; b++) {
				rivals[count] = linked(pair, RUN(a, 1), RUN(b, 1), table->linked[pair][a][b]);
				rivals[count++].link.crossing = true;
			}
			rivals[count++] = linked(pair, RUN(a, 1), RUN(0, 0), table->alone[pair][0][a]);
			rivals[count++] = linked(pair, RUN(0, 0), RUN(a, 1), table->alone[pair][1][a]);
		}
	return count;
}

#define NOBODY SIDE

static double worth_of(const struct table *table, size_t pair, size_t a, size_t b)
{
	double floor = 2 * log(JOINT_FLOOR), own;

	if (a == NOBODY || b == NOBODY)
		return 0;
	own = log(table->linked[pair][a][b]);
	return (own > floor ? own : floor) - log(table->alone[pair][0][a]) - log(table->alone[pair][1][b]);
}

static double worth_of_group(const struct table *table, size_t a, size_t b, size_t c)
{
	return worth_of(table, 0, a, b) + worth_of(table, 1, a, c) + worth_of(table, 2, b, c);
}

/* The most that groups of the first edition's segments from `a` on, then of the second's, are worth. */
static double best_of_all(const struct table *table, size_t a, unsigned taken_b, unsigned taken_c)
{
	double best = -HUGE_VAL;

	if (a == 2 * SIDE)
		return 0;
	for (size_t b = 0; b <= NOBODY; b++)
		for (size_t c = 0; c <= NOBODY; c++) {
			size_t first = a < SIDE ? a : NOBODY, second = a < SIDE ? b : a - SIDE;
			double rest;

			if ((a >= SIDE && b != 0) || (c < NOBODY && taken_c >> c & 1) ||
			    (second < NOBODY && taken_b >> second & 1 && !(a >= SIDE && c == NOBODY)))
				continue;
			rest = best_of_all(table, a + 1, second < NOBODY ? taken_b | 1u << second : taken_b,
					   c < NOBODY ? taken_c | 1u << c : taken_c);
			rest += a >= SIDE && c == NOBODY ? 0 : worth_of_group(table, first, second, c);
			best = rest > best ? rest : best;
		}
	return best;
}

static void no_other_set_of_groups_is_worth_more(void **state)
{
	unsigned random = 11;

	(void)state;
	for (int round = 0; round < 200; round++) {
		struct joint_rival rivals[JOINT_PAIRS * SIDE * (SIDE + 2)];
		struct align_group groups[JOINT_SEGMENTS_MOST];
		struct joint_place place;
		struct table table;
		double worth = 0;
		size_t found;

		fill_table(&table, &random);
		place = place_of((const size_t[]){ SIDE, SIDE, SIDE }, rivals, rivals_of(&table, rivals));
		assert_true(joint_solve(&place, groups, &found));
		for (size_t i = 0; i < found; i++) {
			size_t own[ALIGN_EDITIONS_MOST];

			for (size_t k = 0; k < ALIGN_EDITIONS_MOST; k++)
				own[k] = groups[i].runs[k].count ? groups[i].runs[k].first : NOBODY;
			worth += worth_of_group(&table, own[0], own[1], own[2]);
		}
		assert_true(fabs(worth - best_of_all(&table, 0, 0, 0)) < 1e-9);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_sure_pairs_win_over_an_unsure_third),
		cmocka_unit_test(a_pair_may_be_finer_than_the_others),
		cmocka_unit_test(what_a_pair_leaves_alone_is_weighed_too),
		cmocka_unit_test(a_place_that_is_too_large_is_not_searched),
		cmocka_unit_test(no_other_set_of_groups_is_worth_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
