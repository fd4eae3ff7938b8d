/*
 * arena -- a chain of blocks, each twice the last up to a megabyte.
 *
 *	arena ─▶ [ block: header │ used …… │ free ]
 *	               └─▶ [ older block ] ─▶ …
 *
 * A request larger than a quarter of the next block gets a block of its own,
 * put behind the newest, so that the newest keeps serving small requests.
 */
#include <config.h>

#include "base/arena.h"

#include "base/alloc.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define FIRST_BLOCK_BYTES ((size_t)4096)
#define LARGEST_BLOCK_BYTES ((size_t)1 << 20)

struct arena_block {
	struct arena_block *older;
	size_t bytes; /* of memory */
	alignas(max_align_t) char memory[];
};

static struct arena_block *block_new(struct arena *arena, size_t bytes)
{
	struct arena_block *block = alloc_resize(NULL, 1, sizeof(*block) + bytes);

	block->bytes = bytes;
	arena->total_bytes += bytes;
	return block;
}

static size_t next_block_bytes(const struct arena *arena)
{
	size_t bytes = arena->block ? arena->block->bytes * 2 : FIRST_BLOCK_BYTES;

	return bytes > LARGEST_BLOCK_BYTES ? LARGEST_BLOCK_BYTES : bytes;
}

static void *alloc_own_block(struct arena *arena, size_t bytes)
{
	struct arena_block *block = block_new(arena, bytes);

	if (arena->block) {
		block->older = arena->block->older;
		arena->block->older = block;
	} else {
		block->older = NULL;
		arena->block = block;
		arena->used = bytes;
	}
	return block->memory;
}

/* Characters need no alignment: strings stand close together. */
static void *alloc_aligned(struct arena *arena, size_t bytes, size_t alignment)
{
	void *memory;

	if (bytes > SIZE_MAX / 2)
		return alloc_resize(NULL, SIZE_MAX, 2); /* ends the process */
	if (arena->block)
		arena->used = (arena->used + alignment - 1) / alignment * alignment;
	if (!arena->block || arena->block->bytes < arena->used || arena->block->bytes - arena->used < bytes) {
		struct arena_block *block;

		if (bytes > next_block_bytes(arena) / 4)
			return alloc_own_block(arena, bytes);
		block = block_new(arena, next_block_bytes(arena));
		block->older = arena->block;
		arena->block = block;
		arena->used = 0;
	}
	memory = arena->block->memory + arena->used;
	arena->used += bytes;
	return memory;
}

void *arena_alloc(struct arena *arena, size_t bytes)
{
	return alloc_aligned(arena, bytes, alignof(max_align_t));
}

void *arena_zeroed(struct arena *arena, size_t count, size_t size)
{
	size_t bytes = size && count > SIZE_MAX / size ? SIZE_MAX : count * size;

	return memset(arena_alloc(arena, bytes), 0, bytes);
}

struct slice arena_copy(struct arena *arena, struct slice slice)
{
	if (!slice.data)
		return SLICE_NONE;
	return slice_from(arena_string(arena, slice), slice.bytes);
}

char *arena_string(struct arena *arena, struct slice slice)
{
	char *copy = alloc_aligned(arena, slice.bytes + 1, 1);

	if (slice.bytes)
		memcpy(copy, slice.data, slice.bytes);
	copy[slice.bytes] = '\0';
	return copy;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
	va_list arguments;
	int bytes;
	char *text;

	va_start(arguments, format);
	bytes = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (bytes < 0)
		bytes = 0;
	text = alloc_aligned(arena, (size_t)bytes + 1, 1);
	va_start(arguments, format);
	vsnprintf(text, (size_t)bytes + 1, format, arguments);
	va_end(arguments);
	return text;
}

void arena_release(struct arena *arena)
{
	struct arena_block *block = arena->block;

	while (block) {
		struct arena_block *older = block->older;

		free(block);
		block = older;
	}
	*arena = (struct arena)ARENA_INIT;
}
