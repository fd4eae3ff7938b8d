/*
 * word_cache -- one place for each hash.
 */
#include <config.h>

#include "text/word_cache.h"

#include "base/alloc.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "text/apostrophe.h"
#include "text/letter.h"

#include <stdlib.h>

#define SLOTS 16384 /* a power of two */
#define BYTES 78    /* of a word and of what it became */
#define LETTERS_MIN 3

struct cached {
	uint8_t word_bytes, became_bytes;
	char bytes[BYTES];
};

struct word_cache {
	struct hash_key key;
	struct cached slots[SLOTS];
};

struct word_cache *word_cache_new(void)
{
	struct word_cache *made = alloc_zeroed(1, sizeof(*made));

	made->key = hash_key_random();
	return made;
}

void word_cache_free(struct word_cache *cache)
{
	free(cache);
}

/* ------------------------------------------------------------- plain words */

/* Bytes of the letter or of the mark inside of words at `at` that the cache knows of; 0 for anything else. */
static inline size_t plain_bytes(struct slice text, size_t at)
{
	unsigned char first = (unsigned char)text.data[at];

	if (first < 0x80)
		return (first | 0x20u) - 'a' < 26 || first == '\'';
	if (at + 1 < text.bytes && ((first >= 0xd0 && first <= 0xd3) || first == 0xca))
		return 2;
	return first == 0xe2 && at + 2 < text.bytes && text.data[at + 1] == '\x80' &&
			       ((unsigned char)text.data[at + 2] == 0x98 ||
				(unsigned char)text.data[at + 2] == 0x99)
		       ? 3
		       : 0;
}

/* Behind the word stands what cannot make it a part of something else: an address, a number, a compound. */
static bool ends_plainly(struct slice text, size_t at)
{
	char c = at < text.bytes ? text.data[at] : ' ';

	if (c == '\xe2' || c == '\xc2') { /* a quotation mark, a dash, an ellipsis; no letters begin so */
		uint32_t after = utf8_next(text, &at);

		return !letter_is(after) && !apostrophe_is(after);
	}
	if (c == '.')
		return at + 1 == text.bytes || text.data[at + 1] == ' ' || text.data[at + 1] == '\n';
	return c == ' ' || c == '\n' || c == ',' || c == ';' || c == '!' || c == '?' || c == '"' || c == ')';
}

struct slice word_cache_plain(struct slice text, size_t at, uint32_t before)
{
	size_t end = at, bytes;

	if (letter_is(before) || before - '0' < 10 || before == '-' || before == '_')
		return SLICE_NONE;
	while (end < text.bytes && (bytes = plain_bytes(text, end)) > 0)
		end += bytes;
	if (end - at < LETTERS_MIN || end - at > BYTES / 2 || !ends_plainly(text, end))
		return SLICE_NONE;
	return slice_part(text, at, end);
}

/* ---------------------------------------------------------------- the table */

static size_t slot_of(const struct word_cache *cache, struct slice word)
{
	return hash_bytes(word, cache->key) & (SLOTS - 1);
}

bool word_cache_find(const struct word_cache *cache, struct slice word, struct slice *became)
{
	const struct cached *cached = &cache->slots[slot_of(cache, word)];

	if (cached->word_bytes != word.bytes || memcmp(cached->bytes, word.data, word.bytes) != 0)
		return false;
	*became = slice_from(cached->bytes + word.bytes, cached->became_bytes);
	return true;
}

void word_cache_add(struct word_cache *cache, struct slice word, struct slice became)
{
	struct cached *cached;

	if (word.bytes + became.bytes > BYTES)
		return;
	cached = &cache->slots[slot_of(cache, word)];
	cached->word_bytes = (uint8_t)word.bytes;
	cached->became_bytes = (uint8_t)became.bytes;
	memcpy(cached->bytes, word.data, word.bytes);
	memcpy(cached->bytes + word.bytes, became.data, became.bytes);
}
