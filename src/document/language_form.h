/*
 * language_form -- how places in documents name a language.
 */
#ifndef DOCUMENT_LANGUAGE_FORM_H
#define DOCUMENT_LANGUAGE_FORM_H

#include "document/build.h"

/* Adds the name in the form of the place. */
void language_form_write(const struct language *language, enum language_form form, struct strbuf *out);

#endif
