/*
 * uzbek -- the letter tables.
 */
#include <config.h>

#include "text/uzbek.h"

#include "text/letter.h"

#include <stddef.h>

enum {
	CYRILLIC_A = 0x430,
	CYRILLIC_IE = 0x435,
	CYRILLIC_O = 0x43e,
	CYRILLIC_ES = 0x441,
	CYRILLIC_TSE = 0x446,
	CYRILLIC_HARD = 0x44a,
	CYRILLIC_SOFT = 0x44c,
	CYRILLIC_YU = 0x44e,
	CYRILLIC_YA = 0x44f,
	CYRILLIC_IO = 0x451,
	CYRILLIC_SHORT_U = 0x45e, /* ў */
	CYRILLIC_GHE = 0x493,	  /* ғ */
	CYRILLIC_KA = 0x49b,	  /* қ */
	CYRILLIC_HA = 0x4b3,	  /* ҳ */
};

/* From а to я, where the neighbours do not matter. */
static const char *const plain_latin[] = {
	"a", "b", "v", "g", "d", "e", "j", "z", "i", "y", "k", "l", "m", "n", "o", "p",
	"r", "s", "t", "u", "f", "x", "s", "ch", "sh", "sh", "", "i", "", "e", "yu", "ya",
};

static bool is_consonant(uint32_t c)
{
	return letter_is(c) && !letter_is_vowel(c) && c != CYRILLIC_HARD && c != CYRILLIC_SOFT;
}

static bool is_iotated(uint32_t c)
{
	return c == CYRILLIC_IE || c == CYRILLIC_IO || c == CYRILLIC_YU || c == CYRILLIC_YA;
}

static const char *latin_of_ie(uint32_t before)
{
	if (!before || before == CYRILLIC_HARD || before == CYRILLIC_SOFT)
		return "ye";
	return letter_is_vowel(before) && before != 0x44b ? "ye" : "e";
}

static const char *latin_of_hard_sign(uint32_t before, uint32_t after)
{
	if (before == CYRILLIC_SHORT_U || (is_consonant(before) && is_iotated(after)))
		return "";
	return "\xca\xbc";
}

const char *uzbek_latin(uint32_t before, uint32_t letter, uint32_t after)
{
	switch (letter) {
	case CYRILLIC_IE:
		return latin_of_ie(before);
	case CYRILLIC_TSE:
		return letter_is_vowel(before) ? "ts" : "s";
	case CYRILLIC_HARD:
		return latin_of_hard_sign(before, after);
	case CYRILLIC_SOFT:
		return after == CYRILLIC_O ? "y" : "";
	case CYRILLIC_ES:
		return after == CYRILLIC_HA ? "s\xca\xbc" : "s";
	case CYRILLIC_IO:
		return "yo";
	case CYRILLIC_SHORT_U:
		return "o\xca\xbb";
	case CYRILLIC_GHE:
		return "g\xca\xbb";
	case CYRILLIC_KA:
		return "q";
	case CYRILLIC_HA:
		return "h";
	default:
		if (letter < CYRILLIC_A || letter > CYRILLIC_YA)
			return NULL;
		return plain_latin[letter - CYRILLIC_A];
	}
}

const char *uzbek_reformed(uint32_t letter)
{
	switch (letter) {
	case 0xf5: case 0x14d: case 0xf6: /* õ ō ö */
		return "o\xca\xbb";
	case 0x11f: case 0x1e21: /* ğ ḡ */
		return "g\xca\xbb";
	case 0x15f: case 0x219: /* ş ș */
		return "sh";
	case 0xe7: /* ç */
		return "ch";
	default:
		return NULL;
	}
}
