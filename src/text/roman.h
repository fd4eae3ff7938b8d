/*
 * roman -- numerals in Latin capitals: XXI is 21.
 */
#ifndef TEXT_ROMAN_H
#define TEXT_ROMAN_H

#include "base/strbuf.h"

#define ROMAN_MAX 3999

/* The number, or 0 when the letters are no numeral in its one proper form. */
int roman_value(struct slice letters);

/* From 1 to ROMAN_MAX. */
void roman_write(int number, struct strbuf *out);

#endif
