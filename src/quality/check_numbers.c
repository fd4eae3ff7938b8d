/*
 * check_numbers -- what the source says in figures and addresses is in the
 * translation, and nothing else.
 *
 * Values are compared, not digits: 1,200.5 and 1 200,5 are one number, 5-martda
 * and "March 5" one day. text/placeable.h knows how each language writes them.
 */
#include <config.h>

#include "quality/quality.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "text/placeable.h"

#include <stdlib.h>

/* The scanners of a pair of languages, and buffers for one unit. */
struct check_values {
	struct placeable_scanner *source_scanner, *target_scanner;
	struct placeables source, target;
	struct differences differences;
};

static struct check_values *values_new(const struct language *source, const struct language *target)
{
	struct check_values *values = alloc_zeroed(1, sizeof(*values));

	values->source_scanner = placeable_scanner_new(source);
	values->target_scanner = placeable_scanner_new(target);
	values->source = (struct placeables)PLACEABLES_INIT;
	values->target = (struct placeables)PLACEABLES_INIT;
	return values;
}

void check_values_free(struct check_values *values)
{
	if (!values)
		return;
	placeable_scanner_free(values->source_scanner);
	placeable_scanner_free(values->target_scanner);
	placeables_release(&values->source);
	placeables_release(&values->target);
	differences_release(&values->differences);
	free(values);
}

static struct slice surface(const struct placeables *found, size_t index, struct slice text)
{
	return slice_part(text, found->items[index].from, found->items[index].to);
}

static void tell_differences(struct check_context *context, const struct unit *unit, struct slice target)
{
	const struct check_values *values = context->values;

	for (size_t i = 0; i < values->differences.count; i++) {
		const struct difference *difference = &values->differences.items[i];

		if (difference->kind == DIFFERENCE_MISSING)
			issue_add(context, CHECK_NUMBERS, unit, _("'%.*s' of the source is not in the translation"),
				  SLICE_ARG(surface(&values->source, difference->index, unit->source)));
		else
			issue_add(context, CHECK_NUMBERS, unit, _("'%.*s' of the translation is not in the source"),
				  SLICE_ARG(surface(&values->target, difference->index, target)));
	}
}

/* Plural forms may say "one" in words or leave the number out. */
void check_numbers(struct check_context *context, const struct unit *unit)
{
	struct check_values *values;

	if (!context->source || !context->target || unit->source_plural.data)
		return;
	if (!context->values)
		context->values = values_new(context->source, context->target);
	values = context->values;
	placeable_scan(values->source_scanner, unit->source, &values->source);
	placeable_scan(values->target_scanner, unit_target(unit), &values->target);
	placeables_compare(&values->source, &values->target, &values->differences);
	tell_differences(context, unit, unit_target(unit));
}
