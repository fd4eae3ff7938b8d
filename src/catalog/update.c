/*
 * update -- bringing a catalog up to date with a new extraction.
 *
 * The units are paired (pairing.h); then the catalog is built anew in the order of the
 * extraction, each unit out of the old ones that it is made of.
 */
#include <config.h>

#include "catalog/update.h"

#include "base/alloc.h"
#include "base/hash.h"
#include "catalog/pairing.h"
#include "segment/segment.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#define NONE CATALOG_NOT_FOUND

/* Of a fuzzy unit: its target was approved for the previous source, and this is the target's hash. */
#define EDITED_MARK "tarjimon: edited="
#define EDITED_MARK_DIGITS 16

struct update {
	struct catalog *catalog;
	const struct catalog *fresh;
	struct unit *old_units;
	size_t old_count;
	struct pairing pairing;
	struct typo_judge *typo; /* NULL: typos are edits like others */
	struct update_report *report;
	bool *consumed; /* old units that became a new one, with everything */
	bool *needed;	/* old units of which nothing may be lost */
	bool changed;
};

static const char *const kind_names[UPDATE_KINDS] = {
	[UPDATE_KEPT] = "kept",	    [UPDATE_MOVED] = "moved",	[UPDATE_REVIVED] = "came-back",
	[UPDATE_TYPO] = "typo",	    [UPDATE_EDITED] = "edited", [UPDATE_SPLIT] = "split",
	[UPDATE_JOINED] = "joined", [UPDATE_NEW] = "new",	[UPDATE_GONE] = "gone",
};

const char *update_kind_name(enum update_kind kind)
{
	return kind_names[kind];
}

/* --------------------------------------------------------------------- comments */

static void print_edited_mark(struct slice target, char mark[sizeof(EDITED_MARK) + EDITED_MARK_DIGITS])
{
	snprintf(mark, sizeof(EDITED_MARK) + EDITED_MARK_DIGITS, EDITED_MARK "%016" PRIx64,
		 hash_bytes(target, HASH_KEY_STORED));
}

/* Is it a document's unit, which has comments of ours? Catalogs of programs get none. */
static bool is_ours(const struct unit *unit)
{
	return unit_id(unit).data != NULL;
}

static struct slice with_line(struct update *update, struct slice comment, struct slice line)
{
	struct strbuf text = STRBUF_INIT;
	struct slice kept;

	strbuf_add(&text, comment);
	if (text.bytes)
		strbuf_add_byte(&text, '\n');
	strbuf_add(&text, line);
	kept = catalog_keep(update->catalog, strbuf_slice(&text));
	strbuf_release(&text);
	return kept;
}

/* How a fuzzy target came about stays beside it. */
static bool is_about_target(struct slice line)
{
	return slice_starts(line, SLICE(EDITED_MARK)) || slice_starts(line, SLICE("tarjimon: kept=")) ||
	       slice_starts(line, SLICE("tarjimon: match=")) ||
	       slice_starts(line, SLICE("tarjimon: candidate="));
}

/* The extraction's comment, and what the old one says of the target. */
static struct slice merged_comment(struct update *update, const struct unit *unit, const struct unit *fresh)
{
	struct slice merged = catalog_keep(update->catalog, fresh->extracted), rest = unit->extracted, line;

	while ((unit->flags & UNIT_FUZZY) && slice_next_line(&rest, &line))
		if (is_about_target(line))
			merged = with_line(update, merged, line);
	return merged;
}

/* Was the target approved for the previous source, and has nobody touched it since? */
static bool is_untouched_since_edit(const struct unit *unit)
{
	char mark[sizeof(EDITED_MARK) + EDITED_MARK_DIGITS];
	struct slice rest = unit->extracted, line;

	print_edited_mark(unit_target(unit), mark);
	while (slice_next_line(&rest, &line))
		if (slice_is(line, mark))
			return true;
	return false;
}

/* ------------------------------------------------------------------ units */

static bool same_slice(struct slice a, struct slice b)
{
	return !a.data == !b.data && slice_equal(a, b);
}

static struct slice next_reference(struct slice text, size_t *at)
{
	size_t start;

	while (*at < text.bytes && (text.data[*at] == ' ' || text.data[*at] == '\n'))
		++*at;
	start = *at;
	while (*at < text.bytes && text.data[*at] != ' ' && text.data[*at] != '\n')
		++*at;
	return slice_part(text, start, *at);
}

/* References may be wrapped in the file: where their lines end means nothing. */
static bool same_references(struct slice a, struct slice b)
{
	size_t at_a = 0, at_b = 0;

	for (;;) {
		struct slice one = next_reference(a, &at_a), other = next_reference(b, &at_b);

		if (!slice_equal(one, other))
			return false;
		if (!one.bytes)
			return true;
	}
}

static bool has_flag(struct slice flags, struct slice wanted)
{
	struct slice flag;

	while (slice_next_field(&flags, ',', &flag))
		if (slice_equal(slice_trim(flag), wanted))
			return true;
	return false;
}

/* The extraction's flags, and how a person wants the lines wrapped. */
static struct slice merged_flags(struct update *update, const struct unit *unit, const struct unit *fresh)
{
	const struct slice no_wrap = SLICE("no-wrap");
	struct strbuf flags = STRBUF_INIT;
	struct slice merged;

	if (!has_flag(unit->flag_names, no_wrap) || has_flag(fresh->flag_names, no_wrap))
		return catalog_keep(update->catalog, fresh->flag_names);
	strbuf_add(&flags, fresh->flag_names);
	strbuf_add_string(&flags, flags.bytes ? ", no-wrap" : "no-wrap");
	merged = catalog_keep(update->catalog, strbuf_slice(&flags));
	strbuf_release(&flags);
	return merged;
}

/* What the extraction knows better than the catalog. */
static void take_place(struct update *update, struct unit *unit, const struct unit *fresh)
{
	bool obsolete = unit->flags & UNIT_OBSOLETE;
	struct slice flag_names = merged_flags(update, unit, fresh);
	struct slice extracted = merged_comment(update, unit, fresh);

	if (!obsolete && same_slice(unit->extracted, extracted) &&
	    same_references(unit->references, fresh->references) && same_slice(unit->flag_names, flag_names) &&
	    same_slice(unit->source_plural, fresh->source_plural))
		return;
	unit->extracted = extracted;
	unit->references = catalog_keep(update->catalog, fresh->references);
	unit->flag_names = flag_names;
	unit->source_plural = catalog_keep(update->catalog, fresh->source_plural);
	unit->flags &= ~(unsigned)UNIT_OBSOLETE;
	unit->flags |= UNIT_CHANGED;
}

static void rename_unit(struct update *update, struct unit *unit, const struct unit *fresh)
{
	unit->context = catalog_keep(update->catalog, fresh->context);
	unit->source = catalog_keep(update->catalog, fresh->source);
	unit->flags |= UNIT_CHANGED;
}

static void clear_fuzzy(struct unit *unit)
{
	unit->flags &= ~(unsigned)UNIT_FUZZY;
	unit->flags |= UNIT_CHANGED;
	unit->previous_context = unit->previous_source = unit->previous_plural = SLICE_NONE;
}

/* What its target says: of a fuzzy one that it was made for something else. */
static struct slice made_for(const struct unit *unit)
{
	return (unit->flags & UNIT_FUZZY) && unit->previous_source.data ? unit->previous_source : unit->source;
}

static void make_fuzzy(struct update *update, struct unit *unit, const struct unit *fresh)
{
	bool approved = unit_is_translated(unit);

	if (!unit_is_empty(unit)) {
		/* A target that was fuzzy already was made for what it says itself. */
		if (!(unit->flags & UNIT_FUZZY) || !unit->previous_source.data) {
			unit->previous_context = unit->context;
			unit->previous_source = unit->source;
			unit->previous_plural = unit->source_plural;
		}
		unit->flags |= UNIT_FUZZY;
	}
	rename_unit(update, unit, fresh);
	take_place(update, unit, fresh);
	if (approved && is_ours(fresh)) {
		char mark[sizeof(EDITED_MARK) + EDITED_MARK_DIGITS];

		print_edited_mark(unit_target(unit), mark);
		unit->extracted = with_line(update, unit->extracted, slice_of(mark));
	}
}

static void make_obsolete(struct unit *unit)
{
	unit->extracted = unit->references = SLICE_NONE;
	unit->flags |= UNIT_OBSOLETE | UNIT_CHANGED;
}

/* ----------------------------------------------------------------------- report */

static void note(struct update *update, struct update_line line)
{
	struct update_report *report = update->report;

	report->counts[line.kind]++;
	ARRAY_GROW(report->lines, report->line_count, report->line_capacity);
	report->lines[report->line_count++] = line;
}

/* The old units with work in them that a new one is made of. */
static void note_origins(struct update *update, const struct pair *pair, struct update_line *line)
{
	struct update_report *report = update->report;

	line->first_origin = report->origin_count;
	for (size_t i = 0; i < pair->origin_count; i++) {
		const struct unit *old = &update->old_units[update->pairing.origins[pair->first_origin + i].old];

		if (unit_is_empty(old) || old->source_plural.data)
			continue;
		ARRAY_GROW(report->origins, report->origin_count, report->origin_capacity);
		report->origins[report->origin_count++] =
			(struct update_origin){ made_for(old), unit_target(old), unit_is_translated(old) };
		line->origin_count++;
	}
}

/* ---------------------------------------------------------------------- placing */

static struct unit *append(struct update *update, const struct unit *unit)
{
	struct catalog *catalog = update->catalog;

	ARRAY_GROW(catalog->units, catalog->count, catalog->capacity);
	catalog->units[catalog->count++] = *unit;
	update->changed |= (unit->flags & UNIT_CHANGED) != 0;
	return &catalog->units[catalog->count - 1];
}

static void place_new(struct update *update, const struct unit *fresh, struct update_line *line)
{
	line->kind = UPDATE_NEW;
	catalog_add(update->catalog, fresh);
	update->catalog->units[line->place].flags &= ~(unsigned)(UNIT_OBSOLETE | UNIT_CHANGED);
	update->changed = true;
}

static bool is_typo_fix(const struct update *update, struct slice old, struct slice fresh)
{
	return update->typo && typo_judge_run(update->typo, old, fresh);
}

static struct slice *copy_targets(struct update *update, const struct unit *unit)
{
	struct slice *targets = arena_zeroed(&update->catalog->arena, unit->target_count + 1, sizeof(*targets));

	memcpy(targets, unit->targets, unit->target_count * sizeof(*targets));
	return targets;
}

/* What the extraction knows how to translate, like a text that stays as it is. */
static void take_targets(struct update *update, struct unit *unit, const struct unit *fresh)
{
	unit->targets = copy_targets(update, fresh);
	unit->target_count = fresh->target_count;
	for (size_t i = 0; i < unit->target_count; i++)
		unit->targets[i] = catalog_keep(update->catalog, unit->targets[i]);
	unit->flags |= UNIT_CHANGED;
}

static void place_same(struct update *update, const struct pair *pair, const struct unit *fresh,
		       struct update_line *line)
{
	struct unit unit = update->old_units[pair->old];

	line->kind = unit.flags & UNIT_OBSOLETE ? UPDATE_REVIVED : pair->moved ? UPDATE_MOVED : UPDATE_KEPT;
	if ((unit.flags & UNIT_FUZZY) && unit.previous_source.data && is_untouched_since_edit(&unit) &&
	    is_typo_fix(update, unit.previous_source, unit.source)) {
		line->kind = UPDATE_TYPO;
		clear_fuzzy(&unit);
	}
	take_place(update, &unit, fresh);
	if (unit_is_empty(&unit) && !unit_is_empty(fresh))
		take_targets(update, &unit, fresh);
	append(update, &unit);
	update->consumed[pair->old] = true;
}

/* The old source comes back before anybody touched its translation. */
static bool is_taken_back(const struct unit *unit, const struct unit *fresh)
{
	return (unit->flags & UNIT_FUZZY) && slice_equal(unit->previous_source, fresh->source) &&
	       unit->previous_source.data && is_untouched_since_edit(unit);
}

static void place_edited(struct update *update, const struct pair *pair, const struct unit *fresh,
			 struct update_line *line)
{
	struct unit unit = update->old_units[pair->old];
	bool taken_back = is_taken_back(&unit, fresh);

	line->kind = taken_back ? UPDATE_REVIVED : UPDATE_EDITED;
	if (taken_back || is_typo_fix(update, unit.source, fresh->source)) {
		line->kind = taken_back ? UPDATE_REVIVED : UPDATE_TYPO;
		if (taken_back)
			clear_fuzzy(&unit);
		rename_unit(update, &unit, fresh);
		take_place(update, &unit, fresh);
	} else {
		note_origins(update, pair, line);
		make_fuzzy(update, &unit, fresh);
		update->needed[pair->old] |= pair->by_parts && !pair->all_kept;
	}
	append(update, &unit);
	update->consumed[pair->old] = true;
}

/* The texts of all old units, one behind the other. */
static struct slice put_together(struct update *update, const struct update_line *line, bool targets)
{
	struct strbuf text = STRBUF_INIT;
	struct slice kept;

	for (size_t i = 0; i < line->origin_count; i++) {
		const struct update_origin *origin = &update->report->origins[line->first_origin + i];

		if (i)
			strbuf_add_byte(&text, ' ');
		strbuf_add(&text, targets ? origin->target : origin->source);
	}
	kept = catalog_keep(update->catalog, strbuf_slice(&text));
	strbuf_release(&text);
	return kept;
}

static void add_notes(struct update *update, const struct pair *pair, struct unit *unit)
{
	struct slice seen = SLICE_NONE;

	for (size_t i = 0; i < pair->origin_count; i++) {
		const struct unit *old = &update->old_units[update->pairing.origins[pair->first_origin + i].old];

		if (!old->notes.data || slice_equal(old->notes, seen))
			continue;
		seen = old->notes;
		unit->notes = unit->notes.data ? with_line(update, unit->notes, old->notes) : old->notes;
	}
}

static bool all_approved(const struct update *update, const struct pair *pair, const struct update_line *line)
{
	for (size_t i = 0; i < line->origin_count; i++)
		if (!update->report->origins[line->first_origin + i].approved)
			return false;
	return line->origin_count == pair->origin_count;
}

/* Codes of joined units are numbered anew: their translations have to follow. */
static bool has_codes(struct slice source)
{
	struct strbuf text = STRBUF_INIT;
	bool codes;

	segment_strip(source, &text);
	codes = !slice_equal(strbuf_slice(&text), source);
	strbuf_release(&text);
	return codes;
}

/* One that was split off or joined: the old ones stay behind as obsolete. */
static void place_part(struct update *update, const struct pair *pair, const struct unit *fresh,
		       struct update_line *line)
{
	struct unit *unit;

	note_origins(update, pair, line);
	line->kind = pair->kind == PAIR_SPLIT ? UPDATE_SPLIT : UPDATE_JOINED;
	catalog_add(update->catalog, fresh);
	unit = &update->catalog->units[line->place];
	unit->flags &= ~(unsigned)UNIT_OBSOLETE;
	unit->flags |= UNIT_CHANGED;
	add_notes(update, pair, unit);
	for (size_t i = 0; i < pair->origin_count; i++)
		update->needed[update->pairing.origins[pair->first_origin + i].old] = true;
	update->changed = true;
	if (!line->origin_count)
		return;
	catalog_set_target(update->catalog, line->place, 0, put_together(update, line, true));
	if (!pair->whole || !all_approved(update, pair, line) || has_codes(fresh->source))
		catalog_mark_fuzzy(update->catalog, line->place, put_together(update, line, false));
}

static void place_fresh(struct update *update, size_t i)
{
	const struct unit *fresh = &update->fresh->units[i];
	const struct pair *pair = &update->pairing.pairs[i];
	struct update_line line = { .place = update->catalog->count,
				    .percent = pair->percent,
				    .moved = pair->moved };

	if (pair->old != NONE)
		line.line = update->old_units[pair->old].line;
	switch (unit_is_empty(fresh) || pair->kind == PAIR_SAME ? pair->kind : PAIR_NONE) {
	case PAIR_NONE:
		place_new(update, fresh, &line);
		break;
	case PAIR_SAME:
		place_same(update, pair, fresh, &line);
		break;
	case PAIR_EDITED:
		place_edited(update, pair, fresh, &line);
		break;
	case PAIR_SPLIT:
	case PAIR_JOINED:
		place_part(update, pair, fresh, &line);
		break;
	}
	line.source = update->catalog->units[line.place].source;
	line.id = unit_id(&update->catalog->units[line.place]);
	note(update, line);
}

/* An old unit that did not become a new one, or of which something is left. */
static void place_rest(struct update *update, size_t i)
{
	struct unit *unit = &update->old_units[i];
	struct update_line line = { .kind = UPDATE_GONE,
				    .place = update->catalog->count,
				    .line = unit->line,
				    .source = unit->source,
				    .id = unit_id(unit) };
	bool was_obsolete = unit->flags & UNIT_OBSOLETE, left = update->pairing.new_of[i] != NONE;

	if (unit_is_empty(unit))
		line.place = NONE;
	update->changed |= unit_is_empty(unit) || !was_obsolete;
	if (!was_obsolete && !left)
		note(update, line);
	if (line.place == NONE)
		return;
	/* Its targets may have gone into a new unit, and change there. */
	unit->targets = copy_targets(update, unit);
	if (!was_obsolete)
		make_obsolete(unit);
	append(update, unit);
}

/* One that became a new unit with all that is in it is not kept besides. */
static bool stays_behind(const struct update *update, size_t i)
{
	return !update->consumed[i] || (update->needed[i] && unit_is_translated(&update->old_units[i]));
}

static void rebuild(struct update *update)
{
	struct catalog *catalog = update->catalog;
	size_t last = 0;

	catalog->units = NULL;
	catalog->count = catalog->capacity = 0;
	catalog->header_position = 0;
	unit_index_clear(&catalog->index);
	for (size_t i = 0; i < update->fresh->count; i++) {
		size_t old = update->pairing.pairs[i].old;

		if (old != NONE) {
			update->changed |= old < last;
			last = old;
		}
		place_fresh(update, i);
	}
	for (size_t i = 0; i < update->old_count; i++)
		if (stays_behind(update, i))
			place_rest(update, i);
}

static struct typo_judge *make_judge(const struct catalog *extraction, const struct update_options *options)
{
	struct typo_judge *judge;

	if (!options || !options->typo_fix)
		return NULL;
	judge = typo_judge_new(catalog_source_language(extraction), options->words);
	for (size_t i = 0; i < extraction->count; i++)
		typo_judge_read(judge, extraction->units[i].source);
	return judge;
}

void catalog_update(struct catalog *catalog, const struct catalog *extraction,
		    const struct update_options *options, struct update_report *report)
{
	struct update_report own = UPDATE_REPORT_INIT;
	struct update update = {
		.catalog = catalog,
		.fresh = extraction,
		.old_units = catalog->units,
		.old_count = catalog->count,
		.report = report ? report : &own,
		.consumed = alloc_zeroed(catalog->count + 1, sizeof(*update.consumed)),
		.needed = alloc_zeroed(catalog->count + 1, sizeof(*update.needed)),
	};
	struct slice date = catalog_header(extraction, "POT-Creation-Date");

	update.typo = make_judge(extraction, options);
	pairing_make(&update.pairing, catalog, extraction);
	rebuild(&update);
	if (update.changed && date.data)
		catalog_set_header(catalog, "POT-Creation-Date", date);
	update.report->changed = update.changed;
	pairing_release(&update.pairing);
	typo_judge_free(update.typo);
	update_report_release(&own);
	free(update.old_units);
	free(update.consumed);
	free(update.needed);
}

void update_report_release(struct update_report *report)
{
	free(report->lines);
	free(report->origins);
	*report = (struct update_report)UPDATE_REPORT_INIT;
}
