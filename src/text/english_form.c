/*
 * english_form -- whether one English word is another one inflected.
 */
#include <config.h>

#include "text/english_form.h"

#include "base/alloc.h"

/* An ending that may be taken off, and what then stands in its place. */
struct ending {
	struct slice ending, instead;
	size_t least; /* bytes that must be left */
	bool doubled; /* the consonant before it may be doubled: stopped, stop */
};

#define ROW(ending, instead, least, doubled) \
	{ { ending, sizeof(ending) - 1 }, { instead, sizeof(instead) - 1 }, least, doubled }

static const struct ending endings[] = {
	ROW("ies", "y", 2, false), ROW("es", "", 3, false),  ROW("s", "", 2, false),
	ROW("ves", "f", 2, false), ROW("ves", "fe", 2, false), ROW("men", "man", 0, false),
	ROW("ied", "y", 2, false), ROW("ed", "", 2, true),   ROW("ed", "e", 2, false),
	ROW("ing", "", 2, true),   ROW("ing", "e", 2, false), ROW("ier", "y", 3, false),
	ROW("er", "", 3, true),	   ROW("er", "e", 3, false), ROW("iest", "y", 3, false),
	ROW("est", "", 3, true),   ROW("est", "e", 3, false),
};

static bool has(const struct english_bases *bases, struct slice base)
{
	for (size_t i = 0; i < bases->count; i++)
		if (slice_equal(bases->items[i], base))
			return true;
	return false;
}

static void add(struct english_bases *bases, struct slice base)
{
	if (bases->count < ENGLISH_BASES_MAX && base.bytes && !has(bases, base))
		bases->items[bases->count++] = base;
}

/* A base that is no part of the word. */
static void add_made(struct english_bases *bases, struct slice stem, struct slice instead)
{
	char *at = bases->bytes + bases->used;

	if (!instead.bytes) {
		add(bases, stem);
		return;
	}
	if (bases->used + stem.bytes + instead.bytes > sizeof(bases->bytes))
		return;
	memcpy(at, stem.data, stem.bytes);
	memcpy(at + stem.bytes, instead.data, instead.bytes);
	bases->used += stem.bytes + instead.bytes;
	add(bases, slice_from(at, stem.bytes + instead.bytes));
}

static bool is_vowel(char c)
{
	return c && strchr("aeiouy", c);
}

static bool has_vowel(struct slice word)
{
	for (size_t i = 0; i < word.bytes; i++)
		if (is_vowel(word.data[i]))
			return true;
	return false;
}

static bool ends_doubled(struct slice stem)
{
	char last = stem.bytes > 2 ? stem.data[stem.bytes - 1] : 0;

	return last && last == stem.data[stem.bytes - 2] && !is_vowel(last);
}

/* -ss, -us and -is end words, not plurals. */
static bool is_plural_like(struct slice word)
{
	char before = word.bytes > 2 ? word.data[word.bytes - 2] : 0;

	return before && !strchr("su", before) && before != '\'';
}

static void take_endings_off(struct english_bases *bases, struct slice word)
{
	for (size_t i = 0; i < ARRAY_COUNT(endings); i++) {
		const struct ending *row = &endings[i];
		struct slice stem;

		if (!slice_ends(word, row->ending) || word.bytes < row->ending.bytes + row->least)
			continue;
		if (slice_is(row->ending, "s") && !is_plural_like(word))
			continue;
		stem = slice_part(word, 0, word.bytes - row->ending.bytes);
		if (row->least > 0 && !has_vowel(stem))
			continue;
		add_made(bases, stem, row->instead);
		if (row->doubled && ends_doubled(stem))
			add(bases, slice_part(stem, 0, stem.bytes - 1));
	}
}

static struct slice without_possessive(struct slice word)
{
	if (slice_ends(word, SLICE("'s")))
		return slice_part(word, 0, word.bytes - 2);
	return slice_ends(word, SLICE("'")) ? slice_part(word, 0, word.bytes - 1) : word;
}

void english_bases(const struct irregular *irregular, struct slice word, struct english_bases *bases)
{
	struct slice owner = without_possessive(word), lemma;

	bases->count = bases->used = 0;
	add(bases, word);
	if (word.bytes > ENGLISH_WORD_BYTES_MAX)
		return;
	add(bases, owner);
	lemma = irregular_lemma(irregular, owner);
	if (lemma.data && slice_equal(lemma, owner))
		return; /* it only looks like a form */
	if (lemma.data)
		add(bases, lemma);
	take_endings_off(bases, owner);
}

bool english_is_form(const struct irregular *irregular, struct slice term, struct slice word)
{
	struct english_bases of_term, of_word;

	if (slice_equal(term, word))
		return true;
	english_bases(irregular, term, &of_term);
	english_bases(irregular, word, &of_word);
	for (size_t i = 0; i < of_word.count; i++)
		if (has(&of_term, of_word.items[i]))
			return true;
	return false;
}

bool english_is_noun_form(const struct irregular *irregular, struct slice term, struct slice word)
{
	struct slice owner = without_possessive(word), lemma;

	if (slice_equal(term, owner) || slice_equal(term, word))
		return true;
	lemma = irregular_lemma(irregular, owner);
	if (lemma.data && slice_equal(lemma, term))
		return true;
	if (slice_ends(owner, SLICE("ies")) && slice_ends(term, SLICE("y")))
		return slice_equal(slice_part(owner, 0, owner.bytes - 3), slice_part(term, 0, term.bytes - 1));
	if (slice_ends(owner, SLICE("men")) && slice_ends(term, SLICE("man")))
		return slice_equal(slice_part(owner, 0, owner.bytes - 3), slice_part(term, 0, term.bytes - 3));
	return slice_starts(owner, term) && (slice_is(slice_part(owner, term.bytes, owner.bytes), "s") ||
					     slice_is(slice_part(owner, term.bytes, owner.bytes), "es"));
}
