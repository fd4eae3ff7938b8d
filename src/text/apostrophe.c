/*
 * apostrophe -- the five rules, in their order.
 *
 * 1. After o or g a mark is U+02BB, unless it closes a single quote.
 * 2. Between two other letters it is U+02BC; after oʻ it is left out (moʻjiza).
 * 3. After another letter at a word's end it closes a quote; where none is open
 *    it is a tutuq of the old spelling.
 * 4. s, mark, h is two letters (Isʼhoq): a case of the second rule.
 * 5. Of two marks in a row the second is left out.
 */
#include <config.h>

#include "text/apostrophe.h"

#include "text/letter.h"

#include <unicode/uchar.h>

bool apostrophe_is(uint32_t c)
{
	switch (c) {
	case 0x27: case 0x60: case 0xb4: case 0x2018: case 0x2019: case 0x201b: case 0x2b9: case 0x2bb:
	case 0x2bc: case 0x2bd: case 0x2be: case 0x2bf: case 0x2c8: case 0x2032: case 0xff07:
		return true;
	default:
		return false;
	}
}

/* Which mark closes what this one opened. */
static bool closes(uint32_t open, uint32_t mark)
{
	switch (open) {
	case 0:
		return false;
	case 0x2018: case 0x201b: /* ‘ ’ */
		return mark == 0x2019;
	case 0x60: case 0xb4: /* ` ' and ` ´ */
		return mark == 0x60 || mark == 0xb4 || mark == 0x27;
	case 0x2bb: case 0x2bd: /* ʻ ʼ */
		return mark == 0x2bc;
	default:
		return mark == open;
	}
}

static bool takes_okina(uint32_t c)
{
	return (c | 0x20) == 'o' || (c | 0x20) == 'g';
}

static enum apostrophe decide(struct apostrophe_judge *judge, uint32_t before, uint32_t mark, uint32_t after)
{
	bool doubled = apostrophe_is(after);
	bool inside = letter_is(after) && !doubled;

	if (apostrophe_is(before) ? !judge->after : !letter_is(before)) {
		if (!apostrophe_is(before) && !u_isdigit((UChar32)before) && after && !letter_is_space(after))
			judge->open = mark;
		return APOSTROPHE_OTHER;
	}
	/* Of two marks behind ‘tog the first is a letter, the second the quote. */
	if (!inside && closes(judge->open, mark) && !(doubled && takes_okina(before))) {
		judge->open = 0;
		return APOSTROPHE_OTHER;
	}
	if (judge->after)
		return APOSTROPHE_EXTRA;
	if (takes_okina(before))
		return APOSTROPHE_OKINA;
	if (inside)
		return APOSTROPHE_TUTUQ;
	return doubled ? APOSTROPHE_OTHER : APOSTROPHE_FINAL;
}

enum apostrophe apostrophe_judge(struct apostrophe_judge *judge, uint32_t before, uint32_t mark, uint32_t after)
{
	enum apostrophe kind;

	if (!apostrophe_is(before))
		judge->after = 0;
	kind = decide(judge, before, mark, after);
	if (kind == APOSTROPHE_OKINA)
		judge->after = LETTER_OKINA;
	else if (kind == APOSTROPHE_TUTUQ || kind == APOSTROPHE_FINAL)
		judge->after = LETTER_TUTUQ;
	else if (kind == APOSTROPHE_OTHER)
		judge->after = 0;
	return kind;
}
