/*
 * terms -- the termbase that a command works with.
 */
#ifndef PROJECT_TERMS_H
#define PROJECT_TERMS_H

#include "project/workspace.h"
#include "terms/terminology.h"

/*
 * Where it is: `stated`, else the workspace's (which may be NULL), else NULL. The
 * file need not be there.
 */
const char *terms_path(struct workspace *workspace, const char *stated);

/*
 * Opens it. *terminology is NULL, and that is no error, when none was stated and
 * the workspace has no file.
 */
bool terms_open(struct workspace *workspace, const char *stated, struct terminology **terminology,
		struct error *err);

/* The same for who cannot do without: then it is an error that says what to do. */
bool terms_need(struct workspace *workspace, const char *stated, struct terminology **terminology,
		struct error *err);

#endif
