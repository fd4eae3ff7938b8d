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
	struct document_options document;
};

/* Told of each part of a document that became no unit although there may be text in it. */
typedef void extract_problem_function(void *data, const char *path,
				      const struct document_problem *problem);

/*
 * Writes the template of a bare document. An output that is a catalog already is
 * brought up to date instead: its translations stay.
 */
bool extract_document(const char *path, const struct extract_options *options,
		      extract_problem_function *warn, void *data, struct update_report *report,
		      struct error *err);

/* What happened to one catalog of a workspace. */
struct extract_result {
	const struct release *release;
	const struct language *source, *target;
	const char *path; /* of the catalog */
	size_t units;
	struct update_report update;
	bool written; /* false: it was up to date */
};

typedef void extract_result_function(void *data, const struct extract_result *result);

/*
 * The template and all catalogs of every release of the workspace. When that has a termbase,
 * the catalogs tell the terms of each source in comments (term_comments.h).
 */
bool extract_workspace(struct workspace *workspace, extract_result_function *tell,
		       extract_problem_function *warn, void *data, struct error *err);

#endif
