/*
 * git -- what a version control system asks of us: to show a file as text, and to put two
 * changed catalogs together. Both read only the files that they are given.
 */
#ifndef PROJECT_GIT_H
#define PROJECT_GIT_H

#include "base/error.h"
#include "base/strbuf.h"
#include "catalog/reconcile.h"

/*
 * Adds a file as text that diffs well: of a catalog the units, sorted, unwrapped, and without
 * what machines write; of a document its texts, a paragraph each.
 */
bool git_print_text(const char *path, struct strbuf *out, struct error *err);

/*
 * Merges two catalogs that came from one, and writes the outcome to `output`, whole or not at
 * all. A base without content is one that neither had.
 */
bool git_merge_catalogs(const char *base, const char *ours, const char *theirs, const char *output,
			struct reconcile_report *report, struct error *err);

#endif
