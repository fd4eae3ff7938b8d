/*
 * placeable_write -- placeables in the press form of a language.
 *
 * The form is the first row of data/placeables.tsv with the placeable's name in that
 * language whose fields the placeable has: October 19–20 is 19–20 октября, 19–20-oktabr
 * kunlari, 19–20 октябрь кунлари. Nouns of money agree with their number.
 */
#ifndef TEXT_PLACEABLE_WRITE_H
#define TEXT_PLACEABLE_WRITE_H

#include "text/placeable.h"

/*
 * Adds what the placeable number `index` of the marked form `text` says, in the
 * language of the scanner `target`. Addresses are added as they are. False, and
 * nothing added, when the language has no form for it.
 */
bool placeable_write(const struct placeable_scanner *target, const struct placeables *found, size_t index,
		     struct slice text, struct strbuf *out);

#endif
