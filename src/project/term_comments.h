/*
 * term_comments -- what a translator should know of terms, as comments that every PO
 * editor shows.
 *
 *	#. term: human rights = права человека (not: человеческие права)
 *	#. tarjimon: term=human rights -> права человека
 *
 * The first is written by extraction for each term of a source: its name there, and the
 * names to choose from, the preferred one first. The second by pretranslation, where
 * a fuzzy target lacks a term that the new source has.
 */
#ifndef PROJECT_TERM_COMMENTS_H
#define PROJECT_TERM_COMMENTS_H

#include "catalog/catalog.h"
#include "terms/terminology.h"

#define TERM_COMMENT_MARK "tarjimon: term="

/* Adds "term:" lines to all units of a template; the same terms give the same bytes. */
void term_comments_add(struct terminology *terminology, const struct language *source,
		       const struct language *target, struct day_range days, struct catalog *catalog);

/* Marks the fuzzy units of a catalog that were filled from the memory. */
void term_comments_mark(struct terminology *terminology, const struct language *source,
			const struct language *target, struct day_range days, struct catalog *catalog);

#endif
