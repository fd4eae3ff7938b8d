/*
 * token -- text cut into the pieces that memory, terms and counts work on.
 *
 * A hand-written scanner for scripts that put spaces between words; ICU's break
 * iterator is only asked about runs of those that do not. What folding and
 * stemming make of a word is remembered in a table of fixed size inside the
 * tokenizer: a press text says the same few thousand words over and over, and
 * so a token costs a hash and two copies.
 */
#include <config.h>

#include "text/token.h"

#include "base/alloc.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "text/character.h"
#include "text/code.h"
#include "text/key.h"
#include "text/numeral.h"
#include "text/protect.h"
#include "text/stem.h"

#include <assert.h>
#include <stdlib.h>
#include <unicode/ubrk.h>

#define CACHE_SLOTS 16384 /* a power of two */
#define CACHED_BYTES 125 /* of surface, folded form and stem together */

struct cached {
	uint8_t surface_bytes, folded_bytes, stem_bytes;
	char bytes[CACHED_BYTES];
};

struct tokenizer {
	const struct language *language;
	bool uzbek;
	bool spaced_groups; /* 1 200 is one number */
	struct stemmer *stemmer;
	struct hash_key key;
	struct cached *cache;
	UBreakIterator *breaks; /* opened when first needed */
	struct strbuf scratch;
};

/* One text on its way into tokens. */
struct scan {
	struct tokenizer *tokenizer;
	struct slice text;
	struct tokens *tokens;
	uint32_t quote; /* the single quote that was opened, or 0 */
};

struct tokenizer *tokenizer_new(const struct language *language)
{
	struct tokenizer *tokenizer = alloc_zeroed(1, sizeof(*tokenizer));

	tokenizer->language = language;
	tokenizer->uzbek = language_same_base(language, &language_uz);
	tokenizer->spaced_groups = language != &language_en;
	tokenizer->stemmer = stemmer_new(language);
	tokenizer->key = hash_key_random();
	tokenizer->cache = alloc_zeroed(CACHE_SLOTS, sizeof(*tokenizer->cache));
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
	free(tokenizer->cache);
	free(tokenizer);
}

void tokens_release(struct tokens *tokens)
{
	free(tokens->items);
	strbuf_release(&tokens->text);
	*tokens = (struct tokens)TOKENS_INIT;
}

/* ---------------------------------------------------------------- looking around */

/* The code point at an offset, and where the next begins; 0 at the end. */
static uint32_t peek(struct slice text, size_t at, size_t *next)
{
	*next = at;
	return at < text.bytes ? utf8_next(text, next) : 0;
}

static enum character_kind kind_at(struct slice text, size_t at)
{
	size_t next;

	return at < text.bytes ? character_kind(peek(text, at, &next)) : CHARACTER_SPACE;
}

static bool is_digit_at(struct slice text, size_t at)
{
	return kind_at(text, at) == CHARACTER_DIGIT;
}

static bool is_letter_at(struct slice text, size_t at)
{
	return kind_at(text, at) == CHARACTER_LETTER;
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

static struct cached *find_cached(struct tokenizer *tokenizer, struct slice surface)
{
	return &tokenizer->cache[hash_bytes(surface, tokenizer->key) & (CACHE_SLOTS - 1)];
}

static bool is_cached(const struct cached *cached, struct slice surface)
{
	return cached->surface_bytes == surface.bytes && memcmp(cached->bytes, surface.data, surface.bytes) == 0;
}

static void remember(struct cached *cached, struct slice surface, struct slice folded, struct slice stem)
{
	if (surface.bytes + folded.bytes + stem.bytes > CACHED_BYTES)
		return;
	cached->surface_bytes = (uint8_t)surface.bytes;
	cached->folded_bytes = (uint8_t)folded.bytes;
	cached->stem_bytes = (uint8_t)stem.bytes;
	memcpy(cached->bytes, surface.data, surface.bytes);
	memcpy(cached->bytes + surface.bytes, folded.data, folded.bytes);
	memcpy(cached->bytes + surface.bytes + folded.bytes, stem.data, stem.bytes);
}

static void add_word_keys(struct scan *scan, struct token *token, struct slice surface)
{
	struct tokenizer *tokenizer = scan->tokenizer;
	struct strbuf *text = &scan->tokens->text;
	struct cached *cached = find_cached(tokenizer, surface);

	if (is_cached(cached, surface)) {
		strbuf_add(text, slice_from(cached->bytes + surface.bytes,
					    (size_t)cached->folded_bytes + cached->stem_bytes));
		token->folded_bytes = cached->folded_bytes;
		token->stem = token->folded + token->folded_bytes;
		token->stem_bytes = cached->stem_bytes;
		return;
	}
	fold(tokenizer, surface, text);
	end_folded(scan->tokens, token);
	token->stem = (uint32_t)text->bytes;
	strbuf_clear(&tokenizer->scratch);
	stemmer_add(tokenizer->stemmer, slice_from(text->data + token->folded, token->folded_bytes),
		    &tokenizer->scratch);
	strbuf_add(text, strbuf_slice(&tokenizer->scratch));
	token->stem_bytes = (uint32_t)(text->bytes - token->stem);
	remember(cached, surface, slice_from(text->data + token->folded, token->folded_bytes),
		 slice_from(text->data + token->stem, token->stem_bytes));
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

/* ---------------------------------------------------------------- where a word ends */

/* An apostrophe inside a word, or at the end of one that oʻ or gʻ ends. */
static bool belongs_to_word(struct scan *scan, uint32_t before, uint32_t mark, size_t after)
{
	bool letter_follows = is_letter_at(scan->text, after);
	uint32_t lower = character_fold(before);

	if (character_kind(before) != CHARACTER_LETTER)
		return false;
	if (letter_follows && (scan->tokenizer->uzbek || (mark != '`' && mark != 0xb4)))
		return true;
	if (mark == 0x2bb)
		return true;
	if (mark == 0x2bc)
		return scan->quote == 0;
	return scan->tokenizer->uzbek && (lower == 'o' || lower == 'g') && scan->quote == 0;
}

/* Letters, marks and digits, with apostrophes between them. */
static size_t run_end(struct scan *scan, size_t at, bool *digits)
{
	uint32_t before = 0;

	while (at < scan->text.bytes) {
		size_t next;
		uint32_t c = peek(scan->text, at, &next);
		enum character_kind kind = character_kind(c);

		if (kind == CHARACTER_APOSTROPHE) {
			if (!belongs_to_word(scan, before, c, next))
				break;
		} else if (kind == CHARACTER_DIGIT) {
			*digits = true;
		} else if (kind == CHARACTER_IGNORED) {
			if (!is_letter_at(scan->text, next))
				break;
		} else if (kind != CHARACTER_LETTER && kind != CHARACTER_MARK) {
			break;
		}
		if (kind != CHARACTER_MARK && kind != CHARACTER_IGNORED)
			before = c;
		at = next;
	}
	return at;
}

/*
 * An abbreviation with inner dots: parts of one to three letters, each with its
 * dot, one part at least a single letter; the last dot may be missing behind
 * such a letter. д.ю.н., т.д, Ph.D., куб.м. Gives `at` when there is none.
 */
static size_t dotted_end(struct slice text, size_t at)
{
	size_t start = at, parts = 0, singles = 0;

	for (;;) {
		size_t letters = 0, end = at, next;

		while (letters < 4 && is_letter_at(text, end)) {
			peek(text, end, &next);
			end = next;
			letters++;
		}
		if (letters == 0)
			break;
		if (letters > 3 || end >= text.bytes || text.data[end] != '.') {
			if (letters == 1 && parts > 0 && kind_at(text, end) != CHARACTER_DIGIT)
				return end;
			break;
		}
		parts++;
		singles += letters == 1;
		at = end + 1;
	}
	return parts > 1 && singles > 0 ? at : start;
}

/* Three digits and no fourth behind one space that may group digits. */
static bool group_follows(const struct scan *scan, size_t at, size_t *end)
{
	size_t next;
	uint32_t c = peek(scan->text, at, &next);

	if (c != 0xa0 && c != 0x202f && c != 0x2009 && (c != ' ' || !scan->tokenizer->spaced_groups))
		return false;
	for (int i = 0; i < 3; i++, next++)
		if (next >= scan->text.bytes || scan->text.data[next] < '0' || scan->text.data[next] > '9')
			return false;
	*end = next;
	return !is_digit_at(scan->text, next) && !is_letter_at(scan->text, next);
}

/* Digits with what may stand between digits: 1 200,5  19.10.2023  14:30  10/19/2023 */
static size_t number_end(struct scan *scan, size_t at)
{
	struct slice text = scan->text;
	size_t start = at, next;
	bool grouped = true; /* until something else than a group of digits was seen */

	for (;;) {
		while (is_digit_at(text, at)) {
			peek(text, at, &next);
			at = next;
		}
		if (grouped && (at - start <= 3 || start != 0) && at - start > 0) {
			size_t end;

			if (at - start <= 3)
				while (group_follows(scan, at, &end))
					at = end;
			grouped = false;
		}
		if (at + 1 < text.bytes && memchr(".,:/", text.data[at], 4) && is_digit_at(text, at + 1))
			at++;
		else
			break;
	}
	return at;
}

/* A hyphen, or an en dash between digits, that ties what follows to a number. */
static size_t tie_end(struct slice text, size_t at)
{
	size_t next, behind = at;
	uint32_t c = peek(text, at, &next);
	uint32_t before = utf8_previous(text, &behind);
	bool digit_before = character_kind(before) == CHARACTER_DIGIT;
	bool digit_after = is_digit_at(text, next);

	if (c == '-' || c == 0x2010 || c == 0x2011)
		return (digit_before && is_letter_at(text, next)) || digit_after ? next : at;
	return c == 0x2013 && digit_before && digit_after ? next : at;
}

static size_t part_end(struct scan *scan, size_t at, bool *digits)
{
	if (is_digit_at(scan->text, at)) {
		*digits = true;
		at = number_end(scan, at);
	}
	return run_end(scan, at, digits);
}

/*
 * In Cyrillic Uzbek a space stands where Latin has a hyphen: 2023 йил is 2023-yil,
 * 19 октябрь 19-oktabr. So the two are one token in both scripts.
 */
static size_t date_word_end(struct scan *scan, size_t at)
{
	size_t next;
	uint32_t c = peek(scan->text, at, &next);
	bool digits = true;

	if (!scan->tokenizer->uzbek || (c != ' ' && c != 0xa0) || !is_letter_at(scan->text, next) ||
	    !numeral_takes_hyphen(scan->text, at, next))
		return at;
	return run_end(scan, next, &digits);
}

static void scan_word(struct scan *scan, size_t *at)
{
	size_t from = *at, end;
	bool digits = false;
	struct token *token;
	struct slice surface;

	end = dotted_end(scan->text, from);
	if (end == from) {
		end = part_end(scan, from, &digits);
		for (size_t tied = tie_end(scan->text, end); tied > end; tied = tie_end(scan->text, end))
			end = part_end(scan, tied, &digits);
		if (digits)
			end = date_word_end(scan, end);
	}
	surface = slice_part(scan->text, from, end);
	token = add_token(scan, digits ? TOKEN_NUMBER : TOKEN_WORD, from, end);
	token->shape = (uint8_t)shape_of(surface);
	if (digits) {
		fold(scan->tokenizer, surface, &scan->tokens->text);
		end_folded(scan->tokens, token);
	} else {
		add_word_keys(scan, token, surface);
	}
	*at = end;
}

/* ---------------------------------------------------------------- scripts without spaces */

static void add_unspaced(struct scan *scan, size_t from, size_t to)
{
	struct token *token = add_token(scan, TOKEN_WORD, from, to);

	strbuf_add(&scan->tokens->text, slice_part(scan->text, from, to));
	end_folded(scan->tokens, token);
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
	if (character_fold(c) != '\'')
		return;
	scan->quote = scan->quote == 0 && is_letter_at(scan->text, after) ? c : 0;
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

void tokenizer_run(struct tokenizer *tokenizer, struct slice marked, struct tokens *tokens)
{
	struct scan scan = { tokenizer, marked, tokens, 0 };
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
