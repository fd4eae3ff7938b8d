#include <config.h>

#include "align/sound.h"
#include "tests/cmocka.h"

static void same(const struct language *a, const char *left, const struct language *b, const char *right)
{
	struct strbuf one = STRBUF_INIT, other = STRBUF_INIT;

	sound_add(a, slice_of(left), &one);
	sound_add(b, slice_of(right), &other);
	assert_string_equal(one.data, other.data);
	strbuf_release(&one);
	strbuf_release(&other);
}

static int likeness(const struct language *a, const char *left, const struct language *b, const char *right)
{
	struct strbuf one = STRBUF_INIT, other = STRBUF_INIT;
	int percent;

	sound_add(a, slice_of(left), &one);
	sound_add(b, slice_of(right), &other);
	percent = sound_likeness_percent(strbuf_slice(&one), strbuf_slice(&other));
	strbuf_release(&one);
	strbuf_release(&other);
	return percent;
}

static void letters_of_one_sound_are_one(void **state)
{
	(void)state;
	same(&language_en, "livingston", &language_ru, "ливингстон");
	same(&language_en, "parlament", &language_ru, "парламент");
	same(&language_uz, "xorazm", &language_ru, "хоразм");
	same(&language_uz, "jizzax", &language_ru, "джиззах");
}

static void marks_and_doubles_do_not_count(void **state)
{
	(void)state;
	same(language_find(SLICE("fr")), "éléphant", &language_en, "elefant");
	same(&language_en, "accord", &language_en, "akord");
}

static void names_in_two_scripts_are_alike(void **state)
{
	(void)state;
	assert_true(likeness(&language_en, "eshmatova", &language_ru, "эшматова") >= 90);
	assert_true(likeness(&language_en, "hibernian", &language_ru, "гиберниан") >= 80);
	assert_true(likeness(&language_en, "washington", &language_uz, "vashington") >= 90);
}

static void other_words_are_not(void **state)
{
	(void)state;
	assert_true(likeness(&language_en, "government", &language_ru, "правительство") < 50);
	assert_true(likeness(&language_en, "monday", &language_uz, "dushanba") < 60);
	assert_int_equal(sound_likeness_percent(SLICE(""), SLICE("a")), 0);
}

static void an_endless_word_is_cut(void **state)
{
	struct strbuf word = STRBUF_INIT, sound = STRBUF_INIT;

	(void)state;
	for (int i = 0; i < 100000; i++)
		strbuf_add_string(&word, "щa");
	sound_add(&language_ru, strbuf_slice(&word), &sound);
	assert_true(sound.bytes <= SOUND_LETTERS_MOST);
	assert_true(sound_likeness_percent(strbuf_slice(&sound), strbuf_slice(&sound)) == 100);
	strbuf_release(&word);
	strbuf_release(&sound);
}

static void words_of_one_consonant_share_no_bucket(void **state)
{
	(void)state;
	assert_int_equal(sound_bucket(SLICE("ama")), 0);
	assert_int_equal(sound_bucket(SLICE("livingston")), sound_bucket(SLICE("lavengost")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_of_one_sound_are_one),
		cmocka_unit_test(marks_and_doubles_do_not_count),
		cmocka_unit_test(names_in_two_scripts_are_alike),
		cmocka_unit_test(other_words_are_not),
		cmocka_unit_test(an_endless_word_is_cut),
		cmocka_unit_test(words_of_one_consonant_share_no_bucket),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
