/*
 * tmx_catalog -- a catalog as TMX and back: two languages of it.
 */
#include <config.h>

#include "catalog/tmx.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "catalog/records.h"
#include "catalog/xliff_catalog.h"

#include <stdlib.h>

/* --------------------------------------------------------------------- in */

struct gathering {
	struct xliff_entries entries;
	const struct language *source, *target;
	size_t entries_limit, bytes_limit;
	const char *path;
	struct loss_report *losses;
};

static bool check_limits(const struct gathering *gathering, size_t line, struct error *err)
{
	if (gathering->entries.count >= gathering->entries_limit)
		return error_at(err, ERROR_LIMIT, gathering->path, line,
				_("there are more entries than the limit of %zu"), gathering->entries_limit);
	if (gathering->entries.arena.total_bytes > 4 * gathering->bytes_limit)
		return error_at(err, ERROR_LIMIT, gathering->path, line,
				_("the texts are larger than the limit of %zu MiB for a catalog"),
				gathering->bytes_limit >> 20);
	return true;
}

static bool gather_record(void *data, const struct tm_record *record, struct error *err)
{
	struct gathering *gathering = data;
	struct xliff_entries *entries = &gathering->entries;
	const struct tm_text *source = tm_record_find(record, gathering->source);
	const struct tm_text *target = tm_record_find(record, gathering->target);
	struct arena *arena = &entries->arena;
	struct xliff_entry entry = { .unit = { .line = record->line } };

	if (!source || !target)
		return true;
	if (!check_limits(gathering, record->line, err))
		return false;
	entry.unit.source = arena_copy(arena, source->text);
	entry.unit.targets = arena_zeroed(arena, 1, sizeof(*entry.unit.targets));
	entry.unit.targets[0] = arena_copy(arena, target->text);
	entry.unit.target_count = 1;
	entry.unit.extracted = arena_copy(arena, record->note);
	entry.name = arena_copy(arena, record->context.data ? record->context : record->id);
	entry.file = arena_copy(arena, record->origin);
	if (record->status == TM_STATUS_ALIGNED || record->status == TM_STATUS_DRAFT)
		entry.unit.flags |= UNIT_FUZZY;
	ARRAY_GROW(entries->items, entries->count, entries->capacity);
	entries->items[entries->count++] = entry;
	return true;
}

bool tmx_read_catalog(struct catalog *catalog, const char *path, const struct language *source,
		      const struct language *target, struct loss_report *losses, struct error *err)
{
	struct gathering gathering = {
		.entries = { .source_tag = slice_of(source->tag), .target_tag = slice_of(target->tag) },
		.source = source,
		.target = target,
		.entries_limit = catalog->limits.entries,
		.bytes_limit = catalog->limits.file_bytes,
		.path = path,
		.losses = losses,
	};
	bool done = tmx_read(path, gather_record, &gathering, losses, err);

	if (done && !gathering.entries.count)
		done = error_set(err, ERROR_EMPTY, _("'%s' has no text in both '%s' and '%s'"), path,
				 source->tag, target->tag);
	done = done && xliff_fill_catalog(&gathering.entries, catalog, path, losses, err);
	arena_release(&gathering.entries.arena);
	free(gathering.entries.items);
	return done;
}

/* -------------------------------------------------------------------- out */

static bool add_record(void *data, const struct tm_record *record, struct error *err)
{
	return tmx_writer_add(data, record, err);
}

bool tmx_write_catalog(const struct catalog *catalog, const char *path, const struct language *source,
		       const struct language *target, size_t *replaced, struct loss_report *losses,
		       struct error *err)
{
	struct record_options options = { .source = source, .target = target, .status = TM_STATUS_APPROVED };
	struct tmx_writer writer;

	if (!tmx_writer_open(&writer, path, err))
		return false;
	if (!catalog_each_record(catalog, &options, add_record, &writer, losses, err)) {
		tmx_writer_abandon(&writer);
		return false;
	}
	*replaced = writer.replaced_characters;
	return tmx_writer_commit(&writer, err);
}
