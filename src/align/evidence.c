/*
 * evidence -- how much what segments hold speaks for pairing them.
 */
#include <config.h>

#include "align/evidence.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

/* Features that more than this share of the other side would match point nowhere. */
#define CHANCE_MOST 0.6

/* Features of a segment hang together, so all of them prove less than each by itself. */
#define CONTENT_SCALE 0.75

/* A value that the whole other edition does not have was probably left out with its segment. */
#define LONELY_VALUE -0.7

struct match_cell {
	uint32_t target;
	uint16_t source_feature, target_feature;
	float source_gain, target_gain;
};

/* What one type is worth, by what it is tied to. */
struct weights {
	double *source_absent, *target_absent; /* of each type */
};

static double chance_of(const struct feature_type *type, size_t segments)
{
	return ((double)type->segments + 0.5) / ((double)segments + 1);
}

static double absent_worth(double present, double chance)
{
	if (present <= 0)
		return 0;
	if (chance > CHANCE_MOST)
		chance = CHANCE_MOST;
	return present > chance ? log((1 - present) / (1 - chance)) : 0;
}

/* ---------------------------------------------------------------------- absence */

static double lonely_worth(const struct feature_type *type)
{
	return type->class == FEATURE_VALUE ? LONELY_VALUE : 0;
}

/* Chance that something tied to a type stands in an unrelated segment: its best tie's. */
static void weigh_types(const struct features *source, const struct features *target, const struct ties *ties,
			struct weights *weights)
{
	double *chance = alloc_zeroed(target->type_count + 1, sizeof(*chance));

	for (size_t type = 0; type < source->type_count; type++) {
		double own_chance = chance_of(&source->types[type], source->count), met = 0;

		for (size_t t = ties->first[type]; t < ties->first[type + 1]; t++) {
			const struct tie *tie = &ties->items[t];

			met += chance_of(&target->types[tie->target], target->count);
			chance[tie->target] += own_chance;
		}
		weights->source_absent[type] = absent_worth((double)ties->source_present[type], met);
		if (ties->first[type] == ties->first[type + 1])
			weights->source_absent[type] = lonely_worth(&source->types[type]);
	}
	for (size_t type = 0; type < target->type_count; type++) {
		weights->target_absent[type] = absent_worth((double)ties->target_present[type], chance[type]);
		if (chance[type] == 0)
			weights->target_absent[type] = lonely_worth(&target->types[type]);
	}
	free(chance);
}

static double *sum_absences(const struct features *side, const double *of_types)
{
	double *sums = alloc_zeroed(side->count + 1, sizeof(*sums));

	for (size_t segment = 0; segment < side->count; segment++) {
		size_t count;
		const uint32_t *features = features_of(side, segment, &count);

		for (size_t i = 0; i < count; i++)
			sums[segment] += of_types[features[i]];
	}
	return sums;
}

/* ---------------------------------------------------------------------- matches */

static size_t first_posting_at(const struct features *side, const struct feature_type *type, uint32_t segment)
{
	size_t from = type->first_posting, to = from + type->segments;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (side->postings[middle].segment < segment)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

/* The matches of one source feature with the target segments [low, high). */
static void match_feature(struct evidence *evidence, const struct ties *ties, const struct weights *weights,
			  uint32_t type, uint16_t feature, uint32_t low, uint32_t high)
{
	const struct features *source = evidence->source, *target = evidence->target;

	for (size_t t = ties->first[type]; t < ties->first[type + 1]; t++) {
		const struct tie *tie = &ties->items[t];
		const struct feature_type *other = &target->types[tie->target];
		double there = chance_of(other, target->count), here = chance_of(&source->types[type], source->count);
		double forward = (double)tie->forward > there ? log((double)tie->forward / there) : 0;
		double backward = (double)tie->backward > here ? log((double)tie->backward / here) : 0;
		size_t end = other->first_posting + other->segments;

		if (there > CHANCE_MOST && here > CHANCE_MOST)
			continue;
		for (size_t k = first_posting_at(target, other, low);
		     k < end && target->postings[k].segment < high; k++) {
			ARRAY_GROW(evidence->matches, evidence->match_count, evidence->match_capacity);
			evidence->matches[evidence->match_count++] = (struct match_cell){
				target->postings[k].segment, feature, (uint16_t)target->postings[k].feature,
				(float)(forward - weights->source_absent[type]),
				(float)(backward - weights->target_absent[tie->target])
			};
		}
	}
}

/* Orders a row's matches by target segment (counting sort) and notes where each begins. */
static void order_row(struct evidence *evidence, size_t row, size_t from, struct match_cell **spare,
		      size_t *spare_capacity)
{
	size_t count = evidence->match_count - from, columns = evidence->columns[row + 1] - evidence->columns[row];
	size_t *starts = evidence->starts + evidence->columns[row], at = from;

	ARRAY_RESERVE(*spare, count + 1, *spare_capacity);
	if (count)
		memcpy(*spare, evidence->matches + from, count * sizeof(**spare));
	for (size_t i = 0; i < count; i++)
		starts[(*spare)[i].target - evidence->low[row]]++;
	for (size_t column = 0; column < columns; column++) {
		size_t here = starts[column];

		starts[column] = at;
		at += here;
	}
	for (size_t i = 0; i < count; i++)
		evidence->matches[starts[(*spare)[i].target - evidence->low[row]]++] = (*spare)[i];
	for (size_t column = columns; column-- > 1;)
		starts[column] = starts[column - 1];
	starts[0] = from;
}

static void lay_rows(struct evidence *evidence, const struct band *band)
{
	size_t rows = evidence->source->count, columns = 0;

	evidence->low = alloc_zeroed(rows + 1, sizeof(*evidence->low));
	evidence->columns = alloc_zeroed(rows + 1, sizeof(*evidence->columns));
	for (size_t row = 0; row < rows; row++) {
		size_t above = row < ALIGN_RUN_MOST ? 0 : row - ALIGN_RUN_MOST + 1;
		size_t high = band->high[row] + ALIGN_RUN_MOST;

		if (high > evidence->target->count)
			high = evidence->target->count;
		evidence->low[row] = band->low[above];
		evidence->columns[row] = columns;
		columns += high - evidence->low[row] + 1; /* one more, to end the last */
	}
	evidence->columns[rows] = columns;
	evidence->starts = alloc_zeroed(columns + 1, sizeof(*evidence->starts));
}

void evidence_init(struct evidence *evidence, const struct features *source, const struct features *target,
		   const struct ties *ties, const struct band *band)
{
	struct weights weights = { alloc_zeroed(source->type_count + 1, sizeof(double)),
				   alloc_zeroed(target->type_count + 1, sizeof(double)) };
	struct match_cell *spare = NULL;
	size_t spare_capacity = 0;

	*evidence = (struct evidence){ .source = source, .target = target };
	weigh_types(source, target, ties, &weights);
	evidence->source_absent = sum_absences(source, weights.source_absent);
	evidence->target_absent = sum_absences(target, weights.target_absent);
	lay_rows(evidence, band);
	for (size_t row = 0; row < source->count; row++) {
		size_t count, from = evidence->match_count;
		const uint32_t *features = features_of(source, row, &count);
		size_t columns = evidence->columns[row + 1] - evidence->columns[row] - 1;

		for (size_t i = 0; i < count; i++)
			match_feature(evidence, ties, &weights, features[i], (uint16_t)i, evidence->low[row],
				      evidence->low[row] + (uint32_t)columns);
		order_row(evidence, row, from, &spare, &spare_capacity);
	}
	evidence->best = alloc_zeroed(2 * ALIGN_RUN_MOST * FEATURES_MOST, sizeof(*evidence->best));
	evidence->stamps = alloc_zeroed(2 * ALIGN_RUN_MOST * FEATURES_MOST, sizeof(*evidence->stamps));
	free(spare);
	free(weights.source_absent);
	free(weights.target_absent);
}

void evidence_release(struct evidence *evidence)
{
	free(evidence->source_absent);
	free(evidence->target_absent);
	free(evidence->matches);
	free(evidence->low);
	free(evidence->columns);
	free(evidence->starts);
	free(evidence->best);
	free(evidence->stamps);
}

/* --------------------------------------------------------------------- weighing */

/* What this match adds to the best that the feature in `slot` had so far. */
static double improve(struct evidence *evidence, size_t slot, float gain)
{
	float before = 0;

	if (evidence->stamps[slot] == evidence->stamp)
		before = evidence->best[slot];
	if (gain <= before)
		return 0;
	evidence->stamps[slot] = evidence->stamp;
	evidence->best[slot] = gain;
	return (double)(gain - before);
}

double evidence_weigh(struct evidence *evidence, size_t i, size_t n, size_t j, size_t m)
{
	/* In a longer run everything is met by chance so many times more often. */
	static const float log_counts[] = { 0, 0, 0.6931472f, 1.0986123f, 1.3862944f };
	double source = 0, target = 0;

	evidence->stamp++;
	for (size_t row = i; row < i + n; row++) {
		size_t low = evidence->low[row];
		size_t columns = evidence->columns[row + 1] - evidence->columns[row] - 1;
		size_t from = j < low ? 0 : j - low, to = j + m < low ? 0 : j + m - low;

		source += evidence->source_absent[row];
		if (to > columns)
			to = columns;
		if (from >= to)
			continue;
		from = evidence->starts[evidence->columns[row] + from];
		to = evidence->starts[evidence->columns[row] + to];
		for (size_t k = from; k < to; k++) {
			const struct match_cell *match = &evidence->matches[k];

			source += improve(evidence, (row - i) * FEATURES_MOST + match->source_feature,
					  match->source_gain - log_counts[m]);
			target += improve(evidence,
					  (ALIGN_RUN_MOST + match->target - j) * FEATURES_MOST +
						  match->target_feature,
					  match->target_gain - log_counts[n]);
		}
	}
	for (size_t column = j; column < j + m; column++)
		target += evidence->target_absent[column];
	return CONTENT_SCALE * (source + target) / 2;
}
