/*
 * placeable_form -- single fields in the words and figures of a language.
 */
#include <config.h>

#include "text/placeable_form.h"

#include "base/alloc.h"
#include "text/roman.h"

/* A small whole number; -1 when it is none. */
static int small_number(struct slice value)
{
	int number = 0;

	if (value.bytes == 0 || value.bytes > 8)
		return -1;
	for (size_t i = 0; i < value.bytes; i++) {
		if (value.data[i] < '0' || value.data[i] > '9')
			return -1;
		number = number * 10 + (value.data[i] - '0');
	}
	return number;
}

int clock_hour(struct slice hour)
{
	int number = small_number(hour) % 12;

	return number == 0 ? 12 : number;
}

struct slice clock_half(struct slice hour)
{
	int number = small_number(hour);

	return number >= 12 && number < 24 ? SLICE("pm") : SLICE("am");
}

static bool write_ordinal(struct slice value, struct strbuf *out)
{
	int number = small_number(value), last = number % 10, ten = number / 10 % 10;

	if (number < 0)
		return false;
	strbuf_add(out, value);
	if (ten == 1 || last == 0 || last > 3)
		strbuf_add_string(out, "th");
	else
		strbuf_add_string(out, last == 1 ? "st" : last == 2 ? "nd" : "rd");
	return true;
}

static bool write_roman(struct slice value, struct strbuf *out)
{
	int number = small_number(value);

	if (number < 1 || number > ROMAN_MAX)
		return false;
	roman_write(number, out);
	return true;
}

static bool write_word(const struct field_style *style, enum word_kind kind, struct slice value, struct strbuf *out)
{
	const struct word_row *row = placeable_rules_row(style->rules, kind, value);
	size_t form = style->form;

	if (!row)
		return false;
	if (form == FORM_AGREES)
		form = (size_t)number_form(style->rules->language, style->counted);
	if (form >= row->form_count)
		form = 0;
	for (size_t i = 0; i < row->forms[form].bytes; i++) {
		char c = row->forms[form].data[i];

		strbuf_add_byte(out, c == '_' ? ' ' : c);
	}
	return true;
}

static bool write_digits(const struct field_style *style, struct slice value, struct strbuf *out)
{
	if (small_number(value) < 0)
		return false;
	if (style->two_digits && value.bytes == 1)
		strbuf_add_byte(out, '0');
	strbuf_add(out, value);
	return true;
}

bool field_write(const struct field_style *style, enum placeable_field field, struct slice value, struct strbuf *out)
{
	switch (field) {
	case FIELD_NUMBER:
		number_write(value, &style->numbers, out);
		return true;
	case FIELD_ORDINAL:
		return write_ordinal(value, out);
	case FIELD_ROMAN:
		return write_roman(value, out);
	case FIELD_MONTH:
	case FIELD_MONTH2:
		return write_word(style, WORD_MONTH, value, out);
	case FIELD_SCALE:
		return write_word(style, WORD_SCALE, value, out);
	case FIELD_CURRENCY:
		return write_word(style, WORD_CURRENCY, value, out);
	case FIELD_CLOCK:
		return write_word(style, WORD_CLOCK, value, out);
	case FIELD_CODE:
		return write_word(style, WORD_CODE, value, out);
	case FIELD_BODY:
		return write_word(style, WORD_BODY, value, out);
	case FIELD_PLACE:
		return write_word(style, WORD_PLACE, value, out);
	case FIELD_TIME:
	case FIELD_WORD:
		return false;
	default:
		return write_digits(style, value, out);
	}
}
