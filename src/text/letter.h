/*
 * letter -- what a code point is, and its case, without asking ICU each time.
 *
 * Latin and Cyrillic as Uzbek, Russian and their neighbours use them and common
 * punctuation are answered from the tables of character_class.h; every other code point
 * goes to ICU, so that the answers are ICU's throughout. Case is never Turkic: I and i belong together.
 */
#ifndef TEXT_LETTER_H
#define TEXT_LETTER_H

#include "text/character_class.h"

/* The two marks that are letters in Uzbek: oʻ gʻ and the tutuq belgisi. */
#define LETTER_OKINA 0x02bbu
#define LETTER_TUTUQ 0x02bcu

/* The most code points that a full case folding gives. */
#define LETTER_FOLD_MAX 3

/* The answers for what the tables of character_class.h do not know. */
bool letter_is_wide(uint32_t c);
enum script letter_script_wide(uint32_t c);
uint32_t letter_lower_wide(uint32_t c);
uint32_t letter_upper_wide(uint32_t c);
size_t letter_fold_wide(uint32_t c, uint32_t folded[LETTER_FOLD_MAX]);
bool letter_is_space_wide(uint32_t c);
bool letter_is_ignorable_wide(uint32_t c);
bool letter_is_dash_wide(uint32_t c);
bool letter_is_double_quote_wide(uint32_t c);
bool letter_is_single_quote_wide(uint32_t c);

/* A letter of any script; the two Uzbek marks count. */
static inline bool letter_is(uint32_t c)
{
	unsigned flags = character_row(c)->flags;

	return flags & CHARACTER_IS_UNKNOWN ? letter_is_wide(c) : flags & CHARACTER_IS_LETTER;
}

/* SCRIPT_OTHER also for what is no letter. */
static inline enum script letter_script(uint32_t c)
{
	const struct character_row *row = character_row(c);

	return row->flags & CHARACTER_IS_UNKNOWN ? letter_script_wide(c) : (enum script)row->script;
}

/* a e i o u, а е ё и о у ы э ю я ў, and their capitals. */
bool letter_is_vowel(uint32_t c);

/* Simple mappings: one code point for one. */
static inline uint32_t letter_lower(uint32_t c)
{
	const struct character_row *row = character_row(c);

	return row->flags & CHARACTER_IS_UNKNOWN ? letter_lower_wide(c) : c + (uint32_t)row->lower;
}

static inline uint32_t letter_upper(uint32_t c)
{
	const struct character_row *row = character_row(c);

	return row->flags & CHARACTER_IS_UNKNOWN ? letter_upper_wide(c) : c + (uint32_t)row->upper;
}

static inline bool letter_is_upper(uint32_t c)
{
	return letter_lower(c) != c;
}

/* Full case folding: fills `folded` and returns how many code points there are. */
static inline size_t letter_fold(uint32_t c, uint32_t folded[LETTER_FOLD_MAX])
{
	const struct character_row *row = character_row(c);

	if (row->flags & CHARACTER_IS_UNKNOWN)
		return letter_fold_wide(c, folded);
	folded[0] = c + (uint32_t)row->lower;
	return 1;
}

/* SPACE and its relatives: category Zs, tab and the line ends. */
static inline bool letter_is_space(uint32_t c)
{
	const struct character_row *row = character_row(c);

	return row->flags & CHARACTER_IS_UNKNOWN ? letter_is_space_wide(c) : row->kind == CHARACTER_SPACE;
}

/* Soft hyphen, zero width space, word joiner, BOM, and the two direction marks. */
static inline bool letter_is_ignorable(uint32_t c)
{
	unsigned flags = character_row(c)->flags;

	return flags & CHARACTER_IS_UNKNOWN ? letter_is_ignorable_wide(c) : flags & CHARACTER_IS_IGNORABLE;
}

/* Category Pd, MINUS SIGN and HYPHEN-MINUS. */
static inline bool letter_is_dash(uint32_t c)
{
	const struct character_row *row = character_row(c);

	return row->flags & CHARACTER_IS_UNKNOWN ? letter_is_dash_wide(c) : row->kind == CHARACTER_DASH;
}

/* Double quotation marks of every shape, guillemets too. */
static inline bool letter_is_double_quote(uint32_t c)
{
	unsigned flags = character_row(c)->flags;

	return flags & CHARACTER_IS_UNKNOWN ? letter_is_double_quote_wide(c) : flags & CHARACTER_IS_DOUBLE_QUOTE;
}

/* Single quotation marks, single guillemets and the ASCII apostrophe. */
static inline bool letter_is_single_quote(uint32_t c)
{
	unsigned flags = character_row(c)->flags;

	return flags & CHARACTER_IS_UNKNOWN ? letter_is_single_quote_wide(c) : flags & CHARACTER_IS_SINGLE_QUOTE;
}

/*
 * The Cyrillic letter that looks like a Latin one, or the other way round; 0
 * when there is none.
 */
uint32_t letter_look_alike(uint32_t c);

#endif
