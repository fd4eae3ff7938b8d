/*
 * weblate -- a memory as Weblate's JSON: an array of pairs.
 *
 *	[{"source": "Press", "target": "Пресса", "source_language": "en", "target_language": "ru",
 *	  "origin": "2023/baku", "category": 2, "context": "h1"}, …]
 *
 * Weblate's schema allows no other members (weblate-schemas, weblate-memory.schema.json). `category` says whose memory
 * it was and is passed over; status 0, Weblate's "pending", is a draft, 1 approved. Languages in Weblate's spelling
 * (uz_Cyrl, pt_BR) or any other. An object that lacks a text or a language is left out and told; what is no JSON is refused.
 */
#ifndef CATALOG_WEBLATE_H
#define CATALOG_WEBLATE_H

#include "catalog/exchange.h"

/* Whether a file that begins so is JSON. */
bool weblate_sniff(struct slice beginning);

/* Reads a file ("-": standard input) of any size; `losses` may be NULL. */
bool weblate_read(const char *path, tm_record_function each, void *data, struct loss_report *losses, struct error *err);

/* Adds the object of a pair, without a comma; empty texts are not allowed. */
void weblate_print(const struct tm_record *record, const struct tm_text *source, const struct tm_text *target,
		   struct strbuf *out);

#endif
