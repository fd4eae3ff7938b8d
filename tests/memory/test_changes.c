/*
 * changes: what a person changes by hand is kept with who, when and why, can be undone, and can be forgotten
 * without a trace.
 */
#include <config.h>

#include "base/alloc.h"
#include "base/file.h"
#include "tests/memory/memory_help.h"

#include <glob.h>

#define EN (&language_en)
#define RU (&language_ru)
#define UZ (&language_uz)

static const struct memory_batch import = { .kind = "import",
					    .author = { "Anna", 4 },
					    .status = TM_STATUS_DRAFT };
static const struct memory_batch corrected = { .kind = "edit",
					       .author = { "Bekzod", 6 },
					       .reason = { "the law says so", 15 } };

static struct memory *open_memory(void)
{
	struct memory *memory;
	struct error err = ERROR_INIT;

	if (!memory_open(&memory, "tm/memory.db", MEMORY_CREATE, &err))
		fail_msg("%s", err.message);
	return memory;
}

static int64_t add(struct memory *memory, const char *source, const char *target, struct tm_record record)
{
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;

	assert_true(memory_begin(memory, &import, &err));
	add_pair(memory, &report, EN, source, RU, target, record);
	assert_true(memory_commit(memory, &report, &err));
	return report.batch;
}

static struct memory_report edit(struct memory *memory, const char *source, const char *target,
				 enum tm_status status)
{
	const struct memory_edit edit = { .source_language = EN,
					  .target_language = RU,
					  .source = slice_of(source),
					  .target = slice_of(target),
					  .status = status };
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;

	if (!memory_edit(memory, &edit, &corrected, &report, &err))
		fail_msg("%s", err.message);
	return report;
}

static void assert_target(struct memory *memory, const char *source, const char *target)
{
	struct match_list matches = MATCH_LIST_INIT;
	struct match_options options = MATCH_OPTIONS_INIT;

	options.threshold_percent = 100;
	search_for(memory, EN, RU, source, options, &matches);
	assert_int_equal(matches.count, target ? 1 : 0);
	if (target)
		assert_text(matches.items[0].target, target);
	match_list_release(&matches);
}

static void an_edit_reaches_every_unit_with_the_text(void **state)
{
	struct memory *memory = open_memory();
	struct memory_report report;

	(void)state;
	add(memory, "Law", "Право", (struct tm_record){ ORIGIN("a") });
	add(memory, "Law", "Право", (struct tm_record){ ORIGIN("b") });
	add(memory, "LAW", "ПРАВО", (struct tm_record){ ORIGIN("c") });
	report = edit(memory, "Law", "Закон", TM_STATUS_APPROVED);
	assert_int_equal(report.changed, 2);
	assert_int_equal(edit(memory, "Law", "Закон", TM_STATUS_APPROVED).unchanged, 2);
	report = edit(memory, "Lawn", "Газон", TM_STATUS_APPROVED);
	assert_int_equal(report.records, 0);
	assert_int_equal(report.batch, 0);
	memory_close(memory);
}

static void undo_batch(struct memory *memory, int64_t number, size_t changed, size_t kept)
{
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;

	if (!memory_undo(memory, number, &corrected, &report, &err))
		fail_msg("%s", err.message);
	assert_int_equal(report.changed, changed);
	assert_int_equal(report.kept, kept);
}

static void what_stays_of_an_undone_import_can_be_found(void **state)
{
	struct memory *memory = open_memory();
	int64_t edited;

	(void)state;
	add(memory, "Law", "Право", (struct tm_record){ ORIGIN("a") });
	edited = edit(memory, "Law", "Закон", TM_STATUS_APPROVED).batch;
	undo_batch(memory, 1, 0, 2);
	assert_target(memory, "Law", "Закон");
	/* Undoing the edit too leaves nothing. */
	undo_batch(memory, edited, 1, 0);
	assert_target(memory, "Law", NULL);
	add(memory, "Law", "Право", (struct tm_record){ ORIGIN("a") });
	assert_target(memory, "Law", "Право");
	memory_close(memory);
}

static void a_text_that_a_later_batch_joined_keeps_its_company(void **state)
{
	const struct tm_record unit = { ORIGIN("a"), .id = SLICE("1") };
	struct memory *memory = open_memory();
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;
	struct memory_batch batch = { .kind = "learn" };

	(void)state;
	add(memory, "Law", "Право", unit);
	assert_true(memory_begin(memory, &batch, &err));
	add_pair(memory, &report, EN, "Law", UZ, "Qonun", unit);
	assert_true(memory_commit(memory, &report, &err));
	undo_batch(memory, 1, 0, 2);
	assert_target(memory, "Law", "Право");
	undo_batch(memory, report.batch, 1, 0);
	assert_target(memory, "Law", NULL);
	assert_true(memory_verify(memory, 0, &err));
	memory_close(memory);
}

static void an_edit_may_be_narrowed(void **state)
{
	struct memory *memory = open_memory();
	struct memory_edit narrow = { .source_language = EN,
				      .target_language = RU,
				      .source = SLICE("Law"),
				      .target = SLICE("Закон"),
				      .status = TM_STATUS_DRAFT,
				      .origin = SLICE("a") };
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;

	(void)state;
	add(memory, "Law", "Право", (struct tm_record){ ORIGIN("a") });
	add(memory, "Law", "Юриспруденция", (struct tm_record){ ORIGIN("b") });
	assert_true(memory_edit(memory, &narrow, &corrected, &report, &err));
	assert_int_equal(report.changed, 1);
	narrow.origin = SLICE_NONE;
	narrow.old_target = SLICE("Право");
	report = (struct memory_report){ 0 };
	assert_true(memory_edit(memory, &narrow, &corrected, &report, &err));
	assert_int_equal(report.records, 0);
	narrow.old_target = SLICE("Юриспруденция");
	assert_true(memory_edit(memory, &narrow, &corrected, &report, &err));
	assert_int_equal(report.changed, 1);
	narrow.target = SLICE(" ");
	assert_false(memory_edit(memory, &narrow, &corrected, &report, &err));
	error_clear(&err);
	memory_close(memory);
}

static void what_is_approved_stays_until_somebody_approves(void **state)
{
	struct memory *memory = open_memory();
	struct memory_report report;

	(void)state;
	add(memory, "Law", "Закон", (struct tm_record){ .status = TM_STATUS_APPROVED });
	report = edit(memory, "Law", "Право", TM_STATUS_DRAFT);
	assert_int_equal(report.kept, 1);
	assert_int_equal(edit(memory, "Law", NULL, TM_STATUS_DRAFT).kept, 1);
	assert_target(memory, "Law", "Закон");
	assert_int_equal(edit(memory, "Law", "Право", TM_STATUS_APPROVED).changed, 1);
	assert_target(memory, "Law", "Право");
	memory_close(memory);
}

/* Writes "batch who: text;" for each change. */
static bool write_change(void *data, const struct memory_change *change, struct error *err)
{
	(void)err;
	strbuf_addf(data, "%s %lld %.*s%s%.*s: %.*s;", change->language->tag, (long long)change->batch.number,
		    SLICE_ARG(change->batch.author), change->batch.reason.bytes ? ", " : "",
		    SLICE_ARG(change->batch.reason), SLICE_ARG(change->text));
	return true;
}

static void assert_changes(struct memory *memory, const char *text, const char *wanted)
{
	struct strbuf changes = STRBUF_INIT;
	struct error err = ERROR_INIT;

	assert_true(memory_each_change(memory, slice_of(text), NULL, write_change, &changes, &err));
	assert_string_equal(changes.data, wanted);
	strbuf_release(&changes);
}

static void every_change_says_who_and_why(void **state)
{
	struct memory *memory = open_memory();
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;
	int64_t removing;

	(void)state;
	add(memory, "Law", "Право", (struct tm_record){ 0 });
	edit(memory, "Law", "Закон", TM_STATUS_DRAFT);
	removing = edit(memory, "Law", NULL, TM_STATUS_DRAFT).batch;
	assert_changes(memory, "Law",
		       "en 1 Anna: Law;ru 1 Anna: Право;ru 2 Bekzod, the law says so: Закон;"
		       "ru 3 Bekzod, the law says so: ;");
	assert_target(memory, "Law", NULL);
	assert_true(memory_undo(memory, removing, &import, &report, &err));
	assert_target(memory, "Law", "Закон");
	/* By a text that it only had once. */
	assert_changes(memory, "Право",
		       "en 1 Anna: Law;ru 1 Anna: Право;ru 2 Bekzod, the law says so: Закон;"
		       "ru 3 Bekzod, the law says so: ;ru 4 Anna: Закон;");
	assert_changes(memory, "Lawn", "");
	assert_true(memory_verify(memory, 0, &err));
	memory_close(memory);
}

static bool write_place(void *data, const struct tm_record *record, struct error *err)
{
	(void)err;
	if (slice_is(record->id, "1"))
		strbuf_addf(data, "%.*s|%.*s;", SLICE_ARG(record->previous), SLICE_ARG(record->next));
	return true;
}

static void assert_place(struct memory *memory, const char *wanted)
{
	struct strbuf places = STRBUF_INIT;
	struct error err = ERROR_INIT;

	assert_true(memory_each(memory, write_place, &places, &err));
	assert_string_equal(places.data, wanted);
	strbuf_release(&places);
}

static void undoing_brings_the_neighbours_back(void **state)
{
	struct memory *memory = open_memory();
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;
	struct tm_record record = { ORIGIN("a"), .id = SLICE("1"), .previous = SLICE("A"), .next = SLICE("B") };
	int64_t second, third;

	(void)state;
	add(memory, "Law", "Закон", record);
	record.next = SLICE("C");
	second = add(memory, "Law", "Закон", record);
	record.next = SLICE("D");
	third = add(memory, "Law", "Закон", record);
	assert_place(memory, "A|D;");
	/* A later one stays, and its own undoing leads past the one before it. */
	assert_true(memory_undo(memory, second, &import, &report, &err));
	assert_place(memory, "A|D;");
	assert_true(memory_undo(memory, third, &import, &report, &err));
	assert_place(memory, "A|B;");
	assert_true(memory_undo(memory, report.batch, &import, &report, &err));
	assert_place(memory, "A|D;");
	assert_true(memory_verify(memory, 0, &err));
	memory_close(memory);
}

/* Whether a text is in any file of the memory. */
static bool leaves_trace(const char *text)
{
	glob_t files;
	bool found = false;

	assert_int_equal(glob("tm/{,.}*", GLOB_BRACE, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++) {
		struct strbuf bytes = STRBUF_INIT;
		struct error err = ERROR_INIT;

		if (!file_exists(files.gl_pathv[i]))
			continue;
		if (!file_read(files.gl_pathv[i], FILE_NO_LIMIT, &bytes, &err))
			error_clear(&err);
		found |= slice_find(strbuf_slice(&bytes), slice_of(text), 0) != SIZE_MAX;
		strbuf_release(&bytes);
	}
	globfree(&files);
	return found;
}

/* Texts of many lengths, so that rows move from page to page before some are forgotten. */
static void print_row(struct strbuf *text, size_t number)
{
	strbuf_clear(text);
	strbuf_addf(text, "canary-%zu sings", number);
	for (size_t i = number * 7919 % 60; i > 0; i--)
		strbuf_addf(text, " of%zu", i * number);
}

static void add_canaries(struct memory *memory, size_t count)
{
	struct strbuf text = STRBUF_INIT, target = STRBUF_INIT;
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;

	assert_true(memory_begin(memory, &import, &err));
	for (size_t i = 0; i < count; i++) {
		print_row(&text, i);
		strbuf_clear(&target);
		strbuf_addf(&target, "%s!", text.data);
		add_pair(memory, &report, EN, text.data, RU, target.data,
			 (struct tm_record){ .note = strbuf_slice(&text), .previous = SLICE("Before") });
	}
	assert_true(memory_commit(memory, &report, &err));
	strbuf_release(&text);
	strbuf_release(&target);
}

static void what_is_forgotten_is_in_no_byte_of_the_files(void **state)
{
	struct memory *memory = open_memory();
	struct memory_forgotten forgotten;
	struct strbuf text = STRBUF_INIT;
	struct error err = ERROR_INIT;

	(void)state;
	add_canaries(memory, 3000);
	for (size_t i = 0; i < 3000; i += 53) {
		struct match_list matches = MATCH_LIST_INIT;

		print_row(&text, i);
		search_for(memory, EN, RU, text.data, (struct match_options)MATCH_OPTIONS_INIT, &matches);
		assert_true(matches.count >= 1);
		match_list_release(&matches);
		if (!memory_forget(memory, strbuf_slice(&text), NULL, 0, &import, &forgotten, &err))
			fail_msg("%s", err.message);
		assert_int_equal(forgotten.units, 1);
		assert_false(leaves_trace(text.data));
	}
	assert_true(leaves_trace("canary-1 sings"));
	assert_true(memory_verify(memory, 0, &err));
	memory_close(memory);
	assert_false(leaves_trace("canary-0 sings"));
	strbuf_release(&text);
}

static size_t index_file_count(void)
{
	glob_t files;
	size_t count = glob("tm/memory.db-index-*", 0, NULL, &files) == 0 ? files.gl_pathc : 0;

	if (count)
		globfree(&files);
	return count;
}

static void the_index_stays_but_for_what_is_forgotten(void **state)
{
	struct memory *memory = open_memory();
	struct match_list matches = MATCH_LIST_INIT;
	struct memory_forgotten forgotten;
	struct strbuf text = STRBUF_INIT;
	struct error err = ERROR_INIT;

	(void)state;
	add_canaries(memory, 3000);
	search_for(memory, EN, RU, "canary-77 sings", (struct match_options)MATCH_OPTIONS_INIT, &matches);
	search_for(memory, RU, EN, "canary-77 sings", (struct match_options)MATCH_OPTIONS_INIT, &matches);
	assert_int_equal(index_file_count(), 2);
	print_row(&text, 5);
	assert_true(memory_forget(memory, strbuf_slice(&text), NULL, 0, &import, &forgotten, &err));
	assert_int_equal(index_file_count(), 2);
	/* They are what reading all texts anew gives. */
	if (!memory_verify(memory, 0, &err))
		fail_msg("%s", err.message);
	search_for(memory, EN, RU, text.data, (struct match_options)MATCH_OPTIONS_INIT, &matches);
	for (size_t i = 0; i < matches.count; i++)
		assert_false(slice_equal(matches.items[i].source, strbuf_slice(&text)));
	match_list_release(&matches);
	strbuf_release(&text);
	memory_close(memory);
}

static void what_only_contains_it_is_told_and_goes_when_asked(void **state)
{
	struct memory *memory = open_memory();
	struct memory_forgotten forgotten;
	struct error err = ERROR_INIT;

	(void)state;
	add(memory, "Operation Canary", "Операция", (struct tm_record){ 0 });
	add(memory, "Of Operation Canary nothing is known.", "Ничего.", (struct tm_record){ 0 });
	add(memory, "Other", "Другое", (struct tm_record){ .note = SLICE("see Operation Canary") });
	assert_true(memory_forget(memory, SLICE("Operation Canary"), EN, 0, &import, &forgotten, &err));
	assert_int_equal(forgotten.units, 1);
	assert_int_equal(forgotten.containing, 2);
	assert_true(leaves_trace("Operation Canary"));
	assert_true(memory_forget(memory, SLICE("Operation Canary"), EN, MEMORY_FORGET_CONTAINING, &import,
				  &forgotten, &err));
	assert_int_equal(forgotten.units, 2);
	assert_int_equal(forgotten.containing, 0);
	assert_false(leaves_trace("Operation Canary"));
	assert_true(memory_verify(memory, 0, &err));
	memory_close(memory);
}

static void what_was_replaced_long_ago_is_forgotten_too(void **state)
{
	struct memory *memory = open_memory();
	struct memory_forgotten forgotten;
	struct error err = ERROR_INIT;

	(void)state;
	add(memory, "Law", "Канарейка", (struct tm_record){ 0 });
	edit(memory, "Law", "Закон", TM_STATUS_DRAFT);
	assert_true(memory_forget(memory, SLICE("Канарейка"), RU, 0, &import, &forgotten, &err));
	assert_int_equal(forgotten.units, 1);
	assert_false(leaves_trace("Канарейка"));
	assert_true(memory_verify(memory, 0, &err));
	memory_close(memory);
}

/* Uzbek in both scripts; the quotes and the dash as a typesetter has them. */
static void add_in_dress(struct memory *memory)
{
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;

	assert_true(memory_begin(memory, &import, &err));
	add_pair(memory, &report, UZ, "Yana gap – «bor».", RU, "Ещё есть.", (struct tm_record){ ORIGIN("a") });
	add_pair(memory, &report, &language_uz_cyrl, "ЯНА ГАП — “БОР”.", RU, "И ещё.", (struct tm_record){ ORIGIN("b") });
	add_pair(memory, &report, UZ, "Yana gap bor.", RU, "Другое.", (struct tm_record){ ORIGIN("c") });
	assert_true(memory_commit(memory, &report, &err));
}

static bool count_change(void *data, const struct memory_change *change, struct error *err)
{
	(void)change;
	(void)err;
	++*(size_t *)data;
	return true;
}

static void the_history_finds_a_text_in_any_dress(void **state)
{
	static const char *const dresses[] = { "yana gap - \"bor\".", "Яна  гап – «бор».", " YANA GAP — „BOR“." };
	struct memory *memory = open_memory();
	struct error err = ERROR_INIT;

	(void)state;
	add_in_dress(memory);
	for (size_t i = 0; i < ARRAY_COUNT(dresses); i++) {
		size_t anywhere = 0, uzbek = 0, russian = 0;

		assert_true(memory_each_change(memory, slice_of(dresses[i]), NULL, count_change, &anywhere, &err));
		assert_true(memory_each_change(memory, slice_of(dresses[i]), UZ, count_change, &uzbek, &err));
		assert_true(memory_each_change(memory, slice_of(dresses[i]), RU, count_change, &russian, &err));
		assert_int_equal(anywhere, 4);
		assert_int_equal(uzbek, 4);
		assert_int_equal(russian, 0);
	}
	memory_close(memory);
}

static void a_text_is_forgotten_in_every_dress(void **state)
{
	struct memory *memory = open_memory();
	struct memory_forgotten forgotten;
	struct error err = ERROR_INIT;

	(void)state;
	add_in_dress(memory);
	assert_true(memory_forget(memory, SLICE("Яна гап - \"бор\"."), NULL, 0, &import, &forgotten, &err));
	assert_int_equal(forgotten.units, 2);
	assert_false(leaves_trace("«bor»"));
	assert_false(leaves_trace("БОР"));
	assert_false(leaves_trace("Ещё есть."));
	assert_true(leaves_trace("Yana gap bor."));
	assert_true(memory_verify(memory, 0, &err));
	memory_close(memory);
}

static void an_edit_takes_all_dresses_when_none_is_the_text_itself(void **state)
{
	struct memory *memory = open_memory();

	(void)state;
	add(memory, "The office – “Press” – opened.", "Раз", (struct tm_record){ ORIGIN("a") });
	add(memory, "THE OFFICE - \"PRESS\" - OPENED.", "Два", (struct tm_record){ ORIGIN("b") });
	add(memory, "The office opened.", "Три", (struct tm_record){ ORIGIN("c") });
	assert_int_equal(edit(memory, "The office – “Press” – opened.", "Одно", TM_STATUS_DRAFT).changed, 1);
	assert_int_equal(edit(memory, "the office — \"press\" — opened.", "Оба", TM_STATUS_DRAFT).changed, 2);
	assert_int_equal(edit(memory, "the offices opened.", "Нет", TM_STATUS_DRAFT).records, 0);
	assert_target(memory, "The office opened.", "Три");
	memory_close(memory);
}

static void an_edit_reaches_a_unit_with_both_scripts_once(void **state)
{
	struct memory *memory = open_memory();
	struct memory_edit change = { .source_language = UZ, .target_language = RU, .source = SLICE("QONUN."),
				      .target = SLICE("Закон."), .status = TM_STATUS_APPROVED };
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;

	(void)state;
	assert_true(memory_begin(memory, &import, &err));
	add_pair(memory, &report, UZ, "Qonun.", RU, "Право.", (struct tm_record){ ORIGIN("a"), .id = SLICE("1") });
	add_pair(memory, &report, UZ, "Qonun.", &language_uz_cyrl, "Қонун.", (struct tm_record){ ORIGIN("a"), .id = SLICE("1") });
	assert_true(memory_commit(memory, &report, &err));
	report = (struct memory_report){ 0 };
	assert_true(memory_edit(memory, &change, &corrected, &report, &err));
	assert_int_equal(report.records, 1);
	assert_int_equal(report.changed, 1);
	/* The other script is no source of itself. */
	change.target_language = &language_uz_cyrl;
	change.source = SLICE("қонун.");
	change.source_language = UZ;
	report = (struct memory_report){ 0 };
	assert_true(memory_edit(memory, &change, &corrected, &report, &err));
	assert_int_equal(report.records, 1);
	memory_close(memory);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter_folder, leave_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_edit_reaches_every_unit_with_the_text),
		TEST(what_stays_of_an_undone_import_can_be_found),
		TEST(a_text_that_a_later_batch_joined_keeps_its_company),
		TEST(an_edit_may_be_narrowed),
		TEST(what_is_approved_stays_until_somebody_approves),
		TEST(every_change_says_who_and_why),
		TEST(undoing_brings_the_neighbours_back),
		TEST(what_is_forgotten_is_in_no_byte_of_the_files),
		TEST(the_index_stays_but_for_what_is_forgotten),
		TEST(what_only_contains_it_is_told_and_goes_when_asked),
		TEST(what_was_replaced_long_ago_is_forgotten_too),
		TEST(the_history_finds_a_text_in_any_dress),
		TEST(a_text_is_forgotten_in_every_dress),
		TEST(an_edit_takes_all_dresses_when_none_is_the_text_itself),
		TEST(an_edit_reaches_a_unit_with_both_scripts_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
