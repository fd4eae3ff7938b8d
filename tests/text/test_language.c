/*
 * Languages are found in any common spelling, and every row is whole.
 */
#include <config.h>

#include "text/language.h"

#include <stdio.h>

#include "tests/cmocka.h"

static const struct language *find(const char *spelling)
{
	return language_find(slice_of(spelling));
}

static void assert_tag(const char *spelling, const char *tag)
{
	const struct language *language = find(spelling);

	if (!language)
		fail_msg("'%s' was not found", spelling);
	assert_string_equal(language->tag, tag);
}

static void uzbek_is_read_in_every_spelling(void **state)
{
	static const char *const latin[] = { "uz", "UZ", "uz-Latn", "uz_UZ", "uz-UZ", "uz_UZ.UTF-8", "uz_Latn_UZ",
					     "uz@latin", "uzb", "uzb_Latn", "uz-latn-uz", "uz_UZ.UTF-8@latin" };
	static const char *const cyrillic[] = { "uz@cyrillic", "uz_UZ@cyrillic", "uz-Cyrl-UZ", "uz_Cyrl",
						"UZ-CYRL", "uz_UZ.UTF-8@cyrillic", "uzb_Cyrl", "uz-Cyrl" };

	(void)state;
	for (size_t i = 0; i < sizeof(latin) / sizeof(latin[0]); i++)
		assert_ptr_equal(find(latin[i]), &language_uz);
	for (size_t i = 0; i < sizeof(cyrillic) / sizeof(cyrillic[0]); i++)
		assert_ptr_equal(find(cyrillic[i]), &language_uz_cyrl);
}

static void regions_without_a_row_are_dropped(void **state)
{
	(void)state;
	assert_ptr_equal(find("en-GB"), &language_en);
	assert_ptr_equal(find("en_US.UTF-8"), &language_en);
	assert_ptr_equal(find("ru_RU.KOI8-R"), &language_ru);
	assert_tag("de_CH", "de");
	assert_tag("es-419", "es");
	assert_tag("ca@valencia", "ca");
	assert_tag("de-1996", "de");
}

static void regions_and_scripts_with_a_row_are_kept(void **state)
{
	(void)state;
	assert_tag("pt_BR", "pt-BR");
	assert_tag("pt-PT", "pt");
	assert_tag("zh_CN", "zh-Hans");
	assert_tag("zh", "zh-Hans");
	assert_tag("zh-HK", "zh-Hant");
	assert_tag("zh-Hant-TW", "zh-Hant");
	assert_tag("sr@latin", "sr-Latn");
	assert_tag("sr_RS", "sr");
	assert_tag("sr-Cyrl", "sr");
	assert_tag("kaa", "kaa");
	assert_tag("kaa@cyrillic", "kaa-Cyrl");
	assert_tag("prs", "fa-AF");
}

static void withdrawn_and_three_letter_codes_are_read(void **state)
{
	(void)state;
	assert_tag("iw", "he");
	assert_tag("in", "id");
	assert_tag("rus", "ru");
	assert_tag("ger", "de");
	assert_tag("tl_PH", "fil");
}

static void what_is_no_language_is_not_found(void **state)
{
	static const char *const wrong[] = { "",	  "x",	 "xx",	   "klingon", "uz-",  "-uz",	  "uz--UZ", "uz UZ",
					     "../uz", "ru-Latn", "\xd1\x83\xd0\xb7", "en@", "_",	  "1",
					     "uzuzuzuzuzuzuzuzuzuzuzuzuzuzuz" };

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_null(find(wrong[i]));
	assert_null(language_find(SLICE_NONE));
}

static void every_row_is_whole_and_found_by_its_own_names(void **state)
{
	const struct language *const *all = language_all();
	size_t count = 0;

	(void)state;
	assert_ptr_equal(all[0], &language_uz);
	assert_ptr_equal(all[1], &language_uz_cyrl);
	assert_ptr_equal(all[2], &language_ru);
	assert_ptr_equal(all[3], &language_en);
	for (; all[count]; count++) {
		const struct language *row = all[count];

		assert_ptr_equal(find(row->tag), row);
		assert_ptr_equal(find(row->gettext_name), row);
		assert_ptr_equal(find(row->icu_locale), row);
		assert_ptr_equal(find(row->html_tag), row);
		assert_true(row->english_name[0] && row->native_name[0]);
		assert_true((row->plural_forms != NULL) == (row->plural_count > 0));
	}
	assert_true(count >= 190);
}

static void plural_forms_name_their_count(void **state)
{
	(void)state;
	for (const struct language *const *row = language_all(); *row; row++) {
		int count = 0;

		if (!(*row)->plural_forms)
			continue;
		assert_int_equal(sscanf((*row)->plural_forms, "nplurals=%d; plural=", &count), 1);
		assert_int_equal(count, (*row)->plural_count);
	}
	assert_string_equal(language_uz.plural_forms, "nplurals=1; plural=0;");
	assert_string_equal(language_uz_cyrl.plural_forms, "nplurals=1; plural=0;");
}

static void one_language_in_two_scripts_has_one_base(void **state)
{
	(void)state;
	assert_true(language_same_base(&language_uz, &language_uz_cyrl));
	assert_true(language_same_base(&language_ru, &language_ru));
	assert_false(language_same_base(&language_uz, &language_ru));
	assert_false(language_same_base(&language_uz, NULL));
	assert_true(language_same_base(find("zh_CN"), find("zh_TW")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(uzbek_is_read_in_every_spelling),
		cmocka_unit_test(regions_without_a_row_are_dropped),
		cmocka_unit_test(regions_and_scripts_with_a_row_are_kept),
		cmocka_unit_test(withdrawn_and_three_letter_codes_are_read),
		cmocka_unit_test(what_is_no_language_is_not_found),
		cmocka_unit_test(every_row_is_whole_and_found_by_its_own_names),
		cmocka_unit_test(plural_forms_name_their_count),
		cmocka_unit_test(one_language_in_two_scripts_has_one_base),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
