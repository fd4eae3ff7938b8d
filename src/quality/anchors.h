/*
 * anchors -- what of a sentence comes through translation by its looks: figures, and the sound
 * of names.
 *
 * They tell sentences apart that lengths alone do not. Figures are compared without their
 * separators, names by their first sounds (name.h), so both may err: they are evidence, not proof.
 */
#ifndef QUALITY_ANCHORS_H
#define QUALITY_ANCHORS_H

#include "quality/side.h"

#define ANCHORS_MOST 12

struct anchors {
	uint32_t figures[ANCHORS_MOST], names[ANCHORS_MOST]; /* hashes */
	uint8_t figure_count, name_count;
};

/* Those of the bytes [from, to) of a side that was read. */
void anchors_find(const struct side *side, size_t from, size_t to, struct anchors *anchors);

/*
 * How much speaks against the two saying the same: each figure that only one has counts
 * ANCHOR_FIGURE_COST, each name ANCHOR_NAME_COST. As a natural logarithm of how unlikely that is.
 */
#define ANCHOR_FIGURE_COST 1.4
#define ANCHOR_NAME_COST 0.3

double anchors_cost(const struct anchors *a, const struct anchors *b);

#endif
