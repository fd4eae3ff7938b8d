/*
 * day -- days of the calendar, and from when until when.
 */
#include <config.h>

#include "terms/day.h"

#include <time.h>

#define YEAR_FIRST 1900
#define YEAR_LAST 2199

/* ------------------------------------------------------------------ reading */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Exactly `digits` of them at *at, which is moved behind; -1 otherwise. */
static int take_digits(struct slice text, size_t *at, size_t digits)
{
	int number = 0;

	if (*at + digits > text.bytes)
		return -1;
	for (size_t i = 0; i < digits; i++) {
		if (!is_digit(text.data[*at + i]))
			return -1;
		number = number * 10 + (text.data[*at + i] - '0');
	}
	*at += digits;
	return number;
}

static int days_of_month(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

static day_number make_day(int year, int month, int day_of_month)
{
	if (year < 1 || month < 1 || month > 12 || day_of_month < 1 || day_of_month > days_of_month(year, month))
		return 0;
	return year * 10000 + month * 100 + day_of_month;
}

static void skip_byte(struct slice text, size_t *at, char byte)
{
	if (*at < text.bytes && text.data[*at] == byte)
		++*at;
}

day_number day_read(struct slice text)
{
	size_t at = 0;
	int year, month, day_of_month;

	text = slice_trim(text);
	year = take_digits(text, &at, 4);
	skip_byte(text, &at, '-');
	month = take_digits(text, &at, 2);
	skip_byte(text, &at, '-');
	day_of_month = take_digits(text, &at, 2);
	if (at < text.bytes && text.data[at] != 'T' && text.data[at] != ' ')
		return 0;
	return make_day(year, month, day_of_month);
}

void day_print(day_number day, struct strbuf *out)
{
	strbuf_addf(out, "%04d-%02d-%02d", (int)(day / 10000), (int)(day / 100 % 100), (int)(day % 100));
}

day_number day_today(void)
{
	time_t now = time(NULL);
	struct tm parts;

	if (!gmtime_r(&now, &parts))
		return 0;
	return make_day(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

bool day_ranges_meet(struct day_range a, struct day_range b)
{
	return (!a.from || !b.until || a.from <= b.until) && (!b.from || !a.until || b.from <= a.until);
}

/* -------------------------------------------------------------------- paths */

/* Two digits behind a separator, with no third. */
static int take_part(struct slice path, size_t *at)
{
	size_t next = *at + 1;
	int number;

	if (*at >= path.bytes || !memchr("/-_.", path.data[*at], 4))
		return -1;
	number = take_digits(path, &next, 2);
	if (number < 0 || (next < path.bytes && is_digit(path.data[next])))
		return -1;
	*at = next;
	return number;
}

/* The range that begins with a year at `at`; an empty one when there is none. */
static struct day_range range_at(struct slice path, size_t at)
{
	size_t behind = at;
	int year = take_digits(path, &behind, 4), month, day_of_month;
	day_number first;

	if (year < YEAR_FIRST || year > YEAR_LAST || (behind < path.bytes && is_digit(path.data[behind])))
		return DAY_RANGE_ALWAYS;
	month = take_part(path, &behind);
	if (month < 1 || month > 12)
		return (struct day_range){ make_day(year, 1, 1), make_day(year, 12, 31) };
	day_of_month = take_part(path, &behind);
	first = make_day(year, month, day_of_month);
	if (first)
		return (struct day_range){ first, first };
	return (struct day_range){ make_day(year, month, 1), make_day(year, month, days_of_month(year, month)) };
}

bool day_range_in_path(const char *path, struct day_range *range)
{
	struct slice text = slice_of(path);
	bool found = false;

	for (size_t at = 0; at < text.bytes; at++) {
		struct day_range here;

		if (at > 0 && !memchr("/-_.", text.data[at - 1], 4))
			continue;
		here = range_at(text, at);
		if (!here.from)
			continue;
		*range = here;
		found = true;
	}
	return found;
}

struct day_range day_range_of_path(const char *path)
{
	day_number today = day_today();
	struct day_range range = { today, today };

	day_range_in_path(path, &range);
	return range;
}
