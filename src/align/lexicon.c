/*
 * lexicon -- which words go together, as counts over linked segments.
 */
#include <config.h>

#include "align/lexicon.h"

#include "base/alloc.h"

#include <math.h>
#include <stdlib.h>

/* A pair counts as more than chance from here on: Dunning's -2 log lambda, p < 0.01. */
#define SURPRISE_LEAST 6.6

/* Meetings that are imagined in which the pair did not meet: few meetings prove little. */
#define DOUBT 1.0

/* Links below this confidence teach nothing. */
#define CONFIDENCE_LEAST 0.5

struct lexicon_tally_slot {
	uint64_t pair; /* source word << 32 | target word, + 1; 0: free */
	float met;
};

void lexicon_init(struct lexicon *lexicon)
{
	*lexicon = (struct lexicon){ .source = { .arena = ARENA_INIT, .places = MAP_INIT },
				     .target = { .arena = ARENA_INIT, .places = MAP_INIT } };
}

static void release_words(struct lexicon_words *words)
{
	map_release(&words->places);
	arena_release(&words->arena);
	free(words->met);
}

void lexicon_release(struct lexicon *lexicon)
{
	release_words(&lexicon->source);
	release_words(&lexicon->target);
	free(lexicon->slots);
	free(lexicon->first);
	free(lexicon->entries);
	lexicon_init(lexicon);
}

/* ----------------------------------------------------------------- counting */

static size_t scatter(uint64_t pair, size_t slot_count)
{
	pair ^= pair >> 31;
	pair *= 0x9e3779b97f4a7c15u;
	return (size_t)(pair >> 32) & (slot_count - 1);
}

static struct lexicon_tally_slot *find_slot(struct lexicon_tally_slot *slots, size_t slot_count, uint64_t pair)
{
	size_t at = scatter(pair, slot_count);

	while (slots[at].pair && slots[at].pair != pair)
		at = (at + 1) & (slot_count - 1);
	return &slots[at];
}

static void grow(struct lexicon *lexicon)
{
	size_t wider = lexicon->slot_count ? 2 * lexicon->slot_count : 1024;
	struct lexicon_tally_slot *slots = alloc_zeroed(wider, sizeof(*slots));

	for (size_t i = 0; i < lexicon->slot_count; i++)
		if (lexicon->slots[i].pair)
			*find_slot(slots, wider, lexicon->slots[i].pair) = lexicon->slots[i];
	free(lexicon->slots);
	lexicon->slots = slots;
	lexicon->slot_count = wider;
}

static void count_pair(struct lexicon *lexicon, uint32_t source, uint32_t target, double weight)
{
	uint64_t pair = ((uint64_t)source << 32 | target) + 1;
	struct lexicon_tally_slot *slot;

	if (2 * lexicon->pair_count >= lexicon->slot_count)
		grow(lexicon);
	slot = find_slot(lexicon->slots, lexicon->slot_count, pair);
	if (!slot->pair) {
		if (lexicon->pair_count >= LEXICON_PAIRS_MOST) {
			lexicon->full = true;
			return;
		}
		slot->pair = pair;
		lexicon->pair_count++;
	}
	slot->met += (float)weight;
}

static uint32_t find_word(struct lexicon_words *words, struct slice text)
{
	size_t *place = map_find(&words->places, text);

	if (place)
		return (uint32_t)*place;
	map_add(&words->places, arena_copy(&words->arena, text), words->count, NULL);
	ARRAY_GROW(words->met, words->count, words->capacity);
	words->met[words->count] = 0;
	return (uint32_t)words->count++;
}

/* --------------------------------------------------------------------- links */

struct run_words {
	uint32_t types[FEATURES_MOST * ALIGN_RUN_MOST];
	size_t count;
	const struct features *side;
};

static bool is_word(const struct feature_type *type)
{
	return type->class == FEATURE_WORD || type->class == FEATURE_NAME || type->class == FEATURE_SPELLED;
}

static void collect(struct run_words *words, struct align_run run, bool repeated_only)
{
	const struct features *side = words->side;

	words->count = 0;
	for (size_t segment = run.first; segment < run.first + run.count; segment++) {
		size_t count;
		const uint32_t *features = features_of(side, segment, &count);

		for (size_t i = 0; i < count; i++) {
			const struct feature_type *type = &side->types[features[i]];
			bool known = false;

			if (!is_word(type) || (repeated_only && type->segments < 2))
				continue;
			for (size_t k = 0; run.count > 1 && k < words->count && !known; k++)
				known = words->types[k] == features[i];
			if (!known && words->count < ARRAY_COUNT(words->types))
				words->types[words->count++] = features[i];
		}
	}
}

/* Leaves the rarest words at the front. */
static void keep_rarest(struct run_words *words)
{
	const struct feature_type *types = words->side->types;

	if (words->count <= LEXICON_WORDS_MOST)
		return;
	for (size_t i = 0; i < LEXICON_WORDS_MOST; i++) {
		size_t rarest = i;

		for (size_t k = i + 1; k < words->count; k++)
			if (types[words->types[k]].segments < types[words->types[rarest]].segments)
				rarest = k;
		uint32_t swapped = words->types[i];
		words->types[i] = words->types[rarest];
		words->types[rarest] = swapped;
	}
	words->count = LEXICON_WORDS_MOST;
}

/* A side while it is learned from: where its types are in the new and in an old lexicon. */
struct learning_side {
	struct run_words run;
	struct lexicon_words *words;
	uint32_t *places, *places_before; /* UINT32_MAX: nowhere */
};

static uint32_t place_of(struct learning_side *learning, uint32_t type)
{
	if (learning->places[type] == UINT32_MAX)
		learning->places[type] = find_word(learning->words, learning->run.side->types[type].text);
	return learning->places[type];
}

static uint32_t place_before(const struct learning_side *learning, uint32_t type)
{
	return learning->places_before[type];
}

/* The share in which each pair of a link is believed to be one. */
struct shares {
	float of[LEXICON_WORDS_MOST][LEXICON_WORDS_MOST];
};

struct learning {
	struct lexicon *lexicon;
	const struct lexicon *before;
	struct learning_side source, target;
	struct shares shares;
	bool repeated_only;
};

/* How strongly two words belonged together in an earlier lexicon; 0 for strangers. */
static float strength_of(const struct lexicon *before, uint32_t source, uint32_t target)
{
	const struct lexicon_tally_slot *slot;
	double met;

	if (!before->slot_count || source == UINT32_MAX || target == UINT32_MAX)
		return 0;
	slot = find_slot(before->slots, before->slot_count, ((uint64_t)source << 32 | target) + 1);
	met = slot->pair ? (double)slot->met : 0;
	return (float)(met * met / (before->source.met[source] + 1) / (before->target.met[target] + 1));
}

static void compete(const struct learning *learning, struct shares *shares)
{
	float best_source[LEXICON_WORDS_MOST] = { 0 }, best_target[LEXICON_WORDS_MOST] = { 0 };
	const struct run_words *source = &learning->source.run, *target = &learning->target.run;

	for (size_t i = 0; i < source->count; i++)
		for (size_t j = 0; j < target->count; j++) {
			float strength = strength_of(learning->before,
						     place_before(&learning->source, source->types[i]),
						     place_before(&learning->target, target->types[j]));

			shares->of[i][j] = strength;
			if (strength > best_source[i])
				best_source[i] = strength;
			if (strength > best_target[j])
				best_target[j] = strength;
		}
	for (size_t i = 0; i < source->count; i++)
		for (size_t j = 0; j < target->count; j++) {
			float strength = shares->of[i][j];

			shares->of[i][j] = strength > 0 ? strength / best_source[i] * strength / best_target[j] : 1;
		}
}

static void learn_link(struct learning *learning, const struct align_link *link)
{
	struct lexicon *lexicon = learning->lexicon;
	struct run_words *source = &learning->source.run, *target = &learning->target.run;
	struct shares *shares = &learning->shares;

	collect(source, link->source, learning->repeated_only);
	collect(target, link->target, learning->repeated_only);
	keep_rarest(source);
	keep_rarest(target);
	if (learning->before)
		compete(learning, shares);
	for (size_t i = 0; i < source->count; i++) {
		uint32_t word = place_of(&learning->source, source->types[i]);

		lexicon->source.met[word] += link->confidence;
		for (size_t j = 0; j < target->count; j++)
			count_pair(lexicon, word, place_of(&learning->target, target->types[j]),
				   learning->before ? link->confidence * (double)shares->of[i][j]
						    : link->confidence);
	}
	for (size_t j = 0; j < target->count; j++) {
		uint32_t word = place_of(&learning->target, target->types[j]); /* may move the array */

		lexicon->target.met[word] += link->confidence;
	}
	lexicon->links += link->confidence;
}

static void begin_side(struct learning_side *learning, const struct features *side, struct lexicon_words *words,
		       const struct lexicon_words *before)
{
	size_t bytes = (side->type_count + 1) * sizeof(*learning->places);

	learning->run.side = side;
	learning->words = words;
	learning->places = alloc_bytes(bytes);
	memset(learning->places, 0xff, bytes);
	learning->places_before = alloc_bytes(bytes);
	memset(learning->places_before, 0xff, bytes);
	for (size_t type = 0; before && type < side->type_count; type++) {
		const size_t *place = map_find(&before->places, side->types[type].text);

		if (place && is_word(&side->types[type]))
			learning->places_before[type] = (uint32_t)*place;
	}
}

static void end_side(struct learning_side *learning)
{
	free(learning->places);
	free(learning->places_before);
}

void lexicon_learn(struct lexicon *lexicon, const struct features *source, const struct features *target,
		   const struct align_links *links, bool repeated_only, const struct lexicon *before)
{
	struct learning *learning = alloc_zeroed(1, sizeof(*learning));

	learning->lexicon = lexicon;
	learning->before = before;
	learning->repeated_only = repeated_only;
	begin_side(&learning->source, source, &lexicon->source, before ? &before->source : NULL);
	begin_side(&learning->target, target, &lexicon->target, before ? &before->target : NULL);
	for (size_t i = 0; i < links->count; i++) {
		const struct align_link *link = &links->items[i];

		if (link->source.count && link->target.count && link->confidence >= CONFIDENCE_LEAST)
			learn_link(learning, link);
	}
	end_side(&learning->source);
	end_side(&learning->target);
	free(learning);
}

void lexicon_know(struct lexicon *lexicon, const struct slice *sources, size_t source_count,
		  const struct slice *targets, size_t target_count, double weight, double share)
{
	for (size_t j = 0; j < target_count; j++) {
		uint32_t word = find_word(&lexicon->target, targets[j]); /* may move the array */

		lexicon->target.met[word] += weight;
	}
	for (size_t i = 0; i < source_count; i++) {
		uint32_t word = find_word(&lexicon->source, sources[i]);

		lexicon->source.met[word] += weight;
		for (size_t j = 0; j < target_count; j++)
			count_pair(lexicon, word, find_word(&lexicon->target, targets[j]), weight * share);
	}
	lexicon->links += weight;
}

/* ---------------------------------------------------------------------- rows */

static double entropy(double part, double whole)
{
	return part <= 0 || whole <= 0 ? 0 : part * log(part / whole);
}

/* Dunning's statistic of a table with the counts both, source alone, target alone, neither. */
static double surprise(double both, double source, double target, double all)
{
	double left = source - both, right = target - both, neither = all - source - target + both;

	if (both * all <= source * target || neither < 0)
		return neither < 0 && both > 0 ? SURPRISE_LEAST : 0;
	return 2 * (entropy(both, all) + entropy(left, all) + entropy(right, all) + entropy(neither, all) -
		    entropy(source, all) - entropy(all - source, all) - entropy(target, all) -
		    entropy(all - target, all));
}

static bool make_entry(const struct lexicon *lexicon, const struct lexicon_tally_slot *slot, double discount, double least,
		       uint32_t *source, struct lexicon_entry *entry)
{
	double met = (double)slot->met - discount, met_source, met_target;

	*source = (uint32_t)((slot->pair - 1) >> 32);
	entry->target = (uint32_t)(slot->pair - 1);
	met_source = lexicon->source.met[*source] - discount;
	met_target = lexicon->target.met[entry->target] - discount;
	if (!slot->pair || met <= least ||
	    surprise(met, met_source, met_target, lexicon->links) < SURPRISE_LEAST)
		return false;
	entry->forward = (float)(met / (met_source + DOUBT));
	entry->backward = (float)(met / (met_target + DOUBT));
	return true;
}

void lexicon_make_rows(struct lexicon *lexicon, double discount, double least)
{
	size_t words = lexicon->source.count, *next;
	struct lexicon_entry entry;
	uint32_t source;

	free(lexicon->first);
	free(lexicon->entries);
	lexicon->first = alloc_zeroed(words + 2, sizeof(*lexicon->first));
	for (size_t i = 0; i < lexicon->slot_count; i++)
		if (lexicon->slots[i].pair && make_entry(lexicon, &lexicon->slots[i], discount, least, &source, &entry))
			lexicon->first[source + 1]++;
	for (size_t i = 0; i < words; i++)
		lexicon->first[i + 1] += lexicon->first[i];
	lexicon->entries = alloc_bytes((lexicon->first[words] + 1) * sizeof(*lexicon->entries));
	next = alloc_bytes((words + 1) * sizeof(*next));
	memcpy(next, lexicon->first, (words + 1) * sizeof(*next));
	for (size_t i = 0; i < lexicon->slot_count; i++)
		if (lexicon->slots[i].pair && make_entry(lexicon, &lexicon->slots[i], discount, least, &source, &entry))
			lexicon->entries[next[source]++] = entry;
	free(next);
}
