/*
 * rescript -- documents of Uzbek text in the other script, and what a workspace
 * says about how its languages are written and cut.
 *
 * A document in the other script is an edition (document/document.h) in which each
 * unit is transliterated: only the text of units changes, and the places that
 * name the language.
 */
#ifndef PROJECT_RESCRIPT_H
#define PROJECT_RESCRIPT_H

#include "document/document.h"
#include "project/workspace.h"
#include "text/sentence.h"
#include "text/transliterate.h"

/*
 * Reads the workspace's language data (text/own_tables.h), if it has any; NULL is none. Once in a process, and
 * before any text is read.
 */
bool workspace_use_tables(struct workspace *workspace, struct error *err);

/* The settings' style. */
void workspace_transliterate_options(struct workspace *workspace, struct transliterate_options *options);

/* By the workspace's rules over ours; the workspace may be NULL. NULL with an error when its file is wrong. */
bool workspace_has_rules(struct workspace *workspace);
struct splitter *workspace_splitter(struct workspace *workspace, const struct language *language,
				    struct error *err);

struct rescript_options {
	const struct language *from, *to; /* `from` NULL: as the document or its name says */
	struct transliterate_options how;
	struct document_options document;
	const char *output; /* NULL: standard output */
};

/* Told of each change, with the line of its unit; offsets count in the unit's text with its codes. */
typedef void rescript_change_function(void *data, size_t line, const struct transliterate_change *change);

/* Writes the document in the other script. With `explain` nothing is written but the changes told. */
bool rescript_document(const char *path, const struct rescript_options *options, rescript_change_function *explain,
		       void *data, struct document_report *report, struct error *err);

#endif
