/*
 * letter_model -- how foreign the letters of a word are in Uzbek text.
 *
 * English beside Uzbek in Latin letters, Russian beside Uzbek in Cyrillic ones:
 * for each letter the points of seeing it behind the two before it, from
 * data/letters-*.tsv, where frequent words have points of their own. Points are quarters of a natural logarithm, so 4 of them
 * make a word e times likelier to be of the other language; they add up over
 * letters and words.
 */
#ifndef TEXT_LETTER_MODEL_H
#define TEXT_LETTER_MODEL_H

#include "text/language.h"
#include "text/data_table.h"

#include <stdint.h>

struct letter_model;

/*
 * Of SCRIPT_LATIN or SCRIPT_CYRILLIC, from the tables that are compiled in and the workspace's own: made when
 * it is first asked for, never changed, shared by all threads until the end.
 */
const struct letter_model *letter_model_builtin(enum script script);

/* From another table of the same form; bad rows are reported and left out. */
struct letter_model *letter_model_read(enum script script, struct slice table, const char *file,
				       const struct data_report *report);
void letter_model_free(struct letter_model *model);

/* Reads rows that win over ours, and reports those of no use. */
void letter_model_prove_latin(struct slice rows, const char *file, const struct data_report *report);
void letter_model_prove_cyrillic(struct slice rows, const char *file, const struct data_report *report);

/* A word while its letters come in. */
struct letter_points {
	uint32_t before; /* the codes of the last two letters */
	uint64_t codes;	 /* of all letters, while there are few */
	size_t count;
	int points;
};

void letter_points_begin(const struct letter_model *model, struct letter_points *word);

/* `small` is a small letter of the script, or U+02BB or U+02BC; false for any other. */
bool letter_points_add(const struct letter_model *model, struct letter_points *word, uint32_t small);

/* The same for a run of ASCII letters of any case that begins at `at`; where it ends. */
size_t letter_points_add_run(const struct letter_model *model, struct letter_points *word, struct slice text,
			     size_t at);

/* What the word came to, its end counted. */
int letter_points_end(const struct letter_model *model, const struct letter_points *word);

/* Whether the word has a row of its own: it is frequent, and hardly a name. */
bool letter_points_are_of_word(const struct letter_model *model, const struct letter_points *word);

#endif
