/*
 * term_tsv -- a termbase as a table for people: one row a concept, one column a
 * language.
 *
 *	id	en	ru	uz	status	note
 *	torture	torture	пытки; !истязание	qiynoq {pos=noun}	approved	see the law
 *
 * The first row that is no comment (#) names the columns: languages in any
 * common spelling; `id`; the fields of termbase.h ("subject", "definition",
 * "note", "source", "status" …), which may say a language ("definition:ru");
 * `pos`, the part of speech of all names of the row.
 *
 * A cell of a language holds names, parted by "; ". One with '!' before it is
 * forbidden; of the others the first is preferred and the rest are allowed.
 * Behind a name {key=value, …} may say more of it:
 *
 *	from, until    the days on which it is right: until=2025-02-28
 *	pos            noun, verb, adjective, adverb, other
 *	status         preferred, where the place in the row says allowed, or the reverse
 *	deriv=yes      words that are made of it are hits too
 *	case=exact     small letters count as well as capitals
 *	gap=1          so many other words may stand between its words
 *	type, gender, region, location, context, note, source, project, customer
 *
 * \t \n \r are escapes in cells; a backslash before anything else makes it an
 * ordinary character (\; \! \{ \, \\). So cells that a spreadsheet would take
 * for a formula are written with a backslash in front.
 *
 * Refused, with file and line: no language or no row of names at all, a column named twice,
 * more cells than columns, invalid UTF-8, NUL bytes.
 */
#ifndef TERMS_TERM_TSV_H
#define TERMS_TERM_TSV_H

#include "terms/losses.h"
#include "terms/termbase.h"

/* Adds what the file's bytes say to an empty termbase; `path` is for messages. */
bool term_tsv_read(struct termbase *termbase, const char *path, struct slice bytes, struct term_losses *losses,
		   struct error *err);

/* Adds the table. What is read from it again is the same termbase. */
void term_tsv_print(const struct termbase *termbase, struct strbuf *out);

#endif
