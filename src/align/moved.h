/*
 * moved -- segments that stand in another place in the other edition.
 *
 * The search goes forward in both editions, so a block that moved is left alone on
 * both sides. Here all that is left alone is held against all else that is; pairs
 * that speak for each other the more strongly the farther they are apart are
 * linked, the surest first. A neighbour that moved along makes a pair surer.
 */
#ifndef ALIGN_MOVED_H
#define ALIGN_MOVED_H

#include "align/evidence.h"
#include "align/length.h"

/* Past so many pairs of segments left alone none is looked at: the editions are not of one article. */
#define MOVED_PAIRS_MOST ((size_t)4 << 20)

/* More candidates than this are not asked who moved along with them. */
#define MOVED_CANDIDATES_MOST 4096

/* Turns pairs of lonely links of `links` into crossing ones. */
void moved_link(const struct evidence *evidence, const struct ties *ties, const struct length_model *lengths,
		struct align_links *links);

#endif
