/*
 * evidence -- how much what segments hold speaks for pairing them.
 *
 * For a feature that has ties, being matched in the partner is worth
 *
 *	log( P(tied feature there | translations) / P(there | unrelated) )
 *
 * and not being matched the logarithm of the two complements, which is negative.
 * The gain of a match is the difference of both, so that a pair starts at the sum
 * of all absences and each match adds to it. Chance is how many segments of the
 * other side have the tied feature. Both sides are judged and averaged, since a
 * match is one fact that both of them see.
 *
 * Matches are kept for the pairs inside a band, row by row, ordered by target.
 */
#ifndef ALIGN_EVIDENCE_H
#define ALIGN_EVIDENCE_H

#include "align/band.h"

struct match_cell;

struct evidence {
	const struct features *source, *target;
	double *source_absent, *target_absent; /* of all segments before this one, nothing matched */
	double *source_type_absent, *target_type_absent; /* of each type */
	struct match_cell *matches;
	size_t match_count, match_capacity;
	double *gains;	 /* of all matches before this one, both sides together */
	size_t gain_capacity;
	uint32_t *low;	 /* first target segment that a row looks at */
	size_t *columns; /* of a row its first place in `starts`; rows + 1 */
	size_t *starts;	 /* of each pair its first match */
	float *best;	 /* scratch: the best gain of each feature of a run, 2 × 4 × features */
	uint32_t *stamps, stamp;
};

void evidence_init(struct evidence *evidence, const struct features *source, const struct features *target,
		   const struct ties *ties, const struct band *band);
void evidence_release(struct evidence *evidence);

/* Of one source segment and any one target segment; stamps[type] is target + 1 for the types that it has. */
double evidence_weigh_anywhere(const struct evidence *evidence, const struct ties *ties, const uint32_t *stamps,
			       size_t source, size_t target);

/* At most what evidence_weigh() would say, for much less work. */
double evidence_bound(const struct evidence *evidence, size_t i, size_t n, size_t j, size_t m);

/* Of the run of `n` source segments from `i` and the `m` target segments from `j`. */
double evidence_weigh(struct evidence *evidence, size_t i, size_t n, size_t j, size_t m);

#endif
