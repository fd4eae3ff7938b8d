/*
 * words -- what checks know about single words: small tables that are compiled in.
 *
 * A bad row is a bug of ours, so reading stops at it; see the folder data.
 */
#ifndef QUALITY_WORDS_H
#define QUALITY_WORDS_H

#include "quality/side.h"

/* May this word stand twice in a row in its language ("had had", "asta asta")? */
bool words_may_double(const struct side *side, const struct word *word);

/* The forms of a counted noun. */
enum number_form { NUMBER_ONE, NUMBER_FEW, NUMBER_MANY };

/*
 * Which forms of one noun the word can be, as bits 1 << enum number_form; 0 when it is no
 * noun of the table ("лиц" is many, "человек" one and many).
 */
unsigned words_number_forms(const struct side *side, const struct word *word);

/* The day of the week that the word is, as a bit 1 << day, Monday 0; 0 when it is none. */
unsigned words_weekday(const struct side *side, const struct word *word);

#endif
