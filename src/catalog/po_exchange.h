/*
 * po_exchange -- a memory as a PO catalog, or XLIFF on the way in: pairs of two languages.
 *
 *	msgctxt			context
 *	#  notes		note
 *	#. tarjimon: id=…	id
 *	#. tarjimon: origin=…	origin
 *	#. tarjimon: status=…	status; without it the entry is what the batch says
 *
 * Read is what catalog.h reads. Fuzzy, obsolete and untranslated entries are left out and told; of one with plural forms
 * the singular with the first form and the plural with the last are a pair each.
 */
#ifndef CATALOG_PO_EXCHANGE_H
#define CATALOG_PO_EXCHANGE_H

#include "catalog/catalog.h"
#include "catalog/exchange.h"

/*
 * Languages are those of the header, else `source` (NULL: English, as gettext means it) and `target`; a catalog that
 * tells no target language is refused then. "-": standard input; `losses` may be NULL.
 */
bool po_read_pairs(const char *path, const struct language *source, const struct language *target,
		   tm_record_function each, void *data, struct loss_report *losses, struct error *err);

/* The same of XLIFF of any tool, as catalog/xliff.h makes a catalog of it. */
bool xliff_read_pairs(const char *path, const struct language *source, const struct language *target,
		      tm_record_function each, void *data, struct loss_report *losses, struct error *err);

/* Makes an empty catalog one of pairs. */
void po_begin_pairs(struct catalog *catalog, const struct language *source, const struct language *target);

/* Adds the pair, unless one with the same source and context is there: then false. */
bool po_add_pair(struct catalog *catalog, const struct tm_record *record, const struct tm_text *source,
		 const struct tm_text *target);

#endif
