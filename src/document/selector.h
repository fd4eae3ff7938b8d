/*
 * selector -- simple CSS selectors: which elements of a page are meant.
 *
 *	nav, .banner, #menu, footer > p, div.box a[rel=tag], [data-draft]
 *
 * A list is parted by commas. A selector is one or more compounds: an element
 * under another by white space, right under it by ">". A compound is a name or
 * "*", then any of .class, #id, [attribute], [attribute=value] (the value bare
 * or in quotes). Names of elements and attributes match in any case, the rest
 * as it is written. There is nothing else: no pseudo-classes, no siblings.
 *
 * Matching is done on the way down: each open element remembers which
 * beginnings of selectors end at it or above it, so a start tag costs its own
 * attributes and no look back.
 */
#ifndef DOCUMENT_SELECTOR_H
#define DOCUMENT_SELECTOR_H

#include "base/arena.h"
#include "base/error.h"
#include "base/slice.h"

#include <stdint.h>

#define SELECTOR_COMPOUNDS_MAX 64 /* in one list */

struct selector_list;

/* What an element looks like; `attribute` gives false for one that it has not. */
struct selector_subject {
	struct slice name;
	bool (*attribute)(const void *context, struct slice name, struct slice *value);
	const void *context;
};

/* Which beginnings of selectors end at an element, and at it or above it. */
struct selector_state {
	uint64_t here, above;
};

/* NULL for a text that is no list; the message says what is wrong with it. */
const struct selector_list *selector_list_parse(struct slice text, struct arena *arena, struct error *err);

/* Whether one of them means the element; `parent` is NULL at the root. `list` may be NULL. */
bool selector_list_matches(const struct selector_list *list, const struct selector_subject *subject,
			   const struct selector_state *parent, struct selector_state *state);

#endif
