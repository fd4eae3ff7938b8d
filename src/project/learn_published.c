/*
 * learn_published -- what somebody changed in published editions goes back.
 */
#include <config.h>

#include "project/learn_published.h"

#include "base/alloc.h"
#include "base/file.h"

#include <stdlib.h>

/* A correction of what the release does not say any more: the memory does. */
struct moved_correction {
	const char *origin;
	const struct language *source_language, *target_language;
	struct slice source, old_target, new_target;
};

struct looking {
	struct workspace *workspace;
	struct moved_correction *moved;
	size_t moved_count, moved_capacity;
	struct arena arena; /* of their texts */
	bool apply;
	published_function *tell;
	void *data;
	struct published_report *report;
};

/* ------------------------------------------------------------------- applying */

static void note_moved(struct looking *looking, const struct release *entry, const struct edition *edition,
		       const struct edit *edit)
{
	ARRAY_GROW(looking->moved, looking->moved_count, looking->moved_capacity);
	looking->moved[looking->moved_count++] = (struct moved_correction){
		.origin = entry->id,
		.source_language = edition->source,
		.target_language = edition->target,
		.source = arena_copy(&looking->arena, edit->source),
		.old_target = arena_copy(&looking->arena, edit->old_target),
		.new_target = arena_copy(&looking->arena, edit->new_target),
	};
}

static bool apply_edits(struct looking *looking, const struct release *entry, struct edition *edition,
			const struct edits *edits, struct error *err)
{
	struct catalog *catalog = &edition->catalog;
	size_t taken = 0;

	for (size_t i = 0; i < edits->count; i++) {
		const struct edit *edit = &edits->items[i];

		if (!edit_applies(edit->kind))
			continue;
		catalog_set_target(catalog, edit->place, 0, edit->new_target);
		if (slice_equal(catalog->units[edit->place].source,
				edit->source)) /* else it is of an older source */
			catalog_clear_fuzzy(catalog, edit->place);
		if (edit->kind == EDIT_SOURCE_MOVED)
			note_moved(looking, entry, edition, edit);
		taken++;
	}
	if (!taken)
		return true;
	looking->report->taken += taken;
	return catalog_save(catalog, edition->catalog_path, err);
}

static void count_edits(struct published_report *report, const struct edits *edits)
{
	report->edits += edits->count;
	for (size_t i = 0; i < edits->count; i++)
		report->undecided += !edit_applies(edits->items[i].kind);
}

/* -------------------------------------------------------------------- looking */

static void tell(const struct looking *looking, struct published_edition *found)
{
	looking->report->editions++;
	looking->report->undecided += found->state == PUBLISHED_SOURCE || found->state == PUBLISHED_DERIVED;
	looking->tell(looking->data, found);
}

static bool compare(struct looking *looking, const struct release *entry, const struct opened_release *release,
		    const struct edition_record *row, struct published_edition *found, struct error *err)
{
	struct edits edits = EDITS_INIT;
	struct opened_release published;
	struct edition edition;
	bool done;

	if (!release_open_inside(&published, looking->workspace, found->path, found->language, err))
		return false;
	done = edition_open(&edition, looking->workspace, entry, release, found->language, err);
	if (done) {
		edits_find(release, &edition, row, &published, &edits);
		count_edits(looking->report, &edits);
		found->edits = &edits;
		tell(looking, found);
		done = !looking->apply || apply_edits(looking, entry, &edition, &edits, err);
		edition_close(&edition);
	}
	edits_release(&edits);
	release_close(&published);
	return done;
}

static bool look_at_edition(struct looking *looking, const struct release *entry,
			    const struct opened_release *release, const struct release_record *record,
			    const struct language *language, struct error *err)
{
	const struct edition_record *row = record_find(record, language);
	struct published_edition found = { .release = entry,
					   .language = language,
					   .path = workspace_edition_path(looking->workspace, entry, language),
					   .derived_from = workspace_derived_from(looking->workspace, entry,
									 release->language, language) };
	struct strbuf bytes = STRBUF_INIT;
	bool ours, done;

	if (!workspace_keeps(looking->workspace, found.path, err))
		return false;
	if (!file_exists(found.path))
		return true;
	done = file_read(found.path, FILE_LIMIT_BYTES, &bytes, err);
	ours = done && row && record_is_ours(row, strbuf_slice(&bytes));
	strbuf_release(&bytes);
	if (!done || ours)
		return done;
	if (row && language != release->language && !found.derived_from && row->targets.bytes)
		return compare(looking, entry, release, row, &found, err);
	found.state = !row || (!row->targets.bytes && !found.derived_from && language != release->language)
			      ? PUBLISHED_UNRECORDED
		      : language == release->language ? PUBLISHED_SOURCE
						      : PUBLISHED_DERIVED;
	tell(looking, &found);
	return true;
}

static bool look_at_release(struct looking *looking, const struct release *entry, struct error *err)
{
	struct opened_release release;
	struct release_record record;
	bool done;

	if (!release_open_inside(&release, looking->workspace, entry->path, entry->language, err))
		return false;
	done = record_load(&record, looking->workspace, entry, err);
	for (size_t i = 0; done && i < looking->workspace->settings.target_count; i++)
		done = look_at_edition(looking, entry, &release, &record,
				       looking->workspace->settings.targets[i], err);
	record_release(&record);
	release_close(&release);
	return done;
}

/* Each a batch, as if somebody had edited the memory by hand. */
static bool correct_memory(const struct looking *looking, const struct learn_options *options,
			   struct memory_report *report, struct error *err)
{
	const struct memory_batch by = { .kind = "learn", .reason = SLICE("changed in the published edition") };
	struct memory *memory;
	bool done = true;

	if (!looking->moved_count)
		return true;
	if (!memory_open(&memory, workspace_store_path(looking->workspace, options->store), MEMORY_WRITE, err))
		return false;
	for (size_t i = 0; done && i < looking->moved_count; i++) {
		const struct moved_correction *moved = &looking->moved[i];
		struct memory_edit edit = { .source_language = moved->source_language,
					    .target_language = moved->target_language,
					    .source = moved->source,
					    .old_target = moved->old_target,
					    .origin = slice_of(moved->origin),
					    .target = moved->new_target,
					    .status = TM_STATUS_APPROVED };

		done = memory_edit(memory, &edit, &by, report, err);
	}
	memory_close(memory);
	return done;
}

bool learn_published(struct workspace *workspace, const struct learn_options *options, bool apply,
		     published_function *tell_each, void *data, struct published_report *report,
		     struct error *err)
{
	struct looking looking = {
		.workspace = workspace, .apply = apply, .tell = tell_each, .data = data, .report = report
	};
	struct error why = ERROR_INIT;
	bool done = true;

	*report = (struct published_report){ .editions = 0 };
	for (size_t i = 0; done && i < workspace->release_count; i++)
		done = look_at_release(&looking, &workspace->releases[i], err);
	if (done && report->taken)
		done = learn_files(workspace, NULL, 0, options, &report->learned, err);
	if (report->learned.kept && !correct_memory(&looking, options, &report->learned.memory, &why)) {
		error_gather(err, &why);
		done = false;
	}
	free(looking.moved);
	arena_release(&looking.arena);
	return done;
}
