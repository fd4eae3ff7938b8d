/*
 * xml_write -- text as XML has it.
 *
 * What XML 1.0 has no way to write (most control characters) becomes U+FFFD.
 */
#ifndef CATALOG_XML_WRITE_H
#define CATALOG_XML_WRITE_H

#include "base/strbuf.h"

enum xml_quoting { XML_TEXT, XML_ATTRIBUTE };

/* Adds the text between tags, or between the quotation marks of an attribute; returns how many characters were replaced. */
size_t xml_add_text(struct strbuf *out, struct slice text, enum xml_quoting quoting);

#endif
