/*
 * stream -- standard input, line by line, for commands that are filters.
 */
#include <config.h>

#include "cli/stream.h"

#include "base/i18n.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

bool stream_next(struct stream *stream, struct slice *line, struct error *err)
{
	ssize_t bytes;

	errno = 0;
	bytes = getline(&stream->line, &stream->capacity, stdin);
	if (bytes < 0 && ferror(stdin))
		return error_system(err, _("cannot read standard input"));
	if (bytes < 0)
		return false;
	*line = slice_from(stream->line, (size_t)bytes);
	stream->bytes = line->bytes;
	if (slice_ends(*line, SLICE("\n"))) {
		line->bytes--;
		if (slice_ends(*line, SLICE("\r")))
			line->bytes--;
	}
	return true;
}

void stream_release(struct stream *stream)
{
	free(stream->line);
	*stream = (struct stream)STREAM_INIT;
}

size_t stream_line_end_bytes(const struct stream *stream, struct slice line)
{
	return stream->bytes - line.bytes;
}

bool stream_is_interactive(void)
{
	return isatty(STDIN_FILENO) == 1 || isatty(STDOUT_FILENO) == 1;
}
