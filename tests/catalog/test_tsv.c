/*
 * test_tsv -- tables of translations, read by rows.
 */
#include <config.h>

#include "catalog/tsv.h"

#include "base/alloc.h"
#include "base/file.h"
#include "tests/folder.h"

struct seen {
	struct strbuf rows;
	size_t count;
};

static bool note_record(void *data, const struct tm_record *record, struct error *err)
{
	struct seen *seen = data;

	(void)err;
	seen->count++;
	for (size_t i = 0; i < record->text_count; i++)
		strbuf_addf(&seen->rows, "%s=%.*s|", record->texts[i].language->tag,
			    SLICE_ARG(record->texts[i].text));
	strbuf_addf(&seen->rows, "origin=%.*s", SLICE_ARG(record->origin));
	for (size_t i = 0; i < record->property_count; i++)
		strbuf_addf(&seen->rows, "|%.*s=%.*s", SLICE_ARG(record->properties[i].name),
			    SLICE_ARG(record->properties[i].value));
	strbuf_add_byte(&seen->rows, ';');
	return true;
}

static void expect_rows(const char *file, const char *rows, size_t lost)
{
	struct seen seen = { .rows = STRBUF_INIT };
	struct loss_report losses = { 0 };
	struct error err = ERROR_INIT;

	assert_true(file_write("table.tsv", slice_of(file), NULL));
	assert_true(tsv_read("table.tsv", note_record, &seen, &losses, &err));
	assert_string_equal(seen.rows.data, rows);
	assert_int_equal(losses.counts[LOSS_TEXT_EMPTY], lost);
	strbuf_release(&seen.rows);
}

static void expect_refusal(struct slice file, size_t line, const char *part)
{
	struct seen seen = { .rows = STRBUF_INIT };
	struct error err = ERROR_INIT;

	assert_true(file_write("table.tsv", file, NULL));
	assert_false(tsv_read("table.tsv", note_record, &seen, NULL, &err));
	assert_int_equal(err.line, line);
	assert_non_null(strstr(err.message, part));
	error_clear(&err);
	strbuf_release(&seen.rows);
}

static void languages_become_texts_and_the_rest_provenance(void **state)
{
	(void)state;
	expect_rows("doc\tline\ten\tuz\nbbc\t7\tYes\tHa\n", "en=Yes|uz-Latn=Ha|origin=bbc|line=7;", 0);
}

static void escapes_mark_crlf_and_missing_cells_are_understood(void **state)
{
	(void)state;
	expect_rows("\xef\xbb\xbf" "en\tru\tuz\r\na\\tb\\nc\\\\d\\x\tе\r\n\r\nonly\n",
		    "en=a\tb\nc\\d\\x|ru=е|origin=;", 1);
}

static void what_is_no_such_table_is_refused_with_its_line(void **state)
{
	(void)state;
	expect_refusal(SLICE("name\ten\n"), 1, "two of them languages");
	expect_refusal(SLICE("en\ten_GB\tru\n"), 1, "same language");
	expect_refusal(SLICE("en\tru\na\tb\tc\n"), 2, "more cells");
	expect_refusal(SLICE("en\tru\na\t\xff\n"), 2, "UTF-8");
	expect_refusal(SLICE("en\tru\na\0\tb\n"), 2, "NUL");
	expect_refusal(SLICE(""), 1, "first row");
}

static void a_row_that_never_ends_is_refused(void **state)
{
	struct strbuf file = STRBUF_INIT;

	(void)state;
	strbuf_add_string(&file, "en\tru\n");
	for (size_t i = 0; i < TSV_LINE_LIMIT_BYTES + 1000000; i++)
		strbuf_add_byte(&file, 'x');
	expect_refusal(strbuf_slice(&file), 2, "limit");
	strbuf_release(&file);
}

static void rows_cross_the_borders_of_chunks(void **state)
{
	struct strbuf file = STRBUF_INIT;
	struct seen seen = { .rows = STRBUF_INIT };

	(void)state;
	strbuf_add_string(&file, "en\tru\n");
	for (int i = 0; i < 100000; i++)
		strbuf_addf(&file, "number %d\tномер %d\n", i, i);
	assert_true(file_write("table.tsv", strbuf_slice(&file), NULL));
	assert_true(tsv_read("table.tsv", note_record, &seen, NULL, NULL));
	assert_int_equal(seen.count, 100000);
	assert_non_null(strstr(seen.rows.data, "en=number 99999|ru=номер 99999|"));
	strbuf_release(&seen.rows);
	strbuf_release(&file);
}

static void a_cell_in_quotes_may_have_line_ends(void **state)
{
	(void)state;
	expect_rows("en\tru\nFirst\t\"Он сказал\nпривет\"\nNext\tДальше\n",
		    "en=First|ru=Он сказал\nпривет|origin=;en=Next|ru=Дальше|origin=;", 0);
	expect_rows("en\tru\r\n\"a\r\nb \"\"c\"\"\"\t\"д\nе\"\r\nNext\tДальше",
		    "en=a\nb \"c\"|ru=д\nе|origin=;en=Next|ru=Дальше|origin=;", 0);
	expect_rows("en\tru\na\t\"б\nв\"", "en=a|ru=б\nв|origin=;", 0);
	expect_refusal(SLICE("en\tru\na\t\"б\nв\"\na\tb\tc\n"), 4, "more cells");
}

static void a_cell_that_only_begins_with_a_quote_takes_no_other_rows_in(void **state)
{
	(void)state;
	expect_rows("en\tru\n\"Yes.\t\"Да.\nNo.\"\tНет.\"\n", "en=\"Yes.|ru=\"Да.|origin=;en=No.\"|ru=Нет.\"|origin=;",
		    0);
	expect_rows("en\tru\nYes.\t\"Да.\nNo.\"\tНет.\n", "en=Yes.|ru=\"Да.|origin=;en=No.\"|ru=Нет.|origin=;", 0);
	expect_rows("en\tru\nYes.\t\"Да.\n\nNo.\tНет.\n", "en=Yes.|ru=\"Да.|origin=;en=No.|ru=Нет.|origin=;", 0);
	expect_rows("en\tru\nYes.\t\"Да.", "en=Yes.|ru=\"Да.|origin=;", 0);
}

static void quotes_of_the_text_stay_unless_the_first_row_is_in_quotes(void **state)
{
	(void)state;
	expect_rows("en\tru\n\"Yes\"\t\"Да\"\n", "en=\"Yes\"|ru=\"Да\"|origin=;", 0);
	expect_rows("\"en\"\t\"ru\"\n\"Yes\"\t\"Да\"\n", "en=Yes|ru=Да|origin=;", 0);
}

static void a_cell_in_quotes_that_never_ends_is_refused(void **state)
{
	struct strbuf file = STRBUF_INIT;

	(void)state;
	strbuf_add_string(&file, "en\tru\na\t\"");
	for (size_t i = 0; i < TSV_LINE_LIMIT_BYTES + 1000000; i++)
		strbuf_add_byte(&file, i % 80 ? 'x' : '\n');
	expect_refusal(strbuf_slice(&file), 2, "limit");
	strbuf_release(&file);
}

static void lines_of_a_row_cross_the_borders_of_chunks(void **state)
{
	struct strbuf file = STRBUF_INIT;
	struct seen seen = { .rows = STRBUF_INIT };

	(void)state;
	strbuf_add_string(&file, "en\tru\n");
	for (int i = 0; i < 50000; i++)
		strbuf_addf(&file, "\"a\n\"\"%d\"\"\"\t\"б\n%d\"\n", i, i);
	assert_true(file_write("table.tsv", strbuf_slice(&file), NULL));
	assert_true(tsv_read("table.tsv", note_record, &seen, NULL, NULL));
	assert_int_equal(seen.count, 50000);
	assert_non_null(strstr(seen.rows.data, ";en=a\n\"49999\"|ru=б\n49999|"));
	strbuf_release(&seen.rows);
	strbuf_release(&file);
}

static void what_is_written_is_read_back(void **state)
{
	const struct language *languages[] = { &language_en, &language_uz_cyrl };
	struct tm_text texts[] = {
		{ &language_en, SLICE("a\tb\\n"), SLICE("Zuhra"), 0, TM_TIME_UNKNOWN },
		{ &language_uz_cyrl, SLICE("ҳа\n"), SLICE_NONE, TM_TIME_UNKNOWN, TM_TIME_UNKNOWN },
	};
	struct tm_record record = { .texts = texts, .text_count = 2, .origin = SLICE("r1") };
	struct strbuf out = STRBUF_INIT;

	(void)state;
	tsv_print_header(languages, 2, &out);
	tsv_print(&record, languages, 2, &out);
	assert_non_null(strstr(out.data, "\tZuhra\t19700101T000000Z\t\n"));
	expect_rows(out.data, "en=a\tb\\n|uz-Cyrl=ҳа\n|origin=r1;", 0);
	strbuf_release(&out);
}

static void texts_with_quotes_are_read_back(void **state)
{
	const struct language *languages[] = { &language_en, &language_ru };
	const char *const texts[] = { "\"Yes\"", "\"Yes", "\"a \"\"b\"\" c\"", "\"\"", "\"\"\"", "\"\"\"\"",
				      "\"a\nb\"", "\"a\tb \"\"c\"\"\"" };

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(texts); i++) {
		struct tm_text both[] = {
			{ &language_en, slice_of(texts[i]), SLICE_NONE, TM_TIME_UNKNOWN, TM_TIME_UNKNOWN },
			{ &language_ru, slice_of(texts[i]), SLICE_NONE, TM_TIME_UNKNOWN, TM_TIME_UNKNOWN },
		};
		struct tm_record record = { .texts = both, .text_count = 2 };
		struct strbuf out = STRBUF_INIT, expected = STRBUF_INIT;

		tsv_print_header(languages, 2, &out);
		tsv_print(&record, languages, 2, &out);
		strbuf_addf(&expected, "en=%s|ru=%s|origin=;", texts[i], texts[i]);
		expect_rows(out.data, expected.data, 0);
		strbuf_release(&out);
		strbuf_release(&expected);
	}
}

static void times_are_read_in_the_forms_of_tmx_and_iso(void **state)
{
	struct strbuf out = STRBUF_INIT;

	(void)state;
	assert_int_equal(tm_time_read(SLICE("20230412T103000Z")), 1681295400);
	assert_int_equal(tm_time_read(SLICE("2023-04-12T15:30:00+05:00")), 1681295400);
	assert_int_equal(tm_time_read(SLICE("2023-04-12")), 1681257600);
	assert_true(tm_time_read(SLICE("12.04.2023")) == TM_TIME_UNKNOWN);
	assert_true(tm_time_read(SLICE("2023-13-12")) == TM_TIME_UNKNOWN);
	assert_true(tm_time_read(SLICE("")) == TM_TIME_UNKNOWN);
	tm_time_print(1681295400, &out);
	assert_string_equal(out.data, "20230412T103000Z");
	strbuf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(languages_become_texts_and_the_rest_provenance),
		cmocka_unit_test(escapes_mark_crlf_and_missing_cells_are_understood),
		cmocka_unit_test(what_is_no_such_table_is_refused_with_its_line),
		cmocka_unit_test(a_row_that_never_ends_is_refused),
		cmocka_unit_test(rows_cross_the_borders_of_chunks),
		cmocka_unit_test(a_cell_in_quotes_may_have_line_ends),
		cmocka_unit_test(a_cell_that_only_begins_with_a_quote_takes_no_other_rows_in),
		cmocka_unit_test(quotes_of_the_text_stay_unless_the_first_row_is_in_quotes),
		cmocka_unit_test(a_cell_in_quotes_that_never_ends_is_refused),
		cmocka_unit_test(lines_of_a_row_cross_the_borders_of_chunks),
		cmocka_unit_test(texts_with_quotes_are_read_back),
		cmocka_unit_test(what_is_written_is_read_back),
		cmocka_unit_test(times_are_read_in_the_forms_of_tmx_and_iso),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
