/*
 * sentence -- where the sentences of a text are.
 *
 * The text is turned into UTF-16 without its codes, with the byte of each unit
 * beside it. A scan finds the places where a sentence could end; only there are
 * rules asked. Places are then turned back into ranges of bytes, and the codes
 * between two ranges are dealt out.
 */
#include <config.h>

#include "text/sentence.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "text/code.h"
#include "text/srx_match.h"

#include <assert.h>
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

struct inline_code {
	int32_t place; /* the unit before which it stands */
	size_t from, to;
	enum code_kind kind;
	bool line_break; /* <br1/> */
};

struct splitter {
	struct srx *own[2]; /* freed with it; NULL when the caller has the rules */
	struct srx_matcher *matcher;
	bool terminators_only;

	UChar *text; /* of the paragraph at hand */
	uint32_t *bytes;
	size_t units, capacity, bytes_capacity;
	struct inline_code *codes;
	size_t code_count, code_capacity;
	int32_t *breaks;
	size_t break_count, break_capacity;
	int32_t *markers; /* where the markers of a list end, in order: no sentence does */
	size_t marker_count, marker_capacity, marker_seen;
};

void sentences_release(struct sentences *sentences)
{
	free(sentences->items);
	*sentences = (struct sentences)SENTENCES_INIT;
}

struct splitter *splitter_new_from(const struct srx *srx, const struct language *language, unsigned flags,
				   struct error *err)
{
	struct srx_matcher *matcher = srx_matcher_new(srx, language, flags, err);
	struct splitter *splitter;

	if (!matcher)
		return NULL;
	splitter = alloc_zeroed(1, sizeof(*splitter));
	splitter->matcher = matcher;
	splitter->terminators_only = srx->terminators_only;
	return splitter;
}

struct splitter *splitter_new(const struct language *language)
{
	struct srx *srx = srx_builtin();
	struct splitter *splitter = splitter_new_from(srx, language, 0, NULL);

	assert(splitter); /* our own patterns are right */
	splitter->own[0] = srx;
	return splitter;
}

struct splitter *splitter_new_over(struct srx *srx, const struct language *language, struct error *err)
{
	struct srx *ours = srx_builtin();
	struct splitter *splitter = splitter_new_from(srx, language, 0, err);

	if (!splitter || !srx_matcher_add(splitter->matcher, ours, language, 0, err)) {
		splitter_free(splitter);
		srx_free(srx);
		srx_free(ours);
		return NULL;
	}
	splitter->own[0] = srx;
	splitter->own[1] = ours;
	return splitter;
}

void splitter_free(struct splitter *splitter)
{
	if (!splitter)
		return;
	srx_matcher_free(splitter->matcher);
	srx_free(splitter->own[0]);
	srx_free(splitter->own[1]);
	free(splitter->text);
	free(splitter->bytes);
	free(splitter->codes);
	free(splitter->breaks);
	free(splitter->markers);
	free(splitter);
}

/* ---------------------------------------------------------------- reading the text */

static void add_unit(struct splitter *splitter, uint32_t unit, size_t byte)
{
	splitter->text[splitter->units] = (UChar)unit;
	splitter->bytes[splitter->units++] = (uint32_t)byte;
}

static void add_code(struct splitter *splitter, const struct code *code, size_t from, size_t to)
{
	ARRAY_GROW(splitter->codes, splitter->code_count, splitter->code_capacity);
	splitter->codes[splitter->code_count++] = (struct inline_code){
		.place = (int32_t)splitter->units,
		.from = from,
		.to = to,
		.kind = code->kind,
		.line_break = code->kind == CODE_STANDALONE && slice_starts(code->name, SLICE("br")),
	};
}

static void read_text(struct splitter *splitter, struct slice marked)
{
	splitter->units = splitter->code_count = splitter->break_count = 0;
	splitter->marker_count = splitter->marker_seen = 0;
	ARRAY_RESERVE(splitter->text, marked.bytes + 1, splitter->capacity);
	ARRAY_RESERVE(splitter->bytes, marked.bytes + 1, splitter->bytes_capacity);
	for (size_t at = 0; at < marked.bytes;) {
		size_t from = at;
		struct code code;
		uint32_t c;

		if (marked.data[at] == '<' && code_scan(marked, at, &code, &at)) {
			add_code(splitter, &code, from, at);
			continue;
		}
		c = utf8_next(marked, &at);
		if (c > 0xffff) {
			add_unit(splitter, U16_LEAD(c), from);
			add_unit(splitter, U16_TRAIL(c), from);
		} else {
			add_unit(splitter, c, from);
		}
	}
	splitter->bytes[splitter->units] = (uint32_t)marked.bytes;
}

/* ---------------------------------------------------------------- places */

static bool is_space(UChar c)
{
	return c == ' ' || (c < 0x80 ? c >= '\t' && c <= '\r' : u_isUWhiteSpace(c));
}

static bool is_terminator(UChar c)
{
	return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xff01 || c == 0xff1f ||
	       c == 0x61f || c == 0x6d4 || c == 0x964;
}

static bool is_closer(UChar c)
{
	return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}' || c == 0xbb || c == 0xab ||
	       (c >= 0x2018 && c <= 0x201f) || c == 0x203a || c == 0x300d || c == 0x300f || c == 0xff09;
}

/* Whether a sentence that ended here would leave something behind it to begin another. */
static bool may_begin(const struct splitter *splitter, size_t place)
{
	UChar32 c;

	if (place >= splitter->units)
		return false;
	if (is_space(splitter->text[place]))
		return true;
	U16_GET(splitter->text, 0, place, splitter->units, c);
	return u_isupper(c) || (c >= 0x2e80 && u_isalpha(c));
}

static void add_break(struct splitter *splitter, int32_t place)
{
	if (splitter->break_count > 0 && splitter->breaks[splitter->break_count - 1] == place)
		return;
	ARRAY_GROW(splitter->breaks, splitter->break_count, splitter->break_capacity);
	splitter->breaks[splitter->break_count++] = place;
}

/* Places are asked about in order. */
static bool ends_a_marker(struct splitter *splitter, int32_t place)
{
	while (splitter->marker_seen < splitter->marker_count && splitter->markers[splitter->marker_seen] < place)
		splitter->marker_seen++;
	return splitter->marker_seen < splitter->marker_count && splitter->markers[splitter->marker_seen] == place;
}

static bool ask(struct splitter *splitter, size_t place, struct error *err)
{
	bool breaks;

	if (ends_a_marker(splitter, (int32_t)place))
		return true;
	if (!srx_matcher_at(splitter->matcher, (int32_t)place, &breaks, err))
		return false;
	if (breaks)
		add_break(splitter, (int32_t)place);
	return true;
}

/* Behind a reference to a note, [17], that begins here or after one space; else `at`. */
static size_t skip_note(const struct splitter *splitter, size_t at)
{
	size_t end = at < splitter->units && is_space(splitter->text[at]) ? at + 1 : at, digits;

	if (end >= splitter->units || splitter->text[end] != '[')
		return at;
	for (digits = ++end; end < splitter->units && end - digits < 3; end++)
		if (splitter->text[end] < '0' || splitter->text[end] > '9')
			break;
	return end > digits && end < splitter->units && splitter->text[end] == ']' ? end + 1 : at;
}

/* Behind an entity that is a closing quote; else `at`. Catalogs of web programs have them. */
static size_t skip_closing_entity(const struct splitter *splitter, size_t at)
{
	static const char *const entities[] = { "&#39;", "&quot;", "&raquo;", "&rdquo;" };

	for (size_t i = 0; i < ARRAY_COUNT(entities); i++) {
		size_t end = at, byte = 0;

		while (entities[i][byte] && end < splitter->units && splitter->text[end] == (UChar)entities[i][byte])
			end++, byte++;
		if (!entities[i][byte])
			return end;
	}
	return at;
}

static size_t skip_closers(const struct splitter *splitter, size_t at)
{
	size_t start;

	do {
		start = at;
		while (at < splitter->units && is_closer(splitter->text[at]))
			at++;
		at = skip_closing_entity(splitter, at);
		at = skip_note(splitter, at);
	} while (at > start);
	return at;
}

/* Our own rules: behind sentence punctuation and what closes with it. */
static bool ask_behind_terminators(struct splitter *splitter, struct error *err)
{
	for (size_t at = 0; at < splitter->units;) {
		if (!is_terminator(splitter->text[at++]))
			continue;
		at = skip_closers(splitter, at);
		if (may_begin(splitter, at) && !ask(splitter, at, err))
			return false;
	}
	return true;
}

/* Rules of others: everywhere but inside words. */
static bool ask_everywhere(struct splitter *splitter, struct error *err)
{
	for (size_t at = 1; at < splitter->units; at++) {
		if (U16_IS_TRAIL(splitter->text[at]) ||
		    (u_isalnum(splitter->text[at]) && u_isalnum(splitter->text[at - 1]) && splitter->text[at] < 0x2e80))
			continue;
		if (!ask(splitter, at, err))
			return false;
	}
	return true;
}

/* ---------------------------------------------------------------- lines and lists */

static size_t skip_spaces(const struct splitter *splitter, size_t at)
{
	while (at < splitter->units && is_space(splitter->text[at]))
		at++;
	return at;
}

/* No line of the block ends as a sentence does: each is an item, not a part of one. */
static bool lines_are_items(const struct splitter *splitter)
{
	for (size_t at = 0; at <= splitter->units; at++) {
		size_t end = at;

		if (at < splitter->units && splitter->text[at] != '\n')
			continue;
		while (end > 0 && (is_space(splitter->text[end - 1]) || is_closer(splitter->text[end - 1])))
			end--;
		if (end > 0 && (is_terminator(splitter->text[end - 1]) || splitter->text[end - 1] == ','))
			return false;
	}
	return true;
}

static void break_lines(struct splitter *splitter)
{
	bool items = false, known = false;

	for (size_t at = 0; at < splitter->units; at++) {
		size_t next = at + 1;

		if (splitter->text[at] != '\n')
			continue;
		if (!known)
			items = lines_are_items(splitter);
		known = true;
		while (next < splitter->units && is_space(splitter->text[next]) && splitter->text[next] != '\n')
			next++;
		if (items || (next < splitter->units && splitter->text[next] == '\n'))
			add_break(splitter, (int32_t)at);
	}
}

static void break_at_line_codes(struct splitter *splitter)
{
	for (size_t i = 1; i < splitter->code_count; i++) {
		const struct inline_code *code = &splitter->codes[i];

		if (code->line_break && code[-1].line_break &&
		    skip_spaces(splitter, (size_t)code[-1].place) >= (size_t)code->place)
			add_break(splitter, code->place);
	}
}

enum marker { MARKER_NONE, MARKER_NUMBER, MARKER_LETTER, MARKER_BULLET };

struct list_marker {
	enum marker kind;
	int value;  /* of numbers and letters, from 1 */
	size_t end; /* behind it */
};

static size_t skip_marker_punctuation(const struct splitter *splitter, size_t at)
{
	size_t start = at;

	while (at < splitter->units && at - start < 2 && (splitter->text[at] == '.' || splitter->text[at] == ')'))
		at++;
	return at;
}

/* 1.  1)  1.)  (1)  a.  a) */
static struct list_marker count_marker_at(const struct splitter *splitter, size_t at)
{
	const UChar *text = splitter->text;
	size_t units = splitter->units, start;
	struct list_marker marker = { MARKER_NUMBER, 0, at };

	if (at < units && text[at] == '(')
		at++;
	for (start = at; at < units && at - start < 3 && text[at] >= '0' && text[at] <= '9'; at++)
		marker.value = marker.value * 10 + (text[at] - '0');
	if (at == start && at < units && text[at] >= 'a' && text[at] <= 'z') {
		marker.kind = MARKER_LETTER;
		marker.value = text[at++] - 'a' + 1;
	}
	marker.end = skip_marker_punctuation(splitter, at);
	if (at == start || marker.end == at || marker.end == units || !is_space(text[marker.end]))
		marker.kind = MARKER_NONE;
	return marker;
}

/* The same, or a bullet with or without a number behind it. */
static struct list_marker marker_at(const struct splitter *splitter, size_t at)
{
	UChar c = at < splitter->units ? splitter->text[at] : 0;
	struct list_marker number;

	if (c != 0x2022 && c != 0x2043 && c != 0x25aa)
		return count_marker_at(splitter, at);
	number = count_marker_at(splitter, skip_spaces(splitter, at + 1));
	return (struct list_marker){ MARKER_BULLET, 0, number.kind == MARKER_NUMBER ? number.end : at + 1 };
}

static void add_marker(struct splitter *splitter, const struct list_marker *marker)
{
	ARRAY_GROW(splitter->markers, splitter->marker_count, splitter->marker_capacity);
	splitter->markers[splitter->marker_count++] = (int32_t)marker->end;
}

/* The items of a list whose first stands at the beginning of the block. */
static void break_list(struct splitter *splitter)
{
	size_t at = skip_spaces(splitter, 0);
	struct list_marker last = marker_at(splitter, at), next;

	if (last.kind == MARKER_NONE || (last.kind == MARKER_LETTER && last.value != 1))
		return;
	add_marker(splitter, &last);
	for (at++; at < splitter->units; at++) {
		if (!is_space(splitter->text[at - 1]) || is_space(splitter->text[at]))
			continue;
		next = marker_at(splitter, at);
		if (next.kind != last.kind || next.value != last.value + (last.kind != MARKER_BULLET))
			continue;
		add_break(splitter, (int32_t)at);
		add_marker(splitter, &next);
		last = next;
	}
}

static int compare_places(const void *a, const void *b)
{
	int32_t left = *(const int32_t *)a, right = *(const int32_t *)b;

	return (left > right) - (left < right);
}

static bool find_breaks(struct splitter *splitter, struct error *err)
{
	bool found;

	srx_matcher_set(splitter->matcher, splitter->text, (int32_t)splitter->units);
	break_list(splitter);
	found = splitter->terminators_only ? ask_behind_terminators(splitter, err) : ask_everywhere(splitter, err);
	if (!found)
		return false;
	break_lines(splitter);
	break_at_line_codes(splitter);
	if (splitter->break_count > 1)
		qsort(splitter->breaks, splitter->break_count, sizeof(*splitter->breaks), compare_places);
	return true;
}

/* ---------------------------------------------------------------- ranges */

/* The byte behind a unit: not bytes[i + 1], as a code may stand between. */
static size_t byte_behind(const struct splitter *splitter, struct slice marked, size_t unit)
{
	size_t at = splitter->bytes[unit];

	utf8_next(marked, &at);
	return at;
}

static void add_sentence(const struct splitter *splitter, struct slice marked, size_t from, size_t to,
			 struct sentences *sentences)
{
	while (from < to && is_space(splitter->text[from]))
		from++;
	while (to > from && is_space(splitter->text[to - 1]))
		to--;
	if (from == to)
		return;
	ARRAY_GROW(sentences->items, sentences->count, sentences->capacity);
	sentences->items[sentences->count++] = (struct sentence){
		splitter->bytes[from],
		byte_behind(splitter, marked, to - 1),
	};
}

/*
 * The codes [first, last) stand between two sentences: all up to the last
 * closing one, and standalone ones that touch what is before them, go left.
 */
static void deal_out(const struct splitter *splitter, size_t first, size_t last, struct sentence *left,
		     struct sentence *right)
{
	size_t split = first;

	for (size_t i = first; i < last; i++)
		if (splitter->codes[i].kind == CODE_CLOSE)
			split = i + 1;
	if (!right)
		split = last;
	if (split > first && left)
		left->to = splitter->codes[split - 1].to;
	while (left && split < last && splitter->codes[split].kind == CODE_STANDALONE &&
	       splitter->codes[split].from == left->to)
		left->to = splitter->codes[split++].to;
	if (!left)
		split = first;
	if (split < last)
		right->from = splitter->codes[split].from;
}

static void deal_out_codes(const struct splitter *splitter, struct sentences *sentences)
{
	size_t code = 0;

	for (size_t i = 0; i <= sentences->count; i++) {
		struct sentence *left = i > 0 ? &sentences->items[i - 1] : NULL;
		struct sentence *right = i < sentences->count ? &sentences->items[i] : NULL;
		size_t first;

		while (code < splitter->code_count && left && splitter->codes[code].from < left->to)
			code++;
		first = code;
		while (code < splitter->code_count && (!right || splitter->codes[code].from < right->from))
			code++;
		if (code > first)
			deal_out(splitter, first, code, left, right);
	}
}

/* A text of codes alone is one sentence, so that they are not lost. */
static void keep_lone_codes(const struct splitter *splitter, struct sentences *sentences)
{
	if (sentences->count > 0 || splitter->code_count == 0)
		return;
	ARRAY_GROW(sentences->items, sentences->count, sentences->capacity);
	sentences->items[sentences->count++] = (struct sentence){
		splitter->codes[0].from,
		splitter->codes[splitter->code_count - 1].to,
	};
}

bool splitter_run(struct splitter *splitter, struct slice marked, struct sentences *sentences, struct error *err)
{
	size_t from = 0;

	assert(marked.bytes <= INT32_MAX / 4);
	sentences->count = 0;
	read_text(splitter, marked);
	if (!find_breaks(splitter, err))
		return false;
	for (size_t i = 0; i < splitter->break_count; i++) {
		add_sentence(splitter, marked, from, (size_t)splitter->breaks[i], sentences);
		from = (size_t)splitter->breaks[i];
	}
	add_sentence(splitter, marked, from, splitter->units, sentences);
	keep_lone_codes(splitter, sentences);
	if (splitter->code_count > 0)
		deal_out_codes(splitter, sentences);
	return true;
}
