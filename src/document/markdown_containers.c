/*
 * markdown_containers -- notes, admonitions, tabs, alerts, footnotes, definitions
 * and the other lines by which dialects say what the lines below them are.
 *
 * Each is a row of characters that CommonMark takes for text. They become
 * headings, items and blank lines, of the same length, so that the words in them
 * and below them are read as the dialect means them.
 */
#include <config.h>

#include "base/alloc.h"
#include "document/markdown_masking.h"

#define MARK_MIN 3 /* ":::", "///" */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static void add_title(struct masking *masking, size_t at)
{
	struct offset_list *titles = &masking->mask->titles;

	masking->copy[at] = '#';
	ARRAY_GROW(titles->items, titles->count, titles->capacity);
	titles->items[titles->count++] = at;
}

struct line {
	size_t begin, words, end; /* `words`: behind indents and ">" */
	bool quoted;		  /* there was a ">" */
};

static bool is_name_character(char c)
{
	return masking_is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == ':';
}

static size_t skip_name(struct slice text, size_t at)
{
	while (at < text.bytes && is_name_character(text.data[at]))
		at++;
	return at;
}

/* Everything of the line but the title is blank; `at` is where a "#" may stand. */
static void keep_title(struct masking *masking, const struct line *line, size_t at, struct document_range title)
{
	masking_fill(masking, (struct document_range){ line->words, title.begin }, ' ');
	masking_fill(masking, (struct document_range){ title.end, line->end }, ' ');
	if (title.end > title.begin && at + 1 < title.begin)
		add_title(masking, at);
}

/* "[Title]", "Title" or, for attributes in braces, nothing. */
static struct document_range find_title(struct slice text, size_t at, size_t end)
{
	size_t close;

	while (end > at && markdown_is_blank(text.data[end - 1]))
		end--;
	if (at < end && text.data[at] == '[') {
		close = slice_find(slice_part(text, 0, end), SLICE("]"), at);
		if (close != SIZE_MAX)
			return (struct document_range){ at + 1, close };
	}
	at = markdown_skip_blanks(text, at);
	if (at >= end || text.data[at] == '{')
		return (struct document_range){ end, end };
	return (struct document_range){ at, end };
}

/* "::: tip Title", ":::note[Title]", ":::" */
static bool mask_colons(struct masking *masking, const struct line *line)
{
	struct slice text = masking->text;
	size_t marks = markdown_run(text, line->words, ':'), at = markdown_skip_blanks(text, line->words + marks);

	if (marks < MARK_MIN)
		return false;
	at = skip_name(text, at);
	keep_title(masking, line, line->words, find_title(text, at, line->end));
	return true;
}

/* "/// note | Title", "///" */
static bool mask_slashes(struct masking *masking, const struct line *line)
{
	struct slice text = masking->text;
	size_t marks = markdown_run(text, line->words, '/'), at = markdown_skip_blanks(text, line->words + marks);
	size_t name_end = skip_name(text, at), bar = markdown_skip_blanks(text, name_end);

	if (marks < MARK_MIN || (at == line->words + marks && at < line->end) ||
	    (bar < line->end && text.data[bar] != '|'))
		return false;
	if (bar < line->end)
		keep_title(masking, line, line->words, find_title(text, bar + 1, line->end));
	else
		masking_fill(masking, (struct document_range){ line->words, line->end }, ' ');
	return true;
}

/* The kinds of admonitions are words like "note" and "inline end"; other text is text. */
static bool is_kind(struct slice words)
{
	for (size_t i = 0; i < words.bytes; i++) {
		char c = words.data[i];

		if (!(c >= 'a' && c <= 'z') && !is_digit(c) && !markdown_is_blank(c) && c != '-' && c != '_')
			return false;
	}
	return true;
}

/* `!!! note "Title"`, `??? tip`, `=== "Tab"`: what is indented below belongs to it. */
static bool mask_admonition(struct masking *masking, const struct line *line)
{
	struct slice text = slice_part(masking->text, 0, line->end);
	char mark = text.data[line->words];
	size_t at = line->words + MARK_MIN, end = line->end, name;
	struct document_range title = { end, end };

	if (markdown_run(text, line->words, mark) != MARK_MIN)
		return false;
	if (mark == '?' && markdown_byte(text, at) == '+')
		at++;
	if (!markdown_is_blank(markdown_byte(text, at)))
		return false;
	name = at;
	at = slice_find(text, SLICE("\""), at);
	if (!is_kind(slice_part(text, name, at == SIZE_MAX ? end : at)))
		return false;
	while (end > line->words && markdown_is_blank(text.data[end - 1]))
		end--;
	if (at != SIZE_MAX && end > at + 1 && text.data[end - 1] == '"')
		title = (struct document_range){ at + 1, end - 1 };
	else if (mark == '=' || at != SIZE_MAX || markdown_skip_blanks(text, line->words + MARK_MIN) >= end)
		return false;
	keep_title(masking, line, line->words + (mark == '=' ? 2 : 4), title);
	masking->copy[line->words] = '-';
	if (title.end == title.begin)
		masking->copy[line->words + 4] = '#'; /* an empty one, so that the item can hold more */
	return true;
}

/* "> [!NOTE] Title" */
static bool mask_alert(struct masking *masking, const struct line *line)
{
	struct slice text = slice_part(masking->text, 0, line->end);
	size_t at = line->words + 2, end = skip_name(text, at);

	if (!line->quoted || markdown_byte(text, line->words + 1) != '!' || end == at ||
	    markdown_byte(text, end) != ']')
		return false;
	end++;
	if (markdown_byte(text, end) == '+' || markdown_byte(text, end) == '-')
		end++;
	if (end < line->end && !markdown_is_blank(text.data[end]))
		return false;
	masking_fill(masking, (struct document_range){ line->words, end }, ' ');
	add_title(masking, line->words);
	return true;
}

/* "[^1]: text" */
static bool mask_footnote(struct masking *masking, const struct line *line)
{
	size_t end = masking_footnote_end(masking->text, line->words);

	if (end == line->words || markdown_byte(masking->text, end) != ':')
		return false;
	masking_hide(masking, (struct document_range){ line->words + 2, end + 1 });
	masking->copy[line->words] = '-';
	masking->copy[line->words + 1] = ' ';
	return true;
}

static bool mask_bracket(struct masking *masking, const struct line *line)
{
	return mask_alert(masking, line) || mask_footnote(masking, line);
}

/* ": what the line above means", or the mark of a container */
static bool mask_colon(struct masking *masking, const struct line *line)
{
	if (!markdown_is_blank(markdown_byte(masking->text, line->words + 1)))
		return mask_colons(masking, line);
	if (line->begin == 0 || markdown_skip_blanks(masking->text, line->words + 1) >= line->end)
		return false;
	masking->copy[line->words] = '-';
	return true;
}

/* "<<< @/code.ts" puts in a file; "export const x = 1" is code of MDX. */
static bool mask_whole(struct masking *masking, const struct line *line)
{
	static const char *const names[] = { "import ", "export " };
	struct slice words = slice_part(masking->text, line->words, line->end);
	bool whole = slice_starts(words, SLICE("<<< "));

	for (size_t i = 0; masking->mdx && i < ARRAY_COUNT(names); i++)
		whole = whole || slice_starts(words, slice_of(names[i]));
	if (whole)
		masking_fill(masking, (struct document_range){ line->words, line->end }, ' ');
	return whole;
}

/* "[TOC]", "[[toc]]" */
static bool mask_contents(struct masking *masking, const struct line *line)
{
	struct slice words = slice_trim(slice_part(masking->text, line->words, line->end));

	if (!slice_equal_ascii_case(words, SLICE("[toc]")) && !slice_equal_ascii_case(words, SLICE("[[toc]]")) &&
	    !slice_equal_ascii_case(words, SLICE("[[_toc_]]")))
		return false;
	masking_fill(masking, (struct document_range){ line->words, line->end }, ' ');
	return true;
}

/* Cells of a row: bars that are not escaped, but for the ones at its edges, and one. */
static size_t count_cells(struct slice text, size_t begin, size_t end)
{
	size_t cells = 1;

	while (end > begin && markdown_is_blank(text.data[end - 1]))
		end--;
	begin += begin < end && text.data[begin] == '|';
	end -= end > begin + 1 && text.data[end - 1] == '|' && text.data[end - 2] != '\\';
	for (size_t at = begin; at < end; at++)
		cells += text.data[at] == '|' && (at == begin || text.data[at - 1] != '\\');
	return cells;
}

/* The line above, if there is one, has as many cells: to GFM there is no table otherwise. */
static bool fits_header(struct slice text, const struct line *line)
{
	size_t end = line->begin, begin;

	if (end > 0 && text.data[end - 1] == '\n')
		end--;
	if (end > 0 && text.data[end - 1] == '\r')
		end--;
	for (begin = end; begin > 0 && !markdown_is_line_end(text.data[begin - 1]);)
		begin--;
	begin = markdown_skip_prefix(slice_part(text, 0, end), begin, true);
	return begin == end || count_cells(text, begin, end) == count_cells(text, line->words, line->end);
}

/* md4c wants three signs in a cell, and blanks beside them do; it does not count the cells above. */
static void widen_delimiters(struct masking *masking, const struct line *line)
{
	if (!markdown_is_delimiter_row(masking->text, (struct document_range){ line->begin, line->end }))
		return;
	if (!fits_header(masking->text, line)) {
		masking->copy[line->words] = '.';
		return;
	}
	for (size_t at = line->words; at < line->end; at++) {
		bool before = at > line->words && masking->copy[at - 1] == '-';
		bool behind = at + 1 < line->end && masking->copy[at + 1] == '-';

		if (masking->copy[at] == ' ' && (before || behind))
			masking->copy[at] = '-';
	}
}

static void mask_line(struct masking *masking, const struct line *line)
{
	switch (markdown_byte(masking->text, line->words)) {
	case ':':
		if (!mask_colon(masking, line))
			widen_delimiters(masking, line);
		break;
	case '/':
		mask_slashes(masking, line);
		break;
	case '!':
	case '?':
	case '=':
		mask_admonition(masking, line);
		break;
	case '[':
		if (!mask_contents(masking, line))
			mask_bracket(masking, line);
		break;
	case '|':
	case '-':
		widen_delimiters(masking, line);
		break;
	case '<':
	case 'i':
	case 'e':
		mask_whole(masking, line);
		break;
	}
}

void masking_containers(struct masking *masking, size_t begin)
{
	while (begin < masking->text.bytes) {
		struct line line = { .begin = begin, .end = markdown_line_end(masking->text, begin) };

		line.words = markdown_skip_prefix(slice_part(masking->text, 0, line.end), begin, false);
		for (size_t i = begin; i < line.words; i++)
			line.quoted = line.quoted || masking->text.data[i] == '>';
		if (line.words < line.end)
			mask_line(masking, &line);
		begin = markdown_next_line(masking->text, line.end);
	}
}
