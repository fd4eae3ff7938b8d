/*
 * irregular -- words whose forms no rule gives: people, лет, went.
 *
 * From data/en-irregular.tsv and data/ru-irregular.tsv: a word a row, and behind it,
 * parted by spaces, its forms. Everything is folded: small letters, е for ё. A
 * form of two words belongs to the first of them.
 */
#ifndef TEXT_IRREGULAR_H
#define TEXT_IRREGULAR_H

#include "text/data_table.h"

enum irregular_list { IRREGULAR_ENGLISH, IRREGULAR_RUSSIAN };
#define IRREGULAR_LISTS 2

/* A list, the workspace's rows before ours, ready to be asked; it is not changed by its use. */
struct irregular;

struct irregular *irregular_new(enum irregular_list list);
void irregular_free(struct irregular *irregular);

/* The word that this is a form of; none when the list does not have it. Borrows; of NULL it is none. */
struct slice irregular_lemma(const struct irregular *irregular, struct slice folded);

/* Reads rows that win over ours, and reports those of no use. */
void irregular_prove(struct slice rows, const char *file, const struct data_report *report);

/* The list that is compiled in. */
struct slice irregular_bytes(enum irregular_list list);

#endif
