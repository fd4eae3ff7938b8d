/*
 * edit_cuts -- runs of texts by what they say together.
 */
#include <config.h>

#include "project/edit_cuts.h"

#include "base/alloc.h"
#include "base/strbuf.h"
#include "project/record.h"

#include <stdlib.h>

static void add_cut(struct edit_cuts *cuts, struct slice text, size_t first, size_t count)
{
	char digits[RECORD_TEXT_DIGITS + 1];

	record_target_digits(text, digits);
	map_add(&cuts->places, arena_copy(&cuts->arena, slice_of(digits)), cuts->count, NULL);
	ARRAY_GROW(cuts->items, cuts->count, cuts->capacity);
	cuts->items[cuts->count++] = (struct edit_cut){ first, count };
}

void edit_cuts_init(struct edit_cuts *cuts, const struct slice *texts, size_t count)
{
	struct strbuf joined = STRBUF_INIT;

	*cuts = (struct edit_cuts){ .arena = ARENA_INIT };
	for (size_t first = 0; first < count; first++) {
		strbuf_clear(&joined);
		for (size_t n = 0; n < EDIT_CUT_MOST && first + n < count && texts[first + n].bytes; n++) {
			strbuf_add_byte(&joined, ' ');
			strbuf_add(&joined, texts[first + n]);
			if (n > 0)
				add_cut(cuts, strbuf_slice(&joined), first, n + 1);
		}
	}
	strbuf_release(&joined);
}

void edit_cuts_release(struct edit_cuts *cuts)
{
	map_release(&cuts->places);
	arena_release(&cuts->arena);
	free(cuts->items);
}

const struct edit_cut *edit_cuts_find(const struct edit_cuts *cuts, const char *digits, const size_t *partners)
{
	const size_t *place = map_find(&cuts->places, slice_of(digits));

	if (!place)
		return NULL;
	for (size_t i = 0; i < cuts->items[*place].count; i++)
		if (partners[cuts->items[*place].first + i] != EDIT_NO_PARTNER)
			return NULL;
	return &cuts->items[*place];
}
