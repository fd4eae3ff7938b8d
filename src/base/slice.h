/*
 * slice -- a borrowed run of bytes: a pointer and a length that travel together.
 *
 * A slice owns nothing and is not terminated. `data == NULL` means "there is
 * none" (a PO entry without msgctxt); an empty slice that is there has data and
 * zero bytes. Functions that only look at bytes treat both alike.
 */
#ifndef BASE_SLICE_H
#define BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct slice {
	const char *data;
	size_t bytes;
};

#define SLICE_NONE ((struct slice){ NULL, 0 })

/* A slice of a string literal, without its terminator. */
#define SLICE(literal) ((struct slice){ "" literal, sizeof(literal) - 1 })

/* For printf: "%.*s", SLICE_ARG(slice). Lengths past INT_MAX are cut. */
#define SLICE_ARG(slice) \
	((slice).bytes > 0x7fffffff ? 0x7fffffff : (int)(slice).bytes), \
	((slice).data ? (slice).data : "")

static inline struct slice slice_of(const char *string)
{
	return (struct slice){ string, string ? strlen(string) : 0 };
}

static inline struct slice slice_from(const char *data, size_t bytes)
{
	return (struct slice){ data, bytes };
}

/* The bytes [from, to) of a slice; both are clamped to its length. */
static inline struct slice slice_part(struct slice slice, size_t from, size_t to)
{
	if (to > slice.bytes)
		to = slice.bytes;
	if (from > to)
		from = to;
	return (struct slice){ slice.data ? slice.data + from : NULL, to - from };
}

static inline bool slice_equal(struct slice a, struct slice b)
{
	return a.bytes == b.bytes && (a.bytes == 0 || memcmp(a.data, b.data, a.bytes) == 0);
}

static inline bool slice_is(struct slice slice, const char *string)
{
	return slice_equal(slice, slice_of(string));
}

static inline bool slice_starts(struct slice slice, struct slice prefix)
{
	return slice.bytes >= prefix.bytes &&
	       (prefix.bytes == 0 || memcmp(slice.data, prefix.data, prefix.bytes) == 0);
}

static inline bool slice_ends(struct slice slice, struct slice suffix)
{
	return slice.bytes >= suffix.bytes &&
	       (suffix.bytes == 0 ||
		memcmp(slice.data + slice.bytes - suffix.bytes, suffix.data, suffix.bytes) == 0);
}

/* Byte order, shorter first when one is the other's beginning: <0, 0 or >0. */
int slice_compare(struct slice a, struct slice b);

/* Same bytes but for the case of A to Z. */
bool slice_equal_ascii_case(struct slice a, struct slice b);

/* Offset of the first `needle` at or after `from`, or SIZE_MAX. */
size_t slice_find(struct slice haystack, struct slice needle, size_t from);

/* Without ASCII white space (space, \t, \n, \v, \f, \r) at both ends. */
struct slice slice_trim(struct slice slice);

/*
 * Cuts the next line off `rest` and returns it without its line end (\n or
 * \r\n). False at the end. A last line without a line end counts.
 */
bool slice_next_line(struct slice *rest, struct slice *line);

/*
 * Cuts the next field off `rest` up to `separator`. False when nothing is left;
 * "a," gives "a" and then "".  Start with rest = the whole text.
 */
bool slice_next_field(struct slice *rest, char separator, struct slice *field);

#endif
