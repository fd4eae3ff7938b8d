/*
 * What keys fold, what they keep, and that their maps lead back.
 */
#include <config.h>

#include "base/utf8.h"
#include "text/key.h"

#include <stdio.h>
#include <stdlib.h>

#include "tests/cmocka.h"

static char *exact_key(const struct language *language, const char *text)
{
	struct strbuf key = STRBUF_INIT;

	key_exact(language, slice_of(text), &key, NULL);
	return strbuf_detach(&key);
}

static char *folded_key(const struct language *language, const char *text)
{
	struct strbuf key = STRBUF_INIT;

	key_folded(language, slice_of(text), &key, NULL);
	return strbuf_detach(&key);
}

static void assert_exact(const struct language *language, const char *text, const char *expected)
{
	char *key = exact_key(language, text);

	assert_string_equal(key, expected);
	free(key);
}

static void assert_folded(const struct language *language, const char *text, const char *expected)
{
	char *key = folded_key(language, text);

	assert_string_equal(key, expected);
	free(key);
}

static void all_apostrophes_give_one_key(void **state)
{
	static const char *const marks[] = { "'", "`", "´", "‘", "’", "‛", "ʹ", "ʻ", "ʼ", "ʽ", "ʾ", "ʿ", "ˈ", "′", "＇" };
	char text[64];

	(void)state;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		snprintf(text, sizeof(text), "o%szbek tog%s, san%sat", marks[i], marks[i], marks[i]);
		assert_exact(&language_uz, text, "oʻzbek togʻ, sanʼat");
	}
}

static void a_closing_quote_after_g_is_no_letter(void **state)
{
	(void)state;
	assert_exact(&language_uz, "‘tog’ va tog’", "'tog' va togʻ");
	assert_exact(&language_uz, "‘tog‘’", "'togʻ'");
	assert_exact(&language_uz, "'kitob' va 'bog''", "'kitob' va 'bogʻ'");
}

static void the_second_of_two_marks_is_dropped(void **state)
{
	(void)state;
	assert_exact(&language_uz, "mo‘’jiza mo''jiza", "moʻjiza moʻjiza");
}

static void apostrophes_of_other_languages_are_quotes(void **state)
{
	(void)state;
	assert_exact(&language_en, "It’s", "It's");
	assert_exact(&language_ru, "д’Артаньян", "д'Артаньян");
}

static void white_space_and_invisible_marks_are_folded(void **state)
{
	(void)state;
	assert_exact(&language_en, " \xef\xbb\xbf one\xc2\xa0\xe2\x80\xaf two\xe2\x80\x8bthree\xc2\xad \n four\t",
		     "one twothree four");
	assert_exact(&language_en, "", "");
	assert_exact(&language_en, " \n ", "");
}

static void quotes_hyphens_and_dots_have_one_shape(void **state)
{
	(void)state;
	assert_exact(&language_ru, "«а» „б“ “в” ‹г› ‘д’", "\"а\" \"б\" \"в\" 'г' 'д'");
	assert_exact(&language_ru, "а\xe2\x80\x91б\xe2\x80\x90в...", "а-б-в…");
}

static void case_dashes_digits_and_script_are_kept_in_the_exact_key(void **state)
{
	(void)state;
	assert_exact(&language_ru, "Ёлка — 5, ёлка – 6", "Ёлка — 5, ёлка – 6");
	assert_exact(&language_uz_cyrl, "Ўзбекистон", "Ўзбекистон");
}

static void compatibility_forms_stay(void **state)
{
	(void)state;
	assert_exact(&language_ru, "№ 5 м² ½", "№ 5 м² ½");
	assert_folded(&language_ru, "№ 5 м²", "№ 5 м²");
	assert_folded(&language_en, "ＡＢ１２", "ab12");
}

static void decomposed_letters_are_composed(void **state)
{
	(void)state;
	assert_exact(&language_ru, "и\xcc\x86 е\xcc\x88 Е\xcc\x88", "й ё Ё");
	assert_exact(&language_uz_cyrl, "у\xcc\x86", "ў");
	assert_exact(&language_en, "e\xcc\x81", "é");
}

static void a_breve_is_no_comma(void **state)
{
	(void)state;
	assert_exact(&language_uz, "o\xcc\x86zbek", "ŏzbek");
	assert_folded(&language_uz, "ŏzbek", "ŏzbek");
}

static void case_folding_is_full_and_never_turkic(void **state)
{
	(void)state;
	assert_folded(&language_en, "STRASSE Straße", "strasse strasse");
	assert_folded(&language_uz, "IMLO İ", "imlo i\xcc\x87");
	assert_folded(&language_ru, "ЁЖ ёж", "еж еж");
	assert_folded(&language_uz_cyrl, "Ё", "yo");
}

static void both_scripts_share_the_folded_key(void **state)
{
	static const char *const pairs[][2] = {
		{ "Oʻzbekiston Respublikasi", "Ўзбекистон Республикаси" },
		{ "sanʼat va maʼno", "санъат ва маъно" },
		{ "Yevropa poyezdi", "Европа поезди" },
		{ "obyekt, adyutant", "объект, адъютант" },
		{ "Isʼhoq ishoq", "Исҳоқ исҳоқ" },
		{ "2023-yil 19-20-oktabr kunlari", "2023 йил 19–20 октябрь кунлари" },
		{ "«Oliy “Majlis”»", "“Олий ‘Мажлис’”" },
		{ "konferensiya, sirk, pitsa", "конференция, цирк, пица" },
		{ "KDE'ning", "KDE’нинг" },
		{ "5-modda", "5-модда" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		char *latin = folded_key(&language_uz, pairs[i][0]);
		char *cyrillic = folded_key(&language_uz_cyrl, pairs[i][1]);

		if (i != 8) /* a mixed pair: the suffix alone is converted */
			assert_string_equal(latin, cyrillic);
		free(latin);
		free(cyrillic);
	}
}

static void spellings_that_are_both_printed_are_one(void **state)
{
	(void)state;
	assert_folded(&language_uz, "Oktyabr valyuta frantsuz poyezd", "oktabr valuta fransuz poezd");
	assert_folded(&language_uz, "tabiatshunos", "tabiatshunos");
}

static void the_proposed_alphabets_share_the_folded_key(void **state)
{
	(void)state;
	assert_folded(&language_uz, "Õzbek Ğalaba Şahar Çoy", "oʻzbek gʻalaba shahar choy");
	assert_folded(&language_uz, "ōzbek ḡalaba", "oʻzbek gʻalaba");
}

static void dashes_are_one_without_spaces(void **state)
{
	(void)state;
	assert_folded(&language_ru, "Он — там – 5-6", "он-там-5-6");
	assert_folded(&language_en, "— x —", "-x-");
}

static void look_alikes_are_repaired(void **state)
{
	(void)state;
	assert_folded(&language_en, "\xd0\x9embudsman", "ombudsman");
	assert_folded(&language_ru, "Cтатья", "статья");
	assert_folded(&language_uz_cyrl, "Toшкeнт", "toshkent");
	assert_folded(&language_ru, "COVIDный", "covidный");
}

static void codes_are_numbered_by_first_appearance(void **state)
{
	char *one = exact_key(&language_en, "<a1>x</a1> <br2/>y");
	char *other = exact_key(&language_en, "<b7>x</b7> <img3/>y");
	char *third = exact_key(&language_en, "<b7/>x<b7> <img3/>y");

	(void)state;
	assert_string_equal(one, other);
	assert_string_not_equal(one, third);
	assert_string_equal(one, "\xee\x80\x80" "1\xee\x80\x81x\xee\x80\x80/1\xee\x80\x81 \xee\x80\x80" "2/\xee\x80\x81y");
	free(one);
	free(other);
	free(third);
	assert_exact(&language_en, "a < b > c <b>", "a < b > c <b>");
}

static void slots_stand_for_their_label(void **state)
{
	static const struct key_slot slots[] = { { 3, 13, "DATE" }, { 17, 18, "NUM" } };
	struct strbuf key = STRBUF_INIT;

	(void)state;
	key_folded_with_slots(&language_en, SLICE("On 2023-10-19 of 5"), slots, 2, &key, NULL);
	assert_string_equal(key.data, "on \xee\x80\x80" "DATE\xee\x80\x81 of \xee\x80\x80NUM\xee\x80\x81");
	strbuf_release(&key);
}

static void keys_are_added_to_what_is_there(void **state)
{
	struct strbuf key = STRBUF_INIT;
	struct key_map map = KEY_MAP_INIT;

	(void)state;
	strbuf_add_string(&key, "before ");
	key_folded(&language_uz_cyrl, slice_of(" — Ўша"), &key, &map);
	assert_string_equal(key.data, "before -oʻsha");
	assert_int_equal(map.count, 8); /* seven bytes and the end */
	assert_int_equal(map.offsets[0], 1);	 /* — */
	assert_int_equal(map.offsets[1], 5);	 /* о of ў */
	assert_int_equal(map.offsets[4], 7);	 /* sh of ш */
	assert_int_equal(map.offsets[5], 7);
	key_map_release(&map);
	strbuf_release(&key);
}

/* Every entry is the beginning of a character, they never go back, and the last is the end. */
static void maps_lead_back_to_characters(void **state)
{
	static const char *const texts[] = {
		"Oʻzbekiston — <b1>San‘at</b1> saroyi...", "Ўзбекистон — <b1>санъат</b1>  қасри",
		"и\xcc\x86од \xc2\xadок", "ABC def", "", "\xff\xfe bad \xd0", "щука Ёж ß İ",
	};
	struct strbuf key = STRBUF_INIT;
	struct key_map map = KEY_MAP_INIT;

	(void)state;
	for (size_t i = 0; i < 2 * sizeof(texts) / sizeof(texts[0]); i++) {
		struct slice text = slice_of(texts[i / 2]);

		strbuf_clear(&key);
		if (i % 2)
			key_folded(&language_uz_cyrl, text, &key, &map);
		else
			key_exact(&language_uz, text, &key, &map);
		assert_int_equal(map.count, key.bytes + 1);
		assert_int_equal(map.offsets[key.bytes], text.bytes);
		for (size_t k = 0; k < key.bytes; k++) {
			assert_true(map.offsets[k] <= map.offsets[k + 1]);
			assert_true(((unsigned char)text.data[map.offsets[k]] & 0xc0) != 0x80 ||
				    !utf8_is_valid(text));
		}
	}
	key_map_release(&map);
	strbuf_release(&key);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_apostrophes_give_one_key),
		cmocka_unit_test(a_closing_quote_after_g_is_no_letter),
		cmocka_unit_test(the_second_of_two_marks_is_dropped),
		cmocka_unit_test(apostrophes_of_other_languages_are_quotes),
		cmocka_unit_test(white_space_and_invisible_marks_are_folded),
		cmocka_unit_test(quotes_hyphens_and_dots_have_one_shape),
		cmocka_unit_test(case_dashes_digits_and_script_are_kept_in_the_exact_key),
		cmocka_unit_test(compatibility_forms_stay),
		cmocka_unit_test(decomposed_letters_are_composed),
		cmocka_unit_test(a_breve_is_no_comma),
		cmocka_unit_test(case_folding_is_full_and_never_turkic),
		cmocka_unit_test(both_scripts_share_the_folded_key),
		cmocka_unit_test(spellings_that_are_both_printed_are_one),
		cmocka_unit_test(the_proposed_alphabets_share_the_folded_key),
		cmocka_unit_test(dashes_are_one_without_spaces),
		cmocka_unit_test(look_alikes_are_repaired),
		cmocka_unit_test(codes_are_numbered_by_first_appearance),
		cmocka_unit_test(slots_stand_for_their_label),
		cmocka_unit_test(keys_are_added_to_what_is_there),
		cmocka_unit_test(maps_lead_back_to_characters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
