/*
 * fix -- the mends that checks are certain of, put into the files.
 *
 * Only text between codes changes: a mend that would touch one is left out, and so is one
 * that overlaps another. Mending what was mended changes nothing.
 */
#ifndef PROJECT_FIX_H
#define PROJECT_FIX_H

#include "project/workspace.h"
#include "quality/quality.h"

struct fix_mend {
	const char *file;
	size_t line;
	struct slice before, after; /* the whole text, marked */
};

typedef void fix_function(void *data, const struct fix_mend *mend);

/*
 * Calls back for each text of the issues' files that can be mended; with `write` the files
 * are written, each whole or not at all. `language` is that of documents whose name does not
 * say it, or NULL. Standard input ("-") cannot be mended.
 */
bool fix_files(struct workspace *workspace, const struct issues *issues, const struct language *language,
	       bool write, fix_function *tell, void *data, struct error *err);

#endif
