/*
 * length -- how well the lengths of two runs go together.
 *
 * After W. A. Gale and K. W. Church (1993) the length of a translation is spread
 * around a fixed ratio with a variance that grows with the length; here the
 * logarithm of the ratio is judged, with heavier tails than the normal
 * distribution's (Student's t), against how lengths are spread in the edition
 * at large. Ratio and spread are learned from the links of the pass before.
 */
#ifndef ALIGN_LENGTH_H
#define ALIGN_LENGTH_H

#include "align/features.h"

struct length_spread {
	double mean, deviation; /* of the logarithm of the lengths of one side's segments */
};

struct length_model {
	double ratio;	  /* log(target / source) */
	double per_letter; /* variance of the log ratio, times the length */
	struct length_spread source, target;
};

void length_model_init(struct length_model *model, const struct features *source, const struct features *target);

/* Learns ratio and variance from links with both sides. */
void length_model_fit(struct length_model *model, const struct features *source, const struct features *target,
		      const struct align_links *links);

/* The logarithm of the likelihood ratio for runs of n and m segments with these lengths. */
double length_weigh(const struct length_model *model, double source, size_t n, double target, size_t m);

#endif
