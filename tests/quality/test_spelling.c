/*
 * spelling -- words against dictionaries of this test's own, as Hunspell's are written.
 */
#include <config.h>

#include "quality/quality.h"

#include "base/file.h"
#include "tests/cmocka.h"
#include "tests/folder.h"

static struct spelling *open_or_skip(const struct language *language, const char *name, const char *rules,
				     const char *words)
{
	struct strbuf path = STRBUF_INIT;
	struct spelling *spelling;

	strbuf_addf(&path, "%s.aff", name);
	assert_true(file_write(path.data, slice_of(rules), NULL));
	strbuf_clear(&path);
	strbuf_addf(&path, "%s.dic", name);
	assert_true(file_write(path.data, slice_of(words), NULL));
	strbuf_release(&path);
	spelling = spelling_open(language, ".");
	if (!spelling)
		skip(); /* no libhunspell */
	return spelling;
}

static bool accepts(struct spelling *spelling, const char *word)
{
	return spelling_accepts(spelling, slice_of(word));
}

static void a_word_in_another_charset_is_found(void **state)
{
	/* "встреча" and "дом" in KOI8-R */
	struct spelling *spelling = open_or_skip(&language_ru, "ru_RU", "SET KOI8-R\n",
						 "2\n\xd7\xd3\xd4\xd2\xc5\xde\xc1\n\xc4\xcf\xcd\n");

	(void)state;
	assert_true(accepts(spelling, "встреча"));
	assert_true(accepts(spelling, "Встреча"));
	assert_false(accepts(spelling, "втсреча"));
	assert_false(accepts(spelling, "ҳукумат")); /* no such letters there */
	spelling_close(spelling);
}

static void what_is_listed_stands_in_the_dictionary_itself(void **state)
{
	struct spelling *spelling = open_or_skip(&language_uz, "uz_UZ", "SET UTF-8\n", "2\nбой\nбўйича\n");
	struct spelling *cyrillic = spelling_open(&language_uz_cyrl, ".");

	(void)state;
	assert_true(accepts(spelling, "boyicha")); /* boy-icha */
	assert_false(spelling_lists(spelling, SLICE("boyicha")));
	assert_true(spelling_lists(spelling, SLICE("boʻyicha")));
	assert_true(spelling_lists(spelling, SLICE("bo'yicha")));
	assert_false(spelling_lists(cyrillic, SLICE("бойича")));
	assert_true(spelling_lists(cyrillic, SLICE("бўйича")));
	spelling_close(cyrillic);
	spelling_close(spelling);
}

static void uzbek_words_take_endings_in_both_scripts(void **state)
{
	struct spelling *spelling =
		open_or_skip(&language_uz, "uz_UZ", "SET UTF-8\n", "4\nкитоб\nқишлоқ\nюрак\nмактаб\n");
	struct spelling *cyrillic = spelling_open(&language_uz_cyrl, ".");

	(void)state;
	assert_true(accepts(spelling, "kitoblarimizdan"));
	assert_true(accepts(spelling, "qishlogʻida"));
	assert_true(accepts(spelling, "yuragini"));
	assert_false(accepts(spelling, "kitopblar"));
	assert_true(accepts(cyrillic, "китобларимиздан"));
	assert_false(accepts(cyrillic, "китоплар"));
	spelling_close(cyrillic);
	spelling_close(spelling);
}

static void without_a_dictionary_there_is_none(void **state)
{
	(void)state;
	assert_null(spelling_open(&language_en, "./nowhere"));
	assert_null(spelling_open(language_find(SLICE("ja")), NULL));
}

static size_t findings(struct spelling *spelling, const char *source, const char *target)
{
	struct issues issues = ISSUES_INIT;
	struct check_profile profile;
	struct check_context context;
	struct slice text = slice_of(target);
	struct unit unit = { .source = slice_of(source), .targets = &text, .target_count = 1 };
	size_t count;

	check_profile_init(&profile);
	for (int check = 0; check < CHECK_COUNT; check++)
		profile.levels[check] = check == CHECK_SPELLING ? LEVEL_WARNING : LEVEL_OFF;
	profile.spelling = spelling;
	check_context_init(&context, &language_en, &language_ru, "a.po", &profile, &issues);
	quality_check_unit(&context, &unit);
	check_context_release(&context);
	count = issues.count;
	issues_release(&issues);
	return count;
}

static void names_and_cited_words_are_not_looked_up(void **state)
{
	struct spelling *spelling = open_or_skip(&language_ru, "ru_RU", "SET UTF-8\n", "2\nвстреча\nпрошла\n");

	(void)state;
	assert_int_equal(findings(spelling, "The meeting", "Встреча прошла"), 0);
	assert_int_equal(findings(spelling, "The meeting", "Втсреча прошла"), 1);
	assert_int_equal(findings(spelling, "The meeting", "встреча прашла"), 1);
	assert_int_equal(findings(spelling, "In Tashkent", "прошла Ташкент ООН «прашла»"), 0);
	assert_int_equal(findings(spelling, "прашла", "встреча прашла"), 0);
	spelling_close(spelling);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_word_in_another_charset_is_found),
		cmocka_unit_test(what_is_listed_stands_in_the_dictionary_itself),
		cmocka_unit_test(uzbek_words_take_endings_in_both_scripts),
		cmocka_unit_test(without_a_dictionary_there_is_none),
		cmocka_unit_test(names_and_cited_words_are_not_looked_up),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
