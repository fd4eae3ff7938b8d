/*
 * characters -- how far a text's characters are from the query's: what breaks ties between equal scores.
 *
 * Levenshtein's distance in code points. Of very long texts the first CHARACTERS_MOST count.
 */
#ifndef MEMORY_CHARACTERS_H
#define MEMORY_CHARACTERS_H

#include "base/slice.h"

#include <stdint.h>

#define CHARACTERS_MOST 2048

/* A query that many texts are compared with. */
struct characters {
	size_t count;	      /* of its code points */
	size_t blocks;	      /* of 64 of them */
	uint32_t *points;     /* the different ones, sorted */
	size_t point_count;
	uint64_t *places;     /* by different point: the bits of where it stands, `blocks` words */
	uint16_t direct[0x80]; /* of ASCII: its index among the different ones + 1 */
	uint64_t *plus, *minus; /* room for a column of differences */
};

void characters_init(struct characters *query, struct slice text);
void characters_release(struct characters *query);

unsigned characters_distance(struct characters *query, struct slice text);

#endif
