/*
 * check_catalog -- a catalog as a whole: its languages, its plural forms, its minimum; then its units.
 */
#include <config.h>

#include "project/check_units.h"

#include "base/file.h"
#include "base/i18n.h"
#include "catalog/plural.h"
#include "project/dateline.h"

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

/* --------------------------------------------------------------------- plurals */

static bool has_plurals(const struct catalog *catalog)
{
	for (size_t i = 0; i < catalog->count; i++)
		if (catalog->units[i].source_plural.data && !(catalog->units[i].flags & UNIT_OBSOLETE))
			return true;
	return false;
}

static void check_plural_forms(struct check_context *context, const struct catalog *catalog)
{
	struct slice field = catalog_header(catalog, "Plural-Forms");
	struct plural plural;
	struct error why = ERROR_INIT;

	if (!has_plurals(catalog))
		return;
	if (!field.data) {
		issue_add(context, CHECK_PLURALS, NULL,
			  _("the header has no Plural-Forms, and there are plurals"));
		return;
	}
	if (!plural_read(field, &plural, &why) || !plural_check(&plural, &why)) {
		issue_add(context, CHECK_PLURALS, NULL, "%s", why.message);
		error_clear(&why);
		return;
	}
	for (size_t i = 0; i < catalog->count; i++) {
		const struct unit *unit = &catalog->units[i];

		if (unit->source_plural.data && !(unit->flags & UNIT_OBSOLETE) &&
		    unit->target_count != plural.count)
			issue_add(context, CHECK_PLURALS, unit,
				  _("there are %zu plural forms here, and the header says %zu"),
				  unit->target_count, plural.count);
	}
}

/* -------------------------------------------------------------------- together */

void check_catalog(struct checking *checking, const char *path, const struct catalog *catalog,
		   const struct language *source, const struct language *target, const char *release_id)
{
	struct check_profile profile;
	struct check_context context;
	int minimum = 100;

	if (checking->workspace && release_id)
		minimum = value_by_place(&checking->workspace->settings.check_minimum, release_id, target);
	checking_profile(checking, path, source, target, &profile);
	if (profile.terminology)
		profile.days = dateline_of_catalog(path, source, catalog);
	check_context_init(&context, source, target, path, &profile, checking->issues);
	for (size_t i = 0; i < catalog->count; i++)
		if (unit_is_translated(&catalog->units[i]))
			quality_learn_text(&context, unit_target(&catalog->units[i]));
	if (!catalog->count)
		issue_add(&context, CHECK_EMPTY, NULL, _("there are no units in this catalog"));
	check_plural_forms(&context, catalog);
	check_units(checking, &context, catalog, percent_translated(catalog) >= minimum,
		    check_units_threads(catalog->count));
	check_context_release(&context);
}

bool check_catalog_file(struct checking *checking, const char *path, struct error *err)
{
	struct catalog catalog;
	const struct language *target;
	bool done;

	catalog_init(&catalog);
	done = catalog_load(&catalog, path, err);
	if (done && strcmp(path_suffix(path), "pot") != 0) {
		target = catalog_language(&catalog);
		if (!target)
			target = workspace_language_of_name(path);
		check_catalog(checking, path, &catalog, catalog_source_language(&catalog), target, NULL);
	}
	catalog_release(&catalog);
	return done;
}
