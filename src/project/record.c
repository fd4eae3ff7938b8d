/*
 * record -- what was published of a release, when, and which revision it was made from.
 */
#include <config.h>

#include "project/record.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "catalog/exchange.h"
#include "project/clock.h"
#include "segment/segment.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

enum column {
	COLUMN_LANGUAGE,
	COLUMN_PUBLISHED,
	COLUMN_SOURCE,
	COLUMN_EDITION,
	COLUMN_BEFORE,
	COLUMN_WAITING,
	COLUMN_WORDS,
	COLUMN_TRANSLATED,
	COLUMN_TEXTS,
	COLUMN_TARGETS,
	COLUMN_COUNT
};

static const char *const column_names[COLUMN_COUNT] = {
	"language", "published", "source", "edition", "before", "waiting", "words", "translated", "texts", "targets",
};

/* What the columns of a file are; those that we do not know are passed over. */
struct layout {
	int columns[2 * COLUMN_COUNT]; /* enum column, or -1 */
	size_t count;
};

/* -------------------------------------------------------------------- reading */

static void read_layout(struct slice line, struct layout *layout)
{
	struct slice field;

	layout->count = 0;
	while (layout->count < ARRAY_COUNT(layout->columns) && slice_next_field(&line, '\t', &field)) {
		int column = COLUMN_COUNT - 1;

		while (column >= 0 && !slice_is(field, column_names[column]))
			column--;
		layout->columns[layout->count++] = column;
	}
}

static bool is_blob_id(struct slice text)
{
	if (text.bytes != BLOB_ID_DIGITS)
		return false;
	for (size_t i = 0; i < text.bytes; i++)
		if (!strchr("0123456789abcdef", text.data[i]) || !text.data[i])
			return false;
	return true;
}

static bool read_id(struct slice field, char id[BLOB_ID_DIGITS + 1])
{
	bool none = slice_is(field, "-") || field.bytes == 0;

	if (!none && !is_blob_id(field))
		return false;
	snprintf(id, BLOB_ID_DIGITS + 1, "%.*s", none ? 0 : SLICE_ARG(field));
	return true;
}

static bool read_time(struct slice field, int64_t *seconds)
{
	*seconds = RECORD_TIME_UNKNOWN;
	if (slice_is(field, "-") || field.bytes == 0)
		return true;
	*seconds = tm_time_read(field);
	return *seconds != TM_TIME_UNKNOWN && *seconds >= 0;
}

static bool read_number(struct slice field, size_t *number)
{
	*number = 0;
	for (size_t i = 0; i < field.bytes; i++) {
		if (field.data[i] < '0' || field.data[i] > '9' || *number > SIZE_MAX / 10 - 1)
			return false;
		*number = *number * 10 + (size_t)(field.data[i] - '0');
	}
	return field.bytes > 0;
}

static bool are_texts(struct slice texts)
{
	for (size_t i = 0; i < texts.bytes; i++)
		if (!memchr("0123456789abcdef ", texts.data[i], 17))
			return false;
	return true;
}

static bool read_field(enum column column, struct slice field, struct edition_record *edition)
{
	switch (column) {
	case COLUMN_LANGUAGE:
		edition->language = language_find(field);
		return edition->language != NULL;
	case COLUMN_PUBLISHED:
		return read_time(field, &edition->published);
	case COLUMN_SOURCE:
		return read_id(field, edition->source);
	case COLUMN_EDITION:
		return read_id(field, edition->edition);
	case COLUMN_BEFORE:
		return read_id(field, edition->before);
	case COLUMN_WAITING:
		return read_time(field, &edition->waiting);
	case COLUMN_WORDS:
		return read_number(field, &edition->words);
	case COLUMN_TRANSLATED:
		return read_number(field, &edition->words_translated);
	case COLUMN_TEXTS:
		edition->texts = slice_is(field, "-") ? SLICE_NONE : field;
		return are_texts(edition->texts);
	case COLUMN_TARGETS:
		edition->targets = slice_is(field, "-") ? SLICE_NONE : field;
		return are_texts(edition->targets);
	case COLUMN_COUNT:
		break;
	}
	return true;
}

static bool read_row(struct release_record *record, const struct layout *layout, struct slice line,
		     size_t number, struct error *err)
{
	struct edition_record edition = { .published = RECORD_TIME_UNKNOWN, .waiting = RECORD_TIME_UNKNOWN };
	struct edition_record *row;
	struct slice field;

	for (size_t i = 0; i < layout->count && slice_next_field(&line, '\t', &field); i++)
		if (layout->columns[i] >= 0 && !read_field((enum column)layout->columns[i], field, &edition))
			return error_at(
				err, ERROR_FORMAT, record->path, number,
				_("'%.*s' is no value for '%s'; take the file away, and 'tarjimon merge' makes it anew"),
				SLICE_ARG(field), column_names[layout->columns[i]]);
	row = edition.language ? record_edit(record, edition.language) : NULL;
	if (row)
		*row = edition;
	return true;
}

bool record_read(struct release_record *record, const char *path, struct slice bytes, struct error *err)
{
	struct layout layout = { .count = 0 };
	struct slice rest, line;
	bool done = true;

	*record = (struct release_record){ .path = path };
	rest = arena_copy(&record->arena, bytes);
	if (slice_next_line(&rest, &line))
		read_layout(line, &layout);
	for (size_t number = 2; done && slice_next_line(&rest, &line); number++)
		done = line.bytes == 0 || read_row(record, &layout, line, number, err);
	if (!done)
		record_release(record);
	return done;
}

bool record_load(struct release_record *record, struct workspace *workspace, const struct release *release,
		 struct error *err)
{
	const char *path = workspace_record_path(workspace, release);
	struct strbuf bytes = STRBUF_INIT;
	bool done;

	*record = (struct release_record){ .path = path };
	if (!workspace_keeps(workspace, path, err))
		return false;
	if (!file_exists(path))
		return true;
	done = file_read(path, FILE_LIMIT_BYTES, &bytes, err) && record_read(record, path, strbuf_slice(&bytes), err);
	strbuf_release(&bytes);
	return done;
}

void record_release(struct release_record *record)
{
	arena_release(&record->arena);
	record->count = 0;
}

/* -------------------------------------------------------------------- writing */

static void add_time(struct strbuf *out, int64_t seconds)
{
	char text[CLOCK_TEXT_BYTES] = "-";

	if (seconds != RECORD_TIME_UNKNOWN)
		clock_print(seconds, CLOCK_ISO, text);
	strbuf_addf(out, "\t%s", text);
}

static void add_id(struct strbuf *out, const char *id)
{
	strbuf_addf(out, "\t%s", *id ? id : "-");
}

static void add_row(struct strbuf *out, const struct edition_record *edition)
{
	strbuf_add_string(out, edition->language->gettext_name);
	add_time(out, edition->published);
	add_id(out, edition->source);
	add_id(out, edition->edition);
	add_id(out, edition->before);
	add_time(out, edition->waiting);
	strbuf_addf(out, "\t%zu\t%zu\t", edition->words, edition->words_translated);
	strbuf_add(out, edition->texts.bytes ? edition->texts : SLICE("-"));
	strbuf_add_byte(out, '\t');
	strbuf_add(out, edition->targets.bytes ? edition->targets : SLICE("-"));
	strbuf_add_byte(out, '\n');
}

static int compare_rows(const void *a, const void *b)
{
	const struct edition_record *one = *(const struct edition_record *const *)a;
	const struct edition_record *other = *(const struct edition_record *const *)b;

	return strcmp(one->language->gettext_name, other->language->gettext_name);
}

void record_print(const struct release_record *record, struct strbuf *out)
{
	const struct edition_record *rows[SETTINGS_LANGUAGES_MAX];

	for (int i = 0; i < COLUMN_COUNT; i++)
		strbuf_addf(out, "%s%s", i ? "\t" : "", column_names[i]);
	strbuf_add_byte(out, '\n');
	for (size_t i = 0; i < record->count; i++)
		rows[i] = &record->editions[i];
	if (record->count)
		qsort(rows, record->count, sizeof(*rows), compare_rows);
	for (size_t i = 0; i < record->count; i++)
		add_row(out, rows[i]);
}

bool record_save(const struct release_record *record, struct error *err)
{
	struct strbuf out = STRBUF_INIT;
	char *folder = path_folder(record->path);
	bool done;

	record_print(record, &out);
	done = folder_make(folder, err) && file_write(record->path, strbuf_slice(&out), err);
	free(folder);
	strbuf_release(&out);
	return done;
}

/* ------------------------------------------------------------------ questions */

const struct edition_record *record_find(const struct release_record *record, const struct language *language)
{
	for (size_t i = 0; i < record->count; i++)
		if (record->editions[i].language == language)
			return &record->editions[i];
	return NULL;
}

struct edition_record *record_edit(struct release_record *record, const struct language *language)
{
	for (size_t i = 0; i < record->count; i++)
		if (record->editions[i].language == language)
			return &record->editions[i];
	if (record->count == ARRAY_COUNT(record->editions))
		return NULL;
	record->editions[record->count] = (struct edition_record){
		.language = language,
		.published = RECORD_TIME_UNKNOWN,
		.waiting = RECORD_TIME_UNKNOWN,
	};
	return &record->editions[record->count++];
}

bool record_is_ours(const struct edition_record *edition, struct slice bytes)
{
	char id[BLOB_ID_DIGITS + 1];

	blob_id(bytes, id);
	return strcmp(id, edition->edition) == 0 || strcmp(id, edition->before) == 0;
}

void record_text_digits(struct slice source, char digits[RECORD_TEXT_DIGITS + 1])
{
	snprintf(digits, RECORD_TEXT_DIGITS + 1, "%016" PRIx64, hash_bytes(source, HASH_KEY_STORED));
}

void record_target_digits(struct slice target, char digits[RECORD_TEXT_DIGITS + 1])
{
	struct strbuf words = STRBUF_INIT, plain = STRBUF_INIT;
	bool blank = false;

	segment_strip(target, &words);
	for (size_t i = 0; i < words.bytes; i++) {
		bool space = strchr(" \t\n\r", words.data[i]) != NULL;

		if (!space && blank && plain.bytes)
			strbuf_add_byte(&plain, ' ');
		if (!space)
			strbuf_add_byte(&plain, words.data[i]);
		blank = space;
	}
	record_text_digits(strbuf_slice(&plain), digits);
	strbuf_release(&words);
	strbuf_release(&plain);
}
