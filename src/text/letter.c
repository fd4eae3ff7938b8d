/*
 * letter -- what ICU is asked, and what is asked seldom.
 */
#include <config.h>

#include "text/letter.h"

#include "base/alloc.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

bool letter_is_wide(uint32_t c)
{
	return u_isalpha((UChar32)c);
}

enum script letter_script_wide(uint32_t c)
{
	UErrorCode status = U_ZERO_ERROR;

	if (!u_isalpha((UChar32)c))
		return SCRIPT_OTHER;
	switch (uscript_getScript((UChar32)c, &status)) {
	case USCRIPT_LATIN:
		return SCRIPT_LATIN;
	case USCRIPT_CYRILLIC:
		return SCRIPT_CYRILLIC;
	default:
		return SCRIPT_OTHER;
	}
}

bool letter_is_vowel(uint32_t c)
{
	switch (letter_lower(c)) {
	case 'a': case 'e': case 'i': case 'o': case 'u':
	case 0x430: case 0x435: case 0x451: case 0x438: case 0x43e: case 0x443: /* а е ё и о у */
	case 0x44b: case 0x44d: case 0x44e: case 0x44f: case 0x45e:		/* ы э ю я ў */
		return true;
	default:
		return false;
	}
}

/* -------------------------------------------------------------------- case */

uint32_t letter_lower_wide(uint32_t c)
{
	return (uint32_t)u_tolower((UChar32)c);
}

uint32_t letter_upper_wide(uint32_t c)
{
	return (uint32_t)u_toupper((UChar32)c);
}

size_t letter_fold_wide(uint32_t c, uint32_t folded[LETTER_FOLD_MAX])
{
	UErrorCode status = U_ZERO_ERROR;
	UChar source[2], target[2 * LETTER_FOLD_MAX];
	int32_t units = 0, length;
	size_t count = 0;

	U16_APPEND_UNSAFE(source, units, c);
	length = u_strFoldCase(target, 2 * LETTER_FOLD_MAX, source, units, U_FOLD_CASE_DEFAULT, &status);
	if (U_FAILURE(status)) {
		folded[0] = c;
		return 1;
	}
	for (int32_t at = 0; at < length && count < LETTER_FOLD_MAX;) {
		UChar32 next;

		U16_NEXT(target, at, length, next);
		folded[count++] = (uint32_t)next;
	}
	return count;
}

/* ------------------------------------------------------------------- kinds */

bool letter_is_space_wide(uint32_t c)
{
	return c == 0x1680 || c == 0x3000;
}

bool letter_is_ignorable_wide(uint32_t c)
{
	return c == 0xfeff;
}

bool letter_is_dash_wide(uint32_t c)
{
	return c == 0x2212 || u_charType((UChar32)c) == U_DASH_PUNCTUATION;
}

bool letter_is_double_quote_wide(uint32_t c)
{
	return c - 0x301d < 3 || c == 0x275d || c == 0x275e || c == 0x2e42 || c == 0xff02;
}

bool letter_is_single_quote_wide(uint32_t c)
{
	return c == 0x275b || c == 0x275c || c == 0xff07;
}

static const struct look_alike {
	uint16_t latin, cyrillic;
} look_alikes[] = {
	{ 'A', 0x410 }, { 'B', 0x412 }, { 'C', 0x421 }, { 'E', 0x415 }, { 'H', 0x41d }, { 'I', 0x406 },
	{ 'K', 0x41a }, { 'M', 0x41c }, { 'O', 0x41e }, { 'P', 0x420 }, { 'T', 0x422 }, { 'X', 0x425 },
	{ 'Y', 0x423 }, { 'a', 0x430 }, { 'c', 0x441 }, { 'e', 0x435 }, { 'i', 0x456 }, { 'o', 0x43e },
	{ 'p', 0x440 }, { 'x', 0x445 }, { 'y', 0x443 },
};

uint32_t letter_look_alike(uint32_t c)
{
	for (size_t i = 0; i < ARRAY_COUNT(look_alikes); i++) {
		if (look_alikes[i].latin == c)
			return look_alikes[i].cyrillic;
		if (look_alikes[i].cyrillic == c)
			return look_alikes[i].latin;
	}
	return 0;
}
