/*
 * utf8 -- code points in bytes.
 */
#include <config.h>

#include "base/utf8.h"

#include <string.h>

/* How many bytes the sequence that `first` begins has; 0 when it begins none. */
static size_t sequence_bytes(unsigned char first)
{
	if (first < 0x80)
		return 1;
	if (first < 0xc2)
		return 0;
	if (first < 0xe0)
		return 2;
	if (first < 0xf0)
		return 3;
	return first < 0xf5 ? 4 : 0;
}

/* Table 3-7: after E0, ED, F0 and F4 the second byte has a narrower range. */
static bool second_byte_fits(unsigned char first, unsigned char second)
{
	switch (first) {
	case 0xe0:
		return second >= 0xa0 && second <= 0xbf;
	case 0xed:
		return second >= 0x80 && second <= 0x9f;
	case 0xf0:
		return second >= 0x90 && second <= 0xbf;
	case 0xf4:
		return second >= 0x80 && second <= 0x8f;
	default:
		return second >= 0x80 && second <= 0xbf;
	}
}

uint32_t utf8_next_long(struct slice text, size_t *at)
{
	const unsigned char *bytes = (const unsigned char *)text.data + *at;
	size_t left = text.bytes - *at;
	size_t length = sequence_bytes(bytes[0]);
	uint32_t codepoint;

	if (length < 2 || length > left || !second_byte_fits(bytes[0], bytes[1])) {
		++*at;
		return length == 1 ? bytes[0] : UTF8_REPLACEMENT;
	}
	codepoint = bytes[0] & (0x7fu >> length);
	for (size_t i = 1; i < length; i++) {
		if ((bytes[i] & 0xc0) != 0x80) {
			++*at;
			return UTF8_REPLACEMENT;
		}
		codepoint = codepoint << 6 | (bytes[i] & 0x3fu);
	}
	*at += length;
	return codepoint;
}

uint32_t utf8_previous(struct slice text, size_t *at)
{
	size_t start = *at - 1, end;
	uint32_t codepoint;

	while (start > 0 && *at - start < 4 && ((unsigned char)text.data[start] & 0xc0) == 0x80)
		start--;
	end = start;
	codepoint = utf8_next(slice_part(text, 0, *at), &end);
	if (end != *at) { /* stray bytes: take the last one alone */
		--*at;
		return UTF8_REPLACEMENT;
	}
	*at = start;
	return codepoint;
}

/* Eight bytes of ASCII. */
static inline bool ascii_word_at(struct slice text, size_t at)
{
	uint64_t word;

	if (text.bytes - at < sizeof(word))
		return false;
	memcpy(&word, text.data + at, sizeof(word));
	return (word & 0x8080808080808080u) == 0;
}

/* A valid sequence of two, as of most letters that are not Latin. */
static inline bool two_bytes_at(struct slice text, size_t at)
{
	return text.bytes - at > 1 && (unsigned char)text.data[at] - 0xc2u < 0x1e &&
	       ((unsigned char)text.data[at + 1] & 0xc0) == 0x80;
}

size_t utf8_valid_bytes(struct slice text)
{
	size_t at = 0;

	while (at < text.bytes) {
		size_t start = at;

		if (ascii_word_at(text, at))
			at += sizeof(uint64_t);
		else if (two_bytes_at(text, at))
			at += 2;
		else if (utf8_next(text, &at) == UTF8_REPLACEMENT && at == start + 1)
			return start;
	}
	return at;
}

size_t utf8_count(struct slice text)
{
	size_t at = 0, count = 0;

	while (at < text.bytes) {
		utf8_next(text, &at);
		count++;
	}
	return count;
}
