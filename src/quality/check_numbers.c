/*
 * check_numbers -- the numbers of the source are in the translation, and no
 * others.
 *
 * Numbers are compared as written in digits, whatever groups and marks the
 * decimals: 1,200.5 and 1 200,5 are one number. Each language groups and marks in
 * its own way, so a separator is judged by its place: before exactly three
 * digits it may group, and both readings of "1.500" are taken to be the same.
 */
#include <config.h>

#include "quality/quality.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/utf8.h"

#include <stdlib.h>

/* A number without what groups it: "1200.5". */
struct number {
	struct slice surface, digits;
};

struct numbers {
	struct number *items;
	size_t count, capacity;
};

static bool is_digit(struct slice text, size_t at)
{
	return at < text.bytes && text.data[at] >= '0' && text.data[at] <= '9';
}

static size_t digits_end(struct slice text, size_t at)
{
	while (is_digit(text, at))
		at++;
	return at;
}

/* The end of what may stand inside a number at `at`, or `at`. */
static size_t separator_end(struct slice text, size_t at)
{
	size_t end = at;
	uint32_t c;

	if (at >= text.bytes)
		return at;
	c = utf8_next(text, &end);
	return c == ' ' || c == '.' || c == ',' || c == '\'' || c == 0xa0 || c == 0x2009 || c == 0x202f ||
			       c == 0x2019
		       ? end
		       : at;
}

/*
 * The number that begins at `at`. A separator before exactly three digits
 * groups, whichever it is; a point or comma before other digits marks decimals.
 */
static size_t scan_number(struct slice text, size_t at, struct strbuf *digits)
{
	size_t end = digits_end(text, at);
	bool groups = end - at <= 3;

	strbuf_add(digits, slice_part(text, at, end));
	for (;;) {
		size_t next = separator_end(text, end), stop = digits_end(text, next);
		bool mark = next == end + 1 && (text.data[end] == '.' || text.data[end] == ',');

		if (next == end || stop == next)
			return end;
		if (groups && stop - next == 3) {
			strbuf_add(digits, slice_part(text, next, stop));
		} else if (mark) {
			strbuf_add_byte(digits, '.');
			strbuf_add(digits, slice_part(text, next, stop));
			groups = false;
		} else {
			return end;
		}
		end = stop;
	}
}

static void collect(struct slice marked, struct arena *arena, struct numbers *numbers)
{
	struct strbuf digits = STRBUF_INIT;
	struct slice text = segment_read(marked, arena).text;

	for (size_t at = 0; at < text.bytes;) {
		size_t end;

		if (!is_digit(text, at)) {
			at++;
			continue;
		}
		strbuf_clear(&digits);
		end = scan_number(text, at, &digits);
		ARRAY_GROW(numbers->items, numbers->count, numbers->capacity);
		numbers->items[numbers->count++] = (struct number){ slice_part(text, at, end),
								    arena_copy(arena, strbuf_slice(&digits)) };
		at = end;
	}
	strbuf_release(&digits);
}

static int compare_numbers(const void *a, const void *b)
{
	const struct number *left = a, *right = b;

	return slice_compare(left->digits, right->digits);
}

static void sort(struct numbers *numbers)
{
	if (numbers->count)
		qsort(numbers->items, numbers->count, sizeof(*numbers->items), compare_numbers);
}

/* Walks both sorted lists and tells what only one of them has. */
static void tell_differences(struct check_context *context, const struct unit *unit,
			     const struct numbers *source, const struct numbers *target)
{
	size_t i = 0, j = 0;

	while (i < source->count || j < target->count) {
		int order = i == source->count ? 1
			    : j == target->count
				    ? -1
				    : slice_compare(source->items[i].digits, target->items[j].digits);

		if (order < 0)
			issue_add(context, CHECK_NUMBERS, unit, _("the number '%.*s' is missing in the translation"),
				  SLICE_ARG(source->items[i].surface));
		else if (order > 0)
			issue_add(context, CHECK_NUMBERS, unit, _("the number '%.*s' is not in the source"),
				  SLICE_ARG(target->items[j].surface));
		i += order <= 0;
		j += order >= 0;
	}
}

void check_numbers(struct check_context *context, const struct unit *unit)
{
	struct numbers source = { NULL, 0, 0 };

	collect(unit->source, context->scratch, &source);
	sort(&source);
	for (size_t i = 0; i < unit->target_count && !unit->source_plural.data; i++) {
		struct numbers target = { NULL, 0, 0 };

		collect(unit->targets[i], context->scratch, &target);
		sort(&target);
		tell_differences(context, unit, &source, &target);
		free(target.items);
	}
	free(source.items);
}
