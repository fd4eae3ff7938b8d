/*
 * hit -- a text that is near enough to a query, and how near.
 */
#ifndef MEMORY_HIT_H
#define MEMORY_HIT_H

#include <stddef.h>
#include <stdint.h>

struct hit {
	int64_t text;
	unsigned percent;
	int64_t generation; /* of the store when the text was read: see store_texts_by_number() */
};

struct hit_list {
	struct hit *items;
	size_t count, capacity;
};

void hit_list_add(struct hit_list *list, struct hit hit);
void hit_list_release(struct hit_list *list);

#endif
