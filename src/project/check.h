/*
 * check -- what is missing, stale, broken or inconsistent, in files or in the
 * whole workspace.
 */
#ifndef PROJECT_CHECK_H
#define PROJECT_CHECK_H

#include "project/workspace.h"
#include "quality/quality.h"

struct check_request {
	/* Texts are in this language when nothing else says so; "-" is then a text. NULL: not stated. */
	const struct language *language;
	const char *baseline; /* files, in place of those of the settings; NULL: those, if any */
	const char *waivers;
	const char *enabled; /* checks that are off otherwise, parted by commas, at level warning; NULL: none */
	const char *terms; /* the termbase, in place of the workspace's; NULL: that, if any */
	bool everything; /* also what is waived, or in the baseline */
};

#define CHECK_REQUEST_INIT { NULL, NULL, NULL, NULL, NULL, false }

/* What the gate took out. */
struct check_outcome {
	size_t waived, known;
};

/*
 * Looks at catalogs and documents; without paths at all releases of the
 * workspace, their catalogs and editions. What is wrong with the texts becomes issues; an
 * error is only what keeps us from looking. In a workspace it does not keep us from looking at
 * the other releases: the issues are those of what could be read then, too. A language that has reached its
 * minimum ([check] in tarjimon.ini) gets "missing" and "fuzzy" as info.
 */
bool check_files(struct workspace *workspace, char *const *paths, size_t path_count,
		 const struct check_request *request, struct issues *issues, struct check_outcome *outcome,
		 struct error *err);

/* The file of the baseline that check_files() reads: the stated one, the workspace's, or "baseline.tsv". */
const char *check_baseline_path(struct workspace *workspace, const struct check_request *request);

#endif
