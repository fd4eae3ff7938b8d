/*
 * alloc -- the one place where running out of memory is noticed.
 */
#include <config.h>

#include "base/alloc.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void out_of_memory(void)
{
	static const char message[] = "tarjimon: out of memory\n";

	if (write(STDERR_FILENO, message, sizeof(message) - 1) < 0)
		_exit(2);
	_exit(2);
}

void *alloc_bytes(size_t bytes)
{
	void *memory = malloc(bytes ? bytes : 1);

	if (!memory)
		out_of_memory();
	return memory;
}

void *alloc_zeroed(size_t count, size_t size)
{
	void *memory = calloc(count ? count : 1, size ? size : 1);

	if (!memory)
		out_of_memory();
	return memory;
}

void *alloc_resize(void *old, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		out_of_memory();
	return alloc_resize_bytes(old, count * size);
}

void *alloc_resize_bytes(void *old, size_t bytes)
{
	void *memory = realloc(old, bytes ? bytes : 1);

	if (!memory)
		out_of_memory();
	return memory;
}

char *alloc_copy(const char *string)
{
	size_t bytes = strlen(string) + 1;

	return memcpy(alloc_bytes(bytes), string, bytes);
}

size_t alloc_next_capacity(size_t capacity, size_t wanted)
{
	size_t grown = capacity + capacity / 2;

	if (grown < wanted)
		grown = wanted;
	return grown < 8 ? 8 : grown;
}
