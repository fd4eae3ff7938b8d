/*
 * update -- bringing a catalog up to date with a new extraction.
 *
 * What `msgmerge --previous` does: units that are still there keep target, flags
 * and people's comments; what vanished becomes obsolete and comes back when it
 * returns; an edited unit gets the target of the nearest old one, fuzzy, with what it was
 * made for as previous source. Nearest is by place (between the same
 * neighbours) and by shared words, or the bytes that both begin and end with.
 * A person's no-wrap stays. The order is the new extraction's.
 */
#ifndef CATALOG_UPDATE_H
#define CATALOG_UPDATE_H

#include "catalog/catalog.h"

/* How like two sources must be: below it an old target would not help. */
#define UPDATE_LEAST_PERCENT 60

enum update_kind {
	UPDATE_KEPT,	 /* was there */
	UPDATE_REVIVED,	 /* was obsolete */
	UPDATE_FUZZIED,	 /* is new, with the target of an old one */
	UPDATE_NEW,
	UPDATE_OBSOLETE, /* is no longer there, kept for its work */
	UPDATE_DROPPED,	 /* is no longer there, and nobody had translated it */
	UPDATE_KINDS
};

/* What became of each unit; the list is the caller's to release. */
struct update_line {
	enum update_kind kind;
	size_t place;	/* in the updated catalog; CATALOG_NOT_FOUND when dropped */
	size_t line;	/* in the old file; 0 for a new one */
	size_t percent; /* how near the old source was, when fuzzied */
};

struct update_report {
	size_t counts[UPDATE_KINDS];
	struct update_line *lines;
	size_t line_count, line_capacity;
	bool changed; /* the file will differ */
};

#define UPDATE_REPORT_INIT { .lines = NULL }

/*
 * Makes `catalog` what `extraction` (a template) says. `report` may be NULL. A
 * catalog that needs no change prints the same bytes; else the template's
 * POT-Creation-Date is taken over.
 */
void catalog_update(struct catalog *catalog, const struct catalog *extraction,
		    struct update_report *report);

void update_report_release(struct update_report *report);

#endif
