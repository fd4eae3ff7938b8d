/*
 * check_codes, check_markup, check_placeholders -- what is not text must survive
 * translation: inline codes all of them, no others and nested; no tag that the
 * source does not have; every placeholder of a program. Merging would fall back to
 * the source text, or the program would print nonsense.
 */
#include <config.h>

#include "quality/quality.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "text/protect.h"

#include <stdlib.h>

void check_codes(struct check_context *context, const struct unit *unit)
{
	struct segment source = segment_read(context->source_side.marked, &context->scratch);
	struct segment target = segment_read_target(context->target_side.marked, &source, &context->scratch);
	struct slice name = SLICE("");

	switch (segment_codes_verdict(&source, &target, &name)) {
	case CODES_AGREE:
		break;
	case CODES_LOST:
		issue_add(context, CHECK_CODES, unit,
			  _("the code '%.*s' is missing in the translation; put it where it belongs"),
			  SLICE_ARG(name));
		break;
	case CODES_ADDED:
		issue_add(context, CHECK_CODES, unit,
			  _("the code '%.*s' stands more often in the translation than in the source; "
			    "take the extra one out"),
			  SLICE_ARG(name));
		break;
	case CODES_CROSSED:
		issue_add(context, CHECK_CODES, unit,
			  _("the code '%.*s' is opened and closed in the wrong order"), SLICE_ARG(name));
		break;
	}
}

/* ----------------------------------------------------------------- the spans */

/* The next span of one of these kinds at or behind *at, which is moved behind it. */
static bool next_span(struct slice text, size_t *at, unsigned kinds, struct slice *span)
{
	while (*at < text.bytes) {
		size_t begin = *at, end;
		enum protected_kind kind = PROTECTED_NONE;

		/* Continuation bytes begin nothing. */
		if (((unsigned char)text.data[begin] & 0xc0) != 0x80)
			kind = protect_scan(text, begin, &end);
		*at = kind == PROTECTED_NONE ? begin + 1 : end;
		if (kind != PROTECTED_NONE && (kinds & 1u << kind)) {
			*span = slice_part(text, begin, end);
			return true;
		}
	}
	return false;
}

void check_markup(struct check_context *context, const struct unit *unit)
{
	struct slice source = context->source_side.marked, target = context->target_side.marked, span;
	size_t at = 0;

	if (!target.bytes ||
	    (!memchr(target.data, '<', target.bytes) && !memchr(target.data, '&', target.bytes)))
		return;
	while (next_span(target, &at, 1u << PROTECTED_CODE | 1u << PROTECTED_MARKUP | 1u << PROTECTED_ENTITY,
			 &span))
		if (slice_find(source, span, 0) == SIZE_MAX) {
			size_t from = (size_t)(span.data - target.data);

			issue_place(
				issue_add(
					context, CHECK_MARKUP, unit,
					_("'%.*s' is not in the source; it would be shown to readers as it stands, "
					  "so write plain text"),
					SLICE_ARG(span)),
				from, from + span.bytes);
		}
}

/* ------------------------------------------------------------- placeholders */

struct spans {
	struct slice *items;
	size_t count, capacity;
};

static void collect(struct slice text, struct spans *spans)
{
	struct slice span;
	size_t at = 0;

	while (next_span(text, &at, 1u << PROTECTED_PLACEHOLDER, &span)) {
		ARRAY_GROW(spans->items, spans->count, spans->capacity);
		spans->items[spans->count++] = span;
	}
}

/* "%2$s" and "%s" are one placeholder: what stands between is skipped. */
static struct slice without_position(struct slice span)
{
	size_t i = 1;

	while (i < span.bytes && span.data[i] >= '0' && span.data[i] <= '9')
		i++;
	return i > 1 && i < span.bytes && span.data[i] == '$'
		       ? slice_part(span, i + 1, span.bytes)
		       : slice_part(span, span.bytes && span.data[0] == '%', span.bytes);
}

/* Takes one that is the same out of `spans`. */
static bool take(struct spans *spans, struct slice span)
{
	for (size_t i = 0; i < spans->count; i++)
		if (spans->items[i].data &&
		    slice_equal(without_position(spans->items[i]), without_position(span))) {
			spans->items[i] = SLICE_NONE;
			return true;
		}
	return false;
}

static void tell_placeholders(struct check_context *context, const struct unit *unit, struct spans *source,
			      struct spans *target)
{
	for (size_t i = 0; i < target->count; i++) {
		struct slice span = target->items[i];
		size_t from = (size_t)(span.data - context->target_side.marked.data);

		if (!take(source, span))
			issue_place(issue_add(context, CHECK_PLACEHOLDERS, unit,
					      _("the placeholder '%.*s' is not in the source"),
					      SLICE_ARG(span)),
				    from, from + span.bytes);
	}
	/* A plural form may say "one" in words. */
	for (size_t i = 0; i < source->count && !unit->source_plural.data; i++)
		if (source->items[i].data)
			issue_add(context, CHECK_PLACEHOLDERS, unit,
				  _("the placeholder '%.*s' of the source is missing"),
				  SLICE_ARG(source->items[i]));
}

static bool may_hold_placeholder(struct slice text)
{
	return text.bytes && (memchr(text.data, '%', text.bytes) || memchr(text.data, '{', text.bytes) ||
			      memchr(text.data, '$', text.bytes));
}

void check_placeholders(struct check_context *context, const struct unit *unit)
{
	struct spans source = { 0 }, target = { 0 };

	if (!may_hold_placeholder(context->source_side.marked) &&
	    !may_hold_placeholder(context->target_side.marked))
		return;
	collect(context->source_side.marked, &source);
	collect(context->target_side.marked, &target);
	if (source.count || target.count)
		tell_placeholders(context, unit, &source, &target);
	free(source.items);
	free(target.items);
}
