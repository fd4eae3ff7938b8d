/*
 * plural -- the Plural-Forms field of a PO header: how many forms there are, and
 * which one goes with a number.
 *
 *	nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);
 *
 * The expression is C's, over `n` and decimal numbers, with ?: || && == != < > <=
 * >= + - * / % ! and brackets.
 */
#ifndef CATALOG_PLURAL_H
#define CATALOG_PLURAL_H

#include "base/error.h"
#include "base/slice.h"

/* No language needs more than six. */
#define PLURAL_FORMS_MOST ((size_t)100)

struct plural {
	size_t count;
	struct slice expression; /* borrowed from the field */
};

/* Reads a field's value: false when it is no such field. */
bool plural_read(struct slice field, struct plural *plural, struct error *err);

/*
 * Tries the expression as msgfmt does, on 0 to 1000: false when it divides by
 * zero or names a form that is not there.
 */
bool plural_check(const struct plural *plural, struct error *err);

/* The form for a number, below `count`; 0 where the expression has no value. */
size_t plural_form(const struct plural *plural, unsigned long number);

#endif
