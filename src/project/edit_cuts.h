/*
 * edit_cuts -- runs of texts by what they say together.
 *
 * For who looks whether a text was parted, or texts were joined, word for word.
 */
#ifndef PROJECT_EDIT_CUTS_H
#define PROJECT_EDIT_CUTS_H

#include "base/arena.h"
#include "base/map.h"

/* Texts of one run. */
#define EDIT_CUT_MOST 4

#define EDIT_NO_PARTNER SIZE_MAX

struct edit_cut {
	size_t first, count;
};

struct edit_cuts {
	struct map places; /* the digits of what a run says: its place in items */
	struct edit_cut *items;
	size_t count, capacity;
	struct arena arena;
};

/* All runs of two to EDIT_CUT_MOST neighbours, none of them empty. */
void edit_cuts_init(struct edit_cuts *cuts, const struct slice *texts, size_t count);
void edit_cuts_release(struct edit_cuts *cuts);

/* The first run that says what the digits do (record_target_digits()); NULL for none, and when a text of it has a partner. */
const struct edit_cut *edit_cuts_find(const struct edit_cuts *cuts, const char *digits, const size_t *partners);

#endif
