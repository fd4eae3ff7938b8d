/*
 * po_read -- a PO file into a catalog, in one pass.
 *
 * The grammar, with comments allowed between entries only:
 *
 *	entry    = [ previous ] [ msgctxt strings ] msgid strings target
 *	previous = [ #|msgctxt strings ] #|msgid strings [ #|msgid_plural strings ]
 *	target   = msgstr strings
 *	         | msgid_plural strings { msgstr "[" number "]" strings }
 *
 * An entry's own bytes begin where the one before it ended: blank lines and
 * comments belong to what follows them. A string of one piece without escapes is
 * borrowed from the file; others are put together in the arena.
 */
#include <config.h>

#include "catalog/po.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "catalog/po_lex.h"

#include <stdlib.h>

enum comment_kind { COMMENT_NOTE, COMMENT_EXTRACTED, COMMENT_REFERENCE, COMMENT_FLAGS, COMMENT_KINDS };

struct comment {
	enum comment_kind kind;
	struct slice text;
};

struct reader {
	struct catalog *catalog;
	struct po_lexer lexer;
	struct po_token token; /* the one to be looked at next */
	const char *entry_start;
	const char *last_end; /* of the token before `token` */

	struct comment *comments; /* before the entry */
	size_t comment_count, comment_capacity;
	struct slice *targets; /* of the entry */
	size_t target_count, target_capacity;
	struct strbuf scratch;
	bool bytes_escaped; /* the string in scratch has some that may be no UTF-8 */
};

/* ----------------------------------------------------------------- tokens */

static bool advance(struct reader *reader, struct error *err)
{
	reader->last_end = reader->token.end;
	return po_next_token(&reader->lexer, &reader->token, err);
}

static bool syntax_error(const struct reader *reader, const char *wanted, struct error *err)
{
	return error_at(err, ERROR_FORMAT, reader->lexer.path, reader->token.line,
			/* TRANSLATORS: both are parts of a PO file: "'msgstr'", "a string". */
			_("%s was expected, but there is %s"), wanted, po_token_name(&reader->token));
}

/* The tokens of an entry are all marked obsolete, or none. */
static bool check_marks(const struct reader *reader, bool obsolete, bool previous, struct error *err)
{
	if (reader->token.obsolete != obsolete)
		return error_at(err, ERROR_FORMAT, reader->lexer.path, reader->token.line,
				_("some lines of the entry are marked obsolete with '#~', others are not"));
	if (reader->token.previous != previous)
		return error_at(err, ERROR_FORMAT, reader->lexer.path, reader->token.line,
				_("the mark '#|' of a previous text is missing or misplaced"));
	return true;
}

/* ---------------------------------------------------------------- strings */

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* Octal digits, up to three, or hexadecimal ones, as many as there are. */
static unsigned numeric_escape(struct slice text, size_t *at)
{
	unsigned value = 0;

	if (text.data[*at] == 'x') {
		for (++*at; *at < text.bytes && hex_value(text.data[*at]) >= 0; ++*at)
			value = (value * 16 + (unsigned)hex_value(text.data[*at])) & 0xff;
		return value;
	}
	for (int digits = 0; digits < 3 && *at < text.bytes; digits++, ++*at) {
		if (text.data[*at] < '0' || text.data[*at] > '7')
			break;
		value = value * 8 + (unsigned)(text.data[*at] - '0');
	}
	return value & 0xff;
}

static bool unescape(struct reader *reader, struct error *err)
{
	static const char names[] = "ntbrfva\\\"", meanings[] = "\n\t\b\r\f\v\a\\\"";
	struct slice text = reader->token.text;
	size_t at = 0;

	while (at < text.bytes) {
		const char *backslash = memchr(text.data + at, '\\', text.bytes - at);
		size_t stop = backslash ? (size_t)(backslash - text.data) : text.bytes;
		const char *name;

		strbuf_add(&reader->scratch, slice_part(text, at, stop));
		at = stop + 1;
		if (at >= text.bytes)
			break;
		name = strchr(names, text.data[at]);
		if (name) {
			strbuf_add_byte(&reader->scratch, meanings[name - names]);
			at++;
		} else if ((text.data[at] >= '0' && text.data[at] <= '7') ||
			   (text.data[at] == 'x' && at + 1 < text.bytes && hex_value(text.data[at + 1]) >= 0)) {
			unsigned value = numeric_escape(text, &at);

			if (value == 0)
				return error_at(err, ERROR_FORMAT, reader->lexer.path, reader->token.line,
						_("a string holds an escaped NUL, which no text may"));
			reader->bytes_escaped |= value >= 0x80;
			strbuf_add_byte(&reader->scratch, (char)value);
		} else {
			return error_at(err, ERROR_FORMAT, reader->lexer.path, reader->token.line,
					_("'\\%c' is no escape sequence of a PO file"), text.data[at]);
		}
	}
	return true;
}

/* One string token or several in a row. */
static bool read_strings(struct reader *reader, bool obsolete, bool previous, struct slice *text,
			 struct error *err)
{
	size_t line = reader->token.line;

	if (reader->token.kind != PO_STRING)
		return syntax_error(reader, _("a string"), err);
	if (!check_marks(reader, obsolete, previous, err))
		return false;
	if (!reader->token.escaped) {
		*text = reader->token.text;
		if (!advance(reader, err))
			return false;
		if (reader->token.kind != PO_STRING)
			return true;
		strbuf_clear(&reader->scratch);
		strbuf_add(&reader->scratch, *text);
	} else {
		strbuf_clear(&reader->scratch);
	}
	reader->bytes_escaped = false;
	while (reader->token.kind == PO_STRING) {
		if (!check_marks(reader, obsolete, previous, err) || !unescape(reader, err) ||
		    !advance(reader, err))
			return false;
	}
	if (reader->bytes_escaped && utf8_valid_bytes(strbuf_slice(&reader->scratch)) < reader->scratch.bytes)
		return error_at(err, ERROR_FORMAT, reader->lexer.path, line,
				_("the escaped bytes of the string are not UTF-8"));
	*text = catalog_keep(reader->catalog, strbuf_slice(&reader->scratch));
	return true;
}

/* A keyword and its strings. */
static bool read_part(struct reader *reader, enum po_token_kind keyword, const char *name, bool obsolete,
		      bool previous, struct slice *text, struct error *err)
{
	if (reader->token.kind != keyword)
		return syntax_error(reader, name, err);
	return check_marks(reader, obsolete, previous, err) && advance(reader, err) &&
	       read_strings(reader, obsolete, previous, text, err);
}

/* --------------------------------------------------------------- comments */

static struct slice without_space(struct slice text)
{
	return text.bytes && text.data[0] == ' ' ? slice_part(text, 1, text.bytes) : text;
}

static void take_comment(struct reader *reader)
{
	struct slice text = reader->token.text;
	struct comment comment = { COMMENT_NOTE, text };

	switch (text.bytes ? text.data[0] : '\0') {
	case '.':
		comment.kind = COMMENT_EXTRACTED;
		break;
	case ':':
		comment.kind = COMMENT_REFERENCE;
		break;
	case ',':
	case '!':
		comment.kind = COMMENT_FLAGS;
		break;
	}
	if (comment.kind != COMMENT_NOTE)
		comment.text = slice_part(text, 1, text.bytes);
	comment.text = without_space(comment.text);
	ARRAY_GROW(reader->comments, reader->comment_count, reader->comment_capacity);
	reader->comments[reader->comment_count++] = comment;
}

/* The comments of one kind, a line each. */
static struct slice join_comments(struct reader *reader, enum comment_kind kind)
{
	struct slice first = SLICE_NONE;
	size_t found = 0;

	for (size_t i = 0; i < reader->comment_count; i++) {
		if (reader->comments[i].kind != kind)
			continue;
		if (found == 0) {
			first = reader->comments[i].text;
		} else {
			if (found == 1) {
				strbuf_clear(&reader->scratch);
				strbuf_add(&reader->scratch, first);
			}
			strbuf_add_byte(&reader->scratch, '\n');
			strbuf_add(&reader->scratch, reader->comments[i].text);
		}
		found++;
	}
	return found > 1 ? catalog_keep(reader->catalog, strbuf_slice(&reader->scratch)) : first;
}

/* Flags but fuzzy, in their order: "c-format, range: 0..10". */
static void take_flags(struct reader *reader, struct unit *unit)
{
	strbuf_clear(&reader->scratch);
	for (size_t i = 0; i < reader->comment_count; i++) {
		struct slice rest = reader->comments[i].text, flag;

		if (reader->comments[i].kind != COMMENT_FLAGS)
			continue;
		while (slice_next_field(&rest, ',', &flag)) {
			flag = slice_trim(flag);
			if (slice_is(flag, "fuzzy")) {
				unit->flags |= UNIT_FUZZY;
			} else if (flag.bytes) {
				if (reader->scratch.bytes)
					strbuf_add_string(&reader->scratch, ", ");
				strbuf_add(&reader->scratch, flag);
			}
		}
	}
	if (reader->scratch.bytes)
		unit->flag_names = catalog_keep(reader->catalog, strbuf_slice(&reader->scratch));
}

static void attach_comments(struct reader *reader, struct unit *unit)
{
	bool present[COMMENT_KINDS] = { false };

	for (size_t i = 0; i < reader->comment_count; i++)
		present[reader->comments[i].kind] = true;
	if (present[COMMENT_NOTE])
		unit->notes = join_comments(reader, COMMENT_NOTE);
	if (present[COMMENT_EXTRACTED])
		unit->extracted = join_comments(reader, COMMENT_EXTRACTED);
	if (present[COMMENT_REFERENCE])
		unit->references = join_comments(reader, COMMENT_REFERENCE);
	if (present[COMMENT_FLAGS])
		take_flags(reader, unit);
	reader->comment_count = 0;
}

/* ---------------------------------------------------------------- entries */

static bool read_previous(struct reader *reader, struct unit *unit, bool obsolete, struct error *err)
{
	if (reader->token.kind == PO_MSGCTXT &&
	    !read_part(reader, PO_MSGCTXT, "'msgctxt'", obsolete, true, &unit->previous_context, err))
		return false;
	if (!read_part(reader, PO_MSGID, "'msgid'", obsolete, true, &unit->previous_source, err))
		return false;
	return reader->token.kind != PO_MSGID_PLURAL || !reader->token.previous ||
	       read_part(reader, PO_MSGID_PLURAL, "'msgid_plural'", obsolete, true, &unit->previous_plural,
			 err);
}

static bool read_target(struct reader *reader, bool obsolete, struct error *err)
{
	struct slice text;

	if (!read_part(reader, PO_MSGSTR, "'msgstr'", obsolete, false, &text, err))
		return false;
	ARRAY_GROW(reader->targets, reader->target_count, reader->target_capacity);
	reader->targets[reader->target_count++] = text;
	return true;
}

static bool read_bracketed_number(struct reader *reader, size_t wanted, struct error *err)
{
	struct po_token number;

	if (reader->token.kind != PO_OPEN_BRACKET)
		return syntax_error(reader, "'msgstr[…]'", err);
	if (!advance(reader, err))
		return false;
	number = reader->token;
	if (number.kind != PO_NUMBER)
		return syntax_error(reader, _("a number"), err);
	if (number.text.bytes > 9 || strtoul(number.text.data, NULL, 10) != wanted)
		return error_at(err, ERROR_FORMAT, reader->lexer.path, number.line,
				_("plural forms must be numbered 0, 1, 2 and so on; 'msgstr[%zu]' was expected"),
				wanted);
	if (!advance(reader, err))
		return false;
	if (reader->token.kind != PO_CLOSE_BRACKET)
		return syntax_error(reader, "']'", err);
	return advance(reader, err);
}

static bool read_plural_targets(struct reader *reader, bool obsolete, struct error *err)
{
	do {
		struct slice text;

		if (reader->token.kind != PO_MSGSTR)
			return syntax_error(reader, "'msgstr[0]'", err);
		if (!check_marks(reader, obsolete, false, err) || !advance(reader, err) ||
		    !read_bracketed_number(reader, reader->target_count, err) ||
		    !read_strings(reader, obsolete, false, &text, err))
			return false;
		ARRAY_GROW(reader->targets, reader->target_count, reader->target_capacity);
		reader->targets[reader->target_count++] = text;
	} while (reader->token.kind == PO_MSGSTR && reader->token.obsolete == obsolete);
	return true;
}

/* The entry ends with its last line, if nothing else stands on it. */
static void set_original(struct reader *reader, struct unit *unit)
{
	const char *end = reader->last_end;

	while (end < reader->lexer.end && (*end == ' ' || *end == '\t' || *end == '\r'))
		end++;
	if (end < reader->lexer.end && *end == '\n')
		end++;
	else if (end < reader->lexer.end)
		end = reader->last_end;
	unit->original = slice_from(reader->entry_start, (size_t)(end - reader->entry_start));
	reader->entry_start = end;
}

static bool add_entry(struct reader *reader, struct unit *unit, struct error *err)
{
	struct catalog *catalog = reader->catalog;

	unit->target_count = reader->target_count;
	unit->targets = arena_alloc(&catalog->arena, reader->target_count * sizeof(*unit->targets));
	memcpy(unit->targets, reader->targets, reader->target_count * sizeof(*unit->targets));
	if (!catalog->has_header && !unit->source.bytes && !unit->context.data &&
	    !(unit->flags & UNIT_OBSOLETE)) {
		catalog->has_header = true;
		catalog->header = *unit;
		catalog->header_position = catalog->count;
		return true;
	}
	if (catalog->count >= catalog->limits.entries)
		return error_at(err, ERROR_LIMIT, reader->lexer.path, unit->line,
				_("there are more entries than the limit of %zu"), catalog->limits.entries);
	ARRAY_GROW(catalog->units, catalog->count, catalog->capacity);
	catalog->units[catalog->count++] = *unit;
	return true;
}

static bool read_entry(struct reader *reader, struct error *err)
{
	struct unit unit = { .line = reader->token.line };
	bool obsolete = reader->token.obsolete;

	reader->target_count = 0;
	if (obsolete)
		unit.flags |= UNIT_OBSOLETE;
	attach_comments(reader, &unit);
	if (reader->token.previous && !read_previous(reader, &unit, obsolete, err))
		return false;
	unit.line = reader->token.line;
	if (reader->token.kind == PO_MSGCTXT &&
	    !read_part(reader, PO_MSGCTXT, "'msgctxt'", obsolete, false, &unit.context, err))
		return false;
	if (!read_part(reader, PO_MSGID, "'msgid'", obsolete, false, &unit.source, err))
		return false;
	if (reader->token.kind == PO_MSGID_PLURAL) {
		if (!read_part(reader, PO_MSGID_PLURAL, "'msgid_plural'", obsolete, false,
			       &unit.source_plural, err) ||
		    !read_plural_targets(reader, obsolete, err))
			return false;
	} else if (!read_target(reader, obsolete, err)) {
		return false;
	}
	set_original(reader, &unit);
	return add_entry(reader, &unit, err);
}

static bool read_entries(struct reader *reader, struct error *err)
{
	for (;;) {
		switch (reader->token.kind) {
		case PO_END:
			return true;
		case PO_COMMENT:
			take_comment(reader);
			if (!advance(reader, err))
				return false;
			break;
		case PO_DOMAIN:
			return error_at(err, ERROR_UNSUPPORTED, reader->lexer.path, reader->token.line,
					_("the file holds several domains; make it one file a domain"));
		case PO_MSGCTXT:
		case PO_MSGID:
			if (!read_entry(reader, err))
				return false;
			break;
		default:
			return syntax_error(reader, "'msgid'", err);
		}
	}
}

bool po_read(struct catalog *catalog, struct slice text, struct error *err)
{
	struct reader reader = {
		.catalog = catalog,
		.lexer = {
			.at = text.data,
			.end = text.data + text.bytes,
			.line_start = text.data,
			.line = 1,
			.path = catalog->path,
			.line_limit_bytes = catalog->limits.line_bytes,
		},
		.entry_start = text.data,
		.scratch = STRBUF_INIT,
	};
	bool done = advance(&reader, err) && read_entries(&reader, err);

	if (done)
		catalog->trailing =
			slice_from(reader.entry_start, (size_t)(reader.lexer.end - reader.entry_start));
	free(reader.comments);
	free(reader.targets);
	strbuf_release(&reader.scratch);
	return done;
}
