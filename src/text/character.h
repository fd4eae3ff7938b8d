/*
 * character -- the kind of a code point, for scanners that branch on it.
 *
 * letter.h and apostrophe.h say what single classes are (letters, their case, dashes,
 * quotes, marks that stand for Uzbek letters); here they are put into one order, so that a
 * scanner needs one question. The kinds are listed in character_class.h. Also the folding
 * of single characters that differ only in dress.
 */
#ifndef TEXT_CHARACTER_H
#define TEXT_CHARACTER_H

#include "text/letter.h"

enum character_kind character_kind_wide(uint32_t c);

static inline enum character_kind character_kind(uint32_t c)
{
	const struct character_row *row = character_row(c);

	return row->flags & CHARACTER_IS_UNKNOWN ? character_kind_wide(c) : (enum character_kind)row->kind;
}

static inline bool character_is_upper(uint32_t c)
{
	return letter_is_upper(c);
}

bool character_is_lower_wide(uint32_t c);

static inline bool character_is_lower(uint32_t c)
{
	unsigned flags = character_row(c)->flags;

	return flags & CHARACTER_IS_UNKNOWN ? character_is_lower_wide(c) : flags & CHARACTER_IS_LOWER;
}

bool character_is_cyrillic(uint32_t c);

uint32_t character_fold_wide(uint32_t c);

/*
 * One dress for each: dashes become '-', double quotation marks '"', single
 * ones and apostrophes '\'', spaces ' ', full-width forms their narrow ones;
 * capitals become small (simple case folding, never Turkic). Anything else is
 * itself.
 */
static inline uint32_t character_fold(uint32_t c)
{
	const struct character_row *row = character_row(c);

	if (row->flags & CHARACTER_IS_UNKNOWN)
		return character_fold_wide(c);
	return row->fold ? (unsigned char)row->fold : c + (uint32_t)row->lower;
}

#endif
