/*
 * number -- what figures say, whatever separates their digits.
 *
 * A value is decimal text without grouping: "1200.5", no leading zeros, no zeros
 * behind the last digit of a fraction.
 */
#ifndef TEXT_NUMBER_H
#define TEXT_NUMBER_H

#include "base/strbuf.h"
#include "text/language.h"

enum figures {
	FIGURES_NUMBER, /* 1 200,5 */
	FIGURES_TIME,	/* 14:30 */
	FIGURES_DATE,	/* 19.10.2023, 10/19/2023 */
	FIGURES_SEVERAL, /* 24/7, 1:100, 3.2.1: numbers side by side */
};

#define FIGURES_PARTS_MAX 4

struct figures_parts {
	enum figures kind;
	size_t count;
	struct slice digits[FIGURES_PARTS_MAX]; /* of a date day, month, year; of a time hour, minute */
};

/*
 * The figures that begin at `at`, an ASCII digit: *end is where they end. When
 * they are a number its value is added; else the parts say it.
 */
void figures_read(const struct language *language, struct slice text, size_t at, size_t *end,
		  struct figures_parts *parts, struct strbuf *value);

/* Multiplies a value by a power of ten, in place: what begins at `from`. */
void number_scale(struct strbuf *value, size_t from, int power);

/* Adds a whole number without its leading zeros. */
void number_add_whole(struct slice digits, struct strbuf *value);

#endif
