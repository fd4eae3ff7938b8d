/*
 * term_check -- what the texts at hand do with the terms of a termbase.
 *
 * Finds, as issues of the checks "terms" and "forbidden-terms":
 *
 *	wrong         the source has a term, and the translation none of its names
 *	forbidden     a name that must not be used, or was not right at the time
 *	missing       a term of a source that has no name in a language (a note, once)
 *	inconsistent  a term that is called by different names across all the texts (a
 *	              note, where a name other than the most common one stands first)
 */
#ifndef PROJECT_TERM_CHECK_H
#define PROJECT_TERM_CHECK_H

#include "project/corpus.h"
#include "quality/quality.h"

struct term_check;

struct term_check *term_check_new(struct terminology *terminology, struct issues *issues);
void term_check_free(struct term_check *check);

/* A corpus_function; `data` is the check. */
bool term_check_text(void *data, const struct corpus_text *text, struct error *err);

/* When all texts were seen: tells what only all of them show, and sorts the issues. */
void term_check_finish(struct term_check *check);

#endif
