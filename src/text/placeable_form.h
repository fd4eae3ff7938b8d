/*
 * placeable_form -- single fields in the words and figures of a language.
 *
 * Private to the placeable services.
 */
#ifndef TEXT_PLACEABLE_FORM_H
#define TEXT_PLACEABLE_FORM_H

#include "text/placeable_rules.h"

/* Instead of a form's number: the one that agrees with what is counted. */
#define FORM_AGREES SIZE_MAX

/* How one field is to be written. */
struct field_style {
	const struct placeable_rules *rules;
	struct number_style numbers;
	size_t form;	     /* from 0, or FORM_AGREES */
	struct slice counted; /* the number that a word agrees with */
	bool two_digits;     /* 05 */
};

/* Adds a value; false, and nothing added, when the language has no word for it. */
bool field_write(const struct field_style *style, enum placeable_field field, struct slice value, struct strbuf *out);

/* 2:30 p.m. of 14:30: the hour on a clock of twelve, and the half of the day. */
int clock_hour(struct slice hour);
struct slice clock_half(struct slice hour);

#endif
