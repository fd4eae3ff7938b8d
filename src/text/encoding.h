/*
 * encoding -- bytes in other charsets, to UTF-8 and exactly back.
 *
 * The rows are the encodings of the WHATWG's Encoding standard with their
 * labels. What makes them fit for byte-exact work: a byte that the charset does
 * not know becomes one of 256 code points at the end of plane 16, U+10FF00 plus
 * the byte, and goes back to that byte. So encoding_encode() of what
 * encoding_decode() made is the same bytes again, damaged or not. Texts from
 * elsewhere must not hold those code points: see encoding_is_escape().
 */
#ifndef TEXT_ENCODING_H
#define TEXT_ENCODING_H

#include "base/error.h"
#include "base/strbuf.h"

#include <stdint.h>

struct encoding {
	const char *name;   /* "windows-1251" */
	const char *labels; /* all names it goes by, lower case, parted by spaces */
	const char *icu;    /* ICU's name, or NULL for the Unicode ones, done here */
};

extern const struct encoding encoding_utf8, encoding_utf16le, encoding_utf16be;

/* In any common spelling, or NULL: "cp1251", "WINDOWS-1251", "latin1". */
const struct encoding *encoding_find(struct slice label);

/* By the byte-order mark, or NULL; *mark_bytes is its length. */
const struct encoding *encoding_by_mark(struct slice bytes, size_t *mark_bytes);

/*
 * By the look of the bytes, never NULL: UTF-8 when they are (mostly) that,
 * UTF-16 by its zeros, one of the Cyrillic ones by the frequency of letters,
 * else windows-1252.
 */
const struct encoding *encoding_guess(struct slice bytes);

/*
 * Adds the bytes as valid UTF-8; byte-order marks are kept as U+FEFF. False
 * when they would not come back (a few stateful charsets).
 */
bool encoding_decode(const struct encoding *encoding, struct slice bytes, struct strbuf *utf8,
		    struct error *err);

/* Whether decoding from UTF-8 would change nothing. */
bool encoding_is_exact_utf8(struct slice bytes);

/* What to do with characters that the charset does not have. */
enum encoding_missing {
	ENCODING_REFUSE,	   /* an error that names the character */
	ENCODING_REFERENCE, /* write "&#1179;" */
};

bool encoding_encode(const struct encoding *encoding, struct slice utf8, enum encoding_missing missing,
		    struct strbuf *bytes, struct error *err);

/* One of the code points that stand for undecodable bytes. */
static inline bool encoding_is_escape(uint32_t codepoint)
{
	return codepoint >= 0x10ff00;
}

#endif
