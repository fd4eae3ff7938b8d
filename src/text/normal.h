/*
 * normal -- reading code points in normal form C.
 *
 * A reader hands out the code points of a text as they stand in NFC, each with
 * the byte offset of the source it came from. Text that is composed already,
 * as nearly all text is, is only decoded; runs with combining marks are given
 * to ICU in pieces of at most NORMAL_RUN_MAX code points, so nothing is
 * allocated and a hostile run of marks costs no more than other text.
 */
#ifndef TEXT_NORMAL_H
#define TEXT_NORMAL_H

#include "base/strbuf.h"

#define NORMAL_RUN_MAX 32

struct normal_reader {
	struct slice text;
	size_t at;					/* the next byte to decode */
	size_t run_start;				/* where the queued code points came from */
	size_t queued, taken;				/* of a run that ICU composed */
	uint32_t queue[3 * NORMAL_RUN_MAX];
};

void normal_reader_init(struct normal_reader *reader, struct slice text);

/* The next code point and, in *from, its place in the text. False at the end. */
bool normal_next(struct normal_reader *reader, uint32_t *c, size_t *from);

/* The same, and for each byte that was added its place in the text; NULL for none, to be freed. */
size_t *normal_compose_placed(struct slice text, struct strbuf *out);

#endif
