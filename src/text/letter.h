/*
 * letter -- what a code point is, and its case, without asking ICU each time.
 *
 * Latin and Cyrillic as Uzbek, Russian and their neighbours use them are
 * answered from small tables; every other code point goes to ICU, so that the
 * answers are ICU's throughout. Case is never Turkic: I and i belong together.
 */
#ifndef TEXT_LETTER_H
#define TEXT_LETTER_H

#include "text/language.h"

#include <stdint.h>

/* The two marks that are letters in Uzbek: oʻ gʻ and the tutuq belgisi. */
#define LETTER_OKINA 0x02bbu
#define LETTER_TUTUQ 0x02bcu

/* The most code points that a full case folding gives. */
#define LETTER_FOLD_MAX 3

/* A letter of any script; the two Uzbek marks count. */
bool letter_is(uint32_t c);

/* SCRIPT_OTHER also for what is no letter. */
enum script letter_script(uint32_t c);

/* a e i o u, а е ё и о у ы э ю я ў, and their capitals. */
bool letter_is_vowel(uint32_t c);

bool letter_is_upper(uint32_t c);

/* Simple mappings: one code point for one. */
uint32_t letter_lower(uint32_t c);
uint32_t letter_upper(uint32_t c);

/* Full case folding: fills `folded` and returns how many code points there are. */
size_t letter_fold(uint32_t c, uint32_t folded[LETTER_FOLD_MAX]);

/* SPACE and its relatives: category Zs, tab and the line ends. */
bool letter_is_space(uint32_t c);

/* Soft hyphen, zero width space, word joiner, BOM, and the two direction marks. */
bool letter_is_ignorable(uint32_t c);

/* Category Pd, MINUS SIGN and HYPHEN-MINUS. */
bool letter_is_dash(uint32_t c);

/* Double quotation marks of every shape, guillemets too. */
bool letter_is_double_quote(uint32_t c);

/* Single quotation marks, single guillemets and the ASCII apostrophe. */
bool letter_is_single_quote(uint32_t c);

/*
 * The Cyrillic letter that looks like a Latin one, or the other way round; 0
 * when there is none.
 */
uint32_t letter_look_alike(uint32_t c);

#endif
