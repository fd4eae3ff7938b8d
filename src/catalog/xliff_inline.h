/*
 * xliff_inline -- what XLIFF's inline elements are to catalog/inline.h, and its
 * white space. For the reader alone.
 */
#ifndef CATALOG_XLIFF_INLINE_H
#define CATALOG_XLIFF_INLINE_H

#include "catalog/inline.h"

/* An element begins; its content follows, then inline_close(). */
void xliff_open_code(struct inline_reader *segment, const char **attributes, enum inline_element element);

/* One that stands around text, and its end; inline_close() follows each. The number is of the element in the text. */
void xliff_open_pair(struct inline_reader *segment, const char **attributes, size_t number);
void xliff_close_pair(struct inline_reader *segment, size_t number);

/* <cp hex="001B"/>: a character that XML cannot hold. */
void xliff_add_character(struct inline_reader *segment, const char **attributes);

/* White space with a line end in it is layout: it becomes a blank inside, nothing at the ends. */
void xliff_join_lines(struct strbuf *text);

#endif
