/*
 * align_record -- an aligned unit as what memories exchange.
 *
 * Its status is "aligned"; how sure it is, whether it is a block or a sentence, and whether
 * the languages dispute it, are properties. Its id is made of its first text, so that it
 * stays the same unit when other parts of the article change, and when its translation does.
 */
#ifndef PROJECT_ALIGN_RECORD_H
#define PROJECT_ALIGN_RECORD_H

#include "base/map.h"
#include "catalog/exchange.h"
#include "project/editions.h"

/* The ids given in one article, so that a text that stands there twice gets two. */
struct align_names {
	struct map places;
	struct arena arena;
};

#define ALIGN_NAMES_INIT { MAP_INIT, ARENA_INIT }

void align_names_release(struct align_names *names);

/* Whether an id looks like one of these. */
bool align_names_is_one(struct slice id);

#define ALIGN_PROPERTIES 3

struct align_record {
	struct tm_record record; /* points to what is below */
	struct tm_text texts[ALIGN_EDITIONS_MOST];
	struct tm_property properties[ALIGN_PROPERTIES];
};

/* Text in two editions at least. */
bool align_unit_is_pair(const struct editions *editions, const struct aligned_unit *unit);

/* Of a pair; borrows from the editions and the arena. */
void align_record_make(struct align_record *made, const struct editions *editions, const struct aligned_unit *unit,
		       struct slice origin, struct align_names *names, struct arena *arena);

#endif
