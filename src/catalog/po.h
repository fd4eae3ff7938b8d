/*
 * po -- the PO file form of a catalog: reading and writing.
 *
 * Accepted is what GNU msgcat 0.21 accepts, and more: a byte-order mark, CRLF,
 * UTF-8 without a charset. Refused, with file and line, is what it refuses, and
 * what it would spoil without a word: merge-conflict markers, NUL escapes,
 * several domains in one file.
 */
#ifndef CATALOG_PO_H
#define CATALOG_PO_H

#include "catalog/catalog.h"

/*
 * Fills the catalog's units, header and trailing comments from UTF-8 without
 * byte-order mark; they borrow from `text`. The catalog's path and limits are
 * set already.
 */
bool po_read(struct catalog *catalog, struct slice text, struct error *err);

/*
 * Adds the unit as msgcat writes it, from its first comment to its last line,
 * without the blank line between units.
 */
void po_print(const struct unit *unit, struct strbuf *out);

/* The blank lines that stand before a unit in its file. */
struct slice po_blank_lines(struct slice original);

#endif
