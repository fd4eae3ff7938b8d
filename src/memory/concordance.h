/*
 * concordance -- where in the memory words stand, and how they were translated.
 *
 * What is looked for are phrases: a word, or words one behind the other, in any inflected form, script and case;
 * numbers, addresses and codes as they are. Punctuation between the words does not matter.
 *
 *	const struct slice phrases[] = { SLICE("press service") };
 *	struct concordance_query query = { .phrases = phrases, .phrase_count = 1 };
 *	struct concordance found = CONCORDANCE_INIT;
 *
 *	if (!memory_concordance(memory, &query, &found, err))
 *		…
 *	concordance_release(&found);
 *
 * Everything that is found lives in the arena of the struct concordance.
 */
#ifndef MEMORY_CONCORDANCE_H
#define MEMORY_CONCORDANCE_H

#include "base/arena.h"
#include "memory/memory.h"

/* So many phrases, and words in one, can be asked for. */
#define CONCORDANCE_PHRASES_MOST 16
#define CONCORDANCE_WORDS_MOST 64

enum concordance_flags {
	CONCORDANCE_EXACT = 1 << 0, /* not in other inflected forms */
};

struct concordance_query {
	const struct slice *phrases; /* a text must have all of them */
	size_t phrase_count;
	const struct language *language; /* of the texts, in any script; NULL: any */
	const struct language *target;	 /* only translations into this one; NULL: into all */
	struct slice translation;	 /* a phrase that a translation must have; none: any */
	size_t limit;			 /* texts; the newest so many; 0: all */
	unsigned flags;
};

/* Bytes of a text that are a phrase. */
struct concordance_mark {
	size_t from, to;
};

struct concordance_text {
	const struct language *language;
	struct slice text;
	const struct concordance_mark *marks; /* in their order; they do not overlap */
	size_t mark_count;
};

struct concordance_translation {
	struct concordance_text text; /* marked where the asked-for translation stands */
	struct slice origin, name;    /* of the unit: release, and its name there */
	enum tm_status status;
	size_t unit_count;	      /* how many units say the same */
};

struct concordance_hit {
	struct concordance_text text;
	const struct concordance_translation *translations; /* at most CONCORDANCE_TRANSLATIONS_MOST */
	size_t translation_count;
};

#define CONCORDANCE_TRANSLATIONS_MOST 16

struct concordance {
	struct concordance_hit *items; /* the newest text first */
	size_t count;
	bool complete; /* nothing was left out for the limit */
	struct arena arena;
};

#define CONCORDANCE_INIT { NULL, 0, true, ARENA_INIT }

void concordance_release(struct concordance *concordance);

/* Replaces what is in `found`. Phrases without a word are refused. */
bool memory_concordance(struct memory *memory, const struct concordance_query *query, struct concordance *found,
			struct error *err);

#endif
