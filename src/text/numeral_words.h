/*
 * numeral_words -- the rows of data/uz-numerals.tsv, ready for use.
 *
 * Read once from the table that is compiled in and the workspace's own. Private to transliteration and tokens.
 */
#ifndef TEXT_NUMERAL_WORDS_H
#define TEXT_NUMERAL_WORDS_H

#include "text/data_table.h"

enum numeral_words {
	NUMERAL_ROMAN,	/* before which a lone I, V or X is a number */
	NUMERAL_DIGITS, /* written right behind a number */
	NUMERAL_MONTHS,
	NUMERAL_ABBREVIATIONS, /* that could be Roman numerals */
};

#define NUMERAL_LISTS (NUMERAL_ABBREVIATIONS + 1)

/* Whether a folded Latin word is one of the list, with endings or without. */
bool numeral_words_have_form(enum numeral_words list, struct slice word);

/* Whether it is one of them as it stands. */
bool numeral_words_have(enum numeral_words list, struct slice word);

/* Reads rows that stand beside ours, and reports those of no use. */
void numeral_words_prove(struct slice rows, const char *file, const struct data_report *report);

/* The table that is compiled in. */
struct slice numeral_words_table(void);

#endif
