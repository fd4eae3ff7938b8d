/*
 * score_identify -- single sentences whose language is known: news in three
 * languages and, put over by us, in Cyrillic Uzbek; the Declaration in all four.
 */
#include <config.h>

#include "text/identify.h"

#include "tests/score/score.h"
#include "text/transliterate.h"

/* One word may be the same in two languages (Преамбула); a sentence has more. */
static bool is_sentence(struct slice line)
{
	line = slice_trim(line);
	return line.bytes && memchr(line.data, ' ', line.bytes);
}

static void check(struct slice text, const struct language *language, struct score *score)
{
	struct identification found = identify(text);

	score->total++;
	score->right += found.language == language;
	if (found.language != language)
		score_miss("%s at %d %%: '%.*s'", found.language ? found.language->tag : "other", found.percent,
			   SLICE_ARG(text));
}

static void sentences_of_news(void **state)
{
	static const struct language *const languages[] = { &language_en, &language_ru, &language_uz };
	struct transliterator *made = transliterator_new(&language_uz, &language_uz_cyrl, NULL, NULL);
	struct strbuf table = STRBUF_INIT, cyrillic = STRBUF_INIT;
	struct slice rest, line, columns[SCORE_COLUMNS];
	struct score score = { 0, 0 }, in_cyrillic = { 0, 0 };

	(void)state;
	score_read("ntrex/ntrex128.en-ru-uz.public.tsv", &table);
	rest = strbuf_slice(&table);
	slice_next_line(&rest, &line);
	while (slice_next_line(&rest, &line)) {
		score_split(line, columns);
		for (size_t i = 0; i < 3; i++)
			check(columns[2 + i], languages[i], &score);
		strbuf_clear(&cyrillic);
		transliterate(made, columns[4], &cyrillic, NULL);
		check(strbuf_slice(&cyrillic), &language_uz_cyrl, &in_cyrillic);
	}
	strbuf_release(&table);
	strbuf_release(&cyrillic);
	transliterator_free(made);
	score_share("language, news (NTREX) en ru uz, sentences", &score, 99.5);
	score_share("language, news (NTREX) in Cyrillic Uzbek, sentences", &in_cyrillic, 99.5);
}

static void paragraphs_of_the_declaration(void **state)
{
	static const struct {
		const char *file;
		const struct language *language;
	} texts[] = {
		{ "udhr/eng.txt", &language_en },
		{ "udhr/rus.txt", &language_ru },
		{ "udhr/uzn_latn.txt", &language_uz },
		{ "udhr/uzn_cyrl.articles-00-15.txt", &language_uz_cyrl },
	};
	struct score score = { 0, 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct strbuf text = STRBUF_INIT;
		struct slice rest, line;

		score_read(texts[i].file, &text);
		rest = strbuf_slice(&text);
		while (slice_next_line(&rest, &line))
			if (is_sentence(line))
				check(line, texts[i].language, &score);
		strbuf_release(&text);
	}
	score_share("language, UDHR in four, lines of two words or more", &score, 99.5);
}

static void sentences_of_treebanks(void **state)
{
	static const struct {
		const char *file;
		const struct language *language;
	} texts[] = {
		{ "segmentation/en.gum-dev.gold.txt", &language_en },
		{ "segmentation/ru.gsd-dev.gold.txt", &language_ru },
		{ "segmentation/uz.ut-first-half.gold.txt", &language_uz },
	};
	struct score score = { 0, 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct strbuf text = STRBUF_INIT;
		struct slice rest, line;

		score_read(texts[i].file, &text);
		rest = strbuf_slice(&text);
		while (slice_next_line(&rest, &line))
			if (is_sentence(line))
				check(line, texts[i].language, &score);
		strbuf_release(&text);
	}
	score_share("language, treebanks en ru uz, sentences of any length", &score, 97.0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sentences_of_news),
		cmocka_unit_test(paragraphs_of_the_declaration),
		cmocka_unit_test(sentences_of_treebanks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
