/*
 * pairing -- which unit of a new extraction is which unit of the old catalog.
 *
 * A unit is known by its content, by its structural place (what it is, the headings above
 * it) and by its neighbours. The passes go from what is certain to what is likely, and a
 * unit that is found takes no part in later ones:
 *
 *	1. the same text;
 *	2. where the neighbours say that it must be: old units that were joined, word for
 *	   word, into the new one, or one that was split into new ones;
 *	3. sentences that an old unit had and the new one has: enough of them, and the unit
 *	   is edited; of several old units, joined; shared with other new units, split;
 *	4. an old unit between the same neighbours that is like it;
 *	5. one anywhere in the catalog that shares its rare words;
 *	6. any sentence at all.
 *
 * Passes 2 to 6 first look for old units with work in them, then for the others. Each new
 * unit is compared with a bounded number of old ones, however large the catalog.
 */
#ifndef CATALOG_PAIRING_H
#define CATALOG_PAIRING_H

#include "catalog/catalog.h"

/* How like two sources must be: below it an old target would not help. */
#define PAIRING_LEAST_PERCENT 60

/* The same between the same two neighbours, for a unit of the same type. */
#define PAIRING_LEAST_PERCENT_IN_PLACE 40

/* How much of a unit sentences must make up to decide what it is, in percent. */
#define PAIRING_LEAST_SHARE_PERCENT 30

#define PAIRING_NONE CATALOG_NOT_FOUND

enum pair_kind {
	PAIR_NONE,
	PAIR_SAME,
	PAIR_EDITED,
	PAIR_SPLIT,  /* one of several that an old unit became */
	PAIR_JOINED, /* made of several old units */
};

struct pair {
	enum pair_kind kind;
	size_t old;	    /* the old unit that it has most of; PAIRING_NONE */
	size_t percent;	    /* how like that one is */
	size_t first_origin, origin_count; /* all old units that it is made of, when `by_parts` */
	bool by_parts;	    /* known by its sentences, or as a whole of old wholes */
	bool whole;	    /* joined: the old units' texts, nothing added */
	bool all_kept;	    /* edited: all sentences of the old unit are still there */
	bool moved;	    /* stands elsewhere among its neighbours than before */
};

struct pair_origin {
	size_t old;
	bool claims; /* it gave much of what one of the two is; else a sentence at most */
};

struct pairing {
	struct pair *pairs; /* of each new unit */
	size_t *new_of;	    /* of each old unit the first new one, or PAIRING_NONE */
	struct pair_origin *origins; /* of each new unit in the old order */
	size_t origin_count, origin_capacity;
};

/* The catalog is only read, but for its index. */
void pairing_make(struct pairing *pairing, struct catalog *old, const struct catalog *fresh);
void pairing_release(struct pairing *pairing);

#endif
