/*
 * name -- the sound of a name, so that Feruza, Феруза and Ферузой are one.
 *
 * A key has a letter for each sound, Latin and Cyrillic alike: sh and ш are one, kh, x, х
 * and ҳ are one, what only softens or parts is left out, and doubled letters are single.
 * It is made of the stem, so that endings do not count. Coarse on purpose: for telling
 * whether two words are spellings of one name, never for showing.
 */
#ifndef QUALITY_NAME_H
#define QUALITY_NAME_H

#include "base/slice.h"

#include <stdint.h>

#define NAME_KEY_MOST 24

struct name_key {
	char sounds[NAME_KEY_MOST];
	uint8_t count;
	uint8_t ending; /* so many sounds at its end may be an ending */
};

/* Of a word, or its stem, in small letters. `x_is_ks`: in English x is no kh. */
void name_key_make(struct slice word, bool x_is_ks, struct name_key *key);

/* What may hang on a name: nothing, two sounds of a case, or what Uzbek has for endings. */
enum name_endings { NAME_ENDINGS_NONE, NAME_ENDINGS_RUSSIAN, NAME_ENDINGS_UZBEK };

/*
 * How many sounds of a family name as Uzbekistan and its neighbours have them stand before its
 * ending: Karimov of Karimova, Каримовой, Karimovning. The key is of the whole word. 0 when it is no
 * such name.
 */
size_t name_family_stem(const struct name_key *key, enum name_endings endings);

/*
 * How many sounds have to be put in, left out or changed to make one of the other, at
 * most `limit` + 1; what one has more at its end and may be an ending costs nothing.
 */
unsigned name_distance(const struct name_key *a, const struct name_key *b, unsigned limit);

#endif
