/*
 * line_class -- what a character is to the cutting of lines; LineBreak.txt of Unicode 15
 * for the characters of our languages.
 */
#include <config.h>

#include "text/line_class.h"

#include "text/character.h"

#include <unicode/uchar.h>

/* By the short names of the annex. */
enum {
	AL = U_LB_ALPHABETIC,
	B2 = U_LB_BREAK_BOTH,
	BA = U_LB_BREAK_AFTER,
	BB = U_LB_BREAK_BEFORE,
	CL = U_LB_CLOSE_PUNCTUATION,
	CP = U_LB_CLOSE_PARENTHESIS,
	EX = U_LB_EXCLAMATION,
	GL = U_LB_GLUE,
	HY = U_LB_HYPHEN,
	IN = U_LB_INSEPARABLE,
	IS = U_LB_INFIX_NUMERIC,
	NU = U_LB_NUMERIC,
	OP = U_LB_OPEN_PUNCTUATION,
	PO = U_LB_POSTFIX_NUMERIC,
	PR = U_LB_PREFIX_NUMERIC,
	QU = U_LB_QUOTATION,
	SP = U_LB_SPACE,
	SY = U_LB_BREAK_SYMBOLS,
};

static const uint8_t ascii[0x7f - 0x20] = {
	SP, EX, QU, AL, PR, PO, AL, QU, OP, CP, AL, PR, IS, HY, IS, SY,
	NU, NU, NU, NU, NU, NU, NU, NU, NU, NU, IS, IS, AL, AL, AL, EX,
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL,
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, OP, PR, CP, AL, AL,
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL,
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, OP, BA, CL, AL,
};

static const uint8_t latin[0x100 - 0xa0] = {
	GL, OP, PO, PR, PR, PR, AL, AL, AL, AL, AL, QU, AL, BA, AL, AL,
	PO, PR, AL, AL, BB, AL, AL, AL, AL, AL, AL, QU, AL, AL, AL, OP,
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL,
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL,
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL,
	AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL, AL,
};

/* Hyphens, dashes, quotation marks, dots. */
static const uint8_t punctuation[0x2028 - 0x2010] = {
	BA, GL, BA, BA, B2, AL, AL, AL, QU, QU, OP, QU, QU, QU, OP, QU,
	AL, AL, AL, AL, IN, IN, IN, BA,
};

static int class_by_icu(uint32_t codepoint)
{
	int class = u_getIntPropertyValue((UChar32)codepoint, UCHAR_LINE_BREAK);

	switch (class) {
	case U_LB_AMBIGUOUS:
	case U_LB_COMPLEX_CONTEXT:
	case U_LB_UNKNOWN:
	case U_LB_SURROGATE:
		return U_LB_ALPHABETIC;
	case U_LB_CONTINGENT_BREAK:
		return U_LB_IDEOGRAPHIC;
	case U_LB_CONDITIONAL_JAPANESE_STARTER:
		return U_LB_NONSTARTER;
	default:
		return class;
	}
}

int line_class_of(uint32_t codepoint)
{
	if (codepoint - 0x20 < sizeof(ascii))
		return ascii[codepoint - 0x20];
	if (codepoint - 0xa0 < sizeof(latin))
		return latin[codepoint - 0xa0];
	if (codepoint - 0x2010 < sizeof(punctuation))
		return punctuation[codepoint - 0x2010];
	if (codepoint == LETTER_OKINA || codepoint == LETTER_TUTUQ ||
	    (character_is_cyrillic(codepoint) && (codepoint < 0x483 || codepoint > 0x489)))
		return U_LB_ALPHABETIC;
	return class_by_icu(codepoint);
}
