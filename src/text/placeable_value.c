/*
 * placeable_value -- the canonical value of a placeable from its parts.
 */
#include <config.h>

#include "text/placeable_value.h"

#include "base/alloc.h"
#include "text/number.h"

#include <stdlib.h>

/* The country of phones that name none, and how many digits they have. */
#define HOME_COUNTRY "+998"
#define HOME_DIGITS 9

static const struct placeable_part *part_of(const struct placeables *found, const struct placeable *placeable,
					    enum placeable_field field)
{
	return placeables_part(found, (size_t)(placeable - found->items), field);
}

/* A small value as a number; 0 when there is no such part. */
static int number_of(const struct placeables *found, const struct placeable *placeable, enum placeable_field field)
{
	const struct placeable_part *part = part_of(found, placeable, field);
	struct slice value = part ? placeables_part_value(found, part) : SLICE("0");
	int number = 0;

	for (size_t i = 0; i < value.bytes && number < 100000; i++)
		if (value.data[i] >= '0' && value.data[i] <= '9')
			number = number * 10 + (value.data[i] - '0');
	return number;
}

/* ---------------------------------------------------------------- dates and times */

/* 23 is 2023 and 87 is 1987. */
static int whole_year(int year)
{
	if (year == 0 || year >= 100)
		return year;
	return year < 70 ? 2000 + year : 1900 + year;
}

static void add_date(struct strbuf *values, int year, int month, int day, bool this_year)
{
	if (this_year)
		strbuf_add_string(values, "this");
	else if (year)
		strbuf_addf(values, "%04d", whole_year(year));
	else
		strbuf_add_byte(values, '-');
	if (month)
		strbuf_addf(values, "-%02d", month);
	if (day)
		strbuf_addf(values, "-%02d", day);
}

static void compose_date(struct placeables *found, const struct placeable *placeable, bool this_year, bool swapped)
{
	int day = number_of(found, placeable, FIELD_DAY), month = number_of(found, placeable, FIELD_MONTH);
	int year = number_of(found, placeable, FIELD_YEAR), day2 = number_of(found, placeable, FIELD_DAY2);
	int month2 = number_of(found, placeable, FIELD_MONTH2), year2 = number_of(found, placeable, FIELD_YEAR2);

	if (day && !month) { /* 19–20.10.2023 */
		month = month2;
		year = year ? year : year2;
	}
	add_date(&found->values, year, swapped ? day : month, swapped ? month : day, this_year);
	if (!day2 && !month2 && !year2)
		return;
	strbuf_add_byte(&found->values, '/');
	add_date(&found->values, year2 ? year2 : year, month2 ? month2 : month, day2, this_year);
}

/* 12 a.m. is 0, 2 p.m. is 14; in Russian "3 часа дня" is 15 as well. */
static int hour_of_day(const struct placeables *found, int hour, const struct placeable_part *clock)
{
	if (!clock || hour > 12)
		return hour;
	return hour % 12 + (slice_is(placeables_part_value(found, clock), "pm") ? 12 : 0);
}

/* Of 2–4 p.m. both are in the afternoon, of 11–2 p.m. the second. */
static void compose_time(struct placeables *found, const struct placeable *placeable)
{
	const struct placeable_part *clock = part_of(found, placeable, FIELD_CLOCK);
	const struct placeable_part *clock2 = part_of(found, placeable, FIELD_CLOCK2);
	int hour = number_of(found, placeable, FIELD_HOUR), hour2 = number_of(found, placeable, FIELD_HOUR2);
	bool later = hour % 12 <= hour2 % 12;

	strbuf_addf(&found->values, "%02d:%02d", hour_of_day(found, hour, clock ? clock : later ? clock2 : NULL),
		    number_of(found, placeable, FIELD_MINUTE));
	if (part_of(found, placeable, FIELD_HOUR2))
		strbuf_addf(&found->values, "/%02d:%02d", hour_of_day(found, hour2, clock2),
			    number_of(found, placeable, FIELD_MINUTE2));
}

/* ---------------------------------------------------------------- numbers */

/* The number that stands behind a name when only that tells two of a kind apart: article:5. */
static bool is_named(const struct placeable *placeable)
{
	return placeable->kind == PLACEABLE_REFERENCE || slice_is(placeable->name, "ordinal.anniversary");
}

static void add_name(struct placeables *found, const struct placeable *placeable)
{
	const struct placeable_part *code = part_of(found, placeable, FIELD_CODE);
	size_t dot = slice_find(placeable->name, SLICE("."), 0);
	struct slice name = slice_part(placeable->name, dot + 1, placeable->name.bytes);

	if (code)
		name = placeables_part_value(found, code);
	else if (slice_ends(name, SLICE("-plain")))
		name.bytes -= strlen("-plain");
	strbuf_reserve(&found->values, name.bytes + 2); /* the code is in there */
	if (code)
		name = placeables_part_value(found, code);
	strbuf_add(&found->values, name);
	strbuf_add_byte(&found->values, ':');
}

static const struct placeable_part *counting_part(const struct placeables *found, const struct placeable *placeable)
{
	static const enum placeable_field fields[] = { FIELD_NUMBER, FIELD_ORDINAL, FIELD_ROMAN };

	for (size_t i = 0; i < ARRAY_COUNT(fields); i++) {
		const struct placeable_part *part = part_of(found, placeable, fields[i]);

		if (part)
			return part;
	}
	return NULL;
}

static void add_scaled(struct placeables *found, size_t value, size_t bytes, int power)
{
	size_t from = found->values.bytes;

	strbuf_reserve(&found->values, bytes + 1);
	strbuf_add(&found->values, slice_from(found->values.data + value, bytes));
	if (power)
		number_scale(&found->values, from, power);
}

/* The number, times its scale, with its currency; one reading of it. */
static void compose_number(struct placeables *found, const struct placeable *placeable, bool other)
{
	const struct placeable_part *part = counting_part(found, placeable);
	const struct placeable_part *currency = part_of(found, placeable, FIELD_CURRENCY);
	int power = number_of(found, placeable, FIELD_SCALE);

	if (is_named(placeable))
		add_name(found, placeable);
	if (part)
		add_scaled(found, other ? part->other : part->value, other ? part->other_bytes : part->value_bytes,
			   power);
	else
		strbuf_add_byte(&found->values, '1');
	if (!part && power)
		number_scale(&found->values, found->values.bytes - 1, power);
	if (currency) {
		strbuf_add_byte(&found->values, ' ');
		add_scaled(found, currency->value, currency->value_bytes, 0);
	}
}

/* ---------------------------------------------------------------- all */

static bool is_name(const struct placeable *placeable)
{
	return placeable->kind == PLACEABLE_ABBREVIATION || placeable->kind == PLACEABLE_NAME;
}

static void compose_name(struct placeables *found, const struct placeable *placeable)
{
	enum placeable_field field = placeable->kind == PLACEABLE_NAME ? FIELD_PLACE : FIELD_BODY;
	const struct placeable_part *part = part_of(found, placeable, field);

	strbuf_reserve(&found->values, part->value_bytes + 1); /* the value is in there */
	strbuf_add(&found->values, placeables_part_value(found, part));
}

static void compose_reading(struct placeables *found, const struct placeable *placeable, bool this_year, bool other)
{
	switch ((enum placeable_kind)placeable->kind) {
	case PLACEABLE_DATE:
		compose_date(found, placeable, this_year, other);
		break;
	case PLACEABLE_TIME:
		compose_time(found, placeable);
		break;
	case PLACEABLE_ABBREVIATION:
	case PLACEABLE_NAME:
		compose_name(found, placeable);
		break;
	default:
		compose_number(found, placeable, other);
	}
}

static void add_other(struct placeables *found, struct placeable *placeable)
{
	placeable->other = (uint32_t)found->values.bytes;
	compose_reading(found, placeable, false, true);
	placeable->other_bytes = (uint32_t)(found->values.bytes - placeable->other);
}

void placeable_compose(struct placeables *found, struct placeable *placeable, bool this_year)
{
	const struct placeable_part *part = counting_part(found, placeable);

	placeable->value = (uint32_t)found->values.bytes;
	compose_reading(found, placeable, this_year, false);
	placeable->value_bytes = (uint32_t)(found->values.bytes - placeable->value);
	placeable->weak = is_name(placeable) || (part && part->spelled && !part_of(found, placeable, FIELD_SCALE)) ||
			  slice_is(placeables_value(found, (size_t)(placeable - found->items)), "this");
	if (part && part->other_bytes > 0)
		add_other(found, placeable);
}

void placeable_add_swapped(struct placeables *found, struct placeable *placeable)
{
	add_other(found, placeable);
}

void placeable_measure(struct placeables *found, struct placeable *placeable, double factor)
{
	struct slice value = placeables_value(found, (size_t)(placeable - found->items));
	double power = factor, number;

	if (!number_decimal(value, &number)) {
		placeable->measure.dimension = 0;
		return;
	}
	placeable->measure.unit = factor;
	placeable->measure.value = number * factor;
	while (power > 9.5)
		power /= 10;
	while (power < 0.95)
		power *= 10;
	placeable->measure.metric = power > 0.999999 && power < 1.000001;
}

void placeable_add_phone(struct placeables *found, struct placeable *placeable, struct slice digits)
{
	placeable->value = (uint32_t)found->values.bytes;
	strbuf_add(&found->values, digits);
	placeable->value_bytes = (uint32_t)digits.bytes;
	if (digits.bytes != HOME_DIGITS)
		return;
	placeable->other = (uint32_t)found->values.bytes;
	strbuf_add_string(&found->values, HOME_COUNTRY);
	strbuf_add(&found->values, digits);
	placeable->other_bytes = (uint32_t)(found->values.bytes - placeable->other);
}

/* "s" of %s and of %2$s: a translation may say the arguments in another order. */
static struct slice without_position(struct slice placeholder)
{
	size_t at = 1;

	while (at < placeholder.bytes && placeholder.data[at] >= '0' && placeholder.data[at] <= '9')
		at++;
	if (at > 1 && at < placeholder.bytes && placeholder.data[at] == '$')
		return slice_part(placeholder, at + 1, placeholder.bytes);
	return slice_part(placeholder, 1, placeholder.bytes);
}

void placeable_add_surface(struct placeables *found, struct placeable *placeable, struct slice surface)
{
	placeable->value = (uint32_t)found->values.bytes;
	if (placeable->kind == PLACEABLE_PLACEHOLDER && surface.data[0] == '%') {
		strbuf_add_byte(&found->values, '%');
		surface = without_position(surface);
	}
	strbuf_add(&found->values, surface);
	placeable->value_bytes = (uint32_t)(found->values.bytes - placeable->value);
}

/* ---------------------------------------------------------------- asking */

struct slice placeable_bare_number(struct slice value)
{
	size_t colon = slice_find(value, SLICE(":"), 0), space = slice_find(value, SLICE(" "), 0);

	return slice_part(value, colon == SIZE_MAX ? 0 : colon + 1, space);
}

/* 14:30, 14:30/16:00 */
static struct slice time_field(struct slice value, enum placeable_field field)
{
	bool second = field == FIELD_HOUR2 || field == FIELD_SECOND_HOUR12 || field == FIELD_MINUTE2;

	if (second && value.bytes < strlen("14:30/16:00"))
		return SLICE_NONE;
	value = second ? slice_part(value, strlen("14:30/"), value.bytes) : value;
	if (field == FIELD_MINUTE || field == FIELD_MINUTE2)
		return slice_part(value, 3, 5);
	if (field != FIELD_HOUR && field != FIELD_HOUR12 && !second)
		return SLICE_NONE;
	return value.data[0] == '0' ? slice_part(value, 1, 2) : slice_part(value, 0, 2);
}

/* The part that says a field, or says the same under another name. */
static const struct placeable_part *saying_part(const struct placeables *found, size_t index,
						enum placeable_field field)
{
	const struct placeable *placeable = &found->items[index];

	switch (field) {
	case FIELD_TWO_DIGIT_DAY:
		return part_of(found, placeable, FIELD_DAY);
	case FIELD_TWO_DIGIT_MONTH:
		return part_of(found, placeable, FIELD_MONTH);
	case FIELD_TWO_DIGIT_DAY2:
		return part_of(found, placeable, FIELD_DAY2);
	case FIELD_TWO_DIGIT_MONTH2:
		return part_of(found, placeable, FIELD_MONTH2);
	case FIELD_NUMBER:
	case FIELD_ORDINAL:
	case FIELD_ROMAN:
		if (placeable->kind == PLACEABLE_DATE)
			return placeable->value_bytes == 4 ? part_of(found, placeable, FIELD_YEAR) : NULL;
		return counting_part(found, placeable);
	case FIELD_YEAR:
		if (placeable->kind == PLACEABLE_NUMBER && placeable->value_bytes == 4)
			return counting_part(found, placeable);
		return part_of(found, placeable, field);
	default:
		return part_of(found, placeable, field);
	}
}

struct slice placeable_field_value(const struct placeables *found, size_t index, enum placeable_field field, bool other)
{
	const struct placeable *placeable = &found->items[index];
	const struct placeable_part *part;

	if (placeable->kind == PLACEABLE_TIME)
		return time_field(placeables_value(found, index), field);
	if (other && placeable->kind == PLACEABLE_DATE) { /* the day is the month */
		if (field == FIELD_DAY || field == FIELD_TWO_DIGIT_DAY)
			field = FIELD_MONTH;
		else if (field == FIELD_MONTH || field == FIELD_TWO_DIGIT_MONTH)
			field = FIELD_DAY;
	}
	part = saying_part(found, index, field);
	if (part && other && part->other_bytes > 0)
		return slice_from(found->values.data + part->other, part->other_bytes);
	return part ? placeables_part_value(found, part) : SLICE_NONE;
}
