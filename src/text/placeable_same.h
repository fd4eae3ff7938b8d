/*
 * placeable_same -- whether placeables of two texts say one thing.
 *
 * Private to the placeable services.
 */
#ifndef TEXT_PLACEABLE_SAME_H
#define TEXT_PLACEABLE_SAME_H

#include "text/placeable.h"

/* A placeable of a text. Borrows. */
struct placed {
	const struct placeables *found;
	size_t index;
};

/* 5 may be an ordinal, a century, a sum or a reference on the other side; 2023 a year. */
bool placed_is_numeric(const struct placed *placed);

/* Whether a minus stands right before a number, percentage or sum of the text. */
bool placed_is_negative(const struct placed *placed, struct slice text);

/*
 * Whether two values agree, as they are or in another reading of one or both, which is
 * noted. When `loosely` a mere number will do.
 */
bool placed_agree(const struct placed *a, const struct placed *b, bool loosely, bool *a_other, bool *b_other);

/* Whether what stands at the byte `at` of a written text says the whole value of `meant`, with nothing lost or added. */
bool placeables_say(const struct placeables *written, size_t at, const struct placed *meant);

#endif
