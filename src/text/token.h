/*
 * token -- text cut into the pieces that memory, terms and counts work on.
 *
 * One tokenizer for all of them, so that a word is the same thing everywhere.
 * It reads the marked form (text/code.h) in a given language and gives tokens in
 * order; white space and characters that nobody sees are in none of them.
 *
 *	word         huquqlari, don't, tog‘, д.ю.н., U.S.; a hyphen parts words:
 *	             press - xizmat are three tokens, the second glued, the third glued
 *	number       1 200,5, 19.10.2023, 14:30, 20th, and what a hyphen ties to a number:
 *	             2023-yil, 5-modda, OʻRQ-1002-son, 19–20-oktabr, COVID-19; in Uzbek a
 *	             year or day and its word too: 2023 йил, 19 октябрь
 *	placeable    URL, e-mail, bare domain, @handle, #tag, file name, %s, {name}, entity
 *	code         <a1>, </a1>, <br2/>
 *	punctuation  every other visible character; a run of one and the same is one token
 *
 * A token knows where it stands, its folded form and its stem key:
 *
 *	folded  as the folded key of the text has it: small letters, Uzbek in Latin
 *	        script (without ʼ), one kind of dash, quote and apostrophe, ё as е, narrow width;
 *	        of a code its kind and letters, without the number: <a>
 *	stem    of a word its key in stem.h, of anything else the folded form
 *
 * Case is folded away in both; `shape` keeps what is needed to say "other case".
 *
 * Two tokens are near relatives (design.md §7, token_is_near()) when they are of one
 * kind and have the same stem, or both are numbers, or both codes, or both
 * placeables. Two tokens are the same (token_is_same()) when kind, folded form and
 * shape agree.
 */
#ifndef TEXT_TOKEN_H
#define TEXT_TOKEN_H

#include "base/strbuf.h"
#include "text/language.h"

#include <stdint.h>

enum token_kind {
	TOKEN_WORD,
	TOKEN_NUMBER,
	TOKEN_PLACEABLE,
	TOKEN_CODE,
	TOKEN_PUNCTUATION,
};

enum token_shape {
	SHAPE_NONE,    /* no letters, or letters without case */
	SHAPE_LOWER,   /* toshkent */
	SHAPE_CAPITAL, /* Toshkent, and a lone capital */
	SHAPE_UPPER,   /* TOSHKENT */
	SHAPE_MIXED,   /* ToshDU */
	SHAPES
};

struct token {
	uint8_t kind;  /* enum token_kind */
	uint8_t shape; /* enum token_shape */
	bool glued;    /* nothing stands between it and the token before it */
	uint32_t from, to;		/* bytes in the marked form */
	uint32_t folded, folded_bytes;	/* in tokens.text */
	uint32_t stem, stem_bytes;	/* in tokens.text; may be the same place */
	uint64_t folded_hash, stem_hash; /* of a word: hash_bytes() of both under HASH_KEY_STORED; else 0 */
};

/*
 * A reusable buffer: run after run it allocates nothing once it has grown to
 * the longest text. A zeroed one with STRBUF_INIT is empty: TOKENS_INIT.
 */
struct tokens {
	struct token *items;
	size_t count, capacity;
	struct strbuf text;
};

#define TOKENS_INIT { NULL, 0, 0, STRBUF_INIT }

void tokens_release(struct tokens *tokens);

/* Borrow from the buffer, until it is used again. */
static inline struct slice tokens_folded(const struct tokens *tokens, size_t index)
{
	const struct token *token = &tokens->items[index];

	return slice_from(tokens->text.data + token->folded, token->folded_bytes);
}

static inline struct slice tokens_stem(const struct tokens *tokens, size_t index)
{
	const struct token *token = &tokens->items[index];

	return slice_from(tokens->text.data + token->stem, token->stem_bytes);
}

bool token_is_same(const struct tokens *a, size_t i, const struct tokens *b, size_t j);
bool token_is_near(const struct tokens *a, size_t i, const struct tokens *b, size_t j);

/* "word", "number" …: for `segment --tokens`. */
const char *token_kind_name(enum token_kind kind);

/*
 * Holds the stemmer of one language and a small cache of words, so one thread
 * uses it at a time. Made in microseconds; keep it for more than one text.
 */
struct tokenizer;

struct tokenizer *tokenizer_new(const struct language *language);
void tokenizer_free(struct tokenizer *tokenizer);

/* Fills `tokens` anew. Any bytes will do; at most UINT32_MAX / 4 of them. */
void tokenizer_run(struct tokenizer *tokenizer, struct slice marked, struct tokens *tokens);

#endif
