/*
 * check_catalog -- the state of a catalog's units, and what the checks say of them.
 */
#include <config.h>

#include "project/checking.h"

#include "base/file.h"
#include "base/i18n.h"
#include "catalog/plural.h"
#include "catalog/po_place.h"
#include "project/banner.h"

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
static enum level gap_level(const struct check_context *context, enum check_id check, bool enough)
{
	enum level level = (enum level)context->profile->levels[check];

	return enough && level > LEVEL_INFO ? LEVEL_INFO : level;
}

static void check_state(struct check_context *context, const struct unit *unit, bool enough)
{
	if (unit_is_empty(unit))
		issue_add_at(context, CHECK_MISSING, gap_level(context, CHECK_MISSING, enough), unit,
			     _("not translated yet"));
	else if (unit->flags & UNIT_FUZZY)
		issue_add_at(context, CHECK_FUZZY, gap_level(context, CHECK_FUZZY, enough), unit,
			     _("marked as fuzzy: correct it and take the mark off"));
	else if (!unit_is_translated(unit))
		issue_add_at(context, CHECK_MISSING, gap_level(context, CHECK_MISSING, enough), unit,
			     _("a plural form is not translated yet"));
}

/* Leads the places of the issues from `first` on back to lines and columns of the file. */
static void place_issues(struct issues *issues, size_t first, const struct unit *unit)
{
	for (size_t i = first; i < issues->count; i++) {
		struct issue *issue = &issues->items[i];
		struct po_place from, to;

		if (issue->in_source || (issue->from == issue->to && !issue->replacement) ||
		    !po_place_find(unit, issue->form, issue->from, &from))
			continue;
		if (issue->to == issue->from)
			to = from;
		else if (po_place_find(unit, issue->form, issue->to - 1, &to))
			to.column++;
		else
			continue;
		issue->first_line = from.line;
		issue->first_column = from.column;
		issue->last_line = to.line;
		issue->last_column = to.column;
	}
}

static void check_unit(struct checking *checking, struct check_context *context, const struct unit *unit,
		       size_t index, bool enough)
{
	size_t first = checking->issues->count;
	struct banner banner = BANNER_INIT;

	check_state(context, unit, enough);
	if (unit_is_translated(unit) && !banner_is_kept(&banner, unit)) {
		quality_check_unit(context, unit);
		consistency_see(checking->consistency, context, unit);
	}
	for (size_t i = first; i < checking->issues->count; i++)
		checking->issues->items[i].unit = index;
	place_issues(checking->issues, first, unit);
	banner_release(&banner);
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
	bool enough;

	if (checking->workspace && release_id)
		minimum = minimum_percent(&checking->workspace->settings.check_minimum, release_id, target);
	checking_profile(checking, path, source, target, &profile);
	check_context_init(&context, source, target, path, &profile, checking->issues);
	for (size_t i = 0; i < catalog->count; i++)
		if (unit_is_translated(&catalog->units[i]))
			quality_learn_text(&context, unit_target(&catalog->units[i]));
	check_plural_forms(&context, catalog);
	enough = percent_translated(catalog) >= minimum;
	for (size_t i = 0; i < catalog->count; i++)
		if (!(catalog->units[i].flags & UNIT_OBSOLETE))
			check_unit(checking, &context, &catalog->units[i], i, enough);
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
