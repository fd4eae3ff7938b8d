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

static bool same_run(struct align_run a, struct align_run b)
{
	return a.count == b.count && (a.count == 0 || a.first == b.first);
}

/* A link of one of the pairs, to be taken up in the order of confidence. */
struct claim {
	const struct align_link *link;
	size_t pair;
};

/* All that links of the three pairs tie together; runs with holes are wider than they count. */
struct component {
	struct align_run runs[ALIGN_EDITIONS_MOST];
	size_t counted[ALIGN_EDITIONS_MOST];
	size_t spans;	   /* pairs of which one link holds all of it that both have */
	double confidence; /* of its least sure link */
	bool crossing;
};

struct council {
	struct meeting *meeting;
	size_t base[ALIGN_EDITIONS_MOST + 1]; /* the number of an edition's first segment among all */
	size_t *parent;			      /* of all segments: union and find */
	struct component *components;	      /* by root */
	struct align_group *groups; /* as many as there are segments at most */
	size_t count;
	size_t *group_of[ALIGN_EDITIONS_MOST];			/* of each segment, + 1; 0: none yet */
};

static void council_init(struct council *council, struct meeting *meeting)
{
	size_t segments = 0;

	*council = (struct council){ .meeting = meeting };
	for (size_t i = 0; i < ALIGN_EDITIONS_MOST; i++) {
		council->base[i] = segments;
		segments += meeting->sides[i].count;
		council->group_of[i] = alloc_zeroed(meeting->sides[i].count + 1, sizeof(**council->group_of));
	}
	council->base[ALIGN_EDITIONS_MOST] = segments;
	council->groups = alloc_zeroed(segments + 1, sizeof(*council->groups));
	council->components = alloc_zeroed(segments + 1, sizeof(*council->components));
	council->parent = alloc_bytes((segments + 1) * sizeof(*council->parent));
	for (size_t i = 0; i < segments; i++)
		council->parent[i] = i;
}

static void council_release(struct council *council)
{
	for (size_t i = 0; i < ALIGN_EDITIONS_MOST; i++)
		free(council->group_of[i]);
	free(council->components);
	free(council->parent);
	free(council->groups);
}

/* ------------------------------------------------------------------- components */

static size_t find_root(struct council *council, size_t node)
{
	while (council->parent[node] != node)
		node = council->parent[node] = council->parent[council->parent[node]];
	return node;
}

static void join(struct council *council, size_t a, size_t b)
{
	a = find_root(council, a);
	b = find_root(council, b);
	council->parent[a > b ? a : b] = a > b ? b : a;
}

static void join_link(struct council *council, size_t pair, const struct align_link *link)
{
	size_t source = council->base[pair_sides[pair][0]] + link->source.first;
	size_t target = council->base[pair_sides[pair][1]] + link->target.first;

	for (size_t i = 1; i < link->source.count; i++)
		join(council, source, source + i);
	for (size_t j = 1; j < link->target.count; j++)
		join(council, target, target + j);
	if (link->source.count && link->target.count)
		join(council, source, target);
}

static void widen(struct component *component, size_t edition, size_t segment)
{
	struct align_run *run = &component->runs[edition];

	if (component->counted[edition]++ == 0)
		run->first = segment; /* segments come in order */
	run->count = segment + 1 - run->first;
	component->confidence = 1;
}

static struct component *component_of(struct council *council, size_t edition, size_t segment)
{
	return &council->components[find_root(council, council->base[edition] + segment)];
}

static struct component *component_of_link(struct council *council, size_t pair, const struct align_link *link)
{
	return link->source.count ? component_of(council, pair_sides[pair][0], link->source.first)
				  : component_of(council, pair_sides[pair][1], link->target.first);
}

static void look_at_link(struct council *council, size_t pair, const struct align_link *link)
{
	struct component *component = component_of_link(council, pair, link);

	if (!link->source.count || !link->target.count)
		return;
	if (link->confidence < component->confidence)
		component->confidence = link->confidence;
	component->crossing |= link->crossing;
	component->spans += same_run(link->source, component->runs[pair_sides[pair][0]]) &&
			    same_run(link->target, component->runs[pair_sides[pair][1]]);
}

static void find_components(struct council *council)
{
	for (size_t pair = 0; pair < PAIRS; pair++)
		for (size_t i = 0; i < council->meeting->again[pair].count; i++)
			join_link(council, pair, &council->meeting->again[pair].items[i]);
	for (size_t k = 0; k < ALIGN_EDITIONS_MOST; k++)
		for (size_t i = 0; i < council->meeting->sides[k].count; i++)
			widen(component_of(council, k, i), k, i);
	for (size_t pair = 0; pair < PAIRS; pair++)
		for (size_t i = 0; i < council->meeting->again[pair].count; i++)
			look_at_link(council, pair, &council->meeting->again[pair].items[i]);
}

/*
 * Whether the answers agree here: one pair says in a single link all that it has of it,
 * and what the others say is the same or finer.
 */
static bool is_agreed(const struct component *component)
{
	size_t present = 0;

	for (size_t k = 0; k < ALIGN_EDITIONS_MOST; k++) {
		if (component->counted[k] != component->runs[k].count || component->runs[k].count > ALIGN_RUN_MOST)
			return false;
		present += component->counted[k] > 0;
	}
	return present <= 1 ? component->counted[0] + component->counted[1] + component->counted[2] <= 1
			    : component->spans > 0;
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
	struct align_group *group;

	if (left == SIZE_MAX || right == SIZE_MAX || (left && right))
		return;
	if ((left && council->groups[left - 1].runs[b].count) || (right && council->groups[right - 1].runs[a].count))
		return;
	if (!left && !right)
		left = ++council->count;
	else if (!left)
		left = right;
	group = &council->groups[left - 1];
	group->disputed = true;
	group->crossing |= claim->link->crossing;
	group->confidence = claim->link->confidence * DISPUTED_WORTH; /* the least so far: the surest come first */
	put(council, left, a, claim->link->source);
	put(council, left, b, claim->link->target);
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

			if (link->source.count && link->target.count &&
			    !is_agreed(component_of_link(council, pair, link)))
				claims[count++] = (struct claim){ link, pair };
		}
	if (count)
		qsort(claims, count, sizeof(*claims), compare_claims);
	for (size_t i = 0; i < count; i++)
		take_claim(council, &claims[i]);
	free(claims);
}

/* What is agreed upon, group by group. */
static void take_agreed(struct council *council)
{
	for (size_t k = 0; k < ALIGN_EDITIONS_MOST; k++)
		for (size_t i = 0; i < council->meeting->sides[k].count; i++) {
			const struct component *component = component_of(council, k, i);
			struct align_group *group;

			if (council->group_of[k][i] || !is_agreed(component))
				continue;
			group = &council->groups[council->count++];
			group->confidence = component->confidence;
			group->crossing = component->crossing;
			for (size_t e = 0; e < ALIGN_EDITIONS_MOST; e++)
				put(council, council->count, e, component->runs[e]);
		}
}

/* What no claim took is alone. */
static void take_rest(struct council *council)
{
	for (size_t k = 0; k < ALIGN_EDITIONS_MOST; k++)
		for (size_t i = 0; i < council->meeting->sides[k].count; i++)
			if (!council->group_of[k][i]) {
				struct align_group *group = &council->groups[council->count++];

				group->confidence = component_of(council, k, i)->confidence * DISPUTED_WORTH;
				group->disputed = true;
				put(council, council->count, k, (struct align_run){ i, 1 });
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
	find_components(&council);
	take_agreed(&council);
	take_claims(&council);
	take_rest(&council);
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
