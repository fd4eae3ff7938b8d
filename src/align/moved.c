/*
 * moved -- segments that stand in another place in the other edition.
 */
#include <config.h>

#include "align/moved.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

/* How much a pair has to weigh beyond what its distance takes from it. */
#define WEIGHT_LEAST 5.0

/* A block moves near by rather than far: the share of distances falls with this power. */
#define DISTANCE_POWER 2.0

/* What a neighbour that moved along is worth. */
#define NEIGHBOUR_WEIGHT 2.5

struct lonely {
	size_t *links; /* places of the links */
	size_t count;
};

struct candidate {
	size_t source, target; /* among the lonely */
	double weight;
};

struct looking {
	const struct evidence *evidence;
	const struct ties *ties;
	const struct length_model *lengths;
	struct align_links *links;
	struct lonely source, target;
	struct candidate *candidates;
	size_t candidate_count, candidate_capacity;
	size_t *expected; /* of each lonely source: the target segment that its neighbours are linked with */
	uint32_t *stamps; /* of each target type: the segment that has it, + 1 */
};

/*
 * Which segments stand in an edition more than once: they were repeated, which
 * says nothing about having moved. The same features in the same order count as the same.
 */
static bool *find_repeated(const struct features *side)
{
	bool *repeated = alloc_zeroed(side->count + 1, sizeof(*repeated));
	struct map seen = MAP_INIT;

	for (size_t segment = 0; segment < side->count; segment++) {
		size_t count, *first;
		const uint32_t *features = features_of(side, segment, &count);
		struct slice key = slice_from((const char *)features, count * sizeof(*features));
		bool added;

		first = map_add(&seen, key, segment, &added);
		if (!added)
			repeated[segment] = repeated[*first] = true;
	}
	map_release(&seen);
	return repeated;
}

static void find_lonely(struct looking *looking)
{
	const struct align_links *links = looking->links;
	bool *source_repeated = find_repeated(looking->evidence->source);
	bool *target_repeated = find_repeated(looking->evidence->target);
	size_t behind = 0; /* the last linked target segment */

	looking->source.links = alloc_bytes((links->count + 1) * sizeof(size_t));
	looking->target.links = alloc_bytes((links->count + 1) * sizeof(size_t));
	looking->expected = alloc_bytes((links->count + 1) * sizeof(size_t));
	for (size_t i = 0; i < links->count; i++) {
		const struct align_run source = links->items[i].source, target = links->items[i].target;

		if ((source.count && source_repeated[source.first]) || (target.count && target_repeated[target.first]))
			continue;
		if (target.count == 0) {
			looking->expected[looking->source.count] = behind;
			looking->source.links[looking->source.count++] = i;
		} else if (source.count == 0) {
			looking->target.links[looking->target.count++] = i;
		} else if (!links->items[i].crossing) {
			behind = target.first + target.count;
		}
	}
	free(source_repeated);
	free(target_repeated);
}

/* The segment of a lonely source. */
static size_t source_of(const struct looking *looking, size_t source)
{
	return looking->links->items[looking->source.links[source]].source.first;
}

static double weigh(const struct looking *looking, size_t source, size_t target)
{
	size_t i = source_of(looking, source);
	size_t j = looking->links->items[looking->target.links[target]].target.first;
	const struct evidence *evidence = looking->evidence;
	struct run_length own = run_length_of(&looking->lengths->source, evidence->source->lengths[i], 1);
	struct run_length other = run_length_of(&looking->lengths->target, evidence->target->lengths[j], 1);
	double distance = fabs((double)j - (double)looking->expected[source]);

	return -DISTANCE_POWER * log1p(distance) + evidence_weigh_anywhere(evidence, looking->ties, looking->stamps, i, j) +
	       length_weigh(looking->lengths, &own, &other);
}

/* All pairs that weigh enough, or nearly so: a neighbour may help them. */
static void find_candidates(struct looking *looking)
{
	const struct features *target = looking->evidence->target;

	looking->stamps = alloc_zeroed(target->type_count + 1, sizeof(*looking->stamps));
	for (size_t t = 0; t < looking->target.count; t++) {
		size_t j = looking->links->items[looking->target.links[t]].target.first, count;
		const uint32_t *features = features_of(target, j, &count);

		for (size_t k = 0; k < count; k++)
			looking->stamps[features[k]] = (uint32_t)j + 1;
		for (size_t s = 0; s < looking->source.count; s++) {
			double weight;

			if (!in_one_part(looking->evidence->source, target, source_of(looking, s), 1, j, 1))
				continue;
			weight = weigh(looking, s, t);
			if (weight < WEIGHT_LEAST - NEIGHBOUR_WEIGHT)
				continue;
			ARRAY_GROW(looking->candidates, looking->candidate_count, looking->candidate_capacity);
			looking->candidates[looking->candidate_count++] = (struct candidate){ s, t, weight };
		}
	}
	free(looking->stamps);
}

static bool are_neighbours(const struct looking *looking, const struct candidate *a, const struct candidate *b)
{
	const struct align_link *items = looking->links->items;
	size_t source_a = items[looking->source.links[a->source]].source.first;
	size_t source_b = items[looking->source.links[b->source]].source.first;
	size_t target_a = items[looking->target.links[a->target]].target.first;
	size_t target_b = items[looking->target.links[b->target]].target.first;

	return (source_a + 1 == source_b && target_a + 1 == target_b) ||
	       (source_b + 1 == source_a && target_b + 1 == target_a);
}

/* Candidates are few (most pairs weigh nothing), so all are held against all. */
static void help_neighbours(struct looking *looking)
{
	double *help = alloc_zeroed(looking->candidate_count + 1, sizeof(*help));

	for (size_t a = 0; a < looking->candidate_count; a++)
		for (size_t b = 0; b < looking->candidate_count; b++)
			if (are_neighbours(looking, &looking->candidates[a], &looking->candidates[b]))
				help[a] += NEIGHBOUR_WEIGHT;
	for (size_t a = 0; a < looking->candidate_count; a++)
		looking->candidates[a].weight += help[a];
	free(help);
}

static int compare_candidates(const void *a, const void *b)
{
	const struct candidate *left = a, *right = b;

	if (left->weight > right->weight)
		return -1;
	if (left->weight < right->weight)
		return 1;
	if (left->source != right->source)
		return left->source < right->source ? -1 : 1;
	return left->target < right->target ? -1 : left->target > right->target;
}

/* The source's link gets the target; the target's link is emptied, to be dropped later. */
static void take(struct looking *looking, const struct candidate *candidate)
{
	struct align_link *source = &looking->links->items[looking->source.links[candidate->source]];
	struct align_link *target = &looking->links->items[looking->target.links[candidate->target]];

	if (candidate->weight < WEIGHT_LEAST || source->target.count || !target->target.count)
		return;
	source->target = target->target;
	source->confidence = 1 / (1 + exp(-candidate->weight));
	source->crossing = true;
	target->target.count = 0;
}

static void drop_empty(struct align_links *links)
{
	size_t kept = 0;

	for (size_t i = 0; i < links->count; i++)
		if (links->items[i].source.count || links->items[i].target.count)
			links->items[kept++] = links->items[i];
	links->count = kept;
}

void moved_link(const struct evidence *evidence, const struct ties *ties, const struct length_model *lengths,
		struct align_links *links)
{
	struct looking looking = { .evidence = evidence, .ties = ties, .lengths = lengths, .links = links };
	double pairs;

	find_lonely(&looking);
	pairs = (double)looking.source.count * (double)looking.target.count;
	if (pairs > 0 && pairs <= (double)MOVED_PAIRS_MOST) {
		find_candidates(&looking);
		if (looking.candidate_count <= MOVED_CANDIDATES_MOST)
			help_neighbours(&looking);
		if (looking.candidate_count)
			qsort(looking.candidates, looking.candidate_count, sizeof(*looking.candidates),
			      compare_candidates);
		for (size_t i = 0; i < looking.candidate_count; i++)
			take(&looking, &looking.candidates[i]);
		drop_empty(links);
	}
	free(looking.source.links);
	free(looking.target.links);
	free(looking.expected);
	free(looking.candidates);
}
