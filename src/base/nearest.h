/*
 * nearest -- the word of a table that somebody may have meant.
 *
 * For messages that refuse a word: the words of the table are offered one after
 * the other, and the nearest is kept if it is near enough. ASCII letters count
 * alike in both cases. Nothing is allocated; words that are offered are borrowed.
 *
 *	struct nearest nearest = NEAREST_INIT(slice_of(written));
 *
 *	for (size_t i = 0; rows[i].name; i++)
 *		nearest_offer(&nearest, slice_of(rows[i].name));
 *	if (nearest.word.bytes)
 *		…"did you mean"…
 */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

#include "base/slice.h"

#include <limits.h>

struct nearest {
	struct slice written;
	struct slice word; /* the nearest so far; empty: none is near */
	unsigned edits;	   /* bytes between the two */
};

#define NEAREST_INIT(text) { .written = (text), .word = SLICE(""), .edits = UINT_MAX }

/*
 * A word is near when one byte in three would have to be put in, taken out,
 * changed or swapped with its neighbour at most, or when it begins with what was
 * written (three bytes or more of it: one edit). Of equals the first stays.
 * Returns whether it is the nearest now. Words of more than 64 bytes are near to
 * none.
 */
bool nearest_offer(struct nearest *nearest, struct slice word);

#endif
