/*
 * inline -- inline elements of exchange files, to the marked form.
 *
 * Numbers are given in the order of first occurrence in the record, so that no
 * two codes of a tool share one whatever the tool's own numbering is, and the
 * codes of the second language meet those of the first under the same key.
 */
#include <config.h>

#include "catalog/inline.h"

#include "base/alloc.h"
#include "text/code.h"

#include <stdio.h>
#include <stdlib.h>

/* Longer values of x and i tell nothing apart that shorter ones do not. */
#define MARK_BYTES_MAX 64
#define CODE_BYTES_MAX 32
#define NUMBER_MAX 99999

static const struct {
	const char *letters;	/* of a name made here */
	enum code_kind made;	/* the kind of a code made here */
	enum code_kind written; /* the kind that content in marked form must be */
} codes[] = {
	[INLINE_BPT] = { "g", CODE_OPEN, CODE_OPEN },
	[INLINE_EPT] = { "g", CODE_CLOSE, CODE_CLOSE },
	[INLINE_PH] = { "x", CODE_STANDALONE, CODE_STANDALONE },
	[INLINE_IT_BEGIN] = { "bx", CODE_STANDALONE, CODE_OPEN },
	[INLINE_IT_END] = { "ex", CODE_STANDALONE, CODE_CLOSE },
	[INLINE_UT] = { "ut", CODE_STANDALONE, CODE_STANDALONE },
	[INLINE_HI_BEGIN] = { "hi", CODE_OPEN, CODE_OPEN },
	[INLINE_HI_END] = { "hi", CODE_CLOSE, CODE_CLOSE },
};

/* ----------------------------------------------------------------- OmegaT */

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

/* One of OmegaT's tags, like <a0>: a code in marked form whose number may be 0. */
struct omegat_tag {
	enum code_kind kind;
	size_t digits, digits_end, end; /* offsets */
};

static bool omegat_scan(struct slice text, size_t at, struct omegat_tag *tag)
{
	struct code code;

	if (code_scan(text, at, &code, &tag->end)) {
		tag->kind = code.kind;
		tag->digits = (size_t)(code.name.data - text.data);
		tag->digits_end = tag->digits + code.name.bytes;
		while (is_lower(text.data[tag->digits]))
			tag->digits++;
		return true;
	}
	if (at >= text.bytes || text.data[at++] != '<')
		return false;
	tag->kind = CODE_OPEN;
	if (at < text.bytes && text.data[at] == '/') {
		tag->kind = CODE_CLOSE;
		at++;
	}
	tag->digits = at;
	while (tag->digits < text.bytes && is_lower(text.data[tag->digits]) &&
	       tag->digits - at < CODE_BYTES_MAX)
		tag->digits++;
	tag->digits_end = tag->digits + 1;
	if (tag->digits == at || tag->digits >= text.bytes || text.data[tag->digits] != '0')
		return false;
	tag->end = tag->digits_end;
	if (tag->kind == CODE_OPEN && tag->end < text.bytes && text.data[tag->end] == '/') {
		tag->kind = CODE_STANDALONE;
		tag->end++;
	}
	return tag->end < text.bytes && text.data[tag->end++] == '>';
}

bool inline_has_zero(struct slice text)
{
	struct omegat_tag tag;

	for (size_t at = 0; at < text.bytes; at++)
		if (text.data[at] == '<' && omegat_scan(text, at, &tag) && text.data[tag.digits] == '0')
			return true;
	return false;
}

void inline_renumber(struct slice text, struct strbuf *renumbered)
{
	struct omegat_tag tag;

	for (size_t at = 0; at < text.bytes;) {
		unsigned number = 0;

		if (text.data[at] != '<' || !omegat_scan(text, at, &tag)) {
			strbuf_add_byte(renumbered, text.data[at++]);
			continue;
		}
		for (size_t digit = tag.digits; digit < tag.digits_end; digit++)
			number = number * 10 + (unsigned)(text.data[digit] - '0');
		strbuf_add(renumbered, slice_part(text, at, tag.digits));
		strbuf_addf(renumbered, "%u", number + 1);
		strbuf_add(renumbered, slice_part(text, tag.digits_end, tag.end));
		at = tag.end;
	}
}

/* Whether the whole content is one code of a kind, so that it is that code. */
static bool is_code(const struct inline_reader *segment, enum code_kind kind, struct slice *name)
{
	struct slice content = strbuf_slice(&segment->content);
	struct omegat_tag tag;
	struct code code;
	size_t end;

	if (segment->content_too_long)
		return false;
	if (code_scan(content, 0, &code, &end)) {
		*name = code.name;
		return code.kind == kind && end == content.bytes;
	}
	if (!segment->omegat || !omegat_scan(content, 0, &tag))
		return false;
	*name = slice_part(content, kind == CODE_CLOSE ? 2 : 1, tag.digits_end);
	return tag.kind == kind && tag.end == content.bytes;
}

/* ------------------------------------------------------------------ names */

static void add_code(struct inline_reader *segment, enum code_kind kind, struct slice name)
{
	char marked[CODE_BYTES_MAX * 2];
	int bytes = snprintf(marked, sizeof(marked), "<%s%.*s%s>", kind == CODE_CLOSE ? "/" : "", SLICE_ARG(name),
			     kind == CODE_STANDALONE ? "/" : "");

	inline_add_text(segment, slice_from(marked, (size_t)bytes));
}

/* A name for the element that is open; none when there are too many of them. */
static struct slice make_name(struct inline_reader *segment, const char *letters)
{
	struct strbuf *key = &segment->key;
	size_t number = segment->numbers.count + 1;
	const size_t *known;

	strbuf_clear(key);
	if (segment->x.data)
		strbuf_addf(key, "%s x%.*s", letters, SLICE_ARG(segment->x));
	else if (segment->i.data)
		strbuf_addf(key, "%s i%.*s", letters, SLICE_ARG(segment->i));
	else
		strbuf_addf(key, "%s #%zu", letters, ++segment->unnamed);
	known = map_find(&segment->numbers, strbuf_slice(key));
	if (!known && number > NUMBER_MAX) {
		segment->too_long = true;
		return SLICE_NONE;
	}
	if (!known)
		known = map_add(&segment->numbers, arena_copy(&segment->arena, strbuf_slice(key)), number, NULL);
	return slice_of(arena_printf(&segment->arena, "%s%zu", letters, *known));
}

static size_t keep_name(struct inline_reader *segment, struct slice name)
{
	ARRAY_GROW(segment->names, segment->name_count, segment->name_capacity);
	segment->names[segment->name_count] = arena_copy(&segment->arena, name);
	return segment->name_count++;
}

/* An ept is found under its i; a bpt is put there. */
static void remember_pair(struct inline_reader *segment, struct slice name)
{
	size_t index;

	if (!segment->i.data)
		return;
	index = keep_name(segment, name);
	*map_add(&segment->pairs, arena_copy(&segment->arena, segment->i), index, NULL) = index;
}

static const size_t *find_pair(const struct inline_reader *segment)
{
	if (segment->code != INLINE_EPT || !segment->i.data)
		return NULL;
	return map_find(&segment->pairs, segment->i);
}

static struct slice mark(const char *value)
{
	struct slice slice = slice_of(value);

	return slice.bytes <= MARK_BYTES_MAX ? slice : SLICE_NONE;
}

/* --------------------------------------------------------------- segments */

void inline_init(struct inline_reader *segment, size_t limit_bytes)
{
	*segment = (struct inline_reader){
		.text = STRBUF_INIT, .limit_bytes = limit_bytes, .content = STRBUF_INIT, .key = STRBUF_INIT
	};
}

void inline_release(struct inline_reader *segment)
{
	inline_clear(segment);
	strbuf_release(&segment->text);
	strbuf_release(&segment->content);
	strbuf_release(&segment->key);
	free(segment->names);
	free(segment->open_hi);
}

void inline_begin(struct inline_reader *segment)
{
	strbuf_clear(&segment->text);
	segment->too_long = false;
	segment->unnamed = segment->name_count = segment->open_hi_count = 0;
	map_release(&segment->pairs);
}

void inline_clear(struct inline_reader *segment)
{
	inline_begin(segment);
	map_release(&segment->numbers);
	arena_release(&segment->arena);
}

void inline_add_text(struct inline_reader *segment, struct slice text)
{
	if (segment->too_long)
		return;
	if (segment->text.bytes + text.bytes > segment->limit_bytes) {
		segment->too_long = true;
		strbuf_clear(&segment->text);
		return;
	}
	strbuf_add(&segment->text, text);
}

void inline_open(struct inline_reader *segment, enum inline_element code, const char *x, const char *i)
{
	bool paired = code == INLINE_BPT || code == INLINE_EPT;

	segment->code = code;
	/* The attributes live as long as the start tag: what is kept is copied. */
	segment->x = segment->too_long ? SLICE_NONE : arena_copy(&segment->arena, mark(x));
	segment->i = segment->too_long || !paired ? SLICE_NONE : arena_copy(&segment->arena, mark(i));
	segment->content_too_long = false;
	strbuf_clear(&segment->content);
}

void inline_add_content(struct inline_reader *segment, struct slice content)
{
	segment->content_too_long |= segment->content.bytes + content.bytes > CODE_BYTES_MAX;
	if (!segment->content_too_long)
		strbuf_add(&segment->content, content);
}

bool inline_close(struct inline_reader *segment)
{
	struct slice name;
	const size_t *pair;
	bool kept;

	if (segment->too_long)
		return true;
	kept = is_code(segment, codes[segment->code].written, &name);
	if (kept) {
		add_code(segment, codes[segment->code].written, name);
	} else {
		pair = find_pair(segment);
		name = pair ? segment->names[*pair] : make_name(segment, codes[segment->code].letters);
		add_code(segment, codes[segment->code].made, name);
	}
	if (segment->code == INLINE_BPT)
		remember_pair(segment, name);
	return kept || (segment->content.bytes == 0 && !segment->content_too_long);
}

void inline_begin_hi(struct inline_reader *segment, const char *x)
{
	struct slice name;

	inline_open(segment, INLINE_HI_BEGIN, x, NULL);
	name = segment->too_long ? SLICE_NONE : make_name(segment, codes[INLINE_HI_BEGIN].letters);
	add_code(segment, CODE_OPEN, name);
	ARRAY_GROW(segment->open_hi, segment->open_hi_count, segment->open_hi_capacity);
	segment->open_hi[segment->open_hi_count++] = name.data ? keep_name(segment, name) : 0;
}

void inline_end_hi(struct inline_reader *segment)
{
	size_t index = segment->open_hi[--segment->open_hi_count];

	if (!segment->too_long)
		add_code(segment, CODE_CLOSE, segment->names[index]);
}
