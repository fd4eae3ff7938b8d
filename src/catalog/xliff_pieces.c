/*
 * xliff_pieces -- the segments of a unit of XLIFF, joined.
 */
#include <config.h>

#include "catalog/xliff_pieces.h"

#include "base/alloc.h"
#include "base/strbuf.h"
#include "catalog/xliff_form.h"
#include "text/xml_read.h"

#include <stdlib.h>

/* Words of both versions for a translation that nobody doubts. */
static bool is_doubted(const char *state)
{
	static const char *const certain[] = { "translated", "reviewed", "signed-off", "final" };

	for (size_t i = 0; i < ARRAY_COUNT(certain); i++)
		if (strcmp(state, certain[i]) == 0)
			return false;
	return true;
}

void xliff_piece_read_state(struct xliff_piece *piece, const char **attributes)
{
	const char *state = xml_attribute(attributes, "state"), *detail = xml_attribute(attributes, "subState");

	if (!state)
		return;
	piece->stated = true;
	piece->doubted = is_doubted(state);
	piece->insisted =
		strcmp(state, XLIFF_STATE_FUZZY_1) == 0 || (detail && strcmp(detail, XLIFF_FUZZY) == 0);
}

void xliff_pieces_add(struct xliff_pieces *pieces, const struct xliff_piece *piece)
{
	ARRAY_GROW(pieces->items, pieces->count, pieces->capacity);
	pieces->items[pieces->count++] = *piece;
}

void xliff_pieces_release(struct xliff_pieces *pieces)
{
	free(pieces->items);
	*pieces = (struct xliff_pieces){ 0 };
}

struct slice xliff_pieces_source(const struct xliff_pieces *pieces, struct arena *arena)
{
	struct strbuf text = STRBUF_INIT;
	struct slice joined;

	for (size_t i = 0; i < pieces->count; i++)
		strbuf_add(&text, pieces->items[i].source);
	joined = arena_copy(arena, strbuf_slice(&text));
	strbuf_release(&text);
	return joined;
}

static int by_order(const void *a, const void *b)
{
	const struct xliff_piece *const *first = a, *const *second = b;

	if ((*first)->order != (*second)->order)
		return (*first)->order < (*second)->order ? -1 : 1;
	return *first < *second ? -1 : *first > *second;
}

/* *unsure: two say that they stand in the same place. */
static struct slice join_targets(struct xliff_pieces *pieces, struct arena *arena, bool *unsure)
{
	const struct xliff_piece **ordered = alloc_zeroed(pieces->count + 1, sizeof(*ordered));
	struct strbuf text = STRBUF_INIT;
	struct slice joined;

	for (size_t i = 0; i < pieces->count; i++) {
		struct xliff_piece *piece = &pieces->items[i];

		if (!piece->order)
			piece->order = i + 1;
		ordered[i] = piece;
	}
	qsort(ordered, pieces->count, sizeof(*ordered), by_order);
	for (size_t i = 1; i < pieces->count; i++)
		*unsure |= ordered[i]->order == ordered[i - 1]->order;
	for (size_t i = 0; i < pieces->count; i++)
		strbuf_add(&text, ordered[i]->target.bytes ? ordered[i]->target : ordered[i]->source);
	joined = arena_copy(arena, strbuf_slice(&text));
	strbuf_release(&text);
	free(ordered);
	return joined;
}

/* Whether somebody doubts the piece; "new" without a target is what nobody began. */
static bool is_fuzzy(const struct xliff_piece *piece, bool disapproved)
{
	if (!piece->target.bytes)
		return piece->insisted;
	return piece->stated ? piece->doubted : disapproved;
}

struct slice xliff_pieces_target(struct xliff_pieces *pieces, bool disapproved, struct arena *arena,
				 bool *fuzzy, bool *partial)
{
	size_t translated = 0, missing = 0;

	*fuzzy = false;
	for (size_t i = 0; i < pieces->count; i++) {
		const struct xliff_piece *piece = &pieces->items[i];

		translated += piece->target.bytes > 0;
		missing += !piece->target.bytes && slice_trim(piece->source).bytes;
		*fuzzy |= is_fuzzy(piece, disapproved);
	}
	*partial = translated && missing;
	*fuzzy |= *partial;
	return translated ? join_targets(pieces, arena, fuzzy) : SLICE("");
}
