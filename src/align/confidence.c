/*
 * confidence -- from how sure the search is to how often it is right.
 */
#include <config.h>

#include "align/confidence.h"

#include <math.h>

#define INTERCEPT 0.09
#define SLOPE 0.587

/* Beyond this a posterior says no more. */
#define SUREST 1e-6

double confidence_of(double posterior)
{
	double bounded = posterior < SUREST ? SUREST : posterior > 1 - SUREST ? 1 - SUREST : posterior;

	return 1 / (1 + exp(-(INTERCEPT + SLOPE * log(bounded / (1 - bounded)))));
}
