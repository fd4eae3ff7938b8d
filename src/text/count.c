/*
 * count -- words as the trade counts them.
 */
#include <config.h>

#include "text/count.h"

#include "base/utf8.h"
#include "text/character.h"

static bool is_wordlike(const struct token *token)
{
	return token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER || token->kind == TOKEN_PLACEABLE;
}

/* Hyphens tie two words; closing brackets, quotes and codes tie a suffix. */
static bool joins_words(struct slice marked, const struct token *token)
{
	uint32_t c;

	if (token->kind == TOKEN_CODE)
		return true;
	c = utf8_next(marked, &(size_t){ token->from });
	if (character_kind(c) == CHARACTER_DASH || character_kind(c) == CHARACTER_APOSTROPHE)
		return true;
	return c == ')' || c == ']' || character_fold(c) == '"';
}

/* How many characters of a token count as words of their own. */
static size_t ideographs(struct slice surface)
{
	size_t count = 0;

	for (size_t at = 0; at < surface.bytes;) {
		uint32_t c = utf8_next(surface, &at);

		count += (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) ||
			 (c >= 0xf900 && c <= 0xfaff) || (c >= 0x20000 && c <= 0x3ffff);
	}
	return count;
}

/* 2023 йил is one token, and two words for those who count them. */
static size_t words_of_number(struct slice surface)
{
	size_t words = 1;

	for (size_t at = 0; at < surface.bytes;) {
		bool space = character_kind(utf8_next(surface, &at)) == CHARACTER_SPACE;

		words += space && at < surface.bytes &&
			 character_kind(utf8_next(surface, &(size_t){ at })) == CHARACTER_LETTER;
	}
	return words;
}

static size_t count_words(struct slice marked, const struct tokens *tokens)
{
	size_t words = 0;
	bool joined = false; /* the next word, if glued, belongs to the one before */

	for (size_t i = 0; i < tokens->count; i++) {
		const struct token *token = &tokens->items[i];

		if (is_wordlike(token)) {
			struct slice surface = slice_part(marked, token->from, token->to);
			size_t own = token->shape == SHAPE_NONE && token->kind == TOKEN_WORD ? ideographs(surface) : 0;

			if (token->kind == TOKEN_NUMBER)
				own = words_of_number(surface) - (joined && token->glued);
			else if (!own)
				own = !(joined && token->glued);
			words += own;
			joined = true;
		} else {
			joined = joined && token->glued && joins_words(marked, token);
		}
	}
	return words;
}

void count_text(struct slice marked, const struct tokens *tokens, struct count *count)
{
	size_t code = 0;

	count->words += count_words(marked, tokens);
	for (size_t at = 0; at < marked.bytes;) {
		while (code < tokens->count &&
		       (tokens->items[code].kind != TOKEN_CODE || tokens->items[code].to <= at))
			code++;
		if (code < tokens->count && tokens->items[code].from == at) {
			at = tokens->items[code].to;
			continue;
		}
		count->characters++;
		if (character_kind(utf8_next(marked, &at)) != CHARACTER_SPACE)
			count->characters_without_spaces++;
	}
}
