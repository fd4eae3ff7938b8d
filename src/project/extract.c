/*
 * extract -- from releases to catalogs, keeping the work that is in them.
 */
#include <config.h>

#include "project/extract.h"

#include "base/file.h"
#include "base/i18n.h"
#include "project/term_comments.h"
#include "project/terms.h"

#include <stdlib.h>

/* Writes the catalog where something changed; makes its folder. */
static bool save(struct catalog *catalog, const char *path, struct error *err)
{
	char *folder = path_folder(path);
	bool done = folder_make(folder, err) && catalog_save(catalog, path, err);

	free(folder);
	return done;
}

/*
 * Brings the catalog at `path` in step with the template, or makes it from the
 * template when there is none.
 */
static bool update_file(const char *path, struct catalog *template, struct update_report *report,
			bool *written, struct error *err)
{
	struct catalog catalog;
	bool done;

	*written = true;
	if (strcmp(path, "-") == 0 || !file_exists(path)) {
		report->counts[UPDATE_NEW] = template->count;
		return strcmp(path, "-") == 0 ? catalog_save(template, path, err) : save(template, path, err);
	}
	catalog_init(&catalog);
	done = catalog_load(&catalog, path, err);
	if (done) {
		catalog_update(&catalog, template, report);
		*written = report->changed;
	}
	if (done && *written)
		done = catalog_save(&catalog, path, err);
	catalog_release(&catalog);
	return done;
}

static void warn_of_problems(const struct opened_release *release, extract_problem_function *warn, void *data)
{
	for (size_t i = 0; i < document_problem_count(release->document); i++)
		warn(data, release->path, document_problem(release->document, i));
}

bool extract_document(const char *path, const struct extract_options *options,
		      extract_problem_function *warn, void *data, struct update_report *report,
		      struct error *err)
{
	struct opened_release release;
	struct catalog template;
	bool written, done;

	*report = (struct update_report)UPDATE_REPORT_INIT;
	if (!release_open(&release, path, options->source, &options->document, err))
		return error_add(err, _("cannot extract from '%s'"), path);
	warn_of_problems(&release, warn, data);
	catalog_init(&template);
	release_make_catalog(&release, NULL, "", &template);
	release_close(&release); /* the catalog has copies, and writing it takes room too */
	done = update_file(options->output ? options->output : "-", &template, report, &written, err);
	catalog_release(&template);
	return done;
}

/* The extraction of a workspace. */
struct extraction {
	struct workspace *workspace;
	struct terminology *terminology; /* or NULL */
	extract_result_function *tell;
	extract_problem_function *warn;
	void *data;
};

static bool extract_target(const struct extraction *extraction, const struct release *entry,
			   const struct opened_release *release, const struct language *target, struct error *err)
{
	struct workspace *workspace = extraction->workspace;
	struct extract_result result = {
		.release = entry,
		.source = release->language,
		.target = target,
		.path = target ? workspace_catalog_path(workspace, entry, target)
			       : workspace_template_path(workspace, entry),
		.update = UPDATE_REPORT_INIT,
	};
	struct catalog template;
	bool done;

	catalog_init(&template);
	release_make_catalog(release, target, workspace->settings.name, &template);
	if (target && extraction->terminology)
		term_comments_add(extraction->terminology, release->language, target,
				  day_range_of_path(entry->path), &template);
	result.units = template.count;
	done = workspace_keeps(workspace, result.path, err) &&
	       update_file(result.path, &template, &result.update, &result.written, err);
	if (done && target)
		extraction->tell(extraction->data, &result);
	update_report_release(&result.update);
	catalog_release(&template);
	return done;
}

static bool extract_release(const struct extraction *extraction, const struct release *entry, struct error *err)
{
	struct workspace *workspace = extraction->workspace;
	const struct settings *settings = &workspace->settings;
	struct opened_release release;
	bool done;

	if (!release_open_inside(&release, workspace, entry->path, entry->language, err))
		return error_add(err, _("cannot extract from '%s'"), entry->path);
	warn_of_problems(&release, extraction->warn, extraction->data);
	done = extract_target(extraction, entry, &release, NULL, err);
	for (size_t i = 0; done && i < settings->target_count; i++)
		if (workspace_has_catalog(workspace, release.language, settings->targets[i]))
			done = extract_target(extraction, entry, &release, settings->targets[i], err);
	release_close(&release);
	return done;
}

bool extract_workspace(struct workspace *workspace, extract_result_function *tell,
		       extract_problem_function *warn, void *data, struct error *err)
{
	struct extraction extraction = { workspace, NULL, tell, warn, data };
	bool done;

	if (workspace->release_count == 0)
		return error_set(err, ERROR_EMPTY, _("there are no releases yet in '%s'"),
				 workspace_path(workspace, workspace->settings.releases));
	done = terms_open(workspace, NULL, &extraction.terminology, err);
	for (size_t i = 0; done && i < workspace->release_count; i++)
		done = extract_release(&extraction, &workspace->releases[i], err);
	terminology_close(extraction.terminology);
	return done;
}
