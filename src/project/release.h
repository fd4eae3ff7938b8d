/*
 * release -- a document of the workspace or a bare file, opened: its bytes cut
 * into parts, and the language it was written in.
 */
#ifndef PROJECT_RELEASE_H
#define PROJECT_RELEASE_H

#include "base/strbuf.h"
#include "catalog/catalog.h"
#include "document/document.h"
#include "project/workspace.h"

struct opened_release {
	const char *path;
	struct strbuf bytes;
	struct document *document;
	const struct language *language; /* never NULL once opened */
};

#define OPENED_RELEASE_INIT { .bytes = STRBUF_INIT }

/*
 * Reads and cuts the document. Its language is `stated`, else what the file name
 * says, else the document, else what its text looks like; when none of them
 * knows it, that is an error which asks for it. Documents that yield nothing are
 * an error too. "-" is standard input. Of the options (NULL: none) names are borrowed.
 */
bool release_open(struct opened_release *release, const char *path, const struct language *stated,
		  const struct document_options *options, struct error *err);
void release_close(struct opened_release *release);

/* The same for a release or edition of the workspace, which must lie in it, links followed. */
bool release_open_inside(struct opened_release *release, const struct workspace *workspace, const char *path,
			 const struct language *stated, struct error *err);

/*
 * Makes a template of the document's units: one for each text that differs, in
 * the order of the document, with "type:" and "tarjimon: id=" comments and a
 * reference for each place. `target` NULL leaves "Language" empty; else banners (banner.h) are translated:
 * they stay what they are. The catalog
 * must be empty. `name` is for Project-Id-Version, may be "".
 */
void release_make_catalog(const struct opened_release *release, const struct language *target,
			  const char *name, struct catalog *catalog);

/* Writes the same catalog as a new file, "-" standard output; it is not held in memory. */
bool release_write_catalog(const struct opened_release *release, const struct language *target, const char *name,
			   const char *path, struct error *err);

/* How many units it has. */
size_t release_count_entries(const struct opened_release *release);

#endif
