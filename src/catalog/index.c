/*
 * index -- finding the units of a catalog by context and source.
 */
#include <config.h>

#include "catalog/index.h"

#include "base/alloc.h"

#include <stdlib.h>

struct unit_index_slot {
	uint64_t hash;
	size_t place_and_one; /* 0: free */
};

static uint64_t hash_of(const struct unit_index *index, struct slice context, struct slice source)
{
	uint64_t hash = hash_bytes(source, index->key);

	if (context.data)
		hash = hash * 0x9e3779b97f4a7c15u + hash_bytes(context, index->key);
	return hash;
}

static bool same_key(const struct unit *unit, struct slice context, struct slice source)
{
	return !unit->context.data == !context.data && slice_equal(unit->source, source) &&
	       slice_equal(unit->context, context);
}

/* The slot of the key, or the free one where it belongs. */
static struct unit_index_slot *find_slot(const struct unit_index *index, const struct unit *units,
					 uint64_t hash, struct slice context, struct slice source)
{
	size_t mask = index->slot_count - 1, i = (size_t)hash & mask;

	while (index->slots[i].place_and_one &&
	       (index->slots[i].hash != hash ||
		!same_key(&units[index->slots[i].place_and_one - 1], context, source)))
		i = (i + 1) & mask;
	return &index->slots[i];
}

/* At most half full, so that every search ends soon. */
static void make_room(struct unit_index *index, size_t count)
{
	struct unit_index_slot *old = index->slots;
	size_t old_count = index->slot_count;

	if (count * 2 <= old_count)
		return;
	if (!old_count)
		index->key = hash_key_random();
	index->slot_count = old_count ? old_count : 16;
	while (index->slot_count < count * 2)
		index->slot_count *= 2;
	index->slots = alloc_zeroed(index->slot_count, sizeof(*index->slots));
	for (size_t i = 0; i < old_count; i++) {
		size_t at = (size_t)old[i].hash & (index->slot_count - 1);

		if (!old[i].place_and_one)
			continue;
		while (index->slots[at].place_and_one)
			at = (at + 1) & (index->slot_count - 1);
		index->slots[at] = old[i];
	}
	free(old);
}

size_t unit_index_update(struct unit_index *index, const struct unit *units, size_t count)
{
	size_t twin = UNIT_INDEX_NOT_FOUND;

	make_room(index, count);
	for (size_t i = index->unit_count; i < count; i++) {
		uint64_t hash = hash_of(index, units[i].context, units[i].source);
		struct unit_index_slot *slot =
			find_slot(index, units, hash, units[i].context, units[i].source);

		if (slot->place_and_one) {
			const struct unit *other = &units[slot->place_and_one - 1];

			if (twin == UNIT_INDEX_NOT_FOUND)
				twin = i;
			if (!(other->flags & UNIT_OBSOLETE) || units[i].flags & UNIT_OBSOLETE)
				continue;
		}
		*slot = (struct unit_index_slot){ hash, i + 1 };
	}
	index->unit_count = count;
	return twin;
}

size_t unit_index_find(const struct unit_index *index, const struct unit *units, struct slice context,
		       struct slice source)
{
	if (!index->slot_count)
		return UNIT_INDEX_NOT_FOUND;
	/* a free slot holds 0, and 0 - 1 is UNIT_INDEX_NOT_FOUND */
	return find_slot(index, units, hash_of(index, context, source), context, source)->place_and_one - 1;
}

void unit_index_clear(struct unit_index *index)
{
	free(index->slots);
	*index = (struct unit_index){ 0 };
}
