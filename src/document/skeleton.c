/*
 * skeleton -- a fingerprint of everything in a text but the words.
 */
#include <config.h>

#include "document/skeleton.h"

#include "base/alloc.h"
#include "base/hash.h"

#include <stdlib.h>

void skeleton_release(struct skeleton *skeleton)
{
	free(skeleton->links);
	*skeleton = (struct skeleton)SKELETON_INIT;
}

static uint64_t chain(uint64_t before, struct slice piece)
{
	struct hash_key key = HASH_KEY_STORED;

	key.low ^= before;
	return hash_bytes(piece, key);
}

void skeleton_add(struct skeleton *skeleton, struct slice piece)
{
	skeleton->piece = chain(skeleton->piece, piece);
}

void skeleton_end_loose(struct skeleton *skeleton)
{
	skeleton->loose += chain(skeleton->piece, SLICE("loose"));
	skeleton->piece = 0;
}

void skeleton_end_chained(struct skeleton *skeleton, size_t offset)
{
	uint64_t loose = skeleton->loose;
	uint64_t hash = chain(skeleton->piece, slice_from((const char *)&loose, sizeof(loose)));

	ARRAY_GROW(skeleton->links, skeleton->count, skeleton->capacity);
	skeleton->links[skeleton->count++] = (struct skeleton_link){ hash, offset };
	skeleton->piece = 0;
	skeleton->loose = 0;
}

size_t skeleton_difference(const struct skeleton *a, const struct skeleton *b)
{
	size_t shared = a->count < b->count ? a->count : b->count;

	for (size_t i = 0; i < shared; i++)
		if (a->links[i].hash != b->links[i].hash)
			return i;
	return a->count == b->count ? SIZE_MAX : shared;
}
