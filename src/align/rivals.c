/*
 * rivals -- all links that a search thought of, each once.
 */
#include <config.h>

#include "align/rivals.h"

#include "base/alloc.h"

#include <stdlib.h>

static int compare_runs(struct align_run a, struct align_run b)
{
	if (a.count == 0 || b.count == 0) /* nothing is nothing wherever it stands, and stands last */
		return (a.count == 0) - (b.count == 0);
	if (a.first != b.first)
		return a.first < b.first ? -1 : 1;
	return a.count < b.count ? -1 : a.count > b.count;
}

int rivals_compare(const void *a, const void *b)
{
	const struct align_link *left = a, *right = b;
	int order = compare_runs(left->source, right->source);

	return order ? order : compare_runs(left->target, right->target);
}

static void add_up(struct align_links *rivals)
{
	size_t kept = 0;

	if (rivals->count)
		qsort(rivals->items, rivals->count, sizeof(*rivals->items), rivals_compare);
	for (size_t i = 0; i < rivals->count; i++) {
		struct align_link *link = &rivals->items[i], *last = kept ? &rivals->items[kept - 1] : NULL;

		if (last && rivals_compare(last, link) == 0) {
			last->confidence += link->confidence;
			last->crossing &= link->crossing;
		} else {
			rivals->items[kept++] = *link;
		}
	}
	rivals->count = kept;
	for (size_t i = 0; i < rivals->count; i++)
		if (rivals->items[i].confidence > 1)
			rivals->items[i].confidence = 1;
}

static struct align_link *find(const struct align_links *rivals, size_t count, struct align_run source,
			       struct align_run target)
{
	struct align_link key = { .source = source, .target = target };

	return bsearch(&key, rivals->items, count, sizeof(*rivals->items), rivals_compare);
}

static void lessen(struct align_link *alone, double moved)
{
	if (alone && alone->confidence > 1 - moved)
		alone->confidence = 1 - moved;
}

void rivals_settle(struct align_links *rivals, const struct align_links *links)
{
	static const struct align_run none = { 0, 0 };
	size_t count;

	add_up(rivals);
	count = rivals->count;
	for (size_t i = 0; i < links->count && count; i++) {
		const struct align_link *link = &links->items[i];

		if (!link->crossing || find(rivals, count, link->source, link->target))
			continue;
		lessen(find(rivals, count, link->source, none), link->confidence);
		lessen(find(rivals, count, none, link->target), link->confidence);
		ARRAY_GROW(rivals->items, rivals->count, rivals->capacity);
		rivals->items[rivals->count++] = *link;
	}
	if (rivals->count > count)
		qsort(rivals->items, rivals->count, sizeof(*rivals->items), rivals_compare);
}
