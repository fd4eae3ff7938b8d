/*
 * token_cache -- one place for each hash.
 */
#include <config.h>

#include "text/token_cache.h"

#include "base/alloc.h"

#include <stdlib.h>

struct token_cache {
	struct token_entry entries[1 << TOKEN_CACHE_BITS];
};

struct token_cache *token_cache_new(void)
{
	return alloc_zeroed(1, sizeof(struct token_cache));
}

void token_cache_free(struct token_cache *cache)
{
	free(cache);
}

static uint64_t read_word(const char *bytes, size_t count)
{
	uint64_t word = 0;

	memcpy(&word, bytes, count);
	return word;
}

/* Multiplication by the golden ratio carries every bit upwards (Knuth, TAOCP 6.4). */
static uint64_t mix(uint64_t hash, uint64_t word)
{
	hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
	return hash ^ hash >> 32;
}

struct token_entry *token_cache_at(struct token_cache *cache, struct slice word)
{
	uint64_t hash = word.bytes;

	if (word.bytes >= 8) { /* the last eight bytes may be read twice */
		for (size_t i = 0; i + 8 < word.bytes; i += 8)
			hash = mix(hash, read_word(word.data + i, 8));
		hash = mix(hash, read_word(word.data + word.bytes - 8, 8));
	} else if (word.bytes >= 4) {
		hash = mix(hash, read_word(word.data, 4) << 32 | read_word(word.data + word.bytes - 4, 4));
	} else {
		hash = mix(hash, (uint64_t)(unsigned char)word.data[0] << 16 |
					 (uint64_t)(unsigned char)word.data[word.bytes / 2] << 8 |
					 (unsigned char)word.data[word.bytes - 1]);
	}
	return &cache->entries[hash * 0x9e3779b97f4a7c15u >> (64 - TOKEN_CACHE_BITS)];
}

bool token_entry_keep(struct token_entry *entry, struct slice word, struct slice folded, struct slice stem)
{
	if (word.bytes + folded.bytes + stem.bytes > TOKEN_ENTRY_BYTES)
		return false;
	entry->word_bytes = (uint8_t)word.bytes;
	entry->folded_bytes = (uint8_t)folded.bytes;
	entry->stem_bytes = (uint8_t)stem.bytes;
	memcpy(entry->bytes, word.data, word.bytes);
	memcpy(entry->bytes + word.bytes, folded.data, folded.bytes);
	memcpy(entry->bytes + word.bytes + folded.bytes, stem.data, stem.bytes);
	return true;
}
