/*
 * retire: what is not said any more goes to the history.
 */
#include <config.h>

#include "base/alloc.h"

#include "tests/memory/memory_help.h"

#define EN (&language_en)
#define RU (&language_ru)
#define UZ (&language_uz)

static const struct memory_batch batch = { .kind = "align",
					   .origin = { "baku", 4 },
					   .status = TM_STATUS_ALIGNED };

static struct memory *begin(struct memory_report *report)
{
	struct memory *memory;
	struct error err = ERROR_INIT;
	struct tm_record unit = { ORIGIN("baku"), .id = SLICE("1") };

	assert_true(memory_open(&memory, "m.db", MEMORY_CREATE, &err));
	assert_true(memory_begin(memory, &batch, &err));
	add_pair(memory, report, EN, "Law", RU, "Закон", unit);
	add_pair(memory, report, EN, "Law", UZ, "Qonun", unit);
	unit.id = SLICE("2");
	add_pair(memory, report, EN, "Court", RU, "Суд", unit);
	assert_true(memory_commit(memory, report, &err));
	assert_true(memory_begin(memory, &batch, &err));
	return memory;
}

static size_t count_matches(struct memory *memory, const struct language *from, const char *source,
			    const struct language *to)
{
	struct match_options options = MATCH_OPTIONS_INIT;
	struct match_list matches = MATCH_LIST_INIT;
	size_t count;

	options.flags = MATCH_NO_PIVOT;
	search_for(memory, from, to, source, options, &matches);
	count = matches.count;
	match_list_release(&matches);
	return count;
}

static void retire(struct memory *memory, const char *id, const struct language *language,
		   struct memory_report *report)
{
	struct tm_record record = { ORIGIN("baku"), .id = slice_of(id) };
	struct error err = ERROR_INIT;

	assert_true(memory_retire(memory, &record, language, report, &err));
}

static void one_language_goes_alone(void **state)
{
	struct memory_report report = { 0 };
	struct memory *memory = begin(&report);
	struct error err = ERROR_INIT;

	(void)state;
	retire(memory, "1", RU, &report);
	assert_true(memory_commit(memory, &report, &err));
	assert_int_equal(report.retired, 1);
	assert_int_equal(count_matches(memory, EN, "Law", RU), 0);
	assert_int_equal(count_matches(memory, EN, "Law", UZ), 1);
	memory_close(memory);
}

static void a_text_alone_goes_too(void **state)
{
	struct memory_report report = { 0 };
	struct memory *memory = begin(&report);
	struct memory_stats *stats = alloc_zeroed(1, sizeof(*stats));
	struct error err = ERROR_INIT;

	(void)state;
	retire(memory, "2", RU, &report);
	retire(memory, "2", RU, &report);
	retire(memory, "no such unit", NULL, &report);
	assert_true(memory_commit(memory, &report, &err));
	assert_int_equal(report.retired, 1);
	assert_true(memory_stats(memory, stats, &err));
	assert_int_equal(stats->units, 1);
	free(stats);
	memory_close(memory);
}

static void undoing_brings_it_back(void **state)
{
	struct memory_report report = { 0 }, undone = { 0 };
	struct memory *memory = begin(&report);
	struct error err = ERROR_INIT;

	(void)state;
	retire(memory, "1", NULL, &report);
	assert_true(memory_commit(memory, &report, &err));
	assert_int_equal(count_matches(memory, RU, "Закон", UZ), 0);
	assert_true(memory_undo(memory, report.batch, &batch, &undone, &err));
	assert_int_equal(count_matches(memory, RU, "Закон", UZ), 1);
	assert_true(memory_verify(memory, 0, &err));
	memory_close(memory);
}

static void saying_it_again_brings_it_back(void **state)
{
	struct memory_report report = { 0 };
	struct memory *memory = begin(&report);
	struct error err = ERROR_INIT;

	(void)state;
	retire(memory, "2", NULL, &report);
	assert_true(memory_commit(memory, &report, &err));
	assert_true(memory_begin(memory, &batch, &err));
	add_pair(memory, &report, EN, "Court", RU, "Суд",
		 (struct tm_record){ ORIGIN("baku"), .id = SLICE("2") });
	assert_true(memory_commit(memory, &report, &err));
	assert_int_equal(count_matches(memory, EN, "Court", RU), 1);
	assert_true(memory_verify(memory, 0, &err));
	memory_close(memory);
}

static bool is_second(void *data, struct slice id, enum tm_status status)
{
	size_t *asked = data;

	++*asked;
	assert_int_equal(status, TM_STATUS_ALIGNED);
	return slice_is(id, "2");
}

static void units_of_an_origin_are_picked(void **state)
{
	struct memory_report report = { 0 };
	struct memory *memory = begin(&report);
	struct error err = ERROR_INIT;
	size_t asked = 0;

	(void)state;
	assert_true(memory_retire_some(memory, SLICE("nowhere"), is_second, &asked, &report, &err));
	assert_int_equal(asked, 0);
	assert_true(memory_retire_some(memory, SLICE("baku"), is_second, &asked, &report, &err));
	assert_int_equal(asked, 2);
	assert_true(memory_commit(memory, &report, &err));
	assert_int_equal(count_matches(memory, EN, "Law", RU), 1);
	assert_int_equal(count_matches(memory, EN, "Court", RU), 0);
	memory_close(memory);
}

static bool has(struct memory *memory, const char *reason)
{
	struct memory_batch asked = batch;
	struct error err = ERROR_INIT;
	bool found;

	asked.reason = slice_of(reason);
	assert_true(memory_has_batch(memory, &asked, &found, &err));
	return found;
}

static void a_batch_that_changes_nothing_can_be_noted(void **state)
{
	struct memory_report report = { 0 };
	struct memory *memory = begin(&report);
	struct memory_batch noted = batch;
	struct error err = ERROR_INIT;

	(void)state;
	memory_rollback(memory);
	noted.reason = SLICE("as of today");
	assert_false(has(memory, "as of today"));
	assert_true(memory_begin(memory, &noted, &err));
	assert_true(memory_commit(memory, &report, &err));
	assert_false(has(memory, "as of today"));
	noted.noted = true;
	assert_true(memory_begin(memory, &noted, &err));
	assert_true(memory_commit(memory, &report, &err));
	assert_true(has(memory, "as of today"));
	assert_false(has(memory, "as of yesterday"));
	assert_true(memory_undo(memory, report.batch, &batch, &report, &err));
	assert_false(has(memory, "as of today"));
	memory_close(memory);
}

int main(void)
{
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)
	const struct CMUnitTest tests[] = {
		IN_FOLDER(one_language_goes_alone),	  IN_FOLDER(a_text_alone_goes_too),
		IN_FOLDER(undoing_brings_it_back),	  IN_FOLDER(saying_it_again_brings_it_back),
		IN_FOLDER(units_of_an_origin_are_picked), IN_FOLDER(a_batch_that_changes_nothing_can_be_noted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
