/*
 * Keys of any bytes: maps have an entry for each byte of the key and one more,
 * rise as long as no character is put in another order, and lie inside the text;
 * white space around a text changes nothing, and the same text has the same keys.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <assert.h>

#include "base/utf8.h"
#include "text/key.h"

typedef void (*key_maker)(const struct language *language, struct slice marked, struct strbuf *key,
			  struct key_map *map);

static void check_map(const struct key_map *map, size_t key_bytes, size_t text_bytes)
{
	assert(map->count == key_bytes + 1);
	for (size_t i = 0; i < map->count; i++)
		assert(map->offsets[i] <= text_bytes);
	assert(map->offsets[key_bytes] == text_bytes);
}

static void check(key_maker make, const struct language *language, struct slice text)
{
	struct strbuf key = STRBUF_INIT, again = STRBUF_INIT, padded = STRBUF_INIT;
	struct key_map map = KEY_MAP_INIT;

	make(language, text, &key, &map);
	check_map(&map, key.bytes, text.bytes);
	assert(utf8_is_valid(strbuf_slice(&key)));
	make(language, text, &again, NULL);
	assert(slice_equal(strbuf_slice(&key), strbuf_slice(&again)));
	strbuf_add_string(&padded, "  ");
	strbuf_add(&padded, text);
	strbuf_clear(&again);
	if (utf8_is_valid(text)) { /* a broken end could take the space into its sequence */
		strbuf_add_string(&padded, " ");
		make(language, strbuf_slice(&padded), &again, NULL);
		assert(slice_equal(strbuf_slice(&key), strbuf_slice(&again)));
	}
	strbuf_release(&key);
	strbuf_release(&again);
	strbuf_release(&padded);
	key_map_release(&map);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct language *const *all = language_all();
	struct slice text = slice_from((const char *)data, size);

	for (size_t i = 0; i < 4; i++) {
		check(key_exact, all[i], text);
		check(key_folded, all[i], text);
	}
	return 0;
}
