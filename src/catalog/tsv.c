/*
 * tsv -- a memory as a table.
 *
 * The file is read in chunks into one buffer; rows are cut in place, and cells
 * with escapes are unescaped there too (they only become shorter). A row costs no
 * allocation.
 */
#include <config.h>

#include "catalog/tsv.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>

#define CHUNK_BYTES ((size_t)1 << 18)

enum column_kind {
	COLUMN_PROPERTY,
	COLUMN_LANGUAGE,
	COLUMN_SLICE, /* a struct slice of the record, at `offset` */
	COLUMN_STATUS,
	COLUMN_AUTHOR,
	COLUMN_CREATED,
	COLUMN_CHANGED,
};

struct column {
	enum column_kind kind;
	size_t offset;
	const struct language *language;
	struct slice name;
};

/* The first name of each kind is the one that is written. */
static const struct {
	const char *name;
	enum column_kind kind;
	size_t offset;
	bool written;
} provenance[] = {
	{ "id", COLUMN_SLICE, offsetof(struct tm_record, id), true },
	{ "key", COLUMN_SLICE, offsetof(struct tm_record, id), false },
	{ "origin", COLUMN_SLICE, offsetof(struct tm_record, origin), true },
	{ "doc", COLUMN_SLICE, offsetof(struct tm_record, origin), false },
	{ "document", COLUMN_SLICE, offsetof(struct tm_record, origin), false },
	{ "file", COLUMN_SLICE, offsetof(struct tm_record, origin), false },
	{ "catalog", COLUMN_SLICE, offsetof(struct tm_record, origin), false },
	{ "release", COLUMN_SLICE, offsetof(struct tm_record, origin), false },
	{ "context", COLUMN_SLICE, offsetof(struct tm_record, context), true },
	{ "msgctxt", COLUMN_SLICE, offsetof(struct tm_record, context), false },
	{ "previous", COLUMN_SLICE, offsetof(struct tm_record, previous), true },
	{ "next", COLUMN_SLICE, offsetof(struct tm_record, next), true },
	{ "note", COLUMN_SLICE, offsetof(struct tm_record, note), true },
	{ "status", COLUMN_STATUS, 0, true },
	{ "author", COLUMN_AUTHOR, 0, true },
	{ "created", COLUMN_CREATED, 0, true },
	{ "date", COLUMN_CREATED, 0, false },
	{ "changed", COLUMN_CHANGED, 0, true },
};

struct reader {
	const char *path;
	FILE *file;
	struct strbuf buffer; /* the current row is at its beginning */
	size_t taken;	      /* of the buffer */
	bool at_end;
	size_t line, lines; /* where the row begins, and how many it has */
	bool quoted;	    /* the first row is in quotes: then all quotes around cells are the table's */

	struct strbuf names; /* the first row, which column names borrow from */
	struct column *columns;
	size_t column_count, column_capacity;
	struct tm_text *texts;
	struct tm_property *properties;
	struct loss_report *losses;
};

/* ------------------------------------------------------------------- rows */

static bool fill(struct reader *reader, struct error *err)
{
	size_t rest = reader->buffer.bytes - reader->taken, got;

	memmove(reader->buffer.data, reader->buffer.data + reader->taken, rest);
	reader->buffer.bytes = rest;
	reader->taken = 0;
	strbuf_reserve(&reader->buffer, CHUNK_BYTES);
	got = fread(reader->buffer.data + rest, 1, CHUNK_BYTES, reader->file);
	reader->buffer.bytes += got;
	reader->buffer.data[reader->buffer.bytes] = '\0';
	reader->at_end = got == 0;
	if (ferror(reader->file))
		return error_system(err, _("cannot read '%s'"), reader->path);
	return true;
}

enum quoting {
	QUOTING_NONE, /* what looked so is no cell in quotes */
	QUOTING_CLOSED,
	QUOTING_OPEN, /* more has to be read to know */
};

/*
 * The quote that closes the cell that the one at `start` opens, behind which the cell must end. A tab
 * ends every cell: so a cell that only begins with a quote takes no other rows in.
 */
static enum quoting find_closing(const char *start, size_t bytes, bool at_end, size_t *closing)
{
	for (size_t i = 1; i < bytes && start[i] != '\t'; i++) {
		struct slice behind;

		if (start[i] != '"')
			continue;
		behind = slice_from(start + i + 1, bytes - i - 1);
		*closing = i;
		if (slice_starts(behind, SLICE("\"")))
			i++;
		else if (behind.bytes < 2 && !at_end)
			return QUOTING_OPEN;
		else if (!behind.bytes || strchr("\t\n", *behind.data) || slice_starts(behind, SLICE("\r\n")))
			return QUOTING_CLOSED;
		else
			return QUOTING_NONE;
	}
	return at_end || memchr(start, '\t', bytes) ? QUOTING_NONE : QUOTING_OPEN;
}

static bool read_on(struct reader *reader, struct error *err)
{
	if (reader->buffer.bytes - reader->taken > TSV_LINE_LIMIT_BYTES)
		return error_at(err, ERROR_LIMIT, reader->path, reader->line,
				_("line is longer than the limit of %zu bytes"), TSV_LINE_LIMIT_BYTES);
	return fill(reader, err);
}

/* The bytes of the row that begins at `taken`, up to the first line end from `from` on. */
static bool find_line_end(struct reader *reader, size_t from, size_t *row_bytes, struct error *err)
{
	for (;;) {
		const char *start = reader->buffer.data + reader->taken;
		size_t bytes = reader->buffer.bytes - reader->taken;
		const char *newline = bytes > from ? memchr(start + from, '\n', bytes - from) : NULL;

		if (newline || reader->at_end) {
			*row_bytes = newline ? (size_t)(newline - start) : bytes;
			return true;
		}
		from = bytes;
		if (!read_on(reader, err))
			return false;
	}
}

/* Whether the last cell of the row so far is in quotes that close on a later line: `closing` is behind them. */
static bool goes_on(struct reader *reader, size_t row_bytes, size_t *closing, bool *on, struct error *err)
{
	const char *start = reader->buffer.data + reader->taken, *tab = memrchr(start, '\t', row_bytes);
	size_t cell = tab ? (size_t)(tab + 1 - start) : 0;
	enum quoting quoting = QUOTING_OPEN;

	*on = false;
	if (cell >= row_bytes || start[cell] != '"')
		return true;
	for (;;) {
		start = reader->buffer.data + reader->taken + cell;
		quoting = find_closing(start, reader->buffer.bytes - reader->taken - cell, reader->at_end,
				       closing);
		if (quoting != QUOTING_OPEN)
			break;
		if (!read_on(reader, err))
			return false;
	}
	*closing += cell + 1;
	*on = quoting == QUOTING_CLOSED && *closing > row_bytes;
	return true;
}

static size_t count_bytes(struct slice slice, char byte)
{
	size_t count = 0;

	for (size_t i = 0; i < slice.bytes; i++)
		count += slice.data[i] == byte;
	return count;
}

/*
 * Lines are joined while a cell in quotes goes on; when that gives more cells than there are columns,
 * it was none. The first row is always a line.
 */
static bool find_row_end(struct reader *reader, size_t *row_bytes, struct error *err)
{
	size_t closing, longer, cells = 0;
	struct slice more;
	bool on;

	reader->lines = 1;
	if (!find_line_end(reader, 0, row_bytes, err))
		return false;
	while (reader->column_count) {
		if (!goes_on(reader, *row_bytes, &closing, &on, err))
			return false;
		if (!on)
			break;
		if (!find_line_end(reader, closing, &longer, err))
			return false;
		if (!cells)
			cells = 1 +
				count_bytes(slice_from(reader->buffer.data + reader->taken, *row_bytes), '\t');
		more = slice_from(reader->buffer.data + reader->taken + *row_bytes, longer - *row_bytes);
		cells += count_bytes(more, '\t');
		if (cells > reader->column_count)
			break;
		reader->lines += count_bytes(more, '\n');
		*row_bytes = longer;
	}
	return true;
}

/* *row is none at the end; it lives in the buffer and may be changed there. */
static bool next_row(struct reader *reader, struct slice *row, char **writable, struct error *err)
{
	size_t row_bytes, bytes;

	reader->line += reader->lines;
	if (!find_row_end(reader, &row_bytes, err))
		return false;
	bytes = reader->buffer.bytes - reader->taken;
	*writable = reader->buffer.data + reader->taken;
	*row = bytes ? slice_from(*writable, row_bytes) : SLICE_NONE;
	reader->taken += row_bytes < bytes ? row_bytes + 1 : row_bytes;
	if (slice_ends(*row, SLICE("\r")))
		row->bytes--;
	return true;
}

static bool check_row(const struct reader *reader, struct slice row, struct error *err)
{
	if (row.bytes && memchr(row.data, '\0', row.bytes))
		return error_at(err, ERROR_FORMAT, reader->path, reader->line, _("there is a NUL byte"));
	if (!utf8_is_valid(row))
		return error_at(err, ERROR_FORMAT, reader->path, reader->line, _("this is not UTF-8"));
	return true;
}

/* In place. An escape that is none stays as it is. */
static struct slice unescape(char *cell, size_t bytes)
{
	static const char names[] = "tnr\\", meanings[] = "\t\n\r\\";
	char *from = memchr(cell, '\\', bytes), *to = from, *end = cell + bytes;

	if (!from)
		return slice_from(cell, bytes);
	while (from < end) {
		const char *name = *from == '\\' && from + 1 < end && from[1] ? strchr(names, from[1]) : NULL;

		*to++ = name ? meanings[name - names] : *from;
		from += name ? 2 : 1;
	}
	return slice_from(cell, (size_t)(to - cell));
}

/*
 * Whether a cell is in quotes as spreadsheets put it there, all quotes in it doubled: "He said ""no""".
 * Without one, and without a line end, the quotes may as well be the text's own, and stay.
 */
static bool is_quoted(struct slice cell, bool always)
{
	bool told = always;

	if (cell.bytes < 2 || cell.data[0] != '"' || cell.data[cell.bytes - 1] != '"')
		return false;
	for (size_t i = 1; i + 1 < cell.bytes; i++) {
		told |= cell.data[i] == '"' || cell.data[i] == '\n';
		if (cell.data[i] != '"')
			continue;
		if (i + 2 >= cell.bytes || cell.data[i + 1] != '"')
			return false;
		i++;
	}
	return told;
}

/* In place; a cell that does not look just so is what it is. Line ends become \n. */
static size_t unquote(const struct reader *reader, char *cell, size_t bytes)
{
	size_t kept = 0;

	if (!is_quoted(slice_from(cell, bytes), reader->quoted))
		return bytes;
	for (size_t i = 1; i + 1 < bytes; i++) {
		i += cell[i] == '\r' && cell[i + 1] == '\n';
		cell[kept++] = cell[i];
		i += cell[i] == '"';
	}
	return kept;
}

/* ---------------------------------------------------------------- columns */

static struct column column_of(struct slice name)
{
	struct column column = { .kind = COLUMN_PROPERTY, .name = name };

	for (size_t i = 0; i < ARRAY_COUNT(provenance); i++) {
		if (slice_equal_ascii_case(name, slice_of(provenance[i].name))) {
			column.kind = provenance[i].kind;
			column.offset = provenance[i].offset;
			return column;
		}
	}
	column.language = language_find(name);
	if (column.language)
		column.kind = COLUMN_LANGUAGE;
	return column;
}

static bool add_column(struct reader *reader, struct slice name, struct error *err)
{
	struct column column = column_of(slice_trim(name));

	for (size_t i = 0; column.language && i < reader->column_count; i++)
		if (reader->columns[i].language == column.language)
			return error_at(err, ERROR_FORMAT, reader->path, reader->line,
					_("two columns are in the same language: '%.*s' and '%.*s'"),
					SLICE_ARG(reader->columns[i].name), SLICE_ARG(column.name));
	ARRAY_GROW(reader->columns, reader->column_count, reader->column_capacity);
	reader->columns[reader->column_count++] = column;
	return true;
}

static bool read_columns(struct reader *reader, struct error *err)
{
	struct slice row, name, rest;
	size_t languages = 0;
	char *writable;

	if (!next_row(reader, &row, &writable, err) || !check_row(reader, row, err))
		return false;
	if (slice_starts(row, SLICE("\xef\xbb\xbf")))
		row = slice_part(row, 3, row.bytes);
	strbuf_add(&reader->names, row);
	rest = strbuf_slice(&reader->names);
	while (slice_next_field(&rest, '\t', &name)) {
		if (is_quoted(name, true)) {
			reader->quoted = true;
			name = slice_part(name, 1, name.bytes - 1);
		}
		if (!add_column(reader, name, err))
			return false;
		languages += reader->columns[reader->column_count - 1].kind == COLUMN_LANGUAGE;
	}
	if (languages < 2)
		return error_at(err, ERROR_FORMAT, reader->path, 1,
				_("the first row must name the columns, two of them languages, such as 'en' and 'uz'"));
	reader->texts = alloc_zeroed(reader->column_count, sizeof(*reader->texts));
	reader->properties = alloc_zeroed(reader->column_count, sizeof(*reader->properties));
	return true;
}

/* ---------------------------------------------------------------- records */

static int64_t read_time(struct reader *reader, struct slice cell)
{
	int64_t seconds = tm_time_read(cell);

	if (seconds == TM_TIME_UNKNOWN)
		loss_add(reader->losses, &(struct loss){ LOSS_DATE, reader->line, .detail = cell });
	return seconds;
}

/* What a row says of all its texts. */
struct row_provenance {
	struct slice author;
	int64_t created, changed;
};

static void take_cell(struct reader *reader, const struct column *column, struct slice cell,
		      struct tm_record *record, struct row_provenance *common)
{
	switch (column->kind) {
	case COLUMN_LANGUAGE:
		record->texts[record->text_count++] =
			(struct tm_text){ .language = column->language, .text = cell };
		break;
	case COLUMN_SLICE:
		*(struct slice *)(void *)((char *)record + column->offset) = cell;
		break;
	case COLUMN_STATUS:
		record->status = tm_status_find(cell);
		break;
	case COLUMN_AUTHOR:
		common->author = cell;
		break;
	case COLUMN_CREATED:
		common->created = read_time(reader, cell);
		break;
	case COLUMN_CHANGED:
		common->changed = read_time(reader, cell);
		break;
	case COLUMN_PROPERTY:
		record->properties[record->property_count++] = (struct tm_property){ column->name, cell };
		break;
	}
}

static bool read_record(struct reader *reader, struct slice row, char *writable, struct tm_record *record,
			struct error *err)
{
	struct row_provenance common = { .created = TM_TIME_UNKNOWN, .changed = TM_TIME_UNKNOWN };
	size_t at = 0;

	*record = (struct tm_record){
		.texts = reader->texts,
		.properties = reader->properties,
		.line = reader->line,
	};
	for (size_t i = 0; at <= row.bytes; i++) {
		const char *tab = memchr(writable + at, '\t', row.bytes - at);
		size_t end = tab ? (size_t)(tab - writable) : row.bytes;

		if (i >= reader->column_count)
			return error_at(err, ERROR_FORMAT, reader->path, reader->line,
					_("the row has more cells than the first one, which has %zu"),
					reader->column_count);
		if (end > at)
			take_cell(reader, &reader->columns[i],
				  unescape(writable + at, unquote(reader, writable + at, end - at)), record, &common);
		at = end + 1;
	}
	for (size_t i = 0; i < record->text_count; i++) {
		record->texts[i].author = common.author;
		record->texts[i].created = common.created;
		record->texts[i].changed = common.changed;
	}
	return true;
}

static bool read_rows(struct reader *reader, tm_record_function each, void *data, struct error *err)
{
	struct tm_record record;
	struct slice row;
	char *writable;

	while (next_row(reader, &row, &writable, err)) {
		if (!row.data)
			return true;
		if (!row.bytes)
			continue;
		if (!check_row(reader, row, err) || !read_record(reader, row, writable, &record, err))
			return false;
		if (record.text_count < 2)
			loss_add(reader->losses, &(struct loss){ LOSS_TEXT_EMPTY, reader->line, .unit = record.id });
		else if (!each(data, &record, err))
			return false;
	}
	return false;
}

bool tsv_read(const char *path, tm_record_function each, void *data, struct loss_report *losses,
	      struct error *err)
{
	bool standard = strcmp(path, "-") == 0;
	struct reader reader = {
		.path = standard ? _("standard input") : path,
		.file = standard ? stdin : fopen(path, "rbe"),
		.buffer = STRBUF_INIT,
		.names = STRBUF_INIT,
		.lines = 1,
		.losses = losses,
	};
	bool done;

	if (!reader.file)
		return error_system(err, _("cannot open '%s'"), path);
	done = read_columns(&reader, err) && read_rows(&reader, each, data, err);
	if (!standard)
		fclose(reader.file);
	strbuf_release(&reader.buffer);
	strbuf_release(&reader.names);
	free(reader.columns);
	free(reader.texts);
	free(reader.properties);
	return done;
}

/* ---------------------------------------------------------------- writing */

static void add_escaped(struct slice text, bool doubled, struct strbuf *out)
{
	for (size_t i = 0; i < text.bytes; i++) {
		switch (text.data[i]) {
		case '\t':
			strbuf_add_string(out, "\\t");
			break;
		case '\n':
			strbuf_add_string(out, "\\n");
			break;
		case '\r':
			strbuf_add_string(out, "\\r");
			break;
		case '\\':
			strbuf_add_string(out, "\\\\");
			break;
		case '"':
			strbuf_add_string(out, doubled ? "\"\"" : "\"");
			break;
		default:
			strbuf_add_byte(out, text.data[i]);
		}
	}
}

/* A text that would be read as one in quotes is put into quotes. */
void tsv_add_cell(struct slice text, struct strbuf *out)
{
	bool quoted = is_quoted(text, false);

	if (quoted)
		strbuf_add_byte(out, '"');
	add_escaped(text, quoted, out);
	if (quoted)
		strbuf_add_byte(out, '"');
}

void tsv_print_header(const struct language *const *languages, size_t count, struct strbuf *out)
{
	for (size_t i = 0; i < count; i++)
		strbuf_addf(out, "%s%s", i ? "\t" : "", languages[i]->gettext_name);
	for (size_t i = 0; i < ARRAY_COUNT(provenance); i++)
		if (provenance[i].written)
			strbuf_addf(out, "\t%s", provenance[i].name);
	strbuf_add_byte(out, '\n');
}

/* The first text that knows who and when speaks for the row. */
static void add_provenance(const struct tm_record *record, enum column_kind kind, struct strbuf *out)
{
	for (size_t i = 0; i < record->text_count; i++) {
		const struct tm_text *text = &record->texts[i];
		size_t before = out->bytes;

		if (kind == COLUMN_AUTHOR)
			tsv_add_cell(text->author, out);
		else
			tm_time_print(kind == COLUMN_CREATED ? text->created : text->changed, out);
		if (out->bytes > before)
			return;
	}
}

void tsv_print(const struct tm_record *record, const struct language *const *languages, size_t count,
	       struct strbuf *out)
{
	for (size_t i = 0; i < count; i++) {
		const struct tm_text *text = tm_record_find(record, languages[i]);

		if (i)
			strbuf_add_byte(out, '\t');
		if (text)
			tsv_add_cell(text->text, out);
	}
	for (size_t i = 0; i < ARRAY_COUNT(provenance); i++) {
		if (!provenance[i].written)
			continue;
		strbuf_add_byte(out, '\t');
		if (provenance[i].kind == COLUMN_SLICE)
			tsv_add_cell(*(const struct slice *)(const void *)((const char *)record +
								       provenance[i].offset),
				 out);
		else if (provenance[i].kind == COLUMN_STATUS)
			strbuf_add_string(out, tm_status_name(record->status));
		else
			add_provenance(record, provenance[i].kind, out);
	}
	strbuf_add_byte(out, '\n');
}
