/*
 * markdown_line -- lines of Markdown, and what stands in front of their words.
 */
#ifndef DOCUMENT_MARKDOWN_LINE_H
#define DOCUMENT_MARKDOWN_LINE_H

#include "document/document.h"

/*
 * The end of what stands in front of the words of a line: indents, ">" and,
 * where a block may begin, the marks of list items.
 */
size_t markdown_skip_prefix(struct slice text, size_t at, bool block_begins);

/* The end of the line that holds `at`: its \n or \r, or the end of the text. */
size_t markdown_line_end(struct slice text, size_t at);

/* Behind the line end that begins at `at`. */
size_t markdown_next_line(struct slice text, size_t at);

/* Whether a line without its end, "|---|:-:|", can make a table of the line above it. */
bool markdown_is_delimiter_row(struct slice text, struct document_range line);

static inline bool markdown_is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static inline bool markdown_is_punctuation(char c)
{
	return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

static inline bool markdown_is_line_end(char c)
{
	return c == '\n' || c == '\r';
}

/* The byte, or a line end behind the last one. */
static inline char markdown_byte(struct slice text, size_t at)
{
	return at < text.bytes ? text.data[at] : '\n';
}

/* How often the byte stands at `at` in a row. */
size_t markdown_run(struct slice text, size_t at, char c);

/* Behind the blanks at `at`. */
size_t markdown_skip_blanks(struct slice text, size_t at);

#endif
