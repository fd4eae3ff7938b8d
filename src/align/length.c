/*
 * length -- how well the lengths of two runs go together.
 */
#include <config.h>

#include "align/length.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

/* Gale and Church measured 6.8 for European languages. */
#define PER_LETTER_FIRST 6.0
#define VARIANCE_LEAST 0.01
#define FREEDOM 8.0 /* of Student's t; length_weigh() has its tails to the power of (8 + 1) / 2 */

/* How many links a first guess is worth when a better one is learned. */
#define GUESS_WEIGHT 20.0

#define HALF_LOG_TWO_PI 0.918938533204673

static struct length_spread spread_of(const struct features *side)
{
	struct length_spread spread = { 4.4, 0.6 };
	double sum = 0, squares = 0, count = (double)side->count;

	if (side->count == 0)
		return spread;
	for (size_t i = 0; i < side->count; i++)
		sum += log(side->lengths[i]);
	spread.mean = sum / count;
	for (size_t i = 0; i < side->count; i++)
		squares += pow(log(side->lengths[i]) - spread.mean, 2);
	spread.deviation = sqrt((squares + 4 * 0.36) / (count + 4));
	return spread;
}

static double total(const struct features *side)
{
	double sum = 0;

	for (size_t i = 0; i < side->count; i++)
		sum += side->lengths[i];
	return sum;
}

void length_model_init(struct length_model *model, const struct features *source, const struct features *target)
{
	/* The whole editions' ratio, drawn to 1 where they are short. */
	double ratio = log((total(target) + 500) / (total(source) + 500));

	model->ratio = ratio > 0.5 ? 0.5 : ratio < -0.5 ? -0.5 : ratio;
	model->per_letter = PER_LETTER_FIRST;
	model->source = spread_of(source);
	model->target = spread_of(target);
}

static double run_length(const struct features *side, struct align_run run)
{
	double length = 0;

	for (size_t i = run.first; i < run.first + run.count; i++)
		length += side->lengths[i];
	return length;
}

static int compare_doubles(const void *a, const void *b)
{
	double left = *(const double *)a, right = *(const double *)b;

	return left < right ? -1 : left > right;
}

void length_model_fit(struct length_model *model, const struct features *source, const struct features *target,
		      const struct align_links *links)
{
	double *ratios = alloc_bytes((links->count + 1) * sizeof(*ratios));
	double squares = 0, weight = 0;
	size_t count = 0;

	for (size_t i = 0; i < links->count; i++)
		if (links->items[i].source.count && links->items[i].target.count)
			ratios[count++] = log(run_length(target, links->items[i].target) /
					      run_length(source, links->items[i].source));
	if (count >= 5) { /* the middle one, which wrong links do not move */
		qsort(ratios, count, sizeof(*ratios), compare_doubles);
		model->ratio = (model->ratio * GUESS_WEIGHT / 4 + ratios[count / 2] * (double)count) /
			       (GUESS_WEIGHT / 4 + (double)count);
	}
	for (size_t i = 0; i < links->count; i++) {
		const struct align_link *link = &links->items[i];
		double from, to, off;

		if (!link->source.count || !link->target.count)
			continue;
		from = run_length(source, link->source);
		to = run_length(target, link->target);
		off = log(to / from) - model->ratio;
		if (fabs(off) < 1.0) { /* what is farther off is no translation */
			squares += link->confidence * off * off * (from + to) / 2;
			weight += link->confidence;
		}
	}
	model->per_letter = (PER_LETTER_FIRST * GUESS_WEIGHT + squares) / (GUESS_WEIGHT + weight);
	free(ratios);
}

static double log_normal(double value, double mean, double deviation)
{
	double off = (value - mean) / deviation;

	return -off * off / 2 - log(deviation) - HALF_LOG_TWO_PI;
}

struct run_length run_length_of(const struct length_spread *spread, double letters, size_t count)
{
	struct run_length run = { letters, log(letters), 0 };

	run.log_chance = log_normal(run.log_letters, spread->mean + log((double)count), spread->deviation);
	return run;
}

/*
 * Student's t with FREEDOM degrees, whose constant is nearly the normal one's. The power
 * of the tails and the deviation are taken together into one logarithm.
 */
double length_weigh(const struct length_model *model, const struct run_length *source, const struct run_length *target)
{
	double off = target->log_letters - source->log_letters - model->ratio;
	double variance = VARIANCE_LEAST + 2 * model->per_letter / (source->letters + target->letters);
	double tail = 1 + off * off / (variance * FREEDOM), power = tail * tail * tail;

	return -0.5 * log(power * power * power * variance) - HALF_LOG_TWO_PI -
	       (target->log_chance + source->log_chance) / 2;
}
