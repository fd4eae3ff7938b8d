/*
 * leverage -- how much of catalogs the memory gives, in units and words of the source.
 *
 * Every living unit is of one kind: what it was before, or where its translation comes
 * from. Besides, the states of units before and after are counted, the scores of similar
 * matches by bands, and what of the rest a translator sees twice.
 */
#ifndef PROJECT_LEVERAGE_H
#define PROJECT_LEVERAGE_H

#include "base/arena.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "memory/match.h"
#include "segment/unit.h"

struct leverage_count {
	size_t units, words;
};

/* Where the translations of a catalog came from. */
enum leverage_kind {
	LEVERAGE_KEPT,	    /* had a target before */
	LEVERAGE_CONTEXT,   /* 101 and 102 */
	LEVERAGE_EXACT,	    /* 100 */
	LEVERAGE_ADAPTED,   /* another script, or numbers put over */
	LEVERAGE_ASSEMBLED, /* from sentences */
	LEVERAGE_FUZZY,
	LEVERAGE_PIVOT,	    /* through a third language */
	LEVERAGE_AMBIGUOUS, /* shown, not filled in */
	LEVERAGE_NONE,
};

#define LEVERAGE_KINDS (LEVERAGE_NONE + 1)

/* "kept", "context" …: for --json. */
const char *leverage_kind_name(enum leverage_kind kind);

/* Similar matches and those through a third language, by score: from `least` up to the next. */
struct leverage_band {
	int least;
	const char *name; /* "85-94" */
};

#define LEVERAGE_BANDS 5

extern const struct leverage_band leverage_bands[LEVERAGE_BANDS];

enum leverage_state {
	STATE_TRANSLATED,
	STATE_FUZZY,
	STATE_UNTRANSLATED,
};

#define LEVERAGE_STATES (STATE_UNTRANSLATED + 1)

const char *leverage_state_name(enum leverage_state state);

struct leverage {
	struct leverage_count kinds[LEVERAGE_KINDS], bands[LEVERAGE_BANDS];
	struct leverage_count before[LEVERAGE_STATES], after[LEVERAGE_STATES];
	/* Of what is not translated afterwards: its source stood before, in this catalog or only in an earlier one. */
	struct leverage_count repeated, repeated_across;
	struct leverage_count total;
};

/* Counts a unit in what is before or after. */
void leverage_count_state(struct leverage_count states[LEVERAGE_STATES], const struct unit *unit, size_t words);

/* The kind of what a match gives; NULL: none. `trusted`: it is filled in as certain. */
enum leverage_kind leverage_kind_of(const struct match *match, bool trusted);

void leverage_count_match(struct leverage *leverage, enum leverage_kind kind, const struct match *match, size_t words);

enum repetition { REPETITION_NONE, REPETITION_WITHIN, REPETITION_ACROSS };

/* Counts it when the unit is not translated. */
void leverage_count_repetition(struct leverage *leverage, const struct unit *unit, enum repetition repetition,
			       size_t words);

void leverage_add(struct leverage *sum, const struct leverage *more);

/* ----------------------------------------------------- what stood before */

/* The sources met so far, by target language. */
struct repetitions {
	struct map catalogs; /* by language and exact key: the catalog that had it last */
	struct arena keys;
	struct strbuf key; /* room for one */
	size_t catalog; /* the number of the one that is read, from 1 */
};

#define REPETITIONS_INIT { MAP_INIT, ARENA_INIT, STRBUF_INIT, 0 }

void repetitions_release(struct repetitions *repetitions);

/* What follows is another catalog. */
void repetitions_next_catalog(struct repetitions *repetitions);

/* Whether the source stood before; it does from now on. */
enum repetition repetitions_meet(struct repetitions *repetitions, const struct language *source,
				 const struct language *target, struct slice marked);

#endif
