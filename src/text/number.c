/*
 * number -- what figures say, whatever separates their digits.
 */
#include <config.h>

#include "text/number.h"

#include "base/utf8.h"
#include "text/character.h"

static bool is_digit_at(struct slice text, size_t at)
{
	return at < text.bytes && text.data[at] >= '0' && text.data[at] <= '9';
}

static size_t digits_end(struct slice text, size_t at)
{
	while (is_digit_at(text, at))
		at++;
	return at;
}

void number_add_whole(struct slice digits, struct strbuf *value)
{
	while (digits.bytes > 1 && digits.data[0] == '0')
		digits = slice_part(digits, 1, digits.bytes);
	strbuf_add(value, digits);
}

/* ---------------------------------------------------------------- several parts */

/* The parts of 19.10.2023, 14:30, 24/7 when one separator stands between all. */
static size_t read_parts(struct slice text, size_t at, char separator, struct figures_parts *parts)
{
	parts->count = 0;
	for (;;) {
		size_t end = digits_end(text, at);

		if (parts->count == FIGURES_PARTS_MAX)
			return 0;
		parts->digits[parts->count++] = slice_part(text, at, end);
		at = end;
		if (at >= text.bytes || text.data[at] != separator || !is_digit_at(text, at + 1))
			return at;
		at++;
	}
}

static bool is_year(struct slice digits)
{
	return digits.bytes == 4 || digits.bytes == 2;
}

static int two_digits(struct slice digits)
{
	if (digits.bytes == 0 || digits.bytes > 2)
		return 0;
	return digits.bytes == 1 ? digits.data[0] - '0' : (digits.data[0] - '0') * 10 + digits.data[1] - '0';
}

/* Month first in English with slashes, unless that cannot be; else day first. */
static bool is_date(const struct language *language, char separator, struct figures_parts *parts)
{
	int first = two_digits(parts->digits[0]), second;

	if (parts->count != 3 || !is_year(parts->digits[2]))
		return false;
	second = two_digits(parts->digits[1]);
	if (first < 1 || second < 1 || first > 31 || second > 31)
		return false;
	if ((separator == '/' && language == &language_en && first <= 12) || second > 12) {
		struct slice month = parts->digits[0];

		parts->digits[0] = parts->digits[1];
		parts->digits[1] = month;
		first = second;
	}
	return first <= 31 && two_digits(parts->digits[1]) <= 12;
}

static bool is_time(char separator, const struct figures_parts *parts)
{
	return separator == ':' && parts->count == 2 && parts->digits[0].bytes <= 2 &&
	       two_digits(parts->digits[0]) < 25 && parts->digits[1].bytes == 2 && two_digits(parts->digits[1]) < 60;
}

/* ---------------------------------------------------------------- one number */

/* Three digits behind one separator at `at`: *end is behind them, or 0. */
static size_t group_end(struct slice text, size_t at)
{
	size_t end = digits_end(text, at);

	return end == at + 3 ? end : 0;
}

/* Behind a space that groups digits, or 0. */
static size_t behind_space(struct slice text, size_t at)
{
	uint32_t c;

	if (at >= text.bytes)
		return 0;
	c = utf8_next(text, &at);
	return c == ' ' || c == 0xa0 || c == 0x202f || c == 0x2009 ? at : 0;
}

/* 1 200, 1,200,000, 1.200.000: the mark that groups, ' ' for any space, 0 for none. */
static char grouping_mark(const struct language *language, struct slice text, size_t at)
{
	size_t end = digits_end(text, at), second;
	bool many;

	if (end - at > 3 || end >= text.bytes || (text.data[at] == '0'))
		return 0;
	if (behind_space(text, end))
		return group_end(text, behind_space(text, end)) ? ' ' : 0;
	if ((text.data[end] != ',' && text.data[end] != '.') || !group_end(text, end + 1))
		return 0;
	second = group_end(text, end + 1);
	many = second < text.bytes && text.data[second] == text.data[end] && group_end(text, second + 1);
	return many || (text.data[end] == ',') == (language == &language_en) ? text.data[end] : 0;
}

static size_t add_grouped(struct slice text, size_t at, char mark, struct strbuf *value)
{
	size_t end = digits_end(text, at), next;

	number_add_whole(slice_part(text, at, end), value);
	while (mark) {
		next = mark == ' ' ? behind_space(text, end) : end < text.bytes && text.data[end] == mark ? end + 1 : 0;
		if (!next || !group_end(text, next))
			break;
		strbuf_add(value, slice_part(text, next, next + 3));
		end = next + 3;
	}
	return end;
}

static size_t add_fraction(struct slice text, size_t at, struct strbuf *value)
{
	size_t end, kept;

	if (at >= text.bytes || (text.data[at] != ',' && text.data[at] != '.') || !is_digit_at(text, at + 1))
		return at;
	end = kept = digits_end(text, at + 1);
	while (kept > at + 1 && text.data[kept - 1] == '0')
		kept--;
	if (kept > at + 1) {
		strbuf_add_byte(value, '.');
		strbuf_add(value, slice_part(text, at + 1, kept));
	}
	return end;
}

void figures_read(const struct language *language, struct slice text, size_t at, size_t *end,
		  struct figures_parts *parts, struct strbuf *value)
{
	size_t first = digits_end(text, at);
	char separator = first < text.bytes ? text.data[first] : 0, mark;

	parts->kind = FIGURES_NUMBER;
	if ((separator == '.' || separator == ':' || separator == '/') && is_digit_at(text, first + 1)) {
		*end = read_parts(text, at, separator, parts);
		if (*end && is_date(language, separator, parts))
			parts->kind = FIGURES_DATE;
		else if (*end && is_time(separator, parts))
			parts->kind = FIGURES_TIME;
		else if (*end && separator != '.')
			parts->kind = FIGURES_SEVERAL;
		if (parts->kind != FIGURES_NUMBER)
			return;
	}
	mark = grouping_mark(language, text, at);
	*end = add_fraction(text, add_grouped(text, at, mark, value), value);
}

void number_scale(struct strbuf *value, size_t from, int power)
{
	size_t dot = slice_find(strbuf_slice(value), SLICE("."), from);
	size_t fraction = dot == SIZE_MAX ? 0 : value->bytes - dot - 1;

	if (dot != SIZE_MAX)
		strbuf_splice(value, dot, dot + 1, SLICE(""));
	for (; fraction < (size_t)power; fraction++)
		strbuf_add_byte(value, '0');
	if (fraction > (size_t)power)
		strbuf_splice(value, value->bytes - (fraction - (size_t)power),
			      value->bytes - (fraction - (size_t)power), SLICE("."));
	while (value->bytes - from > 1 && value->data[from] == '0' && value->data[from + 1] != '.')
		strbuf_splice(value, from, from + 1, SLICE(""));
}
