/*
 * transfer -- files into a memory and out of it.
 */
#include <config.h>

#include "memory/internal.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/peek.h"
#include "catalog/records.h"
#include "catalog/review.h"
#include "catalog/tmx.h"
#include "catalog/tsv.h"
#include "catalog/xliff.h"
#include "memory/gather.h"

#define SNIFF_BYTES 4096

/* --------------------------------------------------------------------- in */

struct importing {
	struct memory *memory;
	struct memory_report *report;
};

/* What a person judged is approved or goes; where it came from is told, how sure the machine was is not. */
static bool import_judged(struct importing *importing, const struct tm_record *record, enum review_verdict verdict,
			  struct error *err)
{
	struct tm_record accepted = *record;

	switch (verdict) {
	case REVIEW_ACCEPTED:
		importing->report->accepted++;
		accepted.status = TM_STATUS_APPROVED;
		accepted.property_count = 0;
		return memory_add(importing->memory, &accepted, importing->report, err);
	case REVIEW_REJECTED:
		importing->report->rejected++;
		return !record->id.bytes || memory_reject(importing->memory, record, importing->report, err);
	default:
		importing->report->undecided++;
		return true;
	}
}

static bool import_record(void *data, const struct tm_record *record, struct error *err)
{
	struct importing *importing = data;
	enum review_verdict verdict;

	if (!review_judge(record, &verdict, err))
		return false;
	if (verdict != REVIEW_NONE)
		return import_judged(importing, record, verdict, err);
	return memory_add(importing->memory, record, importing->report, err);
}

/* Formats by the beginning of a file; the last takes what no other knows. */
static const struct {
	bool (*sniff)(struct slice beginning);
	bool (*read)(const char *path, tm_record_function each, void *data, struct loss_report *losses,
		     struct error *err);
} formats[] = {
	{ tmx_sniff, tmx_read },
	{ xliff_sniff, xliff_read_records },
	{ po_sniff, po_read_records },
	{ NULL, tsv_read },
};

static bool import_file(struct importing *importing, const char *path, struct error *err)
{
	struct strbuf beginning = STRBUF_INIT;
	size_t format = 0;
	bool done = file_peek(path, SNIFF_BYTES, &beginning, err);

	while (formats[format].sniff && !formats[format].sniff(strbuf_slice(&beginning)))
		format++;
	strbuf_release(&beginning);
	return done && formats[format].read(path, import_record, importing, &importing->report->losses, err);
}

/* So that the batch's runs can go on from it; what stands in the way is told by the first look-up. */
static void bring_index_up_to_date(struct memory *memory)
{
	if (!store_begin_reading(&memory->store, NULL))
		return;
	index_set_catch_up(&memory->index, &memory->store, NULL);
	store_end_reading(&memory->store);
}

static void gather_added(void *data, const struct store_text *text)
{
	gather_add(data, text);
}

bool memory_import(struct memory *memory, const char *const *paths, size_t count, const struct memory_batch *batch,
		   struct memory_report *report, struct error *err)
{
	struct importing importing = { memory, report };
	struct memory_batch named = *batch;
	struct gather *gather;
	bool done = true;

	named.bulk = true;
	if (!named.origin.data && count == 1)
		named.origin = slice_of(path_name(paths[0]));
	bring_index_up_to_date(memory);
	if (!memory_begin(memory, &named, err))
		return false;
	gather = gather_new(&memory->index, &memory->store);
	memory->store.text_added = gather_added;
	memory->store.text_added_data = gather;
	for (size_t i = 0; i < count && done; i++)
		done = import_file(&importing, paths[i], err);
	if (!done)
		memory_rollback(memory);
	else
		done = memory_commit(memory, report, err);
	if (done && report->batch)
		gather_finish(gather, &memory->store);
	else
		gather_free(gather);
	return done;
}

/* -------------------------------------------------------------------- out */

struct exporting {
	const struct language *languages[MEMORY_LANGUAGES_MOST];
	size_t language_count;
	struct file_writer rows; /* of a TSV */
	struct strbuf row;
	struct tmx_writer tmx;
};

static bool is_wanted(const struct exporting *exporting, const struct tm_record *record)
{
	size_t wanted = 0;

	for (size_t i = 0; i < exporting->language_count; i++)
		wanted += tm_record_find(record, exporting->languages[i]) != NULL;
	return wanted >= 2;
}

static bool export_row(void *data, const struct tm_record *record, struct error *err)
{
	struct exporting *exporting = data;

	if (!is_wanted(exporting, record))
		return true;
	strbuf_clear(&exporting->row);
	tsv_print(record, exporting->languages, exporting->language_count, &exporting->row);
	return file_writer_add(&exporting->rows, strbuf_slice(&exporting->row), err);
}

/* The record with the texts in the languages asked for. */
static bool export_tu(void *data, const struct tm_record *record, struct error *err)
{
	struct exporting *exporting = data;
	struct tm_text texts[MEMORY_LANGUAGES_MOST];
	struct tm_record chosen = *record;

	if (!is_wanted(exporting, record))
		return true;
	chosen.texts = texts;
	chosen.text_count = 0;
	for (size_t i = 0; i < exporting->language_count; i++) {
		const struct tm_text *text = tm_record_find(record, exporting->languages[i]);

		if (text)
			texts[chosen.text_count++] = *text;
	}
	return tmx_writer_add(&exporting->tmx, &chosen, err);
}

/* Those stated, else those that a unit has a text in: an undone batch leaves languages behind. */
static bool choose_languages(struct exporting *exporting, const struct store *store,
			     const struct language *const *languages, struct error *err)
{
	struct sql_statement *used;
	enum sql_result result;

	for (; languages && *languages && exporting->language_count < MEMORY_LANGUAGES_MOST; languages++)
		exporting->languages[exporting->language_count++] = *languages;
	if (languages)
		return true;
	used = sql_prepare(store->sql, QUERY_USED_LANGUAGES);
	while ((result = sql_step(used, err)) == SQL_ROW) {
		const struct language *language = store_language(store, sql_integer(used, 0));

		if (language && exporting->language_count < MEMORY_LANGUAGES_MOST)
			exporting->languages[exporting->language_count++] = language;
	}
	return result == SQL_DONE;
}

static bool export_tsv(struct memory *memory, struct exporting *exporting, const char *path, struct error *err)
{
	bool done;

	if (!file_writer_open(&exporting->rows, path, err))
		return false;
	tsv_print_header(exporting->languages, exporting->language_count, &exporting->row);
	done = file_writer_add(&exporting->rows, strbuf_slice(&exporting->row), err) &&
	       memory_each(memory, export_row, exporting, err);
	strbuf_release(&exporting->row);
	if (done)
		return file_writer_commit(&exporting->rows, err);
	file_writer_abandon(&exporting->rows);
	return false;
}

static bool export_tmx(struct memory *memory, struct exporting *exporting, const char *path,
		       size_t *replaced_characters, struct error *err)
{
	if (!tmx_writer_open(&exporting->tmx, path, err))
		return false;
	if (memory_each(memory, export_tu, exporting, err)) {
		*replaced_characters = exporting->tmx.replaced_characters;
		return tmx_writer_commit(&exporting->tmx, err);
	}
	tmx_writer_abandon(&exporting->tmx);
	return false;
}

bool memory_export(struct memory *memory, enum memory_format format, const struct language *const *languages,
		   const char *path, size_t *replaced_characters, struct error *err)
{
	struct exporting exporting = { .row = STRBUF_INIT };
	bool chosen;

	*replaced_characters = 0;
	if (!store_begin_reading(&memory->store, err))
		return false;
	chosen = choose_languages(&exporting, &memory->store, languages, err);
	store_end_reading(&memory->store);
	if (!chosen)
		return false;
	return format == MEMORY_FORMAT_TSV ? export_tsv(memory, &exporting, path, err)
					   : export_tmx(memory, &exporting, path, replaced_characters, err);
}
