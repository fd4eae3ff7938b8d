/*
 * embargo: units of a release that the public has not seen are visible only where the setting says so.
 */
#include <config.h>

#include "base/alloc.h"
#include "memory/concordance.h"
#include "tests/memory/memory_help.h"

#include <time.h>

#define EN (&language_en)
#define RU (&language_ru)
#define UZ (&language_uz)

static const struct memory_batch batch = { .kind = "import", .status = TM_STATUS_DRAFT };

static struct memory *open_memory(void)
{
	struct memory *memory;
	struct error err = ERROR_INIT;

	if (!memory_open(&memory, "memory.db", MEMORY_CREATE, &err))
		fail_msg("%s", err.message);
	return memory;
}

static void put(struct memory *memory, bool embargoed, int64_t until)
{
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;

	assert_true(memory_begin(memory, &(struct memory_batch){ .kind = "embargo" }, &err));
	assert_true(memory_put_embargo(memory, SLICE("2025/budget"), embargoed, until, &err));
	assert_true(memory_commit(memory, &report, &err));
}

static struct memory *make_memory(void)
{
	struct memory *memory = open_memory();
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;

	put(memory, true, TM_TIME_UNKNOWN);
	assert_true(memory_begin(memory, &batch, &err));
	add_pair(memory, &report, EN, "The secret budget", RU, "Тайный бюджет",
		 (struct tm_record){ ORIGIN("2025/budget") });
	add_pair(memory, &report, EN, "The budget", RU, "Бюджет", (struct tm_record){ ORIGIN("2024/budget") });
	add_pair(memory, &report, RU, "Тайный бюджет", UZ, "Maxfiy byudjet",
		 (struct tm_record){ ORIGIN("2024/other") });
	assert_true(memory_commit(memory, &report, &err));
	return memory;
}

static size_t matches_for(struct memory *memory, struct slice source, const struct language *to,
			  struct slice origin)
{
	struct match_query query = {
		.source = source, .source_language = EN, .target_language = to, .origin = origin
	};
	struct match_list matches = MATCH_LIST_INIT;
	struct match_options options = MATCH_OPTIONS_INIT;
	struct error err = ERROR_INIT;
	size_t count;

	options.threshold_percent = 90;
	if (!memory_search(memory, &query, &options, &matches, &err))
		fail_msg("%s", err.message);
	count = matches.count;
	match_list_release(&matches);
	return count;
}

static size_t found_words(struct memory *memory, struct slice words)
{
	struct concordance_query query = { .phrases = &words, .phrase_count = 1, .language = EN };
	struct concordance found = CONCORDANCE_INIT;
	struct error err = ERROR_INIT;
	size_t count;

	assert_true(memory_concordance(memory, &query, &found, &err));
	count = found.count;
	concordance_release(&found);
	return count;
}

static bool count_unit(void *data, const struct tm_record *record, struct error *err)
{
	(void)record;
	(void)err;
	++*(size_t *)data;
	return true;
}

static size_t unit_count(struct memory *memory)
{
	struct error err = ERROR_INIT;
	size_t count = 0;

	assert_true(memory_each(memory, count_unit, &count, &err));
	return count;
}

static bool count_change(void *data, const struct memory_change *change, struct error *err)
{
	return count_unit(data, (const void *)change, err);
}

static size_t change_count(struct memory *memory)
{
	struct error err = ERROR_INIT;
	size_t count = 0;

	assert_true(memory_each_change(memory, SLICE("The secret budget"), EN, count_change, &count, &err));
	return count;
}

static void only_the_release_itself_sees_its_units(void **state)
{
	struct memory *memory = make_memory();

	(void)state;
	assert_int_equal(matches_for(memory, SLICE("The secret budget"), RU, SLICE_NONE), 0);
	assert_int_equal(matches_for(memory, SLICE("The secret budget"), RU, SLICE("2024/budget")), 0);
	assert_int_equal(matches_for(memory, SLICE("The secret budget"), RU, SLICE("2025/budget")), 1);
	assert_int_equal(matches_for(memory, SLICE("The budget"), RU, SLICE_NONE), 1);
	/* Neither is it the bridge to a third language. */
	assert_int_equal(matches_for(memory, SLICE("The secret budget"), UZ, SLICE_NONE), 0);
	assert_int_equal(found_words(memory, SLICE("budget")), 1);
	assert_int_equal(unit_count(memory), 2);
	assert_int_equal(change_count(memory), 0);
	memory_close(memory);
}

static void the_setting_shows_or_hides_them(void **state)
{
	struct memory *memory = make_memory();
	struct match_options options = MATCH_OPTIONS_INIT;
	struct match_list matches = MATCH_LIST_INIT;

	(void)state;
	memory_set_embargo(memory, MEMORY_EMBARGO_SHOW);
	assert_int_equal(matches_for(memory, SLICE("The secret budget"), RU, SLICE_NONE), 1);
	assert_int_equal(found_words(memory, SLICE("budget")), 2);
	assert_int_equal(unit_count(memory), 3);
	assert_int_equal(change_count(memory), 2);
	search_for(memory, EN, UZ, "The secret budget", options, &matches);
	assert_int_equal(matches.count, 1);
	memory_set_embargo(memory, MEMORY_EMBARGO_HIDE);
	assert_int_equal(matches_for(memory, SLICE("The secret budget"), RU, SLICE("2025/budget")), 0);
	match_list_release(&matches);
	memory_close(memory);
}

static void an_embargo_ends_with_its_time_or_when_it_is_lifted(void **state)
{
	struct memory *memory = make_memory();
	struct error err = ERROR_INIT;

	(void)state;
	put(memory, true, (int64_t)time(NULL) + 3600);
	assert_int_equal(unit_count(memory), 2);
	put(memory, true, (int64_t)time(NULL) - 1);
	assert_int_equal(unit_count(memory), 3);
	put(memory, true, TM_TIME_UNKNOWN);
	assert_int_equal(unit_count(memory), 2);
	put(memory, false, TM_TIME_UNKNOWN);
	assert_int_equal(unit_count(memory), 3);
	assert_true(memory_verify(memory, 0, &err));
	memory_close(memory);
}

static bool hold_budgets(const void *data, struct slice origin, int64_t *until)
{
	(void)data;
	*until = TM_TIME_UNKNOWN;
	return slice_ends(origin, SLICE("/budget"));
}

static void the_rule_is_asked_of_each_origin_that_comes(void **state)
{
	struct memory *memory = open_memory();
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;

	(void)state;
	assert_true(memory_begin(memory, &batch, &err));
	add_pair(memory, &report, EN, "An old one", RU, "Старый", (struct tm_record){ ORIGIN("2023/budget") });
	assert_true(memory_commit(memory, &report, &err));
	memory_set_embargo_rule(memory, hold_budgets, NULL);
	assert_true(memory_begin(memory, &batch, &err));
	add_pair(memory, &report, EN, "Secret", RU, "Тайна", (struct tm_record){ ORIGIN("2025/budget") });
	add_pair(memory, &report, EN, "Known", RU, "Известно", (struct tm_record){ ORIGIN("2025/talks") });
	assert_true(memory_commit(memory, &report, &err));
	assert_int_equal(unit_count(memory), 2);
	assert_true(memory_begin(memory, &batch, &err));
	assert_true(memory_rule_embargoes(memory, &err));
	assert_true(memory_commit(memory, &report, &err));
	assert_int_equal(unit_count(memory), 1);
	assert_int_equal(matches_for(memory, SLICE("Secret"), RU, SLICE("2025/budget")), 1);
	assert_true(memory_verify(memory, 0, &err));
	memory_close(memory);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter_folder, leave_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(only_the_release_itself_sees_its_units),
		TEST(the_setting_shows_or_hides_them),
		TEST(an_embargo_ends_with_its_time_or_when_it_is_lifted),
		TEST(the_rule_is_asked_of_each_origin_that_comes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
