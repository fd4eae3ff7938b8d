/*
 * Names of languages that people write are told from tags, and the tag is proposed.
 */
#include <config.h>

#include "text/language_guess.h"

#include "tests/cmocka.h"

static void assert_guess(const char *written, const char *tag)
{
	const struct language *language = language_guess(slice_of(written));

	if (!language && tag[0])
		fail_msg("'%s' is near no language", written);
	assert_string_equal(language ? language->tag : "", tag);
}

static void english_names_are_known_whatever_the_case(void **state)
{
	(void)state;
	assert_guess("Uzbek", "uz-Latn");
	assert_guess("russian", "ru");
	assert_guess(" ENGLISH ", "en");
	assert_guess("russain", "ru");
}

static void own_names_are_known(void **state)
{
	(void)state;
	assert_guess("o'zbekcha", "uz-Latn");
	assert_guess("Oʻzbekcha", "uz-Latn");
	assert_guess("ўзбекча", "uz-Cyrl");
	assert_guess("русский", "ru");
	assert_guess("Русскй", "ru");
}

static void a_script_is_enough(void **state)
{
	(void)state;
	assert_guess("cyrillic", "uz-Cyrl");
	assert_guess("latin", "uz-Latn");
	assert_guess("uzbek cyrillic", "uz-Cyrl");
	assert_guess("uzbek-cyrillic", "uz-Cyrl");
}

static void what_is_far_from_all_names_is_not_guessed(void **state)
{
	(void)state;
	assert_guess("", "");
	assert_guess("xx-none", "");
	assert_guess("()", "");
}

static void a_refusal_says_what_may_be_meant(void **state)
{
	struct error err = ERROR_INIT;

	(void)state;
	assert_ptr_equal(language_read(SLICE(" ru "), &err), &language_ru);
	assert_false(error_is_set(&err));
	assert_null(language_read(SLICE("Russian"), &err));
	assert_int_equal(err.kind, ERROR_USAGE);
	assert_string_equal(err.message, "'Russian' is no language that is known here; did you mean 'ru'?");
	assert_null(language_read(SLICE("xx-none"), &err));
	assert_string_equal(err.message, "'xx-none' is no language that is known here; "
					 "write it like 'uz', 'uz@cyrillic', 'ru' or 'en'");
	assert_null(language_read(SLICE("xx-none"), NULL));
	error_clear(&err);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(english_names_are_known_whatever_the_case),
		cmocka_unit_test(own_names_are_known),
		cmocka_unit_test(a_script_is_enough),
		cmocka_unit_test(what_is_far_from_all_names_is_not_guessed),
		cmocka_unit_test(a_refusal_says_what_may_be_meant),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
