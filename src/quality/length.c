/*
 * length -- how long a translation is to be expected.
 */
#include <config.h>

#include "quality/length.h"

#include <math.h>
#include <stdlib.h>

/* How many ordinary deviations are still no finding. */
#define DEVIATIONS 2.7
/* A short text may differ by more: added to the bound, over the root of its characters. */
#define SHORT_TEXT 2.4
#define UNKNOWN_SPREAD 0.25
/* A translation that explains may be longer by more than one that leaves out is shorter. */
#define LONGER_FACTOR 1.3

/* How much longer than English, as a logarithm. */
static const struct {
	const struct language *language;
	double expansion;
} expansions[] = {
	{ &language_en, 0.0 },
	{ &language_ru, 0.10 },
	{ &language_uz, 0.18 },
	{ &language_uz_cyrl, 0.12 },
};

static bool find_expansion(const struct language *language, double *expansion)
{
	for (size_t i = 0; i < sizeof(expansions) / sizeof(expansions[0]); i++)
		if (expansions[i].language == language) {
			*expansion = expansions[i].expansion;
			return true;
		}
	return false;
}

struct length_model length_model_default(const struct language *source, const struct language *target)
{
	double from = 0, to = 0;

	if (find_expansion(source, &from) && find_expansion(target, &to))
		return (struct length_model){ to - from, 0.15 };
	return (struct length_model){ 0, UNKNOWN_SPREAD };
}

static int compare(const void *a, const void *b)
{
	const double *left = a, *right = b;

	return (*left > *right) - (*left < *right);
}

static double median(double *values, size_t count)
{
	qsort(values, count, sizeof(*values), compare);
	return values[count / 2];
}

bool length_model_learn(struct length_model *model, double *logarithms, size_t count)
{
	double mean;

	if (count < LENGTH_SAMPLES_LEAST)
		return false;
	mean = median(logarithms, count);
	for (size_t i = 0; i < count; i++)
		logarithms[i] = fabs(logarithms[i] - mean);
	model->mean = mean;
	model->spread = 1.4826 * median(logarithms, count); /* of a normal distribution */
	if (model->spread < 0.08)
		model->spread = 0.08;
	return true;
}

double length_logarithm(size_t source_characters, size_t target_characters)
{
	return log((double)target_characters / (double)source_characters);
}

double length_strangeness(const struct length_model *model, size_t source_characters, size_t target_characters)
{
	size_t longer = source_characters > target_characters ? source_characters : target_characters;
	double bound = DEVIATIONS * model->spread + SHORT_TEXT / sqrt((double)(longer ? longer : 1)), off;

	off = length_logarithm(source_characters, target_characters) - model->mean;
	return off / (off > 0 ? bound * LONGER_FACTOR : bound);
}
