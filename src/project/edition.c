/*
 * edition -- what a release is in another language.
 *
 * The edition's catalog is always one of document texts and their translations,
 * whether it was read from a file or derived by transliteration.
 */
#include <config.h>

#include "project/edition.h"

#include "base/file.h"
#include "base/i18n.h"
#include "project/banner.h"
#include "project/foreign.h"
#include "project/rescript.h"
#include "project/words.h"

/* --------------------------------------------------------------- derivation */

static struct transliterator *make_transliterator(const struct language *from, const struct language *to,
						  struct workspace *workspace, struct error *err)
{
	struct transliterate_options options = TRANSLITERATE_OPTIONS_INIT;

	workspace_transliterate_options(workspace, &options);
	return transliterator_new(from, to, &options, err);
}

/* In the other script, but for what is in other languages, and what says it in all of them anyway. */
static void derive_text(struct transliterator *transliterator, struct banner *banner,
			const struct foreign *foreign, struct slice text, struct strbuf *derived)
{
	strbuf_clear(derived);
	if (banner_read(banner, text))
		strbuf_add(derived, text);
	else
		transliterate_around(transliterator, text, foreign->items, foreign->count, derived, NULL);
}

/*
 * Each translation in the other script; of the source language's own texts the
 * texts themselves.
 */
static void derive_units(struct transliterator *transliterator, const struct opened_release *release,
			 struct catalog *from, bool from_source, struct catalog *to)
{
	struct strbuf derived = STRBUF_INIT;
	struct banner banner = BANNER_INIT;
	struct foreign foreign = FOREIGN_INIT;

	for (size_t i = 0; i < document_unit_count(release->document); i++) {
		const struct document_unit *unit = document_unit(release->document, i);
		struct slice text = unit->source, target;
		size_t place = from_source ? CATALOG_NOT_FOUND : catalog_find(from, SLICE_NONE, unit->source);

		if (catalog_find(to, SLICE_NONE, unit->source) != CATALOG_NOT_FOUND)
			continue;
		if (!from_source) {
			if (place == CATALOG_NOT_FOUND || !unit_is_translated(&from->units[place]))
				continue;
			text = unit_target(&from->units[place]);
		}
		foreign_find(&foreign, release->document, unit, text, from_source ? NULL : release->language);
		derive_text(transliterator, &banner, &foreign, text, &derived);
		target = strbuf_slice(&derived);
		catalog_add(to, &(struct unit){ .source = unit->source, .targets = &target, .target_count = 1 });
	}
	banner_release(&banner);
	foreign_release(&foreign);
	strbuf_release(&derived);
}

static bool derive(struct edition *edition, struct workspace *workspace, const struct release *entry,
		   const struct opened_release *release, struct error *err)
{
	const struct language *from = edition->derived_from;
	struct transliterator *transliterator;
	struct catalog other = CATALOG_INIT;
	bool done = true;

	transliterator = make_transliterator(from, edition->target, workspace, err);
	if (!transliterator)
		return false;
	if (from != release->language) {
		const char *path = workspace_catalog_path(workspace, entry, from);

		edition->catalog_path = file_exists(path) ? path : NULL;
		done = !edition->catalog_path || (workspace_keeps(workspace, path, err) && catalog_load(&other, path, err));
	}
	if (done)
		derive_units(transliterator, release, &other, from == release->language, &edition->catalog);
	catalog_release(&other);
	transliterator_free(transliterator);
	return done;
}

/* ------------------------------------------------------------------ opening */

bool edition_open(struct edition *edition, struct workspace *workspace, const struct release *entry,
		  const struct opened_release *release, const struct language *target, struct error *err)
{
	const char *path = workspace_catalog_path(workspace, entry, target);
	bool done = true;

	*edition = (struct edition){ .source = release->language, .target = target };
	catalog_init(&edition->catalog);
	if (target == release->language)
		return true;
	edition->derived_from = workspace_derived_from(workspace, entry, release->language, target);
	if (edition->derived_from) {
		done = derive(edition, workspace, entry, release, err);
	} else if (file_exists(path)) {
		edition->catalog_path = path;
		done = workspace_keeps(workspace, path, err) && catalog_load(&edition->catalog, path, err);
	}
	if (!done)
		edition_close(edition);
	return done;
}

bool edition_open_catalog(struct edition *edition, const struct opened_release *release,
			  const char *catalog_path, struct error *err)
{
	*edition = (struct edition){ .source = release->language, .catalog_path = catalog_path };
	catalog_init(&edition->catalog);
	if (!catalog_load(&edition->catalog, catalog_path, err)) {
		edition_close(edition);
		return false;
	}
	edition->target = catalog_language(&edition->catalog);
	if (!edition->target)
		edition->target = workspace_language_of_name(catalog_path);
	return true;
}

void edition_close(struct edition *edition)
{
	catalog_release(&edition->catalog);
}

/* ---------------------------------------------------------------- questions */

static const struct unit *find_unit(struct edition *edition, struct slice source)
{
	size_t place = catalog_find(&edition->catalog, SLICE_NONE, source);
	const struct unit *unit;

	if (place == CATALOG_NOT_FOUND)
		return NULL;
	unit = &edition->catalog.units[place];
	return unit->flags & UNIT_OBSOLETE ? NULL : unit;
}

struct slice edition_find(struct edition *edition, struct slice source)
{
	const struct unit *unit = find_unit(edition, source);

	return unit && unit_is_translated(unit) ? unit_target(unit) : SLICE_NONE;
}

static size_t count_living(const struct catalog *catalog)
{
	size_t living = 0;

	for (size_t i = 0; i < catalog->count; i++)
		living += !(catalog->units[i].flags & UNIT_OBSOLETE);
	return living;
}

struct edition_progress edition_measure(struct edition *edition, const struct opened_release *release)
{
	struct edition_progress progress = { 0 };
	struct word_counter counter;
	struct map seen = MAP_INIT;
	size_t known = 0;

	word_counter_init(&counter, release->language);
	for (size_t i = 0; i < document_unit_count(release->document); i++) {
		const struct document_unit *unit = document_unit(release->document, i);
		const struct unit *found = find_unit(edition, unit->source);
		size_t words = word_counter_run(&counter, unit->source);
		bool added;

		map_add(&seen, unit->source, 0, &added);
		known += added && found;
		progress.units++;
		progress.words += words;
		if (edition->target == edition->source || (found && unit_is_translated(found))) {
			progress.translated++;
			progress.words_translated += words;
		} else if (found && !unit_is_empty(found)) {
			progress.fuzzy++;
		} else {
			progress.missing++;
		}
	}
	if (edition->catalog_path && !edition->derived_from)
		progress.stale = count_living(&edition->catalog) - known;
	map_release(&seen);
	word_counter_release(&counter);
	return progress;
}

int edition_percent(const struct edition_progress *progress)
{
	return progress->units ? (int)(progress->translated * 100 / progress->units) : 100;
}
