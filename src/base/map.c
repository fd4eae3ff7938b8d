/*
 * map -- open addressing with linear probing, at most two thirds full.
 */
#include <config.h>

#include "base/map.h"

#include "base/alloc.h"

#include <stdlib.h>

struct map_slot {
	struct slice key; /* data is NULL in a free slot */
	uint64_t hash;
	size_t value;
};

static struct map_slot *find_slot(const struct map *map, struct slice key, uint64_t hash)
{
	size_t mask = map->slot_count - 1;
	size_t i = (size_t)hash & mask;

	while (map->slots[i].key.data &&
	       (map->slots[i].hash != hash || !slice_equal(map->slots[i].key, key)))
		i = (i + 1) & mask;
	return &map->slots[i];
}

static void grow(struct map *map)
{
	struct map_slot *old = map->slots;
	size_t old_count = map->slot_count;

	if (!old_count)
		map->key = hash_key_random();
	map->slot_count = old_count ? old_count * 2 : 16;
	map->slots = alloc_zeroed(map->slot_count, sizeof(*map->slots));
	for (size_t i = 0; i < old_count; i++)
		if (old[i].key.data)
			*find_slot(map, old[i].key, old[i].hash) = old[i];
	free(old);
}

size_t *map_find(const struct map *map, struct slice key)
{
	struct map_slot *slot;

	if (!map->count)
		return NULL;
	slot = find_slot(map, key, hash_bytes(key, map->key));
	return slot->key.data ? &slot->value : NULL;
}

size_t *map_add(struct map *map, struct slice key, size_t value, bool *added)
{
	struct map_slot *slot;
	uint64_t hash;

	if ((map->count + 1) * 3 > map->slot_count * 2)
		grow(map);
	hash = hash_bytes(key, map->key);
	slot = find_slot(map, key, hash);
	if (added)
		*added = !slot->key.data;
	if (!slot->key.data) {
		slot->key = key.data ? key : SLICE("");
		slot->hash = hash;
		slot->value = value;
		map->count++;
	}
	return &slot->value;
}

void map_release(struct map *map)
{
	free(map->slots);
	*map = (struct map)MAP_INIT;
}
