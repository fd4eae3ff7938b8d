/*
 * answer -- from candidates to matches, best first.
 */
#include <config.h>

#include "memory/search.h"

#include "memory/repair.h"
#include "segment/segment.h"
#include "text/code.h"
#include "text/key.h"

#include <stdlib.h>

int candidate_by_worth(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->match.score != y->match.score)
		return x->match.score < y->match.score ? 1 : -1;
	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	if (!x->match.derived_from != !y->match.derived_from)
		return y->match.derived_from ? -1 : 1;
	/* Of what was put over, the text whose words are nearer. */
	if (x->match.kind == MATCH_ADAPTED && x->match.raw != y->match.raw)
		return x->match.raw < y->match.raw ? 1 : -1;
	if (x->characters != y->characters)
		return x->characters < y->characters ? -1 : 1;
	if (x->match.status != y->match.status)
		return x->match.status < y->match.status ? 1 : -1;
	if (x->match.time != y->match.time)
		return x->match.time < y->match.time ? 1 : -1;
	if (x->source_text != y->source_text)
		return x->source_text < y->source_text ? -1 : 1;
	return (x->target_text > y->target_text) - (x->target_text < y->target_text);
}

/* ------------------------------------------------------------- the answer */

/* Whether both claim to be the whole translation, with equal right: what stands in the script that was asked for has more. */
static bool are_rivals(const struct match *a, const struct match *b)
{
	bool same_text = a->kind <= MATCH_EXACT && b->kind <= MATCH_EXACT && a->raw == b->raw;

	if (!a->derived_from != !b->derived_from)
		return false;
	return same_text || (a->kind == MATCH_ADAPTED && b->kind == MATCH_ADAPTED);
}

/* What a machine aligned says nothing against what a person approved. */
static bool casts_doubt(const struct match *by, const struct match *on)
{
	return by->status != TM_STATUS_ALIGNED || on->status != TM_STATUS_APPROVED;
}

static void mark_ambiguous(struct match_list *matches)
{
	for (size_t i = 0; i < matches->count; i++)
		for (size_t j = i + 1; j < matches->count && matches->items[i].kind <= MATCH_ADAPTED; j++) {
			struct match *a = &matches->items[i], *b = &matches->items[j];

			if (!are_rivals(a, b) || slice_equal(a->target, b->target))
				continue;
			a->ambiguous |= casts_doubt(b, a);
			b->ambiguous |= casts_doubt(a, b);
		}
}

/* Of more candidates nobody sees whether they agree. */
#define DISPUTES_MOST 512

/* Texts in third languages that lead from one text to different targets contradict one another. */
static void mark_disputed(const struct search *search)
{
	struct match *matches = search->matches->items;
	size_t count = search->candidate_count < DISPUTES_MOST ? search->candidate_count : DISPUTES_MOST;

	for (size_t i = 0; i < count; i++)
		for (size_t j = i + 1; j < count && matches[i].kind == MATCH_PIVOT; j++)
			if (matches[j].kind == MATCH_PIVOT &&
			    search->candidates[i].source_text == search->candidates[j].source_text &&
			    !slice_equal(matches[i].target, matches[j].target))
				matches[i].disputed = matches[j].disputed = true;
}

static void explain(struct search *search, struct match *match)
{
	struct tokenizer *tokenizer = memory_tokenizer(search->memory, match->source_language);
	struct tokens found = TOKENS_INIT;

	tokenizer_run(tokenizer, match->source, &found);
	score_explain(search->query->source, &search->tokens, match->source, &found, &search->matches->arena, match);
	tokens_release(&found);
}

static bool differs_in_dress(const struct search *search, const struct match *match)
{
	struct strbuf ours = STRBUF_INIT, theirs = STRBUF_INIT;
	bool same;

	key_folded(search->query->source_language, search->query->source, &ours, NULL);
	key_folded(match->source_language, match->source, &theirs, NULL);
	same = slice_equal(strbuf_slice(&ours), strbuf_slice(&theirs));
	strbuf_release(&ours);
	strbuf_release(&theirs);
	return same;
}

static bool has_code(struct slice marked)
{
	struct code code;
	size_t end;

	for (size_t at = 0; at < marked.bytes; at++)
		if (marked.data[at] == '<' && code_scan(marked, at, &code, &end))
			return true;
	return false;
}

/* Whether the target of the very same text has the query's codes. */
static bool is_whole(const struct search *search, const struct match *match)
{
	struct arena arena = ARENA_INIT;
	struct segment source = segment_read(search->query->source, &arena), target = segment_read(match->target, &arena);
	bool whole = slice_equal(search->query->source, match->source) &&
		     segment_codes_verdict(&source, &target, NULL) == CODES_AGREE;

	arena_release(&arena);
	return whole;
}

static bool needs_repair(const struct search *search, const struct match *match)
{
	return match->kind != MATCH_ASSEMBLED && (has_code(search->query->source) || has_code(match->target)) &&
	       !is_whole(search, match);
}

/* Gives the target the query's codes. */
static void repair(struct search *search, struct match *match)
{
	struct memory *memory = search->memory;
	const struct repair task = {
		search->query->source, match->source, match->target,
		search->tokenizer, memory_tokenizer(memory, match->source_language),
		memory_tokenizer(memory, match->target_language),
	};
	struct strbuf target = STRBUF_INIT;
	enum repair_outcome outcome = repair_codes(&task, &target, &match->lost_code);

	if (outcome != REPAIR_DONE)
		match->not_repaired = repair_reason(outcome);
	if (!slice_equal(strbuf_slice(&target), match->target)) {
		if (!match->stored_target.data)
			match->stored_target = match->target;
		match->target = arena_copy(&search->matches->arena, strbuf_slice(&target));
	}
	strbuf_release(&target);
}

/* What is only worth doing for matches that are given. */
static void finish(struct search *search, struct match *match)
{
	bool stored = search->options->flags & MATCH_STORED;
	bool adapts = search->has_values && (match->kind == MATCH_FUZZY || match->kind == MATCH_PIVOT) && match->raw < 100;

	if (adapts || search->options->flags & MATCH_EXPLAIN)
		explain(search, match);
	if (adapts)
		search_adapt_fuzzy(search, match);
	if (!stored && needs_repair(search, match))
		repair(search, match);
	if (!(search->options->flags & MATCH_EXPLAIN))
		match->changes = NULL, match->change_count = 0;
}

void search_give_answer(struct search *search)
{
	struct match_list *matches = search->matches;
	size_t limit = search->options->limit;

	if (search->candidate_count)
		qsort(search->candidates, search->candidate_count, sizeof(*search->candidates), candidate_by_worth);
	matches->count = search->candidate_count;
	matches->items = arena_zeroed(&matches->arena, matches->count + 1, sizeof(*matches->items));
	for (size_t i = 0; i < matches->count; i++) {
		matches->items[i] = search->candidates[i].match;
		matches->items[i].folded = matches->items[i].raw < 100 && matches->items[i].kind != MATCH_ADAPTED &&
					   differs_in_dress(search, &matches->items[i]);
	}
	mark_ambiguous(matches);
	mark_disputed(search);
	if (limit && matches->count > limit) {
		matches->count = limit;
		matches->complete = false;
	}
	for (size_t i = 0; i < matches->count; i++)
		finish(search, &matches->items[i]);
}
