/*
 * letter -- tables for Latin and Cyrillic, ICU for the rest.
 */
#include <config.h>

#include "text/letter.h"

#include "base/alloc.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>

/* Up to here the tables answer; the last are the Cyrillic supplement. */
#define TABLES_END 0x0530u

static bool in(uint32_t c, uint32_t first, uint32_t last)
{
	return c - first <= last - first;
}

bool letter_is(uint32_t c)
{
	if (c < 0x80)
		return in(c | 0x20, 'a', 'z');
	if (c < 0x250)
		return c >= 0xc0 ? c != 0xd7 && c != 0xf7 : c == 0xaa || c == 0xb5 || c == 0xba;
	if (in(c, 0x400, TABLES_END - 1))
		return !in(c, 0x482, 0x489);
	if (in(c, 0x2000, 0x206f))
		return false;
	return u_isalpha((UChar32)c);
}

enum script letter_script(uint32_t c)
{
	UErrorCode status = U_ZERO_ERROR;

	if (c < 0x80)
		return in(c | 0x20, 'a', 'z') ? SCRIPT_LATIN : SCRIPT_OTHER;
	if (in(c, 0x400, TABLES_END - 1))
		return letter_is(c) ? SCRIPT_CYRILLIC : SCRIPT_OTHER;
	if (c == LETTER_OKINA || c == LETTER_TUTUQ)
		return SCRIPT_LATIN;
	if (!letter_is(c))
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

/* Ranges in which capital and small letter alternate; the capital comes first. */
static const struct alternating {
	uint16_t first, last;
} alternating[] = {
	{ 0x0100, 0x012f }, { 0x0132, 0x0137 }, { 0x0139, 0x0148 }, { 0x014a, 0x0177 }, { 0x0179, 0x017e },
	{ 0x0460, 0x0481 }, { 0x048a, 0x04bf }, { 0x04c1, 0x04ce }, { 0x04d0, 0x052f },
};

/* The other letter of an alternating pair, when `c` is its capital (or small, as asked). */
static uint32_t alternate(uint32_t c, bool capital)
{
	for (size_t i = 0; i < ARRAY_COUNT(alternating); i++)
		if (in(c, alternating[i].first, alternating[i].last)) {
			bool is_capital = (c - alternating[i].first) % 2 == 0;

			if (is_capital != capital)
				return c;
			return capital ? c + 1 : c - 1;
		}
	return c;
}

/* Letters below TABLES_END whose mapping follows no range. */
static bool is_irregular(uint32_t c)
{
	return c == 0xb5 || c == 0xdf || c == 0xff || c == 0x130 || c == 0x131 || c == 0x138 || c == 0x149 ||
	       c == 0x178 || c == 0x17f || in(c, 0x180, 0x2af) || in(c, 0x300, 0x3ff) || c == 0x4c0 || c == 0x4cf;
}

uint32_t letter_lower(uint32_t c)
{
	if (c < 0x80)
		return in(c, 'A', 'Z') ? c + 0x20 : c;
	if (c >= TABLES_END || is_irregular(c))
		return (uint32_t)u_tolower((UChar32)c);
	if (in(c, 0x410, 0x42f) || (in(c, 0xc0, 0xde) && c != 0xd7))
		return c + 0x20;
	if (in(c, 0x400, 0x40f))
		return c + 0x50;
	return in(c, 0x430, 0x45f) || in(c, 0x2b0, 0x2ff) || c < 0x100 ? c : alternate(c, true);
}

uint32_t letter_upper(uint32_t c)
{
	if (c < 0x80)
		return in(c, 'a', 'z') ? c - 0x20 : c;
	if (c >= TABLES_END || is_irregular(c))
		return (uint32_t)u_toupper((UChar32)c);
	if (in(c, 0x430, 0x44f) || (in(c, 0xe0, 0xfe) && c != 0xf7))
		return c - 0x20;
	if (in(c, 0x450, 0x45f))
		return c - 0x50;
	return in(c, 0x400, 0x42f) || in(c, 0x2b0, 0x2ff) || c < 0x100 ? c : alternate(c, false);
}

bool letter_is_upper(uint32_t c)
{
	return letter_lower(c) != c;
}

static size_t fold_by_icu(uint32_t c, uint32_t folded[LETTER_FOLD_MAX])
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

size_t letter_fold(uint32_t c, uint32_t folded[LETTER_FOLD_MAX])
{
	if (c < TABLES_END && !is_irregular(c)) {
		folded[0] = letter_lower(c);
		return 1;
	}
	return fold_by_icu(c, folded);
}

/* ------------------------------------------------------------------- kinds */

bool letter_is_space(uint32_t c)
{
	if (c < 0x80)
		return c == ' ' || in(c, '\t', '\r');
	return c == 0xa0 || c == 0x1680 || in(c, 0x2000, 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f ||
	       c == 0x205f || c == 0x3000 || c == 0x85;
}

bool letter_is_ignorable(uint32_t c)
{
	return c == 0xad || c == 0x200b || c == 0x2060 || c == 0xfeff || c == 0x200e || c == 0x200f;
}

bool letter_is_dash(uint32_t c)
{
	if (c < 0x80)
		return c == '-';
	if (c < 0x2010)
		return c >= 0x58a && u_charType((UChar32)c) == U_DASH_PUNCTUATION;
	return in(c, 0x2010, 0x2015) || c == 0x2212 ||
	       (c > 0x2015 && u_charType((UChar32)c) == U_DASH_PUNCTUATION);
}

bool letter_is_double_quote(uint32_t c)
{
	if (c < 0x80)
		return c == '"';
	return c == 0xab || c == 0xbb || in(c, 0x201c, 0x201f) || in(c, 0x301d, 0x301f) || c == 0x275d ||
	       c == 0x275e || c == 0x2e42 || c == 0xff02;
}

bool letter_is_single_quote(uint32_t c)
{
	if (c < 0x80)
		return c == '\'';
	return in(c, 0x2018, 0x201b) || c == 0x2039 || c == 0x203a || c == 0x275b || c == 0x275c || c == 0xff07;
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
