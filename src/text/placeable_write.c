/*
 * placeable_write -- placeables in the press form of a language.
 *
 * A pattern is written by walking its text: fields are filled, of words with |
 * between them the first is taken, brackets fall away.
 */
#include <config.h>

#include "text/placeable_write.h"

#include "base/alloc.h"
#include "text/placeable_form.h"
#include "text/placeable_scanner.h"
#include "text/placeable_value.h"

#include <stdlib.h>

/* One placeable on its way out. */
struct writing {
	const struct placeable_rules *rules;
	const struct placeables *found;
	size_t index;
	struct strbuf *out;
};

static bool write_time_field(const struct writing *writing, const struct field_style *style, enum placeable_field field)
{
	bool second = field == FIELD_CLOCK2 || field == FIELD_SECOND_HOUR12;
	struct slice hour = placeable_field_value(writing->found, writing->index, second ? FIELD_HOUR2 : FIELD_HOUR, false);

	if (!hour.data)
		return false;
	if (field == FIELD_CLOCK || field == FIELD_CLOCK2)
		return field_write(style, FIELD_CLOCK, clock_half(hour), writing->out);
	strbuf_addf(writing->out, "%d", clock_hour(hour));
	return true;
}

/* A year or the number of a law is not parted: four digits that were not, and no reference is. */
static struct number_style numbers_of(const struct writing *writing)
{
	const struct placeable *placeable = &writing->found->items[writing->index];
	const struct placeable_part *part = placeables_part(writing->found, writing->index, FIELD_NUMBER);
	struct number_style style = writing->rules->numbers;

	if (placeable->kind == PLACEABLE_REFERENCE || (part && part->value_bytes == 4 && part->to - part->from == 4))
		style.group = SLICE("");
	return style;
}

/* {month.2}, {currency.n} */
static bool write_field(const struct writing *writing, struct slice inside)
{
	size_t dot = slice_find(inside, SLICE("."), 0);
	struct slice form = slice_part(inside, dot == SIZE_MAX ? inside.bytes : dot + 1, inside.bytes), value;
	enum placeable_field field;
	struct field_style style = { .rules = writing->rules, .numbers = numbers_of(writing) };

	if (!placeable_field_find(slice_part(inside, 0, dot), &field))
		return false;
	if (form.bytes > 0)
		style.form = form.data[0] == 'n' ? FORM_AGREES : (size_t)(form.data[0] - '1');
	style.counted = placeable_field_value(writing->found, writing->index, FIELD_NUMBER, false);
	style.two_digits = field == FIELD_TWO_DIGIT_DAY || field == FIELD_TWO_DIGIT_MONTH || field == FIELD_MINUTE ||
			   field == FIELD_TWO_DIGIT_DAY2 || field == FIELD_TWO_DIGIT_MONTH2 || field == FIELD_MINUTE2;
	if (field == FIELD_CLOCK || field == FIELD_HOUR12 || field == FIELD_CLOCK2 || field == FIELD_SECOND_HOUR12)
		return write_time_field(writing, &style, field);
	value = placeable_field_value(writing->found, writing->index, field, false);
	return value.data && field_write(&style, field, value, writing->out);
}

/* The first of the words with | between them that begin at `at`; where the last ends. */
static size_t write_literal(const struct writing *writing, struct slice text, size_t at)
{
	bool first = true;

	for (; at < text.bytes && !memchr(" ~{()", text.data[at], 5); at++) {
		if (text.data[at] == '|')
			first = false;
		else if (first)
			strbuf_add_byte(writing->out, text.data[at] == '_' ? ' ' : text.data[at]);
	}
	return at;
}

static bool write_pattern(const struct writing *writing, struct slice text)
{
	for (size_t at = 0; at < text.bytes;) {
		size_t end;

		switch (text.data[at]) {
		case '{':
			end = slice_find(text, SLICE("}"), at);
			if (!write_field(writing, slice_part(text, at + 1, end)))
				return false;
			at = end + 1;
			break;
		case '~':
			strbuf_add_string(writing->out, "\xc2\xa0");
			at++;
			break;
		case ' ':
			strbuf_add_byte(writing->out, ' ');
			at++;
			break;
		case '(':
		case ')':
			at++;
			break;
		default:
			at = write_literal(writing, text, at);
		}
	}
	return true;
}

/* Whether a pattern leaves nothing of the placeable unsaid: its scale, its currency. */
static bool says_all(const struct writing *writing, const struct pattern *pattern)
{
	static const struct {
		enum placeable_field field;
		const char *text;
	} needed[] = { { FIELD_SCALE, "{scale" }, { FIELD_CURRENCY, "{currency" }, { FIELD_YEAR2, "{year2" } };

	for (size_t i = 0; i < ARRAY_COUNT(needed); i++)
		if (placeables_part(writing->found, writing->index, needed[i].field) &&
		    slice_find(pattern->text, slice_of(needed[i].text), 0) == SIZE_MAX)
			return false;
	return true;
}

static bool write_named(const struct writing *writing, struct slice name)
{
	size_t start = writing->out->bytes;

	for (size_t i = 1; i < writing->rules->pattern_count; i++) {
		const struct pattern *pattern = &writing->rules->patterns[i];

		if (!slice_equal(pattern->name, name) || !says_all(writing, pattern))
			continue;
		if (write_pattern(writing, pattern->text))
			return true;
		strbuf_truncate(writing->out, start);
	}
	return false;
}

/* What has no name in the table: a month or number in letters. */
static bool write_word(const struct writing *writing)
{
	const struct placeable *placeable = &writing->found->items[writing->index];
	const struct placeable_part *part;
	struct field_style style = { .rules = writing->rules, .numbers = writing->rules->numbers };

	if (placeable->part_count != 1)
		return false;
	part = &writing->found->parts[placeable->first_part];
	return field_write(&style, part->field, placeables_part_value(writing->found, part), writing->out);
}

bool placeable_write(const struct placeable_scanner *target, const struct placeables *found, size_t index,
		     struct slice text, struct strbuf *out)
{
	const struct placeable *placeable = &found->items[index];
	struct writing writing = { placeable_scanner_rules(target), found, index, out };

	if (placeable->kind >= PLACEABLE_PHONE) {
		strbuf_add(out, slice_part(text, placeable->from, placeable->to));
		return true;
	}
	return placeable->name.data ? write_named(&writing, placeable->name) : write_word(&writing);
}
