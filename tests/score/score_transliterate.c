/*
 * score_transliterate -- words that come out as people write them, between the
 * scripts of Uzbek: texts that exist in both, and Latin text there and back.
 *
 * Words are compared with one kind of apostrophe, quote and dash, since these
 * are a matter of style: what the exact key keeps.
 */
#include <config.h>

#include "text/transliterate.h"

#include <ctype.h>

#include "base/utf8.h"
#include "tests/score/score.h"
#include "text/key.h"
#include "text/protect.h"

/* ---------------------------------------------------------- pairs of texts */

/* A table whose first row names the columns; only rows of class regular, if it has classes. */
struct pairs {
	const char *what, *file;
	size_t latin, cyrillic, class; /* columns; class 0 for none */
};

static const struct pairs udhr = { "UDHR", "translit/udhr.uz-uz_Cyrl.articles-00-15.tsv", 2, 3, 0 };
static const struct pairs catalogs = { "debian-catalogs, regular", "translit/debian-catalogs.uz-uz_Cyrl.tsv", 3, 4, 6 };
static const struct pairs forms = { "laravel-lang, regular", "translit/laravel-lang.uz-uz_Cyrl.tsv", 2, 3, 5 };

/* Text with one kind of apostrophe, quote and white space. */
static char *plainly(struct slice text)
{
	struct strbuf key = STRBUF_INIT;

	key_exact(&language_uz, text, &key, NULL);
	return strbuf_detach(&key);
}

/* The attributes of web forms, whose case differs between the two catalogs. */
static bool is_placeholder(struct slice word)
{
	return word.bytes && word.data[0] == ':';
}

static void compare_words(struct slice got, struct slice expected, struct score *score)
{
	struct slice x, y;

	while (slice_next_field(&expected, ' ', &y)) {
		bool equal = slice_next_field(&got, ' ', &x) && slice_equal(x, y);

		if (is_placeholder(y))
			continue;
		score->total++;
		score->right += equal;
		if (!equal)
			score_miss("'%.*s' should be '%.*s'", SLICE_ARG(x), SLICE_ARG(y));
	}
}

static void compare_row(struct transliterator *made, struct slice from, struct slice wanted,
			struct strbuf *out, struct score *score)
{
	char *got, *expected;

	strbuf_clear(out);
	transliterate(made, from, out, NULL);
	got = plainly(strbuf_slice(out));
	expected = plainly(wanted);
	compare_words(slice_of(got), slice_of(expected), score);
	free(got);
	free(expected);
}

static struct transliterator *make(const struct language *from, const struct language *to)
{
	struct transliterator *made = transliterator_new(from, to, NULL, NULL);

	assert_non_null(made);
	return made;
}

static void score_pairs(const struct pairs *pairs, bool to_latin, double goal)
{
	struct transliterator *made = to_latin ? make(&language_uz_cyrl, &language_uz)
					       : make(&language_uz, &language_uz_cyrl);
	struct strbuf table = STRBUF_INIT, out = STRBUF_INIT;
	struct slice rest, line, columns[SCORE_COLUMNS];
	struct score score = { 0, 0 };
	char what[96];

	score_read(pairs->file, &table);
	rest = strbuf_slice(&table);
	slice_next_line(&rest, &line);
	while (slice_next_line(&rest, &line)) {
		score_split(line, columns);
		if (!pairs->class || slice_is(columns[pairs->class], "regular"))
			compare_row(made, columns[to_latin ? pairs->cyrillic : pairs->latin],
				    columns[to_latin ? pairs->latin : pairs->cyrillic], &out, &score);
	}
	strbuf_release(&table);
	strbuf_release(&out);
	transliterator_free(made);
	snprintf(what, sizeof(what), "transliteration, %s, %s, words", pairs->what,
		 to_latin ? "to Latin" : "to Cyrillic");
	score_share(what, &score, goal);
}

static void the_declaration_in_both_scripts(void **state)
{
	(void)state;
	score_pairs(&udhr, true, 100.0);
	score_pairs(&udhr, false, 100.0);
}

static void catalogs_to_latin(void **state)
{
	(void)state;
	score_pairs(&catalogs, true, 99.7);
}

static void catalogs_to_cyrillic(void **state)
{
	(void)state;
	score_pairs(&catalogs, false, 99.5);
}

static void web_forms_in_both_scripts(void **state)
{
	(void)state;
	score_pairs(&forms, true, 99.5);
	score_pairs(&forms, false, 99.3);
}

/* The article came out of another program, with its own quotes and dashes: a line for a line. */
static void score_article(bool to_latin)
{
	struct transliterator *made = to_latin ? make(&language_uz_cyrl, &language_uz)
					       : make(&language_uz, &language_uz_cyrl);
	struct strbuf latin = STRBUF_INIT, cyrillic = STRBUF_INIT, out = STRBUF_INIT;
	struct slice latin_rest, cyrillic_rest, latin_line, cyrillic_line;
	struct score score = { 0, 0 };

	score_read("translit/lotin-kirill.article.uz.txt", &latin);
	score_read("translit/lotin-kirill.article.uz_Cyrl.txt", &cyrillic);
	latin_rest = strbuf_slice(&latin);
	cyrillic_rest = strbuf_slice(&cyrillic);
	while (slice_next_line(&latin_rest, &latin_line) && slice_next_line(&cyrillic_rest, &cyrillic_line))
		compare_row(made, to_latin ? cyrillic_line : latin_line, to_latin ? latin_line : cyrillic_line, &out,
			    &score);
	strbuf_release(&latin);
	strbuf_release(&cyrillic);
	strbuf_release(&out);
	transliterator_free(made);
	score_share(to_latin ? "transliteration, news article, to Latin, words"
			     : "transliteration, news article, to Cyrillic, words",
		    &score, 97.0);
}

static void an_article_in_both_scripts(void **state)
{
	(void)state;
	score_article(true);
	score_article(false);
}

/* ---------------------------------------------------------- there and back */

/* Latin Uzbek: a column of a table (0: the whole line), or only the lines that a PO file translates. */
static const struct source {
	const char *what, *file;
	size_t column;
	bool has_heading;
} sources[] = {
	{ "UDHR", "udhr/uzn_latn.txt", 0, false },
	{ "news (NTREX)", "ntrex/ntrex128.en-ru-uz.public.tsv", 4, true },
	{ "treebank (UT)", "segmentation/uz.ut-first-half.in.txt", 0, false },
	{ "catalogs", "translit/debian-catalogs.uz-uz_Cyrl.tsv", 3, true },
	{ "web forms", "translit/laravel-lang.uz-uz_Cyrl.tsv", 2, true },
	{ "article", "translit/lotin-kirill.article.uz.txt", 0, false },
	{ "noun forms (UniMorph)", "uzbek/unimorph-uzb-nouns.tsv", 1, false },
	{ "country names (CLDR)", "terms/cldr-territories.en-ru-uz-uz_Cyrl.tsv", 3, true },
};

/* Why words do not come back. */
enum loss { LOSS_DATE, LOSS_CASE, LOSS_SPELLING, LOSS_OTHER, LOSSES };

static const char *const loss_names[] = {
	[LOSS_DATE] = "a year or day joined to its word with a hyphen",
	[LOSS_CASE] = "abbreviations in the house's case",
	[LOSS_SPELLING] = "the official one of two spellings in print",
	[LOSS_OTHER] = "other",
};

static size_t losses[LOSSES];

/* Text without spaces and hyphens, and in small letters where `fold` says so. */
static char *squeezed(struct slice text, bool fold)
{
	struct strbuf squeezed = STRBUF_INIT;

	for (size_t i = 0; i < text.bytes; i++)
		if (text.data[i] != ' ' && text.data[i] != '-')
			strbuf_add_byte(&squeezed, fold ? (char)tolower((unsigned char)text.data[i]) : text.data[i]);
	return strbuf_detach(&squeezed);
}

static bool is_squeezed_equal(struct slice a, struct slice b, bool fold)
{
	char *x = squeezed(a, fold), *y = squeezed(b, fold);
	bool equal = strcmp(x, y) == 0;

	free(x);
	free(y);
	return equal;
}

static bool has_equal_keys(struct slice a, struct slice b)
{
	struct strbuf x = STRBUF_INIT, y = STRBUF_INIT;
	bool equal;

	key_folded(&language_uz, a, &x, NULL);
	key_folded(&language_uz, b, &y, NULL);
	equal = slice_equal(strbuf_slice(&x), strbuf_slice(&y));
	strbuf_release(&x);
	strbuf_release(&y);
	return equal;
}

static enum loss loss_of(struct slice before, struct slice after)
{
	if (is_squeezed_equal(before, after, false))
		return LOSS_DATE;
	if (is_squeezed_equal(before, after, true))
		return LOSS_CASE;
	return has_equal_keys(before, after) ? LOSS_SPELLING : LOSS_OTHER;
}

#define LINE_WORDS 1024

struct words {
	struct slice items[LINE_WORDS];
	size_t count;
};

static void split_words(struct slice text, struct words *words)
{
	words->count = 0;
	while (words->count < LINE_WORDS && slice_next_field(&text, ' ', &words->items[words->count]))
		words->count++;
}

/* What words [from, to) span in their text. */
static struct slice span(const struct words *words, size_t from, size_t to)
{
	if (from == to)
		return SLICE("");
	return slice_from(words->items[from].data,
			  (size_t)(words->items[to - 1].data - words->items[from].data) + words->items[to - 1].bytes);
}

static void note_loss(struct slice before, struct slice after, size_t words)
{
	enum loss loss = loss_of(before, after);

	losses[loss] += words;
	score_miss("%s: '%.*s' comes back as '%.*s'", loss_names[loss], SLICE_ARG(before), SLICE_ARG(after));
}

/* The words that both have in the same order, as many as there can be; the rest between them is lost. */
static void compare_back(struct slice before, struct slice after, struct score *score)
{
	static unsigned short common[LINE_WORDS + 1][LINE_WORDS + 1]; /* of the words from here on */
	static struct words a, b;
	size_t i, j, lost_i = 0, lost_j = 0;

	split_words(before, &a);
	split_words(after, &b);
	for (i = a.count + 1; i-- > 0;)
		for (j = b.count + 1; j-- > 0;)
			if (i == a.count || j == b.count)
				common[i][j] = 0;
			else if (slice_equal(a.items[i], b.items[j]))
				common[i][j] = (unsigned short)(common[i + 1][j + 1] + 1);
			else
				common[i][j] = common[i + 1][j] > common[i][j + 1] ? common[i + 1][j] : common[i][j + 1];
	score->total += a.count;
	score->right += common[0][0];
	for (i = j = 0; i <= a.count && j <= b.count;) {
		bool ends = i == a.count && j == b.count;
		bool equal = i < a.count && j < b.count && slice_equal(a.items[i], b.items[j]);

		if ((ends || equal) && lost_i < i)
			note_loss(span(&a, lost_i, i), span(&b, lost_j, j), i - lost_i);
		if (ends)
			return;
		if (equal) {
			lost_i = ++i;
			lost_j = ++j;
		} else if (j == b.count || (i < a.count && common[i + 1][j] >= common[i][j + 1])) {
			i++;
		} else {
			j++;
		}
	}
}

static void score_back(const struct source *source, struct score *all)
{
	struct transliterator *there = make(&language_uz, &language_uz_cyrl);
	struct transliterator *back = make(&language_uz_cyrl, &language_uz);
	struct strbuf table = STRBUF_INIT, cyrillic = STRBUF_INIT, latin = STRBUF_INIT;
	struct slice rest, line, columns[SCORE_COLUMNS];
	struct score score = { 0, 0 };
	char what[96];

	score_read(source->file, &table);
	rest = strbuf_slice(&table);
	if (source->has_heading)
		slice_next_line(&rest, &line);
	while (slice_next_line(&rest, &line)) {
		char *before, *after;

		if (source->column) {
			score_split(line, columns);
			line = columns[source->column];
		}
		strbuf_clear(&cyrillic);
		strbuf_clear(&latin);
		transliterate(there, line, &cyrillic, NULL);
		transliterate(back, strbuf_slice(&cyrillic), &latin, NULL);
		before = plainly(line);
		after = plainly(strbuf_slice(&latin));
		compare_back(slice_of(before), slice_of(after), &score);
		free(before);
		free(after);
	}
	strbuf_release(&table);
	strbuf_release(&cyrillic);
	strbuf_release(&latin);
	transliterator_free(there);
	transliterator_free(back);
	all->right += score.right;
	all->total += score.total;
	snprintf(what, sizeof(what), "there and back, %s, words", source->what);
	score_share(what, &score, 98.0);
}

static void latin_text_comes_back_from_cyrillic(void **state)
{
	struct score all = { 0, 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++)
		score_back(&sources[i], &all);
	for (size_t i = 0; i < LOSSES; i++)
		printf("#   not back: %zu words, %s\n", losses[i], loss_names[i]);
	score_share("there and back, all of these, words", &all, 99.8);
}

/* ------------------------------------------------------------ what must stay */

/* Words of a text of one language that come out otherwise when it is taken for the other. */
static void count_changed(struct transliterator *made, struct slice text, struct score *score)
{
	struct strbuf out = STRBUF_INIT;
	struct slice before = text, after, x, y;

	transliterate(made, text, &out, NULL);
	after = strbuf_slice(&out);
	while (slice_next_field(&before, ' ', &x)) {
		bool same = slice_next_field(&after, ' ', &y) && slice_equal(x, y);

		score->total++;
		score->right += same;
		if (!same)
			score_miss("'%.*s' became '%.*s'", SLICE_ARG(x), SLICE_ARG(y));
	}
	strbuf_release(&out);
}

static void score_unchanged(const char *what, const char *file, const struct language *from,
			    const struct language *to, double goal)
{
	struct transliterator *made = make(from, to);
	struct strbuf text = STRBUF_INIT;
	struct slice rest, line;
	struct score score = { 0, 0 };

	score_read(file, &text);
	rest = strbuf_slice(&text);
	while (slice_next_line(&rest, &line))
		count_changed(made, line, &score);
	strbuf_release(&text);
	transliterator_free(made);
	score_share(what, &score, goal);
}

static void clean_text_is_left_alone(void **state)
{
	(void)state;
	score_unchanged("words not changed, UDHR, Latin as it should be", "udhr/uzn_latn.txt", &language_uz,
			&language_uz, 99.9);
	score_unchanged("words not changed, UDHR, English as Latin Uzbek", "udhr/eng.txt", &language_uz,
			&language_uz_cyrl, 98.0);
	score_unchanged("words not changed, UDHR, Russian as Cyrillic Uzbek", "udhr/rus.txt", &language_uz_cyrl,
			&language_uz, 96.0);
}

/* Protected spans of a text, one behind the other. */
static void add_protected(struct slice text, struct strbuf *spans, size_t *count)
{
	size_t end;

	for (size_t at = 0; at < text.bytes;)
		if (protect_scan(text, at, &end) != PROTECTED_NONE) {
			strbuf_add(spans, slice_part(text, at, end));
			strbuf_add_byte(spans, '\n');
			at = end;
			++*count;
		} else {
			utf8_next(text, &at);
		}
}

static void compare_protected(struct transliterator *made, struct slice text, struct score *score)
{
	struct strbuf out = STRBUF_INIT, before = STRBUF_INIT, after = STRBUF_INIT;
	size_t count = 0, left = 0;
	bool same;

	transliterate(made, text, &out, NULL);
	add_protected(text, &before, &count);
	add_protected(strbuf_slice(&out), &after, &left);
	same = slice_equal(strbuf_slice(&before), strbuf_slice(&after));
	score->total += count;
	score->right += same ? count : 0;
	if (!same)
		score_miss("'%s' became '%s'", before.data, after.data);
	strbuf_release(&out);
	strbuf_release(&before);
	strbuf_release(&after);
}

static void protected_spans_stay(void **state)
{
	struct transliterator *ways[2] = { make(&language_uz, &language_uz_cyrl), make(&language_uz_cyrl, &language_uz) };
	const struct pairs *const tables[] = { &catalogs, &forms };
	struct score score = { 0, 0 };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct strbuf table = STRBUF_INIT;
		struct slice rest, line, columns[SCORE_COLUMNS];

		score_read(tables[i]->file, &table);
		rest = strbuf_slice(&table);
		while (slice_next_line(&rest, &line)) {
			score_split(line, columns);
			compare_protected(ways[0], columns[tables[i]->latin], &score);
			compare_protected(ways[1], columns[tables[i]->cyrillic], &score);
		}
		strbuf_release(&table);
	}
	transliterator_free(ways[0]);
	transliterator_free(ways[1]);
	score_share("protected spans not changed, catalogs and forms, both ways", &score, 100.0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_declaration_in_both_scripts),
		cmocka_unit_test(catalogs_to_latin),
		cmocka_unit_test(catalogs_to_cyrillic),
		cmocka_unit_test(web_forms_in_both_scripts),
		cmocka_unit_test(an_article_in_both_scripts),
		cmocka_unit_test(latin_text_comes_back_from_cyrillic),
		cmocka_unit_test(clean_text_is_left_alone),
		cmocka_unit_test(protected_spans_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
