/*
 * learn_sentences -- the sentences of approved units go into the memory too.
 */
#include <config.h>

#include "project/learn_sentences.h"

#include "base/alloc.h"
#include "project/codes.h"
#include "project/sentences.h"

#include <stdlib.h>

static size_t place_of(struct learned_units *units, const struct language *language)
{
	for (size_t i = 0; i < units->language_count; i++)
		if (units->languages[i] == language)
			return i;
	if (units->language_count == LEARN_LANGUAGES_MOST)
		return LEARN_LANGUAGES_MOST;
	units->languages[units->language_count] = language;
	return units->language_count++;
}

void learned_units_add(struct learned_units *units, const struct tm_record *record)
{
	struct learned_unit *unit;

	ARRAY_GROW(units->items, units->count, units->capacity);
	unit = &units->items[units->count++];
	*unit = (struct learned_unit){ .origin = record->origin, .context = record->context };
	if (record->id.bytes)
		unit->id = arena_copy(&units->names, record->id);
	for (size_t i = 0; i < record->text_count; i++) {
		size_t place = place_of(units, record->texts[i].language);

		if (place < LEARN_LANGUAGES_MOST)
			unit->texts[place] = record->texts[i].text;
	}
}

void learned_units_release(struct learned_units *units)
{
	free(units->items);
	arena_release(&units->names);
	*units = (struct learned_units){ .count = 0 };
}

/* --------------------------------------------------------------------- giving */

struct giving {
	const struct learned_units *units;
	struct sentence_list lists[2];
	struct align_groups groups;
	struct memory *memory;
	struct memory_report *report;
	size_t *sentences;
	struct arena arena;
	uint8_t *
		given; /* of each source sentence: the counts of the runs from it on that were given, a bit each */
};

static struct slice text_of(struct giving *giving, int side, struct align_run run)
{
	const struct align_segment *items = giving->lists[side].items;
	struct slice first = items[run.first].text, last = items[run.first + run.count - 1].text;

	/* A run is a part of one text: with the white space between its sentences. */
	return slice_from(first.data, (size_t)(last.data + last.bytes - first.data));
}

/* "3f2a….2", or "3f2a….2-3" for two sentences in one; by it a correction takes the place of what it corrects. */
static struct slice name_of(struct giving *giving, const struct learned_unit *unit, struct align_run run,
			    size_t number)
{
	size_t first = run.first;

	if (!unit->id.bytes)
		return SLICE_NONE;
	while (first > 0 && giving->lists[0].numbers[first - 1] == number)
		first--;
	first = run.first - first + 1;
	if (run.count == 1)
		return slice_of(arena_printf(&giving->arena, "%.*s.%zu", SLICE_ARG(unit->id), first));
	return slice_of(arena_printf(&giving->arena, "%.*s.%zu-%zu", SLICE_ARG(unit->id), first,
				     first + run.count - 1));
}

static struct slice neighbour(const struct giving *giving, size_t segment, size_t count)
{
	return segment < count ? giving->lists[0].items[segment].text : SLICE_NONE;
}

static bool give(struct giving *giving, const struct align_group *group, size_t number, struct error *err)
{
	const struct learned_unit *unit = &giving->units->items[number];
	struct slice both[2] = { text_of(giving, 0, group->runs[0]), text_of(giving, 1, group->runs[1]) };
	struct align_run run = group->runs[0];
	struct tm_text texts[2];
	struct tm_record record = { .texts = texts,
				    .text_count = 2,
				    .origin = unit->origin,
				    .context = unit->context,
				    .status = TM_STATUS_ALIGNED };

	if (group->confidence * 100 < LEARN_ALIGNED_PERCENT)
		return true;
	if (group->confidence * 100 >= LEARN_APPROVED_PERCENT)
		record.status = TM_STATUS_APPROVED;
	codes_keep_common(both, 2, &giving->arena);
	for (int side = 0; side < 2; side++)
		texts[side] = (struct tm_text){ .language = giving->lists[side].language,
						.text = both[side],
						.created = TM_TIME_UNKNOWN,
						.changed = TM_TIME_UNKNOWN };
	record.id = name_of(giving, unit, run, number);
	record.previous = run.first > 0 ? neighbour(giving, run.first - 1, giving->lists[0].count) : SLICE_NONE;
	record.next = neighbour(giving, run.first + run.count, giving->lists[0].count);
	++*giving->sentences;
	if (run.count <= ALIGN_RUN_MOST)
		giving->given[run.first] |= (uint8_t)(1u << (run.count - 1));
	return memory_add(giving->memory, &record, giving->report, err);
}

/* How many groups the unit of this number has: one means that it is whole already. */
static void count_groups(const struct giving *giving, size_t *counts)
{
	for (size_t i = 0; i < giving->groups.count; i++) {
		size_t number = sentences_number(giving->lists, &giving->groups.items[i]);

		if (number != SIZE_MAX)
			counts[number]++;
	}
}

static bool give_all(struct giving *giving, struct error *err)
{
	size_t *counts = alloc_zeroed(giving->units->count + 1, sizeof(*counts));
	bool done = true;

	count_groups(giving, counts);
	for (size_t i = 0; done && i < giving->groups.count; i++) {
		const struct align_group *group = &giving->groups.items[i];
		size_t number = sentences_number(giving->lists, group);

		if (number != SIZE_MAX && counts[number] > 1 && group->runs[0].count && group->runs[1].count)
			done = give(giving, group, number, err);
	}
	free(counts);
	return done;
}

/* A run of sentences that was learned once and is not paired so any more. */
static bool retire(struct giving *giving, struct align_run run, size_t number, struct error *err)
{
	const struct learned_unit *unit = &giving->units->items[number];
	struct tm_record record = { .origin = unit->origin,
				    .context = unit->context,
				    .id = name_of(giving, unit, run, number) };

	return memory_retire(giving->memory, &record, giving->lists[1].language, giving->report, err);
}

/*
 * A correction may change which sentences are a pair. The source of a unit is the same, else it
 * would be another unit: so the names that an earlier learning can have given are known.
 */
static bool retire_others(struct giving *giving, struct error *err)
{
	const struct sentence_list *sources = &giving->lists[0];

	for (size_t i = 0; i < sources->count; i++) {
		size_t number = sources->numbers[i];

		for (size_t count = 1; count <= ALIGN_RUN_MOST && giving->units->items[number].id.bytes;
		     count++) {
			if (i + count > sources->count || sources->numbers[i + count - 1] != number)
				break;
			if (!(giving->given[i] & 1u << (count - 1)) &&
			    !retire(giving, (struct align_run){ i, count }, number, err))
				return false;
		}
	}
	return true;
}

static bool split(struct giving *giving, size_t target, struct error *err)
{
	for (size_t i = 0; i < giving->units->count; i++) {
		const struct learned_unit *unit = &giving->units->items[i];

		if (unit->texts[0].bytes && unit->texts[target].bytes &&
		    (!sentence_list_add(&giving->lists[0], unit->texts[0], i, err) ||
		     !sentence_list_add(&giving->lists[1], unit->texts[target], i, err)))
			return false;
	}
	return true;
}

static bool learn_pair(struct giving *giving, size_t target, struct error *err)
{
	const struct language *languages[] = { giving->units->languages[0], giving->units->languages[target] };
	struct align_party party;
	bool done;

	for (int side = 0; side < 2; side++)
		sentence_list_init(&giving->lists[side], languages[side], NULL);
	done = split(giving, target, err);
	if (done && giving->lists[0].count > 0) {
		align_party_init(&party, languages, 2);
		sentences_align(giving->lists, &party, &giving->groups);
		align_party_release(&party);
		giving->given = alloc_zeroed(giving->lists[0].count, 1);
		done = give_all(giving, err) && retire_others(giving, err);
		free(giving->given);
	}
	for (int side = 0; side < 2; side++)
		sentence_list_release(&giving->lists[side]);
	return done;
}

bool learn_sentences(const struct learned_units *units, struct memory *memory, struct memory_report *report,
		     size_t *sentences, struct error *err)
{
	struct giving giving = { .units = units, .memory = memory, .report = report, .sentences = sentences };
	bool done = true;

	for (size_t target = 1; done && target < units->language_count; target++)
		done = learn_pair(&giving, target, err);
	align_groups_release(&giving.groups);
	arena_release(&giving.arena);
	return done;
}
