/*
 * status -- how far every release is in every language.
 */
#ifndef PROJECT_STATUS_H
#define PROJECT_STATUS_H

#include "project/edition.h"

struct status_cell {
	const struct language *target;
	struct edition_progress progress;
	bool is_source;	 /* the release was written in it */
	bool is_derived;
	bool has_catalog;
	bool published; /* there is an edition */
};

struct status_row {
	const struct release *release;
	const struct language *source;
	size_t units, words;
	const struct status_cell *cells; /* one a target of the settings, in their order */
};

typedef void status_row_function(void *data, const struct status_row *row);

/* A release that cannot be read does not keep the others from being told. */
bool status_workspace(struct workspace *workspace, status_row_function *tell, void *data,
		      struct error *err);

#endif
