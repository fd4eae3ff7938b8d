/*
 * edits -- what somebody changed in a published edition after it was merged.
 *
 * The record (record.h) has, for each text that the edition was given translated, a hash of the
 * source and one of the translation. So three things that look alike are told apart: what the
 * edition says otherwise than it was merged is an edit; where the catalog says otherwise, work
 * went on; and where the release has the source no more, that moved on. The blocks of the
 * edition are laid beside the texts of the record: those with the same hash are unchanged and
 * hold the rest in place; what stands between them is paired by the aligner and by likeness. A
 * text that somebody parted, and texts that somebody joined, word for word, are no edit either.
 *
 * Hashes are of words alone: codes and white space do not count, so an edit that only moves
 * a link is none.
 */
#ifndef PROJECT_EDITS_H
#define PROJECT_EDITS_H

#include "project/edition.h"
#include "project/record.h"

enum edit_kind {
	EDIT_CORRECTION,   /* of what the catalog still says */
	EDIT_NEW,	   /* a translation of what had none */
	EDIT_SOURCE_MOVED, /* of a text that the release has no more: the catalog keeps it as obsolete or fuzzy */
	EDIT_CONFLICT,	   /* the catalog says something else than what was merged, too */
	EDIT_CODES,	   /* its codes are not those of the source */
	EDIT_ADDED,	   /* a block that is none of what was merged */
	EDIT_REMOVED,	   /* a text of what was merged that is not there any more */
	EDIT_KINDS
};

/* What applies to a catalog; the others are for a person to decide. */
static inline bool edit_applies(enum edit_kind kind)
{
	return kind == EDIT_CORRECTION || kind == EDIT_NEW || kind == EDIT_SOURCE_MOVED;
}

struct edit {
	enum edit_kind kind;
	size_t line;	   /* of the edition; 0: nothing there */
	size_t place;	   /* of the catalog's unit, where it applies */
	struct slice source; /* as the catalog has it; none: not known */
	struct slice old_target, new_target; /* in the source's codes; none: nothing there */
};

struct edits {
	struct edit *items; /* in the order of the edition */
	size_t count, capacity;
	struct arena arena;
};

#define EDITS_INIT { NULL, 0, 0, ARENA_INIT }

void edits_release(struct edits *edits);

/*
 * Adds the edits in the edition's bytes. `edition` is what the catalog says now, `row` what was
 * merged, with its targets. What the catalog says already is no edit any more.
 */
void edits_find(const struct opened_release *release, struct edition *edition, const struct edition_record *row,
		const struct opened_release *published, struct edits *edits);

#endif
