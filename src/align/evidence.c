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

/*
 * Values and names are rarer than a short edition shows: they are judged as if so many other segments
 * were there without them. On news with noise 20 do a little better than none or 8 (score_confidence.c).
 */
#define OTHER_SEGMENTS 20.0

struct match_cell {
	uint32_t target;
	uint16_t source_feature, target_feature;
	float source_gain, target_gain;
};

static double chance_of(const struct feature_type *type, size_t segments)
{
	bool rare = type->class == FEATURE_VALUE || type->class == FEATURE_NAME;

	return ((double)type->segments + 0.5) / ((double)segments + 1 + (rare ? OTHER_SEGMENTS : 0));
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
static void weigh_types(struct evidence *evidence, const struct ties *ties)
{
	const struct features *source = evidence->source, *target = evidence->target;
	double *chance = alloc_zeroed(target->type_count + 1, sizeof(*chance));

	for (size_t type = 0; type < source->type_count; type++) {
		double own_chance = chance_of(&source->types[type], source->count), met = 0;

		for (size_t t = ties->first[type]; t < ties->first[type + 1]; t++) {
			const struct tie *tie = &ties->items[t];

			met += chance_of(&target->types[tie->target], target->count);
			chance[tie->target] += own_chance;
		}
		evidence->source_type_absent[type] = absent_worth((double)ties->source_present[type], met);
		if (ties->first[type] == ties->first[type + 1])
			evidence->source_type_absent[type] = lonely_worth(&source->types[type]);
	}
	for (size_t type = 0; type < target->type_count; type++) {
		evidence->target_type_absent[type] = absent_worth((double)ties->target_present[type], chance[type]);
		if (chance[type] == 0)
			evidence->target_type_absent[type] = lonely_worth(&target->types[type]);
	}
	free(chance);
}

/* sums[segment] is what all segments before it weigh with nothing matched. */
static double *sum_absences(const struct features *side, const double *of_types)
{
	double *sums = alloc_zeroed(side->count + 1, sizeof(*sums));

	for (size_t segment = 0; segment < side->count; segment++) {
		size_t count;
		const uint32_t *features = features_of(side, segment, &count);

		sums[segment + 1] = sums[segment];
		for (size_t i = 0; i < count; i++)
			sums[segment + 1] += of_types[features[i]];
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

/* What a match by this tie is worth to both of its sides; false when it points nowhere. */
static bool gains_of(const struct evidence *evidence, uint32_t type, const struct tie *tie, double *source_gain,
		     double *target_gain)
{
	double there = chance_of(&evidence->target->types[tie->target], evidence->target->count);
	double here = chance_of(&evidence->source->types[type], evidence->source->count);
	double forward = (double)tie->forward > there ? log((double)tie->forward / there) : 0;
	double backward = (double)tie->backward > here ? log((double)tie->backward / here) : 0;

	*source_gain = forward - evidence->source_type_absent[type];
	*target_gain = backward - evidence->target_type_absent[tie->target];
	return there <= CHANCE_MOST || here <= CHANCE_MOST;
}

/* The matches of one source feature with the target segments [low, high). */
static void match_feature(struct evidence *evidence, const struct ties *ties, uint32_t type, uint16_t feature,
			  uint32_t low, uint32_t high)
{
	const struct features *target = evidence->target;

	for (size_t t = ties->first[type]; t < ties->first[type + 1]; t++) {
		const struct tie *tie = &ties->items[t];
		const struct feature_type *other = &target->types[tie->target];
		size_t end = other->first_posting + other->segments;
		double source_gain, target_gain;

		if (!gains_of(evidence, type, tie, &source_gain, &target_gain))
			continue;
		for (size_t k = first_posting_at(target, other, low);
		     k < end && target->postings[k].segment < high; k++) {
			ARRAY_GROW(evidence->matches, evidence->match_count, evidence->match_capacity);
			evidence->matches[evidence->match_count++] = (struct match_cell){
				target->postings[k].segment, feature, (uint16_t)target->postings[k].feature,
				(float)source_gain, (float)target_gain
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
	ARRAY_RESERVE(evidence->gains, evidence->match_count + 1, evidence->gain_capacity);
	if (from == 0)
		evidence->gains[0] = 0;
	for (size_t i = from; i < evidence->match_count; i++) {
		const struct match_cell *match = &evidence->matches[i];

		evidence->gains[i + 1] = evidence->gains[i] + (match->source_gain > 0 ? (double)match->source_gain : 0) +
					 (match->target_gain > 0 ? (double)match->target_gain : 0);
	}
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
	struct match_cell *spare = NULL;
	size_t spare_capacity = 0;

	*evidence = (struct evidence){ .source = source, .target = target };
	evidence->source_type_absent = alloc_zeroed(source->type_count + 1, sizeof(double));
	evidence->target_type_absent = alloc_zeroed(target->type_count + 1, sizeof(double));
	weigh_types(evidence, ties);
	evidence->source_absent = sum_absences(source, evidence->source_type_absent);
	evidence->target_absent = sum_absences(target, evidence->target_type_absent);
	lay_rows(evidence, band);
	for (size_t row = 0; row < source->count; row++) {
		size_t count, from = evidence->match_count;
		const uint32_t *features = features_of(source, row, &count);
		size_t columns = evidence->columns[row + 1] - evidence->columns[row] - 1;

		for (size_t i = 0; i < count; i++)
			match_feature(evidence, ties, features[i], (uint16_t)i, evidence->low[row],
				      evidence->low[row] + (uint32_t)columns);
		order_row(evidence, row, from, &spare, &spare_capacity);
	}
	evidence->best = alloc_zeroed(2 * ALIGN_RUN_MOST * FEATURES_MOST, sizeof(*evidence->best));
	evidence->stamps = alloc_zeroed(2 * ALIGN_RUN_MOST * FEATURES_MOST, sizeof(*evidence->stamps));
	free(spare);
}

void evidence_release(struct evidence *evidence)
{
	free(evidence->source_type_absent);
	free(evidence->target_type_absent);
	free(evidence->source_absent);
	free(evidence->target_absent);
	free(evidence->matches);
	free(evidence->gains);
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

double evidence_weigh_anywhere(const struct evidence *evidence, const struct ties *ties, const uint32_t *stamps,
			       size_t source, size_t target)
{
	double sum = evidence->source_absent[source + 1] - evidence->source_absent[source] +
		     evidence->target_absent[target + 1] - evidence->target_absent[target];
	size_t count;
	const uint32_t *features = features_of(evidence->source, source, &count);

	for (size_t i = 0; i < count; i++) {
		double best = 0, source_gain, target_gain;

		for (size_t t = ties->first[features[i]]; t < ties->first[features[i] + 1]; t++) {
			const struct tie *tie = &ties->items[t];

			if (stamps[tie->target] == target + 1 &&
			    gains_of(evidence, features[i], tie, &source_gain, &target_gain) &&
			    source_gain + target_gain > best)
				best = source_gain + target_gain;
		}
		sum += best;
	}
	return CONTENT_SCALE * sum / 2;
}

/* Where the matches of a row with the targets [j, j + m) begin and end. */
static inline void matches_of(const struct evidence *evidence, size_t row, size_t j, size_t m, size_t *from, size_t *to)
{
	size_t low = evidence->low[row], columns = evidence->columns[row + 1] - evidence->columns[row] - 1;
	size_t first = j < low ? 0 : j - low, last = j + m < low ? 0 : j + m - low;

	if (last > columns)
		last = columns;
	if (first > last)
		first = last;
	*from = evidence->starts[evidence->columns[row] + first];
	*to = evidence->starts[evidence->columns[row] + last];
}

static double absent(const struct evidence *evidence, size_t i, size_t n, size_t j, size_t m)
{
	return evidence->source_absent[i + n] - evidence->source_absent[i] + evidence->target_absent[j + m] -
	       evidence->target_absent[j];
}

double evidence_bound(const struct evidence *evidence, size_t i, size_t n, size_t j, size_t m)
{
	double sum = absent(evidence, i, n, j, m);
	size_t from, to;

	for (size_t row = i; row < i + n; row++) {
		matches_of(evidence, row, j, m, &from, &to);
		sum += evidence->gains[to] - evidence->gains[from];
	}
	return CONTENT_SCALE * sum / 2;
}

double evidence_weigh(struct evidence *evidence, size_t i, size_t n, size_t j, size_t m)
{
	/* In a longer run everything is met by chance so many times more often. */
	static const float log_counts[] = { 0, 0, 0.6931472f, 1.0986123f, 1.3862944f };
	double sum = absent(evidence, i, n, j, m);
	size_t from, to;

	evidence->stamp++;
	for (size_t row = i; row < i + n; row++) {
		matches_of(evidence, row, j, m, &from, &to);
		for (size_t k = from; k < to; k++) {
			const struct match_cell *match = &evidence->matches[k];

			sum += improve(evidence, (row - i) * FEATURES_MOST + match->source_feature,
				       match->source_gain - log_counts[m]);
			sum += improve(evidence,
				       (ALIGN_RUN_MOST + match->target - j) * FEATURES_MOST + match->target_feature,
				       match->target_gain - log_counts[n]);
		}
	}
	return CONTENT_SCALE * sum / 2;
}
