/*
 * match -- what is asked of a memory, and what it answers.
 *
 * Everything in a match list lives in the list's arena. Texts are in marked form
 * (segment/segment.h). Scores are whole percent, 0 to 100, and 101 or 102 when the
 * neighbours are the same too.
 */
#ifndef MEMORY_MATCH_H
#define MEMORY_MATCH_H

#include "base/arena.h"
#include "base/error.h"
#include "catalog/exchange.h"
#include "text/language.h"

#include <stdint.h>

/* Best first. */
enum match_kind {
	MATCH_CONTEXT,	 /* 102, 101: the same text between the same neighbours, on both sides or one */
	MATCH_EXACT,	 /* 100 */
	MATCH_ADAPTED,	 /* numbers and the like put over into the target language */
	MATCH_ASSEMBLED, /* put together from sentences */
	MATCH_FUZZY,
	MATCH_PIVOT, /* through a text that two units share in a third language */
};

#define MATCH_KINDS (MATCH_PIVOT + 1)

/* "context", "exact", "fuzzy" …: for --json and tarjimon.ini. */
const char *match_kind_name(enum match_kind kind);
bool match_kind_find(struct slice name, enum match_kind *kind);

/*
 * Reads "fuzzy, exact": which kind comes first among equal scores. Those that are not named come
 * behind, in their own order.
 */
bool match_order_read(struct slice text, uint8_t order[MATCH_KINDS], struct error *err);

#define MATCH_KIND_CHOICES "context|exact|adapted|assembled|fuzzy|pivot"

/* Why points are subtracted from a score. */
enum penalty_kind {
	PENALTY_PIVOT,	 /* through a third language */
	PENALTY_UNKNOWN, /* of a target whose status is not known */
	PENALTY_ALIGNED, /* paired by a machine, confirmed by nobody */
	PENALTY_DRAFT,
	PENALTY_SCRIPT,	 /* uz found for uz-Cyrl and the reverse */
	PENALTY_ORIGIN,	 /* of another release than the one asked for */
	PENALTY_ADAPTED, /* numbers and the like were put over */
	PENALTY_ASSEMBLED,
	PENALTY_DERIVED, /* the target is stored in the other script, and was transliterated */
};

#define PENALTY_KINDS (PENALTY_DERIVED + 1)

/* "pivot", "aligned" …: the keys of tarjimon.ini behind `penalty-`. */
const char *penalty_name(enum penalty_kind kind);

struct match_query {
	struct slice source; /* marked form */
	const struct language *source_language, *target_language;
	struct slice previous, next; /* the neighbours' sources; none: not known, which is neutral */
	struct slice origin; /* the release asked for; none: not told. Others get PENALTY_ORIGIN */
};

enum match_flags {
	MATCH_EXHAUSTIVE = 1 << 0, /* compare with every text: the index's brute-force twin */
	MATCH_EXPLAIN = 1 << 1,	   /* fill match.changes */
	MATCH_NO_PIVOT = 1 << 2,
	MATCH_STORED = 1 << 3, /* targets as they are stored: nothing is put over into them, nor assembled */
	MATCH_WHOLE = 1 << 4,  /* no fuzzy matches, and nothing assembled */
};

/*
 * Penalties are whole points, subtracted from the score last; the threshold is held against what is left.
 * What nobody confirmed (PENALTY_ALIGNED) costs as much as one word in twenty: the same text is then no
 * longer certain, but still before one that differs in more.
 */
struct match_options {
	int threshold_percent;
	size_t limit;	/* the best so many; 0: all */
	int penalties[PENALTY_KINDS];
	uint8_t order[MATCH_KINDS]; /* of equal scores: the place of each kind, 0 first */
	int milliseconds;	/* then the answer is what was found, and not complete; 0: no end */
	unsigned flags;		/* of enum match_flags */
};

/* Only a text of hundreds of kB takes so long; an ordinary one takes less than one. */
#define MATCH_MILLISECONDS 30000

#define MATCH_OPTIONS_INIT                                                       \
	{                                                                        \
		.threshold_percent = 65, .limit = 5, .milliseconds = MATCH_MILLISECONDS, \
		.penalties = { [PENALTY_PIVOT] = 10, [PENALTY_ALIGNED] = 5, [PENALTY_DERIVED] = 3 }, \
		.order = { 0, 1, 2, 3, 4, 5 },                                   \
	}

/* What became of a token of the query or of the found source. */
enum change_kind {
	CHANGE_KEPT,
	CHANGE_INFLECTED, /* a word in another form or case: near relatives */
	CHANGE_VALUE,	  /* another number, code or placeable: near relatives too */
	CHANGE_OTHER,	  /* replaced by an unlike one */
	CHANGE_ADDED,	  /* only the query, which is the new text, has it */
	CHANGE_REMOVED,	  /* only the found source has it */
};

#define CHANGE_KINDS (CHANGE_REMOVED + 1)

struct match_change {
	enum change_kind kind;
	struct slice query, found; /* empty where there is none */
};

/* A value of the new source that was put in the place of an old one. */
struct match_substitution {
	struct slice kind;     /* "number", "date" …; "agreement": a noun that follows its number */
	struct slice source;   /* what the new source says */
	struct slice old, new; /* in the stored target, and in the match's */
};

struct match {
	enum match_kind kind;
	int score;	/* penalty subtracted */
	int penalty;	/* the sum of these */
	int penalties[PENALTY_KINDS];
	int raw;	/* before penalties; of an adapted match what its words score */
	bool ambiguous; /* another target stands at the same score of 100 or more: never fill it in. An aligned one
			   says nothing against an approved one */
	bool folded;	/* the found source differs in dress alone: script, case, dashes … */

	struct slice source, target;
	const struct language *source_language, *target_language; /* of what was found */

	const struct language *derived_from; /* the target was transliterated from this, its other script; or NULL */
	struct slice derived_text;	     /* as it is stored there; of an assembled match none */
	struct slice stored_target; /* when something was put over into `target`; else none */
	const struct match_substitution *substitutions;
	size_t substitution_count;
	bool sure;		 /* of an adapted match: no person need look; see text/adapt.h */
	const char *not_adapted; /* why the values of the new source were not put over, for gettext; or NULL */
	const char *not_repaired; /* why the target does not have the new source's codes, for gettext; or NULL */
	struct slice lost_code;	  /* the name of the first that it lacks, when it is that */
	struct slice pivot;	/* the shared text, for MATCH_PIVOT */
	const struct language *pivot_language;
	size_t pivot_count; /* how many shared texts lead to this target */
	bool disputed;	    /* others lead to other targets: never fill it in */

	/* Of the target. When several units say the same, the best of them. */
	struct slice origin; /* release, document or file */
	struct slice name;   /* of the unit in its origin */
	struct slice author;
	enum tm_status status;
	int64_t time;	     /* last changed; TM_TIME_UNKNOWN */
	size_t unit_count;   /* how many units say the same */

	const struct match *pieces; /* of an assembled match: what was found for its sentences, in order */
	size_t piece_count;

	const struct match_change *changes; /* with MATCH_EXPLAIN */
	size_t change_count;
	unsigned distance, weight; /* with MATCH_EXPLAIN, in half units: raw = 100 × (1 − distance / weight) */
};

struct match_list {
	struct match *items;
	size_t count;
	bool complete; /* nothing at or above the threshold was left out */
	struct arena arena;
};

#define MATCH_LIST_INIT { NULL, 0, true, ARENA_INIT }

void match_list_release(struct match_list *matches);

#endif
