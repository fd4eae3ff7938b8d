/*
 * words -- what checks know about single words.
 *
 * The tables are short and asked rarely (behind a number, between twins), so they
 * are read where they lie: nothing is built at the start.
 */
#include <config.h>

#include "quality/words.h"

#include "base/embed.h"

EMBEDDED(doubled_words_tsv);
EMBEDDED(number_nouns_tsv);
EMBEDDED(weekdays_tsv);

/* Most words stand in no row: one look over the whole table says so. */
static bool has_field(struct slice table, struct strbuf *word)
{
	bool has;

	strbuf_splice(word, 0, 0, SLICE("\t"));
	has = slice_find(table, strbuf_slice(word), 0) != SIZE_MAX;
	strbuf_splice(word, 0, 1, SLICE_NONE);
	return has;
}

/* The columns, 0 for the first behind the language, in which the word stands, as bits. */
static unsigned columns_of(struct slice table, struct slice tag, struct slice word)
{
	struct slice line, field;
	unsigned columns = 0;

	while (slice_next_line(&table, &line)) {
		unsigned column = 1;

		if (!slice_next_field(&line, '\t', &field) || !slice_equal(field, tag))
			continue;
		for (; slice_next_field(&line, '\t', &field); column <<= 1)
			if (slice_equal(field, word))
				columns |= column;
	}
	return columns;
}

static unsigned look_up(struct slice table, const struct side *side, const struct word *word)
{
	struct strbuf folded = STRBUF_INIT;
	unsigned columns;

	if (!side->language)
		return 0;
	side_fold_word(side, word, &folded);
	columns = has_field(table, &folded)
			  ? columns_of(table, slice_of(side->language->tag), strbuf_slice(&folded))
			  : 0;
	strbuf_release(&folded);
	return columns;
}

bool words_may_double(const struct side *side, const struct word *word)
{
	return look_up(slice_from(embedded_doubled_words_tsv, embedded_doubled_words_tsv_bytes), side, word);
}

unsigned words_number_forms(const struct side *side, const struct word *word)
{
	return look_up(slice_from(embedded_number_nouns_tsv, embedded_number_nouns_tsv_bytes), side, word);
}

unsigned words_weekday(const struct side *side, const struct word *word)
{
	return look_up(slice_from(embedded_weekdays_tsv, embedded_weekdays_tsv_bytes), side, word);
}
