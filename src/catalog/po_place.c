/*
 * po_place -- where in its file a byte of a translation stands.
 */
#include <config.h>

#include "catalog/po_place.h"

#include "base/utf8.h"

struct walk {
	struct slice line; /* in hand */
	size_t number;	   /* of the line, 1-based */
	size_t decoded;	   /* bytes of the target that stand before */
};

/* The keyword of the target's line: "msgstr", or "msgstr[1]". */
static bool begins_target(const struct unit *unit, struct slice line, size_t form)
{
	if (!slice_starts(line, SLICE("msgstr")))
		return false;
	if (!unit->source_plural.data)
		return line.bytes > 6 && line.data[6] != '[';
	return form < 10 && line.bytes > 8 && line.data[6] == '[' && (size_t)(line.data[7] - '0') == form &&
	       line.data[8] == ']';
}

static bool is_octal(char c)
{
	return c >= '0' && c <= '7';
}

/* Behind the escape that begins at `at`; it stands for one byte. */
static size_t skip_escape(struct slice line, size_t at)
{
	size_t digits = 0;

	at++;
	if (at < line.bytes && line.data[at] == 'x') {
		for (at++; at < line.bytes && strchr("0123456789abcdefABCDEF", line.data[at]); at++)
			;
		return at;
	}
	while (at < line.bytes && digits < 3 && is_octal(line.data[at])) {
		at++;
		digits++;
	}
	return digits ? at : at + 1;
}

/* Looks for the byte in the string of the line in hand. */
static bool find_in_line(struct walk *walk, size_t offset, struct po_place *place)
{
	struct slice line = walk->line;
	const char *quote = line.bytes ? memchr(line.data, '"', line.bytes) : NULL;
	size_t at, next;

	if (!quote)
		return false;
	for (at = (size_t)(quote - line.data) + 1; at < line.bytes && line.data[at] != '"'; at = next) {
		next = line.data[at] == '\\' ? skip_escape(line, at) : at + 1;
		if (walk->decoded == offset)
			break;
		walk->decoded++;
	}
	if (walk->decoded != offset)
		return false;
	/* Inside a character: its place is meant. */
	while (at > 0 && at < line.bytes && ((unsigned char)line.data[at] & 0xc0) == 0x80)
		at--;
	*place = (struct po_place){ walk->number, utf8_count(slice_part(line, 0, at)) + 1 };
	return true;
}

/* At the end of a string's line the next line may go on: the last place that fits is taken only there. */
static bool goes_on(struct slice rest)
{
	struct slice line;

	return slice_next_line(&rest, &line) && line.bytes && line.data[0] == '"';
}

static bool at_end_of_string(struct slice line, size_t column)
{
	size_t characters = utf8_count(slice_trim(line));

	return column >= characters;
}

bool po_place_find(const struct unit *unit, size_t form, size_t offset, struct po_place *place)
{
	struct slice rest = unit->original;
	struct walk walk = { .number = unit->line };
	bool counting = false, inside = false;

	if (!rest.data || (unit->flags & (UNIT_CHANGED | UNIT_OBSOLETE)) || !utf8_is_valid(rest))
		return false;
	for (; slice_next_line(&rest, &walk.line); walk.number += counting) {
		counting = counting || slice_starts(walk.line, SLICE("msg"));
		if (!counting)
			continue;
		if (inside && walk.line.bytes && walk.line.data[0] != '"')
			return false;
		inside = inside || begins_target(unit, walk.line, form);
		if (inside && find_in_line(&walk, offset, place) &&
		    !(at_end_of_string(walk.line, place->column) && goes_on(rest)))
			return true;
	}
	return false;
}
