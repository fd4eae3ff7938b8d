/*
 * segment -- between the marked form and text with codes beside it.
 */
#include <config.h>

#include "segment/segment.h"

#include "base/alloc.h"
#include "base/map.h"

#include <stdlib.h>

/* ---------------------------------------------------------------- reading */

static bool has_code(const struct segment *segment, const struct code *wanted)
{
	for (size_t i = 0; i < segment->code_count; i++)
		if (segment->codes[i].kind == wanted->kind &&
		    slice_equal(segment->codes[i].name, wanted->name))
			return true;
	return false;
}

/* Sources with more codes than this are looked up by name in a map. */
#define FEW_CODES 16

struct accept {
	const struct segment *source; /* NULL: take every code */
	struct map known;	      /* filled when the source has many codes */
};

static void accept_init(struct accept *accept, const struct segment *source)
{
	*accept = (struct accept){ source, MAP_INIT };
	if (!source || source->code_count <= FEW_CODES)
		return;
	for (size_t i = 0; i < source->code_count; i++)
		*map_add(&accept->known, source->codes[i].name, 0, NULL) |= (size_t)1 << source->codes[i].kind;
}

static bool accepts(const struct accept *accept, const struct code *code)
{
	const size_t *kinds;

	if (!accept->source)
		return true;
	if (accept->source->code_count <= FEW_CODES)
		return has_code(accept->source, code);
	kinds = map_find(&accept->known, code->name);
	return kinds && (*kinds >> code->kind & 1);
}

static struct segment read_marked(struct slice marked, const struct segment *source, struct arena *arena)
{
	struct segment segment = { marked, NULL, 0 };
	struct accept accept;
	struct code code;
	size_t candidates = 0, end;
	char *text;
	size_t bytes = 0;

	for (size_t at = 0; at < marked.bytes; at++)
		if (marked.data[at] == '<' && code_scan(marked, at, &code, &end))
			candidates++;
	if (candidates == 0)
		return segment;

	accept_init(&accept, source);
	text = arena_alloc(arena, marked.bytes + 1);
	segment.codes = arena_zeroed(arena, candidates, sizeof(*segment.codes));
	for (size_t at = 0; at < marked.bytes;) {
		if (marked.data[at] == '<' && code_scan(marked, at, &code, &end) && accepts(&accept, &code)) {
			code.offset = bytes;
			segment.codes[segment.code_count++] = code;
			at = end;
		} else {
			text[bytes++] = marked.data[at++];
		}
	}
	text[bytes] = '\0';
	segment.text = slice_from(text, bytes);
	map_release(&accept.known);
	return segment;
}

struct segment segment_read(struct slice marked, struct arena *arena)
{
	return read_marked(marked, NULL, arena);
}

struct segment segment_read_target(struct slice marked, const struct segment *source,
				   struct arena *arena)
{
	return read_marked(marked, source, arena);
}

/* ---------------------------------------------------------------- printing */

static void print_code(const struct code *code, struct strbuf *marked)
{
	strbuf_add_byte(marked, '<');
	if (code->kind == CODE_CLOSE)
		strbuf_add_byte(marked, '/');
	strbuf_add(marked, code->name);
	if (code->kind == CODE_STANDALONE)
		strbuf_add_byte(marked, '/');
	strbuf_add_byte(marked, '>');
}

void segment_print(const struct segment *segment, struct strbuf *marked)
{
	size_t at = 0;

	for (size_t i = 0; i < segment->code_count; i++) {
		strbuf_add(marked, slice_part(segment->text, at, segment->codes[i].offset));
		at = segment->codes[i].offset;
		print_code(&segment->codes[i], marked);
	}
	strbuf_add(marked, slice_part(segment->text, at, segment->text.bytes));
}

void segment_strip(struct slice marked, struct strbuf *text)
{
	size_t start = 0, end;
	struct code code;

	for (size_t at = 0; at < marked.bytes;) {
		if (marked.data[at] == '<' && code_scan(marked, at, &code, &end)) {
			strbuf_add(text, slice_part(marked, start, at));
			at = start = end;
		} else {
			at++;
		}
	}
	strbuf_add(text, slice_part(marked, start, marked.bytes));
}

/* ---------------------------------------------------------------- judging */

/* A text that stands for one code in a map: its name and kind, "a1/". */
static struct slice code_key(const struct code *code, struct arena *arena)
{
	return slice_of(arena_printf(arena, "%.*s%c", SLICE_ARG(code->name), "o/s"[code->kind]));
}

/* Counts the source's codes up and the target's down; what is not 0 differs. */
static enum codes_verdict compare_counts(const struct segment *source, const struct segment *target,
					 struct slice *name)
{
	struct arena keys = ARENA_INIT;
	struct map counts = MAP_INIT;
	enum codes_verdict verdict = CODES_AGREE;

	for (size_t i = 0; i < source->code_count; i++)
		++*map_add(&counts, code_key(&source->codes[i], &keys), 0, NULL);
	for (size_t i = 0; i < target->code_count && verdict == CODES_AGREE; i++) {
		size_t *left = map_find(&counts, code_key(&target->codes[i], &keys));

		if (!left || *left == 0) {
			verdict = CODES_ADDED;
			*name = target->codes[i].name;
		} else {
			--*left;
		}
	}
	for (size_t i = 0; i < source->code_count && verdict == CODES_AGREE; i++)
		if (*map_find(&counts, code_key(&source->codes[i], &keys)) > 0) {
			verdict = CODES_LOST;
			*name = source->codes[i].name;
		}
	map_release(&counts);
	arena_release(&keys);
	return verdict;
}

/* Sources may leave pairs open (HTML does), so targets are held to nesting only
 * as far as the source nests. */
static bool nests(const struct segment *segment, struct slice *name)
{
	size_t *open = alloc_resize(NULL, segment->code_count + 1, sizeof(*open));
	size_t depth = 0;
	bool nested = true;

	for (size_t i = 0; i < segment->code_count && nested; i++) {
		const struct code *code = &segment->codes[i];

		if (code->kind == CODE_OPEN) {
			open[depth++] = i;
		} else if (code->kind == CODE_CLOSE) {
			nested = depth > 0 && slice_equal(segment->codes[open[depth - 1]].name, code->name);
			if (nested)
				depth--;
			else
				*name = code->name;
		}
	}
	if (nested && depth > 0) {
		nested = false;
		*name = segment->codes[open[depth - 1]].name;
	}
	free(open);
	return nested;
}

static bool same_order(const struct segment *a, const struct segment *b)
{
	if (a->code_count != b->code_count)
		return false;
	for (size_t i = 0; i < a->code_count; i++)
		if (a->codes[i].kind != b->codes[i].kind || !slice_equal(a->codes[i].name, b->codes[i].name))
			return false;
	return true;
}

enum codes_verdict segment_codes_verdict(const struct segment *source, const struct segment *target,
					 struct slice *name)
{
	struct slice ignored;
	enum codes_verdict verdict;

	if (!name)
		name = &ignored;
	if (same_order(source, target))
		return CODES_AGREE;
	verdict = compare_counts(source, target, name);
	if (verdict == CODES_AGREE && !nests(target, name))
		verdict = CODES_CROSSED;
	return verdict;
}
