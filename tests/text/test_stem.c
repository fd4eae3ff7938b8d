/*
 * Forms of one word have one key, and words that only look alike have not.
 */
#include <config.h>

#include "text/stem.h"

#include "tests/cmocka.h"

static char *key_of(struct stemmer *stemmer, struct slice word)
{
	struct strbuf key = STRBUF_INIT;

	stemmer_add(stemmer, word, &key);
	return strbuf_detach(&key);
}

/* Words with spaces between, all of one key. */
static void assert_one_key(const struct language *language, const char *words)
{
	struct stemmer *stemmer = stemmer_new(language);
	struct slice rest = slice_of(words), word;
	char *first = NULL;

	while (slice_next_field(&rest, ' ', &word)) {
		char *key = key_of(stemmer, word);

		if (first && strcmp(first, key) != 0)
			fail_msg("'%.*s' has the key '%s', not '%s'", SLICE_ARG(word), key, first);
		if (first)
			free(key);
		else
			first = key;
	}
	free(first);
	stemmer_free(stemmer);
}

static void assert_two_keys(const struct language *language, const char *one, const char *other)
{
	struct stemmer *stemmer = stemmer_new(language);
	char *a = key_of(stemmer, slice_of(one)), *b = key_of(stemmer, slice_of(other));

	assert_string_not_equal(a, b);
	free(a);
	free(b);
	stemmer_free(stemmer);
}

#ifdef HAVE_LIBSTEMMER

static void russian_cases_meet(void **state)
{
	(void)state;
	assert_one_key(&language_ru, "омбудсман омбудсмана омбудсману омбудсманом омбудсмане");
	assert_one_key(&language_ru, "право права праву правом правами");
	assert_two_keys(&language_ru, "доклад", "докладчик");
}

static void a_vowel_that_comes_and_goes_is_left_out(void **state)
{
	(void)state;
	assert_one_key(&language_ru, "рынок рынка рынке рынки рынков");
	assert_one_key(&language_ru, "американец американца американцы американцев");
	assert_one_key(&language_ru, "европеец европейца европейцы");
	assert_one_key(&language_ru, "владелец владельца владельцы");
	assert_one_key(&language_ru, "ошибка ошибки ошибок");
}

static void infinitives_meet_the_past(void **state)
{
	(void)state;
	assert_one_key(&language_ru, "вернуться вернулся вернулась вернулись");
	assert_one_key(&language_ru, "покинуть покинул покинула");
}

static void inhabitants_meet_their_plural(void **state)
{
	(void)state;
	assert_one_key(&language_ru, "гражданин гражданина гражданином граждане граждан гражданами");
}

static void irregular_forms_are_listed(void **state)
{
	(void)state;
	assert_one_key(&language_ru, "человек человека люди людей людям");
	assert_one_key(&language_ru, "ребенок ребенка дети детьми");
	assert_one_key(&language_ru, "год года лет");
	assert_one_key(&language_ru, "день дня днем дней");
	assert_one_key(&language_en, "ombudsman ombudsmen");
	assert_one_key(&language_en, "child children");
	assert_two_keys(&language_en, "ombudsman", "ombudsperson");
}

static void english_endings_meet(void **state)
{
	(void)state;
	assert_one_key(&language_en, "report reports reported reporting");
}

#endif

static void uzbek_endings_meet(void **state)
{
	(void)state;
	assert_one_key(&language_uz, "yurak yuragi yuraklarimizdan");
	assert_one_key(&language_uz, "shahar shahri shaharlarda");
	assert_one_key(&language_uz, "oy oylar oyimizga oylardan");
	assert_one_key(&language_uz, "mavzu mavzuga mavzular");
	assert_two_keys(&language_uz, "kitob", "maktab");
}

static void nothing_is_stemmed_to_nothing(void **state)
{
	static const struct language *const languages[] = { &language_uz, &language_ru, &language_en };
	static const char *const words[] = { "a", "и", "lar", "ning", "ся", "ing", "ed", "ец", "анин" };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct stemmer *stemmer = stemmer_new(languages[i]);

		for (size_t j = 0; j < sizeof(words) / sizeof(words[0]); j++) {
			char *key = key_of(stemmer, slice_of(words[j]));

			assert_true(*key);
			free(key);
		}
		stemmer_free(stemmer);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#ifdef HAVE_LIBSTEMMER
		cmocka_unit_test(russian_cases_meet),
		cmocka_unit_test(a_vowel_that_comes_and_goes_is_left_out),
		cmocka_unit_test(infinitives_meet_the_past),
		cmocka_unit_test(inhabitants_meet_their_plural),
		cmocka_unit_test(irregular_forms_are_listed),
		cmocka_unit_test(english_endings_meet),
#endif
		cmocka_unit_test(uzbek_endings_meet),
		cmocka_unit_test(nothing_is_stemmed_to_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
