/*
 * check -- what is missing, stale, broken or inconsistent.
 */
#include <config.h>

#include "project/check.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/i18n.h"
#include "project/checking.h"
#include "project/merge.h"
#include "project/orphans.h"
#include "project/terms.h"
#include "quality/gate.h"

#include <stdlib.h>
#include <time.h>

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
			     "%zu units of the release are not in the catalog; run 'tarjimon extract'",
			     unknown),
		    unknown);
	checking_tell(checking, edition->source, edition->target, path, CHECK_STALE, message.data);
	strbuf_release(&message);
}

/* What the public reads, when it is not what the catalog says. */
static bool check_edition_texts(struct checking *checking, const struct opened_release *release,
				const char *path, const struct language *target, struct error *err)
{
	struct opened_release edition;

	if (!release_open_inside(&edition, checking->workspace, path, target, err)) {
		if (err->kind != ERROR_EMPTY)
			return false;
		checking_tell(checking, NULL, target, path, CHECK_EMPTY, err->message);
		error_clear(err);
		return true;
	}
	check_texts(checking, &edition);
	check_editions_pair(checking, release, &edition);
	release_close(&edition);
	return true;
}

static bool check_edition_file(struct checking *checking, const struct release *entry, struct edition *edition,
			       const struct opened_release *release, struct error *err)
{
	const char *path = workspace_edition_path(checking->workspace, entry, edition->target);
	bool current;

	if (!file_exists(path))
		return true;
	if (!workspace_keeps(checking->workspace, path, err) ||
	    !merge_is_current(checking->workspace, entry, edition, release, path, &current, err))
		return false;
	if (current)
		return true;
	checking_tell(checking, edition->source, edition->target, path, CHECK_STALE,
		      _("the edition is not what the release and its catalog say now; run 'tarjimon merge'"));
	return check_edition_texts(checking, release, path, edition->target, err);
}

static bool check_target(struct checking *checking, const struct release *entry,
			 const struct opened_release *release, const struct language *target, struct error *err)
{
	const char *path = workspace_catalog_path(checking->workspace, entry, target);
	struct edition edition;
	bool done;

	if (!edition_open(&edition, checking->workspace, entry, release, target, err))
		return false;
	if (workspace_has_catalog(checking->workspace, entry, release->language, target)) {
		if (!edition.catalog_path)
			checking_tell(checking, release->language, target, path, CHECK_MISSING,
				      _("there is no catalog yet; run 'tarjimon extract'"));
		else
			check_catalog(checking, path, &edition.catalog, release->language, target, entry->id);
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

	opened = release_open_inside(&release, checking->workspace, entry->path, entry->language, err);
	if (!opened && err->kind != ERROR_EMPTY)
		return false;
	if (!opened) {
		checking_tell(checking, NULL, entry->language, entry->path, CHECK_EMPTY, err->message);
		error_clear(err);
		return true;
	}
	check_texts(checking, &release);
	for (size_t i = 0; done && i < settings->target_count; i++)
		done = check_target(checking, entry, &release, settings->targets[i], err);
	release_close(&release);
	return done;
}

/* ------------------------------------------------------------------------ gate */

static const char *gate_path(struct workspace *workspace, const char *stated, const char *own,
			     const char *usual)
{
	if (stated)
		return stated;
	return workspace ? workspace_path(workspace, own) : usual;
}

const char *check_baseline_path(struct workspace *workspace, const struct check_request *request)
{
	return gate_path(workspace, request->baseline, workspace ? workspace->settings.baseline : NULL,
			 "baseline.tsv");
}

/* In UTC, so that a waiver expires at one time for everybody. */
static void print_today(char date[11])
{
	time_t now = time(NULL);
	struct tm day;

	gmtime_r(&now, &day);
	strftime(date, 11, "%Y-%m-%d", &day);
}

/* Outside a workspace only files that are named take findings away. */
static bool pass_gate(struct workspace *workspace, const struct check_request *request, bool whole,
		      struct issues *issues, struct check_outcome *outcome, struct error *err)
{
	struct gate *gate = gate_new();
	const char *waivers =
		gate_path(workspace, request->waivers, workspace ? workspace->settings.waivers : NULL, NULL);
	const char *baseline = workspace || request->baseline ? check_baseline_path(workspace, request) : NULL;
	char today[11];
	bool done = (!waivers || gate_read_waivers(gate, waivers, err)) &&
		    (!baseline || gate_read_baseline(gate, baseline, err));

	if (done) {
		print_today(today);
		gate_apply(gate, issues, today, whole && waivers);
		*outcome = (struct check_outcome){ gate_waived(gate), gate_known(gate) };
	}
	gate_free(gate);
	return done;
}

/* ------------------------------------------------------------------- together */

static bool is_catalog(const char *path, const struct check_request *request)
{
	return (strcmp(path, "-") == 0 && !request->language) || strcmp(path_suffix(path), "po") == 0 ||
	       strcmp(path_suffix(path), "pot") == 0;
}

/* A text that was piped in for want of a file looks like a broken catalog. */
static bool check_catalog_or_say(struct checking *checking, const char *path, struct error *err)
{
	if (check_catalog_file(checking, path, err))
		return true;
	return strcmp(path, "-") == 0
		       ? error_add(
				 err,
				 _("standard input was read as a catalog; for a text say its language, as in --language=ru"))
		       : false;
}

static bool check_named(struct checking *checking, char *const *paths, size_t count,
			const struct check_request *request, struct error *err)
{
	char **documents = alloc_zeroed(count + 1, sizeof(*documents));
	size_t document_count = 0;
	bool done = true;

	for (size_t i = 0; done && i < count; i++)
		if (is_catalog(paths[i], request))
			done = check_catalog_or_say(checking, paths[i], err);
		else
			documents[document_count++] = paths[i];
	done = done && check_document_files(checking, documents, document_count, request->language, err);
	free(documents);
	return done;
}

static void tell_orphan(struct checking *checking, const struct orphan *orphan)
{
	struct strbuf message = STRBUF_INIT;

	strbuf_addf(&message, ngettext("there is no release '%s' any more, but %zu file of it: ",
				       "there is no release '%s' any more, but %zu files of it: ", orphan->file_count),
		    orphan->id, orphan->file_count);
	orphan_print_advice(orphan, checking->workspace, &message);
	checking_tell(checking, NULL, NULL, orphan->files[0], CHECK_ORPHAN, message.data);
	strbuf_release(&message);
}

static bool check_orphans(struct checking *checking, struct error *err)
{
	struct orphans orphans = ORPHANS_INIT;
	bool done = orphans_find(checking->workspace, &orphans, err);

	for (size_t i = 0; done && i < orphans.count; i++)
		tell_orphan(checking, &orphans.items[i]);
	orphans_release(&orphans);
	return done;
}

/* What cannot be read does not keep the rest from being looked at. */
static bool check_workspace(struct checking *checking, struct error *err)
{
	size_t count = checking->workspace->release_count;
	bool done = true, goes_on = true;

	for (size_t i = 0; goes_on && i <= count; i++) {
		struct error why = ERROR_INIT;

		if (i < count ? check_release(checking, &checking->workspace->releases[i], &why)
			      : check_orphans(checking, &why))
			continue;
		goes_on = error_gather(err, &why);
		done = false;
	}
	return done;
}

static bool read_enabled(const char *names, struct error *err)
{
	struct slice rest = slice_of(names), name;
	enum check_id check;

	while (slice_next_field(&rest, ',', &name))
		if (!check_read(slice_trim(name), &check, err))
			return false;
	return true;
}

bool check_files(struct workspace *workspace, char *const *paths, size_t path_count,
		 const struct check_request *request, struct issues *issues, struct check_outcome *outcome,
		 struct error *err)
{
	struct checking checking = { .workspace = workspace, .issues = issues };
	bool done, passed;

	*outcome = (struct check_outcome){ 0, 0 };
	if (!workspace && path_count == 0)
		return error_set(
			err, ERROR_USAGE,
			_("there is no workspace here: name the files to check, or make one with 'tarjimon init'"));
	checking.enabled = request->enabled;
	if (!read_enabled(request->enabled, err) ||
	    !terms_open(workspace, request->terms, &checking.terminology, err)) {
		checking_release(&checking);
		return false;
	}
	checking.consistency = consistency_new();
	done = path_count ? check_named(&checking, paths, path_count, request, err)
			  : check_workspace(&checking, err);
	consistency_free(checking.consistency);
	checking_release(&checking);
	terminology_close(checking.terminology);
	issues_sort(issues);
	passed = request->everything ||
		 pass_gate(workspace, request, done && path_count == 0, issues, outcome, done ? err : NULL);
	return done && passed;
}
