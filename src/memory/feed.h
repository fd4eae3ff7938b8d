/*
 * feed -- the texts of one language, in all its scripts, on their way into a run.
 */
#ifndef MEMORY_FEED_H
#define MEMORY_FEED_H

#include "memory/run.h"
#include "text/token.h"

struct feed {
	const struct language *language;
	int64_t first; /* the run begins here */
	struct run_builder *builder;
	struct tokenizer *tokenizer;
	const struct language *tokenizer_language;
	struct tokens tokens;
	struct score_text text;
};

void feed_init(struct feed *feed, const struct language *language, int64_t first);
void feed_release(struct feed *feed);

/* Texts come in the order of their numbers; run_builder_takes() tells whether there is room. */
void feed_add(struct feed *feed, int64_t number, const struct language *language, struct slice marked);

/* After a run was made of what came up to `last`: the next one begins behind it. */
void feed_go_on(struct feed *feed, int64_t last);

#endif
