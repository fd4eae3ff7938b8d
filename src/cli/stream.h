/*
 * stream -- standard input, line by line, for commands that are filters.
 *
 * What comes in is text: UTF-8 without NUL bytes, in lines of a paragraph each. A
 * line that is none, or is longer than STREAM_LINE_LIMIT_BYTES, is refused with its
 * number, so that memory stays bounded and nothing is made of bytes that were meant
 * otherwise. What was read before it is the command's to finish.
 */
#ifndef CLI_STREAM_H
#define CLI_STREAM_H

#include "base/error.h"
#include "base/strbuf.h"

/* faults.md: "PO line"; a paragraph a line is far shorter. */
#define STREAM_LINE_LIMIT_BYTES ((size_t)1 << 20)

struct stream {
	struct strbuf read; /* of which the first `used` bytes were given out */
	size_t used;
	size_t line;	    /* number of the last line, from 1 */
	size_t line_bytes; /* its length with its line end */
	bool ended;
};

#define STREAM_INIT { .read = STRBUF_INIT }

/*
 * The next line of standard input without its line end, borrowed until the next
 * call. False at the end and on errors; then the error is set.
 */
bool stream_next(struct stream *stream, struct slice *line, struct error *err);
void stream_release(struct stream *stream);

/* The line end behind the line that was given last: "\n", "\r\n", or "" at the end. */
struct slice stream_line_end(const struct stream *stream, struct slice line);

/* Output is gathered up to this, unless a person sits at the other end. */
#define STREAM_CHUNK_BYTES ((size_t)1 << 16)
bool stream_is_interactive(void);

#endif
