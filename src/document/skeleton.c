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
	free(skeleton->kinds);
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

	if (skeleton->keeps_links) {
		ARRAY_GROW(skeleton->links, skeleton->count, skeleton->capacity);
		skeleton->links[skeleton->count] = (struct skeleton_link){ hash, (uint32_t)offset };
	}
	skeleton->chain = chain(skeleton->chain, slice_from((const char *)&hash, sizeof(hash)));
	skeleton->count++;
	skeleton->piece = 0;
	skeleton->loose = 0;
}

void skeleton_end_kind(struct skeleton *skeleton)
{
	uint64_t kind = chain(skeleton->piece, SLICE("kind"));

	skeleton->piece = 0;
	if (skeleton->kind_count && skeleton->kinds[skeleton->kind_count - 1] == kind)
		return;
	ARRAY_GROW(skeleton->kinds, skeleton->kind_count, skeleton->kind_capacity);
	skeleton->kinds[skeleton->kind_count++] = kind;
}

static int compare_kinds(const void *a, const void *b)
{
	uint64_t one = *(const uint64_t *)a, other = *(const uint64_t *)b;

	return (one > other) - (one < other);
}

static void sort_kinds(struct skeleton *skeleton)
{
	if (skeleton->kind_count)
		qsort(skeleton->kinds, skeleton->kind_count, sizeof(*skeleton->kinds), compare_kinds);
}

static bool has_other_kinds(struct skeleton *document, struct skeleton *edition)
{
	size_t at = 0;

	sort_kinds(document);
	sort_kinds(edition);
	for (size_t i = 0; i < edition->kind_count; i++) {
		while (at < document->kind_count && document->kinds[at] < edition->kinds[i])
			at++;
		if (at == document->kind_count || document->kinds[at] != edition->kinds[i])
			return true;
	}
	return false;
}

bool skeleton_same(struct skeleton *document, struct skeleton *edition)
{
	return !document->broken && !edition->broken && document->count == edition->count &&
	       document->chain == edition->chain && !has_other_kinds(document, edition);
}

size_t skeleton_difference(struct skeleton *document, struct skeleton *edition)
{
	size_t shared = document->count < edition->count ? document->count : edition->count;

	if (document->broken || edition->broken)
		return 0;
	if (has_other_kinds(document, edition))
		return document->count;
	for (size_t i = 0; i < shared; i++)
		if (document->links[i].hash != edition->links[i].hash)
			return i;
	return document->count == edition->count ? SIZE_MAX : shared;
}
