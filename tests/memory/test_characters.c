/*
 * characters: the distance of 64 cells at a time is Levenshtein's.
 */
#include <config.h>

#include "base/alloc.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "memory/characters.h"
#include "tests/cmocka.h"

static size_t decode(struct slice text, uint32_t *points)
{
	size_t count = 0;

	for (size_t at = 0; at < text.bytes && count < CHARACTERS_MOST;)
		points[count++] = utf8_next(text, &at);
	return count;
}

/* Cell by cell, as it is defined. */
static unsigned slow_distance(struct slice a, struct slice b)
{
	static uint32_t a_points[CHARACTERS_MOST], b_points[CHARACTERS_MOST];
	static unsigned row[CHARACTERS_MOST + 1];
	size_t a_count = decode(a, a_points), b_count = decode(b, b_points);

	for (size_t j = 0; j <= b_count; j++)
		row[j] = (unsigned)j;
	for (size_t i = 1; i <= a_count; i++) {
		unsigned corner = row[0];

		row[0] = (unsigned)i;
		for (size_t j = 1; j <= b_count; j++) {
			unsigned cell = corner + (a_points[i - 1] != b_points[j - 1]);

			corner = row[j];
			if (row[j] + 1 < cell)
				cell = row[j] + 1;
			if (row[j - 1] + 1 < cell)
				cell = row[j - 1] + 1;
			row[j] = cell;
		}
	}
	return row[b_count];
}

static void assert_distance(struct slice a, struct slice b, unsigned wanted)
{
	struct characters query;

	characters_init(&query, a);
	assert_int_equal(characters_distance(&query, b), wanted);
	characters_release(&query);
}

static void distances_count_characters_and_not_bytes(void **data)
{
	(void)data;
	assert_distance(SLICE(""), SLICE(""), 0);
	assert_distance(SLICE(""), SLICE("да"), 2);
	assert_distance(SLICE("да"), SLICE(""), 2);
	assert_distance(SLICE("oʻzbek"), SLICE("o'zbek"), 1);
	assert_distance(SLICE("kitten"), SLICE("sitting"), 3);
}

static void distances_are_levenshteins(void **data)
{
	static const char *const letters[] = { "a", "b", "e", " ", "ж", "ʻ", "€", "𝄞" };
	struct strbuf a = STRBUF_INIT, b = STRBUF_INIT;
	uint32_t state = 3;

	(void)data;
	for (int round = 0; round < 600; round++) {
		size_t a_count = (state >> 7) % (round % 50 == 0 ? 300 : 140), b_count = a_count + (state >> 20) % 9;

		strbuf_clear(&a);
		strbuf_clear(&b);
		for (size_t i = 0; i < a_count; i++)
			strbuf_add_string(&a, letters[(state = state * 1664525u + 1013904223u) >> 29]);
		for (size_t i = 0; i < b_count; i++)
			strbuf_add_string(&b, round % 2 && i < a_count / 2 ?
						      "e" : letters[(state = state * 1664525u + 1013904223u) >> 29]);
		assert_distance(strbuf_slice(&a), strbuf_slice(&b), slow_distance(strbuf_slice(&a), strbuf_slice(&b)));
	}
	strbuf_release(&a);
	strbuf_release(&b);
}

static void of_long_texts_the_beginning_counts(void **data)
{
	struct strbuf a = STRBUF_INIT, b = STRBUF_INIT;

	(void)data;
	for (int i = 0; i < CHARACTERS_MOST; i++) {
		strbuf_add_string(&a, "ж");
		strbuf_add_string(&b, i % 2 ? "ж" : "s");
	}
	strbuf_add_string(&b, "and more");
	assert_distance(strbuf_slice(&a), strbuf_slice(&b), CHARACTERS_MOST / 2);
	strbuf_release(&a);
	strbuf_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(distances_count_characters_and_not_bytes),
		cmocka_unit_test(distances_are_levenshteins),
		cmocka_unit_test(of_long_texts_the_beginning_counts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
