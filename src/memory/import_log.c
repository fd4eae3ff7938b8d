/*
 * import_log -- what an import did, unit by unit.
 */
#include <config.h>

#include "memory/import_log.h"

#include "base/i18n.h"
#include "catalog/tsv.h"

static const struct {
	const char *name, *why;
} events[IMPORT_EVENTS] = {
	[IMPORT_REFUSED] = { "refused", N_("the unit has fewer than two texts that can be kept") },
	[IMPORT_KEPT] = { "kept", N_("the text in the memory is approved or newer, and stays") },
	[IMPORT_CHANGED] = { "changed",
			     N_("the text took the place of an older one, which the history keeps") },
	[IMPORT_MERGED] = { "merged", N_("the memory has the unit already") },
};

static bool write_row(struct import_log *log, struct error *err)
{
	bool done = file_writer_add(&log->file, strbuf_slice(&log->row), err);

	strbuf_clear(&log->row);
	return done;
}

static void add_row(struct import_log *log, size_t line, struct slice unit, const char *event, const char *why,
		    struct slice detail)
{
	const struct slice cells[] = { unit, slice_of(event), slice_of(why), detail };

	tsv_add_cell(slice_of(log->path), &log->row);
	strbuf_addf(&log->row, "\t%zu", line);
	for (size_t i = 0; i < sizeof(cells) / sizeof(*cells); i++) {
		strbuf_add_byte(&log->row, '\t');
		tsv_add_cell(cells[i], &log->row);
	}
	strbuf_add_byte(&log->row, '\n');
	write_row(log, NULL);
}

bool import_log_open(struct import_log *log, const char *path, struct error *err)
{
	*log = (struct import_log){ .row = STRBUF_INIT };
	if (!file_writer_open(&log->file, path, err))
		return false;
	strbuf_add_string(&log->row, "file\tline\tunit\tevent\twhy\tdetail\n");
	if (write_row(log, err))
		return true;
	import_log_abandon(log);
	return false;
}

void import_log_add(struct import_log *log, const struct tm_record *record, enum import_event event,
		    const struct tm_text *text)
{
	struct strbuf detail = STRBUF_INIT;

	if (!text && record->text_count)
		text = &record->texts[0];
	if (text)
		strbuf_addf(&detail, "%s: %.*s", text->language->tag, SLICE_ARG(text->text));
	add_row(log, record->line, record->id, events[event].name, _(events[event].why), strbuf_slice(&detail));
	strbuf_release(&detail);
}

void import_log_tell(void *data, const struct loss *loss)
{
	add_row(data, loss->line, loss->unit, loss_name(loss->kind), loss_text(loss->kind), loss->detail);
}

bool import_log_flush(struct import_log *log, struct error *err)
{
	return file_writer_add(&log->file, SLICE(""), err);
}

bool import_log_commit(struct import_log *log, struct error *err)
{
	strbuf_release(&log->row);
	return file_writer_commit(&log->file, err);
}

void import_log_abandon(struct import_log *log)
{
	strbuf_release(&log->row);
	file_writer_abandon(&log->file);
}
