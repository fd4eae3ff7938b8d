/*
 * Tables of language data: rows, comments, and bad rows by file and line.
 */
#include <config.h>

#include "text/data_table.h"

#include "text/evidence.h"
#include "text/letter_model.h"
#include "text/numeral_words.h"
#include "text/protect_names.h"

#include "tests/cmocka.h"

static void rows_have_columns_and_lines(void **state)
{
	struct data_table table = data_table_of(SLICE("# note\n\na\tb\nc\n"), "t.tsv", NULL);
	struct data_row row;

	(void)state;
	assert_true(data_table_next(&table, &row));
	assert_int_equal(row.count, 2);
	assert_true(slice_is(row.columns[0], "a") && slice_is(row.columns[1], "b"));
	assert_true(row.columns[2].bytes == 0);
	assert_int_equal(table.line, 3);
	assert_true(data_table_next(&table, &row));
	assert_int_equal(row.count, 1);
	assert_false(data_table_next(&table, &row));
}

static void numbers_have_bounds(void **state)
{
	long number = 0;

	(void)state;
	assert_true(data_table_number(SLICE("-12"), -40, 40, &number));
	assert_int_equal(number, -12);
	assert_false(data_table_number(SLICE("41"), -40, 40, &number));
	assert_false(data_table_number(SLICE("1x"), -40, 40, &number));
	assert_false(data_table_number(SLICE(""), -40, 40, &number));
}

static void note_line(void *context, const char *file, size_t line, const char *why)
{
	assert_string_equal(file, "letters.tsv");
	assert_non_null(why);
	*(size_t *)context = *(size_t *)context * 10 + line;
}

static void bad_rows_of_letters_are_named(void **state)
{
	size_t lines = 0;
	struct data_report report = { note_line, &lines };
	struct letter_model *model = letter_model_read(SCRIPT_LATIN,
						       SLICE("ab\t3\nabc\t5\n^the$\t31\na\t1\nab\t99\nшт\t2\n^a^b$\t1\n"),
						       "letters.tsv", &report);
	struct letter_points word;

	(void)state;
	assert_int_equal(lines, 4567);
	letter_points_begin(model, &word);
	for (const char *c = "the"; *c; c++)
		assert_true(letter_points_add(model, &word, (unsigned char)*c));
	assert_true(letter_points_are_of_word(model, &word));
	assert_int_equal(letter_points_end(model, &word), 31);
	letter_points_begin(model, &word);
	for (const char *c = "abc"; *c; c++)
		letter_points_add(model, &word, (unsigned char)*c);
	assert_int_equal(letter_points_end(model, &word), 8);
	assert_false(letter_points_add(model, &word, 0x448));
	letter_model_free(model);
}

static void note_any(void *context, const char *file, size_t line, const char *why)
{
	(void)file;
	assert_non_null(why);
	*(size_t *)context = *(size_t *)context * 10 + line;
}

static void rows_of_identification_are_of_use_or_named(void **state)
{
	size_t lines = 0;
	struct data_report report = { note_any, &lines };
	struct evidence *evidence = evidence_read(evidence_table(), "identify.tsv", &report);

	(void)state;
	assert_int_equal(lines, 0);
	assert_int_equal(evidence_uzbek_word(evidence, SLICE("bilan"))->of[UZBEK], 6);
	assert_int_equal(evidence_letter(evidence, 0x45e)->of[UZBEK_CYRILLIC], 4);
	assert_null(evidence_letter(evidence, 0x430));
	evidence_free(evidence);
	evidence = evidence_read(SLICE("word\ten\t6\tthe of\nword\txx\t6\tthe\nword\ten\t60\tthe\nletter\tru\t4\ta\nsound\ten\t1\ta\n"),
				 "identify.tsv", &report);
	assert_int_equal(lines, 2345);
	assert_null(evidence_word(evidence, SLICE("and")));
	assert_int_equal(evidence_word(evidence, SLICE("of"))->of[ENGLISH], 6);
	evidence_free(evidence);
}

static void rows_of_addresses_are_of_use_or_named(void **state)
{
	size_t lines = 0;
	struct data_report report = { note_any, &lines };

	(void)state;
	protect_names_prove(protect_names_table(), "protect.tsv", &report);
	assert_int_equal(lines, 0);
	protect_names_prove(SLICE("domain\tuz\nplace\ttoshkent\ndomain\ndomain\tUZ\nsuffix\t-\n"), "protect.tsv", &report);
	assert_int_equal(lines, 2345);
	assert_true(protect_is_domain(SLICE("uz")) && !protect_is_domain(SLICE("me")));
	assert_true(protect_is_suffix(SLICE("pdf")) && !protect_is_suffix(SLICE("uz")));
	assert_int_equal(protect_scheme_bytes(SLICE("HTTPS://gov.uz")), 8);
}

static void rows_of_numerals_are_of_use_or_named(void **state)
{
	size_t lines = 0;
	struct data_report report = { note_any, &lines };

	(void)state;
	numeral_words_prove(numeral_words_table(), "uz-numerals.tsv", &report);
	assert_int_equal(lines, 0);
	numeral_words_prove(SLICE("month\tmart\nday\tjuma\nroman\nroman\t-\n"), "uz-numerals.tsv", &report);
	assert_int_equal(lines, 234);
	assert_true(numeral_words_have_form(NUMERAL_MONTHS, SLICE("martda")));
	assert_true(numeral_words_have(NUMERAL_ABBREVIATIONS, SLICE("DXX")));
	assert_false(numeral_words_have(NUMERAL_MONTHS, SLICE("martda")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_have_columns_and_lines),
		cmocka_unit_test(numbers_have_bounds),
		cmocka_unit_test(bad_rows_of_letters_are_named),
		cmocka_unit_test(rows_of_identification_are_of_use_or_named),
		cmocka_unit_test(rows_of_numerals_are_of_use_or_named),
		cmocka_unit_test(rows_of_addresses_are_of_use_or_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
