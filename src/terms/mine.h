/*
 * mine -- proposals for a termbase, from texts and their translations.
 *
 * A candidate is a run of one to MINE_WORDS_MAX words that neither begins nor ends with
 * a word that every text has (data/stop-words.tsv), counted by the stems of its words,
 * so that all its forms are one. Three statistics choose among candidates:
 *
 *	termhood     C-value: a run counts as often as it stands by itself, not inside of longer
 *	             runs, and longer runs count more: log2(1 + words) * (f - t / c), with
 *	             t / c the mean count of the longer candidates that hold it. K. Frantzi,
 *	             S. Ananiadou, H. Mima: Automatic recognition of multi-word terms, 2000;
 *	             with 1 + words, as A. Barrón-Cedeño et al. 2009 do for single words
 *	association  G², the log-likelihood ratio of how often two candidates are in one
 *	             record: T. Dunning: Accurate methods for the statistics of surprise and
 *	             coincidence, 1993. It holds for the small counts that memories have,
 *	             where mutual information overrates what was seen twice
 *	linking      each candidate is linked once, to the partner with which its G² is
 *	             highest, and only if it is that partner's best as well: I. D. Melamed:
 *	             Models of translational equivalence, 2000
 *
 * Linked pairs that more often go without one another than with are left out,
 * and so are pairs of which both sides are parts of a better pair. What remains is ordered by
 * G² times the square root of both sides' termhood over their counts.
 */
#ifndef TERMS_MINE_H
#define TERMS_MINE_H

#include "base/error.h"
#include "base/slice.h"
#include "text/language.h"

#define MINE_WORDS_MAX 6

/* Records past this many are not looked at, so that memory and time have a bound. */
#define MINE_RECORDS_MAX ((size_t)200000)

struct miner;

struct miner *miner_new(const struct language *source, const struct language *target);
void miner_free(struct miner *miner);

/* A text and its translation, marked. False when there are enough. */
bool miner_add(struct miner *miner, struct slice source, struct slice target);

struct mined_pair {
	struct slice source, target; /* as they stand in the texts, in the most common or shortest form */
	size_t source_count, target_count, together; /* records */
	double association; /* G² */
	double score;
};

/*
 * The proposals, best first, among candidates of at least `minimum` records; at most
 * `limit` of them. Borrows them until the miner is freed. Called once.
 */
const struct mined_pair *miner_finish(struct miner *miner, size_t minimum, size_t limit, size_t *count);

#endif
