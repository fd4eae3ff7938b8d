/*
 * pairs: the processor's way and the portable one find the same places.
 */
#include <config.h>

#include "base/pairs.h"
#include "tests/cmocka.h"

static uint32_t next_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

static void a_pair_is_found_where_it_stands_whole(void **data)
{
	const uint8_t bytes[] = "abcabd";
	struct pairs *pairs = pairs_new();

	(void)data;
	assert_int_equal(pairs_find(pairs, bytes, 0, 6), 6);
	pairs_add(pairs, 'a', 'b');
	pairs_add(pairs, 'b', 'd');
	assert_int_equal(pairs_find(pairs, bytes, 0, 6), 0);
	assert_int_equal(pairs_find(pairs, bytes, 1, 6), 3);
	assert_int_equal(pairs_find(pairs, bytes, 4, 6), 4);
	assert_int_equal(pairs_find(pairs, bytes, 4, 5), 5);
	assert_int_equal(pairs_find(pairs, bytes, 5, 6), 6);
	pairs_free(pairs);
}

static void one_byte_may_have_any_behind_it(void **data)
{
	const uint8_t bytes[] = { 1, 2, 200, 7, 9 };
	struct pairs *pairs = pairs_new();

	(void)data;
	pairs_add_first(pairs, 200);
	assert_int_equal(pairs_find(pairs, bytes, 0, 5), 2);
	assert_int_equal(pairs_find(pairs, bytes, 3, 5), 5);
	pairs_free(pairs);
}

static void the_twins_agree(void **data)
{
	uint8_t bytes[300];
	uint32_t state = 11;

	(void)data;
	for (int round = 0; round < 2000; round++) {
		struct pairs *pairs = pairs_new();
		size_t end = next_random(&state) % (sizeof(bytes) + 1), at = 0;
		uint32_t range = round % 2 ? 256 : 24;

		for (size_t i = 0; i < sizeof(bytes); i++)
			bytes[i] = (uint8_t)(next_random(&state) % range);
		for (uint32_t count = next_random(&state) % 20; count > 0; count--)
			pairs_add(pairs, (uint8_t)(next_random(&state) % range),
				  (uint8_t)(next_random(&state) % range));
		while (at < end) {
			size_t found = pairs_find(pairs, bytes, at, end);

			assert_int_equal(found, pairs_find_portably(pairs, bytes, at, end));
			at = found + 1;
		}
		pairs_free(pairs);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pair_is_found_where_it_stands_whole),
		cmocka_unit_test(one_byte_may_have_any_behind_it),
		cmocka_unit_test(the_twins_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
