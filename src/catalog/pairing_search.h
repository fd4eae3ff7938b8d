/*
 * pairing_search -- what the passes of pairing share. Not for anybody else.
 */
#ifndef CATALOG_PAIRING_SEARCH_H
#define CATALOG_PAIRING_SEARCH_H

#include "base/map.h"
#include "catalog/pairing.h"
#include "catalog/source_sentences.h"

#define CANDIDATES ((size_t)16) /* old units of a sentence or word that are looked at */
#define NONE PAIRING_NONE

/* The old units that have a word, the first few. */
struct posting {
	size_t units[CANDIDATES];
	size_t count;
};

struct pairing_search {
	struct pairing *pairing;
	struct catalog *old;
	const struct catalog *fresh;
	bool with_work; /* which old units are looked at */
	bool *parted;	/* old units of which sentences are taken */

	struct source_sentences sentences; /* of old units; of the new one at hand behind them */
	struct map sentence_units;	   /* by key: the last sentence that has it */
	size_t *same_before;		   /* of a sentence: the one before it with the same key */
	size_t sentence_count;		   /* of old units */
	bool *taken;			   /* sentences */
	size_t *sentences_of;		   /* old units: how many */
	size_t *votes;			   /* of old units: bytes of sentences that the new one shares */

	struct map words; /* to places in postings */
	struct posting *postings;
	size_t posting_count, posting_capacity;
};

/* Takes part in this round, and nothing became of it yet. */
bool pairing_is_free(const struct pairing_search *search, size_t old);

/* Is it one of the old units that this round is about, those with work in them or the others? */
bool pairing_is_of_round(const struct pairing_search *search, size_t old);

/* Nothing is known of this new unit yet. */
bool pairing_is_open(const struct pairing_search *search, size_t fresh);

/* Units of programs with a plural have no sentences that could go their own ways. */
bool pairing_has_parts(const struct unit *unit);

/* One that claims the old unit: nothing else can become of that as a whole. */
void pairing_add_origin(struct pairing *pairing, size_t fresh, size_t old, bool claims);
void pairing_set(struct pairing_search *search, size_t fresh, size_t old, enum pair_kind kind, size_t percent);
size_t pairing_likeness(const struct pairing_search *search, size_t fresh, size_t old);

/* The old unit behind what the new unit before this one was, or NONE. */
size_t pairing_expected_old(const struct pairing_search *search, size_t fresh);

/* Pass 2; passes 3 and 6, for which sentences have to be indexed in each round. */
void pairing_pass_wholes(struct pairing_search *search);
void pairing_index_sentences(struct pairing_search *search);
void pairing_pass_sentences(struct pairing_search *search, size_t least_percent);

#endif
