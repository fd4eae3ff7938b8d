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

/* A run's length, what hangs on it alone, and where it stands among the lengths of its edition. */
struct run_length {
	double letters, log_letters, log_chance;
};

/* Of a run of `count` segments with so many letters. */
struct run_length run_length_of(const struct length_spread *spread, double letters, size_t count);

/* The logarithm of the likelihood ratio for two runs. */
double length_weigh(const struct length_model *model, const struct run_length *source, const struct run_length *target);

#endif
