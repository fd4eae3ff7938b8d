/*
 * english_form -- whether one English word is another one inflected.
 *
 * Not by a stemmer, which says that experience and experiment, or universal and
 * university, are one: by the endings that inflection has (-s, -es, -ies, 's, -ed,
 * -ing, -er, -est with their changes of spelling) and by a list of irregular words
 * (data/en-irregular.tsv). Words are folded (see key.h).
 */
#ifndef TEXT_ENGLISH_FORM_H
#define TEXT_ENGLISH_FORM_H

#include "base/slice.h"
#include "text/irregular.h"

#define ENGLISH_BASES_MAX 12
#define ENGLISH_WORD_BYTES_MAX 64

/* What a word may be a form of: itself first, and words that need not exist. */
struct english_bases {
	struct slice items[ENGLISH_BASES_MAX]; /* in `bytes`, in the word or in our list */
	size_t count;
	char bytes[ENGLISH_BASES_MAX * (ENGLISH_WORD_BYTES_MAX + 2)];
	size_t used;
};

/* Fills `bases`, which borrows from the word and the list (IRREGULAR_ENGLISH, or NULL). */
void english_bases(const struct irregular *irregular, struct slice word, struct english_bases *bases);

/* Two words are forms of one when they share a base. */
bool english_is_form(const struct irregular *irregular, struct slice term, struct slice word);

/*
 * The same for nouns that are to be found as they stand: the word itself, its
 * plural and its possessive, and nothing that they could come from (of
 * "invalids" only "invalids" and "invalids'").
 */
bool english_is_noun_form(const struct irregular *irregular, struct slice term, struct slice word);

#endif
