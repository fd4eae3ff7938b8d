/*
 * slice -- the functions that are too long for the header.
 */
#include <config.h>

#include "base/slice.h"

#include <stdint.h>

static char ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static bool is_ascii_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

int slice_compare(struct slice a, struct slice b)
{
	size_t shared = a.bytes < b.bytes ? a.bytes : b.bytes;
	int order = shared ? memcmp(a.data, b.data, shared) : 0;

	if (order)
		return order;
	return (a.bytes > b.bytes) - (a.bytes < b.bytes);
}

bool slice_equal_ascii_case(struct slice a, struct slice b)
{
	if (a.bytes != b.bytes)
		return false;
	for (size_t i = 0; i < a.bytes; i++)
		if (ascii_lower(a.data[i]) != ascii_lower(b.data[i]))
			return false;
	return true;
}

size_t slice_find(struct slice haystack, struct slice needle, size_t from)
{
	const char *hit;

	if (from > haystack.bytes || needle.bytes > haystack.bytes - from)
		return SIZE_MAX;
	if (needle.bytes == 0)
		return from;
	hit = memmem(haystack.data + from, haystack.bytes - from, needle.data, needle.bytes);
	return hit ? (size_t)(hit - haystack.data) : SIZE_MAX;
}

struct slice slice_trim(struct slice slice)
{
	while (slice.bytes && is_ascii_space(slice.data[0])) {
		slice.data++;
		slice.bytes--;
	}
	while (slice.bytes && is_ascii_space(slice.data[slice.bytes - 1]))
		slice.bytes--;
	return slice;
}

bool slice_next_line(struct slice *rest, struct slice *line)
{
	const char *end;

	if (rest->bytes == 0)
		return false;
	end = memchr(rest->data, '\n', rest->bytes);
	*line = slice_from(rest->data, end ? (size_t)(end - rest->data) : rest->bytes);
	*rest = slice_part(*rest, line->bytes + (end != NULL), rest->bytes);
	if (end && line->bytes && line->data[line->bytes - 1] == '\r')
		line->bytes--;
	return true;
}

bool slice_next_field(struct slice *rest, char separator, struct slice *field)
{
	const char *end;

	if (!rest->data)
		return false;
	end = rest->bytes ? memchr(rest->data, separator, rest->bytes) : NULL;
	if (!end) {
		*field = *rest;
		*rest = SLICE_NONE;
		return true;
	}
	*field = slice_from(rest->data, (size_t)(end - rest->data));
	*rest = slice_part(*rest, field->bytes + 1, rest->bytes);
	return true;
}
