/*
 * candidates -- the runs of words of one language that could be terms, how often
 * they stand in records, and what C-value says of them. See mine.h.
 */
#ifndef TERMS_CANDIDATES_H
#define TERMS_CANDIDATES_H

#include "base/arena.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "text/token.h"

#include <stdint.h>

struct candidate {
	struct slice key;     /* its stems, with spaces between */
	struct slice surface; /* a form of it */
	uint32_t words;
	uint32_t count;	      /* records */
	uint32_t last_record; /* that it was seen in */
	uint32_t votes;	      /* for the surface */
	uint32_t longer_count; /* of the candidates that hold it, together */
	uint32_t longer;       /* how many they are */
};

struct candidates {
	const struct language *language;
	struct tokenizer *tokenizer;
	struct tokens tokens;
	struct arena arena;
	struct map stops; /* stems of words that no candidate begins or ends with */
	struct map keys;  /* to places in items */
	struct candidate *items;
	size_t count, capacity;

	/* The candidates of each record, one after the other. */
	uint32_t *seen;
	size_t seen_count, seen_capacity;
	size_t *starts; /* of each record; one more than there are */
	size_t record_count, record_capacity;
	struct strbuf key;
};

void candidates_init(struct candidates *candidates, const struct language *language);
void candidates_release(struct candidates *candidates);

/* Reads one record's text. */
void candidates_add(struct candidates *candidates, struct slice marked);

/* Counts what holds what, among candidates of at least `minimum` records. */
void candidates_nest(struct candidates *candidates, size_t minimum);

double candidate_termhood(const struct candidate *candidate);

#endif
