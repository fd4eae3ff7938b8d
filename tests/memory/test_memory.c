/*
 * memory: records in, matches out, and what may not be lost on the way.
 */
#include <config.h>

#include "base/file.h"
#include "tests/memory/memory_help.h"

#include <sys/stat.h>
#include <unistd.h>

#define EN (&language_en)
#define RU (&language_ru)
#define UZ (&language_uz)

static const struct memory_export_options all = { NULL, NULL, false };
static const struct memory_batch batch = { .kind = "import" };

static struct memory *begin(void)
{
	struct memory *memory;
	struct error err = ERROR_INIT;

	if (!memory_open(&memory, "tm/memory.db", MEMORY_CREATE, &err))
		fail_msg("%s", err.message);
	assert_true(memory_begin(memory, &batch, &err));
	return memory;
}

static void commit(struct memory *memory, struct memory_report *report)
{
	struct error err = ERROR_INIT;

	if (!memory_commit(memory, report, &err))
		fail_msg("%s", err.message);
}

static void an_equal_text_is_found_in_both_directions(void **state)
{
	struct match_options options = MATCH_OPTIONS_INIT;
	struct match_list matches = MATCH_LIST_INIT;
	struct memory_report report = { 0 };
	struct memory *memory = begin();

	(void)state;
	add_pair(memory, &report, EN, "Human rights", RU, "Права человека",
		 (struct tm_record){ ORIGIN("a"), .status = TM_STATUS_APPROVED });
	commit(memory, &report);
	search_for(memory, EN, RU, "Human rights", options, &matches);
	assert_int_equal(matches.count, 1);
	assert_int_equal(matches.items[0].score, 100);
	assert_int_equal(matches.items[0].kind, MATCH_EXACT);
	assert_text(matches.items[0].target, "Права человека");
	assert_text(matches.items[0].origin, "a");
	search_for(memory, RU, EN, "Права человека", options, &matches);
	assert_int_equal(matches.count, 1);
	assert_text(matches.items[0].target, "Human rights");
	search_for(memory, RU, EN, "Совсем другое", options, &matches);
	assert_int_equal(matches.count, 0);
	assert_true(matches.complete);
	match_list_release(&matches);
	memory_close(memory);
}

static void another_ending_costs_half_a_word(void **state)
{
	struct match_options options = MATCH_OPTIONS_INIT;
	struct match_list matches = MATCH_LIST_INIT;
	struct memory_report report = { 0 };
	struct memory *memory = begin();

	(void)state;
	add_pair(memory, &report, EN, "New laws on rights", RU, "Новые законы о правах", (struct tm_record){ 0 });
	commit(memory, &report);
	options.flags = MATCH_EXPLAIN;
	search_for(memory, EN, RU, "New law on rights", options, &matches);
	assert_int_equal(matches.count, 1);
	assert_int_equal(matches.items[0].score, 87);
	assert_int_equal(matches.items[0].change_count, 4);
	assert_int_equal(matches.items[0].changes[1].kind, CHANGE_INFLECTED);
	assert_text(matches.items[0].changes[1].query, "law");
	assert_text(matches.items[0].changes[1].found, "laws");
	match_list_release(&matches);
	memory_close(memory);
}

static void neighbours_make_a_context_match(void **state)
{
	struct match_options options = MATCH_OPTIONS_INIT;
	struct match_list matches = MATCH_LIST_INIT;
	struct memory_report report = { 0 };
	struct memory *memory = begin();
	struct error err = ERROR_INIT;
	struct match_query query = { .source = SLICE("Open"), .source_language = EN, .target_language = RU,
				     .previous = SLICE("File"), .next = SLICE("Close") };

	(void)state;
	add_pair(memory, &report, EN, "Open", RU, "Открыть",
		 (struct tm_record){ .previous = SLICE("File"), .next = SLICE("Close") });
	add_pair(memory, &report, EN, "Open", RU, "Открыто",
		 (struct tm_record){ .previous = SLICE("Status"), .next = SLICE("Since") });
	commit(memory, &report);
	assert_true(memory_search(memory, &query, &options, &matches, &err));
	assert_int_equal(matches.count, 2);
	assert_int_equal(matches.items[0].score, 102);
	assert_int_equal(matches.items[0].kind, MATCH_CONTEXT);
	assert_text(matches.items[0].target, "Открыть");
	assert_false(matches.items[0].ambiguous);
	query.previous = query.next = SLICE_NONE;
	assert_true(memory_search(memory, &query, &options, &matches, &err));
	assert_int_equal(matches.items[0].score, 100);
	assert_true(matches.items[0].ambiguous);
	assert_true(matches.items[1].ambiguous);
	match_list_release(&matches);
	memory_close(memory);
}

static void a_shared_text_is_a_pivot(void **state)
{
	struct match_options options = MATCH_OPTIONS_INIT;
	struct match_list matches = MATCH_LIST_INIT;
	struct memory_report report = { 0 };
	struct memory *memory = begin();

	(void)state;
	add_pair(memory, &report, EN, "Freedom", RU, "Свобода", (struct tm_record){ 0 });
	add_pair(memory, &report, RU, "Свобода", UZ, "Erkinlik", (struct tm_record){ 0 });
	commit(memory, &report);
	search_for(memory, EN, UZ, "Freedom", options, &matches);
	assert_int_equal(matches.count, 1);
	assert_int_equal(matches.items[0].kind, MATCH_PIVOT);
	assert_int_equal(matches.items[0].score, 100 - options.penalties[PENALTY_PIVOT]);
	assert_text(matches.items[0].target, "Erkinlik");
	assert_text(matches.items[0].pivot, "Свобода");
	match_list_release(&matches);
	memory_close(memory);
}

static void adding_twice_changes_nothing(void **state)
{
	struct memory_report first = { 0 }, second = { 0 };
	struct memory *memory = begin();
	struct error err = ERROR_INIT;

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct memory_report *report = i ? &second : &first;

		if (i)
			assert_true(memory_begin(memory, &batch, &err));
		add_pair(memory, report, EN, "One", RU, "Один", (struct tm_record){ ORIGIN("a") });
		add_pair(memory, report, EN, "Two", RU, "Два", (struct tm_record){ ORIGIN("a"), .id = SLICE("2") });
		commit(memory, report);
	}
	assert_int_equal(first.added, 2);
	assert_int_equal(second.added, 0);
	assert_int_equal(second.unchanged, 2);
	assert_int_equal(second.batch, 0);
	memory_close(memory);
}

static void a_unit_grows_by_languages(void **state)
{
	struct match_options options = MATCH_OPTIONS_INIT;
	struct match_list matches = MATCH_LIST_INIT;
	struct memory_report report = { 0 };
	struct memory *memory = begin();

	(void)state;
	add_pair(memory, &report, EN, "Law", RU, "Закон", (struct tm_record){ ORIGIN("a"), .id = SLICE("1") });
	add_pair(memory, &report, EN, "Law", UZ, "Qonun", (struct tm_record){ ORIGIN("a"), .id = SLICE("1") });
	commit(memory, &report);
	assert_int_equal(report.added, 1);
	assert_int_equal(report.changed, 0); /* it is new, whatever follows in the batch */
	search_for(memory, RU, UZ, "Закон", options, &matches);
	assert_int_equal(matches.count, 1);
	assert_int_equal(matches.items[0].kind, MATCH_EXACT);
	match_list_release(&matches);
	report = (struct memory_report){ 0 };
	assert_true(memory_begin(memory, &batch, NULL));
	add_pair(memory, &report, EN, "Law", &language_uz_cyrl, "Қонун", (struct tm_record){ ORIGIN("a"), .id = SLICE("1") });
	commit(memory, &report);
	assert_int_equal(report.added, 0);
	assert_int_equal(report.changed, 1); /* a unit of before */
	memory_close(memory);
}

static void what_is_approved_is_not_overwritten(void **state)
{
	struct match_options options = MATCH_OPTIONS_INIT;
	struct match_list matches = MATCH_LIST_INIT;
	struct memory_report report = { 0 };
	struct memory *memory = begin();
	struct tm_record unit = { ORIGIN("a"), .id = SLICE("1"), .status = TM_STATUS_APPROVED };

	(void)state;
	add_pair(memory, &report, EN, "Law", RU, "Закон", unit);
	unit.status = TM_STATUS_DRAFT;
	add_pair(memory, &report, EN, "Law", RU, "Право", unit);
	assert_int_equal(report.kept, 1);
	search_for(memory, EN, RU, "Law", options, &matches);
	assert_int_equal(matches.count, 1);
	assert_text(matches.items[0].target, "Закон");
	unit.status = TM_STATUS_APPROVED;
	add_pair(memory, &report, EN, "Law", RU, "Право", unit);
	commit(memory, &report);
	search_for(memory, EN, RU, "Law", options, &matches);
	assert_text(matches.items[0].target, "Право");
	match_list_release(&matches);
	memory_close(memory);
}

static int64_t change(struct memory *memory, const char *target)
{
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;

	assert_true(memory_begin(memory, &batch, &err));
	add_pair(memory, &report, EN, "Law", RU, target, (struct tm_record){ ORIGIN("a"), .id = SLICE("1") });
	commit(memory, &report);
	return report.batch;
}

static void assert_target(struct memory *memory, const char *target)
{
	struct match_options options = MATCH_OPTIONS_INIT;
	struct match_list matches = MATCH_LIST_INIT;

	search_for(memory, EN, RU, "Law", options, &matches);
	if (!target) {
		assert_int_equal(matches.count, 0);
	} else {
		assert_int_equal(matches.count, 1);
		assert_text(matches.items[0].target, target);
	}
	match_list_release(&matches);
}

static void a_batch_can_be_undone(void **state)
{
	struct memory_report report = { 0 };
	struct memory *memory = begin();
	struct error err = ERROR_INIT;
	int64_t first, second, undoing;

	(void)state;
	memory_rollback(memory);
	first = change(memory, "Закон");
	second = change(memory, "Право");
	assert_target(memory, "Право");
	if (!memory_undo(memory, second, &batch, &report, &err))
		fail_msg("%s", err.message);
	undoing = report.batch;
	assert_target(memory, "Закон");
	assert_false(memory_undo(memory, second, &batch, &report, &err));
	error_clear(&err);
	assert_true(memory_undo(memory, undoing, &batch, &report, &err));
	assert_target(memory, "Право");
	/* What came later stays, and the English that it is a translation of. */
	if (!memory_undo(memory, first, &batch, &report, &err))
		fail_msg("%s", err.message);
	assert_target(memory, "Право");
	assert_true(memory_undo(memory, report.batch, &batch, &report, &err));
	assert_target(memory, "Право");
	assert_true(memory_verify(memory, 0, &err));
	memory_close(memory);
}

static bool file_has(const char *path, const char *needle)
{
	struct strbuf bytes = STRBUF_INIT;
	struct error err = ERROR_INIT;
	bool has;

	if (!file_exists(path))
		return false;
	assert_true(file_read(path, FILE_NO_LIMIT, &bytes, &err));
	has = slice_find(strbuf_slice(&bytes), slice_of(needle), 0) != SIZE_MAX;
	strbuf_release(&bytes);
	return has;
}

static void forgetting_leaves_no_trace(void **state)
{
	struct memory_report report = { 0 };
	struct memory *memory = begin();
	struct error err = ERROR_INIT;
	struct memory_forgotten forgotten;

	(void)state;
	add_pair(memory, &report, EN, "Canary under embargo", RU, "Канарейка", (struct tm_record){ 0 });
	add_pair(memory, &report, EN, "Next", RU, "Дальше", (struct tm_record){ .previous = SLICE("Canary under embargo") });
	commit(memory, &report);
	assert_true(memory_forget(memory, SLICE("Canary under embargo"), EN, 0, &batch, &forgotten, &err));
	assert_int_equal(forgotten.units, 1);
	assert_int_equal(forgotten.containing, 0);
	assert_true(memory_verify(memory, 0, &err));
	assert_false(file_has("tm/memory.db", "Canary"));
	assert_false(file_has("tm/memory.db-wal", "Canary"));
	assert_false(file_has("tm/memory.db", "Канарейка"));
	memory_close(memory);
	assert_false(file_has("tm/memory.db", "Canary"));
}

static void what_is_exported_and_imported_again_is_the_same(void **state)
{
	static const char rows[] = "en\tru\torigin\tid\n"
				   "Law\tЗакон\ta\t1\n"
				   "A\\ttab\tТаб\ta\t2\n";
	const char *first[] = { "in.tsv" }, *second[] = { "out.tsv" };
	struct strbuf before = STRBUF_INIT, after = STRBUF_INIT;
	struct memory_report report = { 0 }, again = { 0 };
	struct memory *memory = begin(), *copy;
	struct error err = ERROR_INIT;
	struct memory_export_report replaced;

	(void)state;
	memory_rollback(memory);
	assert_true(file_write("in.tsv", slice_of(rows), &err));
	if (!memory_import(memory, first, 1, &batch, &report, &err))
		fail_msg("%s", err.message);
	assert_int_equal(report.added, 2);
	assert_true(memory_import(memory, first, 1, &batch, &again, &err));
	assert_int_equal(again.unchanged, 2);
	assert_int_equal(again.batch, 0);
	assert_true(memory_export(memory, MEMORY_FORMAT_TSV, &all, "out.tsv", &replaced, &err));
	assert_true(memory_open(&copy, "copy.db", MEMORY_CREATE, &err));
	assert_true(memory_import(copy, second, 1, &batch, &report, &err));
	assert_true(memory_export(copy, MEMORY_FORMAT_TSV, &all, "again.tsv", &replaced, &err));
	assert_true(file_read("out.tsv", FILE_NO_LIMIT, &before, &err));
	assert_true(file_read("again.tsv", FILE_NO_LIMIT, &after, &err));
	assert_true(slice_equal(strbuf_slice(&before), strbuf_slice(&after)));
	assert_true(slice_find(strbuf_slice(&after), SLICE("A\\ttab\tТаб"), 0) != SIZE_MAX);
	strbuf_release(&before);
	strbuf_release(&after);
	memory_close(memory);
	memory_close(copy);
}

static void a_new_store_is_its_owners_alone(void **state)
{
	struct memory_report report = { 0 };
	struct memory *memory = begin();
	struct error err = ERROR_INIT;
	struct stat status;

	(void)state;
	add_pair(memory, &report, EN, "Law", RU, "Закон", (struct tm_record){ 0 });
	assert_true(memory_commit(memory, &report, &err));
	memory_close(memory);
	assert_int_equal(stat("tm/memory.db", &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
}

static void what_is_not_committed_was_never_there(void **state)
{
	struct memory_report report = { 0 };
	struct memory *memory = begin();
	struct error err = ERROR_INIT;

	(void)state;
	add_pair(memory, &report, EN, "Law", RU, "Закон", (struct tm_record){ 0 });
	memory_close(memory);
	assert_int_not_equal(access("tm", F_OK), 0);
	memory = begin();
	add_pair(memory, &report, EN, "Press", RU, "Пресса", (struct tm_record){ 0 });
	assert_true(memory_commit(memory, &report, &err));
	memory_close(memory);
	memory = begin();
	add_pair(memory, &report, EN, "Law", RU, "Закон", (struct tm_record){ 0 });
	memory_close(memory);
	if (!memory_open(&memory, "tm/memory.db", MEMORY_READ, &err))
		fail_msg("%s", err.message);
	assert_target(memory, NULL);
	memory_close(memory);
}

static void what_is_no_memory_is_refused(void **state)
{
	struct memory *memory;
	struct error err = ERROR_INIT;

	(void)state;
	assert_true(file_write("text.db", SLICE("This is not a database, and long enough to be looked at."), &err));
	assert_false(memory_open(&memory, "text.db", MEMORY_WRITE, &err));
	assert_int_equal(err.kind, ERROR_STORE);
	assert_false(memory_open(&memory, "absent.db", MEMORY_READ, &err));
	assert_int_equal(err.kind, ERROR_SYSTEM);
	assert_false(memory_open(&memory, ".", MEMORY_READ, &err));
	error_clear(&err);
}

static void import_into(const char *path, const char *tsv, size_t added, size_t unchanged)
{
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;
	struct memory *memory;
	struct memory_export_report replaced;

	assert_true(memory_open(&memory, path, MEMORY_CREATE, &err));
	if (!memory_import(memory, &tsv, 1, &batch, &report, &err))
		fail_msg("%s", err.message);
	assert_int_equal(report.added, added);
	assert_int_equal(report.unchanged, unchanged);
	if (!memory_verify(memory, 0, &err) ||
	    !memory_export(memory, MEMORY_FORMAT_TSV, &all, "out.tsv", &replaced, &err))
		fail_msg("%s", err.message);
	memory_close(memory);
}

/* Texts and units repeat here; "Tea" and "tea" are two texts that may share an exact key. */
static void an_empty_store_is_filled_as_any_other(void **state)
{
	struct strbuf filled = STRBUF_INIT, grown = STRBUF_INIT;
	struct error err = ERROR_INIT;

	(void)state;
	assert_true(file_write("first.tsv", SLICE("en\tru\nTea\tЧай\n"), &err));
	assert_true(file_write("all.tsv", SLICE("en\tru\nTea\tЧай\ntea\tчай\nTea\tЧай\nTea\tчай\nA\tA\n"), &err));
	import_into("filled.db", "all.tsv", 4, 1);
	assert_true(file_read("out.tsv", FILE_NO_LIMIT, &filled, &err));
	import_into("filled.db", "all.tsv", 0, 5);
	import_into("grown.db", "first.tsv", 1, 0);
	import_into("grown.db", "all.tsv", 3, 2);
	assert_true(file_read("out.tsv", FILE_NO_LIMIT, &grown, &err));
	assert_non_null(strstr(grown.data, "tea\tчай"));
	assert_non_null(strstr(filled.data, "tea\tчай"));
	strbuf_release(&filled);
	strbuf_release(&grown);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, enter_folder, leave_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_equal_text_is_found_in_both_directions),
		TEST(another_ending_costs_half_a_word),
		TEST(neighbours_make_a_context_match),
		TEST(a_shared_text_is_a_pivot),
		TEST(adding_twice_changes_nothing),
		TEST(a_unit_grows_by_languages),
		TEST(what_is_approved_is_not_overwritten),
		TEST(a_batch_can_be_undone),
		TEST(forgetting_leaves_no_trace),
		TEST(what_is_exported_and_imported_again_is_the_same),
		TEST(a_new_store_is_its_owners_alone),
		TEST(what_is_not_committed_was_never_there),
		TEST(an_empty_store_is_filled_as_any_other),
		TEST(what_is_no_memory_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
