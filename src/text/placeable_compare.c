/*
 * placeable_compare -- which values of one text are missing in the other.
 *
 * The placeables of both sides are sorted by value; within a value they are
 * paired off, the like first, then what may stand for one another. So a text of
 * nothing but figures costs no more than sorting them.
 */
#include <config.h>

#include "text/placeable.h"

#include "base/alloc.h"

#include <stdlib.h>

struct entry {
	struct slice value;
	const struct placeable *placeable;
	size_t index;
	bool in_source, paired;
};

void differences_release(struct differences *differences)
{
	free(differences->items);
	*differences = (struct differences)DIFFERENCES_INIT;
}

static int compare_entries(const void *a, const void *b)
{
	const struct entry *left = a, *right = b;
	int order = slice_compare(left->value, right->value);

	if (order == 0)
		order = (left->placeable->kind > right->placeable->kind) - (left->placeable->kind < right->placeable->kind);
	return order ? order : (left->index > right->index) - (left->index < right->index);
}

static void add_side(struct entry *entries, size_t *count, const struct placeables *side, bool in_source)
{
	for (size_t i = 0; i < side->count; i++)
		entries[(*count)++] = (struct entry){ placeables_value(side, i), &side->items[i], i, in_source, false };
}

static bool is_alike(const struct entry *a, const struct entry *b)
{
	return a->placeable->kind == b->placeable->kind && a->placeable->spelled == b->placeable->spelled;
}

static bool is_figure(const struct entry *entry)
{
	return entry->placeable->kind == PLACEABLE_NUMBER || entry->placeable->kind == PLACEABLE_PERCENT;
}

/* A percentage and a mere number, a number in letters and one in figures. */
static bool may_stand_for(const struct entry *a, const struct entry *b)
{
	return is_figure(a) && is_figure(b);
}

/*
 * Pairs what fits within one value. Both sides are walked once with a place each,
 * as everything of one kind on one side fits alike.
 */
static void pair_off(struct entry *entries, size_t count, bool (*fits)(const struct entry *, const struct entry *))
{
	const struct entry *failed = NULL; /* another one like it need not look */
	size_t target = 0;

	for (size_t source = 0; source < count; source++) {
		size_t start = target;

		if (!entries[source].in_source || entries[source].paired ||
		    (failed && is_alike(failed, &entries[source])))
			continue;
		while (target < count && (entries[target].in_source || entries[target].paired ||
					  !fits(&entries[source], &entries[target])))
			target++;
		if (target == count) {
			target = start;
			failed = &entries[source];
		} else {
			entries[source].paired = entries[target].paired = true;
		}
	}
}

static int compare_differences(const void *a, const void *b)
{
	const struct difference *left = a, *right = b;

	if (left->kind != right->kind)
		return left->kind < right->kind ? -1 : 1;
	return (left->index > right->index) - (left->index < right->index);
}

static void report(const struct entry *entries, size_t count, struct differences *differences)
{
	for (size_t i = 0; i < count; i++) {
		if (entries[i].paired || entries[i].placeable->spelled)
			continue;
		ARRAY_GROW(differences->items, differences->count, differences->capacity);
		differences->items[differences->count++] = (struct difference){
			entries[i].in_source ? DIFFERENCE_MISSING : DIFFERENCE_EXTRA,
			entries[i].index,
		};
	}
}

void placeables_compare(const struct placeables *source, const struct placeables *target,
			struct differences *differences)
{
	struct entry *entries = alloc_zeroed(source->count + target->count + 1, sizeof(*entries));
	size_t count = 0;

	differences->count = 0;
	add_side(entries, &count, source, true);
	add_side(entries, &count, target, false);
	qsort(entries, count, sizeof(*entries), compare_entries);
	for (size_t from = 0, to; from < count; from = to) {
		for (to = from + 1; to < count && slice_equal(entries[to].value, entries[from].value);)
			to++;
		pair_off(entries + from, to - from, is_alike);
		pair_off(entries + from, to - from, may_stand_for);
	}
	report(entries, count, differences);
	if (differences->count > 1)
		qsort(differences->items, differences->count, sizeof(*differences->items), compare_differences);
	free(entries);
}
