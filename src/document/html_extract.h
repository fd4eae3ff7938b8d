/*
 * html_extract -- pages: where their texts are.
 */
#ifndef DOCUMENT_HTML_EXTRACT_H
#define DOCUMENT_HTML_EXTRACT_H

#include "document/build.h"

/* extract() of the format. */
void html_extract(struct builder *builder, const struct document_options *options);

#endif
