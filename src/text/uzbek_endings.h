/*
 * uzbek_endings -- the rows of data/uz-endings.tsv, ready for use.
 *
 * Those that are compiled in, and over them the workspace's own. Private to uzbek_tail.
 */
#ifndef TEXT_UZBEK_ENDINGS_H
#define TEXT_UZBEK_ENDINGS_H

#include "text/data_table.h"
#include "text/uzbek_tail.h"

/* Where an ending may follow. */
enum ending_place {
	ENDING_ANYWHERE,
	ENDING_AFTER_VOWEL,
	ENDING_AFTER_CONSONANT,
	ENDING_OF_OWNER, /* after a consonant, and after the o or u of a longer stem: mavzui, orzuim */
	ENDING_AFTER_K,
	ENDING_AFTER_Q,
};

struct uzbek_ending {
	struct slice text;
	enum ending_place place;
	enum uzbek_tail kind;
	bool verb; /* what stands behind it is not looked at */
};

/* A term that endings change in a way of its own. */
struct uzbek_change {
	struct slice term, stem;
	struct slice before; /* endings with spaces between, or "*" */
};

/* A word that is no form of a term, though it looks like one, and neither is what begins with it. */
struct uzbek_apart {
	struct slice term, word;
};

const struct uzbek_apart *uzbek_aparts(size_t *count);

/* Those that begin with a byte. */
const struct uzbek_ending *uzbek_endings(char first, size_t *count);

const struct uzbek_change *uzbek_changes(size_t *count);

/* Reads rows that stand beside ours, and reports those of no use. */
void uzbek_endings_prove(struct slice rows, const char *file, const struct data_report *report);

/* The table that is compiled in. */
struct slice uzbek_endings_table(void);

#endif
