/*
 * surface -- a word as it stands in Uzbek text, before it is put over.
 *
 * Its letters are small, with their case beside them, the proposed alphabets
 * read and the apostrophes judged; and what was noticed on the way, by which the
 * transliterator knows whether the word is to be put over at all.
 */
#ifndef TEXT_SURFACE_H
#define TEXT_SURFACE_H

#include "text/apostrophe.h"
#include "text/letter_model.h"
#include "text/script_word.h"

struct surface {
	struct script_word word;
	size_t end;	      /* in the text */
	bool latin, cyrillic; /* which letters it has */
	bool foreign;	      /* a letter that Uzbek does not have, or one word glued to another */
	bool too_long;
	bool judged; /* the mark at `end` is a quote: the judge was asked already */
};

/* What the reading of words hangs on. */
struct surface_reader {
	struct slice text;
	bool from_latin;
	bool c_is_ch; /* the alphabet of 2023: c alone is ch */
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

#endif
