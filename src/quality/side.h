/*
 * side -- one side of a unit as checks read it: its characters, words, and what
 * tokens, placeables and sentences stand in it.
 *
 * Codes are no characters; what pairs of them part is not parted for a reader, so a word
 * goes on across `<b1>H</b1>uman`. A code that stands alone is an object of its own, and
 * parts. Addresses, placeholders and entities are there as glyphs, but protected: no check
 * judges their letters. Offsets are bytes of the marked form, so that a finding can be
 * shown and mended in place.
 *
 * A side is filled anew for each unit and keeps its buffers and tools; the parts
 * that cost (tokens, placeables, sentences) are made when first asked for.
 */
#ifndef QUALITY_SIDE_H
#define QUALITY_SIDE_H

#include "segment/segment.h"
#include "text/character.h"
#include "text/placeable.h"
#include "text/sentence.h"
#include "text/token.h"

enum glyph_flags {
	GLYPH_PROTECTED = 1 << 0,   /* of an address, a placeholder, an entity, raw markup */
	GLYPH_BEHIND_CODE = 1 << 1, /* a code stands right before it */
	GLYPH_BEHIND_OBJECT = 1 << 2, /* one that stands for itself: a picture, a line break, code */
};

struct glyph {
	uint32_t c;
	uint32_t small; /* letter_lower() of it: another one for a capital */
	uint32_t at;	/* bytes into the marked form */
	uint8_t bytes;	/* that it takes there */
	uint8_t kind;	/* enum character_kind */
	uint8_t script; /* enum script; of letters */
	uint8_t flags;	/* of enum glyph_flags */
};

/*
 * What a text has somewhere, so that a check need not look for it in vain: most texts have
 * none of it. A sign that is set may be none that the check is about (one in an address).
 */
enum side_signs {
	SIGN_QUOTE = 1 << 0,	/* a double quotation mark */
	SIGN_BRACKET = 1 << 1,
	SIGN_UNSEEN = 1 << 2,	/* a character that nobody sees */
	SIGN_BLANKS = 1 << 3,	/* two spaces in a row */
	SIGN_WIDE_MARK = 1 << 4, /* a space before punctuation or within a bracket or quotation */
	SIGN_TIGHT_MARK = 1 << 5, /* punctuation and a letter or dash right behind it, a dash and a letter */
};

enum word_shape { WORD_LOWER, WORD_CAPITAL, WORD_UPPER, WORD_MIXED };

/* Letters with the marks and apostrophes among them; a hyphen ends a word. */
struct word {
	uint32_t first, end; /* glyphs */
	uint32_t hash;	     /* of its small letters: equal for words that words_equal() finds equal */
	uint8_t scripts;     /* bits: 1 << enum script */
	uint8_t shape;	     /* enum word_shape */
	bool protected;	     /* stands in an address or the like */
};

struct side_tools;

struct side {
	const struct language *language; /* NULL: unknown */
	struct slice marked;
	struct glyph *glyphs;
	size_t count, capacity;
	struct word *words;
	size_t word_count, word_capacity;
	unsigned signs;	  /* of enum side_signs */
	size_t first_end; /* the first glyph that may end a sentence or a line; `count` for none */
	struct side_tools *tools; /* made when first needed */
	unsigned ready;		  /* which of the costly parts are those of this text */
};

void side_init(struct side *side, const struct language *language);
void side_release(struct side *side);

/* Fills glyphs, words and signs; the text must live as long as it is looked at. */
void side_read(struct side *side, struct slice marked);

/* Made on the first call for a text. NULL (or none) when the language is unknown. */
const struct tokens *side_tokens(struct side *side);
const struct placeables *side_placeables(struct side *side);
const struct sentences *side_sentences(struct side *side);

static inline bool glyph_is_capital(const struct glyph *glyph)
{
	return glyph->small != glyph->c;
}

/* Does a code that stands for itself come between the glyph and the one before it? */
static inline bool side_behind_object(const struct side *side, size_t index)
{
	return index < side->count && (side->glyphs[index].flags & GLYPH_BEHIND_OBJECT);
}

/* The glyphs [first, end) as a word, as side_read() makes them. */
struct word side_word(const struct side *side, size_t first, size_t end);

/* The bytes of the glyphs [first, end) in the marked form, codes between them and all. */
struct slice side_part(const struct side *side, size_t first, size_t end);

/* Does a code stand between two of the glyphs [first, end)? Then no mend may span them. */
bool side_has_code_within(const struct side *side, size_t first, size_t end);

/*
 * Is the glyph inside a quotation, or the word of a command line (--help, from=uz)? Looked for
 * in the hundred glyphs before it.
 */
bool side_is_cited(const struct side *side, size_t index);

/* Where the glyph `index` begins in the marked form; for `count` where the last one ends. */
static inline size_t side_at(const struct side *side, size_t index)
{
	if (index < side->count)
		return side->glyphs[index].at;
	return side->count ? side->glyphs[side->count - 1].at + side->glyphs[side->count - 1].bytes : 0;
}

/* Where the glyph before `index` ends. */
static inline size_t side_end(const struct side *side, size_t index)
{
	return index ? side->glyphs[index - 1].at + side->glyphs[index - 1].bytes : 0;
}

/* The character, or 0 outside the text. */
static inline uint32_t side_character(const struct side *side, size_t index)
{
	return index < side->count ? side->glyphs[index].c : 0;
}

/* Its kind, CHARACTER_SPACE outside the text. */
static inline enum character_kind side_kind(const struct side *side, size_t index)
{
	return index < side->count ? (enum character_kind)side->glyphs[index].kind : CHARACTER_SPACE;
}

static inline bool side_protected(const struct side *side, size_t index)
{
	return index < side->count && (side->glyphs[index].flags & GLYPH_PROTECTED);
}

/* Is it a word of its own? Parts of debian-announce, bebcb64d and x86/64 are none. */
bool side_stands_alone(const struct side *side, const struct word *word);

/* Adds the word in small letters, with ё as е and one kind of apostrophe. */
void side_fold_word(const struct side *side, const struct word *word, struct strbuf *out);

/* The same letters, but for case and the shape of apostrophes. */
bool words_equal(const struct side *a, const struct word *left, const struct side *b, const struct word *right);

#endif
