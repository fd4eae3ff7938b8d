/*
 * map -- from byte strings to numbers (usually indices into an array).
 *
 * Keys are borrowed: they must outlive the map. A zeroed map is empty and
 * ready. Insertion order does not matter and is not kept. The hash key is
 * random, so hostile keys cannot make it slow.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/hash.h"
#include "base/slice.h"

struct map_slot;

struct map {
	struct map_slot *slots; /* a power of two of them, or NULL */
	size_t slot_count;
	size_t count;
	struct hash_key key;
};

#define MAP_INIT { NULL, 0, 0, { 0, 0 } }

/* The value of `key`, or NULL. Valid until the next map_add(). */
size_t *map_find(const struct map *map, struct slice key);

/*
 * The value of `key`, which is put in with `value` if it was not there; then
 * *added (may be NULL) is true. Valid until the next map_add().
 */
size_t *map_add(struct map *map, struct slice key, size_t value, bool *added);

void map_release(struct map *map);

#endif
