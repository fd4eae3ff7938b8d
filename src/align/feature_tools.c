/*
 * feature_tools -- what texts of one language say, each read once.
 */
#include <config.h>

#include "align/feature_tools.h"

#include "align/sound.h"
#include "base/alloc.h"
#include "base/arena.h"
#include "base/map.h"
#include "base/utf8.h"
#include "text/placeable.h"
#include "text/token.h"

#include <stdlib.h>

/* A word of fewer letters is too short to sound like another. */
#define SOUND_LETTERS_LEAST 3

/* More words or features than this are not kept for the next side. */
#define WORDS_KEPT ((size_t)1 << 16)
#define FEATURES_KEPT ((size_t)1 << 18)

struct feature_tools {
	const struct language *language;
	struct tokenizer *tokenizer;
	struct placeable_scanner *scanner;
	struct tokens tokens;
	struct placeables placeables;
	struct strbuf key, value, sound;
	uint32_t side;
	/* what is remembered */
	struct arena arena;
	struct map word_numbers, text_numbers;
	struct feature_word *words;
	size_t word_count, word_capacity;
	struct text_features **texts;
	size_t text_count, text_capacity, feature_count;
	struct text_feature current[FEATURES_MOST]; /* of the text that is being read */
	size_t current_count;
};

struct feature_tools *feature_tools_new(const struct language *language)
{
	struct feature_tools *tools = alloc_zeroed(1, sizeof(*tools));

	tools->language = language;
	tools->tokenizer = tokenizer_new(language);
	tools->scanner = placeable_scanner_new(language);
	tools->tokens = (struct tokens)TOKENS_INIT;
	tools->placeables = (struct placeables)PLACEABLES_INIT;
	tools->key = tools->value = tools->sound = (struct strbuf)STRBUF_INIT;
	return tools;
}

static void forget(struct feature_tools *tools)
{
	map_release(&tools->word_numbers);
	map_release(&tools->text_numbers);
	tools->word_numbers = tools->text_numbers = (struct map)MAP_INIT;
	tools->word_count = tools->text_count = tools->feature_count = 0;
	arena_release(&tools->arena);
	tools->arena = (struct arena)ARENA_INIT;
}

void feature_tools_free(struct feature_tools *tools)
{
	if (!tools)
		return;
	forget(tools);
	tokenizer_free(tools->tokenizer);
	placeable_scanner_free(tools->scanner);
	tokens_release(&tools->tokens);
	placeables_release(&tools->placeables);
	strbuf_release(&tools->key);
	strbuf_release(&tools->value);
	strbuf_release(&tools->sound);
	free(tools->words);
	free(tools->texts);
	free(tools);
}

uint32_t feature_tools_begin(struct feature_tools *tools)
{
	if (tools->word_count > WORDS_KEPT || tools->feature_count > FEATURES_KEPT)
		forget(tools);
	if (++tools->side == 0) { /* all numbers were given: none that was kept may be met again */
		forget(tools);
		tools->side = 1;
	}
	return tools->side;
}

/* ---------------------------------------------------------------------- words */

/* Classes whose texts may be equal without being the same thing are kept apart by a letter. */
static char family_of(enum feature_class class)
{
	static const char families[] = {
		[FEATURE_VALUE] = '=', [FEATURE_SPELLED] = '=',	    [FEATURE_NAME] = 'w',
		[FEATURE_WORD] = 'w',  [FEATURE_PUNCTUATION] = '.', [FEATURE_CONCEPT] = 'c',
		[FEATURE_KIND] = 'k'
	};

	return families[class];
}

static struct slice sound_of(struct feature_tools *tools, struct slice stem)
{
	strbuf_clear(&tools->sound);
	sound_add(tools->language, stem, &tools->sound);
	return tools->sound.bytes >= SOUND_LETTERS_LEAST
		       ? arena_copy(&tools->arena, strbuf_slice(&tools->sound))
		       : SLICE_NONE;
}

uint32_t feature_tools_word(struct feature_tools *tools, enum feature_class class, struct slice text)
{
	struct feature_word word = { .side = 0 };
	size_t *place;

	strbuf_clear(&tools->key);
	strbuf_add_byte(&tools->key, family_of(class));
	strbuf_add(&tools->key, text);
	place = map_find(&tools->word_numbers, strbuf_slice(&tools->key));
	if (place)
		return (uint32_t)*place;
	word.key = arena_copy(&tools->arena, strbuf_slice(&tools->key));
	if (class == FEATURE_NAME || class == FEATURE_WORD)
		word.sound = sound_of(tools, text);
	map_add(&tools->word_numbers, word.key, tools->word_count, NULL);
	ARRAY_GROW(tools->words, tools->word_count, tools->word_capacity);
	tools->words[tools->word_count] = word;
	return (uint32_t)tools->word_count++;
}

struct feature_word *feature_tools_word_at(struct feature_tools *tools, uint32_t word)
{
	return &tools->words[word];
}

/* To the text that is being read: its number + 1 stands with the words that it has. */
static void add_feature(struct feature_tools *tools, enum feature_class class, struct slice text)
{
	uint32_t number, current = (uint32_t)tools->text_count + 1;
	struct feature_word *word;

	if (text.bytes == 0 || tools->current_count == FEATURES_MOST)
		return;
	number = feature_tools_word(tools, class, text);
	word = &tools->words[number];
	if (word->text == current) { /* once a value, always a value; once a name, always a name */
		if (class < tools->current[word->item].class)
			tools->current[word->item].class = (uint8_t) class;
		return;
	}
	word->text = current;
	word->item = (uint32_t)tools->current_count;
	tools->current[tools->current_count++] = (struct text_feature){ number, (uint8_t) class };
}

/* ---------------------------------------------------------------------- texts */

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
static void add_value(struct feature_tools *tools, char family, struct slice value, bool weak)
{
	struct strbuf *text = &tools->value;

	if (value.bytes == 0)
		return;
	strbuf_clear(text);
	if (family)
		strbuf_add_byte(text, family);
	strbuf_add(text, value);
	add_feature(tools, weak ? FEATURE_SPELLED : FEATURE_VALUE, strbuf_slice(text));
}

/* A date by its parts, in any order: days and years are figures. */
static void add_date(struct feature_tools *tools, const struct placeable *date)
{
	for (uint32_t i = 0; i < date->part_count; i++) {
		const struct placeable_part *part = &tools->placeables.parts[date->first_part + i];
		bool month = part->field == FIELD_MONTH || part->field == FIELD_MONTH2;

		if (part->field != FIELD_WORD)
			add_value(tools, month ? 'm' : 0, placeables_part_value(&tools->placeables, part),
				  date->weak);
	}
}

static void add_values(struct feature_tools *tools, struct slice text)
{
	placeable_scan(tools->scanner, text, &tools->placeables);
	for (size_t i = 0; i < tools->placeables.count; i++) {
		const struct placeable *found = &tools->placeables.items[i];
		struct slice value = placeables_value(&tools->placeables, i);

		if (found->kind == PLACEABLE_DATE)
			add_date(tools, found);
		else if (is_figure(found->kind))
			add_value(tools, 0, bare_figure(value), found->weak);
		else
			add_value(tools, (char)('A' + found->kind), value, found->weak);
	}
}

static bool is_telling_mark(struct slice mark)
{
	static const char telling[] = "?!:;()\"%";

	return mark.bytes == 1 && memchr(telling, mark.data[0], sizeof(telling) - 1);
}

static void add_tokens(struct feature_tools *tools, struct slice text)
{
	bool begun = false; /* a word at the beginning has a capital anyway */

	tokenizer_run(tools->tokenizer, text, &tools->tokens);
	for (size_t i = 0; i < tools->tokens.count; i++) {
		const struct token *token = &tools->tokens.items[i];
		struct slice folded = tokens_folded(&tools->tokens, i);
		bool capital = token->shape == SHAPE_MIXED ||
			       (begun && token->shape != SHAPE_LOWER && token->shape != SHAPE_NONE);

		if (token->kind == TOKEN_WORD)
			add_feature(tools, capital ? FEATURE_NAME : FEATURE_WORD,
				    tokens_stem(&tools->tokens, i));
		else if (token->kind == TOKEN_CODE ||
			 (token->kind == TOKEN_PUNCTUATION && is_telling_mark(folded)))
			add_feature(tools, FEATURE_PUNCTUATION, folded);
		begun |= token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER;
		if (token->kind == TOKEN_PUNCTUATION && folded.bytes == 1 &&
		    memchr(".?!:\"", folded.data[0], 5))
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

const struct text_features *feature_tools_read(struct feature_tools *tools, struct slice text)
{
	const size_t *known = map_find(&tools->text_numbers, text);
	struct text_features *features;

	if (known)
		return tools->texts[*known];
	tools->current_count = 0;
	add_values(tools, text);
	add_tokens(tools, text);
	features = arena_alloc(&tools->arena, sizeof(*features));
	*features = (struct text_features){
		.items = arena_alloc(&tools->arena, (tools->current_count + 1) * sizeof(*features->items)),
		.count = tools->current_count,
		.length = length_of(text, &tools->tokens),
	};
	if (features->count)
		memcpy(features->items, tools->current, features->count * sizeof(*features->items));
	map_add(&tools->text_numbers, arena_copy(&tools->arena, text), tools->text_count, NULL);
	ARRAY_GROW(tools->texts, tools->text_count, tools->text_capacity);
	tools->texts[tools->text_count++] = features;
	tools->feature_count += features->count;
	return features;
}
