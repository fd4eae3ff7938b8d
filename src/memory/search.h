/*
 * search -- a look-up under way: what its steps share.
 *
 * Private to search.c and its steps: walk.c (brute force), adapted.c, answer.c.
 */
#ifndef MEMORY_SEARCH_H
#define MEMORY_SEARCH_H

#include "memory/characters.h"
#include "memory/internal.h"

/* Of more texts in third languages that lead to one target nobody needs to hear. */
#define PIVOTS_TOLD 8

struct search {
	struct memory *memory;
	const struct match_query *query;
	const struct match_options *options;
	struct match_list *matches;
	struct tokenizer *tokenizer; /* of the query's language */
	struct tokens tokens;
	struct score_text text;
	struct score_room room;
	struct store_texts settled;  /* whose targets are candidates: the exact key's, and what was adapted */
	struct store_targets targets;
	struct characters characters; /* of the query; made when first needed */
	bool has_pivots;	     /* there is a third language */
	bool has_values;	     /* the query has a number or an address */
	struct hit_list hits;
	unsigned hits_percent; /* hits are all that score at least this; 101: none were looked for */
	int64_t previous, next; /* hashes of the query's neighbours */
	bool has_previous, has_next;
	struct candidate *candidates;
	size_t candidate_count, candidate_capacity;
	struct deadline deadline;
};

/* A match with what it is ordered by. */
struct candidate {
	struct match match;
	int64_t source_text, target_text;
	unsigned characters;
	unsigned place; /* of its kind in options.order */
	int64_t pivots[PIVOTS_TOLD]; /* the different texts that lead here; match.pivot_count tells how many */
};

/* Orders by score, kind, characters, status and time. */
int candidate_by_worth(const void *a, const void *b);

/*
 * Finds what scores at least `percent` and less than `below`, the best first, without what is settled already
 * (search.settled), or what the deadline leaves of it.
 */
bool search_find_hits(struct search *search, unsigned percent, unsigned below, struct error *err);

/* The index's brute-force twin: every text of the language is compared. In walk.c. */
bool search_compare_all(struct search *search, unsigned percent, struct error *err);

/* A new candidate: what the target of a source text is worth. */
struct candidate search_candidate(const struct search *search, const struct store_text *source,
				  const struct store_target *target, int percent);

/* What a status costs. */
int search_status_penalty(const struct search *search, enum tm_status status);

/* Whether there is a candidate of this kind or a better one. */
bool search_has(const struct search *search, enum match_kind kind);

/* Its kind and score, from its raw score and penalties. */
void search_judge(const struct search *search, struct candidate *candidate, enum match_kind kind, int raw);

/* Replaces search->targets by the targets of a text, also those that are stored in the language's other script. */
bool search_find_targets(struct search *search, int64_t source_text, bool pivots, struct error *err);

/* The candidate's target, in the language that was asked for. */
bool search_read_target(struct search *search, struct candidate *candidate, struct error *err);

/* Adds it, or joins it to the same source and target from another unit. */
void search_add_candidate(struct search *search, const struct candidate *candidate);

/*
 * Adds what a text leads to, directly or else through a text in a third language; `percent` is what
 * its words score, `characters` how far it is.
 */
bool search_add_text(struct search *search, const struct store_text *source, int percent, unsigned characters,
		     struct error *err);

/* The latter alone, and only when the text has no target of its own. */
bool search_add_pivots(struct search *search, const struct store_text *source, int percent, unsigned characters,
		       struct error *err);

/* Takes settled texts out of the hits. */
void search_drop_settled(struct search *search);

/* For distances from the query; made when first asked. */
struct characters *search_characters(struct search *search);

/* The text of a number, in the arena. */
bool search_read_text(struct search *search, int64_t number, struct slice *marked, const struct language **language,
		      struct error *err);

/*
 * Adds texts that differ from the query in nothing but values, with these put over into their
 * targets, and settles them. In adapted.c.
 */
bool search_add_adapted(struct search *search, struct error *err);

/*
 * Puts the query's values over into a match whose words differ too, when that can be done
 * without a guess. Its changes must be known.
 */
void search_adapt_fuzzy(struct search *search, struct match *match);

/* Adds the text put together from its sentences, when it has several and all are known. In assembled.c. */
bool search_add_assembled(struct search *search, struct error *err);

/* A look-up within another, which has begun reading. */
bool search_once(struct memory *memory, const struct match_query *query, const struct match_options *options,
		 struct deadline deadline, struct match_list *matches, struct error *err);

/* Makes the candidates the answer. In answer.c. */
void search_give_answer(struct search *search);

#endif
