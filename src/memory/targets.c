/*
 * targets -- what units say in another language.
 */
#include <config.h>

#include "memory/store.h"

#include "base/alloc.h"

#include <stdlib.h>

void store_targets_release(struct store_targets *targets)
{
	free(targets->items);
	*targets = (struct store_targets){ NULL, 0, 0 };
}

/* In the order of TARGET_COLUMNS. */
static struct store_target read_target(struct sql_statement *row, struct arena *arena)
{
	int64_t status = sql_integer(row, 1);

	return (struct store_target){
		.text = sql_integer(row, 0),
		.status = status < TM_STATUS_UNKNOWN || status > TM_STATUS_APPROVED ? TM_STATUS_UNKNOWN
										    : (enum tm_status)status,
		.time = sql_is_null(row, 2) ? TM_TIME_UNKNOWN : sql_integer(row, 2),
		.author = arena_copy(arena, sql_text(row, 3)),
		.origin = arena_copy(arena, sql_text(row, 4)),
		.name = arena_copy(arena, sql_text(row, 5)),
		.unit = sql_integer(row, 6),
		.has_previous = !sql_is_null(row, 7),
		.previous = sql_integer(row, 7),
		.has_next = !sql_is_null(row, 8),
		.next = sql_integer(row, 8),
		.pivot_text = sql_integer(row, 10),
	};
}

static bool has_unit(const struct store_targets *targets, size_t count, int64_t unit)
{
	for (size_t i = 0; i < count; i++)
		if (targets->items[i].unit == unit)
			return true;
	return false;
}

/* Those in one language, of units that have none yet. */
static bool add_targets(struct store *store, int64_t source_text, const struct language *language, bool pivots,
			struct arena *arena, struct store_targets *targets, struct error *err)
{
	struct sql_statement *find = sql_prepare(store->sql, pivots ? QUERY_PIVOTS : QUERY_TARGETS);
	size_t known = targets->count;
	enum sql_result result;

	sql_bind_integer(find, 1, source_text);
	sql_bind_integer(find, 2, store_language_number(store, language));
	while ((result = sql_step(find, err)) == SQL_ROW) {
		/* The name is the unit's own where it has an origin; through a pivot the other unit counts, too. */
		if (store_hides(store, sql_integer(find, 12), sql_text(find, 4)) ||
		    (pivots && store_hides(store, sql_integer(find, 13), sql_text(find, 14))) ||
		    has_unit(targets, known, sql_integer(find, 6)))
			continue;
		ARRAY_GROW(targets->items, targets->count, targets->capacity);
		targets->items[targets->count] = read_target(find, arena);
		targets->items[targets->count].source_text = source_text;
		targets->items[targets->count++].language = language;
	}
	return result == SQL_DONE;
}

bool store_find_targets(struct store *store, int64_t source_text, const struct language *language, unsigned flags,
			struct arena *arena, struct store_targets *targets, struct error *err)
{
	const struct language *twin = flags & STORE_TARGETS_TWINS ? language_twin(language) : NULL;
	bool pivots = flags & STORE_TARGETS_PIVOTS;

	targets->count = 0;
	if (store_language_number(store, language) && !add_targets(store, source_text, language, pivots, arena, targets, err))
		return false;
	return !twin || !store_language_number(store, twin) ||
	       add_targets(store, source_text, twin, pivots, arena, targets, err);
}
