/*
 * concordance: words are found in any form and script wherever they stand, and nothing is missed.
 */
#include <config.h>

#include "memory/concordance.h"

#include "base/alloc.h"
#include "memory/phrase.h"
#include "tests/memory/memory_help.h"

#define EN (&language_en)
#define RU (&language_ru)
#define UZ (&language_uz)
#define UZ_CYRL (&language_uz_cyrl)

static const struct memory_batch batch = { .kind = "import", .status = TM_STATUS_DRAFT };

static struct memory *open_memory(void)
{
	struct memory *memory;
	struct error err = ERROR_INIT;

	if (!memory_open(&memory, "memory.db", MEMORY_CREATE, &err))
		fail_msg("%s", err.message);
	return memory;
}

static struct memory *make_memory(void)
{
	struct memory *memory = open_memory();
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;

	assert_true(memory_begin(memory, &batch, &err));
	add_pair(memory, &report, EN, "The press service met delegations.", RU,
		 "Пресс-служба встретила делегации.", (struct tm_record){ ORIGIN("a") });
	add_pair(memory, &report, EN, "Press, service and law", RU, "Пресса, служба и право",
		 (struct tm_record){ ORIGIN("b") });
	add_pair(memory, &report, UZ, "Inson huquqlari toʻgʻrisida", RU, "О правах человека",
		 (struct tm_record){ ORIGIN("c") });
	add_pair(memory, &report, UZ_CYRL, "Инсоннинг ҳуқуқлари", RU, "Право человека",
		 (struct tm_record){ ORIGIN("d") });
	add_pair(memory, &report, EN, "In 2023 there were 19.", RU, "В 2023 году было 19.",
		 (struct tm_record){ ORIGIN("e") });
	assert_true(memory_commit(memory, &report, &err));
	return memory;
}

/* What is found, a line a text: the marked bytes in brackets, and behind it the translations. */
static void print_found(const struct concordance *found, struct strbuf *out)
{
	for (size_t i = 0; i < found->count; i++) {
		const struct concordance_text *text = &found->items[i].text;
		size_t at = 0;

		for (size_t j = 0; j < text->mark_count; j++) {
			strbuf_add(out, slice_part(text->text, at, text->marks[j].from));
			strbuf_addf(out, "[%.*s]",
				    SLICE_ARG(slice_part(text->text, text->marks[j].from, text->marks[j].to)));
			at = text->marks[j].to;
		}
		strbuf_add(out, slice_part(text->text, at, text->text.bytes));
		for (size_t j = 0; j < found->items[i].translation_count; j++)
			strbuf_addf(out, " | %.*s", SLICE_ARG(found->items[i].translations[j].text.text));
		strbuf_add_byte(out, '\n');
	}
}

static void assert_found(struct memory *memory, struct concordance_query query, const char *words,
			 const char *wanted)
{
	struct concordance found = CONCORDANCE_INIT;
	struct slice phrases[] = { slice_of(words), SLICE_NONE }, rest = slice_of(words);
	struct strbuf text = STRBUF_INIT;
	struct error err = ERROR_INIT;

	query.phrases = phrases;
	query.phrase_count = 0;
	while (query.phrase_count < 2 && slice_next_field(&rest, '+', &phrases[query.phrase_count]))
		query.phrase_count++;
	if (!memory_concordance(memory, &query, &found, &err))
		fail_msg("%s", err.message);
	print_found(&found, &text);
	assert_string_equal(text.data, wanted);
	strbuf_release(&text);
	concordance_release(&found);
}

static void words_are_found_in_every_form_and_script(void **state)
{
	struct memory *memory = make_memory();
	struct concordance_query any = { .limit = 0 }, exact = { .flags = CONCORDANCE_EXACT };

	(void)state;
	assert_found(memory, any, "delegation",
		     "The press service met [delegations]. | Пресс-служба встретила делегации.\n");
	assert_found(memory, exact, "delegation", "");
	assert_found(memory, exact, "PRESS",
		     "[Press], service and law | Пресса, служба и право\n"
		     "The [press] service met delegations. | Пресс-служба встретила делегации.\n");
	assert_found(
		memory, any, "ҳуқуқ",
		"Инсоннинг [ҳуқуқлари] | Право человека\nInson [huquqlari] toʻgʻrisida | О правах человека\n");
	assert_found(
		memory, any, "huquqlari",
		"Инсоннинг [ҳуқуқлари] | Право человека\nInson [huquqlari] toʻgʻrisida | О правах человека\n");
	assert_found(memory, any, "2023",
		     "В [2023] году было 19. | In 2023 there were 19.\n"
		     "In [2023] there were 19. | В 2023 году было 19.\n");
	assert_found(memory, any, "2024", "");
	memory_close(memory);
}

static void uzbek_words_are_found_whatever_ending_they_have(void **state)
{
	struct memory *memory = open_memory();
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;
	static const char *const forms[] = { "qonun",	 "qonuni",	  "Qonunlar",
					     "qonuniga", "қонунларининг", "qonunimizda" };
	struct concordance_query any = { .language = UZ };

	(void)state;
	assert_true(memory_begin(memory, &batch, &err));
	for (size_t i = 0; i < ARRAY_COUNT(forms); i++)
		add_pair(memory, &report, i == 4 ? UZ_CYRL : UZ, forms[i], RU, "закон",
			 (struct tm_record){ 0 });
	add_pair(memory, &report, UZ, "qoni", RU, "его кровь", (struct tm_record){ 0 });
	assert_true(memory_commit(memory, &report, &err));
	for (size_t i = 0; i < 2; i++)
		assert_found(memory, any, i ? "қонунимизнинг" : "qonun",
			     "[qonunimizda] | закон\n[қонунларининг] | закон\n[qonuniga] | закон\n"
			     "[Qonunlar] | закон\n[qonuni] | закон\n[qonun] | закон\n");
	memory_close(memory);
}

static void phrases_stand_together_and_arguments_anywhere(void **state)
{
	struct memory *memory = make_memory();
	struct concordance_query any = { .limit = 0 };

	(void)state;
	assert_found(memory, any, "press service",
		     "[Press, service] and law | Пресса, служба и право\n"
		     "The [press service] met delegations. | Пресс-служба встретила делегации.\n");
	assert_found(memory, any, "service press", "");
	assert_found(memory, any, "law+press", "[Press], service and [law] | Пресса, служба и право\n");
	assert_found(memory, any, "law+delegations", "");
	memory_close(memory);
}

static void languages_and_translations_narrow(void **state)
{
	struct memory *memory = make_memory();
	struct concordance_query query = { .language = RU, .limit = 5 };

	(void)state;
	assert_found(memory, query, "право",
		     "[Право] человека | Инсоннинг ҳуқуқлари\n"
		     "О [правах] человека | Inson huquqlari toʻgʻrisida\n"
		     "Пресса, служба и [право] | Press, service and law\n");
	query.target = EN;
	assert_found(memory, query, "право", "Пресса, служба и [право] | Press, service and law\n");
	query.target = UZ;
	query.translation = SLICE("ҳуқуқлари");
	assert_found(memory, query, "человек",
		     "Право [человека] | Инсоннинг ҳуқуқлари\n"
		     "О правах [человека] | Inson huquqlari toʻgʻrisida\n");
	query.translation = SLICE("toʻgʻrisida");
	assert_found(memory, query, "человек", "О правах [человека] | Inson huquqlari toʻgʻrisida\n");
	query.language = EN;
	assert_found(memory, query, "право", "");
	memory_close(memory);
}

static void what_cannot_be_looked_for_is_refused(void **state)
{
	struct memory *memory = make_memory();
	struct concordance found = CONCORDANCE_INIT;
	struct error err = ERROR_INIT;
	const struct slice nothing = SLICE("…!"), word = SLICE("law");

	(void)state;
	assert_false(memory_concordance(
		memory, &(struct concordance_query){ .phrases = &nothing, .phrase_count = 1 }, &found, &err));
	error_clear(&err);
	assert_false(memory_concordance(
		memory, &(struct concordance_query){ .phrases = &word, .phrase_count = 1, .translation = word },
		&found, &err));
	error_clear(&err);
	concordance_release(&found);
	memory_close(memory);
}

static void what_is_undone_or_forgotten_is_not_found(void **state)
{
	struct memory *memory = make_memory();
	struct memory_report report = { 0 };
	struct memory_forgotten forgotten;
	struct error err = ERROR_INIT;
	struct concordance_query any = { .limit = 3 };

	(void)state;
	assert_true(memory_forget(memory, SLICE("Press, service and law"), EN, 0, &batch, &forgotten, &err));
	assert_found(memory, any, "press",
		     "The [press] service met delegations. | Пресс-служба встретила делегации.\n");
	assert_true(memory_undo(memory, 1, &batch, &report, &err));
	assert_found(memory, any, "press", "");
	memory_close(memory);
}

/* ------------------------------------------------ against reading every text */

static uint32_t next_random(uint32_t *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 8;
}

/* Common words are in most texts, rare ones in few. */
static void random_text(uint32_t *state, size_t words, struct strbuf *text)
{
	static const char *const tails[] = { "", "", "s", "ing", "ed" };
	static const char *const marks[] = { "", "", "", ",", ".", " -" };

	strbuf_clear(text);
	while (words-- > 0) {
		uint32_t bits = 1 + next_random(state) % 11, word = next_random(state) % (1u << bits);

		strbuf_addf(text, "%sword%c%c%s%s", text->bytes ? " " : "", 'a' + (char)(word % 26),
			    'a' + (char)(word / 26 % 26), word > 675 ? "zz" : "",
			    tails[next_random(state) % 5]);
		if (words)
			strbuf_add_string(text, marks[next_random(state) % 6]);
	}
}

struct counting {
	const struct phrase *phrase;
	struct tokenizer *tokenizer;
	struct tokens tokens;
	size_t limit;
	struct slice *found; /* the newest at the end */
	size_t count, capacity;
	struct arena arena;
};

/* Every unit's English, once each: in the order of coming. */
static bool count_text(void *data, const struct tm_record *record, struct error *err)
{
	struct counting *counting = data;
	struct slice text = tm_record_find(record, EN)->text;
	size_t from = 0, first, last;

	(void)err;
	tokenizer_run(counting->tokenizer, text, &counting->tokens);
	if (!phrase_find(counting->phrase, &counting->tokens, &from, &first, &last))
		return true;
	for (size_t i = 0; i < counting->count; i++)
		if (slice_equal(counting->found[i], text))
			return true;
	ARRAY_GROW(counting->found, counting->count, counting->capacity);
	counting->found[counting->count++] = arena_copy(&counting->arena, text);
	return true;
}

static void compare(struct memory *memory, struct slice words, size_t limit, bool exact)
{
	struct counting counting = { .tokenizer = tokenizer_new(EN),
				     .tokens = TOKENS_INIT,
				     .arena = ARENA_INIT };
	struct concordance found = CONCORDANCE_INIT;
	struct concordance_query query = { .phrases = &words,
					   .phrase_count = 1,
					   .limit = limit,
					   .language = EN,
					   .flags = exact ? CONCORDANCE_EXACT : 0 };
	struct error err = ERROR_INIT;
	struct phrase phrase;
	size_t wanted;

	phrase_init(&phrase, counting.tokenizer, EN, words, exact);
	counting.phrase = &phrase;
	assert_true(memory_each(memory, count_text, &counting, &err));
	if (!memory_concordance(memory, &query, &found, &err))
		fail_msg("%s", err.message);
	wanted = limit && counting.count > limit ? limit : counting.count;
	if (found.count != wanted || found.complete != (wanted == counting.count))
		fail_msg("'%.*s': %zu found, not %zu", SLICE_ARG(words), found.count, wanted);
	for (size_t i = 0; i < wanted; i++)
		assert_true(slice_equal(found.items[i].text.text, counting.found[counting.count - 1 - i]));
	concordance_release(&found);
	phrase_release(&phrase);
	tokenizer_free(counting.tokenizer);
	tokens_release(&counting.tokens);
	arena_release(&counting.arena);
	free(counting.found);
}

static void nothing_is_missed_and_the_newest_come_first(void **state)
{
	struct memory *memory = open_memory();
	struct strbuf text = STRBUF_INIT, target = STRBUF_INIT;
	struct error err = ERROR_INIT;
	uint32_t random = 3;
	size_t number = 0;

	(void)state;
	/* Runs in files and in memory, large enough for words to be common in. */
	for (int round = 0; round < 5; round++) {
		struct memory_report report = { 0 };

		assert_true(memory_begin(memory, &batch, &err));
		for (size_t count = (size_t)(round == 0 ? 4500 : next_random(&random) % 1500); count > 0;
		     count--) {
			random_text(&random, 1 + next_random(&random) % 14, &text);
			strbuf_clear(&target);
			strbuf_addf(&target, "Слово %zu", number++);
			add_pair(memory, &report, EN, text.data, RU, target.data, (struct tm_record){ 0 });
		}
		assert_true(memory_commit(memory, &report, &err));
		for (int i = 0; i < 16; i++) {
			random_text(&random, 1 + next_random(&random) % 5, &text);
			compare(memory, strbuf_slice(&text), next_random(&random) % 3 * 7,
				next_random(&random) % 4 == 0);
		}
	}
	strbuf_release(&text);
	strbuf_release(&target);
	memory_close(memory);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, enter_folder, leave_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(words_are_found_in_every_form_and_script),
		TEST(uzbek_words_are_found_whatever_ending_they_have),
		TEST(phrases_stand_together_and_arguments_anywhere),
		TEST(languages_and_translations_narrow),
		TEST(what_cannot_be_looked_for_is_refused),
		TEST(what_is_undone_or_forgotten_is_not_found),
		TEST(nothing_is_missed_and_the_newest_come_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
