/*
 * pretranslate -- fills catalogs from the memory.
 *
 * Only units without any target are touched. A context or exact match that is
 * not ambiguous is filled in; anything less is filled in as fuzzy, with the text
 * that it was made for as previous source, and what was put over told in a comment. Ambiguous matches are told in a
 * comment and never filled in. When the workspace has a termbase, a fuzzy target that
 * lacks a term of its source is marked (term_comments.h).
 */
#ifndef PROJECT_PRETRANSLATE_H
#define PROJECT_PRETRANSLATE_H

#include "catalog/catalog.h"
#include "memory/memory.h"
#include "project/workspace.h"

struct pretranslate_options {
	const char *store;	       /* NULL: the workspace's, $TARJIMON_MEMORY, tm/memory.db */
	const struct language *source; /* of bare catalogs that do not say; NULL: unknown */
	int threshold_percent;	       /* 0: the workspace's, else 65 */
	bool dry_run;
};

/* Where the translations of a catalog came from, in units and source words. */
enum leverage_kind {
	LEVERAGE_KEPT,	    /* had a target before */
	LEVERAGE_CONTEXT,   /* 101 and 102 */
	LEVERAGE_EXACT,	    /* 100 */
	LEVERAGE_ADAPTED,   /* another script, or numbers put over */
	LEVERAGE_ASSEMBLED, /* from sentences */
	LEVERAGE_FUZZY,
	LEVERAGE_PIVOT, /* through a third language */
	LEVERAGE_AMBIGUOUS, /* shown, not filled in */
	LEVERAGE_NONE,
	LEVERAGE_KINDS
};

struct leverage {
	size_t units[LEVERAGE_KINDS];
	size_t words[LEVERAGE_KINDS];
};

struct pretranslate_result {
	const char *path;
	const struct language *source, *target;
	struct leverage leverage;
};

typedef void pretranslate_result_function(void *data, const struct pretranslate_result *result);

/* Fills one catalog in memory. */
bool pretranslate_catalog(struct catalog *catalog, const struct language *source,
			  const struct language *target, struct memory *memory, const struct match_options *options,
			  struct leverage *leverage, struct error *err);

/*
 * Fills catalogs in place, each written whole or not at all; without paths all
 * of the workspace's. The workspace may be NULL when there are paths.
 */
bool pretranslate_files(struct workspace *workspace, char **paths, size_t path_count,
			const struct pretranslate_options *options, pretranslate_result_function *tell,
			void *data, struct error *err);

#endif
