/*
 * length -- how long a translation is to be expected.
 *
 * Translations of one pair of languages differ in length from their sources by a
 * factor that spreads less the longer the text is (Gale and Church, "A Program for
 * Aligning Sentences in Bilingual Corpora", 1993). We look at the logarithm of the
 * factor: its mean, and how far from it is still ordinary.
 */
#ifndef QUALITY_LENGTH_H
#define QUALITY_LENGTH_H

#include "text/language.h"

#include <stddef.h>

struct length_model {
	double mean;   /* of ln(target characters / source characters) */
	double spread; /* its ordinary deviation on texts of about a hundred characters */
};

/* What is compiled in: measured on news for the four languages, wide for others. */
struct length_model length_model_default(const struct language *source, const struct language *target);

/*
 * Learned from pairs that people approved, which may hold a few wrong ones: median and
 * median deviation. False, and nothing learned, from fewer than LENGTH_SAMPLES_LEAST.
 */
#define LENGTH_SAMPLES_LEAST ((size_t)200)

bool length_model_learn(struct length_model *model, double *logarithms, size_t count);

/* ln(target / source) of two lengths in characters, both above 0. */
double length_logarithm(size_t source_characters, size_t target_characters);

/* Below -1 far too short, above 1 far too long (which takes more), between them ordinary. */
double length_strangeness(const struct length_model *model, size_t source_characters, size_t target_characters);

#endif
