/*
 * check_numbers, check_addresses -- what the source says in figures and addresses
 * is in the translation, and nothing else.
 *
 * Values are compared, not digits: 1,200.5 and 1 200,5 are one number, 5-martda
 * and "March 5" one day. text/placeable.h knows how each language writes them.
 */
#include <config.h>

#include "quality/quality.h"

#include "base/i18n.h"

/* Placeholders, tags of raw markup and entities are placeables too; check_codes.c judges those. */
static bool is_address(const struct placeable *placeable)
{
	return placeable->kind >= PLACEABLE_PHONE && placeable->kind != PLACEABLE_PLACEHOLDER;
}

/* Once for both checks. Plural forms may say "one" in words or leave the number out. */
static bool compare(struct check_context *context, const struct unit *unit)
{
	if (!context->source || !context->target || unit->source_plural.data)
		return false;
	if (!context->compared)
		placeables_compare(side_placeables(&context->source_side),
				   side_placeables(&context->target_side), &context->differences);
	context->compared = true;
	return true;
}

static void tell(struct check_context *context, const struct unit *unit, enum check_id check, bool addresses)
{
	for (size_t i = 0; i < context->differences.count; i++) {
		const struct difference *difference = &context->differences.items[i];
		bool missing = difference->kind == DIFFERENCE_MISSING;
		struct side *side = missing ? &context->source_side : &context->target_side;
		const struct placeable *placeable = &side_placeables(side)->items[difference->index];
		struct slice surface = slice_part(side->marked, difference->from, difference->to);

		if (is_address(placeable) != addresses || placeable->kind == PLACEABLE_PLACEHOLDER)
			continue;
		if (missing)
			issue_place_in_source(issue_add(context, check, unit,
							_("'%.*s' of the source is not in the translation"),
							SLICE_ARG(surface)),
					      difference->from, difference->to);
		else
			issue_place(issue_add(context, check, unit,
					      _("'%.*s' of the translation is not in the source"),
					      SLICE_ARG(surface)),
				    difference->from, difference->to);
	}
}

void check_numbers(struct check_context *context, const struct unit *unit)
{
	if (compare(context, unit))
		tell(context, unit, CHECK_NUMBERS, false);
}

void check_addresses(struct check_context *context, const struct unit *unit)
{
	if (compare(context, unit))
		tell(context, unit, CHECK_ADDRESSES, true);
}
