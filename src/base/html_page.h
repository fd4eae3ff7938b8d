/*
 * html_page -- how our own pages begin: for people, with a style sheet of their own and
 * nothing that a browser would load or run.
 */
#ifndef BASE_HTML_PAGE_H
#define BASE_HTML_PAGE_H

#include "base/strbuf.h"

/* Adds all up to the heading, which is the title too. */
void html_page_begin(struct strbuf *out, const char *title, struct slice style);

#endif
