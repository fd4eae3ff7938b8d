/*
 * feed -- the texts of one language on their way into a run.
 */
#include <config.h>

#include "memory/feed.h"

void feed_init(struct feed *feed, const struct language *language, int64_t first)
{
	*feed = (struct feed){
		.language = language, .first = first, .builder = run_builder_new(first), .tokens = TOKENS_INIT,
	};
}

void feed_release(struct feed *feed)
{
	run_builder_free(feed->builder);
	tokenizer_free(feed->tokenizer);
	tokens_release(&feed->tokens);
	score_text_release(&feed->text);
}

void feed_add(struct feed *feed, int64_t number, const struct language *language, struct slice marked)
{
	if (feed->tokenizer_language != language) {
		tokenizer_free(feed->tokenizer);
		feed->tokenizer = tokenizer_new(language);
		feed->tokenizer_language = language;
	}
	tokenizer_run(feed->tokenizer, marked, &feed->tokens);
	score_text_read(&feed->text, &feed->tokens);
	run_builder_add(feed->builder, number, &feed->text);
}

void feed_go_on(struct feed *feed, int64_t last)
{
	run_builder_free(feed->builder);
	feed->builder = run_builder_new(last + 1);
	feed->first = last + 1;
}
