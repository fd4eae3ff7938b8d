/*
 * po_write -- a unit as GNU msgcat writes it: its order of comments, its
 * escapes, its cutting of long strings into lines of 79 columns.
 */
#include <config.h>

#include "catalog/po.h"

#include "catalog/po_directive.h"
#include "text/wrap.h"

#include <stdio.h>

#define PAGE_COLUMNS ((size_t)79)

/* How the strings of a unit are written. */
struct style {
	struct strbuf *out;
	const char *prefix;		 /* "", "#~ ", "#| " or "#~| " */
	bool wrap;			 /* unless the unit is marked no-wrap */
	po_directive_function directive; /* of its format, or NULL */
	struct strbuf inside;		 /* marks on the bytes inside directives */
	struct strbuf line;		 /* one line, escaped */
	struct strbuf forbidden, cuts;	 /* marks on its bytes for wrap_line() */
};

/* --------------------------------------------------------------- comments */

static void print_lines(struct strbuf *out, const char *mark, struct slice text)
{
	struct slice line;

	if (!text.data)
		return;
	if (!text.bytes) {
		strbuf_addf(out, "%s\n", mark);
		return;
	}
	while (slice_next_field(&text, '\n', &line)) {
		strbuf_add_string(out, mark);
		if (line.bytes) {
			strbuf_add_byte(out, ' ');
			strbuf_add(out, line);
		}
		strbuf_add_byte(out, '\n');
	}
}

/* Places are separated by spaces; each line takes as many as fit. */
static void print_references(struct strbuf *out, struct slice references)
{
	size_t column = 0;
	struct slice line;

	while (slice_next_field(&references, '\n', &line)) {
		struct slice place;

		while (slice_next_field(&line, ' ', &place)) {
			place = slice_trim(place);
			if (!place.bytes)
				continue;
			if (column && column + place.bytes + 1 > PAGE_COLUMNS) {
				strbuf_add_byte(out, '\n');
				column = 0;
			}
			if (!column) {
				strbuf_add_string(out, "#:");
				column = 2;
			}
			strbuf_add_byte(out, ' ');
			strbuf_add(out, place);
			column += place.bytes + 1;
		}
	}
	if (column)
		strbuf_add_byte(out, '\n');
}

static void print_flags(struct strbuf *out, const struct unit *unit)
{
	bool fuzzy = unit->flags & UNIT_FUZZY;

	if (!fuzzy && !unit->flag_names.bytes)
		return;
	strbuf_add_string(out, "#,");
	if (fuzzy)
		strbuf_add_string(out, " fuzzy");
	if (unit->flag_names.bytes) {
		strbuf_add_string(out, fuzzy ? ", " : " ");
		strbuf_add(out, unit->flag_names);
	}
	strbuf_add_byte(out, '\n');
}

/* ---------------------------------------------------------------- strings */

static void set_bytes(struct strbuf *marks, size_t bytes)
{
	strbuf_clear(marks);
	strbuf_reserve(marks, bytes + 1);
	memset(marks->data, 0, bytes + 1);
	marks->bytes = bytes;
}

/*
 * One line of a string with its \n, escaped, and where it must not be cut:
 * inside escapes and directives, and before the final \n.
 */
static void escape_line(struct style *style, struct slice text)
{
	static const char bytes[] = "\a\b\f\n\r\t\v\\\"", names[] = "abfnrtv\\\"";

	set_bytes(&style->inside, text.bytes);
	if (style->directive)
		style->directive(text, style->inside.data);
	strbuf_clear(&style->line);
	strbuf_clear(&style->forbidden);
	for (size_t i = 0; i < text.bytes; i++) {
		const char *found = text.data[i] ? strchr(bytes, text.data[i]) : NULL;

		if (found) {
			strbuf_add_byte(&style->line, '\\');
			strbuf_add_byte(&style->forbidden, style->inside.data[i] || text.data[i] == '\n');
			strbuf_add_byte(&style->line, names[found - bytes]);
			strbuf_add_byte(&style->forbidden, 1);
		} else {
			strbuf_add_byte(&style->line, text.data[i]);
			strbuf_add_byte(&style->forbidden, style->inside.data[i]);
		}
	}
}

/* Into lines that fit, the first beginning in column `start`. Returns how many cuts. */
static size_t cut_line(struct style *style, size_t start)
{
	size_t columns = PAGE_COLUMNS - strlen("\"\"") - strlen(style->prefix);
	struct slice line = strbuf_slice(&style->line);

	set_bytes(&style->cuts, line.bytes);
	if (!style->wrap || line.bytes + start <= columns)
		return 0;
	memcpy(style->cuts.data, style->forbidden.data, line.bytes);
	return wrap_line(line, columns, start, style->cuts.data);
}

static void add_cut_line(struct style *style)
{
	struct slice line = strbuf_slice(&style->line);
	size_t from = 0;

	strbuf_add_byte(style->out, '"');
	for (size_t i = 1; i < line.bytes; i++) {
		if (!style->cuts.data[i])
			continue;
		strbuf_add(style->out, slice_part(line, from, i));
		strbuf_addf(style->out, "\"\n%s\"", style->prefix);
		from = i;
	}
	strbuf_add(style->out, slice_part(line, from, line.bytes));
	strbuf_add_string(style->out, "\"\n");
}

/*
 * A keyword and its string. It stands on the keyword's line when it is one line
 * that fits there; else that line has an empty string.
 */
static void print_string(struct style *style, const char *name, struct slice text)
{
	bool first = true;

	do {
		const char *newline = text.bytes ? memchr(text.data, '\n', text.bytes) : NULL;
		size_t bytes = newline ? (size_t)(newline - text.data) + 1 : text.bytes;

		escape_line(style, slice_part(text, 0, bytes));
		text = slice_part(text, bytes, text.bytes);
		if (first && (cut_line(style, strlen(name) + 1) || text.bytes)) {
			strbuf_addf(style->out, "%s%s \"\"\n", style->prefix, name);
			first = false;
		}
		if (!first)
			cut_line(style, 0);
		strbuf_add_string(style->out, style->prefix);
		if (first)
			strbuf_addf(style->out, "%s ", name);
		add_cut_line(style);
		first = false;
	} while (text.bytes);
}

static void print_optional(struct style *style, const char *name, struct slice text)
{
	if (text.data)
		print_string(style, name, text);
}

static void print_targets(struct style *style, const struct unit *unit)
{
	char name[sizeof("msgstr[18446744073709551615]")];

	if (!unit->source_plural.data) {
		print_string(style, "msgstr", unit_target(unit));
		return;
	}
	for (size_t i = 0; i < unit->target_count; i++) {
		snprintf(name, sizeof(name), "msgstr[%zu]", i);
		print_string(style, name, unit->targets[i]);
	}
}

static bool has_flag(struct slice flags, const char *wanted)
{
	struct slice flag;

	while (slice_next_field(&flags, ',', &flag))
		if (slice_is(slice_trim(flag), wanted))
			return true;
	return false;
}

void po_print(const struct unit *unit, struct strbuf *out)
{
	bool obsolete = unit->flags & UNIT_OBSOLETE;
	struct style style = {
		.out = out,
		.prefix = obsolete ? "#~| " : "#| ",
		.wrap = !has_flag(unit->flag_names, "no-wrap"),
		.directive = po_directive_for(unit->flag_names),
		.inside = STRBUF_INIT,
		.line = STRBUF_INIT,
		.forbidden = STRBUF_INIT,
		.cuts = STRBUF_INIT,
	};

	print_lines(out, "#", unit->notes);
	print_lines(out, "#.", unit->extracted);
	print_references(out, unit->references);
	print_flags(out, unit);
	print_optional(&style, "msgctxt", unit->previous_context);
	print_optional(&style, "msgid", unit->previous_source);
	print_optional(&style, "msgid_plural", unit->previous_plural);
	style.prefix = obsolete ? "#~ " : "";
	print_optional(&style, "msgctxt", unit->context);
	print_string(&style, "msgid", unit->source);
	print_optional(&style, "msgid_plural", unit->source_plural);
	print_targets(&style, unit);
	strbuf_release(&style.inside);
	strbuf_release(&style.line);
	strbuf_release(&style.forbidden);
	strbuf_release(&style.cuts);
}

struct slice po_blank_lines(struct slice original)
{
	size_t end = 0;

	for (size_t i = 0; i < original.bytes && strchr(" \t\r\n", original.data[i]) && original.data[i]; i++)
		if (original.data[i] == '\n')
			end = i + 1;
	return slice_part(original, 0, end);
}
