/*
 * xliff_pieces -- the segments of a unit of XLIFF, joined to a text and its
 * translation. For the reader alone. Texts live in the reader's arena.
 */
#ifndef CATALOG_XLIFF_PIECES_H
#define CATALOG_XLIFF_PIECES_H

#include "base/arena.h"

/* A segment, or what stands between two. */
struct xliff_piece {
	struct slice source, target;
	bool has_source;
	bool stated, doubted; /* there is a state, and it says that somebody has to look */
	bool insisted;	      /* a doubt of ours, which may be about no target at all */
	size_t order;	      /* among the targets; 0: not told */
};

struct xliff_pieces {
	struct xliff_piece *items;
	size_t count, capacity;
};

/* Of a segment (2.x) or target (1.2); attributes without one change nothing. */
void xliff_piece_read_state(struct xliff_piece *piece, const char **attributes);

void xliff_pieces_add(struct xliff_pieces *pieces, const struct xliff_piece *piece);
void xliff_pieces_release(struct xliff_pieces *pieces);

struct slice xliff_pieces_source(const struct xliff_pieces *pieces, struct arena *arena);

/*
 * The translation, empty when there is none: targets in their order, with the
 * source where one is missing; then it is *partial. `disapproved`: the unit says
 * so, which counts for targets without a state.
 */
struct slice xliff_pieces_target(struct xliff_pieces *pieces, bool disapproved, struct arena *arena,
				 bool *fuzzy, bool *partial);

#endif
