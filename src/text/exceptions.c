/*
 * exceptions -- a small hash table by the first three letters of each key.
 */
#include <config.h>

#include "text/exceptions.h"

#include "base/alloc.h"
#include "base/arena.h"
#include "base/embed.h"
#include "base/i18n.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "text/letter.h"
#include "text/own_tables.h"
#include "text/uzbek_tail.h"

#include <stdlib.h>

EMBEDDED(uz_exceptions_tsv);

#define BUCKETS 1024
#define KEY_LETTERS_MIN 3
#define FREE_LETTERS 7 /* stems this long may have anything behind them */

struct entry {
	struct exception exception;
	size_t letters;
	struct entry *next;
};

struct exceptions {
	struct arena arena;
	struct entry *buckets[2][BUCKETS];
};

/* The bytes of three letters: one each in Latin, two each in Cyrillic. */
static size_t bucket_bytes(enum direction direction)
{
	return direction == TO_CYRILLIC ? 3 : 6;
}

static size_t bucket_of(enum direction direction, struct slice word)
{
	size_t bytes = bucket_bytes(direction), hash = 0;

	if (word.bytes < bytes)
		bytes = word.bytes; /* two letters, which only words to keep have */
	for (size_t i = 0; i < bytes; i++)
		hash = hash * 31 + (unsigned char)word.data[i];
	return (hash ^ hash >> 10) % BUCKETS;
}

static size_t count_letters(struct slice word)
{
	size_t letters = 0;

	for (size_t at = 0; at < word.bytes;) {
		uint32_t c = utf8_next(word, &at);

		letters += c != LETTER_OKINA && c != LETTER_TUTUQ;
	}
	return letters;
}

static void add_entry(struct exceptions *exceptions, enum direction direction, struct exception exception)
{
	size_t bucket = bucket_of(direction, exception.key);
	struct entry *entry;

	entry = arena_zeroed(&exceptions->arena, 1, sizeof(*entry));
	entry->exception = exception;
	entry->letters = count_letters(exception.key);
	entry->next = exceptions->buckets[direction][bucket];
	exceptions->buckets[direction][bucket] = entry;
}

/* ---------------------------------------------------------------- reading */

static const struct class_name {
	const char *name;
	enum exception_class class;
} class_names[] = {
	{ "stem", EXCEPTION_STEM },
	{ "word", EXCEPTION_WORD },
	{ "name", EXCEPTION_NAME },
	{ "abbr", EXCEPTION_ABBREVIATION },
	{ "keep", EXCEPTION_KEEP },
};

static bool find_class(struct slice name, enum exception_class *class)
{
	for (size_t i = 0; i < ARRAY_COUNT(class_names); i++)
		if (slice_is(name, class_names[i].name)) {
			*class = class_names[i].class;
			return true;
		}
	return false;
}

static struct slice in_small_letters(struct slice text, struct arena *arena)
{
	struct strbuf small = STRBUF_INIT;
	struct slice copy;

	for (size_t at = 0; at < text.bytes;)
		strbuf_add_codepoint(&small, letter_lower(utf8_next(text, &at)));
	copy = arena_copy(arena, strbuf_slice(&small));
	strbuf_release(&small);
	return copy;
}

static bool is_all_of(struct slice text, enum script script)
{
	for (size_t at = 0; at < text.bytes;) {
		uint32_t c = utf8_next(text, &at);

		if (c != '-' && letter_script(c) != script)
			return false;
	}
	return true;
}

/* What is wrong with a row, or NULL. */
static const char *fault_of(const struct data_row *row, enum exception_class *class)
{
	const struct slice *columns = row->columns;

	if (row->count < 4)
		return _("fewer than four columns");
	if (!slice_is(columns[3], "L") && !slice_is(columns[3], "C") && !slice_is(columns[3], "LC"))
		return _("the direction is none of L, C, LC");
	if (find_class(columns[2], class) && *class == EXCEPTION_KEEP)
		return slice_equal(columns[0], columns[1]) ? NULL : _("both columns of a word to keep must be equal");
	if (!is_all_of(columns[0], SCRIPT_LATIN) || count_letters(columns[0]) < KEY_LETTERS_MIN)
		return _("the first column is no Latin stem of three letters or more");
	if (!is_all_of(columns[1], SCRIPT_CYRILLIC) || count_letters(columns[1]) < KEY_LETTERS_MIN)
		return _("the second column is no Cyrillic stem of three letters or more");
	if (!find_class(columns[2], class))
		return _("the class is none of stem, word, name, abbr, keep");
	return NULL;
}

static bool is_in_capitals(struct slice word)
{
	for (size_t at = 0; at < word.bytes;) {
		uint32_t c = utf8_next(word, &at);

		if (letter_lower(c) == c)
			return false;
	}
	return word.bytes > 1;
}

static void add_row(struct exceptions *exceptions, const struct slice *columns, enum exception_class class)
{
	static const struct slice soft_sign = { "\xd1\x8c", 2 };
	struct slice latin = in_small_letters(columns[0], &exceptions->arena);
	struct slice cyrillic = in_small_letters(columns[1], &exceptions->arena);

	if (columns[3].data[0] == 'L')
		add_entry(exceptions, TO_CYRILLIC,
			  (struct exception){ latin, cyrillic, class, .capitals = is_in_capitals(columns[0]) });
	if (columns[3].data[columns[3].bytes - 1] != 'C')
		return;
	add_entry(exceptions, TO_LATIN, (struct exception){ cyrillic, latin, class, .shortened = false });
	if (slice_ends(cyrillic, soft_sign)) {
		cyrillic.bytes -= soft_sign.bytes;
		add_entry(exceptions, TO_LATIN, (struct exception){ cyrillic, latin, class, .shortened = true });
	}
}

static void add_rows(struct exceptions *exceptions, struct slice text, const char *file,
		     const struct data_report *report)
{
	struct data_table table = data_table_of(text, file, report);
	struct data_row row;

	while (data_table_next(&table, &row)) {
		enum exception_class class = EXCEPTION_STEM;
		const char *fault;

		if (slice_is(row.columns[0], "lat") && slice_is(row.columns[1], "cyr"))
			continue; /* the heading */
		fault = fault_of(&row, &class);
		if (fault)
			data_table_reject(&table, fault);
		else
			add_row(exceptions, row.columns, class);
	}
}

struct exceptions *exceptions_new(void)
{
	struct exceptions *exceptions = alloc_zeroed(1, sizeof(*exceptions));

	add_rows(exceptions, slice_from(embedded_uz_exceptions_tsv, embedded_uz_exceptions_tsv_bytes),
		 own_table_name(OWN_EXCEPTIONS), NULL);
	add_rows(exceptions, own_table_rows(OWN_EXCEPTIONS), own_table_name(OWN_EXCEPTIONS), NULL);
	return exceptions;
}

void exceptions_prove(struct slice rows, const char *file, const struct data_report *report)
{
	struct exceptions *exceptions = exceptions_new();

	add_rows(exceptions, rows, file, report);
	exceptions_free(exceptions);
}

void exceptions_free(struct exceptions *exceptions)
{
	if (!exceptions)
		return;
	arena_release(&exceptions->arena);
	free(exceptions);
}

/* ---------------------------------------------------------------- finding */

static bool allows(const struct entry *entry, const struct exceptions_word *word)
{
	const struct exception *exception = &entry->exception;
	size_t stem = word->latin_at[exception->key.bytes];
	bool whole = word->small.bytes == exception->key.bytes;

	if (exception->shortened && whole)
		return false;
	switch (exception->class) {
	case EXCEPTION_KEEP:
		return whole && (exception->capitals ? word->all_capitals : word->capitalised);
	case EXCEPTION_ABBREVIATION:
		return whole && word->all_capitals;
	case EXCEPTION_NAME:
		return word->capitalised && uzbek_tail_follows(word->latin, stem, false, NULL);
	case EXCEPTION_WORD:
		return uzbek_tail_follows(word->latin, stem, false, NULL);
	case EXCEPTION_STEM:
		return entry->letters >= FREE_LETTERS || uzbek_tail_follows(word->latin, stem, true, NULL);
	}
	return false;
}

bool exceptions_has(const struct exceptions *exceptions, enum direction direction, enum exception_class class,
		    struct slice small, bool all_capitals)
{
	const struct entry *entry = exceptions->buckets[direction][bucket_of(direction, small)];

	for (; entry; entry = entry->next)
		if (entry->exception.class == class && slice_equal(entry->exception.key, small) &&
		    (all_capitals || !entry->exception.capitals))
			return true;
	return false;
}

const struct exception *exceptions_find(const struct exceptions *exceptions, enum direction direction,
					const struct exceptions_word *word)
{
	size_t bucket = bucket_of(direction, word->small);
	const struct exception *best = NULL;

	for (const struct entry *entry = exceptions->buckets[direction][bucket]; entry; entry = entry->next)
		if (slice_starts(word->small, entry->exception.key) &&
		    (!best || entry->exception.key.bytes > best->key.bytes) && allows(entry, word))
			best = &entry->exception;
	return best;
}
