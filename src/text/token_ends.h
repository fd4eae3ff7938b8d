/*
 * token_ends -- where words and numbers of a text end, as token.h says what they are.
 */
#ifndef TEXT_TOKEN_ENDS_H
#define TEXT_TOKEN_ENDS_H

#include "base/slice.h"

#include <stdint.h>

/* A text on its way into tokens. */
struct token_ends {
	struct slice text;
	bool uzbek;
	bool spaced_groups; /* 1 200 is one number */
	uint32_t quote;	    /* the single quote that was opened before, or 0 */
};

/*
 * The end of the word at `at`, where a letter is, when it is made of letters and apostrophes
 * between them, and what stands behind it cannot belong to it, as that of nine words of ten;
 * else `at`: then ask protect_scan(), and token_word_end() below.
 */
size_t token_plain_end(struct slice text, size_t at);

/* The end of the word or number at `at`, where a letter, digit or mark is, and whether there are digits in it. */
size_t token_word_end(const struct token_ends *ends, size_t at, bool *digits);

#endif
