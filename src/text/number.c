/*
 * number -- what figures say, whatever separates their digits.
 */
#include <config.h>

#include "text/number.h"

#include "base/utf8.h"

/* From this many digits on thousands are parted. */
#define GROUPED_DIGITS_MIN 4

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

/* ---------------------------------------------------------------- dates and times */

#define PARTS_MAX 4

/* 19.10.2023, 14:30, 24/7: digits with one separator between all; how many, or 0 when they are too many. */
static size_t read_parts(struct slice text, size_t at, char separator, struct slice parts[PARTS_MAX], size_t *end)
{
	for (size_t count = 0; count < PARTS_MAX;) {
		*end = digits_end(text, at);
		parts[count++] = slice_part(text, at, *end);
		at = *end;
		if (at >= text.bytes || text.data[at] != separator || !is_digit_at(text, at + 1))
			return count;
		at++;
	}
	return 0;
}

static int two_digits(struct slice digits)
{
	if (digits.bytes == 0 || digits.bytes > 2)
		return 0;
	return digits.bytes == 1 ? digits.data[0] - '0' : (digits.data[0] - '0') * 10 + digits.data[1] - '0';
}

/* Month first in English with slashes, unless that cannot be; else day first. */
static bool read_date(const struct language *language, char separator, const struct slice parts[3],
		      struct figures *figures)
{
	int first = two_digits(parts[0]), second = two_digits(parts[1]);
	bool month_first = (separator == '/' && language == &language_en && first <= 12) || second > 12;

	if (first < 1 || second < 1 || first > 31 || second > 31 || (first > 12 && second > 12) ||
	    (parts[2].bytes != 4 && parts[2].bytes != 2))
		return false;
	figures->kind = FIGURES_DATE;
	figures->digits[0] = parts[month_first];
	figures->digits[1] = parts[!month_first];
	figures->digits[2] = parts[2];
	figures->either_way = first <= 12 && second <= 12 && first != second;
	return true;
}

/* ISO 8601: 2023-10-19, of four, two and two digits. */
static bool read_iso_date(struct slice text, size_t at, struct figures *figures)
{
	struct slice parts[PARTS_MAX];
	size_t end;

	if (read_parts(text, at, '-', parts, &end) != 3 || parts[0].bytes != 4 || parts[1].bytes != 2 ||
	    parts[2].bytes != 2 || two_digits(parts[1]) < 1 || two_digits(parts[1]) > 12 || two_digits(parts[2]) < 1 ||
	    two_digits(parts[2]) > 31)
		return false;
	*figures = (struct figures){ .kind = FIGURES_DATE, .end = end, .value = figures->value,
				     .digits = { parts[2], parts[1], parts[0] } };
	return true;
}

static bool read_time(const struct slice parts[2], struct figures *figures)
{
	if (parts[0].bytes > 2 || two_digits(parts[0]) > 24 || parts[1].bytes != 2 || two_digits(parts[1]) > 59)
		return false;
	figures->kind = FIGURES_TIME;
	figures->digits[0] = parts[0];
	figures->digits[1] = parts[1];
	return true;
}

/* Dates, times, and runs of which only the first digits are one number. */
static bool read_composed(const struct language *language, struct slice text, size_t at, struct figures *figures)
{
	size_t first = digits_end(text, at);
	char separator = first < text.bytes ? text.data[first] : 0;
	struct slice parts[PARTS_MAX];
	size_t count;

	if (separator == '-' && first == at + 4)
		return read_iso_date(text, at, figures);
	if ((separator != '.' && separator != ':' && separator != '/') || !is_digit_at(text, first + 1))
		return false;
	count = read_parts(text, at, separator, parts, &figures->end);
	if (count == 3 && read_date(language, separator, parts, figures))
		return true;
	if (count == 2 && separator == ':' && read_time(parts, figures))
		return true;
	if (separator == '.' && (count == 2 || (count != 0 && parts[1].bytes == 3)))
		return false; /* a fraction, or thousands */
	figures->end = first;
	figures->plain = true;
	return false;
}

/* ---------------------------------------------------------------- one number */

/* Three digits behind one separator at `at`: where they end, or 0. */
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

/*
 * The mark that parts thousands in 1 200, 1,200,000 or 1.200.000: ' ' for any
 * space, 0 for none. *unsure when the same mark could begin a fraction.
 */
static char grouping_mark(const struct language *language, struct slice text, size_t at, bool *unsure)
{
	size_t end = digits_end(text, at), second;

	*unsure = false;
	if (end - at > 3 || end >= text.bytes || text.data[at] == '0')
		return 0;
	if (behind_space(text, end))
		return group_end(text, behind_space(text, end)) ? ' ' : 0;
	if ((text.data[end] != ',' && text.data[end] != '.') || !group_end(text, end + 1))
		return 0;
	second = group_end(text, end + 1);
	if (second < text.bytes && text.data[second] == text.data[end] && group_end(text, second + 1))
		return text.data[end];
	*unsure = second >= text.bytes || (text.data[second] != ',' && text.data[second] != '.') ||
		  !is_digit_at(text, second + 1);
	return !*unsure || (text.data[end] == ',') == (language == &language_en) ? text.data[end] : 0;
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

void figures_read(const struct language *language, struct slice text, size_t at, struct figures *figures,
		  struct strbuf *values)
{
	bool unsure;
	char mark;
	size_t first = digits_end(text, at);

	*figures = (struct figures){ .kind = FIGURES_NUMBER, .value = values->bytes };
	if (read_composed(language, text, at, figures))
		return;
	if (figures->plain) {
		number_add_whole(slice_part(text, at, first), values);
		figures->value_bytes = values->bytes - figures->value;
		return;
	}
	mark = grouping_mark(language, text, at, &unsure);
	figures->end = add_fraction(text, add_grouped(text, at, mark, values), values);
	figures->value_bytes = values->bytes - figures->value;
	figures->plain = figures->end == first;
	if (!unsure)
		return;
	figures->other = values->bytes;
	if (mark)
		add_fraction(text, add_grouped(text, at, 0, values), values);
	else
		add_grouped(text, at, text.data[first], values);
	figures->other_bytes = values->bytes - figures->other;
}

/* ---------------------------------------------------------------- calculating */

/* Moves the point of digits without one, `fraction` of which are behind it. */
static void set_point(struct strbuf *value, size_t from, size_t fraction)
{
	while (value->bytes - from <= fraction)
		strbuf_splice(value, from, from, SLICE("0"));
	for (; fraction > 0 && value->data[value->bytes - 1] == '0'; fraction--)
		strbuf_truncate(value, value->bytes - 1);
	if (fraction > 0)
		strbuf_splice(value, value->bytes - fraction, value->bytes - fraction, SLICE("."));
}

void number_scale(struct strbuf *value, size_t from, int power)
{
	size_t dot = slice_find(strbuf_slice(value), SLICE("."), from);
	long fraction = dot == SIZE_MAX ? 0 : (long)(value->bytes - dot - 1);

	if (dot != SIZE_MAX)
		strbuf_splice(value, dot, dot + 1, SLICE(""));
	for (; fraction < power; fraction++)
		strbuf_add_byte(value, '0');
	set_point(value, from, (size_t)(fraction - power));
	while (value->bytes - from > 1 && value->data[from] == '0' && value->data[from + 1] != '.')
		strbuf_splice(value, from, from + 1, SLICE(""));
}

int number_form(const struct language *language, struct slice value)
{
	size_t whole = slice_find(value, SLICE("."), 0);
	bool fraction = whole != SIZE_MAX;
	char last = value.bytes > 0 ? value.data[value.bytes - 1] : '0';
	char ten = value.bytes > 1 ? value.data[value.bytes - 2] : '0';

	if (language == &language_en)
		return !slice_is(value, "1");
	if (language != &language_ru)
		return 0;
	if (fraction)
		return 1;
	if (ten == '1' || last == '0' || last >= '5')
		return 2;
	return last != '1';
}

void number_write(struct slice value, const struct number_style *style, struct strbuf *out)
{
	size_t whole = slice_find(value, SLICE("."), 0);

	if (whole == SIZE_MAX)
		whole = value.bytes;
	for (size_t i = 0; i < whole; i++) {
		if (i > 0 && whole >= GROUPED_DIGITS_MIN && (whole - i) % 3 == 0)
			strbuf_add(out, style->group);
		strbuf_add_byte(out, value.data[i]);
	}
	if (whole < value.bytes) {
		strbuf_add(out, style->decimal);
		strbuf_add(out, slice_part(value, whole + 1, value.bytes));
	}
}

bool number_decimal(struct slice digits, double *value)
{
	double weight = 1;
	bool fraction = false;

	*value = 0;
	for (size_t i = 0; i < digits.bytes; i++) {
		char c = digits.data[i];

		if (c == '.' && !fraction && i > 0 && i + 1 < digits.bytes) {
			fraction = true;
			continue;
		}
		if (c < '0' || c > '9')
			return false;
		*value = *value * 10 + (c - '0');
		weight *= fraction ? 10 : 1;
	}
	*value /= weight;
	return digits.bytes > 0 && digits.bytes < 300;
}
