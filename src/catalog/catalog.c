/*
 * catalog -- the units of one release in one language.
 *
 * A unit that was read keeps its bytes in `original`; printing adds these
 * unless UNIT_CHANGED is set. Then only the blank lines before it are taken over.
 */
#include <config.h>

#include "catalog/catalog.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "catalog/plural.h"
#include "catalog/po.h"

#include <assert.h>
#include <stdlib.h>

#define WRITE_CHUNK_BYTES ((size_t)1 << 16)

/* A header that names a charset stands in the beginning of its file. */
#define HEADER_SEARCH_BYTES ((size_t)1 << 16)

static const struct slice byte_order_mark = { "\xef\xbb\xbf", 3 };

/* All strings of a unit but its targets. */
#define UNIT_STRINGS(unit)                                                                          \
	{                                                                                           \
		&(unit)->context, &(unit)->source, &(unit)->source_plural, &(unit)->previous_context, \
		&(unit)->previous_source, &(unit)->previous_plural, &(unit)->notes,                   \
		&(unit)->extracted, &(unit)->references, &(unit)->flag_names,                         \
	}

void catalog_init(struct catalog *catalog)
{
	*catalog = (struct catalog)CATALOG_INIT;
}

void catalog_release(struct catalog *catalog)
{
	struct catalog_limits limits = catalog->limits;

	arena_release(&catalog->arena);
	unit_index_clear(&catalog->index);
	strbuf_release(&catalog->input);
	free(catalog->units);
	free(catalog->path);
	catalog_init(catalog);
	catalog->limits = limits;
}

/* ---------------------------------------------------------------- reading */

static size_t line_at(struct slice bytes, size_t offset)
{
	size_t line = 1;

	for (size_t i = 0; i < offset; i++)
		line += bytes.data[i] == '\n';
	return line;
}

/* Does the string that opens here begin a line of the header's text, as written? */
static bool begins_field(struct slice bytes, size_t quote)
{
	struct slice before = slice_part(bytes, 0, quote);

	while (before.bytes && strchr(" \t\r\n", before.data[before.bytes - 1]))
		before.bytes--;
	return slice_ends(before, SLICE("\\n\"")) || slice_ends(before, SLICE("\"\"")) ||
	       slice_ends(before, SLICE("msgstr"));
}

/* What "Content-Type: text/plain; charset=…\n" says; none when nothing does. */
static struct slice find_charset(struct slice bytes)
{
	struct slice start = slice_part(bytes, 0, HEADER_SEARCH_BYTES);
	size_t at = 0, end;

	do {
		at = slice_find(start, SLICE("\"Content-Type:"), at);
		if (at == SIZE_MAX)
			return SLICE_NONE;
	} while (!begins_field(start, at++));
	at = slice_find(start, SLICE("charset="), at);
	if (at == SIZE_MAX)
		return SLICE_NONE;
	at += strlen("charset=");
	/* Any other escape than \n is part of the name, which then is unknown. */
	for (end = at; end < start.bytes && (unsigned char)start.data[end] > ' ' && !strchr("\";", start.data[end]);
	     end++)
		if (slice_starts(slice_part(start, end, start.bytes), SLICE("\\n")))
			break;
	return slice_part(start, at, end);
}

static size_t first_foreign_byte(struct slice bytes)
{
	size_t i = 0;

	while (i < bytes.bytes && (unsigned char)bytes.data[i] < 0x80)
		i++;
	return i;
}

/* Into UTF-8; bytes that the charset does not know come back as they were. */
static bool decode(struct catalog *catalog, struct slice charset, struct slice *bytes, struct error *err)
{
	const struct encoding *encoding = encoding_find(charset);
	size_t line = line_at(*bytes, (size_t)(charset.data - bytes->data));
	struct strbuf decoded = STRBUF_INIT;
	struct error why = ERROR_INIT;

	if (!encoding)
		return error_at(err, ERROR_UNSUPPORTED, catalog->path, line,
				_("charset '%.*s' is not known; convert the file to UTF-8 first"),
				SLICE_ARG(slice_part(charset, 0, 40)));
	if (!encoding_decode(encoding, *bytes, &decoded, &why)) {
		error_at(err, why.kind, catalog->path, line, "%s", why.message);
		error_clear(&why);
		strbuf_release(&decoded);
		return false;
	}
	catalog->encoding = encoding;
	strbuf_release(&catalog->input);
	catalog->input = decoded;
	*bytes = strbuf_slice(&catalog->input);
	return true;
}

/* Makes it UTF-8 without byte-order mark. */
static bool settle_charset(struct catalog *catalog, struct slice *bytes, struct error *err)
{
	struct slice charset = find_charset(*bytes);
	size_t foreign = first_foreign_byte(*bytes), bad;

	if (slice_starts(*bytes, byte_order_mark)) {
		catalog->byte_order_mark = true;
		*bytes = slice_part(*bytes, byte_order_mark.bytes, bytes->bytes);
	} else if (foreign < bytes->bytes && charset.bytes && !slice_is(charset, "CHARSET")) {
		if (slice_equal_ascii_case(charset, SLICE("ASCII")) ||
		    slice_equal_ascii_case(charset, SLICE("US-ASCII")))
			return error_at(err, ERROR_FORMAT, catalog->path, line_at(*bytes, foreign),
					_("this is not ASCII, as the header says; "
					  "if it is UTF-8, write 'charset=UTF-8' there"));
		if (encoding_find(charset) != &encoding_utf8)
			return decode(catalog, charset, bytes, err);
	}
	bad = utf8_valid_bytes(*bytes);
	if (bad < bytes->bytes)
		return error_at(err, ERROR_FORMAT, catalog->path, line_at(*bytes, bad),
				charset.bytes ? _("this is not UTF-8, as the header says")
					      : _("this is not UTF-8, and no header names another charset"));
	return true;
}

static bool check_bytes(const struct catalog *catalog, struct slice bytes, struct error *err)
{
	const char *nul = bytes.bytes ? memchr(bytes.data, '\0', bytes.bytes) : NULL;

	if (bytes.bytes > catalog->limits.file_bytes)
		return error_set(err, ERROR_LIMIT, _("'%s' is larger than the limit of %zu MiB for an input file"),
				 catalog->path, catalog->limits.file_bytes >> 20);
	if (nul)
		return error_at(err, ERROR_FORMAT, catalog->path, line_at(bytes, (size_t)(nul - bytes.data)),
				_("there is a NUL byte; this is no PO file in an 8-bit charset or UTF-8"));
	return true;
}

static bool check_twins(struct catalog *catalog, struct error *err)
{
	size_t twin = unit_index_update(&catalog->index, catalog->units, catalog->count), first = 0;

	if (twin == UNIT_INDEX_NOT_FOUND)
		return true;
	while (!unit_same_key(&catalog->units[first], &catalog->units[twin]))
		first++;
	return error_at(err, ERROR_FORMAT, catalog->path, catalog->units[twin].line,
			_("the same msgid is in line %zu already; join the two entries"),
			catalog->units[first].line);
}

static bool uses_crlf(struct slice bytes)
{
	const char *newline = bytes.bytes ? memchr(bytes.data, '\n', bytes.bytes) : NULL;

	return newline && newline > bytes.data && newline[-1] == '\r';
}

/* What the header names as its charset; NULL when it names none that is known. */
static const struct encoding *header_encoding(const struct catalog *catalog)
{
	struct slice rest = catalog_header(catalog, "Content-Type"), charset;
	size_t at = slice_find(rest, SLICE("charset="), 0);

	if (at == SIZE_MAX)
		return NULL;
	rest = slice_part(rest, at + strlen("charset="), rest.bytes);
	return slice_next_field(&rest, ';', &charset) ? encoding_find(slice_trim(charset)) : NULL;
}

/*
 * The charset was looked for in the file's bytes. An escape in the header ("\x41charset=")
 * can make it say another thing, which is what would be written back.
 */
static bool check_header_charset(const struct catalog *catalog, struct error *err)
{
	if (!catalog->encoding || header_encoding(catalog) == catalog->encoding)
		return true;
	return error_at(err, ERROR_FORMAT, catalog->path, catalog->header.line,
			_("the charset in the header is not plainly written; write 'charset=…' without escapes"));
}

bool catalog_read(struct catalog *catalog, const char *path, struct slice bytes, struct error *err)
{
	catalog->path = alloc_copy(path);
	if (!bytes.data)
		bytes = SLICE("");
	if (check_bytes(catalog, bytes, err) && settle_charset(catalog, &bytes, err)) {
		catalog->crlf = uses_crlf(bytes);
		if (po_read(catalog, bytes, err) && check_header_charset(catalog, err) && check_twins(catalog, err))
			return true;
	}
	catalog_release(catalog);
	return false;
}

bool catalog_load(struct catalog *catalog, const char *path, struct error *err)
{
	struct strbuf input = STRBUF_INIT;

	if (!file_read(path, catalog->limits.file_bytes, &input, err)) {
		strbuf_release(&input);
		return false;
	}
	catalog->input = input;
	return catalog_read(catalog, path, strbuf_slice(&input), err);
}

/* ----------------------------------------------------------------- fields */

/* The line of a field in the header's text: its bytes [*from, *to), without \n. */
static bool find_field(struct slice text, const char *name, size_t *from, size_t *to)
{
	struct slice rest = text, line;
	size_t bytes = strlen(name);

	while (slice_next_field(&rest, '\n', &line)) {
		if (line.bytes <= bytes || line.data[bytes] != ':' ||
		    !slice_equal_ascii_case(slice_part(line, 0, bytes), slice_of(name)))
			continue;
		*from = (size_t)(line.data - text.data);
		*to = *from + line.bytes;
		return true;
	}
	return false;
}

/* In its place in the header's text, or at the end. */
static void replace_field(struct strbuf *text, const char *name, struct slice value)
{
	struct strbuf field = STRBUF_INIT;
	size_t from, to;

	strbuf_addf(&field, "%s: ", name);
	strbuf_add(&field, value);
	if (find_field(strbuf_slice(text), name, &from, &to)) {
		strbuf_splice(text, from, to, strbuf_slice(&field));
	} else {
		if (text->bytes && text->data[text->bytes - 1] != '\n')
			strbuf_add_byte(text, '\n');
		strbuf_add(text, strbuf_slice(&field));
		strbuf_add_byte(text, '\n');
	}
	strbuf_release(&field);
}

/* ---------------------------------------------------------------- charset */

static bool is_written_anew(const struct unit *unit)
{
	return !unit->original.data || unit->flags & UNIT_CHANGED;
}

static bool is_ascii(struct slice text)
{
	return first_foreign_byte(text) == text.bytes;
}

static bool needs_utf8(const struct unit *unit)
{
	const struct slice *const strings[] = UNIT_STRINGS(unit);

	for (size_t i = 0; i < ARRAY_COUNT(strings); i++)
		if (!is_ascii(*strings[i]))
			return true;
	for (size_t i = 0; i < unit->target_count; i++)
		if (!is_ascii(unit->targets[i]))
			return true;
	return false;
}

/*
 * Is text to be written that the header's charset does not have? A file that was
 * not decoded is ASCII or UTF-8, whatever its header says.
 */
static bool header_misleads(const struct catalog *catalog)
{
	if (catalog->encoding || header_encoding(catalog) == &encoding_utf8)
		return false;
	if (catalog->has_header && is_written_anew(&catalog->header) && needs_utf8(&catalog->header))
		return true;
	for (size_t i = 0; i < catalog->count; i++)
		if (is_written_anew(&catalog->units[i]) && needs_utf8(&catalog->units[i]))
			return true;
	return false;
}

/* ---------------------------------------------------------------- writing */

static void add_with_crlf(struct strbuf *out, struct slice text)
{
	struct slice line;

	while (slice_next_line(&text, &line)) {
		strbuf_add(out, line);
		strbuf_add_string(out, "\r\n");
	}
}

struct printer {
	const struct catalog *catalog;
	struct strbuf *out;
	struct file_writer *writer; /* takes what is printed, when there is one */
	const char *read_to;	    /* the end of the last unit's own bytes in the file */
	bool begun;
};

static void print_anew(struct printer *printer, const struct unit *unit)
{
	bool crlf = printer->catalog->crlf;
	struct strbuf printed = STRBUF_INIT;

	strbuf_add(printer->out, po_blank_lines(unit->original));
	po_print(unit, crlf ? &printed : printer->out);
	if (crlf)
		add_with_crlf(printer->out, strbuf_slice(&printed));
	strbuf_release(&printed);
}

static bool print_unit(struct printer *printer, const struct unit *unit, struct error *err)
{
	bool anew = is_written_anew(unit);
	bool moved = !unit->original.data || unit->original.data != printer->read_to;
	const char *newline = printer->catalog->crlf ? "\r\n" : "\n";
	struct strbuf *out = printer->out;

	/* A file's last line may lack its end; so may one that holds two entries. */
	if (printer->begun && out->bytes && out->data[out->bytes - 1] != '\n' && (anew || moved))
		strbuf_add_string(out, newline);
	if (printer->begun && moved && !po_blank_lines(unit->original).bytes)
		strbuf_add_string(out, newline);
	if (anew)
		print_anew(printer, unit);
	else
		strbuf_add(out, unit->original);
	printer->read_to = unit->original.data ? unit->original.data + unit->original.bytes : NULL;
	printer->begun = true;
	if (printer->writer && out->bytes >= WRITE_CHUNK_BYTES && out->data[out->bytes - 1] == '\n') {
		if (!file_writer_add(printer->writer, strbuf_slice(out), err))
			return false;
		strbuf_clear(out);
	}
	return true;
}

static bool print_units(struct printer *printer, const struct unit *header, struct error *err)
{
	const struct catalog *catalog = printer->catalog;

	for (size_t i = 0; i <= catalog->count; i++) {
		if (header && i == catalog->header_position && !print_unit(printer, header, err))
			return false;
		if (i < catalog->count && !print_unit(printer, &catalog->units[i], err))
			return false;
	}
	strbuf_add(printer->out, catalog->trailing);
	return !printer->writer || file_writer_add(printer->writer, strbuf_slice(printer->out), err);
}

/* In pieces to the writer when there is one. */
static bool print_all(const struct catalog *catalog, struct strbuf *out, struct file_writer *writer,
		      struct error *err)
{
	struct printer printer = { .catalog = catalog, .out = out, .writer = writer };
	struct unit header = catalog->header;
	struct strbuf text = STRBUF_INIT;
	struct slice target;
	bool done;

	if (!header_misleads(catalog))
		return print_units(&printer, catalog->has_header ? &header : NULL, err);
	strbuf_add(&text, unit_target(&catalog->header));
	replace_field(&text, "Content-Type", SLICE("text/plain; charset=UTF-8"));
	target = strbuf_slice(&text);
	header.targets = &target;
	header.target_count = 1;
	header.flags |= UNIT_CHANGED;
	done = print_units(&printer, &header, err);
	strbuf_release(&text);
	return done;
}

bool catalog_print(const struct catalog *catalog, struct strbuf *out, struct error *err)
{
	struct strbuf text = STRBUF_INIT;
	bool done;

	if (catalog->byte_order_mark)
		strbuf_add(out, byte_order_mark);
	if (!catalog->encoding)
		return print_all(catalog, out, NULL, err);
	done = print_all(catalog, &text, NULL, err) &&
	       encoding_encode(catalog->encoding, strbuf_slice(&text), ENCODING_REFUSE, out, err);
	strbuf_release(&text);
	return done;
}

static bool save_encoded(const struct catalog *catalog, const char *path, struct error *err)
{
	struct strbuf bytes = STRBUF_INIT;
	bool done = catalog_print(catalog, &bytes, err) || error_add(err, _("cannot write '%s'"), path);

	done = done && file_write(path, strbuf_slice(&bytes), err);
	strbuf_release(&bytes);
	return done;
}

bool catalog_save(const struct catalog *catalog, const char *path, struct error *err)
{
	struct strbuf chunk = STRBUF_INIT;
	struct file_writer writer;
	bool done;

	if (catalog->encoding)
		return save_encoded(catalog, path, err);
	if (!file_writer_open(&writer, path, err))
		return false;
	done = (!catalog->byte_order_mark || file_writer_add(&writer, byte_order_mark, err)) &&
	       print_all(catalog, &chunk, &writer, err);
	strbuf_release(&chunk);
	if (!done) {
		file_writer_abandon(&writer);
		return false;
	}
	return file_writer_commit(&writer, err);
}

/* ----------------------------------------------------------------- header */

struct slice catalog_header(const struct catalog *catalog, const char *name)
{
	struct slice text = unit_target(&catalog->header);
	size_t from, to;

	if (!catalog->has_header || !find_field(text, name, &from, &to))
		return SLICE_NONE;
	return slice_trim(slice_part(text, from + strlen(name) + 1, to));
}

static void set_header_text(struct catalog *catalog, struct slice text)
{
	struct unit *header = &catalog->header;

	if (!catalog->has_header) {
		catalog->has_header = true;
		catalog->header_position = 0;
		header->source = SLICE("");
	}
	if (!header->target_count) {
		header->targets = arena_alloc(&catalog->arena, sizeof(*header->targets));
		header->target_count = 1;
	}
	header->targets[0] = catalog_keep(catalog, text);
	header->flags |= UNIT_CHANGED;
}

void catalog_set_header(struct catalog *catalog, const char *name, struct slice value)
{
	struct slice old = catalog_header(catalog, name);
	struct strbuf text = STRBUF_INIT;

	if (old.data && slice_equal(old, value))
		return;
	strbuf_add(&text, unit_target(&catalog->header));
	replace_field(&text, name, value);
	set_header_text(catalog, strbuf_slice(&text));
	strbuf_release(&text);
}

const struct language *catalog_language(const struct catalog *catalog)
{
	return language_find(catalog_header(catalog, "Language"));
}

const struct language *catalog_source_language(const struct catalog *catalog)
{
	return language_find(catalog_header(catalog, "X-Source-Language"));
}

size_t catalog_plural_count(const struct catalog *catalog)
{
	const struct language *language = catalog_language(catalog);
	struct plural plural;

	if (plural_read(catalog_header(catalog, "Plural-Forms"), &plural, NULL))
		return plural.count;
	return language && language->plural_count ? (size_t)language->plural_count : 2;
}

/* ------------------------------------------------------------------ units */

size_t catalog_find(struct catalog *catalog, struct slice context, struct slice source)
{
	unit_index_update(&catalog->index, catalog->units, catalog->count);
	return unit_index_find(&catalog->index, catalog->units, context, source);
}

struct slice catalog_keep(struct catalog *catalog, struct slice text)
{
	return arena_copy(&catalog->arena, text);
}

size_t catalog_add(struct catalog *catalog, const struct unit *unit)
{
	struct unit copy = *unit;
	struct slice *const strings[] = UNIT_STRINGS(&copy);

	for (size_t i = 0; i < ARRAY_COUNT(strings); i++)
		*strings[i] = catalog_keep(catalog, *strings[i]);
	if (unit->source_plural.data && unit_is_empty(unit))
		copy.target_count = catalog_plural_count(catalog);
	copy.targets = arena_alloc(&catalog->arena, copy.target_count * sizeof(*copy.targets));
	for (size_t i = 0; i < copy.target_count; i++)
		copy.targets[i] = i < unit->target_count ? catalog_keep(catalog, unit->targets[i]) : SLICE("");
	copy.original = SLICE_NONE;
	copy.line = 0;
	ARRAY_GROW(catalog->units, catalog->count, catalog->capacity);
	catalog->units[catalog->count] = copy;
	return catalog->count++;
}

struct unit *catalog_edit(struct catalog *catalog, size_t place)
{
	assert(place < catalog->count);
	catalog->units[place].flags |= UNIT_CHANGED;
	return &catalog->units[place];
}

void catalog_set_target(struct catalog *catalog, size_t place, size_t form, struct slice text)
{
	struct unit *unit = &catalog->units[place];

	assert(place < catalog->count);
	if (form < unit->target_count && slice_equal(unit->targets[form], text))
		return;
	unit = catalog_edit(catalog, place);
	if (form >= unit->target_count) {
		struct slice *targets = arena_alloc(&catalog->arena, (form + 1) * sizeof(*targets));

		for (size_t i = 0; i <= form; i++)
			targets[i] = i < unit->target_count ? unit->targets[i] : SLICE("");
		unit->targets = targets;
		unit->target_count = form + 1;
	}
	unit->targets[form] = catalog_keep(catalog, text);
}

void catalog_mark_fuzzy(struct catalog *catalog, size_t place, struct slice previous_source)
{
	struct unit *unit = catalog_edit(catalog, place);

	unit->flags |= UNIT_FUZZY;
	unit->previous_context = unit->previous_plural = SLICE_NONE;
	unit->previous_source = catalog_keep(catalog, previous_source);
}

void catalog_clear_fuzzy(struct catalog *catalog, size_t place)
{
	struct unit *unit = &catalog->units[place];

	assert(place < catalog->count);
	if (!(unit->flags & UNIT_FUZZY) && !unit->previous_source.data)
		return;
	unit = catalog_edit(catalog, place);
	unit->flags &= ~(unsigned)UNIT_FUZZY;
	unit->previous_context = unit->previous_source = unit->previous_plural = SLICE_NONE;
}
