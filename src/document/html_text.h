/*
 * html_text -- text of HTML to units and back.
 */
#ifndef DOCUMENT_HTML_TEXT_H
#define DOCUMENT_HTML_TEXT_H

#include "document/flow.h"

/* Where the text of a unit stands, and so how it is written. */
enum html_style {
	HTML_STYLE_TEXT,   /* white space is joined */
	HTML_STYLE_PRE,	   /* … is kept */
	HTML_STYLE_DOUBLE, /* attributes in "…" */
	HTML_STYLE_SINGLE, /* … in '…' */
	HTML_STYLE_BARE,   /* … without quotes */
};

/* Adds a range of the text to the flow, with references decoded. */
void html_text_read(struct flow *flow, struct slice text, struct document_range range,
		    enum html_style style);

/*
 * Writes text where the style says, so that it can be nothing but text there.
 * `unit` is what stood there: no-break spaces are written as it, or else the
 * page, writes them, and line breaks as in it.
 */
void html_text_write(struct slice text, enum html_style style, struct slice unit, struct slice page,
		     struct strbuf *out);

#endif
