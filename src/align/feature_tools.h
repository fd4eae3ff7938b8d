/*
 * feature_tools -- what texts of one language say, each read once.
 *
 * Tools cut a text into the features that segments are compared by. Making them costs
 * more than cutting an article, and cutting is a third of all work, so they are kept for
 * many articles, shared by the aligners of a language, and remember what they have cut: in a
 * short memory, which is emptied when it is full. One thread at a time.
 */
#ifndef ALIGN_FEATURE_TOOLS_H
#define ALIGN_FEATURE_TOOLS_H

#include "base/slice.h"
#include "text/language.h"

#include <stdint.h>

enum feature_class {
	FEATURE_VALUE,	     /* a number, day, time, address: by value */
	FEATURE_SPELLED,     /* a number in letters: it may stand for one, and need not */
	FEATURE_NAME,	     /* a word with a capital inside a sentence */
	FEATURE_WORD,
	FEATURE_PUNCTUATION, /* what ends, quotes and brackets; codes */
	FEATURE_CONCEPT,     /* of the caller: a term, a picture */
	FEATURE_KIND,	     /* of the block: heading, list item … */
};

/* Features of one text that are looked at; the rest of an endless one is not. */
#define FEATURES_MOST 400

/* A value, stem or mark that was met, by its number. */
struct feature_word {
	struct slice key;   /* a letter for the family of its class, then its text */
	struct slice sound; /* of names and words, else empty */
	uint32_t side, type; /* for features.c: in side number `side` it is this type */
	uint32_t text, item; /* the text that had it last, and where */
};

struct text_feature {
	uint32_t word;
	uint8_t class; /* enum feature_class: the most telling that it had in this text */
};

struct text_features {
	struct text_feature *items; /* each word once, in order */
	size_t count;
	double length; /* in letters, digits and marks; never 0 */
};

struct feature_tools;

struct feature_tools *feature_tools_new(const struct language *language);
void feature_tools_free(struct feature_tools *tools);

/*
 * Begins with another side and gives its number, never 0. What was remembered is forgotten
 * when it is too much: words and features from before are gone then.
 */
uint32_t feature_tools_begin(struct feature_tools *tools);

/* What a text in marked form says; good until the next feature_tools_begin(). */
const struct text_features *feature_tools_read(struct feature_tools *tools, struct slice text);

/* The number of a word, known or new. */
uint32_t feature_tools_word(struct feature_tools *tools, enum feature_class class, struct slice text);

/* Good until the next word is asked for. */
struct feature_word *feature_tools_word_at(struct feature_tools *tools, uint32_t word);

#endif
