/*
 * stream -- standard input, line by line, for commands that are filters.
 */
#include <config.h>

#include "cli/stream.h"

#include "base/i18n.h"
#include "base/utf8.h"

#include <errno.h>
#include <unistd.h>

#define READ_BYTES ((size_t)1 << 16)

/* Reads once, behind what is there. At the end nothing is added. */
static bool read_more(struct stream *stream, struct error *err)
{
	ssize_t got;

	strbuf_splice(&stream->read, 0, stream->used, SLICE(""));
	stream->used = 0;
	strbuf_reserve(&stream->read, READ_BYTES);
	do
		got = read(STDIN_FILENO, stream->read.data + stream->read.bytes, READ_BYTES);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return error_system(err, _("cannot read standard input"));
	stream->ended = got == 0;
	stream->read.bytes += (size_t)got;
	stream->read.data[stream->read.bytes] = '\0';
	return true;
}

/* Until a whole line is there: its length with its line end, which the last may lack. */
static bool read_line(struct stream *stream, struct error *err)
{
	size_t searched = 0;

	for (;;) {
		struct slice rest = slice_part(strbuf_slice(&stream->read), stream->used, stream->read.bytes);
		size_t end = slice_find(rest, SLICE("\n"), searched);

		stream->line_bytes = end == SIZE_MAX ? rest.bytes : end + 1;
		if (end != SIZE_MAX || stream->ended || rest.bytes > STREAM_LINE_LIMIT_BYTES)
			return true;
		searched = rest.bytes;
		if (!read_more(stream, err))
			return false;
	}
}

static bool is_text(const struct stream *stream, struct slice line, struct error *err)
{
	const char *file = _("standard input");

	if (line.bytes > STREAM_LINE_LIMIT_BYTES)
		return error_at(err, ERROR_LIMIT, file, stream->line,
				_("line is longer than the limit of %zu bytes"), STREAM_LINE_LIMIT_BYTES);
	if (memchr(line.data, '\0', line.bytes))
		return error_at(err, ERROR_FORMAT, file, stream->line,
				_("this is not a text but binary data (it has a NUL byte)"));
	if (!utf8_is_valid(line))
		return error_at(
			err, ERROR_FORMAT, file, stream->line,
			_("this is not UTF-8; convert the text first, as in 'iconv -f WINDOWS-1251 -t UTF-8'"));
	return true;
}

bool stream_next(struct stream *stream, struct slice *line, struct error *err)
{
	stream->used += stream->line_bytes;
	stream->line_bytes = 0;
	if (!read_line(stream, err) || stream->line_bytes == 0)
		return false;
	stream->line++;
	*line = slice_part(strbuf_slice(&stream->read), stream->used, stream->used + stream->line_bytes);
	if (slice_ends(*line, SLICE("\n"))) {
		line->bytes--;
		if (slice_ends(*line, SLICE("\r")))
			line->bytes--;
	}
	return is_text(stream, *line, err);
}

void stream_release(struct stream *stream)
{
	strbuf_release(&stream->read);
	*stream = (struct stream)STREAM_INIT;
}

struct slice stream_line_end(const struct stream *stream, struct slice line)
{
	return slice_from(line.data + line.bytes, stream->line_bytes - line.bytes);
}

bool stream_is_interactive(void)
{
	return isatty(STDIN_FILENO) == 1 || isatty(STDOUT_FILENO) == 1;
}
