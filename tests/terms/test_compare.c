/*
 * What a translation does with the terms of its source.
 */
#include <config.h>

#include "terms/terminology.h"

#include "base/file.h"
#include "tests/folder.h"

static const char table[] =
	"id\ten\tru\tuz\n"
	"rights\thuman rights\tправа человека; права людей; !человеческие права\tinson huquqlari\n"
	"udhr\tUniversal Declaration of Human Rights\tВсеобщая декларация прав человека\t\n"
	"office\tOmbudsman\tуполномоченный {until=2024-12-31}; омбудсман {from=2025-01-01}\t\n"
	"press\tPress Service\tпресс-служба\t\n"
	"wing\twing\tкрыло\tqanot\n"
	"faction\twing\tфракция\t\n";

static void expect(const char *source, const char *target, struct day_range days, const char *wanted)
{
	static const char *const kinds[] = { "wrong", "forbidden", "outdated", "nameless" };
	struct term_findings findings = TERM_FINDINGS_INIT;
	struct strbuf found = STRBUF_INIT;
	struct terminology *terminology;

	assert_true(file_write("t.tsv", slice_of(table), NULL));
	assert_true(terminology_open(&terminology, "t.tsv", NULL, NULL));
	term_compare(terminology, &language_en, source ? slice_of(source) : SLICE_NONE, &language_ru, slice_of(target),
		     days, &findings);
	for (size_t i = 0; i < findings.count; i++)
		strbuf_addf(&found, "%s%s:%.*s", i ? " " : "", kinds[findings.items[i].kind],
			    SLICE_ARG(findings.items[i].at));
	assert_string_equal(found.data, wanted);
	term_findings_release(&findings);
	strbuf_release(&found);
	terminology_close(terminology);
}

static const struct day_range in_2023 = { 20230101, 20231231 }, in_2025 = { 20250101, 20251231 };

static void one_of_the_names_is_enough_in_any_form(void **state)
{
	(void)state;
	expect("Human rights and human rights", "О правах человека", in_2025, "");
	expect("human rights", "права людей", in_2025, "");
	expect("human rights", "права", in_2025, "wrong:human rights");
}

static void a_name_inside_of_a_longer_one_counts(void **state)
{
	(void)state;
	expect("human rights", "Всеобщая декларация прав человека", in_2025, "");
	expect("Universal Declaration of Human Rights", "права человека", in_2025,
	       "wrong:Universal Declaration of Human Rights");
}

static void capitals_of_the_translation_are_not_judged(void **state)
{
	(void)state;
	expect("Press Service", "Пресс-служба", in_2025, "");
	expect("the press service", "служба", in_2025, "");
}

static void a_forbidden_name_is_told_once_and_instead(void **state)
{
	(void)state;
	expect("human rights", "человеческие права", in_2025, "forbidden:человеческие права");
	expect(NULL, "человеческих прав", in_2025, "forbidden:человеческих прав");
}

static void names_are_judged_by_the_day_of_the_text(void **state)
{
	(void)state;
	expect("Ombudsman", "уполномоченный", in_2023, "");
	expect("Ombudsman", "уполномоченный", in_2025, "outdated:уполномоченный");
	expect("Ombudsman", "омбудсман", in_2023, "outdated:омбудсман");
}

static void a_word_of_two_meanings_may_have_either_name(void **state)
{
	(void)state;
	expect("left wing", "левая фракция", in_2025, "");
	expect("left wing", "левое крыло", in_2025, "");
	expect("left wing", "слева", in_2025, "wrong:wing");
}

static void words_between_and_made_words_are_near_enough(void **state)
{
	(void)state;
	expect("human rights", "права всякого мирного человека", in_2025, "");
	expect("human rights", "права, которыми здесь и теперь без всякого исключения наделен человек", in_2025,
	       "wrong:human rights");
	expect("human rights", "человеческие права", in_2025, "forbidden:человеческие права");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_of_the_names_is_enough_in_any_form),
		cmocka_unit_test(a_name_inside_of_a_longer_one_counts),
		cmocka_unit_test(capitals_of_the_translation_are_not_judged),
		cmocka_unit_test(a_forbidden_name_is_told_once_and_instead),
		cmocka_unit_test(names_are_judged_by_the_day_of_the_text),
		cmocka_unit_test(a_word_of_two_meanings_may_have_either_name),
		cmocka_unit_test(words_between_and_made_words_are_near_enough),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
