/*
 * phrase -- words one behind the other, looked for in a text.
 *
 * Words are found in every form of their stem, or, exactly, in theirs alone whatever its case; numbers, placeables and codes
 * as they are. Punctuation is passed over on both sides. Uzbek forms do not all have one stem key (stem_uzbek.h knows no
 * dictionary): there a word is found where both are the same word with endings, uzbek_is_form().
 */
#ifndef MEMORY_PHRASE_H
#define MEMORY_PHRASE_H

#include "memory/run_words.h"
#include "text/token.h"

struct phrase {
	struct tokens tokens;
	uint32_t *words; /* tokens that are no punctuation */
	size_t count, capacity;
	bool exact, uzbek;
	/* What an index is asked for. */
	struct run_word *asked; /* by word */
	struct score_token *forms;
	uint64_t *nears;
};

/* Cuts it with the tokenizer of the texts' language; any script of it will do. */
void phrase_init(struct phrase *phrase, struct tokenizer *tokenizer, const struct language *language, struct slice text,
		 bool exact);
void phrase_release(struct phrase *phrase);

/* The first place at or behind token *from; then the token behind it becomes *from. */
bool phrase_find(const struct phrase *phrase, const struct tokens *text, size_t *from, size_t *first, size_t *last);

/* What an index is asked for, which gives every text in which phrase_find() finds it; borrows from the phrase. */
struct run_phrase phrase_ask(const struct phrase *phrase);

#endif
