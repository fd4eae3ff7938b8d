/*
 * code -- inline tags as they stand in the marked form of a text.
 */
#include <config.h>

#include "text/code.h"

#define NAME_LETTERS_MAX 16
#define NAME_DIGITS_MAX 5

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A code's name at `at`: letters, then a number without leading zero. */
static size_t name_end(struct slice marked, size_t at)
{
	size_t letters = at, digits;

	while (letters < marked.bytes && letters - at < NAME_LETTERS_MAX && is_lower(marked.data[letters]))
		letters++;
	digits = letters;
	while (digits < marked.bytes && digits - letters < NAME_DIGITS_MAX && is_digit(marked.data[digits]))
		digits++;
	if (letters == at || digits == letters || marked.data[letters] == '0')
		return at;
	return digits;
}

bool code_scan(struct slice marked, size_t at, struct code *code, size_t *end)
{
	size_t name, stop;

	if (at >= marked.bytes || marked.data[at] != '<')
		return false;
	name = at + 1;
	code->kind = CODE_OPEN;
	if (name < marked.bytes && marked.data[name] == '/') {
		code->kind = CODE_CLOSE;
		name++;
	}
	stop = name_end(marked, name);
	if (stop == name)
		return false;
	code->name = slice_part(marked, name, stop);
	if (code->kind == CODE_OPEN && stop < marked.bytes && marked.data[stop] == '/') {
		code->kind = CODE_STANDALONE;
		stop++;
	}
	if (stop >= marked.bytes || marked.data[stop] != '>')
		return false;
	*end = stop + 1;
	return true;
}
