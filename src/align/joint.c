/*
 * joint -- one answer for three editions where the three pairwise answers differ.
 */
#include <config.h>

#include "align/joint.h"

#include "align/rivals.h"
#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

const size_t joint_sides[JOINT_PAIRS][2] = { { 0, 1 }, { 0, 2 }, { 1, 2 } };

/* What joining is worth: of a coarse group and the finer ones that say the same the finer win. */
#define JOINED 0.999

#define CANDIDATE_SEGMENTS (ALIGN_EDITIONS_MOST * ALIGN_RUN_MOST)

/* A group to choose, with the numbers of its segments in the place. */
struct candidate {
	struct align_group group;
	uint8_t numbers[CANDIDATE_SEGMENTS]; /* in order */
	size_t segments;
	uint64_t mask; /* of the numbers */
	double worth;
};

/* Links of one pair, and what they make up when they follow each other; at last ordered. */
struct chains {
	struct align_link items[JOINT_LINKS_MOST];
	size_t count;
};

struct solving {
	const struct joint_place *place;
	size_t base[ALIGN_EDITIONS_MOST + 1];		/* the number of each edition's first segment */
	double alone[JOINT_PAIRS][JOINT_SEGMENTS_MOST]; /* logarithms */
	struct chains chains[JOINT_PAIRS];
	struct candidate candidates[JOINT_CANDIDATES_MOST]; /* ordered by their first segments */
	size_t count;
	size_t from[JOINT_SEGMENTS_MOST + 1]; /* of each segment the first candidate that begins with it */
	double hopes[JOINT_SEGMENTS_MOST];    /* of each segment: the most that it can be worth */
	size_t chosen[JOINT_SEGMENTS_MOST], depth;
	size_t best[JOINT_SEGMENTS_MOST], best_depth;
	double best_worth;
	size_t looks;
	bool too_much;
};

/* -------------------------------------------------------------------- numbers */

static size_t number_of(const struct solving *solving, size_t edition, size_t segment)
{
	const size_t *segments = solving->place->segments[edition];
	size_t low = 0, high = solving->place->counts[edition];

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (segments[middle] < segment)
			low = middle + 1;
		else
			high = middle;
	}
	return solving->base[edition] + low;
}

static size_t segment_count(const struct solving *solving)
{
	return solving->base[ALIGN_EDITIONS_MOST];
}

/* --------------------------------------------------------------------- chains */

/* A link is kept once, with the most that it is worth. */
static void add_chain(struct solving *solving, struct chains *chains, const struct align_link *link)
{
	for (size_t i = 0; i < chains->count; i++)
		if (rivals_compare(&chains->items[i], link) == 0) {
			if (link->confidence > chains->items[i].confidence)
				chains->items[i] = *link;
			return;
		}
	if (chains->count == JOINT_LINKS_MOST)
		solving->too_much = true;
	else
		chains->items[chains->count++] = *link;
}

static bool follows(const struct align_link *first, const struct align_link *next)
{
	return first->source.first + first->source.count == next->source.first &&
	       first->target.first + first->target.count == next->target.first &&
	       first->source.count + next->source.count <= ALIGN_RUN_MOST &&
	       first->target.count + next->target.count <= ALIGN_RUN_MOST && !first->crossing &&
	       !next->crossing;
}

static void add_joined(struct solving *solving, struct chains *chains, size_t first, size_t next)
{
	struct align_link joined = chains->items[first];
	const struct align_link *other = &chains->items[next];

	if (!follows(&joined, other))
		return;
	joined.source.count += other->source.count;
	joined.target.count += other->target.count;
	joined.confidence *= other->confidence * JOINED;
	add_chain(solving, chains, &joined);
}

/* What is joined stands at the end and comes to its turn, too. */
static void make_chains(struct solving *solving, struct chains *chains)
{
	for (size_t i = 0; i < chains->count; i++)
		for (size_t k = 0; k < i; k++) {
			add_joined(solving, chains, i, k);
			add_joined(solving, chains, k, i);
		}
	if (chains->count)
		qsort(chains->items, chains->count, sizeof(*chains->items), rivals_compare);
}

static const struct align_link *find_link(const struct chains *chains, struct align_run source,
					  struct align_run target)
{
	struct align_link key = { .source = source, .target = target };

	return chains->count
		       ? bsearch(&key, chains->items, chains->count, sizeof(*chains->items), rivals_compare)
		       : NULL;
}

static void note_alone(struct solving *solving, const struct joint_rival *rival)
{
	bool of_source = rival->link.source.count > 0;
	struct align_run run = of_source ? rival->link.source : rival->link.target;
	size_t number = number_of(solving, joint_sides[rival->pair][!of_source], run.first);

	if (rival->link.confidence > JOINT_FLOOR)
		solving->alone[rival->pair][number] = log(rival->link.confidence);
}

static void read_rivals(struct solving *solving)
{
	for (size_t pair = 0; pair < JOINT_PAIRS; pair++)
		for (size_t number = 0; number < JOINT_SEGMENTS_MOST; number++)
			solving->alone[pair][number] = log(JOINT_FLOOR);
	for (size_t i = 0; i < solving->place->rival_count; i++) {
		const struct joint_rival *rival = &solving->place->rivals[i];

		if (rival->link.source.count && rival->link.target.count)
			add_chain(solving, &solving->chains[rival->pair], &rival->link);
		else
			note_alone(solving, rival);
	}
	for (size_t pair = 0; pair < JOINT_PAIRS; pair++)
		make_chains(solving, &solving->chains[pair]);
}

/* ----------------------------------------------------------------- candidates */

/* What a pair says of two runs, against all of them being alone. */
static double worth_to_pair(const struct solving *solving, size_t pair, const struct align_link *link,
			    const struct align_run *runs)
{
	double alone = 0, linked;
	size_t segments = 0;

	for (size_t side = 0; side < 2; side++) {
		size_t edition = joint_sides[pair][side];

		for (size_t i = 0; i < runs[edition].count; i++)
			alone += solving->alone[pair][number_of(solving, edition, runs[edition].first + i)];
		segments += runs[edition].count;
	}
	linked = (double)segments * log(JOINT_FLOOR);
	if (link && log(link->confidence) > linked)
		linked = log(link->confidence);
	return linked - alone;
}

/* A group is as sure as its pairs are on the average. */
static void weigh(const struct solving *solving, struct candidate *candidate)
{
	struct align_group *group = &candidate->group;
	double sum = 0;
	size_t pairs = 0;

	for (size_t pair = 0; pair < JOINT_PAIRS; pair++) {
		struct align_run source = group->runs[joint_sides[pair][0]];
		struct align_run target = group->runs[joint_sides[pair][1]];
		const struct align_link *link;

		if (!source.count || !target.count)
			continue;
		link = find_link(&solving->chains[pair], source, target);
		candidate->worth += worth_to_pair(solving, pair, link, group->runs);
		group->crossing |= link && link->crossing;
		sum += link ? link->confidence : 0;
		pairs++;
	}
	group->confidence = sum / (double)pairs;
}

static void add_candidate(struct solving *solving, const struct align_run *runs)
{
	struct candidate candidate = { .mask = 0 };

	for (size_t k = 0; k < ALIGN_EDITIONS_MOST; k++) {
		candidate.group.runs[k] = runs[k];
		for (size_t i = 0; i < runs[k].count; i++) {
			size_t number = number_of(solving, k, runs[k].first + i);

			candidate.numbers[candidate.segments++] = (uint8_t)number;
			candidate.mask |= (uint64_t)1 << number;
		}
	}
	weigh(solving, &candidate);
	if (candidate.worth <= 0)
		return;
	if (solving->count == JOINT_CANDIDATES_MOST)
		solving->too_much = true;
	else
		solving->candidates[solving->count++] = candidate;
}

static bool same_run(struct align_run a, struct align_run b)
{
	return a.first == b.first && a.count == b.count;
}

/* Sets the runs of a link's editions. False where one of them is set already and not the same. */
static bool put_runs(struct align_run *runs, size_t pair, const struct align_link *link)
{
	for (size_t side = 0; side < 2; side++) {
		struct align_run *run = &runs[joint_sides[pair][side]],
				 own = side ? link->target : link->source;

		if (run->count && !same_run(*run, own))
			return false;
		*run = own;
	}
	return true;
}

/* A link of each of two pairs. What is made of the links of two earlier pairs, too, is not made again. */
static void add_triple(struct solving *solving, const struct align_run *own, size_t pair, size_t other_pair,
		       const struct align_link *other)
{
	size_t third = JOINT_PAIRS - pair - other_pair;
	struct align_run runs[ALIGN_EDITIONS_MOST];

	memcpy(runs, own, sizeof(runs));
	if (!put_runs(runs, other_pair, other))
		return;
	if (third > other_pair ||
	    !find_link(&solving->chains[third], runs[joint_sides[third][0]], runs[joint_sides[third][1]]))
		add_candidate(solving, runs);
}

static void make_candidates(struct solving *solving)
{
	for (size_t pair = 0; pair < JOINT_PAIRS; pair++)
		for (size_t i = 0; i < solving->chains[pair].count; i++) {
			struct align_run runs[ALIGN_EDITIONS_MOST] = { { 0, 0 } };

			put_runs(runs, pair, &solving->chains[pair].items[i]);
			add_candidate(solving, runs);
			for (size_t other = pair + 1; other < JOINT_PAIRS; other++)
				for (size_t k = 0; k < solving->chains[other].count; k++)
					add_triple(solving, runs, pair, other,
						   &solving->chains[other].items[k]);
		}
}

/* The worthiest first. */
static int compare_candidates(const void *a, const void *b)
{
	const struct candidate *left = a, *right = b;

	if (left->numbers[0] != right->numbers[0])
		return left->numbers[0] < right->numbers[0] ? -1 : 1;
	if (left->worth != right->worth)
		return left->worth > right->worth ? -1 : 1;
	return left->mask < right->mask ? -1 : left->mask > right->mask;
}

static void order_candidates(struct solving *solving)
{
	size_t at = 0;

	if (solving->count)
		qsort(solving->candidates, solving->count, sizeof(*solving->candidates), compare_candidates);
	for (size_t number = 0; number <= segment_count(solving); number++) {
		while (at < solving->count && solving->candidates[at].numbers[0] < number)
			at++;
		solving->from[number] = at;
	}
	for (size_t i = 0; i < solving->count; i++) {
		const struct candidate *candidate = &solving->candidates[i];
		double share = candidate->worth / (double)candidate->segments;

		for (size_t k = 0; k < candidate->segments; k++)
			if (share > solving->hopes[candidate->numbers[k]])
				solving->hopes[candidate->numbers[k]] = share;
	}
}

/* ------------------------------------------------------------------ searching */

static void note_best(struct solving *solving, double worth)
{
	if (worth <= solving->best_worth)
		return;
	solving->best_worth = worth;
	solving->best_depth = solving->depth;
	memcpy(solving->best, solving->chosen, solving->depth * sizeof(*solving->chosen));
}

/* Each segment in turn begins a group or none. `hope` is the most that what is free can be worth. */
static void branch(struct solving *solving, size_t number, uint64_t taken, double worth, double hope)
{
	note_best(solving, worth);
	if (number == segment_count(solving) || worth + hope <= solving->best_worth)
		return;
	if (++solving->looks > JOINT_LOOKS_MOST) {
		solving->too_much = true;
		return;
	}
	if (taken >> number & 1) {
		branch(solving, number + 1, taken, worth, hope);
		return;
	}
	for (size_t i = solving->from[number]; i < solving->from[number + 1]; i++) {
		const struct candidate *candidate = &solving->candidates[i];
		double less = hope;

		if (candidate->mask & taken)
			continue;
		for (size_t k = 0; k < candidate->segments; k++)
			less -= solving->hopes[candidate->numbers[k]];
		solving->chosen[solving->depth++] = i;
		branch(solving, number + 1, taken | candidate->mask, worth + candidate->worth, less);
		solving->depth--;
	}
	branch(solving, number + 1, taken, worth, hope - solving->hopes[number]);
}

static void search(struct solving *solving)
{
	double hope = 0;

	order_candidates(solving);
	for (size_t number = 0; number < segment_count(solving); number++)
		hope += solving->hopes[number];
	branch(solving, 0, 0, 0, hope);
}

bool joint_solve(const struct joint_place *place, struct align_group *groups, size_t *count)
{
	struct solving *solving;
	bool solved;

	*count = 0;
	if (place->counts[0] + place->counts[1] + place->counts[2] > JOINT_SEGMENTS_MOST)
		return false;
	solving = alloc_zeroed(1, sizeof(*solving));
	solving->place = place;
	for (size_t k = 0; k < ALIGN_EDITIONS_MOST; k++)
		solving->base[k + 1] = solving->base[k] + place->counts[k];
	read_rivals(solving);
	if (!solving->too_much)
		make_candidates(solving);
	if (!solving->too_much)
		search(solving);
	solved = !solving->too_much;
	for (size_t i = 0; solved && i < solving->best_depth; i++)
		groups[(*count)++] = solving->candidates[solving->best[i]].group;
	free(solving);
	return solved;
}
