/*
 * import_log -- what an import dropped, changed, merged or kept, unit by unit, as a file.
 *
 * A TSV with a first row: file, line, unit (its id), event (a stable word), why (a sentence in the user's language) and
 * detail (what it is about: a text, a language, an element). Cells are escaped as in catalog/tsv.h.
 */
#ifndef MEMORY_IMPORT_LOG_H
#define MEMORY_IMPORT_LOG_H

#include "base/file.h"
#include "catalog/exchange.h"

enum import_event {
	IMPORT_REFUSED, /* a unit without two texts that can be kept */
	IMPORT_KEPT,	/* a text is left as it was */
	IMPORT_CHANGED, /* a text takes the place of another */
	IMPORT_MERGED,	/* a unit that is known already */
	IMPORT_EVENTS
};

struct import_log {
	struct file_writer file;
	struct strbuf row;
	const char *path; /* of the file that is being read */
};

bool import_log_open(struct import_log *log, const char *path, struct error *err);

/* `text` is the one that it is about, or NULL. Failing to write is told by import_log_flush(). */
void import_log_add(struct import_log *log, const struct tm_record *record, enum import_event event,
		    const struct tm_text *text);

/* For struct loss_report: `data` is the log. */
void import_log_tell(void *data, const struct loss *loss);

/* Whether all could be written so far: to be asked before what is told of is committed. */
bool import_log_flush(struct import_log *log, struct error *err);

/* The file is there, whole, after this; the log is gone either way. */
bool import_log_commit(struct import_log *log, struct error *err);
void import_log_abandon(struct import_log *log);

#endif
