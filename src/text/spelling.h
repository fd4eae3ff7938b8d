/*
 * spelling -- letters on their way into text: their case, and in Latin the style of
 * apostrophes and the alphabet.
 */
#ifndef TEXT_SPELLING_H
#define TEXT_SPELLING_H

#include "base/strbuf.h"
#include "text/script_word.h"
#include "text/transliterate.h"

/* Adds the letters; `latin` says in what style Latin ones are written, NULL for Cyrillic. */
void spelling_write(const struct script_spelling *spelling, const struct transliterate_options *latin,
		    struct strbuf *out);

/* The word as it is: for Latin text whose style alone changes. */
void spelling_of(const struct script_word *word, struct script_spelling *spelling);

#endif
