/*
 * stream -- standard input, line by line, for commands that are filters.
 */
#ifndef CLI_STREAM_H
#define CLI_STREAM_H

#include "base/error.h"
#include "base/slice.h"

struct stream {
	char *line;
	size_t capacity;
	size_t bytes; /* of the last line, with its line end */
};

#define STREAM_INIT { NULL, 0, 0 }

/*
 * The next line of standard input without its line end, borrowed until the next
 * call. False at the end and on errors; then the error is set.
 */
bool stream_next(struct stream *stream, struct slice *line, struct error *err);
void stream_release(struct stream *stream);

/* How many bytes of line end stand behind the line that was given last. */
size_t stream_line_end_bytes(const struct stream *stream, struct slice line);

/* Output is gathered up to this, unless a person sits at the other end. */
#define STREAM_CHUNK_BYTES ((size_t)1 << 16)
bool stream_is_interactive(void);

#endif
