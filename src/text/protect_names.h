/*
 * protect_names -- the rows of data/protect.tsv, ready for use.
 *
 * Those that are compiled in, and over them the workspace's own. Private to protect.
 */
#ifndef TEXT_PROTECT_NAMES_H
#define TEXT_PROTECT_NAMES_H

#include "text/data_table.h"

/* Whether small letters are a top-level domain, or a suffix of file names. */
bool protect_is_domain(struct slice label);
bool protect_is_suffix(struct slice label);

/* Bytes of the scheme that the text begins with, in letters of any case; 0 for none. */
size_t protect_scheme_bytes(struct slice text);

/* Reads rows that stand beside ours, and reports those of no use. */
void protect_names_prove(struct slice rows, const char *file, const struct data_report *report);

/* The table that is compiled in. */
struct slice protect_names_table(void);

#endif
