/*
 * placeholder -- what programs and frameworks write that protect.h leaves out.
 */
#include <config.h>

#include "text/placeholder.h"

#include "text/letter.h"

static bool is_digit(uint32_t c)
{
	return c - '0' < 10;
}

static bool is_ascii_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* `:name`, as web frameworks write a value's place. */
static bool is_colon_placeholder(struct slice text, size_t at, uint32_t before, size_t *end)
{
	size_t from = at++;

	if (text.data[from] != ':' || letter_is(before) || is_digit(before) ||
	    before == ')' || before == ']')
		return false;
	while (at < text.bytes && (is_ascii_letter(text.data[at]) || text.data[at] == '_'))
		at++;
	*end = at;
	return at > from + 1;
}

/* %B, %-H: parts of a date as strftime writes them; but not the percent of 50%da. */
static bool is_date_placeholder(struct slice text, size_t at, uint32_t before, size_t *end)
{
	size_t from = at++;

	if (text.data[from] != '%' || is_digit(before))
		return false;
	if (at < text.bytes && text.data[at] && strchr("-_0^#", text.data[at]))
		at++;
	*end = at + 1;
	return at < text.bytes && is_ascii_letter(text.data[at]);
}

/* $PATH, and the .png that a file's name ends in, alone. */
static bool is_name_of_machine(struct slice text, size_t at, uint32_t before, size_t *end)
{
	size_t from = at++;

	if ((text.data[from] != '$' && text.data[from] != '.') || letter_is(before) ||
	    is_digit(before) || before == '.' || before == ')')
		return false;
	while (at < text.bytes && (is_ascii_letter(text.data[at]) || text.data[at] == '_'))
		at++;
	*end = at;
	return at > from + 1;
}

/* \n and its like, as sources of programs have them. */
static bool is_escape(struct slice text, size_t at, size_t *end)
{
	*end = at + 2;
	return *end <= text.bytes && text.data[at] == '\\' && memchr("abfnrtv\\\"'0", text.data[at + 1], 11);
}

bool placeholder_scan(struct slice text, size_t at, uint32_t before, size_t *end)
{
	switch (text.data[at]) {
	case ':':
		return is_colon_placeholder(text, at, before, end);
	case '%':
		return is_date_placeholder(text, at, before, end);
	case '$':
	case '.':
		return is_name_of_machine(text, at, before, end);
	case '\\':
		return is_escape(text, at, end);
	default:
		return false;
	}
}
