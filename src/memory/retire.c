/*
 * retire -- what was said once and is not said any more: a unit keeps its place and its
 * history, and loses its texts.
 */
#include <config.h>

#include "memory/internal.h"

#include "base/alloc.h"

#include <assert.h>
#include <stdlib.h>

struct languages {
	int64_t items[MEMORY_LANGUAGES_MOST];
	size_t count;
};

static bool find_languages(struct store *store, int64_t unit, struct languages *languages, struct error *err)
{
	struct sql_statement *variants = sql_prepare(store->sql, QUERY_VARIANTS);
	enum sql_result result;

	languages->count = 0;
	sql_bind_integer(variants, 1, unit);
	while ((result = sql_step(variants, err)) == SQL_ROW)
		if (languages->count < MEMORY_LANGUAGES_MOST)
			languages->items[languages->count++] = sql_integer(variants, 0);
	return result == SQL_DONE;
}

static bool run_at(struct store *store, enum query query, int64_t unit, int64_t language, int64_t batch,
		   struct error *err)
{
	struct sql_statement *statement = sql_prepare(store->sql, query);

	sql_bind_integer(statement, 1, unit);
	sql_bind_integer(statement, 2, language);
	if (batch)
		sql_bind_integer(statement, 3, batch);
	return sql_run(statement, err);
}

static bool retire_text(struct memory *memory, int64_t unit, int64_t language, struct error *err)
{
	int64_t batch;

	return memory_batch_number(memory, &batch, err) &&
	       run_at(&memory->store, QUERY_KEEP_HISTORY, unit, language, batch, err) &&
	       run_at(&memory->store, QUERY_DROP_VARIANT, unit, language, 0, err);
}

/* `only` 0: the texts in all languages. */
static bool retire_unit(struct memory *memory, int64_t unit, int64_t only, struct memory_report *report,
			struct error *err)
{
	struct languages languages;
	bool there = false;

	if (!find_languages(&memory->store, unit, &languages, err))
		return false;
	for (size_t i = 0; i < languages.count; i++)
		there |= !only || languages.items[i] == only;
	if (!there)
		return true;
	report->retired++;
	for (size_t i = 0; i < languages.count; i++) {
		bool goes = !only || languages.items[i] == only || languages.count <= 2;

		if (goes && !retire_text(memory, unit, languages.items[i], err))
			return false;
	}
	return true;
}

bool memory_retire(struct memory *memory, const struct tm_record *record, const struct language *language,
		   struct memory_report *report, struct error *err)
{
	struct store_unit unit;
	int64_t only = language ? store_language_number(&memory->store, language) : 0;

	assert(memory->writing && record->id.data);
	if (language && !only)
		return true;
	if (!store_find_unit(&memory->store, memory_identity_of_name(record), &unit, err))
		return false;
	return !unit.number || retire_unit(memory, unit.number, only, report, err);
}

bool memory_reject(struct memory *memory, const struct tm_record *record, struct memory_report *report,
		   struct error *err)
{
	struct store_unit unit;

	assert(memory->writing && record->id.data);
	if (!store_find_unit(&memory->store, memory_identity_of_name(record), &unit, err))
		return false;
	return unit.number ? retire_unit(memory, unit.number, 0, report, err)
			   : memory_add_empty_unit(memory, record, err);
}

bool memory_standing_of(struct memory *memory, const struct tm_record *record, enum memory_standing *standing,
			struct error *err)
{
	struct sql_statement *variants;
	struct store_unit unit;
	enum sql_result result;

	*standing = MEMORY_UNHEARD;
	if (!store_find_unit(&memory->store, memory_identity_of_name(record), &unit, err))
		return false;
	if (!unit.number)
		return true;
	*standing = MEMORY_WITHOUT_TEXT;
	variants = sql_prepare(memory->store.sql, QUERY_VARIANTS);
	sql_bind_integer(variants, 1, unit.number);
	while ((result = sql_step(variants, err)) == SQL_ROW)
		if (*standing != MEMORY_UNCONFIRMED)
			*standing = sql_integer(variants, 2) == TM_STATUS_APPROVED ? MEMORY_APPROVED
										   : MEMORY_UNCONFIRMED;
	return result == SQL_DONE;
}

/* ------------------------------------------------------------------ of an origin */

struct units {
	int64_t *items;
	size_t count, capacity;
};

static bool find_origin(struct store *store, struct slice name, int64_t *origin, struct error *err)
{
	struct sql_statement *find = sql_prepare(store->sql, QUERY_FIND_NAME);
	enum sql_result result;

	sql_bind_text(find, 1, name);
	result = sql_step(find, err);
	*origin = result == SQL_ROW ? sql_integer(find, 0) : 0;
	sql_reset(find);
	return result != SQL_FAILED;
}

static bool pick_units(struct store *store, int64_t origin, memory_pick_function pick, void *data,
		       struct units *units, struct error *err)
{
	struct sql_statement *all = sql_prepare(store->sql, QUERY_UNITS_OF_ORIGIN);
	enum sql_result result;

	sql_bind_integer(all, 1, origin);
	while ((result = sql_step(all, err)) == SQL_ROW) {
		if (sql_is_null(all, 2) || !pick(data, sql_text(all, 1), (enum tm_status)sql_integer(all, 2)))
			continue;
		ARRAY_GROW(units->items, units->count, units->capacity);
		units->items[units->count++] = sql_integer(all, 0);
	}
	return result == SQL_DONE;
}

bool memory_retire_some(struct memory *memory, struct slice origin, memory_pick_function pick, void *data,
			struct memory_report *report, struct error *err)
{
	struct units units = { NULL, 0, 0 };
	int64_t number;
	bool done;

	assert(memory->writing);
	if (!find_origin(&memory->store, origin, &number, err))
		return false;
	done = !number || pick_units(&memory->store, number, pick, data, &units, err);
	for (size_t i = 0; done && i < units.count; i++)
		done = retire_unit(memory, units.items[i], 0, report, err);
	free(units.items);
	return done;
}

/* ---------------------------------------------------------------------- batches */

static void bind_told(struct sql_statement *statement, int parameter, struct slice text)
{
	sql_bind_text(statement, parameter, text.bytes ? text : SLICE_NONE);
}

bool memory_has_batch(struct memory *memory, const struct memory_batch *batch, bool *found, struct error *err)
{
	struct sql_statement *find = sql_prepare(memory->store.sql, QUERY_FIND_BATCH);
	enum sql_result result;

	sql_bind_text(find, 1, slice_of(batch->kind));
	bind_told(find, 2, batch->origin);
	bind_told(find, 3, batch->reason);
	result = sql_step(find, err);
	*found = result == SQL_ROW;
	sql_reset(find);
	return result != SQL_FAILED;
}
