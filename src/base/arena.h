/*
 * arena -- memory for things that die together.
 *
 * A catalog, a document and a request each have an arena; what is allocated in
 * it is never freed alone and goes with arena_release(). Pointers stay valid
 * until then. A zeroed arena is empty and ready. Not shared between threads.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/slice.h"

struct arena_block;

struct arena {
	struct arena_block *block; /* the newest; older ones hang behind it */
	size_t used;		   /* bytes taken of the newest block */
	size_t total_bytes;	   /* of all blocks, for reports */
};

#define ARENA_INIT { NULL, 0, 0 }

/* Uninitialised, aligned for any type. Never NULL. */
void *arena_alloc(struct arena *arena, size_t bytes);

/* Zeroed; `count * size` is checked for overflow. */
void *arena_zeroed(struct arena *arena, size_t count, size_t size);

/* A copy of the bytes, with a terminator behind them; SLICE_NONE stays none. */
struct slice arena_copy(struct arena *arena, struct slice slice);

/* The same as a terminated string; of SLICE_NONE it is "". */
char *arena_string(struct arena *arena, struct slice slice);

/* A terminated string made by printf. */
char *arena_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Frees everything; the arena is empty and ready again. */
void arena_release(struct arena *arena);

#endif
