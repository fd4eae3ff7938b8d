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
#include "quality/words.h"

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

/* The differences of one check on one side, in order. */
struct sides {
	struct check_context *context;
	bool addresses;
};

static struct side *side_of(struct check_context *context, const struct difference *difference)
{
	return difference->kind == DIFFERENCE_MISSING ? &context->source_side : &context->target_side;
}

static const struct placeable *placeable_of(struct check_context *context, const struct difference *difference)
{
	return &side_placeables(side_of(context, difference))->items[difference->index];
}

/* The next difference at or behind *at of this kind that the check is about; NULL at the end. */
static const struct difference *next_of(const struct sides *sides, enum difference_kind kind, size_t *at)
{
	while (*at < sides->context->differences.count) {
		const struct difference *difference = &sides->context->differences.items[(*at)++];
		const struct placeable *placeable = placeable_of(sides->context, difference);

		if (difference->kind == kind && is_address(placeable) == sides->addresses &&
		    placeable->kind != PLACEABLE_PLACEHOLDER)
			return difference;
	}
	return NULL;
}

static struct slice surface(struct check_context *context, const struct difference *difference)
{
	return slice_part(side_of(context, difference)->marked, difference->from, difference->to);
}

/* "An hour later" is "1 soatdan keyin": a lone one is worth a note. */
static enum level lone_level(struct check_context *context, enum check_id check,
			     const struct difference *difference)
{
	const struct placeables *placeables = side_placeables(side_of(context, difference));
	enum level level = (enum level)context->profile->levels[check];
	bool one = placeables->items[difference->index].kind == PLACEABLE_NUMBER &&
		   slice_is(placeables_value(placeables, difference->index), "1");

	return one && level > LEVEL_INFO ? LEVEL_INFO : level;
}

static void tell_changed(struct check_context *context, const struct unit *unit, enum check_id check,
			 const struct difference *missing, const struct difference *extra)
{
	issue_place(issue_add(context, check, unit, _("'%.*s' of the source is '%.*s' here"),
			      SLICE_ARG(surface(context, missing)), SLICE_ARG(surface(context, extra))),
		    extra->from, extra->to);
}

/* The day, month and year of one date are one thing that is missing; so are 27 and 37 of 27:37. */
static struct difference take_neighbours(const struct sides *sides, const struct difference *first, size_t *at)
{
	struct difference whole = *first;
	const struct difference *next;

	for (size_t peek = *at; (next = next_of(sides, first->kind, &peek)); *at = peek) {
		if (next->from < whole.to || (next->index != whole.index && next->from > whole.to + 1))
			break;
		whole.to = next->to;
	}
	return whole;
}

static void tell_lone(const struct sides *sides, const struct unit *unit, enum check_id check,
		      const struct difference *first, size_t *at)
{
	struct check_context *context = sides->context;
	struct difference whole = take_neighbours(sides, first, at);
	enum level level = whole.to > first->to ? (enum level)context->profile->levels[check]
						: lone_level(context, check, first);

	if (whole.kind == DIFFERENCE_MISSING)
		issue_place_in_source(issue_add_at(context, check, level, unit,
						   _("'%.*s' of the source is not in the translation"),
						   SLICE_ARG(surface(context, &whole))),
				      whole.from, whole.to);
	else
		issue_place(issue_add_at(context, check, level, unit,
					 _("'%.*s' of the translation is not in the source"),
					 SLICE_ARG(surface(context, &whole))),
			    whole.from, whole.to);
}

/* What is missing here and too much there, in the same order, is one slip and told as one. */
static void tell(struct check_context *context, const struct unit *unit, enum check_id check, bool addresses)
{
	struct sides sides = { context, addresses };
	const struct difference *missing, *extra;
	size_t missing_at = 0, extra_at = 0;

	do {
		missing = next_of(&sides, DIFFERENCE_MISSING, &missing_at);
		extra = next_of(&sides, DIFFERENCE_EXTRA, &extra_at);
		if (missing && extra)
			tell_changed(context, unit, check, missing, extra);
		else if (missing || extra)
			tell_lone(&sides, unit, check, missing ? missing : extra,
				  missing ? &missing_at : &extra_at);
	} while (missing || extra);
}

/* -------------------------------------------------------------------- weekdays */

#define DAYS 7

/* Where each day of the week stands first; SIZE_MAX: nowhere. */
static unsigned find_days(const struct side *side, size_t first[DAYS])
{
	unsigned days = 0;

	for (size_t i = 0; i < side->word_count; i++) {
		const struct word *word = &side->words[i];
		unsigned day;

		if (word->protected || word->end - word->first < 4 || word->shape == WORD_MIXED)
			continue;
		day = words_weekday(side, word) & ~days;
		for (size_t k = 0; k < DAYS; k++)
			if (day & 1u << k)
				first[k] = i;
		days |= day;
	}
	return days;
}

static size_t only_day(unsigned days)
{
	for (size_t k = 0; k < DAYS; k++)
		if (days == 1u << k)
			return k;
	return DAYS;
}

/* A day may be left out ("today"); one in the place of another is a slip. */
static void check_weekdays(struct check_context *context, const struct unit *unit)
{
	const struct side *source = &context->source_side, *target = &context->target_side;
	size_t source_words[DAYS], target_words[DAYS], wanted, got;
	unsigned source_days = find_days(source, source_words), target_days;

	if (!source_days)
		return;
	target_days = find_days(target, target_words);
	wanted = only_day(source_days & ~target_days);
	got = only_day(target_days & ~source_days);
	if (wanted == DAYS || got == DAYS)
		return;
	const struct word *right = &source->words[source_words[wanted]],
			  *wrong = &target->words[target_words[got]];

	issue_place(issue_add(context, CHECK_NUMBERS, unit, _("'%.*s' of the source is '%.*s' here"),
			      SLICE_ARG(side_part(source, right->first, right->end)),
			      SLICE_ARG(side_part(target, wrong->first, wrong->end))),
		    side_at(target, wrong->first), side_end(target, wrong->end));
}

void check_numbers(struct check_context *context, const struct unit *unit)
{
	if (!compare(context, unit))
		return;
	tell(context, unit, CHECK_NUMBERS, false);
	check_weekdays(context, unit);
}

void check_addresses(struct check_context *context, const struct unit *unit)
{
	if (compare(context, unit))
		tell(context, unit, CHECK_ADDRESSES, true);
}
