/*
 * markdown_mask -- what the dialects of Markdown add, in words that md4c knows.
 *
 * Two passes: over the lines (markdown_containers.c), then over the characters
 * (templates, footnotes, lists of attributes). Neither needs to know what is
 * code: in code the copy is not looked at but for what ends it, and neither pass
 * touches a fence or an indent.
 */
#include <config.h>

#include "document/markdown_mask.h"

#include "base/alloc.h"
#include "document/markdown_inline.h"
#include "document/markdown_masking.h"
#include "document/markdown_parse.h"

#include <stdlib.h>

#define LABEL_LIMIT 100
#define RETRY_LIMIT 128 /* bytes of an expression inside one that is not closed */

void masking_fill(struct masking *masking, struct document_range range, char c)
{
	for (size_t i = range.begin; i < range.end; i++)
		if (!markdown_is_line_end(masking->copy[i]))
			masking->copy[i] = c;
}

void masking_hide(struct masking *masking, struct document_range range)
{
	struct range_list *hidden = &masking->mask->hidden;

	masking_fill(masking, range, HIDDEN);
	ARRAY_GROW(hidden->items, hidden->count, hidden->capacity);
	hidden->items[hidden->count++] = range;
}

/* The end of "[^label]", or `at` */
size_t masking_footnote_end(struct slice text, size_t at)
{
	size_t end = at + 2;

	if (markdown_byte(text, at) != '[' || markdown_byte(text, at + 1) != '^')
		return at;
	while (end < text.bytes && end - at < LABEL_LIMIT && !markdown_is_line_end(text.data[end]) &&
	       !markdown_is_blank(text.data[end]) && text.data[end] != '[' && text.data[end] != ']')
		end++;
	return end > at + 2 && markdown_byte(text, end) == ']' ? end + 1 : at;
}

/* ------------------------------------------------------------------- templates */

static const struct {
	const char *open, *close;
	bool block; /* alone in a line it is no text but a block */
} templates[MASKING_TEMPLATES] = {
	{ "{{<", ">}}", true }, { "{{%", "%}}", true }, { "{{", "}}", false }, { "{%", "%}", true },
	{ "{*", "*}", true },	{ "{!", "!}", true },	{ "{#", "#}", true },  { "$$", "$$", false },
};

/*
 * Where `close` begins, in the same paragraph and without code in between. What
 * was searched in vain is not searched again.
 */
static size_t find_close(struct slice text, size_t at, struct slice close, struct vain_search *vain)
{
	size_t limit = at + MARKDOWN_TEMPLATE_LIMIT < text.bytes ? at + MARKDOWN_TEMPLATE_LIMIT : text.bytes;
	bool blank = vain->blank; /* nothing but blanks since the last line end */

	if (at < vain->end && vain->final)
		return SIZE_MAX;
	if (at < vain->end)
		at = vain->end;
	else
		blank = false;
	for (vain->final = false; at < limit && !vain->final; at++) {
		char c = text.data[at];

		if (slice_starts(slice_part(text, at, limit), close)) {
			vain->end = 0;
			return at;
		}
		vain->final = c == '`' || (c == '\n' && blank);
		if (c == '\n')
			blank = true;
		else if (!markdown_is_blank(c) && c != '>' && c != '\r')
			blank = false;
	}
	vain->end = at;
	vain->blank = blank;
	return SIZE_MAX;
}

/* "{ #id .class }", "{: .note}" in one line; the end, or `at`. */
static size_t attributes_end(struct slice text, size_t at)
{
	size_t begin = markdown_skip_blanks(text, at + 1), end = begin;
	char first = markdown_byte(text, begin);

	if (first != '#' && first != '.' && first != ':')
		return at;
	while (end < text.bytes && end - at < MARKDOWN_TEMPLATE_LIMIT && !markdown_is_line_end(text.data[end]) &&
	       text.data[end] != '}' && text.data[end] != '{' && text.data[end] != '`')
		end++;
	return markdown_byte(text, end) == '}' ? end + 1 : at;
}

/* An expression of MDX, with its braces paired. */
static size_t expression_end(struct slice text, size_t at, size_t *vain)
{
	size_t limit = at < *vain ? RETRY_LIMIT : MARKDOWN_TEMPLATE_LIMIT, end = at, depth = 0;

	for (; end < text.bytes && end - at < limit; end++) {
		if (text.data[end] == '{')
			depth++;
		else if (text.data[end] == '}' && --depth == 0)
			return end + 1;
	}
	if (end > *vain)
		*vain = end;
	return at;
}

/* The line holds nothing but what is hidden. */
static bool stands_alone(struct slice text, struct document_range range)
{
	size_t begin = range.begin, end = markdown_skip_blanks(text, range.end);

	if (!markdown_is_line_end(markdown_byte(text, end)))
		return false;
	while (begin > 0 && !markdown_is_line_end(text.data[begin - 1]) &&
	       (markdown_is_blank(text.data[begin - 1]) || text.data[begin - 1] == '>' ||
		text.data[begin - 1] == HIDDEN))
		begin--;
	return begin == 0 || markdown_is_line_end(text.data[begin - 1]);
}

/* A heading with attributes ends where they begin; blanks there mean nothing. */
static bool ends_heading(struct slice text, struct document_range range)
{
	size_t line = range.begin, below, behind;

	if (!markdown_is_line_end(markdown_byte(text, markdown_skip_blanks(text, range.end))))
		return false;
	while (line > 0 && !markdown_is_line_end(text.data[line - 1]))
		line--;
	if (markdown_byte(text, markdown_skip_prefix(text, line, true)) == '#')
		return true;
	below = markdown_skip_prefix(text, markdown_next_line(text, markdown_line_end(text, range.end)), false);
	if (below >= text.bytes || (text.data[below] != '=' && text.data[below] != '-'))
		return false;
	behind = markdown_skip_blanks(text, below + markdown_run(text, below, text.data[below]));
	return markdown_is_line_end(markdown_byte(text, behind));
}

static size_t mask_template(struct masking *masking, size_t at)
{
	struct slice text = masking->text;

	for (size_t i = 0; i < ARRAY_COUNT(templates); i++) {
		struct slice open = slice_of(templates[i].open), close = slice_of(templates[i].close);
		struct document_range range;
		size_t end;

		if (!slice_starts(slice_part(text, at, text.bytes), open))
			continue;
		end = find_close(text, at + open.bytes, close, &masking->vain[i]);
		if (end == SIZE_MAX)
			continue;
		range = (struct document_range){ at, end + close.bytes };
		while (close.data[close.bytes - 1] == '}' && markdown_byte(text, range.end) == '}')
			range.end++;
		masking_hide(masking, range);
		if (templates[i].block && stands_alone(text, range))
			masking_fill(masking, range, ' ');
		return range.end;
	}
	return at;
}

static size_t mask_brace(struct masking *masking, size_t at)
{
	struct slice text = masking->text;
	struct document_range range = { at, mask_template(masking, at) };

	if (range.end > at)
		return range.end;
	range.end = attributes_end(text, at);
	if (range.end > at) {
		masking_hide(masking, range);
		if (ends_heading(text, range) || stands_alone(text, range))
			masking_fill(masking, range, ' ');
		return range.end;
	}
	range.end = masking->mdx ? expression_end(text, at, &masking->vain_expression) : at;
	if (range.end > at)
		masking_hide(masking, range);
	return range.end;
}

static bool is_ascii_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Where the ">" of a tag stands, or `at`. */
static size_t tag_end(struct slice text, size_t at)
{
	char quote = 0;

	for (size_t end = at + 1; end < text.bytes && end - at < MARKDOWN_TEMPLATE_LIMIT; end++) {
		char c = text.data[end];

		if (quote)
			quote = c == quote ? 0 : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '>')
			return end;
		else if (c == '<' || c == '`')
			break;
		if (c == '\n' && markdown_is_line_end(markdown_byte(text, markdown_skip_blanks(text, end + 1))))
			break;
	}
	return at;
}

/* Names of attributes that only Vue knows (`@click`, `#default`) become such that HTML does. */
static void mask_tag(struct masking *masking, size_t at)
{
	struct slice text = masking->text;
	size_t end = is_ascii_letter(markdown_byte(text, at + 1)) ? tag_end(text, at) : at;
	char quote = 0;

	for (size_t i = at + 1; i < end; i++) {
		char c = text.data[i];

		if (quote)
			quote = c == quote ? 0 : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if ((c == '@' || c == '#') && markdown_is_blank(text.data[i - 1]))
			masking->copy[i] = '_';
	}
}

/* Of marks around words only they are hidden. */
static size_t hide_marks(struct masking *masking, size_t at, const struct markdown_marks *marks)
{
	masking_hide(masking, (struct document_range){ at, marks->open_end });
	if (marks->open_end < marks->end)
		masking_hide(masking, (struct document_range){ marks->close, marks->end });
	return marks->open_end;
}

/* A footnote, or a link of a wiki. */
static size_t mask_bracket(struct masking *masking, size_t at)
{
	size_t end = masking_footnote_end(masking->text, at);
	struct markdown_marks marks;

	if (end > at)
		masking_hide(masking, (struct document_range){ at, end });
	else if (markdown_wiki_link(masking->text, at, &marks))
		end = hide_marks(masking, at, &marks);
	return end;
}

static size_t mask_note(struct masking *masking, size_t at)
{
	struct markdown_marks marks;

	if (at < masking->vain_note || !markdown_inline_note(masking->text, at, &marks))
		return at;
	masking->vain_note = marks.end; /* no note stands in a note */
	return hide_marks(masking, at, &marks);
}

static size_t mask_dollar(struct masking *masking, size_t at)
{
	size_t end = mask_template(masking, at);

	if (end == at && (end = markdown_formula_end(masking->text, at)) > at)
		masking_hide(masking, (struct document_range){ at, end });
	return end;
}

static void mask_characters(struct masking *masking, size_t at)
{
	struct slice text = masking->text;

	while (at < text.bytes) {
		size_t end = at;

		switch (text.data[at]) {
		case '\\':
			end = at + 2;
			break;
		case '{':
			end = mask_brace(masking, at);
			break;
		case '$':
			end = mask_dollar(masking, at);
			break;
		case '[':
			end = mask_bracket(masking, at);
			break;
		case '^':
			end = mask_note(masking, at);
			break;
		case '<':
			mask_tag(masking, at);
			break;
		}
		at = end > at ? end : at + 1;
	}
}

/* ------------------------------------------------------------------- the whole */

/* From "---" or "+++" in the first line to the same mark. */
static struct document_range find_front_matter(struct slice text, size_t begin)
{
	struct document_range none = { begin, begin };
	size_t end = markdown_line_end(text, begin);
	struct slice mark = slice_trim(slice_part(text, begin, end));

	if ((!slice_is(mark, "---") && !slice_is(mark, "+++")) || markdown_byte(text, begin) != mark.data[0])
		return none;
	for (size_t at = markdown_next_line(text, end); at < text.bytes; at = markdown_next_line(text, end)) {
		struct slice line;

		end = markdown_line_end(text, at);
		line = slice_part(text, at, end);
		if (slice_starts(line, mark) && slice_trim(line).bytes == mark.bytes)
			return (struct document_range){ begin, end };
		if (mark.data[0] == '-' && slice_starts(line, SLICE("...")) && slice_trim(line).bytes == 3)
			return (struct document_range){ begin, end };
	}
	return none;
}

/* Behind the lines up to the next blank one. */
static size_t block_end(struct slice text, size_t at)
{
	while (at < text.bytes && !markdown_is_line_end(markdown_byte(text, markdown_skip_blanks(text, at))))
		at = markdown_next_line(text, markdown_line_end(text, at));
	return at;
}

static void fill_endless_blocks(struct masking *masking, size_t at)
{
	while (at < masking->text.bytes) {
		size_t end = block_end(masking->text, at);

		if (end - at > MARKDOWN_BLOCK_LIMIT)
			masking_fill(masking, (struct document_range){ at, end }, HIDDEN);
		at = markdown_next_line(masking->text, markdown_line_end(masking->text, end));
	}
}

static int compare_ranges(const void *a, const void *b)
{
	size_t one = ((const struct document_range *)a)->begin, other = ((const struct document_range *)b)->begin;

	return (one > other) - (one < other);
}

void markdown_mask_init(struct markdown_mask *mask, struct slice text, size_t begin, bool mdx)
{
	struct masking masking = { .mask = mask, .mdx = mdx };

	*mask = (struct markdown_mask){ .padded = STRBUF_INIT, .begin = begin,
					.front_matter = find_front_matter(text, begin) };
	strbuf_reserve(&mask->padded, MARKDOWN_PAD + text.bytes);
	memset(mask->padded.data, '\n', MARKDOWN_PAD);
	mask->padded.bytes = MARKDOWN_PAD;
	strbuf_add(&mask->padded, text);
	masking.copy = mask->padded.data + MARKDOWN_PAD;
	memset(masking.copy, '\n', begin);
	mask->text = masking.text = slice_from(masking.copy, text.bytes);
	masking_fill(&masking, mask->front_matter, ' ');
	fill_endless_blocks(&masking, mask->front_matter.end);
	masking_containers(&masking, mask->front_matter.end);
	mask_characters(&masking, mask->front_matter.end);
	markdown_join_blank_lines(mask->text, masking.copy, mask->front_matter.end);
	if (mask->hidden.count)
		qsort(mask->hidden.items, mask->hidden.count, sizeof(*mask->hidden.items), compare_ranges);
}

void markdown_mask_release(struct markdown_mask *mask)
{
	strbuf_release(&mask->padded);
	free(mask->hidden.items);
	free(mask->titles.items);
	*mask = (struct markdown_mask){ .padded = STRBUF_INIT };
}

size_t markdown_hidden_from(const struct markdown_mask *mask, size_t offset)
{
	size_t low = 0, high = mask->hidden.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (mask->hidden.items[middle].end <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool markdown_has_title(const struct markdown_mask *mask, struct document_range range)
{
	size_t low = 0, high = mask->titles.count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (mask->titles.items[middle] < range.begin)
			low = middle + 1;
		else
			high = middle;
	}
	return low < mask->titles.count && mask->titles.items[low] < range.end;
}
