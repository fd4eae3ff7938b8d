/*
 * score_sentences -- how well sentences are found, on treebanks and translated
 * news: boundary F1 against gold, beside ICU's own sentence breaks.
 *
 * An input has a paragraph a line; its gold a sentence a line and an empty line
 * behind each paragraph. A boundary is the number of visible bytes before it.
 */
#include <config.h>

#include "text/sentence.h"

#include <stdio.h>
#include <stdlib.h>
#include <unicode/ubrk.h>

#include "base/alloc.h"
#include "base/file.h"
#include "tests/data.h"

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
	assert_true(file_read(test_data(path), FILE_LIMIT_BYTES, text, NULL));
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
	printf("# %s: F1 %.2f (%zu right, %zu wrong, %zu missed), ICU %.2f\n", name, f1(&ours), ours.right,
	       ours.wrong, ours.missed, f1(&icu));
	assert_true(f1(&ours) >= goal && f1(&ours) > f1(&icu));
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(english_of_many_kinds),
		cmocka_unit_test(russian_of_an_encyclopedia),
		cmocka_unit_test(uzbek_news_and_fiction),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
