/*
 * assembled -- a text of several sentences, put together from what the memory knows of them.
 *
 *	<a1>Known one. Known two.</a1>  Known three.
 *	    `- piece -'`- piece -'      `-- piece -'
 *
 * Pieces are sentences, or up to SPAN_MOST that follow one another, when the memory has them only together; the
 * fewest pieces that cover the text are taken. A piece must be there whole: the same text, the same
 * but for values, or the same but for codes that can be put in. What stands between
 * the pieces, white space and codes, is the new text's own. A text with a sentence
 * that is not known is not assembled.
 */
#include <config.h>

#include "memory/search.h"

#include "base/alloc.h"
#include "memory/repair.h"
#include "segment/segment.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Texts of more sentences are documents. */
#define SENTENCES_MOST 64

/* So many sentences may be known only together. */
#define SPAN_MOST 3

/* The best way on from a sentence. */
struct step {
	size_t span; /* sentences that the piece here covers; 0: there is no way */
	size_t pieces;
	struct match match;
};

struct assembling {
	struct search *search;
	struct sentences sentences;
	struct step steps[SENTENCES_MOST + 1];
};

/* Whether a second sentence may begin in the text, by the built-in rules: told fast for the very many that have one. */
static bool may_have_two(struct slice text)
{
	for (size_t at = 0; at + 1 < text.bytes; at++) {
		char c = text.data[at];

		if (c == '\n' || (c && strchr(".!?:;", c) && !isalnum((unsigned char)text.data[at + 1])) ||
		    slice_starts(slice_part(text, at, text.bytes), SLICE("…")) ||
		    slice_starts(slice_part(text, at, text.bytes), SLICE("<br")))
			return true;
	}
	return false;
}

/* ---------------------------------------------------------------- a piece */

/* Narrows the range to what is within codes that begin or end outside of it, and white space. */
static struct slice without_outer_codes(struct slice text)
{
	struct arena arena = ARENA_INIT;
	struct slice core = slice_trim(text);
	struct code code;
	size_t end;

	while (core.bytes && code_scan(core, 0, &code, &end) && code.kind != CODE_STANDALONE) {
		const char *close = arena_printf(&arena, "</%.*s>", SLICE_ARG(code.name));

		if (code.kind == CODE_OPEN && slice_find(core, slice_of(close), end) != SIZE_MAX)
			break;
		core = slice_trim(slice_part(core, end, core.bytes));
	}
	for (;;) {
		size_t open = core.bytes;
		const char *begin;

		while (open > 0 && core.data[open - 1] != '<')
			open--;
		if (open == 0 || !code_scan(core, open - 1, &code, &end) || end != core.bytes || code.kind == CODE_STANDALONE)
			break;
		begin = arena_printf(&arena, "<%.*s>", SLICE_ARG(code.name));
		if (code.kind == CODE_CLOSE && slice_find(core, slice_of(begin), 0) != SIZE_MAX)
			break;
		core = slice_trim(slice_part(core, 0, open - 1));
	}
	arena_release(&arena);
	return core;
}

static struct slice sentence(const struct assembling *assembling, size_t index)
{
	const struct sentence *range = &assembling->sentences.items[index];

	return index < assembling->sentences.count ?
		       without_outer_codes(slice_part(assembling->search->query->source, range->from, range->to)) :
		       SLICE_NONE;
}

/* The sentences [at, at + span), as one text. */
static struct slice piece_text(const struct assembling *assembling, size_t at, size_t span)
{
	const struct sentence *ranges = assembling->sentences.items;

	return without_outer_codes(slice_part(assembling->search->query->source, ranges[at].from, ranges[at + span - 1].to));
}

/* The match becomes that of the answer's arena. */
static void take(struct search *search, const struct match *found, struct match *match)
{
	struct arena *arena = &search->matches->arena;
	struct match_substitution *items = arena_zeroed(arena, found->substitution_count + 1, sizeof(*items));

	*match = *found;
	match->source = arena_copy(arena, found->source);
	match->target = arena_copy(arena, found->target);
	match->stored_target = arena_copy(arena, found->stored_target);
	match->derived_text = arena_copy(arena, found->derived_text);
	match->origin = arena_copy(arena, found->origin);
	match->name = arena_copy(arena, found->name);
	match->author = arena_copy(arena, found->author);
	match->changes = NULL;
	match->change_count = 0;
	for (size_t i = 0; i < found->substitution_count; i++) {
		items[i] = found->substitutions[i];
		items[i].old = arena_copy(arena, items[i].old);
		items[i].new = arena_copy(arena, items[i].new);
	}
	match->substitutions = items;
}

/* The whole text in the memory, if it is there; `text` lives in the query. */
static bool find_whole(struct search *search, struct slice text, struct slice previous, struct slice next,
		       struct match *match, bool *found, struct error *err)
{
	struct match_list matches = MATCH_LIST_INIT;
	struct match_options options = *search->options;
	struct match_query query = *search->query;
	bool done;

	query.source = text;
	query.previous = previous;
	query.next = next;
	options.limit = 2;
	options.flags = (options.flags & MATCH_EXHAUSTIVE) | MATCH_NO_PIVOT | MATCH_WHOLE;
	done = search_once(search->memory, &query, &options, search->deadline, &matches, err);
	*found = done && matches.count && matches.items[0].kind <= MATCH_ADAPTED && !matches.items[0].not_repaired;
	if (*found)
		take(search, &matches.items[0], match);
	match_list_release(&matches);
	return done;
}

/* The same for a text whose codes the memory may not have: its words, with the codes put in. */
static bool find_words(struct search *search, struct slice text, struct match *match, bool *found, struct error *err)
{
	struct memory *memory = search->memory;
	struct strbuf words = STRBUF_INIT, target = STRBUF_INIT;
	struct slice lost;
	bool done = true;

	*found = false;
	segment_strip(text, &words);
	if (words.bytes < text.bytes && words.bytes > 0)
		done = find_whole(search, strbuf_slice(&words), SLICE_NONE, SLICE_NONE, match, found, err);
	if (*found) {
		const struct repair repair = { text, strbuf_slice(&words), match->target, search->tokenizer,
					       search->tokenizer, memory_tokenizer(memory, match->target_language) };

		*found = repair_codes(&repair, &target, &lost) == REPAIR_DONE;
		match->stored_target = match->target;
		match->target = arena_copy(&search->matches->arena, strbuf_slice(&target));
	}
	strbuf_release(&words);
	strbuf_release(&target);
	return done;
}

/* ---------------------------------------------------------------- the way */

/* Looks for pieces that begin at a sentence and lead to one from which there is a way on. */
static bool find_step(struct assembling *assembling, size_t at, struct error *err)
{
	struct step *step = &assembling->steps[at];
	size_t count = assembling->sentences.count;

	for (size_t span = 1; span <= SPAN_MOST && at + span <= count && span < count; span++) {
		const struct step *next = &assembling->steps[at + span];
		struct slice text = piece_text(assembling, at, span);
		struct match match = { .score = 0 };
		bool found = false;

		if ((!next->span && at + span < count) || (step->span && next->pieces + 1 >= step->pieces) || !text.bytes)
			continue;
		if (!find_whole(assembling->search, text, at ? sentence(assembling, at - 1) : SLICE_NONE,
				sentence(assembling, at + span), &match, &found, err) ||
		    (!found && !find_words(assembling->search, text, &match, &found, err)))
			return false;
		if (found)
			*step = (struct step){ span, next->pieces + 1, match };
	}
	return true;
}

static bool find_way(struct assembling *assembling, struct error *err)
{
	size_t reached = assembling->sentences.count;

	/* When there is no way from SPAN_MOST sentences in a row, there is none before them. */
	for (size_t at = assembling->sentences.count; at-- > 0 && reached - at <= SPAN_MOST;) {
		if (deadline_passed(&assembling->search->deadline))
			return true;
		if (!find_step(assembling, at, err))
			return false;
		if (assembling->steps[at].span)
			reached = at;
	}
	return true;
}

/* ---------------------------------------------------------------- the whole */

/* What the pieces have together: the least score and status, all substitutions, one origin or none. */
static void join(struct search *search, const struct match *piece, struct candidate *candidate, bool first)
{
	struct match *match = &candidate->match;
	int raw = piece->kind == MATCH_ADAPTED || piece->raw > 100 ? 100 : piece->raw;

	match->raw = first || raw < match->raw ? raw : match->raw;
	if (first || search_status_penalty(search, piece->status) > search_status_penalty(search, match->status))
		match->status = piece->status;
	match->time = first || piece->time < match->time ? piece->time : match->time;
	if (first)
		match->origin = piece->origin;
	else if (!slice_equal(match->origin, piece->origin))
		match->origin = SLICE_NONE;
	match->ambiguous |= piece->ambiguous;
	if (piece->derived_from)
		match->derived_from = piece->derived_from;
	match->source_language = piece->source_language;
	match->target_language = piece->target_language;
}

static struct match *list_pieces(const struct assembling *assembling, struct candidate *candidate)
{
	size_t count = assembling->steps[0].pieces, sentences = 0;
	struct match *pieces = arena_zeroed(&assembling->search->matches->arena, count + 1, sizeof(*pieces));

	for (size_t i = 0; i < count; i++) {
		pieces[i] = assembling->steps[sentences].match;
		sentences += assembling->steps[sentences].span;
		join(assembling->search, &pieces[i], candidate, i == 0);
	}
	candidate->match.pieces = pieces;
	candidate->match.piece_count = count;
	return pieces;
}

/* The query with each piece replaced by its target, or by the source that it was found for. */
static struct slice put_together(const struct assembling *assembling, const struct match *pieces, bool targets)
{
	struct slice query = assembling->search->query->source;
	struct strbuf text = STRBUF_INIT;
	size_t written = 0;

	for (size_t at = 0, i = 0; at < assembling->sentences.count; at += assembling->steps[at].span, i++) {
		struct slice piece = piece_text(assembling, at, assembling->steps[at].span);
		size_t from = (size_t)(piece.data - query.data);

		strbuf_add(&text, slice_part(query, written, from));
		strbuf_add(&text, targets ? pieces[i].target : pieces[i].source);
		written = from + piece.bytes;
	}
	strbuf_add(&text, slice_part(query, written, query.bytes));
	query = arena_copy(&assembling->search->matches->arena, strbuf_slice(&text));
	strbuf_release(&text);
	return query;
}

static bool has_codes_of(struct slice source_marked, struct slice target_marked)
{
	struct arena arena = ARENA_INIT;
	struct segment source = segment_read(source_marked, &arena), target = segment_read(target_marked, &arena);
	bool agree = segment_codes_verdict(&source, &target, NULL) == CODES_AGREE;

	arena_release(&arena);
	return agree;
}

static void assemble(const struct assembling *assembling)
{
	struct search *search = assembling->search;
	struct candidate candidate = { .match = { .unit_count = 1 } };
	const struct match *pieces = list_pieces(assembling, &candidate);

	candidate.match.source = put_together(assembling, pieces, false);
	candidate.match.target = put_together(assembling, pieces, true);
	if (!has_codes_of(search->query->source, candidate.match.target))
		return;
	search_judge(search, &candidate, MATCH_ASSEMBLED, candidate.match.raw);
	if (candidate.match.score >= search->options->threshold_percent)
		search_add_candidate(search, &candidate);
}

bool search_add_assembled(struct search *search, struct error *err)
{
	struct assembling assembling = { .search = search, .sentences = SENTENCES_INIT };
	struct splitter *splitter;
	bool done;

	if (search_has(search, MATCH_ADAPTED) || (!search->memory->make_splitter && !may_have_two(search->query->source)))
		return true;
	splitter = memory_splitter(search->memory, search->query->source_language, err);
	done = splitter && splitter_run(splitter, search->query->source, &assembling.sentences, err);
	if (done && assembling.sentences.count > 1 && assembling.sentences.count <= SENTENCES_MOST)
		done = find_way(&assembling, err);
	if (done && assembling.steps[0].span)
		assemble(&assembling);
	sentences_release(&assembling.sentences);
	return done;
}
