/*
 * token -- text cut into the pieces that memory, terms and counts work on.
 *
 * A hand-written scanner for scripts that put spaces between words; ICU's break
 * iterator is only asked about runs of those that do not. Nine words of ten are letters
 * between spaces and punctuation: token_plain_end() knows them at first sight, and what
 * folding and stemming make of them is remembered (token_cache.h), so that such a token
 * costs a look at each letter, a hash and a copy. Any other goes the long way.
 */
#include <config.h>

#include "text/token.h"

#include "base/alloc.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "text/character.h"
#include "text/code.h"
#include "text/key.h"
#include "text/protect.h"
#include "text/stem.h"
#include "text/token_cache.h"
#include "text/token_ends.h"

#include <assert.h>
#include <stdlib.h>
#include <unicode/ubrk.h>

struct tokenizer {
	const struct language *language;
	struct stemmer *stemmer;
	struct token_cache *cache;
	UBreakIterator *breaks; /* opened when first needed */
	struct strbuf scratch;
};

/* One text on its way into tokens. */
struct scan {
	struct tokenizer *tokenizer;
	struct slice text;
	struct tokens *tokens;
	struct token_ends ends;
};

struct tokenizer *tokenizer_new(const struct language *language)
{
	struct tokenizer *tokenizer = alloc_zeroed(1, sizeof(*tokenizer));

	tokenizer->language = language;
	tokenizer->stemmer = stemmer_new(language);
	tokenizer->cache = token_cache_new();
	strbuf_init(&tokenizer->scratch);
	return tokenizer;
}

void tokenizer_free(struct tokenizer *tokenizer)
{
	if (!tokenizer)
		return;
	stemmer_free(tokenizer->stemmer);
	if (tokenizer->breaks)
		ubrk_close(tokenizer->breaks);
	strbuf_release(&tokenizer->scratch);
	token_cache_free(tokenizer->cache);
	free(tokenizer);
}

void tokens_release(struct tokens *tokens)
{
	free(tokens->items);
	strbuf_release(&tokens->text);
	*tokens = (struct tokens)TOKENS_INIT;
}

/* The code point at an offset that is less than the text's bytes, and where the next begins. */
static uint32_t peek(struct slice text, size_t at, size_t *next)
{
	*next = at;
	return utf8_next(text, next);
}

static bool is_letter_at(struct slice text, size_t at)
{
	return at < text.bytes && character_kind(utf8_next(text, &at)) == CHARACTER_LETTER;
}

/* ---------------------------------------------------------------- adding tokens */

static struct token *add_token(struct scan *scan, enum token_kind kind, size_t from, size_t to)
{
	struct tokens *tokens = scan->tokens;
	struct token *token;

	ARRAY_GROW(tokens->items, tokens->count, tokens->capacity);
	token = &tokens->items[tokens->count];
	*token = (struct token){
		.kind = (uint8_t)kind,
		.glued = tokens->count > 0 && token[-1].to == from,
		.from = (uint32_t)from,
		.to = (uint32_t)to,
		.folded = (uint32_t)tokens->text.bytes,
		.stem = (uint32_t)tokens->text.bytes,
	};
	tokens->count++;
	return token;
}

/* Closes the folded form that was added to the text; the stem is the same place. */
static void end_folded(struct tokens *tokens, struct token *token)
{
	token->folded_bytes = (uint32_t)(tokens->text.bytes - token->folded);
	token->stem_bytes = token->folded_bytes;
}

/* ---------------------------------------------------------------- words */

/* As the folded key of the whole text has it; the spaces inside a number fall away. */
static void fold(const struct tokenizer *tokenizer, struct slice surface, struct strbuf *folded)
{
	size_t kept = folded->bytes;

	key_folded(tokenizer->language, surface, folded, NULL);
	for (size_t i = kept; i < folded->bytes; i++)
		if (folded->data[i] != ' ')
			folded->data[kept++] = folded->data[i];
	strbuf_truncate(folded, kept);
}

static enum token_shape shape_of(struct slice surface)
{
	size_t capitals = 0, smalls = 0;
	bool first_is_capital = false;

	for (size_t at = 0; at < surface.bytes;) {
		uint32_t c = utf8_next(surface, &at);

		if (character_is_upper(c)) {
			first_is_capital |= capitals + smalls == 0;
			capitals++;
		} else if (character_is_lower(c)) {
			smalls++;
		}
	}
	if (capitals + smalls == 0)
		return SHAPE_NONE;
	if (capitals == 0)
		return SHAPE_LOWER;
	if (capitals == 1 && first_is_capital)
		return SHAPE_CAPITAL;
	return smalls == 0 ? SHAPE_UPPER : SHAPE_MIXED;
}

/* The long way to a word's keys. They are kept for the next time, or else the entry stays as it is. */
static void make_word_keys(struct scan *scan, struct token *token, struct slice surface, struct token_entry *entry)
{
	struct tokenizer *tokenizer = scan->tokenizer;
	struct strbuf *text = &scan->tokens->text;
	struct slice folded, stem;

	fold(tokenizer, surface, text);
	end_folded(scan->tokens, token);
	token->stem = (uint32_t)text->bytes;
	strbuf_clear(&tokenizer->scratch);
	stemmer_add(tokenizer->stemmer, slice_from(text->data + token->folded, token->folded_bytes),
		    &tokenizer->scratch);
	strbuf_add(text, strbuf_slice(&tokenizer->scratch));
	token->stem_bytes = (uint32_t)(text->bytes - token->stem);
	folded = slice_from(text->data + token->folded, token->folded_bytes);
	stem = slice_from(text->data + token->stem, token->stem_bytes);
	token->shape = (uint8_t)shape_of(surface);
	token->folded_hash = hash_bytes(folded, HASH_KEY_STORED);
	token->stem_hash = hash_bytes(stem, HASH_KEY_STORED);
	if (!token_entry_keep(entry, surface, folded, stem))
		return;
	entry->shape = token->shape;
	entry->folded_hash = token->folded_hash;
	entry->stem_hash = token->stem_hash;
}

static void add_word(struct scan *scan, size_t from, size_t to)
{
	struct slice surface = slice_part(scan->text, from, to);
	struct token_entry *entry = token_cache_at(scan->tokenizer->cache, surface);
	struct token *token = add_token(scan, TOKEN_WORD, from, to);

	if (!token_entry_is(entry, surface)) {
		make_word_keys(scan, token, surface, entry);
		return;
	}
	strbuf_add(&scan->tokens->text, token_entry_forms(entry));
	token->shape = entry->shape;
	token->folded_bytes = entry->folded_bytes;
	token->stem = token->folded + token->folded_bytes;
	token->stem_bytes = entry->stem_bytes;
	token->folded_hash = entry->folded_hash;
	token->stem_hash = entry->stem_hash;
}

/* Digits and what stands between them are their own key. */
static bool is_plain_number(struct slice surface)
{
	for (size_t i = 0; i < surface.bytes; i++)
		if (surface.data[i] < '.' || surface.data[i] > ':')
			if (surface.data[i] != ',')
				return false;
	return true;
}

static void add_number(struct scan *scan, size_t from, size_t to)
{
	struct slice surface = slice_part(scan->text, from, to);
	struct token *token = add_token(scan, TOKEN_NUMBER, from, to);

	if (is_plain_number(surface)) {
		strbuf_add(&scan->tokens->text, surface);
	} else {
		token->shape = (uint8_t)shape_of(surface);
		fold(scan->tokenizer, surface, &scan->tokens->text);
	}
	end_folded(scan->tokens, token);
}

static void scan_word(struct scan *scan, size_t *at)
{
	bool digits = false;
	size_t end = token_word_end(&scan->ends, *at, &digits);

	if (digits)
		add_number(scan, *at, end);
	else
		add_word(scan, *at, end);
	*at = end;
}

/* ---------------------------------------------------------------- scripts without spaces */

static void add_unspaced(struct scan *scan, size_t from, size_t to)
{
	struct token *token = add_token(scan, TOKEN_WORD, from, to);

	strbuf_add(&scan->tokens->text, slice_part(scan->text, from, to));
	end_folded(scan->tokens, token);
	token->folded_hash = token->stem_hash = hash_bytes(slice_part(scan->text, from, to), HASH_KEY_STORED);
}

static size_t unspaced_end(struct slice text, size_t at)
{
	while (at < text.bytes) {
		size_t next;
		enum character_kind kind = character_kind(peek(text, at, &next));

		if (kind != CHARACTER_UNSPACED && kind != CHARACTER_MARK && kind != CHARACTER_IGNORED)
			break;
		at = next;
	}
	return at;
}

static void scan_unspaced(struct scan *scan, size_t *at)
{
	struct tokenizer *tokenizer = scan->tokenizer;
	size_t from = *at, end = unspaced_end(scan->text, from);
	UErrorCode status = U_ZERO_ERROR;
	UText text = UTEXT_INITIALIZER;
	int32_t edge, before = 0;

	*at = end;
	if (!tokenizer->breaks)
		tokenizer->breaks = ubrk_open(UBRK_WORD, tokenizer->language->icu_locale, NULL, 0, &status);
	utext_openUTF8(&text, scan->text.data + from, (int64_t)(end - from), &status);
	if (tokenizer->breaks)
		ubrk_setUText(tokenizer->breaks, &text, &status);
	if (U_FAILURE(status) || !tokenizer->breaks) {
		add_unspaced(scan, from, end);
	} else {
		ubrk_first(tokenizer->breaks);
		while ((edge = ubrk_next(tokenizer->breaks)) != UBRK_DONE) {
			add_unspaced(scan, from + (size_t)before, from + (size_t)edge);
			before = edge;
		}
	}
	utext_close(&text);
}

/* ---------------------------------------------------------------- everything else */

static enum token_kind token_kind_of(enum protected_kind kind)
{
	return kind == PROTECTED_CODE ? TOKEN_CODE : TOKEN_PLACEABLE;
}

/* <a1> gives <a>, <br2/> gives <br/>. */
static void add_code_key(struct scan *scan, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (scan->text.data[i] < '0' || scan->text.data[i] > '9')
			strbuf_add_byte(&scan->tokens->text, scan->text.data[i]);
}

static bool scan_protected(struct scan *scan, size_t *at)
{
	size_t end;
	enum protected_kind kind = protect_scan(scan->text, *at, &end);
	struct token *token;

	if (kind == PROTECTED_NONE)
		return false;
	token = add_token(scan, token_kind_of(kind), *at, end);
	if (kind == PROTECTED_CODE)
		add_code_key(scan, *at, end);
	else
		fold(scan->tokenizer, slice_part(scan->text, *at, end), &scan->tokens->text);
	end_folded(scan->tokens, token);
	*at = end;
	return true;
}

/* A single quote before a letter opens, the next one of any shape closes. */
static void note_quote(struct scan *scan, uint32_t c, size_t after)
{
	if (character_fold(c) == '\'')
		scan->ends.quote = scan->ends.quote == 0 && is_letter_at(scan->text, after) ? c : 0;
}

static void scan_symbol(struct scan *scan, size_t *at)
{
	size_t from = *at, end, next;
	uint32_t c = peek(scan->text, from, &end);
	struct token *token;

	note_quote(scan, c, end);
	while (end < scan->text.bytes && peek(scan->text, end, &next) == c)
		end = next;
	token = add_token(scan, TOKEN_PUNCTUATION, from, end);
	strbuf_add_codepoint(&scan->tokens->text, c == '.' && end - from > 2 ? 0x2026 : character_fold(c));
	end_folded(scan->tokens, token);
	*at = end;
}

static void scan_letter(struct scan *scan, size_t *at)
{
	size_t end = token_plain_end(scan->text, *at);

	if (end > *at) {
		add_word(scan, *at, end);
		*at = end;
	} else if (!scan_protected(scan, at)) {
		scan_word(scan, at);
	}
}

void tokenizer_run(struct tokenizer *tokenizer, struct slice marked, struct tokens *tokens)
{
	struct scan scan = {
		.tokenizer = tokenizer,
		.text = marked,
		.tokens = tokens,
		.ends = {
			.text = marked,
			.uzbek = language_same_base(tokenizer->language, &language_uz),
			.spaced_groups = tokenizer->language != &language_en,
		},
	};
	size_t at = 0, next;

	assert(marked.bytes <= UINT32_MAX / 4);
	tokens->count = 0;
	strbuf_clear(&tokens->text);
	while (at < marked.bytes) {
		switch (character_kind(peek(marked, at, &next))) {
		case CHARACTER_SPACE:
		case CHARACTER_IGNORED:
			at = next;
			break;
		case CHARACTER_LETTER:
			scan_letter(&scan, &at);
			break;
		case CHARACTER_DIGIT:
		case CHARACTER_MARK:
			if (!scan_protected(&scan, &at))
				scan_word(&scan, &at);
			break;
		case CHARACTER_UNSPACED:
			scan_unspaced(&scan, &at);
			break;
		default:
			if (!scan_protected(&scan, &at))
				scan_symbol(&scan, &at);
		}
	}
}

/* ---------------------------------------------------------------- comparing */

bool token_is_same(const struct tokens *a, size_t i, const struct tokens *b, size_t j)
{
	return a->items[i].kind == b->items[j].kind && a->items[i].shape == b->items[j].shape &&
	       slice_equal(tokens_folded(a, i), tokens_folded(b, j));
}

bool token_is_near(const struct tokens *a, size_t i, const struct tokens *b, size_t j)
{
	enum token_kind kind = a->items[i].kind;

	if (kind != b->items[j].kind)
		return false;
	if (kind == TOKEN_NUMBER || kind == TOKEN_PLACEABLE || kind == TOKEN_CODE)
		return true;
	return slice_equal(tokens_stem(a, i), tokens_stem(b, j));
}

const char *token_kind_name(enum token_kind kind)
{
	static const char *const names[] = {
		[TOKEN_WORD] = "word",
		[TOKEN_NUMBER] = "number",
		[TOKEN_PLACEABLE] = "placeable",
		[TOKEN_CODE] = "code",
		[TOKEN_PUNCTUATION] = "punctuation",
	};

	return names[kind];
}
