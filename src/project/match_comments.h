/*
 * match_comments -- where a unit's target comes from, in its extracted comment.
 *
 *	#. tarjimon: match=87 kind=fuzzy from=2023/baku
 *	#. tarjimon: put-over=19 октября -> 25 октября
 *	#. tarjimon: lost-code=a2
 *	#. tarjimon: candidate=…		of several answers, which are not filled in
 *
 * For people, and kept by every PO tool. The English words are keys, as those of the flags are.
 */
#ifndef PROJECT_MATCH_COMMENTS_H
#define PROJECT_MATCH_COMMENTS_H

#include "catalog/catalog.h"
#include "memory/match.h"

/* Replaces what was said of earlier matches; all other lines stay. `shown`: only told, with the others of the list. */
void match_comments_set(struct catalog *catalog, size_t place, const struct match_list *matches,
			const struct match *match, bool shown);

#endif
