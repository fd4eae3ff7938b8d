/*
 * lexicon -- which words go together, as counts over linked segments.
 *
 * Learning counts, for every word of a linked source run and every word of its
 * target run, that they met; rows are made of it when the counting is done: for
 * a source word the target words that it met more often than by chance. By
 * chance is judged with T. Dunning, Accurate methods for the statistics of
 * surprise and coincidence, Computational Linguistics 19 (1993).
 */
#ifndef ALIGN_LEXICON_H
#define ALIGN_LEXICON_H

#include "align/features.h"

struct lexicon_entry {
	uint32_t target;       /* place of the target word */
	float forward;	       /* how often a link with the source word has it: 0 to 1 */
	float backward;	       /* the other way round */
};

struct lexicon_words {
	struct arena arena;
	struct map places;
	double *met; /* in how many links a word was */
	size_t count, capacity;
};

struct lexicon_tally_slot;

struct lexicon {
	struct lexicon_words source, target;
	struct lexicon_tally_slot *slots; /* pairs of words that met, open addressing */
	size_t slot_count, pair_count;
	double links;			  /* how many were learned */
	size_t *first;			  /* rows: of each source word its entries */
	struct lexicon_entry *entries;
	bool full;			  /* LEXICON_PAIRS_MOST was reached: new pairs are not counted */
};

/* Pairs of words that are kept; more do not fit into a press service's machine. */
#define LEXICON_PAIRS_MOST ((size_t)1 << 24)

/* Word pairs looked at for one link: of a run with more words its rarest are taken. */
#define LEXICON_WORDS_MOST 48

void lexicon_init(struct lexicon *lexicon);

/* Empty and ready again. */
void lexicon_release(struct lexicon *lexicon);

/*
 * Counts links between two sides, each with the weight of its confidence. Words
 * that only one segment of a side has are passed over when `repeated_only`: in a
 * text they tell nothing about its other segments. With `before`, which may be
 * NULL, words compete: those that it thinks belong to others of the link count less (the
 * idea of I. D. Melamed, Models of translational equivalence among words,
 * Computational Linguistics 26, 2000).
 */
void lexicon_learn(struct lexicon *lexicon, const struct features *source, const struct features *target,
		   const struct align_links *links, bool repeated_only, const struct lexicon *before);

/* Words of one idea in both languages: each met each in `share` of `weight` links. */
void lexicon_know(struct lexicon *lexicon, const struct slice *sources, size_t source_count,
		  const struct slice *targets, size_t target_count, double weight, double share);

/*
 * Makes the rows. `discount` meetings are taken off each pair: 1 where the links to
 * be judged are the ones that were learned from. Pairs of which then no more than `least` are left
 * are passed over.
 */
void lexicon_make_rows(struct lexicon *lexicon, double discount, double least);

#define LEXICON_LEAST 0.25

#endif
