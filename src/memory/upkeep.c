/*
 * upkeep -- walking through a memory, counting, verifying.
 */
#include <config.h>

#include "memory/internal.h"

#include "base/alloc.h"
#include "base/i18n.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

/* ------------------------------------------------------------- walking */

struct unit_walk {
	struct tm_text texts[MEMORY_LANGUAGES_MOST];
	struct tm_property *properties;
	size_t property_capacity;
	struct tm_record record;
	struct arena arena;
};

static int64_t time_or_unknown(struct sql_statement *row, int column)
{
	return sql_is_null(row, column) ? TM_TIME_UNKNOWN : sql_integer(row, column);
}

static bool read_texts(struct memory *memory, int64_t unit, struct unit_walk *walk, struct error *err)
{
	struct sql_statement *texts = sql_prepare(memory->store.sql, QUERY_UNIT_TEXTS);
	struct tm_record *record = &walk->record;
	enum sql_result result;

	sql_bind_integer(texts, 1, unit);
	while ((result = sql_step(texts, err)) == SQL_ROW && record->text_count < MEMORY_LANGUAGES_MOST) {
		struct tm_text *text = &walk->texts[record->text_count++];
		int64_t status = sql_integer(texts, 2);

		*text = (struct tm_text){
			.language = store_language(&memory->store, sql_integer(texts, 0)),
			.text = arena_copy(&walk->arena, sql_text(texts, 1)),
			.author = arena_copy(&walk->arena, sql_text(texts, 3)),
			.created = time_or_unknown(texts, 4),
			.changed = time_or_unknown(texts, 5),
		};
		if (!text->language || sql_integer(texts, 6) != store_content_hash(text->language, text->text)) {
			sql_reset(texts);
			return sql_damaged(memory->store.sql, err, _("a text is not what was stored"));
		}
		if (record->text_count == 1 || status < (int64_t)record->status)
			record->status = (enum tm_status)status;
	}
	return result != SQL_FAILED;
}

static bool read_properties(struct memory *memory, int64_t unit, struct unit_walk *walk, struct error *err)
{
	struct sql_statement *properties = sql_prepare(memory->store.sql, QUERY_PROPERTIES);
	struct tm_record *record = &walk->record;
	enum sql_result result;

	sql_bind_integer(properties, 1, unit);
	while ((result = sql_step(properties, err)) == SQL_ROW) {
		ARRAY_GROW(walk->properties, record->property_count, walk->property_capacity);
		walk->properties[record->property_count++] = (struct tm_property){
			.name = arena_copy(&walk->arena, sql_text(properties, 0)),
			.value = arena_copy(&walk->arena, sql_text(properties, 1)),
		};
	}
	record->properties = walk->properties;
	return result == SQL_DONE;
}

static bool each_unit(struct memory *memory, struct unit_walk *walk, tm_record_function each, void *data,
		      struct error *err)
{
	struct sql_statement *units = sql_prepare(memory->store.sql, QUERY_UNITS);
	enum sql_result result;

	while ((result = sql_step(units, err)) == SQL_ROW) {
		if (store_hides(&memory->store, sql_integer(units, 7), sql_text(units, 1))) {
			memory->store.hidden_units++;
			continue;
		}
		walk->record = (struct tm_record){
			.texts = walk->texts,
			.origin = sql_text(units, 1), .id = sql_text(units, 2), .context = sql_text(units, 3),
			.note = sql_text(units, 4), .previous = sql_text(units, 5), .next = sql_text(units, 6),
		};
		if (!read_texts(memory, sql_integer(units, 0), walk, err) ||
		    !read_properties(memory, sql_integer(units, 0), walk, err) ||
		    (walk->record.text_count && !each(data, &walk->record, err))) {
			sql_reset(units);
			return false;
		}
		arena_release(&walk->arena);
	}
	return result == SQL_DONE;
}

bool memory_each(struct memory *memory, tm_record_function each, void *data, struct error *err)
{
	struct unit_walk walk = { .arena = ARENA_INIT };
	bool done;

	if (!store_begin_reading(&memory->store, err))
		return false;
	done = each_unit(memory, &walk, each, data, err);
	store_end_reading(&memory->store);
	arena_release(&walk.arena);
	free(walk.properties);
	return done;
}

bool memory_each_batch(struct memory *memory, memory_batch_function each, void *data, struct error *err)
{
	struct sql_statement *batches = sql_prepare(memory->store.sql, QUERY_BATCHES);
	enum sql_result result;

	while ((result = sql_step(batches, err)) == SQL_ROW) {
		struct memory_batch_line line = {
			.number = sql_integer(batches, 0), .time = sql_integer(batches, 1),
			.undone_by = sql_integer(batches, 2), .kind = sql_text(batches, 3),
			.origin = sql_text(batches, 4), .author = sql_text(batches, 5),
			.reason = sql_text(batches, 6),
		};

		if (!each(data, &line, err)) {
			sql_reset(batches);
			return false;
		}
	}
	return result == SQL_DONE;
}

/* ------------------------------------------------------------ counting */

static bool count(struct memory *memory, enum query query, int64_t now, size_t *number, struct error *err)
{
	struct sql_statement *statement = sql_prepare(memory->store.sql, query);

	if (now)
		sql_bind_integer(statement, 1, now);
	if (sql_step(statement, err) != SQL_ROW)
		return false;
	*number = (size_t)sql_integer(statement, 0);
	sql_reset(statement);
	return true;
}

static struct memory_language_count *count_of(struct memory *memory, struct memory_stats *stats, int64_t number)
{
	const struct language *language = store_language(&memory->store, number);

	for (size_t i = 0; i < stats->language_count; i++)
		if (stats->languages[i].language == language)
			return &stats->languages[i];
	if (!language || stats->language_count == MEMORY_LANGUAGES_MOST)
		return NULL;
	stats->languages[stats->language_count].language = language;
	return &stats->languages[stats->language_count++];
}

static bool count_texts(struct memory *memory, int64_t now, struct memory_stats *stats, struct error *err)
{
	struct sql_statement *statement =
		sql_prepare(memory->store.sql, now ? QUERY_COUNT_VISIBLE_TEXTS : QUERY_COUNT_TEXTS);
	enum sql_result result;

	if (now)
		sql_bind_integer(statement, 1, now);
	while ((result = sql_step(statement, err)) == SQL_ROW) {
		struct memory_language_count *language = count_of(memory, stats, sql_integer(statement, 0));

		stats->texts += (size_t)sql_integer(statement, 1);
		if (language)
			language->texts = (size_t)sql_integer(statement, 1);
	}
	return result == SQL_DONE;
}

static bool count_variants(struct memory *memory, int64_t now, struct memory_stats *stats, struct error *err)
{
	struct sql_statement *statement =
		sql_prepare(memory->store.sql, now ? QUERY_COUNT_VISIBLE_VARIANTS : QUERY_COUNT_VARIANTS);
	enum sql_result result;

	if (now)
		sql_bind_integer(statement, 1, now);
	while ((result = sql_step(statement, err)) == SQL_ROW) {
		struct memory_language_count *language = count_of(memory, stats, sql_integer(statement, 0));
		size_t variants = (size_t)sql_integer(statement, 2);
		int64_t status = sql_integer(statement, 1);

		if (!language)
			continue;
		language->variants += variants;
		language->approved += status == TM_STATUS_APPROVED ? variants : 0;
		language->drafts += status == TM_STATUS_DRAFT ? variants : 0;
		language->aligned += status == TM_STATUS_ALIGNED ? variants : 0;
	}
	return result == SQL_DONE;
}

/* What is under embargo is left out, and only how much that is is told. */
static bool count_all(struct memory *memory, struct memory_stats *stats, struct error *err)
{
	bool hides = memory->store.hidden_count && memory->store.embargo != MEMORY_EMBARGO_SHOW;
	int64_t now = hides ? (int64_t)time(NULL) : 0;
	size_t all;

	if (!count(memory, QUERY_COUNT_UNITS, 0, &all, err))
		return false;
	stats->units = all;
	if (hides && !count(memory, QUERY_COUNT_VISIBLE_UNITS, now, &stats->units, err))
		return false;
	stats->hidden_units = all - stats->units;
	return count(memory, QUERY_COUNT_BATCHES, 0, &stats->batches, err) && count_texts(memory, now, stats, err) &&
	       count_variants(memory, now, stats, err);
}

bool memory_stats(struct memory *memory, struct memory_stats *stats, struct error *err)
{
	struct stat status;
	bool done;

	*stats = (struct memory_stats){ 0 };
	if (!store_begin_reading(&memory->store, err))
		return false;
	done = count_all(memory, stats, err);
	store_end_reading(&memory->store);
	stats->index_bytes = index_set_bytes(&memory->index);
	if (stat(memory->store.path, &status) == 0)
		stats->store_bytes = (int64_t)status.st_size;
	return done;
}

/* ------------------------------------------------------------ verifying */

static bool accept_text(void *data, const struct store_text *text, struct error *err)
{
	struct memory *memory = data;

	if (text->exact == store_exact_hash(&memory->store, text->language, text->marked))
		return true;
	return sql_damaged(memory->store.sql, err, _("the key of a text is not its own"));
}

bool memory_verify(struct memory *memory, unsigned flags, struct error *err)
{
	bool done;

	if (flags & MEMORY_VERIFY_REBUILD)
		index_set_remove(&memory->index);
	if (!sql_check(memory->store.sql, err) || !store_begin_reading(&memory->store, err))
		return false;
	done = store_check_rows(&memory->store, err) && store_check_references(&memory->store, err) &&
	       store_each_text(&memory->store, 0, INT64_MAX, accept_text, memory, err) &&
	       index_set_verify(&memory->index, &memory->store, err);
	store_end_reading(&memory->store);
	return done;
}
