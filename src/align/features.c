/*
 * features -- one edition as the aligner sees it: segments cut into features.
 */
#include <config.h>

#include "align/features.h"

#include "align/sound.h"
#include "base/alloc.h"
#include "base/utf8.h"
#include "text/placeable.h"
#include "text/token.h"

#include <stdlib.h>

/* A word of fewer letters is too short to sound like another. */
#define SOUND_LETTERS_LEAST 3

struct feature_tools {
	struct tokenizer *tokenizer;
	struct placeable_scanner *scanner;
};

struct reader {
	struct features *side;
	struct feature_tools *tools;
	struct tokens tokens;
	struct placeables placeables;
	struct map types;	/* class family and text: place in side->types */
	size_t type_capacity, feature_capacity;
	uint32_t *last_segment; /* of each type: the segment that had it last, + 1 */
	size_t last_capacity;
	struct strbuf key, value;
};

/* ------------------------------------------------------------------ features */

/* Classes whose texts may be equal without being the same thing are kept apart by a letter. */
static char family_of(enum feature_class class)
{
	static const char families[] = { [FEATURE_VALUE] = '=',	      [FEATURE_SPELLED] = '=',
					 [FEATURE_NAME] = 'w',	      [FEATURE_WORD] = 'w',
					 [FEATURE_PUNCTUATION] = '.', [FEATURE_CONCEPT] = 'c',
					 [FEATURE_KIND] = 'k' };

	return families[class];
}

static struct slice sound_of(struct reader *reader, struct slice stem)
{
	struct strbuf sound = STRBUF_INIT;
	struct slice kept = SLICE_NONE;

	sound_add(reader->side->language, stem, &sound);
	if (sound.bytes >= SOUND_LETTERS_LEAST)
		kept = arena_copy(&reader->side->arena, strbuf_slice(&sound));
	strbuf_release(&sound);
	return kept;
}

static uint32_t find_type(struct reader *reader, enum feature_class class, struct slice text)
{
	struct features *side = reader->side;
	struct slice key;
	size_t *place;

	strbuf_clear(&reader->key);
	strbuf_add_byte(&reader->key, family_of(class));
	strbuf_add(&reader->key, text);
	place = map_find(&reader->types, strbuf_slice(&reader->key));
	if (place) {
		struct feature_type *known = &side->types[*place];

		if (class < known->class) /* once a value, always a value; once a name, always a name */
			known->class = (uint8_t)class;
		return (uint32_t)*place;
	}
	key = arena_copy(&side->arena, strbuf_slice(&reader->key));
	map_add(&reader->types, key, side->type_count, NULL);
	ARRAY_GROW(side->types, side->type_count, reader->type_capacity);
	ARRAY_GROW(reader->last_segment, side->type_count, reader->last_capacity);
	side->types[side->type_count] = (struct feature_type){ .text = slice_part(key, 1, key.bytes),
							       .class = (uint8_t)class };
	if (class == FEATURE_NAME || class == FEATURE_WORD)
		side->types[side->type_count].sound = sound_of(reader, text);
	reader->last_segment[side->type_count] = 0;
	return (uint32_t)side->type_count++;
}

static void add_feature(struct reader *reader, size_t segment, enum feature_class class, struct slice text)
{
	struct features *side = reader->side;
	uint32_t type;

	if (text.bytes == 0 || side->feature_count - side->first[segment] >= FEATURES_MOST)
		return;
	type = find_type(reader, class, text);
	if (reader->last_segment[type] == segment + 1)
		return;
	reader->last_segment[type] = (uint32_t)segment + 1;
	side->types[type].segments++;
	ARRAY_GROW(side->features, side->feature_count, reader->feature_capacity);
	side->features[side->feature_count++] = type;
}

/* --------------------------------------------------------------- one segment */

/* What compares as a figure whatever it was called: a percentage may be a mere number on the other side. */
static bool is_figure(enum placeable_kind kind)
{
	return kind == PLACEABLE_NUMBER || kind == PLACEABLE_PERCENT || kind == PLACEABLE_ORDINAL ||
	       kind == PLACEABLE_CENTURY || kind == PLACEABLE_ROMAN || kind == PLACEABLE_MONEY ||
	       kind == PLACEABLE_REFERENCE;
}

/* "1500000 UZS" and "article:5" without what is around the figure. */
static struct slice bare_figure(struct slice value)
{
	size_t colon = slice_find(value, SLICE(":"), 0), space;

	if (colon != SIZE_MAX)
		value = slice_part(value, colon + 1, value.bytes);
	space = slice_find(value, SLICE(" "), 0);
	return slice_part(value, 0, space);
}

/* A letter before the value keeps months, times and the like apart from figures. */
static void add_value(struct reader *reader, size_t segment, char family, struct slice value, bool weak)
{
	struct strbuf *text = &reader->value;

	if (value.bytes == 0)
		return;
	strbuf_clear(text);
	if (family)
		strbuf_add_byte(text, family);
	strbuf_add(text, value);
	add_feature(reader, segment, weak ? FEATURE_SPELLED : FEATURE_VALUE, strbuf_slice(text));
}

/* A date by its parts, in any order: days and years are figures. */
static void add_date(struct reader *reader, size_t segment, const struct placeable *date)
{
	for (uint32_t i = 0; i < date->part_count; i++) {
		const struct placeable_part *part = &reader->placeables.parts[date->first_part + i];
		bool month = part->field == FIELD_MONTH || part->field == FIELD_MONTH2;

		if (part->field != FIELD_WORD)
			add_value(reader, segment, month ? 'm' : 0, placeables_part_value(&reader->placeables, part),
				  date->weak);
	}
}

static void add_values(struct reader *reader, size_t segment, struct slice text)
{
	placeable_scan(reader->tools->scanner, text, &reader->placeables);
	for (size_t i = 0; i < reader->placeables.count; i++) {
		const struct placeable *found = &reader->placeables.items[i];
		struct slice value = placeables_value(&reader->placeables, i);

		if (found->kind == PLACEABLE_DATE)
			add_date(reader, segment, found);
		else if (is_figure(found->kind))
			add_value(reader, segment, 0, bare_figure(value), found->weak);
		else
			add_value(reader, segment, (char)('A' + found->kind), value, found->weak);
	}
}

static bool is_telling_mark(struct slice mark)
{
	static const char telling[] = "?!:;()\"%";

	return mark.bytes == 1 && memchr(telling, mark.data[0], sizeof(telling) - 1);
}

static void add_tokens(struct reader *reader, size_t segment, struct slice text)
{
	bool begun = false; /* a word at the beginning has a capital anyway */

	tokenizer_run(reader->tools->tokenizer, text, &reader->tokens);
	for (size_t i = 0; i < reader->tokens.count; i++) {
		const struct token *token = &reader->tokens.items[i];
		struct slice folded = tokens_folded(&reader->tokens, i);
		bool capital = token->shape == SHAPE_MIXED || (begun && token->shape != SHAPE_LOWER &&
							       token->shape != SHAPE_NONE);

		if (token->kind == TOKEN_WORD)
			add_feature(reader, segment, capital ? FEATURE_NAME : FEATURE_WORD,
				    tokens_stem(&reader->tokens, i));
		else if (token->kind == TOKEN_CODE || (token->kind == TOKEN_PUNCTUATION && is_telling_mark(folded)))
			add_feature(reader, segment, FEATURE_PUNCTUATION, folded);
		begun |= token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER;
		if (token->kind == TOKEN_PUNCTUATION && folded.bytes == 1 && memchr(".?!:\"", folded.data[0], 5))
			begun = false;
	}
}

/* What a reader reads: everything but spaces. */
static double length_of(struct slice text, const struct tokens *tokens)
{
	size_t letters = 0;

	for (size_t i = 0; i < tokens->count; i++)
		if (tokens->items[i].kind != TOKEN_CODE)
			letters += utf8_count(slice_part(text, tokens->items[i].from, tokens->items[i].to));
	return letters ? (double)letters : 1.0;
}

static void read_segment(struct reader *reader, const struct align_side *given, size_t segment, size_t *concept)
{
	const struct align_segment *item = &given->segments[segment];
	struct strbuf name = STRBUF_INIT;

	if (item->kind) {
		strbuf_addf(&name, "%u", item->kind);
		add_feature(reader, segment, FEATURE_KIND, strbuf_slice(&name));
	}
	for (; *concept < given->concept_count && given->concepts[*concept].segment <= segment; ++*concept) {
		uint64_t id = given->concepts[*concept].concept;

		if (given->concepts[*concept].segment == segment)
			add_feature(reader, segment, FEATURE_CONCEPT, slice_from((const char *)&id, sizeof(id)));
	}
	strbuf_release(&name);
	add_values(reader, segment, item->text);
	add_tokens(reader, segment, item->text);
	reader->side->lengths[segment] = length_of(item->text, &reader->tokens);
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

struct feature_tools *feature_tools_new(const struct language *language)
{
	struct feature_tools *tools = alloc_zeroed(1, sizeof(*tools));

	tools->tokenizer = tokenizer_new(language);
	tools->scanner = placeable_scanner_new(language);
	return tools;
}

void feature_tools_free(struct feature_tools *tools)
{
	if (!tools)
		return;
	tokenizer_free(tools->tokenizer);
	placeable_scanner_free(tools->scanner);
	free(tools);
}

void features_init(struct features *side, const struct align_side *given, struct feature_tools *tools)
{
	struct reader reader = { .side = side, .tools = tools, .tokens = TOKENS_INIT, .placeables = PLACEABLES_INIT,
				 .types = MAP_INIT, .key = STRBUF_INIT, .value = STRBUF_INIT };
	size_t concept = 0;

	*side = (struct features){ .arena = ARENA_INIT, .language = given->language, .count = given->count };
	side->lengths = arena_zeroed(&side->arena, given->count + 1, sizeof(*side->lengths));
	side->first = arena_zeroed(&side->arena, given->count + 1, sizeof(*side->first));
	ARRAY_RESERVE(side->features, 1, reader.feature_capacity); /* there even when there are none */
	for (size_t segment = 0; segment < given->count; segment++) {
		side->first[segment] = (uint32_t)side->feature_count;
		read_segment(&reader, given, segment, &concept);
	}
	side->first[given->count] = (uint32_t)side->feature_count;
	make_postings(side);
	tokens_release(&reader.tokens);
	placeables_release(&reader.placeables);
	map_release(&reader.types);
	strbuf_release(&reader.key);
	strbuf_release(&reader.value);
	free(reader.last_segment);
}

void features_release(struct features *side)
{
	free(side->features);
	free(side->types);
	arena_release(&side->arena);
}
