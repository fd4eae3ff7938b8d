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
};

/*
 * Writes the template of a bare document. An output that is a catalog already is
 * brought up to date instead: its translations stay.
 */
bool extract_document(const char *path, const struct extract_options *options,
		      struct update_report *report, struct error *err);

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

/* The template and all catalogs of every release of the workspace. */
bool extract_workspace(struct workspace *workspace, extract_result_function *tell, void *data,
		       struct error *err);

#endif
