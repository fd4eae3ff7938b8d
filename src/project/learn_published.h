/*
 * learn_published -- what somebody changed in published editions goes back into catalogs and
 * memory.
 *
 * Editions are held against the record of what was merged (edits.h). Without `apply` they are only
 * told; with it, what can be taken over is: into the catalogs, from which the memory
 * then learns as ever, so that the old translation goes to its history.
 */
#ifndef PROJECT_LEARN_PUBLISHED_H
#define PROJECT_LEARN_PUBLISHED_H

#include "project/edits.h"
#include "project/learn.h"

enum published_state {
	PUBLISHED_EDITED,     /* `edits` says how */
	PUBLISHED_SOURCE,     /* the release's own edition was changed: the release is what has to be */
	PUBLISHED_DERIVED,    /* it is made of another edition, which has to be changed */
	PUBLISHED_UNRECORDED, /* what was merged is not known */
};

struct published_edition {
	const struct release *release;
	const struct language *language;
	const char *path;
	enum published_state state;
	const struct language *derived_from; /* of PUBLISHED_DERIVED */
	const struct edits *edits;
};

/* Called for each edition that is not what was merged. */
typedef void published_function(void *data, const struct published_edition *edition);

struct published_report {
	size_t editions;  /* that are not what was merged */
	size_t edits;	  /* in them */
	size_t taken;	  /* of these, over into catalogs */
	size_t undecided; /* that a person has to decide on, and changed editions that are source or derived */
	struct learn_report learned;
};

bool learn_published(struct workspace *workspace, const struct learn_options *options, bool apply,
		     published_function *tell, void *data, struct published_report *report, struct error *err);

#endif
