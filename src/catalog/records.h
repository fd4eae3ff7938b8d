/*
 * records -- a catalog as what goes between memories.
 */
#ifndef CATALOG_RECORDS_H
#define CATALOG_RECORDS_H

#include "catalog/catalog.h"
#include "catalog/exchange.h"

struct record_options {
	const struct language *source, *target;
	struct slice origin; /* none: not told */
	enum tm_status status;
};

/*
 * Calls with a record for each unit that has a certain translation, with its
 * msgctxt, note and neighbours; of a unit with a plural with two, of the first form and
 * of the last. Others are counted as LOSS_UNCERTAIN; obsolete ones are passed over.
 */
bool catalog_each_record(const struct catalog *catalog, const struct record_options *options,
			 tm_record_function each, void *data, struct loss_report *losses, struct error *err);

/* Whether a file that begins so is a PO file. */
bool po_sniff(struct slice beginning);

/*
 * Reads a PO file ("-": standard input) and calls with its records. A PO file that
 * does not name its source language is taken for English, as gettext's are; one
 * that does not name its language is refused.
 */
bool po_read_records(const char *path, tm_record_function each, void *data, struct loss_report *losses,
		     struct error *err);

#endif
