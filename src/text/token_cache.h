/*
 * token_cache -- what folding and stemming make of a word, remembered.
 *
 * A press text says the same few thousand words over and over. Each has one place, by a
 * quick hash of its bytes, and the last word that came there keeps it: a text that is made
 * so that its words meet there costs what it would without a cache, and no more. Longer
 * words are not kept.
 */
#ifndef TEXT_TOKEN_CACHE_H
#define TEXT_TOKEN_CACHE_H

#include "base/slice.h"

#include <stdint.h>
#include <string.h>

#define TOKEN_CACHE_BITS 14
#define TOKEN_ENTRY_BYTES 108 /* of a word, its folded form and its stem together */

struct token_entry {
	uint64_t folded_hash, stem_hash; /* as struct token has them */
	uint8_t word_bytes, folded_bytes, stem_bytes;
	uint8_t shape; /* enum token_shape */
	char bytes[TOKEN_ENTRY_BYTES];
};

struct token_cache;

struct token_cache *token_cache_new(void);
void token_cache_free(struct token_cache *cache);

/* The place of a word, which must not be empty; it holds this word or another, or none. */
struct token_entry *token_cache_at(struct token_cache *cache, struct slice word);

static inline bool token_entry_is(const struct token_entry *entry, struct slice word)
{
	return entry->word_bytes == word.bytes && memcmp(entry->bytes, word.data, word.bytes) == 0;
}

/* The folded form, and the stem behind it. */
static inline struct slice token_entry_forms(const struct token_entry *entry)
{
	return slice_from(entry->bytes + entry->word_bytes, (size_t)entry->folded_bytes + entry->stem_bytes);
}

/* Fills the place but for its hashes and shape; false when the word is too long to be kept. */
bool token_entry_keep(struct token_entry *entry, struct slice word, struct slice folded, struct slice stem);

#endif
