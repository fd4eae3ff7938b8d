/*
 * Words found where they begin, as long as can be, and only whole.
 */
#include <config.h>

#include "text/lexicon.h"

#include <stdio.h>

#include "tests/cmocka.h"

static struct lexicon *lexicon_of(const struct language *language, const char *const *forms, size_t count)
{
	struct lexicon *lexicon = lexicon_new(language);

	for (size_t i = 0; i < count; i++)
		assert_true(lexicon_add(lexicon, slice_of(forms[i]), (uint32_t)i, 0));
	return lexicon;
}

/* What is found at the beginning of a text: its length, and the row of the reading; -1 for nothing. */
static int found_row(const struct lexicon *lexicon, const char *text, size_t *end, size_t *stem_end)
{
	struct lexicon_match match;

	if (!lexicon_find(lexicon, slice_of(text), 0, &match))
		return -1;
	*end = match.end;
	*stem_end = match.exact ? match.end : match.stem_end;
	return (int)lexicon_word(lexicon, match.exact ? match.exact : match.stem)->row;
}

static void only_whole_words_are_found(void **state)
{
	static const char *const forms[] = { "may", "per_cent", "p.m.", "%", "so'm" };
	struct lexicon *lexicon = lexicon_of(&language_en, forms, 5);
	size_t end, stem;

	(void)state;
	assert_int_equal(found_row(lexicon, "May 5", &end, &stem), 0);
	assert_int_equal(found_row(lexicon, "maybe", &end, &stem), -1);
	assert_int_equal(found_row(lexicon, "per\xc2\xa0" "cent,", &end, &stem), 1);
	assert_int_equal(end, strlen("per\xc2\xa0" "cent"));
	assert_int_equal(found_row(lexicon, "p.m. x", &end, &stem), 2);
	assert_int_equal(found_row(lexicon, "%x", &end, &stem), 3);
	assert_int_equal(found_row(lexicon, "so’m", &end, &stem), 4);
	assert_int_equal(found_row(lexicon, "", &end, &stem), -1);
	lexicon_free(lexicon);
}

static void uzbek_words_may_have_endings(void **state)
{
	static const char *const forms[] = { "mart", "toʻrt", "yil", "yilning" };
	struct lexicon *lexicon = lexicon_of(&language_uz, forms, 4);
	struct lexicon_match match;
	size_t end, stem;

	(void)state;
	assert_int_equal(found_row(lexicon, "martdagi kun", &end, &stem), 0);
	assert_int_equal(end, strlen("martdagi"));
	assert_int_equal(stem, strlen("mart"));
	assert_int_equal(found_row(lexicon, "martaba", &end, &stem), -1);
	assert_int_equal(found_row(lexicon, "TO‘RTGA", &end, &stem), 1);
	assert_true(lexicon_find(lexicon, SLICE("yilning"), 0, &match)); /* as it is, and as a form of yil */
	assert_true(match.exact && match.stem);
	lexicon_free(lexicon);
}

static void a_form_may_grow_together_with_a_rest(void **state)
{
	static const char *const forms[] = { "пяти" }, *const rests[] = { "летн" };
	struct lexicon *lexicon = lexicon_of(&language_ru, forms, 1), *others = lexicon_of(&language_ru, rests, 1);
	size_t end, stem;

	(void)state;
	assert_int_equal(found_row(lexicon, "пятилетнего", &end, &stem), -1);
	lexicon_allow_compounds(lexicon, others);
	assert_int_equal(found_row(lexicon, "пятилетнего плана", &end, &stem), 0);
	assert_int_equal(end, strlen("пятилетнего"));
	assert_int_equal(stem, strlen("пяти"));
	assert_int_equal(found_row(lexicon, "пятиться", &end, &stem), -1);
	lexicon_free(others);
	lexicon_free(lexicon);
}

static void forms_that_are_no_words_are_refused(void **state)
{
	struct lexicon *lexicon = lexicon_new(&language_en);
	char long_form[LEXICON_FORM_BYTES_MAX + 2];

	(void)state;
	memset(long_form, 'a', sizeof(long_form));
	assert_false(lexicon_add(lexicon, SLICE(""), 0, 0));
	assert_false(lexicon_add(lexicon, slice_from(long_form, LEXICON_FORM_BYTES_MAX + 1), 0, 0));
	lexicon_free(lexicon);
}

/* More than the table of children has room for at first. */
static void many_words_are_kept_apart(void **state)
{
	enum { WORDS = 9000 };
	struct lexicon *lexicon = lexicon_new(&language_en);
	struct lexicon_match match;
	char word[16];

	(void)state;
	for (uint32_t i = 0; i < WORDS; i++) {
		snprintf(word, sizeof(word), "%c%c%u", (char)('a' + i % 26), (char)('a' + i / 26 % 26), i);
		assert_true(lexicon_add(lexicon, slice_of(word), i, 0));
	}
	for (uint32_t i = 0; i < WORDS; i++) {
		snprintf(word, sizeof(word), "%c%c%u", (char)('a' + i % 26), (char)('a' + i / 26 % 26), i);
		assert_true(lexicon_find(lexicon, slice_of(word), 0, &match));
		assert_int_equal(match.end, strlen(word));
		assert_int_equal(lexicon_word(lexicon, match.exact)->row, i);
	}
	assert_false(lexicon_find(lexicon, SLICE("zzz"), 0, &match));
	lexicon_free(lexicon);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_whole_words_are_found),
		cmocka_unit_test(uzbek_words_may_have_endings),
		cmocka_unit_test(a_form_may_grow_together_with_a_rest),
		cmocka_unit_test(forms_that_are_no_words_are_refused),
		cmocka_unit_test(many_words_are_kept_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
