/*
 * stem_uzbek -- one key for the forms of an Uzbek word, without a dictionary.
 */
#include <config.h>

#include "text/stem_uzbek.h"

#include "base/alloc.h"
#include "text/uzbek_tail.h"

#define OKINA "\xca\xbb" /* U+02BB */

static bool is_vowel(char c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

static bool is_inside_character(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* oʻ and gʻ are one letter, and so are sh, ch and ng, which need no care here. */
static size_t letter_count(struct slice word)
{
	size_t letters = 0;

	for (size_t i = 0; i < word.bytes; i++)
		letters += !is_inside_character(word.data[i]) && (unsigned char)word.data[i] != 0xca;
	return letters;
}

static bool has_vowel(struct slice word)
{
	for (size_t i = 0; i < word.bytes; i++)
		if (is_vowel(word.data[i]))
			return true;
	return false;
}

/* The short noun that the word is a form of; empty when it is none. */
static struct slice short_noun(struct slice word)
{
	for (size_t bytes = 2; bytes <= 4 && bytes < word.bytes; bytes++)
		if (uzbek_is_short_noun(slice_part(word, 0, bytes)) && uzbek_tail_follows(word, bytes, false, NULL))
			return slice_part(word, 0, bytes);
	return SLICE_NONE;
}

static struct slice shortest_stem(struct slice word)
{
	struct slice noun = short_noun(word);

	if (noun.bytes)
		return noun;
	for (size_t bytes = 3; bytes < word.bytes; bytes++) {
		struct slice stem = slice_part(word, 0, bytes);

		if (is_inside_character(word.data[bytes]) || (unsigned char)word.data[bytes] == 0xca ||
		    letter_count(stem) < 3 || !has_vowel(stem))
			continue;
		if (uzbek_tail_follows(word, bytes, false, NULL))
			return stem;
	}
	return word;
}

/*
 * The vowel of a last syllable that endings drop: shahar, shahri. Taken out of
 * every word that could be one, so that the two meet.
 */
static size_t dropped_vowel(struct slice stem)
{
	size_t at = stem.bytes - 2;

	if (letter_count(stem) < 5 || is_vowel(stem.data[at - 1]) || !memchr("iua", stem.data[at], 3) ||
	    !memchr("lrnzmt", stem.data[at + 1], 6))
		return 0;
	return at;
}

/*
 * The k, q, g or gʻ behind the last vowel, which softens before endings: yurak,
 * yurag-i; qishloq, qishlogʻ-i. Left out, because -gi is an ending too.
 */
static struct slice without_soft_end(struct slice stem)
{
	size_t end = stem.bytes;

	if (letter_count(stem) < 5)
		return stem;
	if (slice_ends(stem, SLICE("g" OKINA)))
		end -= 3;
	else if (memchr("kqg", stem.data[end - 1], 3))
		end -= 1;
	return is_vowel(stem.data[end - 1]) ? slice_part(stem, 0, end) : stem;
}

static void add_changed(struct slice stem, struct strbuf *out)
{
	struct slice hard = without_soft_end(stem);
	size_t vowel = hard.bytes < stem.bytes || stem.bytes < 4 ? 0 : dropped_vowel(stem);

	strbuf_add(out, slice_part(hard, 0, vowel ? vowel : hard.bytes));
	if (vowel)
		strbuf_add(out, slice_part(hard, vowel + 1, hard.bytes));
}

void stem_uzbek_add(struct slice folded, struct strbuf *stem)
{
	struct slice shorter = shortest_stem(folded);

	while (shorter.bytes < folded.bytes) {
		folded = shorter;
		shorter = shortest_stem(folded);
	}
	if (slice_is(shorter, "ahol")) /* aholi, ahli: the vowel is none of the usual three */
		shorter = SLICE("ahl");
	add_changed(shorter, stem);
}
