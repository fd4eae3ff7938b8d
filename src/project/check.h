/*
 * check -- what is missing, stale, broken or inconsistent, in files or in the
 * whole workspace.
 */
#ifndef PROJECT_CHECK_H
#define PROJECT_CHECK_H

#include "project/workspace.h"
#include "quality/quality.h"

/*
 * Looks at catalogs and documents; without paths at all releases of the
 * workspace and their catalogs. What is wrong with the texts becomes issues; an
 * error is only what keeps us from looking. A language that has reached its
 * minimum ([check] in tarjimon.ini) gets "missing" and "fuzzy" as info.
 */
bool check_files(struct workspace *workspace, char **paths, size_t path_count,
		 struct issues *issues, struct error *err);

#endif
