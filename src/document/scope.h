/*
 * scope -- which language each part of an edition is said to be in.
 *
 * Scopes (build.h) are gone through from the outer to the inner one. What names
 * the document's language in a scope names the edition's when no text that
 * stands in the scope itself lacks a translation, and not all of them are what
 * they were (a list of languages: "English" stays English). In a mixed edition a scope
 * that names nothing, whose own texts are all in one language, and another one
 * than is named around it, gets a mark: so a paragraph without a translation is
 * marked as the source's, and a translated one inside a marked one as the
 * edition's. Where one scope has texts in both, nothing is said.
 */
#ifndef DOCUMENT_SCOPE_H
#define DOCUMENT_SCOPE_H

#include "document/document.h"

struct mark {
	size_t stream, at;
	const struct language *language;
	unsigned how; /* of the format: see builder_add_mark_place() */
};

struct scope_plan {
	unsigned char *contents; /* by scope: flags of enum scope_contents */
	struct mark *marks;	 /* by stream and place */
	size_t mark_count, mark_capacity;
};

/* What became of a unit, and so what a scope has in it. */
enum scope_contents {
	SCOPE_HOLDS_SOURCE = 1 << 0,  /* without a translation */
	SCOPE_HOLDS_SAME = 1 << 1,    /* translated into itself */
	SCOPE_HOLDS_CHANGED = 1 << 2,
};

#define SCOPE_PLAN_INIT { NULL, NULL, 0, 0 }

void scope_plan_release(struct scope_plan *plan);

/* `units` has a flag for each unit. */
void scope_plan_make(struct scope_plan *plan, const struct document *document, const unsigned char *units);

/* Adds the marks of a mixed edition. */
void scope_plan_add_marks(struct scope_plan *plan, const struct document *document,
			  const struct language *source, const struct language *edition);

/* Whether a name of the document's language in that scope becomes the edition's. */
bool scope_plan_renames(const struct scope_plan *plan, size_t scope);

/* The first mark at or behind a place; the count when there is none. */
size_t scope_plan_find_mark(const struct scope_plan *plan, size_t stream, size_t at);

#endif
