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
#define SPELLING_BYTES 160 /* of the spellings of one unit, and a last one */

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

static bool is_json(enum html_style style)
{
	return style >= HTML_STYLE_JSON;
}

static bool has_references(enum html_style style)
{
	return style != HTML_STYLE_CDATA && !is_json(style);
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

static void spell(struct reading *reading, struct slice spelling)
{
	struct strbuf *list = &reading->flow->spelling;

	if (flow_is_full(reading->flow) || list->bytes >= SPELLING_BYTES ||
	    slice_find(strbuf_slice(list), spelling, 0) != SIZE_MAX)
		return;
	strbuf_add(list, spelling);
	if (spelling.data[0] == '&' && spelling.data[spelling.bytes - 1] != ';')
		strbuf_add_byte(list, ';');
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
	} else if (first == reading->decoded.bytes && (unsigned char)reading->decoded.data[start] > ' ') {
		spell(reading, slice_part(reading->text, at, at + bytes));
	}
	return at + bytes;
}

/* The four digits of "\\u04e9" at `at`, or SIZE_MAX. */
static uint32_t read_unit(struct slice text, size_t at)
{
	uint32_t unit = 0;

	if (at + 6 > text.bytes || text.data[at] != '\\' || text.data[at + 1] != 'u')
		return UINT32_MAX;
	for (size_t i = at + 2; i < at + 6; i++) {
		char c = text.data[i];

		if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')))
			return UINT32_MAX;
		unit = unit * 16 + (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
	}
	return unit;
}

/* What an escape of JSON stands for; its length, 1 for a backslash that begins none. */
static size_t decode_escape(struct slice text, size_t at, uint32_t *c)
{
	static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
	const char *letter = at + 1 < text.bytes ? strchr(letters, text.data[at + 1]) : NULL;
	uint32_t unit = read_unit(text, at), low;

	if (unit == UINT32_MAX) {
		*c = letter && *letter ? (unsigned char)meanings[letter - letters] : '\\';
		return letter && *letter ? 2 : 1;
	}
	*c = unit;
	if (unit < 0xd800 || unit > 0xdfff)
		return 6;
	low = read_unit(text, at + 6);
	if (unit > 0xdbff || low < 0xdc00 || low > 0xdfff) {
		*c = UTF8_REPLACEMENT;
		return 6;
	}
	*c = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
	return 12;
}

/* How many bytes at `at` are white space in a string of JSON, escaped or not. */
static size_t count_json_space(struct slice text, size_t at)
{
	uint32_t c = (unsigned char)text.data[at];
	size_t bytes = c == '\\' ? decode_escape(text, at, &c) : 1;

	return c < 0x80 && html_is_space((char)c) ? bytes : 0;
}

static size_t read_json_spaces(struct reading *reading, size_t at, size_t end)
{
	size_t begin = at, bytes;

	while (at < end && (bytes = count_json_space(reading->text, at)))
		at += bytes;
	flush(reading, begin);
	flow_add_space(reading->flow, (struct document_range){ begin, at }, SLICE(""));
	reading->from = at;
	return at;
}

static size_t read_escape(struct reading *reading, size_t at)
{
	uint32_t c;
	size_t bytes = decode_escape(reading->text, at, &c);

	if (is_unwritable(c)) {
		flush(reading, at);
		flow_standalone(reading->flow, SLICE("x"), (struct document_range){ at, at + bytes }, 0);
		reading->from = at + bytes;
	} else {
		strbuf_add_codepoint(&reading->decoded, c);
	}
	return at + bytes;
}

/* One space is itself; what is joined to one is an item of its own, so that its bytes are known. */
static void join_spaces(struct reading *reading, struct document_range range)
{
	if (range.end - range.begin == 1 && reading->text.data[range.begin] == ' ') {
		strbuf_add_byte(&reading->decoded, ' ');
		return;
	}
	flush(reading, range.begin);
	flow_add_space(reading->flow, range, SLICE(""));
	reading->from = range.end;
}

static size_t read_spaces(struct reading *reading, size_t at, size_t end)
{
	size_t begin = at;

	while (at < end && html_is_space(reading->text.data[at]))
		at++;
	if (reading->style != HTML_STYLE_PRE) {
		join_spaces(reading, (struct document_range){ begin, at });
		return at;
	}
	for (size_t i = begin; i < at; i++) {
		char c = reading->text.data[i];

		if (c == '\r' && i + 1 < at && reading->text.data[i + 1] == '\n') {
			spell(reading, SLICE("\r\n"));
			continue;
		}
		strbuf_add_byte(&reading->decoded, c == '\r' ? '\n' : c == '\f' ? ' ' : c);
	}
	return at;
}

static size_t read_character(struct reading *reading, size_t at)
{
	size_t begin = at;
	uint32_t c = utf8_next(reading->text, &at);

	if (c == NO_BREAK_SPACE)
		spell(reading, slice_part(reading->text, begin, at));
	if (is_unwritable(c)) {
		flush(reading, begin);
		flow_standalone(reading->flow, SLICE("x"), (struct document_range){ begin, at }, 0);
		reading->from = at;
	} else {
		strbuf_add(&reading->decoded, slice_part(reading->text, begin, at));
	}
	return at;
}

/* What stands for itself, whatever the style. */
static bool is_plain(char c)
{
	return c > ' ' && c < 0x7f && c != '&' && c != '\\';
}

/* Most of any text: such characters, and single spaces between them. */
static size_t read_plain(struct reading *reading, size_t at, size_t end)
{
	size_t begin = at;
	bool spaces = !is_json(reading->style);

	while (at < end && (is_plain(reading->text.data[at]) ||
			    (spaces && reading->text.data[at] == ' ' && at > begin && at + 1 < end &&
			     is_plain(reading->text.data[at + 1]))))
		at++;
	strbuf_add(&reading->decoded, slice_part(reading->text, begin, at));
	return at;
}

static void read_words(struct reading *reading, struct document_range range)
{
	size_t at = range.begin;

	reading->from = at;
	while (at < range.end) {
		char c = reading->text.data[at];

		if (is_plain(c))
			at = read_plain(reading, at, range.end);
		else if (is_json(reading->style) && count_json_space(reading->text, at))
			at = read_json_spaces(reading, at, range.end);
		else if (html_is_space(c))
			at = read_spaces(reading, at, range.end);
		else if (c == '&' && has_references(reading->style))
			at = read_reference(reading, at);
		else if (c == '\\' && is_json(reading->style))
			at = read_escape(reading, at);
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

struct spelling {
	uint32_t c;
	struct slice as;
};

/* The next of a list: a reference, "\r\n", or a character that stands for itself. */
static bool next_spelling(struct slice *rest, struct spelling *spelling)
{
	struct strbuf decoded = STRBUF_INIT;
	size_t bytes = 0, at = 0;

	if (!rest->bytes)
		return false;
	if (rest->data[0] == '&' && (bytes = html_reference(*rest, 0, false, &decoded))) {
		spelling->c = utf8_next(strbuf_slice(&decoded), &at);
	} else if (slice_starts(*rest, SLICE("\r\n"))) {
		spelling->c = '\n';
		bytes = 2;
	} else {
		spelling->c = utf8_next(*rest, &bytes);
	}
	spelling->as = slice_part(*rest, 0, bytes);
	*rest = slice_part(*rest, bytes, rest->bytes);
	strbuf_release(&decoded);
	return true;
}

static size_t read_spellings(struct slice list, struct spelling *spellings)
{
	size_t count = 0;

	while (count < HTML_SPELLINGS_MAX && next_spelling(&list, &spellings[count]))
		count++;
	return count;
}

void html_text_prefer(struct flow *flow, struct slice spelling)
{
	struct slice list = spelling;
	struct spelling wanted, one;

	next_spelling(&list, &wanted);
	list = strbuf_slice(&flow->spelling);
	while (next_spelling(&list, &one))
		if (one.c == wanted.c)
			return;
	strbuf_add(&flow->spelling, spelling);
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

/* JSON in a script: nothing there may look like markup either. */
static void write_json(uint32_t c, struct slice bytes, bool ascii, struct strbuf *out)
{
	if (c == '"' || c == '\\')
		strbuf_addf(out, "\\%c", (char)c);
	else if (c == '\n')
		strbuf_add_string(out, "\\n");
	else if (c > 0xffff && ascii)
		strbuf_addf(out, "\\u%04x\\u%04x", 0xd7c0 + (unsigned)(c >> 10), 0xdc00 + (unsigned)(c & 0x3ff));
	else if (c < 0x20 || c == '<' || c == '>' || c == '&' || c == 0x2028 || c == 0x2029 || (ascii && c >= 0x7f))
		strbuf_addf(out, "\\u%04x", (unsigned)c);
	else
		strbuf_add(out, bytes);
}

/* All but the end of the section may stand there; a space parts what would be it. */
static void write_cdata(struct slice text, struct strbuf *out)
{
	for (size_t at = 0; at < text.bytes;) {
		size_t begin = at;
		uint32_t c = utf8_next(text, &at);

		if (c == '>' && slice_ends(strbuf_slice(out), SLICE("]]")))
			strbuf_add_byte(out, ' ');
		if (is_unwritable(c))
			strbuf_add_codepoint(out, UTF8_REPLACEMENT);
		else
			strbuf_add(out, slice_part(text, begin, at));
	}
}

static void write_json_text(struct slice text, bool ascii, struct strbuf *out)
{
	for (size_t at = 0; at < text.bytes;) {
		size_t begin = at;
		uint32_t c = utf8_next(text, &at);

		if (is_unwritable(c))
			write_json(UTF8_REPLACEMENT, SLICE("\xef\xbf\xbd"), ascii, out);
		else
			write_json(c, slice_part(text, begin, at), ascii, out);
	}
}

static const struct spelling *find_spelling(const struct spelling *spellings, size_t count, uint32_t c)
{
	for (size_t i = 0; i < count; i++)
		if (spellings[i].c == c)
			return &spellings[i];
	return NULL;
}

void html_text_write(struct slice text, enum html_style style, struct slice spelling, struct strbuf *out)
{
	struct spelling spellings[HTML_SPELLINGS_MAX];
	size_t count;

	if (is_json(style)) {
		write_json_text(text, style == HTML_STYLE_JSON_ASCII, out);
		return;
	}
	if (style == HTML_STYLE_CDATA) {
		write_cdata(text, out);
		return;
	}
	count = read_spellings(spelling, spellings);
	for (size_t at = 0; at < text.bytes;) {
		size_t begin = at;
		uint32_t c = utf8_next(text, &at);
		const struct spelling *spelled = find_spelling(spellings, count, c);
		const char *escape = spelled ? NULL : escape_of(c, style);

		if (spelled)
			strbuf_add(out, spelled->as);
		else if (escape)
			strbuf_add_string(out, escape);
		else
			strbuf_add(out, slice_part(text, begin, at));
	}
}
