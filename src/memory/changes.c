/*
 * changes -- what became of a text, step by step, and by whom.
 *
 * The history has what each batch replaced; a step is two of its rows side by side. For a unit and a language:
 *
 *	history		text A, by batch 3, until batch 7 replaced it
 *	history		nothing,	    until batch 9
 *	variant		text B, by batch 9
 *
 * are the steps "3: A", "7: taken away", "9: B".
 */
#include <config.h>

#include "memory/internal.h"

#include "base/alloc.h"
#include "memory/alike.h"

#include <stdlib.h>

/* A row of QUERY_CHANGES; texts in the walk's arena. */
struct past {
	int64_t language, replaced_by, batch;
	struct slice text, author;
	enum tm_status status;
};

struct change_walk {
	struct memory *memory;
	memory_change_function each;
	void *data;
	struct past *items;
	size_t count, capacity;
	struct arena arena;
};

static bool read_past(struct change_walk *walk, int64_t unit, struct error *err)
{
	struct sql_statement *rows = sql_prepare(walk->memory->store.sql, QUERY_CHANGES);
	enum sql_result result;

	walk->count = 0;
	sql_bind_integer(rows, 1, unit);
	while ((result = sql_step(rows, err)) == SQL_ROW) {
		int64_t status = sql_integer(rows, 4);

		ARRAY_GROW(walk->items, walk->count, walk->capacity);
		walk->items[walk->count++] = (struct past){
			.language = sql_integer(rows, 0),
			.replaced_by = sql_integer(rows, 1),
			.batch = sql_integer(rows, 2),
			.text = arena_copy(&walk->arena, sql_text(rows, 3)),
			.author = arena_copy(&walk->arena, sql_text(rows, 5)),
			.status = status < TM_STATUS_UNKNOWN || status > TM_STATUS_APPROVED
					  ? TM_STATUS_UNKNOWN
					  : (enum tm_status)status,
		};
	}
	return result == SQL_DONE;
}

static bool read_batch(struct change_walk *walk, int64_t number, struct memory_batch_line *line,
		       struct error *err)
{
	struct sql_statement *row = sql_prepare(walk->memory->store.sql, QUERY_BATCH_LINE);
	struct arena *arena = &walk->arena;
	enum sql_result result;

	*line = (struct memory_batch_line){ .number = number };
	sql_bind_integer(row, 1, number);
	result = sql_step(row, err);
	if (result == SQL_ROW) {
		*line = (struct memory_batch_line){
			.number = number,
			.time = sql_integer(row, 1),
			.undone_by = sql_integer(row, 2),
			.kind = arena_copy(arena, sql_text(row, 3)),
			.origin = arena_copy(arena, sql_text(row, 4)),
			.author = arena_copy(arena, sql_text(row, 5)),
			.reason = arena_copy(arena, sql_text(row, 6)),
		};
		sql_reset(row);
	}
	return result != SQL_FAILED;
}

/* The batch that made row `index` what it is: the one that replaced the row before it, or its own. */
static bool tell(struct change_walk *walk, int64_t unit, int64_t batch, const struct past *past,
		 struct error *err)
{
	struct memory_change change = {
		.unit = unit,
		.language = store_language(&walk->memory->store, past->language),
		.text = past->text,
		.author = past->author,
		.status = past->status,
	};

	return read_batch(walk, batch, &change.batch, err) && walk->each(walk->data, &change, err);
}

static bool is_hidden(struct change_walk *walk, int64_t unit, bool *hidden, struct error *err)
{
	const struct store *store = &walk->memory->store;
	struct sql_statement *row = sql_prepare(store->sql, QUERY_ORIGIN_OF_UNIT);
	enum sql_result result;

	sql_bind_integer(row, 1, unit);
	result = sql_step(row, err);
	*hidden = result == SQL_ROW && store_hides(store, sql_integer(row, 0), sql_text(row, 1));
	if (result == SQL_ROW)
		sql_reset(row);
	return result != SQL_FAILED;
}

static bool walk_unit(struct change_walk *walk, int64_t unit, struct error *err)
{
	const struct past *before = NULL;
	bool hidden;

	if (!is_hidden(walk, unit, &hidden, err))
		return false;
	if (hidden)
		return true;
	if (!read_past(walk, unit, err))
		return false;
	for (size_t i = 0; i < walk->count; i++) {
		const struct past *past = &walk->items[i];
		const struct past *behind = i + 1 < walk->count ? past + 1 : NULL;

		if (before && before->language != past->language)
			before = NULL;
		/* Nothing was there before the first text. */
		if ((before || past->text.data) &&
		    !tell(walk, unit, before ? before->replaced_by : past->batch, past, err))
			return false;
		if (past->replaced_by && past->text.data && (!behind || behind->language != past->language) &&
		    !tell(walk, unit, past->replaced_by, &(struct past){ .language = past->language }, err))
			return false;
		before = past;
	}
	arena_release(&walk->arena);
	return true;
}

static bool find_units(struct memory *memory, struct slice marked, const struct language *language,
		       struct change_walk *walk, int64_t **units, size_t *count, struct error *err)
{
	struct store *store = &memory->store;
	struct store_texts texts = { NULL, 0, 0 };
	size_t capacity = 0;
	bool done = store_texts_alike(store, language, marked, &walk->arena, &texts, err);

	for (size_t i = 0; i < texts.count && done; i++) {
		struct sql_statement *of_text = sql_prepare(store->sql, QUERY_UNITS_OF_TEXT);
		enum sql_result result;

		sql_bind_integer(of_text, 1, texts.items[i].number);
		while ((result = sql_step(of_text, err)) == SQL_ROW) {
			ARRAY_GROW(*units, *count, capacity);
			(*units)[(*count)++] = sql_integer(of_text, 0);
		}
		done = result == SQL_DONE;
	}
	store_texts_release(&texts);
	return done;
}

static int by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

bool memory_each_change(struct memory *memory, struct slice marked, const struct language *language,
			memory_change_function each, void *data, struct error *err)
{
	struct change_walk walk = { .memory = memory, .each = each, .data = data, .arena = ARENA_INIT };
	int64_t *units = NULL;
	size_t count = 0;
	bool done;

	if (!store_begin_reading(&memory->store, err))
		return false;
	done = find_units(memory, marked, language, &walk, &units, &count, err);
	if (count)
		qsort(units, count, sizeof(*units), by_number);
	for (size_t i = 0; i < count && done; i++)
		if (i == 0 || units[i] != units[i - 1])
			done = walk_unit(&walk, units[i], err);
	store_end_reading(&memory->store);
	arena_release(&walk.arena);
	free(walk.items);
	free(units);
	return done;
}
