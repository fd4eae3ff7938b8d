/*
 * uzbek -- the letter tables.
 */
#include <config.h>

#include "text/uzbek.h"

#include "base/alloc.h"
#include "text/letter.h"

#include <string.h>

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
	"a", "b", "v", "g", "d", "e", "j", "z",	 "i",  "y",  "k", "l", "m", "n", "o",  "p",
	"r", "s", "t", "u", "f", "x", "s", "ch", "sh", "sh", "",  "i", "",  "e", "yu", "ya",
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

/* ------------------------------------------------------- Latin to Cyrillic */

/* a to z where the neighbours do not matter; 0 for what is no letter of Uzbek. */
static const uint16_t plain_cyrillic[26] = {
	0x430, 0x431, 0,     0x434, 0x435, 0x444, 0x433, 0x4b3, 0x438, 0x436, 0x43a, 0x43b, 0x43c,
	0x43d, 0x43e, 0x43f, 0x49b, 0x440, 0x441, 0x442, 0x443, 0x432, 0,     0x445, 0x439, 0x437,
};

/* A word and a place in it. */
struct place {
	const uint32_t *word;
	size_t length, at;
};

static uint32_t letter_at(const struct place *place, size_t ahead)
{
	return place->at + ahead < place->length ? place->word[place->at + ahead] : 0;
}

static uint32_t letter_before(const struct place *place)
{
	return place->at ? place->word[place->at - 1] : 0;
}

/* Whether ASCII `text` stands at `ahead`; with `ends` also the word ends behind it. */
static bool stands(const struct place *place, size_t ahead, const char *text, bool ends)
{
	size_t i = 0;

	for (; text[i]; i++)
		if (letter_at(place, ahead + i) != (unsigned char)text[i])
			return false;
	return !ends || place->at + ahead + i == place->length;
}

/* oʻ ends in a mark, but is a vowel. */
static bool is_vowel_before(const struct place *place)
{
	uint32_t before = letter_before(place);

	if (before == LETTER_OKINA)
		return place->at >= 2 && place->word[place->at - 2] == 'o';
	return letter_is_vowel(before);
}

/* Endings that begin with s behind a t of the stem; `whole` ones end the word. */
static const struct s_ending {
	const char *text;
	bool whole;
} s_endings[] = {
	{ "sa", true },	    { "sam", true },	   { "sang", true },   { "sak", true },	   { "salar", true },
	{ "sangiz", true }, { "sangizlar", true }, { "sada", true },   { "sami", true },   { "samikan", true },
	{ "sagina", true }, { "saku", true },	   { "sachi", true },  { "saydi", false }, { "sin", true },
	{ "sinlar", true }, { "siz", true },	   { "sinmi", true },  { "sinki", true },  { "sizni", false },
	{ "sizga", false }, { "sizda", false },	   { "sizcha", true }, { "sizl", false },  { "sizdir", true },
	{ "sizi", false },  { "sizroq", true },	   { "sizmi", true },  { "simon", false }, { "sevar", false },
	{ "soz", false },   { "sayam", true },	   { "sak-da", true }, { "samiz", true },
};

static bool begins_ending(const struct place *place)
{
	for (size_t i = 0; i < ARRAY_COUNT(s_endings); i++)
		if (stands(place, 1, s_endings[i].text, s_endings[i].whole))
			return true;
	return false;
}

/* The e of a family name: Boboev, Mendeleev, and their forms for women and fathers. */
static bool is_name_ending(const struct place *place)
{
	return letter_at(place, 1) == 'v' && (place->at + 2 == place->length || stands(place, 2, "a", false) ||
					      stands(place, 2, "na", false) || stands(place, 2, "ich", false));
}

static size_t take(uint32_t cyrillic[2], size_t *count, uint32_t first, uint32_t second, size_t taken)
{
	cyrillic[0] = first;
	cyrillic[1] = second;
	*count = second ? 2 : 1;
	return taken;
}

/* y with the vowel behind it. */
static size_t take_y(const struct place *place, uint32_t cyrillic[2], size_t *count)
{
	uint32_t before = letter_before(place);

	switch (letter_at(place, 1)) {
	case 'o':
		if (letter_at(place, 2) == LETTER_OKINA)
			return take(cyrillic, count, 0x439, 0, 1); /* йў */
		return take(cyrillic, count, CYRILLIC_IO, 0, 2);
	case 'u':
		return take(cyrillic, count, CYRILLIC_YU, 0, 2);
	case 'a':
		return take(cyrillic, count, CYRILLIC_YA, 0, 2);
	case 'e':
		if (!before || before == LETTER_TUTUQ || is_vowel_before(place))
			return take(cyrillic, count, CYRILLIC_IE, 0, 2);
		return take(cyrillic, count, before == 'b' || before == 'd' ? CYRILLIC_HARD : CYRILLIC_SOFT,
			    CYRILLIC_IE, 2);
	default:
		return take(cyrillic, count, 0x439, 0, 1);
	}
}

static size_t take_e(const struct place *place, bool capitalised, uint32_t cyrillic[2], size_t *count)
{
	bool open = !letter_before(place) || is_vowel_before(place);

	if (open && letter_before(place) && capitalised && is_name_ending(place))
		open = false;
	if (letter_before(place) == 'i' && letter_at(place, 1) != 'l' && !stands(place, 1, "tl", false) &&
	    !stands(place, 1, "til", false))
		open = false; /* klient, dieta; but Gabriel, Sietl, polietilen */
	return take(cyrillic, count, open ? 0x44d : CYRILLIC_IE, 0, 1);
}

static size_t take_s(const struct place *place, uint32_t cyrillic[2], size_t *count)
{
	uint32_t before = letter_before(place);

	if (letter_at(place, 1) == 'h')
		return take(cyrillic, count, 0x448, 0, 2); /* ш */
	if (letter_at(place, 1) == LETTER_TUTUQ && letter_at(place, 2) == 'h')
		return take(cyrillic, count, CYRILLIC_ES, CYRILLIC_HA, 3);
	if ((before == 'n' || before == 'k' || before == 'p' || before == 'b') &&
	    (stands(place, 1, "iya", false) || stands(place, 1, "ion", false) ||
	     stands(place, 1, "ial", false)))
		return take(cyrillic, count, CYRILLIC_TSE, 0, 1);
	return take(cyrillic, count, CYRILLIC_ES, 0, 1);
}

/*
 * Two letters in names of places: Irkutsk, Yakutsk, Bratsk (but Donetsk, Trotskiy); Pittsburg; Botsvana.
 */
static bool is_in_place_name(const struct place *place)
{
	uint32_t before = letter_before(place), after = letter_at(place, 2);

	return (after == 'k' && (before == 'u' || before == 'a')) || before == 't' ||
	       (after == 'v' && before && letter_is_vowel(letter_at(place, 3)));
}

static size_t take_t(const struct place *place, uint32_t cyrillic[2], size_t *count)
{
	if (letter_at(place, 1) == 's' && letter_at(place, 2) != 'h' &&
	    !(letter_at(place, 2) == LETTER_TUTUQ && letter_at(place, 3) == 'h') && !begins_ending(place) &&
	    !is_in_place_name(place))
		return take(cyrillic, count, CYRILLIC_TSE, 0, 2);
	return take(cyrillic, count, 0x442, 0, 1);
}

size_t uzbek_cyrillic(const uint32_t *word, size_t length, size_t at, bool capitalised, uint32_t cyrillic[2],
		      size_t *count)
{
	const struct place place = { word, length, at };
	uint32_t c = word[at], next = letter_at(&place, 1);

	switch (c) {
	case 'o':
		if (next == LETTER_OKINA)
			return take(cyrillic, count, CYRILLIC_SHORT_U, 0, 2);
		break;
	case 'g':
		if (next == LETTER_OKINA)
			return take(cyrillic, count, CYRILLIC_GHE, 0, 2);
		break;
	case 'c':
		return next == 'h' ? take(cyrillic, count, 0x447, 0, 2) : 0;
	case 's':
		return take_s(&place, cyrillic, count);
	case 't':
		return take_t(&place, cyrillic, count);
	case 'y':
		return take_y(&place, cyrillic, count);
	case 'e':
		return take_e(&place, capitalised, cyrillic, count);
	case LETTER_TUTUQ:
		return take(cyrillic, count, CYRILLIC_HARD, 0, 1);
	default:
		break;
	}
	if (c < 'a' || c > 'z' || !plain_cyrillic[c - 'a'])
		return 0;
	return take(cyrillic, count, plain_cyrillic[c - 'a'], 0, 1);
}
