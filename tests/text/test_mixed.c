/*
 * Words of both scripts, and what they were meant to be.
 */
#include <config.h>

#include "text/mixed.h"

#include "tests/cmocka.h"

static void assert_repair(const struct language *language, const char *word, enum mixed_repair how,
			  const char *repaired, size_t letters)
{
	struct strbuf out = STRBUF_INIT;
	size_t touched;

	assert_int_equal(mixed_repair(slice_of(word), language, &out, &touched), how);
	assert_string_equal(out.data, repaired);
	assert_int_equal(touched, letters);
	strbuf_release(&out);
}

static void letters_that_look_alike_change_their_script(void **state)
{
	(void)state;
	assert_repair(&language_en, "\xd0\x9embudsman", MIXED_LOOK_ALIKE, "Ombudsman", 1); /* О */
	assert_repair(&language_ru, "Cегодня", MIXED_LOOK_ALIKE, "Сегодня", 1);
}

static void where_all_look_alike_most_letters_decide_then_the_language(void **state)
{
	(void)state;
	assert_repair(&language_uz, "\xd0\xbe\xd1\x81\xd0\xb0p", MIXED_LOOK_ALIKE, "оса\xd1\x80", 1);
	assert_repair(&language_uz, "\xd0\xbe\xd1\x81\x61p", MIXED_LOOK_ALIKE, "ocap", 2);
	assert_repair(&language_uz_cyrl, "\xd0\xbe\xd1\x81\x61p", MIXED_LOOK_ALIKE, "оса\xd1\x80", 2);
}

static void uzbek_is_spelled_in_the_script_of_most_letters(void **state)
{
	(void)state;
	assert_repair(&language_uz, "Тоshкент", MIXED_SPELLED, "Тошкент", 2);
	assert_repair(&language_uz_cyrl, "Toшkent", MIXED_SPELLED, "Toshkent", 1);
	assert_repair(&language_uz, "ТОShКЕНТ", MIXED_SPELLED, "ТОШКЕНТ", 2);
	assert_repair(&language_ru, "Тоshкент", MIXED_UNREPAIRED, "", 0);
}

static void what_is_no_mixed_word_stays(void **state)
{
	(void)state;
	assert_repair(&language_uz, "Toshkent", MIXED_UNREPAIRED, "", 0);
	assert_repair(&language_uz, "Тошкент", MIXED_UNREPAIRED, "", 0);
	assert_repair(&language_uz, "", MIXED_UNREPAIRED, "", 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_that_look_alike_change_their_script),
		cmocka_unit_test(where_all_look_alike_most_letters_decide_then_the_language),
		cmocka_unit_test(uzbek_is_spelled_in_the_script_of_most_letters),
		cmocka_unit_test(what_is_no_mixed_word_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
