/*
 * charset -- texts in older charsets, through ICU's converters.
 */
#ifndef TEXT_CHARSET_H
#define TEXT_CHARSET_H

#include "base/error.h"
#include "base/strbuf.h"

/* UTF-8, US-ASCII and their other names: text that needs no converter. */
bool charset_is_utf8(struct slice name);

/*
 * Adds the text in UTF-8. Fails when the charset is unknown (ERROR_UNSUPPORTED),
 * or when the text has bytes that mean nothing in it (ERROR_FORMAT).
 */
bool charset_decode(struct slice name, struct slice bytes, struct strbuf *out, struct error *err);

/* Adds the bytes of a UTF-8 text; fails when the charset lacks a character. */
bool charset_encode(struct slice name, struct slice text, struct strbuf *out, struct error *err);

#endif
