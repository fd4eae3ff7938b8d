/*
 * line_class -- what a character is to the cutting of lines.
 */
#ifndef TEXT_LINE_CLASS_H
#define TEXT_LINE_CLASS_H

#include <stdint.h>

/*
 * The line-breaking class of Unicode Standard Annex #14, one of ICU's U_LB_…, those
 * resolved that the annex leaves to others (LB1). The characters of our languages are
 * in a table, ICU knows the rest.
 */
int line_class_of(uint32_t codepoint);

#endif
