/*
 * spelling -- letters on their way into text.
 */
#include <config.h>

#include "text/spelling.h"

#include "base/alloc.h"
#include "text/letter.h"

/* The letter of one of the proposed alphabets for two of that of 1995, or 0. */
static uint32_t reformed(enum alphabet alphabet, uint32_t first, uint32_t second)
{
	static const struct reform {
		uint32_t first, second, letters[3];
	} reforms[] = {
		{ 'o', LETTER_OKINA, { 0, 0x14d, 0xf5 } },
		{ 'g', LETTER_OKINA, { 0, 0x1e21, 0x11f } },
		{ 's', 'h', { 0, 0x15f, 0x15f } },
		{ 'c', 'h', { 0, 0xe7, 'c' } },
	};

	for (size_t i = 0; i < ARRAY_COUNT(reforms); i++)
		if (reforms[i].first == first && reforms[i].second == second)
			return reforms[i].letters[alphabet];
	return 0;
}

static uint32_t styled(enum apostrophe_style style, uint32_t c)
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

void spelling_write(const struct script_spelling *spelling, const struct transliterate_options *latin,
		    struct strbuf *out)
{
	for (size_t i = 0; i < spelling->count; i++) {
		uint32_t c = spelling->c[i], one = 0;

		if (latin && latin->to_alphabet != ALPHABET_1995 && i + 1 < spelling->count)
			one = reformed(latin->to_alphabet, c, spelling->c[i + 1]);
		if (one)
			c = one;
		else if (latin)
			c = styled(latin->apostrophes, c);
		strbuf_add_codepoint(out, spelling->upper[i] ? letter_upper(c) : c);
		i += one != 0;
	}
}

void spelling_of(const struct script_word *word, struct script_spelling *spelling)
{
	for (spelling->count = 0; spelling->count < word->count; spelling->count++) {
		spelling->c[spelling->count] = word->c[spelling->count];
		spelling->upper[spelling->count] = word->upper[spelling->count];
	}
}
