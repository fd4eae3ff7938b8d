/*
 * score_stems -- words found again under their endings.
 *
 * Uzbek: the noun forms of UniMorph against their dictionary forms, in both
 * scripts: how many forms are found, and how many of what is found is right,
 * each form being held against every noun of the list. Russian and English: the
 * words of news and articles that Hunspell's dictionary derives from a word of
 * its own, which must have that word's stem key. And the terms of the Declaration
 * whose occurrences were counted by hand.
 */
#include <config.h>

#include <unistd.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "tests/score/score.h"
#include "text/key.h"
#include "text/stem.h"
#include "text/token.h"
#include "text/transliterate.h"
#include "text/uzbek_tail.h"

/* ------------------------------------------------------------------- Uzbek */

struct pair {
	struct slice noun, form; /* folded */
};

struct pairs {
	struct pair *items;
	size_t count, capacity;
	struct arena arena;
};

static struct slice folded(struct pairs *pairs, const struct language *language, struct slice text)
{
	struct strbuf key = STRBUF_INIT;
	struct slice copy;

	key_folded(language, text, &key, NULL);
	copy = arena_copy(&pairs->arena, strbuf_slice(&key));
	strbuf_release(&key);
	return copy;
}

/* In Cyrillic the words are put over first, as a Cyrillic text has them. */
static struct slice written(struct pairs *pairs, struct transliterator *made, struct slice text)
{
	struct strbuf cyrillic = STRBUF_INIT;
	struct slice copy;

	if (!made)
		return folded(pairs, &language_uz, text);
	transliterate(made, text, &cyrillic, NULL);
	copy = folded(pairs, &language_uz_cyrl, strbuf_slice(&cyrillic));
	strbuf_release(&cyrillic);
	return copy;
}

static void read_pairs(struct pairs *pairs, struct transliterator *made)
{
	struct strbuf table = STRBUF_INIT;
	struct slice rest, line, columns[SCORE_COLUMNS];

	score_read("uzbek/unimorph-uzb-nouns.tsv", &table);
	rest = strbuf_slice(&table);
	while (slice_next_line(&rest, &line)) {
		score_split(line, columns);
		if (!columns[1].bytes)
			continue;
		ARRAY_GROW(pairs->items, pairs->count, pairs->capacity);
		pairs->items[pairs->count++] =
			(struct pair){ written(pairs, made, columns[0]), written(pairs, made, columns[1]) };
	}
	strbuf_release(&table);
}

static bool is_new_noun(const struct pairs *pairs, size_t index)
{
	return index == 0 || !slice_equal(pairs->items[index].noun, pairs->items[index - 1].noun);
}

static void score_uzbek(const char *script, bool cyrillic)
{
	struct transliterator *made = cyrillic ? transliterator_new(&language_uz, &language_uz_cyrl, NULL, NULL) : NULL;
	struct pairs pairs = { .arena = ARENA_INIT };
	struct score recall = { 0, 0 }, precision = { 0, 0 };
	char what[96];

	read_pairs(&pairs, made);
	for (size_t i = 0; i < pairs.count; i++) {
		bool found = uzbek_is_form(pairs.items[i].noun, pairs.items[i].form, false, NULL);

		recall.total++;
		recall.right += found;
		if (!found)
			score_miss("'%.*s' is no form of '%.*s'", SLICE_ARG(pairs.items[i].form),
				   SLICE_ARG(pairs.items[i].noun));
		for (size_t j = 0; j < pairs.count; j++) {
			bool right = slice_equal(pairs.items[i].noun, pairs.items[j].noun);

			if (!is_new_noun(&pairs, j) ||
			    !uzbek_is_form(pairs.items[j].noun, pairs.items[i].form, false, NULL))
				continue;
			precision.total++;
			precision.right += right;
			if (!right)
				score_miss("'%.*s' is taken for a form of '%.*s'", SLICE_ARG(pairs.items[i].form),
					   SLICE_ARG(pairs.items[j].noun));
		}
	}
	snprintf(what, sizeof(what), "terms under endings, uz nouns, %s, found", script);
	score_share(what, &recall, 98.0);
	snprintf(what, sizeof(what), "terms under endings, uz nouns, %s, right of found", script);
	score_share(what, &precision, 97.0);
	free(pairs.items);
	arena_release(&pairs.arena);
	transliterator_free(made);
}

static void uzbek_nouns_are_found_in_both_scripts(void **state)
{
	(void)state;
	score_uzbek("Latin", false);
	score_uzbek("Cyrillic", true);
}

static void uzbek_stem_keys_meet(void **state)
{
	struct stemmer *stemmer = stemmer_new(&language_uz);
	struct pairs pairs = { .arena = ARENA_INIT };
	struct strbuf a = STRBUF_INIT, b = STRBUF_INIT;
	struct score score = { 0, 0 };

	(void)state;
	read_pairs(&pairs, NULL);
	for (size_t i = 0; i < pairs.count; i++) {
		strbuf_clear(&a);
		strbuf_clear(&b);
		stemmer_add(stemmer, pairs.items[i].noun, &a);
		stemmer_add(stemmer, pairs.items[i].form, &b);
		score.total++;
		score.right += slice_equal(strbuf_slice(&a), strbuf_slice(&b));
	}
	strbuf_release(&a);
	strbuf_release(&b);
	free(pairs.items);
	arena_release(&pairs.arena);
	stemmer_free(stemmer);
	score_share("stem keys that meet, uz nouns", &score, 95.0);
}

/* ------------------------------------------------------- Hunspell's dictionary */

#define RULE_LETTERS 32

/* A suffix rule: SFX flag strip add condition. */
struct suffix {
	uint32_t flag;
	struct slice strip, add, condition;
};

struct dictionary {
	struct strbuf affixes, words;
	struct suffix *suffixes;
	size_t suffix_count, suffix_capacity;
	struct arena arena;
	struct map forms;	/* from a form to the first of its entries */
	struct entry {
		struct slice word;
		size_t next; /* another entry of the same form, or SIZE_MAX */
	} *entries;
	size_t entry_count, entry_capacity;
};

/* The fields of a line, parted by any number of spaces. */
static size_t fields_of(struct slice line, struct slice fields[6])
{
	size_t count = 0;
	struct slice field;

	while (count < 6 && slice_next_field(&line, ' ', &field))
		if (slice_trim(field).bytes)
			fields[count++] = slice_trim(field);
	return count;
}

static void read_affixes(struct dictionary *dictionary)
{
	struct slice rest = strbuf_slice(&dictionary->affixes), line, fields[6];

	while (slice_next_line(&rest, &line)) {
		if (fields_of(line, fields) < 5 || !slice_is(fields[0], "SFX"))
			continue;
		ARRAY_GROW(dictionary->suffixes, dictionary->suffix_count, dictionary->suffix_capacity);
		dictionary->suffixes[dictionary->suffix_count++] = (struct suffix){
			.flag = utf8_next(fields[1], &(size_t){ 0 }),
			.strip = slice_is(fields[2], "0") ? SLICE("") : fields[2],
			.add = slice_is(fields[3], "0") ? SLICE("") : fields[3],
			.condition = fields[4],
		};
	}
}

/* Whether the letter fits the part of a condition that begins at *at: a letter, a dot or [^abc]. */
static bool part_fits(struct slice condition, size_t *at, uint32_t letter)
{
	uint32_t c = utf8_next(condition, at);
	bool negated, found = false;

	if (c != '[')
		return c == '.' || c == letter;
	negated = *at < condition.bytes && condition.data[*at] == '^';
	*at += negated;
	while (*at < condition.bytes && (c = utf8_next(condition, at)) != ']')
		found |= c == letter;
	return found != negated;
}

static size_t parts_of(struct slice condition)
{
	size_t count = 0;

	for (size_t at = 0; at < condition.bytes; count++)
		part_fits(condition, &at, 0);
	return count;
}

static bool condition_fits(struct slice condition, struct slice word)
{
	size_t parts = parts_of(condition), start = word.bytes, at = 0;

	for (size_t i = 0; i < parts; i++) {
		if (start == 0)
			return slice_is(condition, ".");
		utf8_previous(word, &start);
	}
	for (size_t i = 0; i < parts; i++) {
		uint32_t letter = utf8_next(word, &start);

		if (!part_fits(condition, &at, letter))
			return false;
	}
	return true;
}

static void add_form(struct dictionary *dictionary, struct slice form, struct slice word)
{
	size_t *first;
	bool added;

	ARRAY_GROW(dictionary->entries, dictionary->entry_count, dictionary->entry_capacity);
	first = map_add(&dictionary->forms, form, dictionary->entry_count, &added);
	dictionary->entries[dictionary->entry_count] = (struct entry){ word, added ? SIZE_MAX : *first };
	*first = dictionary->entry_count++;
}

static struct slice fold_word(struct dictionary *dictionary, const struct language *language, struct slice word)
{
	struct strbuf key = STRBUF_INIT;
	struct slice copy;

	key_folded(language, word, &key, NULL);
	copy = arena_copy(&dictionary->arena, strbuf_slice(&key));
	strbuf_release(&key);
	return copy;
}

static void add_word(struct dictionary *dictionary, const struct language *language, struct slice line)
{
	struct slice word, flags = SLICE(""), own;

	slice_next_field(&line, '/', &word);
	slice_next_field(&line, ' ', &flags);
	own = fold_word(dictionary, language, word);
	add_form(dictionary, own, own);
	for (size_t at = 0; at < flags.bytes;) {
		uint32_t flag = utf8_next(flags, &at);

		for (size_t i = 0; i < dictionary->suffix_count; i++) {
			const struct suffix *suffix = &dictionary->suffixes[i];
			struct strbuf form = STRBUF_INIT;

			if (suffix->flag != flag || !slice_ends(word, suffix->strip) ||
			    !condition_fits(suffix->condition, word))
				continue;
			strbuf_add(&form, slice_part(word, 0, word.bytes - suffix->strip.bytes));
			strbuf_add(&form, suffix->add);
			add_form(dictionary, fold_word(dictionary, language, strbuf_slice(&form)), own);
			strbuf_release(&form);
		}
	}
}

static void open_dictionary(struct dictionary *dictionary, const struct language *language, const char *name)
{
	char path[128];
	struct slice rest, line;

	*dictionary = (struct dictionary){ .affixes = STRBUF_INIT, .words = STRBUF_INIT, .arena = ARENA_INIT };
	snprintf(path, sizeof(path), "/usr/share/hunspell/%s.aff", name);
	if (access(path, R_OK) != 0) {
		printf("# no '%s': install hunspell-ru and hunspell-en-us\n", path);
		test_data_was_absent = 1;
		skip();
	}
	assert_true(file_read(path, FILE_LIMIT_BYTES, &dictionary->affixes, NULL));
	snprintf(path, sizeof(path), "/usr/share/hunspell/%s.dic", name);
	assert_true(file_read(path, FILE_LIMIT_BYTES, &dictionary->words, NULL));
	read_affixes(dictionary);
	rest = strbuf_slice(&dictionary->words);
	slice_next_line(&rest, &line);
	while (slice_next_line(&rest, &line))
		add_word(dictionary, language, line);
}

static void close_dictionary(struct dictionary *dictionary)
{
	strbuf_release(&dictionary->affixes);
	strbuf_release(&dictionary->words);
	free(dictionary->suffixes);
	free(dictionary->entries);
	map_release(&dictionary->forms);
	arena_release(&dictionary->arena);
}

/* Whether the token is a form of another word, and whether its key is that of one of its words. */
static bool meets_a_word(const struct dictionary *dictionary, struct stemmer *stemmer, struct slice form,
			 struct slice stem, bool *inflected, bool *known)
{
	const size_t *first = map_find(&dictionary->forms, form);
	struct strbuf own = STRBUF_INIT;
	bool met = false;

	*known = first != NULL;
	*inflected = *known;
	for (size_t i = first ? *first : SIZE_MAX; i != SIZE_MAX; i = dictionary->entries[i].next) {
		strbuf_clear(&own);
		stemmer_add(stemmer, dictionary->entries[i].word, &own);
		met |= slice_equal(strbuf_slice(&own), stem);
		*inflected &= !slice_equal(dictionary->entries[i].word, form);
	}
	strbuf_release(&own);
	return met;
}

static void score_text(const struct dictionary *dictionary, const struct language *language, struct slice text,
		       struct score *all, struct score *inflected)
{
	struct tokenizer *tokenizer = tokenizer_new(language);
	struct stemmer *stemmer = stemmer_new(language);
	struct tokens tokens = TOKENS_INIT;

	tokenizer_run(tokenizer, text, &tokens);
	for (size_t i = 0; i < tokens.count; i++) {
		bool is_inflected, known, met;

		if (tokens.items[i].kind != TOKEN_WORD)
			continue;
		met = meets_a_word(dictionary, stemmer, tokens_folded(&tokens, i), tokens_stem(&tokens, i),
				   &is_inflected, &known);
		all->total += known;
		all->right += known && met;
		inflected->total += is_inflected;
		inflected->right += is_inflected && met;
		if (is_inflected && !met)
			score_miss("%s: '%.*s'", language->tag, SLICE_ARG(tokens_folded(&tokens, i)));
	}
	tokens_release(&tokens);
	stemmer_free(stemmer);
	tokenizer_free(tokenizer);
}

static void read_column(size_t column, struct strbuf *text)
{
	struct strbuf table = STRBUF_INIT;
	struct slice rest, line, columns[SCORE_COLUMNS];

	score_read("ntrex/ntrex128.en-ru-uz.public.tsv", &table);
	rest = strbuf_slice(&table);
	while (slice_next_line(&rest, &line)) {
		score_split(line, columns);
		strbuf_add(text, columns[column]);
		strbuf_add_byte(text, '\n');
	}
	strbuf_release(&table);
}

static void russian_forms_meet(void **state)
{
	struct dictionary dictionary;
	struct strbuf text = STRBUF_INIT;
	struct score all = { 0, 0 }, inflected = { 0, 0 };

	(void)state;
	open_dictionary(&dictionary, &language_ru, "ru_RU");
	read_column(3, &text);
	score_read("segmentation/ru.gsd-dev.in.txt", &text);
	score_text(&dictionary, &language_ru, strbuf_slice(&text), &all, &inflected);
	strbuf_release(&text);
	close_dictionary(&dictionary);
	score_share("stem keys that meet, ru, inflected words of texts", &inflected, 95.0);
	score_share("stem keys that meet, ru, all words of texts", &all, 95.0);
}

static void english_forms_meet(void **state)
{
	struct dictionary dictionary;
	struct strbuf text = STRBUF_INIT;
	struct score all = { 0, 0 }, inflected = { 0, 0 };

	(void)state;
	open_dictionary(&dictionary, &language_en, "en_US");
	read_column(2, &text);
	score_read("segmentation/en.gum-dev.in.txt", &text);
	score_text(&dictionary, &language_en, strbuf_slice(&text), &all, &inflected);
	strbuf_release(&text);
	close_dictionary(&dictionary);
	score_share("stem keys that meet, en, all words of texts", &all, 97.0);
}

/* ------------------------------------------------------------ the Declaration */

static bool stands_at(const struct tokens *text, size_t at, const struct tokens *term, bool uzbek)
{
	if (at + term->count > text->count)
		return false;
	for (size_t i = 0; i < term->count; i++)
		if (uzbek ? !uzbek_is_form(tokens_folded(term, i), tokens_folded(text, at + i), false, NULL)
			  : !slice_equal(tokens_stem(term, i), tokens_stem(text, at + i)))
			return false;
	return true;
}

static void count_term(const struct language *language, const char *file, const char *term, size_t expected,
		       struct score *score)
{
	struct tokenizer *tokenizer = tokenizer_new(language);
	struct tokens text_tokens = TOKENS_INIT, term_tokens = TOKENS_INIT;
	struct strbuf text = STRBUF_INIT;
	size_t found = 0;

	score_read(file, &text);
	tokenizer_run(tokenizer, strbuf_slice(&text), &text_tokens);
	tokenizer_run(tokenizer, slice_of(term), &term_tokens);
	for (size_t i = 0; i < text_tokens.count; i++)
		found += stands_at(&text_tokens, i, &term_tokens, language_same_base(language, &language_uz));
	score->total += expected;
	score->right += found < expected ? found : expected;
	if (found != expected)
		score_miss("'%s': %zu times instead of %zu", term, found, expected);
	tokens_release(&text_tokens);
	tokens_release(&term_tokens);
	strbuf_release(&text);
	tokenizer_free(tokenizer);
}

static void terms_of_the_declaration_are_found(void **state)
{
	struct score score = { 0, 0 };

	(void)state;
	count_term(&language_en, "udhr/eng.txt", "human rights", 7, &score);
	count_term(&language_ru, "udhr/rus.txt", "права человека", 7, &score);
	count_term(&language_uz, "udhr/uzn_latn.txt", "inson huquqlari", 6, &score);
	count_term(&language_uz, "udhr/uzn_latn.txt", "Birlashgan Millatlar Tashkiloti", 4, &score);
	count_term(&language_ru, "udhr/rus.txt", "Организация Объединенных Наций", 4, &score);
	score_share("terms of the UDHR, occurrences found", &score, 100.0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(uzbek_nouns_are_found_in_both_scripts),
		cmocka_unit_test(uzbek_stem_keys_meet),
		cmocka_unit_test(russian_forms_meet),
		cmocka_unit_test(english_forms_meet),
		cmocka_unit_test(terms_of_the_declaration_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
