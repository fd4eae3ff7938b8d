/*
 * lexicon -- words looked up where they begin in a text.
 *
 * A trie over folded characters (small letters, ё as е, one kind of space, hyphen
 * and Uzbek apostrophe), so that a word that is none of them is turned away after
 * a letter or two. A form may hold spaces and signs: "AQSH dollari", "p.m.", "%".
 * Uzbek words may carry endings.
 */
#ifndef TEXT_LEXICON_H
#define TEXT_LEXICON_H

#include "base/slice.h"
#include "text/language.h"

#include <stdint.h>

#define LEXICON_FORM_BYTES_MAX 64

struct lexicon;

struct lexicon *lexicon_new(const struct language *language);
void lexicon_free(struct lexicon *lexicon);

/*
 * Adds a form for the row `row`, as the form number `form` of it. Several may be
 * spelled alike. False when it is empty or too long.
 */
bool lexicon_add(struct lexicon *lexicon, struct slice form, uint32_t row, unsigned number);

/*
 * Lets a form be the first part of a longer word whose rest begins with one of the
 * forms in `rests`, which is borrowed: пяти in пятилетний. Such a form is a stem.
 */
void lexicon_allow_compounds(struct lexicon *lexicon, const struct lexicon *rests);

/* One reading of a spelling, and the next one; 0 ends the chain. */
struct lexicon_word {
	uint32_t row, next;
	unsigned form;
};

const struct lexicon_word *lexicon_word(const struct lexicon *lexicon, uint32_t word);

/* Chains of readings: of the whole, and of a stem whose endings begin at stem_end; 0 for none. */
struct lexicon_match {
	uint32_t exact, stem;
	size_t stem_end, end;
};

/*
 * The longest form that the text has at `at`, which begins a word or is a sign.
 * It ends where a word ends.
 */
bool lexicon_find(const struct lexicon *lexicon, struct slice text, size_t at, struct lexicon_match *match);

/* Whether a character belongs to the word before it; apostrophes do between letters. */
bool lexicon_continues_word(struct slice text, size_t at);

#endif
