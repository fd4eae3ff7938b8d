/*
 * word_trie -- a set of short strings looked for backwards from a place in UTF-16.
 *
 * Made of patterns such as \b(?:Mr|Mrs|т\.\s?д)\. : an optional \b, one group of
 * alternatives or none, and literal text. Anything else is not for this trie.
 */
#ifndef TEXT_WORD_TRIE_H
#define TEXT_WORD_TRIE_H

#include "base/slice.h"

#include <unicode/utypes.h>

struct word_trie;

/* NULL when the pattern is more than a list of words. */
struct word_trie *word_trie_new(struct slice pattern);
void word_trie_free(struct word_trie *trie);

/* Whether one of the words ends just before `place`. */
bool word_trie_ends_at(const struct word_trie *trie, const UChar *text, int32_t place);

#endif
