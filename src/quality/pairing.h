/*
 * pairing -- which sentences of a unit have no counterpart on the other side.
 *
 * Sentences are paired in order by their lengths, figures and names: one by one, one by two or
 * three, or none, whatever is likeliest together (Gale and Church 1993, with our length model
 * in place of theirs, and anchors beside it). The align room pairs whole documents and knows more; here two
 * handfuls of sentences are to be judged in microseconds.
 */
#ifndef QUALITY_PAIRING_H
#define QUALITY_PAIRING_H

#include "quality/anchors.h"
#include "quality/length.h"

#include <stddef.h>

/* Units with more sentences are not looked at. */
#define PAIRING_MOST 40

struct pairing {
	size_t left_out[PAIRING_MOST], left_out_count; /* of the source, by index */
	size_t added[PAIRING_MOST], added_count;       /* of the target */
};

struct pairing_sentence {
	double characters;
	struct anchors anchors;
};

/* Both counts are from 1 to PAIRING_MOST. */
void pairing_find(const struct pairing_sentence source[], size_t source_count, const struct pairing_sentence target[],
		  size_t target_count, const struct length_model *model, struct pairing *pairing);

#endif
