/*
 * roman -- numerals in Latin capitals.
 *
 * The proper form of a number is the greedy one over the table below; a numeral
 * is proper when it is what its own value is written as.
 */
#include <config.h>

#include "text/roman.h"

#include "base/alloc.h"

static const struct {
	const char *letters;
	int value;
} steps[] = {
	{ "M", 1000 }, { "CM", 900 }, { "D", 500 }, { "CD", 400 }, { "C", 100 }, { "XC", 90 }, { "L", 50 },
	{ "XL", 40 },  { "X", 10 },   { "IX", 9 },  { "V", 5 },    { "IV", 4 },	 { "I", 1 },
};

/* No proper numeral below 4000 is longer than MMMDCCCLXXXVIII. */
#define LETTERS_MAX 15

/* Fills the letters and returns how many they are. */
static size_t spell(int number, char letters[LETTERS_MAX])
{
	size_t count = 0;

	for (size_t i = 0; i < ARRAY_COUNT(steps); i++)
		for (; number >= steps[i].value; number -= steps[i].value)
			for (const char *letter = steps[i].letters; *letter; letter++)
				letters[count++] = *letter;
	return count;
}

int roman_value(struct slice letters)
{
	char proper[LETTERS_MAX];
	int value = 0;
	size_t at = 0;

	if (letters.bytes > LETTERS_MAX)
		return 0;
	for (size_t i = 0; i < ARRAY_COUNT(steps); i++)
		while (slice_starts(slice_part(letters, at, letters.bytes), slice_of(steps[i].letters))) {
			value += steps[i].value;
			at += strlen(steps[i].letters);
		}
	if (at < letters.bytes || value > ROMAN_MAX)
		return 0;
	return slice_equal(letters, slice_from(proper, spell(value, proper))) ? value : 0;
}

void roman_write(int number, struct strbuf *out)
{
	char letters[LETTERS_MAX];

	strbuf_add(out, slice_from(letters, spell(number, letters)));
}
