/*
 * The numbers that the Uzbek services reach on real text: parallel texts in both
 * scripts, read where TARJIMON_TEST_DATA says they lie. Skipped without them.
 */
#include <config.h>

#include "base/file.h"
#include "text/identify.h"
#include "text/key.h"
#include "text/transliterate.h"

#include <stdlib.h>

#include "tests/cmocka.h"
#include "tests/data.h"

#define COLUMNS 8

/* A table whose first row names the columns; only rows of class regular, if it has classes. */
struct pairs {
	const char *file;
	size_t latin, cyrillic, class; /* columns; class 0 for none */
};

static const struct pairs udhr = { "translit/udhr.uz-uz_Cyrl.articles-00-15.tsv", 2, 3, 0 };
static const struct pairs catalogs = { "translit/debian-catalogs.uz-uz_Cyrl.tsv", 3, 4, 6 };
static const struct pairs forms = { "translit/laravel-lang.uz-uz_Cyrl.tsv", 2, 3, 5 };

static void read_data(const char *name, struct strbuf *text)
{
	assert_true(file_read(test_data(name), FILE_LIMIT_BYTES, text, NULL));
}

static void split(struct slice line, struct slice columns[COLUMNS])
{
	for (size_t i = 0; i < COLUMNS; i++)
		if (!slice_next_field(&line, '\t', &columns[i]))
			columns[i] = SLICE("");
}

/* The letters of a text with one kind of apostrophe. */
static char *one_apostrophe(struct slice text)
{
	struct strbuf key = STRBUF_INIT;

	key_exact(&language_uz, text, &key, NULL);
	return strbuf_detach(&key);
}

struct score {
	size_t right, total;
};

static void count_words(const char *made, const char *expected, struct score *score)
{
	struct slice a = slice_of(made), b = slice_of(expected), x, y;

	while (slice_next_field(&b, ' ', &y)) {
		bool equal = slice_next_field(&a, ' ', &x) && slice_equal(x, y);

		if (y.bytes && y.data[0] == ':') /* :Attribute, whose case differs in the data */
			continue;
		score->total++;
		score->right += equal;
		if (!equal)
			print_message("# '%.*s' should be '%.*s'\n", SLICE_ARG(x), SLICE_ARG(y));
	}
}

static bool has_ascii_letter(struct slice text)
{
	for (size_t i = 0; i < text.bytes; i++)
		if ((text.data[i] | 0x20) >= 'a' && (text.data[i] | 0x20) <= 'z')
			return true;
	return false;
}

/* Rows whose Cyrillic holds Latin words are left out where `pure`: no script tells which those are. */
static double share_of_words(const struct pairs *pairs, bool to_latin, bool pure)
{
	struct transliterator *made = transliterator_new(to_latin ? &language_uz_cyrl : &language_uz,
							 to_latin ? &language_uz : &language_uz_cyrl, NULL, NULL);
	struct strbuf table = STRBUF_INIT, out = STRBUF_INIT;
	struct slice rest, line, columns[COLUMNS];
	struct score score = { 0, 0 };

	read_data(pairs->file, &table);
	rest = strbuf_slice(&table);
	slice_next_line(&rest, &line);
	while (slice_next_line(&rest, &line)) {
		char *expected, *got;

		split(line, columns);
		if (pairs->class && !slice_is(columns[pairs->class], "regular"))
			continue;
		if (pure && has_ascii_letter(columns[pairs->cyrillic]))
			continue;
		strbuf_clear(&out);
		transliterate(made, columns[to_latin ? pairs->cyrillic : pairs->latin], &out, NULL);
		got = one_apostrophe(strbuf_slice(&out));
		expected = one_apostrophe(columns[to_latin ? pairs->latin : pairs->cyrillic]);
		count_words(got, expected, &score);
		free(got);
		free(expected);
	}
	strbuf_release(&table);
	strbuf_release(&out);
	transliterator_free(made);
	print_message("# %s, %s: %zu of %zu words\n", pairs->file, to_latin ? "to Latin" : "to Cyrillic", score.right,
		      score.total);
	return 100.0 * (double)score.right / (double)score.total;
}

static void the_declaration_goes_both_ways(void **state)
{
	(void)state;
	assert_true(share_of_words(&udhr, true, false) >= 100.0);
	assert_true(share_of_words(&udhr, false, false) >= 100.0);
}

static void catalogs_go_both_ways(void **state)
{
	(void)state;
	assert_true(share_of_words(&catalogs, true, false) >= 99.7);
	assert_true(share_of_words(&catalogs, false, true) >= 99.5);
}

static void forms_go_both_ways(void **state)
{
	(void)state;
	assert_true(share_of_words(&forms, true, false) >= 99.5);
	assert_true(share_of_words(&forms, false, false) >= 99.0);
}

static double share_of_equal_keys(const struct pairs *pairs)
{
	struct strbuf table = STRBUF_INIT, latin = STRBUF_INIT, cyrillic = STRBUF_INIT;
	struct slice rest, line, columns[COLUMNS];
	struct score score = { 0, 0 };

	read_data(pairs->file, &table);
	rest = strbuf_slice(&table);
	slice_next_line(&rest, &line);
	while (slice_next_line(&rest, &line)) {
		split(line, columns);
		strbuf_clear(&latin);
		strbuf_clear(&cyrillic);
		key_folded(&language_uz, columns[pairs->latin], &latin, NULL);
		key_folded(&language_uz_cyrl, columns[pairs->cyrillic], &cyrillic, NULL);
		score.total++;
		score.right += slice_equal(strbuf_slice(&latin), strbuf_slice(&cyrillic));
	}
	strbuf_release(&table);
	strbuf_release(&latin);
	strbuf_release(&cyrillic);
	print_message("# %s: %zu of %zu folded keys are equal\n", pairs->file, score.right, score.total);
	return 100.0 * (double)score.right / (double)score.total;
}

static void folded_keys_of_both_scripts_are_equal(void **state)
{
	(void)state;
	assert_true(share_of_equal_keys(&udhr) >= 100.0);
	assert_true(share_of_equal_keys(&catalogs) >= 97.0);
}

static void latin_text_comes_back_from_cyrillic(void **state)
{
	struct transliterator *there = transliterator_new(&language_uz, &language_uz_cyrl, NULL, NULL);
	struct transliterator *back = transliterator_new(&language_uz_cyrl, &language_uz, NULL, NULL);
	struct strbuf table = STRBUF_INIT, cyrillic = STRBUF_INIT, latin = STRBUF_INIT;
	struct slice rest, line, columns[COLUMNS];
	struct score score = { 0, 0 };

	(void)state;
	read_data("ntrex/ntrex128.en-ru-uz.public.tsv", &table);
	rest = strbuf_slice(&table);
	slice_next_line(&rest, &line);
	while (slice_next_line(&rest, &line)) {
		char *before, *after;

		split(line, columns);
		strbuf_clear(&cyrillic);
		strbuf_clear(&latin);
		transliterate(there, columns[4], &cyrillic, NULL);
		transliterate(back, strbuf_slice(&cyrillic), &latin, NULL);
		before = one_apostrophe(columns[4]);
		after = one_apostrophe(strbuf_slice(&latin));
		count_words(after, before, &score);
		free(before);
		free(after);
	}
	strbuf_release(&table);
	strbuf_release(&cyrillic);
	strbuf_release(&latin);
	transliterator_free(there);
	transliterator_free(back);
	print_message("# there and back: %zu of %zu words\n", score.right, score.total);
	assert_true(100.0 * (double)score.right / (double)score.total >= 99.7);
}

static void sentences_are_known_by_their_language(void **state)
{
	static const struct language *const languages[] = { &language_en, &language_ru, &language_uz };
	struct strbuf table = STRBUF_INIT;
	struct slice rest, line, columns[COLUMNS];
	struct score score = { 0, 0 };

	(void)state;
	read_data("ntrex/ntrex128.en-ru-uz.public.tsv", &table);
	rest = strbuf_slice(&table);
	slice_next_line(&rest, &line);
	while (slice_next_line(&rest, &line)) {
		split(line, columns);
		for (size_t i = 0; i < 3; i++) {
			score.total++;
			score.right += identify(columns[2 + i]).language == languages[i];
		}
	}
	strbuf_release(&table);
	print_message("# %zu of %zu sentences are identified\n", score.right, score.total);
	assert_true(100.0 * (double)score.right / (double)score.total >= 99.5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_declaration_goes_both_ways),
		cmocka_unit_test(catalogs_go_both_ways),
		cmocka_unit_test(forms_go_both_ways),
		cmocka_unit_test(folded_keys_of_both_scripts_are_equal),
		cmocka_unit_test(latin_text_comes_back_from_cyrillic),
		cmocka_unit_test(sentences_are_known_by_their_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
