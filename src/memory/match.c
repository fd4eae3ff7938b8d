/*
 * match -- what a memory answers.
 */
#include <config.h>

#include "memory/match.h"

static const char *const kind_names[] = {
	[MATCH_CONTEXT] = "context", [MATCH_EXACT] = "exact", [MATCH_ADAPTED] = "adapted",
	[MATCH_ASSEMBLED] = "assembled", [MATCH_FUZZY] = "fuzzy", [MATCH_PIVOT] = "pivot",
};

const char *match_kind_name(enum match_kind kind)
{
	return kind_names[kind];
}

void match_list_release(struct match_list *matches)
{
	arena_release(&matches->arena);
	*matches = (struct match_list)MATCH_LIST_INIT;
}
