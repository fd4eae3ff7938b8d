/*
 * What figures say in four languages: each row is one fact written in two ways,
 * or two facts that differ.
 */
#include <config.h>

#include "text/placeable.h"

#include <stdio.h>

#include "tests/cmocka.h"

static void scan_text(const struct language *language, const char *text, struct placeables *found)
{
	struct placeable_scanner *scanner = placeable_scanner_new(language);

	placeable_scan(scanner, slice_of(text), found);
	placeable_scanner_free(scanner);
}

static void expect_values(const struct language *language, const char *text, const char *expected)
{
	struct placeables found = PLACEABLES_INIT;
	struct strbuf printed = STRBUF_INIT;

	scan_text(language, text, &found);
	for (size_t i = 0; i < found.count; i++)
		strbuf_addf(&printed, "%s%c%.*s", i ? " " : "", "n%mta"[found.items[i].kind],
			    SLICE_ARG(placeables_value(&found, i)));
	assert_string_equal(printed.data, expected);
	strbuf_release(&printed);
	placeables_release(&found);
}

static size_t difference_count(const struct language *source, const char *text, const struct language *target,
			       const char *translation)
{
	struct placeables a = PLACEABLES_INIT, b = PLACEABLES_INIT;
	struct differences differences = DIFFERENCES_INIT;
	size_t count;

	scan_text(source, text, &a);
	scan_text(target, translation, &b);
	placeables_compare(&a, &b, &differences);
	count = differences.count;
	differences_release(&differences);
	placeables_release(&a);
	placeables_release(&b);
	return count;
}

static void grouping_and_decimal_marks_follow_the_language(void **state)
{
	(void)state;
	expect_values(&language_en, "1,200.50 and 1.5", "n1200.5 n1.5");
	expect_values(&language_ru, "1 200,5 и 1.200.000 и 007", "n1200.5 n1200000 n7");
}

static void dates_fall_into_parts_in_any_order(void **state)
{
	(void)state;
	expect_values(&language_en, "October 19–20, 2023", "m10 n19 n20 n2023");
	expect_values(&language_uz, "2023-yil 19–20-oktabr kunlari", "n2023 n19 n20 m10");
	expect_values(&language_uz_cyrl, "2023 йил 19–20 октябрь кунлари", "n2023 n19 n20 m10");
	expect_values(&language_ru, "19.10.2023", "n19 m10 n2023");
	expect_values(&language_en, "10/19/2023", "n19 m10 n2023");
}

static void a_month_counts_beside_a_number_only(void **state)
{
	(void)state;
	expect_values(&language_en, "You may go on May 5", "m5 n5");
	expect_values(&language_uz, "5-martda", "n5 m3");
}

static void scales_percent_and_clock_change_the_number_before(void **state)
{
	(void)state;
	expect_values(&language_en, "1.5 million, 12.5 percent, 2:30 p.m., 12.5%", "n1500000 %12.5 t14:30 %12.5");
	expect_values(&language_uz, "1,5 mln soʻm, 12,5 foizga, soat 14:30 da", "n1500000 %12.5 t14:30");
}

static const struct {
	const struct language *source;
	const char *text;
	const struct language *target;
	const char *translation;
	size_t differences;
} pairs[] = {
	{ &language_en, "On October 30 – November 2", &language_ru, "30 октября – 2 ноября", 0 },
	{ &language_ru, "25,3 % из 1 200,5", &language_en, "25.3% of 1,200.5", 0 },
	{ &language_en, "three laws", &language_uz, "3 ta qonun", 0 },
	{ &language_en, "three laws", &language_uz, "qonunlar", 0 },
	{ &language_uz, "2024-yilgi 5-modda", &language_ru, "статья 5 2024 года", 0 },
	{ &language_uz, "OʻRQ-1002-son", &language_ru, "№ ЗРУ-1002", 0 },
	{ &language_ru, "см. lex.uz, 15 мая", &language_uz, "lex.uz, 15-may", 0 },
	{ &language_en, "%s in '%s'", &language_uz, "“%2$s” ichida %1$s", 0 },
	{ &language_en, "%s in line %zu", &language_uz, "%2$ld-qatorda %1$s", 2 },
	{ &language_en, "article 5", &language_uz, "6-modda", 2 },
	{ &language_en, "12 percent", &language_ru, "процентов", 1 },
	{ &language_en, "October 19", &language_ru, "19 ноября", 2 },
};

static void texts_are_compared_by_value(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		size_t count = difference_count(pairs[i].source, pairs[i].text, pairs[i].target, pairs[i].translation);

		if (count != pairs[i].differences)
			fail_msg("'%s' against '%s': %zu differences", pairs[i].text, pairs[i].translation, count);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grouping_and_decimal_marks_follow_the_language),
		cmocka_unit_test(dates_fall_into_parts_in_any_order),
		cmocka_unit_test(a_month_counts_beside_a_number_only),
		cmocka_unit_test(scales_percent_and_clock_change_the_number_before),
		cmocka_unit_test(texts_are_compared_by_value),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
