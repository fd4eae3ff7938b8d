/*
 * html_references -- character references: "&amp;", "&#1179;", "&#x2014;".
 *
 * All named ones of the HTML standard (13.5), in data/html-references.tsv.
 */
#ifndef DOCUMENT_HTML_REFERENCES_H
#define DOCUMENT_HTML_REFERENCES_H

#include "base/strbuf.h"

/*
 * If a reference begins at `at` (where "&" stands), adds what it means to
 * `decoded` and gives its length, else 0. In attributes some old names without
 * a semicolon are none.
 */
size_t html_reference(struct slice text, size_t at, bool in_attribute, struct strbuf *decoded);

#endif
