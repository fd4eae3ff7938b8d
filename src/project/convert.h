/*
 * convert -- a catalog from one form of file into another: PO, XLIFF, TMX.
 *
 * The kind of the input is told by its content. Everything goes through a
 * catalog, and what that cannot hold is counted (catalog/exchange.h).
 */
#ifndef PROJECT_CONVERT_H
#define PROJECT_CONVERT_H

#include "base/error.h"
#include "catalog/exchange.h"

/* In the order of the table in convert.c. */
#define CONVERT_FORMAT_CHOICES "po|xliff-1.2|xliff-2.1|tmx"
#define CONVERT_BY_NAME (-1) /* by the suffix of the output; without one PO becomes XLIFF 1.2, all else PO */

struct convert_options {
	int format;				/* an index of CONVERT_FORMAT_CHOICES, or CONVERT_BY_NAME */
	const struct language *source, *target; /* NULL: as the input says */
	const char *output;			/* NULL: standard output */
};

struct convert_report {
	size_t units, translated;
	size_t replaced_characters; /* that the output's format cannot hold */
	struct loss_report losses;
};

/* Writes the output, whole or not at all ("-": standard input). */
bool convert_file(const char *path, const struct convert_options *options, struct convert_report *report,
		  struct error *err);

#endif
