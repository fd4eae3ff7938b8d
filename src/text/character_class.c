/*
 * character_class -- the tables; a test asks ICU whether they are right.
 *
 *	A a  Latin, capitals 32 before small	B b  Latin in turn		l  Latin without case
 *	R r  Cyrillic, 32 apart			E e  80 apart			K k  in turn
 *	o    the marks of oʻ and sanʼat		m    combining marks		0  digits
 *	`    other apostrophes			'    those that are quotes too	;  single quotes
 *	"    double quotes			:    primes that stand for them	-  dashes
 *	c    controls and the like		i    ignorable			.  symbols
 *	~    ICU is asked: no alphabet of our languages, or no rule
 */
#include <config.h>

#include "text/character_class.h"

const char character_classes[CHARACTER_CLASSES_END + 1] =
	/* 0000 */ "ccccccccc     cccccccccccccccccc .\"....'.....-..0000000000......"
	/* 0040 */ ".AAAAAAAAAAAAAAAAAAAAAAAAAA.....`aaaaaaaaaaaaaaaaaaaaaaaaaa....c"
	/* 0080 */ "ccccc cccccccccccccccccccccccccc .........l\".i......`~....l\"...."
	/* 00c0 */ "AAAAAAAAAAAAAAAAAAAAAAA.AAAAAAA~aaaaaaaaaaaaaaaaaaaaaaa.aaaaaaa~"
	/* 0100 */ "BbBbBbBbBbBbBbBbBbBbBbBbBbBbBbBbBbBbBbBbBbBbBbBb~~BbBbBb~BbBbBbB"
	/* 0140 */ "bBbBbBbBb~BbBbBbBbBbBbBbBbBbBbBbBbBbBbBbBbBbBbBbBbBbBbBb~BbBbBb~"
	/* 0180 */ "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~"
	/* 01c0 */ "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~"
	/* 0200 */ "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~"
	/* 0240 */ "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~"
	/* 0280 */ "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~oo~~~"
	/* 02c0 */ "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~"
	/* 0300 */ "mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm"
	/* 0340 */ "mmmmm~mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm~~~~~~~~~~~~~~~~"
	/* 0380 */ "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~"
	/* 03c0 */ "~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~"
	/* 0400 */ "EEEEEEEEEEEEEEEERRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRRrrrrrrrrrrrrrrrr"
	/* 0440 */ "rrrrrrrrrrrrrrrreeeeeeeeeeeeeeeeKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKk"
	/* 0480 */ "Kk.mmmmmmmKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKk"
	/* 04c0 */ "~KkKkKkKkKkKkKk~KkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKk"
	/* 0500 */ "KkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKkKk";

const char character_punctuation[CHARACTER_PUNCTUATION_COUNT + 1] =
	/* 2000 */ "           iccii------..'';'\"\"\"\"........  ccccc ..`:..:..;;....."
	/* 2040 */ "............................... iccccccccccccccc";

#define LETTER(script_, lower_, upper_, flags_)                                                       \
	{ .kind = CHARACTER_LETTER, .script = script_, .lower = lower_, .upper = upper_, .flags = flags_ }
#define OTHER(kind_, fold_, flags_) { .kind = kind_, .script = SCRIPT_OTHER, .fold = fold_, .flags = flags_ }
#define CAPITAL (CHARACTER_IS_LETTER | CHARACTER_IS_UPPER)
#define SMALL (CHARACTER_IS_LETTER | CHARACTER_IS_LOWER)

const struct character_row character_rows[128] = {
	['A'] = LETTER(SCRIPT_LATIN, 32, 0, CAPITAL),
	['a'] = LETTER(SCRIPT_LATIN, 0, -32, SMALL),
	['B'] = LETTER(SCRIPT_LATIN, 1, 0, CAPITAL),
	['b'] = LETTER(SCRIPT_LATIN, 0, -1, SMALL),
	['l'] = LETTER(SCRIPT_LATIN, 0, 0, CHARACTER_IS_LETTER),
	['R'] = LETTER(SCRIPT_CYRILLIC, 32, 0, CAPITAL),
	['r'] = LETTER(SCRIPT_CYRILLIC, 0, -32, SMALL),
	['E'] = LETTER(SCRIPT_CYRILLIC, 80, 0, CAPITAL),
	['e'] = LETTER(SCRIPT_CYRILLIC, 0, -80, SMALL),
	['K'] = LETTER(SCRIPT_CYRILLIC, 1, 0, CAPITAL),
	['k'] = LETTER(SCRIPT_CYRILLIC, 0, -1, SMALL),
	['o'] = { .kind = CHARACTER_APOSTROPHE, .script = SCRIPT_LATIN, .fold = '\'', .flags = CHARACTER_IS_LETTER },
	['m'] = OTHER(CHARACTER_MARK, 0, 0),
	['0'] = OTHER(CHARACTER_DIGIT, 0, 0),
	['`'] = OTHER(CHARACTER_APOSTROPHE, '\'', 0),
	['\''] = OTHER(CHARACTER_APOSTROPHE, '\'', CHARACTER_IS_SINGLE_QUOTE),
	[';'] = OTHER(CHARACTER_SYMBOL, '\'', CHARACTER_IS_SINGLE_QUOTE),
	['"'] = OTHER(CHARACTER_SYMBOL, '"', CHARACTER_IS_DOUBLE_QUOTE),
	[':'] = OTHER(CHARACTER_SYMBOL, '"', 0),
	['-'] = OTHER(CHARACTER_DASH, '-', 0),
	[' '] = OTHER(CHARACTER_SPACE, ' ', 0),
	['c'] = OTHER(CHARACTER_IGNORED, 0, 0),
	['i'] = OTHER(CHARACTER_IGNORED, 0, CHARACTER_IS_IGNORABLE),
	['.'] = OTHER(CHARACTER_SYMBOL, 0, 0),
	[CHARACTER_CLASS_UNKNOWN] = OTHER(CHARACTER_SYMBOL, 0, CHARACTER_IS_UNKNOWN),
};
