/*
 * adapted -- old translations with the numbers, dates and addresses of the new text.
 *
 * Texts that differ from the query in nothing but values are near it by their other tokens, so
 * the index finds them: what stands outside of the query's values they share whole, and
 * of each number or address at least half. That gives the score to search from, which may be
 * less than the threshold: "5 May 2023" and "7 June 2024" share half.
 */
#include <config.h>

#include "memory/search.h"

#include "base/alloc.h"

#include <stdlib.h>

/* Texts of values alone are not searched for from a lower score than this. */
#define PERCENT_LEAST 33

/* The nearest so many texts are compared without their values: thousands may be alike but for a word. */
#define TEXTS_MOST 256

/* What another text may have more inside of its values, in half units: 3 million for 5. */
#define SLACK SCORE_WEIGHT_WORD

/* The query on its way through its near texts. */
struct adapting {
	struct search *search;
	struct strbuf skeleton, other; /* of the query, and room for others */
	struct adaptation adaptation;
	size_t found;
};

/* ------------------------------------------------------------ one match */

/* Takes what was put over into the match. */
static void take(const struct search *search, const struct adaptation *adaptation, struct match *match)
{
	struct arena *arena = &search->matches->arena;
	struct slice target = arena_copy(arena, strbuf_slice(&adaptation->target));
	struct match_substitution *items = arena_zeroed(arena, adaptation->count + 1, sizeof(*items));

	for (size_t i = 0; i < adaptation->count; i++) {
		const struct substitution *from = &adaptation->items[i];

		items[i] = (struct match_substitution){
			.kind = from->agreement ? SLICE("agreement") : slice_of(placeable_kind_name(from->kind)),
			.source = slice_part(search->query->source, from->source_from, from->source_to),
			.old = slice_part(match->target, from->old_from, from->old_to),
			.new = slice_part(target, from->from, from->to),
		};
	}
	match->stored_target = match->target;
	match->target = target;
	match->substitutions = items;
	match->substitution_count = adaptation->count;
	match->sure = adaptation->sure;
}

static struct adapter *adapter_for(const struct search *search, const struct language *old_source)
{
	return memory_adapter(search->memory, old_source, search->query->source_language, search->query->target_language);
}

void search_adapt_fuzzy(struct search *search, struct match *match)
{
	struct adapter *adapter = adapter_for(search, match->source_language);
	struct adapt_pair *pairs = alloc_zeroed(match->change_count + 1, sizeof(*pairs));
	struct adaptation adaptation = ADAPTATION_INIT;
	size_t count = 0;

	for (size_t i = 0; i < match->change_count; i++) {
		const struct match_change *change = &match->changes[i];

		if (change->query.data && change->found.data)
			pairs[count++] = (struct adapt_pair){
				(size_t)(change->found.data - match->source.data),
				(size_t)(change->query.data - search->query->source.data),
			};
	}
	if (!adapter_run_paired(adapter, match->source, search->query->source, match->target, pairs, count, &adaptation))
		match->not_adapted = adaptation.outcome == ADAPT_DIFFERENT ? NULL : adapt_reason(adaptation.outcome);
	else if (adaptation.count)
		take(search, &adaptation, match);
	adaptation_release(&adaptation);
	free(pairs);
}

/* ------------------------------------------------------- texts but for their values */

/* What a text with the query's skeleton scores at least, in whole percent. */
static unsigned least_percent(const struct search *search, const struct placeable_slots *slots)
{
	size_t slot = 0;
	unsigned shared = 0, percent;

	for (size_t i = 0; i < search->tokens.count; i++) {
		const struct token *token = &search->tokens.items[i];
		unsigned weight = score_weight(&search->text.items[i]);

		while (slot < slots->count && slots->items[slot].to <= token->from)
			slot++;
		if (slot == slots->count || token->from < slots->items[slot].from)
			shared += weight;
		else if (token->kind == TOKEN_NUMBER || token->kind == TOKEN_PLACEABLE)
			shared += weight - SCORE_COST_NEAR;
	}
	percent = shared > SLACK ? 100 * (shared - SLACK) / (search->text.weight + SLACK) : 0;
	return percent < PERCENT_LEAST ? PERCENT_LEAST : percent;
}

static bool has_skeleton(struct adapting *adapting, const struct store_text *text)
{
	strbuf_clear(&adapting->other);
	adapter_skeleton(adapter_for(adapting->search, text->language), text->marked, &adapting->other);
	return slice_equal(strbuf_slice(&adapting->skeleton), strbuf_slice(&adapting->other));
}

/* A target of a text with the query's skeleton: adapted, or as it is with the reason. */
static bool add_target(struct adapting *adapting, const struct store_text *source, const struct store_target *target,
		       int percent, unsigned characters, struct error *err)
{
	struct search *search = adapting->search;
	struct candidate candidate = search_candidate(search, source, target, percent);
	struct adaptation *adaptation = &adapting->adaptation;
	bool adapted;

	candidate.characters = characters;
	if (!search_read_target(search, &candidate, err))
		return false;
	adapted = adapter_run(adapter_for(search, source->language), source->marked, search->query->source,
			      candidate.match.target, adaptation);
	if (adapted && adaptation->count) {
		take(search, adaptation, &candidate.match);
		search_judge(search, &candidate, MATCH_ADAPTED, percent);
		adapting->found++;
	} else if (!adapted) {
		candidate.match.not_adapted = adapt_reason(adaptation->outcome);
	}
	if (candidate.match.score >= search->options->threshold_percent)
		search_add_candidate(search, &candidate);
	return true;
}

static bool add_text(struct adapting *adapting, const struct store_text *source, int percent, struct error *err)
{
	struct search *search = adapting->search;
	struct store_targets *targets = &search->targets;
	unsigned characters = characters_distance(search_characters(search), source->marked);

	if (!search_find_targets(search, source->number, false, err))
		return false;
	for (size_t i = 0; i < targets->count; i++)
		if (!add_target(adapting, source, &targets->items[i], percent, characters, err))
			return false;
	ARRAY_GROW(search->settled.items, search->settled.count, search->settled.capacity);
	search->settled.items[search->settled.count++] = *source;
	return search_add_pivots(search, source, percent, characters, err);
}

static bool add_hits(struct adapting *adapting, struct error *err)
{
	struct search *search = adapting->search;
	struct store_texts texts = { NULL, 0, 0 };
	size_t limit = search->options->limit;
	bool done = true;

	for (size_t i = 0; done && i < search->hits.count && i < TEXTS_MOST && (!limit || adapting->found <= limit) &&
			   !deadline_passed(&search->deadline); i++) {
		const struct hit *hit = &search->hits.items[i];

		texts.count = 0;
		done = store_texts_by_number(&search->memory->store, &hit->text, 1, hit->generation,
					     &search->matches->arena, &texts, err);
		if (done && texts.count && has_skeleton(adapting, &texts.items[0]))
			done = add_text(adapting, &texts.items[0], (int)hit->percent, err);
	}
	store_texts_release(&texts);
	return done;
}

bool search_add_adapted(struct search *search, struct error *err)
{
	struct adapting adapting = { .search = search, .skeleton = STRBUF_INIT, .other = STRBUF_INIT,
				     .adaptation = ADAPTATION_INIT };
	struct adapter *adapter;
	bool done = true;

	if (search_has(search, MATCH_EXACT))
		return true;
	adapter = adapter_for(search, search->query->source_language);
	if (adapter_skeleton(adapter, search->query->source, &adapting.skeleton))
		done = search_find_hits(search, least_percent(search, adapter_slots(adapter)), 101, err) &&
		       add_hits(&adapting, err);
	search_drop_settled(search);
	strbuf_release(&adapting.skeleton);
	strbuf_release(&adapting.other);
	adaptation_release(&adapting.adaptation);
	return done;
}
