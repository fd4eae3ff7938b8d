/*
 * spelling -- letters on their way into text: their case, and in Latin the style of
 * apostrophes and the alphabet.
 */
#ifndef TEXT_SPELLING_H
#define TEXT_SPELLING_H

#include "base/strbuf.h"
#include "text/script_word.h"
#include "text/transliterate.h"

struct spelling_style {
	enum apostrophe_style apostrophes;
	const struct alphabet *alphabet;
};

/*
 * Adds the letters; `latin` says in what style Latin ones are written, NULL for
 * Cyrillic. Whether one letter was written for two, as the alphabet has it.
 */
bool spelling_write(const struct script_spelling *spelling, const struct spelling_style *latin, struct strbuf *out);

/* A mark (U+02BB, U+02BC) as the style has it. */
uint32_t spelling_mark(enum apostrophe_style style, uint32_t mark);

/* The word as it is: for Latin text whose style alone changes. */
void spelling_of(const struct script_word *word, struct script_spelling *spelling);

#endif
