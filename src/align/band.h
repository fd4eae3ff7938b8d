/*
 * band -- the part of the table of all pairs in which the search looks.
 *
 * Node (i, j) stands before source segment i and target segment j. The band has
 * for each row i the nodes low[i] to high[i]; both grow with i, so every node of
 * a path that starts at (0, 0) can go on to the end.
 *
 * Short texts are searched whole. In long ones pairs of segments that share rare
 * features, and are each other's best, are anchors; the heaviest chain of anchors
 * in which both sides grow (I. D. Melamed: Bitext maps and alignment via pattern
 * recognition, Computational Linguistics 25, 1999) is the spine, and the band lies
 * around it: the whole rectangle between two anchors where that is small, else
 * some segments to both sides of the straight line, more where the anchors are far apart
 * and the more the larger `radius` is. A path that touches the edge of the band
 * says that it was too narrow: the caller makes it anew with a wider radius. Texts in parts
 * are searched part by part, the rectangles of the parts in a row, unless these are too large.
 */
#ifndef ALIGN_BAND_H
#define ALIGN_BAND_H

#include "align/ties.h"

struct band {
	size_t rows;	      /* source segments + 1 */
	uint32_t *low, *high; /* inclusive */
	size_t *offset;	      /* of a row's first node among all nodes; rows + 1 */
	bool whole;	      /* nothing that a path may not go through stands outside of it */
};

/* Tables up to so many nodes are searched whole. */
#define BAND_WHOLE_NODES ((size_t)40000)

/* Parts are searched whole as long as they have so many nodes together. */
#define BAND_PARTS_NODES ((size_t)1 << 20)

/* The radius to begin with. */
#define BAND_RADIUS_FIRST 12

/* Past this a band is not made wider: about 1 GB with all that hangs on a node. */
#define BAND_NODES_MOST ((size_t)24 << 20)

/*
 * The spine is made of the links of an earlier search, when there are any in `before`,
 * else of anchors. False when the band would have more than BAND_NODES_MOST
 * nodes; then there is none.
 */
bool band_init(struct band *band, const struct features *source, const struct features *target, const struct ties *ties,
	       const struct align_links *before, size_t radius);
void band_release(struct band *band);

/* Whether the runs of n and m segments that begin with i and j stand in one part. */
static inline bool in_one_part(const struct features *source, const struct features *target, size_t i, size_t n, size_t j,
			       size_t m)
{
	return !source->parts || !target->parts ||
	       (source->parts[i] == target->parts[j] && source->parts[i + n - 1] == target->parts[j + m - 1] &&
		source->parts[i] == source->parts[i + n - 1]);
}

static inline bool band_holds(const struct band *band, size_t i, size_t j)
{
	return i < band->rows && j >= band->low[i] && j <= band->high[i];
}

static inline size_t band_node(const struct band *band, size_t i, size_t j)
{
	return band->offset[i] + (j - band->low[i]);
}

#endif
