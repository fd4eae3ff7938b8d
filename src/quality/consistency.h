/*
 * consistency -- one source has one translation, and one translation one source, across
 * all catalogs that are looked at in one go.
 *
 * Texts are compared by their exact keys (text/key.h), so quotes and spaces do not
 * count; a msgctxt says that a source is meant to be translated in another way.
 */
#ifndef QUALITY_CONSISTENCY_H
#define QUALITY_CONSISTENCY_H

#include "quality/quality.h"

struct consistency;

struct consistency *consistency_new(void);
void consistency_free(struct consistency *consistency);

/*
 * Compares a translated unit with those that were shown before, in the context's
 * languages, and adds what it finds to the context's issues. Nothing is borrowed.
 */
void consistency_see(struct consistency *consistency, struct check_context *context, const struct unit *unit);

#endif
