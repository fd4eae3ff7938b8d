/*
 * forms -- which words of a text are forms of the words that terms are made of.
 *
 * One for each language. The words of terms are put in once and get numbers; then
 * any word of a text is asked about, and the answer, the numbers of all term words that
 * it is a form of, is remembered, because a text says the same few thousand words
 * over and over.
 *
 * How it is found out is a row for each family of languages:
 *
 *	uz    the term's word with a chain of endings (text/uzbek_tail.h), found by its
 *	      first letters; the head of a name of several words, which stands with
 *	      its owner's ending, may have another owner: xizmati, xizmatlari, xizmatimiz
 *	ru    the same stem, and then endings of one kind (text/russian_form.h)
 *	en    a common base (text/english_form.h)
 *	else  the same stem (text/stem.h), or the same word
 */
#ifndef TERMS_FORMS_H
#define TERMS_FORMS_H

#include "text/language.h"
#include "text/stem.h"

#include <stdint.h>

enum form_flags {
	FORM_DERIVED = 1 << 0, /* words that are made of it count */
	FORM_HEAD = 1 << 1,    /* it ends a name of several words */
	FORM_NARROW = 1 << 2,  /* of a forbidden name: only what is surely a form of just this word */
	FORM_NOUN = 1 << 3,    /* no verb: it has a plural and an owner, and no other endings (English) */
	FORM_EXACT = 1 << 4,   /* no form but itself: punctuation, figures */
};

struct forms;

struct forms *forms_new(const struct language *language);
void forms_free(struct forms *forms);

/* Puts a folded word in; the same word with the same flags has the same number. Numbers begin at 1. */
uint32_t forms_add(struct forms *forms, struct slice folded, unsigned flags);

/* Borrows the word with a number. */
struct slice forms_word(const struct forms *forms, uint32_t number);

struct form_list {
	const uint32_t *items;
	size_t count;
};

/*
 * The numbers of the term words that a folded word of a text is a form of. Borrowed
 * until the next call or forms_add().
 */
struct form_list forms_find(struct forms *forms, struct slice folded);

#endif
