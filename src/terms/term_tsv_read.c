/*
 * term_tsv_read -- a table for people to a termbase.
 */
#include <config.h>

#include "terms/term_tsv.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "terms/attribute.h"

#include <stdlib.h>

#define COLUMNS_MAX ((size_t)512)

enum column_kind { COLUMN_OTHER, COLUMN_ID, COLUMN_CLASS, COLUMN_NAMES, COLUMN_FIELD };

struct column {
	enum column_kind kind;
	const struct language *language; /* of names; of a field it may be NULL */
	enum term_field field;
	struct slice title;
};

struct reader {
	struct termbase *termbase;
	const char *path;
	struct term_losses *losses;
	struct error *err;
	size_t line;
	struct column *columns;
	size_t column_count;

	size_t concept; /* the row's */
	enum word_class word_class; /* of the row */
	struct strbuf text; /* unescaped */
};

/* ----------------------------------------------------------------- escapes */

/* The first unescaped byte of `wanted` at or after `from`, or the end. */
static size_t find_unescaped(struct slice text, const char *wanted, size_t from)
{
	for (size_t at = from; at < text.bytes; at++) {
		if (text.data[at] == '\\')
			at++;
		else if (strchr(wanted, text.data[at]) && text.data[at])
			return at;
	}
	return text.bytes;
}

static char escaped_byte(char c)
{
	return c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r' : c;
}

/* Borrows from reader->text until the next call. */
static struct slice unescape(struct reader *reader, struct slice text)
{
	strbuf_clear(&reader->text);
	for (size_t at = 0; at < text.bytes; at++) {
		if (text.data[at] == '\\' && at + 1 < text.bytes)
			strbuf_add_byte(&reader->text, escaped_byte(text.data[++at]));
		else
			strbuf_add_byte(&reader->text, text.data[at]);
	}
	return strbuf_slice(&reader->text);
}

/* ---------------------------------------------------- what stands behind a name */

static struct slice row_id(const struct reader *reader)
{
	return reader->termbase->concepts[reader->concept].id;
}

#define LOSE(reader, kind, ...) term_lose((reader)->losses, (kind), row_id(reader), (reader)->line, __VA_ARGS__)

/* A field that a name may have; TERM_FIELDS when there is none of that name. */
static int name_field(struct slice key)
{
	for (int field = 0; field < TERM_FIELDS; field++)
		if (field != TERM_SUBJECT && field != TERM_DEFINITION && field != TERM_STATE &&
		    slice_is(key, term_field_name((enum term_field)field)))
			return field;
	return TERM_FIELDS;
}

/* False when the key or its value says nothing to us. */
static bool read_pair(struct reader *reader, struct term_name *name, struct slice key, struct slice value)
{
	int field = name_field(key);

	if (field == TERM_FIELDS)
		return attribute_read(name, key, value);
	return termbase_add_text(reader->termbase, &name->texts, (enum term_field)field, NULL, value);
}

static void read_pairs(struct reader *reader, struct term_name *name, struct slice pairs)
{
	size_t from = 0;

	while (from < pairs.bytes) {
		size_t end = find_unescaped(pairs, ",", from);
		struct slice pair = slice_trim(slice_part(pairs, from, end));
		size_t equals = find_unescaped(pair, "=", 0);
		struct slice key = slice_trim(slice_part(pair, 0, equals));
		struct slice value = slice_trim(unescape(reader, slice_trim(slice_part(pair, equals + 1, pair.bytes))));

		if (pair.bytes && !read_pair(reader, name, key, value))
			LOSE(reader, TERM_DROPPED, _("'%.*s' says nothing of a name"), SLICE_ARG(pair));
		from = end + 1;
	}
}

/* ------------------------------------------------------------------- cells */

/* Cuts the next name off a cell: names are parted by a semicolon and a space, or the end. */
static bool next_name(struct slice *rest, struct slice *name)
{
	const char *wanted = "{;";
	size_t end = 0;

	if (!rest->bytes)
		return false;
	for (;; end++) {
		end = find_unescaped(*rest, wanted, end);
		if (end < rest->bytes && rest->data[end] == '{') {
			size_t close = find_unescaped(*rest, "}", end);

			if (close == rest->bytes)
				wanted = ";"; /* nothing closes it: a letter like others */
			else
				end = close;
			continue;
		}
		if (end >= rest->bytes || end + 1 == rest->bytes || rest->data[end + 1] == ' ')
			break;
	}
	*name = slice_trim(slice_part(*rest, 0, end));
	*rest = slice_part(*rest, end + 1, rest->bytes);
	return true;
}

/* "name {key=value}": cuts the braces off. */
static struct slice cut_pairs(struct slice *name)
{
	size_t brace = find_unescaped(*name, "{", 0), end = find_unescaped(*name, "}", brace);
	struct slice pairs;

	if (end + 1 != name->bytes)
		return SLICE_NONE;
	pairs = slice_part(*name, brace + 1, end);
	*name = slice_trim(slice_part(*name, 0, brace));
	return pairs;
}

static void read_name(struct reader *reader, const struct language *language, struct slice cell,
		      bool *preferred_seen)
{
	bool forbidden = slice_starts(cell, SLICE("!")), added;
	struct slice text = forbidden ? slice_trim(slice_part(cell, 1, cell.bytes)) : cell;
	struct slice pairs = cut_pairs(&text);
	struct term_name *name;

	text = slice_trim(unescape(reader, text));
	if (!text.bytes)
		return;
	if (text.bytes > TERM_NAME_BYTES_MAX) {
		LOSE(reader, TERM_DROPPED, _("a name of %zu bytes is longer than the limit of %zu"), text.bytes,
		     TERM_NAME_BYTES_MAX);
		return;
	}
	name = termbase_add_name(reader->termbase, reader->concept, language, text, &added);
	if (!name) {
		LOSE(reader, TERM_DROPPED, _("'%.*s': a concept has at most %zu names"), SLICE_ARG(text),
		     TERM_NAMES_MAX);
		return;
	}
	if (!added) {
		LOSE(reader, TERM_MERGED, _("'%.*s' stands twice"), SLICE_ARG(text));
		return;
	}
	name->status = forbidden ? TERM_FORBIDDEN : *preferred_seen ? TERM_ALLOWED : TERM_PREFERRED;
	name->word_class = reader->word_class;
	*preferred_seen |= !forbidden;
	read_pairs(reader, name, pairs);
}

static void read_cell(struct reader *reader, const struct column *column, struct slice cell)
{
	bool preferred_seen = false;
	struct slice name, text;

	switch (column->kind) {
	case COLUMN_NAMES:
		while (next_name(&cell, &name))
			read_name(reader, column->language, name, &preferred_seen);
		break;
	case COLUMN_FIELD:
		text = slice_trim(unescape(reader, slice_trim(cell)));
		if (text.bytes > TERM_TEXT_BYTES_MAX)
			LOSE(reader, TERM_DROPPED, _("a text of %zu bytes is longer than the limit of %zu"),
			     text.bytes, TERM_TEXT_BYTES_MAX);
		else
			termbase_add_text(reader->termbase, &reader->termbase->concepts[reader->concept].texts,
					  column->field, column->language, text);
		break;
	case COLUMN_ID:
	case COLUMN_CLASS:
	case COLUMN_OTHER:
		break;
	}
}

/* -------------------------------------------------------------------- rows */

static bool cut_cells(struct reader *reader, struct slice row, struct slice *cells)
{
	struct slice cell;
	size_t count = 0;

	for (size_t i = 0; i < reader->column_count; i++)
		cells[i] = SLICE("");
	while (slice_next_field(&row, '\t', &cell)) {
		if (count == reader->column_count) {
			if (!slice_trim(cell).bytes)
				continue;
			return error_at(reader->err, ERROR_FORMAT, reader->path, reader->line,
					_("this row has more cells than the first row has columns"));
		}
		cells[count++] = cell;
	}
	return true;
}

static struct slice cell_of(struct reader *reader, const struct slice *cells, enum column_kind kind)
{
	for (size_t i = 0; i < reader->column_count; i++)
		if (reader->columns[i].kind == kind)
			return slice_trim(cells[i]);
	return SLICE("");
}

static void drop_nameless(struct reader *reader)
{
	struct concept *concept = &reader->termbase->concepts[reader->concept];

	if (concept->name_count == 0)
		LOSE(reader, TERM_DROPPED, _("the concept has no name in any language"));
}

static bool read_row(struct reader *reader, struct slice row, struct slice *cells)
{
	struct slice id, word_class;

	if (!cut_cells(reader, row, cells))
		return false;
	if (reader->termbase->count == TERM_CONCEPTS_MAX)
		return error_at(reader->err, ERROR_LIMIT, reader->path, reader->line,
				_("a termbase has at most %zu concepts"), TERM_CONCEPTS_MAX);
	id = slice_trim(unescape(reader, cell_of(reader, cells, COLUMN_ID)));
	reader->concept = termbase_find(reader->termbase, id);
	if (!id.bytes || reader->concept == TERM_NOT_FOUND)
		reader->concept = termbase_add(reader->termbase, id);
	else
		LOSE(reader, TERM_MERGED, _("a second row with the same id"));
	reader->termbase->concepts[reader->concept].line = reader->line;
	word_class = cell_of(reader, cells, COLUMN_CLASS);
	reader->word_class = word_class_find(word_class);
	if (word_class.bytes && reader->word_class == WORD_CLASS_UNKNOWN)
		LOSE(reader, TERM_DROPPED, _("'%.*s' is no part of speech"), SLICE_ARG(word_class));
	for (size_t i = 0; i < reader->column_count; i++)
		read_cell(reader, &reader->columns[i], cells[i]);
	drop_nameless(reader);
	return true;
}

/* --------------------------------------------------------------- first row */

static bool is_titled(struct slice title, const char *name)
{
	return slice_equal_ascii_case(title, slice_of(name));
}

static struct column read_title(struct slice title)
{
	struct column column = { .kind = COLUMN_OTHER, .title = title };
	size_t colon = slice_find(title, SLICE(":"), 0);
	struct slice field = colon == SIZE_MAX ? title : slice_part(title, 0, colon);

	if (is_titled(title, "id"))
		column.kind = COLUMN_ID;
	else if (is_titled(title, "pos") || is_titled(title, "part-of-speech"))
		column.kind = COLUMN_CLASS;
	for (int i = 0; i < TERM_FIELDS && column.kind == COLUMN_OTHER; i++)
		if (is_titled(field, term_field_name((enum term_field)i))) {
			column.kind = COLUMN_FIELD;
			column.field = (enum term_field)i;
		}
	if (colon != SIZE_MAX || column.kind == COLUMN_OTHER)
		column.language = language_find(colon == SIZE_MAX ? title
								  : slice_part(title, colon + 1, title.bytes));
	if (column.kind == COLUMN_OTHER && column.language && colon == SIZE_MAX)
		column.kind = COLUMN_NAMES;
	else if (colon != SIZE_MAX && !column.language)
		column.kind = COLUMN_OTHER;
	return column;
}

static bool same_column(const struct column *a, const struct column *b)
{
	if (a->kind != b->kind || a->kind == COLUMN_OTHER)
		return false;
	return a->language == b->language && (a->kind != COLUMN_FIELD || a->field == b->field);
}

static bool add_column(struct reader *reader, struct slice title)
{
	struct column column = read_title(title);

	if (reader->column_count == COLUMNS_MAX)
		return error_at(reader->err, ERROR_LIMIT, reader->path, reader->line,
				_("a table of terms has at most %zu columns"), COLUMNS_MAX);
	for (size_t i = 0; i < reader->column_count; i++)
		if (same_column(&reader->columns[i], &column))
			return error_at(reader->err, ERROR_FORMAT, reader->path, reader->line,
					_("the column '%.*s' stands twice in the first row"), SLICE_ARG(title));
	if (column.kind == COLUMN_OTHER)
		term_lose(reader->losses, TERM_DROPPED, SLICE(""), reader->line,
			  _("the column '%.*s' is neither a language nor a field of terms"), SLICE_ARG(title));
	reader->columns[reader->column_count++] = column;
	return true;
}

static bool read_titles(struct reader *reader, struct slice row)
{
	struct slice title;
	bool has_names = false;

	while (slice_next_field(&row, '\t', &title))
		if (!add_column(reader, slice_trim(title)))
			return false;
	for (size_t i = 0; i < reader->column_count; i++)
		has_names |= reader->columns[i].kind == COLUMN_NAMES;
	if (!has_names)
		return error_at(reader->err, ERROR_FORMAT, reader->path, reader->line,
				_("this is no table of terms: its first row names no language, such as 'en' or 'uz'"));
	return true;
}

/* ------------------------------------------------------------------- files */

static bool check_bytes(struct reader *reader, struct slice row)
{
	if (utf8_is_valid(row) && !memchr(row.data, '\0', row.bytes))
		return true;
	return error_at(reader->err, ERROR_FORMAT, reader->path, reader->line,
			_("this line is not UTF-8 text; save the table as UTF-8"));
}

static bool read_rows(struct reader *reader, struct slice bytes)
{
	struct slice cells[COLUMNS_MAX];
	struct slice row;

	if (slice_starts(bytes, SLICE("\xef\xbb\xbf")))
		bytes = slice_part(bytes, 3, bytes.bytes);
	while (slice_next_line(&bytes, &row)) {
		reader->line++;
		if (slice_starts(row, SLICE("#")) || !slice_trim(row).bytes)
			continue;
		if (!check_bytes(reader, row) ||
		    !(reader->column_count ? read_row(reader, row, cells) : read_titles(reader, row)))
			return false;
	}
	return true;
}

bool term_tsv_read(struct termbase *termbase, const char *path, struct slice bytes, struct term_losses *losses,
		   struct error *err)
{
	struct reader reader = { .termbase = termbase, .path = path, .losses = losses, .err = err,
				 .text = STRBUF_INIT };
	bool done;

	reader.columns = alloc_zeroed(COLUMNS_MAX, sizeof(*reader.columns));
	done = read_rows(&reader, bytes);
	if (done && termbase->count == 0)
		done = error_set(err, ERROR_EMPTY, _("'%s' holds no terms"), path);
	free(reader.columns);
	strbuf_release(&reader.text);
	return done;
}
