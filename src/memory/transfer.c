/*
 * transfer -- files into a memory. The way out is in export.c.
 */
#include <config.h>

#include "memory/internal.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/peek.h"
#include "catalog/po_exchange.h"
#include "catalog/records.h"
#include "catalog/review.h"
#include "catalog/tmx.h"
#include "catalog/tsv.h"
#include "catalog/weblate.h"
#include "catalog/xliff.h"
#include "memory/gather.h"
#include "memory/import_log.h"

#define SNIFF_BYTES 16384

/* --------------------------------------------------------------------- in */

struct importing {
	struct memory *memory;
	struct memory_report *report;
	const struct memory_import_options *options;
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

static bool read_tmx(struct importing *importing, const char *path, struct error *err)
{
	return tmx_read(path, import_record, importing, &importing->report->losses, err);
}

static bool read_json(struct importing *importing, const char *path, struct error *err)
{
	return weblate_read(path, import_record, importing, &importing->report->losses, err);
}

static bool read_po(struct importing *importing, const char *path, struct error *err)
{
	return po_read_pairs(path, importing->options->source, importing->options->target, import_record, importing,
			     &importing->report->losses, err);
}

static bool read_xliff(struct importing *importing, const char *path, struct error *err)
{
	return xliff_read_pairs(path, importing->options->source, importing->options->target, import_record, importing,
				&importing->report->losses, err);
}

static bool read_tsv(struct importing *importing, const char *path, struct error *err)
{
	return tsv_read(path, import_record, importing, &importing->report->losses, err);
}

/* No table begins so: the reader of TMX says what the file is instead. */
static bool looks_like_xml(struct slice beginning)
{
	if (slice_starts(beginning, SLICE("\xef\xbb\xbf")))
		beginning = slice_part(beginning, 3, beginning.bytes);
	return slice_starts(slice_trim(beginning), SLICE("<"));
}

/* The first whose beginning it is; what is nothing else is a table. */
static const struct {
	bool (*sniff)(struct slice beginning);
	bool (*read)(struct importing *importing, const char *path, struct error *err);
} formats[] = {
	{ tmx_sniff, read_tmx },
	{ xliff_sniff, read_xliff },
	{ weblate_sniff, read_json },
	{ po_sniff, read_po },
	{ looks_like_xml, read_tmx },
	{ NULL, read_tsv },
};

static bool import_file(struct importing *importing, const char *path, struct error *err)
{
	struct strbuf beginning = STRBUF_INIT;
	bool done = file_peek(path, SNIFF_BYTES, &beginning, err);
	size_t i = 0;

	if (importing->report->log)
		importing->report->log->path = path;
	while (formats[i].sniff && !formats[i].sniff(strbuf_slice(&beginning)))
		i++;
	strbuf_release(&beginning);
	return done && formats[i].read(importing, path, err);
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

/* What was told must be written before what it tells of is committed. */
static bool commit(struct memory *memory, struct memory_report *report, struct error *err)
{
	if (!report->log || import_log_flush(report->log, err))
		return memory_commit(memory, report, err);
	memory_rollback(memory);
	return false;
}

static bool import_all(struct importing *importing, const char *const *paths, size_t count,
		       const struct memory_batch *batch, struct error *err)
{
	struct memory *memory = importing->memory;
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
		done = import_file(importing, paths[i], err);
	if (done) {
		gather_end(gather, &memory->store);
		done = commit(memory, importing->report, err);
	} else {
		memory_rollback(memory);
	}
	if (done && importing->report->batch)
		gather_finish(gather, &memory->store);
	else
		gather_free(gather);
	return done;
}

bool memory_import_files(struct memory *memory, const char *const *paths, size_t count, const struct memory_batch *batch,
			 const struct memory_import_options *options, struct memory_report *report, struct error *err)
{
	struct importing importing = { memory, report, options };
	struct import_log log;
	bool done;

	if (!options->report_path)
		return import_all(&importing, paths, count, batch, err);
	if (!import_log_open(&log, options->report_path, err))
		return false;
	report->log = &log;
	report->losses.tell = import_log_tell;
	report->losses.tell_data = &log;
	done = import_all(&importing, paths, count, batch, err);
	report->log = NULL;
	report->losses.tell = NULL;
	if (done)
		return import_log_commit(&log, err);
	import_log_abandon(&log);
	return false;
}

bool memory_import(struct memory *memory, const char *const *paths, size_t count, const struct memory_batch *batch,
		   struct memory_report *report, struct error *err)
{
	static const struct memory_import_options none = { NULL, NULL, NULL };

	return memory_import_files(memory, paths, count, batch, &none, report, err);
}
