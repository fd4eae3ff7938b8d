/*
 * common -- common words of the house's languages that go together.
 */
#include <config.h>

#include "align/common.h"

#include "base/embed.h"
#include "text/token.h"

EMBEDDED(common_words_tsv);

/* Words of one cell that are looked at. */
#define CELL_WORDS_MOST 24

/*
 * A row counts as so many links in which each word came back in this share: less
 * than people's translations of the word would, since a press text says things
 * in its own way.
 */
#define ROW_WEIGHT 6.0
#define ROW_SHARE 0.5

struct column {
	size_t place; /* SIZE_MAX: the language has none */
	struct tokenizer *tokenizer;
	struct tokens tokens;
	struct slice words[CELL_WORDS_MOST];
	size_t count;
};

static void find_column(struct column *column, struct slice names, const struct language *language)
{
	struct slice name;

	*column = (struct column){ .place = SIZE_MAX, .tokens = TOKENS_INIT };
	for (size_t place = 0; slice_next_field(&names, '\t', &name); place++) {
		const struct language *named = language_find(name);

		/* The stems of both Uzbek scripts are the same. */
		if (named && language_same_base(named, language) && column->place == SIZE_MAX) {
			column->place = place;
			column->tokenizer = tokenizer_new(named);
		}
	}
}

static void release_column(struct column *column)
{
	tokenizer_free(column->tokenizer);
	tokens_release(&column->tokens);
}

static void read_cell(struct column *column, struct slice row)
{
	struct slice cell = SLICE_NONE;

	for (size_t place = 0; place <= column->place; place++)
		slice_next_field(&row, '\t', &cell);
	tokenizer_run(column->tokenizer, cell, &column->tokens);
	column->count = 0;
	for (size_t i = 0; i < column->tokens.count && column->count < CELL_WORDS_MOST; i++)
		if (column->tokens.items[i].kind == TOKEN_WORD) {
			struct slice stem = tokens_stem(&column->tokens, i);
			bool known = false;

			for (size_t k = 0; k < column->count && !known; k++)
				known = slice_equal(column->words[k], stem);
			if (!known)
				column->words[column->count++] = stem;
		}
}

static void add_rows(struct slice rows, struct column *source, struct column *target, struct lexicon *lexicon)
{
	struct slice row;

	while (slice_next_line(&rows, &row)) {
		if (row.bytes == 0 || row.data[0] == '#')
			continue;
		read_cell(source, row);
		read_cell(target, row);
		lexicon_know(lexicon, source->words, source->count, target->words, target->count, ROW_WEIGHT,
			     ROW_SHARE);
	}
}

void common_words_add(struct lexicon *lexicon, const struct language *source, const struct language *target)
{
	struct slice rows = slice_from(embedded_common_words_tsv, embedded_common_words_tsv_bytes), names;
	struct column from, to;

	do
		slice_next_line(&rows, &names);
	while (slice_starts(names, SLICE("#")));
	find_column(&from, names, source);
	find_column(&to, names, target);
	if (from.place != SIZE_MAX && to.place != SIZE_MAX && from.place != to.place)
		add_rows(rows, &from, &to, lexicon);
	release_column(&from);
	release_column(&to);
}
