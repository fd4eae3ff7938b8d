/*
 * markdown_leaf -- where the words and the markup of one block stand.
 *
 * md4c tells what stands in a paragraph, heading or cell, and for each piece of
 * text where it stands in the source; it does not tell where markup stands. A
 * leaf is what md4c told, in order. Placing it gives each event a range, so that
 * the ranges follow one another without a gap from the first word or mark of
 * the block to the last:
 *
 *	foo **[bar](x "y")**      text "foo " at 0, enter strong, enter link,
 *	~~~~--~---~~~~~~~~--      text "bar" at 7, leave link, leave strong
 *
 * Markup must fill the room between two texts exactly, in the order that md4c
 * told. That is the proof that the ranges are right; a leaf for which it fails
 * is not placed.
 */
#ifndef DOCUMENT_MARKDOWN_LEAF_H
#define DOCUMENT_MARKDOWN_LEAF_H

#include "document/document.h"

#include <md4c.h>

enum markdown_event_kind {
	MARKDOWN_TEXT,
	MARKDOWN_ENTITY,
	MARKDOWN_CODE, /* text of a code span */
	MARKDOWN_HTML, /* a tag or comment, or a part of one behind a line break */
	MARKDOWN_SOFT_BREAK,
	MARKDOWN_HARD_BREAK,
	MARKDOWN_ENTER,
	MARKDOWN_LEAVE,
};

struct markdown_event {
	enum markdown_event_kind kind;
	MD_SPANTYPE span; /* of MARKDOWN_ENTER and MARKDOWN_LEAVE */
	size_t at, bytes; /* what md4c told of a text; SIZE_MAX: nothing */

	/* What placing finds. A text's range holds the backslash in front of it too. */
	struct document_range range;
	struct document_range title; /* of a link or image that is left; empty: none */
	char title_quote;	     /* what opens it: '"', '\'' or '(' */
};

/* What the block is, as far as its edges hang on it. */
enum markdown_leaf_kind {
	MARKDOWN_LEAF_NONE,
	MARKDOWN_LEAF_PARAGRAPH,
	MARKDOWN_LEAF_ITEM, /* text that stands directly in a list item */
	MARKDOWN_LEAF_TASK, /* … behind a box */
	MARKDOWN_LEAF_HEADING,
	MARKDOWN_LEAF_CELL,
};

struct markdown_leaf {
	enum markdown_leaf_kind kind;
	struct markdown_event *events;
	size_t count, capacity;
	size_t *open; /* of the events that are entered, while placing */
	size_t open_count, open_capacity;
	struct document_range range; /* once placed */
};

#define MARKDOWN_LEAF_INIT { .kind = MARKDOWN_LEAF_NONE }

void markdown_leaf_release(struct markdown_leaf *leaf);
void markdown_leaf_clear(struct markdown_leaf *leaf);
void markdown_leaf_add(struct markdown_leaf *leaf, const struct markdown_event *event);

/* Offset of the first text that md4c told, or SIZE_MAX. */
size_t markdown_leaf_first(const struct markdown_leaf *leaf);

/* `text` is the one that md4c read; false when the events do not fill it. */
bool markdown_leaf_place(struct markdown_leaf *leaf, struct slice text);

/*
 * The end of a link's destination and title, "(/url \"title\")", that begins at
 * `at`; or `at` when none stands there. *title as in struct markdown_event.
 */
size_t markdown_destination_end(struct slice text, size_t at, struct document_range *title, char *quote);

/* Where what stands in a definition behind "]:" ends, likewise. */
size_t markdown_definition_end(struct slice text, size_t at, struct document_range *title, char *quote);

#endif
