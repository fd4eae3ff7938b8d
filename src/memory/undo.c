/*
 * undo -- taking a batch back.
 *
 * Every place that the batch wrote (a unit's text in a language, a unit's neighbours) becomes what the
 * history says that it was before. Where a later batch wrote again, that stays, and only its own past changes: the
 * undone batch is no longer part of it. Undoing is a batch itself, and can be undone.
 */
#include <config.h>

#include "memory/internal.h"

#include "base/alloc.h"
#include "base/i18n.h"

#include <stdlib.h>

struct place {
	int64_t unit, language;
};

struct places {
	struct place *items;
	size_t count, capacity;
};

static bool find_touched(struct store *store, int64_t batch, struct places *places, struct error *err)
{
	struct sql_statement *touched = sql_prepare(store->sql, QUERY_TOUCHED);
	enum sql_result result;

	sql_bind_integer(touched, 1, batch);
	while ((result = sql_step(touched, err)) == SQL_ROW) {
		ARRAY_GROW(places->items, places->count, places->capacity);
		places->items[places->count++] =
			(struct place){ sql_integer(touched, 0), sql_integer(touched, 1) };
	}
	return result == SQL_DONE;
}

static bool run_at(struct store *store, enum query query, const struct place *place, int64_t batch,
		   int64_t other, struct error *err)
{
	struct sql_statement *statement = sql_prepare(store->sql, query);

	sql_bind_integer(statement, 1, place->unit);
	sql_bind_integer(statement, 2, place->language);
	if (batch)
		sql_bind_integer(statement, 3, batch);
	if (other)
		sql_bind_integer(statement, 4, other);
	return sql_run(statement, err);
}

/* What a later batch built on stays; only its own past loses the undone step. */
static bool undo_at(struct store *store, const struct place *place, int64_t batch, int64_t by, bool *kept,
		    struct error *err)
{
	struct sql_statement *later = sql_prepare(store->sql, QUERY_LATER_HISTORY);
	enum sql_result result;

	sql_bind_integer(later, 1, place->unit);
	sql_bind_integer(later, 2, place->language);
	sql_bind_integer(later, 3, batch);
	result = sql_step(later, err);
	*kept = result == SQL_ROW;
	if (result == SQL_ROW) {
		int64_t next = sql_integer(later, 0);

		sql_reset(later);
		return run_at(store, QUERY_PATCH_HISTORY, place, batch, next, err);
	}
	return result == SQL_DONE && run_at(store, QUERY_KEEP_UNDONE, place, 0, by, err) &&
	       run_at(store, QUERY_DROP_VARIANT, place, 0, 0, err) &&
	       run_at(store, QUERY_RESTORE_VARIANT, place, batch, 0, err);
}

/* Units that the batch moved to other neighbours. */
static bool find_moved(struct store *store, int64_t batch, struct places *places, struct error *err)
{
	struct sql_statement *moved = sql_prepare(store->sql, QUERY_MOVED);
	enum sql_result result;

	sql_bind_integer(moved, 1, batch);
	while ((result = sql_step(moved, err)) == SQL_ROW) {
		ARRAY_GROW(places->items, places->count, places->capacity);
		places->items[places->count++] = (struct place){ sql_integer(moved, 0), 0 };
	}
	return result == SQL_DONE;
}

static bool run_move(struct store *store, enum query query, int64_t unit, int64_t batch, int64_t other,
		     struct error *err)
{
	struct sql_statement *statement = sql_prepare(store->sql, query);

	sql_bind_integer(statement, 1, unit);
	if (batch)
		sql_bind_integer(statement, 2, batch);
	if (other)
		sql_bind_integer(statement, 3, other);
	return sql_run(statement, err);
}

/* As undo_at(), with a unit's neighbours. */
static bool move_back(struct store *store, int64_t unit, int64_t batch, int64_t by, struct error *err)
{
	struct sql_statement *later = sql_prepare(store->sql, QUERY_LATER_MOVE);
	enum sql_result result;

	sql_bind_integer(later, 1, unit);
	sql_bind_integer(later, 2, batch);
	result = sql_step(later, err);
	if (result == SQL_ROW) {
		int64_t next = sql_integer(later, 0);

		sql_reset(later);
		return run_move(store, QUERY_PATCH_MOVE, unit, batch, next, err);
	}
	return result == SQL_DONE && run_move(store, QUERY_KEEP_MOVE, unit, 0, by, err) &&
	       run_move(store, QUERY_MOVE_BACK, unit, batch, 0, err);
}

static bool move_all_back(struct store *store, int64_t batch, int64_t by, struct error *err)
{
	struct places moved = { NULL, 0, 0 };
	bool done = find_moved(store, batch, &moved, err);

	for (size_t i = 0; i < moved.count && done; i++)
		done = move_back(store, moved.items[i].unit, batch, by, err);
	free(moved.items);
	return done;
}

static bool may_undo(struct memory *memory, int64_t batch, struct error *err)
{
	struct sql_statement *find = sql_prepare(memory->store.sql, QUERY_BATCH);
	bool undone;

	sql_bind_integer(find, 1, batch);
	switch (sql_step(find, err)) {
	case SQL_ROW:
		undone = !sql_is_null(find, 0);
		sql_reset(find);
		return !undone ||
		       error_set(err, ERROR_USAGE, _("batch %lld is undone already"), (long long)batch);
	case SQL_DONE:
		return error_set(err, ERROR_USAGE, _("there is no batch %lld in translation memory '%s'"),
				 (long long)batch, memory->store.path);
	default:
		return false;
	}
}

static bool undo(struct memory *memory, int64_t batch, struct memory_report *report, struct error *err)
{
	struct store *store = &memory->store;
	struct places places = { NULL, 0, 0 };
	struct sql_statement *set;
	int64_t by;
	bool done = may_undo(memory, batch, err) && memory_batch_number(memory, &by, err) &&
		    find_touched(store, batch, &places, err);

	for (size_t i = 0; i < places.count && done; i++) {
		bool kept;

		done = undo_at(store, &places.items[i], batch, by, &kept, err);
		report->kept += kept;
		report->changed += !kept;
	}
	free(places.items);
	if (!done || !move_all_back(store, batch, by, err))
		return false;
	set = sql_prepare(store->sql, QUERY_SET_UNDONE);
	sql_bind_integer(set, 1, batch);
	sql_bind_integer(set, 2, by);
	return sql_run(set, err);
}

bool memory_undo(struct memory *memory, int64_t batch, const struct memory_batch *by,
		 struct memory_report *report, struct error *err)
{
	struct memory_batch undoing = *by;

	undoing.kind = "undo";
	if (!memory_begin(memory, &undoing, err))
		return false;
	if (undo(memory, batch, report, err))
		return memory_commit(memory, report, err);
	memory_rollback(memory);
	return false;
}
