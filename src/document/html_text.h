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
	HTML_STYLE_CDATA,  /* white space is joined, there are no references */
	HTML_STYLE_DOUBLE, /* attributes in "…" */
	HTML_STYLE_SINGLE, /* … in '…' */
	HTML_STYLE_BARE,   /* … without quotes */
	HTML_STYLE_JSON,   /* strings of JSON in a script */
	HTML_STYLE_JSON_ASCII, /* … in which all else is escaped */
};

/* Adds a range of the text to the flow, with references or escapes decoded. */
void html_text_read(struct flow *flow, struct slice text, struct document_range range,
		    enum html_style style);

/*
 * What html_text_read() puts into `spelling` of the flow: the references that the
 * text has, "&nbsp;&laquo;", and what stands for itself though a reference might
 * stand for it as well (a no-break space, "\r\n").
 */
#define HTML_SPELLINGS_MAX 32

/* Adds a spelling if the flow has none for that character. */
void html_text_prefer(struct flow *flow, struct slice spelling);

/*
 * Writes text where the style says, so that it can be nothing but text there;
 * characters that `spelling` has as it has them.
 */
void html_text_write(struct slice text, enum html_style style, struct slice spelling, struct strbuf *out);

#endif
