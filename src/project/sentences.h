/*
 * sentences -- the sentences of texts that are known to say the same, paired.
 *
 * A list holds the sentences of one language, text by text; texts that say the same
 * have the same number in every list. All sentences are aligned in one go, so that
 * the texts teach one another's words, but a sentence is never paired with one of
 * another text (the parts of align/align.h).
 */
#ifndef PROJECT_SENTENCES_H
#define PROJECT_SENTENCES_H

#include "align/groups.h"
#include "project/teach.h"
#include "base/error.h"
#include "text/sentence.h"

struct sentence_list {
	const struct language *language;
	struct splitter *splitter;
	bool borrowed;		      /* the splitter is somebody's */
	struct align_segment *items;  /* borrowed from the texts */
	size_t *numbers;	      /* of each sentence the number of its text */
	struct concept_list concepts; /* the terms */
	struct terminology *terminology; /* whose terms are recognised; NULL: none. Set after the init */
	size_t count, capacity, number_capacity;
};

/* `splitter` is borrowed, for who has many lists of one language; NULL: the list makes its own. */
void sentence_list_init(struct sentence_list *list, const struct language *language, struct splitter *splitter);
void sentence_list_release(struct sentence_list *list);

/* Adds the sentences of a text, which must outlive the list. Numbers must not fall. */
bool sentence_list_add(struct sentence_list *list, struct slice text, size_t number, struct error *err);

/* Whether each text is a single sentence: then there is nothing to align. */
bool sentence_list_is_plain(const struct sentence_list *list);

/* Replaces what is in `groups`; the lists' languages are the party's. */
void sentences_align(const struct sentence_list *lists, struct align_party *party, struct align_groups *groups);

/* The number of the text that all sentences of a group stand in; SIZE_MAX when they differ. */
size_t sentences_number(const struct sentence_list *lists, const struct align_group *group);

#endif
