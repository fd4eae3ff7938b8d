/*
 * fragments -- the longest phrases inside of a text that the memory knows by themselves.
 *
 * For a text that nothing is known of as a whole: a heading, name or term that stands in it may
 * have been translated alone. They are offered, never filled in, as nobody can tell
 * which form they want there.
 */
#ifndef MEMORY_FRAGMENTS_H
#define MEMORY_FRAGMENTS_H

#include "memory/match.h"

struct fragment {
	struct slice text; /* a part of the query, of two words at least */
	struct slice source, target; /* what is stored: but for the case of its first letter the same text */
	struct slice origin;
	enum tm_status status;
	const struct language *derived_from; /* the target is stored in this, its other script; or NULL */
};

/* In order of place, without overlaps; everything lives in the arena. */
struct fragment_list {
	struct fragment *items;
	size_t count;
	struct arena arena;
};

#define FRAGMENT_LIST_INIT { NULL, 0, ARENA_INIT }

void fragment_list_release(struct fragment_list *fragments);

struct memory;

/* Replaces what is in `fragments`. Of the options penalties and time count. */
bool memory_find_fragments(struct memory *memory, const struct match_query *query, const struct match_options *options,
			   struct fragment_list *fragments, struct error *err);

#endif
