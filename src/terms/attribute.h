/*
 * attribute -- what is said of a name in a word, key=value, wherever it is written.
 *
 *	from=2025-03-01  until=2025-02-28  status=preferred  pos=noun
 *	deriv=yes  case=exact  gap=1
 *
 * A TSV writes all of them in braces behind the name; TBX-Basic has its own
 * elements for status and pos, and no place for the others, which stand in a note
 * "tarjimon: until=2025-02-28".
 */
#ifndef TERMS_ATTRIBUTE_H
#define TERMS_ATTRIBUTE_H

#include "terms/termbase.h"

enum term_attribute {
	ATTRIBUTE_STATUS,
	ATTRIBUTE_CLASS,
	ATTRIBUTE_FROM,
	ATTRIBUTE_UNTIL,
	ATTRIBUTE_DERIVED,
	ATTRIBUTE_CASE,
	ATTRIBUTE_GAP,
};
#define TERM_ATTRIBUTES 7

const char *attribute_key(enum term_attribute attribute);

/* Sets one; false when the key or the value says nothing to us. */
bool attribute_read(struct term_name *name, struct slice key, struct slice value);

/* Adds the value; false, and nothing is added, when there is nothing to say. */
bool attribute_print(const struct term_name *name, enum term_attribute attribute, struct strbuf *out);

#endif
