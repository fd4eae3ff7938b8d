/*
 * The tables answer what ICU answers, for every code point.
 */
#include <config.h>

#include "text/letter.h"

#include <unicode/uchar.h>
#include <unicode/ustring.h>

#include "tests/cmocka.h"

static void case_is_that_of_icu(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= 0x10ffff; c++) {
		if (letter_lower(c) != (uint32_t)u_tolower((UChar32)c) || letter_upper(c) != (uint32_t)u_toupper((UChar32)c))
			fail_msg("U+%04X has another case", c);
	}
}

static void case_folding_is_that_of_icu(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= 0x10ffff; c++) {
		uint32_t folded[LETTER_FOLD_MAX];
		UErrorCode status = U_ZERO_ERROR;
		UChar source[2], target[8];
		int32_t units = 0, length, at = 0;
		UChar32 first;

		if (c >= 0xd800 && c <= 0xdfff)
			continue;
		U16_APPEND_UNSAFE(source, units, c);
		length = u_strFoldCase(target, 8, source, units, U_FOLD_CASE_DEFAULT, &status);
		U16_NEXT(target, at, length, first);
		letter_fold(c, folded);
		if (folded[0] != (uint32_t)first)
			fail_msg("U+%04X folds to another letter", c);
	}
}

static void letters_are_those_of_icu(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= 0x10ffff; c++)
		if (c != 0x482 && letter_is(c) != (bool)u_isalpha((UChar32)c) && !(c >= 0x483 && c <= 0x489))
			fail_msg("U+%04X: letter_is() says %d", c, letter_is(c));
}

static void spaces_are_white_space(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= 0x10ffff; c++)
		if (letter_is_space(c) != (bool)u_isUWhiteSpace((UChar32)c))
			fail_msg("U+%04X: letter_is_space() says %d", c, letter_is_space(c));
}

static void look_alikes_are_mutual(void **state)
{
	(void)state;
	for (uint32_t c = 'A'; c <= 'z'; c++)
		if (letter_look_alike(c))
			assert_int_equal(letter_look_alike(letter_look_alike(c)), c);
	assert_int_equal(letter_look_alike('h'), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(case_is_that_of_icu),
		cmocka_unit_test(case_folding_is_that_of_icu),
		cmocka_unit_test(letters_are_those_of_icu),
		cmocka_unit_test(spaces_are_white_space),
		cmocka_unit_test(look_alikes_are_mutual),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
