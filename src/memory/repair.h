/*
 * repair -- the codes of a new source in an old target.
 *
 * A translation comes with the codes of the text that it was made for. Those that stand at
 * the same place of the new source, between the same words, get the new names; those that the new source
 * does not have go; one that the old source did not have is put in where its place
 * is beyond doubt: around all of the text or of its words, at an end of it, behind the sentence with
 * the same number, or around a word, number or name that stands in both texts once. What has no such place is
 * left out and told.
 */
#ifndef MEMORY_REPAIR_H
#define MEMORY_REPAIR_H

#include "memory/match.h"
#include "text/token.h"

enum repair_outcome {
	REPAIR_DONE,	/* the target has the new source's codes, each at its place */
	REPAIR_LOST,	/* one has no known place in the target, and is left out */
	REPAIR_CROSSED, /* they would cross one another there: the target has none */
	REPAIR_TOO_MANY,
};

/* The reason in a sentence for a person, marked for gettext. */
const char *repair_reason(enum repair_outcome outcome);

struct repair {
	struct slice new_source, old_source, old_target; /* marked forms */
	struct tokenizer *new_tokenizer, *old_tokenizer, *target_tokenizer;
};

/* Adds the target to `out`; *code becomes the name of what was lost. */
enum repair_outcome repair_codes(const struct repair *repair, struct strbuf *out, struct slice *code);

#endif
