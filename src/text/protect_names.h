/*
 * protect_names -- the rows of data/protect.tsv, ready for use.
 *
 * Only those that are compiled in: tokens of memories hang on them. Private to protect.
 */
#ifndef TEXT_PROTECT_NAMES_H
#define TEXT_PROTECT_NAMES_H

#include "text/data_table.h"

/* Whether small letters are a top-level domain, or a suffix of file names. */
bool protect_is_domain(struct slice label);
bool protect_is_suffix(struct slice label);

/* Bytes of the scheme that the text begins with, in letters of any case; 0 for none. */
size_t protect_scheme_bytes(struct slice text);

/* The table that is compiled in, and how many of its rows are of no use: for tests. */
size_t protect_names_prove(struct slice table, const struct data_report *report);
struct slice protect_names_table(void);

#endif
