/*
 * match -- what a memory answers.
 */
#include <config.h>

#include "memory/match.h"

#include "base/i18n.h"

#include <string.h>

static const char *const kind_names[] = {
	[MATCH_CONTEXT] = "context", [MATCH_EXACT] = "exact", [MATCH_ADAPTED] = "adapted",
	[MATCH_ASSEMBLED] = "assembled", [MATCH_FUZZY] = "fuzzy", [MATCH_PIVOT] = "pivot",
};

const char *match_kind_name(enum match_kind kind)
{
	return kind_names[kind];
}

bool match_kind_find(struct slice name, enum match_kind *kind)
{
	for (*kind = 0; *kind < MATCH_KINDS; ++*kind)
		if (slice_is(name, kind_names[*kind]))
			return true;
	return false;
}

bool match_order_read(struct slice text, uint8_t order[MATCH_KINDS], struct error *err)
{
	struct slice word;
	uint8_t place = 0;

	memset(order, MATCH_KINDS, MATCH_KINDS);
	while (slice_next_field(&text, ',', &word)) {
		enum match_kind kind;

		word = slice_trim(word);
		if (!match_kind_find(word, &kind))
			return error_set(err, ERROR_USAGE, _("'%.*s' is no kind of match; these are: %s"), SLICE_ARG(word),
					 MATCH_KIND_CHOICES);
		if (order[kind] != MATCH_KINDS)
			return error_set(err, ERROR_USAGE, _("'%s' stands twice in 'order'"), match_kind_name(kind));
		order[kind] = place++;
	}
	for (enum match_kind kind = 0; kind < MATCH_KINDS; kind++)
		if (order[kind] == MATCH_KINDS)
			order[kind] = place++;
	return true;
}

static const char *const penalty_names[] = {
	[PENALTY_PIVOT] = "pivot", [PENALTY_UNKNOWN] = "unknown", [PENALTY_ALIGNED] = "aligned",
	[PENALTY_DRAFT] = "draft", [PENALTY_SCRIPT] = "script", [PENALTY_ORIGIN] = "origin",
	[PENALTY_ADAPTED] = "adapted", [PENALTY_ASSEMBLED] = "assembled",
	[PENALTY_DERIVED] = "derived",
};

const char *penalty_name(enum penalty_kind kind)
{
	return penalty_names[kind];
}

void match_list_release(struct match_list *matches)
{
	arena_release(&matches->arena);
	*matches = (struct match_list)MATCH_LIST_INIT;
}
