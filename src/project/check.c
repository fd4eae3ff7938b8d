/*
 * check -- what is missing, stale, broken or inconsistent.
 */
#include <config.h>

#include "project/check.h"

#include "base/file.h"
#include "base/i18n.h"
#include "project/merge.h"

struct checking {
	struct workspace *workspace; /* or NULL */
	struct issues *issues;
};

/* An issue about a file as a whole. */
static void tell(struct checking *checking, const struct language *source, const struct language *target,
		 const char *file, enum check_id check, const char *message)
{
	struct check_context context;

	check_context_init(&context, source, target, file, NULL, checking->issues);
	issue_add(&context, check, NULL, "%s", message);
	check_context_release(&context);
}

/* ------------------------------------------------------------------ a catalog */

static int percent_translated(const struct catalog *catalog)
{
	size_t units = 0, translated = 0;

	for (size_t i = 0; i < catalog->count; i++) {
		if (catalog->units[i].flags & UNIT_OBSOLETE)
			continue;
		units++;
		translated += unit_is_translated(&catalog->units[i]);
	}
	return units ? (int)(translated * 100 / units) : 100;
}

/* What has reached its minimum may have gaps: they are told, but do not fail. */
static enum level gap_level(const struct checking *checking, const struct catalog *catalog,
			    const struct language *target, enum check_id check)
{
	int minimum = 100;

	if (checking->workspace && target)
		minimum = minimum_percent(&checking->workspace->settings.check_minimum, target);
	return percent_translated(catalog) >= minimum ? LEVEL_INFO : check_rows[check].level;
}

static void check_unit(struct check_context *context, const struct unit *unit, enum level missing,
		       enum level fuzzy)
{
	if (unit_is_empty(unit))
		issue_add_at(context, CHECK_MISSING, missing, unit, _("not translated yet"));
	else if (unit->flags & UNIT_FUZZY)
		issue_add_at(context, CHECK_FUZZY, fuzzy, unit,
			     _("marked as fuzzy: correct it and take the mark off"));
	else if (!unit_is_translated(unit))
		issue_add_at(context, CHECK_MISSING, missing, unit, _("a plural form is not translated yet"));
	if (unit_is_translated(unit))
		quality_check_unit(context, unit);
}

static void check_catalog(struct checking *checking, const char *path, const struct catalog *catalog,
			  const struct language *source, const struct language *target)
{
	struct check_context context;
	enum level missing = gap_level(checking, catalog, target, CHECK_MISSING);
	enum level fuzzy = gap_level(checking, catalog, target, CHECK_FUZZY);

	check_context_init(&context, source, target, path, NULL, checking->issues);
	for (size_t i = 0; i < catalog->count; i++)
		if (unit_is_translated(&catalog->units[i]))
			quality_learn_text(&context, unit_target(&catalog->units[i]));
	for (size_t i = 0; i < catalog->count; i++)
		if (!(catalog->units[i].flags & UNIT_OBSOLETE))
			check_unit(&context, &catalog->units[i], missing, fuzzy);
	check_context_release(&context);
}

static bool is_template(const char *path)
{
	return strcmp(path_suffix(path), "pot") == 0;
}

static bool check_catalog_file(struct checking *checking, const char *path, struct error *err)
{
	struct catalog catalog;
	const struct language *target;
	bool done;

	catalog_init(&catalog);
	done = catalog_load(&catalog, path, err);
	if (done && !is_template(path)) {
		target = catalog_language(&catalog);
		if (!target)
			target = workspace_language_of_name(path);
		check_catalog(checking, path, &catalog, catalog_source_language(&catalog), target);
	}
	catalog_release(&catalog);
	return done;
}

/* ------------------------------------------------------------------ a document */

/*
 * Opens a document; one that yields nothing is an issue, not an error. *opened
 * says whether there is something to look at.
 */
static bool open_document(struct checking *checking, const char *path, const struct language *language,
			  struct opened_release *release, bool *opened, struct error *err)
{
	*opened = release_open(release, path, language,
			       checking->workspace ? &checking->workspace->settings.document : NULL, err);
	if (*opened)
		return true;
	if (err->kind != ERROR_EMPTY)
		return false;
	tell(checking, language, NULL, path, CHECK_EMPTY, err->message);
	error_clear(err);
	return true;
}

static bool check_document_file(struct checking *checking, const char *path, struct error *err)
{
	struct opened_release release;
	bool opened;

	if (!open_document(checking, path, NULL, &release, &opened, err))
		return false;
	if (opened)
		release_close(&release);
	return true;
}

/* ------------------------------------------------------------------- a release */

static size_t count_unknown_units(struct edition *edition, const struct opened_release *release)
{
	size_t unknown = 0;

	for (size_t i = 0; i < document_unit_count(release->document); i++)
		unknown += catalog_find(&edition->catalog, SLICE_NONE,
					document_unit(release->document, i)->source) == CATALOG_NOT_FOUND;
	return unknown;
}

static void check_in_step(struct checking *checking, struct edition *edition,
			  const struct opened_release *release, const char *path)
{
	size_t unknown = count_unknown_units(edition, release);
	struct strbuf message = STRBUF_INIT;

	if (!unknown)
		return;
	strbuf_addf(&message,
		    ngettext("%zu unit of the release is not in the catalog; run 'tarjimon extract'",
			     "%zu units of the release are not in the catalog; run 'tarjimon extract'", unknown),
		    unknown);
	tell(checking, edition->source, edition->target, path, CHECK_STALE, message.data);
	strbuf_release(&message);
}

static bool check_edition_file(struct checking *checking, const struct release *entry, struct edition *edition,
			       const struct opened_release *release, struct error *err)
{
	const char *path = workspace_edition_path(checking->workspace, entry, edition->target);
	bool current;

	if (!file_exists(path))
		return true;
	if (!merge_is_current(checking->workspace, edition, release, path, &current, err))
		return false;
	if (!current)
		tell(checking, edition->source, edition->target, path, CHECK_STALE,
		     _("the edition is not what the release and its catalog say now; run 'tarjimon merge'"));
	return true;
}

static bool check_target(struct checking *checking, const struct release *entry,
			 const struct opened_release *release, const struct language *target,
			 struct error *err)
{
	const char *path = workspace_catalog_path(checking->workspace, entry, target);
	struct edition edition;
	bool done;

	if (!edition_open(&edition, checking->workspace, entry, release, target, err))
		return false;
	if (workspace_has_catalog(checking->workspace, release->language, target)) {
		if (!edition.catalog_path)
			tell(checking, release->language, target, path, CHECK_MISSING,
			     _("there is no catalog yet; run 'tarjimon extract'"));
		else
			check_catalog(checking, path, &edition.catalog, release->language, target);
		if (edition.catalog_path)
			check_in_step(checking, &edition, release, path);
	}
	done = check_edition_file(checking, entry, &edition, release, err);
	edition_close(&edition);
	return done;
}

static bool check_release(struct checking *checking, const struct release *entry, struct error *err)
{
	const struct settings *settings = &checking->workspace->settings;
	struct opened_release release;
	bool opened, done = true;

	if (!open_document(checking, entry->path, entry->language, &release, &opened, err))
		return false;
	for (size_t i = 0; opened && done && i < settings->target_count; i++)
		done = check_target(checking, entry, &release, settings->targets[i], err);
	if (opened)
		release_close(&release);
	return done;
}

/* ------------------------------------------------------------------- together */

static bool is_catalog(const char *path)
{
	return strcmp(path, "-") == 0 || strcmp(path_suffix(path), "po") == 0 || is_template(path);
}

static bool check_all(struct checking *checking, char **paths, size_t path_count, struct error *err)
{
	for (size_t i = 0; i < path_count; i++)
		if (!(is_catalog(paths[i]) ? check_catalog_file(checking, paths[i], err)
					   : check_document_file(checking, paths[i], err)))
			return false;
	for (size_t i = 0; path_count == 0 && i < checking->workspace->release_count; i++)
		if (!check_release(checking, &checking->workspace->releases[i], err))
			return false;
	return true;
}

bool check_files(struct workspace *workspace, char **paths, size_t path_count, struct issues *issues,
		 struct error *err)
{
	struct checking checking = { workspace, issues };
	bool done;

	if (!workspace && path_count == 0)
		return error_set(err, ERROR_USAGE,
				 _("there is no workspace here: name the files to check, or make one with 'tarjimon init'"));
	done = check_all(&checking, paths, path_count, err);
	if (done)
		issues_sort(issues);
	return done;
}
