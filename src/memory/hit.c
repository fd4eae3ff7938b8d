/*
 * hit -- a text that is near enough to a query, and how near.
 */
#include <config.h>

#include "memory/hit.h"

#include "base/alloc.h"

#include <stdlib.h>

void hit_list_add(struct hit_list *list, struct hit hit)
{
	ARRAY_GROW(list->items, list->count, list->capacity);
	list->items[list->count++] = hit;
}

void hit_list_release(struct hit_list *list)
{
	free(list->items);
	*list = (struct hit_list){ NULL, 0, 0 };
}
