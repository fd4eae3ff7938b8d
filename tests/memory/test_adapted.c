/*
 * adapted: values of the new text in the targets of texts that have others.
 */
#include <config.h>

#include "base/alloc.h"
#include "tests/memory/memory_help.h"

#define EN (&language_en)
#define RU (&language_ru)
#define UZ (&language_uz)
#define UC (&language_uz_cyrl)

static const struct memory_batch batch = { .kind = "import" };

/* The best match, which must be of this kind. */
static const struct match *best(struct memory *memory, const struct language *from, const struct language *to,
				const char *source, enum match_kind kind, struct match_list *matches)
{
	struct match_options options = MATCH_OPTIONS_INIT;

	search_for(memory, from, to, source, options, matches);
	if (matches->count == 0)
		fail_msg("no match for '%s'", source);
	if (matches->items[0].kind != kind)
		fail_msg("'%s' is %s, not %s", source, match_kind_name(matches->items[0].kind), match_kind_name(kind));
	return &matches->items[0];
}

static void what_differs_in_values_alone_is_adapted(void **state)
{
	static const struct {
		const struct language *from, *to;
		const char *old, *target, *new, *adapted;
	} rows[] = {
		{ EN, RU, "The Ombudsman met the delegation on October 19.", "19 октября Омбудсман встретился с делегацией.",
		  "The Ombudsman met the delegation on November 25.", "25 ноября Омбудсман встретился с делегацией." },
		{ EN, UZ, "The forum takes place on October 19–20, 2023.",
		  "Forum 2023-yil 19–20-oktabr kunlari boʻlib oʻtadi.", "The forum takes place on November 3–4, 2024.",
		  "Forum 2024-yil 3–4-noyabr kunlari boʻlib oʻtadi." },
		{ RU, EN, "Получено 15 обращений", "15 appeals were received", "Получено 2 372 обращения",
		  "2,372 appeals were received" },
		{ UC, RU, "Форум 2023-йил 19-октябрда ўтади.", "Форум пройдёт 19 октября 2023 года.",
		  "Forum 2024-yil 3-noyabrda oʻtadi.", "Форум пройдёт 3 ноября 2024 года." },
		/* a text of values alone shares less than half with another */
		{ EN, RU, "19 October 2023", "19 октября 2023 года", "3 May 2024", "3 мая 2024 года" },
		{ UZ, EN, "Batafsil: lex.uz/1", "More at lex.uz/1", "Batafsil: ombudsman.uz/2", "More at ombudsman.uz/2" },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(rows); i++) {
		struct match_list matches = MATCH_LIST_INIT;
		struct memory *memory = memory_of(rows[i].from, rows[i].to,
						  (const char *[]){ rows[i].old, rows[i].target, NULL });
		const struct language *from = rows[i].from == UC ? UZ : rows[i].from;
		const struct match *match = best(memory, from, rows[i].to, rows[i].new, MATCH_ADAPTED, &matches);

		assert_int_equal(match->score, 100);
		assert_true(match->raw < 100);
		assert_text(match->source, rows[i].old);
		assert_text(match->target, rows[i].adapted);
		assert_text(match->stored_target, rows[i].target);
		assert_true(match->substitution_count > 0);
		match_list_release(&matches);
		memory_close(memory);
		assert_int_equal(remove("memory.db"), 0);
	}
}

static void substitutions_name_what_was_put_where(void **state)
{
	struct match_list matches = MATCH_LIST_INIT;
	struct memory *memory = memory_of(EN, RU, (const char *[]){ "He got 5 letters and 7 books.",
								    "Он получил 5 писем и 7 книг.", NULL });
	const struct match *match = best(memory, EN, RU, "He got 5 letters and 8 books.", MATCH_ADAPTED, &matches);

	(void)state;
	assert_int_equal(match->substitution_count, 1);
	assert_text(match->substitutions[0].kind, "number");
	assert_text(match->substitutions[0].source, "8");
	assert_text(match->substitutions[0].old, "7");
	assert_text(match->substitutions[0].new, "8");
	match_list_release(&matches);
	memory_close(memory);
}

static void what_is_ambiguous_is_refused_with_the_reason(void **state)
{
	struct match_list matches = MATCH_LIST_INIT;
	struct memory *memory = memory_of(EN, RU, (const char *[]){ "5 schools and 5 clinics were visited.",
								    "Посетили 5 школ и 5 клиник.", NULL });
	const struct match *match = best(memory, EN, RU, "7 schools and 5 clinics were visited.", MATCH_FUZZY, &matches);

	(void)state;
	assert_text(match->target, "Посетили 5 школ и 5 клиник.");
	assert_non_null(match->not_adapted);
	assert_int_equal(match->substitution_count, 0);
	match_list_release(&matches);
	memory_close(memory);
}

static void a_similar_text_gets_the_values_too(void **state)
{
	struct match_list matches = MATCH_LIST_INIT;
	struct memory *memory = memory_of(EN, RU, (const char *[]){
		"The commission met on October 19 in hall 4.", "19 октября комиссия собралась в зале 4.",
		"He read 5 books and 5 long letters there.", "Он прочёл там 5 книг и 5 длинных писем.", NULL });
	const struct match *match = best(memory, EN, RU, "The new commission met on May 3 in hall 4.", MATCH_FUZZY, &matches);

	(void)state;
	assert_true(match->score < 100);
	assert_text(match->target, "3 мая комиссия собралась в зале 4.");
	assert_text(match->stored_target, "19 октября комиссия собралась в зале 4.");
	match = best(memory, EN, RU, "He read 6 books and 5 very long letters there.", MATCH_FUZZY, &matches);
	assert_text(match->target, "Он прочёл там 5 книг и 5 длинных писем.");
	assert_non_null(match->not_adapted);
	match_list_release(&matches);
	memory_close(memory);
}

static void the_same_text_needs_no_adapting(void **state)
{
	struct match_list matches = MATCH_LIST_INIT;
	struct memory *memory = memory_of(EN, RU, (const char *[]){ "Room 5", "Комната 5", "Room 6", "Зал 6", NULL });

	(void)state;
	assert_text(best(memory, EN, RU, "Room 6", MATCH_EXACT, &matches)->target, "Зал 6");
	match_list_release(&matches);
	memory_close(memory);
}

static void two_adapted_targets_are_ambiguous(void **state)
{
	struct match_list matches = MATCH_LIST_INIT;
	struct memory *memory = memory_of(EN, RU, (const char *[]){ "Room 5", "Комната 5", "Room 6", "Зал 6", NULL });
	const struct match *match = best(memory, EN, RU, "Room 7", MATCH_ADAPTED, &matches);

	(void)state;
	assert_int_equal(matches.count, 2);
	assert_true(match[0].ambiguous && match[1].ambiguous);
	match_list_release(&matches);
	memory_close(memory);
}

static void stored_targets_can_be_asked_for(void **state)
{
	struct match_options options = MATCH_OPTIONS_INIT;
	struct match_list matches = MATCH_LIST_INIT;
	struct memory *memory = memory_of(EN, RU, (const char *[]){ "See room number 5", "См. комнату 5", NULL });

	(void)state;
	options.flags = MATCH_STORED;
	search_for(memory, EN, RU, "See room number 6", options, &matches);
	assert_int_equal(matches.items[0].kind, MATCH_FUZZY);
	assert_text(matches.items[0].target, "См. комнату 5");
	match_list_release(&matches);
	memory_close(memory);
}

/* Among very many texts that are alike but for a word, the one that is alike but for a number. */
static void an_adapted_match_is_found_behind_nearer_ones(void **state)
{
	const char *texts[61];
	struct match_list matches = MATCH_LIST_INIT;
	struct memory *memory;

	(void)state;
	for (size_t i = 0; i < 30; i++) {
		static char words[30][80];

		snprintf(words[i], sizeof(words[i]), "All people of good will met in Tashkent and 7 of them word%zu", i);
		texts[2 * i] = words[i];
		texts[2 * i + 1] = "…";
	}
	texts[58] = "All people of good will met in Tashkent and 5 of them spoke";
	texts[59] = "В Ташкенте собрались люди доброй воли, 5 из них выступили";
	texts[60] = NULL;
	memory = memory_of(EN, RU, texts);
	assert_text(best(memory, EN, RU, "All people of good will met in Tashkent and 7 of them spoke", MATCH_ADAPTED, &matches)->target,
		    "В Ташкенте собрались люди доброй воли, 7 из них выступили");
	match_list_release(&matches);
	memory_close(memory);
}

static void penalties_are_subtracted_last_and_told(void **state)
{
	struct match_options options = MATCH_OPTIONS_INIT;
	struct match_list matches = MATCH_LIST_INIT;
	struct memory *memory = memory_of(EN, RU, (const char *[]){ "Room 5", "Комната 5", NULL });

	(void)state;
	options.penalties[PENALTY_ADAPTED] = 3;
	options.penalties[PENALTY_UNKNOWN] = 4;
	search_for(memory, EN, RU, "Room 7", options, &matches);
	assert_int_equal(matches.items[0].kind, MATCH_ADAPTED);
	assert_int_equal(matches.items[0].score, 93);
	assert_int_equal(matches.items[0].penalty, 7);
	assert_int_equal(matches.items[0].penalties[PENALTY_ADAPTED], 3);
	assert_int_equal(matches.items[0].penalties[PENALTY_UNKNOWN], 4);
	match_list_release(&matches);
	memory_close(memory);
}

static void an_aligned_text_is_not_certain(void **state)
{
	struct match_options options = MATCH_OPTIONS_INIT;
	struct match_list matches = MATCH_LIST_INIT;
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;
	struct memory *memory;

	(void)state;
	assert_true(memory_open(&memory, "memory.db", MEMORY_CREATE, &err) && memory_begin(memory, &batch, &err));
	add_pair(memory, &report, EN, "Freedom", RU, "Свобода", (struct tm_record){ .status = TM_STATUS_ALIGNED });
	assert_true(memory_commit(memory, &report, &err));
	search_for(memory, EN, RU, "Freedom", options, &matches);
	assert_int_equal(matches.items[0].kind, MATCH_EXACT);
	assert_int_equal(matches.items[0].score, 95);
	match_list_release(&matches);
	memory_close(memory);
}

static void the_order_of_equal_scores_is_a_setting(void **state)
{
	struct match_options options = MATCH_OPTIONS_INIT;
	struct match_list matches = MATCH_LIST_INIT;
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;
	struct memory *memory;

	(void)state;
	assert_true(memory_open(&memory, "memory.db", MEMORY_CREATE, &err) && memory_begin(memory, &batch, &err));
	add_pair(memory, &report, EN, "Freedom of speech", UZ, "Soʻz erkinligi", (struct tm_record){ 0 });
	add_pair(memory, &report, UZ, "Soʻz erkinligi", RU, "Свобода слова", (struct tm_record){ 0 });
	add_pair(memory, &report, EN, "freedom of speech", RU, "свобода слова", (struct tm_record){ 0 });
	assert_true(memory_commit(memory, &report, &err));
	options.penalties[PENALTY_PIVOT] = 17; /* 83 is what another case in three words leaves */
	search_for(memory, EN, RU, "Freedom of speech", options, &matches);
	assert_int_equal(matches.count, 2);
	assert_int_equal(matches.items[0].score, matches.items[1].score);
	assert_int_equal(matches.items[0].kind, MATCH_FUZZY);
	options.order[MATCH_PIVOT] = 0;
	options.order[MATCH_FUZZY] = 1;
	options.limit = 1;
	search_for(memory, EN, RU, "Freedom of speech", options, &matches);
	assert_int_equal(matches.items[0].kind, MATCH_PIVOT);
	match_list_release(&matches);
	memory_close(memory);
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, enter_folder, leave_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_differs_in_values_alone_is_adapted),
		TEST(substitutions_name_what_was_put_where),
		TEST(what_is_ambiguous_is_refused_with_the_reason),
		TEST(a_similar_text_gets_the_values_too),
		TEST(the_same_text_needs_no_adapting),
		TEST(two_adapted_targets_are_ambiguous),
		TEST(stored_targets_can_be_asked_for),
		TEST(an_adapted_match_is_found_behind_nearer_ones),
		TEST(penalties_are_subtracted_last_and_told),
		TEST(an_aligned_text_is_not_certain),
		TEST(the_order_of_equal_scores_is_a_setting),
	};

	cmocka_set_message_output(CM_OUTPUT_TAP);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
