/*
 * fault_spots -- where in a text a slip may happen, and putting it there.
 *
 * Functions for those that inject faults (faults.h): they look at the target of a pair as checks
 * do, choose a spot at random, and change bytes.
 */
#ifndef TESTS_SCORE_FAULT_SPOTS_H
#define TESTS_SCORE_FAULT_SPOTS_H

#include "tests/score/faults.h"

/* Does the glyph, or the word, of this index lend itself? */
typedef bool spot_test(const struct side *side, size_t index);

/* A glyph of the target that passes the test, at random; its bytes are [*from, *to). False: there is none. */
bool fault_find_glyph(const struct pair *pair, uint64_t *random, spot_test *test, size_t *from, size_t *to);

/* The same for words: the index is that of the word. */
bool fault_find_word(const struct pair *pair, uint64_t *random, spot_test *test, size_t *from, size_t *to);

/* Replaces bytes of the target. */
void fault_put(struct pair *pair, size_t from, size_t to, const char *text);

void fault_add_to_both(struct pair *pair, const char *text);

/* Adds what is right to both sides before; behind, the target gets what is wrong. True. */
bool fault_change_end(struct pair *before, struct pair *after, const char *right, const char *wrong);

/* Puts something in front and behind. */
void fault_wrap(struct strbuf *text, const char *open, const char *close);

bool fault_is_letter(const struct side *side, size_t index);

/* In small letters, four at least. */
bool fault_is_plain_word(const struct side *side, size_t index);

/* What of the four languages a thing is called. */
struct fault_words {
	const char *english, *russian, *uzbek, *cyrillic;
};

const char *fault_words_in(const struct fault_words *words, const struct language *language);

/* Adds " (…)" to both sides before, and behind to the source the same and to the target what is wrong, each in its language. */
bool fault_change_words(struct pair *before, struct pair *after, const struct fault_words *right,
			const struct fault_words *wrong);

/* A sentence of a usual length. */
const char *fault_sentence_in(const struct language *language);

#endif
