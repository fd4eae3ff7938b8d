/*
 * words -- counting the words of many texts in one language.
 */
#include <config.h>

#include "project/words.h"

void word_counter_init(struct word_counter *counter, const struct language *language)
{
	*counter = (struct word_counter){ tokenizer_new(language), TOKENS_INIT };
}

void word_counter_release(struct word_counter *counter)
{
	tokenizer_free(counter->tokenizer);
	tokens_release(&counter->tokens);
}

size_t word_counter_run(struct word_counter *counter, struct slice marked)
{
	struct count count = { 0 };

	tokenizer_run(counter->tokenizer, marked, &counter->tokens);
	count_text(marked, &counter->tokens, &count);
	return count.words;
}
