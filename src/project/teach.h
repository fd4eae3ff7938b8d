/*
 * teach -- what the memory and the termbase know is told to the aligner.
 *
 * Translations that somebody made, drafts and approved ones, teach it which words go together
 * before it sees the first article; what a machine aligned teaches nothing, so that an archive
 * comes out the same however often the work is interrupted. A term that a block or sentence
 * holds is the same concept in every language (struct align_concept).
 */
#ifndef PROJECT_TEACH_H
#define PROJECT_TEACH_H

#include "align/groups.h"
#include "memory/memory.h"
#include "terms/terminology.h"

/* Units of the memory that a party learns from: the first so many that fit. More teach little more. */
#define TEACH_UNITS_MOST 20000

/* Teaches each pair of the party. */
bool teach_party(struct align_party *party, struct memory *memory, struct error *err);

/* The concepts of texts one after the other, for struct align_side. Zeroed it is empty. */
struct concept_list {
	struct align_concept *items;
	size_t count, capacity;
};

void concept_list_release(struct concept_list *list);

/* Adds one. Segments must not fall. */
void concept_list_put(struct concept_list *list, size_t segment, uint64_t concept);

/* Adds the terms of a segment; segments must not fall. `terminology` NULL adds nothing. */
void concept_list_add(struct concept_list *list, struct terminology *terminology, const struct language *language,
		      size_t segment, struct slice text);

#endif
