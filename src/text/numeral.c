/*
 * numeral -- looking around in a text.
 */
#include <config.h>

#include "text/numeral.h"

#include "base/utf8.h"
#include "text/letter.h"
#include "text/numeral_words.h"
#include "text/roman.h"
#include "text/uzbek_tail.h"
#include "text/uzbek_word.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* ------------------------------------------------------------------- Roman */

/* Whether what stands at `at` is counted with a numeral, even a single I, V or X. */
static bool is_counted(struct slice text, size_t at)
{
	char buffer[UZBEK_WORD_BYTES];
	struct slice word;

	if (at < text.bytes && text.data[at] == '-')
		return true;
	if (at < text.bytes && text.data[at] == ' ')
		at++;
	else if (at + 1 < text.bytes && text.data[at] == '\xc2' && text.data[at + 1] == '\xa0')
		at += 2;
	else
		return false;
	word = uzbek_word_read(text, at, buffer, NULL);
	return word.bytes && numeral_words_have_form(NUMERAL_ROMAN, word);
}

/* Pyotr I, Elizaveta V: behind a name, and no initial. */
static bool is_behind_name(struct slice text, size_t from, size_t to)
{
	size_t at = from;
	bool capital = false;
	uint32_t c;

	if (from < 2 || text.data[from - 1] != ' ' || (to < text.bytes && text.data[to] == '.'))
		return false;
	for (at--; at > 0; capital = letter_lower(c) != c) {
		size_t before = at;

		c = utf8_previous(text, &before);
		if (!letter_is(c))
			break;
		at = before;
	}
	return capital && from - at > 3;
}

bool numeral_is_roman(struct slice text, size_t from, size_t to)
{
	struct slice word = slice_part(text, from, to);

	if (!roman_value(word) || numeral_words_have(NUMERAL_ABBREVIATIONS, word))
		return false;
	if (word.bytes >= 2)
		return true;
	return (word.data[0] == 'I' || word.data[0] == 'V' || word.data[0] == 'X') &&
	       (is_counted(text, to) || is_behind_name(text, from, to));
}

/* ХХ, ХIХ: Cyrillic Х and І among Latin I, V and X. */
static char roman_letter(uint32_t c)
{
	switch (c) {
	case 0x425:
	case 'X':
		return 'X';
	case 0x406:
	case 'I':
		return 'I';
	case 'V':
		return 'V';
	default:
		return 0;
	}
}

bool numeral_write_roman(struct slice text, size_t from, size_t to, struct strbuf *out)
{
	char digits[16] = "";
	size_t count = 0;

	for (size_t at = from; at < to;) {
		char digit = roman_letter(utf8_next(text, &at));

		if (!digit || count == sizeof(digits))
			return false;
		digits[count++] = digit;
	}
	if (!roman_value(slice_from(digits, count)) || (count == 1 && !is_counted(text, to)))
		return false;
	strbuf_add(out, slice_from(digits, count));
	return true;
}

/* --------------------------------------------------------------- centuries */

#define CENTURY_MAX 30

/* The number of a century at *at and the hyphen behind it, which *at is moved past; 0 for none. */
static int read_century(struct slice text, size_t *at)
{
	int number = 0;
	size_t end = *at;

	while (end < text.bytes && is_digit(text.data[end]) && end - *at < 3)
		number = 10 * number + (text.data[end++] - '0');
	if (number == 0 || number > CENTURY_MAX || end >= text.bytes || text.data[end] != '-')
		return 0;
	*at = end + 1;
	return number;
}

bool numeral_write_century(struct slice text, size_t at, struct strbuf *out, size_t *end)
{
	char buffer[UZBEK_WORD_BYTES];
	int first = read_century(text, &at), last = first ? read_century(text, &at) : 0;
	struct slice word;

	if (!first || (at < text.bytes && is_digit(text.data[at])))
		return false;
	word = uzbek_word_read(text, at, buffer, NULL);
	if (!word.bytes || !uzbek_is_form(SLICE("asr"), word, false, NULL))
		return false;
	roman_write(first, out);
	if (last) {
		strbuf_add_string(out, "\xe2\x80\x93");
		roman_write(last, out);
	}
	strbuf_add_byte(out, ' ');
	*end = at;
	return true;
}

/* ------------------------------------------------------------------- dates */

/* How many digits end at `at`, and their value when they are few. */
static size_t digits_before(struct slice text, size_t at, unsigned *value)
{
	size_t count = 0;
	unsigned weight = 1;

	*value = 0;
	while (at > 0 && is_digit(text.data[at - 1]) && count < 6) {
		*value += weight * (unsigned)(text.data[--at] - '0');
		weight *= 10;
		count++;
	}
	return count;
}

/* 2023-y., which is 2023 й. */
static bool is_short_year(struct slice text, struct slice word, size_t end)
{
	return slice_is(word, "y") && end < text.bytes && text.data[end] == '.';
}

/* Whether a year or a day ends at `at` and its word begins at `next`. */
static bool joins_date(struct slice text, size_t at, size_t next)
{
	char buffer[UZBEK_WORD_BYTES];
	size_t end = next;
	struct slice word = uzbek_word_read(text, next, buffer, &end);
	unsigned number;
	size_t digits = digits_before(text, at, &number);

	if (!word.bytes)
		return false;
	if (digits == 4 && (uzbek_is_form(SLICE("yil"), word, false, NULL) || is_short_year(text, word, end)))
		return true;
	return digits <= 2 && number >= 1 && number <= 31 && numeral_words_have_form(NUMERAL_MONTHS, word);
}

const char *numeral_date_joint(struct slice text, size_t at, size_t next)
{
	size_t end = next;

	if (joins_date(text, at, next))
		return " ";
	while (end < text.bytes && is_digit(text.data[end]))
		end++;
	if (end > next && end < text.bytes && text.data[end] == '-' && joins_date(text, end, end + 1))
		return "\xe2\x80\x93";
	return NULL;
}

bool numeral_takes_hyphen(struct slice text, size_t at, size_t next)
{
	return joins_date(text, at, next);
}
