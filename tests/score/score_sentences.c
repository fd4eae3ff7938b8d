/*
 * score_sentences -- how well sentences are found, on treebanks and translated
 * news: boundary F1 against gold, beside ICU's own sentence breaks.
 *
 * An input has a paragraph a line; its gold a sentence a line and an empty line
 * behind each paragraph. A boundary is the number of visible bytes before it.
 */
#include <config.h>

#include "text/sentence.h"

#include <jansson.h>
#include <unicode/ubrk.h>

#include "base/alloc.h"
#include "tests/score/score.h"

struct places {
	size_t *items;
	size_t count, capacity;
};

struct tally {
	size_t right, wrong, missed;
};

static void add_place(struct places *places, size_t place)
{
	ARRAY_GROW(places->items, places->count, places->capacity);
	places->items[places->count++] = place;
}

static size_t visible(struct slice text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.bytes; i++)
		count += text.data[i] != ' ';
	return count;
}

/* The boundaries inside the next paragraph of the gold. */
static void read_gold(struct slice *rest, struct places *gold)
{
	struct slice line;
	size_t seen = 0;

	gold->count = 0;
	while (slice_next_line(rest, &line) && line.bytes > 0)
		add_place(gold, seen += visible(line));
	if (gold->count > 0)
		gold->count--; /* the end of the paragraph is given */
}

static void find_ours(struct splitter *splitter, struct slice paragraph, struct places *found)
{
	struct sentences sentences = SENTENCES_INIT;
	size_t seen = 0;

	assert_true(splitter_run(splitter, paragraph, &sentences, NULL));
	found->count = 0;
	for (size_t i = 0; i + 1 < sentences.count; i++)
		add_place(found,
			  seen += visible(slice_part(paragraph, sentences.items[i].from, sentences.items[i].to)));
	sentences_release(&sentences);
}

static void find_icu(UBreakIterator *breaks, struct slice paragraph, struct places *found)
{
	UErrorCode status = U_ZERO_ERROR;
	UText *text = utext_openUTF8(NULL, paragraph.data, (int64_t)paragraph.bytes, &status);
	int32_t at;

	ubrk_setUText(breaks, text, &status);
	assert_true(U_SUCCESS(status));
	found->count = 0;
	ubrk_first(breaks);
	while ((at = ubrk_next(breaks)) != UBRK_DONE)
		add_place(found, visible(slice_part(paragraph, 0, (size_t)at)));
	if (found->count > 0)
		found->count--;
	utext_close(text);
}

static void compare(const struct places *gold, const struct places *found, struct tally *tally)
{
	size_t i = 0, j = 0;

	while (i < gold->count || j < found->count)
		if (j == found->count || (i < gold->count && gold->items[i] < found->items[j])) {
			tally->missed++;
			i++;
		} else if (i == gold->count || found->items[j] < gold->items[i]) {
			tally->wrong++;
			j++;
		} else {
			tally->right++;
			i++, j++;
		}
}

static double f1(const struct tally *tally)
{
	return 200.0 * (double)tally->right / (double)(2 * tally->right + tally->wrong + tally->missed);
}

static void read_set(const char *name, const char *suffix, struct strbuf *text)
{
	char path[128];

	snprintf(path, sizeof(path), "segmentation/%s.%s.txt", name, suffix);
	score_read(path, text);
}

static double recall(const struct tally *tally)
{
	return 100.0 * (double)tally->right / (double)(tally->right + tally->missed);
}

/*
 * A treebank's boundaries are all told; lines of translated news may hold two
 * sentences, so that of those only what was missed counts (goal 0: no F1).
 */
static void tell(const char *name, const struct tally *ours, const struct tally *icu, double goal)
{
	char what[96], basis[64];

	snprintf(basis, sizeof(basis), "+%zu -%zu, ICU %.2f", ours->wrong, ours->missed,
		 goal > 0 ? f1(icu) : recall(icu));
	snprintf(what, sizeof(what), "sentences, %s, %s", name, goal > 0 ? "F1" : "boundaries found");
	if (goal > 0)
		score_row(what, f1(ours), goal > f1(icu) ? goal : f1(icu), basis);
	else
		score_row(what, recall(ours), 99.0, basis);
}

static void score(const struct language *language, const char *name, double goal)
{
	struct strbuf input = STRBUF_INIT, gold_text = STRBUF_INIT;
	struct places gold = { NULL, 0, 0 }, found = { NULL, 0, 0 };
	struct tally ours = { 0, 0, 0 }, icu = { 0, 0, 0 };
	struct splitter *splitter = splitter_new(language);
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *breaks = ubrk_open(UBRK_SENTENCE, language->icu_locale, NULL, 0, &status);
	struct slice rest, gold_rest, paragraph;

	read_set(name, "in", &input);
	read_set(name, "gold", &gold_text);
	rest = strbuf_slice(&input);
	gold_rest = strbuf_slice(&gold_text);
	while (slice_next_line(&rest, &paragraph)) {
		read_gold(&gold_rest, &gold);
		find_ours(splitter, paragraph, &found);
		compare(&gold, &found, &ours);
		find_icu(breaks, paragraph, &found);
		compare(&gold, &found, &icu);
	}
	tell(name, &ours, &icu, goal);
	ubrk_close(breaks);
	splitter_free(splitter);
	free(gold.items);
	free(found.items);
	strbuf_release(&input);
	strbuf_release(&gold_text);
}

static void english_of_many_kinds(void **state)
{
	(void)state;
	score(&language_en, "en.gum-dev", 95.8);
}

static void russian_of_an_encyclopedia(void **state)
{
	(void)state;
	score(&language_ru, "ru.gsd-dev", 97.7);
}

static void uzbek_news_and_fiction(void **state)
{
	(void)state;
	score(&language_uz, "uz.ut-first-half", 99.5);
}

static void news_as_translators_cut_it(void **state)
{
	(void)state;
	score(&language_en, "en.ntrex-public", 0);
	score(&language_ru, "ru.ntrex-public", 0);
	score(&language_uz, "uz.ntrex-public", 0);
}

/* ------------------------------------------------------------ golden rules */

static bool is_golden(struct splitter *splitter, const json_t *rule)
{
	struct slice text = slice_of(json_string_value(json_object_get(rule, "text")));
	const json_t *wanted = json_object_get(rule, "sentences");
	struct sentences found = SENTENCES_INIT;
	bool good;

	assert_true(splitter_run(splitter, text, &found, NULL));
	good = found.count == json_array_size(wanted);
	for (size_t i = 0; good && i < found.count; i++)
		good = slice_equal(slice_trim(slice_part(text, found.items[i].from, found.items[i].to)),
				   slice_trim(slice_of(json_string_value(json_array_get(wanted, i)))));
	if (!good)
		score_miss("%s", json_string_value(json_object_get(rule, "name")));
	sentences_release(&found);
	return good;
}

static void score_golden(const struct language *language, const char *file, double goal)
{
	json_t *rules = json_load_file(test_data(file), 0, NULL);
	struct splitter *splitter = splitter_new(language);
	struct score score = { 0, json_array_size(rules) };
	char what[96];

	for (size_t i = 0; i < score.total; i++)
		score.right += is_golden(splitter, json_array_get(rules, i));
	json_decref(rules);
	splitter_free(splitter);
	snprintf(what, sizeof(what), "sentences, golden rules, %s", language->tag);
	score_share(what, &score, goal);
}

static void golden_rules(void **state)
{
	(void)state;
	score_golden(&language_en, "segmentation/golden-rules.en.json", 100.0 * 47 / 51);
	score_golden(&language_ru, "segmentation/golden-rules.ru.json", 100.0);
}

static void join_gold(struct slice gold, struct strbuf *text)
{
	struct slice mark = SLICE("¦");
	size_t from = 0, at;

	strbuf_clear(text);
	while ((at = slice_find(gold, mark, from)) != SIZE_MAX) {
		strbuf_add(text, slice_part(gold, from, at));
		strbuf_add_byte(text, ' ');
		from = at + mark.bytes;
	}
	strbuf_add(text, slice_part(gold, from, gold.bytes));
}

static bool is_cut_as(const struct language *language, struct slice gold)
{
	struct splitter *splitter = splitter_new(language);
	struct sentences found = SENTENCES_INIT;
	struct strbuf text = STRBUF_INIT, cut = STRBUF_INIT;
	bool good;

	join_gold(gold, &text);
	assert_true(splitter_run(splitter, strbuf_slice(&text), &found, NULL));
	for (size_t i = 0; i < found.count; i++) {
		strbuf_add_string(&cut, i ? "¦" : "");
		strbuf_add(&cut, slice_part(strbuf_slice(&text), found.items[i].from, found.items[i].to));
	}
	good = slice_equal(strbuf_slice(&cut), gold);
	if (!good)
		score_miss("%s", cut.data);
	sentences_release(&found);
	strbuf_release(&text);
	strbuf_release(&cut);
	splitter_free(splitter);
	return good;
}

static void gold_of_the_press(void **state)
{
	struct strbuf table = STRBUF_INIT;
	struct slice rest, line, id, tag;
	struct score score = { 0, 0 };

	(void)state;
	score_read("golden-seg.tsv", &table);
	rest = strbuf_slice(&table);
	while (slice_next_line(&rest, &line)) {
		if (slice_starts(line, SLICE("#")) || !slice_next_field(&line, '\t', &id) ||
		    !slice_next_field(&line, '\t', &tag))
			continue;
		score.total++;
		score.right += is_cut_as(slice_is(tag, "uz_Cyrl") ? &language_uz_cyrl : language_find(tag), line);
	}
	strbuf_release(&table);
	score_share("sentences, gold of the press", &score, 100.0 * 56 / 57);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(english_of_many_kinds),
		cmocka_unit_test(russian_of_an_encyclopedia),
		cmocka_unit_test(uzbek_news_and_fiction),
		cmocka_unit_test(news_as_translators_cut_it),
		cmocka_unit_test(golden_rules),
		cmocka_unit_test(gold_of_the_press),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
