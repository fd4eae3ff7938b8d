/*
 * learn_sentences -- the sentences of approved units go into the memory too.
 *
 * Units are given one by one, as they are learned whole; then the sentences of
 * all of them are paired, the first language's with those of each other. A unit whose
 * sentences are one each is whole already. The memory knows a sentence by its unit and
 * its number there, so that learning again changes nothing and a correction takes the
 * place of what was learned before; a pair that it undoes is taken back.
 */
#ifndef PROJECT_LEARN_SENTENCES_H
#define PROJECT_LEARN_SENTENCES_H

#include "base/arena.h"
#include "memory/memory.h"

/* Sentences paired with at least this confidence are approved as their unit is. */
#define LEARN_APPROVED_PERCENT 90

/* Below this they are not learned; in between they count as aligned. */
#define LEARN_ALIGNED_PERCENT 70

#define LEARN_LANGUAGES_MOST 65

/* A unit as it was learned. The texts, the origin and the context must live until the sentences are learned. */
struct learned_unit {
	struct slice id; /* in the list's arena */
	struct slice origin, context;
	struct slice texts[LEARN_LANGUAGES_MOST]; /* by the list's languages; none: not there */
};

struct learned_units {
	const struct language *languages[LEARN_LANGUAGES_MOST]; /* the first is the source */
	size_t language_count;
	struct learned_unit *items;
	size_t count, capacity;
	struct arena names;
};

/* The record's first text is in the source language. Its id is copied. */
void learned_units_add(struct learned_units *units, const struct tm_record *record);

/* Gives the sentences to the memory; a batch must be open. `sentences` counts them. */
bool learn_sentences(const struct learned_units *units, struct memory *memory, struct memory_report *report,
		     size_t *sentences, struct error *err);

/* Empty and ready again. */
void learned_units_release(struct learned_units *units);

#endif
