/*
 * ties -- which feature of one edition speaks for which of the other.
 *
 * A tie joins a source type and a target type and says how often, when two
 * segments are translations and one has its feature, the other has the tied one
 * (`forward`, `backward`). Equal values, marks, concepts and kinds are tied; words that
 * sound alike are, the more the more alike they are; and what lexicons know.
 */
#ifndef ALIGN_TIES_H
#define ALIGN_TIES_H

#include "align/lexicon.h"

struct tie {
	uint32_t target;
	float forward, backward;
};

struct ties {
	size_t *first; /* of each source type; one more than there are */
	struct tie *items;
	size_t count, capacity;
	float *source_present, *target_present; /* of each type: its best tie, 0 for none */
};

/* Ties kept of one source type. */
#define TIES_MOST 12

/* Words in one bucket of sounds up to which all are compared with all. */
#define TIES_BUCKET_MOST 512

/*
 * With `lasting`, the ties of the same sides made before, those are taken over and the
 * lexicon's added; without, all are found. Both may be NULL.
 */
void ties_init(struct ties *ties, const struct features *source, const struct features *target,
	       const struct ties *lasting, const struct lexicon *lexicon);
void ties_release(struct ties *ties);

#endif
