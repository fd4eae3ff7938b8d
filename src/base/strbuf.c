/*
 * strbuf -- text being built.
 */
#include <config.h>

#include "base/strbuf.h"

#include "base/alloc.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

char strbuf_empty[1];

void strbuf_init(struct strbuf *buffer)
{
	*buffer = (struct strbuf)STRBUF_INIT;
}

void strbuf_release(struct strbuf *buffer)
{
	if (buffer->capacity)
		free(buffer->data);
	strbuf_init(buffer);
}

char *strbuf_detach(struct strbuf *buffer)
{
	char *text;

	strbuf_reserve(buffer, 0);
	text = buffer->data;
	strbuf_init(buffer);
	return text;
}

void strbuf_reserve(struct strbuf *buffer, size_t more)
{
	size_t wanted = more > SIZE_MAX - buffer->bytes - 1 ? SIZE_MAX : buffer->bytes + more + 1;
	bool owned = buffer->capacity != 0;

	if (owned && wanted <= buffer->capacity)
		return;
	buffer->capacity = alloc_next_capacity(buffer->capacity, wanted);
	buffer->data = alloc_resize(owned ? buffer->data : NULL, buffer->capacity, 1);
	buffer->data[buffer->bytes] = '\0';
}

void strbuf_add(struct strbuf *buffer, struct slice text)
{
	if (!text.bytes)
		return;
	strbuf_reserve(buffer, text.bytes);
	memcpy(buffer->data + buffer->bytes, text.data, text.bytes);
	buffer->bytes += text.bytes;
	buffer->data[buffer->bytes] = '\0';
}

void strbuf_add_string(struct strbuf *buffer, const char *string)
{
	strbuf_add(buffer, slice_of(string));
}

void strbuf_vaddf(struct strbuf *buffer, const char *format, va_list arguments)
{
	va_list again;
	int bytes;

	va_copy(again, arguments);
	bytes = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (bytes <= 0)
		return;
	strbuf_reserve(buffer, (size_t)bytes);
	vsnprintf(buffer->data + buffer->bytes, (size_t)bytes + 1, format, arguments);
	buffer->bytes += (size_t)bytes;
}

void strbuf_addf(struct strbuf *buffer, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	strbuf_vaddf(buffer, format, arguments);
	va_end(arguments);
}

void strbuf_add_codepoint(struct strbuf *buffer, uint32_t c)
{
	if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		c = 0xfffd;
	if (c < 0x80) {
		strbuf_add_byte(buffer, (char)c);
	} else if (c < 0x800) {
		strbuf_add_byte(buffer, (char)(0xc0 | c >> 6));
		strbuf_add_byte(buffer, (char)(0x80 | (c & 0x3f)));
	} else if (c < 0x10000) {
		strbuf_add_byte(buffer, (char)(0xe0 | c >> 12));
		strbuf_add_byte(buffer, (char)(0x80 | (c >> 6 & 0x3f)));
		strbuf_add_byte(buffer, (char)(0x80 | (c & 0x3f)));
	} else {
		strbuf_add_byte(buffer, (char)(0xf0 | c >> 18));
		strbuf_add_byte(buffer, (char)(0x80 | (c >> 12 & 0x3f)));
		strbuf_add_byte(buffer, (char)(0x80 | (c >> 6 & 0x3f)));
		strbuf_add_byte(buffer, (char)(0x80 | (c & 0x3f)));
	}
}

void strbuf_truncate(struct strbuf *buffer, size_t bytes)
{
	assert(bytes <= buffer->bytes);
	buffer->bytes = bytes;
	if (buffer->capacity)
		buffer->data[bytes] = '\0';
}

void strbuf_splice(struct strbuf *buffer, size_t from, size_t to, struct slice replacement)
{
	size_t tail = buffer->bytes - to;

	assert(from <= to && to <= buffer->bytes);
	strbuf_reserve(buffer, replacement.bytes);
	memmove(buffer->data + from + replacement.bytes, buffer->data + to, tail + 1);
	if (replacement.bytes)
		memcpy(buffer->data + from, replacement.data, replacement.bytes);
	buffer->bytes = from + replacement.bytes + tail;
}
