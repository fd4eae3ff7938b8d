/*
 * markdown_write -- text of a translation, written so that it can be nothing but
 * text where it stands.
 */
#ifndef DOCUMENT_MARKDOWN_WRITE_H
#define DOCUMENT_MARKDOWN_WRITE_H

#include "document/format.h"

/* Where the text of a unit stands; the style of a unit is one of these … */
enum markdown_place {
	MARKDOWN_IN_PARAGRAPH,
	MARKDOWN_IN_HEADING, /* of one line, behind "#" */
	MARKDOWN_IN_ALT,
	MARKDOWN_IN_DOUBLE, /* titles in "…" */
	MARKDOWN_IN_SINGLE, /* … in '…' */
	MARKDOWN_IN_PARENTHESES,
	MARKDOWN_IN_HTML,	  /* with an enum html_style above the flags */
	MARKDOWN_IN_FRONT_MATTER, /* with an enum front_matter_style there */
	MARKDOWN_PLACE_MASK = 0xf,
};

/* … with these flags, and the width to break a paragraph at above them (0: not at all). */
enum markdown_style_flags {
	MARKDOWN_CELL = 1 << 4,	  /* "|" would end it */
	MARKDOWN_BRACES = 1 << 5, /* "{" would begin an expression of MDX */
};

#define MARKDOWN_STYLE_SHIFT 8

void markdown_write(const struct document *document, const struct document_unit *unit,
		    const struct text_piece *piece, struct strbuf *out);

#endif
