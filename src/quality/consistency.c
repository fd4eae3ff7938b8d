/*
 * consistency -- one source has one translation, and one translation one source.
 */
#include <config.h>

#include "quality/consistency.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/map.h"
#include "text/key.h"

#include <stdlib.h>

/* Shorter texts are labels: one translation may well serve several. */
#define SAME_TARGET_WORDS_LEAST 3

struct seen {
	struct slice source_key, target_key, source, target;
	const char *file;
	size_t line;
};

struct consistency {
	struct arena arena;
	struct seen *items;
	size_t count, capacity;
	struct map by_source, by_target; /* language pair and key to the first that had it */
	struct strbuf source_key, target_key, key;
};

struct consistency *consistency_new(void)
{
	struct consistency *consistency = alloc_zeroed(1, sizeof(*consistency));

	consistency->by_source = consistency->by_target = (struct map)MAP_INIT;
	strbuf_init(&consistency->source_key);
	strbuf_init(&consistency->target_key);
	strbuf_init(&consistency->key);
	return consistency;
}

void consistency_free(struct consistency *consistency)
{
	if (!consistency)
		return;
	map_release(&consistency->by_source);
	map_release(&consistency->by_target);
	strbuf_release(&consistency->source_key);
	strbuf_release(&consistency->target_key);
	strbuf_release(&consistency->key);
	free(consistency->items);
	arena_release(&consistency->arena);
	free(consistency);
}

static struct seen *remember(struct consistency *consistency, const struct check_context *context,
			     const struct unit *unit)
{
	struct arena *arena = &consistency->arena;
	struct seen seen = {
		.source_key = arena_copy(arena, strbuf_slice(&consistency->source_key)),
		.target_key = arena_copy(arena, strbuf_slice(&consistency->target_key)),
		.source = arena_copy(arena, unit->source),
		.target = arena_copy(arena, unit_target(unit)),
		.file = arena_string(arena, slice_of(context->file)),
		.line = unit->line,
	};

	ARRAY_GROW(consistency->items, consistency->count, consistency->capacity);
	consistency->items[consistency->count] = seen;
	return &consistency->items[consistency->count++];
}

/* The first unit of these languages with this key, or this one's number when it is the first. */
static size_t first_with(struct consistency *consistency, struct map *map, const struct check_context *context,
			 struct slice key, size_t number)
{
	bool added;
	size_t *first;

	strbuf_clear(&consistency->key);
	strbuf_add_string(&consistency->key, context->source->tag);
	strbuf_add_byte(&consistency->key, '\t');
	strbuf_add_string(&consistency->key, context->target->tag);
	strbuf_add_byte(&consistency->key, '\t');
	strbuf_add(&consistency->key, key);
	first = map_find(map, strbuf_slice(&consistency->key));
	if (first)
		return *first;
	map_add(map, arena_copy(&consistency->arena, strbuf_slice(&consistency->key)), number, &added);
	return number;
}

static void compare_targets(struct consistency *consistency, struct check_context *context,
			    const struct unit *unit, size_t number)
{
	const struct seen *seen = &consistency->items[number];
	size_t first = first_with(consistency, &consistency->by_source, context, seen->source_key, number);
	const struct seen *other = &consistency->items[first];

	if (!slice_equal(other->target_key, seen->target_key))
		issue_add(context, CHECK_INCONSISTENT, unit,
			  _("the same source is translated as '%.*s' in %s:%zu"), SLICE_ARG(other->target),
			  other->file, other->line);
}

static void compare_sources(struct consistency *consistency, struct check_context *context,
			    const struct unit *unit, size_t number)
{
	const struct seen *seen = &consistency->items[number];
	size_t first = first_with(consistency, &consistency->by_target, context, seen->target_key, number);
	const struct seen *other = &consistency->items[first];

	if (slice_equal(other->source_key, seen->source_key))
		return;
	side_read(&context->target_side, unit_target(unit));
	if (context->target_side.word_count >= SAME_TARGET_WORDS_LEAST)
		issue_add(context, CHECK_SAME_TARGET, unit, _("'%.*s' in %s:%zu has the same translation"),
			  SLICE_ARG(other->source), other->file, other->line);
}

static bool wants(const struct check_context *context, enum check_id check)
{
	return context->profile->levels[check] != LEVEL_OFF;
}

void consistency_see(struct consistency *consistency, struct check_context *context, const struct unit *unit)
{
	size_t number = consistency->count;

	if (!context->source || !context->target || unit->context.data || unit->source_plural.data ||
	    !(wants(context, CHECK_INCONSISTENT) || wants(context, CHECK_SAME_TARGET)))
		return;
	strbuf_clear(&consistency->source_key);
	strbuf_clear(&consistency->target_key);
	key_exact(context->source, unit->source, &consistency->source_key, NULL);
	key_exact(context->target, unit_target(unit), &consistency->target_key, NULL);
	remember(consistency, context, unit);
	compare_targets(consistency, context, unit, number);
	compare_sources(consistency, context, unit, number);
}
