/*
 * identify -- which of the house's languages a text is in.
 *
 * Script first; then small words, endings and letters that one language has and
 * its neighbours have not. What looks like none of the four (Kazakh, Tajik,
 * Turkish, German …) is said to be another. Short texts are guessed with little
 * confidence, which is told; 0 percent means that only the script spoke.
 */
#ifndef TEXT_IDENTIFY_H
#define TEXT_IDENTIFY_H

#include "text/language.h"

struct identification {
	const struct language *language; /* one of the four; NULL for another, or when there are no letters */
	int percent;			 /* how sure, 0 to 100 */
};

/* The text may be in its marked form: codes, addresses and the like do not count. */
struct identification identify(struct slice text);

/* A part of a text that is in one language. */
struct identified_part {
	struct slice text; /* without the white space around */
	struct identification found;
};

/*
 * Cuts a banner that says one thing in several languages (" / ", " | ", a line
 * end or a dash between) into its parts: neighbours in one language stay one
 * part. Fills at most `limit` of them and returns how many; 1 for a text in one
 * language.
 */
size_t identify_parts(struct slice text, struct identified_part *parts, size_t limit);

#endif
