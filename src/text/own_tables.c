/*
 * own_tables -- the language data of a workspace.
 *
 * First all files are read, then each is proved: readers of one table ask another (numerals
 * take endings), and what they are made of may not change afterwards.
 */
#include <config.h>

#include "text/own_tables.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "text/alphabet.h"
#include "text/evidence.h"
#include "text/exceptions.h"
#include "text/irregular.h"
#include "text/letter_model.h"
#include "text/numeral_words.h"
#include "text/placeable_rules.h"
#include "text/protect_names.h"
#include "text/stem.h"
#include "text/uzbek_endings.h"

#include <assert.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* Reads rows as its reader would, beside ours, and reports those of no use. */
typedef void prove_function(struct slice rows, const char *file, const struct data_report *report);

static const struct table {
	const char *name;
	prove_function *prove;
	bool tokens; /* which tokens there are, or their stems, hangs on it */
} tables[OWN_TABLES] = {
	[OWN_ALPHABETS] = { "alphabets.tsv", alphabets_prove, false },
	[OWN_ENGLISH_IRREGULAR] = { "en-irregular.tsv", irregular_prove, false },
	[OWN_IDENTIFY] = { "identify.tsv", evidence_prove, false },
	[OWN_LETTERS_CYRILLIC] = { "letters-cyrillic.tsv", letter_model_prove_cyrillic, false },
	[OWN_LETTERS_LATIN] = { "letters-latin.tsv", letter_model_prove_latin, false },
	[OWN_PLACEABLES] = { "placeables.tsv", placeable_rules_prove, false },
	[OWN_PROTECT] = { "protect.tsv", protect_names_prove, true },
	[OWN_RUSSIAN_IRREGULAR] = { "ru-irregular.tsv", irregular_prove, false },
	[OWN_STEMS] = { "stems.tsv", stems_prove, true },
	[OWN_ENDINGS] = { "uz-endings.tsv", uzbek_endings_prove, true },
	[OWN_EXCEPTIONS] = { "uz-exceptions.tsv", exceptions_prove, false },
	[OWN_NUMERALS] = { "uz-numerals.tsv", numeral_words_prove, true },
};

/* Written by own_tables_use() alone, before there is a second thread. */
static struct {
	struct strbuf rows[OWN_TABLES];
	uint64_t token_mark;
	bool used;
} own;

static atomic_bool asked;

const char *own_table_name(enum own_table table)
{
	return tables[table].name;
}

struct slice own_table_rows(enum own_table table)
{
	asked = true;
	return own.used ? strbuf_slice(&own.rows[table]) : SLICE_NONE;
}

uint64_t own_tables_token_mark(void)
{
	return own.token_mark;
}

/* ---------------------------------------------------------------- reading */

/* The number of the first line that is no UTF-8; 0 for none. */
static size_t find_bad_line(struct slice text)
{
	struct slice line;

	for (size_t number = 1; slice_next_line(&text, &line); number++)
		if (!utf8_is_valid(line))
			return number;
	return 0;
}

static bool read_rows(const char *path, struct strbuf *rows, struct error *err)
{
	static const struct slice mark = { "\xef\xbb\xbf", 3 }; /* that Windows writes before UTF-8 */
	struct strbuf text = STRBUF_INIT;
	bool done = file_read(path, FILE_LIMIT_BYTES, &text, err);
	struct slice read = strbuf_slice(&text);
	size_t line = done ? find_bad_line(read) : 0;

	if (line)
		done = error_at(err, ERROR_FORMAT, path, line, _("the line is not UTF-8"));
	if (slice_starts(read, mark))
		read = slice_part(read, mark.bytes, read.bytes);
	strbuf_add(rows, read);
	strbuf_release(&text);
	return done;
}

static bool may_stand_beside(struct slice name)
{
	return slice_starts(name, SLICE("README")) || slice_ends(name, SLICE(".md")) ||
	       slice_ends(name, SLICE(".srx"));
}

static bool refuse_file(const char *folder, const char *name, struct error *err)
{
	struct strbuf names = STRBUF_INIT;

	for (size_t i = 0; i < OWN_TABLES; i++)
		strbuf_addf(&names, "%s%s", i ? ", " : "", tables[i].name);
	error_set(err, ERROR_USAGE,
		  _("'%s/%s' is no table of a language: there are %s; rename it or take it away"), folder, name,
		  names.data);
	strbuf_release(&names);
	return false;
}

static bool read_file(const char *folder, const char *name, struct error *err)
{
	size_t table = 0;
	char *path;
	bool done;

	while (table < OWN_TABLES && strcmp(name, tables[table].name) != 0)
		table++;
	if (table == OWN_TABLES)
		return may_stand_beside(slice_of(name)) || refuse_file(folder, name, err);
	path = path_join(folder, name);
	done = read_rows(path, &own.rows[table], err);
	free(path);
	return done;
}

static bool read_files(const char *folder, struct error *err)
{
	struct path_list files = PATH_LIST_INIT;
	bool done = folder_list(folder, &files, err);

	for (size_t i = 0; done && i < files.count; i++)
		done = read_file(folder, files.items[i], err);
	path_list_release(&files);
	return done;
}

/* ---------------------------------------------------------------- proving */

static void note_first(void *context, const char *file, size_t line, const char *why)
{
	struct error *first = context;

	if (!error_is_set(first))
		error_at(first, ERROR_FORMAT, file, line, "%s", why);
}

static bool prove(const char *folder, const struct table *table, struct slice rows, struct error *err)
{
	struct error bad = ERROR_INIT;
	struct data_report report = { note_first, &bad };
	char *path = path_join(folder, table->name);
	bool done;

	table->prove(rows, path, &report);
	done = !error_is_set(&bad);
	if (!done && err)
		error_move(err, &bad);
	error_clear(&bad);
	free(path);
	return done;
}

static uint64_t mark_tokens(void)
{
	struct strbuf all = STRBUF_INIT;
	uint64_t mark = 0;

	for (size_t i = 0; i < OWN_TABLES; i++)
		if (tables[i].tokens && own.rows[i].bytes) {
			strbuf_addf(&all, "%s\n", tables[i].name);
			strbuf_add(&all, strbuf_slice(&own.rows[i]));
		}
	if (all.bytes)
		mark = hash_bytes(strbuf_slice(&all), HASH_KEY_STORED);
	strbuf_release(&all);
	return mark;
}

bool own_tables_use(const char *folder, struct error *err)
{
	if (!folder)
		return true;
	assert(!own.used && !asked); /* what was read already would not know of them */
	for (size_t i = 0; i < OWN_TABLES; i++)
		strbuf_init(&own.rows[i]);
	own.used = true;
	if (!read_files(folder, err))
		return false;
	for (size_t i = 0; i < OWN_TABLES; i++)
		if (own.rows[i].bytes && !prove(folder, &tables[i], strbuf_slice(&own.rows[i]), err))
			return false;
	own.token_mark = mark_tokens();
	return true;
}
