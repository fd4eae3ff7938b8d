/*
 * strbuf -- text being built.
 *
 * `data` is never NULL and always terminated; it grows by half. Functions that
 * produce text take a strbuf as their last parameter before the error, add to
 * what is there, and so let callers reuse one buffer. Holds any bytes.
 *
 *	struct strbuf text = STRBUF_INIT;
 *	strbuf_addf(&text, "%zu units", count);
 *	…
 *	strbuf_release(&text);
 */
#ifndef BASE_STRBUF_H
#define BASE_STRBUF_H

#include "base/slice.h"

#include <stdarg.h>
#include <stdint.h>

struct strbuf {
	char *data;
	size_t bytes;
	size_t capacity; /* 0 while data is the shared empty string */
};

extern char strbuf_empty[1];

#define STRBUF_INIT { strbuf_empty, 0, 0 }

void strbuf_init(struct strbuf *buffer);
void strbuf_release(struct strbuf *buffer);

/* Hands the terminated text over (free() it); the buffer is empty again. */
char *strbuf_detach(struct strbuf *buffer);

/* Makes room for `more` bytes behind what is there. */
void strbuf_reserve(struct strbuf *buffer, size_t more);

void strbuf_add(struct strbuf *buffer, struct slice text);
void strbuf_add_string(struct strbuf *buffer, const char *string);
void strbuf_addf(struct strbuf *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
void strbuf_vaddf(struct strbuf *buffer, const char *format, va_list arguments)
	__attribute__((format(printf, 2, 0)));

/* Adds one code point as UTF-8; what is no scalar value becomes U+FFFD. */
void strbuf_add_codepoint(struct strbuf *buffer, uint32_t codepoint);

static inline void strbuf_add_byte(struct strbuf *buffer, char byte)
{
	if (buffer->bytes + 1 >= buffer->capacity)
		strbuf_reserve(buffer, 1);
	buffer->data[buffer->bytes++] = byte;
	buffer->data[buffer->bytes] = '\0';
}

/* Cuts to `bytes`, which must not be more than there are. */
void strbuf_truncate(struct strbuf *buffer, size_t bytes);

static inline void strbuf_clear(struct strbuf *buffer)
{
	strbuf_truncate(buffer, 0);
}

/* Puts `replacement` in the place of the bytes [from, to). */
void strbuf_splice(struct strbuf *buffer, size_t from, size_t to, struct slice replacement);

/* Borrows what is there, until the next change. */
static inline struct slice strbuf_slice(const struct strbuf *buffer)
{
	return slice_from(buffer->data, buffer->bytes);
}

#endif
