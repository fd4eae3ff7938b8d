/*
 * character -- the kind of a code point, for scanners that branch on it.
 *
 * Built on letter.h and apostrophe.h, which say what single classes are (letters,
 * their case, dashes, quotes, marks that stand for Uzbek letters); here they are
 * put into one order, so that a scanner needs one question. Also the folding of
 * single characters that differ only in dress.
 */
#ifndef TEXT_CHARACTER_H
#define TEXT_CHARACTER_H

#include "text/letter.h"

enum character_kind {
	CHARACTER_SYMBOL, /* punctuation, signs, emoji, what is not assigned */
	CHARACTER_LETTER, /* also letters of no case and modifier letters outside the apostrophes */
	CHARACTER_MARK,	  /* combining marks: part of the letter before them */
	CHARACTER_DIGIT,  /* decimal digits */
	CHARACTER_APOSTROPHE,	/* language.md 1.2: anything that is typed for ʻ, ʼ or ' */
	CHARACTER_DASH,	  /* hyphens, dashes, minus */
	CHARACTER_SPACE,  /* white space, no-break spaces, line ends */
	CHARACTER_IGNORED, /* soft hyphen, zero width, byte order mark, direction marks, controls */
	CHARACTER_UNSPACED, /* letters of scripts written without spaces: Han, kana, Thai, Lao, Khmer, Burmese */
};

enum character_kind character_kind_of_wide(uint32_t c);

extern const uint8_t character_ascii_kinds[128];

static inline enum character_kind character_kind(uint32_t c)
{
	if (c < 128)
		return (enum character_kind)character_ascii_kinds[c];
	return c - 0x410 < 0x40 ? CHARACTER_LETTER : character_kind_of_wide(c); /* А to я */
}

static inline bool character_is_upper(uint32_t c)
{
	if (c < 128)
		return c - 'A' < 26;
	return c - 0x410 < 0x40 ? c < 0x430 : letter_is_upper(c);
}

bool character_is_lower_wide(uint32_t c);

static inline bool character_is_lower(uint32_t c)
{
	if (c < 128)
		return c - 'a' < 26;
	return c - 0x410 < 0x40 ? c >= 0x430 : character_is_lower_wide(c);
}

bool character_is_cyrillic(uint32_t c);

/*
 * One dress for each: dashes become '-', double quotation marks '"', single
 * ones and apostrophes '\'', spaces ' ', full-width forms their narrow ones;
 * capitals become small (simple case folding, never Turkic). Anything else is
 * itself.
 */
uint32_t character_fold(uint32_t c);

#endif
