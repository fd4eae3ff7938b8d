/*
 * html_text -- text of HTML to units and back.
 */
#include <config.h>

#include "document/html_text.h"

#include "base/utf8.h"
#include "document/html_references.h"
#include "document/html_tokens.h"
#include "text/encoding.h"

#define NO_BREAK_SPACE 0xa0u

/* --------------------------------------------------------------------- reading */

/* No catalog and no page can hold these: they become codes. */
static bool is_unwritable(uint32_t c)
{
	return (c < 0x20 && !(c == '\n' || c == '\t' || c == '\r' || c == '\f')) || c == 0x7f ||
	       (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe || encoding_is_escape(c);
}

static bool is_attribute(enum html_style style)
{
	return style >= HTML_STYLE_DOUBLE;
}

struct reading {
	struct flow *flow;
	struct slice text;
	enum html_style style;
	struct strbuf decoded; /* since `from` */
	size_t from;
};

static void flush(struct reading *reading, size_t end)
{
	if (end > reading->from && reading->decoded.bytes)
		flow_add_text(reading->flow, (struct document_range){ reading->from, end },
			      strbuf_slice(&reading->decoded));
	strbuf_clear(&reading->decoded);
	reading->from = end;
}

static size_t read_reference(struct reading *reading, size_t at)
{
	size_t start = reading->decoded.bytes, first = start;
	size_t bytes = html_reference(reading->text, at, is_attribute(reading->style), &reading->decoded);

	if (!bytes) {
		strbuf_add_byte(&reading->decoded, '&');
		return at + 1;
	}
	if (is_unwritable(utf8_next(strbuf_slice(&reading->decoded), &first))) {
		strbuf_truncate(&reading->decoded, start);
		flush(reading, at);
		flow_standalone(reading->flow, SLICE("x"), (struct document_range){ at, at + bytes }, 0);
		reading->from = at + bytes;
	}
	return at + bytes;
}

static size_t read_spaces(struct reading *reading, size_t at, size_t end)
{
	size_t begin = at;

	while (at < end && html_is_space(reading->text.data[at]))
		at++;
	if (reading->style != HTML_STYLE_PRE) {
		strbuf_add_byte(&reading->decoded, ' ');
		return at;
	}
	for (size_t i = begin; i < at; i++) {
		char c = reading->text.data[i];

		if (c == '\r' && i + 1 < at && reading->text.data[i + 1] == '\n')
			continue;
		strbuf_add_byte(&reading->decoded, c == '\r' ? '\n' : c == '\f' ? ' ' : c);
	}
	return at;
}

static size_t read_character(struct reading *reading, size_t at)
{
	size_t begin = at;

	if (is_unwritable(utf8_next(reading->text, &at))) {
		flush(reading, begin);
		flow_standalone(reading->flow, SLICE("x"), (struct document_range){ begin, at }, 0);
		reading->from = at;
	} else {
		strbuf_add(&reading->decoded, slice_part(reading->text, begin, at));
	}
	return at;
}

static void read_words(struct reading *reading, struct document_range range)
{
	size_t at = range.begin;

	reading->from = at;
	while (at < range.end) {
		char c = reading->text.data[at];

		if (html_is_space(c))
			at = read_spaces(reading, at, range.end);
		else if (c == '&')
			at = read_reference(reading, at);
		else
			at = read_character(reading, at);
	}
	flush(reading, range.end);
}

static void add_space(struct reading *reading, struct document_range range)
{
	if (range.end == range.begin)
		return;
	if (reading->style == HTML_STYLE_PRE)
		read_spaces(reading, range.begin, range.end);
	flow_add_space(reading->flow, range, strbuf_slice(&reading->decoded));
	strbuf_clear(&reading->decoded);
}

void html_text_read(struct flow *flow, struct slice text, struct document_range range, enum html_style style)
{
	struct reading reading = { flow, slice_part(text, 0, range.end), style, STRBUF_INIT, range.begin };
	struct document_range words = range;

	while (words.begin < words.end && html_is_space(text.data[words.begin]))
		words.begin++;
	while (words.end > words.begin && html_is_space(text.data[words.end - 1]))
		words.end--;
	add_space(&reading, (struct document_range){ range.begin, words.begin });
	if (words.end > words.begin)
		read_words(&reading, words);
	add_space(&reading, (struct document_range){ words.end, range.end });
	strbuf_release(&reading.decoded);
}

/* --------------------------------------------------------------------- writing */

/* As the unit writes it; else as the page does more often. */
static bool names_no_break_space(struct slice unit, struct slice page)
{
	if (slice_find(unit, SLICE("&nbsp;"), 0) != SIZE_MAX)
		return true;
	if (slice_find(unit, SLICE("\xc2\xa0"), 0) != SIZE_MAX)
		return false;
	return slice_find(page, SLICE("&nbsp;"), 0) < slice_find(page, SLICE("\xc2\xa0"), 0);
}

/* What must not stand as itself in that style; NULL for what may. */
static const char *escape_of(uint32_t c, enum html_style style)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return style == HTML_STYLE_DOUBLE || style == HTML_STYLE_BARE ? "&quot;" : NULL;
	case '\'':
		return style == HTML_STYLE_SINGLE || style == HTML_STYLE_BARE ? "&#39;" : NULL;
	case '`':
		return style == HTML_STYLE_BARE ? "&#96;" : NULL;
	case '=':
		return style == HTML_STYLE_BARE ? "&#61;" : NULL;
	case ' ':
		return style == HTML_STYLE_BARE ? "&#32;" : NULL;
	case '\t':
		return is_attribute(style) ? "&#9;" : NULL;
	case '\n':
		return is_attribute(style) ? "&#10;" : NULL;
	case '\r':
	case '\f':
		return is_attribute(style) ? "&#32;" : " ";
	default:
		return is_unwritable(c) ? "\xef\xbf\xbd" : NULL;
	}
}

void html_text_write(struct slice text, enum html_style style, struct slice unit, struct slice page,
		     struct strbuf *out)
{
	int named = -1; /* not yet looked for */

	for (size_t at = 0; at < text.bytes;) {
		size_t begin = at;
		uint32_t c = utf8_next(text, &at);
		const char *escape = escape_of(c, style);

		if (c == NO_BREAK_SPACE) {
			if (named < 0)
				named = names_no_break_space(unit, page);
			strbuf_add_string(out, named ? "&nbsp;" : "\xc2\xa0");
		} else if (escape) {
			strbuf_add_string(out, escape);
		} else if (c == '\n' && slice_find(unit, SLICE("\r\n"), 0) != SIZE_MAX) {
			strbuf_add_string(out, "\r\n");
		} else {
			strbuf_add(out, slice_part(text, begin, at));
		}
	}
}
