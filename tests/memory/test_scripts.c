/*
 * scripts: a translation that is stored in one script of Uzbek answers in both.
 */
#include <config.h>

#include "tests/memory/memory_help.h"

#define EN (&language_en)
#define UZ (&language_uz)
#define CYRL (&language_uz_cyrl)

/* A memory of rows: English, Uzbek in Latin, Uzbek in Cyrillic; NULL: nothing. */
static struct memory *memory_of_rows(const char *const (*rows)[3])
{
	const struct memory_batch batch = { .kind = "import" };
	const struct language *const languages[] = { EN, UZ, CYRL };
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;
	struct memory *memory;

	if (!memory_open(&memory, "memory.db", MEMORY_CREATE, &err) || !memory_begin(memory, &batch, &err))
		fail_msg("%s", err.message);
	for (; (*rows)[0]; rows++) {
		struct tm_text texts[3];
		size_t count = 0;

		for (size_t i = 0; i < 3; i++)
			if ((*rows)[i])
				texts[count++] = (struct tm_text){ .language = languages[i], .text = slice_of((*rows)[i]),
								   .created = TM_TIME_UNKNOWN, .changed = TM_TIME_UNKNOWN };
		assert_true(memory_add(memory, &(struct tm_record){ .texts = texts, .text_count = count }, &report, &err));
	}
	assert_true(memory_commit(memory, &report, &err));
	return memory;
}

static const struct match_options options = MATCH_OPTIONS_INIT;

static void what_is_stored_in_one_script_answers_in_the_other(void **state)
{
	struct memory *memory = memory_of_rows((const char *const[][3]){ { "Press service", "Matbuot xizmati", NULL },
									   { "Human rights", NULL, "Инсон ҳуқуқлари" },
									   { NULL, NULL, NULL } });
	struct match_list matches = MATCH_LIST_INIT;

	(void)state;
	search_for(memory, EN, CYRL, "Press service", options, &matches);
	assert_int_equal(matches.count, 1);
	assert_text(matches.items[0].target, "Матбуот хизмати");
	assert_text(matches.items[0].derived_text, "Matbuot xizmati");
	assert_ptr_equal(matches.items[0].derived_from, UZ);
	assert_ptr_equal(matches.items[0].target_language, CYRL);
	assert_int_equal(matches.items[0].kind, MATCH_EXACT);
	assert_int_equal(matches.items[0].score, 97);
	assert_int_equal(matches.items[0].penalties[PENALTY_DERIVED], 3);
	search_for(memory, EN, UZ, "Human rights", options, &matches);
	assert_int_equal(matches.count, 1);
	assert_text(matches.items[0].target, "Inson huquqlari");
	assert_ptr_equal(matches.items[0].derived_from, CYRL);
	match_list_release(&matches);
	memory_close(memory);
}

static void what_stands_in_the_script_goes_before_and_is_not_disputed(void **state)
{
	struct memory *memory = memory_of_rows((const char *const[][3]){ { "Rights", "Huquqlar", NULL },
									   { "Rights", NULL, "Ҳақ-ҳуқуқ" },
									   { NULL, NULL, NULL } });
	struct match_list matches = MATCH_LIST_INIT;

	(void)state;
	search_for(memory, EN, CYRL, "Rights", options, &matches);
	assert_int_equal(matches.count, 2);
	assert_text(matches.items[0].target, "Ҳақ-ҳуқуқ");
	assert_int_equal(matches.items[0].score, 100);
	assert_false(matches.items[0].ambiguous);
	assert_text(matches.items[1].target, "Ҳуқуқлар");
	match_list_release(&matches);
	memory_close(memory);
}

static void the_same_in_both_scripts_is_one_answer(void **state)
{
	/* In one unit, and in two. */
	struct memory *memory = memory_of_rows((const char *const[][3]){ { "Law", "Qonun", "Қонун" },
									   { "Right", "Huquq", NULL },
									   { "Right", NULL, "Ҳуқуқ" },
									   { NULL, NULL, NULL } });
	struct match_list matches = MATCH_LIST_INIT;

	(void)state;
	search_for(memory, EN, CYRL, "Law", options, &matches);
	assert_int_equal(matches.count, 1);
	assert_null(matches.items[0].derived_from);
	search_for(memory, EN, CYRL, "Right", options, &matches);
	assert_int_equal(matches.count, 1);
	assert_null(matches.items[0].derived_from);
	assert_int_equal(matches.items[0].score, 100);
	match_list_release(&matches);
	memory_close(memory);
}

static void values_are_put_over_in_the_script_that_is_asked_for(void **state)
{
	struct memory *memory = memory_of_rows((const char *const[][3]){
		{ "The meeting is on October 19.", "Uchrashuv 19-oktabr kuni boʻladi.", NULL }, { NULL, NULL, NULL } });
	struct match_list matches = MATCH_LIST_INIT;

	(void)state;
	search_for(memory, EN, CYRL, "The meeting is on October 25.", options, &matches);
	assert_int_equal(matches.count, 1);
	assert_int_equal(matches.items[0].kind, MATCH_ADAPTED);
	assert_text(matches.items[0].target, "Учрашув 25 октябрь куни бўлади.");
	assert_text(matches.items[0].derived_text, "Uchrashuv 19-oktabr kuni boʻladi.");
	match_list_release(&matches);
	memory_close(memory);
}

static void sentences_are_put_together_from_both_scripts(void **state)
{
	struct memory *memory = memory_of_rows((const char *const[][3]){ { "The law is new.", "Qonun yangi.", NULL },
									   { "The court is old.", NULL, "Суд эски." },
									   { NULL, NULL, NULL } });
	struct match_list matches = MATCH_LIST_INIT;

	(void)state;
	search_for(memory, EN, CYRL, "The law is new. The court is old.", options, &matches);
	assert_int_equal(matches.count, 1);
	assert_int_equal(matches.items[0].kind, MATCH_ASSEMBLED);
	assert_text(matches.items[0].target, "Қонун янги. Суд эски.");
	assert_ptr_equal(matches.items[0].derived_from, UZ);
	assert_int_equal(matches.items[0].score, 97);
	match_list_release(&matches);
	memory_close(memory);
}

static void a_text_is_not_its_own_translation(void **state)
{
	struct memory *memory = memory_of_rows((const char *const[][3]){ { "Law", "Qonun", NULL }, { NULL, NULL, NULL } });
	struct match_list matches = MATCH_LIST_INIT;

	(void)state;
	search_for(memory, UZ, CYRL, "Qonun", options, &matches);
	assert_int_equal(matches.count, 0);
	match_list_release(&matches);
	memory_close(memory);
}

static void sources_are_found_in_either_script(void **state)
{
	struct memory *memory = memory_of_rows((const char *const[][3]){ { "Human rights", "Inson huquqlari", NULL },
									   { NULL, NULL, NULL } });
	struct match_list matches = MATCH_LIST_INIT;

	(void)state;
	search_for(memory, CYRL, EN, "Инсон ҳуқуқлари", options, &matches);
	assert_int_equal(matches.count, 1);
	assert_text(matches.items[0].target, "Human rights");
	assert_true(matches.items[0].folded);
	assert_int_equal(matches.items[0].score, 99);
	match_list_release(&matches);
	memory_close(memory);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter_folder, leave_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_stored_in_one_script_answers_in_the_other),
		TEST(what_stands_in_the_script_goes_before_and_is_not_disputed),
		TEST(the_same_in_both_scripts_is_one_answer),
		TEST(values_are_put_over_in_the_script_that_is_asked_for),
		TEST(sentences_are_put_together_from_both_scripts),
		TEST(a_text_is_not_its_own_translation),
		TEST(sources_are_found_in_either_script),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
