/*
 * stem_russian -- what Snowball does not know about the forms of Russian words.
 *
 * All letters are of two bytes.
 */
#include <config.h>

#include "text/stem_russian.h"

#include "base/alloc.h"
#include "base/slice.h"

#define LETTER 2

static bool is_one_of(struct slice letter, const char *letters)
{
	for (; *letters; letters += LETTER)
		if (memcmp(letter.data, letters, LETTER) == 0)
			return true;
	return false;
}

/* The letter before the last `behind` ones. */
static struct slice letter_from_end(const char *word, size_t bytes, size_t behind)
{
	return slice_from(word + bytes - (behind + 1) * LETTER, LETTER);
}

static bool is_vowel(struct slice letter)
{
	return is_one_of(letter, "аеиоуыэюя");
}

/* The stems of infinitives that Snowball leaves, and of the past that goes with them. */
static const struct infinitive {
	const char *ending, *past;
} infinitives[] = {
	{ "еть", "ел" },
	{ "уть", "ул" },
	{ "ыть", "ыл" },
};

/* Shorter words in -еть and -уть are nouns: сеть, муть. */
#define INFINITIVE_LETTERS_MIN 5

static size_t before_infinitive(char *word, size_t bytes)
{
	struct slice text = slice_from(word, bytes);

	if (slice_ends(text, SLICE("ся")))
		text.bytes -= 2 * LETTER;
	if (text.bytes < INFINITIVE_LETTERS_MIN * LETTER)
		return bytes;
	for (size_t i = 0; i < ARRAY_COUNT(infinitives); i++)
		if (slice_ends(text, slice_of(infinitives[i].ending))) {
			memcpy(word + text.bytes - 3 * LETTER, infinitives[i].past, 2 * LETTER);
			return text.bytes - LETTER;
		}
	return bytes;
}

/* гражданин, гражданина …: the plural has no -ин-. */
static size_t before_inhabitant(const char *word, size_t bytes)
{
	static const char *const cases[] = { "", "а", "у", "ом", "е" };
	struct slice text = slice_from(word, bytes);

	for (size_t i = 0; i < ARRAY_COUNT(cases); i++) {
		struct slice stem = text;

		if (!slice_ends(stem, slice_of(cases[i])))
			continue;
		stem.bytes -= strlen(cases[i]);
		if (stem.bytes > 6 * LETTER && (slice_ends(stem, SLICE("анин")) || slice_ends(stem, SLICE("янин"))))
			return stem.bytes - 2 * LETTER;
	}
	return bytes;
}

size_t stem_russian_before(char *word, size_t bytes)
{
	if (bytes < 4 * LETTER || bytes % LETTER)
		return bytes;
	return before_inhabitant(word, before_infinitive(word, bytes));
}

/* Whether the vowel before the last consonant comes and goes. */
static bool is_fleeting(struct slice vowel, struct slice last)
{
	if (is_one_of(vowel, "о"))
		return is_one_of(last, "кнл");
	if (is_one_of(vowel, "е"))
		return is_one_of(last, "кц");
	return is_one_of(vowel, "ь") && is_one_of(last, "ц"); /* жильца: of жилец */
}

size_t stem_russian_after(char *stem, size_t bytes)
{
	struct slice last, vowel;

	if (bytes < 4 * LETTER || bytes % LETTER)
		return bytes;
	last = letter_from_end(stem, bytes, 0);
	vowel = letter_from_end(stem, bytes, 1);
	if (!is_fleeting(vowel, last))
		return bytes;
	if (is_vowel(letter_from_end(stem, bytes, 2))) { /* европеец, европейца */
		if (is_one_of(last, "ц"))
			memcpy(stem + bytes - 2 * LETTER, "й", LETTER);
		return bytes;
	}
	memmove(stem + bytes - 2 * LETTER, stem + bytes - LETTER, LETTER);
	return bytes - LETTER;
}
