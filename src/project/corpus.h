/*
 * corpus -- the texts that are at hand: of catalogs, of documents, of the published
 * archive of a workspace, one after the other.
 */
#ifndef PROJECT_CORPUS_H
#define PROJECT_CORPUS_H

#include "project/workspace.h"

struct corpus_text {
	const char *path;
	size_t line; /* 0: the file as a whole */
	const struct language *language;
	struct slice text;			/* marked */
	const struct language *source_language; /* NULL: it is no translation */
	struct slice source;			/* none when it is no translation */
};

/* Everything is borrowed during the call. False, with the error set, stops the reading. */
typedef bool corpus_function(void *data, const struct corpus_text *text, struct error *err);

/*
 * Gives the texts of the files: of catalogs (.po) each translation that nobody doubts, with its
 * source; of documents each unit, by itself. "-" is a document. `language` is that of
 * documents that do not say it, or NULL.
 */
bool corpus_files(char *const *paths, size_t count, const struct language *language,
		  const struct document_options *options, corpus_function *each, void *data, struct error *err);

/*
 * Gives those of a workspace: the releases by themselves, its catalogs, and its published
 * editions against their releases, unit by unit where both have as many, else
 * as a whole.
 */
bool corpus_workspace(struct workspace *workspace, corpus_function *each, void *data, struct error *err);

#endif
