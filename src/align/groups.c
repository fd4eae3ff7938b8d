/*
 * groups -- two or three editions aligned as one.
 */
#include <config.h>

#include "align/groups.h"

#include "align/council.h"
#include "align/feature_tools.h"
#include "base/alloc.h"

#include <stdlib.h>

/* A link below this confidence tells the other pairs nothing. */
#define TELLING_CONFIDENCE 0.6

void align_groups_release(struct align_groups *groups)
{
	free(groups->items);
	*groups = (struct align_groups)ALIGN_GROUPS_INIT;
}

void align_party_init(struct align_party *party, const struct language *const *languages, size_t editions)
{
	*party = (struct align_party){ .editions = editions };
	for (size_t k = 0; k < editions; k++) {
		party->languages[k] = languages[k];
		party->tools[k] = feature_tools_new(languages[k]);
	}
	for (size_t pair = 0; pair < JOINT_PAIRS; pair++) {
		size_t a = joint_sides[pair][0], b = joint_sides[pair][1];

		if (b < editions)
			party->pairs[pair] =
				aligner_new_with_tools(languages[a], party->tools[a], languages[b], party->tools[b]);
	}
}

void align_party_release(struct align_party *party)
{
	for (size_t pair = 0; pair < JOINT_PAIRS; pair++)
		aligner_free(party->pairs[pair]);
	for (size_t k = 0; k < ALIGN_EDITIONS_MOST; k++)
		feature_tools_free(party->tools[k]);
	*party = (struct align_party){ .editions = 0 };
}

static size_t pair_of(size_t a, size_t b)
{
	for (size_t pair = 0; pair < JOINT_PAIRS; pair++)
		if (joint_sides[pair][0] == a && joint_sides[pair][1] == b)
			return pair;
	return 0;
}

struct aligner *align_party_pair(const struct align_party *party, size_t a, size_t b)
{
	return party->pairs[pair_of(a, b)];
}

/* ------------------------------------------------------------- three together */

struct meeting {
	struct align_party *party;
	const struct align_side *sides;
	struct align_links links[JOINT_PAIRS]; /* what each pair says by itself */
	struct council_question question;      /* what it says when it has heard the others */
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
	size_t a = joint_sides[pair][0], b = joint_sides[pair][1], third = 3 - a - b;
	struct concepts of_a = { NULL, 0, 0 }, of_b = { NULL, 0, 0 };
	struct align_side left, right;

	tell_concepts(&meeting->links[a < third ? pair_of(a, third) : pair_of(third, a)], a < third, &of_a);
	tell_concepts(&meeting->links[b < third ? pair_of(b, third) : pair_of(third, b)], b < third, &of_b);
	left = with_concepts(&meeting->sides[a], &of_a);
	right = with_concepts(&meeting->sides[b], &of_b);
	aligner_run_with_rivals(meeting->party->pairs[pair], &left, &right, &meeting->question.links[pair],
				&meeting->question.rivals[pair]);
	free(of_a.items);
	free(of_b.items);
}

/* ------------------------------------------------------------------- the whole */

static void run_three(struct align_party *party, const struct align_side *sides, struct align_groups *groups)
{
	struct meeting meeting = { .party = party, .sides = sides };

	for (size_t k = 0; k < ALIGN_EDITIONS_MOST; k++)
		meeting.question.counts[k] = sides[k].count;
	for (size_t pair = 0; pair < JOINT_PAIRS; pair++)
		aligner_run(party->pairs[pair], &sides[joint_sides[pair][0]], &sides[joint_sides[pair][1]],
			    &meeting.links[pair]);
	for (size_t pair = 0; pair < JOINT_PAIRS; pair++) {
		run_pair_again(&meeting, pair);
		groups->incomplete |= meeting.question.links[pair].incomplete;
	}
	council_decide(&meeting.question, groups);
	for (size_t pair = 0; pair < JOINT_PAIRS; pair++) {
		align_links_release(&meeting.links[pair]);
		align_links_release(&meeting.question.links[pair]);
		align_links_release(&meeting.question.rivals[pair]);
	}
}

static void add_group(struct align_groups *groups, struct align_group group)
{
	ARRAY_GROW(groups->items, groups->count, groups->capacity);
	groups->items[groups->count++] = group;
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
