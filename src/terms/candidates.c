/*
 * candidates -- the runs of words of one language that could be terms.
 */
#include <config.h>

#include "terms/candidates.h"

#include "base/alloc.h"
#include "base/embed.h"
#include "base/utf8.h"
#include "terms/mine.h"

#include <math.h>
#include <stdlib.h>

EMBEDDED(stop_words_tsv);

#define LETTERS_LEAST 3
#define KEY_BYTES_MAX ((size_t)200)

/* All forms of a stop word are ones: what is kept is its stem. */
static void add_stop_words(struct candidates *candidates, struct slice words)
{
	tokenizer_run(candidates->tokenizer, words, &candidates->tokens);
	for (size_t i = 0; i < candidates->tokens.count; i++)
		map_add(&candidates->stops, arena_copy(&candidates->arena, tokens_stem(&candidates->tokens, i)), 1, NULL);
}

/* "en<tab>the a an …": the rows of the language. */
static void read_stop_words(struct candidates *candidates)
{
	struct slice rest = slice_from(embedded_stop_words_tsv, embedded_stop_words_tsv_bytes), line, base;

	while (slice_next_line(&rest, &line))
		if (!slice_starts(line, SLICE("#")) && slice_next_field(&line, '\t', &base) &&
		    slice_is(base, candidates->language->base))
			add_stop_words(candidates, line);
}

void candidates_init(struct candidates *candidates, const struct language *language)
{
	*candidates = (struct candidates){ .language = language, .tokenizer = tokenizer_new(language),
					   .tokens = TOKENS_INIT, .key = STRBUF_INIT };
	read_stop_words(candidates);
}

void candidates_release(struct candidates *candidates)
{
	tokenizer_free(candidates->tokenizer);
	tokens_release(&candidates->tokens);
	map_release(&candidates->stops);
	map_release(&candidates->keys);
	arena_release(&candidates->arena);
	strbuf_release(&candidates->key);
	free(candidates->items);
	free(candidates->seen);
	free(candidates->starts);
}

/* ------------------------------------------------------------------- words */

static bool is_word(const struct candidates *candidates, size_t token)
{
	return candidates->tokens.items[token].kind == TOKEN_WORD;
}

/* A word that a candidate may begin or end with. */
static bool is_content(const struct candidates *candidates, size_t token)
{
	struct slice folded = tokens_folded(&candidates->tokens, token);
	bool capitals = candidates->tokens.items[token].shape == SHAPE_UPPER;

	return (capitals || utf8_count(folded) >= LETTERS_LEAST) &&
	       !map_find(&candidates->stops, tokens_stem(&candidates->tokens, token));
}

/* Agglutinating languages have their plainest form in the shortest; others in the commonest. */
static bool is_better_surface(const struct candidates *candidates, const struct candidate *candidate,
			      struct slice surface)
{
	if (language_same_base(candidates->language, &language_uz))
		return surface.bytes < candidate->surface.bytes;
	return candidate->votes == 0;
}

static void vote(struct candidates *candidates, struct candidate *candidate, struct slice surface)
{
	if (slice_equal(candidate->surface, surface)) {
		candidate->votes++;
		return;
	}
	if (candidate->votes > 0)
		candidate->votes--;
	if (is_better_surface(candidates, candidate, surface)) {
		candidate->surface = arena_copy(&candidates->arena, surface);
		candidate->votes = 1;
	}
}

static struct candidate *find_candidate(struct candidates *candidates, uint32_t words, struct slice surface)
{
	const size_t *known = map_find(&candidates->keys, strbuf_slice(&candidates->key));

	if (known)
		return &candidates->items[*known];
	ARRAY_GROW(candidates->items, candidates->count, candidates->capacity);
	candidates->items[candidates->count] = (struct candidate){
		.key = arena_copy(&candidates->arena, strbuf_slice(&candidates->key)),
		.surface = arena_copy(&candidates->arena, surface),
		.words = words,
		.last_record = UINT32_MAX,
	};
	map_add(&candidates->keys, candidates->items[candidates->count].key, candidates->count, NULL);
	return &candidates->items[candidates->count++];
}

static void see(struct candidates *candidates, uint32_t words, struct slice surface)
{
	struct candidate *candidate = find_candidate(candidates, words, surface);
	uint32_t record = (uint32_t)candidates->record_count;

	vote(candidates, candidate, surface);
	if (candidate->last_record == record)
		return;
	candidate->last_record = record;
	candidate->count++;
	ARRAY_GROW(candidates->seen, candidates->seen_count, candidates->seen_capacity);
	candidates->seen[candidates->seen_count++] = (uint32_t)(candidate - candidates->items);
}

/* All runs that begin at a token. */
static void see_runs(struct candidates *candidates, size_t first, struct slice marked)
{
	const struct tokens *tokens = &candidates->tokens;

	strbuf_clear(&candidates->key);
	for (size_t last = first; last < tokens->count && last < first + MINE_WORDS_MAX; last++) {
		if (!is_word(candidates, last) || (last > first && tokens->items[last].glued))
			return;
		if (candidates->key.bytes)
			strbuf_add_byte(&candidates->key, ' ');
		strbuf_add(&candidates->key, tokens_stem(tokens, last));
		if (candidates->key.bytes > KEY_BYTES_MAX)
			return;
		if (is_content(candidates, last))
			see(candidates, (uint32_t)(last - first) + 1,
			    slice_part(marked, tokens->items[first].from, tokens->items[last].to));
	}
}

void candidates_add(struct candidates *candidates, struct slice marked)
{
	ARRAY_RESERVE(candidates->starts, candidates->record_count + 2, candidates->record_capacity);
	candidates->starts[candidates->record_count] = candidates->seen_count;
	tokenizer_run(candidates->tokenizer, marked, &candidates->tokens);
	for (size_t i = 0; i < candidates->tokens.count; i++)
		if (is_word(candidates, i) && is_content(candidates, i))
			see_runs(candidates, i, marked);
	candidates->starts[++candidates->record_count] = candidates->seen_count;
}

/* ----------------------------------------------------------------- nesting */

/* Every run of words inside of a candidate's own. */
static void nest_parts(struct candidates *candidates, const struct candidate *whole)
{
	size_t edges[MINE_WORDS_MAX + 1] = { 0 }, count = 1;

	for (size_t i = 0; i < whole->key.bytes && count < MINE_WORDS_MAX; i++)
		if (whole->key.data[i] == ' ')
			edges[count++] = i + 1;
	edges[count] = whole->key.bytes + 1;
	for (size_t from = 0; from < count; from++)
		for (size_t to = from + 1; to <= count; to++) {
			const size_t *place;

			if (to - from == count)
				continue;
			place = map_find(&candidates->keys, slice_part(whole->key, edges[from], edges[to] - 1));
			if (!place)
				continue;
			candidates->items[*place].longer_count += whole->count;
			candidates->items[*place].longer++;
		}
}

void candidates_nest(struct candidates *candidates, size_t minimum)
{
	for (size_t i = 0; i < candidates->count; i++)
		if (candidates->items[i].count >= minimum && candidates->items[i].words > 1)
			nest_parts(candidates, &candidates->items[i]);
}

double candidate_termhood(const struct candidate *candidate)
{
	double inside = candidate->longer ? (double)candidate->longer_count / candidate->longer : 0.0;

	return log2(1.0 + candidate->words) * fmax((double)candidate->count - inside, 0.0);
}
