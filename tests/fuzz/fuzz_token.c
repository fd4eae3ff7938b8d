/*
 * Tokens of any bytes stand in order inside the text, their keys inside the
 * buffer, and a second run gives the same ones.
 */
#include <config.h>

#include "tests/fuzz/fuzz.h"

#include <assert.h>

#include "text/count.h"
#include "text/token.h"

static void check(const struct language *language, struct slice text)
{
	struct tokenizer *tokenizer = tokenizer_new(language);
	struct tokens tokens = TOKENS_INIT, again = TOKENS_INIT;
	struct count count = { 0, 0, 0 };
	size_t end = 0;

	tokenizer_run(tokenizer, text, &tokens);
	tokenizer_run(tokenizer, text, &again);
	assert(tokens.count == again.count);
	for (size_t i = 0; i < tokens.count; i++) {
		const struct token *token = &tokens.items[i];

		assert(token->from >= end && token->from < token->to && token->to <= text.bytes);
		assert((size_t)token->folded + token->folded_bytes <= tokens.text.bytes);
		assert((size_t)token->stem + token->stem_bytes <= tokens.text.bytes);
		assert(token_is_same(&tokens, i, &again, i) && token_is_near(&tokens, i, &again, i));
		end = token->to;
	}
	count_text(text, &tokens, &count);
	assert(count.words <= text.bytes && count.characters_without_spaces <= count.characters);
	tokens_release(&tokens);
	tokens_release(&again);
	tokenizer_free(tokenizer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct language *const *all = language_all();
	struct slice text = slice_from((const char *)data, size);

	for (size_t i = 0; i < 4; i++)
		check(all[i], text);
	return 0;
}
