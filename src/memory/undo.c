/*
 * undo -- taking a batch back.
 *
 * Every place that the batch wrote (a unit's text in a language, a unit's neighbours) becomes what the
 * history says that it was before. Where a later batch wrote again, that stays, and only its own past changes: the
 * undone batch is no longer part of it. A text that stays keeps those of its unit beside it that it is a translation of,
 * or nobody could reach it; when its own batch is undone as well, they go together. Undoing is a batch itself, and can
 * be undone.
 */
#include <config.h>

#include "memory/internal.h"

#include "base/alloc.h"
#include "base/i18n.h"

#include <stdlib.h>

struct place {
	int64_t unit, language;
	bool kept; /* a later batch wrote there */
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
			(struct place){ sql_integer(touched, 0), sql_integer(touched, 1), false };
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
static bool undo_at(struct store *store, struct place *place, int64_t batch, int64_t by, struct error *err)
{
	struct sql_statement *later = sql_prepare(store->sql, QUERY_LATER_HISTORY);
	enum sql_result result;

	sql_bind_integer(later, 1, place->unit);
	sql_bind_integer(later, 2, place->language);
	sql_bind_integer(later, 3, batch);
	result = sql_step(later, err);
	place->kept = result == SQL_ROW;
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
		places->items[places->count++] = (struct place){ sql_integer(moved, 0), 0, false };
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

/* Which batch undid this one, 0: none. SQL_DONE: there is no such batch. */
static enum sql_result find_undoer(struct store *store, int64_t batch, int64_t *by, struct error *err)
{
	struct sql_statement *find = sql_prepare(store->sql, QUERY_BATCH);
	enum sql_result result;

	sql_bind_integer(find, 1, batch);
	result = sql_step(find, err);
	*by = result == SQL_ROW ? sql_integer(find, 0) : 0;
	if (result == SQL_ROW)
		sql_reset(find);
	return result;
}

/* A batch whose undoing was undone counts again. */
static bool is_undone(struct store *store, int64_t batch, bool *undone, struct error *err)
{
	int64_t by;

	for (*undone = false; find_undoer(store, batch, &by, err) != SQL_FAILED; batch = by) {
		if (by <= batch)
			return true;
		*undone = !*undone;
	}
	return false;
}

/* ------------------------------------------------------- what stays of a unit */

/* A unit's texts that are left. */
struct left {
	struct {
		int64_t language, batch;
	} texts[MEMORY_LANGUAGES_MOST];
	size_t count;
};

static bool find_left(struct store *store, int64_t unit, struct left *left, struct error *err)
{
	struct sql_statement *variants = sql_prepare(store->sql, QUERY_VARIANTS);
	enum sql_result result;

	left->count = 0;
	sql_bind_integer(variants, 1, unit);
	while ((result = sql_step(variants, err)) == SQL_ROW) {
		if (left->count == MEMORY_LANGUAGES_MOST)
			continue;
		left->texts[left->count].language = sql_integer(variants, 0);
		left->texts[left->count++].batch = sql_integer(variants, 3);
	}
	return result == SQL_DONE;
}

/* Whether a batch that counts wrote one of them. */
static bool has_sponsor(struct store *store, const struct left *left, bool *has, struct error *err)
{
	bool undone;

	*has = false;
	for (size_t i = 0; i < left->count && !*has; i++) {
		if (!is_undone(store, left->texts[i].batch, &undone, err))
			return false;
		*has = !undone;
	}
	return true;
}

static bool drop_left(struct store *store, int64_t unit, const struct left *left, int64_t by, struct error *err)
{
	for (size_t i = 0; i < left->count; i++) {
		struct place place = { .unit = unit, .language = left->texts[i].language };

		if (!run_at(store, QUERY_KEEP_UNDONE, &place, 0, by, err) ||
		    !run_at(store, QUERY_DROP_VARIANT, &place, 0, 0, err))
			return false;
	}
	return true;
}

/* Whether the text is left because a later batch wrote it, or there was none before. */
static bool was_written_later(const struct place *places, size_t count, int64_t language)
{
	for (size_t i = 0; i < count; i++)
		if (places[i].language == language)
			return places[i].kept;
	return true;
}

static bool bring_back(struct store *store, struct place *places, size_t count, int64_t by, struct error *err)
{
	for (size_t i = 0; i < count; i++) {
		if (places[i].kept)
			continue;
		places[i].kept = true;
		if (!run_at(store, QUERY_RESTORE_VARIANT, &places[i], by, 0, err) ||
		    !run_at(store, QUERY_DROP_HISTORY, &places[i], by, 0, err))
			return false;
	}
	return true;
}

/* No text is left without another: it keeps its company, or all go. The places are those of one unit. */
static bool settle_unit(struct store *store, struct place *places, size_t count, int64_t by, struct error *err)
{
	struct left left;
	bool sponsored;

	if (!find_left(store, places[0].unit, &left, err) || !has_sponsor(store, &left, &sponsored, err))
		return false;
	if (!sponsored)
		return drop_left(store, places[0].unit, &left, by, err);
	if (left.count == 1 && was_written_later(places, count, left.texts[0].language))
		return bring_back(store, places, count, by, err);
	return true;
}

/* The places of one unit: those that follow places[0]. */
static size_t places_of_unit(const struct places *places, size_t first)
{
	size_t end = first;

	while (end < places->count && places->items[end].unit == places->items[first].unit)
		end++;
	return end - first;
}

static bool undo_unit(struct store *store, struct place *places, size_t count, int64_t batch, int64_t by,
		      struct memory_report *report, struct error *err)
{
	for (size_t i = 0; i < count; i++)
		if (!undo_at(store, &places[i], batch, by, err))
			return false;
	if (!settle_unit(store, places, count, by, err))
		return false;
	for (size_t i = 0; i < count; i++) {
		report->kept += places[i].kept;
		report->changed += !places[i].kept;
	}
	return true;
}

/* ------------------------------------------------------------------ a batch */

static bool may_undo(struct memory *memory, int64_t batch, struct error *err)
{
	int64_t by;

	switch (find_undoer(&memory->store, batch, &by, err)) {
	case SQL_ROW:
		return !by || error_set(err, ERROR_USAGE, _("batch %lld is undone already"), (long long)batch);
	case SQL_DONE:
		return error_set(err, ERROR_USAGE, _("there is no batch %lld in translation memory '%s'"),
				 (long long)batch, memory->store.path);
	default:
		return false;
	}
}

static bool set_undone(struct store *store, int64_t batch, int64_t by, struct error *err)
{
	struct sql_statement *set = sql_prepare(store->sql, QUERY_SET_UNDONE);

	sql_bind_integer(set, 1, batch);
	sql_bind_integer(set, 2, by);
	return sql_run(set, err);
}

static bool undo(struct memory *memory, int64_t batch, struct memory_report *report, struct error *err)
{
	struct store *store = &memory->store;
	struct places places = { NULL, 0, 0 };
	int64_t by;
	bool done = may_undo(memory, batch, err) && memory_batch_number(memory, &by, err) &&
		    set_undone(store, batch, by, err) && find_touched(store, batch, &places, err);

	for (size_t i = 0, count; i < places.count && done; i += count) {
		count = places_of_unit(&places, i);
		done = undo_unit(store, &places.items[i], count, batch, by, report, err);
	}
	free(places.items);
	return done && move_all_back(store, batch, by, err);
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
