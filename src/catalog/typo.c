/*
 * typo -- whether an edit of a source mends a typo and changes no meaning.
 *
 * One walk over the tokens of both, without going back: where they differ the first rule
 * that holds is taken, and if none does it is an edit like any other.
 */
#include <config.h>

#include "catalog/typo.h"

#include "base/alloc.h"
#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "text/placeable.h"
#include "text/token.h"

#include <stdlib.h>
#include <string.h>

#define LETTERS_MOST 64
#define TURNED_COMMA 0x2bb /* of oʻ and gʻ; the other one, ʼ, is not in a folded word */

struct typo_judge {
	const struct language *language;
	const struct typo_words *words; /* or NULL */
	struct tokenizer *tokenizer;
	struct placeable_scanner *scanner;
	struct tokens old, fresh;
	struct placeables old_values, fresh_values;
	struct differences differences;
	struct map seen; /* folded words of the release */
	struct arena arena;
};

/* --------------------------------------------------------------------- negations */

#define BEGINNINGS 8

/* What says no in a language. Folded: Uzbek in Latin letters, without ʼ. */
static const struct negation {
	const char *base;
	const char *words;		    /* between spaces */
	const char *beginnings[BEGINNINGS]; /* of words */
	const char *inside, *end;
} negations[] = {
	{ "en",
	  " not no nor never neither none nothing nobody nowhere without hardly scarcely cannot "
	  "don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't hasn't haven't hadn't ",
	  { "un", "dis", "non", "mis", "in", "im", "il", "ir" },
	  NULL,
	  "less" },
	{ "ru",
	  " не ни нет без кроме никто ничто никогда нигде никакой нельзя невозможно едва ",
	  { "не", "ни", "без", "бес" },
	  NULL,
	  NULL },
	{ "uz", " emas yoʻq yoq hech na aslo sira ", { "be", "no" }, "ma", "siz" },
};

static const struct negation *negation_of(const struct language *language)
{
	for (size_t i = 0; i < ARRAY_COUNT(negations); i++)
		if (strcmp(language->base, negations[i].base) == 0)
			return &negations[i];
	return NULL;
}

static bool is_listed(const char *list, struct slice word)
{
	size_t at = 0;

	while ((at = slice_find(slice_of(list), word, at)) != SIZE_MAX) {
		if (at > 0 && list[at - 1] == ' ' && list[at + word.bytes] == ' ')
			return true;
		at++;
	}
	return false;
}

/* How often a part stands in a word, not counting its beginning. */
static size_t count_inside(struct slice word, const char *part)
{
	size_t count = 0, at = 1;

	while ((at = slice_find(word, slice_of(part), at)) != SIZE_MAX) {
		count++;
		at++;
	}
	return count;
}

/* What in a word may say no: two words that say the same have the same. */
static size_t negation_mark(const struct language *language, struct slice word)
{
	const struct negation *negation = negation_of(language);
	size_t mark = 0;

	if (!negation)
		return 0;
	for (size_t i = 0; i < BEGINNINGS && negation->beginnings[i]; i++)
		if (slice_starts(word, slice_of(negation->beginnings[i])))
			mark |= (size_t)1 << i;
	if (negation->end && slice_ends(word, slice_of(negation->end)))
		mark |= (size_t)1 << BEGINNINGS;
	if (negation->inside)
		mark += count_inside(word, negation->inside) << (BEGINNINGS + 1);
	return mark;
}

static bool is_negation(const struct language *language, struct slice word)
{
	const struct negation *negation = negation_of(language);

	return negation && word.bytes && is_listed(negation->words, word);
}

/* ---------------------------------------------------------------------- distance */

static size_t read_letters(struct slice word, uint32_t letters[LETTERS_MOST])
{
	size_t count = 0, at = 0;

	while (at < word.bytes && count < LETTERS_MOST)
		letters[count++] = utf8_next(word, &at);
	return at < word.bytes ? 0 : count;
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* Optimal string alignment: letters put in, left out, exchanged, or neighbours that changed places. */
static unsigned letter_distance(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count)
{
	unsigned rows[3][LETTERS_MOST + 1];

	for (size_t j = 0; j <= b_count; j++)
		rows[0][j] = (unsigned)j;
	for (size_t i = 1; i <= a_count; i++) {
		unsigned *row = rows[i % 3], *before = rows[(i + 2) % 3], *first = rows[(i + 1) % 3];

		row[0] = (unsigned)i;
		for (size_t j = 1; j <= b_count; j++) {
			row[j] =
				least(least(before[j], row[j - 1]) + 1, before[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = least(row[j], first[j - 2] + 1);
		}
	}
	return rows[a_count % 3][b_count];
}

/* ------------------------------------------------------------------------ tokens */

/* Where both texts are read. */
struct walk {
	struct typo_judge *judge;
	struct slice old_text, fresh_text;
	size_t i, j; /* tokens of the old and the fresh text */
	size_t fixes;
};

static struct slice token_text(const struct tokens *tokens, size_t index, struct slice text)
{
	return slice_part(text, tokens->items[index].from, tokens->items[index].to);
}

static bool is_word(const struct tokens *tokens, size_t index)
{
	return index < tokens->count && tokens->items[index].kind == TOKEN_WORD;
}

static bool is_lower_word(const struct tokens *tokens, size_t index)
{
	return is_word(tokens, index) && tokens->items[index].shape == SHAPE_LOWER;
}

static bool is_mark(const struct tokens *tokens, size_t index, const char *marks)
{
	struct slice folded;

	if (index >= tokens->count || tokens->items[index].kind != TOKEN_PUNCTUATION)
		return false;
	folded = tokens_folded(tokens, index);
	return folded.bytes && is_listed(marks, folded);
}

#define LIGHT_MARKS " , . ; : \" ' - ... « » “ ” „ ‘ ’ – — … "
#define DASHES " - – — "
#define ENDS " . ! ? … ... "

static bool is_figure(const struct tokens *tokens, size_t index)
{
	return index < tokens->count &&
	       (tokens->items[index].kind == TOKEN_NUMBER || tokens->items[index].kind == TOKEN_PLACEABLE);
}

/* A mark that may come and go. */
static bool is_light(const struct tokens *tokens, size_t index)
{
	if (!is_mark(tokens, index, LIGHT_MARKS))
		return false;
	return !is_mark(tokens, index, DASHES) ||
	       !((index > 0 && is_figure(tokens, index - 1)) || is_figure(tokens, index + 1));
}

static bool begins_sentence(const struct tokens *tokens, size_t index)
{
	while (index > 0 && tokens->items[index - 1].kind == TOKEN_CODE)
		index--;
	return index == 0 || is_mark(tokens, index - 1, ENDS);
}

/* Words, by kind, letters and case; codes, numbers and addresses byte for byte. */
static bool is_equal(const struct walk *walk)
{
	const struct tokens *old = &walk->judge->old, *fresh = &walk->judge->fresh;
	enum token_kind kind = old->items[walk->i].kind;

	if (kind == TOKEN_WORD || kind == TOKEN_PUNCTUATION)
		return token_is_same(old, walk->i, fresh, walk->j);
	return kind == fresh->items[walk->j].kind && slice_equal(token_text(old, walk->i, walk->old_text),
								 token_text(fresh, walk->j, walk->fresh_text));
}

/* ------------------------------------------------------------------------- rules */

/* Each takes its tokens and tells whether it held. */
typedef bool rule_function(struct walk *walk);

static bool first_letter(struct walk *walk)
{
	const struct tokens *old = &walk->judge->old, *fresh = &walk->judge->fresh;
	int a, b;

	if (!is_word(old, walk->i) || !is_word(fresh, walk->j) ||
	    !slice_equal(tokens_folded(old, walk->i), tokens_folded(fresh, walk->j)) ||
	    !begins_sentence(old, walk->i) || !begins_sentence(fresh, walk->j))
		return false;
	a = old->items[walk->i].shape;
	b = fresh->items[walk->j].shape;
	if (!((a == SHAPE_LOWER && b == SHAPE_CAPITAL) || (a == SHAPE_CAPITAL && b == SHAPE_LOWER)))
		return false;
	walk->i++;
	walk->j++;
	return true;
}

static bool is_known_word(const struct walk *walk, struct slice folded, struct slice written)
{
	const struct typo_words *words = walk->judge->words;

	return words && words->is_word ? words->is_word(words->dictionary, written)
				       : map_find(&walk->judge->seen, folded) != NULL;
}

static bool are_near_letters(struct slice a, struct slice b)
{
	uint32_t a_letters[LETTERS_MOST], b_letters[LETTERS_MOST];
	size_t a_count = read_letters(a, a_letters), b_count = read_letters(b, b_letters);
	unsigned allowed = a_count >= TYPO_LETTERS_LONG && b_count >= TYPO_LETTERS_LONG ? 2 : 1;

	return a_count >= TYPO_LETTERS_LEAST && b_count >= TYPO_LETTERS_LEAST && a_letters[0] == b_letters[0] &&
	       letter_distance(a_letters, a_count, b_letters, b_count) <= allowed;
}

static bool misspelling(struct walk *walk)
{
	const struct tokens *old = &walk->judge->old, *fresh = &walk->judge->fresh;
	const struct language *language = walk->judge->language;
	struct slice a, b;

	if (!is_lower_word(old, walk->i) || !is_lower_word(fresh, walk->j))
		return false;
	a = tokens_folded(old, walk->i);
	b = tokens_folded(fresh, walk->j);
	if (!are_near_letters(a, b) || slice_equal(tokens_stem(old, walk->i), tokens_stem(fresh, walk->j)) ||
	    negation_mark(language, a) != negation_mark(language, b) || is_negation(language, a) ||
	    is_negation(language, b) || is_known_word(walk, a, token_text(old, walk->i, walk->old_text)) ||
	    !is_known_word(walk, b, token_text(fresh, walk->j, walk->fresh_text)))
		return false;
	walk->i++;
	walk->j++;
	return true;
}

/* The letters of a folded word without ʻ, and how many. */
static size_t drop_apostrophes(struct slice word, uint32_t letters[LETTERS_MOST])
{
	size_t count = read_letters(word, letters), kept = 0;

	for (size_t i = 0; i < count; i++)
		if (letters[i] != TURNED_COMMA)
			letters[kept++] = letters[i];
	return kept;
}

/* boyicha, boʻyicha */
static bool apostrophe_letter(struct walk *walk)
{
	const struct tokens *old = &walk->judge->old, *fresh = &walk->judge->fresh;
	const struct typo_words *words = walk->judge->words;
	uint32_t a[LETTERS_MOST], b[LETTERS_MOST];
	size_t count;

	if (strcmp(walk->judge->language->base, "uz") != 0 || !words || !words->is_listed ||
	    !is_lower_word(old, walk->i) || !is_lower_word(fresh, walk->j) ||
	    is_negation(walk->judge->language, tokens_folded(old, walk->i)) ||
	    is_negation(walk->judge->language, tokens_folded(fresh, walk->j)))
		return false;
	count = drop_apostrophes(tokens_folded(old, walk->i), a);
	if (count < TYPO_LETTERS_APOSTROPHE || drop_apostrophes(tokens_folded(fresh, walk->j), b) != count ||
	    memcmp(a, b, count * sizeof(*a)) != 0 ||
	    words->is_listed(words->dictionary, token_text(old, walk->i, walk->old_text)) ||
	    !words->is_word(words->dictionary, token_text(fresh, walk->j, walk->fresh_text)))
		return false;
	walk->i++;
	walk->j++;
	return true;
}

/* Words and hyphens from `index` on whose letters are, one behind the other, those of `whole`: how many. */
static size_t count_pieces(const struct walk *walk, const struct tokens *tokens, size_t index,
			   struct slice whole)
{
	size_t count = 0, words = 0;

	while (whole.bytes) {
		struct slice piece;

		if (words && is_mark(tokens, index + count, " - ")) {
			count++;
			continue;
		}
		if (!is_lower_word(tokens, index + count))
			return 0;
		piece = tokens_folded(tokens, index + count);
		if (!slice_starts(whole, piece) || is_negation(walk->judge->language, piece))
			return 0;
		whole = slice_part(whole, piece.bytes, whole.bytes);
		count++;
		words++;
	}
	return words == 2 ? count : 0;
}

static bool says_no(const struct walk *walk, struct slice whole)
{
	return negation_mark(walk->judge->language, whole) != 0 || is_negation(walk->judge->language, whole);
}

/* One word that became two, or two that became one. */
static bool written_together(struct walk *walk)
{
	const struct tokens *old = &walk->judge->old, *fresh = &walk->judge->fresh;
	size_t pieces;

	if (!is_lower_word(old, walk->i) || !is_lower_word(fresh, walk->j))
		return false;
	pieces = says_no(walk, tokens_folded(old, walk->i))
			 ? 0
			 : count_pieces(walk, fresh, walk->j, tokens_folded(old, walk->i));
	if (pieces) {
		walk->i++;
		walk->j += pieces;
		return true;
	}
	pieces = says_no(walk, tokens_folded(fresh, walk->j))
			 ? 0
			 : count_pieces(walk, old, walk->i, tokens_folded(fresh, walk->j));
	walk->i += pieces;
	walk->j += pieces != 0;
	return pieces != 0;
}

/* Uzbek doubles words to say something: asta asta. */
static bool doubled_word(struct walk *walk)
{
	const struct tokens *old = &walk->judge->old;

	if (!is_lower_word(old, walk->i) || walk->i == 0 || !is_lower_word(old, walk->i - 1) ||
	    strcmp(walk->judge->language->base, "uz") == 0 ||
	    !slice_equal(tokens_folded(old, walk->i), tokens_folded(old, walk->i - 1)) ||
	    is_negation(walk->judge->language, tokens_folded(old, walk->i)))
		return false;
	walk->i++;
	return true;
}

static bool light_mark(struct walk *walk)
{
	bool old = is_light(&walk->judge->old, walk->i), fresh = is_light(&walk->judge->fresh, walk->j);

	walk->i += old;
	walk->j += fresh;
	return old || fresh;
}

static rule_function *const rules[] = { first_letter,	  misspelling,	apostrophe_letter,
					written_together, doubled_word, light_mark };

static bool apply_rule(struct walk *walk)
{
	for (size_t i = 0; i < ARRAY_COUNT(rules); i++)
		if (rules[i](walk)) {
			walk->fixes++;
			return true;
		}
	return false;
}

/* -------------------------------------------------------------------------- judge */

struct typo_judge *typo_judge_new(const struct language *language, const struct typo_words *words)
{
	struct typo_judge *judge = alloc_zeroed(1, sizeof(*judge));

	judge->language = language ? language : &language_en;
	judge->words = words;
	judge->tokenizer = tokenizer_new(judge->language);
	judge->scanner = placeable_scanner_new(judge->language);
	judge->old = judge->fresh = (struct tokens)TOKENS_INIT;
	judge->old_values = judge->fresh_values = (struct placeables)PLACEABLES_INIT;
	return judge;
}

void typo_judge_free(struct typo_judge *judge)
{
	if (!judge)
		return;
	tokenizer_free(judge->tokenizer);
	placeable_scanner_free(judge->scanner);
	tokens_release(&judge->old);
	tokens_release(&judge->fresh);
	placeables_release(&judge->old_values);
	placeables_release(&judge->fresh_values);
	differences_release(&judge->differences);
	map_release(&judge->seen);
	arena_release(&judge->arena);
	free(judge);
}

void typo_judge_read(struct typo_judge *judge, struct slice source)
{
	if (judge->words && judge->words->is_word)
		return;
	tokenizer_run(judge->tokenizer, source, &judge->fresh);
	for (size_t i = 0; i < judge->fresh.count; i++)
		if (is_word(&judge->fresh, i) && !map_find(&judge->seen, tokens_folded(&judge->fresh, i)))
			map_add(&judge->seen, arena_copy(&judge->arena, tokens_folded(&judge->fresh, i)), 0,
				NULL);
}

static bool same_values(struct typo_judge *judge, struct slice old, struct slice fresh)
{
	placeable_scan(judge->scanner, old, &judge->old_values);
	placeable_scan(judge->scanner, fresh, &judge->fresh_values);
	placeables_compare(&judge->old_values, &judge->fresh_values, &judge->differences);
	return judge->differences.count == 0;
}

bool typo_judge_run(struct typo_judge *judge, struct slice old, struct slice fresh)
{
	struct walk walk = { judge, old, fresh, 0, 0, 0 };

	if (!same_values(judge, old, fresh))
		return false;
	tokenizer_run(judge->tokenizer, old, &judge->old);
	tokenizer_run(judge->tokenizer, fresh, &judge->fresh);
	while (walk.i < judge->old.count || walk.j < judge->fresh.count) {
		if (walk.i < judge->old.count && walk.j < judge->fresh.count && is_equal(&walk)) {
			walk.i++;
			walk.j++;
		} else if (!apply_rule(&walk)) {
			return false;
		}
	}
	return walk.fixes <= 1 || walk.fixes * TYPO_WORDS_PER_FIX <= judge->old.count;
}
