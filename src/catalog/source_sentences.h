/*
 * source_sentences -- the sentences of many sources, each under a key.
 *
 * Two sentences with one key are the same for a translator: white space, the shapes of
 * quotes and the numbers of codes do not count (text/key.h, the exact key).
 */
#ifndef CATALOG_SOURCE_SENTENCES_H
#define CATALOG_SOURCE_SENTENCES_H

#include "base/arena.h"
#include "text/sentence.h"

struct source_sentence {
	size_t unit;	   /* the number that it was added under */
	size_t number;	   /* in its unit, from 0 */
	struct slice text; /* borrowed from the source */
	struct slice key;
};

struct source_sentences {
	const struct language *language;
	struct splitter *splitter; /* made with the first source */
	struct sentences found;
	struct strbuf key;
	struct arena arena;
	struct source_sentence *items; /* in the order in which they were added */
	size_t count, capacity;
};

/* NULL: a language that nothing is known of; then English rules hold. */
void source_sentences_init(struct source_sentences *list, const struct language *language);
void source_sentences_release(struct source_sentences *list);

/* Adds the sentences of a source, which must outlive the list; returns how many. */
size_t source_sentences_add(struct source_sentences *list, size_t unit, struct slice source);

/* The key of a whole text; lives as long as the list. */
struct slice source_sentences_key(struct source_sentences *list, struct slice text);

#endif
