/*
 * unit -- what a translator sees as one entry: a paragraph, heading, cell,
 * caption or attribute, with its translation, state and place.
 *
 * Units flow through the whole house: documents give them, catalogs keep them,
 * the memory answers with them, checks read them. A unit owns nothing; its
 * strings live in the arena of the catalog (or of whoever made it). Source and
 * target are in marked form (segment/segment.h).
 */
#ifndef SEGMENT_UNIT_H
#define SEGMENT_UNIT_H

#include "base/slice.h"

enum unit_flags {
	UNIT_FUZZY = 1 << 0,	/* a person has to look at the target */
	UNIT_OBSOLETE = 1 << 1, /* no longer in the release; kept for its work */
	UNIT_CHANGED = 1 << 2,	/* kept by the catalog: see catalog_edit() */
};

struct unit {
	struct slice context;	    /* msgctxt; none when the source needs only one translation */
	struct slice source;
	struct slice source_plural; /* none but in catalogs of programs */
	struct slice *targets;	    /* one, or one a plural form; empty text: not translated */
	size_t target_count;

	/* What a fuzzy target was made for. */
	struct slice previous_context, previous_source, previous_plural;

	/* Lines joined by \n, without the marks in front; none when there are none. */
	struct slice notes;	 /* people's: "# " */
	struct slice extracted;	 /* ours: "#. ": first "type: p", then "tarjimon: key=value …" */
	struct slice references; /* "#: ", as written */
	struct slice flag_names; /* "#, " without fuzzy: "c-format, no-wrap", as written */

	/* Its bytes in the file it was read from, with the blank lines before it. */
	struct slice original;

	unsigned flags;	/* of enum unit_flags */
	size_t line;	/* where it begins in its file, 1-based; 0: nowhere yet */
};

/* What a unit is found by: msgctxt (none is not the same as empty) and source. */
bool unit_same_key(const struct unit *a, const struct unit *b);

/* Has a target in every form, and nobody has doubts about it. */
bool unit_is_translated(const struct unit *unit);

/* Has no target at all. */
bool unit_is_empty(const struct unit *unit);

/* Borrows the first target; empty when there is none. */
struct slice unit_target(const struct unit *unit);

/*
 * Borrow what extraction noted: the kind ("p", "h1", "img alt"), the headings above
 * ("Summary › Results"), the id. None when it noted nothing.
 */
struct slice unit_type(const struct unit *unit);
struct slice unit_path(const struct unit *unit);
struct slice unit_id(const struct unit *unit);

#endif
