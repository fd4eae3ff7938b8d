/*
 * learn -- approved catalogs go into the memory.
 */
#include <config.h>

#include "project/learn.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/i18n.h"
#include "project/banner.h"
#include "project/catalog_languages.h"
#include "project/edition.h"
#include "project/learn_sentences.h"

#include <stdlib.h>

struct learning {
	struct memory *memory;
	struct memory_report report;
	size_t units, sentences;
	struct banner banner;
	struct learned_units whole; /* of the release or catalog at hand: their sentences are learned last */
};

static bool give(struct learning *learning, const struct tm_record *record, struct error *err)
{
	/* What is in all languages already is no translation of anything. */
	if (record->text_count < 2 || banner_read(&learning->banner, record->texts[0].text))
		return true;
	learning->units++;
	learned_units_add(&learning->whole, record);
	return memory_add(learning->memory, record, &learning->report, err);
}

/* What `give` was given is still there: before its release or catalog is closed. */
static bool give_sentences(struct learning *learning, struct error *err)
{
	bool done = learn_sentences(&learning->whole, learning->memory, &learning->report, &learning->sentences, err);

	learned_units_release(&learning->whole);
	return done;
}

static struct tm_text text_of(const struct language *language, struct slice text)
{
	return (struct tm_text){ .language = language, .text = text, .created = TM_TIME_UNKNOWN,
				 .changed = TM_TIME_UNKNOWN };
}

/* ------------------------------------------------------------- the workspace */

/* A release with the catalogs of all its languages. */
struct editions {
	struct edition items[SETTINGS_LANGUAGES_MAX];
	size_t count;
};

static bool open_editions(struct workspace *workspace, const struct release *entry,
			  const struct opened_release *release, struct editions *editions, struct error *err)
{
	const struct settings *settings = &workspace->settings;

	editions->count = 0;
	for (size_t i = 0; i < settings->target_count; i++) {
		const struct language *target = settings->targets[i];

		if (!workspace_has_catalog(workspace, entry, release->language, target))
			continue;
		if (!edition_open(&editions->items[editions->count], workspace, entry, release, target, err))
			return false;
		editions->count++;
	}
	return true;
}

static void close_release(struct opened_release *release, struct editions *editions)
{
	for (size_t i = 0; i < editions->count; i++)
		edition_close(&editions->items[i]);
	release_close(release);
}

static bool learn_unit(struct learning *learning, const struct release *entry,
		       const struct opened_release *release, struct editions *editions, size_t index,
		       struct error *err)
{
	const struct document *document = release->document;
	const struct document_unit *unit = document_unit(document, index);
	struct tm_text texts[SETTINGS_LANGUAGES_MAX + 1];
	char id[DOCUMENT_ID_BYTES];
	struct tm_record record = { .texts = texts, .id = document_unit_id(unit, id), .origin = slice_of(entry->id),
				    .context = unit->path, .status = TM_STATUS_APPROVED };

	if (index > 0)
		record.previous = document_unit(document, index - 1)->source;
	if (index + 1 < document_unit_count(document))
		record.next = document_unit(document, index + 1)->source;
	texts[record.text_count++] = text_of(release->language, unit->source);
	for (size_t i = 0; i < editions->count; i++) {
		struct slice target = edition_find(&editions->items[i], unit->source);

		if (target.bytes)
			texts[record.text_count++] = text_of(editions->items[i].target, target);
	}
	return give(learning, &record, err);
}

/* A release with its catalogs, whole or not at all: what cannot be read of it is its own failure. */
static bool open_release(struct workspace *workspace, const struct release *entry, struct opened_release *release,
			 struct editions *editions, struct error *err)
{
	editions->count = 0;
	if (!release_open_inside(release, workspace, entry->path, entry->language, err))
		return false;
	if (open_editions(workspace, entry, release, editions, err))
		return true;
	close_release(release, editions);
	return false;
}

static bool learn_release(struct learning *learning, const struct release *entry,
			  const struct opened_release *release, struct editions *editions, struct error *err)
{
	for (size_t i = 0; i < document_unit_count(release->document); i++)
		if (!learn_unit(learning, entry, release, editions, i, err))
			return false;
	return give_sentences(learning, err);
}

/* Of all releases that can be read; `unread` tells the others. */
static bool learn_releases(struct learning *learning, struct workspace *workspace, struct error *unread,
			   struct error *err)
{
	struct editions *editions = alloc_zeroed(1, sizeof(*editions));
	bool done = true;

	for (size_t i = 0; done && i < workspace->release_count; i++) {
		const struct release *entry = &workspace->releases[i];
		struct opened_release release;
		struct error why = ERROR_INIT;

		if (open_release(workspace, entry, &release, editions, &why)) {
			done = learn_release(learning, entry, &release, editions, err);
			close_release(&release, editions);
		} else if (!error_gather(unread, &why)) {
			error_move(err, unread);
			done = false;
		}
	}
	free(editions);
	return done;
}

/* ------------------------------------------------------------- bare catalogs */

/* "out/page.ru.po" teaches the origin "page". */
static struct slice origin_of(const char *path)
{
	struct slice name = slice_of(path_name(path));
	size_t dot = slice_find(name, SLICE("."), 1);

	return slice_part(name, 0, dot == SIZE_MAX ? name.bytes : dot);
}

static bool learn_catalog_units(struct learning *learning, const struct catalog *catalog,
				const struct language *source, const struct language *target, const char *path,
				struct error *err)
{
	const struct unit *previous = NULL;

	for (size_t i = 0; i < catalog->count; i++) {
		const struct unit *unit = &catalog->units[i];
		struct tm_text texts[] = { text_of(source, unit->source), text_of(target, unit_target(unit)) };
		struct tm_record record = { .texts = texts, .text_count = 2, .id = unit_id(unit),
					    .origin = origin_of(path), .status = TM_STATUS_APPROVED };

		if (unit->flags & UNIT_OBSOLETE)
			continue;
		if (previous)
			record.previous = previous->source;
		for (size_t next = i + 1; next < catalog->count && !record.next.data; next++)
			if (!(catalog->units[next].flags & UNIT_OBSOLETE))
				record.next = catalog->units[next].source;
		previous = unit;
		if (unit_is_translated(unit) && !unit->source_plural.data && !give(learning, &record, err))
			return false;
	}
	return true;
}

static bool learn_catalog(struct learning *learning, const char *path, const struct language *stated,
			  struct error *err)
{
	struct catalog catalog;
	const struct language *source, *target;
	bool done;

	catalog_init(&catalog);
	done = catalog_load(&catalog, path, err) &&
	       catalog_find_languages(&catalog, path, stated, &source, &target, err) &&
	       learn_catalog_units(learning, &catalog, source, target, path, err) &&
	       give_sentences(learning, err);
	catalog_release(&catalog);
	return done;
}

/* -------------------------------------------------------------------- together */

static bool learn_all(struct learning *learning, struct workspace *workspace, char **paths, size_t path_count,
		      const struct learn_options *options, struct error *unread, struct error *err)
{
	for (size_t i = 0; i < path_count; i++)
		if (!learn_catalog(learning, paths[i], options->source, err))
			return false;
	return path_count || learn_releases(learning, workspace, unread, err);
}

bool learn_files(struct workspace *workspace, char **paths, size_t path_count,
		 const struct learn_options *options, struct learn_report *report, struct error *err)
{
	struct learning learning = { .banner = BANNER_INIT };
	struct memory_batch batch = { .kind = "learn", .status = TM_STATUS_APPROVED };
	struct error unread = ERROR_INIT;
	bool done;

	*report = (struct learn_report){ .kept = false };
	if (!workspace && path_count == 0)
		return error_set(err, ERROR_USAGE,
				 _("there is no workspace here: name the catalogs to learn from, "
				   "or make one with 'tarjimon init'"));
	if (!workspace_open_memory(workspace, options->store, MEMORY_CREATE, &learning.memory, err))
		return false;
	done = memory_begin(learning.memory, &batch, err) &&
	       (!workspace || workspace_put_embargo(workspace, learning.memory, err)) &&
	       learn_all(&learning, workspace, paths, path_count, options, &unread, err) &&
	       memory_commit(learning.memory, &learning.report, err);
	if (!done)
		memory_rollback(learning.memory);
	memory_close(learning.memory);
	learned_units_release(&learning.whole);
	banner_release(&learning.banner);
	*report = (struct learn_report){ .units = learning.units, .sentences = learning.sentences,
					 .memory = learning.report, .kept = done };
	if (done && error_is_set(&unread)) {
		error_move(err, &unread);
		return false;
	}
	error_clear(&unread);
	return done;
}
