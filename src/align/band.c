/*
 * band -- the part of the table of all pairs in which the search looks.
 */
#include <config.h>

#include "align/band.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

/* Features in more segments than this point nowhere. */
#define RARE_SEGMENTS 12

/* An anchor's weight, and how much more it has than the next best of its segment. */
#define ANCHOR_WEIGHT_LEAST 5.0
#define ANCHOR_LEAD_LEAST 2.0

/* An anchor that stands so far off the line between its neighbours is dropped. */
#define ANCHOR_OFF_LINE_MOST 12

/* A rectangle between two anchors up to so many nodes is searched whole. */
#define GAP_WHOLE_NODES ((size_t)2500)

/* Segments that the path may be off a straight line, times the root of the line's length. */
#define DRIFT 0.5

struct anchor {
	uint32_t source, target;
	double weight;
};

struct best {
	uint32_t partner; /* + 1; 0: none */
	double weight, second;
};

static void offer(struct best *best, uint32_t partner, double weight)
{
	if (weight > best->weight) {
		best->second = best->weight;
		best->weight = weight;
		best->partner = partner + 1;
	} else if (weight > best->second) {
		best->second = weight;
	}
}

/* -------------------------------------------------------------------- anchors */

struct gathering {
	const struct features *source, *target;
	const struct ties *ties;
	double *weights;     /* of each target segment, for one source segment */
	uint32_t *touched;
	size_t touched_count;
	struct best *of_source, *of_target;
};

static void gather_feature(struct gathering *gathering, uint32_t type)
{
	const struct features *target = gathering->target;

	if (gathering->source->types[type].segments > RARE_SEGMENTS)
		return;
	for (size_t t = gathering->ties->first[type]; t < gathering->ties->first[type + 1]; t++) {
		const struct tie *tie = &gathering->ties->items[t];
		const struct feature_type *other = &target->types[tie->target];
		double chance = ((double)other->segments + 0.5) / ((double)target->count + 1);

		if (other->segments > RARE_SEGMENTS || (double)tie->forward <= chance)
			continue;
		for (uint32_t k = 0; k < other->segments; k++) {
			uint32_t segment = target->postings[other->first_posting + k].segment;

			if (gathering->weights[segment] == 0)
				gathering->touched[gathering->touched_count++] = segment;
			gathering->weights[segment] += log((double)tie->forward / chance);
		}
	}
}

static void gather_segment(struct gathering *gathering, size_t segment)
{
	size_t count;
	const uint32_t *features = features_of(gathering->source, segment, &count);

	gathering->touched_count = 0;
	for (size_t i = 0; i < count; i++)
		gather_feature(gathering, features[i]);
	for (size_t i = 0; i < gathering->touched_count; i++) {
		uint32_t other = gathering->touched[i];

		offer(&gathering->of_source[segment], other, gathering->weights[other]);
		offer(&gathering->of_target[other], (uint32_t)segment, gathering->weights[other]);
		gathering->weights[other] = 0;
	}
}

static size_t mutual_anchors(struct gathering *gathering, struct anchor *anchors)
{
	size_t count = 0;

	for (size_t i = 0; i < gathering->source->count; i++) {
		const struct best *own = &gathering->of_source[i];
		const struct best *other;

		if (!own->partner || own->weight < ANCHOR_WEIGHT_LEAST ||
		    own->weight < own->second + ANCHOR_LEAD_LEAST)
			continue;
		other = &gathering->of_target[own->partner - 1];
		if (other->partner == i + 1 && other->weight >= other->second + ANCHOR_LEAD_LEAST)
			anchors[count++] = (struct anchor){ (uint32_t)i, own->partner - 1, own->weight };
	}
	return count;
}

static size_t find_anchors(const struct features *source, const struct features *target, const struct ties *ties,
			   struct anchor *anchors)
{
	struct gathering gathering = { .source = source, .target = target, .ties = ties };
	size_t count;

	gathering.weights = alloc_zeroed(target->count + 1, sizeof(*gathering.weights));
	gathering.touched = alloc_zeroed(target->count + 1, sizeof(*gathering.touched));
	gathering.of_source = alloc_zeroed(source->count + 1, sizeof(*gathering.of_source));
	gathering.of_target = alloc_zeroed(target->count + 1, sizeof(*gathering.of_target));
	for (size_t i = 0; i < source->count; i++)
		gather_segment(&gathering, i);
	count = mutual_anchors(&gathering, anchors);
	free(gathering.weights);
	free(gathering.touched);
	free(gathering.of_source);
	free(gathering.of_target);
	return count;
}

/* ---------------------------------------------------------------------- chain */

struct chain_best {
	double weight;
	uint32_t anchor; /* + 1 */
};

/* The heaviest chain that ends before target `at`: a Fenwick tree of maxima. */
static struct chain_best chain_before(const struct chain_best *tree, size_t at)
{
	struct chain_best best = { 0, 0 };

	for (; at > 0; at -= at & (~at + 1))
		if (tree[at].weight > best.weight)
			best = tree[at];
	return best;
}

static void chain_put(struct chain_best *tree, size_t size, size_t at, struct chain_best chain)
{
	for (at++; at <= size; at += at & (~at + 1))
		if (chain.weight > tree[at].weight)
			tree[at] = chain;
}

/* Leaves the anchors of the heaviest chain, in order; returns how many. */
static size_t chain_anchors(struct anchor *anchors, size_t count, size_t target_count)
{
	struct chain_best *tree = alloc_zeroed(target_count + 2, sizeof(*tree));
	uint32_t *before = alloc_zeroed(count + 1, sizeof(*before));
	struct anchor *chain = alloc_zeroed(count + 1, sizeof(*chain));
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		struct chain_best best = chain_before(tree, anchors[i].target);

		before[i] = best.anchor;
		chain_put(tree, target_count, anchors[i].target,
			  (struct chain_best){ best.weight + anchors[i].weight, (uint32_t)i + 1 });
	}
	for (uint32_t at = chain_before(tree, target_count).anchor; at; at = before[at - 1])
		chain[kept++] = anchors[at - 1];
	for (size_t i = 0; i < kept; i++)
		anchors[i] = chain[kept - 1 - i];
	free(tree);
	free(before);
	free(chain);
	return kept;
}

static long off_line(const struct anchor *before, const struct anchor *at, const struct anchor *after)
{
	double run = (double)(after->source - before->source);
	double line = before->target +
		      (double)(after->target - before->target) * (double)(at->source - before->source) / run;

	return labs((long)at->target - (long)line);
}

static size_t drop_outliers(struct anchor *anchors, size_t count)
{
	size_t kept = count ? 1 : 0;

	for (size_t i = 1; i < count; i++) {
		if (i + 1 < count &&
		    off_line(&anchors[kept - 1], &anchors[i], &anchors[i + 1]) > ANCHOR_OFF_LINE_MOST)
			continue;
		anchors[kept++] = anchors[i];
	}
	return kept;
}

/* ----------------------------------------------------------------------- band */

static size_t bounded(long value, size_t most)
{
	return value < 0 ? 0 : (size_t)value > most ? most : (size_t)value;
}

static void stretch(struct band *band, size_t row, size_t low, size_t high)
{
	if (low < band->low[row])
		band->low[row] = (uint32_t)low;
	if (high > band->high[row])
		band->high[row] = (uint32_t)high;
}

/* The rows from one anchor to the next, both included. */
static void fill_gap(struct band *band, const struct anchor *from, const struct anchor *to, size_t radius,
		     size_t target_count)
{
	size_t rows = to->source - from->source, columns = to->target - from->target;
	bool whole = (rows + 1) * (columns + 1) <= GAP_WHOLE_NODES;
	/* What was left out and put in adds up as a random walk does. */
	double drift = DRIFT * sqrt((double)(rows + columns));
	size_t gap_radius = radius + (size_t)(drift * (double)radius / BAND_RADIUS_FIRST);

	for (size_t k = 0; k <= rows; k++) {
		double middle = from->target + (rows ? (double)columns * (double)k / (double)rows : 0);
		long low = whole ? (long)from->target : (long)middle - (long)gap_radius;
		long high = whole ? (long)to->target : (long)middle + (long)gap_radius;

		if (rows == 0 && !whole) {
			low = (long)from->target;
			high = (long)to->target;
		}
		stretch(band, from->source + k, bounded(low - (whole ? (long)radius : 0), target_count),
			bounded(high + (whole ? (long)radius : 0), target_count));
	}
}

/* Both edges must grow, and each row must reach the next. */
static void straighten(struct band *band)
{
	for (size_t row = 1; row < band->rows; row++)
		if (band->high[row] < band->high[row - 1])
			band->high[row] = band->high[row - 1];
	for (size_t row = band->rows - 1; row > 0; row--)
		if (band->low[row - 1] > band->low[row])
			band->low[row - 1] = band->low[row];
	for (size_t row = 1; row < band->rows; row++)
		if (band->low[row] > band->high[row - 1])
			band->low[row] = band->high[row - 1];
}

static bool count_nodes(struct band *band)
{
	size_t nodes = 0;

	for (size_t row = 0; row < band->rows; row++) {
		band->offset[row] = nodes;
		nodes += band->high[row] - band->low[row] + 1;
	}
	band->offset[band->rows] = nodes;
	return nodes <= BAND_NODES_MOST;
}

static void lay_along(struct band *band, const struct anchor *anchors, size_t count, size_t radius,
		      size_t target_count)
{
	struct anchor from = { 0, 0, 0 };

	for (size_t i = 0; i < count; i++) {
		fill_gap(band, &from, &anchors[i], radius, target_count);
		from = anchors[i];
	}
	fill_gap(band, &from, &(struct anchor){ (uint32_t)(band->rows - 1), (uint32_t)target_count, 0 }, radius,
		 target_count);
	stretch(band, 0, 0, 0);
	stretch(band, band->rows - 1, target_count, target_count);
	straighten(band);
}

/* Links that stand in order, as anchors. */
static size_t anchors_of_links(const struct align_links *links, struct anchor *anchors)
{
	size_t count = 0;

	for (size_t i = 0; i < links->count; i++) {
		const struct align_link *link = &links->items[i];

		if (link->source.count && link->target.count && !link->crossing)
			anchors[count++] = (struct anchor){ (uint32_t)link->source.first,
							    (uint32_t)link->target.first, 0 };
	}
	return count;
}

/* The end of the part that begins with a segment. */
static size_t part_end(const struct features *side, size_t segment, size_t part)
{
	while (segment < side->count && side->parts[segment] == part)
		segment++;
	return segment;
}

/* Adds the rectangles of the parts; false when they have too many nodes. */
static bool lay_parts(struct band *band, const struct features *source, const struct features *target)
{
	size_t i = 0, j = 0, nodes = 0;

	while (i < source->count || j < target->count) {
		size_t part = i == source->count ? target->parts[j] : source->parts[i], end_i, end_j;

		if (j < target->count && target->parts[j] < part)
			part = target->parts[j];
		end_i = part_end(source, i, part);
		end_j = part_end(target, j, part);
		nodes += (end_i - i + 1) * (end_j - j + 1);
		if (nodes > BAND_PARTS_NODES)
			return false;
		for (size_t row = i; row <= end_i; row++)
			stretch(band, row, j, end_j);
		i = end_i;
		j = end_j;
	}
	return true;
}

static void lay_nothing(struct band *band, size_t target_count)
{
	for (size_t row = 0; row < band->rows; row++) {
		band->low[row] = (uint32_t)target_count;
		band->high[row] = 0;
	}
}

bool band_init(struct band *band, const struct features *source, const struct features *target, const struct ties *ties,
	       const struct align_links *before, size_t radius)
{
	size_t rows = source->count + 1;

	*band = (struct band){ .rows = rows, .low = alloc_zeroed(rows, sizeof(*band->low)),
			       .high = alloc_zeroed(rows, sizeof(*band->high)),
			       .offset = alloc_zeroed(rows + 1, sizeof(*band->offset)) };
	lay_nothing(band, target->count);
	band->whole = source->parts && target->parts && lay_parts(band, source, target);
	if (band->whole) {
		stretch(band, 0, 0, 0); /* also where there is nothing at all */
	} else if (rows * (target->count + 1) <= BAND_WHOLE_NODES) {
		band->whole = true;
		for (size_t row = 0; row < rows; row++)
			stretch(band, row, 0, target->count);
	} else {
		lay_nothing(band, target->count);
		struct anchor *anchors = alloc_zeroed(source->count + 1, sizeof(*anchors));
		size_t count = before->count ? anchors_of_links(before, anchors)
					     : find_anchors(source, target, ties, anchors);

		if (!before->count)
			count = drop_outliers(anchors, chain_anchors(anchors, count, target->count));
		lay_along(band, anchors, count, radius, target->count);
		free(anchors);
	}
	if (count_nodes(band))
		return true;
	band_release(band);
	*band = (struct band){ 0 };
	return false;
}

void band_release(struct band *band)
{
	free(band->low);
	free(band->high);
	free(band->offset);
}
