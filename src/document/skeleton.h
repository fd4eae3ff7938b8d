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
	size_t offset; /* of the chained part in the text */
};

struct document_options;

struct skeleton {
	const struct document_options *options; /* that the text is read with; never NULL in a walk */
	bool any_language; /* set before the walk: what names a language is no part of it */
	uint64_t piece; /* of the part being added */
	uint64_t loose; /* sum of the parts since the last chained one */
	struct skeleton_link *links;
	size_t count, capacity;
};

#define SKELETON_INIT { .options = NULL }

void skeleton_release(struct skeleton *skeleton);

void skeleton_add(struct skeleton *skeleton, struct slice piece);
void skeleton_end_loose(struct skeleton *skeleton);
void skeleton_end_chained(struct skeleton *skeleton, size_t offset);

/* Index of the first link in which they differ, SIZE_MAX when they are equal. */
size_t skeleton_difference(const struct skeleton *a, const struct skeleton *b);

#endif
