/*
 * Numbers as decimal text, as nouns count them, and Roman ones.
 */
#include <config.h>

#include "text/number.h"
#include "text/roman.h"

#include "tests/cmocka.h"

static void scaling_moves_the_point(void **state)
{
	static const struct {
		const char *value;
		int power;
		const char *scaled;
	} rows[] = {
		{ "1.5", 6, "1500000" }, { "1500000", -6, "1.5" }, { "12", 0, "12" },	  { "0.05", 2, "5" },
		{ "5", -3, "0.005" },	 { "1200", -2, "12" },	   { "1.2345", 3, "1234.5" }, { "0", 9, "0" },
	};
	struct strbuf value = STRBUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		strbuf_clear(&value);
		strbuf_add_string(&value, "x");
		strbuf_add_string(&value, rows[i].value);
		number_scale(&value, 1, rows[i].power);
		assert_string_equal(value.data + 1, rows[i].scaled);
	}
	strbuf_release(&value);
}

/* The samples of CLDR's plural rules for Russian and English. */
static void nouns_count_as_cldr_says(void **state)
{
	static const struct {
		const char *value;
		int russian, english;
	} rows[] = {
		{ "1", 0, 0 },	 { "21", 0, 1 }, { "101", 0, 1 }, { "2", 1, 1 },  { "24", 1, 1 },   { "0", 2, 1 },
		{ "5", 2, 1 },	 { "11", 2, 1 }, { "12", 2, 1 },  { "14", 2, 1 }, { "111", 2, 1 },  { "1000", 2, 1 },
		{ "1.5", 1, 1 }, { "0.1", 1, 1 }, { "25", 2, 1 }, { "10.0", 1, 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		assert_int_equal(number_form(&language_ru, slice_of(rows[i].value)), rows[i].russian);
		assert_int_equal(number_form(&language_en, slice_of(rows[i].value)), rows[i].english);
		assert_int_equal(number_form(&language_uz, slice_of(rows[i].value)), 0);
	}
}

static void every_roman_numeral_comes_back(void **state)
{
	struct strbuf letters = STRBUF_INIT;

	(void)state;
	for (int i = 1; i <= ROMAN_MAX; i++) {
		strbuf_clear(&letters);
		roman_write(i, &letters);
		assert_int_equal(roman_value(strbuf_slice(&letters)), i);
	}
	strbuf_release(&letters);
}

static void improper_numerals_are_none(void **state)
{
	static const char *const words[] = { "", "IIII", "VV", "IC", "XM", "MMMM", "IXI", "XXL", "LL", "VX", "ABC" };

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		assert_int_equal(roman_value(slice_of(words[i])), 0);
}

static void decimals_have_one_point_whatever_the_locale(void **state)
{
	double value = 0;

	(void)state;
	assert_true(number_decimal(SLICE("0.3048"), &value) && value > 0.30479 && value < 0.30481);
	assert_true(number_decimal(SLICE("1200"), &value) && (int)value == 1200);
	assert_false(number_decimal(SLICE(""), &value) || number_decimal(SLICE("."), &value));
	assert_false(number_decimal(SLICE("1.2.3"), &value) || number_decimal(SLICE("1,5"), &value));
	assert_false(number_decimal(SLICE("-1"), &value) || number_decimal(SLICE("1e3"), &value));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scaling_moves_the_point),
		cmocka_unit_test(decimals_have_one_point_whatever_the_locale),
		cmocka_unit_test(nouns_count_as_cldr_says),
		cmocka_unit_test(every_roman_numeral_comes_back),
		cmocka_unit_test(improper_numerals_are_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
