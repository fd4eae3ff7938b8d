/*
 * pretranslate -- fills catalogs from the memory.
 *
 * Only units without any target are touched. Which matches are filled in, and which of
 * them as certain, the rules say (fill_rules.h); all others are filled in as fuzzy, with
 * the text that they were made for as previous source. Ambiguous and disputed matches are told in a
 * comment and never filled in. When the workspace has a termbase, a fuzzy target that
 * lacks a term of its source is marked (term_comments.h).
 */
#ifndef PROJECT_PRETRANSLATE_H
#define PROJECT_PRETRANSLATE_H

#include "catalog/catalog.h"
#include "project/asking.h"
#include "project/fill_rules.h"
#include "project/leverage.h"
#include "project/workspace.h"

struct pretranslate_options {
	const char *store;	       /* NULL: the workspace's, $TARJIMON_MEMORY, tm/memory.db */
	const struct language *source; /* of bare catalogs that do not say; NULL: unknown */
	int threshold_percent;	       /* 0: the workspace's, else 65 */
	const char *fill;	       /* as fill_rules_read(), over the workspace's; NULL */
	bool dry_run;
};

struct pretranslate_result {
	const char *path;
	const struct language *source, *target;
	struct leverage leverage;
};

struct pretranslate_listener {
	/* A catalog is done, and written. */
	void (*tell)(void *data, const struct pretranslate_result *result);
	/* So many units of a catalog were looked up; may be NULL. */
	void (*progress)(void *data, size_t done, size_t total);
	void *data;
};

/*
 * Fills catalogs in place, each written whole or not at all; without paths all
 * of the workspace's. The workspace may be NULL when there are paths.
 */
bool pretranslate_files(struct workspace *workspace, char **paths, size_t path_count,
			const struct pretranslate_options *options, const struct pretranslate_listener *listener,
			struct error *err);

#endif
