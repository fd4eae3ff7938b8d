/*
 * evidence -- by what a language is told: the rows of data/identify.tsv, ready for use.
 *
 * Made once from the table that is compiled in and the workspace's own, and shared. Private to identify.
 */
#ifndef TEXT_EVIDENCE_H
#define TEXT_EVIDENCE_H

#include "text/data_table.h"

#include <stdint.h>

enum candidate { UZBEK, UZBEK_CYRILLIC, RUSSIAN, ENGLISH, OTHER_LATIN, OTHER_CYRILLIC, CANDIDATES };

/* Points for each candidate. */
struct evidence_points {
	int8_t of[CANDIDATES];
};

/* Some letters inside or at the end of a word. */
struct evidence_part {
	struct slice text;
	enum candidate candidate;
	int points;
};

struct evidence_parts {
	struct evidence_part *items;
	size_t count, capacity;
};

struct evidence;

const struct evidence *evidence_builtin(void);

/* What a small word in small letters says, or NULL; of Uzbek those in Latin letters, which serve both scripts. */
const struct evidence_points *evidence_word(const struct evidence *evidence, struct slice word);
const struct evidence_points *evidence_uzbek_word(const struct evidence *evidence, struct slice latin);

/* What a small letter says, or NULL. */
const struct evidence_points *evidence_letter(const struct evidence *evidence, uint32_t small);

const struct evidence_parts *evidence_endings(const struct evidence *evidence);
const struct evidence_parts *evidence_pairs(const struct evidence *evidence);

/* From another table of the same form; bad rows are reported and left out. */
struct evidence *evidence_read(struct slice table, const char *file, const struct data_report *report);
void evidence_free(struct evidence *evidence);

/* Reads rows that win over ours, and reports those of no use. */
void evidence_prove(struct slice rows, const char *file, const struct data_report *report);

/* The table that is compiled in. */
struct slice evidence_table(void);

#endif
