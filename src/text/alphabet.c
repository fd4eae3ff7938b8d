/*
 * alphabet -- a handful of rows, looked through from the last to the first.
 */
#include <config.h>

#include "text/alphabet.h"

#include "base/alloc.h"
#include "base/embed.h"
#include "base/i18n.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "text/letter.h"
#include "text/own_tables.h"

#include <pthread.h>

EMBEDDED(alphabets_tsv);

enum { SOUNDS = 4 };

/* The letters of 1995, in the order of the table's columns. */
static const struct sound {
	uint32_t first, second;
	const char *letters;
} sounds[SOUNDS] = {
	{ 'o', LETTER_OKINA, "o\xca\xbb" },
	{ 'g', LETTER_OKINA, "g\xca\xbb" },
	{ 's', 'h', "sh" },
	{ 'c', 'h', "ch" },
};

#define NAME_BYTES 32
#define ALPHABETS_MAX 32
#define READ_MAX 32

struct alphabet {
	char name[NAME_BYTES];
	uint32_t letters[SOUNDS]; /* 0: the two of 1995 */
};

struct alphabets {
	struct alphabet items[ALPHABETS_MAX];
	size_t count;
};

/* Letters that are always read; only the table that is compiled in has a say, as keys are stored. */
static struct read_letter {
	uint32_t letter;
	const char *letters;
} read_letters[READ_MAX];
static size_t read_count;

/* ---------------------------------------------------------------- reading */

/* Where the letters are that Latin has beyond ASCII. */
static bool is_extended_latin(uint32_t c)
{
	return (c >= 0xe0 && c <= 0x24f) || (c >= 0x1e00 && c <= 0x1eff);
}

/* A cell: the two letters themselves, or one small letter that stands for them. */
static bool read_cell(struct slice cell, const struct sound *sound, uint32_t *letter)
{
	size_t at = 0;

	*letter = 0;
	if (slice_is(cell, sound->letters))
		return true;
	if (!cell.bytes)
		return false;
	*letter = utf8_next(cell, &at);
	return at == cell.bytes && letter_lower(*letter) == *letter && letter_script(*letter) == SCRIPT_LATIN &&
	       (*letter == 'c' || is_extended_latin(*letter));
}

static void read_alphabet(struct alphabets *alphabets, const struct data_table *table,
			  const struct data_row *row)
{
	struct alphabet read = { .name = "" };
	struct slice name = row->columns[1];

	for (size_t i = 0; i < SOUNDS; i++)
		if (!read_cell(row->columns[2 + i], &sounds[i], &read.letters[i])) {
			data_table_reject(
				table, _("an alphabet needs a small Latin letter each for oʻ, gʻ, sh and ch"));
			return;
		}
	if (!name.bytes || name.bytes >= NAME_BYTES || alphabets->count == ALPHABETS_MAX) {
		data_table_reject(table, _("an alphabet needs a short name, and there can be no more than 32"));
		return;
	}
	memcpy(read.name, name.data, name.bytes);
	alphabets->items[alphabets->count++] = read;
}

static void read_always(const struct data_row *row)
{
	struct slice rest = row->columns[2], letter;

	for (size_t i = 0; i < SOUNDS; i++)
		while (slice_is(row->columns[1], sounds[i].letters) && slice_next_field(&rest, ' ', &letter)) {
			size_t at = 0;

			read_letters[read_count++] =
				(struct read_letter){ utf8_next(letter, &at), sounds[i].letters };
		}
}

static void add_rows(struct alphabets *alphabets, struct slice text, const char *file, const struct data_report *report)
{
	struct data_table table = data_table_of(text, file, report);
	struct data_row row;

	while (data_table_next(&table, &row))
		if (slice_is(row.columns[0], "alphabet"))
			read_alphabet(alphabets, &table, &row);
		else if (!slice_is(row.columns[0], "read") ||
			 report) /* what keys are made of is not for others to say */
			data_table_reject(&table, _("only rows of the kind 'alphabet' can be added"));
}

static struct alphabets builtin;
static pthread_once_t builtin_made = PTHREAD_ONCE_INIT;

static void make_builtin(void)
{
	struct slice text = slice_from(embedded_alphabets_tsv, embedded_alphabets_tsv_bytes);
	struct data_table table = data_table_of(text, "alphabets.tsv", NULL);
	struct data_row row;

	add_rows(&builtin, text, "alphabets.tsv", NULL);
	add_rows(&builtin, own_table_rows(OWN_ALPHABETS), own_table_name(OWN_ALPHABETS), NULL);
	while (data_table_next(&table, &row))
		if (slice_is(row.columns[0], "read"))
			read_always(&row);
}

static const struct alphabets *all_alphabets(void)
{
	pthread_once(&builtin_made, make_builtin);
	return &builtin;
}

void alphabets_prove(struct slice rows, const char *file, const struct data_report *report)
{
	struct alphabets alphabets = { .count = 0 };

	add_rows(&alphabets, slice_from(embedded_alphabets_tsv, embedded_alphabets_tsv_bytes), "alphabets.tsv", NULL);
	add_rows(&alphabets, rows, file, report);
}

/* --------------------------------------------------------------- looking up */

static bool fail(const struct alphabets *alphabets, struct slice name, struct error *err)
{
	struct strbuf names = STRBUF_INIT;

	for (size_t i = 0; i < alphabets->count; i++)
		strbuf_addf(&names, "%s%s", i ? ", " : "", alphabets->items[i].name);
	error_set(err, ERROR_USAGE, _("there is no alphabet '%.*s': it is one of %s"), SLICE_ARG(name),
		  names.data);
	strbuf_release(&names);
	return false;
}

const struct alphabet *alphabet_find(struct slice name, struct error *err)
{
	const struct alphabets *alphabets = all_alphabets();

	for (size_t i = alphabets->count; i-- > 0;)
		if (slice_is(name, alphabets->items[i].name))
			return &alphabets->items[i];
	fail(alphabets, name, err);
	return NULL;
}

const char *alphabet_read(const struct alphabet *alphabet, uint32_t small)
{
	if (!is_extended_latin(small))
		return NULL;
	all_alphabets();
	for (size_t i = 0; i < read_count; i++)
		if (read_letters[i].letter == small)
			return read_letters[i].letters;
	for (size_t i = 0; alphabet && i < SOUNDS; i++)
		if (alphabet->letters[i] == small)
			return sounds[i].letters;
	return NULL;
}

bool alphabet_has_c(const struct alphabet *alphabet)
{
	return alphabet && alphabet->letters[SOUNDS - 1] == 'c';
}

uint32_t alphabet_write(const struct alphabet *alphabet, uint32_t first, uint32_t second)
{
	for (size_t i = 0; alphabet && i < SOUNDS; i++)
		if (sounds[i].first == first && sounds[i].second == second)
			return alphabet->letters[i];
	return 0;
}
