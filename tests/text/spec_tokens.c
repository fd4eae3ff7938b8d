/*
 * The examples of tests/spec/tokens.txt, which says how they are written.
 */
#include <config.h>

#include "text/token.h"

#include "tests/spec/run.h"

static void print_token(struct slice text, const struct tokens *tokens, size_t index, struct strbuf *out)
{
	const struct token *token = &tokens->items[index];

	strbuf_add(out, slice_part(text, token->from, token->to));
	strbuf_addf(out, " | %.*s | %.*s | %s", SLICE_ARG(tokens_folded(tokens, index)),
		    SLICE_ARG(tokens_stem(tokens, index)), token_kind_name((enum token_kind)token->kind));
}

static bool judge(const struct spec_example *example, struct strbuf *came)
{
	const struct language *language;
	struct tokens tokens = TOKENS_INIT;
	struct tokenizer *tokenizer;
	struct slice text;
	bool good;
	char sign;

	if (!spec_line(example->lines[0], "<", &language, &sign, &text))
		return false;
	tokenizer = tokenizer_new(language);
	tokenizer_run(tokenizer, text, &tokens);
	good = tokens.count + 1 == example->count;
	for (size_t i = 0; i < tokens.count; i++) {
		struct strbuf token = STRBUF_INIT;

		print_token(text, &tokens, i, &token);
		good = good && slice_equal(slice_part(example->lines[i + 1], 2, SIZE_MAX), strbuf_slice(&token));
		strbuf_addf(came, "[%s]", token.data);
		strbuf_release(&token);
	}
	tokens_release(&tokens);
	tokenizer_free(tokenizer);
	return good;
}

int main(void)
{
	return spec_run("tokens.txt", judge);
}
