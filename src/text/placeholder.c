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

static char byte_at(struct slice text, size_t at)
{
	return at < text.bytes ? text.data[at] : '\0';
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
	while (at < text.bytes && (is_ascii_letter(text.data[at]) || text.data[at] == '_' ||
				   (text.data[at] == '.' && text.data[from] == '.' && at > from + 1 &&
				    is_ascii_letter(byte_at(text, at + 1)))))
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

/* Between words: white space, the text's end, a quotation mark or a bracket. */
static bool is_outside(uint32_t c)
{
	return c == 0 || letter_is_space(c) || letter_is_double_quote(c) || letter_is_single_quote(c) || c == '(' ||
	       c == '[' || c == '`';
}

static bool is_name(char c)
{
	return is_ascii_letter(c) || is_digit((unsigned char)c) || c == '_' || c == '-' || c == '.' || c == '/' ||
	       c == '=';
}

/* Up to what no name of a machine has, without the full stop of the sentence. */
static size_t name_end(struct slice text, size_t at)
{
	while (is_name(byte_at(text, at)))
		at++;
	while (at > 0 && (text.data[at - 1] == '.' || text.data[at - 1] == '-'))
		at--;
	return at;
}

/* Longer ones are no code in running text. */
#define CODE_SPAN_BYTES_MAX 128

/* `name` between backticks, as in Markdown; but o`zbek, where the same mark is a letter. */
static bool is_code_span(struct slice text, size_t at, uint32_t before, size_t *end)
{
	size_t close = at + 1;

	if (!is_outside(before))
		return false;
	while (close < text.bytes && close - at < CODE_SPAN_BYTES_MAX && text.data[close] != '`' &&
	       text.data[close] != '\n')
		close++;
	*end = close + 1;
	return close > at + 1 && byte_at(text, close) == '`' && !is_ascii_letter(byte_at(text, close + 1)) &&
	       !memchr("oOgG", text.data[close - 1], 4);
}

/* --geometry, ~/Desktop, /usr/share */
static bool is_option_or_path(struct slice text, size_t at, uint32_t before, size_t *end)
{
	char first = text.data[at], second = byte_at(text, at + 1), third = byte_at(text, at + 2);

	if (!is_outside(before))
		return false;
	*end = name_end(text, at + 1);
	if (first == '-')
		return second == '-' && is_ascii_letter(third);
	if (first == '~')
		return second == '/';
	return is_ascii_letter(second) && memchr(text.data + at + 1, '/', *end - at - 1);
}

/* A run of letters and digits in which _ . = or / * stand. */
struct identifier {
	size_t end;
	size_t underscores, dots, digits, smalls;
	bool assigns, has_pattern;
	bool has_second; /* KP_Delete: behind _ a word with a capital of its own */
};

/* A joint counts where both of its sides are letters or digits; a dot, where small letters are. */
static bool joins(struct slice text, size_t from, size_t at)
{
	char c = text.data[at], before = at > from ? text.data[at - 1] : '\0', after = byte_at(text, at + 1);
	bool letters = is_ascii_letter(before) && after >= 'a' && after <= 'z';

	switch (c) {
	case '_':
		return is_ascii_letter(before) && (is_ascii_letter(after) || is_digit((unsigned char)after));
	case '.':
		return letters;
	case '=':
		return is_ascii_letter(before) && after && !letter_is_space((unsigned char)after);
	case '-':
		return is_ascii_letter(after) || is_digit((unsigned char)after);
	default:
		return false;
	}
}

/* Names are no longer than this; only so far is looked. */
#define IDENTIFIER_BYTES_MAX 96

static struct identifier read_identifier(struct slice text, size_t from)
{
	struct identifier found = { .end = from };
	size_t at = from;

	for (; at < text.bytes && at - from < IDENTIFIER_BYTES_MAX; at++) {
		char c = text.data[at];

		found.digits += is_digit((unsigned char)c);
		found.smalls += c >= 'a' && c <= 'z';
		if (is_ascii_letter(c) || is_digit((unsigned char)c))
			continue;
		if (!joins(text, from, at))
			break;
		found.underscores += c == '_';
		found.dots += c == '.';
		found.assigns |= c == '=';
		found.has_second |= c == '_' && byte_at(text, at + 1) <= 'Z' && byte_at(text, at + 2) >= 'a';
	}
	found.has_pattern = byte_at(text, at) == '/' && byte_at(text, at + 1) == '*';
	found.end = found.has_pattern ? at + 2 : at;
	return found;
}

/* Points from which joined words are English: of a word that would be so alone, and a little less. */
#define IDENTIFIER_POINTS 24

static bool is_english(const struct letter_model *letters, struct slice name)
{
	struct letter_points points;

	letter_points_begin(letters, &points);
	for (size_t i = 0; i < name.bytes; i++) {
		char small = (char)(name.data[i] | 0x20);

		if (small == 'w' || (small == 'c' && (i + 1 == name.bytes || (name.data[i + 1] | 0x20) != 'h')))
			return true;
		if (is_ascii_letter(name.data[i]))
			letter_points_add(letters, &points, (unsigned char)small);
	}
	return letter_points_end(letters, &points) >= IDENTIFIER_POINTS;
}

static bool is_identifier(const struct letter_model *letters, struct slice text, size_t at, uint32_t before,
			  size_t *end)
{
	size_t word = at;
	struct identifier found;

	if (letter_is(before) || is_digit(before))
		return false;
	while (word < text.bytes && (is_ascii_letter(text.data[word]) || is_digit((unsigned char)text.data[word])))
		word++;
	if (word == text.bytes || (!memchr("_.=-/", text.data[word], 5) && before != '_'))
		return false;
	found = read_identifier(text, at);
	*end = found.end;
	if (found.assigns || found.has_pattern || found.has_second || found.underscores > 1)
		return true;
	/* I_SO-8859-4: a name in capitals and digits, with the mark of an accelerator in it. */
	if ((found.underscores || before == '_') && found.digits && !found.smalls)
		return true;
	return (found.underscores || found.dots) && is_english(letters, slice_part(text, at, found.end));
}

bool placeholder_scan(const struct letter_model *letters, struct slice text, size_t at, uint32_t before, size_t *end)
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
	case '`':
		return is_code_span(text, at, before, end);
	case '-':
	case '~':
	case '/':
		return is_option_or_path(text, at, before, end);
	default:
		return is_ascii_letter(text.data[at]) && is_identifier(letters, text, at, before, end);
	}
}
