/*
 * features -- one edition as the aligner sees it: segments cut into features.
 *
 * A feature is what a segment says that its translation is likely to say too: a
 * value (numbers, percentages, times, addresses: text/placeable.h), a name, a
 * word, a mark of punctuation, a concept that the caller recognised, the kind of
 * its block. Equal features are one *type*; a segment holds each type once.
 *
 *	segments   0          1
 *	features   [a b c]    [b d]          in one array, features_of() gives a run
 *	types      a: 0  b: 0 1  c: 0  d: 1  postings: which segments hold it
 *
 * It owns everything in it.
 */
#ifndef ALIGN_FEATURES_H
#define ALIGN_FEATURES_H

#include "align/align.h"
#include "align/feature_tools.h"
#include "base/arena.h"
#include "base/map.h"

struct feature_type {
	struct slice text;  /* value, or stem */
	struct slice sound; /* of names and words, else empty */
	uint8_t class;	    /* enum feature_class; of a word that is once a name, a name */
	uint32_t segments;  /* how many hold it */
	uint32_t first_posting;
};

struct posting {
	uint32_t segment;
	uint32_t feature; /* its place among the segment's features */
};

struct features {
	struct arena arena;
	const struct language *language;
	const size_t *parts;   /* of the side, borrowed; or NULL */
	size_t count;	       /* of segments */
	double *lengths;       /* in letters and digits; never 0 */
	uint32_t *first;       /* count + 1 places in features */
	uint32_t *features;    /* types */
	size_t feature_count;
	struct feature_type *types;
	size_t type_count;
	struct posting *postings;
};

/* The tools' language is the side's. */
void features_init(struct features *side, const struct align_side *given, struct feature_tools *tools);
void features_release(struct features *side);

static inline const uint32_t *features_of(const struct features *side, size_t segment, size_t *count)
{
	*count = side->first[segment + 1] - side->first[segment];
	return side->features + side->first[segment];
}

#endif
