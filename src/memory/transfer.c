/*
 * transfer -- files into a memory and out of it.
 */
#include <config.h>

#include "memory/internal.h"

#include "base/file.h"
#include "catalog/tsv.h"

/* --------------------------------------------------------------------- in */

struct importing {
	struct memory *memory;
	struct memory_report *report;
};

static bool import_record(void *data, const struct tm_record *record, struct error *err)
{
	struct importing *importing = data;

	return memory_add(importing->memory, record, importing->report, err);
}

bool memory_import(struct memory *memory, const char *const *paths, size_t count, const struct memory_batch *batch,
		   struct memory_report *report, struct error *err)
{
	struct importing importing = { memory, report };
	struct memory_batch named = *batch;

	if (!named.origin.data && count == 1)
		named.origin = slice_of(path_name(paths[0]));
	if (!memory_begin(memory, &named, err))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!tsv_read(paths[i], import_record, &importing, &report->losses, err)) {
			memory_rollback(memory);
			return false;
		}
	return memory_commit(memory, report, err);
}

/* -------------------------------------------------------------------- out */

struct exporting {
	const struct language *languages[MEMORY_LANGUAGES_MOST];
	size_t language_count;
	struct file_writer writer;
	struct strbuf row;
};

static bool export_record(void *data, const struct tm_record *record, struct error *err)
{
	struct exporting *exporting = data;
	size_t wanted = 0;

	for (size_t i = 0; i < exporting->language_count; i++)
		wanted += tm_record_find(record, exporting->languages[i]) != NULL;
	if (wanted < 2)
		return true;
	strbuf_clear(&exporting->row);
	tsv_print(record, exporting->languages, exporting->language_count, &exporting->row);
	return file_writer_add(&exporting->writer, strbuf_slice(&exporting->row), err);
}

static void choose_languages(struct exporting *exporting, const struct store *store,
			     const struct language *const *languages)
{
	for (; languages && *languages && exporting->language_count < MEMORY_LANGUAGES_MOST; languages++)
		exporting->languages[exporting->language_count++] = *languages;
	for (size_t i = 1; !languages && i < store->language_count; i++)
		if (store->languages[i] && exporting->language_count < MEMORY_LANGUAGES_MOST)
			exporting->languages[exporting->language_count++] = store->languages[i];
}

bool memory_export(struct memory *memory, const struct language *const *languages, const char *path,
		   struct error *err)
{
	struct exporting exporting = { .row = STRBUF_INIT };
	bool done;

	if (!store_begin_reading(&memory->store, err))
		return false;
	choose_languages(&exporting, &memory->store, languages);
	store_end_reading(&memory->store);
	if (!file_writer_open(&exporting.writer, path, err))
		return false;
	tsv_print_header(exporting.languages, exporting.language_count, &exporting.row);
	done = file_writer_add(&exporting.writer, strbuf_slice(&exporting.row), err) &&
	       memory_each(memory, export_record, &exporting, err);
	strbuf_release(&exporting.row);
	if (done)
		return file_writer_commit(&exporting.writer, err);
	file_writer_abandon(&exporting.writer);
	return false;
}
