/*
 * status -- how far every release is in every language.
 */
#include <config.h>

#include "project/status.h"

#include "base/file.h"

static bool measure_cell(struct workspace *workspace, const struct release *entry,
			 const struct opened_release *release, const struct language *target,
			 struct status_cell *cell, struct error *err)
{
	struct edition edition;

	if (!edition_open(&edition, workspace, entry, release, target, err))
		return false;
	*cell = (struct status_cell){
		.target = target,
		.progress = edition_measure(&edition, release),
		.is_source = target == release->language,
		.is_derived = edition.derived_from != NULL && target != release->language,
		.has_catalog = edition.catalog_path != NULL,
		.published = file_exists(workspace_edition_path(workspace, entry, target)),
	};
	edition_close(&edition);
	return true;
}

static bool measure_release(struct workspace *workspace, const struct release *entry,
			    status_row_function *tell, void *data, struct error *err)
{
	struct status_cell cells[SETTINGS_LANGUAGES_MAX];
	struct status_row row = { .release = entry, .cells = cells };
	struct opened_release release;
	bool done = true;

	if (!release_open_inside(&release, workspace, entry->path, entry->language, err))
		return false;
	for (size_t i = 0; done && i < workspace->settings.target_count; i++)
		done = measure_cell(workspace, entry, &release, workspace->settings.targets[i], &cells[i], err);
	if (done && workspace->settings.target_count) {
		row.source = release.language;
		row.units = cells[0].progress.units;
		row.words = cells[0].progress.words;
		tell(data, &row);
	}
	release_close(&release);
	return done;
}

bool status_workspace(struct workspace *workspace, status_row_function *tell, void *data,
		      struct error *err)
{
	bool done = true, goes_on = true;

	for (size_t i = 0; goes_on && i < workspace->release_count; i++) {
		struct error why = ERROR_INIT;

		if (measure_release(workspace, &workspace->releases[i], tell, data, &why))
			continue;
		goes_on = error_gather(err, &why);
		done = false;
	}
	return done;
}
