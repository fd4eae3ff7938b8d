/*
 * orphans -- what a workspace still has of releases that are not there any more.
 *
 * A release that was renamed or removed leaves its template, its catalogs, its record
 * of editions and the editions themselves behind, and the public still sees the
 * latter. They are told, and never touched: only a person knows what was meant.
 *
 * An edition counts only when the record (project/record.h) says that we wrote it; other
 * pages may stand in the published folder, too.
 */
#ifndef PROJECT_ORPHANS_H
#define PROJECT_ORPHANS_H

#include "project/workspace.h"

struct orphan {
	const char *id;	     /* of the release that was */
	const char **files;  /* from the current folder: catalogs first, then editions */
	size_t file_count, file_capacity;
	const char *renamed; /* the release that has most of its texts, at least half; or NULL */
	bool has_record;
};

/* All strings live as long as the workspace. */
struct orphans {
	struct orphan *items; /* sorted by id */
	size_t count, capacity;
};

#define ORPHANS_INIT { NULL, 0, 0 }

/*
 * Of more than ORPHANS_COMPARED of them only the first are compared with the texts of
 * the releases. A folder that cannot be listed and a record that cannot be read are errors; a
 * template that cannot be is like none.
 */
#define ORPHANS_COMPARED 16

bool orphans_find(struct workspace *workspace, struct orphans *orphans, struct error *err);
void orphans_release(struct orphans *orphans);

/* Adds what to do about it, a sentence for people. */
void orphan_print_advice(const struct orphan *orphan, const struct workspace *workspace, struct strbuf *out);

#endif
