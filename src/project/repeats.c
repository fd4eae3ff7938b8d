/*
 * repeats -- blocks that stand on most pages of an archive.
 */
#include <config.h>

#include "project/repeats.h"

#include "base/alloc.h"
#include "base/hash.h"
#include "text/key.h"

#include <stdlib.h>

struct repeats_block {
	uint64_t hash;		 /* the key of the map */
	size_t pages, last_page; /* the page that had it last, from 1 */
	bool taken;
};

void repeats_release(struct repeats *repeats)
{
	map_release(&repeats->places);
	free(repeats->blocks);
	free(repeats->languages);
	arena_release(&repeats->arena);
	*repeats = (struct repeats)REPEATS_INIT;
}

uint64_t repeats_hash(const struct language *language, struct slice block)
{
	struct strbuf key = STRBUF_INIT;
	uint64_t hash;

	strbuf_add_string(&key, language->tag);
	strbuf_add_byte(&key, ' ');
	key_folded(language, block, &key, NULL);
	hash = hash_bytes(strbuf_slice(&key), HASH_KEY_STORED);
	strbuf_release(&key);
	return hash;
}

static size_t *pages_of(struct repeats *repeats, const struct language *language)
{
	for (size_t i = 0; i < repeats->language_count; i++)
		if (repeats->languages[i].language == language)
			return &repeats->languages[i].pages;
	ARRAY_GROW(repeats->languages, repeats->language_count, repeats->language_capacity);
	repeats->languages[repeats->language_count].language = language;
	repeats->languages[repeats->language_count].pages = 0;
	return &repeats->languages[repeats->language_count++].pages;
}

static struct slice key_of(const uint64_t *hash)
{
	return slice_from((const char *)hash, sizeof(*hash));
}

static struct repeats_block *block_of(struct repeats *repeats, uint64_t hash)
{
	const size_t *place = map_find(&repeats->places, key_of(&hash));
	struct repeats_block *block;

	if (place)
		return repeats->blocks[*place];
	block = arena_zeroed(&repeats->arena, 1, sizeof(*block));
	block->hash = hash;
	map_add(&repeats->places, key_of(&block->hash), repeats->count, NULL);
	ARRAY_GROW(repeats->blocks, repeats->count, repeats->capacity);
	repeats->blocks[repeats->count++] = block;
	return block;
}

void repeats_add(struct repeats *repeats, const struct language *language, const uint64_t *blocks, size_t count)
{
	size_t page = ++*pages_of(repeats, language);

	for (size_t i = 0; i < count; i++) {
		struct repeats_block *block = block_of(repeats, blocks[i]);

		block->pages += block->last_page != page;
		block->last_page = page;
	}
}

bool repeats_has(const struct repeats *repeats, const struct language *language, uint64_t block)
{
	const size_t *place = map_find(&repeats->places, key_of(&block));
	size_t pages = 0;

	for (size_t i = 0; i < repeats->language_count; i++)
		if (repeats->languages[i].language == language)
			pages = repeats->languages[i].pages;
	return place && repeats->blocks[*place]->pages >= REPEATS_PAGES_LEAST &&
	       repeats->blocks[*place]->pages * 2 >= pages;
}

bool repeats_take(struct repeats *repeats, uint64_t block)
{
	const size_t *place = map_find(&repeats->places, key_of(&block));
	bool first = place && !repeats->blocks[*place]->taken;

	if (first)
		repeats->blocks[*place]->taken = true;
	return first;
}
