/*
 * score_keys -- texts that exist in both scripts of Uzbek have one folded key.
 */
#include <config.h>

#include "text/key.h"

#include "tests/score/score.h"
#include "text/token.h"
#include "text/transliterate.h"

static void score_table(const char *what, const char *file, size_t latin, size_t cyrillic, size_t class, double goal)
{
	struct strbuf table = STRBUF_INIT, a = STRBUF_INIT, b = STRBUF_INIT;
	struct slice rest, line, columns[SCORE_COLUMNS];
	struct score score = { 0, 0 };

	score_read(file, &table);
	rest = strbuf_slice(&table);
	slice_next_line(&rest, &line);
	while (slice_next_line(&rest, &line)) {
		bool equal;

		score_split(line, columns);
		if (class && !slice_is(columns[class], "regular"))
			continue; /* other words */
		strbuf_clear(&a);
		strbuf_clear(&b);
		key_folded(&language_uz, columns[latin], &a, NULL);
		key_folded(&language_uz_cyrl, columns[cyrillic], &b, NULL);
		equal = slice_equal(strbuf_slice(&a), strbuf_slice(&b));
		score.total++;
		score.right += equal;
		if (!equal)
			score_miss("'%s' and '%s'", a.data, b.data);
	}
	strbuf_release(&table);
	strbuf_release(&a);
	strbuf_release(&b);
	score_share(what, &score, goal);
}

static void the_declaration_has_one_key(void **state)
{
	(void)state;
	score_table("equal folded keys, UDHR, paragraphs", "translit/udhr.uz-uz_Cyrl.articles-00-15.tsv", 2, 3, 0, 100.0);
}

static void catalogs_have_one_key(void **state)
{
	(void)state;
	score_table("equal folded keys, debian-catalogs, messages", "translit/debian-catalogs.uz-uz_Cyrl.tsv", 3, 4, 0,
		    97.0);
	score_table("equal folded keys, laravel-lang, regular messages", "translit/laravel-lang.uz-uz_Cyrl.tsv",
		    2, 3, 5, 97.0);
}

/* What the memory compares: the same tokens, one by one. */
static bool have_equal_tokens(struct slice latin, struct slice cyrillic)
{
	struct tokenizer *a = tokenizer_new(&language_uz), *b = tokenizer_new(&language_uz_cyrl);
	struct tokens x = TOKENS_INIT, y = TOKENS_INIT;
	bool equal;

	tokenizer_run(a, latin, &x);
	tokenizer_run(b, cyrillic, &y);
	equal = x.count == y.count;
	for (size_t i = 0; equal && i < x.count; i++)
		if (!token_is_same(&x, i, &y, i)) {
			equal = false;
			score_miss("token '%.*s' and '%.*s'", SLICE_ARG(tokens_folded(&x, i)),
				   SLICE_ARG(tokens_folded(&y, i)));
		}
	if (x.count != y.count)
		score_miss("%zu and %zu tokens: '%.*s'", x.count, y.count, SLICE_ARG(cyrillic));
	tokens_release(&x);
	tokens_release(&y);
	tokenizer_free(a);
	tokenizer_free(b);
	return equal;
}

/* News in Latin letters, and the same as we write it in Cyrillic. */
static void news_and_what_we_make_of_it_have_one_key(void **state)
{
	struct transliterator *made = transliterator_new(&language_uz, &language_uz_cyrl, NULL, NULL);
	struct strbuf table = STRBUF_INIT, a = STRBUF_INIT, b = STRBUF_INIT, cyrillic = STRBUF_INIT;
	struct slice rest, line, columns[SCORE_COLUMNS];
	struct score score = { 0, 0 }, tokens = { 0, 0 };

	(void)state;
	score_read("ntrex/ntrex128.en-ru-uz.public.tsv", &table);
	rest = strbuf_slice(&table);
	slice_next_line(&rest, &line);
	while (slice_next_line(&rest, &line)) {
		bool equal;

		score_split(line, columns);
		strbuf_clear(&a);
		strbuf_clear(&b);
		strbuf_clear(&cyrillic);
		transliterate(made, columns[4], &cyrillic, NULL);
		key_folded(&language_uz, columns[4], &a, NULL);
		key_folded(&language_uz_cyrl, strbuf_slice(&cyrillic), &b, NULL);
		equal = slice_equal(strbuf_slice(&a), strbuf_slice(&b));
		score.total++;
		score.right += equal;
		if (!equal)
			score_miss("'%s' and '%s'", a.data, b.data);
		tokens.total++;
		tokens.right += have_equal_tokens(columns[4], strbuf_slice(&cyrillic));
	}
	strbuf_release(&table);
	strbuf_release(&a);
	strbuf_release(&b);
	strbuf_release(&cyrillic);
	transliterator_free(made);
	score_share("equal folded keys, news (NTREX) in both scripts, sentences", &score, 97.0);
	score_share("equal tokens, news (NTREX) in both scripts, sentences", &tokens, 97.0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_declaration_has_one_key),
		cmocka_unit_test(catalogs_have_one_key),
		cmocka_unit_test(news_and_what_we_make_of_it_have_one_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
