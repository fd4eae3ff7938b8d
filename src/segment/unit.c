/*
 * unit -- small questions to a unit.
 */
#include <config.h>

#include "segment/unit.h"

bool unit_same_key(const struct unit *a, const struct unit *b)
{
	return !a->context.data == !b->context.data && slice_equal(a->source, b->source) &&
	       slice_equal(a->context, b->context);
}

bool unit_is_translated(const struct unit *unit)
{
	if (unit->flags & UNIT_FUZZY || unit->target_count == 0)
		return false;
	for (size_t i = 0; i < unit->target_count; i++)
		if (unit->targets[i].bytes == 0)
			return false;
	return true;
}

bool unit_is_empty(const struct unit *unit)
{
	for (size_t i = 0; i < unit->target_count; i++)
		if (unit->targets[i].bytes)
			return false;
	return true;
}

struct slice unit_target(const struct unit *unit)
{
	return unit->target_count ? unit->targets[0] : SLICE("");
}

/* What stands behind `mark` in one of our comments. */
static struct slice find_comment(const struct unit *unit, struct slice mark)
{
	struct slice rest = unit->extracted, line;

	while (slice_next_line(&rest, &line))
		if (slice_starts(line, mark))
			return slice_part(line, mark.bytes, line.bytes);
	return SLICE_NONE;
}

struct slice unit_type(const struct unit *unit)
{
	return find_comment(unit, SLICE("type: "));
}

struct slice unit_path(const struct unit *unit)
{
	return find_comment(unit, SLICE("tarjimon: path="));
}

struct slice unit_id(const struct unit *unit)
{
	return find_comment(unit, SLICE("tarjimon: id="));
}
