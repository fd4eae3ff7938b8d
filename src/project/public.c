/*
 * public -- what the public sees now of each release, in each language, and how stale it is.
 */
#include <config.h>

#include "project/public.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/map.h"
#include "project/clock.h"
#include "project/release.h"
#include "project/words.h"

#include <stdlib.h>
#include <sys/stat.h>

static const char *const state_names[PUBLIC_STATES] = {
	[PUBLIC_CURRENT] = "current", [PUBLIC_MIXED] = "mixed",		  [PUBLIC_STALE] = "stale",
	[PUBLIC_CHANGED] = "changed", [PUBLIC_UNRECORDED] = "unrecorded", [PUBLIC_WITHHELD] = "withheld",
	[PUBLIC_NONE] = "none",
};

const char *public_state_name(enum public_state state)
{
	return state_names[state];
}

int64_t public_days_behind(const struct public_row *row, const struct public_cell *cell)
{
	return cell->since == RECORD_TIME_UNKNOWN || row->now < cell->since
		       ? 0
		       : (row->now - cell->since) / CLOCK_DAY_SECONDS;
}

/* ---------------------------------------------------------------- the release now */

/* A release as it is now: its texts with the words of each. */
struct present {
	const struct release *entry;
	struct opened_release opened;
	char revision[BLOB_ID_DIGITS + 1];
	char *digits; /* RECORD_TEXT_DIGITS of each unit, without anything between */
	size_t *words;
	size_t count, word_count;
	struct map texts; /* keys in `digits` */
	int64_t changed;  /* when the file was */
};

static bool present_open(struct present *present, struct workspace *workspace, const struct release *entry,
			 struct error *err)
{
	struct word_counter counter;
	struct stat about;

	*present = (struct present){ .entry = entry, .texts = MAP_INIT, .changed = RECORD_TIME_UNKNOWN };
	if (!release_open_inside(&present->opened, workspace, entry->path, entry->language, err))
		return false;
	if (stat(entry->path, &about) == 0)
		present->changed = about.st_mtim.tv_sec;
	blob_id(strbuf_slice(&present->opened.bytes), present->revision);
	present->count = document_unit_count(present->opened.document);
	present->digits = alloc_zeroed(present->count + 1, RECORD_TEXT_DIGITS);
	present->words = alloc_zeroed(present->count + 1, sizeof(*present->words));
	word_counter_init(&counter, present->opened.language);
	for (size_t i = 0; i < present->count; i++) {
		struct slice source = document_unit(present->opened.document, i)->source;
		char digits[RECORD_TEXT_DIGITS + 1];

		record_text_digits(source, digits);
		memcpy(present->digits + i * RECORD_TEXT_DIGITS, digits, RECORD_TEXT_DIGITS);
		map_add(&present->texts,
			slice_from(present->digits + i * RECORD_TEXT_DIGITS, RECORD_TEXT_DIGITS), i, NULL);
		present->words[i] = word_counter_run(&counter, source);
		present->word_count += present->words[i];
	}
	word_counter_release(&counter);
	return true;
}

static void present_close(struct present *present)
{
	release_close(&present->opened);
	map_release(&present->texts);
	free(present->digits);
	free(present->words);
}

/* ---------------------------------------------------------------------- an edition */

static void measure_texts(const struct present *present, const struct edition_record *record,
			  struct public_cell *cell)
{
	struct map shown = MAP_INIT;
	struct slice rest = record->texts, text;

	while (slice_next_field(&rest, ' ', &text)) {
		map_add(&shown, text, 0, NULL);
		cell->texts_outdated += map_find(&present->texts, text) == NULL;
	}
	for (size_t i = 0; i < present->count; i++)
		if (map_find(&shown, slice_from(present->digits + i * RECORD_TEXT_DIGITS, RECORD_TEXT_DIGITS)))
			cell->words_shown += present->words[i];
	map_release(&shown);
}

/* The policy said since when, else the file does. */
static int64_t behind_since(const struct present *present, const struct edition_record *record)
{
	return record && record->waiting != RECORD_TIME_UNKNOWN ? record->waiting : present->changed;
}

static bool judge_file(const struct present *present, const struct edition_record *record,
		       struct public_cell *cell, struct error *err)
{
	struct strbuf bytes = STRBUF_INIT;

	if (!file_read(cell->path, FILE_LIMIT_BYTES, &bytes, err))
		return false;
	if (!record || !record->edition[0])
		cell->state = PUBLIC_UNRECORDED;
	else if (!record_is_ours(record, strbuf_slice(&bytes)))
		cell->state = PUBLIC_CHANGED;
	else if (strcmp(record->source, present->revision) != 0)
		cell->state = PUBLIC_STALE;
	else
		cell->state = cell->words_shown < present->word_count ? PUBLIC_MIXED : PUBLIC_CURRENT;
	strbuf_release(&bytes);
	return true;
}

/* What there is instead of an edition: taken away by the policy, or not written yet. */
static enum public_state absent_state(const struct settings *settings, const struct present *present,
				      const struct edition_record *record, const struct language *language)
{
	bool withholds = value_by_place(&settings->publish_below, present->entry->id, language) == PUBLISH_WITHHOLD;

	return withholds && record && record->waiting != RECORD_TIME_UNKNOWN ? PUBLIC_WITHHELD : PUBLIC_NONE;
}

static bool measure(const struct settings *settings, const struct present *present,
		    const struct release_record *records, struct public_cell *cell, struct error *err)
{
	const struct edition_record *record = record_find(records, cell->language);

	cell->record = record;
	cell->since = RECORD_TIME_UNKNOWN;
	cell->published = record ? record->published : RECORD_TIME_UNKNOWN;
	cell->is_source = cell->language == present->opened.language;
	if (!file_exists(cell->path)) {
		cell->state = absent_state(settings, present, record, cell->language);
		cell->since = behind_since(present, record);
		return true;
	}
	if (record)
		measure_texts(present, record, cell);
	if (!judge_file(present, record, cell, err))
		return false;
	if (cell->state == PUBLIC_STALE || (cell->state == PUBLIC_UNRECORDED && record))
		cell->since = behind_since(present, record);
	return true;
}

static bool measure_release(struct workspace *workspace, const struct release *entry, public_row_function *tell,
			    void *data, struct error *err)
{
	const struct settings *settings = &workspace->settings;
	struct public_cell cells[SETTINGS_LANGUAGES_MAX] = { 0 };
	struct release_record records;
	struct present present;
	bool done;

	if (!present_open(&present, workspace, entry, err))
		return false;
	done = record_load(&records, workspace, entry, err);
	for (size_t i = 0; done && i < settings->target_count; i++) {
		cells[i].language = settings->targets[i];
		cells[i].path = workspace_edition_path(workspace, entry, settings->targets[i]);
		done = workspace_keeps(workspace, cells[i].path, err) &&
		       measure(settings, &present, &records, &cells[i], err);
	}
	if (done)
		tell(data,
		     &(struct public_row){ entry, present.opened.language, present.revision, present.word_count,
					   clock_now(), cells, settings->target_count });
	record_release(&records);
	present_close(&present);
	return done;
}

bool public_workspace(struct workspace *workspace, public_row_function *tell, void *data, struct error *err)
{
	for (size_t i = 0; i < workspace->release_count; i++)
		if (!measure_release(workspace, &workspace->releases[i], tell, data, err))
			return false;
	return true;
}
