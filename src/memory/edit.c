/*
 * edit -- a person changes what the memory says.
 */
#include <config.h>

#include "memory/internal.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "memory/alike.h"

#include <stdlib.h>

struct editing {
	struct memory *memory;
	const struct memory_edit *edit;
	struct memory_report *report;
	int64_t *units; /* to be changed */
	size_t count, capacity;
};

static bool find_units(struct editing *editing, int64_t source, int64_t old_target, struct error *err)
{
	struct store *store = &editing->memory->store;
	struct sql_statement *units = sql_prepare(store->sql, QUERY_UNITS_WITH_TARGET);
	enum sql_result result;

	sql_bind_integer(units, 1, source);
	sql_bind_integer(units, 2, store_language_number(store, editing->edit->target_language));
	while ((result = sql_step(units, err)) == SQL_ROW) {
		if ((editing->edit->old_target.data && sql_integer(units, 1) != old_target) ||
		    (editing->edit->origin.data && !slice_equal(sql_text(units, 2), editing->edit->origin)))
			continue;
		ARRAY_GROW(editing->units, editing->count, editing->capacity);
		editing->units[editing->count++] = sql_integer(units, 0);
	}
	return result == SQL_DONE;
}

/* The text letter by letter; where there is none, those that only their dress parts from it. */
static bool find_sources(struct editing *editing, struct store_texts *texts, struct arena *arena,
			 struct error *err)
{
	struct store *store = &editing->memory->store;
	const struct memory_edit *edit = editing->edit;
	struct store_text text = { .language = edit->source_language, .marked = edit->source };

	if (!store_find_text(store, edit->source_language, edit->source, &text.number, err))
		return false;
	if (!text.number)
		return store_texts_alike(store, edit->source_language, edit->source, arena, texts, err);
	store_texts_keep(texts, &text, arena);
	return true;
}

static int by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* Each once: a unit may have the source in both scripts. */
static void tidy_units(struct editing *editing)
{
	size_t kept = 0;

	if (editing->count)
		qsort(editing->units, editing->count, sizeof(*editing->units), by_number);
	for (size_t i = 0; i < editing->count; i++)
		if (i == 0 || editing->units[i] != editing->units[kept - 1])
			editing->units[kept++] = editing->units[i];
	editing->count = kept;
}

static bool find(struct editing *editing, struct error *err)
{
	struct store_texts texts = { NULL, 0, 0 };
	struct arena arena = ARENA_INIT;
	int64_t old_target = 0;
	bool done = find_sources(editing, &texts, &arena, err);

	if (done && editing->edit->old_target.data)
		done = store_find_text(&editing->memory->store, editing->edit->target_language,
				       editing->edit->old_target, &old_target, err);
	for (size_t i = 0; i < texts.count && done; i++)
		if (texts.items[i].language != editing->edit->target_language)
			done = find_units(editing, texts.items[i].number, old_target, err);
	tidy_units(editing);
	store_texts_release(&texts);
	arena_release(&arena);
	return done;
}

static bool put(struct editing *editing, int64_t unit, enum verdict *verdict, struct error *err)
{
	const struct memory_edit *edit = editing->edit;
	const struct tm_record record = { .status = edit->status };
	const struct tm_text text = {
		.language = edit->target_language,
		.text = edit->target,
		.created = TM_TIME_UNKNOWN,
		.changed = TM_TIME_UNKNOWN,
	};

	return memory_change_variant(editing->memory, &record, &text, unit, verdict, err);
}

static bool take_away(struct editing *editing, int64_t unit, enum verdict *verdict, struct error *err)
{
	return memory_drop_variant(editing->memory, unit, editing->edit->target_language, editing->edit->status,
				   verdict, err);
}

static bool change(struct editing *editing, struct error *err)
{
	bool done = find(editing, err);

	for (size_t i = 0; i < editing->count && done; i++) {
		enum verdict verdict = VERDICT_SAME;

		done = (editing->edit->target.data ? put : take_away)(editing, editing->units[i], &verdict,
								      err);
		editing->report->records++;
		editing->report->kept += verdict == VERDICT_KEEP;
		editing->report->changed += verdict == VERDICT_ADD || verdict == VERDICT_REPLACE;
		editing->report->unchanged += verdict == VERDICT_SAME;
	}
	free(editing->units);
	return done;
}

bool memory_edit(struct memory *memory, const struct memory_edit *edit, const struct memory_batch *by,
		 struct memory_report *report, struct error *err)
{
	struct memory_batch batch = *by;
	struct editing editing = { .memory = memory, .edit = edit, .report = report };

	batch.kind = "edit";
	if (edit->target.data && !memory_takes_text(edit->target))
		return error_set(
			err, ERROR_LIMIT,
			_("the new text is empty, holds a NUL byte or is longer than the limit for a segment, %zu bytes"),
			MEMORY_TEXT_LIMIT_BYTES);
	if (!memory_begin(memory, &batch, err))
		return false;
	if (change(&editing, err))
		return memory_commit(memory, report, err);
	memory_rollback(memory);
	return false;
}
