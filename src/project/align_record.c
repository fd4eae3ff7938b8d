/*
 * align_record -- an aligned unit as what memories exchange.
 */
#include <config.h>

#include "project/align_record.h"

#include "base/hash.h"
#include "project/codes.h"

#include <inttypes.h>

#define NAME_DIGITS 16

void align_names_release(struct align_names *names)
{
	map_release(&names->places);
	arena_release(&names->arena);
}

bool align_names_is_one(struct slice id)
{
	for (size_t i = 0; i < NAME_DIGITS; i++)
		if (i >= id.bytes || !id.data[i] || !strchr("0123456789abcdef", id.data[i]))
			return false;
	if (id.bytes == NAME_DIGITS)
		return true;
	for (size_t i = NAME_DIGITS + 1; i < id.bytes; i++)
		if (id.data[i] < '0' || id.data[i] > '9')
			return false;
	return id.data[NAME_DIGITS] == '-';
}

static bool has_text(struct slice text)
{
	return text.data && slice_trim(text).bytes > 0;
}

bool align_unit_is_pair(const struct editions *editions, const struct aligned_unit *unit)
{
	size_t sides = 0;

	for (size_t k = 0; k < editions->count; k++)
		sides += has_text(unit->texts[k]);
	return sides >= 2;
}

/* "3f2a…", the second time in an article "3f2a…-2". */
static struct slice name_of(const struct align_record *made, bool sentence, struct align_names *names,
			    struct arena *arena)
{
	const struct tm_text *first = &made->texts[0];
	struct strbuf text = STRBUF_INIT;
	char *name;
	size_t *times;
	bool added;

	strbuf_addf(&text, "%s %s ", first->language->tag, sentence ? "sentence" : "block");
	strbuf_add(&text, first->text);
	name = arena_printf(&names->arena, "%0*" PRIx64, NAME_DIGITS,
			    hash_bytes(strbuf_slice(&text), HASH_KEY_STORED));
	strbuf_release(&text);
	times = map_add(&names->places, slice_of(name), 1, &added);
	if (added)
		return arena_copy(arena, slice_of(name));
	return slice_of(arena_printf(arena, "%s-%zu", name, ++*times));
}

static void fill_texts(struct align_record *made, const struct editions *editions,
		       const struct aligned_unit *unit, struct arena *arena)
{
	struct slice kept[ALIGN_EDITIONS_MOST];

	memcpy(kept, unit->texts, sizeof(kept));
	codes_keep_common(kept, editions->count, arena);
	for (size_t k = 0; k < editions->count; k++)
		if (has_text(unit->texts[k]))
			made->texts[made->record.text_count++] =
				(struct tm_text){ .language = editions->items[k].language,
						  .text = kept[k],
						  .created = TM_TIME_UNKNOWN,
						  .changed = TM_TIME_UNKNOWN };
}

/* Of a block: what stands around it in the edition of its first text. */
static void fill_neighbours(struct tm_record *record, const struct editions *editions,
			    const struct aligned_unit *unit)
{
	for (size_t k = 0; k < editions->count && !unit->sentence; k++) {
		const struct edition_text *edition = &editions->items[k];
		struct align_run run = editions->groups.items[unit->block].runs[k];

		if (!has_text(unit->texts[k]))
			continue;
		if (run.first > 0)
			record->previous = edition->blocks[run.first - 1].text;
		if (run.first + run.count < edition->block_count)
			record->next = edition->blocks[run.first + run.count].text;
		return;
	}
}

void align_record_make(struct align_record *made, const struct editions *editions,
		       const struct aligned_unit *unit, struct slice origin, struct align_names *names,
		       struct arena *arena)
{
	*made = (struct align_record){
		.properties = {
			{ SLICE("x-confidence"), slice_of(arena_printf(arena, "%d", unit->percent)) },
			{ SLICE("x-level"), unit->sentence ? SLICE("sentence") : SLICE("block") },
			{ SLICE("x-disputed"), SLICE("yes") },
		},
	};
	made->record = (struct tm_record){
		.texts = made->texts,
		.origin = origin,
		.status = TM_STATUS_ALIGNED,
		.context = unit->path.bytes ? unit->path : SLICE_NONE,
		.properties = made->properties,
		.property_count = unit->disputed ? ALIGN_PROPERTIES : ALIGN_PROPERTIES - 1,
	};
	fill_texts(made, editions, unit, arena);
	fill_neighbours(&made->record, editions, unit);
	made->record.id = name_of(made, unit->sentence > 0, names, arena);
}
