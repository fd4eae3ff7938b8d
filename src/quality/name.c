/*
 * name -- the sound of a name.
 */
#include <config.h>

#include "quality/name.h"

#include "base/utf8.h"
#include "text/letter.h"

/* а … я without ё; what makes no sound of its own is a space. */
static const char cyrillic_sounds[] = "abvgdejziiklmnoprstufhsCSS i eua";

static char sound_of_cyrillic(uint32_t c)
{
	if (c >= 0x0430 && c <= 0x044f)
		return cyrillic_sounds[c - 0x0430];
	switch (c) {
	case 0x0451: /* ё */
	case 0x045e: /* ў */
		return 'o';
	case 0x049b: /* қ */
		return 'k';
	case 0x0493: /* ғ */
		return 'g';
	case 0x04b3: /* ҳ */
		return 'h';
	case 0x0456: /* і */
	case 0x0457:
		return 'i';
	case 0x0454:
		return 'e';
	default:
		return ' ';
	}
}

static bool is_vowel(uint32_t c)
{
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
}

/* The sound at a Latin letter and, in *letters, how many letters make it. */
static char sound_of_latin(uint32_t c, uint32_t next, bool x_is_ks, size_t *letters)
{
	*letters = 1;
	if (next == 'h') {
		*letters = 2;
		switch (c) {
		case 's':
			return 'S';
		case 'c':
			return 'C';
		case 'k':
			return 'h';
		case 'z':
			return 'j';
		case 'p':
			return 'f';
		case 't':
			return 't';
		default:
			*letters = 1;
		}
	}
	switch (c) {
	case 't':
		if (next == 's') {
			*letters = 2;
			return 's';
		}
		return 't';
	case 'c':
		if (next == 'k') {
			*letters = 2;
			return 'k';
		}
		return next == 'e' || next == 'i' || next == 'y' ? 's' : 'k';
	case 'q':
		return 'k';
	case 'w': /* Litgou, Metyu */
		return 'u';
	case 'x':
		return x_is_ks ? 'X' : 'h';
	case 'y':
		return is_vowel(next) && next != 'y' ? ' ' : 'i';
	default:
		return c >= 'a' && c <= 'z' ? (char)c : ' ';
	}
}

static void add_sound(struct name_key *key, char sound)
{
	if (sound == ' ' || key->count == NAME_KEY_MOST || (key->count && key->sounds[key->count - 1] == sound))
		return;
	/* дж is the sound of j. */
	if (sound == 'j' && key->count && key->sounds[key->count - 1] == 'd')
		key->count--;
	key->sounds[key->count++] = sound;
}

void name_key_make(struct slice word, bool x_is_ks, struct name_key *key)
{
	size_t at = 0;

	*key = (struct name_key){ .ending = 3 };
	while (at < word.bytes) {
		uint32_t c = letter_lower(utf8_next(word, &at)), next;
		size_t peek = at, letters;
		char sound;

		next = at < word.bytes ? utf8_next(word, &peek) : 0;
		if (letter_script(c) == SCRIPT_CYRILLIC) {
			add_sound(key, sound_of_cyrillic(c));
			continue;
		}
		sound = sound_of_latin(c, next, x_is_ks, &letters);
		if (letters == 2)
			at = peek;
		add_sound(key, sound);
	}
}

/* The sounds before the rest are at least so many: Ali-ev, not L-ev. */
#define FAMILY_SOUNDS_LEAST 3

/* Towns, and Uzbek nouns (saylov, an election; soʻrov, a request), that end like a family name. */
static bool is_like_family_name(struct slice sounds)
{
	static const char *const beginnings[] = { "moskov", "sailov", "tanlov", "tolov",  "sorov", "sinov",
						  "karov",  "birov",  "maktov", "kistov", "yasov", "terlov" };

	for (size_t i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++)
		if (slice_starts(sounds, slice_of(beginnings[i])))
			return true;
	return slice_is(sounds, "jeneva") || slice_is(sounds, "geneva");
}

/* What Uzbek hangs on a name, in sounds; behind the plural more may follow. */
static bool is_uzbek_ending(struct slice rest)
{
	static const char *const endings[] = { "ni",   "nin",  "ning", "ga", "da",  "dan",
					       "dagi", "gaCa", "dek",  "Ca", "niki" };

	if (!rest.bytes || slice_starts(rest, SLICE("lar")))
		return true;
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (slice_is(rest, endings[i]))
			return true;
	return false;
}

static bool is_ending(struct slice rest, enum name_endings endings, bool of_woman)
{
	switch (endings) {
	case NAME_ENDINGS_UZBEK:
		if (of_woman && slice_starts(rest, SLICE("a")))
			rest = slice_part(rest, 1, rest.bytes);
		return is_uzbek_ending(rest);
	case NAME_ENDINGS_RUSSIAN:
		return rest.bytes <= 2 + (size_t)of_woman;
	case NAME_ENDINGS_NONE:
		break;
	}
	return rest.bytes <= (size_t)of_woman;
}

size_t name_family_stem(const struct name_key *key, enum name_endings name_endings)
{
	static const char *const endings[] = { "ov", "ev", "viC", "vna", "zoda", "skii", "skaia" };
	struct slice sounds = slice_from(key->sounds, key->count);

	if (is_like_family_name(sounds))
		return 0;
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		struct slice ending = slice_of(endings[i]);

		for (size_t stem = ending.bytes + FAMILY_SOUNDS_LEAST; stem <= sounds.bytes; stem++) {
			bool of_woman = i < 2 && stem < sounds.bytes && key->sounds[stem] == 'a';

			if (slice_ends(slice_part(sounds, 0, stem), ending) &&
			    is_ending(slice_part(sounds, stem, sounds.bytes), name_endings, of_woman))
				return stem;
		}
	}
	return 0;
}

static unsigned least(unsigned a, unsigned b, unsigned c)
{
	unsigned smaller = a < b ? a : b;

	return smaller < c ? smaller : c;
}

/*
 * X is the letter of English: Xoliqova is Холикова, Max is Макс. Uzbek's o and oʻ are a, o or u in
 * Russian and English: Yoʻldoshev is Юлдашев, Toʻxtayev is Тухтаев.
 */
static bool same_sound(char a, char b)
{
	static const char *const pairs[] = { "Xh", "Xs", "oa", "ou" };

	if (a == b)
		return true;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
		if ((a == pairs[i][0] && b == pairs[i][1]) || (b == pairs[i][0] && a == pairs[i][1]))
			return true;
	return false;
}

unsigned name_distance(const struct name_key *a, const struct name_key *b, unsigned limit)
{
	unsigned row[NAME_KEY_MOST + 1], best = limit + 1;

	for (unsigned j = 0; j <= b->count; j++)
		row[j] = j;
	for (unsigned i = 0; i <= a->count; i++) {
		unsigned diagonal = row[0];

		if (i > 0) {
			row[0] = i;
			for (unsigned j = 1; j <= b->count; j++) {
				unsigned cost = diagonal + !same_sound(a->sounds[i - 1], b->sounds[j - 1]);

				diagonal = row[j];
				row[j] = least(cost, row[j] + 1, row[j - 1] + 1);
			}
		}
		/* Free endings: the rest of one side, when the other is used up. */
		for (unsigned j = 0; j <= b->count; j++)
			if (a->count - i <= a->ending && b->count - j <= b->ending &&
			    (i == a->count || j == b->count) && row[j] < best)
				best = row[j];
	}
	return best;
}
