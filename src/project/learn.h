/*
 * learn -- approved catalogs go into the memory.
 *
 * What is translated and not fuzzy counts as approved. In a workspace all
 * catalogs of a release are learned together, so that each unit is as many
 * languages wide as there are translations of it. The sentences of a unit are paired
 * and learned beside it (learn_sentences.h).
 */
#ifndef PROJECT_LEARN_H
#define PROJECT_LEARN_H

#include "memory/memory.h"
#include "project/workspace.h"

struct learn_options {
	const char *store;
	const struct language *source; /* of bare catalogs that do not say */
};

struct learn_report {
	size_t units;	  /* that are approved and were given to the memory */
	size_t sentences; /* of them, paired */
	struct memory_report memory;
	bool kept; /* the memory has it */
};

/*
 * Catalogs that are named are learned all or none. Without a name those of the workspace are,
 * release by release: one that cannot be read, or a catalog of which cannot, is left out, and
 * the others are learned; then the answer is false, `err` tells each, and the report is `kept`.
 */
bool learn_files(struct workspace *workspace, char **paths, size_t path_count,
		 const struct learn_options *options, struct learn_report *report, struct error *err);

#endif
