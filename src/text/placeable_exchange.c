/*
 * placeable_exchange -- a new value in the pattern of an old one.
 *
 * The old span is copied but for its parts that say something, each of which is
 * written anew in the style that it had. Only between a day and a range of days
 * the pattern changes, to the one that says the same words around it.
 */
#include <config.h>

#include "text/placeable_exchange.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "text/atom.h"
#include "text/character.h"
#include "text/letter.h"
#include "text/placeable_form.h"
#include "text/placeable_value.h"

#include <stdlib.h>

/* More digits behind the point than this are not written before a scale (1,234 млн). */
#define FRACTION_DIGITS_MAX 3

static struct slice surface_of(const struct exchange *exchange, const struct placeable_part *part)
{
	return slice_part(exchange->text, part->from, part->to);
}

static struct slice new_value(const struct exchange *exchange, enum placeable_field field)
{
	return placeable_field_value(exchange->source, exchange->source_index, field, exchange->source_other);
}

static bool has_digits_only(struct slice text)
{
	for (size_t i = 0; i < text.bytes; i++)
		if (text.data[i] < '0' || text.data[i] > '9')
			return false;
	return text.bytes > 0;
}

/* ---------------------------------------------------------------- numbers */

/* How a number was written: the marks that it has; of others what is usual. */
static struct number_style style_of(const struct exchange *exchange, const struct placeable_part *part,
				    struct slice value)
{
	struct number_style style = exchange->rules->numbers;
	size_t whole = slice_find(value, SLICE("."), 0), digits = 0;
	bool grouped = false;

	if (whole == SIZE_MAX)
		whole = value.bytes;
	for (size_t from = part->from, at = from; at < part->to; from = at) {
		uint32_t c = utf8_next(exchange->text, &at);
		struct slice mark = slice_part(exchange->text, from, at);

		if (c >= '0' && c <= '9') {
			digits++;
		} else if (digits < whole) {
			style.group = mark;
			grouped = true;
		} else {
			style.decimal = mark;
		}
	}
	if (!grouped && whole >= 4)
		style.group = SLICE("");
	return style;
}

/* The number that stands before a scale: 1.5 of 1500000 and 6. False when it would be too long. */
static bool add_mantissa(struct slice value, int power, struct strbuf *mantissa)
{
	size_t dot;

	strbuf_add(mantissa, value);
	number_scale(mantissa, 0, -power);
	dot = slice_find(strbuf_slice(mantissa), SLICE("."), 0);
	return dot == SIZE_MAX || mantissa->bytes - dot - 1 <= FRACTION_DIGITS_MAX;
}

static int power_of(struct slice scale)
{
	int power = 0;

	for (size_t i = 0; i < scale.bytes; i++)
		power = power * 10 + (scale.data[i] - '0');
	return power;
}

/* The whole value, without name and currency. */
static struct slice whole_value(const struct exchange *exchange)
{
	const struct placeable *placeable = &exchange->source->items[exchange->source_index];
	bool other = exchange->source_other && placeable->other_bytes > 0;

	return placeable_bare_number(other ? placeables_other(exchange->source, exchange->source_index) :
					     placeables_value(exchange->source, exchange->source_index));
}

/* Whether the new number comes with a scale and the old place has room for one. */
static bool keeps_scale(const struct exchange *exchange)
{
	return new_value(exchange, FIELD_SCALE).data != NULL;
}

/* The scale that the written number has. */
static struct slice written_scale(const struct exchange *exchange)
{
	const struct placeable_part *old = placeables_part(exchange->target, exchange->index, FIELD_SCALE);

	if (!old)
		return SLICE_NONE;
	return keeps_scale(exchange) ? new_value(exchange, FIELD_SCALE) : placeables_part_value(exchange->target, old);
}

static bool add_number(const struct exchange *exchange, const struct placeable_part *part, struct strbuf *number)
{
	if (part->field != FIELD_NUMBER || exchange->source->items[exchange->source_index].kind == PLACEABLE_DATE) {
		strbuf_add(number, new_value(exchange, part->field));
		return number->bytes > 0;
	}
	return add_mantissa(whole_value(exchange), power_of(written_scale(exchange)), number);
}

/* Zeros behind the last digit of a fraction say how exact it is: 3.0, 2.50. They are no part of the value. */
static void add_exactness(const struct exchange *exchange, struct strbuf *number)
{
	const struct placeable_part *part =
		placeables_part(exchange->source, exchange->source_index, FIELD_NUMBER);
	size_t written = 0, said = 0;

	if (!part || part->spelled || written_scale(exchange).data)
		return;
	for (size_t at = part->from; at < part->to; at++)
		written += exchange->source_text.data[at] >= '0' && exchange->source_text.data[at] <= '9';
	for (size_t at = 0; at < number->bytes; at++)
		said += number->data[at] != '.';
	if (written <= said || exchange->source_text.data[part->from] == '0')
		return;
	if (slice_find(strbuf_slice(number), SLICE("."), 0) == SIZE_MAX)
		strbuf_add_byte(number, '.');
	for (; said < written; said++)
		strbuf_add_byte(number, '0');
}

static bool write_number(const struct exchange *exchange, const struct placeable_part *part, struct strbuf *out)
{
	struct strbuf number = STRBUF_INIT;
	struct slice old = slice_from(exchange->target->values.data +
					      (exchange->target_other && part->other_bytes ? part->other : part->value),
				      exchange->target_other && part->other_bytes ? part->other_bytes : part->value_bytes);
	struct field_style style = { .rules = exchange->rules,
				     .numbers = style_of(exchange, part, old) };
	bool done = !part->spelled && add_number(exchange, part, &number);

	if (done && part->field == FIELD_NUMBER)
		add_exactness(exchange, &number);
	done = done && field_write(&style, part->field, strbuf_slice(&number), out);
	strbuf_release(&number);
	return done;
}

/* ---------------------------------------------------------------- words */

void exchange_follow_case(struct slice old, size_t start, struct strbuf *out)
{
	struct strbuf copy = STRBUF_INIT;
	size_t first_end = 0;
	bool capital = old.bytes > 0 && character_is_upper(utf8_next(old, &first_end));
	bool capitals = capital && first_end < old.bytes;

	for (size_t at = 0; at < old.bytes;)
		capitals = !character_is_lower(utf8_next(old, &at)) && capitals;
	for (size_t at = start; capital && at < out->bytes;) {
		bool first = at == start;
		uint32_t c = utf8_next(strbuf_slice(out), &at);

		strbuf_add_codepoint(&copy, first || capitals ? letter_upper(c) : c);
	}
	if (capital)
		strbuf_splice(out, start, out->bytes, strbuf_slice(&copy));
	strbuf_release(&copy);
}

/* Whether the old word stands there as the table has it: then the new one does too. */
static bool is_as_in_table(const struct exchange *exchange, const struct placeable_part *part)
{
	const struct field_style style = { .rules = exchange->rules, .form = part->form };
	struct strbuf form = STRBUF_INIT;
	bool equal;

	field_write(&style, part->field, placeables_part_value(exchange->target, part), &form);
	equal = slice_equal(strbuf_slice(&form), surface_of(exchange, part));
	strbuf_release(&form);
	return equal;
}

static bool write_word(const struct exchange *exchange, const struct placeable_part *part, struct slice value,
		       struct strbuf *out)
{
	struct field_style style = { .rules = exchange->rules, .form = part->form };
	size_t start = out->bytes;

	if (!field_write(&style, part->field, value, out))
		return false;
	if (!is_as_in_table(exchange, part))
		exchange_follow_case(surface_of(exchange, part), start, out);
	return true;
}

/* A word of the span, which may be a noun that agrees with the number before it. */
static bool write_noun(const struct exchange *exchange, const struct placeable_part *part, struct strbuf *out)
{
	struct agreement agreement = { part->from, part->to, SLICE_NONE };
	size_t start = out->bytes;

	if (!exchange_agree_word(exchange, part->from, &agreement))
		return false;
	strbuf_add(out, agreement.noun.data ? agreement.noun : surface_of(exchange, part));
	if (agreement.noun.data)
		exchange_follow_case(surface_of(exchange, part), start, out);
	return true;
}

/* The forms that the old and the new number before the scale ask for. */
static bool find_scale_forms(const struct exchange *exchange, int *old_form, int *new_form)
{
	const struct placeable_part *old = placeables_part(exchange->target, exchange->index, FIELD_NUMBER);
	struct strbuf number = STRBUF_INIT;
	bool done = old && add_number(exchange, old, &number);

	if (done) {
		*old_form = number_form(exchange->rules->language, placeables_part_value(exchange->target, old));
		*new_form = number_form(exchange->rules->language, strbuf_slice(&number));
	}
	strbuf_release(&number);
	return done;
}

/* A Russian scale in words agrees with its number, where it did before: 1 миллион, 2 миллиона. */
static bool write_scale(const struct exchange *exchange, const struct placeable_part *part, struct strbuf *out)
{
	struct placeable_part agreeing = *part;
	int old_form, new_form;

	if (!find_scale_forms(exchange, &old_form, &new_form))
		return false;
	if (part->form == old_form && exchange->rules->language == &language_ru)
		agreeing.form = (uint8_t)new_form;
	return write_word(exchange, &agreeing, written_scale(exchange), out);
}

/*
 * Another currency only in words, where both are in their first form: signs and
 * names of two currencies do not correspond.
 */
static bool write_currency(const struct exchange *exchange, const struct placeable_part *part, struct strbuf *out)
{
	struct slice value = new_value(exchange, FIELD_CURRENCY);
	bool is_sign = character_kind(utf8_next(exchange->text, &(size_t){ part->from })) != CHARACTER_LETTER;

	if (!value.data || slice_equal(value, placeables_part_value(exchange->target, part)))
		return write_noun(exchange, part, out);
	return part->form == 0 && !is_sign && exchange->rules->language != &language_ru &&
	       write_word(exchange, part, value, out);
}

static bool write_clock(const struct exchange *exchange, const struct placeable_part *part, struct strbuf *out)
{
	struct slice hour = new_value(exchange, part->field == FIELD_CLOCK2 ? FIELD_HOUR2 : FIELD_HOUR);

	return hour.data && write_word(exchange, part, clock_half(hour), out);
}

/* ЗРУ of Закон № ЗРУ-1002 stays where the source has no code but names the same kind: Law No. 1010. */
static bool write_code(const struct exchange *exchange, const struct placeable_part *part, struct strbuf *out)
{
	struct slice code = new_value(exchange, FIELD_CODE), old = placeables_part_value(exchange->target, part);
	struct slice value = placeables_value(exchange->source, exchange->source_index);

	if (code.data)
		return write_word(exchange, part, code, out);
	if (!slice_equal(slice_part(value, 0, slice_find(value, SLICE(":"), 0)), old))
		return false;
	strbuf_add(out, surface_of(exchange, part));
	return true;
}

/* ---------------------------------------------------------------- parts */

/* Whether the hour is told in a half of the day: of 2–4 p.m. both are. */
static bool has_clock(const struct exchange *exchange, enum placeable_field hour)
{
	return placeables_part(exchange->target, exchange->index, FIELD_CLOCK2) ||
	       (hour == FIELD_HOUR && placeables_part(exchange->target, exchange->index, FIELD_CLOCK));
}

static bool write_digits(const struct exchange *exchange, const struct placeable_part *part, struct strbuf *out)
{
	struct slice old = surface_of(exchange, part), value = new_value(exchange, part->field);
	struct field_style style = { .rules = exchange->rules };
	bool is_year = part->field == FIELD_YEAR || part->field == FIELD_YEAR2;

	if (!value.data)
		return false;
	if ((part->field == FIELD_HOUR || part->field == FIELD_HOUR2) && has_clock(exchange, part->field)) {
		strbuf_addf(out, "%d", clock_hour(value));
		return true;
	}
	if (character_is_lower((unsigned char)old.data[old.bytes - 1])) /* October 19th */
		return field_write(&style, FIELD_ORDINAL, value, out);
	if (is_year && old.bytes == 2 && value.bytes == 4)
		value = slice_part(value, 2, 4);
	if (is_year && value.bytes != old.bytes)
		return false;
	style.two_digits = old.data[0] == '0' || part->field == FIELD_MINUTE ||
			   part->field == FIELD_MINUTE2 ||
			   slice_starts(exchange->target->items[exchange->index].name, SLICE("date.numeric"));
	return field_write(&style, FIELD_DAY, value, out); /* a month in figures too */
}

static bool write_month(const struct exchange *exchange, const struct placeable_part *part, struct strbuf *out)
{
	if (has_digits_only(surface_of(exchange, part)))
		return write_digits(exchange, part, out);
	return write_word(exchange, part, new_value(exchange, part->field), out);
}

/* In the other reading of a date the parts say each other's field. */
static struct placeable_part part_as_read(const struct exchange *exchange, const struct placeable_part *part)
{
	struct placeable_part read = *part;
	bool swapped = exchange->target_other && exchange->target->items[exchange->index].kind == PLACEABLE_DATE;

	if (swapped && part->field == FIELD_DAY)
		read.field = FIELD_MONTH;
	else if (swapped && part->field == FIELD_MONTH)
		read.field = FIELD_DAY;
	return read;
}

bool exchange_write_part(const struct exchange *exchange, const struct placeable_part *old, struct strbuf *out)
{
	struct placeable_part part = part_as_read(exchange, old);

	switch ((enum placeable_field)part.field) {
	case FIELD_WORD:
		return write_noun(exchange, old, out);
	case FIELD_NUMBER:
	case FIELD_ORDINAL:
	case FIELD_ROMAN:
		return write_number(exchange, &part, out);
	case FIELD_SCALE:
		return write_scale(exchange, &part, out);
	case FIELD_CURRENCY:
		return write_currency(exchange, &part, out);
	case FIELD_MONTH:
	case FIELD_MONTH2:
		return new_value(exchange, part.field).data && write_month(exchange, &part, out);
	case FIELD_CLOCK:
	case FIELD_CLOCK2:
		return write_clock(exchange, &part, out);
	case FIELD_CODE:
		return write_code(exchange, &part, out);
	default:
		return write_digits(exchange, &part, out);
	}
}

/* ---------------------------------------------------------------- spans */

/* Whether the new value has what the old place says, and the old place says what the new value has. */
static bool has_same_fields(const struct exchange *exchange)
{
	static const enum placeable_field fields[] = {
		FIELD_DAY, FIELD_MONTH, FIELD_YEAR, FIELD_DAY2, FIELD_MONTH2, FIELD_YEAR2,
	};
	const struct placeable *source = &exchange->source->items[exchange->source_index];

	if (source->kind == PLACEABLE_TIME)
		return (placeables_part(exchange->target, exchange->index, FIELD_HOUR2) != NULL) ==
		       (new_value(exchange, FIELD_HOUR2).data != NULL);
	if (source->kind != PLACEABLE_DATE)
		return true;
	for (size_t i = 0; i < ARRAY_COUNT(fields); i++) {
		bool in_target = placeables_part(exchange->target, exchange->index, fields[i]) != NULL;

		if (in_target != (new_value(exchange, fields[i]).data != NULL) &&
		    !(fields[i] == FIELD_YEAR && source->value_bytes == 4))
			return false;
	}
	return true;
}

static bool write_parts(const struct exchange *exchange, struct strbuf *out)
{
	const struct placeable *placeable = &exchange->target->items[exchange->index];
	size_t at = placeable->from;

	for (size_t i = 0; i < placeable->part_count; i++) {
		const struct placeable_part *part = &exchange->target->parts[placeable->first_part + i];

		strbuf_add(out, slice_part(exchange->text, at, part->from));
		if (!exchange_write_part(exchange, part, out))
			return false;
		at = part->to;
	}
	if (at < placeable->tail)
		strbuf_add(out, slice_part(exchange->text, at, placeable->tail));
	return true;
}

/* Whether the nouns inside the span can follow. */
static bool agrees_inside(const struct exchange *exchange)
{
	const struct placeable *placeable = &exchange->target->items[exchange->index];
	struct agreement agreement;
	int old_form, new_form;

	for (size_t i = 0; i < placeable->part_count; i++) {
		const struct placeable_part *part = &exchange->target->parts[placeable->first_part + i];

		if ((part->field == FIELD_WORD || part->field == FIELD_CURRENCY) &&
		    !exchange_agree_word(exchange, part->from, &agreement))
			return false;
		if (part->field == FIELD_SCALE && find_scale_forms(exchange, &old_form, &new_form) &&
		    !exchange_agree_scale(exchange, part->form, old_form, new_form))
			return false;
	}
	return true;
}

enum adapt_outcome exchange_write(const struct exchange *exchange, struct strbuf *out)
{
	const struct placeable *source = &exchange->source->items[exchange->source_index];
	size_t start = out->bytes;
	bool done;

	if (source->kind >= PLACEABLE_PHONE) {
		strbuf_add(out, slice_part(exchange->source_text, source->from, source->to));
		return ADAPT_DONE;
	}
	if (!agrees_inside(exchange))
		return ADAPT_AGREEMENT;
	done = has_same_fields(exchange) ? write_parts(exchange, out) : exchange_write_twin(exchange, out);
	if (!done)
		strbuf_truncate(out, start);
	return done ? ADAPT_DONE : ADAPT_SHAPE;
}
