/*
 * index -- finding the units of a catalog by context and source.
 *
 * Open addressing over places in an array of units, keyed at random so that
 * hostile texts cannot make it slow. It holds no texts and follows no changes:
 * whoever changes a key or an order clears it.
 */
#ifndef CATALOG_INDEX_H
#define CATALOG_INDEX_H

#include "base/hash.h"
#include "segment/unit.h"

struct unit_index_slot;

struct unit_index {
	struct unit_index_slot *slots; /* a power of two of them, or NULL */
	size_t slot_count;
	size_t unit_count; /* how many of the units it knows */
	struct hash_key key;
};

#define UNIT_INDEX_NOT_FOUND ((size_t)-1)

/*
 * Takes in the units that it does not know yet. Of two with the same key the
 * first is found later, but a living one before an obsolete one. Returns the
 * place of the first unit that had a twin before it, or UNIT_INDEX_NOT_FOUND.
 */
size_t unit_index_update(struct unit_index *index, const struct unit *units, size_t count);

/* The place, or UNIT_INDEX_NOT_FOUND. */
size_t unit_index_find(const struct unit_index *index, const struct unit *units, struct slice context,
		       struct slice source);

void unit_index_clear(struct unit_index *index);

#endif
