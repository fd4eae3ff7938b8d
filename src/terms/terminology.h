/*
 * terminology -- a termbase in use: read once, with a recogniser for each language
 * that is asked about, made when first needed; and what a translation does with
 * the terms of its source.
 *
 * Not for two threads at once.
 */
#ifndef TERMS_TERMINOLOGY_H
#define TERMS_TERMINOLOGY_H

#include "terms/losses.h"
#include "terms/recognise.h"
#include "terms/termbase.h"

struct terminology;

/* Reads the file (term_file.h). `losses` may be NULL. */
bool terminology_open(struct terminology **terminology, const char *path, struct term_losses *losses,
		      struct error *err);

/* NULL is allowed. */
void terminology_close(struct terminology *terminology);

/* Borrow. */
const struct termbase *terminology_termbase(const struct terminology *terminology);
struct recogniser *terminology_recogniser(struct terminology *terminology, const struct language *language);

/* ---------------------------------------------------------------- comparing */

enum term_finding_kind {
	TERM_FINDING_WRONG,	/* the source has the term, the target none of its names */
	TERM_FINDING_FORBIDDEN, /* the target has a name that must not be used */
	TERM_FINDING_OUTDATED,	/* the target has a name that was not right on these days */
	TERM_FINDING_NAMELESS,	/* the source has the term, and it has no name in the target's language */
};

struct term_finding {
	enum term_finding_kind kind;
	uint32_t concept;
	uint32_t name;	 /* of the source in WRONG and NAMELESS, of the target in the others */
	size_t best;	 /* the name to write, or TERM_NOT_FOUND */
	struct slice at; /* where it stands: in the source or the target, as `name` */
};

/* A reusable list, with what is needed to fill it. */
struct term_findings {
	struct term_finding *items;
	size_t count, capacity;
	struct term_hits source_hits, target_hits;
};

#define TERM_FINDINGS_INIT { NULL, 0, 0, TERM_HITS_INIT, TERM_HITS_INIT }

void term_findings_release(struct term_findings *findings);

/*
 * Replaces what is in `findings`. A term of the source is satisfied by any name of its concept
 * that the target has in any form, inside of a longer term too; one name is enough,
 * however many there are and however often the source has it. `days` is when the
 * text was published. Without a source (none) only the target's names are judged.
 */
void term_compare(struct terminology *terminology, const struct language *source_language, struct slice source,
		  const struct language *target_language, struct slice target, struct day_range days,
		  struct term_findings *findings);

#endif
