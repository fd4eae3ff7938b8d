/*
 * review -- pairs that a machine is not sure of, as a table that a person judges.
 *
 * A TSV (tsv.h) whose first column is the judgement, and whose last one is a seal over the
 * texts as the machine paired them:
 *
 *	review  sure  en             ru        origin  id      context  level  seal
 *	        72    The court …    Суд …     baku    3f2a…   Results  block  9c1e44d0
 *
 * A row is judged by what stands under `review` (the words of the table in review.c: "yes",
 * "no" and the like in the house's languages), or, where nothing does, by its texts: when the
 * seal is not theirs any more somebody corrected them, and they are accepted as they stand.
 * What nobody touched stays undecided.
 *
 * A text that spreadsheets would take for a formula ("=", "+", "-" or "@" in front) stands
 * behind an apostrophe, which reading takes off again.
 */
#ifndef CATALOG_REVIEW_H
#define CATALOG_REVIEW_H

#include "catalog/exchange.h"

enum review_verdict {
	REVIEW_NONE,	  /* the record is of no such table */
	REVIEW_UNDECIDED,
	REVIEW_ACCEPTED,
	REVIEW_REJECTED,
};

/*
 * Of a record as tsv_read() gives it; its texts are made what they were before they were written.
 * False for a judgement that is no word of ours; the message names the row.
 */
bool review_judge(const struct tm_record *record, enum review_verdict *verdict, struct error *err);

/* Adds the first row. */
void review_print_header(const struct language *const *languages, size_t count, struct strbuf *out);

/* Adds a row for the same languages; `percent` is how sure it is. */
void review_print(const struct tm_record *record, int percent, struct slice level,
		  const struct language *const *languages, size_t count, struct strbuf *out);

#endif
