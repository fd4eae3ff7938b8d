/*
 * plain -- texts without markup.
 *
 * Lines are the only structure. A unit is a line, or the lines of one paragraph
 * where the author broke them by hand to fit a width: the breaks were his
 * editor's, not his, so the unit has spaces there, and its translation is broken
 * again at the same width with the same indents. Whether a text is broken by
 * hand is seen from its breaks: in such a text the first word of a line would
 * not have fitted on the line before.
 *
 *	  * the marks in front of a unit, its indent and the spaces behind
 *	    it, stay outside
 *	^^^^                                    ^ a break that was made to fit
 */
#include <config.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "document/flow.h"
#include "document/format.h"
#include "document/skeleton.h"
#include "text/character.h"

#include <stdlib.h>

#define WIDTH_MIN 40  /* shorter "lines" are verses, lists, banners */
#define WIDTH_MAX 120 /* longer ones were not broken by hand */
#define WIDTH_SLACK 8 /* how much earlier than need be some authors break */

struct line {
	struct document_range whole; /* without its line end */
	struct document_range text;  /* without mark, indent and space behind */
	size_t columns, indent;	     /* of `whole` and in front of `text`, in characters */
	size_t first_word;	     /* columns of the first word of `text` */
	bool marked;		     /* "* ", "12. ", "> " stands in front */
	bool words;		     /* there is a letter or digit in it */
	bool capital;		     /* it begins with a capital letter */
};

struct lines {
	struct line *items;
	size_t count, capacity;
	size_t width; /* of the longest line that could have been broken */
};

/* ---------------------------------------------------------------------- lines */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\f' || c == '\v';
}

static bool is_ascii_digit(char c)
{
	return c >= '0' && c <= '9';
}

static const char *const bullets[] = {
	"-", "*", "+", "–", "—", "•", "·", "‣", "◦", "▪", "●", "○", "■", "□", "#", ">", "|",
};

static size_t bullet_bytes(struct slice text)
{
	for (size_t i = 0; i < ARRAY_COUNT(bullets); i++) {
		struct slice bullet = slice_of(bullets[i]);

		if (slice_starts(text, bullet))
			return bullet.bytes;
	}
	return 0;
}

/* "1.", "12)", "1.2.", "a)", "(3)": up to three digits, so that a year is none. */
static size_t number_bytes(struct slice text)
{
	size_t at = text.bytes && text.data[0] == '(' ? 1 : 0, digits = 0, end = 0;

	while (at < text.bytes && is_ascii_digit(text.data[at]) && digits < 3) {
		digits++;
		if (++at < text.bytes && (text.data[at] == '.' || text.data[at] == ')')) {
			end = ++at;
			digits = 0;
		}
	}
	if (!end && text.bytes >= 2 && text.data[1] == ')' &&
	    character_kind((unsigned char)text.data[0]) == CHARACTER_LETTER)
		end = 2;
	return digits ? 0 : end;
}

/* Length of the mark at the beginning of a text with the space behind it, or 0. */
static size_t mark_bytes(struct slice text)
{
	size_t at = bullet_bytes(text);

	if (!at)
		at = number_bytes(text);
	if (!at || at >= text.bytes || !is_blank(text.data[at]))
		return 0;
	while (at < text.bytes && is_blank(text.data[at]))
		at++;
	return at;
}

static bool has_word(struct slice text)
{
	for (size_t at = 0; at < text.bytes;) {
		enum character_kind kind = character_kind(utf8_next(text, &at));

		if (kind == CHARACTER_LETTER || kind == CHARACTER_DIGIT || kind == CHARACTER_UNSPACED)
			return true;
	}
	return false;
}

static size_t first_word_columns(struct slice text)
{
	size_t end = 0;

	while (end < text.bytes && !is_blank(text.data[end]))
		end++;
	return utf8_count(slice_part(text, 0, end));
}

static struct line read_line(struct slice text, struct document_range whole)
{
	struct line line = { .whole = whole, .text = whole };
	struct slice words;
	size_t mark;

	while (line.text.end > line.text.begin && is_blank(text.data[line.text.end - 1]))
		line.text.end--;
	while (line.text.begin < line.text.end && is_blank(text.data[line.text.begin]))
		line.text.begin++;
	while ((mark = mark_bytes(slice_part(text, line.text.begin, line.text.end)))) {
		line.text.begin += mark;
		line.marked = true;
	}
	words = slice_part(text, line.text.begin, line.text.end);
	line.columns = utf8_count(slice_part(text, whole.begin, line.text.end));
	line.indent = utf8_count(slice_part(text, whole.begin, line.text.begin));
	line.first_word = first_word_columns(words);
	line.words = has_word(words);
	line.capital = words.bytes && character_is_upper(utf8_next(words, &(size_t){ 0 }));
	return line;
}

/* Line ends are \n, \r\n and, in old Macintosh texts, \r. */
static size_t find_line_end(struct slice text, size_t at)
{
	while (at < text.bytes && text.data[at] != '\n' && text.data[at] != '\r')
		at++;
	return at;
}

static size_t skip_line_end(struct slice text, size_t at)
{
	if (at < text.bytes && text.data[at] == '\r')
		at++;
	if (at < text.bytes && text.data[at] == '\n')
		at++;
	return at;
}

static struct lines read_lines(struct slice text, size_t at)
{
	struct lines lines = { NULL, 0, 0, 0 };

	while (at < text.bytes) {
		size_t end = find_line_end(text, at);
		struct line line = read_line(text, (struct document_range){ at, end });

		ARRAY_GROW(lines.items, lines.count, lines.capacity);
		lines.items[lines.count++] = line;
		if (line.columns > lines.width && line.first_word < line.columns - line.indent)
			lines.width = line.columns;
		at = skip_line_end(text, end);
	}
	return lines;
}

/* ----------------------------------------------------------------- paragraphs */

/* The lines `index - 1` and `index` stand together, and nothing begins between them. */
static bool adjoins(const struct lines *lines, size_t index)
{
	return index > 0 && lines->items[index - 1].words && lines->items[index].words &&
	       !lines->items[index].marked;
}

/* The break in front of the line was made because its first word did not fit any more. */
static bool breaks_to_fit(const struct lines *lines, size_t index)
{
	return lines->items[index - 1].columns + 1 + lines->items[index].first_word + WIDTH_SLACK >
	       lines->width;
}

/* The lines that stand together from `first` on, and the breaks between them. */
struct block {
	size_t end; /* behind its last line */
	size_t breaks, fitting, capitals;
};

static struct block read_block(const struct lines *lines, size_t first)
{
	struct block block = { first + 1, 0, 0, 0 };

	for (; block.end < lines->count && adjoins(lines, block.end); block.end++) {
		block.breaks++;
		block.fitting += breaks_to_fit(lines, block.end);
		block.capitals += lines->items[block.end].capital;
	}
	return block;
}

/* A paragraph that was broken by hand, or might have been; a list of names is not. */
static bool is_filled(const struct block *block)
{
	return block->breaks > 0 && block->fitting * 10 >= block->breaks * 7;
}

/*
 * Most breaks of the paragraphs that may be broken by hand are followed by no beginning of a sentence or
 * title. Where most breaks of the text stand elsewhere (in lists, addresses), few of them may be.
 */
static bool is_broken_by_hand(const struct lines *lines)
{
	size_t all = 0, breaks = 0, capitals = 0;

	if (lines->width < WIDTH_MIN || lines->width > WIDTH_MAX)
		return false;
	for (size_t i = 0; i < lines->count;) {
		struct block block = read_block(lines, i);

		all += block.breaks;
		if (is_filled(&block)) {
			breaks += block.breaks;
			capitals += block.capitals;
		}
		i = block.end;
	}
	if (breaks * 10 >= all * 7)
		return breaks > 0 && capitals * 2 <= breaks;
	return breaks > 1 && capitals * 4 <= breaks;
}

/* How lines are joined, decided once for a text. */
enum joining { JOIN_NONE, JOIN_FITTING, JOIN_ALL };

static enum joining choose_joining(const struct lines *lines, int wanted)
{
	switch (wanted) {
	case PLAIN_LINES:
		return JOIN_NONE;
	case PLAIN_PARAGRAPHS:
		return JOIN_ALL;
	default:
		return is_broken_by_hand(lines) ? JOIN_FITTING : JOIN_NONE;
	}
}

static bool joins(const struct lines *lines, const struct block *block, size_t index, enum joining joining)
{
	if (joining == JOIN_FITTING)
		return is_filled(block) && breaks_to_fit(lines, index);
	return joining == JOIN_ALL;
}

/* ----------------------------------------------------------------------- units */

/* Characters that no catalog can hold: controls, and bytes that the charset does not know. */
static bool is_unwritable(uint32_t c)
{
	return (c < 0x20 && c != '\t') || c == 0x7f || encoding_is_escape(c);
}

static void add_line(struct flow *flow, struct slice text, struct document_range range)
{
	size_t from = range.begin;

	for (size_t at = range.begin; at < range.end;) {
		size_t before = at;

		if (!is_unwritable(utf8_next(text, &at)))
			continue;
		if (before > from)
			flow_add_text(flow, (struct document_range){ from, before },
				      slice_part(text, from, before));
		flow_standalone(flow, SLICE("x"), (struct document_range){ before, at }, 0);
		from = at;
	}
	if (range.end > from)
		flow_add_text(flow, (struct document_range){ from, range.end },
			      slice_part(text, from, range.end));
}

/*
 * Adds the unit that begins with a line of the block, and returns the line behind it. The style of
 * a unit is the width to break its translation at, 0 for none.
 */
static size_t add_unit(struct flow *flow, struct builder *builder, const struct lines *lines,
		       const struct block *block, size_t first, enum joining joining)
{
	size_t last = first;

	if (!lines->items[first].words)
		return first + 1;
	add_line(flow, builder->text, lines->items[first].text);
	while (last + 1 < block->end && joins(lines, block, last + 1, joining)) {
		struct document_range gap = { lines->items[last].text.end, lines->items[last + 1].text.begin };

		last++;
		flow_add_space(flow, gap, SLICE(""));
		add_line(flow, builder->text, lines->items[last].text);
	}
	flow_finish(flow, builder, last > first ? SLICE("paragraph") : SLICE("line"),
		    last > first ? (unsigned)(lines->width < WIDTH_MIN ? WIDTH_MIN : lines->width) : 0);
	return last + 1;
}

static void extract_plain(struct builder *builder, const struct document_options *options)
{
	struct lines lines = read_lines(builder->text, builder->text_begin);
	enum joining joining = choose_joining(&lines, options->plain_units);
	struct flow flow = FLOW_INIT;

	for (size_t i = 0; i < lines.count;) {
		struct block block = read_block(&lines, i);

		while (i < block.end)
			i = add_unit(&flow, builder, &lines, &block, i, joining);
	}
	flow_release(&flow);
	free(lines.items);
}

/* -------------------------------------------------------------------- encoding */

/* What stands between the first two lines of a unit: its line end and indent. */
static struct slice line_break_of(struct slice unit)
{
	size_t begin = find_line_end(unit, 0), end = skip_line_end(unit, begin);

	while (end < unit.bytes && is_blank(unit.data[end]))
		end++;
	return slice_part(unit, begin, end);
}

static size_t column_of(const struct strbuf *out)
{
	size_t at = out->bytes;

	while (at > 0 && out->data[at - 1] != '\n' && out->data[at - 1] != '\r')
		at--;
	return utf8_count(slice_part(strbuf_slice(out), at, out->bytes));
}

/* A word that would make a mark, or nothing that words are made of, cannot begin a line. */
static bool may_begin_line(struct slice word)
{
	return has_word(word) && !bullet_bytes(word) && !number_bytes(word);
}

static void add_writable(struct strbuf *out, struct slice word)
{
	for (size_t at = 0; at < word.bytes;) {
		size_t before = at;
		uint32_t c = utf8_next(word, &at);

		if (c == '\n' || c == '\r')
			strbuf_add_byte(out, ' ');
		else if (is_unwritable(c))
			strbuf_add_codepoint(out, UTF8_REPLACEMENT);
		else
			strbuf_add(out, slice_part(word, before, at));
	}
}

static void encode_wrapped(struct slice text, size_t width, struct slice line_break, struct strbuf *out)
{
	size_t column = column_of(out);
	struct slice rest = text, word;

	for (bool first = true; slice_next_field(&rest, ' ', &word); first = false) {
		size_t columns = utf8_count(word);

		if (!first && column + 1 + columns > width && may_begin_line(word)) {
			strbuf_add(out, line_break);
			column = column_of(out);
		} else if (!first) {
			strbuf_add_byte(out, ' ');
			column++;
		}
		add_writable(out, word);
		column += columns;
	}
}

static void encode_plain(const struct document *document, const struct document_unit *unit,
			 const struct text_piece *piece, struct strbuf *out)
{
	if (!unit->style || piece->laid_out)
		add_writable(out, piece->text);
	else
		encode_wrapped(piece->text, unit->style, line_break_of(document_unit_bytes(document, unit)), out);
}

/* -------------------------------------------------------------------- skeleton */

/* Where paragraphs begin, and the empty lines between them. */
static void walk_plain(struct slice text, struct skeleton *skeleton)
{
	bool inside = false;

	for (size_t at = 0; at < text.bytes;) {
		size_t end = find_line_end(text, at);
		bool blank = first_word_columns(slice_trim(slice_part(text, at, end))) == 0;

		if (blank)
			skeleton_add(skeleton, slice_part(text, at, end));
		if (blank || !inside)
			skeleton_end_chained(skeleton, at);
		inside = !blank;
		at = skip_line_end(text, end);
	}
}

/* ------------------------------------------------------------------------- row */

static int sniff_plain(struct slice bytes)
{
	return bytes.bytes ? 10 : 1;
}

const struct format format_plain = {
	.name = "plain",
	.suffixes = "txt text",
	.media_type = "text/plain",
	.unencodable = UNENCODABLE_ERROR,
	.sniff = sniff_plain,
	.extract = extract_plain,
	.encode = encode_plain,
	.skeleton = walk_plain,
};
