/*
 * plural -- the Plural-Forms field, read and computed in one descent.
 *
 * Expressions are short and rarely asked, so they are kept as text. All of an
 * expression is computed, also the side of a condition that does not count;
 * dividing by zero gives "no value", which only troubles who uses it.
 */
#include <config.h>

#include "catalog/plural.h"

#include "base/alloc.h"
#include "base/i18n.h"

#define DEPTH_MOST 64
#define EXPRESSION_BYTES_MOST ((size_t)4096)
#define TRIED_MOST 1000UL

struct value {
	unsigned long number;
	bool none; /* something was divided by zero */
};

struct evaluation {
	struct slice text;
	size_t at;
	unsigned long n;
	unsigned depth;
	bool bad; /* it is no expression */
};

enum operator {
	OPERATOR_OR, OPERATOR_AND, OPERATOR_EQUAL, OPERATOR_UNEQUAL, OPERATOR_AT_MOST, OPERATOR_AT_LEAST,
	OPERATOR_LESS, OPERATOR_GREATER, OPERATOR_PLUS, OPERATOR_MINUS, OPERATOR_TIMES, OPERATOR_DIVIDE,
	OPERATOR_REST,
};

#define LEVELS_MOST 5 /* of operators, the tightest binding one last */

/* Those of two characters stand before those that begin them. */
static const struct {
	const char *sign;
	enum operator operator;
	unsigned level;
} operators[] = {
	{ "||", OPERATOR_OR, 0 },	 { "&&", OPERATOR_AND, 1 },
	{ "==", OPERATOR_EQUAL, 2 },	 { "!=", OPERATOR_UNEQUAL, 2 },
	{ "<=", OPERATOR_AT_MOST, 3 },	 { ">=", OPERATOR_AT_LEAST, 3 },
	{ "<", OPERATOR_LESS, 3 },	 { ">", OPERATOR_GREATER, 3 },
	{ "+", OPERATOR_PLUS, 4 },	 { "-", OPERATOR_MINUS, 4 },
	{ "*", OPERATOR_TIMES, LEVELS_MOST }, { "/", OPERATOR_DIVIDE, LEVELS_MOST },
	{ "%", OPERATOR_REST, LEVELS_MOST },
};

static struct value read_condition(struct evaluation *evaluation);

/* ----------------------------------------------------------------- tokens */

static void skip_space(struct evaluation *evaluation)
{
	while (evaluation->at < evaluation->text.bytes &&
	       strchr(" \t\r\n", evaluation->text.data[evaluation->at]))
		evaluation->at++;
}

static bool accept(struct evaluation *evaluation, const char *sign)
{
	skip_space(evaluation);
	if (!slice_starts(slice_part(evaluation->text, evaluation->at, evaluation->text.bytes), slice_of(sign)))
		return false;
	evaluation->at += strlen(sign);
	return true;
}

static void demand(struct evaluation *evaluation, const char *sign)
{
	if (!accept(evaluation, sign))
		evaluation->bad = true;
}

/* ------------------------------------------------------------- expression */

static struct value compute(struct value a, enum operator operator, struct value b)
{
	struct value result = { 0, a.none || b.none };

	switch (operator) {
	case OPERATOR_OR:
		return a.none || a.number ? (struct value){ 1, a.none } : (struct value){ b.number != 0, b.none };
	case OPERATOR_AND:
		return a.none || !a.number ? (struct value){ 0, a.none } : (struct value){ b.number != 0, b.none };
	case OPERATOR_EQUAL:
		result.number = a.number == b.number;
		break;
	case OPERATOR_UNEQUAL:
		result.number = a.number != b.number;
		break;
	case OPERATOR_AT_MOST:
		result.number = a.number <= b.number;
		break;
	case OPERATOR_AT_LEAST:
		result.number = a.number >= b.number;
		break;
	case OPERATOR_LESS:
		result.number = a.number < b.number;
		break;
	case OPERATOR_GREATER:
		result.number = a.number > b.number;
		break;
	case OPERATOR_PLUS:
		result.number = a.number + b.number;
		break;
	case OPERATOR_MINUS:
		result.number = a.number - b.number;
		break;
	case OPERATOR_TIMES:
		result.number = a.number * b.number;
		break;
	case OPERATOR_DIVIDE:
	case OPERATOR_REST:
		if (!b.number)
			result.none = true;
		else
			result.number = operator == OPERATOR_REST ? a.number % b.number : a.number / b.number;
		break;
	}
	return result;
}

static struct value read_number(struct evaluation *evaluation)
{
	struct value value = { 0, false };
	size_t start = evaluation->at;

	for (; evaluation->at < evaluation->text.bytes; evaluation->at++) {
		char c = evaluation->text.data[evaluation->at];

		if (c < '0' || c > '9')
			break;
		value.number = value.number * 10 + (unsigned long)(c - '0');
	}
	if (evaluation->at == start)
		evaluation->bad = true;
	return value;
}

static struct value read_operand(struct evaluation *evaluation)
{
	struct value value = { 0, false };
	bool negated = false, any = false;

	while (accept(evaluation, "!")) {
		negated = !negated;
		any = true;
	}
	if (accept(evaluation, "n")) {
		value.number = evaluation->n;
	} else if (accept(evaluation, "(")) {
		value = read_condition(evaluation);
		demand(evaluation, ")");
	} else {
		value = read_number(evaluation);
	}
	if (any)
		value.number = (value.number != 0) != negated;
	return value;
}

static bool accept_operator(struct evaluation *evaluation, unsigned level, enum operator *operator)
{
	for (size_t i = 0; i < ARRAY_COUNT(operators); i++) {
		if (operators[i].level == level && accept(evaluation, operators[i].sign)) {
			*operator = operators[i].operator;
			return true;
		}
	}
	return false;
}

/* Operators of this level and of those that bind tighter. */
static struct value read_level(struct evaluation *evaluation, unsigned level)
{
	struct value value =
		level == LEVELS_MOST ? read_operand(evaluation) : read_level(evaluation, level + 1);
	enum operator operator;

	while (!evaluation->bad && accept_operator(evaluation, level, &operator))
		value = compute(value, operator,
				level == LEVELS_MOST ? read_operand(evaluation) : read_level(evaluation, level + 1));
	return value;
}

static struct value read_condition(struct evaluation *evaluation)
{
	struct value value = { 0, false };

	if (++evaluation->depth > DEPTH_MOST)
		evaluation->bad = true;
	if (!evaluation->bad)
		value = read_level(evaluation, 0);
	if (!evaluation->bad && accept(evaluation, "?")) {
		struct value yes = read_condition(evaluation), no;

		demand(evaluation, ":");
		no = read_condition(evaluation);
		if (!value.none)
			value = value.number ? yes : no;
	}
	evaluation->depth--;
	return value;
}

/* False when it is no expression; that does not depend on the number. */
static bool evaluate(struct slice expression, unsigned long n, struct value *value)
{
	struct evaluation evaluation = { .text = expression, .n = n };

	*value = read_condition(&evaluation);
	skip_space(&evaluation);
	return !evaluation.bad && evaluation.at == expression.bytes;
}

/* ------------------------------------------------------------------ field */

/* "nplurals=2; plural=n != 1;": what stands behind the name, up to ';'. */
static bool find_part(struct slice field, const char *name, struct slice *value)
{
	struct slice part;

	while (slice_next_field(&field, ';', &part)) {
		part = slice_trim(part);
		if (!slice_starts(part, slice_of(name)))
			continue;
		part = slice_trim(slice_part(part, strlen(name), part.bytes));
		if (!slice_starts(part, SLICE("=")))
			continue;
		*value = slice_trim(slice_part(part, 1, part.bytes));
		return true;
	}
	return false;
}

bool plural_read(struct slice field, struct plural *plural, struct error *err)
{
	struct evaluation number = { .depth = 0 };
	struct value value;

	*plural = (struct plural){ 0, SLICE_NONE };
	if (!find_part(field, "nplurals", &number.text) || !find_part(field, "plural", &plural->expression))
		return error_set(err, ERROR_FORMAT, _("Plural-Forms must say 'nplurals=…; plural=…;'"));
	plural->count = read_number(&number).number;
	if (number.bad || number.at != number.text.bytes || number.at > 9 || !plural->count ||
	    plural->count > PLURAL_FORMS_MOST)
		return error_set(err, ERROR_FORMAT, _("'nplurals=%.*s' is no number from 1 to %zu"),
				 SLICE_ARG(slice_part(number.text, 0, 40)), PLURAL_FORMS_MOST);
	if (plural->expression.bytes > EXPRESSION_BYTES_MOST || !evaluate(plural->expression, 0, &value))
		return error_set(err, ERROR_FORMAT, _("'plural=%.*s' is no expression over n"),
				 SLICE_ARG(slice_part(plural->expression, 0, 200)));
	return true;
}

bool plural_check(const struct plural *plural, struct error *err)
{
	for (unsigned long n = 0; n <= TRIED_MOST; n++) {
		struct value value;

		evaluate(plural->expression, n, &value);
		if (value.none)
			return error_set(err, ERROR_FORMAT, _("'plural' divides by zero for n = %lu"), n);
		if (value.number >= plural->count)
			return error_set(err, ERROR_FORMAT,
					 _("'plural' gives form %lu for n = %lu, but 'nplurals' is %zu"), value.number,
					 n, plural->count);
	}
	return true;
}

size_t plural_form(const struct plural *plural, unsigned long number)
{
	struct value value;

	evaluate(plural->expression, number, &value);
	return !value.none && value.number < plural->count ? value.number : 0;
}
