/*
 * key_fold -- the second pass, from the exact key to the folded one.
 *
 * It goes word by word, writes behind what it reads, in the same buffer, and
 * moves the result to its place.
 */
#include <config.h>

#include "text/key_writer.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "text/alphabet.h"
#include "text/letter.h"
#include "text/mixed.h"
#include "text/uzbek.h"

/* Longer words are folded in pieces. */
#define WORD_LETTERS 64

/*
 * Letters in a row, each with its place in the exact key. Whoever declares some
 * sets only the count: clearing all of it would cost more than the work.
 */
struct letters {
	uint32_t c[3 * WORD_LETTERS];
	size_t from[3 * WORD_LETTERS];
	size_t count;
};

static void letters_add(struct letters *letters, uint32_t c, size_t from)
{
	if (letters->count == ARRAY_COUNT(letters->c))
		return;
	letters->c[letters->count] = c;
	letters->from[letters->count++] = from;
}

struct folding {
	struct key_writer writer;
	const struct language *language;
	bool uzbek;
	size_t at, end;	 /* in the buffer: what is left of the exact key */
	uint32_t before; /* the letter before a code that stands inside a word */
};

static uint32_t peek(const struct folding *folding, size_t *next)
{
	struct slice exact = slice_part(strbuf_slice(folding->writer.key), 0, folding->end);
	uint32_t c;

	*next = folding->at;
	c = utf8_next(exact, next);
	if (c >= 0xff01 && c <= 0xff5e) /* full-width forms */
		c -= 0xff01 - 0x21;
	return c;
}

enum { LATIN = 1u << SCRIPT_LATIN, CYRILLIC = 1u << SCRIPT_CYRILLIC };

static void repair(struct letters *word, enum script own)
{
	enum script script = mixed_script(word->c, word->count, own);

	if (script == SCRIPT_OTHER)
		return;
	for (size_t i = 0; i < word->count; i++)
		if (letter_script(word->c[i]) != script && letter_look_alike(word->c[i]))
			word->c[i] = letter_look_alike(word->c[i]);
}

static void add_utf8(struct letters *letters, const char *text, size_t from)
{
	struct slice slice = slice_of(text);

	for (size_t at = 0; at < slice.bytes;)
		letters_add(letters, utf8_next(slice, &at), from);
}

/* Both scripts and the proposed alphabets become the Latin of 1995. */
static void write_in_latin(const struct letters *word, uint32_t before, struct letters *latin)
{
	latin->count = 0;
	for (size_t i = 0; i < word->count; i++) {
		uint32_t c = word->c[i];
		const char *text;

		if (c < 0x80) {
			letters_add(latin, c, word->from[i]);
			before = c;
			continue;
		}
		text = uzbek_latin(before, c, i + 1 < word->count ? word->c[i + 1] : 0);
		if (!text)
			text = alphabet_read(NULL, c);
		if (text)
			add_utf8(latin, text, word->from[i]);
		else
			letters_add(latin, c, word->from[i]);
		before = c;
	}
}

/*
 * What is printed both ways becomes one: no tutuq; ya and yu of a loan after a
 * consonant (oktyabr, valyuta) without y; ye inside a word (poyezd) is e; ts is
 * s (frantsuz). Which letters are left out of `latin` is marked by 0.
 */
static void forgive_spelling(struct letters *latin)
{
	uint32_t before = 0;

	for (size_t i = 0; i < latin->count; i++) {
		uint32_t c = latin->c[i];
		uint32_t next = i + 1 < latin->count ? latin->c[i + 1] : 0;
		uint32_t third = i + 2 < latin->count ? latin->c[i + 2] : 0;

		if (c == LETTER_TUTUQ || (c == 't' && next == 's' && third != 'h') ||
		    (c == 'y' && before && next == 'e') ||
		    (c == 'y' && before && !letter_is_vowel(before) && before != LETTER_OKINA &&
		     (next == 'a' || next == 'u')))
			latin->c[i] = 0;
		else
			before = c;
	}
}

static void put_letters(struct folding *folding, const struct letters *letters)
{
	for (size_t i = 0; i < letters->count; i++)
		if (letters->c[i])
			key_writer_put(&folding->writer, letters->c[i], letters->from[i]);
}

/* What grows under folding (ß) needs a second array. */
static void fold_and_grow(struct letters *word)
{
	struct letters source = *word;
	uint32_t folded[LETTER_FOLD_MAX];

	word->count = 0;
	for (size_t i = 0; i < source.count; i++) {
		size_t count = letter_fold(source.c[i], folded);

		for (size_t k = 0; k < count; k++)
			letters_add(word, folded[k], source.from[i]);
	}
}

static void fold_case(struct letters *word)
{
	uint32_t folded[LETTER_FOLD_MAX];

	for (size_t i = 0; i < word->count; i++) {
		if (letter_fold(word->c[i], folded) != 1) {
			fold_and_grow(word);
			return;
		}
		word->c[i] = folded[0];
	}
}

/* Takes the word that begins here; tells which scripts are in it, as bits. */
static unsigned take_word(struct folding *folding, struct letters *word)
{
	unsigned scripts = 0;
	size_t next;

	word->count = 0;
	while (folding->at < folding->end && word->count < WORD_LETTERS) {
		uint32_t c = peek(folding, &next);

		if (!letter_is(c))
			break;
		scripts |= c < 0x80 ? LATIN : 1u << letter_script(c);
		letters_add(word, c, folding->at);
		folding->at = next;
	}
	return scripts;
}

/*
 * Most words are ASCII, and nothing but their case is folded; in Uzbek that is
 * so when no spelling has to be forgiven. False when this is another word.
 */
static bool fold_ascii_word(struct folding *folding)
{
	struct key_writer *writer = &folding->writer;
	size_t from = folding->at, at = from;
	char before = 0;

	strbuf_reserve(writer->key, WORD_LETTERS);
	if (writer->map)
		ARRAY_RESERVE(writer->map->offsets, writer->map->count + WORD_LETTERS, writer->map->capacity);
	for (; at < folding->end && at - from < WORD_LETTERS; at++) {
		char c = (char)(writer->key->data[at] | 0x20);

		if (c < 'a' || c > 'z')
			break;
		if (folding->uzbek && (c == 'y' || (c == 's' && before == 't')))
			return false;
		writer->key->data[writer->key->bytes + (at - from)] = c;
		before = c;
	}
	if (at == from || (at < folding->end && (unsigned char)writer->key->data[at] >= 0x80))
		return false;
	writer->key->bytes += at - from;
	writer->key->data[writer->key->bytes] = '\0';
	for (; writer->map && folding->at < at; folding->at++)
		writer->map->offsets[writer->map->count++] = writer->map->offsets[folding->at - writer->base];
	folding->at = at;
	folding->before = (unsigned char)before;
	return true;
}

static void fold_word(struct folding *folding)
{
	struct letters word, latin;
	unsigned scripts = take_word(folding, &word);

	if (scripts == (LATIN | CYRILLIC))
		repair(&word, folding->language->script);
	fold_case(&word);
	if (folding->language == &language_ru)
		for (size_t i = 0; i < word.count; i++)
			if (word.c[i] == 0x451) /* ё */
				word.c[i] = 0x435;
	if (folding->uzbek) {
		write_in_latin(&word, folding->before, &latin);
		forgive_spelling(&latin);
	}
	folding->before = word.c[word.count - 1];
	put_letters(folding, folding->uzbek ? &latin : &word);
}

static void copy_code(struct folding *folding)
{
	uint32_t c;
	size_t next;

	do {
		c = peek(folding, &next);
		key_writer_put(&folding->writer, c, folding->at);
		folding->at = next;
	} while (c != KEY_CODE_END && folding->at < folding->end);
}

static bool is_digit(uint32_t c)
{
	return c - '0' < 10;
}

/*
 * Dashes are one, without spaces around. In Uzbek the hyphen of 2023-yil is
 * written in one script and not in the other: it becomes a space.
 */
static void fold_dash(struct folding *folding, size_t from)
{
	struct strbuf *key = folding->writer.key;
	bool after_digit;
	size_t next;

	if (key->bytes > folding->end && key->data[key->bytes - 1] == ' ') {
		strbuf_truncate(key, key->bytes - 1);
		if (folding->writer.map)
			folding->writer.map->count--;
	}
	after_digit = key->bytes > folding->end && is_digit((unsigned char)key->data[key->bytes - 1]);
	while (folding->at < folding->end && peek(folding, &next) == ' ')
		folding->at = next;
	if (folding->uzbek && after_digit && folding->at < folding->end && letter_is(peek(folding, &next)))
		key_writer_put(&folding->writer, ' ', from);
	else
		key_writer_put(&folding->writer, '-', from);
}

static void fold_other(struct folding *folding, uint32_t c, size_t next)
{
	uint32_t folded[LETTER_FOLD_MAX];
	size_t from = folding->at;

	folding->at = next;
	if (folding->uzbek && c == '\'' && from > folding->writer.base && letter_is(folding->before) &&
	    folding->at < folding->end && letter_is(peek(folding, &next)))
		return; /* Starlink'ка */
	folding->before = 0;
	if (letter_is_dash(c)) {
		fold_dash(folding, from);
	} else if (folding->uzbek && c == '\'') {
		key_writer_put(&folding->writer, '"', from);
	} else if (c < 0x80) {
		key_writer_put(&folding->writer, c, from);
	} else {
		size_t count = letter_fold(c, folded);

		for (size_t i = 0; i < count; i++)
			key_writer_put(&folding->writer, folded[i], from);
	}
}

/* Puts what was written behind the exact key in its place, and so its map. */
static void settle(struct folding *folding, size_t start)
{
	struct strbuf *key = folding->writer.key;
	struct key_map *map = folding->writer.map;
	size_t exact_bytes = folding->end - start;

	if (map && map->count) {
		map->count -= exact_bytes;
		memmove(map->offsets, map->offsets + exact_bytes, map->count * sizeof(map->offsets[0]));
	}
	strbuf_splice(key, start, folding->end, SLICE_NONE);
}

void key_fold(const struct language *language, size_t start, struct strbuf *key, struct key_map *map)
{
	struct folding folding = {
		.writer = { key, map, start, true },
		.language = language,
		.uzbek = language_same_base(language, &language_uz),
		.at = start,
		.end = key->bytes,
	};

	while (folding.at < folding.end) {
		size_t next;
		uint32_t c = peek(&folding, &next);

		if (letter_is(c)) {
			if (!fold_ascii_word(&folding))
				fold_word(&folding);
		} else if (c == KEY_CODE_BEGIN) {
			copy_code(&folding);
		} else {
			fold_other(&folding, c, next);
		}
	}
	settle(&folding, start);
}
