/*
 * numeral_words -- four short lists.
 */
#include <config.h>

#include "text/numeral_words.h"

#include "base/alloc.h"
#include "base/embed.h"
#include "base/i18n.h"
#include "text/own_tables.h"
#include "text/uzbek_tail.h"

#include <threads.h>

EMBEDDED(uz_numerals_tsv);

#define WORDS_MAX 128

struct word_list {
	struct slice words[WORDS_MAX];
	size_t count;
};

struct numeral_table {
	struct word_list lists[NUMERAL_LISTS];
};

static const char *const list_names[NUMERAL_LISTS] = {
	[NUMERAL_ROMAN] = "roman",
	[NUMERAL_DIGITS] = "digits",
	[NUMERAL_MONTHS] = "month",
	[NUMERAL_ABBREVIATIONS] = "abbreviation",
};

static void take_out(struct word_list *list, struct slice word)
{
	for (size_t i = list->count; i-- > 0;)
		if (slice_equal(list->words[i], word))
			list->words[i] = list->words[--list->count];
}

static const char *read_row(struct numeral_table *table, const struct data_row *row)
{
	struct slice rest = row->columns[1], word;
	size_t list = 0;

	while (list < NUMERAL_LISTS && !slice_is(row->columns[0], list_names[list]))
		list++;
	if (list == NUMERAL_LISTS)
		return _("the kind of the row is unknown");
	if (row->count < 2)
		return _("fewer than two columns");
	while (slice_next_field(&rest, ' ', &word)) {
		bool out = data_item_is_taken_out(&word);

		if (!word.bytes)
			return _("an item is empty");
		if (list != NUMERAL_ABBREVIATIONS && !data_item_is_small(word))
			return _("words stand in small letters");
		if (out)
			take_out(&table->lists[list], word);
		else if (table->lists[list].count == WORDS_MAX)
			return _("there are too many rows of this kind");
		else
			table->lists[list].words[table->lists[list].count++] = word;
	}
	return NULL;
}

static void read_table(struct numeral_table *numerals, struct data_table table)
{
	struct data_row row;

	while (data_table_next(&table, &row)) {
		const char *fault = read_row(numerals, &row);

		if (fault)
			data_table_reject(&table, fault);
	}
}

static struct numeral_table builtin;
static once_flag builtin_made = ONCE_FLAG_INIT;

struct slice numeral_words_table(void)
{
	return slice_from(embedded_uz_numerals_tsv, embedded_uz_numerals_tsv_bytes);
}

static void make_builtin(void)
{
	read_table(&builtin, data_table_of(numeral_words_table(), own_table_name(OWN_NUMERALS), NULL));
	read_table(&builtin, data_table_of(own_table_rows(OWN_NUMERALS), own_table_name(OWN_NUMERALS), NULL));
}

void numeral_words_prove(struct slice rows, const char *file, const struct data_report *report)
{
	struct numeral_table table = { .lists[0].count = 0 };

	read_table(&table, data_table_of(numeral_words_table(), own_table_name(OWN_NUMERALS), NULL));
	read_table(&table, data_table_of(rows, file, report));
}

static const struct word_list *find_list(enum numeral_words list)
{
	call_once(&builtin_made, make_builtin);
	return &builtin.lists[list];
}

bool numeral_words_have_form(enum numeral_words list, struct slice word)
{
	const struct word_list *words = find_list(list);

	for (size_t i = 0; i < words->count; i++)
		if (uzbek_is_form(words->words[i], word, false, NULL))
			return true;
	return false;
}

bool numeral_words_have(enum numeral_words list, struct slice word)
{
	const struct word_list *words = find_list(list);

	for (size_t i = 0; i < words->count; i++)
		if (slice_equal(words->words[i], word))
			return true;
	return false;
}
