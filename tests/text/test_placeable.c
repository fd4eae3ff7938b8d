/*
 * What figures say in four languages: each row is one fact written in two ways,
 * or two facts that differ.
 */
#include <config.h>

#include "text/placeable.h"

#include "tests/cmocka.h"

static void scan_text(const struct language *language, const char *text, struct placeables *found)
{
	struct placeable_scanner *scanner = placeable_scanner_new(language);

	placeable_scan(scanner, slice_of(text), found);
	placeable_scanner_free(scanner);
}

/* "kind value", weak ones with a question mark, the other reading behind a bar. */
static void print_placeables(const struct placeables *found, struct strbuf *out)
{
	for (size_t i = 0; i < found->count; i++) {
		strbuf_addf(out, "%s%s%s %.*s", i ? ", " : "", placeable_kind_name(found->items[i].kind),
			    found->items[i].weak ? "?" : "", SLICE_ARG(placeables_value(found, i)));
		if (found->items[i].other_bytes)
			strbuf_addf(out, "|%.*s", SLICE_ARG(placeables_other(found, i)));
	}
}

static void expect_values(const struct language *language, const char *text, const char *expected)
{
	struct placeables found = PLACEABLES_INIT;
	struct strbuf printed = STRBUF_INIT;

	scan_text(language, text, &found);
	print_placeables(&found, &printed);
	assert_string_equal(printed.data, expected);
	strbuf_release(&printed);
	placeables_release(&found);
}

static void grouping_and_decimal_marks_follow_the_language(void **state)
{
	(void)state;
	expect_values(&language_en, "1,200.50 and 1.5", "number 1200.5, number 1.5");
	expect_values(&language_ru, "1 200,5 и 1.200.000 и 007", "number 1200.5, number 1200000, number 7");
}

static void an_ambiguous_mark_keeps_both_readings(void **state)
{
	(void)state;
	expect_values(&language_en, "1,500 1.500 0.500", "number 1500|1.5, number 1.5|1500, number 0.5");
	expect_values(&language_uz, "1,500 1.500", "number 1.5|1500, number 1500|1.5");
	expect_values(&language_en, "03/04/2023 10/19/2023", "date 2023-03-04|2023-04-03, date 2023-10-19");
	expect_values(&language_ru, "03.04.2023", "date 2023-04-03|2023-03-04");
}

static void a_month_or_number_in_letters_is_weak(void **state)
{
	(void)state;
	expect_values(&language_en, "You may go in May, three of you", "date? --05, number? 3");
	expect_values(&language_ru, "двадцать пять законов", "number? 25");
	expect_values(&language_uz, "yigirma beshta qonun", "number? 25");
	expect_values(&language_en, "two million people, millions", "number 2000000, number? 1000000");
}

static void endings_are_the_tail(void **state)
{
	static const struct {
		const struct language *language;
		const char *text, *tail;
	} rows[] = {
		{ &language_uz, "19-oktabrdagi", "dagi" }, { &language_uz, "19-oktabr kunidan", "dan" },
		{ &language_uz, "2023-yilda", "da" },	   { &language_uz, "12,5 foizga", "ga" },
		{ &language_uz, "5-ga", "-ga" },	   { &language_uz_cyrl, "19 октябрда", "да" },
		{ &language_uz_cyrl, "19 октябрь", "" },   { &language_uz, "10-marta", "" },
	};
	struct placeables found = PLACEABLES_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct slice text = slice_of(rows[i].text);

		scan_text(rows[i].language, rows[i].text, &found);
		assert_int_equal(found.count, 1);
		assert_true(slice_is(slice_part(text, found.items[0].tail, found.items[0].to), rows[i].tail));
	}
	placeables_release(&found);
}

static void ten_times_is_no_month(void **state)
{
	(void)state;
	expect_values(&language_uz, "10-marta", "number 10");
	expect_values(&language_uz, "10-martda", "date --03-10");
}

static void codes_inside_do_not_part_a_placeable(void **state)
{
	struct placeables found = PLACEABLES_INIT;
	struct placeable_slots slots = PLACEABLE_SLOTS_INIT;

	(void)state;
	scan_text(&language_en, "On <b1>October 19</b1>, 2023 and <b2>5</b2>", &found);
	assert_int_equal(found.count, 2);
	assert_true(slice_is(placeables_value(&found, 0), "2023-10-19"));
	assert_true(found.items[0].coded && !found.items[1].coded);
	placeables_slots(&found, &slots); /* a slot would take the code out of the key */
	assert_int_equal(slots.count, 1);
	assert_int_equal(slots.items[0].from, found.items[1].from);
	placeable_slots_release(&slots);
	placeables_release(&found);
}

static void roman_numerals_are_no_abbreviations(void **state)
{
	(void)state;
	expect_values(&language_en, "World War II, a CD from DC, I am", "roman 2");
	expect_values(&language_ru, "ХХ век и XIX в., В. И. Ленин", "century 20, century 19");
	expect_values(&language_uz, "V asr, DXX, XIX", "century 5, roman 19");
}

static void phones_are_read_with_a_country_or_behind_a_word(void **state)
{
	(void)state;
	expect_values(&language_en, "+998 71 239-83-45, 5", "phone +998712398345, number 5");
	expect_values(&language_ru, "тел.: (71) 239-83-45", "phone 712398345|+998712398345");
	expect_values(&language_uz, "tel. 1008", "phone 1008");
	expect_values(&language_en, "on 0800 555 111 today", "phone 0800555111");
	expect_values(&language_en, "in 1008 cases", "number 1008");
}

static void texts_that_differ_in_placeables_share_a_key(void **state)
{
	static const char *const texts[] = { "Qaror 2023-yil 19-oktabrda 5 mln soʻmga", "Qaror 2024-yil 3-martda 7,5 mlrd soʻmga" };
	struct placeables found = PLACEABLES_INIT;
	struct placeable_slots slots = PLACEABLE_SLOTS_INIT;
	struct strbuf keys[2] = { STRBUF_INIT, STRBUF_INIT };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		scan_text(&language_uz, texts[i], &found);
		placeables_slots(&found, &slots);
		assert_int_equal(slots.count, 2);
		key_folded_with_slots(&language_uz, slice_of(texts[i]), slots.items, slots.count, &keys[i], NULL);
	}
	assert_string_equal(keys[0].data, keys[1].data);
	strbuf_release(&keys[0]);
	strbuf_release(&keys[1]);
	placeable_slots_release(&slots);
	placeables_release(&found);
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
	{ &language_en, "October 19–20", &language_uz, "19-oktabr kuni", 1 },
	{ &language_en, "1.500 people", &language_ru, "1 500 человек", 0 },
	{ &language_en, "on 03/04/2023", &language_ru, "03.04.2023", 0 },
	{ &language_en, "the 1990s", &language_ru, "90-е годы", 0 },
	{ &language_en, "at 8 p.m.", &language_ru, "в 20 часов", 0 },
	{ &language_en, "at 8 p.m.", &language_uz, "soat 8 da", 0 },
	{ &language_en, "at 8 p.m.", &language_uz, "soat 9 da", 2 },
	{ &language_en, "World War II", &language_ru, "Вторая мировая война", 0 },
	{ &language_en, "the 21st century", &language_uz, "XXI asr", 0 },
	{ &language_en, "a decade later", &language_ru, "10 лет спустя", 0 },
	{ &language_en, "Weather.com says", &language_ru, "говорит weather.com", 0 },
	{ &language_en, "$5m", &language_ru, "5 млн долларов", 0 },
};

static void texts_are_compared_by_value(void **state)
{
	struct placeables a = PLACEABLES_INIT, b = PLACEABLES_INIT;
	struct differences differences = DIFFERENCES_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
		scan_text(pairs[i].source, pairs[i].text, &a);
		scan_text(pairs[i].target, pairs[i].translation, &b);
		placeables_compare(&a, &b, &differences);
		if (differences.count != pairs[i].differences)
			fail_msg("'%s' against '%s': %zu differences", pairs[i].text, pairs[i].translation,
				 differences.count);
	}
	differences_release(&differences);
	placeables_release(&a);
	placeables_release(&b);
}

static void a_difference_is_the_part_that_differs(void **state)
{
	static const char text[] = "On October 19, 2023";
	struct placeables a = PLACEABLES_INIT, b = PLACEABLES_INIT;
	struct differences differences = DIFFERENCES_INIT;

	(void)state;
	scan_text(&language_en, text, &a);
	scan_text(&language_ru, "19 октября 2024 года", &b);
	placeables_compare(&a, &b, &differences);
	assert_int_equal(differences.count, 2);
	assert_int_equal(differences.items[0].kind, DIFFERENCE_MISSING);
	assert_true(slice_is(slice_part(slice_of(text), differences.items[0].from, differences.items[0].to), "2023"));
	differences_release(&differences);
	placeables_release(&a);
	placeables_release(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grouping_and_decimal_marks_follow_the_language),
		cmocka_unit_test(an_ambiguous_mark_keeps_both_readings),
		cmocka_unit_test(a_month_or_number_in_letters_is_weak),
		cmocka_unit_test(endings_are_the_tail),
		cmocka_unit_test(ten_times_is_no_month),
		cmocka_unit_test(codes_inside_do_not_part_a_placeable),
		cmocka_unit_test(roman_numerals_are_no_abbreviations),
		cmocka_unit_test(phones_are_read_with_a_country_or_behind_a_word),
		cmocka_unit_test(texts_that_differ_in_placeables_share_a_key),
		cmocka_unit_test(texts_are_compared_by_value),
		cmocka_unit_test(a_difference_is_the_part_that_differs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
