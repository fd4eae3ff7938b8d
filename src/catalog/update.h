/*
 * update -- bringing a catalog up to date with a new extraction.
 *
 * What `msgmerge --previous` does: units that are still there keep target, flags
 * and people's comments; what vanished becomes obsolete and comes back when it
 * returns; an edited unit gets the target of the old one (pairing.h says which
 * that is), fuzzy, with what it was made for as previous source. A person's no-wrap
 * stays. The order is the new extraction's.
 *
 * And more: of a unit that was split each part gets the old target, one that was
 * joined gets those of its old units, one behind the other; joined word for word
 * out of approved units it stays approved. Units of which only parts went on are
 * kept as obsolete, so that nothing is lost. The report holds the old sources and
 * targets, for those who can tell which sentence of a target is which
 * (project/carry.h). A unit that the template has a target for gets that, unless
 * there is one already.
 *
 * With `typo_fix` an edit that mends a misspelling (typo.h) leaves the translation
 * as it is, approved; also when an earlier update made it fuzzy and nobody has
 * touched it since.
 */
#ifndef CATALOG_UPDATE_H
#define CATALOG_UPDATE_H

#include "catalog/catalog.h"
#include "catalog/typo.h"

enum update_kind {
	UPDATE_KEPT,	 /* was there */
	UPDATE_MOVED,	 /* was there, at another place among the others */
	UPDATE_REVIVED,	 /* was obsolete */
	UPDATE_TYPO,	 /* a typo was mended, and the translation is what it was */
	UPDATE_EDITED,	 /* is an old one, edited */
	UPDATE_SPLIT,	 /* is one of several that an old one became */
	UPDATE_JOINED,	 /* is made of several old ones */
	UPDATE_NEW,
	UPDATE_GONE,	 /* is no longer there; if there was work in it, it is obsolete now */
	UPDATE_KINDS
};

/* "kept", "moved" … for machines. */
const char *update_kind_name(enum update_kind kind);

struct update_options {
	bool typo_fix;		      /* take over edits that only mend typos */
	const struct typo_words *words; /* for these a dictionary, or NULL */
};

/* An old unit that a new one is made of. Slices live as long as the catalog. */
struct update_origin {
	struct slice source; /* what its target was made for: of a fuzzy one the previous source */
	struct slice target;
	bool approved;
};

/* What became of a unit. */
struct update_line {
	enum update_kind kind;
	bool moved;	/* besides having been edited, split or joined */
	size_t place;	/* in the updated catalog; CATALOG_NOT_FOUND for one that left nothing */
	struct slice source, id; /* live as long as the catalog */
	size_t line;	/* in the old file; 0 for a new one */
	size_t percent; /* how like the old source is */
	size_t first_origin, origin_count; /* of edited, split and joined ones that had work in them */
	size_t sentences, sentences_kept;  /* set by who fills them in: see project/carry.h */
};

struct update_report {
	size_t counts[UPDATE_KINDS];
	struct update_line *lines; /* in the new order; those that are gone at the end */
	size_t line_count, line_capacity;
	struct update_origin *origins;
	size_t origin_count, origin_capacity;
	bool changed; /* the file will differ */
};

#define UPDATE_REPORT_INIT { .lines = NULL }

/*
 * Makes `catalog` what `extraction` (a template) says. `options` and `report`
 * may be NULL. A catalog that needs no change prints the same bytes; else the template's
 * POT-Creation-Date is taken over.
 */
void catalog_update(struct catalog *catalog, const struct catalog *extraction,
		    const struct update_options *options, struct update_report *report);

void update_report_release(struct update_report *report);

#endif
