/*
 * irregular -- words whose forms no rule gives: people, лет, went.
 *
 * From data/en-irregular.tsv and data/ru-irregular.tsv: a word a row, and behind it,
 * parted by spaces, its forms. Everything is folded: small letters, е for ё. A
 * form of two words belongs to the first of them.
 */
#ifndef TEXT_IRREGULAR_H
#define TEXT_IRREGULAR_H

#include "base/error.h"
#include "base/slice.h"

enum irregular_list { IRREGULAR_ENGLISH, IRREGULAR_RUSSIAN };
#define IRREGULAR_LISTS 2

/* A list that is compiled in, ready to be asked; it is not changed by its use. */
struct irregular;

struct irregular *irregular_new(enum irregular_list list);
void irregular_free(struct irregular *irregular);

/* The word that this is a form of; none when the list does not have it. Borrows; of NULL it is none. */
struct slice irregular_lemma(const struct irregular *irregular, struct slice folded);

/*
 * Reads a list of that form, and refuses, with `name` and line, what is none. So a test
 * holds our own files to it.
 */
bool irregular_check(const char *name, struct slice bytes, struct error *err);

/* The bytes of a list, and its name. */
struct slice irregular_bytes(enum irregular_list list);
const char *irregular_name(enum irregular_list list);

#endif
