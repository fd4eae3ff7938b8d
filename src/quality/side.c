/*
 * side -- one side of a unit as checks read it.
 */
#include <config.h>

#include "quality/side.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "text/code.h"
#include "text/letter.h"
#include "text/protect.h"

#include <stdlib.h>

enum side_ready { READY_TOKENS = 1 << 0, READY_PLACEABLES = 1 << 1, READY_SENTENCES = 1 << 2 };

struct side_tools {
	struct tokenizer *tokenizer;
	struct tokens tokens;
	struct placeable_scanner *scanner;
	struct placeables placeables;
	struct splitter *splitter;
	struct sentences sentences;
};

void side_init(struct side *side, const struct language *language)
{
	*side = (struct side){ .language = language };
}

void side_release(struct side *side)
{
	if (side->tools) {
		tokenizer_free(side->tools->tokenizer);
		tokens_release(&side->tools->tokens);
		placeable_scanner_free(side->tools->scanner);
		placeables_release(&side->tools->placeables);
		splitter_free(side->tools->splitter);
		sentences_release(&side->tools->sentences);
		free(side->tools);
	}
	free(side->glyphs);
	free(side->words);
	*side = (struct side){ 0 };
}

/* --------------------------------------------------------------------- glyphs */

/* What a character is to its neighbours: bits that are looked at in pairs, and no signs of the text. */
enum neighbour {
	IS_BLANK = 1 << 8,
	IS_OPENING = 1 << 9, /* no space may follow */
	IS_CLOSING = 1 << 10, /* no space may come before */
	IS_STOP = 1 << 11, /* a space must follow before a letter */
	IS_END = 1 << 12, /* of a sentence or line */
	IS_LETTER = 1 << 13,
	IS_DASH = 1 << 14, /* a long one */
};

/* The signs that a character other than a letter is by itself, and what it is to its neighbours. */
static unsigned signs_of(uint32_t c)
{
	switch (c) {
	case ' ': case '\t': case 0xa0: case 0x202f: case 0x2009:
		return IS_BLANK;
	case '.': case '!': case '?':
		return IS_CLOSING | IS_STOP | IS_END;
	case ',': case ';': case ':':
		return IS_CLOSING | IS_STOP;
	case '(':
		return SIGN_BRACKET | IS_OPENING;
	case ')': case ']':
		return SIGN_BRACKET | IS_CLOSING;
	case '[': case '{': case '}':
		return SIGN_BRACKET;
	case 0xab: /* « */
		return SIGN_QUOTE | IS_OPENING;
	case 0xbb: case 0x201d: /* » ” */
		return SIGN_QUOTE | IS_CLOSING;
	case '"': case 0x201c: case 0x201e:
		return SIGN_QUOTE;
	case 0x2026:
		return IS_STOP | IS_END;
	case '\n': case 0x3002:
		return IS_END;
	case 0x2013: case 0x2014: /* – — */
		return IS_DASH;
	default:
		return 0;
	}
}

/* Those of two that stand side by side. */
static unsigned signs_between(unsigned left, unsigned right)
{
	unsigned signs = 0;

	if (left & right & IS_BLANK)
		signs |= SIGN_BLANKS;
	if (((left & IS_OPENING) && (right & IS_BLANK)) || ((left & IS_BLANK) && (right & IS_CLOSING)))
		signs |= SIGN_WIDE_MARK;
	if (((left & IS_STOP) && (right & (IS_LETTER | IS_DASH))) || ((left & IS_DASH) && (right & IS_LETTER)))
		signs |= SIGN_TIGHT_MARK;
	return signs;
}

/* A control, a mark of no width or no direction, or what no table knows; white space is none. */
static bool may_be_unseen(const struct glyph *glyph, bool known)
{
	if (glyph->c < 0x20)
		return glyph->c != '\n' && glyph->c != '\t' && glyph->c != '\r';
	return !known || glyph->kind == CHARACTER_IGNORED || glyph->c == 0x85;
}

/* Room for it was made. */
static inline struct glyph *add_glyph(struct side *side, uint32_t c, const struct character_row *row, size_t at,
				      unsigned flags)
{
	struct glyph *glyph = &side->glyphs[side->count++];

	glyph->c = c;
	glyph->small = c + (uint32_t)row->lower;
	glyph->at = (uint32_t)at;
	glyph->kind = row->kind;
	glyph->script = row->script;
	glyph->flags = (uint8_t)flags;
	return glyph;
}

/* Adds the character at *at; tells its own signs and what it is to its neighbours. */
static unsigned read_glyph(struct side *side, size_t *at, unsigned flags)
{
	size_t begin = *at;
	uint32_t c = utf8_next(side->marked, at);
	const struct character_row *row = character_row(c);
	bool known = !(row->flags & CHARACTER_IS_UNKNOWN);
	struct glyph *glyph = add_glyph(side, c, row, begin, flags);

	glyph->bytes = (uint8_t)(*at - begin);
	if (!known) {
		glyph->small = letter_lower(c);
		glyph->kind = (uint8_t)character_kind(c);
		glyph->script = (uint8_t)letter_script(c);
	}
	if (glyph->kind == CHARACTER_LETTER)
		return IS_LETTER | (known ? 0 : SIGN_UNSEEN);
	return signs_of(c) | (may_be_unseen(glyph, known) ? SIGN_UNSEEN : 0);
}

/* The letters that follow a letter: nothing else can begin there. Most characters of a text are read here. */
static void read_letters(struct side *side, size_t *at, size_t protected_end)
{
	while (*at < side->marked.bytes) {
		size_t next = *at;
		uint32_t c = utf8_next(side->marked, &next);
		const struct character_row *row = character_row(c);

		if (row->kind != CHARACTER_LETTER)
			return;
		add_glyph(side, c, row, *at, *at < protected_end ? GLYPH_PROTECTED : 0)->bytes = (uint8_t)(next - *at);
		*at = next;
	}
}

/* An address or the like begins where a word does, or with a sign of its own. */
static bool may_begin_protected(const struct side *side, char byte)
{
	switch (byte) {
	case '<': case '&': case '%': case '{': case '$': case '@': case '#':
		return true;
	default:
		return byte >= '0' && byte <= 'z' &&
		       (side->count == 0 || side->glyphs[side->count - 1].kind != CHARACTER_LETTER);
	}
}

/* Passes the codes at *at; tells as flags what they are to the glyph behind them. */
static unsigned pass_codes(struct slice marked, size_t *at)
{
	unsigned flags = 0;
	struct code code;

	while (*at < marked.bytes && marked.data[*at] == '<' && code_scan(marked, *at, &code, at))
		flags |= GLYPH_BEHIND_CODE | (code.kind == CODE_STANDALONE ? GLYPH_BEHIND_OBJECT : 0);
	return flags;
}

static void read_glyphs(struct side *side)
{
	struct slice marked = side->marked;
	size_t protected_end = 0;
	unsigned before = 0;

	ARRAY_RESERVE(side->glyphs, marked.bytes, side->capacity);
	side->first_end = SIZE_MAX;
	for (size_t at = 0; at < marked.bytes;) {
		unsigned flags = at < protected_end ? 0 : pass_codes(marked, &at), found;
		size_t end;

		if (at == marked.bytes)
			break;
		if (at >= protected_end && may_begin_protected(side, marked.data[at]) &&
		    protect_scan(marked, at, &end) != PROTECTED_NONE)
			protected_end = end;
		found = read_glyph(side, &at, flags | (at < protected_end ? GLYPH_PROTECTED : 0));
		side->signs |= found | signs_between(before, found);
		if (found & IS_END && side->first_end == SIZE_MAX)
			side->first_end = side->count - 1;
		if (found == IS_LETTER)
			read_letters(side, &at, protected_end);
		before = found;
	}
	if (side->first_end == SIZE_MAX)
		side->first_end = side->count;
}

/* ---------------------------------------------------------------------- words */

static bool is_letter(const struct side *side, size_t index)
{
	enum character_kind kind = side_kind(side, index);

	return kind == CHARACTER_LETTER || kind == CHARACTER_UNSPACED;
}

static bool continues_word(const struct side *side, size_t index)
{
	switch (side_kind(side, index)) {
	case CHARACTER_LETTER:
	case CHARACTER_UNSPACED:
	case CHARACTER_MARK:
		return true;
	case CHARACTER_IGNORED: /* a soft hyphen */
		return is_letter(side, index + 1);
	case CHARACTER_APOSTROPHE:
		return is_letter(side, index + 1) || letter_is(side_character(side, index));
	default:
		return false;
	}
}

static enum word_shape shape_of(size_t letters, size_t capitals, bool first_is_capital)
{
	if (capitals == 0)
		return WORD_LOWER;
	if (capitals == letters && letters > 1)
		return WORD_UPPER;
	return first_is_capital && capitals == 1 ? WORD_CAPITAL : WORD_MIXED;
}

/* FNV-1a (Fowler, Noll and Vo), by characters. */
static uint32_t hash_more(uint32_t hash, uint32_t c)
{
	return (hash ^ c) * 16777619u;
}

struct word side_word(const struct side *side, size_t first, size_t end)
{
	struct word word = { .first = (uint32_t)first, .end = (uint32_t)end, .hash = 2166136261u };
	size_t letters = 0, capitals = 0;
	unsigned flags = 0;

	for (size_t i = first; i < end; i++) {
		const struct glyph *glyph = &side->glyphs[i];

		flags |= glyph->flags;
		if (glyph->kind == CHARACTER_APOSTROPHE)
			word.hash = hash_more(word.hash, '\'');
		else if (glyph->kind != CHARACTER_IGNORED)
			word.hash = hash_more(word.hash, glyph->small);
		if (glyph->kind != CHARACTER_LETTER && glyph->kind != CHARACTER_UNSPACED)
			continue;
		letters++;
		capitals += glyph_is_capital(glyph);
		word.scripts |= (uint8_t)(1u << glyph->script);
	}
	word.protected = flags & GLYPH_PROTECTED;
	word.shape = (uint8_t)shape_of(letters, capitals, glyph_is_capital(&side->glyphs[first]));
	return word;
}

static void read_words(struct side *side)
{
	size_t i = 0;

	while (i < side->count) {
		size_t first = i;

		if (!is_letter(side, i)) {
			i++;
			continue;
		}
		do
			i++;
		while (i < side->count && !side_behind_object(side, i) &&
		       (side->glyphs[i].kind == CHARACTER_LETTER || continues_word(side, i)));
		ARRAY_GROW(side->words, side->word_count, side->word_capacity);
		side->words[side->word_count++] = side_word(side, first, i);
	}
}

void side_read(struct side *side, struct slice marked)
{
	side->marked = marked;
	side->count = side->word_count = 0;
	side->signs = side->ready = 0;
	read_glyphs(side);
	read_words(side);
}

/* ------------------------------------------------------------- the costly parts */

static struct side_tools *tools_of(struct side *side)
{
	if (!side->tools) {
		side->tools = alloc_zeroed(1, sizeof(*side->tools));
		side->tools->tokens = (struct tokens)TOKENS_INIT;
		side->tools->placeables = (struct placeables)PLACEABLES_INIT;
	}
	return side->tools;
}

const struct tokens *side_tokens(struct side *side)
{
	struct side_tools *tools = tools_of(side);

	if (!side->language)
		return NULL;
	if (!tools->tokenizer)
		tools->tokenizer = tokenizer_new(side->language);
	if (!(side->ready & READY_TOKENS))
		tokenizer_run(tools->tokenizer, side->marked, &tools->tokens);
	side->ready |= READY_TOKENS;
	return &tools->tokens;
}

const struct placeables *side_placeables(struct side *side)
{
	struct side_tools *tools = tools_of(side);

	if (!side->language)
		return NULL;
	if (!tools->scanner)
		tools->scanner = placeable_scanner_new(side->language);
	if (!(side->ready & READY_PLACEABLES))
		placeable_scan(tools->scanner, side->marked, &tools->placeables);
	side->ready |= READY_PLACEABLES;
	return &tools->placeables;
}

const struct sentences *side_sentences(struct side *side)
{
	struct side_tools *tools = tools_of(side);

	if (!side->language)
		return NULL;
	if (!tools->splitter)
		tools->splitter = splitter_new(side->language);
	/* Our own rules cannot run away. */
	if (!(side->ready & READY_SENTENCES) &&
	    !splitter_run(tools->splitter, side->marked, &tools->sentences, NULL))
		return NULL;
	side->ready |= READY_SENTENCES;
	return &tools->sentences;
}

/* --------------------------------------------------------------------- helpers */

struct slice side_part(const struct side *side, size_t first, size_t end)
{
	return slice_part(side->marked, side_at(side, first), side_end(side, end));
}

bool side_has_code_within(const struct side *side, size_t first, size_t end)
{
	for (size_t i = first + 1; i < end; i++)
		if (side->glyphs[i].flags & GLYPH_BEHIND_CODE)
			return true;
	return false;
}

#define CITED_LOOK_BACK 100

static bool is_quote(uint32_t c)
{
	return letter_is_double_quote(c) || letter_is_single_quote(c);
}

bool side_is_cited(const struct side *side, size_t index)
{
	size_t stop = index > CITED_LOOK_BACK ? index - CITED_LOOK_BACK : 0;
	uint32_t before = index ? side->glyphs[index - 1].c : 0;

	if (before == '-' || before == '=' || before == '@' || before == '_')
		return side_kind(side, index - 2) != CHARACTER_LETTER || before != '-';
	for (size_t i = index; i > stop; i--) {
		enum character_kind left = i >= 2 ? side_kind(side, i - 2) : CHARACTER_SPACE;
		bool opens = left == CHARACTER_SPACE || left == CHARACTER_SYMBOL;

		if (!is_quote(side->glyphs[i - 1].c))
			continue;
		if (opens)
			return true;
		if (side_kind(side, i) != CHARACTER_LETTER)
			return false;
	}
	return false;
}

bool side_stands_alone(const struct side *side, const struct word *word)
{
	enum character_kind before = side_kind(side, word->first - 1), behind = side_kind(side, word->end);
	uint32_t sign = word->first ? side_character(side, word->first - 1) : 0;

	return (word->first == 0 ||
		(before != CHARACTER_DASH && before != CHARACTER_DIGIT && sign != '/' && sign != '.')) &&
	       behind != CHARACTER_DIGIT;
}

void side_fold_word(const struct side *side, const struct word *word, struct strbuf *out)
{
	for (size_t i = word->first; i < word->end; i++) {
		uint32_t folded[LETTER_FOLD_MAX];
		size_t count;

		switch (side->glyphs[i].kind) {
		case CHARACTER_IGNORED:
			continue;
		case CHARACTER_APOSTROPHE:
			strbuf_add_byte(out, '\'');
			continue;
		default:
			count = letter_fold(side->glyphs[i].c, folded);
			for (size_t k = 0; k < count; k++)
				strbuf_add_codepoint(out, folded[k] == 0x0451 ? 0x0435 : folded[k]); /* ё */
		}
	}
}

/* The next character that counts, in small; 0 at the end. */
static uint32_t next_folded(const struct side *side, const struct word *word, size_t *index)
{
	while (*index < word->end) {
		const struct glyph *glyph = &side->glyphs[(*index)++];

		if (glyph->kind == CHARACTER_APOSTROPHE)
			return '\'';
		if (glyph->kind != CHARACTER_IGNORED)
			return glyph->small;
	}
	return 0;
}

bool words_equal(const struct side *a, const struct word *left, const struct side *b, const struct word *right)
{
	size_t i = left->first, j = right->first;
	uint32_t one, other;

	if (left->hash != right->hash)
		return false;
	do {
		one = next_folded(a, left, &i);
		other = next_folded(b, right, &j);
	} while (one == other && one);
	return one == other;
}
