/*
 * groups -- two or three editions aligned as one.
 */
#include <config.h>

#include "align/groups.h"

#include "base/alloc.h"

#include <stdlib.h>

#define PAIRS 3

/* A link below this confidence tells the other pairs nothing. */
#define TELLING_CONFIDENCE 0.6

/* What two answers that disagree are worth of the surer one's confidence. */
#define DISPUTED_WORTH 0.6

/* The two editions of each pair. */
static const size_t pair_sides[PAIRS][2] = { { 0, 1 }, { 0, 2 }, { 1, 2 } };

void align_groups_release(struct align_groups *groups)
{
	free(groups->items);
	*groups = (struct align_groups)ALIGN_GROUPS_INIT;
}

void align_party_init(struct align_party *party, const struct language *const *languages, size_t editions)
{
	*party = (struct align_party){ .editions = editions };
	for (size_t i = 0; i < editions; i++)
		party->languages[i] = languages[i];
	for (size_t pair = 0; pair < PAIRS; pair++)
		if (pair_sides[pair][1] < editions)
			party->pairs[pair] =
				aligner_new(languages[pair_sides[pair][0]], languages[pair_sides[pair][1]]);
}

void align_party_release(struct align_party *party)
{
	for (size_t pair = 0; pair < PAIRS; pair++)
		aligner_free(party->pairs[pair]);
	*party = (struct align_party){ .editions = 0 };
}

static size_t pair_of(size_t a, size_t b)
{
	for (size_t pair = 0; pair < PAIRS; pair++)
		if (pair_sides[pair][0] == a && pair_sides[pair][1] == b)
			return pair;
	return 0;
}

struct aligner *align_party_pair(const struct align_party *party, size_t a, size_t b)
{
	return party->pairs[pair_of(a, b)];
}

static void add_group(struct align_groups *groups, struct align_group group)
{
	ARRAY_GROW(groups->items, groups->count, groups->capacity);
	groups->items[groups->count++] = group;
	groups->disputed += group.disputed;
}

/* ------------------------------------------------------------- three together */

struct meeting {
	struct align_party *party;
	const struct align_side *sides;
	struct align_links links[PAIRS];
	struct align_links again[PAIRS];
};

struct concepts {
	struct align_concept *items;
	size_t count, capacity;
};

static void add_concept(struct concepts *concepts, size_t segment, size_t concept)
{
	ARRAY_GROW(concepts->items, concepts->count, concepts->capacity);
	concepts->items[concepts->count++] = (struct align_concept){ segment, concept };
}

static int compare_concepts(const void *a, const void *b)
{
	const struct align_concept *left = a, *right = b;

	if (left->segment != right->segment)
		return left->segment < right->segment ? -1 : 1;
	return left->concept < right->concept ? -1 : left->concept > right->concept;
}

/* What `links` tie the segments of one of their sides to, as concepts: the segments of the other. */
static void tell_concepts(const struct align_links *links, bool of_source, struct concepts *concepts)
{
	for (size_t i = 0; i < links->count; i++) {
		const struct align_link *link = &links->items[i];
		struct align_run own = of_source ? link->source : link->target;
		struct align_run other = of_source ? link->target : link->source;

		if (link->confidence < TELLING_CONFIDENCE)
			continue;
		for (size_t a = 0; a < own.count; a++)
			for (size_t b = 0; b < other.count; b++)
				add_concept(concepts, own.first + a, other.first + b);
	}
	if (concepts->count)
		qsort(concepts->items, concepts->count, sizeof(*concepts->items), compare_concepts);
}

/* The caller's own concepts come along, apart from the third edition's. */
static struct align_side with_concepts(const struct align_side *side, struct concepts *concepts)
{
	struct align_side richer = *side;

	for (size_t i = 0; i < side->concept_count; i++)
		add_concept(concepts, side->concepts[i].segment, side->concepts[i].concept | (uint64_t)1 << 63);
	if (concepts->count)
		qsort(concepts->items, concepts->count, sizeof(*concepts->items), compare_concepts);
	richer.concepts = concepts->items;
	richer.concept_count = concepts->count;
	return richer;
}

static void run_pair_again(struct meeting *meeting, size_t pair)
{
	size_t a = pair_sides[pair][0], b = pair_sides[pair][1], third = 3 - a - b;
	struct concepts of_a = { NULL, 0, 0 }, of_b = { NULL, 0, 0 };
	struct align_side left, right;

	tell_concepts(&meeting->links[a < third ? pair_of(a, third) : pair_of(third, a)], a < third, &of_a);
	tell_concepts(&meeting->links[b < third ? pair_of(b, third) : pair_of(third, b)], b < third, &of_b);
	left = with_concepts(&meeting->sides[a], &of_a);
	right = with_concepts(&meeting->sides[b], &of_b);
	aligner_run(meeting->party->pairs[pair], &left, &right, &meeting->again[pair]);
	free(of_a.items);
	free(of_b.items);
}

/* ------------------------------------------------------------------- one answer */

/* A link of one of the pairs, to be taken up in the order of confidence. */
struct claim {
	const struct align_link *link;
	size_t pair;
};

struct council {
	struct meeting *meeting;
	struct align_group *groups; /* as many as there are segments at most */
	size_t count;
	size_t *group_of[ALIGN_EDITIONS_MOST];			/* of each segment, + 1; 0: none yet */
	const struct align_link **link_of[PAIRS][2];		/* of each segment of the pair's sides */
};

static bool same_run(struct align_run a, struct align_run b)
{
	return a.count == b.count && (a.count == 0 || a.first == b.first);
}

static void council_init(struct council *council, struct meeting *meeting)
{
	size_t segments = 0;

	*council = (struct council){ .meeting = meeting };
	for (size_t i = 0; i < ALIGN_EDITIONS_MOST; i++) {
		segments += meeting->sides[i].count;
		council->group_of[i] = alloc_zeroed(meeting->sides[i].count + 1, sizeof(**council->group_of));
	}
	council->groups = alloc_zeroed(segments + 1, sizeof(*council->groups));
	for (size_t pair = 0; pair < PAIRS; pair++) {
		const struct align_links *links = &meeting->again[pair];

		for (int side = 0; side < 2; side++)
			council->link_of[pair][side] = alloc_zeroed(
				meeting->sides[pair_sides[pair][side]].count + 1, sizeof(*council->link_of[pair][side]));
		for (size_t i = 0; i < links->count; i++) {
			const struct align_link *link = &links->items[i];

			for (size_t k = 0; k < link->source.count; k++)
				council->link_of[pair][0][link->source.first + k] = link;
			for (size_t k = 0; k < link->target.count; k++)
				council->link_of[pair][1][link->target.first + k] = link;
		}
	}
}

static void council_release(struct council *council)
{
	for (size_t i = 0; i < ALIGN_EDITIONS_MOST; i++)
		free(council->group_of[i]);
	for (size_t pair = 0; pair < PAIRS; pair++) {
		free(council->link_of[pair][0]);
		free(council->link_of[pair][1]);
	}
	free(council->groups);
}

/*
 * The group that holds exactly this run: its place + 1; 0 when no segment of the
 * run is in a group; SIZE_MAX when some are, but not so.
 */
static size_t group_with(const struct council *council, size_t edition, struct align_run run)
{
	size_t group = council->group_of[edition][run.first];

	for (size_t k = 1; k < run.count; k++)
		if (council->group_of[edition][run.first + k] != group)
			return SIZE_MAX;
	return group && !same_run(council->groups[group - 1].runs[edition], run) ? SIZE_MAX : group;
}

static void put(struct council *council, size_t group, size_t edition, struct align_run run)
{
	council->groups[group - 1].runs[edition] = run;
	for (size_t k = 0; k < run.count; k++)
		council->group_of[edition][run.first + k] = group;
}

/* Takes a claim up if nothing surer stands against it. */
static void take_claim(struct council *council, const struct claim *claim)
{
	size_t a = pair_sides[claim->pair][0], b = pair_sides[claim->pair][1];
	size_t left = group_with(council, a, claim->link->source), right = group_with(council, b, claim->link->target);

	if (left == SIZE_MAX || right == SIZE_MAX || (left && right))
		return;
	if (left && council->groups[left - 1].runs[b].count)
		return;
	if (right && council->groups[right - 1].runs[a].count)
		return;
	if (!left && !right)
		left = right = ++council->count;
	put(council, left ? left : right, a, claim->link->source);
	put(council, left ? left : right, b, claim->link->target);
}

/* The surest first; among equals the earlier, so that the answer is always the same. */
static int compare_claims(const void *a, const void *b)
{
	const struct claim *left = a, *right = b;

	if (left->link->confidence > right->link->confidence)
		return -1;
	if (left->link->confidence < right->link->confidence)
		return 1;
	if (left->pair != right->pair)
		return left->pair < right->pair ? -1 : 1;
	return left->link->source.first < right->link->source.first ? -1 : 1;
}

static void take_claims(struct council *council)
{
	struct claim *claims;
	size_t count = 0, most = 0;

	for (size_t pair = 0; pair < PAIRS; pair++)
		most += council->meeting->again[pair].count;
	claims = alloc_bytes((most + 1) * sizeof(*claims));
	for (size_t pair = 0; pair < PAIRS; pair++)
		for (size_t i = 0; i < council->meeting->again[pair].count; i++) {
			const struct align_link *link = &council->meeting->again[pair].items[i];

			if (link->source.count && link->target.count)
				claims[count++] = (struct claim){ link, pair };
		}
	if (count)
		qsort(claims, count, sizeof(*claims), compare_claims);
	for (size_t i = 0; i < count; i++)
		take_claim(council, &claims[i]);
	free(claims);
	for (size_t i = 0; i < ALIGN_EDITIONS_MOST; i++)
		for (size_t segment = 0; segment < council->meeting->sides[i].count; segment++)
			if (!council->group_of[i][segment])
				put(council, ++council->count, i, (struct align_run){ segment, 1 });
}

/* Whether a pair's own answer for the runs of a group is the group's. */
static bool pair_agrees(const struct council *council, size_t pair, struct align_group *group)
{
	struct align_run runs[2] = { group->runs[pair_sides[pair][0]], group->runs[pair_sides[pair][1]] };

	for (int side = 0; side < 2; side++)
		for (size_t k = 0; k < runs[side].count; k++) {
			const struct align_link *link = council->link_of[pair][side][runs[side].first + k];
			bool alone = runs[1 - side].count == 0;

			if (link->confidence < group->confidence)
				group->confidence = link->confidence;
			group->crossing |= link->crossing;
			if (alone ? (side ? link->source.count : link->target.count) != 0
				  : !same_run(link->source, runs[0]) || !same_run(link->target, runs[1]))
				return false;
		}
	return true;
}

static void judge(struct council *council)
{
	for (size_t i = 0; i < council->count; i++) {
		struct align_group *group = &council->groups[i];

		group->confidence = 1;
		for (size_t pair = 0; pair < PAIRS; pair++)
			group->disputed |= !pair_agrees(council, pair, group);
		if (group->disputed)
			group->confidence *= DISPUTED_WORTH;
	}
}

/* ------------------------------------------------------------------------ order */

struct ordering {
	struct council *council;
	struct align_groups *groups;
	bool *given;
	size_t next[ALIGN_EDITIONS_MOST]; /* segments before are given or belong to groups of earlier editions */
};

static bool begins_in(const struct align_group *group, size_t edition)
{
	for (size_t i = 0; i < edition; i++)
		if (group->runs[i].count)
			return false;
	return true;
}

/* Gives what only later editions have, as far as it stands before `segment`. */
static void give_until(struct ordering *ordering, size_t edition, size_t segment)
{
	for (; ordering->next[edition] < segment; ordering->next[edition]++) {
		size_t group = ordering->council->group_of[edition][ordering->next[edition]] - 1;

		if (!ordering->given[group] && begins_in(&ordering->council->groups[group], edition)) {
			ordering->given[group] = true;
			add_group(ordering->groups, ordering->council->groups[group]);
		}
	}
}

static void give_in_order(struct council *council, struct align_groups *groups)
{
	struct ordering ordering = { council, groups, alloc_zeroed(council->count + 1, sizeof(bool)), { 0 } };
	const struct align_side *sides = council->meeting->sides;

	for (size_t segment = 0; segment < sides[0].count; segment++) {
		size_t group = council->group_of[0][segment] - 1;

		if (ordering.given[group])
			continue;
		for (size_t edition = 1; edition < ALIGN_EDITIONS_MOST; edition++)
			if (council->groups[group].runs[edition].count && !council->groups[group].crossing)
				give_until(&ordering, edition, council->groups[group].runs[edition].first);
		ordering.given[group] = true;
		add_group(groups, council->groups[group]);
	}
	for (size_t edition = 1; edition < ALIGN_EDITIONS_MOST; edition++)
		give_until(&ordering, edition, sides[edition].count);
	free(ordering.given);
}

/* ------------------------------------------------------------------- the whole */

static void run_three(struct align_party *party, const struct align_side *sides, struct align_groups *groups)
{
	struct meeting meeting = { .party = party, .sides = sides };
	struct council council;

	for (size_t pair = 0; pair < PAIRS; pair++)
		aligner_run(party->pairs[pair], &sides[pair_sides[pair][0]], &sides[pair_sides[pair][1]],
			    &meeting.links[pair]);
	for (size_t pair = 0; pair < PAIRS; pair++) {
		run_pair_again(&meeting, pair);
		groups->incomplete |= meeting.again[pair].incomplete;
	}
	council_init(&council, &meeting);
	take_claims(&council);
	judge(&council);
	give_in_order(&council, groups);
	council_release(&council);
	for (size_t pair = 0; pair < PAIRS; pair++) {
		align_links_release(&meeting.links[pair]);
		align_links_release(&meeting.again[pair]);
	}
}

static void run_two(struct align_party *party, const struct align_side *sides, struct align_groups *groups)
{
	struct align_links links = ALIGN_LINKS_INIT;

	aligner_run(party->pairs[0], &sides[0], &sides[1], &links);
	for (size_t i = 0; i < links.count; i++)
		add_group(groups, (struct align_group){ .runs = { links.items[i].source, links.items[i].target },
							.confidence = links.items[i].confidence,
							.crossing = links.items[i].crossing });
	groups->incomplete = links.incomplete;
	align_links_release(&links);
}

void align_party_run(struct align_party *party, const struct align_side *sides, struct align_groups *groups)
{
	groups->count = groups->disputed = 0;
	groups->incomplete = false;
	groups->editions = party->editions;
	if (party->editions == 2)
		run_two(party, sides, groups);
	else
		run_three(party, sides, groups);
}
