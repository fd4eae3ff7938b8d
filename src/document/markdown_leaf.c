/*
 * markdown_leaf -- where the words and the markup of one block stand.
 */
#include <config.h>

#include "document/markdown_leaf.h"

#include "base/alloc.h"
#include "document/markdown_line.h"

#include <stdlib.h>

void markdown_leaf_release(struct markdown_leaf *leaf)
{
	free(leaf->events);
	free(leaf->open);
	*leaf = (struct markdown_leaf)MARKDOWN_LEAF_INIT;
}

void markdown_leaf_clear(struct markdown_leaf *leaf)
{
	leaf->kind = MARKDOWN_LEAF_NONE;
	leaf->count = leaf->open_count = 0;
}

void markdown_leaf_add(struct markdown_leaf *leaf, const struct markdown_event *event)
{
	ARRAY_GROW(leaf->events, leaf->count, leaf->capacity);
	leaf->events[leaf->count++] = *event;
}

static size_t find_first(const struct markdown_leaf *leaf)
{
	size_t index = 0;

	while (index < leaf->count && leaf->events[index].at == SIZE_MAX)
		index++;
	return index;
}

size_t markdown_leaf_first(const struct markdown_leaf *leaf)
{
	size_t index = find_first(leaf);

	return index < leaf->count ? leaf->events[index].at : SIZE_MAX;
}

/* ------------------------------------------------------------------ characters */

/* White space, and what stands in front of the words where a line begins. */
static size_t skip_space(struct slice text, size_t at)
{
	at = markdown_skip_blanks(text, at);
	while (at < text.bytes && markdown_is_line_end(text.data[at]))
		at = markdown_skip_prefix(text, markdown_next_line(text, at), false);
	return at;
}

/* -------------------------------------------------------- destinations, titles */

#define TITLE_LIMIT ((size_t)4096) /* a title or label does not end behind so many bytes */

/* Where `close` stands, at or behind `at`; SIZE_MAX when it does not. */
static size_t find_unescaped(struct slice text, size_t at, char close, bool over_lines)
{
	text = slice_part(text, 0, at + TITLE_LIMIT);
	for (; at < text.bytes; at++) {
		char c = text.data[at];

		if (c == close)
			return at;
		if (markdown_is_line_end(c)) {
			size_t next = markdown_skip_prefix(text, markdown_next_line(text, at), false);

			if (!over_lines || markdown_is_line_end(markdown_byte(text, next)))
				return SIZE_MAX;
		}
		if (c == '\\' && markdown_is_punctuation(markdown_byte(text, at + 1)))
			at++;
	}
	return SIZE_MAX;
}

/* "<a b>", or what has no white space and paired brackets; `at` when none is there. */
static size_t skip_destination(struct slice text, size_t at)
{
	size_t depth = 0, end = at;

	if (markdown_byte(text, at) == '<') {
		end = find_unescaped(text, at + 1, '>', false);
		return end == SIZE_MAX ? at : end + 1;
	}
	for (; end < text.bytes; end++) {
		unsigned char c = (unsigned char)text.data[end];

		if (c <= ' ' || c == 0x7f || (c == ')' && depth == 0))
			break;
		if (c == '(')
			depth++;
		else if (c == ')')
			depth--;
		else if (c == '\\' && markdown_is_punctuation(markdown_byte(text, end + 1)))
			end++;
	}
	return depth ? at : end;
}

static size_t skip_title(struct slice text, size_t at, struct document_range *title, char *quote)
{
	char open = markdown_byte(text, at);
	size_t end;

	if (open != '"' && open != '\'' && open != '(')
		return at;
	end = find_unescaped(text, at + 1, open == '(' ? ')' : open, true);
	if (end == SIZE_MAX)
		return at;
	*title = (struct document_range){ at + 1, end };
	*quote = open;
	return end + 1;
}

size_t markdown_destination_end(struct slice text, size_t at, struct document_range *title, char *quote)
{
	size_t begin = at, end;

	*title = (struct document_range){ at, at };
	*quote = 0;
	if (markdown_byte(text, at) != '(')
		return begin;
	at = skip_space(text, at + 1);
	end = skip_destination(text, at);
	at = skip_space(text, end);
	if (at > end || end == begin + 1)
		at = skip_space(text, skip_title(text, at, title, quote));
	return markdown_byte(text, at) == ')' ? at + 1 : begin;
}

size_t markdown_definition_end(struct slice text, size_t at, struct document_range *title, char *quote)
{
	size_t begin = at, end, behind;

	*title = (struct document_range){ at, at };
	*quote = 0;
	at = skip_space(text, at);
	end = skip_destination(text, at);
	if (end == at)
		return begin;
	at = skip_space(text, end);
	behind = at > end ? skip_title(text, at, title, quote) : at;
	if (behind > at && markdown_is_line_end(markdown_byte(text, markdown_skip_blanks(text, behind))))
		return behind;
	*title = (struct document_range){ begin, begin };
	return markdown_is_line_end(markdown_byte(text, markdown_skip_blanks(text, end))) ? end : begin;
}

/* ---------------------------------------------------------------------- placing */

struct placing {
	struct markdown_leaf *leaf;
	struct slice text;
	size_t at;
};

static size_t line_begin(struct slice text, size_t at)
{
	while (at > 0 && !markdown_is_line_end(text.data[at - 1]))
		at--;
	return at;
}

static size_t line_above(struct slice text, size_t begin)
{
	if (begin > 0 && text.data[begin - 1] == '\n')
		begin--;
	if (begin > 0 && text.data[begin - 1] == '\r')
		begin--;
	return line_begin(text, begin);
}

static size_t cell_begin(struct slice text, size_t at)
{
	while (at > 0 && !markdown_is_line_end(text.data[at - 1])) {
		if (text.data[at - 1] == '|' && (at < 2 || text.data[at - 2] != '\\'))
			return markdown_skip_blanks(text, at);
		at--;
	}
	return markdown_skip_prefix(text, at, true);
}

/* Where the block begins that has markup in front of its first text. */
static size_t begin_of_block(const struct markdown_leaf *leaf, struct slice text, size_t first)
{
	size_t at = leaf->events[first].at, line = line_begin(text, at);

	if (leaf->kind == MARKDOWN_LEAF_CELL)
		return cell_begin(text, at);
	for (size_t i = 0; i < first; i++)
		if (leaf->events[i].kind == MARKDOWN_SOFT_BREAK || leaf->events[i].kind == MARKDOWN_HARD_BREAK)
			line = line_above(text, line);
	at = markdown_skip_prefix(text, line, true);
	if (leaf->kind == MARKDOWN_LEAF_HEADING)
		at = markdown_skip_blanks(text, at + markdown_run(text, at, '#'));
	if (leaf->kind == MARKDOWN_LEAF_TASK && markdown_byte(text, at) == '[')
		at = markdown_skip_blanks(text, at + 3);
	return at;
}

/* Whether the character at `at` is written with a backslash in front of it. */
static bool is_escaped(struct slice text, size_t at)
{
	return at > 0 && text.data[at - 1] == '\\' && markdown_is_punctuation(markdown_byte(text, at));
}

static size_t find_begin(const struct markdown_leaf *leaf, struct slice text)
{
	size_t first = find_first(leaf), at = leaf->events[first].at;

	if (first > 0)
		return begin_of_block(leaf, text, first);
	return leaf->events[first].kind == MARKDOWN_TEXT && is_escaped(text, at) ? at - 1 : at;
}

/* Whether the event can begin at `at`; what follows a link decides where it ends. */
static bool can_follow(const struct placing *placing, size_t index, size_t at)
{
	const struct markdown_event *event = &placing->leaf->events[index];
	char c = markdown_byte(placing->text, at), next = markdown_byte(placing->text, at + 1);

	if (index >= placing->leaf->count) {
		at = markdown_skip_blanks(placing->text, at);
		c = markdown_byte(placing->text, at);
		return markdown_is_line_end(c) || (c == '|' && placing->leaf->kind == MARKDOWN_LEAF_CELL) ||
		       (c == '#' && placing->leaf->kind == MARKDOWN_LEAF_HEADING);
	}
	switch (event->kind) {
	case MARKDOWN_SOFT_BREAK:
		return markdown_is_line_end(markdown_byte(placing->text, markdown_skip_blanks(placing->text, at)));
	case MARKDOWN_HARD_BREAK:
		return (c == '\\' && markdown_is_line_end(next)) || (c == ' ' && next == ' ');
	case MARKDOWN_ENTER:
	case MARKDOWN_LEAVE:
		break;
	default:
		return event->at == at || (event->at == at + 1 && c == '\\');
	}
	switch (event->span) {
	case MD_SPAN_EM:
	case MD_SPAN_STRONG:
		return c == '*' || c == '_';
	case MD_SPAN_DEL:
		return c == '~';
	case MD_SPAN_CODE:
		return c == '`';
	case MD_SPAN_IMG:
		return event->kind == MARKDOWN_LEAVE ? c == ']' : c == '!' && next == '[';
	default:
		if (event->kind == MARKDOWN_LEAVE)
			return c == ']' || c == '>';
		return c == '[' || c == '<' || (index + 1 < placing->leaf->count && event[1].at == at);
	}
}

/* From "]" over what says where the link leads: "(/url)", "[label]", "[]" or nothing. */
static bool place_link_end(struct placing *placing, size_t index)
{
	struct markdown_event *event = &placing->leaf->events[index];
	size_t behind = placing->at + 1, end, label;

	if (markdown_byte(placing->text, placing->at) != ']')
		return false;
	end = markdown_destination_end(placing->text, behind, &event->title, &event->title_quote);
	if (end == behind || !can_follow(placing, index + 1, end)) {
		event->title = (struct document_range){ behind, behind };
		event->title_quote = 0;
		label = markdown_byte(placing->text, behind) == '[' ?
				find_unescaped(placing->text, behind + 1, ']', true) :
				SIZE_MAX;
		end = label != SIZE_MAX && can_follow(placing, index + 1, label + 1) ? label + 1 : behind;
	}
	placing->at = end;
	return true;
}

static bool place_mark(struct placing *placing, char mark, size_t count)
{
	if (markdown_run(placing->text, placing->at, mark) < count || count == 0)
		return false;
	placing->at += count;
	return true;
}

static bool place_either(struct placing *placing, size_t count)
{
	return place_mark(placing, '*', count) || place_mark(placing, '_', count);
}

static bool place_enter(struct placing *placing, const struct markdown_event *event)
{
	char c = markdown_byte(placing->text, placing->at);

	switch (event->span) {
	case MD_SPAN_EM:
		return place_either(placing, 1);
	case MD_SPAN_STRONG:
		return place_either(placing, 2);
	case MD_SPAN_DEL:
		return place_mark(placing, '~', markdown_run(placing->text, placing->at, '~') >= 2 ? 2 : 1);
	case MD_SPAN_CODE:
		return place_mark(placing, '`', markdown_run(placing->text, placing->at, '`'));
	case MD_SPAN_IMG:
		return place_mark(placing, '!', 1) && place_mark(placing, '[', 1);
	case MD_SPAN_A:
		if (c == '[' || (c == '<' && event[1].at == placing->at + 1))
			placing->at++;
		return true;
	default:
		return false;
	}
}

/* What was entered tells how long its mark was. */
static bool place_leave(struct placing *placing, size_t index, const struct markdown_event *enter)
{
	size_t length = enter->range.end - enter->range.begin;

	switch (enter->span) {
	case MD_SPAN_EM:
	case MD_SPAN_STRONG:
		return place_mark(placing, placing->text.data[enter->range.begin], length);
	case MD_SPAN_DEL:
		return place_mark(placing, '~', length);
	case MD_SPAN_CODE:
		while (placing->at < placing->text.bytes && placing->text.data[placing->at] != '`')
			if (skip_space(placing->text, placing->at) == placing->at)
				return false;
			else
				placing->at = skip_space(placing->text, placing->at);
		return markdown_run(placing->text, placing->at, '`') == length && place_mark(placing, '`', length);
	case MD_SPAN_IMG:
		return place_link_end(placing, index);
	case MD_SPAN_A:
		if (length == 0)
			return true;
		if (placing->text.data[enter->range.begin] == '<')
			return place_mark(placing, '>', 1);
		return place_link_end(placing, index);
	default:
		return false;
	}
}

static bool place_span(struct placing *placing, size_t index)
{
	struct markdown_leaf *leaf = placing->leaf;
	struct markdown_event *event = &leaf->events[index];

	if (event->kind == MARKDOWN_ENTER) {
		ARRAY_GROW(leaf->open, leaf->open_count, leaf->open_capacity);
		leaf->open[leaf->open_count++] = index;
		return (event->span != MD_SPAN_A || index + 1 < leaf->count) && place_enter(placing, event);
	}
	if (leaf->open_count == 0 || leaf->events[leaf->open[leaf->open_count - 1]].span != event->span)
		return false;
	return place_leave(placing, index, &leaf->events[leaf->open[--leaf->open_count]]);
}

static bool place_break(struct placing *placing, bool hard)
{
	size_t at = placing->at;

	if (hard && markdown_byte(placing->text, at) == '\\')
		at++;
	at = markdown_skip_blanks(placing->text, at);
	if (at >= placing->text.bytes || !markdown_is_line_end(placing->text.data[at]))
		return false;
	placing->at = markdown_skip_prefix(placing->text, markdown_next_line(placing->text, at), false);
	return true;
}

/* Code and tags go over line breaks, of which md4c tells only that they are there. */
static bool place_text(struct placing *placing, const struct markdown_event *event)
{
	size_t at = placing->at;

	if (event->at == SIZE_MAX) {
		if (event->kind != MARKDOWN_CODE && event->kind != MARKDOWN_HTML)
			return false;
		placing->at = skip_space(placing->text, at);
		return true;
	}
	if (event->kind == MARKDOWN_TEXT && event->at == at + 1 && is_escaped(placing->text, event->at))
		at++;
	else if (event->kind == MARKDOWN_CODE && at < event->at)
		while (at < event->at && (markdown_is_blank(placing->text.data[at]) || placing->text.data[at] == '>' ||
					  markdown_is_line_end(placing->text.data[at])))
			at++;
	if (at != event->at)
		return false;
	placing->at = at + event->bytes;
	return true;
}

static bool place_event(struct placing *placing, size_t index)
{
	struct markdown_event *event = &placing->leaf->events[index];
	size_t begin = placing->at;
	bool placed;

	switch (event->kind) {
	case MARKDOWN_ENTER:
	case MARKDOWN_LEAVE:
		placed = place_span(placing, index);
		break;
	case MARKDOWN_SOFT_BREAK:
	case MARKDOWN_HARD_BREAK:
		placed = place_break(placing, event->kind == MARKDOWN_HARD_BREAK);
		break;
	default:
		placed = place_text(placing, event);
		break;
	}
	event->range = (struct document_range){ begin, placing->at };
	return placed && placing->at <= placing->text.bytes;
}

static bool ends_here(const struct placing *placing)
{
	struct slice text = placing->text;
	size_t at = markdown_skip_blanks(text, placing->at);

	if (placing->leaf->kind == MARKDOWN_LEAF_HEADING)
		at = markdown_skip_blanks(text, at + markdown_run(text, at, '#'));
	return markdown_is_line_end(markdown_byte(text, at)) ||
	       (placing->leaf->kind == MARKDOWN_LEAF_CELL && text.data[at] == '|');
}

bool markdown_leaf_place(struct markdown_leaf *leaf, struct slice text)
{
	struct placing placing = { leaf, text, 0 };
	size_t first = markdown_leaf_first(leaf);

	if (first == SIZE_MAX)
		return false;
	placing.at = find_begin(leaf, text);
	leaf->range.begin = placing.at;
	leaf->open_count = 0;
	for (size_t i = 0; i < leaf->count; i++)
		if (!place_event(&placing, i))
			return false;
	leaf->range.end = placing.at;
	return leaf->open_count == 0 && ends_here(&placing);
}
