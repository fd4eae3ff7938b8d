/*
 * check_units -- the units of a catalog, looked at by as many threads as the machine has.
 *
 *	portion ──► thread ──► issues ──┐
 *	portion ──► thread ──► issues ──┼──► the catalog's issues
 *	all     ──► this one ───────────┘
 *
 * A portion's thread makes the checks that look at one unit. What is shared by all units
 * (the termbase, the dictionary, what was seen of other units) this thread alone uses.
 */
#include <config.h>

#include "project/check_units.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "catalog/po_place.h"
#include "project/banner.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#define THREADS_MOST 8

/* To start a thread for fewer takes longer than it saves. */
#define PORTION_UNITS_LEAST ((size_t)500)

struct portion {
	const struct catalog *catalog;
	size_t first, end;
	struct check_context context;
	struct issues issues;
	pthread_t thread;
	bool started;
};

/* ------------------------------------------------------------------- one unit */

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

/* The issues from `first` on are of this unit. */
static void end_unit(struct issues *issues, size_t first, const struct catalog *catalog, size_t index)
{
	for (size_t i = first; i < issues->count; i++)
		issues->items[i].unit = index;
	place_issues(issues, first, &catalog->units[index]);
}

/* A banner that was kept as it is needs no reader. */
static bool is_to_be_read(const struct unit *unit)
{
	struct banner banner = BANNER_INIT;
	bool yes = !(unit->flags & UNIT_OBSOLETE) && unit_is_translated(unit) && !banner_is_kept(&banner, unit);

	banner_release(&banner);
	return yes;
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

/* ------------------------------------------------------------------- portions */

static void check_portion(struct portion *portion)
{
	struct issues *issues = &portion->issues;

	for (size_t i = portion->first; i < portion->end; i++) {
		size_t first = issues->count;

		if (!is_to_be_read(&portion->catalog->units[i]))
			continue;
		quality_check_unit(&portion->context, &portion->catalog->units[i]);
		end_unit(issues, first, portion->catalog, i);
	}
}

/* Whether a text goes on in the next unit is known from the last one before the portion. */
static void look_back(struct portion *portion)
{
	size_t before = portion->first;

	while (before > 0 && !is_to_be_read(&portion->catalog->units[before - 1]))
		before--;
	if (before > 0)
		quality_check_unit(&portion->context, &portion->catalog->units[before - 1]);
	issues_release(&portion->issues);
}

static void *run_portion(void *data)
{
	look_back(data);
	check_portion(data);
	return NULL;
}

static void start_portion(struct portion *portion, const struct check_context *context,
			  const struct catalog *catalog, size_t first, size_t end)
{
	*portion = (struct portion){ .catalog = catalog, .first = first, .end = end, .issues = ISSUES_INIT };
	check_context_init(&portion->context, context->source, context->target, context->file, context->profile,
			   &portion->issues);
	check_context_learn(&portion->context, context);
	check_context_share(&portion->context, true);
	portion->started = pthread_create(&portion->thread, NULL, run_portion, portion) == 0;
}

/* Where there is no thread to be had its work is done here. */
static void end_portion(struct portion *portion, struct issues *issues)
{
	if (portion->started)
		pthread_join(portion->thread, NULL);
	else
		run_portion(portion);
	issues_take(issues, &portion->issues);
	check_context_release(&portion->context);
}

static void check_together(struct checking *checking, struct check_context *context, const struct catalog *catalog,
			   bool enough)
{
	for (size_t i = 0; i < catalog->count; i++) {
		const struct unit *unit = &catalog->units[i];
		size_t first = context->issues->count;

		if (unit->flags & UNIT_OBSOLETE)
			continue;
		check_state(context, unit, enough);
		if (is_to_be_read(unit)) {
			quality_check_unit(context, unit);
			consistency_see(checking->consistency, context, unit);
		}
		end_unit(context->issues, first, catalog, i);
	}
}

size_t check_units_threads(size_t units)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	size_t threads = processors < 1		       ? 1 :
			 processors > THREADS_MOST ? THREADS_MOST :
						       (size_t)processors;

	if (threads > units / PORTION_UNITS_LEAST)
		threads = units / PORTION_UNITS_LEAST;
	return threads ? threads : 1;
}

void check_units(struct checking *checking, struct check_context *context, const struct catalog *catalog, bool enough,
		 size_t threads)
{
	struct portion portions[THREADS_MOST];

	if (threads > THREADS_MOST)
		threads = THREADS_MOST;
	if (threads < 2) {
		check_together(checking, context, catalog, enough);
		return;
	}
	for (size_t i = 0; i < threads; i++)
		start_portion(&portions[i], context, catalog, catalog->count * i / threads,
			      catalog->count * (i + 1) / threads);
	check_context_share(context, false);
	check_together(checking, context, catalog, enough);
	for (size_t i = 0; i < threads; i++)
		end_portion(&portions[i], context->issues);
}
