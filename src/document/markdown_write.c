/*
 * markdown_write -- text of a translation, written so that it can be nothing but
 * text where it stands.
 *
 * Text goes out word by word. White space between words becomes one space, or
 * the line break and prefix of the source where the paragraph is broken at a
 * width; a line is broken only in front of a word that begins with a letter, for
 * nothing that begins a block begins with one. A character gets a backslash
 * where CommonMark, GFM or a common dialect would read it as markup at that
 * very place; what stands at the edge of a piece of text is taken for the worst.
 */
#include <config.h>

#include "document/markdown_write.h"

#include "base/utf8.h"
#include "document/format.h"
#include "document/front_matter.h"
#include "document/html_text.h"
#include "document/markdown_inline.h"
#include "document/markdown_line.h"
#include "text/character.h"
#include "text/encoding.h"

#define LINE_LOOK_BACK 1024 /* what is longer is no prefix of a line */
#define ENTITY_LIMIT 48
#define NO_BREAK_SPACE 0xa0u

struct writing {
	const struct document *document;
	const struct document_unit *unit;
	const struct text_piece *piece;
	struct slice source; /* the unit's bytes in the document */
	enum markdown_place place;
	size_t width, column; /* to break at, and what the line has by now */
	struct strbuf *out;
	int named_spaces; /* "&nbsp;" is written for U+00A0; -1: not yet looked for */
};

/* A word of the text, with what stands around it. */
struct word {
	struct slice bytes;
	bool line_start; /* nothing but a prefix in front of it in the line */
	bool joined;	 /* something else than white space stands right in front of it */
	char behind;	 /* the byte right behind it, or a space */
	bool last;	 /* nothing else follows in the unit */
};

/* ---------------------------------------------------------------- what stands there */

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_ascii_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The line that is being written, or an empty slice when it is too long to matter. */
static struct slice line_so_far(const struct strbuf *out)
{
	struct slice all = strbuf_slice(out);
	size_t at = all.bytes, limit = at > LINE_LOOK_BACK ? at - LINE_LOOK_BACK : 0;

	while (at > limit && all.data[at - 1] != '\n' && all.data[at - 1] != '\r')
		at--;
	return at > limit || limit == 0 ? slice_part(all, at, all.bytes) : SLICE_NONE;
}

/* Behind ": " or "[^1]: ", what begins a definition or a note. */
static size_t skip_mark(struct slice line, size_t at)
{
	size_t end = at;

	if (markdown_byte(line, at) == '[' && markdown_byte(line, at + 1) == '^')
		end = slice_find(line, SLICE("]"), at);
	if (end == SIZE_MAX)
		return at;
	end += end > at;
	return markdown_byte(line, end) == ':' && markdown_is_blank(markdown_byte(line, end + 1)) ? end + 2 : at;
}

static bool is_line_start(const struct strbuf *out)
{
	struct slice line = line_so_far(out);
	size_t at;

	if (!line.data)
		return false;
	if (slice_starts(line, SLICE("\xef\xbb\xbf")))
		line = slice_part(line, 3, line.bytes);
	at = markdown_skip_prefix(line, 0, true);
	return markdown_skip_prefix(line, skip_mark(line, at), true) == line.bytes;
}

static size_t column(const struct strbuf *out)
{
	struct slice line = line_so_far(out);

	return line.data ? utf8_count(line) : LINE_LOOK_BACK;
}

static bool is_word_character(struct slice text, size_t at)
{
	enum character_kind kind = character_kind(utf8_next(text, &at));

	return kind == CHARACTER_LETTER || kind == CHARACTER_DIGIT || kind == CHARACTER_UNSPACED;
}

/* The character in front of `at` is a letter or digit. */
static bool follows_letter(struct slice text, size_t at)
{
	if (at == 0)
		return false;
	do
		at--;
	while (at > 0 && ((unsigned char)text.data[at] & 0xc0) == 0x80);
	return is_word_character(text, at);
}

static char next_of(struct slice text, size_t at)
{
	return at + 1 < text.bytes ? text.data[at + 1] : 0;
}

/* ------------------------------------------------------------------ what is markup */

/* "&name;", "&#1;" */
static bool is_entity(struct slice text, size_t at)
{
	size_t end = at + 1;

	if (end < text.bytes && text.data[end] == '#')
		end++;
	while (end < text.bytes && end - at < ENTITY_LIMIT &&
	       (is_digit(text.data[end]) || is_ascii_letter(text.data[end])))
		end++;
	return end > at + 1 && end < text.bytes && text.data[end] == ';';
}

/* "12." alone, which would begin a list */
static bool is_list_number(struct slice text, size_t at)
{
	if (at == 0 || at + 1 != text.bytes || at > 9)
		return false;
	for (size_t i = 0; i < at; i++)
		if (!is_digit(text.data[i]))
			return false;
	return true;
}

/* "#" at the end of a heading is its mark. */
static bool is_closing_mark(const struct word *word)
{
	for (size_t i = 0; i < word->bytes.bytes; i++)
		if (word->bytes.data[i] != '#')
			return false;
	return word->last;
}

/* What begins a block, or goes on with one, in front of the words of a line. */
static bool begins_block(struct slice text)
{
	char c = text.data[0], next = next_of(text, 0);

	switch (c) {
	case '#':
	case '>':
	case '=':
	case '|':
	case ':':
	case '<':
		return true;
	case '-':
		return next == 0 || next == '-' || next == ':' || next == '|';
	case '+':
	case '!':
	case '?':
		return next == 0 ? c == '+' : next == c;
	case '/':
	case '%':
		return next == c;
	default:
		return false;
	}
}

/* A bare address becomes a link; only those that the source has may. */
static bool is_new_link(const struct writing *writing, struct slice text, size_t at)
{
	struct slice rest = slice_part(text, at, text.bytes);
	bool link = false;

	switch (text.data[at]) {
	case ':':
		link = at > 0 && slice_starts(rest, SLICE("://"));
		break;
	case '.':
		link = at >= 3 && slice_equal_ascii_case(slice_part(text, at - 3, at), SLICE("www"));
		break;
	case '@':
		link = at > 0 && at + 1 < text.bytes;
		break;
	}
	if (!link)
		return false;
	while (text.bytes && markdown_is_punctuation(text.data[text.bytes - 1]) && text.data[text.bytes - 1] != '/')
		text.bytes--;
	while (text.bytes && markdown_is_punctuation(text.data[0])) {
		text.data++;
		text.bytes--;
	}
	return slice_find(writing->source, text, 0) == SIZE_MAX;
}

/* Whether a letter or digit, or the unknown, does not stand on both sides of "_". */
static bool may_emphasise(const struct word *word, size_t at)
{
	struct slice text = word->bytes;

	if (at == 0 || at + 1 == text.bytes)
		return text.bytes > 1 || word->joined || word->behind != ' ';
	return !(follows_letter(text, at) && is_word_character(text, at + 1));
}

/* What stands behind the byte at `at`, be it in the word or not. */
static char behind(const struct word *word, size_t at)
{
	return at + 1 < word->bytes.bytes ? word->bytes.data[at + 1] : word->behind;
}

static bool is_markup_anywhere(const struct writing *writing, const struct word *word, size_t at)
{
	struct slice text = word->bytes;
	char next = next_of(text, at);

	switch (text.data[at]) {
	case '\\':
		return next == 0 || markdown_is_punctuation(next);
	case '`':
	case '[':
	case ']':
		return true;
	case '*':
	case '~':
		return text.bytes > 1 || word->line_start || word->joined || word->behind != ' ';
	case '_':
		return may_emphasise(word, at);
	case '!':
		return next == 0 && word->behind == '[';
	case '<':
		next = behind(word, at);
		return is_ascii_letter(next) || next == '/' || next == '!' || next == '?' ||
		       (next != ' ' && writing->unit->style & MARKDOWN_BRACES);
	case '&':
		return is_entity(text, at);
	case '$':
		return next == '$' || markdown_formula_end(text, at) > at;
	case '{':
		return next == 0 || !is_word_character(text, at + 1) || writing->unit->style & MARKDOWN_BRACES;
	case '}':
		return writing->unit->style & MARKDOWN_BRACES;
	case ':':
	case '.':
	case '@':
		return is_new_link(writing, text, at);
	default:
		return false;
	}
}

static bool is_markup(const struct writing *writing, const struct word *word, size_t at)
{
	char c = word->bytes.data[at];

	if (c == '|' && writing->unit->style & MARKDOWN_CELL)
		return true;
	if (is_markup_anywhere(writing, word, at))
		return true;
	if (writing->place == MARKDOWN_IN_HEADING)
		return c == '#' ? is_closing_mark(word) : c == '{' && at == 0;
	if (!word->line_start || writing->place != MARKDOWN_IN_PARAGRAPH)
		return false;
	if (at == 0)
		return begins_block(word->bytes);
	return (c == '.' || c == ')') && is_list_number(word->bytes, at);
}

/* In a title only what ends it, and what is written with "\" and "&", is markup. */
static bool is_markup_in_title(const struct writing *writing, struct slice text, size_t at)
{
	char c = text.data[at], next = next_of(text, at);

	switch (c) {
	case '\\':
		return next == 0 || markdown_is_punctuation(next);
	case '&':
		return is_entity(text, at);
	case '"':
		return writing->place == MARKDOWN_IN_DOUBLE;
	case '\'':
		return writing->place == MARKDOWN_IN_SINGLE;
	case '(':
	case ')':
		return writing->place == MARKDOWN_IN_PARENTHESES;
	case '|':
		return writing->unit->style & MARKDOWN_CELL;
	case '`':
	case '{':
	case '<':
		return true;
	case '[':
		return next == '^' || next == '[';
	case '^':
		return next == '[';
	case '$':
		return next == '$' || markdown_formula_end(text, at) > at;
	default:
		return false;
	}
}

/* ------------------------------------------------------------------------- writing */

static bool is_title(enum markdown_place place)
{
	return place >= MARKDOWN_IN_DOUBLE && place <= MARKDOWN_IN_PARENTHESES;
}

/* Controls, and bytes that the charset does not know. */
static bool is_unwritable(uint32_t c)
{
	return c < 0x20 || c == 0x7f || encoding_is_escape(c);
}

static void write_no_break_space(struct writing *writing)
{
	if (writing->named_spaces < 0)
		writing->named_spaces = slice_find(writing->source, SLICE("&nbsp;"), 0) != SIZE_MAX;
	strbuf_add_string(writing->out, writing->named_spaces ? "&nbsp;" : "\xc2\xa0");
}

static void write_word(struct writing *writing, const struct word *word)
{
	struct slice text = word->bytes;

	for (size_t at = 0; at < text.bytes;) {
		size_t begin = at;
		uint32_t c = utf8_next(text, &at);

		if (c == NO_BREAK_SPACE)
			write_no_break_space(writing);
		else if (is_unwritable(c))
			strbuf_add_codepoint(writing->out, UTF8_REPLACEMENT);
		else if (c < 0x80 && (is_title(writing->place) ? is_markup_in_title(writing, text, begin)
							       : is_markup(writing, word, begin))) {
			strbuf_add_byte(writing->out, '\\');
			strbuf_add_byte(writing->out, (char)c);
			/* Templates are filled in before Markdown is read, or after it: "{\{" would not do. */
			if (c == '{' && (next_of(text, begin) == '{' || next_of(text, begin) == '%'))
				strbuf_add_byte(writing->out, ' ');
		} else {
			strbuf_add(writing->out, slice_part(text, begin, at));
		}
	}
}

/* The first break between two lines of the source: the line end and the prefix. */
static struct slice line_break(struct slice source)
{
	size_t begin = markdown_line_end(source, 0);

	return slice_part(source, begin,
			  markdown_skip_prefix(source, markdown_next_line(source, begin), false));
}

static void write_space(struct writing *writing, struct slice next, size_t columns)
{
	bool letter = next.bytes && is_word_character(next, 0) && !is_digit(next.data[0]);

	if (writing->width && letter && writing->column + 1 + columns > writing->width) {
		strbuf_add(writing->out, line_break(writing->source));
		writing->column = column(writing->out);
	} else {
		strbuf_add_byte(writing->out, ' ');
		writing->column++;
	}
}

static bool ends_in_space(const struct strbuf *out)
{
	return out->bytes == 0 || is_space(out->data[out->bytes - 1]);
}

static bool is_blank_from(struct slice text, size_t at)
{
	while (at < text.bytes && is_space(text.data[at]))
		at++;
	return at == text.bytes;
}

/* The byte that will stand behind the piece. */
static char byte_behind(const struct writing *writing)
{
	const struct text_edge *edge = &writing->piece->behind;
	size_t at = writing->unit->range.end;

	if (edge->code) {
		struct slice made = edge->kind == CODE_CLOSE ? edge->code->close_bytes : edge->code->open_bytes;

		if (made.bytes)
			return made.data[0];
		at = edge->kind == CODE_CLOSE ? edge->code->close.begin : edge->code->open.begin;
	}
	return markdown_byte(document_stream_text(writing->document, writing->unit->stream), at);
}

static void write_words(struct writing *writing, struct slice text)
{
	size_t at = 0;
	char behind_piece = byte_behind(writing);

	while (at < text.bytes) {
		size_t begin = at, end, columns;
		struct word word;

		while (begin < text.bytes && is_space(text.data[begin]))
			begin++;
		for (end = begin; end < text.bytes && !is_space(text.data[end]);)
			end++;
		word = (struct word){ .bytes = slice_part(text, begin, end),
				      .behind = end < text.bytes || is_space(behind_piece) ? ' ' : behind_piece,
				      .last = !writing->piece->behind.code && is_blank_from(text, end) };
		columns = writing->width ? utf8_count(word.bytes) : 0;
		if (begin > at && !ends_in_space(writing->out))
			write_space(writing, word.bytes, columns);
		word.joined = begin == 0 && !ends_in_space(writing->out);
		word.line_start = at == 0 && word.bytes.bytes && is_line_start(writing->out);
		write_word(writing, &word);
		writing->column += columns;
		at = end;
	}
}

/* ------------------------------------------------------------------------ emphasis */

#define WORD_JOINER "\xe2\x81\xa0"

static bool is_emphasis(const struct text_edge *edge, enum code_kind kind)
{
	return edge->code && edge->kind == kind &&
	       (slice_starts(edge->code->name, SLICE("em")) || slice_starts(edge->code->name, SLICE("strong")) ||
		slice_starts(edge->code->name, SLICE("del")));
}

/* Neither a letter nor white space in front of `at`. */
static bool follows_sign(struct slice text, size_t at)
{
	return at > 0 && !is_space(text.data[at - 1]) && !follows_letter(text, at);
}

/*
 * Emphasis does not end between a sign and a letter, as in «**"Word"**ning», nor
 * begin between a letter and a sign (CommonMark 6.2). A word joiner, which is
 * neither and is not seen, makes it.
 */
static void join_emphasis(struct writing *writing, struct slice text)
{
	const struct text_edge *before = &writing->piece->before;
	struct slice so_far = strbuf_slice(writing->out);
	struct document_range tag;

	if (is_emphasis(before, CODE_CLOSE) && is_word_character(text, 0)) {
		tag = before->code->close;
		if (follows_sign(so_far, so_far.bytes - (tag.end - tag.begin)))
			strbuf_splice(writing->out, so_far.bytes - (tag.end - tag.begin),
				      so_far.bytes - (tag.end - tag.begin), SLICE(WORD_JOINER));
	} else if (is_emphasis(before, CODE_OPEN) && !is_word_character(text, 0) && !is_space(text.data[0])) {
		tag = before->code->open;
		if (follows_letter(so_far, so_far.bytes - (tag.end - tag.begin)))
			strbuf_add_string(writing->out, WORD_JOINER);
	}
}

/* ------------------------------------------------------------------------ other places */

/* A blank line would end a block of HTML. */
static void join_lines(struct slice text, bool pre, struct slice source, struct strbuf *joined)
{
	bool blank_lines = slice_find(source, SLICE("\n\n"), 0) != SIZE_MAX;

	for (size_t i = 0; i < text.bytes; i++) {
		char c = text.data[i];

		if (is_space(c) && !pre)
			c = ' ';
		if (c == '\r' || (c == '\n' && next_of(text, i) == '\n' && !blank_lines))
			continue;
		strbuf_add_byte(joined, c);
	}
}

/*
 * What dialects read before HTML is read: templates, expressions, notes, formulas.
 * A template that the source has may stay.
 */
static const char *dialect_reference(struct slice text, size_t at, bool mdx, struct slice source)
{
	char next = next_of(text, at);
	size_t end;

	switch (text.data[at]) {
	case '[':
		return next == '^' || next == '[' ? "&#91;" : NULL;
	case '^':
		return next == '[' ? "&#94;" : NULL;
	case '$':
		return next == '$' || markdown_formula_end(text, at) > at ? "&#36;" : NULL;
	case '}':
		return mdx ? "&#125;" : NULL;
	case '{':
		if (!mdx && next && (is_ascii_letter(next) || is_digit(next) || (unsigned char)next >= 0x80))
			return NULL;
		end = slice_find(text, SLICE("}"), at);
		return end == SIZE_MAX || slice_find(source, slice_part(text, at, end + 1), 0) == SIZE_MAX ? "&#123;" :
													     NULL;
	default:
		return NULL;
	}
}

static void write_html(const struct document *document, const struct document_unit *unit, struct slice text,
		       struct strbuf *out)
{
	enum html_style style = (enum html_style)(unit->style >> MARKDOWN_STYLE_SHIFT);
	struct slice source = document_unit_bytes(document, unit);
	struct strbuf joined = STRBUF_INIT, written = STRBUF_INIT;

	join_lines(text, style == HTML_STYLE_PRE, source, &joined);
	html_text_write(strbuf_slice(&joined), style, unit->extras->spelling, &written);
	for (size_t i = 0; i < written.bytes; i++) {
		const char *reference = dialect_reference(strbuf_slice(&written), i, unit->style & MARKDOWN_BRACES, source);

		if (reference)
			strbuf_add_string(out, reference);
		else
			strbuf_add_byte(out, written.data[i]);
	}
	strbuf_release(&joined);
	strbuf_release(&written);
}

/* White space at the edges of a unit can be markup there. */
static struct slice trim_edges(const struct text_piece *piece)
{
	struct slice text = piece->text;

	while (!piece->before.code && text.bytes && is_space(text.data[0]))
		text = slice_part(text, 1, text.bytes);
	while (!piece->behind.code && text.bytes && is_space(text.data[text.bytes - 1]))
		text.bytes--;
	return text;
}

void markdown_write(const struct document *document, const struct document_unit *unit,
		    const struct text_piece *piece, struct strbuf *out)
{
	struct writing writing = { .document = document,
				   .unit = unit,
				   .piece = piece,
				   .source = document_unit_bytes(document, unit),
				   .place = (enum markdown_place)(unit->style & MARKDOWN_PLACE_MASK),
				   .width = unit->style >> MARKDOWN_STYLE_SHIFT,
				   .out = out,
				   .named_spaces = -1 };
	struct slice text;

	switch (writing.place) {
	case MARKDOWN_IN_HTML:
		write_html(document, unit, piece->text, out);
		break;
	case MARKDOWN_IN_FRONT_MATTER:
		front_matter_write(piece->text, (enum front_matter_style)writing.width, out);
		break;
	default:
		text = trim_edges(piece);
		if (text.bytes)
			join_emphasis(&writing, text);
		writing.width = piece->laid_out ? 0 : writing.width;
		writing.column = writing.width ? column(out) : 0;
		write_words(&writing, text);
		break;
	}
}
