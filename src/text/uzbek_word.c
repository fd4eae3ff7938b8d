/*
 * uzbek_word -- one Uzbek word of a text as endings are told in it.
 */
#include <config.h>

#include "text/uzbek_word.h"

#include "base/utf8.h"
#include "text/letter.h"
#include "text/uzbek.h"

/* What is typed for the mark of oʻ and gʻ. */
static bool is_okina(uint32_t c)
{
	return c == LETTER_OKINA || c == 0x2018 || c == 0x2019 || c == '\'' || c == '`';
}

struct slice uzbek_word_read(struct slice text, size_t at, char buffer[UZBEK_WORD_BYTES], size_t *end)
{
	uint32_t before = 0;
	size_t bytes = 0, next = at;

	for (; at < text.bytes && bytes + 4 < UZBEK_WORD_BYTES; at = next) {
		uint32_t c = letter_lower(utf8_next(text, &next));
		const char *latin = uzbek_latin(before, c, 0);
		struct slice letters = latin ? slice_of(latin) : slice_part(text, at, next);
		char small = (char)c;

		if (is_okina(c) && (before == 'o' || before == 'g'))
			letters = SLICE("\xca\xbb");
		else if (c == LETTER_TUTUQ && before != 0)
			letters = SLICE("");
		else if (!latin && c < 0x80 && letter_is(c))
			letters = slice_from(&small, 1);
		else if (!latin)
			break;
		memcpy(buffer + bytes, letters.data, letters.bytes);
		bytes += letters.bytes;
		before = c;
	}
	if (end)
		*end = at;
	return slice_from(buffer, bytes);
}
