/*
 * wrap -- how many columns a text takes, and where a long line may be cut.
 *
 * Whether a cut is allowed between two characters depends on their line-breaking
 * classes and on spaces between them: pair_rule() is the annex's pair table,
 * written as its rules (LB11 to LB31, in its order, but for LB29). Combining marks belong to
 * the character before them. Greedy: of the allowed cuts the last that fits.
 */
#include <config.h>

#include "text/wrap.h"

#include "base/utf8.h"
#include "text/character.h"
#include "text/line_class.h"

#include <unicode/uchar.h>

enum pair {
	PAIR_GLUED,    /* not even when spaces stand between */
	PAIR_SPACED,   /* behind spaces only */
	PAIR_SEPARATE, /* always */
};

enum { CLASS_NONE = -1 };

/* ---------------------------------------------------------------- columns */

unsigned wrap_columns_of(uint32_t codepoint)
{
	UChar32 c = (UChar32)codepoint;
	int width;

	if (codepoint < 0x20 || (codepoint >= 0x7f && codepoint < 0xa0))
		return 0;
	if (codepoint < 0x300)
		return codepoint == 0xad ? 0 : 1;
	if (character_is_cyrillic(codepoint))
		return codepoint >= 0x483 && codepoint <= 0x489 ? 0 : 1;
	if (codepoint >= 0x2010 && codepoint < 0x2028)
		return 1;
	switch (u_charType(c)) {
	case U_NON_SPACING_MARK:
	case U_ENCLOSING_MARK:
	case U_FORMAT_CHAR:
		return 0;
	case U_LINE_SEPARATOR:
	case U_PARAGRAPH_SEPARATOR:
		return 0;
	}
	width = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
	if (width == U_HST_VOWEL_JAMO || width == U_HST_TRAILING_JAMO)
		return 0; /* drawn into the syllable that they belong to */
	width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
	return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

size_t wrap_columns(struct slice text)
{
	size_t columns = 0;

	for (size_t at = 0; at < text.bytes;)
		columns += wrap_columns_of(utf8_next(text, &at));
	return columns;
}

/* ---------------------------------------------------------------- classes */

/* Letters of English, Russian and Uzbek, of the class of letters: most of any text. */
static bool is_common_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0x400 && c <= 0x481) ||
	       (c >= 0x48a && c <= 0x4ff);
}

static bool is_letter(int class)
{
	return class == U_LB_ALPHABETIC || class == U_LB_HEBREW_LETTER;
}

static bool is_hangul(int class)
{
	return class == U_LB_H2 || class == U_LB_H3 || class == U_LB_JL || class == U_LB_JV ||
	       class == U_LB_JT;
}

static bool is_ideograph(int class)
{
	return class == U_LB_IDEOGRAPHIC || class == U_LB_E_BASE || class == U_LB_E_MODIFIER;
}

/* LB25: what belongs to a number. */
static bool is_number_pair(int before, int after)
{
	switch (before) {
	case U_LB_CLOSE_PUNCTUATION:
	case U_LB_CLOSE_PARENTHESIS:
		return after == U_LB_POSTFIX_NUMERIC || after == U_LB_PREFIX_NUMERIC;
	case U_LB_NUMERIC:
		return after == U_LB_POSTFIX_NUMERIC || after == U_LB_PREFIX_NUMERIC || after == U_LB_NUMERIC;
	case U_LB_POSTFIX_NUMERIC:
	case U_LB_PREFIX_NUMERIC:
		return after == U_LB_OPEN_PUNCTUATION || after == U_LB_NUMERIC;
	case U_LB_HYPHEN:
	case U_LB_INFIX_NUMERIC:
	case U_LB_BREAK_SYMBOLS:
		return after == U_LB_NUMERIC;
	default:
		return false;
	}
}

/* LB26, LB27. */
static bool is_hangul_pair(int before, int after)
{
	if (before == U_LB_JL)
		return after == U_LB_JL || after == U_LB_JV || after == U_LB_H2 || after == U_LB_H3;
	if (before == U_LB_JV || before == U_LB_H2)
		return after == U_LB_JV || after == U_LB_JT;
	if (before == U_LB_JT || before == U_LB_H3)
		return after == U_LB_JT;
	return false;
}

static enum pair glued_if_next(bool together)
{
	return together ? PAIR_SPACED : PAIR_SEPARATE;
}

static enum pair pair_rule(int before, int after)
{
	/* LB11, LB13 to LB17: spaces make no difference */
	if (after == U_LB_WORD_JOINER || after == U_LB_CLOSE_PUNCTUATION ||
	    after == U_LB_CLOSE_PARENTHESIS || after == U_LB_EXCLAMATION ||
	    after == U_LB_INFIX_NUMERIC || after == U_LB_BREAK_SYMBOLS)
		return PAIR_GLUED;
	if (before == U_LB_OPEN_PUNCTUATION ||
	    (before == U_LB_QUOTATION && after == U_LB_OPEN_PUNCTUATION) ||
	    ((before == U_LB_CLOSE_PUNCTUATION || before == U_LB_CLOSE_PARENTHESIS) &&
	     after == U_LB_NONSTARTER) ||
	    (before == U_LB_BREAK_BOTH && after == U_LB_BREAK_BOTH))
		return PAIR_GLUED;

	/* LB11, LB12, LB12a, LB19, LB21, LB22 */
	if (before == U_LB_WORD_JOINER || before == U_LB_GLUE || before == U_LB_QUOTATION ||
	    before == U_LB_BREAK_BEFORE)
		return PAIR_SPACED;
	if (after == U_LB_GLUE)
		return glued_if_next(before != U_LB_BREAK_AFTER && before != U_LB_HYPHEN);
	if (after == U_LB_QUOTATION || after == U_LB_BREAK_AFTER || after == U_LB_HYPHEN ||
	    after == U_LB_NONSTARTER || after == U_LB_INSEPARABLE)
		return PAIR_SPACED;

	/* LB21b, LB23 to LB30b */
	if (before == U_LB_BREAK_SYMBOLS && after == U_LB_HEBREW_LETTER)
		return PAIR_SPACED;
	if ((is_letter(before) && after == U_LB_NUMERIC) || (before == U_LB_NUMERIC && is_letter(after)))
		return PAIR_SPACED;
	if ((before == U_LB_PREFIX_NUMERIC && (is_ideograph(after) || is_hangul(after))) ||
	    ((is_ideograph(before) || is_hangul(before)) && after == U_LB_POSTFIX_NUMERIC))
		return PAIR_SPACED;
	if ((before == U_LB_PREFIX_NUMERIC || before == U_LB_POSTFIX_NUMERIC) && is_letter(after))
		return PAIR_SPACED;
	if (is_letter(before) && (after == U_LB_PREFIX_NUMERIC || after == U_LB_POSTFIX_NUMERIC))
		return PAIR_SPACED;
	if (is_number_pair(before, after) || is_hangul_pair(before, after))
		return PAIR_SPACED;
	if (is_letter(before) && is_letter(after))
		return PAIR_SPACED;
	if ((is_letter(before) || before == U_LB_NUMERIC) && after == U_LB_OPEN_PUNCTUATION)
		return PAIR_SPACED;
	if (before == U_LB_CLOSE_PARENTHESIS && (is_letter(after) || after == U_LB_NUMERIC))
		return PAIR_SPACED;
	return glued_if_next(before == U_LB_E_BASE && after == U_LB_E_MODIFIER);
}

/* ------------------------------------------------------------------- cuts */

struct scanner {
	int before; /* class of the last character that is neither space nor mark */
	bool spaces; /* behind it */
	int previous; /* class of the very last character */
	size_t indicators; /* regional indicators in a row */
	bool hebrew_hyphen;
};

static bool may_cut(const struct scanner *scanner, int class)
{
	if (scanner->before == CLASS_NONE)
		return false;
	if (scanner->before == U_LB_ZWSPACE)
		return true;
	if (scanner->previous == U_LB_ZWJ)
		return false;
	if (scanner->hebrew_hyphen && !scanner->spaces)
		return false;
	if (scanner->before == U_LB_REGIONAL_INDICATOR && class == U_LB_REGIONAL_INDICATOR)
		return scanner->spaces || scanner->indicators % 2 == 0;
	switch (pair_rule(scanner->before, class)) {
	case PAIR_GLUED:
		return false;
	case PAIR_SPACED:
		return scanner->spaces;
	case PAIR_SEPARATE:
		return true;
	}
	return false;
}

/* LB9, LB10: a mark belongs to what it stands on; alone it is a letter. */
static bool scan_mark(struct scanner *scanner)
{
	bool cut = scanner->before == U_LB_ZWSPACE ||
		   (scanner->spaces && scanner->before != U_LB_OPEN_PUNCTUATION);

	if (scanner->before != CLASS_NONE && !cut)
		return false;
	cut = cut && scanner->before != CLASS_NONE;
	scanner->before = U_LB_ALPHABETIC;
	scanner->spaces = false;
	return cut;
}

/* Takes in the next character; true when a line may be cut before it. */
static bool scan(struct scanner *scanner, uint32_t codepoint)
{
	int class = line_class_of(codepoint);
	bool cut = false;

	switch (class) {
	case U_LB_SPACE:
		scanner->spaces = true;
		break;
	case U_LB_ZWSPACE:
		scanner->before = class;
		scanner->spaces = false;
		break;
	case U_LB_COMBINING_MARK:
	case U_LB_ZWJ:
		cut = scan_mark(scanner);
		break;
	default:
		cut = may_cut(scanner, class);
		scanner->hebrew_hyphen = scanner->before == U_LB_HEBREW_LETTER && !scanner->spaces &&
					 (class == U_LB_HYPHEN || class == U_LB_BREAK_AFTER);
		scanner->before = class;
		scanner->spaces = false;
	}
	scanner->indicators = class == U_LB_REGIONAL_INDICATOR ? scanner->indicators + 1 : 0;
	scanner->previous = class;
	return cut;
}

/*
 * How many bytes behind `at`, where a letter was taken in, are ASCII letters:
 * within a word they change nothing and are no place for a cut.
 */
static size_t count_letters(const struct scanner *scanner, struct slice text, size_t at)
{
	size_t end = at;

	if (scanner->previous == U_LB_ALPHABETIC && scanner->before == U_LB_ALPHABETIC)
		while (end < text.bytes && (unsigned char)((text.data[end] | 0x20) - 'a') < 26)
			end++;
	return end - at;
}

size_t wrap_line(struct slice text, size_t columns, size_t start, char *marks)
{
	struct scanner scanner = { .before = CLASS_NONE, .previous = CLASS_NONE };
	size_t column = start, piece = 0, candidate = 0, cuts = 0;

	/* No character takes more columns than bytes. */
	if (start <= columns && text.bytes <= columns - start) {
		memset(marks, 0, text.bytes);
		return 0;
	}
	for (size_t at = 0; at < text.bytes;) {
		size_t here = at, letters;
		uint32_t codepoint = utf8_next(text, &at);
		bool cut = scan(&scanner, codepoint) && !marks[here];

		for (size_t i = here; i < at; i++)
			marks[i] = 0;
		if (cut) {
			if (candidate && column + piece > columns) {
				marks[candidate] = 1;
				cuts++;
				column = 0;
			}
			candidate = here;
			column += piece;
			piece = 0;
		}
		piece += is_common_letter(codepoint) ? 1 : wrap_columns_of(codepoint);
		letters = count_letters(&scanner, text, at);
		memset(marks + at, 0, letters);
		piece += letters;
		at += letters;
	}
	if (candidate && column + piece > columns) {
		marks[candidate] = 1;
		cuts++;
	}
	return cuts;
}
