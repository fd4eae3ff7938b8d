/*
 * score -- how much of an old text helps with a new one, in whole percent.
 *
 * The definition (design.md §7), in words that a translator can retell. A text is
 * cut into tokens. A word, number, placeable or code weighs 1, a punctuation mark ½.
 * To make the query out of the found text, each token may be
 *
 *	kept					free
 *	replaced by its near relative		½	another ending or case of the same word,
 *							another number, placeable or code
 *	replaced by anything else		the heavier of the two
 *	left out, put in			its weight
 *
 * D is the cheapest way, W the heavier text: score = 100 × (1 − D / W), rounded
 * down. 100 is kept for texts whose exact keys are equal; all others end at 99.
 *
 * Everything is counted in half units (a word weighs 2), so no fractions and no
 * rounding come in before the last division.
 */
#ifndef MEMORY_SCORE_H
#define MEMORY_SCORE_H

#include "base/arena.h"
#include "memory/match.h"
#include "text/token.h"

#include <stdint.h>

/* The table of costs, in half units. */
enum score_cost {
	SCORE_WEIGHT_WORD = 2,	      /* numbers, placeables and codes too */
	SCORE_WEIGHT_PUNCTUATION = 1,
	SCORE_COST_NEAR = 1,
};

/*
 * What the score sees of a token. Two tokens are equal when `form` is, near
 * relatives when `near` is; both are hashes that may be stored. The top bit of `near`
 * tells the weight: see score_weight().
 */
struct score_token {
	uint64_t form, near;
};

#define SCORE_HEAVY ((uint64_t)1 << 63)

static inline unsigned score_weight(const struct score_token *token)
{
	return token->near & SCORE_HEAVY ? SCORE_WEIGHT_WORD : SCORE_WEIGHT_PUNCTUATION;
}

/* A text as the score sees it; reusable, zeroed it is empty. */
struct score_text {
	struct score_token *items;
	size_t count, capacity;
	unsigned weight; /* of all, in half units */
};

void score_text_release(struct score_text *text);

/* Fills it anew from the tokens of a text in marked form. */
void score_text_read(struct score_text *text, const struct tokens *tokens);

/* One token, as it is or as it would be in another shape (enum token_shape): small, capital … */
struct score_token score_token_read(const struct tokens *tokens, size_t index, unsigned shape);

/* Makes room for so many tokens in all. */
void score_text_reserve(struct score_text *text, size_t count);

/* Adds one token. */
void score_text_add(struct score_text *text, struct score_token token);

/* The largest distance with which texts still reach `percent`; `weight` is the heavier one's. */
static inline unsigned score_allowed(unsigned weight, unsigned percent)
{
	return (unsigned)((uint64_t)weight * (100 - percent) / 100);
}

/* Of two texts that are not exactly equal: 0 to 99. Two texts without tokens have 0. */
static inline unsigned score_percent(unsigned distance, unsigned weight)
{
	unsigned percent = distance >= weight ? 0 : (unsigned)((uint64_t)100 * (weight - distance) / weight);

	return percent > 99 ? 99 : percent;
}

#define SCORE_TOO_FAR ((unsigned)-1)

/* Room that the distance works in; reusable, zeroed it is empty. */
struct score_room {
	unsigned *row;
	size_t capacity;
};

void score_room_release(struct score_room *room);

/* The token distance in half units, or SCORE_TOO_FAR when it is more than `most`. */
unsigned score_distance(const struct score_text *a, const struct score_text *b, unsigned most,
			struct score_room *room);


/*
 * One cheapest way from the found text to the query, token by token in their
 * order, for --explain. Texts are the marked forms that the tokens were cut from.
 */
void score_explain(struct slice query, const struct tokens *query_tokens, struct slice found,
		   const struct tokens *found_tokens, struct arena *arena, struct match *match);

#endif
