/*
 * markdown_line -- lines of Markdown, and what stands in front of their words.
 */
#include <config.h>

#include "document/markdown_line.h"

#define LIST_DIGITS_MAX 9

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

size_t markdown_line_end(struct slice text, size_t at)
{
	while (at < text.bytes && !markdown_is_line_end(text.data[at]))
		at++;
	return at;
}

size_t markdown_next_line(struct slice text, size_t at)
{
	if (at < text.bytes && text.data[at] == '\r')
		at++;
	if (at < text.bytes && text.data[at] == '\n')
		at++;
	return at;
}

size_t markdown_skip_blanks(struct slice text, size_t at)
{
	while (at < text.bytes && markdown_is_blank(text.data[at]))
		at++;
	return at;
}

/* Length of "-", "12." with a blank or the line end behind it, or 0. */
static size_t item_mark(struct slice text, size_t at)
{
	size_t end = at;

	if (at >= text.bytes)
		return 0;
	if (text.data[at] == '-' || text.data[at] == '+' || text.data[at] == '*') {
		end = at + 1;
	} else {
		while (end < text.bytes && is_digit(text.data[end]) && end - at < LIST_DIGITS_MAX)
			end++;
		if (end == at || (markdown_byte(text, end) != '.' && markdown_byte(text, end) != ')'))
			return 0;
		end++;
	}
	if (!markdown_is_blank(markdown_byte(text, end)) && !markdown_is_line_end(markdown_byte(text, end)))
		return 0;
	return end - at;
}

size_t markdown_skip_prefix(struct slice text, size_t at, bool block_begins)
{
	for (;;) {
		size_t mark;

		while (at < text.bytes && (markdown_is_blank(text.data[at]) || text.data[at] == '>'))
			at++;
		mark = block_begins ? item_mark(text, at) : 0;
		if (!mark)
			return at;
		at += mark;
	}
}

size_t markdown_run(struct slice text, size_t at, char c)
{
	size_t end = at;

	while (end < text.bytes && text.data[end] == c)
		end++;
	return end - at;
}

/* "| - | :-- |", or any other row that can make a table of the line above it. */
bool markdown_is_delimiter_row(struct slice text, struct document_range line)
{
	size_t bars = 0, dashes = 0, at = markdown_skip_prefix(text, line.begin, false);

	for (; at < line.end; at++) {
		char c = text.data[at];

		if (c != '|' && c != '-' && c != ':' && !markdown_is_blank(c))
			return false;
		bars += c == '|';
		dashes += c == '-';
	}
	return bars && dashes;
}
