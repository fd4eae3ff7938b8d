/*
 * fragments: the longest known phrases inside of a text.
 */
#include <config.h>

#include "memory/fragments.h"

#include "base/alloc.h"
#include "tests/memory/memory_help.h"

#define EN (&language_en)
#define RU (&language_ru)
#define UZ (&language_uz)

static void find(struct memory *memory, const struct language *from, const char *text, struct fragment_list *fragments)
{
	struct match_options options = MATCH_OPTIONS_INIT;
	struct match_query query = { .source = slice_of(text), .source_language = from, .target_language = RU };
	struct error err = ERROR_INIT;

	if (!memory_find_fragments(memory, &query, &options, fragments, &err))
		fail_msg("%s", err.message);
}

static void the_longest_known_phrases_are_found(void **state)
{
	struct fragment_list fragments = FRAGMENT_LIST_INIT;
	struct memory *memory = memory_of(EN, RU, (const char *[]){
		"Human rights", "Права человека", "Universal Declaration of Human Rights", "Всеобщая декларация прав человека",
		"the national centre", "национальный центр", "Rights", "Права", NULL });

	(void)state;
	find(memory, EN, "The national centre printed the Universal Declaration of Human Rights, and human rights prevailed.",
	     &fragments);
	assert_int_equal(fragments.count, 3);
	assert_text(fragments.items[0].text, "The national centre");
	assert_text(fragments.items[0].source, "the national centre");
	assert_text(fragments.items[1].text, "Universal Declaration of Human Rights");
	assert_text(fragments.items[1].target, "Всеобщая декларация прав человека");
	assert_text(fragments.items[2].text, "human rights");
	assert_text(fragments.items[2].target, "Права человека");
	fragment_list_release(&fragments);
	memory_close(memory);
}

static void single_words_and_phrases_over_codes_are_none(void **state)
{
	struct fragment_list fragments = FRAGMENT_LIST_INIT;
	struct memory *memory = memory_of(EN, RU, (const char *[]){ "Rights", "Права", "human rights", "права", NULL });

	(void)state;
	find(memory, EN, "Rights of <b1>human</b1> rights , human", &fragments);
	assert_int_equal(fragments.count, 0);
	find(memory, EN, "", &fragments);
	assert_int_equal(fragments.count, 0);
	fragment_list_release(&fragments);
	memory_close(memory);
}

static void uzbek_capitals_are_found(void **state)
{
	struct fragment_list fragments = FRAGMENT_LIST_INIT;
	struct memory *memory = memory_of(UZ, RU, (const char *[]){ "Oʻzbekiston Respublikasi", "Республика Узбекистан",
								    "Ombudsman instituti", "Институт омбудсмана", NULL });

	(void)state;
	find(memory, UZ, "Kecha Oʻzbekiston Respublikasi va ombudsman instituti haqida gapirildi", &fragments);
	assert_int_equal(fragments.count, 2);
	assert_text(fragments.items[0].target, "Республика Узбекистан");
	assert_text(fragments.items[1].target, "Институт омбудсмана");
	fragment_list_release(&fragments);
	memory_close(memory);
}

static void very_long_texts_are_bounded(void **state)
{
	struct fragment_list fragments = FRAGMENT_LIST_INIT;
	struct memory *memory = memory_of(EN, RU, (const char *[]){ "human rights", "права", NULL });
	struct strbuf text = STRBUF_INIT;

	(void)state;
	for (int i = 0; i < 30000; i++)
		strbuf_add_string(&text, "human rights ");
	find(memory, EN, text.data, &fragments);
	assert_int_equal(fragments.count, 80);
	strbuf_release(&text);
	fragment_list_release(&fragments);
	memory_close(memory);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, enter_folder, leave_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_longest_known_phrases_are_found),
		TEST(single_words_and_phrases_over_codes_are_none),
		TEST(uzbek_capitals_are_found),
		TEST(very_long_texts_are_bounded),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
