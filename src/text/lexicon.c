/*
 * lexicon -- words looked up where they begin in a text.
 *
 * Nodes are numbered and lie in one array. A child is found by one hash of its parent and
 * character (Knuth, TAOCP 6.3 ex. 37 and 6.4): most words are turned away at their second or
 * third letter, by an empty place. The roots, and what each character up to U+0530 folds to,
 * are tables.
 */
#include <config.h>

#include "text/lexicon.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "text/character.h"
#include "text/letter.h"
#include "text/uzbek_tail.h"
#include "text/uzbek_word.h"

#include <stdlib.h>

#define TABLE_CHARACTERS 0x530
#define ENDS_MAX 8

#define SLOTS_FIRST 4096

struct node {
	uint32_t parent, character;
	uint32_t word; /* that ends here; 0 for none */
	bool has_child;
};

struct lexicon {
	bool uzbek;
	const struct lexicon *rests; /* or NULL */
	uint16_t folded[TABLE_CHARACTERS];
	uint32_t roots[TABLE_CHARACTERS];
	struct node *nodes; /* 0 is the parent of what begins past the table */
	size_t count, capacity;
	uint32_t *slots; /* nodes by hash, 0 for none; at most half of them are taken */
	size_t slot_count; /* a power of two */
	struct lexicon_word *words; /* 0 is none */
	size_t word_count, word_capacity;
};

/* A form that ends here, and where its last word begins. */
struct end {
	uint32_t word;
	size_t at, last_word;
};

static uint32_t fold(bool uzbek, uint32_t c)
{
	enum character_kind kind = character_kind(c);

	if (kind == CHARACTER_APOSTROPHE)
		return uzbek ? LETTER_OKINA : '\'';
	if (kind == CHARACTER_SPACE)
		return ' ';
	if (c == 0x2010 || c == 0x2011)
		return '-';
	c = letter_lower(c);
	return c == 0x451 ? 0x435 : c;
}

struct lexicon *lexicon_new(const struct language *language)
{
	struct lexicon *lexicon = alloc_zeroed(1, sizeof(*lexicon));

	lexicon->uzbek = language_same_base(language, &language_uz);
	for (uint32_t c = 0; c < TABLE_CHARACTERS; c++)
		lexicon->folded[c] = (uint16_t)fold(lexicon->uzbek, c);
	ARRAY_RESERVE(lexicon->nodes, 2048, lexicon->capacity);
	ARRAY_RESERVE(lexicon->words, 1024, lexicon->word_capacity);
	lexicon->nodes[lexicon->count++] = (struct node){ 0, 0, 0, false };
	lexicon->slot_count = SLOTS_FIRST;
	lexicon->slots = alloc_zeroed(lexicon->slot_count, sizeof(*lexicon->slots));
	lexicon->words[lexicon->word_count++] = (struct lexicon_word){ 0, 0, 0 };
	return lexicon;
}

void lexicon_free(struct lexicon *lexicon)
{
	if (!lexicon)
		return;
	free(lexicon->nodes);
	free(lexicon->slots);
	free(lexicon->words);
	free(lexicon);
}

void lexicon_allow_compounds(struct lexicon *lexicon, const struct lexicon *rests)
{
	lexicon->rests = rests;
}

const struct lexicon_word *lexicon_word(const struct lexicon *lexicon, uint32_t word)
{
	return &lexicon->words[word];
}

/* The folded character at *at. */
static inline uint32_t next_folded(const struct lexicon *lexicon, struct slice text, size_t *at)
{
	uint32_t c = utf8_next(text, at);

	return c < TABLE_CHARACTERS ? lexicon->folded[c] : fold(lexicon->uzbek, c);
}

/* Where a child stands, or would. */
static inline uint32_t *child_slot(const struct lexicon *lexicon, uint32_t parent, uint32_t character)
{
	size_t slot = (parent * 0x9e3779b1u ^ character * 0x85ebca77u) & (lexicon->slot_count - 1);
	const struct node *nodes = lexicon->nodes;

	while (lexicon->slots[slot] && (nodes[lexicon->slots[slot]].parent != parent ||
					nodes[lexicon->slots[slot]].character != character))
		slot = (slot + 1) & (lexicon->slot_count - 1);
	return &lexicon->slots[slot];
}

static inline uint32_t find_child(const struct lexicon *lexicon, uint32_t parent, uint32_t character)
{
	return *child_slot(lexicon, parent, character);
}

static inline uint32_t find_root(const struct lexicon *lexicon, uint32_t character)
{
	return character < TABLE_CHARACTERS ? lexicon->roots[character] : find_child(lexicon, 0, character);
}

/* ---------------------------------------------------------------- adding */

static uint32_t new_node(struct lexicon *lexicon, uint32_t parent, uint32_t character)
{
	ARRAY_GROW(lexicon->nodes, lexicon->count, lexicon->capacity);
	lexicon->nodes[lexicon->count] = (struct node){ parent, character, 0, false };
	lexicon->nodes[parent].has_child = true;
	return (uint32_t)lexicon->count++;
}

static void grow_slots(struct lexicon *lexicon)
{
	uint32_t *old = lexicon->slots;
	size_t old_count = lexicon->slot_count;

	lexicon->slot_count *= 2;
	lexicon->slots = alloc_zeroed(lexicon->slot_count, sizeof(*lexicon->slots));
	for (size_t i = 0; i < old_count; i++)
		if (old[i])
			*child_slot(lexicon, lexicon->nodes[old[i]].parent, lexicon->nodes[old[i]].character) = old[i];
	free(old);
}

static uint32_t add_child(struct lexicon *lexicon, uint32_t parent, uint32_t character)
{
	uint32_t child = find_child(lexicon, parent, character);

	if (child)
		return child;
	if (lexicon->count * 2 >= lexicon->slot_count)
		grow_slots(lexicon);
	child = new_node(lexicon, parent, character);
	*child_slot(lexicon, parent, character) = child;
	return child;
}

static uint32_t add_root(struct lexicon *lexicon, uint32_t character)
{
	if (character >= TABLE_CHARACTERS)
		return add_child(lexicon, 0, character);
	if (!lexicon->roots[character])
		lexicon->roots[character] = new_node(lexicon, 0, character);
	return lexicon->roots[character];
}

bool lexicon_add(struct lexicon *lexicon, struct slice form, uint32_t row, unsigned number)
{
	uint32_t node = 0, *place;

	if (form.bytes == 0 || form.bytes > LEXICON_FORM_BYTES_MAX)
		return false;
	for (size_t at = 0; at < form.bytes;) {
		uint32_t c = next_folded(lexicon, form, &at);

		if (c == '_')
			c = ' ';
		node = node ? add_child(lexicon, node, c) : add_root(lexicon, c);
	}
	place = &lexicon->nodes[node].word;
	while (*place)
		place = &lexicon->words[*place].next;
	*place = (uint32_t)lexicon->word_count;
	ARRAY_GROW(lexicon->words, lexicon->word_count, lexicon->word_capacity);
	lexicon->words[lexicon->word_count++] = (struct lexicon_word){ row, 0, number };
	return true;
}

/* ---------------------------------------------------------------- finding */

bool lexicon_continues_word(struct slice text, size_t at)
{
	enum character_kind kind;

	if (at >= text.bytes)
		return false;
	kind = character_kind(utf8_next(text, &at));
	if (kind == CHARACTER_APOSTROPHE && at < text.bytes)
		kind = character_kind(utf8_next(text, &at));
	return kind == CHARACTER_LETTER || kind == CHARACTER_MARK;
}

/* The ends of all forms that the text has at `at`, the longest last. */
static size_t collect_ends(const struct lexicon *lexicon, struct slice text, size_t at, struct end ends[ENDS_MAX])
{
	size_t count = 0, last_word = at;
	uint32_t character = next_folded(lexicon, text, &at), node = find_root(lexicon, character);

	while (node) {
		if (lexicon->nodes[node].word && count < ENDS_MAX)
			ends[count++] = (struct end){ lexicon->nodes[node].word, at, last_word };
		if (at >= text.bytes || !lexicon->nodes[node].has_child)
			break;
		character = next_folded(lexicon, text, &at);
		node = find_child(lexicon, node, character);
		if (character == ' ')
			last_word = at;
	}
	return count;
}

/* Where a word ends whose rest grows together with a form, or 0. */
static size_t compound_end(const struct lexicon *rests, struct slice text, size_t at)
{
	struct end ends[ENDS_MAX];

	if (!rests || at >= text.bytes || collect_ends(rests, text, at, ends) == 0)
		return 0;
	while (lexicon_continues_word(text, at))
		utf8_next(text, &at);
	return at;
}

/* Where the endings end that follow a stem, or 0. */
static size_t endings_end(struct slice text, const struct end *end)
{
	char stem_buffer[UZBEK_WORD_BYTES], buffer[UZBEK_WORD_BYTES];
	size_t word_end;
	struct slice word = uzbek_word_read(text, end->last_word, buffer, &word_end);
	struct slice stem = uzbek_word_read(slice_part(text, 0, end->at), end->last_word, stem_buffer, NULL);

	if (word_end <= end->at || stem.bytes == 0 || word.bytes <= stem.bytes || lexicon_continues_word(text, word_end) ||
	    !uzbek_tail_follows(word, stem.bytes, false, NULL))
		return 0;
	return word_end;
}

bool lexicon_find(const struct lexicon *lexicon, struct slice text, size_t at, struct lexicon_match *match)
{
	struct end ends[ENDS_MAX];
	size_t count = collect_ends(lexicon, text, at, ends);

	*match = (struct lexicon_match){ 0, 0, 0, 0 };
	while (count-- > 0 && !match->stem) {
		const struct end *end = &ends[count];
		size_t last = end->at, whole = 0;
		bool is_sign = character_kind(utf8_previous(text, &last)) == CHARACTER_SYMBOL;

		if (is_sign || !lexicon_continues_word(text, end->at)) {
			if (match->end == 0) {
				match->exact = end->word;
				match->end = end->at;
			}
		} else {
			whole = lexicon->uzbek ? endings_end(text, end) : compound_end(lexicon->rests, text, end->at);
		}
		if (whole > 0 && (match->end == 0 || match->end == whole)) {
			match->stem = end->word;
			match->stem_end = end->at;
			match->end = whole;
		}
	}
	return match->end > 0;
}
