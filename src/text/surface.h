/*
 * surface -- a word as it stands in Uzbek text, before it is put over.
 *
 * Its letters are small, with their case beside them, the proposed alphabets
 * read and the apostrophes judged; and what was noticed on the way, by which the
 * transliterator knows whether the word is to be put over at all.
 */
#ifndef TEXT_SURFACE_H
#define TEXT_SURFACE_H

#include "text/alphabet.h"
#include "text/apostrophe.h"
#include "text/letter_model.h"
#include "text/script_word.h"

/* Marks that stand for one letter: as many as were typed in a row, of which only the first counts. */
struct surface_mark {
	size_t at, bytes; /* in the text */
	uint32_t letter;  /* U+02BB, U+02BC; 0: none, they are left out */
	bool final;	  /* a tutuq at the word's end, as old texts have it */
};

struct surface {
	struct script_word word;
	size_t end;	      /* in the text */
	struct surface_mark marks[SCRIPT_WORD_LETTERS];
	size_t mark_count;
	bool latin, cyrillic; /* which letters it has */
	bool foreign;	      /* a letter that Uzbek does not have, or one word glued to another */
	bool too_long;
	bool judged; /* the mark at `end` is a quote: the judge was asked already */
	bool reformed; /* it has letters of one of the other alphabets */
};

/* What the reading of words hangs on. */
struct surface_reader {
	struct slice text;
	bool from_latin;
	const struct alphabet *alphabet; /* of Latin text: its letters are read, too */
	const struct exceptions *exceptions;
	const struct letter_model *letters; /* Latin ones */
	struct apostrophe_judge judge;
};

/*
 * The word that begins at `at` behind the character `before`; an empty one (its
 * end is `at`) where no letter stands. Only Latin text has marks judged.
 */
void surface_take(struct surface_reader *reader, size_t at, uint32_t before, struct surface *surface);

/* Adds the hyphen at surface->end and the word behind it; false, and nothing changed, when there is none. */
bool surface_take_more(struct surface_reader *reader, struct surface *surface);

/* SHahar for Shahar: two letters that stand for one in the wrong case; the word is mended. */
bool surface_mend_case(struct script_word *word);

#endif
