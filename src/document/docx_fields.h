/*
 * docx_fields -- which fields are computed, and which show text that people wrote.
 */
#ifndef DOCUMENT_DOCX_FIELDS_H
#define DOCUMENT_DOCX_FIELDS_H

#include "base/slice.h"

/*
 * Whether the program makes the result of a field with these instructions anew,
 * " PAGE  \* MERGEFORMAT ": a number, a date, a name from elsewhere. The result
 * of others (HYPERLINK, TOC, REF, QUOTE, an unknown one) is text.
 */
bool docx_field_is_computed(struct slice instructions);

#endif
