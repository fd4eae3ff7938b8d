/*
 * po_directive -- where a program's placeholders stand in a string.
 *
 * GNU gettext does not cut a long string inside a format directive such as
 * "% 5d" or "{0, number}"; nor do we. Which directives a string has is told by
 * the flags of its entry: "c-format", "python-brace-format".
 */
#ifndef CATALOG_PO_DIRECTIVE_H
#define CATALOG_PO_DIRECTIVE_H

#include "base/slice.h"

/* Sets a mark on each byte of a directive but its first. `marks` is as long as the text. */
typedef void (*po_directive_function)(struct slice text, char *marks);

/* For the first format that the flags name; NULL when cutting needs no care. */
po_directive_function po_directive_for(struct slice flags);

#endif
