/*
 * walk -- the index's brute-force twin: a query is compared with every text.
 */
#include <config.h>

#include "memory/search.h"

#include "base/alloc.h"

struct walk {
	struct search *search;
	unsigned percent;
	struct score_text text;
	struct tokens tokens;
	struct tokenizer *tokenizers[2];	/* of the languages with the query's base */
	const struct language *languages[2];
};

static struct tokenizer *walk_tokenizer(struct walk *walk, const struct language *language)
{
	for (size_t i = 0; i < ARRAY_COUNT(walk->tokenizers); i++) {
		if (!walk->languages[i]) {
			walk->languages[i] = language;
			walk->tokenizers[i] = tokenizer_new(language);
		}
		if (walk->languages[i] == language)
			return walk->tokenizers[i];
	}
	return NULL;
}

static bool compare_text(void *data, const struct store_text *text, struct error *err)
{
	struct walk *walk = data;
	struct search *search = walk->search;
	struct tokenizer *tokenizer;
	unsigned heavier, allowed, distance;

	(void)err;
	if (deadline_passed(&search->deadline) || !language_same_base(text->language, search->query->source_language))
		return true;
	tokenizer = walk_tokenizer(walk, text->language);
	if (!tokenizer)
		return true;
	tokenizer_run(tokenizer, text->marked, &walk->tokens);
	score_text_read(&walk->text, &walk->tokens);
	heavier = walk->text.weight > search->text.weight ? walk->text.weight : search->text.weight;
	allowed = score_allowed(heavier, walk->percent);
	distance = score_distance(&search->text, &walk->text, allowed, &search->room);
	if (distance != SCORE_TOO_FAR)
		hit_list_add(&search->hits, (struct hit){ text->number, score_percent(distance, heavier),
							  search->memory->store.state.generation });
	return true;
}

bool search_compare_all(struct search *search, unsigned percent, struct error *err)
{
	struct walk walk = { .search = search, .percent = percent, .tokens = TOKENS_INIT };
	bool done = store_each_text(&search->memory->store, 0, INT64_MAX, compare_text, &walk, err);

	for (size_t i = 0; i < ARRAY_COUNT(walk.tokenizers); i++)
		tokenizer_free(walk.tokenizers[i]);
	tokens_release(&walk.tokens);
	score_text_release(&walk.text);
	return done;
}

