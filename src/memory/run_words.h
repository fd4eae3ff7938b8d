/*
 * run_words -- the texts of a run that have given words, in phrases.
 */
#ifndef MEMORY_RUN_WORDS_H
#define MEMORY_RUN_WORDS_H

#include "memory/run.h"

/* A word that is looked for: any form of some nears, or one of some forms. */
struct run_word {
	const struct score_token *forms;
	size_t form_count; /* 0: any form of the nears */
	const uint64_t *nears; /* each once */
	size_t near_count;
};

/* Words one behind the other; punctuation may stand between them. */
struct run_phrase {
	const struct run_word *words;
	size_t count; /* at least 1 */
};

struct run_words {
	const struct run_phrase *phrases; /* a text has to have all of them */
	size_t count;
	bool everywhere; /* look for common words, too */
	bool common;	 /* every word is in so many texts of a run that it was not looked through */
};

/*
 * Adds each text of the run that has all phrases; `percent` of a hit means nothing. False when the run is damaged;
 * then nothing that was added may be used.
 */
bool run_find_words(struct run *run, struct run_words *words, struct hit_list *hits);

#endif
