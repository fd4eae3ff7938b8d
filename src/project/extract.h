/*
 * extract -- from releases to catalogs, keeping the work that is in them.
 */
#ifndef PROJECT_EXTRACT_H
#define PROJECT_EXTRACT_H

#include "catalog/update.h"
#include "project/release.h"

struct extract_options {
	const struct language *source; /* NULL: found out */
	const char *output;	       /* NULL: standard output */
	bool typo_fix;		       /* edits that only mend typos leave translations approved: catalog/typo.h */
	struct document_options document;
};

/* Told of each part of a document that became no unit although there may be text in it. */
typedef void extract_problem_function(void *data, const char *path,
				      const struct document_problem *problem);

/* What happened to one catalog. */
struct extract_result {
	const struct release *release; /* NULL for bare files */
	const char *document;
	const struct language *source, *target; /* target NULL: a template */
	const char *path;		       /* of the catalog */
	const struct catalog *catalog;	       /* as it is now; NULL when it was made */
	size_t units;
	struct update_report update;
	bool made;    /* there was none */
	bool written; /* false: it was up to date */
};

typedef void extract_result_function(void *data, const struct extract_result *result);

/*
 * Writes the template of a bare document. An output that is a catalog already is
 * brought up to date instead: its translations stay. What is not standard output is told.
 */
bool extract_document(const char *path, const struct extract_options *options, extract_result_function *tell,
		      extract_problem_function *warn, void *data, struct error *err);

/*
 * The template and all catalogs of every release of the workspace; of the catalogs it tells. When there is
 * a termbase, they tell the terms of each source in comments (term_comments.h).
 */
bool extract_workspace(struct workspace *workspace, const struct extract_options *options,
		       extract_result_function *tell, extract_problem_function *warn, void *data,
		       struct error *err);

#endif
