/*
 * likeness -- how like two sources are, fast enough to ask of many.
 *
 * Words are what stands between ASCII characters that are neither letters nor digits, so
 * it needs no language. For scores that a translator is shown see memory/score.h.
 */
#ifndef CATALOG_LIKENESS_H
#define CATALOG_LIKENESS_H

#include "base/slice.h"

#define LIKENESS_WORDS_MOST ((size_t)256) /* of a source, that are looked at */

/*
 * In percent: shared words of both, or the bytes that both begin and end with when that
 * is more, as of a few words one that got another ending would weigh too much.
 */
size_t likeness(struct slice a, struct slice b);

/* Cuts the next word off; `at` begins with 0. False at the end. */
bool likeness_next_word(struct slice text, size_t *at, struct slice *word);

#endif
