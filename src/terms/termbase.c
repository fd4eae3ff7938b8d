/*
 * termbase -- what things are called: concepts, and their names in n languages.
 */
#include <config.h>

#include "terms/termbase.h"

#include "base/alloc.h"

#include <stdlib.h>

static const char *const status_names[TERM_STATUSES] = {
	[TERM_PREFERRED] = "preferred",
	[TERM_ALLOWED] = "allowed",
	[TERM_FORBIDDEN] = "forbidden",
};

static const char *const class_names[WORD_CLASSES] = {
	[WORD_CLASS_UNKNOWN] = "",	       [WORD_CLASS_NOUN] = "noun",     [WORD_CLASS_VERB] = "verb",
	[WORD_CLASS_ADJECTIVE] = "adjective", [WORD_CLASS_ADVERB] = "adverb", [WORD_CLASS_OTHER] = "other",
};

static const char *const field_names[TERM_FIELDS] = {
	[TERM_SUBJECT] = "subject", [TERM_DEFINITION] = "definition", [TERM_NOTE] = "note",
	[TERM_SOURCE] = "source",   [TERM_STATE] = "status",	      [TERM_CONTEXT] = "context",
	[TERM_TYPE] = "type",	    [TERM_GENDER] = "gender",	      [TERM_REGION] = "region",
	[TERM_LOCATION] = "location", [TERM_PROJECT] = "project",     [TERM_CUSTOMER] = "customer",
};

const char *term_status_name(enum term_status status)
{
	return status_names[status];
}

const char *word_class_name(enum word_class word_class)
{
	return class_names[word_class];
}

enum word_class word_class_find(struct slice name)
{
	for (int i = 1; i < WORD_CLASSES; i++)
		if (slice_equal_ascii_case(name, slice_of(class_names[i])))
			return (enum word_class)i;
	return WORD_CLASS_UNKNOWN;
}

const char *term_field_name(enum term_field field)
{
	return field_names[field];
}

void termbase_release(struct termbase *termbase)
{
	for (size_t i = 0; i < termbase->count; i++) {
		struct concept *concept = &termbase->concepts[i];

		for (size_t k = 0; k < concept->name_count; k++)
			free(concept->names[k].texts.items);
		free(concept->names);
		free(concept->texts.items);
	}
	free(termbase->concepts);
	map_release(&termbase->ids);
	arena_release(&termbase->arena);
	*termbase = (struct termbase)TERMBASE_INIT;
}

size_t termbase_find(const struct termbase *termbase, struct slice id)
{
	const size_t *place = map_find(&termbase->ids, id);

	return place ? *place : TERM_NOT_FOUND;
}

static struct slice free_id(struct termbase *termbase)
{
	for (size_t number = termbase->count + 1;; number++) {
		struct slice id = slice_of(arena_printf(&termbase->arena, "term-%zu", number));

		if (termbase_find(termbase, id) == TERM_NOT_FOUND)
			return id;
	}
}

size_t termbase_add(struct termbase *termbase, struct slice id)
{
	struct slice kept;

	if (!id.bytes || termbase_find(termbase, id) != TERM_NOT_FOUND)
		kept = free_id(termbase);
	else
		kept = arena_copy(&termbase->arena, id);
	ARRAY_GROW(termbase->concepts, termbase->count, termbase->capacity);
	termbase->concepts[termbase->count] = (struct concept){ .id = kept };
	map_add(&termbase->ids, kept, termbase->count, NULL);
	return termbase->count++;
}

struct term_name *termbase_add_name(struct termbase *termbase, size_t place, const struct language *language,
				    struct slice text, bool *added)
{
	struct concept *concept = &termbase->concepts[place];

	if (added)
		*added = false;
	for (size_t i = 0; i < concept->name_count; i++)
		if (concept->names[i].language == language && slice_equal(concept->names[i].text, text))
			return &concept->names[i];
	if (concept->name_count == TERM_NAMES_MAX)
		return NULL;
	ARRAY_GROW(concept->names, concept->name_count, concept->name_capacity);
	concept->names[concept->name_count] = (struct term_name){
		.language = language,
		.text = arena_copy(&termbase->arena, text),
		.status = TERM_ALLOWED,
	};
	if (added)
		*added = true;
	return &concept->names[concept->name_count++];
}

bool termbase_add_text(struct termbase *termbase, struct term_texts *texts, enum term_field field,
		       const struct language *language, struct slice text)
{
	size_t at;

	if (!text.bytes || texts->count >= TERM_TEXTS_MAX)
		return false;
	for (size_t i = 0; i < texts->count; i++)
		if (texts->items[i].field == field && texts->items[i].language == language &&
		    slice_equal(texts->items[i].text, text))
			return false;
	ARRAY_GROW(texts->items, texts->count, texts->capacity);
	at = texts->count++;
	for (; at > 0 && texts->items[at - 1].field > field; at--)
		texts->items[at] = texts->items[at - 1];
	texts->items[at] = (struct term_text){ field, language, arena_copy(&termbase->arena, text) };
	return true;
}

struct slice term_texts_find(const struct term_texts *texts, enum term_field field,
			     const struct language *language)
{
	for (size_t i = 0; i < texts->count; i++)
		if (texts->items[i].field == field && (!language || texts->items[i].language == language))
			return texts->items[i].text;
	return SLICE_NONE;
}

bool concept_name_serves(const struct concept *concept, size_t name, const struct language *language)
{
	const struct language *own = concept->names[name].language;

	if (own == language)
		return true;
	if (!language_same_base(own, language))
		return false;
	for (size_t i = 0; i < concept->name_count; i++)
		if (concept->names[i].language == language)
			return false;
	return true;
}

size_t concept_best_name(const struct concept *concept, const struct language *language, struct day_range days)
{
	size_t best = TERM_NOT_FOUND;

	for (size_t i = 0; i < concept->name_count; i++) {
		const struct term_name *name = &concept->names[i];

		if (name->status == TERM_FORBIDDEN || !day_ranges_meet(name->valid, days) ||
		    !concept_name_serves(concept, i, language))
			continue;
		if (best == TERM_NOT_FOUND || name->status < concept->names[best].status)
			best = i;
	}
	return best;
}

static bool has_language(const struct termbase *termbase, const struct language *language)
{
	for (size_t i = 0; i < termbase->count; i++)
		for (size_t k = 0; k < termbase->concepts[i].name_count; k++)
			if (termbase->concepts[i].names[k].language == language)
				return true;
	return false;
}

const struct language **termbase_languages(const struct termbase *termbase)
{
	const struct language *const *all = language_all();
	const struct language **found;
	size_t count = 0, kept = 0;

	while (all[count])
		count++;
	found = alloc_zeroed(count + 1, sizeof(*found));
	for (size_t i = 0; i < count; i++)
		if (has_language(termbase, all[i]))
			found[kept++] = all[i];
	return found;
}
