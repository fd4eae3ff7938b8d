/*
 * uzbek_word -- one Uzbek word of a text as endings are told in it.
 *
 * Quick and without memory of its own: letters by the rules alone, no exceptions.
 */
#ifndef TEXT_UZBEK_WORD_H
#define TEXT_UZBEK_WORD_H

#include "base/slice.h"

/* Longer words are cut: they are none of those that are looked for. */
#define UZBEK_WORD_BYTES 64

/*
 * The word that begins at `at`, either script, in small Latin letters with U+02BB
 * in oʻ and gʻ and no tutuq; empty when there is none. It lies in `buffer`; *end
 * (may be NULL) is where it ends in the text.
 */
struct slice uzbek_word_read(struct slice text, size_t at, char buffer[UZBEK_WORD_BYTES], size_t *end);

#endif
