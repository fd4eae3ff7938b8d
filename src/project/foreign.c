/*
 * foreign -- text that the markup says is in another language.
 *
 * The codes of the text are gone through; those of the unit that name a language
 * are kept on a stack, with what held in front of them.
 */
#include <config.h>

#include "project/foreign.h"

#include "base/alloc.h"
#include "base/map.h"

#include <stdlib.h>

/* A code that names a language and is not closed yet. */
struct foreign_open {
	struct slice name;
	bool before; /* whether the text around it is foreign */
};

void foreign_release(struct foreign *foreign)
{
	free(foreign->items);
	free(foreign->open);
	*foreign = (struct foreign)FOREIGN_INIT;
}

/* Languages that are no other one, or none at all: the first part of their tags. */
static const char *const no_others[] = { "uz", "uzb", "uzn", "uzs", "und", "mul" };

static bool is_foreign(struct slice tag, const struct language *own)
{
	struct slice first = slice_trim(tag);
	size_t bytes = 0;

	while (bytes < first.bytes && ((first.data[bytes] | 0x20) >= 'a' && (first.data[bytes] | 0x20) <= 'z'))
		bytes++;
	if (bytes < 2 || bytes > 3 ||
	    (bytes < first.bytes && first.data[bytes] != '-' && first.data[bytes] != '_'))
		return false;
	if (own && language_find(first) == own)
		return false;
	first = slice_part(first, 0, bytes);
	for (size_t i = 0; i < ARRAY_COUNT(no_others); i++)
		if (slice_equal_ascii_case(first, slice_of(no_others[i])))
			return false;
	return true;
}

/* The codes of the unit that name a language. */
static void find_named(const struct document *document, const struct document_unit *unit, struct map *named)
{
	for (uint32_t i = 0; i < unit->code_count; i++)
		if (document_code_tag(document, unit, &unit->codes[i]).bytes)
			map_add(named, unit->codes[i].name, i, NULL);
}

static void add(struct foreign *foreign, size_t from, size_t to)
{
	if (from == to)
		return;
	ARRAY_GROW(foreign->items, foreign->count, foreign->capacity);
	foreign->items[foreign->count++] = (struct transliterate_kept){ from, to };
}

static void enter(struct foreign *foreign, struct slice name, bool before)
{
	ARRAY_GROW(foreign->open, foreign->open_count, foreign->open_capacity);
	foreign->open[foreign->open_count++] = (struct foreign_open){ name, before };
}

/* Whether the text behind the code is foreign, when that in front of it is as `now` says. */
static bool pass_code(struct foreign *foreign, const struct document *document,
		      const struct document_unit *unit, const struct map *named, const struct code *code,
		      bool now, const struct language *own)
{
	size_t *index;

	if (code->kind == CODE_OPEN && (index = map_find(named, code->name))) {
		enter(foreign, code->name, now);
		return is_foreign(document_code_tag(document, unit, &unit->codes[*index]), own);
	}
	if (code->kind == CODE_CLOSE && foreign->open_count &&
	    slice_equal(foreign->open[foreign->open_count - 1].name, code->name))
		return foreign->open[--foreign->open_count].before;
	return now;
}

void foreign_find(struct foreign *foreign, const struct document *document, const struct document_unit *unit,
		  struct slice text, const struct language *own)
{
	struct map named = MAP_INIT;
	size_t from = 0, at = 0;
	bool now;

	foreign->count = foreign->open_count = 0;
	if (!document_has_tags(document))
		return;
	now = slice_equal(text, unit->source) && is_foreign(document_unit_tag(document, unit), own);
	find_named(document, unit, &named);
	while (named.count && (at = slice_find(text, SLICE("<"), at)) != SIZE_MAX) {
		struct code code;
		size_t end;
		bool next;

		if (!code_scan(text, at, &code, &end)) {
			at++;
			continue;
		}
		next = pass_code(foreign, document, unit, &named, &code, now, own);
		if (now && !next)
			add(foreign, from, at);
		if (!now && next)
			from = end;
		now = next;
		at = end;
	}
	if (now)
		add(foreign, from, text.bytes);
	map_release(&named);
}
