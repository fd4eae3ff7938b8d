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

/* "context", "exact", "fuzzy" …: for --json. */
const char *match_kind_name(enum match_kind kind);

struct match_query {
	struct slice source; /* marked form */
	const struct language *source_language, *target_language;
	struct slice previous, next; /* the neighbours' sources; none: not known, which is neutral */
	struct slice origin; /* the release asked for; none: not told. Others get options.other_origin_penalty */
};

enum match_flags {
	MATCH_EXHAUSTIVE = 1 << 0, /* compare with every text: the index's brute-force twin */
	MATCH_EXPLAIN = 1 << 1,	   /* fill match.changes */
	MATCH_NO_PIVOT = 1 << 2,
};

/* Penalties are whole points, subtracted from the score last; the threshold is held against what is left. */
struct match_options {
	int threshold_percent;
	size_t limit;	/* the best so many; 0: all */
	int pivot_penalty;
	int unknown_penalty, aligned_penalty, draft_penalty;	/* by tm_status */
	int other_script_penalty;	/* uz found for uz-Cyrl and the reverse */
	int other_origin_penalty;
	int milliseconds;	/* then the answer is what was found, and not complete; 0: no end */
	unsigned flags;		/* of enum match_flags */
};

#define MATCH_OPTIONS_INIT                                                       \
	{                                                                        \
		.threshold_percent = 65, .limit = 5, .pivot_penalty = 10,        \
		.milliseconds = 2000,                                            \
	}

/* What became of a token of the query or of the found source. */
enum change_kind {
	CHANGE_KEPT,
	CHANGE_NEAR,	/* other ending, other case, another number, code or placeable */
	CHANGE_OTHER,	/* replaced by an unlike one */
	CHANGE_REMOVED, /* only the query has it */
	CHANGE_ADDED,	/* only the found source has it */
};

struct match_change {
	enum change_kind kind;
	struct slice query, found; /* empty where there is none */
};

struct match {
	enum match_kind kind;
	int score;	/* penalty subtracted */
	int penalty;
	bool ambiguous; /* another target stands at the same score of 100 or more: never fill it in */
	bool folded;	/* the found source differs in dress alone: script, case, dashes … */

	struct slice source, target;
	const struct language *source_language, *target_language; /* of what was found */
	struct slice pivot;	/* the shared text, for MATCH_PIVOT */
	const struct language *pivot_language;

	/* Of the target. When several units say the same, the best of them. */
	struct slice origin; /* release, document or file */
	struct slice name;   /* of the unit in its origin */
	struct slice author;
	enum tm_status status;
	int64_t time;	     /* last changed; TM_TIME_UNKNOWN */
	size_t unit_count;   /* how many units say the same */

	const struct match_change *changes; /* with MATCH_EXPLAIN */
	size_t change_count;
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
