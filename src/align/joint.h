/*
 * joint -- one answer for three editions where the three pairwise answers differ.
 *
 * A place is what disagreeing links tie together: some segments of each edition. Each
 * pair of editions has its rivals there: the links that had a share in its search
 * (aligner_run_with_rivals()). Sought is the set of groups that is worth most to all
 * three pairs together, where a group is worth to each of its pairs
 *
 *	log P(its two runs are linked) - sum of log P(segment is alone)
 *
 * and what a pair did not think of is worth JOINT_FLOOR a segment. Links that follow each
 * other are as good as the coarser one that they make up. A group of all three is made of
 * two links that share a run, so that two pairs at least have thought of it; what the third
 * says is in its worth. The best set is found by branch and bound, exactly; a place for
 * which that would be too much is left to the caller.
 */
#ifndef ALIGN_JOINT_H
#define ALIGN_JOINT_H

#include "align/groups.h"

#define JOINT_PAIRS 3

/* The two editions of each pair. */
extern const size_t joint_sides[JOINT_PAIRS][2];

/* A link that a pair thought of. */
struct joint_rival {
	struct align_link link;
	size_t pair;
};

/* All rivals' runs hold segments of the place only. */
struct joint_place {
	const size_t *segments[ALIGN_EDITIONS_MOST]; /* of each edition, in order */
	size_t counts[ALIGN_EDITIONS_MOST];
	const struct joint_rival *rivals;
	size_t rival_count;
};

/* The least that a segment's part in a link, or its being alone, is held for. */
#define JOINT_FLOOR 1e-3

/* Places that have more segments, links of one pair or groups to choose from, or that take more looks, are too much. */
#define JOINT_SEGMENTS_MOST 64
#define JOINT_LINKS_MOST 256
#define JOINT_CANDIDATES_MOST 1024
#define JOINT_LOOKS_MOST 50000

/*
 * Puts the groups of two and three editions into `groups`, which has room for as many as
 * the place has segments, in no order; what is in none of them is alone. False when
 * the place is too much; then there are none.
 */
bool joint_solve(const struct joint_place *place, struct align_group *groups, size_t *count);

#endif
