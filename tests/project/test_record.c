/*
 * test_record -- what was published is written down, and read again.
 */
#include <config.h>

#include "project/record.h"

#include "base/file.h"
#include "project/clock.h"
#include "tests/cmocka.h"
#include "tests/folder.h"

static const struct release release = { .id = "2023/baku", .path = "releases/2023/baku.en.html", .suffix = "html" };

static struct workspace *open_workspace(void)
{
	struct workspace *workspace;

	if (!file_exists("tarjimon.ini"))
		assert_true(workspace_create(".", NULL));
	assert_true(workspace_open(&workspace, ".", NULL));
	return workspace;
}

static bool read_text(const char *text, struct error *err)
{
	struct workspace *workspace = open_workspace();
	struct release_record record;
	bool done;

	assert_true(folder_make("catalogs/2023/baku", NULL));
	assert_true(file_write("catalogs/2023/baku/editions.tsv", slice_of(text), NULL));
	done = record_load(&record, workspace, &release, err);
	record_release(&record);
	workspace_close(workspace);
	return done;
}

static void what_is_written_is_read_again(void **state)
{
	struct workspace *workspace = open_workspace();
	struct release_record record, again;
	struct edition_record *row;
	const struct edition_record *found;

	(void)state;
	assert_true(record_load(&record, workspace, &release, NULL));
	assert_int_equal(record.count, 0);
	row = record_edit(&record, &language_ru);
	blob_id(SLICE("source"), row->source);
	blob_id(SLICE("edition"), row->edition);
	row->published = 1700000000;
	row->words = 12;
	row->words_translated = 7;
	row->texts = SLICE("0123456789abcdef fedcba9876543210");
	row->targets = SLICE("00112233445566aa 8899aabbccddeeff");
	record_edit(&record, &language_en)->waiting = 1700000001;
	assert_true(record_save(&record, NULL));

	assert_true(record_load(&again, workspace, &release, NULL));
	assert_int_equal(again.count, 2);
	found = record_find(&again, &language_ru);
	assert_non_null(found);
	row = record_edit(&record, &language_ru);
	assert_string_equal(found->source, row->source);
	assert_string_equal(found->edition, row->edition);
	assert_string_equal(found->before, "");
	assert_int_equal(found->published, 1700000000);
	assert_int_equal(found->waiting, RECORD_TIME_UNKNOWN);
	assert_int_equal(found->words, 12);
	assert_int_equal(found->words_translated, 7);
	assert_true(slice_equal(found->texts, row->texts));
	assert_true(slice_equal(found->targets, row->targets));
	assert_int_equal(record_find(&again, &language_en)->waiting, 1700000001);
	assert_null(record_find(&again, &language_uz));
	record_release(&again);
	record_release(&record);
	workspace_close(workspace);
}

static void assert_same_target(const char *one, const char *other, bool same)
{
	char digits[2][RECORD_TEXT_DIGITS + 1];

	record_target_digits(slice_of(one), digits[0]);
	record_target_digits(slice_of(other), digits[1]);
	assert_int_equal(strcmp(digits[0], digits[1]) == 0, same);
}

static void translations_are_told_apart_by_their_words(void **state)
{
	(void)state;
	assert_same_target("Суд <a1>принял</a1> закон", " Суд принял\n\tзакон ", true);
	assert_same_target("<b2>Суд</b2> принял закон", "Суд <b1>принял</b1> закон", true);
	assert_same_target("Суд принял закон", "Суд принял  законы", false);
	assert_same_target("Суд принял закон", "Судпринял закон", false);
}

static void an_edition_is_ours_before_and_after_it_is_written(void **state)
{
	struct edition_record row = { .language = &language_ru };

	(void)state;
	assert_false(record_is_ours(&row, SLICE("")));
	blob_id(SLICE("new"), row.edition);
	blob_id(SLICE("old"), row.before);
	assert_true(record_is_ours(&row, SLICE("new")));
	assert_true(record_is_ours(&row, SLICE("old")));
	assert_false(record_is_ours(&row, SLICE("newer")));
}

static void columns_may_come_in_any_order_and_strange_ones_are_passed_over(void **state)
{
	(void)state;
	assert_true(read_text("words\tcolour\tlanguage\n5\tred\tru\n", NULL));
	assert_true(read_text("", NULL));
	assert_true(read_text("language\n\n", NULL));
}

static void damage_is_told_with_its_line(void **state)
{
	static const char *const damaged[] = {
		"language\twords\nru\tmany\n",	  "language\twords\nru\t99999999999999999999999999\n",
		"language\nnolanguage\n",	  "language\tsource\nru\tabc\n",
		"language\tpublished\nru\tsoon\n", "language\tedition\nru\t012345678901234567890123456789012345678x\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(damaged) / sizeof(damaged[0]); i++) {
		struct error err = ERROR_INIT;

		assert_false(read_text(damaged[i], &err));
		assert_int_equal(err.line, 2);
		assert_string_equal(err.file, "catalogs/2023/baku/editions.tsv");
		error_clear(&err);
	}
}

static void times_are_written_in_the_order_of_the_calendar(void **state)
{
	char text[CLOCK_TEXT_BYTES];

	(void)state;
	clock_print(1700000000, CLOCK_ISO, text);
	assert_string_equal(text, "2023-11-14T22:13:20Z");
	clock_print(1700000000, CLOCK_DATE, text);
	assert_string_equal(text, "2023-11-14");
	clock_print(1700000000, CLOCK_HEADER, text);
	assert_string_equal(text, "2023-11-14 22:13+0000");
	clock_print(INT64_MAX, CLOCK_DATE, text);
	assert_string_equal(text, "1970-01-01");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_written_is_read_again),
		cmocka_unit_test(translations_are_told_apart_by_their_words),
		cmocka_unit_test(an_edition_is_ours_before_and_after_it_is_written),
		cmocka_unit_test(columns_may_come_in_any_order_and_strange_ones_are_passed_over),
		cmocka_unit_test(damage_is_told_with_its_line),
		cmocka_unit_test(times_are_written_in_the_order_of_the_calendar),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
