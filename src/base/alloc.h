/*
 * alloc -- heap memory that is never NULL.
 *
 * Running out of memory ends the process here with a message and exit status 2
 * (input is limited at the doors, so it means the machine is in trouble); every
 * write is whole or not at all, so nothing is lost by it. Sizes are checked for
 * overflow. Free with free().
 */
#ifndef BASE_ALLOC_H
#define BASE_ALLOC_H

#include <stddef.h>

void *alloc_bytes(size_t bytes);
void *alloc_zeroed(size_t count, size_t size);
void *alloc_resize(void *old, size_t count, size_t size);
void *alloc_resize_bytes(void *old, size_t bytes);
char *alloc_copy(const char *string);

/*
 * Makes room for one more item in an array that grows by half: `items` is a
 * typed pointer, `count` and `capacity` are size_t lvalues. Arrays that grow
 * are referred to by index, not by pointer. A zeroed triple is an empty array.
 *
 *	ARRAY_GROW(list->items, list->count, list->capacity);
 *	list->items[list->count++] = item;
 */
#define ARRAY_GROW(items, count, capacity) \
	ARRAY_RESERVE(items, (count) + 1, capacity)

#define ARRAY_RESERVE(items, wanted, capacity)                                        \
	do {                                                                          \
		if ((wanted) > (capacity)) {                                          \
			(capacity) = alloc_next_capacity((capacity), (wanted));       \
			(items) = alloc_resize((items), (capacity), sizeof(*(items))); \
		}                                                                     \
	} while (0)

size_t alloc_next_capacity(size_t capacity, size_t wanted);

/* The number of rows of a table that is an array. */
#define ARRAY_COUNT(array) (sizeof(array) / sizeof((array)[0]))

#endif
