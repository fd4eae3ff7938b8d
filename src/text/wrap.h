/*
 * wrap -- how many columns a text takes, and where a long line may be cut.
 *
 * Lines are cut as Unicode Standard Annex #14 says (version 14), tailored as
 * GNU gettext does it, so that what we write into PO files is laid out as its
 * tools would: a line may be cut between punctuation and a letter (LB29 is left
 * out), as in "…text.</p>".
 */
#ifndef TEXT_WRAP_H
#define TEXT_WRAP_H

#include "base/slice.h"

#include <stdint.h>

/* 0, 1 or 2 columns of a terminal; controls take none. */
unsigned wrap_columns_of(uint32_t codepoint);

/* Of a whole text of valid UTF-8. */
size_t wrap_columns(struct slice text);

/*
 * Cuts `text`, one line of valid UTF-8, into lines of at most `columns` where
 * its cuts allow it; the first begins in column `start`. `marks` has a byte for
 * each byte of the text: on entry, not 0 forbids a cut before it; on return, not
 * 0 where a line begins (never the first byte). Returns the number of cuts.
 */
size_t wrap_line(struct slice text, size_t columns, size_t start, char *marks);

#endif
