/*
 * language_guess -- reading a language where a person wrote it.
 *
 * language_find() knows tags. People write names ("Uzbek", "ruscha", "кирилл") and
 * slip; for them a refusal says what they may have meant.
 */
#ifndef TEXT_LANGUAGE_GUESS_H
#define TEXT_LANGUAGE_GUESS_H

#include "base/error.h"
#include "text/language.h"

/*
 * The language whose name (in English, in itself or in the language of the
 * messages; with its script, without, or its script alone), or whose tag, is next
 * to what is written; NULL when none is near.
 */
const struct language *language_guess(struct slice written);

/* language_find() for what a person wrote: NULL sets ERROR_USAGE, which says what may be meant. */
const struct language *language_read(struct slice spelling, struct error *err);

#endif
