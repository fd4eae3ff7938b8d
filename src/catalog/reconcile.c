/*
 * reconcile -- what two people did to one catalog, put together.
 */
#include <config.h>

#include "catalog/reconcile.h"

#include "base/alloc.h"

#include <stdlib.h>

struct reconcile {
	struct catalog *ours, *base, *theirs;
	struct reconcile_report *report;
	bool *gone;    /* of ours, by place */
	size_t *order; /* places of ours in the order of the outcome */
	size_t count;  /* of `order` */
};

static const struct unit *find(struct catalog *catalog, const struct unit *unit)
{
	size_t place = catalog_find(catalog, unit->context, unit->source);

	return place == CATALOG_NOT_FOUND ? NULL : &catalog->units[place];
}

/* Did the same come out of people's work? References and the like are made by machines. */
static bool same_work(const struct unit *a, const struct unit *b)
{
	if (a->target_count != b->target_count ||
	    (a->flags & (UNIT_FUZZY | UNIT_OBSOLETE)) != (b->flags & (UNIT_FUZZY | UNIT_OBSOLETE)) ||
	    !slice_equal(a->notes, b->notes))
		return false;
	for (size_t i = 0; i < a->target_count; i++)
		if (!slice_equal(a->targets[i], b->targets[i]))
			return false;
	return true;
}

static void take_work(struct reconcile *reconcile, size_t place, const struct unit *theirs)
{
	struct unit *unit = catalog_edit(reconcile->ours, place);

	for (size_t i = 0; i < theirs->target_count; i++)
		catalog_set_target(reconcile->ours, place, i,
				   catalog_keep(reconcile->ours, theirs->targets[i]));
	unit = catalog_edit(reconcile->ours, place);
	unit->notes = catalog_keep(reconcile->ours, theirs->notes);
	unit->previous_context = catalog_keep(reconcile->ours, theirs->previous_context);
	unit->previous_source = catalog_keep(reconcile->ours, theirs->previous_source);
	unit->previous_plural = catalog_keep(reconcile->ours, theirs->previous_plural);
	unit->flags = (unit->flags & ~(unsigned)(UNIT_FUZZY | UNIT_OBSOLETE)) |
		      (theirs->flags & (UNIT_FUZZY | UNIT_OBSOLETE));
	reconcile->report->taken++;
}

static void add_lines(struct strbuf *notes, struct slice text)
{
	struct slice line;

	while (slice_next_line(&text, &line)) {
		strbuf_add_byte(notes, '\n');
		strbuf_add(notes, line);
	}
}

/* The other translation is kept where a translator sees it. */
static void keep_both(struct reconcile *reconcile, size_t place, const struct unit *theirs)
{
	struct strbuf notes = STRBUF_INIT;
	struct unit *unit;

	catalog_mark_fuzzy(reconcile->ours, place, SLICE_NONE);
	unit = catalog_edit(reconcile->ours, place);
	if (unit->notes.data) {
		strbuf_add(&notes, unit->notes);
		strbuf_add_byte(&notes, '\n');
	}
	strbuf_add_string(&notes, "MERGE CONFLICT, the other translation:");
	for (size_t i = 0; i < theirs->target_count; i++)
		add_lines(&notes, theirs->targets[i]);
	unit->notes = catalog_keep(reconcile->ours, strbuf_slice(&notes));
	strbuf_release(&notes);
	reconcile->report->conflicts++;
}

static bool is_better(const struct unit *a, const struct unit *b)
{
	return (!unit_is_empty(a) && unit_is_empty(b)) || (unit_is_translated(a) && !unit_is_translated(b));
}

static void settle(struct reconcile *reconcile, size_t place, const struct unit *base,
		   const struct unit *theirs)
{
	const struct unit *ours = &reconcile->ours->units[place];

	if (same_work(ours, theirs) || (base && same_work(theirs, base)))
		return;
	if (base && same_work(ours, base))
		take_work(reconcile, place, theirs);
	else if (is_better(theirs, ours))
		take_work(reconcile, place, theirs);
	else if (!is_better(ours, theirs))
		keep_both(reconcile, place, theirs);
}

static void settle_ours(struct reconcile *reconcile, size_t place)
{
	const struct unit *ours = &reconcile->ours->units[place];
	const struct unit *base = find(reconcile->base, ours), *theirs = find(reconcile->theirs, ours);

	if (theirs) {
		settle(reconcile, place, base, theirs);
	} else if (base && same_work(ours, base)) {
		reconcile->gone[place] = true;
		reconcile->report->removed++;
	}
}

/* ---------------------------------------------------------------- their new units */

/* Behind the unit that stands before it on their side, if we have that. */
static size_t position_of(const struct reconcile *reconcile, size_t their_place)
{
	while (their_place-- > 0) {
		const struct unit *before = &reconcile->theirs->units[their_place];
		size_t place = catalog_find(reconcile->ours, before->context, before->source);

		for (size_t i = 0; place != CATALOG_NOT_FOUND && i < reconcile->count; i++)
			if (reconcile->order[i] == place)
				return i + 1;
	}
	return 0;
}

static void insert(struct reconcile *reconcile, size_t position, size_t place)
{
	memmove(reconcile->order + position + 1, reconcile->order + position,
		(reconcile->count - position) * sizeof(*reconcile->order));
	reconcile->order[position] = place;
	reconcile->count++;
}

/* We may have taken it out; then only new work brings it back. */
static void add_theirs(struct reconcile *reconcile, size_t their_place)
{
	const struct unit *theirs = &reconcile->theirs->units[their_place];
	const struct unit *base = find(reconcile->base, theirs);
	size_t position;

	if (base && same_work(theirs, base))
		return;
	position = position_of(reconcile, their_place);
	insert(reconcile, position, catalog_add(reconcile->ours, theirs));
	reconcile->report->added++;
}

static void put_in_order(struct reconcile *reconcile)
{
	struct catalog *ours = reconcile->ours;
	struct unit *units = alloc_zeroed(ours->count + 1, sizeof(*units));
	size_t count = 0;

	for (size_t i = 0; i < reconcile->count; i++)
		units[count++] = ours->units[reconcile->order[i]];
	free(ours->units);
	ours->units = units;
	ours->capacity = ours->count + 1;
	ours->count = count;
	unit_index_clear(&ours->index);
}

/* The later date is that of the outcome. */
static void settle_header(struct reconcile *reconcile)
{
	static const char *const fields[] = { "PO-Revision-Date", "POT-Creation-Date" };

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
		struct slice ours = catalog_header(reconcile->ours, fields[i]);
		struct slice theirs = catalog_header(reconcile->theirs, fields[i]);

		if (theirs.data && (!ours.data || slice_compare(theirs, ours) > 0))
			catalog_set_header(reconcile->ours, fields[i], theirs);
	}
}

void catalog_reconcile(struct catalog *ours, struct catalog *base, struct catalog *theirs,
		       struct reconcile_report *report)
{
	struct reconcile reconcile = { ours, base, theirs, report, NULL, NULL, 0 };
	size_t count = ours->count;

	*report = (struct reconcile_report){ 0 };
	reconcile.gone = alloc_zeroed(count + 1, sizeof(*reconcile.gone));
	reconcile.order = alloc_zeroed(count + theirs->count + 1, sizeof(*reconcile.order));
	for (size_t i = 0; i < count; i++)
		settle_ours(&reconcile, i);
	for (size_t i = 0; i < count; i++)
		if (!reconcile.gone[i])
			reconcile.order[reconcile.count++] = i;
	for (size_t i = 0; i < theirs->count; i++)
		if (catalog_find(ours, theirs->units[i].context, theirs->units[i].source) == CATALOG_NOT_FOUND)
			add_theirs(&reconcile, i);
	put_in_order(&reconcile);
	settle_header(&reconcile);
	free(reconcile.gone);
	free(reconcile.order);
}
