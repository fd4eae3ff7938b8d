/*
 * xml_write -- text as XML has it: the one place where it is escaped.
 *
 * What XML 1.0 has no way to write (most control characters, bytes that are no
 * UTF-8) becomes U+FFFD. What is written for XML is right in HTML too.
 */
#ifndef BASE_XML_WRITE_H
#define BASE_XML_WRITE_H

#include "base/strbuf.h"

enum xml_quoting {
	XML_TEXT,	      /* between tags */
	XML_ATTRIBUTE,	      /* in an attribute in double quotes */
	XML_ATTRIBUTE_SINGLE, /* in one in single quotes */
};

/* Adds the text, which is the same again when it is read; returns how many characters were replaced. */
size_t xml_add_text(struct strbuf *out, struct slice text, enum xml_quoting quoting);

/* The same on one line: each tab and line end becomes a blank. */
size_t xml_add_line(struct strbuf *out, struct slice text, enum xml_quoting quoting);

/* Whether XML can hold all characters of a text (Char, 2.2). */
bool xml_can_hold(struct slice text);

#endif
