/*
 * records -- a catalog as what goes between memories.
 */
#ifndef CATALOG_RECORDS_H
#define CATALOG_RECORDS_H

#include "catalog/catalog.h"
#include "catalog/exchange.h"

/* What of a record has no place of its own in a unit stands in its comments, "tarjimon: id=…". */
#define RECORD_MARK "tarjimon: "

struct record_options {
	const struct language *source, *target;
	enum tm_status status; /* of units whose comments tell none */
};

/*
 * Calls with a record for each unit that has a certain translation, with its
 * msgctxt, note and neighbours, and the id, origin and status that its comments tell
 * ("#. tarjimon: id=…"); of a unit with a plural with two, of the first form and of
 * the last. Fuzzy, obsolete and untranslated ones are left out and told to `losses`.
 */
bool catalog_each_record(const struct catalog *catalog, const struct record_options *options,
			 tm_record_function each, void *data, struct loss_report *losses, struct error *err);

/* Whether a file that begins so is a PO file. */
bool po_sniff(struct slice beginning);

#endif
