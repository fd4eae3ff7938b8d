/*
 * html_attributes -- which attributes people read, and which name the language.
 */
#ifndef DOCUMENT_HTML_ATTRIBUTES_H
#define DOCUMENT_HTML_ATTRIBUTES_H

#include "document/build.h"
#include "document/html_reader.h"

enum html_role {
	HTML_ROLE_NONE,
	HTML_ROLE_TEXT,	    /* a unit */
	HTML_ROLE_LANGUAGE, /* "en" */
	HTML_ROLE_LOCALE,   /* "en_US" */
	HTML_ROLE_DIRECTION, /* "ltr" */
};

/*
 * What an attribute of a start tag is. For text *type is what the unit is
 * called: "img alt", "meta description"; made in `arena` (may be NULL, then the
 * type is not wanted).
 */
enum html_role html_attribute_role(struct slice text, const struct html_token *token, size_t index,
				   struct arena *arena, struct slice *type);

#endif
