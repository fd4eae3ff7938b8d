/*
 * pivots: through a text in a third language, when there is no unit of both.
 */
#include <config.h>

#include "tests/memory/memory_help.h"

#define EN (&language_en)
#define RU (&language_ru)
#define UZ (&language_uz)

static const struct memory_batch batch = { .kind = "import" };

static struct memory *begin(void)
{
	struct error err = ERROR_INIT;
	struct memory *memory;

	if (!memory_open(&memory, "memory.db", MEMORY_CREATE, &err) || !memory_begin(memory, &batch, &err))
		fail_msg("%s", err.message);
	return memory;
}

static void look(struct memory *memory, const char *source, struct match_list *matches)
{
	struct memory_report report = { 0 };
	struct match_options options = MATCH_OPTIONS_INIT;
	struct error err = ERROR_INIT;

	assert_true(memory_commit(memory, &report, &err));
	search_for(memory, UZ, RU, source, options, matches);
	memory_close(memory);
}

static void pair(struct memory *memory, const struct language *from, const char *source, const struct language *to,
		 const char *target)
{
	struct memory_report report = { 0 };

	add_pair(memory, &report, from, source, to, target, (struct tm_record){ 0 });
}

static void two_texts_that_agree_are_counted(void **state)
{
	struct match_list matches = MATCH_LIST_INIT;
	struct memory *memory = begin();

	(void)state;
	pair(memory, UZ, "Soʻz erkinligi", EN, "Freedom of speech");
	pair(memory, UZ, "Soʻz erkinligi", EN, "Free speech");
	pair(memory, EN, "Freedom of speech", RU, "Свобода слова");
	pair(memory, EN, "Free speech", RU, "Свобода слова");
	look(memory, "Soʻz erkinligi", &matches);
	assert_int_equal(matches.count, 1);
	assert_int_equal(matches.items[0].kind, MATCH_PIVOT);
	assert_int_equal(matches.items[0].pivot_count, 2);
	assert_false(matches.items[0].disputed);
	match_list_release(&matches);
}

static void two_texts_that_disagree_are_told(void **state)
{
	struct match_list matches = MATCH_LIST_INIT;
	struct memory *memory = begin();

	(void)state;
	pair(memory, UZ, "Huquq", EN, "Right");
	pair(memory, UZ, "Huquq", EN, "Law");
	pair(memory, EN, "Right", RU, "Право");
	pair(memory, EN, "Law", RU, "Закон");
	look(memory, "Huquq", &matches);
	assert_int_equal(matches.count, 2);
	assert_true(matches.items[0].disputed && matches.items[1].disputed);
	assert_false(matches.items[0].ambiguous);
	match_list_release(&matches);
}

static void a_unit_of_both_languages_is_enough(void **state)
{
	struct match_list matches = MATCH_LIST_INIT;
	struct memory *memory = begin();

	(void)state;
	pair(memory, UZ, "Huquq", EN, "Law");
	pair(memory, EN, "Law", RU, "Закон");
	pair(memory, UZ, "Huquq", RU, "Право");
	look(memory, "Huquq", &matches);
	assert_int_equal(matches.count, 1);
	assert_int_equal(matches.items[0].kind, MATCH_EXACT);
	assert_text(matches.items[0].target, "Право");
	match_list_release(&matches);
}

static void values_are_put_over_through_a_third_language_too(void **state)
{
	struct match_list matches = MATCH_LIST_INIT;
	struct memory *memory = begin();

	(void)state;
	pair(memory, UZ, "Forumda 15 ta davlat qatnashdi", EN, "15 countries took part in the forum");
	pair(memory, EN, "15 countries took part in the forum", RU, "В форуме участвовали 15 стран");
	look(memory, "Forumda 22 ta davlat qatnashdi", &matches);
	assert_int_equal(matches.items[0].kind, MATCH_PIVOT);
	assert_true(matches.items[0].score < 90);
	assert_text(matches.items[0].target, "В форуме участвовали 22 страны");
	match_list_release(&matches);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, enter_folder, leave_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(two_texts_that_agree_are_counted),
		TEST(two_texts_that_disagree_are_told),
		TEST(a_unit_of_both_languages_is_enough),
		TEST(values_are_put_over_through_a_third_language_too),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
