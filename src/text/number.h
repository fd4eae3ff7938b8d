/*
 * number -- what figures say, whatever separates their digits.
 *
 * A value is decimal text without grouping: "1200.5", no leading zeros, no zeros
 * behind the last digit of a fraction. Where a mark may part thousands or a
 * fraction (1.500) the language decides, and the other reading is kept beside it.
 */
#ifndef TEXT_NUMBER_H
#define TEXT_NUMBER_H

#include "base/strbuf.h"
#include "text/language.h"

enum figures_kind {
	FIGURES_NUMBER, /* 1 200,5 */
	FIGURES_TIME,	/* 14:30 */
	FIGURES_DATE,	/* 19.10.2023, 10/19/2023, 2023-10-19 */
};

/* Values lie in the buffer given to figures_read(), from its start. */
struct figures {
	enum figures_kind kind;
	bool plain;	 /* a number of nothing but digits */
	bool either_way; /* a date whose day may be the month */
	size_t end;	 /* in the text */
	size_t value, value_bytes; /* of a number */
	size_t other, other_bytes; /* its other reading; no bytes when there is none */
	struct slice digits[3];	   /* of a date day, month, year; of a time hour, minute */
};

/*
 * The figures that begin at `at`, an ASCII digit. Of a run such as 24/7 or 3.2.1
 * that is neither number, time nor date it is the first digits alone.
 */
void figures_read(const struct language *language, struct slice text, size_t at, struct figures *figures,
		  struct strbuf *values);

/* Multiplies a value by a power of ten, negative ones too, in place: what begins at `from`. */
void number_scale(struct strbuf *value, size_t from, int power);

/* Adds a whole number without its leading zeros. */
void number_add_whole(struct slice digits, struct strbuf *value);

/* How a number is written: what stands between thousands (may be empty) and before a fraction. */
struct number_style {
	struct slice group, decimal;
};

void number_write(struct slice value, const struct number_style *style, struct strbuf *out);

/*
 * The form of the noun that a number governs, as CLDR counts them (cardinal
 * plural rules, version 42): the index among a row's forms. In Russian 0 with 1
 * and 21, 1 with 2 to 4 and fractions, 2 with the rest; in English 0 with 1
 * alone; in Uzbek always 0.
 */
int number_form(const struct language *language, struct slice value);

/* The value of digits with at most one point among them, whatever the locale; false for anything else. */
bool number_decimal(struct slice digits, double *value);

#endif
