/*
 * apostrophe -- which of the many marks that stand for an Uzbek letter is one.
 *
 * In the Latin script oʻ and gʻ are written with U+02BB and the tutuq belgisi
 * with U+02BC; people type fifteen other things, and the same marks are also
 * single quotes. A judge walks a segment from its beginning, is asked about
 * each mark in turn, and remembers whether a single quote is open.
 */
#ifndef TEXT_APOSTROPHE_H
#define TEXT_APOSTROPHE_H

#include <stdbool.h>
#include <stdint.h>

enum apostrophe {
	APOSTROPHE_OTHER, /* a quote, a prime, a minute: no letter */
	APOSTROPHE_OKINA, /* oʻ, gʻ */
	APOSTROPHE_TUTUQ, /* sanʼat */
	APOSTROPHE_FINAL, /* a tutuq at a word's end, as old texts have it (jomeʼ) */
	APOSTROPHE_EXTRA, /* to be left out: doubled, or a tutuq after oʻ (moʻʼjiza) */
};

struct apostrophe_judge {
	uint32_t open;	/* the single quote that was opened, or 0 */
	uint32_t after; /* what precedes next was judged to be: U+02BB, U+02BC or 0 */
};

#define APOSTROPHE_JUDGE_INIT { 0, 0 }

/* One of the marks that are met in the place of an Uzbek letter. */
bool apostrophe_is(uint32_t c);

/*
 * What `mark` is between `before` and `after` (0 at the ends). When marks stand
 * in a row `before` is the mark before, as it was written.
 */
enum apostrophe apostrophe_judge(struct apostrophe_judge *judge, uint32_t before, uint32_t mark, uint32_t after);

#endif
