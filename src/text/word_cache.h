/*
 * word_cache -- what became of words that hang on nothing around them.
 *
 * A table of fixed size, as a press text says the same few thousand words over and
 * over; a word that falls on the place of another takes it.
 */
#ifndef TEXT_WORD_CACHE_H
#define TEXT_WORD_CACHE_H

#include "base/slice.h"

#include <stdint.h>

struct word_cache;

struct word_cache *word_cache_new(void);
void word_cache_free(struct word_cache *cache);

/*
 * The run of letters at `at` behind the character `before` when all that becomes of it
 * hangs on the run alone (where no single quote is open); else an empty slice.
 */
struct slice word_cache_plain(struct slice text, size_t at, uint32_t before);

/* False when the word is not there; what became of it is borrowed till the next call. */
bool word_cache_find(const struct word_cache *cache, struct slice word, struct slice *became);

/* Long words are not kept. */
void word_cache_add(struct word_cache *cache, struct slice word, struct slice became);

#endif
