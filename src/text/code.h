/*
 * code -- inline tags as they stand in the marked form of a text.
 *
 * In catalogs a segment is one string, the marked form, in which a code is
 * `<a1>`, `</a1>` or `<br2/>`: one to sixteen lower-case ASCII letters, a number
 * without leading zero below 100000, and nothing else inside the brackets.
 * Whoever makes codes (document/) picks names that do not occur in the text by
 * chance, so a marked form needs no escapes. What a segment is made of them is
 * told in segment/segment.h; this is only how one is recognised.
 */
#ifndef TEXT_CODE_H
#define TEXT_CODE_H

#include "base/slice.h"

enum code_kind {
	CODE_OPEN,	 /* <a1> */
	CODE_CLOSE,	 /* </a1> */
	CODE_STANDALONE, /* <br2/> */
};

struct code {
	enum code_kind kind;
	struct slice name; /* "a1": open and close share it */
	size_t offset;	   /* in the text without codes, in bytes */
};

/*
 * The code that begins at `at` in a marked form; *end is where it ends. False
 * when none begins there. `code->offset` is left alone.
 */
bool code_scan(struct slice marked, size_t at, struct code *code, size_t *end);

#endif
