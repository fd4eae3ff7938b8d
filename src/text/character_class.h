/*
 * character_class -- what the tables know of the characters that our languages are written with.
 *
 * Scanners ask for every character of every text, so that the answer has to cost a look
 * into a table and no call: one byte names a character's class, one row says what all
 * members of the class have in common. Classes reach from U+0000 to U+052F and over
 * General Punctuation; where they say "ask", and outside, ICU answers. letter.h and
 * character.h are made of them, and are what to include.
 */
#ifndef TEXT_CHARACTER_CLASS_H
#define TEXT_CHARACTER_CLASS_H

#include "text/language.h"

#include <stdint.h>

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

enum character_flags {
	CHARACTER_IS_LETTER = 1 << 0, /* as letter_is() has it: the two Uzbek marks count */
	CHARACTER_IS_UPPER = 1 << 1,
	CHARACTER_IS_LOWER = 1 << 2,
	CHARACTER_IS_IGNORABLE = 1 << 3,
	CHARACTER_IS_DOUBLE_QUOTE = 1 << 4,
	CHARACTER_IS_SINGLE_QUOTE = 1 << 5,
	CHARACTER_IS_UNKNOWN = 1 << 6, /* ask ICU; nothing else in the row counts */
};

struct character_row {
	uint8_t kind;	/* enum character_kind */
	uint8_t script; /* enum script */
	int8_t lower;	/* to be added for the small letter */
	int8_t upper;	/* to be added for the capital */
	char fold;	/* what the members are in one dress; 0: the small letter */
	uint8_t flags;	/* of enum character_flags */
};

#define CHARACTER_CLASSES_END 0x0530u
#define CHARACTER_PUNCTUATION_BEGIN 0x2000u
#define CHARACTER_PUNCTUATION_COUNT 0x70u
#define CHARACTER_CLASS_UNKNOWN '~'

extern const struct character_row character_rows[128];		 /* by class */
extern const char character_classes[CHARACTER_CLASSES_END + 1]; /* by code point */
extern const char character_punctuation[CHARACTER_PUNCTUATION_COUNT + 1];

/* Never NULL; for what no table knows the row of CHARACTER_IS_UNKNOWN. */
static inline const struct character_row *character_row(uint32_t c)
{
	if (c < CHARACTER_CLASSES_END)
		return &character_rows[(unsigned char)character_classes[c]];
	if (c - CHARACTER_PUNCTUATION_BEGIN < CHARACTER_PUNCTUATION_COUNT)
		return &character_rows[(unsigned char)character_punctuation[c - CHARACTER_PUNCTUATION_BEGIN]];
	return &character_rows[CHARACTER_CLASS_UNKNOWN];
}

#endif
