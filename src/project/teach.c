/*
 * teach -- what the memory and the termbase know is told to the aligner.
 */
#include <config.h>

#include "project/teach.h"

#include "base/alloc.h"

#include <stdlib.h>

/* --------------------------------------------------------------------- memory */

/* Units of two languages, a segment each, linked one by one. */
struct lesson {
	const struct language *languages[2];
	struct align_segment *segments[2];
	struct align_links links;
	size_t count, capacities[2];
	struct arena arena;
};

struct teaching {
	struct align_party *party;
	struct lesson lessons[ALIGN_EDITIONS_MOST]; /* one for each pair */
	size_t lesson_count;
};

static void begin_lessons(struct teaching *teaching, struct align_party *party)
{
	*teaching = (struct teaching){ .party = party };
	for (size_t a = 0; a < party->editions; a++)
		for (size_t b = a + 1; b < party->editions; b++)
			teaching->lessons[teaching->lesson_count++] =
				(struct lesson){ .languages = { party->languages[a], party->languages[b] },
						 .links = ALIGN_LINKS_INIT };
}

static void add_unit(struct lesson *lesson, const struct tm_record *record)
{
	const struct tm_text *texts[2];

	for (int side = 0; side < 2; side++) {
		texts[side] = tm_record_find(record, lesson->languages[side]);
		if (!texts[side])
			return;
	}
	if (lesson->count == TEACH_UNITS_MOST)
		return;
	for (int side = 0; side < 2; side++) {
		ARRAY_GROW(lesson->segments[side], lesson->count, lesson->capacities[side]);
		lesson->segments[side][lesson->count] =
			(struct align_segment){ arena_copy(&lesson->arena, texts[side]->text), 0 };
	}
	ARRAY_GROW(lesson->links.items, lesson->links.count, lesson->links.capacity);
	lesson->links.items[lesson->links.count++] = (struct align_link){ .source = { lesson->count, 1 },
									  .target = { lesson->count, 1 },
									  .confidence = 1.0 };
	lesson->count++;
}

/* False when every lesson is full, and nothing more need be read. */
static bool wants_more(const struct teaching *teaching)
{
	for (size_t i = 0; i < teaching->lesson_count; i++)
		if (teaching->lessons[i].count < TEACH_UNITS_MOST)
			return true;
	return false;
}

static bool take_unit(void *data, const struct tm_record *record, struct error *err)
{
	struct teaching *teaching = data;

	(void)err;
	for (size_t i = 0; record->status >= TM_STATUS_DRAFT && i < teaching->lesson_count; i++)
		add_unit(&teaching->lessons[i], record);
	return wants_more(teaching);
}

static void teach_lesson(struct teaching *teaching, size_t number, size_t a, size_t b)
{
	struct lesson *lesson = &teaching->lessons[number];
	struct align_side sides[2];

	for (int side = 0; side < 2; side++)
		sides[side] = (struct align_side){ .language = lesson->languages[side],
						   .segments = lesson->segments[side],
						   .count = lesson->count };
	if (lesson->count)
		aligner_learn(align_party_pair(teaching->party, a, b), &sides[0], &sides[1], &lesson->links);
}

bool teach_party(struct align_party *party, struct memory *memory, struct error *err)
{
	struct teaching teaching;
	size_t number = 0;
	bool done;

	begin_lessons(&teaching, party);
	done = memory_each(memory, take_unit, &teaching, err) || !wants_more(&teaching);
	for (size_t a = 0; done && a < party->editions; a++)
		for (size_t b = a + 1; b < party->editions; b++)
			teach_lesson(&teaching, number++, a, b);
	for (size_t i = 0; i < teaching.lesson_count; i++) {
		free(teaching.lessons[i].segments[0]);
		free(teaching.lessons[i].segments[1]);
		align_links_release(&teaching.lessons[i].links);
		arena_release(&teaching.lessons[i].arena);
	}
	return done;
}

/* ---------------------------------------------------------------------- terms */

void concept_list_release(struct concept_list *list)
{
	free(list->items);
	*list = (struct concept_list){ .count = 0 };
}

void concept_list_put(struct concept_list *list, size_t segment, uint64_t concept)
{
	ARRAY_GROW(list->items, list->count, list->capacity);
	list->items[list->count++] = (struct align_concept){ segment, concept };
}

/* Above the numbers that sentences.h gives to texts, which are concepts too. */
#define TERM_CONCEPTS ((uint64_t)1 << 40)

void concept_list_add(struct concept_list *list, struct terminology *terminology,
		      const struct language *language, size_t segment, struct slice text)
{
	struct term_hits hits = TERM_HITS_INIT;

	if (!terminology)
		return;
	recogniser_run(terminology_recogniser(terminology, language), text, &hits);
	for (size_t i = 0; i < hits.count; i++) {
		if (hits.items[i].flags & HIT_MASKED)
			continue;
		concept_list_put(list, segment, TERM_CONCEPTS + hits.items[i].concept);
	}
	term_hits_release(&hits);
}
