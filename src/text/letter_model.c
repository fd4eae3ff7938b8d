/*
 * letter_model -- one byte for each three letters.
 *
 * Rows of two letters stand for all threes that end in them and have no row of
 * their own, and are filled in when the table is read, so that a letter costs
 * one look into an array of 256 KiB, of which little is used. Whole words that have
 * a row are in a table by their letters' codes, six bits each.
 */
#include <config.h>

#include "text/letter_model.h"

#include "base/alloc.h"
#include "base/embed.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "text/letter.h"
#include "text/own_tables.h"

#include <pthread.h>
#include <stdlib.h>

EMBEDDED(letters_latin_tsv);
EMBEDDED(letters_cyrillic_tsv);

/* Codes of letters; 0 is none. The two ends of a word and the two marks come after z or ҳ. */
#define CODES 64u
#define CODE_START 61u
#define CODE_STOP 62u
#define CODE_OKINA 27u
#define CODE_TUTUQ 28u

#define POINTS_MAX 64

#define WORD_LETTERS_MAX 10
#define WORD_SLOTS 8192u /* a power of two, four times what is in the tables */

struct word_points {
	uint64_t codes; /* 0: a free slot */
	int8_t points;
};

struct letter_model {
	enum script script;
	struct word_points words[WORD_SLOTS];
	size_t word_count;
	int8_t points[CODES * CODES * CODES];
	bool own[CODES * CODES * CODES]; /* while reading: the three have a row */
};

static uint32_t cyrillic_code(uint32_t c)
{
	if (c - 0x430 < 32)
		return c - 0x430 + 1;
	switch (c) {
	case 0x451: /* ё */
		return 33;
	case 0x45e: /* ў */
		return 34;
	case 0x493: /* ғ */
		return 35;
	case 0x49b: /* қ */
		return 36;
	case 0x4b3: /* ҳ */
		return 37;
	default:
		return 0;
	}
}

static uint32_t code_of(const struct letter_model *model, uint32_t c)
{
	if (model->script == SCRIPT_CYRILLIC)
		return cyrillic_code(c);
	if (c - 'a' < 26)
		return c - 'a' + 1;
	return c == LETTER_OKINA ? CODE_OKINA : c == LETTER_TUTUQ ? CODE_TUTUQ : 0;
}

/* ---------------------------------------------------------------- reading */

/* The slot that holds the word, or a free one. */
static size_t word_slot(const struct letter_model *model, uint64_t codes)
{
	size_t slot = (size_t)(codes * 0x9e3779b97f4a7c15u >> 40) & (WORD_SLOTS - 1);

	while (model->words[slot].codes && model->words[slot].codes != codes)
		slot = (slot + 1) & (WORD_SLOTS - 1);
	return slot;
}

/* The codes of a row's letters; 0 when there are fewer than two, too many, or others than the script's. */
static size_t read_codes(const struct letter_model *model, struct slice letters,
			 uint32_t codes[WORD_LETTERS_MAX + 2])
{
	size_t count = 0;

	for (size_t at = 0; at < letters.bytes;) {
		uint32_t c = utf8_next(letters, &at);
		uint32_t code = c == '^' && count == 0		     ? CODE_START
				: c == '$' && at == letters.bytes ? CODE_STOP
								  : code_of(model, c);

		if (!code || count == WORD_LETTERS_MAX + 2)
			return 0;
		codes[count++] = code;
	}
	return count < 2 ? 0 : count;
}

static void set_two(struct letter_model *model, const uint32_t codes[2], int8_t points)
{
	for (uint32_t first = 0; first < CODES; first++) {
		size_t place = (first * CODES + codes[0]) * CODES + codes[1];

		if (!model->own[place])
			model->points[place] = points;
	}
}

/* ^word$: false when it is not that, or when there are too many. */
static bool set_word(struct letter_model *model, const uint32_t *codes, size_t count, int8_t points)
{
	struct word_points *word;
	uint64_t packed = 0;

	if (codes[0] != CODE_START || codes[count - 1] != CODE_STOP || model->word_count == WORD_SLOTS / 2)
		return false;
	for (size_t i = 1; i + 1 < count; i++)
		packed = packed << 6 | codes[i];
	word = &model->words[word_slot(model, packed)];
	model->word_count += !word->codes;
	*word = (struct word_points){ packed, points };
	return true;
}

static void read_row(struct letter_model *model, const struct data_table *table, const struct data_row *row)
{
	uint32_t codes[WORD_LETTERS_MAX + 2];
	size_t count = read_codes(model, row->columns[0], codes);
	long points;

	if (!count) {
		data_table_reject(table, _("the first column is not letters of the script"));
	} else if (!data_table_number(row->columns[1], -POINTS_MAX, POINTS_MAX, &points)) {
		data_table_reject(table, _("the second column is no number of points"));
	} else if (count == 2) {
		set_two(model, codes, (int8_t)points);
	} else if (count > 3) {
		if (!set_word(model, codes, count, (int8_t)points))
			data_table_reject(table, _("more than three letters are no whole word"));
	} else {
		size_t place = (codes[0] * CODES + codes[1]) * CODES + codes[2];

		model->points[place] = (int8_t)points;
		model->own[place] = true;
	}
}

static void add_rows(struct letter_model *model, struct slice text, const char *file, const struct data_report *report)
{
	struct data_table table = data_table_of(text, file, report);
	struct data_row row;

	while (data_table_next(&table, &row))
		read_row(model, &table, &row);
}

struct letter_model *letter_model_read(enum script script, struct slice text, const char *file,
				       const struct data_report *report)
{
	struct letter_model *model = alloc_zeroed(1, sizeof(*model));

	model->script = script;
	add_rows(model, text, file, report);
	return model;
}

/* Ours, without what a workspace has. */
static struct letter_model *read_ours(enum script script)
{
	if (script == SCRIPT_CYRILLIC)
		return letter_model_read(script, slice_from(embedded_letters_cyrillic_tsv, embedded_letters_cyrillic_tsv_bytes),
					 own_table_name(OWN_LETTERS_CYRILLIC), NULL);
	return letter_model_read(script, slice_from(embedded_letters_latin_tsv, embedded_letters_latin_tsv_bytes),
				 own_table_name(OWN_LETTERS_LATIN), NULL);
}

static void prove(enum script script, struct slice rows, const char *file, const struct data_report *report)
{
	struct letter_model *model = read_ours(script);

	add_rows(model, rows, file, report);
	letter_model_free(model);
}

void letter_model_prove_latin(struct slice rows, const char *file, const struct data_report *report)
{
	prove(SCRIPT_LATIN, rows, file, report);
}

void letter_model_prove_cyrillic(struct slice rows, const char *file, const struct data_report *report)
{
	prove(SCRIPT_CYRILLIC, rows, file, report);
}

static struct letter_model *builtin[2];
static pthread_once_t builtin_made = PTHREAD_ONCE_INIT;

static void make_builtin(void)
{
	static const enum own_table own[] = {
		[SCRIPT_LATIN] = OWN_LETTERS_LATIN,
		[SCRIPT_CYRILLIC] = OWN_LETTERS_CYRILLIC,
	};

	for (int script = SCRIPT_LATIN; script <= SCRIPT_CYRILLIC; script++) {
		builtin[script] = read_ours((enum script)script);
		add_rows(builtin[script], own_table_rows(own[script]), own_table_name(own[script]), NULL);
	}
}

const struct letter_model *letter_model_builtin(enum script script)
{
	pthread_once(&builtin_made, make_builtin);
	return builtin[script == SCRIPT_CYRILLIC ? SCRIPT_CYRILLIC : SCRIPT_LATIN];
}

void letter_model_free(struct letter_model *model)
{
	free(model);
}

/* ---------------------------------------------------------------- weighing */

static void add_code(const struct letter_model *model, struct letter_points *word, uint32_t code)
{
	uint32_t place = word->before * CODES + code;

	word->codes = word->codes << 6 | code;
	word->count++;
	word->points += model->points[place];
	word->before = place & (CODES * CODES - 1);
}

void letter_points_begin(const struct letter_model *model, struct letter_points *word)
{
	(void)model;
	*word = (struct letter_points){ .before = CODE_START };
}

bool letter_points_add(const struct letter_model *model, struct letter_points *word, uint32_t small)
{
	uint32_t code = code_of(model, small);

	if (!code)
		return false;
	add_code(model, word, code);
	return true;
}

size_t letter_points_add_run(const struct letter_model *model, struct letter_points *word, struct slice text,
			     size_t at)
{
	uint32_t before = word->before;
	uint64_t codes = word->codes;
	int points = word->points;
	size_t from = at;

	for (; at < text.bytes; at++) {
		uint32_t letter = ((unsigned char)text.data[at] | 0x20u) - 'a';
		uint32_t place = before * CODES + letter + 1;

		if (letter >= 26)
			break;
		points += model->points[place];
		before = place & (CODES * CODES - 1);
		codes = codes << 6 | (letter + 1);
	}
	*word = (struct letter_points){ before, codes, word->count + (at - from), points };
	return at;
}

/* The word's own row, or a free one. */
static const struct word_points *own_row(const struct letter_model *model, const struct letter_points *word)
{
	return &model->words[word_slot(model, word->codes)];
}

bool letter_points_are_of_word(const struct letter_model *model, const struct letter_points *word)
{
	return word->count <= WORD_LETTERS_MAX && own_row(model, word)->codes;
}

int letter_points_end(const struct letter_model *model, const struct letter_points *word)
{
	struct letter_points end = *word;

	if (letter_points_are_of_word(model, word))
		return own_row(model, word)->points;
	add_code(model, &end, CODE_STOP);
	return end.points;
}
