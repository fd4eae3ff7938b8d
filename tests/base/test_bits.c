/*
 * bits: the processor's way and the portable one pass the same words.
 */
#include <config.h>

#include "base/bits.h"
#include "tests/cmocka.h"

static uint64_t next_random(uint64_t *state)
{
	*state = *state * 6364136223846793005u + 1442695040888963407u;
	return *state ^ *state >> 29;
}

static void the_bits_of_a_word_are_counted(void **data)
{
	(void)data;
	assert_int_equal(bits_count(0), 0);
	assert_int_equal(bits_count(1), 1);
	assert_int_equal(bits_count(0x8000000000000001u), 2);
	assert_int_equal(bits_count(UINT64_MAX), 64);
}

static void a_word_passes_by_what_it_lacks_and_has_beside(void **data)
{
	const uint64_t words[] = { 0x0f, 0x07, 0x03, 0x1f, 0x3f, 0xf0 };
	const struct bits_sieve sieve = { 0x0f, 1, 1 };
	uint32_t passed[6];

	(void)data;
	assert_int_equal(bits_pass(&sieve, words, 6, passed), 3);
	assert_int_equal(passed[0], 0);
	assert_int_equal(passed[1], 1);
	assert_int_equal(passed[2], 3);
}

static void the_twins_agree(void **data)
{
	uint64_t words[67], state = 5;
	uint32_t fast[67], slow[67];

	(void)data;
	for (int round = 0; round < 4000; round++) {
		struct bits_sieve sieve = {
			next_random(&state) & next_random(&state),
			(unsigned)(next_random(&state) % 65), (unsigned)(next_random(&state) % 65),
		};
		size_t count = next_random(&state) % 68, from = count ? next_random(&state) % count : 0, found;

		for (size_t i = 0; i < count; i++)
			words[i] = round % 3 ? next_random(&state) : sieve.wanted ^ (uint64_t)1 << next_random(&state) % 64;
		if (round % 7 == 0 && count)
			words[0] = UINT64_MAX;
		found = bits_pass(&sieve, words + from, count - from, fast);
		assert_int_equal(found, bits_pass_portably(&sieve, words + from, count - from, slow));
		assert_memory_equal(fast, slow, found * sizeof(*fast));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_bits_of_a_word_are_counted),
		cmocka_unit_test(a_word_passes_by_what_it_lacks_and_has_beside),
		cmocka_unit_test(the_twins_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
