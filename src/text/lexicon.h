/*
 * lexicon -- the words of one language that belong to numbers and dates.
 *
 * Read from data/placeables.tsv. Words are asked for in their folded form; Uzbek
 * ones may carry endings.
 */
#ifndef TEXT_LEXICON_H
#define TEXT_LEXICON_H

#include "base/slice.h"
#include "text/language.h"

enum lexicon_kind { LEXICON_MONTH, LEXICON_WORD, LEXICON_SCALE, LEXICON_PERCENT, LEXICON_AM, LEXICON_PM };

struct lexicon_entry {
	enum lexicon_kind kind;
	int value; /* the month, the number, the power of ten */
	int form;  /* which of the row's forms, from 0 */
};

struct lexicon;

struct lexicon *lexicon_new(const struct language *language);
void lexicon_free(struct lexicon *lexicon);

/* Borrows; NULL when the word is none of them. */
const struct lexicon_entry *lexicon_find(const struct lexicon *lexicon, struct slice folded);

#endif
