/*
 * numbers -- the numbers of rows by a hash of what they hold.
 *
 * A batch that fills an empty store remembers here what it wrote, so that nothing
 * need be looked up in the store to know that it is new. Half of the hash is kept: of four
 * million rows one in a thousand new ones meets the number of another, so the row itself
 * decides which one is meant.
 */
#ifndef MEMORY_NUMBERS_H
#define MEMORY_NUMBERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct numbers_slot {
	uint32_t hash, number; /* number 0: free */
};

struct numbers {
	struct numbers_slot *slots; /* a power of two of them, or NULL */
	size_t slot_count;
	size_t count;
};

/* `number` is from 1 to UINT32_MAX. */
void numbers_add(struct numbers *numbers, int64_t hash, int64_t number);

/* The next number that may have the hash, or 0. `at` is 0 for the first and is moved on. */
int64_t numbers_next(const struct numbers *numbers, int64_t hash, size_t *at);

void numbers_release(struct numbers *numbers);

#endif
