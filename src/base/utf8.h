/*
 * utf8 -- code points in bytes.
 *
 * UTF-8 as in The Unicode Standard, table 3-7: no overlong forms, no
 * surrogates, nothing past U+10FFFF.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/slice.h"

#include <stdint.h>

#define UTF8_REPLACEMENT 0xfffdu

/*
 * The code point at *at, which is moved behind it; *at must be less than
 * text.bytes. A byte that begins no valid sequence gives U+FFFD and moves by
 * one.
 */
static inline uint32_t utf8_next(struct slice text, size_t *at);

/* The code point that ends at *at (> 0), which is moved to its beginning. */
uint32_t utf8_previous(struct slice text, size_t *at);

/* Offset of the first byte that is not valid UTF-8, or text.bytes. */
size_t utf8_valid_bytes(struct slice text);

static inline bool utf8_is_valid(struct slice text)
{
	return utf8_valid_bytes(text) == text.bytes;
}

/* How many code points there are; invalid bytes count as one each. */
size_t utf8_count(struct slice text);

/* The part of utf8_next() for what is no ASCII and no valid sequence of two. */
uint32_t utf8_next_long(struct slice text, size_t *at);

static inline uint32_t utf8_next(struct slice text, size_t *at)
{
	unsigned char first = (unsigned char)text.data[*at];

	if (first < 0x80) {
		++*at;
		return first;
	}
	if (first - 0xc2u < 0x1e && *at + 1 < text.bytes && ((unsigned char)text.data[*at + 1] & 0xc0) == 0x80) {
		*at += 2;
		return (first & 0x1fu) << 6 | ((unsigned char)text.data[*at - 1] & 0x3fu);
	}
	return utf8_next_long(text, at);
}

#endif
