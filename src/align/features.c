/*
 * features -- one edition as the aligner sees it: segments cut into features.
 */
#include <config.h>

#include "align/features.h"

#include "base/alloc.h"
#include "base/strbuf.h"

#include <stdlib.h>

struct reader {
	struct features *side;
	struct feature_tools *tools;
	uint32_t number; /* of the side */
	size_t type_capacity, feature_capacity;
	uint32_t *last_segment; /* of each type: the segment that had it last, + 1 */
	size_t last_capacity;
};

/* ------------------------------------------------------------------ features */

static uint32_t add_type(struct reader *reader, const struct feature_word *word, enum feature_class class)
{
	struct features *side = reader->side;
	struct slice key = arena_copy(&side->arena, word->key);

	ARRAY_GROW(side->types, side->type_count, reader->type_capacity);
	ARRAY_GROW(reader->last_segment, side->type_count, reader->last_capacity);
	side->types[side->type_count] = (struct feature_type){
		.text = slice_part(key, 1, key.bytes),
		.sound = word->sound.bytes ? arena_copy(&side->arena, word->sound) : SLICE_NONE,
		.class = (uint8_t) class,
	};
	reader->last_segment[side->type_count] = 0;
	return (uint32_t)side->type_count++;
}

static uint32_t find_type(struct reader *reader, enum feature_class class, uint32_t number)
{
	struct feature_word *word = feature_tools_word_at(reader->tools, number);

	if (word->side != reader->number) {
		word->side = reader->number;
		word->type = add_type(reader, word, class);
	} else if (class < reader->side->types[word->type].class) {
		/* once a value, always a value; once a name, always a name */
		reader->side->types[word->type].class = (uint8_t) class;
	}
	return word->type;
}

static void add_feature(struct reader *reader, size_t segment, enum feature_class class, uint32_t word)
{
	struct features *side = reader->side;
	uint32_t type;

	if (side->feature_count - side->first[segment] >= FEATURES_MOST)
		return;
	type = find_type(reader, class, word);
	if (reader->last_segment[type] == segment + 1)
		return;
	reader->last_segment[type] = (uint32_t)segment + 1;
	side->types[type].segments++;
	ARRAY_GROW(side->features, side->feature_count, reader->feature_capacity);
	side->features[side->feature_count++] = type;
}

static void add_own(struct reader *reader, size_t segment, enum feature_class class, struct slice text)
{
	add_feature(reader, segment, class, feature_tools_word(reader->tools, class, text));
}

static void read_segment(struct reader *reader, const struct align_side *given, size_t segment, size_t *concept)
{
	const struct align_segment *item = &given->segments[segment];
	const struct text_features *found;

	if (item->kind) {
		struct strbuf name = STRBUF_INIT;

		strbuf_addf(&name, "%u", item->kind);
		add_own(reader, segment, FEATURE_KIND, strbuf_slice(&name));
		strbuf_release(&name);
	}
	for (; *concept < given->concept_count && given->concepts[*concept].segment <= segment; ++*concept) {
		uint64_t id = given->concepts[*concept].concept;

		if (given->concepts[*concept].segment == segment)
			add_own(reader, segment, FEATURE_CONCEPT, slice_from((const char *)&id, sizeof(id)));
	}
	found = feature_tools_read(reader->tools, item->text);
	for (size_t i = 0; i < found->count; i++)
		add_feature(reader, segment, (enum feature_class)found->items[i].class, found->items[i].word);
	reader->side->lengths[segment] = found->length;
}

/* ------------------------------------------------------------------- the whole */

static void make_postings(struct features *side)
{
	uint32_t place = 0;
	uint32_t *next = alloc_zeroed(side->type_count + 1, sizeof(*next));

	side->postings = arena_alloc(&side->arena, (side->feature_count + 1) * sizeof(*side->postings));
	for (size_t type = 0; type < side->type_count; type++) {
		side->types[type].first_posting = next[type] = place;
		place += side->types[type].segments;
	}
	for (size_t segment = 0; segment < side->count; segment++)
		for (uint32_t at = side->first[segment]; at < side->first[segment + 1]; at++)
			side->postings[next[side->features[at]]++] =
				(struct posting){ (uint32_t)segment, at - side->first[segment] };
	free(next);
}

void features_init(struct features *side, const struct align_side *given, struct feature_tools *tools)
{
	struct reader reader = { .side = side, .tools = tools, .number = feature_tools_begin(tools) };
	size_t concept = 0;

	*side = (struct features){
		.arena = ARENA_INIT, .language = given->language, .parts = given->parts, .count = given->count
	};
	side->lengths = arena_zeroed(&side->arena, given->count + 1, sizeof(*side->lengths));
	side->first = arena_zeroed(&side->arena, given->count + 1, sizeof(*side->first));
	ARRAY_RESERVE(side->features, 1, reader.feature_capacity); /* there even when there are none */
	for (size_t segment = 0; segment < given->count; segment++) {
		side->first[segment] = (uint32_t)side->feature_count;
		read_segment(&reader, given, segment, &concept);
	}
	side->first[given->count] = (uint32_t)side->feature_count;
	make_postings(side);
	free(reader.last_segment);
}

void features_release(struct features *side)
{
	free(side->features);
	free(side->types);
	arena_release(&side->arena);
}
