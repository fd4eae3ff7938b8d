/*
 * tsv -- a memory as a table: one row a record, one column a language.
 *
 * The first row names the columns. A name that language_find() knows is a
 * language (`en`, `ru`, `uz`, `uz@cyrillic`); these are provenance and fill the
 * fields of the record: id (also key), origin (also doc, document, file,
 * catalog, release), context (also msgctxt), previous, next, note, status, author, created
 * (also date), changed; every other column is a property of its own name. Cells
 * are separated by tabs; \t \n \r \\ in a cell are escapes. A cell in quotes whose quotes are all
 * doubled is read as spreadsheets mean it, and so is one that goes over several lines (without a tab
 * in it). Quotes around a cell of one line without a quote in it are the text's, unless the first row
 * has its names in quotes too. UTF-8, with or without a byte-order mark, \n or \r\n. Empty rows are passed over; a row with
 * fewer than two texts is counted as lost. Dates are ISO 8601 or TMX's.
 *
 * Refused, with file and line: fewer than two languages in the first row, a
 * language named twice, more cells than columns, invalid UTF-8, NUL bytes, a row
 * longer than TSV_LINE_LIMIT_BYTES.
 */
#ifndef CATALOG_TSV_H
#define CATALOG_TSV_H

#include "base/strbuf.h"
#include "catalog/exchange.h"

#define TSV_LINE_LIMIT_BYTES ((size_t)1 << 20)

/* Reads a file ("-": standard input) of any size; `losses` may be NULL. */
bool tsv_read(const char *path, tm_record_function each, void *data, struct loss_report *losses,
	      struct error *err);

/* Adds a first row: the languages and the provenance columns that are written. */
void tsv_print_header(const struct language *const *languages, size_t count, struct strbuf *out);

/* Adds a row for the same languages. */
void tsv_print(const struct tm_record *record, const struct language *const *languages,
	       size_t count, struct strbuf *out);

/* Adds a cell with its escapes. */
void tsv_add_cell(struct slice text, struct strbuf *out);

#endif
