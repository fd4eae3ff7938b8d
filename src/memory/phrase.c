/*
 * phrase -- words one behind the other, looked for in a text.
 */
#include <config.h>

#include "memory/phrase.h"

#include "base/alloc.h"
#include "text/uzbek_tail.h"

#include <stdlib.h>

/* Keys that the forms of one word are looked for by. */
#define NEARS_MOST 12

/* Bytes; shorter ones are the stem of too much. */
#define UZBEK_STEM_LEAST 3

static bool is_word(const struct tokens *tokens, size_t index)
{
	return tokens->items[index].kind != TOKEN_PUNCTUATION;
}

/* In any form of its stem. */
static bool is_inflected(const struct phrase *phrase, size_t word)
{
	return !phrase->exact && phrase->tokens.items[phrase->words[word]].kind == TOKEN_WORD;
}

/* ------------------------------------------------------------ for the index */

/*
 * Words whose keys the forms of an Uzbek word have: it and what it may be a form of, each alone and as what is
 * owned, because behind an owner's ending keys part.
 */
static void add_uzbek_forms(struct slice word, struct strbuf *forms)
{
	for (size_t bytes = UZBEK_STEM_LEAST; bytes <= word.bytes; bytes++)
		if (bytes == word.bytes || uzbek_tail_follows(word, bytes, false, NULL))
			strbuf_addf(forms, "%.*s %.*si %.*ssi ", SLICE_ARG(slice_part(word, 0, bytes)),
				    SLICE_ARG(slice_part(word, 0, bytes)),
				    SLICE_ARG(slice_part(word, 0, bytes)));
}

static void add_near(struct run_word *asked, uint64_t *nears, uint64_t near)
{
	for (size_t i = 0; i < asked->near_count; i++)
		if (nears[i] == near)
			return;
	if (asked->near_count < NEARS_MOST)
		nears[asked->near_count++] = near;
}

static void ask_for_nears(struct phrase *phrase, struct tokenizer *tokenizer, size_t word)
{
	uint64_t *nears = phrase->nears + word * NEARS_MOST;
	struct run_word *asked = &phrase->asked[word];
	struct strbuf forms = STRBUF_INIT;
	struct tokens tokens = TOKENS_INIT;

	asked->nears = nears;
	add_near(asked, nears, score_token_read(&phrase->tokens, phrase->words[word], SHAPE_NONE).near);
	if (phrase->uzbek) {
		add_uzbek_forms(tokens_folded(&phrase->tokens, phrase->words[word]), &forms);
		tokenizer_run(tokenizer, strbuf_slice(&forms), &tokens);
	}
	for (size_t i = 0; i < tokens.count; i++)
		add_near(asked, nears, score_token_read(&tokens, i, SHAPE_NONE).near);
	strbuf_release(&forms);
	tokens_release(&tokens);
}

static void ask_for_forms(struct phrase *phrase, size_t word)
{
	struct score_token *forms = phrase->forms + word * SHAPES;

	for (unsigned shape = 0; shape < SHAPES; shape++)
		forms[shape] = score_token_read(&phrase->tokens, phrase->words[word], shape);
	phrase->asked[word].forms = forms;
	phrase->asked[word].form_count = SHAPES;
}

struct run_phrase phrase_ask(const struct phrase *phrase)
{
	return (struct run_phrase){ .words = phrase->asked, .count = phrase->count };
}

/* --------------------------------------------------------------- for texts */

void phrase_init(struct phrase *phrase, struct tokenizer *tokenizer, const struct language *language,
		 struct slice text, bool exact)
{
	*phrase = (struct phrase){ .tokens = TOKENS_INIT,
				   .exact = exact,
				   .uzbek = language_same_base(language, &language_uz) };
	tokenizer_run(tokenizer, text, &phrase->tokens);
	for (size_t i = 0; i < phrase->tokens.count; i++)
		if (is_word(&phrase->tokens, i)) {
			ARRAY_GROW(phrase->words, phrase->count, phrase->capacity);
			phrase->words[phrase->count++] = (uint32_t)i;
		}
	phrase->asked = alloc_zeroed(phrase->count + 1, sizeof(*phrase->asked));
	phrase->forms = alloc_zeroed(phrase->count + 1, SHAPES * sizeof(*phrase->forms));
	phrase->nears = alloc_zeroed(phrase->count + 1, NEARS_MOST * sizeof(*phrase->nears));
	for (size_t i = 0; i < phrase->count; i++)
		if (is_inflected(phrase, i))
			ask_for_nears(phrase, tokenizer, i);
		else
			ask_for_forms(phrase, i);
}

void phrase_release(struct phrase *phrase)
{
	tokens_release(&phrase->tokens);
	free(phrase->words);
	free(phrase->forms);
	free(phrase->nears);
	free(phrase->asked);
	*phrase = (struct phrase){ .tokens = TOKENS_INIT };
}

/* So that what is found in a text and what is found through an index are the same. */
static bool has_asked_near(const struct phrase *phrase, size_t word, const struct tokens *text, size_t index)
{
	uint64_t near = score_token_read(text, index, SHAPE_NONE).near;

	for (size_t i = 0; i < phrase->asked[word].near_count; i++)
		if (phrase->asked[word].nears[i] == near)
			return true;
	return false;
}

static size_t common_bytes(struct slice a, struct slice b)
{
	size_t bytes = 0;

	while (bytes < a.bytes && bytes < b.bytes && a.data[bytes] == b.data[bytes])
		bytes++;
	return bytes;
}

/*
 * Whether `other` is a form of something that `word` is a form of. An equal key alone says too little, that of qonuni and
 * qoni is the same: there all but the last letter of the shortest stem must stand in both (yuragim, yurak).
 */
static bool is_uzbek_form(struct slice word, struct slice other, bool same_key)
{
	size_t shortest = word.bytes;

	for (size_t bytes = word.bytes; bytes >= UZBEK_STEM_LEAST; bytes--) {
		if (bytes < word.bytes && !uzbek_tail_follows(word, bytes, false, NULL))
			continue;
		if (uzbek_is_form(slice_part(word, 0, bytes), other, false, NULL))
			return true;
		shortest = bytes;
	}
	return same_key && common_bytes(word, other) + 1 >= shortest;
}

static bool fits(const struct phrase *phrase, size_t word, const struct tokens *text, size_t index)
{
	size_t own = phrase->words[word];
	struct slice folded = tokens_folded(&phrase->tokens, own);
	bool near;

	if (!is_inflected(phrase, word))
		return phrase->tokens.items[own].kind == text->items[index].kind &&
		       slice_equal(folded, tokens_folded(text, index));
	near = token_is_near(&phrase->tokens, own, text, index);
	if (!phrase->uzbek)
		return near;
	return text->items[index].kind == TOKEN_WORD && has_asked_near(phrase, word, text, index) &&
	       is_uzbek_form(folded, tokens_folded(text, index), near);
}

/* The token that the phrase ends with if it begins here, or SIZE_MAX. */
static size_t end_from(const struct phrase *phrase, const struct tokens *text, size_t at)
{
	size_t last = at;

	for (size_t word = 0; word < phrase->count; word++) {
		while (at < text->count && !is_word(text, at))
			at++;
		if (at == text->count || !fits(phrase, word, text, at))
			return SIZE_MAX;
		last = at++;
	}
	return last;
}

bool phrase_find(const struct phrase *phrase, const struct tokens *text, size_t *from, size_t *first,
		 size_t *last)
{
	for (size_t at = *from; at < text->count && phrase->count; at++) {
		if (!is_word(text, at) || (*last = end_from(phrase, text, at)) == SIZE_MAX)
			continue;
		*first = at;
		*from = *last + 1;
		return true;
	}
	return false;
}
