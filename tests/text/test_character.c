/*
 * The kinds are those of Unicode's categories, for every code point, whether a table or ICU is asked.
 */
#include <config.h>

#include "text/character.h"

#include <unicode/uchar.h>

#include "text/apostrophe.h"

#include "tests/cmocka.h"

/* What the tables and ICU disagree on, each with its reason in character.h. */
static bool is_exempt(uint32_t c)
{
	return apostrophe_is(c) || letter_is_ignorable(c) || c == 0x2212 || c == 0x85 ||
	       u_charType((UChar32)c) == U_FORMAT_CHAR || u_charType((UChar32)c) == U_CONTROL_CHAR;
}

static bool is_in(uint32_t c, uint32_t categories)
{
	return U_MASK(u_charType((UChar32)c)) & categories;
}

static void expect_kind(enum character_kind kind, uint32_t categories)
{
	for (uint32_t c = 0; c <= 0x10ffff; c++)
		if (!is_exempt(c) && character_kind(c) != CHARACTER_UNSPACED &&
		    (character_kind(c) == kind) != is_in(c, categories))
			fail_msg("U+%04X is of kind %d", c, character_kind(c));
}

static void letters_are_those_of_unicode(void **state)
{
	(void)state;
	expect_kind(CHARACTER_LETTER, U_GC_L_MASK | U_GC_NL_MASK);
}

static void marks_are_those_of_unicode(void **state)
{
	(void)state;
	expect_kind(CHARACTER_MARK, U_GC_M_MASK);
}

static void digits_are_decimal(void **state)
{
	(void)state;
	expect_kind(CHARACTER_DIGIT, U_GC_ND_MASK);
}

static void dashes_are_those_of_unicode(void **state)
{
	(void)state;
	expect_kind(CHARACTER_DASH, U_GC_PD_MASK);
}

static void spaces_are_separators(void **state)
{
	(void)state;
	expect_kind(CHARACTER_SPACE, U_GC_Z_MASK);
	for (uint32_t c = '\t'; c <= '\r'; c++)
		assert_int_equal(character_kind(c), CHARACTER_SPACE);
}

static void controls_and_soft_hyphens_are_ignored(void **state)
{
	static const uint32_t ignored[] = { 0x00, 0x1b, 0x7f, 0x80, 0xad, 0x200b, 0x200d, 0x202e, 0x2060, 0xfeff };

	(void)state;
	for (size_t i = 0; i < sizeof(ignored) / sizeof(ignored[0]); i++)
		assert_int_equal(character_kind(ignored[i]), CHARACTER_IGNORED);
}

static void apostrophes_come_before_all_other_kinds(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= 0x10ffff; c++)
		assert_int_equal(character_kind(c) == CHARACTER_APOSTROPHE, apostrophe_is(c));
}

static void capital_and_small_exclude_each_other(void **state)
{
	(void)state;
	for (uint32_t c = 0; c < 0x530; c++) {
		assert_false(character_is_upper(c) && u_islower((UChar32)c));
		if (u_islower((UChar32)c))
			assert_true(character_is_lower(c));
	}
}

static void letters_fold_as_icu_folds_them(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= 0xff00; c++)
		if (character_kind(c) == CHARACTER_LETTER && !apostrophe_is(c))
			assert_int_equal(character_fold(c), u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT));
}

static void one_dress_for_quotes_dashes_and_spaces(void **state)
{
	(void)state;
	assert_int_equal(character_fold(0xab), '"');
	assert_int_equal(character_fold(0x2033), '"');
	assert_int_equal(character_fold(0x300c), '"');
	assert_int_equal(character_fold(0x201a), '\'');
	assert_int_equal(character_fold(0x2bb), '\'');
	assert_int_equal(character_fold(0x2014), '-');
	assert_int_equal(character_fold(0x2212), '-');
	assert_int_equal(character_fold(0xa0), ' ');
	assert_int_equal(character_fold(0x3000), ' ');
	assert_int_equal(character_fold(0xff21), 'a');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_are_those_of_unicode),
		cmocka_unit_test(marks_are_those_of_unicode),
		cmocka_unit_test(digits_are_decimal),
		cmocka_unit_test(dashes_are_those_of_unicode),
		cmocka_unit_test(spaces_are_separators),
		cmocka_unit_test(controls_and_soft_hyphens_are_ignored),
		cmocka_unit_test(apostrophes_come_before_all_other_kinds),
		cmocka_unit_test(capital_and_small_exclude_each_other),
		cmocka_unit_test(letters_fold_as_icu_folds_them),
		cmocka_unit_test(one_dress_for_quotes_dashes_and_spaces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
