/*
 * uzbek_endings -- read once, kept by their first letter.
 */
#include <config.h>

#include "text/uzbek_endings.h"

#include "base/alloc.h"
#include "base/embed.h"
#include "base/i18n.h"
#include "text/own_tables.h"

#include <stdlib.h>
#include <threads.h>

EMBEDDED(uz_endings_tsv);

#define LETTERS 26
#define PER_LETTER 32 /* endings that begin with one letter */
#define CHANGES_MAX 128
#define SHORT_MAX 64
#define APART_MAX 256

struct table {
	struct uzbek_ending endings[LETTERS][PER_LETTER];
	size_t counts[LETTERS];
	struct uzbek_change changes[CHANGES_MAX];
	size_t change_count;
	struct slice nouns[SHORT_MAX];
	size_t noun_count;
	struct uzbek_apart aparts[APART_MAX];
	size_t apart_count;
};

static const struct kind_name {
	const char *name;
	enum uzbek_tail kind;
	bool verb;
} kind_names[] = {
	{ "plural", UZBEK_TAIL_PLURAL, false }, { "owner", UZBEK_TAIL_OWNER, false },
	{ "case", UZBEK_TAIL_CASE, false },	{ "relative", UZBEK_TAIL_RELATIVE, false },
	{ "clitic", UZBEK_TAIL_CLITIC, false }, { "derived", UZBEK_TAIL_DERIVED, false },
	{ "verb", UZBEK_TAIL_DERIVED, true },
};

static const struct place_name {
	const char *name;
	enum ending_place place;
} place_names[] = {
	{ "any", ENDING_ANYWHERE },   { "vowel", ENDING_AFTER_VOWEL }, { "consonant", ENDING_AFTER_CONSONANT },
	{ "owned", ENDING_OF_OWNER }, { "k", ENDING_AFTER_K },	       { "q", ENDING_AFTER_Q },
};

static const struct kind_name *find_kind(struct slice name)
{
	for (size_t i = 0; i < ARRAY_COUNT(kind_names); i++)
		if (slice_is(name, kind_names[i].name))
			return &kind_names[i];
	return NULL;
}

static bool find_place(struct slice name, enum ending_place *place)
{
	for (size_t i = 0; i < ARRAY_COUNT(place_names); i++)
		if (slice_is(name, place_names[i].name)) {
			*place = place_names[i].place;
			return true;
		}
	return false;
}

static void take_out(struct table *table, size_t letter, const struct uzbek_ending *ending)
{
	struct uzbek_ending *all = table->endings[letter];

	for (size_t i = table->counts[letter]; i-- > 0;)
		if (slice_equal(all[i].text, ending->text) && all[i].kind == ending->kind && all[i].place == ending->place)
			all[i] = all[--table->counts[letter]];
}

static const char *read_endings(struct table *table, const struct data_row *row)
{
	const struct kind_name *kind = find_kind(row->columns[0]);
	struct uzbek_ending ending = { .kind = kind ? kind->kind : 0, .verb = kind && kind->verb };
	struct slice rest = row->columns[2];

	if (!kind || !find_place(row->columns[1], &ending.place))
		return _("the kind of the row or its place is unknown");
	while (slice_next_field(&rest, ' ', &ending.text)) {
		bool out = data_item_is_taken_out(&ending.text);
		size_t letter =
			ending.text.bytes ? (size_t)((unsigned char)ending.text.data[0] - 'a') : LETTERS;

		if (letter >= LETTERS || (!out && table->counts[letter] == PER_LETTER))
			return _("an ending begins with a small Latin letter, and with each only 32 may");
		if (out)
			take_out(table, letter, &ending);
		else
			table->endings[letter][table->counts[letter]++] = ending;
	}
	return NULL;
}

static const char *read_short(struct table *table, const struct data_row *row)
{
	struct slice rest = row->columns[2], noun;

	while (slice_next_field(&rest, ' ', &noun)) {
		if (table->noun_count == SHORT_MAX)
			return _("there are too many rows of this kind");
		table->nouns[table->noun_count++] = noun;
	}
	return NULL;
}

static const char *read_change(struct table *table, const struct data_row *row)
{
	if (row->count < 4 || !row->columns[1].bytes || !row->columns[2].bytes)
		return _("fewer than four columns");
	if (table->change_count == CHANGES_MAX)
		return _("there are too many rows of this kind");
	table->changes[table->change_count++] =
		(struct uzbek_change){ row->columns[1], row->columns[2], row->columns[3] };
	return NULL;
}

static const char *read_apart(struct table *table, const struct data_row *row)
{
	if (row->count < 3 || !row->columns[1].bytes || !row->columns[2].bytes)
		return _("fewer than three columns");
	if (table->apart_count == APART_MAX)
		return _("there are too many rows of this kind");
	table->aparts[table->apart_count++] = (struct uzbek_apart){ row->columns[1], row->columns[2] };
	return NULL;
}

static const char *read_row(struct table *table, const struct data_row *row)
{
	if (slice_is(row->columns[0], "short"))
		return read_short(table, row);
	if (slice_is(row->columns[0], "changed"))
		return read_change(table, row);
	if (slice_is(row->columns[0], "apart"))
		return read_apart(table, row);
	return read_endings(table, row);
}

static void read_table(struct table *table, struct data_table rows)
{
	struct data_row row;

	while (data_table_next(&rows, &row)) {
		const char *fault = read_row(table, &row);

		if (fault)
			data_table_reject(&rows, fault);
	}
}

static struct table builtin;
static once_flag builtin_made = ONCE_FLAG_INIT;

static void make_builtin(void)
{
	read_table(&builtin, data_table_of(uzbek_endings_table(), own_table_name(OWN_ENDINGS), NULL));
	read_table(&builtin, data_table_of(own_table_rows(OWN_ENDINGS), own_table_name(OWN_ENDINGS), NULL));
}

struct slice uzbek_endings_table(void)
{
	return slice_from(embedded_uz_endings_tsv, embedded_uz_endings_tsv_bytes);
}

void uzbek_endings_prove(struct slice rows, const char *file, const struct data_report *report)
{
	struct table *table = alloc_zeroed(1, sizeof(*table));

	read_table(table, data_table_of(uzbek_endings_table(), own_table_name(OWN_ENDINGS), NULL));
	read_table(table, data_table_of(rows, file, report));
	free(table);
}

const struct uzbek_ending *uzbek_endings(char first, size_t *count)
{
	size_t letter = (size_t)((unsigned char)first - 'a');

	call_once(&builtin_made, make_builtin);
	*count = letter < LETTERS ? builtin.counts[letter] : 0;
	return builtin.endings[letter < LETTERS ? letter : 0];
}

const struct uzbek_change *uzbek_changes(size_t *count)
{
	call_once(&builtin_made, make_builtin);
	*count = builtin.change_count;
	return builtin.changes;
}

bool uzbek_is_short_noun(struct slice stem)
{
	call_once(&builtin_made, make_builtin);
	for (size_t i = 0; i < builtin.noun_count; i++)
		if (slice_equal(stem, builtin.nouns[i]))
			return true;
	return false;
}

const struct uzbek_apart *uzbek_aparts(size_t *count)
{
	call_once(&builtin_made, make_builtin);
	*count = builtin.apart_count;
	return builtin.aparts;
}
