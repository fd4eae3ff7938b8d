/*
 * assembled: a text of several sentences from what the memory knows of them.
 */
#include <config.h>

#include "base/alloc.h"
#include "tests/memory/memory_help.h"

#define EN (&language_en)
#define RU (&language_ru)

static const char *const known[] = {
	"The forum opened in Tashkent.", "Форум открылся в Ташкенте.",
	"It was attended by 15 countries.", "В нём участвовали 15 стран.",
	"The Ombudsman spoke. She was heard.", "Омбудсман выступила и была услышана.",
	"See the <a1>programme</a1>.", "См. <a1>программу</a1>.",
	"Human rights matter.", "Права человека важны.",
	"Was it so?", "Так ли это?",
	"Was it so?", "Было ли так?",
	NULL,
};

static void known_sentences_are_put_together(void **state)
{
	static const struct {
		const char *source, *target;
		size_t pieces;
	} rows[] = {
		{ "Human rights matter. The forum opened in Tashkent.", "Права человека важны. Форум открылся в Ташкенте.", 2 },
		/* white space is the new text's own */
		{ " Human rights matter.  The forum opened in Tashkent.\n",
		  " Права человека важны.  Форум открылся в Ташкенте.\n", 2 },
		{ "Human rights matter.\nHuman rights matter.\nHuman rights matter.",
		  "Права человека важны.\nПрава человека важны.\nПрава человека важны.", 3 },
		/* values are put over */
		{ "Human rights matter. It was attended by 22 countries.",
		  "Права человека важны. В нём участвовали 22 страны.", 2 },
		/* two sentences that are known together only */
		{ "Human rights matter. The Ombudsman spoke. She was heard.",
		  "Права человека важны. Омбудсман выступила и была услышана.", 2 },
		/* codes: of the sentences, around them, and ones that the memory does not have */
		{ "Human rights matter. See the <a4>programme</a4>.", "Права человека важны. См. <a4>программу</a4>.", 2 },
		{ "<b1>Human rights matter. See the <a2>programme</a2>.</b1>",
		  "<b1>Права человека важны. См. <a2>программу</a2>.</b1>", 2 },
		{ "<b1>Human rights matter.</b1> <i2>The forum opened in Tashkent.</i2>",
		  "<b1>Права человека важны.</b1> <i2>Форум открылся в Ташкенте.</i2>", 2 },
		{ "Human rights matter.<br1/>The forum opened in Tashkent.",
		  "Права человека важны.<br1/>Форум открылся в Ташкенте.", 2 },
		{ "<b1>Human rights matter. The</b1> forum opened in Tashkent.", NULL, 0 },
		/* one sentence that is not known is enough */
		{ "Human rights matter. The forum closed in Samarkand after a week.", NULL, 0 },
		{ "Human rights matter.", NULL, 0 },
	};
	struct memory *memory = memory_of(EN, RU, known);
	struct match_options options = MATCH_OPTIONS_INIT;

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(rows); i++) {
		struct match_list matches = MATCH_LIST_INIT;
		bool assembled;

		search_for(memory, EN, RU, rows[i].source, options, &matches);
		assembled = matches.count && matches.items[0].kind == MATCH_ASSEMBLED;
		if (assembled != (rows[i].target != NULL))
			fail_msg("'%s' is %sassembled", rows[i].source, assembled ? "" : "not ");
		if (assembled) {
			assert_int_equal(matches.items[0].score, 100);
			assert_text(matches.items[0].target, rows[i].target);
			assert_int_equal(matches.items[0].piece_count, rows[i].pieces);
		}
		match_list_release(&matches);
	}
	memory_close(memory);
}

static void an_ambiguous_sentence_makes_it_ambiguous(void **state)
{
	struct memory *memory = memory_of(EN, RU, known);
	struct match_options options = MATCH_OPTIONS_INIT;
	struct match_list matches = MATCH_LIST_INIT;

	(void)state;
	search_for(memory, EN, RU, "Was it so? Human rights matter.", options, &matches);
	assert_int_equal(matches.items[0].kind, MATCH_ASSEMBLED);
	assert_true(matches.items[0].ambiguous);
	match_list_release(&matches);
	memory_close(memory);
}

static void the_whole_text_is_better(void **state)
{
	struct memory *memory = memory_of(EN, RU, (const char *[]){ "One came.", "Пришёл один.", "Two went.", "Ушли двое.",
								    "One came. Two went.", "Один пришёл, двое ушли.", NULL });
	struct match_options options = MATCH_OPTIONS_INIT;
	struct match_list matches = MATCH_LIST_INIT;

	(void)state;
	search_for(memory, EN, RU, "One came. Two went.", options, &matches);
	assert_int_equal(matches.items[0].kind, MATCH_EXACT);
	search_for(memory, EN, RU, "Two went. One came.", options, &matches);
	assert_int_equal(matches.items[0].kind, MATCH_ASSEMBLED);
	match_list_release(&matches);
	memory_close(memory);
}

static void the_least_trusted_sentence_counts(void **state)
{
	struct match_options options = MATCH_OPTIONS_INIT;
	struct match_list matches = MATCH_LIST_INIT;
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;
	struct memory *memory;
	const struct memory_batch batch = { .kind = "import" };

	(void)state;
	assert_true(memory_open(&memory, "memory.db", MEMORY_CREATE, &err) && memory_begin(memory, &batch, &err));
	add_pair(memory, &report, EN, "One came.", RU, "Пришёл один.", (struct tm_record){ .status = TM_STATUS_APPROVED });
	add_pair(memory, &report, EN, "Two went.", RU, "Ушли двое.", (struct tm_record){ .status = TM_STATUS_ALIGNED });
	assert_true(memory_commit(memory, &report, &err));
	search_for(memory, EN, RU, "One came. Two went.", options, &matches);
	assert_int_equal(matches.items[0].kind, MATCH_ASSEMBLED);
	assert_int_equal(matches.items[0].score, 95);
	assert_int_equal(matches.items[0].penalties[PENALTY_ALIGNED], 5);
	match_list_release(&matches);
	memory_close(memory);
}

static void hundreds_of_sentences_are_a_document(void **state)
{
	struct memory *memory = memory_of(EN, RU, known);
	struct match_options options = MATCH_OPTIONS_INIT;
	struct match_list matches = MATCH_LIST_INIT;
	struct strbuf text = STRBUF_INIT;

	(void)state;
	for (int i = 0; i < 400; i++)
		strbuf_add_string(&text, "Human rights matter. ");
	search_for(memory, EN, RU, text.data, options, &matches);
	assert_int_equal(matches.count, 0);
	strbuf_release(&text);
	match_list_release(&matches);
	memory_close(memory);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, enter_folder, leave_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(known_sentences_are_put_together),
		TEST(an_ambiguous_sentence_makes_it_ambiguous),
		TEST(the_whole_text_is_better),
		TEST(the_least_trusted_sentence_counts),
		TEST(hundreds_of_sentences_are_a_document),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
