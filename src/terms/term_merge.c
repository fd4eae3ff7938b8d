/*
 * term_merge -- one termbase into another.
 *
 * A concept without an id that is known is looked for by its preferred names: a
 * map leads from each (language, text) to the concept that has it first. Two
 * languages must lead to the same one, because a name alone may be a homonym.
 */
#include <config.h>

#include "terms/term_file.h"

#include "base/i18n.h"

#define KEY_PARTS 2

struct merging {
	struct termbase *into;
	struct map names; /* "uz-Latn\ttext" to the place of a concept */
	struct arena arena;
	struct term_losses *losses;
};

static struct slice name_key(struct merging *merging, const struct term_name *name)
{
	return slice_of(arena_printf(&merging->arena, "%s\t%.*s", name->language->tag, SLICE_ARG(name->text)));
}

static void index_names(struct merging *merging)
{
	for (size_t i = 0; i < merging->into->count; i++) {
		const struct concept *concept = &merging->into->concepts[i];

		for (size_t k = 0; k < concept->name_count; k++)
			if (concept->names[k].status == TERM_PREFERRED)
				map_add(&merging->names, name_key(merging, &concept->names[k]), i, NULL);
	}
}

static size_t find_by_names(struct merging *merging, const struct concept *concept)
{
	size_t found = TERM_NOT_FOUND, votes = 0;
	const struct language *first = NULL;

	for (size_t k = 0; k < concept->name_count; k++) {
		const size_t *place;

		if (concept->names[k].status != TERM_PREFERRED || concept->names[k].language == first)
			continue;
		place = map_find(&merging->names, name_key(merging, &concept->names[k]));
		if (!place || (found != TERM_NOT_FOUND && *place != found))
			continue;
		found = *place;
		first = concept->names[k].language;
		votes++;
	}
	return votes >= KEY_PARTS ? found : TERM_NOT_FOUND;
}

static bool same_attributes(const struct term_name *a, const struct term_name *b)
{
	return a->status == b->status && a->word_class == b->word_class && a->flags == b->flags && a->gap == b->gap &&
	       a->valid.from == b->valid.from && a->valid.until == b->valid.until;
}

static bool merge_name(struct merging *merging, size_t place, const struct term_name *name)
{
	bool added, changed;
	struct term_name *own = termbase_add_name(merging->into, place, name->language, name->text, &added);
	struct slice id = merging->into->concepts[place].id;

	if (!own) {
		term_lose(merging->losses, TERM_DROPPED, id, 0, _("'%.*s': a concept has at most %zu names"),
			  SLICE_ARG(name->text), TERM_NAMES_MAX);
		return false;
	}
	changed = added || !same_attributes(own, name);
	if (!added && changed)
		term_lose(merging->losses, TERM_CHANGED, id, 0, _("'%.*s' is '%s' now, as in the file"),
			  SLICE_ARG(name->text), term_status_name(name->status));
	own->status = name->status;
	own->word_class = name->word_class;
	own->flags = name->flags;
	own->gap = name->gap;
	own->valid = name->valid;
	for (size_t i = 0; i < name->texts.count; i++)
		changed |= termbase_add_text(merging->into, &own->texts, name->texts.items[i].field,
					     name->texts.items[i].language, name->texts.items[i].text);
	return changed;
}

static void merge_concept(struct merging *merging, const struct concept *concept, struct term_import *report)
{
	struct termbase *into = merging->into;
	size_t place = termbase_find(into, concept->id);
	bool is_new = false, changed = false;

	report->read++;
	if (place == TERM_NOT_FOUND) {
		place = find_by_names(merging, concept);
		if (place != TERM_NOT_FOUND)
			term_lose(merging->losses, TERM_MERGED, into->concepts[place].id, concept->line,
				  _("'%.*s' of the file has the same preferred names in two languages"),
				  SLICE_ARG(concept->id));
	}
	if (place == TERM_NOT_FOUND) {
		place = termbase_add(into, concept->id);
		is_new = true;
	}
	for (size_t k = 0; k < concept->name_count; k++)
		changed |= merge_name(merging, place, &concept->names[k]);
	for (size_t i = 0; i < concept->texts.count; i++)
		changed |= termbase_add_text(into, &into->concepts[place].texts, concept->texts.items[i].field,
					     concept->texts.items[i].language, concept->texts.items[i].text);
	*(is_new ? &report->added : changed ? &report->changed : &report->unchanged) += 1;
}

void termbase_merge(struct termbase *into, const struct termbase *from, struct term_import *report,
		    struct term_losses *losses)
{
	struct merging merging = { .into = into, .losses = losses };

	index_names(&merging);
	for (size_t i = 0; i < from->count; i++)
		if (from->concepts[i].name_count)
			merge_concept(&merging, &from->concepts[i], report);
	map_release(&merging.names);
	arena_release(&merging.arena);
}
