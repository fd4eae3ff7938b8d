/*
 * exchange -- files of translations into the memory, and out of it.
 */
#include <config.h>

#include "project/exchange.h"

#include "base/file.h"
#include "base/i18n.h"
#include "catalog/tsv.h"

#define ROWS_CHUNK_BYTES ((size_t)1 << 16)

/* ------------------------------------------------------------------- import */

struct importing {
	struct memory *memory;
	struct memory_report *report;
	const char *path;
};

static bool add_record(void *data, const struct tm_record *record, struct error *err)
{
	struct importing *importing = data;
	struct tm_record named = *record;

	if (!named.origin.data)
		named.origin = slice_of(path_name(importing->path));
	return memory_add(importing->memory, &named, importing->report, err);
}

static bool import_file(struct importing *importing, const char *path, struct error *err)
{
	importing->path = path;
	return tsv_read(path, add_record, importing, &importing->report->losses, err);
}

bool exchange_import(struct memory *memory, char **paths, size_t path_count,
		     const struct memory_batch *batch, struct memory_report *report, struct error *err)
{
	struct importing importing = { memory, report, NULL };
	bool done = memory_begin(memory, batch, err);

	for (size_t i = 0; done && i < path_count; i++)
		done = import_file(&importing, paths[i], err);
	if (done && memory_commit(memory, report, err))
		return true;
	memory_rollback(memory);
	return false;
}

/* ------------------------------------------------------------------- export */

struct rows {
	struct file_writer writer;
	struct strbuf text;
	const struct language *languages[MEMORY_LANGUAGES_MOST];
	size_t language_count;
};

static bool write_rows(struct rows *rows, size_t at_least_bytes, struct error *err)
{
	bool done = rows->text.bytes < at_least_bytes || rows->text.bytes == 0 ||
		    file_writer_add(&rows->writer, strbuf_slice(&rows->text), err);

	if (rows->text.bytes >= at_least_bytes)
		strbuf_clear(&rows->text);
	return done;
}

static bool add_row(void *data, const struct tm_record *record, struct error *err)
{
	struct rows *rows = data;

	tsv_print(record, rows->languages, rows->language_count, &rows->text);
	return write_rows(rows, ROWS_CHUNK_BYTES, err);
}

static bool list_languages(struct memory *memory, struct rows *rows, struct error *err)
{
	struct memory_stats stats;

	if (!memory_stats(memory, &stats, err))
		return false;
	for (size_t i = 0; i < stats.language_count; i++)
		rows->languages[rows->language_count++] = stats.languages[i].language;
	return true;
}

static bool export_tsv(struct memory *memory, const char *path, struct error *err)
{
	struct rows rows = { .text = STRBUF_INIT };
	bool done;

	if (!list_languages(memory, &rows, err) || !file_writer_open(&rows.writer, path, err))
		return false;
	tsv_print_header(rows.languages, rows.language_count, &rows.text);
	done = memory_each(memory, add_row, &rows, err) && write_rows(&rows, 0, err);
	strbuf_release(&rows.text);
	if (done)
		return file_writer_commit(&rows.writer, err);
	file_writer_abandon(&rows.writer);
	return false;
}

bool exchange_export(struct memory *memory, enum exchange_format format, const char *path,
		     struct loss_report *losses, struct error *err)
{
	(void)format;
	(void)losses;
	return export_tsv(memory, path, err);
}
