/*
 * council -- one answer out of the three that the pairs of three editions give.
 *
 * Where the pairs agree (one of them may be finer than the others) a group is what they
 * say together. Where they do not, the place is searched for what is worth most to all
 * three (joint.h). Where that would be too much, the surer links decide, and the groups
 * are marked as disputed.
 */
#ifndef ALIGN_COUNCIL_H
#define ALIGN_COUNCIL_H

#include "align/joint.h"

struct council_question {
	size_t counts[ALIGN_EDITIONS_MOST];	   /* of segments */
	struct align_links links[JOINT_PAIRS];	   /* of each pair (joint_sides) */
	struct align_links rivals[JOINT_PAIRS];	   /* aligner_run_with_rivals() */
};

/* Adds the groups, in the order of the first edition. */
void council_decide(const struct council_question *question, struct align_groups *groups);

#endif
