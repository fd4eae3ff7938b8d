/*
 * council -- one answer out of the three that the pairs of three editions give.
 */
#include <config.h>

#include "align/council.h"

#include "base/alloc.h"

#include <stdlib.h>

/* What two answers that disagree are worth of the surer one's confidence. */
#define DISPUTED_WORTH 0.6

/* All that links of the three pairs tie together; runs with holes are wider than they count. */
struct component {
	struct align_run runs[ALIGN_EDITIONS_MOST];
	size_t counted[ALIGN_EDITIONS_MOST];
	size_t spans;	   /* pairs of which one link holds all of it that both have */
	double confidence; /* of its least sure link */
	bool crossing;
	bool solved; /* though the pairs disagree */
};

struct council {
	const struct council_question *question;
	size_t base[ALIGN_EDITIONS_MOST + 1]; /* the number of an edition's first segment among all */
	size_t *parent;			      /* of all segments: union and find */
	struct component *components;	      /* by root */
	struct align_group *groups;	      /* as many as there are segments at most */
	size_t count;
	size_t *group_of[ALIGN_EDITIONS_MOST]; /* of each segment, + 1; 0: none yet */
};

static void council_init(struct council *council, const struct council_question *question)
{
	size_t segments = 0;

	*council = (struct council){ .question = question };
	for (size_t k = 0; k < ALIGN_EDITIONS_MOST; k++) {
		council->base[k] = segments;
		segments += question->counts[k];
		council->group_of[k] = alloc_zeroed(question->counts[k] + 1, sizeof(**council->group_of));
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
	for (size_t k = 0; k < ALIGN_EDITIONS_MOST; k++)
		free(council->group_of[k]);
	free(council->components);
	free(council->parent);
	free(council->groups);
}

static bool same_run(struct align_run a, struct align_run b)
{
	return a.count == b.count && (a.count == 0 || a.first == b.first);
}

/* ------------------------------------------------------------------- components */

static size_t find_root(const struct council *council, size_t node)
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
	size_t source = council->base[joint_sides[pair][0]] + link->source.first;
	size_t target = council->base[joint_sides[pair][1]] + link->target.first;

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

static size_t root_of(const struct council *council, size_t edition, size_t segment)
{
	return find_root(council, council->base[edition] + segment);
}

static struct component *component_of(const struct council *council, size_t edition, size_t segment)
{
	return &council->components[root_of(council, edition, segment)];
}

static struct component *component_of_link(const struct council *council, size_t pair,
					   const struct align_link *link)
{
	return link->source.count ? component_of(council, joint_sides[pair][0], link->source.first)
				  : component_of(council, joint_sides[pair][1], link->target.first);
}

static void look_at_link(struct council *council, size_t pair, const struct align_link *link)
{
	struct component *component = component_of_link(council, pair, link);

	if (!link->source.count || !link->target.count)
		return;
	if (link->confidence < component->confidence)
		component->confidence = link->confidence;
	component->crossing |= link->crossing;
	component->spans += same_run(link->source, component->runs[joint_sides[pair][0]]) &&
			    same_run(link->target, component->runs[joint_sides[pair][1]]);
}

static void find_components(struct council *council)
{
	const struct council_question *question = council->question;

	for (size_t pair = 0; pair < JOINT_PAIRS; pair++)
		for (size_t i = 0; i < question->links[pair].count; i++)
			join_link(council, pair, &question->links[pair].items[i]);
	for (size_t k = 0; k < ALIGN_EDITIONS_MOST; k++)
		for (size_t i = 0; i < question->counts[k]; i++)
			widen(component_of(council, k, i), k, i);
	for (size_t pair = 0; pair < JOINT_PAIRS; pair++)
		for (size_t i = 0; i < question->links[pair].count; i++)
			look_at_link(council, pair, &question->links[pair].items[i]);
}

/*
 * Whether the answers agree here: one pair says in a single link all that it has of it,
 * and what the others say is the same or finer.
 */
static bool is_agreed(const struct component *component)
{
	size_t present = 0;

	for (size_t k = 0; k < ALIGN_EDITIONS_MOST; k++) {
		if (component->counted[k] != component->runs[k].count ||
		    component->runs[k].count > ALIGN_RUN_MOST)
			return false;
		present += component->counted[k] > 0;
	}
	return present <= 1 ? component->counted[0] + component->counted[1] + component->counted[2] <= 1
			    : component->spans > 0;
}

static void put(struct council *council, size_t group, size_t edition, struct align_run run)
{
	council->groups[group - 1].runs[edition] = run;
	for (size_t i = 0; i < run.count; i++)
		council->group_of[edition][run.first + i] = group;
}

/* What is agreed upon, group by group. */
static void take_agreed(struct council *council)
{
	for (size_t k = 0; k < ALIGN_EDITIONS_MOST; k++)
		for (size_t i = 0; i < council->question->counts[k]; i++) {
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

/* ------------------------------------------------------------ searching places */

/* Segments and rivals of disputed components, each list ordered by component. */
struct placed_segment {
	size_t root, edition, segment;
};

struct placed_rival {
	size_t root;
	struct joint_rival rival;
};

struct places {
	struct placed_segment *segments;
	size_t segment_count, segment_capacity;
	struct placed_rival *rivals;
	size_t rival_count, rival_capacity;
};

static int compare_segments(const void *a, const void *b)
{
	const struct placed_segment *left = a, *right = b;

	if (left->root != right->root)
		return left->root < right->root ? -1 : 1;
	if (left->edition != right->edition)
		return left->edition < right->edition ? -1 : 1;
	return left->segment < right->segment ? -1 : left->segment > right->segment;
}

/* Of one component in the order of the pairs' rivals, so that the answer is always the same. */
static int compare_rivals(const void *a, const void *b)
{
	const struct placed_rival *left = a, *right = b;

	if (left->root != right->root)
		return left->root < right->root ? -1 : 1;
	if (left->rival.pair != right->rival.pair)
		return left->rival.pair < right->rival.pair ? -1 : 1;
	return left->rival.link.confidence > right->rival.link.confidence
		       ? -1
		       : left->rival.link.confidence < right->rival.link.confidence;
}

static bool stays_in(const struct council *council, size_t edition, struct align_run run, size_t root)
{
	for (size_t i = 0; i < run.count; i++)
		if (root_of(council, edition, run.first + i) != root)
			return false;
	return true;
}

static void place_rival(const struct council *council, size_t pair, const struct align_link *link,
			struct places *places)
{
	size_t root = (size_t)(component_of_link(council, pair, link) - council->components);

	if (is_agreed(&council->components[root]) ||
	    !stays_in(council, joint_sides[pair][0], link->source, root) ||
	    !stays_in(council, joint_sides[pair][1], link->target, root))
		return;
	ARRAY_GROW(places->rivals, places->rival_count, places->rival_capacity);
	places->rivals[places->rival_count++] = (struct placed_rival){ root, { *link, pair } };
}

static void find_places(const struct council *council, struct places *places)
{
	for (size_t k = 0; k < ALIGN_EDITIONS_MOST; k++)
		for (size_t i = 0; i < council->question->counts[k]; i++) {
			if (is_agreed(component_of(council, k, i)))
				continue;
			ARRAY_GROW(places->segments, places->segment_count, places->segment_capacity);
			places->segments[places->segment_count++] =
				(struct placed_segment){ root_of(council, k, i), k, i };
		}
	if (places->segment_count == 0)
		return;
	qsort(places->segments, places->segment_count, sizeof(*places->segments), compare_segments);
	for (size_t pair = 0; pair < JOINT_PAIRS; pair++)
		for (size_t i = 0; i < council->question->rivals[pair].count; i++)
			place_rival(council, pair, &council->question->rivals[pair].items[i], places);
	if (places->rival_count)
		qsort(places->rivals, places->rival_count, sizeof(*places->rivals), compare_rivals);
}

/* The groups of one place. */
static void solve_place(struct council *council, size_t root, const struct joint_place *place)
{
	struct align_group groups[JOINT_SEGMENTS_MOST];
	size_t count;

	council->components[root].solved = joint_solve(place, groups, &count);
	for (size_t i = 0; i < count; i++) {
		council->groups[council->count++] = groups[i];
		for (size_t k = 0; k < ALIGN_EDITIONS_MOST; k++)
			put(council, council->count, k, groups[i].runs[k]);
	}
}

static void solve_places(struct council *council)
{
	struct places places = { .segment_count = 0 };
	size_t *segments, rival = 0;
	struct joint_rival *rivals;

	find_places(council, &places);
	segments = alloc_bytes((places.segment_count + 1) * sizeof(*segments));
	rivals = alloc_bytes((places.rival_count + 1) * sizeof(*rivals));
	for (size_t first = 0, end; first < places.segment_count; first = end) {
		struct joint_place place = { .rivals = rivals };
		size_t root = places.segments[first].root;

		for (end = first; end < places.segment_count && places.segments[end].root == root; end++) {
			size_t edition = places.segments[end].edition;

			if (place.counts[edition]++ == 0)
				place.segments[edition] = &segments[end];
			segments[end] = places.segments[end].segment;
		}
		for (; rival < places.rival_count && places.rivals[rival].root == root; rival++)
			rivals[place.rival_count++] = places.rivals[rival].rival;
		solve_place(council, root, &place);
	}
	free(segments);
	free(rivals);
	free(places.segments);
	free(places.rivals);
}

/* --------------------------------------------------------------------- claims */

/* A link of one of the pairs, to be taken up in the order of confidence. */
struct claim {
	const struct align_link *link;
	size_t pair;
};

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

/* Takes a claim up if nothing surer stands against it. */
static void take_claim(struct council *council, const struct claim *claim)
{
	size_t a = joint_sides[claim->pair][0], b = joint_sides[claim->pair][1];
	size_t left = group_with(council, a, claim->link->source),
	       right = group_with(council, b, claim->link->target);
	struct align_group *group;

	if (left == SIZE_MAX || right == SIZE_MAX || (left && right))
		return;
	if ((left && council->groups[left - 1].runs[b].count) ||
	    (right && council->groups[right - 1].runs[a].count))
		return;
	if (!left && !right)
		left = ++council->count;
	else if (!left)
		left = right;
	group = &council->groups[left - 1];
	group->disputed = true;
	group->crossing |= claim->link->crossing;
	group->confidence =
		claim->link->confidence * DISPUTED_WORTH; /* the least so far: the surest come first */
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

	for (size_t pair = 0; pair < JOINT_PAIRS; pair++)
		most += council->question->links[pair].count;
	claims = alloc_bytes((most + 1) * sizeof(*claims));
	for (size_t pair = 0; pair < JOINT_PAIRS; pair++)
		for (size_t i = 0; i < council->question->links[pair].count; i++) {
			const struct align_link *link = &council->question->links[pair].items[i];

			const struct component *component = component_of_link(council, pair, link);

			if (link->source.count && link->target.count && !is_agreed(component) &&
			    !component->solved)
				claims[count++] = (struct claim){ link, pair };
		}
	if (count)
		qsort(claims, count, sizeof(*claims), compare_claims);
	for (size_t i = 0; i < count; i++)
		take_claim(council, &claims[i]);
	free(claims);
}

/* What is in no group is alone. */
static void take_rest(struct council *council)
{
	for (size_t k = 0; k < ALIGN_EDITIONS_MOST; k++)
		for (size_t i = 0; i < council->question->counts[k]; i++)
			if (!council->group_of[k][i]) {
				const struct component *component = component_of(council, k, i);
				struct align_group *group = &council->groups[council->count++];

				group->confidence = component->confidence * DISPUTED_WORTH;
				group->disputed = !component->solved;
				put(council, council->count, k, (struct align_run){ i, 1 });
			}
}

/* ------------------------------------------------------------------------ order */

struct ordering {
	struct council *council;
	struct align_groups *groups;
	bool *given;
	size_t next
		[ALIGN_EDITIONS_MOST]; /* segments before are given or belong to groups of earlier editions */
};

static bool begins_in(const struct align_group *group, size_t edition)
{
	for (size_t i = 0; i < edition; i++)
		if (group->runs[i].count)
			return false;
	return true;
}

static void add_group(struct align_groups *groups, struct align_group group)
{
	ARRAY_GROW(groups->items, groups->count, groups->capacity);
	groups->items[groups->count++] = group;
	groups->disputed += group.disputed;
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
	const size_t *counts = council->question->counts;

	for (size_t segment = 0; segment < counts[0]; segment++) {
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
		give_until(&ordering, edition, counts[edition]);
	free(ordering.given);
}

void council_decide(const struct council_question *question, struct align_groups *groups)
{
	struct council council;

	council_init(&council, question);
	find_components(&council);
	take_agreed(&council);
	solve_places(&council);
	take_claims(&council);
	take_rest(&council);
	give_in_order(&council, groups);
	council_release(&council);
}
