/*
 * key -- two forms of a text under which the memory finds it again.
 *
 * Keys are made of the marked form (see code.h) and are only compared, never
 * shown. Two texts with the same *exact* key are the same text for a
 * translator: Unicode's composition, white space, invisible marks, the shapes
 * of quotes and of the Uzbek apostrophes do not count; case, dashes, digits,
 * punctuation and the script do.
 *
 * Under the *folded* key case, dashes, ё, the two scripts of Uzbek and those
 * of its spellings that are printed side by side (oktabr and oktyabr, fransuz
 * and frantsuz, poezd and poyezd) are one as well, and Latin letters that
 * slipped into a Cyrillic word are taken for what they look like.
 *
 * A code is U+E000, its number in order of first appearance, U+E001; a '/'
 * before the number closes, one behind it stands alone. So <a1>x</a1> and
 * <b7>x</b7> have the same key.
 *
 * Keys are stored: whoever changes what they are must raise KEY_VERSION.
 */
#ifndef TEXT_KEY_H
#define TEXT_KEY_H

#include "base/strbuf.h"
#include "text/language.h"

#define KEY_VERSION 1

#define KEY_CODE_BEGIN 0xe000u
#define KEY_CODE_END 0xe001u

/*
 * From a key back to its text: for the byte i of the key, offsets[i] is where
 * in the marked form the character begins that it stands for. The last of the
 * `count` entries, one more than the key has bytes, is the end of the text.
 * The owner releases it; it is used anew at each call.
 */
struct key_map {
	uint32_t *offsets;
	size_t count, capacity;
};

#define KEY_MAP_INIT { NULL, 0, 0 }

void key_map_release(struct key_map *map);

/* Add to `key`; `map` may be NULL, and begins at the key's first byte. */
void key_exact(const struct language *language, struct slice marked, struct strbuf *key, struct key_map *map);
void key_folded(const struct language *language, struct slice marked, struct strbuf *key, struct key_map *map);

/*
 * A part of the marked form that another may stand for: in the folded key it is
 * U+E000, its label (ASCII: "DATE"), U+E001. Ordered, without overlaps.
 */
struct key_slot {
	size_t from, to;
	const char *label;
};

void key_folded_with_slots(const struct language *language, struct slice marked, const struct key_slot *slots,
			   size_t slot_count, struct strbuf *key, struct key_map *map);

#endif
