/*
 * scope -- which language each part of an edition is said to be in.
 */
#include <config.h>

#include "document/scope.h"

#include "base/alloc.h"
#include "document/model.h"

#include <stdlib.h>

void scope_plan_release(struct scope_plan *plan)
{
	free(plan->contents);
	free(plan->marks);
	*plan = (struct scope_plan)SCOPE_PLAN_INIT;
}

void scope_plan_make(struct scope_plan *plan, const struct document *document, const unsigned char *units)
{
	plan->contents = alloc_zeroed(document->scope_count + 1, 1);
	for (size_t i = 0; i < document->unit_count; i++) {
		uint32_t scope = document->units[i].scope;

		if (scope != DOCUMENT_NO_SCOPE)
			plan->contents[scope] |= units[i];
	}
}

bool scope_plan_renames(const struct scope_plan *plan, size_t scope)
{
	return scope == DOCUMENT_NO_SCOPE || plan->contents[scope] == 0 ||
	       (plan->contents[scope] & (SCOPE_HOLDS_SOURCE | SCOPE_HOLDS_CHANGED)) == SCOPE_HOLDS_CHANGED;
}

static int compare_marks(const void *a, const void *b)
{
	const struct mark *one = a, *other = b;

	if (one->stream != other->stream)
		return one->stream < other->stream ? -1 : 1;
	return (one->at > other->at) - (one->at < other->at);
}

static void add_mark(struct scope_plan *plan, size_t stream, size_t at, unsigned how,
		     const struct language *language)
{
	ARRAY_GROW(plan->marks, plan->mark_count, plan->mark_capacity);
	plan->marks[plan->mark_count++] = (struct mark){ stream, at, language, how };
}

/* Of the scopes that get one: in front, or at each of their places. */
static void place_marks(struct scope_plan *plan, const struct document *document,
			const struct language *const *marked)
{
	for (size_t i = 0; i < document->scope_count; i++)
		if (marked[i] && document->scopes[i].at != DOCUMENT_NOWHERE)
			add_mark(plan, document->scopes[i].stream, document->scopes[i].at, 0, marked[i]);
	for (size_t i = 0; i < document->mark_place_count; i++) {
		const struct mark_place *place = &document->mark_places[i];

		if (marked[place->scope])
			add_mark(plan, place->stream, place->at, place->how, marked[place->scope]);
	}
	if (plan->mark_count)
		qsort(plan->marks, plan->mark_count, sizeof(*plan->marks), compare_marks);
}

/* What a scope that names a language itself names in the edition. */
static const struct language *named_by(const struct scope_plan *plan, const struct document *document,
				       size_t index, const struct language *edition)
{
	const struct scope *scope = &document->scopes[index];

	if (scope->language == document->language && (scope->whole || scope_plan_renames(plan, index)))
		return edition;
	return scope->language;
}

void scope_plan_add_marks(struct scope_plan *plan, const struct document *document,
			  const struct language *source, const struct language *edition)
{
	const struct language *const own[] = {
		[SCOPE_HOLDS_SOURCE] = source,
		[SCOPE_HOLDS_SAME] = edition,
		[SCOPE_HOLDS_CHANGED] = edition,
		[SCOPE_HOLDS_SAME | SCOPE_HOLDS_CHANGED] = edition,
		[SCOPE_HOLDS_SOURCE | SCOPE_HOLDS_SAME | SCOPE_HOLDS_CHANGED] = NULL,
	};
	const struct language **named;	/* in each scope; NULL: nothing */
	const struct language **marked; /* scopes that get a mark */

	if (!document->scope_count || source == edition)
		return;
	named = alloc_zeroed(document->scope_count, sizeof(*named));
	marked = alloc_zeroed(document->scope_count, sizeof(*marked));
	for (size_t i = 0; i < document->scope_count; i++) {
		const struct scope *scope = &document->scopes[i];
		const struct language *around = scope->parent == DOCUMENT_NO_SCOPE ? NULL : named[scope->parent];
		const struct language *wanted = own[plan->contents[i]];

		if (scope->language) {
			named[i] = named_by(plan, document, i, edition);
		} else if ((scope->at == DOCUMENT_NOWHERE && !scope->has_places) || !wanted || wanted == around ||
			   (!around && wanted == edition)) {
			named[i] = around;
		} else {
			named[i] = marked[i] = wanted;
		}
	}
	place_marks(plan, document, marked);
	free(named);
	free(marked);
}

size_t scope_plan_find_mark(const struct scope_plan *plan, size_t stream, size_t at)
{
	struct mark wanted = { .stream = stream, .at = at };
	size_t low = 0, high = plan->mark_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_marks(&plan->marks[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
