/*
 * merge -- from catalogs to editions, byte for byte.
 */
#include <config.h>

#include "project/merge.h"

#include "base/file.h"
#include "base/i18n.h"

/* The translations of an edition, as the document asks for them. */
static struct slice find_target(const void *context, size_t index, const struct document_unit *unit)
{
	/* Finding builds the catalog's index when first asked: not const inside. */
	struct edition *edition = *(struct edition *const *)context;

	(void)index;
	return edition_find(edition, unit->source);
}

static bool merge_bytes(struct edition *edition, const struct opened_release *release, unsigned flags,
			struct strbuf *out, struct document_report *report, struct error *err)
{
	struct document_targets targets = { .find = find_target, .context = &edition };

	if (edition->target == release->language) {
		strbuf_add(out, strbuf_slice(&release->bytes));
		return true;
	}
	if (flags & MERGE_MARK_SOURCE)
		targets.source = release->language;
	return document_merge(release->document, &targets, edition->target, out, report, err);
}

/* What was really put in: units that fell back to their source text are not. */
static void count_problems(struct edition_progress *progress, const struct document_report *report)
{
	size_t fallen = report->problem_count < progress->translated ? report->problem_count
								     : progress->translated;

	progress->translated -= fallen;
	progress->missing += fallen;
}

/* ------------------------------------------------------------------ bare files */

static bool belongs_together(struct edition *edition, const struct opened_release *release,
			     const char *path, struct error *err)
{
	size_t units = document_unit_count(release->document);

	for (size_t i = 0; i < units; i++)
		if (catalog_find(&edition->catalog, SLICE_NONE, document_unit(release->document, i)->source) !=
		    CATALOG_NOT_FOUND)
			return true;
	return error_set(err, ERROR_USAGE,
			 _("'%s' is the catalog of another document: none of the %zu units of '%s' is in it"),
			 edition->catalog_path, units, path);
}

bool merge_document(const char *path, const char *catalog_path, const char *output, unsigned flags,
		    const struct document_options *options, merge_result_function *tell, void *data,
		    struct error *err)
{
	struct opened_release release;
	struct edition edition;
	struct document_report report = DOCUMENT_REPORT_INIT;
	struct strbuf out = STRBUF_INIT;
	bool done;

	if (!release_open(&release, path, NULL, options, err))
		return false;
	if (!edition_open_catalog(&edition, &release, catalog_path, err)) {
		release_close(&release);
		return false;
	}
	done = belongs_together(&edition, &release, path, err) &&
	       merge_bytes(&edition, &release, flags, &out, &report, err) &&
	       file_write(output ? output : "-", strbuf_slice(&out), err);
	if (done) {
		struct merge_result result = { .target = edition.target, .path = output ? output : path,
					       .progress = edition_measure(&edition, &release),
					       .report = &report };

		count_problems(&result.progress, &report);
		tell(data, &result);
	}
	document_report_release(&report);
	edition_close(&edition);
	release_close(&release);
	strbuf_release(&out);
	return done;
}

/* ------------------------------------------------------------------- workspace */

/*
 * Readers of an edition that is not finished, and their machines, are told what is in which
 * language. Of a finished one it makes no difference.
 */
#define EDITION_FLAGS MERGE_MARK_SOURCE

bool merge_is_current(struct workspace *workspace, const struct release *entry, struct edition *edition,
		      const struct opened_release *release, const char *path, bool *current,
		      struct error *err)
{
	struct document_report report = DOCUMENT_REPORT_INIT;
	struct edition_progress progress = edition_measure(edition, release);
	struct strbuf out = STRBUF_INIT;
	bool done = merge_bytes(edition, release, EDITION_FLAGS, &out, &report, err);

	count_problems(&progress, &report);
	*current = !publish_allows(&workspace->settings, entry->id, &progress, edition->target) ||
		   publish_is_already(path, strbuf_slice(&out));
	document_report_release(&report);
	strbuf_release(&out);
	return done;
}

static bool merge_edition(struct publication *publication, const struct language *target,
			  merge_result_function *tell, void *data, struct error *err)
{
	struct workspace *workspace = publication->workspace;
	const struct release *entry = publication->entry;
	struct edition edition;
	struct document_report report = DOCUMENT_REPORT_INIT;
	struct strbuf out = STRBUF_INIT;
	struct merge_result result = { .release = entry, .target = target, .report = &report,
				       .path = workspace_edition_path(workspace, entry, target) };
	bool done;

	if (!workspace_keeps(workspace, result.path, err) ||
	    !edition_open(&edition, workspace, entry, publication->release, target, err))
		return false;
	done = merge_bytes(&edition, publication->release, EDITION_FLAGS, &out, &report, err);
	if (done) {
		result.progress = edition_measure(&edition, publication->release);
		count_problems(&result.progress, &report);
		done = publish_edition(publication,
				       &(struct made_edition){ &edition, result.path, strbuf_slice(&out), &report,
							       result.progress },
				       &result.outcome, err);
	}
	if (done)
		tell(data, &result);
	else
		error_add(err, _("cannot make the edition '%s'"), result.path);
	document_report_release(&report);
	edition_close(&edition);
	strbuf_release(&out);
	return done;
}

static bool merge_release(struct workspace *workspace, const struct release *entry, unsigned flags,
			  merge_result_function *tell, void *data, struct error *err)
{
	struct opened_release release;
	struct publication publication;
	bool done;

	if (!release_open_inside(&release, workspace, entry->path, entry->language, err))
		return false;
	done = publication_open(&publication, workspace, entry, &release, err);
	publication.overwrite = flags & MERGE_OVERWRITE;
	for (size_t i = 0; done && i < workspace->settings.target_count; i++)
		done = merge_edition(&publication, workspace->settings.targets[i], tell, data, err);
	publication_close(&publication);
	release_close(&release);
	return done;
}

bool merge_workspace(struct workspace *workspace, unsigned flags, merge_result_function *tell, void *data,
		     struct error *err)
{
	bool done = true, goes_on = true;

	for (size_t i = 0; goes_on && i < workspace->release_count; i++) {
		struct error why = ERROR_INIT;

		if (merge_release(workspace, &workspace->releases[i], flags, tell, data, &why))
			continue;
		goes_on = error_gather(err, &why);
		done = false;
	}
	return done;
}
