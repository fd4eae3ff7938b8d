/*
 * term_file -- termbases as files.
 *
 * Read are TBX of every kind (tbx.h) and TSV (term_tsv.h), told by content.
 * Written are TBX-Basic in both styles, TSV and, for OmegaT, its glossary.txt: three columns
 * (source, target, comment), a line for each pair of names that may be used.
 */
#ifndef TERMS_TERM_FILE_H
#define TERMS_TERM_FILE_H

#include "terms/losses.h"
#include "terms/termbase.h"

enum term_format { TERM_FORMAT_TBX, TERM_FORMAT_TBX_DCT, TERM_FORMAT_TSV, TERM_FORMAT_OMEGAT };

/* The order of `--format=`. */
#define TERM_FORMAT_CHOICES "tbx|tbx-dct|tsv|omegat"

/* Fills an empty termbase; "-" is standard input. `losses` may be NULL. */
bool termbase_load(struct termbase *termbase, const char *path, struct term_losses *losses, struct error *err);

/*
 * Writes the file, whole or not at all ("-": standard output). OmegaT's glossary
 * needs both languages. *replaced (may be NULL) counts characters that the format lacks.
 */
bool termbase_save(const struct termbase *termbase, const char *path, enum term_format format,
		   const struct language *source, const struct language *target, size_t *replaced,
		   struct error *err);

/* TSV for "….tsv" and "….txt", else TBX. */
enum term_format term_format_of_path(const char *path);

/* What an import did to concepts. */
struct term_import {
	size_t read, added, changed, unchanged;
};

/*
 * Puts the concepts of `from` into `into`. One with the same id, or else with the
 * same preferred names in two languages, is the same concept: it gets the names
 * and texts that it lacks, and what the file says of the names it has. Nothing
 * is taken away. What changed is told in `losses`.
 */
void termbase_merge(struct termbase *into, const struct termbase *from, struct term_import *report,
		    struct term_losses *losses);

#endif
