/*
 * html_extract -- pages: where their texts are.
 */
#ifndef DOCUMENT_HTML_EXTRACT_H
#define DOCUMENT_HTML_EXTRACT_H

#include "document/build.h"

/* Where something of the page begins that its end leaves open, or SIZE_MAX. */
struct html_ending {
	size_t cut_off;	 /* a tag, a comment or raw text: what follows is missing */
	size_t unclosed; /* the outermost element whose end tag may not be left out */
	size_t body;	 /* `<body>`, where neither it nor `<html>` is closed */
	bool cuts_page;	 /* `<html>` or `<body>` is there, and no end tag of either */
	bool ends_page;	 /* one is there */
};

/* As extract() of a format; `ending` may be NULL. */
void html_extract(struct builder *builder, const struct document_options *options, struct html_ending *ending);

#endif
