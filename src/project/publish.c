/*
 * publish -- which editions the public gets to see, and the record of them.
 */
#include <config.h>

#include "project/publish.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/i18n.h"
#include "document/format.h"
#include "project/clock.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

bool publication_open(struct publication *publication, struct workspace *workspace, const struct release *entry,
		      const struct opened_release *release, struct error *err)
{
	*publication = (struct publication){ .workspace = workspace, .entry = entry, .release = release };
	blob_id(strbuf_slice(&release->bytes), publication->revision);
	return record_load(&publication->record, workspace, entry, err);
}

void publication_close(struct publication *publication)
{
	record_release(&publication->record);
}

bool publish_allows(const struct settings *settings, const char *id, const struct edition_progress *progress,
		    const struct language *target)
{
	return value_by_place(&settings->publish_below, id, target) == PUBLISH_MIX ||
	       edition_percent(progress) >= value_by_place(&settings->publish_minimum, id, target);
}

bool publish_is_already(const char *path, struct slice bytes)
{
	struct strbuf old = STRBUF_INIT;
	bool same = file_exists(path) && file_read(path, FILE_LIMIT_BYTES, &old, NULL) &&
		    slice_equal(strbuf_slice(&old), bytes);

	strbuf_release(&old);
	return same;
}

/* ------------------------------------------------------------------- the record */

/* Which units were to be translated and could not be. */
static bool *fallen_units(const struct document_report *report, size_t count)
{
	bool *fallen = alloc_zeroed(count + 1, sizeof(*fallen));

	for (size_t i = 0; i < report->problem_count; i++)
		if (report->problems[i].unit < count)
			fallen[report->problems[i].unit] = true;
	return fallen;
}

/* Fills in which texts the edition shows translated, and what into. */
static void note_texts(struct publication *publication, const struct made_edition *made, struct edition_record *row)
{
	const struct document *document = publication->release->document;
	size_t count = document_unit_count(document);
	bool *fallen = fallen_units(made->report, count);
	bool is_source = made->edition->target == made->edition->source;
	char digits[RECORD_TEXT_DIGITS + 1];
	struct strbuf texts = STRBUF_INIT, targets = STRBUF_INIT;

	for (size_t i = 0; i < count; i++) {
		struct slice source = document_unit(document, i)->source;
		struct slice target = is_source ? source : edition_find(made->edition, source);

		if (fallen[i] || !target.bytes)
			continue;
		record_text_digits(source, digits);
		strbuf_addf(&texts, "%s%s", texts.bytes ? " " : "", digits);
		record_target_digits(target, digits);
		strbuf_addf(&targets, "%s%s", targets.bytes ? " " : "", digits);
	}
	row->texts = arena_copy(&publication->record.arena, strbuf_slice(&texts));
	row->targets = arena_copy(&publication->record.arena, strbuf_slice(&targets));
	strbuf_release(&texts);
	strbuf_release(&targets);
	free(fallen);
}

/* What is there now, by its name; "" when nothing is. */
static bool name_file(const char *path, char id[BLOB_ID_DIGITS + 1], struct error *err)
{
	struct strbuf bytes = STRBUF_INIT;
	bool done = true;

	id[0] = '\0';
	if (file_exists(path)) {
		done = file_read(path, FILE_LIMIT_BYTES, &bytes, err);
		if (done)
			blob_id(strbuf_slice(&bytes), id);
	}
	strbuf_release(&bytes);
	return done;
}

static bool same_record(const struct edition_record *a, const struct edition_record *b)
{
	return a->published == b->published && a->waiting == b->waiting && strcmp(a->source, b->source) == 0 &&
	       strcmp(a->edition, b->edition) == 0 && a->words == b->words &&
	       a->words_translated == b->words_translated && slice_equal(a->texts, b->texts) &&
	       slice_equal(a->targets, b->targets);
}

/* Puts the row into the record, and on disk when that says anything new. */
static bool note(struct publication *publication, const struct edition_record *row, struct error *err)
{
	struct edition_record *old = record_edit(&publication->record, row->language);

	if (!old || same_record(old, row))
		return true;
	*old = *row;
	return record_save(&publication->record, err);
}

static struct edition_record current_row(struct publication *publication, const struct made_edition *made)
{
	const struct edition_record *row = record_find(&publication->record, made->edition->target);

	return row ? *row
		   : (struct edition_record){ .language = made->edition->target,
					      .published = RECORD_TIME_UNKNOWN,
					      .waiting = RECORD_TIME_UNKNOWN };
}

static bool note_published(struct publication *publication, const struct made_edition *made, bool written,
			   struct error *err)
{
	struct edition_record row = current_row(publication, made);
	char id[BLOB_ID_DIGITS + 1];

	if (written && !name_file(made->path, row.before, err))
		return false;
	blob_id(made->bytes, id);
	if (written || strcmp(row.edition, id) != 0)
		row.published = clock_now();
	memcpy(row.edition, id, sizeof(id));
	memcpy(row.source, publication->revision, sizeof(row.source));
	row.waiting = RECORD_TIME_UNKNOWN;
	row.words = made->progress.words;
	row.words_translated = made->progress.words_translated;
	note_texts(publication, made, &row);
	return note(publication, &row, err);
}

static bool note_waiting(struct publication *publication, const struct made_edition *made, bool withheld,
			 struct error *err)
{
	struct edition_record row = current_row(publication, made);

	if (row.waiting == RECORD_TIME_UNKNOWN)
		row.waiting = clock_now();
	if (withheld) {
		memcpy(row.before, row.edition, sizeof(row.before));
		row.edition[0] = row.source[0] = '\0';
		row.published = RECORD_TIME_UNKNOWN;
		row.words = row.words_translated = 0;
		row.texts = row.targets = SLICE_NONE;
	}
	return note(publication, &row, err);
}

/* ------------------------------------------------------------------- the edition */

/* A text without markup whose lines were broken to fit a width, as a merge breaks them again. */
static bool is_wrapped(const struct document *document)
{
	size_t count = document_unit_count(document);

	if (strcmp(document_format(document)->name, "plain") != 0)
		return false;
	for (size_t i = 0; i < count; i++)
		if (slice_is(document_unit(document, i)->type, "paragraph"))
			return true;
	return false;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool is_line_end(struct slice text, size_t at)
{
	return text.data[at] == '\r' || (text.data[at] == '\n' && (at == 0 || text.data[at - 1] != '\r'));
}

/* Adds the text with a space for each line break that parts no paragraphs, and without one at its end. */
static void add_unwrapped(struct strbuf *out, struct slice text)
{
	for (size_t at = 0; at < text.bytes;) {
		size_t begin = at, line_ends = 0;

		for (; at < text.bytes && is_space(text.data[at]); at++)
			line_ends += is_line_end(text, at);
		if (at == text.bytes && line_ends)
			return;
		if (line_ends == 1)
			strbuf_add_byte(out, ' ');
		else
			strbuf_add(out, slice_part(text, begin, at));
		for (begin = at; at < text.bytes && !is_space(text.data[at]); at++)
			;
		strbuf_add(out, slice_part(text, begin, at));
	}
}

/* The same edition, but for where its lines are broken? A correction that was taken over moves breaks. */
static bool is_same_but_breaks(const struct publication *publication, struct slice there, struct slice made)
{
	struct strbuf one = STRBUF_INIT, other = STRBUF_INIT;
	bool same;

	if (!is_wrapped(publication->release->document))
		return slice_equal(there, made);
	add_unwrapped(&one, there);
	add_unwrapped(&other, made);
	same = slice_equal(strbuf_slice(&one), strbuf_slice(&other));
	strbuf_release(&one);
	strbuf_release(&other);
	return same;
}

/* Is there something that neither this merge nor an earlier one made: changed by hand, or never merged? */
static bool is_of_others(const struct publication *publication, const struct made_edition *made, bool *yes,
			 struct error *err)
{
	const struct edition_record *row = record_find(&publication->record, made->edition->target);
	struct strbuf bytes = STRBUF_INIT;
	bool done = true;

	*yes = false;
	if (publication->overwrite || !file_exists(made->path))
		return true;
	done = file_read(made->path, FILE_LIMIT_BYTES, &bytes, err);
	if (done)
		*yes = !is_same_but_breaks(publication, strbuf_slice(&bytes), made->bytes) &&
		       !(row && record_is_ours(row, strbuf_slice(&bytes)));
	strbuf_release(&bytes);
	return done;
}

static bool write_edition(struct publication *publication, const struct made_edition *made,
			  enum publish_outcome *outcome, struct error *err)
{
	char *folder;
	bool done, of_others;

	if (!is_of_others(publication, made, &of_others, err))
		return false;
	if (of_others) {
		*outcome = PUBLISH_EDITED;
		return true;
	}
	*outcome = publish_is_already(made->path, made->bytes) ? PUBLISH_UNCHANGED : PUBLISH_WRITTEN;
	if (!note_published(publication, made, *outcome == PUBLISH_WRITTEN, err))
		return false;
	if (*outcome == PUBLISH_UNCHANGED)
		return true;
	folder = path_folder(made->path);
	done = folder_make(folder, err) && file_write(made->path, made->bytes, err);
	free(folder);
	return done;
}

static bool withhold_edition(struct publication *publication, const struct made_edition *made,
			     enum publish_outcome *outcome, struct error *err)
{
	bool of_others;

	if (!is_of_others(publication, made, &of_others, err))
		return false;
	*outcome = of_others ? PUBLISH_EDITED : PUBLISH_WITHHELD;
	if (of_others)
		return true;
	if (unlink(made->path) < 0 && errno != ENOENT)
		return error_system(err, _("cannot withhold '%s'"), made->path);
	return note_waiting(publication, made, true, err);
}

bool publish_edition(struct publication *publication, const struct made_edition *made,
		     enum publish_outcome *outcome, struct error *err)
{
	const struct settings *settings = &publication->workspace->settings;

	if (publish_allows(settings, publication->entry->id, &made->progress, made->edition->target))
		return write_edition(publication, made, outcome, err);
	if (value_by_place(&settings->publish_below, publication->entry->id, made->edition->target) == PUBLISH_WITHHOLD)
		return withhold_edition(publication, made, outcome, err);
	*outcome = PUBLISH_HELD;
	return note_waiting(publication, made, false, err);
}
