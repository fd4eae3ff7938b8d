/*
 * score -- token distance with a bound, and the way between.
 *
 * The distance is Levenshtein's with the costs of score.h, by rows. A way through a cell that is d columns
 * right of the diagonal leaves out or puts in at least |d| tokens before it and |e − d| behind it, where e
 * is how many tokens `b` has more than `a`, and each weighs one half unit or more. So only cells with |d|
 * + |e − d| ≤ most can lead to a distance of at most `most`: a band of most + 1 columns is enough (E.
 * Ukkonen: Algorithms for approximate string matching, 1985), and a row whose every cell is past the bound
 * ends the work.
 */
#include <config.h>

#include "memory/score.h"

#include "base/alloc.h"
#include "base/hash.h"

#include <stdlib.h>

/* ---------------------------------------------------------------- texts */

void score_text_release(struct score_text *text)
{
	free(text->items);
	*text = (struct score_text){ NULL, 0, 0, 0 };
}

void score_text_reserve(struct score_text *text, size_t count)
{
	ARRAY_RESERVE(text->items, count, text->capacity);
}

void score_text_add(struct score_text *text, struct score_token token)
{
	ARRAY_GROW(text->items, text->count, text->capacity);
	text->items[text->count++] = token;
	text->weight += score_weight(&token);
}

/* Kinds whose members are all near relatives of one another. */
static bool is_one_family(enum token_kind kind)
{
	return kind == TOKEN_NUMBER || kind == TOKEN_PLACEABLE || kind == TOKEN_CODE;
}

static uint64_t mix(uint64_t hash, uint64_t salt)
{
	hash ^= (salt + 1) * 0x9e3779b97f4a7c15u;
	hash *= 0xff51afd7ed558ccdu;
	return hash ^ hash >> 32;
}

struct score_token score_token_read(const struct tokens *tokens, size_t index, unsigned shape)
{
	const struct token *token = &tokens->items[index];
	enum token_kind kind = (enum token_kind)token->kind;
	uint64_t folded = token->folded_hash, stem = token->stem_hash;
	struct score_token read;

	if (kind != TOKEN_WORD) {
		folded = hash_bytes(tokens_folded(tokens, index), HASH_KEY_STORED);
		stem = is_one_family(kind) ? 0 : folded;
	}
	read.form = mix(folded, (uint64_t)kind << 8 | shape);
	read.near = mix(stem, (uint64_t)kind);
	if (kind == TOKEN_PUNCTUATION)
		read.near &= ~SCORE_HEAVY;
	else
		read.near |= SCORE_HEAVY;
	return read;
}

void score_text_read(struct score_text *text, const struct tokens *tokens)
{
	text->count = 0;
	text->weight = 0;
	for (size_t i = 0; i < tokens->count; i++)
		score_text_add(text, score_token_read(tokens, i, tokens->items[i].shape));
}

/* ------------------------------------------------------------- distance */

void score_room_release(struct score_room *room)
{
	free(room->row);
	*room = (struct score_room){ NULL, 0 };
}

static unsigned *room_for(struct score_room *room, size_t cells)
{
	ARRAY_RESERVE(room->row, cells, room->capacity);
	return room->row;
}

static unsigned replacing(const struct score_token *a, const struct score_token *b)
{
	unsigned weight_a, weight_b;

	if (a->form == b->form)
		return 0;
	if (a->near == b->near && a->near & SCORE_HEAVY)
		return SCORE_COST_NEAR;
	weight_a = score_weight(a);
	weight_b = score_weight(b);
	return weight_a > weight_b ? weight_a : weight_b;
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* Tokens that both texts begin and end with cost nothing on some cheapest way. */
static void cut_common_ends(struct score_text *a, struct score_text *b)
{
	while (a->count && b->count && a->items[0].form == b->items[0].form) {
		a->items++, a->count--;
		b->items++, b->count--;
	}
	while (a->count && b->count && a->items[a->count - 1].form == b->items[b->count - 1].form)
		a->count--, b->count--;
}

/*
 * Cells past the bound hold `most + 1`. row[j] is the way to the first j tokens of
 * `b`; `corner` is the old row[j − 1].
 */
static unsigned next_row(unsigned *row, const struct score_token *token, const struct score_text *b, size_t from,
			 size_t to, unsigned most)
{
	unsigned corner = row[from], best, far = most + 1;
	unsigned weight = score_weight(token);

	row[from] = from == 0 ? least(row[0] + weight, far) : far;
	best = row[from];
	for (size_t j = from + 1; j <= to; j++) {
		unsigned cell = corner + replacing(token, &b->items[j - 1]);

		corner = row[j];
		cell = least(cell, row[j] + weight);
		cell = least(cell, row[j - 1] + score_weight(&b->items[j - 1]));
		row[j] = least(cell, far);
		best = least(best, row[j]);
	}
	return best;
}

unsigned score_distance(const struct score_text *whole_a, const struct score_text *whole_b, unsigned most,
			struct score_room *room)
{
	struct score_text a = *whole_a, b = *whole_b;
	size_t left, right, longer, shorter;
	unsigned *row;

	most = least(most, SCORE_TOO_FAR - 2);
	cut_common_ends(&a, &b);
	longer = a.count > b.count ? a.count : b.count;
	shorter = a.count > b.count ? b.count : a.count;
	if (longer - shorter > most)
		return SCORE_TOO_FAR;
	/* How far the band reaches on the side that the longer text is on, and on the other. */
	right = (most + (longer - shorter)) / 2;
	left = (most - (longer - shorter)) / 2;
	if (a.count > b.count) {
		size_t swap = left;

		left = right;
		right = swap;
	}
	row = room_for(room, b.count + 1);
	row[0] = 0;
	for (size_t j = 1; j <= b.count; j++)
		row[j] = j > right ? most + 1 : least(row[j - 1] + score_weight(&b.items[j - 1]), most + 1);
	for (size_t i = 1; i <= a.count; i++) {
		size_t from = i > left + 1 ? i - left - 1 : 0;
		size_t to = b.count - right < i ? b.count : i + right;

		if (right >= b.count)
			to = b.count;
		if (from > to || next_row(row, &a.items[i - 1], &b, from, to, most) > most)
			return SCORE_TOO_FAR;
	}
	return row[b.count] > most ? SCORE_TOO_FAR : row[b.count];
}

/* -------------------------------------------------------------- the way */

/* The whole table of distances, for walking back through. */
static unsigned *fill_table(const struct score_text *query, const struct score_text *found, struct arena *arena)
{
	size_t width = found->count + 1;
	unsigned *table = arena_zeroed(arena, (query->count + 1) * width, sizeof(*table));

	for (size_t j = 1; j < width; j++)
		table[j] = table[j - 1] + score_weight(&found->items[j - 1]);
	for (size_t i = 1; i <= query->count; i++) {
		unsigned *row = table + i * width, *above = row - width;
		unsigned weight = score_weight(&query->items[i - 1]);

		row[0] = above[0] + weight;
		for (size_t j = 1; j < width; j++) {
			const struct score_token *other = &found->items[j - 1];

			row[j] = least(above[j - 1] + replacing(&query->items[i - 1], other),
				       least(above[j] + weight, row[j - 1] + score_weight(other)));
		}
	}
	return table;
}

static enum change_kind kind_of_replacing(const struct score_token *query, const struct score_token *found,
					  enum token_kind kind)
{
	if (query->form == found->form)
		return CHANGE_KEPT;
	if (query->near != found->near)
		return CHANGE_OTHER;
	return kind == TOKEN_WORD ? CHANGE_INFLECTED : CHANGE_VALUE;
}

static struct slice token_slice(struct slice text, const struct tokens *tokens, size_t index)
{
	return slice_part(text, tokens->items[index].from, tokens->items[index].to);
}

/* Tables of more cells than this are not filled; a match of such texts goes unexplained. */
#define EXPLAIN_CELLS_MOST ((size_t)1 << 24)

void score_explain(struct slice query, const struct tokens *query_tokens, struct slice found,
		   const struct tokens *found_tokens, struct arena *arena, struct match *match)
{
	struct score_text a = { NULL, 0, 0, 0 }, b = { NULL, 0, 0, 0 };
	struct arena scratch = ARENA_INIT;
	size_t i = query_tokens->count, j = found_tokens->count, at = i + j, width = j + 1;
	struct match_change *changes;
	unsigned *table;

	match->changes = NULL;
	match->change_count = 0;
	if ((i + 1) * width > EXPLAIN_CELLS_MOST)
		return;
	score_text_read(&a, query_tokens);
	score_text_read(&b, found_tokens);
	table = fill_table(&a, &b, &scratch);
	match->distance = table[i * width + j];
	match->weight = a.weight > b.weight ? a.weight : b.weight;
	changes = arena_zeroed(arena, at + 1, sizeof(*changes));
	while (i > 0 || j > 0) {
		struct match_change *change = &changes[--at];
		unsigned cell = table[i * width + j];

		if (i > 0 && j > 0 &&
		    cell == table[(i - 1) * width + j - 1] + replacing(&a.items[i - 1], &b.items[j - 1])) {
			i--, j--;
			change->kind = kind_of_replacing(&a.items[i], &b.items[j],
							 (enum token_kind)query_tokens->items[i].kind);
			change->query = token_slice(query, query_tokens, i);
			change->found = token_slice(found, found_tokens, j);
		} else if (i > 0 && cell == table[(i - 1) * width + j] + score_weight(&a.items[i - 1])) {
			change->kind = CHANGE_ADDED;
			change->query = token_slice(query, query_tokens, --i);
		} else {
			change->kind = CHANGE_REMOVED;
			change->found = token_slice(found, found_tokens, --j);
		}
	}
	match->changes = changes + at;
	match->change_count = query_tokens->count + found_tokens->count - at;
	arena_release(&scratch);
	score_text_release(&a);
	score_text_release(&b);
}
