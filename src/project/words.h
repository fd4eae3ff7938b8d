/*
 * words -- counting the words of many texts in one language.
 */
#ifndef PROJECT_WORDS_H
#define PROJECT_WORDS_H

#include "text/count.h"

struct word_counter {
	struct tokenizer *tokenizer;
	struct tokens tokens;
};

void word_counter_init(struct word_counter *counter, const struct language *language);
void word_counter_release(struct word_counter *counter);

/* As the trade counts: see text/count.h. */
size_t word_counter_run(struct word_counter *counter, struct slice marked);

#endif
