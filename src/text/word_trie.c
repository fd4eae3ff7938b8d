/*
 * word_trie -- a set of short strings looked for backwards from a place in UTF-16.
 *
 * Says the same as ICU's regular expressions about the patterns it takes: \b is
 * the place between a word character and another one, combining marks skipped;
 * \s? is one white-space character or none.
 */
#include <config.h>

#include "text/word_trie.h"

#include "base/alloc.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#define WORD_UNITS_MAX 64
#define OPTIONAL_SPACE 1 /* stands for \s? in a word */

struct node {
	UChar unit;
	bool accepts;
	int32_t child, sibling; /* indices, 0 for none */
};

struct word_trie {
	bool boundary; /* \b before the words */
	struct node *nodes; /* the root is the first */
	size_t count, capacity;
};

/* A word on its way from the pattern into the trie. */
struct word {
	UChar units[WORD_UNITS_MAX];
	size_t count;
};

/* ---------------------------------------------------------------- reading the pattern */

static bool word_add(struct word *word, uint32_t c)
{
	if (word->count + 2 > WORD_UNITS_MAX)
		return false;
	if (c < 0x10000) {
		word->units[word->count++] = (UChar)c;
	} else {
		word->units[word->count++] = U16_LEAD(c);
		word->units[word->count++] = U16_TRAIL(c);
	}
	return true;
}

/* Literal text up to | ) or the end. False when something else stands there. */
static bool read_literal(struct slice pattern, size_t *at, struct word *word)
{
	while (*at < pattern.bytes && !memchr("|)", pattern.data[*at], 2)) {
		struct slice rest = slice_part(pattern, *at, pattern.bytes);
		uint32_t c;

		if (slice_starts(rest, SLICE("\\s?"))) {
			c = OPTIONAL_SPACE;
			*at += 3;
		} else if (rest.data[0] == '\\') {
			if (rest.bytes < 2 || !memchr(".-/()[]|*+?", rest.data[1], 11))
				return false;
			c = (unsigned char)rest.data[1];
			*at += 2;
		} else {
			c = utf8_next(pattern, at);
			if (c < 0x20 || memchr("^$.*+?()[]{}|\\#", (int)c, c < 0x80 ? 15 : 0))
				return false;
		}
		rest = slice_part(pattern, *at, pattern.bytes);
		if (rest.bytes > 0 && memchr("*+?{", rest.data[0], 4))
			return false;
		if (!word_add(word, c))
			return false;
	}
	return true;
}

static int32_t find_child(const struct word_trie *trie, int32_t node, UChar unit)
{
	int32_t child = trie->nodes[node].child;

	while (child && trie->nodes[child].unit != unit)
		child = trie->nodes[child].sibling;
	return child;
}

static int32_t add_node(struct word_trie *trie, UChar unit)
{
	ARRAY_GROW(trie->nodes, trie->count, trie->capacity);
	trie->nodes[trie->count] = (struct node){ .unit = unit };
	return (int32_t)trie->count++;
}

static int32_t add_backwards(struct word_trie *trie, int32_t node, const struct word *word)
{
	for (size_t i = word->count; i-- > 0;) {
		int32_t child = find_child(trie, node, word->units[i]);

		if (!child) {
			child = add_node(trie, word->units[i]);
			trie->nodes[child].sibling = trie->nodes[node].child;
			trie->nodes[node].child = child;
		}
		node = child;
	}
	return node;
}

static void add_word(struct word_trie *trie, int32_t node, const struct word *word)
{
	node = add_backwards(trie, node, word);
	trie->nodes[node].accepts = true;
}

static size_t group_start(struct slice pattern, size_t at)
{
	struct slice rest = slice_part(pattern, at, pattern.bytes);

	if (slice_starts(rest, SLICE("(?:")))
		return at + 3;
	if (slice_starts(rest, SLICE("(")) && !slice_starts(rest, SLICE("(?")))
		return at + 1;
	return at;
}

/* What follows the group, to the end of the pattern. */
static bool read_suffix(struct slice pattern, struct word *suffix)
{
	size_t at = 0, depth = 0;

	suffix->count = 0;
	for (size_t i = 0; i < pattern.bytes; i++) {
		if (pattern.data[i] == '\\')
			i++;
		else if (pattern.data[i] == '(')
			depth++;
		else if (pattern.data[i] == ')' && --depth == 0)
			at = i + 1;
		if (depth > 1)
			return false;
	}
	return at > 0 && depth == 0 && read_literal(pattern, &at, suffix) && at == pattern.bytes;
}

static bool read_group(struct word_trie *trie, struct slice pattern, size_t at)
{
	struct word suffix, word;
	int32_t end;

	if (!read_suffix(pattern, &suffix))
		return false;
	end = add_backwards(trie, 0, &suffix);
	for (;; at++) {
		word.count = 0;
		if (!read_literal(pattern, &at, &word) || at == pattern.bytes || word.count == 0)
			return false;
		add_word(trie, end, &word);
		if (pattern.data[at] == ')')
			return true;
	}
}

static bool read_pattern(struct word_trie *trie, struct slice pattern)
{
	struct word word = { { 0 }, 0 };
	size_t at = 0, group;

	trie->boundary = slice_starts(pattern, SLICE("\\b"));
	if (trie->boundary)
		pattern = slice_part(pattern, 2, pattern.bytes);
	group = group_start(pattern, 0);
	if (group > 0)
		return read_group(trie, pattern, group);
	if (!read_literal(pattern, &at, &word) || at != pattern.bytes || word.count == 0)
		return false;
	add_word(trie, 0, &word);
	return true;
}

struct word_trie *word_trie_new(struct slice pattern)
{
	struct word_trie *trie = alloc_zeroed(1, sizeof(*trie));

	add_node(trie, 0);
	if (!utf8_is_valid(pattern) || !read_pattern(trie, pattern)) {
		word_trie_free(trie);
		return NULL;
	}
	return trie;
}

void word_trie_free(struct word_trie *trie)
{
	if (!trie)
		return;
	free(trie->nodes);
	free(trie);
}

/* ---------------------------------------------------------------- looking */

/* ICU's \w. */
static bool is_word_character(UChar32 c)
{
	int8_t type = u_charType(c);

	return u_hasBinaryProperty(c, UCHAR_ALPHABETIC) || type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK ||
	       type == U_COMBINING_SPACING_MARK || type == U_DECIMAL_DIGIT_NUMBER || type == U_CONNECTOR_PUNCTUATION ||
	       c == 0x200c || c == 0x200d;
}

static bool is_skipped(UChar32 c)
{
	return u_hasBinaryProperty(c, UCHAR_GRAPHEME_EXTEND) || u_charType(c) == U_FORMAT_CHAR;
}

static bool is_boundary(const UChar *text, int32_t units, int32_t place)
{
	UChar32 c;
	bool after, before = false;

	U16_GET(text, 0, place, units, c);
	if (is_skipped(c))
		return false;
	after = is_word_character(c);
	while (place > 0) {
		U16_PREV(text, 0, place, c);
		if (!is_skipped(c)) {
			before = is_word_character(c);
			break;
		}
	}
	return before != after;
}

/* Whether a word of the node's subtree ends (that is: begins) further back. */
static bool matches(const struct word_trie *trie, int32_t node, const UChar *text, int32_t place, int32_t units)
{
	if (trie->nodes[node].accepts && (!trie->boundary || is_boundary(text, units, place)))
		return true;
	for (int32_t child = trie->nodes[node].child; child; child = trie->nodes[child].sibling) {
		UChar unit = trie->nodes[child].unit;

		if (unit == OPTIONAL_SPACE) {
			if (matches(trie, child, text, place, units) ||
			    (place > 0 && u_isUWhiteSpace(text[place - 1]) &&
			     matches(trie, child, text, place - 1, units)))
				return true;
		} else if (place > 0 && text[place - 1] == unit && matches(trie, child, text, place - 1, units)) {
			return true;
		}
	}
	return false;
}

bool word_trie_ends_at(const struct word_trie *trie, const UChar *text, int32_t place)
{
	return matches(trie, 0, text, place, place);
}
