/*
 * Rows of one's own: they come first, and a bad one is named with its file and line.
 */
#include <config.h>

#include "text/placeable_write.h"

#include "tests/cmocka.h"

struct reports {
	struct strbuf text;
};

static void note_row(void *context, const char *file, size_t line, const char *why)
{
	struct reports *reports = context;

	(void)why;
	strbuf_addf(&reports->text, "%s:%zu ", file, line);
}

static void bad_rows_are_told_with_file_and_line_and_left_out(void **state)
{
	static const char table[] = "# comment\n"
				    "month\ten\t13\tSmarch\n"
				    "month\ten\n"
				    "word\txx-bad\t1\tone\n"
				    "thing\ten\t1\tone\n"
				    "scale\ten\t-3\tmilli\n"
				    "pattern\ten\tcolour.red\t{number}\n"
				    "pattern\ten\tnumber.odd\t{nonsense}\n"
				    "pattern\ten\tnumber.odd\t{number\n"
				    "pattern\ten\tnumber.odd\t(never closed\n"
				    "mark\ten\tcomma\t,\n"
				    "word\ten\t12\tbakerish\n";
	struct reports reports = { STRBUF_INIT };
	const struct data_report report = { note_row, &reports };
	struct placeable_table own = { slice_of(table), "own.tsv", &report };
	struct placeable_scanner *scanner = placeable_scanner_new_with(&language_en, &own);
	struct placeables found = PLACEABLES_INIT;

	(void)state;
	assert_string_equal(reports.text.data, "own.tsv:2 own.tsv:3 own.tsv:4 own.tsv:5 own.tsv:6 own.tsv:7 "
					       "own.tsv:8 own.tsv:9 own.tsv:10 own.tsv:11 ");
	placeable_scan(scanner, SLICE("bakerish"), &found);
	assert_int_equal(found.count, 1);
	assert_true(slice_is(placeables_value(&found, 0), "12"));
	placeables_release(&found);
	placeable_scanner_free(scanner);
	strbuf_release(&reports.text);
}

/* language.md 4.2: "October 19, 2023" or "19 October 2023" is the house's choice. */
static void the_first_pattern_of_ones_own_is_written(void **state)
{
	struct placeable_table own = { SLICE("pattern\ten\tdate.full\t{day} {month} {year}\n"), "own.tsv", NULL };
	struct placeable_scanner *scanner = placeable_scanner_new_with(&language_en, &own);
	struct placeables found = PLACEABLES_INIT;
	struct strbuf out = STRBUF_INIT;

	(void)state;
	placeable_scan(scanner, SLICE("October 19, 2023"), &found);
	assert_true(placeable_write(scanner, &found, 0, SLICE("October 19, 2023"), &out));
	assert_string_equal(out.data, "19 October 2023");
	strbuf_release(&out);
	placeables_release(&found);
	placeable_scanner_free(scanner);
}

static void a_word_of_ones_own_joins_a_currency(void **state)
{
	struct placeable_table own = { SLICE("currency\ten\tKZT\ttenge tenge ₸\n"), "own.tsv", NULL };
	struct placeable_scanner *scanner = placeable_scanner_new_with(&language_en, &own);
	struct placeables found = PLACEABLES_INIT;

	(void)state;
	placeable_scan(scanner, SLICE("₸5 million"), &found);
	assert_int_equal(found.count, 1);
	assert_true(slice_is(placeables_value(&found, 0), "5000000 KZT"));
	placeables_release(&found);
	placeable_scanner_free(scanner);
}

static void no_row_that_is_compiled_in_is_bad(void **state)
{
	struct reports reports = { STRBUF_INIT };
	const struct data_report report = { note_row, &reports };
	struct placeable_table none = { SLICE(""), "none.tsv", &report };

	(void)state;
	for (size_t i = 0; i < 4; i++)
		placeable_scanner_free(placeable_scanner_new_with(language_all()[i], &none));
	assert_string_equal(reports.text.data, "");
	strbuf_release(&reports.text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bad_rows_are_told_with_file_and_line_and_left_out),
		cmocka_unit_test(the_first_pattern_of_ones_own_is_written),
		cmocka_unit_test(a_word_of_ones_own_joins_a_currency),
		cmocka_unit_test(no_row_that_is_compiled_in_is_bad),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
