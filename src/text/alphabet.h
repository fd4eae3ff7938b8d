/*
 * alphabet -- the Latin alphabets of Uzbek, in force and proposed.
 *
 * They differ in how oʻ, gʻ, sh and ch are written; the rest of the house knows
 * the alphabet of 1995. The table that is compiled in is
 * src/text/data/alphabets.tsv, whose head tells what its columns mean.
 */
#ifndef TEXT_ALPHABET_H
#define TEXT_ALPHABET_H

#include "base/error.h"
#include "base/slice.h"
#include "text/data_table.h"

#include <stdint.h>

/* The name of the alphabet in force, which is the default everywhere. */
#define ALPHABET_DEFAULT "1995"

struct alphabet;

/* Of the workspace, or compiled in; NULL and an error that lists the names when there is none of this name. */
const struct alphabet *alphabet_find(struct slice name, struct error *err);

/* Reads rows that stand beside ours, and reports those of no use. */
void alphabets_prove(struct slice rows, const char *file, const struct data_report *report);

/*
 * What a small letter is in the alphabet of 1995 (õ is oʻ, ş is sh), in UTF-8, or
 * NULL: one that is always read so, or one of the alphabet, which may be NULL. The
 * c that some alphabets write for ch is told by alphabet_has_c() alone.
 */
const char *alphabet_read(const struct alphabet *alphabet, uint32_t small);
bool alphabet_has_c(const struct alphabet *alphabet);

/* The one letter that the alphabet (or NULL) writes for two small ones of that of 1995, or 0. */
uint32_t alphabet_write(const struct alphabet *alphabet, uint32_t first, uint32_t second);

#endif
