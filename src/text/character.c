/*
 * character -- what a code point is to the services of this folder.
 */
#include <config.h>

#include "text/character.h"

#include "text/apostrophe.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

static bool is_unspaced(uint32_t c)
{
	UErrorCode status = U_ZERO_ERROR;

	if (c < 0x0e00)
		return false;
	switch (uscript_getScript((UChar32)c, &status)) {
	case USCRIPT_HAN:
	case USCRIPT_HIRAGANA:
	case USCRIPT_KATAKANA:
	case USCRIPT_THAI:
	case USCRIPT_LAO:
	case USCRIPT_KHMER:
	case USCRIPT_MYANMAR:
		return true;
	default:
		return c == 0x30fc; /* the length mark of kana belongs to no script alone */
	}
}

static enum character_kind kind_by_category(uint32_t c)
{
	switch (u_charType((UChar32)c)) {
	case U_UPPERCASE_LETTER:
	case U_LOWERCASE_LETTER:
	case U_TITLECASE_LETTER:
	case U_MODIFIER_LETTER:
	case U_OTHER_LETTER:
	case U_LETTER_NUMBER:
		return is_unspaced(c) ? CHARACTER_UNSPACED : CHARACTER_LETTER;
	case U_NON_SPACING_MARK:
	case U_ENCLOSING_MARK:
	case U_COMBINING_SPACING_MARK:
		return is_unspaced(c) ? CHARACTER_UNSPACED : CHARACTER_MARK;
	case U_DECIMAL_DIGIT_NUMBER:
		return CHARACTER_DIGIT;
	case U_DASH_PUNCTUATION:
		return CHARACTER_DASH;
	case U_SPACE_SEPARATOR:
	case U_LINE_SEPARATOR:
	case U_PARAGRAPH_SEPARATOR:
		return CHARACTER_SPACE;
	default:
		return CHARACTER_SYMBOL;
	}
}

enum character_kind character_kind_wide(uint32_t c)
{
	if (c == 0x2212)
		return CHARACTER_DASH;
	if (apostrophe_is(c))
		return CHARACTER_APOSTROPHE;
	if (letter_is_ignorable_wide(c))
		return CHARACTER_IGNORED;
	return kind_by_category(c);
}

bool character_is_lower_wide(uint32_t c)
{
	return letter_upper_wide(c) != c || u_islower((UChar32)c);
}

bool character_is_cyrillic(uint32_t c)
{
	return c >= 0x400 && c <= 0x52f;
}

/* Corner brackets stand for quotation marks too. */
static bool is_like_double_quote(uint32_t c)
{
	return letter_is_double_quote_wide(c) || (c >= 0x300c && c <= 0x300f);
}

uint32_t character_fold_wide(uint32_t c)
{
	if (c >= 0xff01 && c <= 0xff5e)
		return character_fold(c - 0xff01 + 0x21);
	switch (character_kind_wide(c)) {
	case CHARACTER_APOSTROPHE:
		return '\'';
	case CHARACTER_DASH:
		return '-';
	case CHARACTER_SPACE:
		return ' ';
	case CHARACTER_LETTER:
		return (uint32_t)u_foldCase((UChar32)c, U_FOLD_CASE_DEFAULT);
	case CHARACTER_SYMBOL:
		if (is_like_double_quote(c))
			return '"';
		return letter_is_single_quote_wide(c) ? '\'' : c;
	default:
		return c;
	}
}
