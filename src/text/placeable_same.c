/*
 * placeable_same -- whether placeables of two texts say one thing.
 */
#include <config.h>

#include "text/placeable_same.h"

#include "base/utf8.h"
#include "text/character.h"
#include "text/placeable_value.h"

#define EN_DASH 0x2013
#define MINUS_SIGN 0x2212

static const struct placeable *item_of(const struct placed *placed)
{
	return &placed->found->items[placed->index];
}

bool placed_is_numeric(const struct placed *placed)
{
	switch ((enum placeable_kind)item_of(placed)->kind) {
	case PLACEABLE_NUMBER:
	case PLACEABLE_PERCENT:
	case PLACEABLE_MONEY:
	case PLACEABLE_ORDINAL:
	case PLACEABLE_REFERENCE:
	case PLACEABLE_CENTURY:
	case PLACEABLE_ROMAN:
		return true;
	case PLACEABLE_DATE:
		return item_of(placed)->value_bytes == 4 &&
		       placeables_value(placed->found, placed->index).data[0] != '-';
	default:
		return false;
	}
}

bool placed_is_negative(const struct placed *placed, struct slice text)
{
	size_t at = item_of(placed)->from;
	uint32_t c;

	if (item_of(placed)->kind > PLACEABLE_MONEY || at == 0)
		return false;
	c = utf8_previous(text, &at);
	if (c != '-' && c != MINUS_SIGN && c != EN_DASH)
		return false;
	return at == 0 || character_kind(utf8_previous(text, &(size_t){ at })) == CHARACTER_SPACE;
}

bool placed_agree(const struct placed *a, const struct placed *b, bool loosely, bool *a_other, bool *b_other)
{
	const struct slice as[] = { placeables_value(a->found, a->index), placeables_other(a->found, a->index) };
	const struct slice bs[] = { placeables_value(b->found, b->index), placeables_other(b->found, b->index) };

	for (size_t i = 0; i < 4; i++) {
		struct slice left = as[i / 2], right = bs[i % 2];

		if (loosely) {
			left = placeable_bare_number(left);
			right = placeable_bare_number(right);
		}
		if (left.bytes == 0 || !slice_equal(left, right))
			continue;
		*a_other = i / 2;
		*b_other = i % 2;
		return true;
	}
	return false;
}

bool placeables_say(const struct placeables *written, size_t at, const struct placed *meant)
{
	bool is_sum = item_of(meant)->kind == PLACEABLE_MONEY, other;

	for (size_t i = 0; i < written->count; i++) {
		const struct placed read = { written, i };
		bool loosely = placed_is_numeric(meant) && placed_is_numeric(&read) &&
			       !(is_sum && written->items[i].kind == PLACEABLE_MONEY);

		if (written->items[i].from <= at && at < written->items[i].to)
			return placed_agree(meant, &read, loosely, &other, &other);
	}
	return false;
}
