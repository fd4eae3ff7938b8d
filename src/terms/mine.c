/*
 * mine -- proposals for a termbase, from texts and their translations.
 *
 * For each source candidate the records that hold it are gone through once, and the
 * target candidates in them counted: so that the pairs, of which there are very
 * many, are never all in memory.
 */
#include <config.h>

#include "terms/mine.h"

#include "base/alloc.h"
#include "terms/candidates.h"

#include <math.h>
#include <stdlib.h>

/* Below this G² two candidates meet by chance: the 0.1 % point of chi-square with one degree of freedom. */
#define ASSOCIATION_LEAST 10.83

/* Candidates more frequent than this share of the records tell nothing. */
#define SHARE_MOST 0.3

#define NONE UINT32_MAX

/* The best partner so far. */
struct link {
	uint32_t other;
	uint32_t together;
	double association;
};

struct miner {
	struct candidates source, target;
	struct link *source_links, *target_links;
	uint32_t *together; /* with the source candidate in hand, for each target one */
	uint32_t *touched;
	struct mined_pair *pairs;
	uint32_t *pair_sources; /* the candidates of each pair's source */
	size_t pair_count, pair_capacity, source_capacity;
};

struct miner *miner_new(const struct language *source, const struct language *target)
{
	struct miner *miner = alloc_zeroed(1, sizeof(*miner));

	candidates_init(&miner->source, source);
	candidates_init(&miner->target, target);
	return miner;
}

void miner_free(struct miner *miner)
{
	if (!miner)
		return;
	candidates_release(&miner->source);
	candidates_release(&miner->target);
	free(miner->source_links);
	free(miner->target_links);
	free(miner->together);
	free(miner->touched);
	free(miner->pairs);
	free(miner->pair_sources);
	free(miner);
}

bool miner_add(struct miner *miner, struct slice source, struct slice target)
{
	if (miner->source.record_count == MINE_RECORDS_MAX)
		return false;
	candidates_add(&miner->source, source);
	candidates_add(&miner->target, target);
	return true;
}

/* -------------------------------------------------------------- association */

static double part(double seen, double expected)
{
	return seen > 0 ? seen * log(seen / expected) : 0.0;
}

/* Dunning's G² of a table of two by two; 0 when they meet less often than by chance. */
static double log_likelihood(double together, double left, double right, double records)
{
	double neither = records - left - right + together;

	if (together * records <= left * right)
		return 0.0;
	return 2.0 * (part(together, left * right / records) +
		      part(left - together, left * (records - right) / records) +
		      part(right - together, (records - left) * right / records) +
		      part(neither, (records - left) * (records - right) / records));
}

static bool is_better(double association, uint32_t words, const struct link *best, const struct candidate *others)
{
	if (best->other == NONE || association > best->association * 1.0001)
		return true;
	return association > best->association * 0.9999 && words > others[best->other].words;
}

/* The records of each source candidate: places in an array of all. */
struct postings {
	size_t *starts;
	uint32_t *records;
};

static struct postings invert(const struct candidates *candidates)
{
	struct postings postings = { alloc_zeroed(candidates->count + 1, sizeof(size_t)),
				     alloc_zeroed(candidates->seen_count + 1, sizeof(uint32_t)) };
	size_t *next = alloc_zeroed(candidates->count + 1, sizeof(*next));

	for (size_t i = 0; i < candidates->count; i++)
		postings.starts[i + 1] = next[i + 1] = postings.starts[i] + candidates->items[i].count;
	for (size_t record = 0; record < candidates->record_count; record++)
		for (size_t k = candidates->starts[record]; k < candidates->starts[record + 1]; k++)
			postings.records[next[candidates->seen[k]]++] = (uint32_t)record;
	free(next);
	return postings;
}

struct mining {
	struct miner *miner;
	struct postings postings;
	size_t minimum;
	double records;
};

static bool is_of_use(const struct mining *mining, const struct candidate *candidate)
{
	return candidate->count >= mining->minimum && candidate->count <= SHARE_MOST * mining->records + 3;
}

/* Counts the target candidates in the records of a source candidate; returns how many differ. */
static size_t count_partners(const struct mining *mining, size_t source)
{
	struct miner *miner = mining->miner;
	const struct candidates *target = &miner->target;
	size_t touched = 0;

	for (size_t i = mining->postings.starts[source]; i < mining->postings.starts[source + 1]; i++) {
		size_t record = mining->postings.records[i];

		for (size_t k = target->starts[record]; k < target->starts[record + 1]; k++) {
			uint32_t other = target->seen[k];

			if (!is_of_use(mining, &target->items[other]))
				continue;
			if (miner->together[other]++ == 0)
				miner->touched[touched++] = other;
		}
	}
	return touched;
}

static void link_candidate(const struct mining *mining, size_t place)
{
	struct miner *miner = mining->miner;
	const struct candidate *source = &miner->source.items[place];
	size_t touched = count_partners(mining, place);

	for (size_t i = 0; i < touched; i++) {
		uint32_t other = miner->touched[i], together = miner->together[other];
		const struct candidate *target = &miner->target.items[other];
		double association = log_likelihood(together, source->count, target->count, mining->records);
		struct link *mine = &miner->source_links[place], *theirs = &miner->target_links[other];

		miner->together[other] = 0;
		if (together < mining->minimum || association < ASSOCIATION_LEAST)
			continue;
		if (is_better(association, target->words, mine, miner->target.items))
			*mine = (struct link){ other, together, association };
		if (is_better(association, source->words, theirs, miner->source.items))
			*theirs = (struct link){ (uint32_t)place, together, association };
	}
}

static struct link *make_links(size_t count)
{
	struct link *links = alloc_zeroed(count + 1, sizeof(*links));

	for (size_t i = 0; i < count; i++)
		links[i].other = NONE;
	return links;
}

/* ----------------------------------------------------------------- proposals */

static double score_of(const struct candidate *source, const struct candidate *target, double association)
{
	double source_share = candidate_termhood(source) / source->count;
	double target_share = candidate_termhood(target) / target->count;

	return association * sqrt(source_share * target_share);
}

static void propose(struct miner *miner, size_t place)
{
	const struct link *link = &miner->source_links[place];
	const struct candidate *source = &miner->source.items[place], *target;

	if (link->other == NONE || miner->target_links[link->other].other != place)
		return;
	target = &miner->target.items[link->other];
	if (2 * link->together < source->count || 2 * link->together < target->count)
		return;
	ARRAY_GROW(miner->pairs, miner->pair_count, miner->pair_capacity);
	miner->pairs[miner->pair_count++] = (struct mined_pair){
		.source = source->surface,
		.target = target->surface,
		.source_count = source->count,
		.target_count = target->count,
		.together = link->together,
		.association = link->association,
		.score = score_of(source, target, link->association),
	};
}

static int by_score(const void *a, const void *b)
{
	const struct mined_pair *left = a, *right = b;

	if (left->score != right->score)
		return left->score > right->score ? -1 : 1;
	return slice_compare(left->source, right->source);
}

/* Of both sides' words all are in those of a pair before it. */
static bool is_part_of(const struct mined_pair *pair, const struct mined_pair *better)
{
	return pair->source_count <= 2 * better->source_count && slice_find(better->source, pair->source, 0) != SIZE_MAX &&
	       slice_find(better->target, pair->target, 0) != SIZE_MAX;
}

static void drop_parts(struct miner *miner, size_t limit)
{
	size_t kept = 0;

	for (size_t i = 0; i < miner->pair_count && kept < limit; i++) {
		bool part_of = false;

		for (size_t k = 0; k < kept && !part_of; k++)
			part_of = is_part_of(&miner->pairs[i], &miner->pairs[k]);
		if (!part_of)
			miner->pairs[kept++] = miner->pairs[i];
	}
	miner->pair_count = kept;
}

const struct mined_pair *miner_finish(struct miner *miner, size_t minimum, size_t limit, size_t *count)
{
	struct mining mining = { .miner = miner, .minimum = minimum, .records = (double)miner->source.record_count };

	candidates_nest(&miner->source, minimum);
	candidates_nest(&miner->target, minimum);
	mining.postings = invert(&miner->source);
	miner->source_links = make_links(miner->source.count);
	miner->target_links = make_links(miner->target.count);
	miner->together = alloc_zeroed(miner->target.count + 1, sizeof(*miner->together));
	miner->touched = alloc_zeroed(miner->target.count + 1, sizeof(*miner->touched));
	for (size_t i = 0; i < miner->source.count; i++)
		if (is_of_use(&mining, &miner->source.items[i]))
			link_candidate(&mining, i);
	for (size_t i = 0; i < miner->source.count; i++)
		propose(miner, i);
	if (miner->pair_count)
		qsort(miner->pairs, miner->pair_count, sizeof(*miner->pairs), by_score);
	drop_parts(miner, limit);
	free(mining.postings.starts);
	free(mining.postings.records);
	*count = miner->pair_count;
	return miner->pairs;
}
