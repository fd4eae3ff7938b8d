/*
 * forget -- removing texts without a trace.
 *
 * Rows go from all tables, with the history; the index files lose what they know (index_forget.h); the log is
 * emptied into the file, where SQLite has overwritten what it deleted. Only copies that a page still has from
 * before its rows were moved could be left: so the file's bytes are looked through, and if a removed text is
 * among them, the file is written anew.
 */
#include <config.h>

#include "memory/internal.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "memory/alike.h"
#include "memory/index_forget.h"

#include <stdlib.h>

/* So many removed texts are looked for in the file; where more went it is written anew at once. */
#define SWEPT_TEXTS_MOST 24

struct number_list {
	int64_t *items;
	size_t count, capacity;
};

/* A row whose neighbours have to change. */
struct place {
	bool past; /* of place_history */
	int64_t unit, replaced_by, previous, next;
};

struct forgetting {
	struct memory *memory;
	struct slice marked;
	struct number_list texts;   /* what is to be forgotten */
	struct number_list units;   /* that have one of them */
	struct number_list orphans; /* their texts, ascending; those that still stand elsewhere are cut out */
	struct number_list gone;    /* texts that were deleted, ascending */
	struct place *places;
	size_t place_count, place_capacity;
	struct slice *swept; /* what the deleted texts said; as many as fit */
	size_t swept_count;
	bool sweep_all; /* more than that, or one that is too long to lie in one piece */
	struct arena arena;
};

static void add_number(struct number_list *numbers, int64_t number)
{
	ARRAY_GROW(numbers->items, numbers->count, numbers->capacity);
	numbers->items[numbers->count++] = number;
}

static int by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* Ascending, each once. */
static void tidy(struct number_list *numbers)
{
	size_t kept = 0;

	if (numbers->count)
		qsort(numbers->items, numbers->count, sizeof(*numbers->items), by_number);
	for (size_t i = 0; i < numbers->count; i++)
		if (i == 0 || numbers->items[i] != numbers->items[kept - 1])
			numbers->items[kept++] = numbers->items[i];
	numbers->count = kept;
}

static int64_t *find_number(const struct number_list *numbers, int64_t number)
{
	return numbers->count ? bsearch(&number, numbers->items, numbers->count, sizeof(number), by_number)
			      : NULL;
}

static bool run_with(struct store *store, enum query query, int64_t number, struct error *err)
{
	struct sql_statement *statement = sql_prepare(store->sql, query);

	sql_bind_integer(statement, 1, number);
	return sql_run(statement, err);
}

/* Adds what a column answers with. */
static bool take_numbers(struct sql_statement *statement, int column, struct number_list *numbers,
			 struct error *err)
{
	enum sql_result result;

	while ((result = sql_step(statement, err)) == SQL_ROW)
		add_number(numbers, sql_integer(statement, column));
	return result == SQL_DONE;
}

static bool ask_numbers(struct store *store, enum query query, int64_t number, int column,
			struct number_list *numbers, struct error *err)
{
	struct sql_statement *statement = sql_prepare(store->sql, query);

	sql_bind_integer(statement, 1, number);
	return take_numbers(statement, column, numbers, err);
}

static bool ask_containing(struct store *store, enum query query, struct slice words,
			   struct number_list *numbers, struct error *err)
{
	struct sql_statement *statement = sql_prepare(store->sql, query);

	sql_bind_text(statement, 1, words);
	return take_numbers(statement, 0, numbers, err);
}

/* ------------------------------------------------------------- what goes */

static bool find_texts(struct forgetting *forgetting, const struct language *language, unsigned flags,
		       struct error *err)
{
	struct store *store = &forgetting->memory->store;
	struct store_texts texts = { NULL, 0, 0 };
	bool done = store_texts_alike(store, language, forgetting->marked, &forgetting->arena, &texts, err);

	for (size_t i = 0; i < texts.count; i++)
		add_number(&forgetting->texts, texts.items[i].number);
	store_texts_release(&texts);
	if (done && flags & MEMORY_FORGET_CONTAINING)
		done = ask_containing(store, QUERY_TEXTS_CONTAINING, forgetting->marked, &forgetting->texts,
				      err) &&
		       ask_containing(store, QUERY_UNITS_TELLING, forgetting->marked, &forgetting->units, err);
	tidy(&forgetting->texts);
	for (size_t i = 0; i < forgetting->texts.count && done; i++)
		done = ask_numbers(store, QUERY_UNITS_OF_TEXT, forgetting->texts.items[i], 0,
				   &forgetting->units, err);
	tidy(&forgetting->units);
	return done;
}

/* A unit goes whole; its texts may go, too. */
static bool forget_unit(struct store *store, int64_t unit, struct number_list *texts, struct error *err)
{
	return ask_numbers(store, QUERY_VARIANTS, unit, 1, texts, err) &&
	       ask_numbers(store, QUERY_HISTORY_TEXTS, unit, 0, texts, err) &&
	       run_with(store, QUERY_FORGET_VARIANTS, unit, err) &&
	       run_with(store, QUERY_FORGET_HISTORY, unit, err) &&
	       run_with(store, QUERY_FORGET_PROPERTIES, unit, err) &&
	       run_with(store, QUERY_FORGET_PLACES, unit, err) && run_with(store, QUERY_FORGET_UNIT, unit, err);
}

/* Zero for a neighbour that goes; one that only might go stays, because it is a neighbour. */
static int64_t remaining_neighbour(struct forgetting *forgetting, int64_t text)
{
	int64_t *orphan;

	if (find_number(&forgetting->texts, text))
		return 0;
	orphan = find_number(&forgetting->orphans, text);
	if (orphan && forgetting->orphans.count) {
		size_t behind = forgetting->orphans.count - (size_t)(orphan - forgetting->orphans.items) - 1;

		memmove(orphan, orphan + 1, behind * sizeof(*orphan));
		forgetting->orphans.count--;
	}
	return text;
}

static bool find_places(struct forgetting *forgetting, struct error *err)
{
	struct sql_statement *rows = sql_prepare(forgetting->memory->store.sql, QUERY_PLACES);
	enum sql_result result;

	while ((result = sql_step(rows, err)) == SQL_ROW) {
		int64_t previous = sql_integer(rows, 3), next = sql_integer(rows, 4);
		struct place place = {
			.past = sql_integer(rows, 0) != 0,
			.unit = sql_integer(rows, 1),
			.replaced_by = sql_integer(rows, 2),
			.previous = remaining_neighbour(forgetting, previous),
			.next = remaining_neighbour(forgetting, next),
		};

		if (place.previous == previous && place.next == next)
			continue;
		ARRAY_GROW(forgetting->places, forgetting->place_count, forgetting->place_capacity);
		forgetting->places[forgetting->place_count++] = place;
	}
	return result == SQL_DONE;
}

static bool change_place(struct store *store, const struct place *place, struct error *err)
{
	struct sql_statement *change =
		sql_prepare(store->sql, place->past ? QUERY_FORGET_MOVES : QUERY_FORGET_NEIGHBOURS);

	sql_bind_integer(change, 1, place->unit);
	if (place->previous)
		sql_bind_integer(change, 2, place->previous);
	if (place->next)
		sql_bind_integer(change, 3, place->next);
	if (place->past)
		sql_bind_integer(change, 4, place->replaced_by);
	return sql_run(change, err);
}

static bool is_used(struct store *store, int64_t text, bool *used, struct error *err)
{
	struct sql_statement *find = sql_prepare(store->sql, QUERY_IS_USED);
	enum sql_result result;

	sql_bind_integer(find, 1, text);
	result = sql_step(find, err);
	*used = result == SQL_ROW;
	if (*used)
		sql_reset(find);
	return result != SQL_FAILED;
}

static void remember_to_sweep(struct forgetting *forgetting, struct slice marked)
{
	if (forgetting->swept_count == SWEPT_TEXTS_MOST || marked.bytes >= SQL_HOLDS_BYTES_MOST)
		forgetting->sweep_all = true;
	else
		forgetting->swept[forgetting->swept_count++] = arena_copy(&forgetting->arena, marked);
}

static bool delete_if_unused(struct forgetting *forgetting, int64_t text, struct error *err)
{
	struct store *store = &forgetting->memory->store;
	struct sql_statement *find;
	bool used;

	if (!is_used(store, text, &used, err))
		return false;
	if (used)
		return true;
	find = sql_prepare(store->sql, QUERY_TEXT);
	sql_bind_integer(find, 1, text);
	if (sql_step(find, err) == SQL_ROW) {
		remember_to_sweep(forgetting, sql_text(find, 2));
		sql_reset(find);
	}
	add_number(&forgetting->gone, text);
	return run_with(store, QUERY_DELETE_TEXT, text, err);
}

static bool delete_rows(struct forgetting *forgetting, struct error *err)
{
	struct store *store = &forgetting->memory->store;
	bool done = true;

	for (size_t i = 0; i < forgetting->texts.count; i++)
		add_number(&forgetting->orphans, forgetting->texts.items[i]);
	for (size_t i = 0; i < forgetting->units.count && done; i++)
		done = forget_unit(store, forgetting->units.items[i], &forgetting->orphans, err);
	tidy(&forgetting->orphans);
	done = done && find_places(forgetting, err);
	for (size_t i = 0; i < forgetting->place_count && done; i++)
		done = change_place(store, &forgetting->places[i], err);
	for (size_t i = 0; i < forgetting->orphans.count && done; i++)
		done = delete_if_unused(forgetting, forgetting->orphans.items[i], err);
	return done;
}

static bool count_containing(struct forgetting *forgetting, size_t *count, struct error *err)
{
	struct number_list found = { NULL, 0, 0 };
	bool done = ask_containing(&forgetting->memory->store, QUERY_TEXTS_CONTAINING, forgetting->marked,
				   &found, err) &&
		    ask_containing(&forgetting->memory->store, QUERY_UNITS_TELLING, forgetting->marked, &found,
				   err);

	*count = found.count;
	free(found.items);
	return done;
}

/* ------------------------------------------------------------- the bytes */

/* A text that other rows hold as a part of theirs will be found, and is none of ours. */
static bool leave_out_held(struct forgetting *forgetting, struct error *err)
{
	struct number_list found = { NULL, 0, 0 };
	size_t kept = 0;
	bool done = true;

	for (size_t i = 0; i < forgetting->swept_count && done; i++) {
		found.count = 0;
		done = ask_containing(&forgetting->memory->store, QUERY_TEXTS_CONTAINING, forgetting->swept[i],
				      &found, err);
		if (!found.count)
			forgetting->swept[kept++] = forgetting->swept[i];
	}
	forgetting->swept_count = kept;
	free(found.items);
	return done;
}

static bool sweep(struct forgetting *forgetting, struct error *err)
{
	struct sql *sql = forgetting->memory->store.sql;
	bool holds = forgetting->sweep_all;

	if (!sql_checkpoint(sql, err) ||
	    (!holds && !sql_holds(sql, forgetting->swept, forgetting->swept_count, &holds, err)))
		return false;
	if (holds && !forgetting->sweep_all)
		holds = leave_out_held(forgetting, err) &&
			sql_holds(sql, forgetting->swept, forgetting->swept_count, &holds, err) && holds;
	return !error_is_set(err) && (!holds || sql_compact(sql, err));
}

/* ------------------------------------------------------------- together */

static bool commit(struct forgetting *forgetting, struct error *err)
{
	struct memory *memory = forgetting->memory;
	struct index_remains *remains;
	int64_t batch;

	tidy(&forgetting->gone);
	remains = index_forget_begin(&memory->index, &memory->store, forgetting->gone.items,
				     forgetting->gone.count);
	memory->store.state.generation++;
	if (!memory_batch_number(memory, &batch, err)) {
		memory_rollback(memory);
		index_remains_free(remains);
		return false;
	}
	if (!memory_commit(memory, NULL, err)) {
		index_remains_free(remains);
		return false;
	}
	index_forget_finish(remains, &memory->index, &memory->store);
	return sweep(forgetting, err) ||
	       error_add(err,
			 _("the text is removed, but what it left behind in the file could not be overwritten; "
			   "close other programs that use the memory and forget it again"));
}

static bool forget(struct forgetting *forgetting, const struct language *language, unsigned flags,
		   struct memory_forgotten *forgotten, struct error *err)
{
	bool done = find_texts(forgetting, language, flags, err) && delete_rows(forgetting, err) &&
		    count_containing(forgetting, &forgotten->containing, err);

	forgotten->units = forgetting->units.count;
	if (done && (forgetting->texts.count || forgetting->units.count))
		return commit(forgetting, err);
	memory_rollback(forgetting->memory);
	/* Somebody may have been stopped just here. */
	remember_to_sweep(forgetting, forgetting->marked);
	return done && sweep(forgetting, err);
}

bool memory_forget(struct memory *memory, struct slice marked, const struct language *language, unsigned flags,
		   const struct memory_batch *by, struct memory_forgotten *forgotten, struct error *err)
{
	struct memory_batch batch = *by;
	struct forgetting forgetting = { .memory = memory, .marked = marked, .arena = ARENA_INIT };
	bool done;

	*forgotten = (struct memory_forgotten){ 0, 0 };
	if (slice_trim(marked).bytes == 0)
		return true;
	batch.kind = "forget";
	/* What points to a text is known here; to have it looked for would read all rows for each text. */
	sql_check_references(memory->store.sql, false);
	if (!memory_begin(memory, &batch, err)) {
		sql_check_references(memory->store.sql, true);
		return false;
	}
	forgetting.swept = alloc_zeroed(SWEPT_TEXTS_MOST, sizeof(*forgetting.swept));
	done = forget(&forgetting, language, flags, forgotten, err);
	free(forgetting.texts.items);
	free(forgetting.units.items);
	free(forgetting.orphans.items);
	free(forgetting.gone.items);
	free(forgetting.places);
	free(forgetting.swept);
	arena_release(&forgetting.arena);
	return done;
}
