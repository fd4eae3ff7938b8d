/*
 * html_references -- character references: "&amp;", "&#1179;", "&#x2014;".
 *
 * The table is text, sorted by bytes, a name and its code points a line; it is
 * searched as it is, by halving.
 */
#include <config.h>

#include "document/html_references.h"

#include "base/alloc.h"
#include "base/embed.h"

#include <stdint.h>
#include <stdlib.h>

EMBEDDED(html_references_tsv);

#define NAME_BYTES 32		   /* of the longest, without its semicolon */
#define NAME_BYTES_NO_SEMICOLON 6 /* of the longest that needs none */

/* What 0x80 to 0x9f mean in references: windows-1252, as ever (13.2.5.84). */
static const uint16_t windows_1252[32] = {
	0x20ac, 0x81,	0x201a, 0x192,	0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160,
	0x2039, 0x152,	0x8d,	0x17d,	0x8f,	0x90,	0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
	0x2013, 0x2014, 0x2dc,	0x2122, 0x161,	0x203a, 0x153,	0x9d,	0x17e, 0x178,
};

static int digit_value(char c, bool hexadecimal)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (hexadecimal && c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (hexadecimal && c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

static size_t numeric(struct slice text, size_t at, struct strbuf *decoded)
{
	size_t end = at + 2, first;
	uint32_t number = 0;
	bool hexadecimal = end < text.bytes && (text.data[end] | 0x20) == 'x';

	end += hexadecimal;
	first = end;
	while (end < text.bytes && digit_value(text.data[end], hexadecimal) >= 0) {
		number = number * (hexadecimal ? 16 : 10) + (uint32_t)digit_value(text.data[end], hexadecimal);
		if (number > 0x10ffff)
			number = 0x110000;
		end++;
	}
	if (end == first)
		return 0;
	if (number >= 0x80 && number < 0xa0)
		number = windows_1252[number - 0x80];
	strbuf_add_codepoint(decoded, number ? number : 0xfffd);
	if (end < text.bytes && text.data[end] == ';')
		end++;
	return end - at;
}

/* The code points behind a name in the table, "3c 338", or none. */
static struct slice find_name(struct slice name)
{
	struct slice table = slice_from(embedded_html_references_tsv, embedded_html_references_tsv_bytes);
	size_t low = 0, high = table.bytes;

	while (low < high) {
		size_t begin = low + (high - low) / 2;
		struct slice line, row;
		int order;

		while (begin > low && table.data[begin - 1] != '\n')
			begin--;
		row = slice_part(table, begin, table.bytes);
		slice_next_line(&row, &line);
		row = line;
		slice_next_field(&row, '\t', &line);
		order = slice_compare(name, line);
		if (order == 0)
			return row;
		if (order < 0)
			high = begin;
		else
			low = (size_t)(row.data - table.data) + row.bytes + 1;
	}
	return SLICE_NONE;
}

static void add_codepoints(struct slice row, struct strbuf *decoded)
{
	struct slice field;

	while (slice_next_field(&row, ' ', &field)) {
		uint32_t number = 0;

		for (size_t i = 0; i < field.bytes; i++)
			number = number * 16 + (uint32_t)digit_value(field.data[i], true);
		strbuf_add_codepoint(decoded, number);
	}
}

static bool is_alphanumeric(char c)
{
	return digit_value(c, false) >= 0 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static size_t named(struct slice text, size_t at, bool in_attribute, struct strbuf *decoded)
{
	size_t begin = at + 1, end = begin;
	struct slice row;

	while (end < text.bytes && end - begin < NAME_BYTES && is_alphanumeric(text.data[end]))
		end++;
	if (end < text.bytes && text.data[end] == ';') {
		row = find_name(slice_part(text, begin, end + 1));
		if (row.data) {
			add_codepoints(row, decoded);
			return end + 1 - at;
		}
	}
	if (end - begin > NAME_BYTES_NO_SEMICOLON)
		end = begin + NAME_BYTES_NO_SEMICOLON;
	for (; end > begin + 1; end--) {
		char behind = end < text.bytes ? text.data[end] : '\0';

		row = find_name(slice_part(text, begin, end));
		if (!row.data)
			continue;
		if (in_attribute && (behind == '=' || is_alphanumeric(behind)))
			return 0;
		add_codepoints(row, decoded);
		return end - at;
	}
	return 0;
}

size_t html_reference(struct slice text, size_t at, bool in_attribute, struct strbuf *decoded)
{
	if (at + 1 < text.bytes && text.data[at + 1] == '#')
		return numeric(text, at, decoded);
	return named(text, at, in_attribute, decoded);
}
