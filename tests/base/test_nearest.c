/*
 * The nearest word of a table is found for slips of fingers, and none for another word.
 */
#include <config.h>

#include "base/nearest.h"

#include <string.h>

#include "tests/cmocka.h"

static const char *const words[] = { "init", "status", "extract", "pretranslate", "check", "merge", "learn" };

static struct slice nearest_to(const char *written)
{
	struct nearest nearest = NEAREST_INIT(slice_of(written));

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		nearest_offer(&nearest, slice_of(words[i]));
	return nearest.word;
}

static void assert_nearest(const char *written, const char *word)
{
	struct slice found = nearest_to(written);

	if (!slice_is(found, word))
		fail_msg("'%s' is near '%.*s', not '%s'", written, SLICE_ARG(found), word);
}

static void one_slip_is_near(void **state)
{
	(void)state;
	assert_nearest("statsu", "status"); /* swapped */
	assert_nearest("exract", "extract"); /* left out */
	assert_nearest("checkk", "check"); /* put in */
	assert_nearest("nerge", "merge"); /* another */
	assert_nearest("MERGE", "merge"); /* capitals */
}

static void a_beginning_is_near(void **state)
{
	(void)state;
	assert_nearest("pre", "pretranslate");
	assert_nearest("ext", "extract");
	assert_nearest("pr", "");
}

static void another_word_is_near_to_none(void **state)
{
	(void)state;
	assert_nearest("frobnicate", "");
	assert_nearest("x", "");
	assert_nearest("", "");
}

static void the_first_of_equals_stays(void **state)
{
	struct nearest nearest = NEAREST_INIT(SLICE("cat"));

	(void)state;
	assert_true(nearest_offer(&nearest, SLICE("bat")));
	assert_false(nearest_offer(&nearest, SLICE("hat")));
	assert_true(nearest_offer(&nearest, SLICE("cat")));
	assert_int_equal(nearest.edits, 0);
}

static void a_long_word_is_bounded(void **state)
{
	char written[4096];
	struct nearest nearest = NEAREST_INIT(slice_from(written, sizeof(written)));

	(void)state;
	memset(written, 'a', sizeof(written));
	assert_false(nearest_offer(&nearest, slice_from(written, sizeof(written) - 1)));
	assert_int_equal(nearest.word.bytes, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_slip_is_near),
		cmocka_unit_test(a_beginning_is_near),
		cmocka_unit_test(another_word_is_near_to_none),
		cmocka_unit_test(the_first_of_equals_stays),
		cmocka_unit_test(a_long_word_is_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
