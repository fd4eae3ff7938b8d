/*
 * key -- the two keys, in two passes.
 *
 * The first pass reads the marked form code point by code point in NFC, with
 * two of look-ahead, and writes the exact key. The folded key is made from the
 * exact one by a second pass that goes word by word; it writes behind what it
 * reads, in the same buffer, and is then moved to its place, so that nothing
 * else is allocated.
 */
#include <config.h>

#include "text/key.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "text/apostrophe.h"
#include "text/code.h"
#include "text/letter.h"
#include "text/key_writer.h"
#include "text/normal.h"

#include <assert.h>
#include <stdlib.h>

/* Codes beyond this many different ones keep their own names. */
#define NUMBERED_CODES 64

void key_map_release(struct key_map *map)
{
	free(map->offsets);
	*map = (struct key_map)KEY_MAP_INIT;
}

/* ----------------------------------------------------------------- writing */

void key_writer_note(struct key_writer *writer, size_t offset)
{
	struct key_map *map = writer->map;
	size_t bytes = writer->key->bytes - writer->base;

	if (!map)
		return;
	if (writer->second)
		offset = map->offsets[offset - writer->base];
	ARRAY_RESERVE(map->offsets, bytes + 1, map->capacity);
	while (map->count < bytes)
		map->offsets[map->count++] = (uint32_t)offset;
}

void key_writer_note_copied(struct key_writer *writer, struct slice text, size_t from)
{
	struct key_map *map = writer->map;
	size_t start = from;

	if (!map)
		return;
	ARRAY_RESERVE(map->offsets, map->count + text.bytes - from + 1, map->capacity);
	for (; from < text.bytes; from++) {
		if (((unsigned char)text.data[from] & 0xc0) != 0x80)
			start = from;
		map->offsets[map->count++] = (uint32_t)start;
	}
}

static void put_string(struct key_writer *writer, const char *string, size_t offset)
{
	strbuf_add_string(writer->key, string);
	key_writer_note(writer, offset);
}

/* ----------------------------------------------------------------- reading */

/* What the marked form is made of. */
struct item {
	enum { ITEM_CHARACTER, ITEM_CODE, ITEM_SLOT } kind;
	uint32_t c;
	size_t from;
	union {
		struct code code;
		const char *label;
	};
};

struct source {
	struct normal_reader reader;
	const struct key_slot *slots;
	size_t slot_count;
};

static void read_code(struct source *source, struct item *item, size_t end)
{
	item->kind = ITEM_CODE;
	item->from = source->reader.at;
	source->reader.at = end;
}

static void read_slot(struct source *source, struct item *item)
{
	item->kind = ITEM_SLOT;
	item->from = source->reader.at;
	item->label = source->slots->label;
	source->reader.at = source->slots->to;
	source->slots++;
	source->slot_count--;
}

/* Nothing that ICU composed is waiting, so that the bytes at `at` come next. */
static bool at_bytes(const struct normal_reader *reader)
{
	return reader->taken == reader->queued && reader->at < reader->text.bytes;
}

/* False at the end. What is invisible is passed over. */
static bool read_item(struct source *source, struct item *item)
{
	struct normal_reader *reader = &source->reader;
	size_t end;

	item->c = 0;
	do {
		if (at_bytes(reader)) {
			if (source->slot_count && reader->at == source->slots->from) {
				read_slot(source, item);
				return true;
			}
			if (reader->text.data[reader->at] == '<' &&
			    code_scan(reader->text, reader->at, &item->code, &end)) {
				read_code(source, item, end);
				return true;
			}
		}
		if (!normal_next(reader, &item->c, &item->from))
			return false;
	} while (letter_is_ignorable(item->c));
	item->kind = ITEM_CHARACTER;
	return true;
}

/* The character that follows, whatever codes stand between. Looks at a copy. */
static uint32_t character_after(struct source source)
{
	struct item item;

	while (read_item(&source, &item) && item.kind == ITEM_CODE)
		continue;
	return item.c;
}

/* --------------------------------------------------------------- exact key */

struct exact {
	struct key_writer writer;
	struct source source;
	bool latin_uzbek;
	bool space; /* white space was read and not yet written */
	struct apostrophe_judge judge;
	uint32_t before; /* the last character, as it was written in the text */
	struct slice names[NUMBERED_CODES];
	size_t name_count;
};

/* The number of a code by its first appearance, or 0 when there are too many. */
static size_t code_number(struct exact *exact, struct slice name)
{
	for (size_t i = 0; i < exact->name_count; i++)
		if (slice_equal(exact->names[i], name))
			return i + 1;
	if (exact->name_count == NUMBERED_CODES)
		return 0;
	exact->names[exact->name_count++] = name;
	return exact->name_count;
}

static void put_code(struct exact *exact, const struct item *item)
{
	struct strbuf *key = exact->writer.key;
	size_t number = code_number(exact, item->code.name);

	strbuf_add_codepoint(key, KEY_CODE_BEGIN);
	if (item->code.kind == CODE_CLOSE)
		strbuf_add_byte(key, '/');
	if (number)
		strbuf_addf(key, "%zu", number);
	else
		strbuf_add(key, item->code.name);
	if (item->code.kind == CODE_STANDALONE)
		strbuf_add_byte(key, '/');
	strbuf_add_codepoint(key, KEY_CODE_END);
	key_writer_note(&exact->writer, item->from);
}

static void put_slot(struct exact *exact, const struct item *item)
{
	key_writer_put(&exact->writer, KEY_CODE_BEGIN, item->from);
	put_string(&exact->writer, item->label, item->from);
	key_writer_put(&exact->writer, KEY_CODE_END, item->from);
}

/* A mark that may be an Uzbek letter. */
static void put_apostrophe(struct exact *exact, const struct item *item)
{
	switch (apostrophe_judge(&exact->judge, exact->before, item->c, character_after(exact->source))) {
	case APOSTROPHE_OKINA:
		key_writer_put(&exact->writer, LETTER_OKINA, item->from);
		break;
	case APOSTROPHE_TUTUQ:
	case APOSTROPHE_FINAL:
		key_writer_put(&exact->writer, LETTER_TUTUQ, item->from);
		break;
	case APOSTROPHE_OTHER:
		key_writer_put(&exact->writer, '\'', item->from);
		break;
	case APOSTROPHE_EXTRA:
		break;
	}
}

static void put_character(struct exact *exact, const struct item *item)
{
	struct normal_reader *reader = &exact->source.reader;
	uint32_t c = item->c;

	if (c == '.' && slice_starts(slice_part(reader->text, reader->at, reader->text.bytes), SLICE(".."))) {
		reader->at += 2;
		c = 0x2026;
	} else if (exact->latin_uzbek && apostrophe_is(c)) {
		put_apostrophe(exact, item);
		return;
	} else if (c == 0x2010 || c == 0x2011) {
		c = '-';
	} else if (letter_is_double_quote(c)) {
		c = '"';
	} else if (letter_is_single_quote(c)) {
		c = '\'';
	}
	key_writer_put(&exact->writer, c, item->from);
}

static void put_item(struct exact *exact, const struct item *item)
{
	if (item->kind == ITEM_CHARACTER && letter_is_space(item->c)) {
		exact->space = true;
		exact->before = ' ';
		return;
	}
	if (exact->space && exact->writer.key->bytes > exact->writer.base)
		key_writer_put(&exact->writer, ' ', item->from);
	exact->space = false;
	if (item->kind == ITEM_CODE) {
		put_code(exact, item);
		return; /* what precedes the code precedes what follows it */
	}
	if (item->kind == ITEM_SLOT)
		put_slot(exact, item);
	else
		put_character(exact, item);
	exact->before = item->c;
}

/* Bits of the ASCII characters that stay as they are: all visible ones but ' ` < and the full stop. */
static const uint64_t plain_ascii[2] = { 0xefffbf7e00000000u, 0x7ffffffeffffffffu };

/*
 * How many bytes the plain character at `at` has; else 0. Cyrillic letters begin with the
 * bytes d0 to d3, but U+0480 to U+0489 among them are marks.
 */
static inline size_t plain_bytes(struct slice text, size_t at)
{
	unsigned char first = (unsigned char)text.data[at], second;

	if (first < 0x80)
		return plain_ascii[first >> 6] >> (first & 63) & 1;
	if (first - 0xd0u > 3 || at + 1 == text.bytes)
		return 0;
	second = (unsigned char)text.data[at + 1];
	return second >= (first == 0xd2 ? 0x8a : 0x80) && second < 0xc0 ? 2 : 0;
}

/*
 * The end of a run that is the same in the key: plain characters, full stops that are no
 * part of three, and single spaces between them. The last letter is left to the slow way, which looks whether a
 * mark that composes with it follows.
 */
static size_t plain_run(struct slice text, size_t at)
{
	size_t last = at;

	while (at < text.bytes) {
		size_t bytes = plain_bytes(text, at);

		if (!bytes && at + 1 < text.bytes &&
		    (text.data[at] == ' ' ? plain_bytes(text, at + 1) > 0 :
					    text.data[at] == '.' && text.data[at + 1] != '.'))
			bytes = 1;
		if (!bytes)
			break;
		last = at;
		at += bytes;
	}
	return last;
}

static void put_plain_run(struct exact *exact)
{
	struct normal_reader *reader = &exact->source.reader;
	struct slice text = reader->text;
	size_t end;

	if (exact->space || !at_bytes(reader) || !plain_bytes(text, reader->at))
		return;
	if (exact->source.slot_count)
		text.bytes = exact->source.slots->from;
	end = plain_run(text, reader->at);
	if (end == reader->at)
		return;
	strbuf_add(exact->writer.key, slice_part(text, reader->at, end));
	key_writer_note_copied(&exact->writer, slice_part(text, 0, end), reader->at);
	reader->at = end;
	exact->before = utf8_previous(text, &end);
}

static void make_exact(const struct language *language, struct slice marked, const struct key_slot *slots,
		       size_t slot_count, struct key_writer *writer)
{
	struct exact exact = {
		.writer = *writer,
		.latin_uzbek = language == &language_uz,
		.judge = APOSTROPHE_JUDGE_INIT,
		.source = { .slots = slots, .slot_count = slot_count },
	};
	struct item item;

	normal_reader_init(&exact.source.reader, marked);
	for (;;) {
		put_plain_run(&exact);
		if (!read_item(&exact.source, &item))
			return;
		put_item(&exact, &item);
	}
}

/* -------------------------------------------------------------- public part */

/* The last entry of a map: the end of the text. */
static void close_map(struct key_map *map, struct slice marked)
{
	if (!map)
		return;
	ARRAY_RESERVE(map->offsets, map->count + 1, map->capacity);
	map->offsets[map->count++] = (uint32_t)marked.bytes;
}

void key_exact(const struct language *language, struct slice marked, struct strbuf *key, struct key_map *map)
{
	struct key_writer writer = { key, map, key->bytes, false };

	assert(marked.bytes < UINT32_MAX);
	if (map)
		map->count = 0;
	make_exact(language, marked, NULL, 0, &writer);
	close_map(map, marked);
}

void key_folded(const struct language *language, struct slice marked, struct strbuf *key, struct key_map *map)
{
	key_folded_with_slots(language, marked, NULL, 0, key, map);
}

void key_folded_with_slots(const struct language *language, struct slice marked, const struct key_slot *slots,
			   size_t slot_count, struct strbuf *key, struct key_map *map)
{
	struct key_writer writer = { key, map, key->bytes, false };
	size_t start = key->bytes;

	assert(marked.bytes < UINT32_MAX);
	if (map)
		map->count = 0;
	make_exact(language, marked, slots, slot_count, &writer);
	key_fold(language, start, key, map);
	close_map(map, marked);
}
