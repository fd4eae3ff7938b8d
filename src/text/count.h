/*
 * count -- words as the trade counts them.
 *
 * The rule, which the manual repeats:
 *
 *	- a word, a number, an address and a placeholder count as one each;
 *	- what hyphens and dashes hold together without a space counts as one: press-xizmat,
 *	  2023-yil, 19–20, well-known;
 *	- 2023 йил is two, as it stands with a space; the groups of 1 200 000 are one;
 *	- an apostrophe parts nothing: don't, sanʼat, O‘zbekiston;
 *	- a suffix glued to a bracket or quote that closes belongs to the word before it:
 *	  (ombudsman)ning is one; so does what an inline code parts inside a word: <a1>qonun</a1>i;
 *	- a slash parts: and/or are two;
 *	- inline codes, punctuation and signs that stand alone count nothing;
 *	- Chinese and Japanese count by character, other scripts without spaces (Thai, Lao, Khmer, Burmese)
 *	  by the words that the dictionary finds.
 *
 * Characters are code points of the text without its codes.
 */
#ifndef TEXT_COUNT_H
#define TEXT_COUNT_H

#include "text/token.h"

struct count {
	size_t words;
	size_t characters; /* with white space */
	size_t characters_without_spaces;
};

/* Adds to `count` what a text holds; `tokens` are those of `marked`. */
void count_text(struct slice marked, const struct tokens *tokens, struct count *count);

#endif
