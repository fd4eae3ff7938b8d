/*
 * skeleton -- a fingerprint of everything in a text but the words.
 *
 * A format's walk adds the pieces of a part (a tag: its name, its attributes)
 * and ends the part, in one of two ways: parts that must keep their order (a
 * paragraph, a cell, a script) are chained; parts that may change places with
 * one another (links and emphasis within a paragraph) are summed up until the
 * next one that is chained. Two texts have the same skeleton when their chains
 * are equal; the first difference tells where they part.
 */
#ifndef DOCUMENT_SKELETON_H
#define DOCUMENT_SKELETON_H

#include "base/slice.h"

#include <stdint.h>

struct skeleton_link {
	uint64_t hash;
	uint32_t offset; /* of the chained part in the text */
};

struct document_options;

struct skeleton {
	const struct document_options *options; /* that the text is read with; never NULL in a walk */
	bool keeps_links;  /* set before the walk, when it is to be told where two texts part */
	bool any_language; /* set before the walk: what names a language is no part of it */
	bool broken;	   /* set by a walk that could not read the text: it is equal to no other */
	uint64_t piece;	   /* of the part being added */
	uint64_t loose;	   /* sum of the parts since the last chained one */
	uint64_t chain;	   /* of all links */
	size_t count;	   /* of them */
	struct skeleton_link *links; /* when they are kept */
	size_t capacity;
	uint64_t *kinds; /* that an edition may have as often as it likes, or not at all */
	size_t kind_count, kind_capacity;
};

#define SKELETON_INIT { .options = NULL }

void skeleton_release(struct skeleton *skeleton);

void skeleton_add(struct skeleton *skeleton, struct slice piece);
void skeleton_end_loose(struct skeleton *skeleton);
void skeleton_end_chained(struct skeleton *skeleton, size_t offset);


/*
 * The part is of a kind that may stand in an edition any number of times if the
 * document has it at all: the looks of text.
 */
void skeleton_end_kind(struct skeleton *skeleton);

/* Whether an edition has the skeleton of its document. Sorts their kinds. */
bool skeleton_same(struct skeleton *document, struct skeleton *edition);

/*
 * Both keep their links. Index of the first link in which an edition differs from its document, SIZE_MAX
 * when in none. Sorts their kinds.
 */
size_t skeleton_difference(struct skeleton *document, struct skeleton *edition);

#endif
