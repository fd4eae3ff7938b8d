/*
 * markdown_inline -- what dialects of Markdown write within a line.
 */
#include <config.h>

#include "document/markdown_inline.h"

#include "document/markdown_line.h"

#include <string.h>

#define FORMULA_BYTES 1024 /* longer ones stand in lines of their own */
#define LINK_BYTES 512
#define NOTE_BYTES 4096
#define NOTE_BRACKETS 8 /* within one another */

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* Behind an empty line there is another paragraph. */
static bool ends_paragraph(struct slice text, size_t at)
{
	return text.data[at] == '\n' && markdown_is_line_end(markdown_byte(text, markdown_skip_blanks(text, at + 1)));
}

/* ---------------------------------------------------------------------- formulas */

/* The next "$" that no backslash stands in front of, in the same paragraph and without code in between. */
static size_t find_dollar(struct slice text, size_t at)
{
	size_t limit = at + FORMULA_BYTES < text.bytes ? at + FORMULA_BYTES : text.bytes;

	for (; at < limit && text.data[at] != '$'; at++) {
		if (text.data[at] == '`' || ends_paragraph(text, at))
			return limit;
		if (text.data[at] == '\\')
			at++;
	}
	return at < limit ? at : limit;
}

static bool is_formula(struct slice inside)
{
	bool signs = false, blanks = false, letters = false;

	for (size_t i = 0; i < inside.bytes; i++) {
		signs = signs || strchr("\\^_={}<>+", inside.data[i]);
		blanks = blanks || markdown_is_blank(inside.data[i]) || markdown_is_line_end(inside.data[i]);
		letters = letters || is_word(inside.data[i]);
	}
	return letters && (signs || !blanks);
}

size_t markdown_formula_end(struct slice text, size_t at)
{
	size_t begin = at + 1, end = find_dollar(text, begin);
	char behind = markdown_byte(text, end + 1), first = markdown_byte(text, begin);

	if (markdown_byte(text, end) != '$' || end == begin || (at > 0 && (is_word(text.data[at - 1]) ||
									     text.data[at - 1] == '$')))
		return at;
	if (markdown_is_blank(first) || markdown_is_line_end(first) || markdown_is_blank(text.data[end - 1]) ||
	    markdown_is_line_end(text.data[end - 1]) || is_word(behind) || behind == '$')
		return at;
	return is_formula(slice_part(text, begin, end)) ? end + 1 : at;
}

/* ------------------------------------------------------------------------- links */

/* In a table "|" ends a cell, whatever stands around it. */
static bool stands_in_table(struct slice text, size_t begin, size_t end)
{
	size_t at = begin;

	while (at > 0 && !markdown_is_line_end(text.data[at - 1]) && begin - at < LINK_BYTES)
		if (text.data[--at] == '|')
			return true;
	for (at = end; at < text.bytes && !markdown_is_line_end(text.data[at]) && at - end < LINK_BYTES; at++)
		if (text.data[at] == '|')
			return true;
	return false;
}

bool markdown_wiki_link(struct slice text, size_t at, struct markdown_marks *marks)
{
	size_t begin = at + 2, end = begin, bar = 0;
	char behind;

	if (!slice_starts(slice_part(text, at, text.bytes), SLICE("[[")))
		return false;
	for (; end < text.bytes && end - at < LINK_BYTES && !strchr("[]`\\\n\r", text.data[end]); end++)
		if (text.data[end] == '|' && !bar)
			bar = end;
	if (!slice_starts(slice_part(text, end, text.bytes), SLICE("]]")) || end == begin ||
	    markdown_is_blank(text.data[begin]) || text.data[begin] == '^')
		return false;
	behind = markdown_byte(text, end + 2);
	if (behind == '(' || behind == '[' || behind == ':' || (bar && stands_in_table(text, at, end + 2)))
		return false;
	*marks = (struct markdown_marks){ bar && bar + 1 < end ? bar + 1 : end + 2, end, end + 2 };
	return true;
}

/* ------------------------------------------------------------------------- notes */

bool markdown_inline_note(struct slice text, size_t at, struct markdown_marks *marks)
{
	size_t end = at + 2, depth = 1;

	if (!slice_starts(slice_part(text, at, text.bytes), SLICE("^[")))
		return false;
	for (; end < text.bytes && end - at < NOTE_BYTES && !ends_paragraph(text, end); end++) {
		if (text.data[end] == '`')
			return false;
		if (text.data[end] == '\\')
			end++;
		else if (text.data[end] == '[' && ++depth > NOTE_BRACKETS)
			return false;
		else if (text.data[end] == ']' && --depth == 0)
			break;
	}
	if (markdown_byte(text, end) != ']' || depth || end == at + 2 || strchr("([", markdown_byte(text, end + 1)))
		return false;
	*marks = (struct markdown_marks){ at + 2, end, end + 1 };
	return true;
}
