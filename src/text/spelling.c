/*
 * spelling -- letters on their way into text.
 */
#include <config.h>

#include "text/spelling.h"

#include "text/alphabet.h"
#include "text/letter.h"

uint32_t spelling_mark(enum apostrophe_style style, uint32_t c)
{
	if (c != LETTER_OKINA && c != LETTER_TUTUQ)
		return c;
	switch (style) {
	case APOSTROPHES_TYPOGRAPHIC:
		return c == LETTER_OKINA ? 0x2018 : 0x2019;
	case APOSTROPHES_ASCII:
		return '\'';
	case APOSTROPHES_LETTER:
		break;
	}
	return c;
}

bool spelling_write(const struct script_spelling *spelling, const struct spelling_style *latin, struct strbuf *out)
{
	bool reformed = false;

	for (size_t i = 0; i < spelling->count; i++) {
		uint32_t c = spelling->c[i], one = 0;

		if (latin && i + 1 < spelling->count)
			one = alphabet_write(latin->alphabet, c, spelling->c[i + 1]);
		if (one)
			c = one;
		else if (latin)
			c = spelling_mark(latin->apostrophes, c);
		strbuf_add_codepoint(out, spelling->upper[i] ? letter_upper(c) : c);
		i += one != 0;
		reformed |= one != 0;
	}
	return reformed;
}

void spelling_of(const struct script_word *word, struct script_spelling *spelling)
{
	for (spelling->count = 0; spelling->count < word->count; spelling->count++) {
		spelling->c[spelling->count] = word->c[spelling->count];
		spelling->upper[spelling->count] = word->upper[spelling->count];
	}
}
