/*
 * flow -- text and markup as they come, made into one unit.
 */
#include <config.h>

#include "document/flow.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "text/character.h"

#include <stdlib.h>

#define CODE_NUMBER_MAX 99999
#define CODE_LETTERS_MAX 16
#define NOT_PAIRED SIZE_MAX

enum item_kind { ITEM_TEXT, ITEM_SPACE, ITEM_OPEN, ITEM_CLOSE, ITEM_STANDALONE };

struct flow_item {
	enum item_kind kind;
	unsigned flags;
	struct document_range range;
	size_t text_begin, text_end; /* in the flow's text */
	struct slice name;
	size_t pair;	       /* index of the other tag, or NOT_PAIRED */
	size_t visible_before; /* how many items in front of it readers see */
	size_t code;	       /* its number in the unit, once it has one */
	struct slice bytes;    /* instead of the range's */
	struct document_range inner; /* of the code itself, or empty */
	const struct document_frame *frame;
	size_t place;
};

/* -------------------------------------------------------------------- adding */

void flow_clear(struct flow *flow)
{
	strbuf_clear(&flow->text);
	strbuf_clear(&flow->spelling);
	flow->count = flow->open_count = flow->visible = 0;
	flow->lost_words = false;
	flow->frame = NULL;
}

void flow_release(struct flow *flow)
{
	strbuf_release(&flow->text);
	strbuf_release(&flow->spelling);
	free(flow->items);
	free(flow->open);
	*flow = (struct flow)FLOW_INIT;
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

bool flow_is_full(const struct flow *flow)
{
	return flow->count >= FLOW_LIMIT || flow->text.bytes >= FLOW_LIMIT;
}

static struct flow_item *add_item(struct flow *flow, enum item_kind kind, struct document_range range)
{
	struct flow_item *item;

	ARRAY_GROW(flow->items, flow->count, flow->capacity);
	item = &flow->items[flow->count++];
	*item = (struct flow_item){ .kind = kind,
				    .range = range,
				    .text_begin = flow->text.bytes,
				    .text_end = flow->text.bytes,
				    .pair = NOT_PAIRED,
				    .visible_before = flow->visible };
	return item;
}

void flow_add_text(struct flow *flow, struct document_range range, struct slice decoded)
{
	struct flow_item *item;

	if (flow_is_full(flow)) {
		flow->lost_words = flow->lost_words || has_word(decoded);
		return;
	}
	item = add_item(flow, ITEM_TEXT, range);
	strbuf_add(&flow->text, decoded);
	item->text_end = flow->text.bytes;
	flow->visible++;
}

void flow_add_space(struct flow *flow, struct document_range range, struct slice decoded)
{
	struct flow_item *item;

	if (flow_is_full(flow))
		return;
	item = add_item(flow, ITEM_SPACE, range);
	strbuf_add(&flow->text, decoded);
	item->text_end = flow->text.bytes;
}

void flow_open(struct flow *flow, struct slice name, struct document_range range)
{
	if (flow_is_full(flow))
		return;
	ARRAY_GROW(flow->open, flow->open_count, flow->open_capacity);
	flow->open[flow->open_count++] = flow->count;
	add_item(flow, ITEM_OPEN, range)->name = name;
}

void flow_close(struct flow *flow, struct slice name, struct document_range range)
{
	size_t lowest = flow->open_count > FLOW_OPEN_LIMIT ? flow->open_count - FLOW_OPEN_LIMIT : 0;
	struct flow_item *item;

	if (flow_is_full(flow))
		return;
	item = add_item(flow, ITEM_CLOSE, range);
	item->name = name;
	for (size_t i = flow->open_count; i-- > lowest;) {
		struct flow_item *other = &flow->items[flow->open[i]];

		if (!slice_equal_ascii_case(other->name, name))
			continue;
		item->pair = flow->open[i];
		other->pair = flow->count - 1;
		flow->open_count = i;
		return;
	}
}

void flow_standalone(struct flow *flow, struct slice name, struct document_range range, unsigned flags)
{
	struct flow_item *item;

	if (flow_is_full(flow))
		return;
	item = add_item(flow, ITEM_STANDALONE, range);
	item->name = name;
	item->flags = flags;
	if (flags & FLOW_VISIBLE)
		flow->visible++;
}

/* The last item of a full flow may be another one than the caller thinks. */
static struct flow_item *last_item(struct flow *flow)
{
	return flow->count && !flow_is_full(flow) ? &flow->items[flow->count - 1] : NULL;
}

void flow_set_bytes(struct flow *flow, struct slice bytes)
{
	struct flow_item *item = last_item(flow);

	if (item)
		item->bytes = bytes;
}

void flow_set_code(struct flow *flow, struct document_range range)
{
	struct flow_item *item = last_item(flow);

	if (item)
		item->inner = range;
}

void flow_set_frame(struct flow *flow, const struct document_frame *frame)
{
	struct flow_item *item = last_item(flow);

	if (item)
		item->frame = frame;
}

void flow_set_place(struct flow *flow, size_t place)
{
	struct flow_item *item = last_item(flow);

	if (item)
		item->place = place;
}

/* ------------------------------------------------------------------ the edges */

struct span {
	size_t first, end; /* items */
};

static bool is_invisible(const struct flow_item *item)
{
	switch (item->kind) {
	case ITEM_TEXT:
		return false;
	case ITEM_SPACE:
		return true;
	case ITEM_STANDALONE:
		return item->flags & FLOW_CUT || !(item->flags & FLOW_VISIBLE);
	default:
		return item->pair == NOT_PAIRED;
	}
}

static bool is_empty_pair(const struct flow *flow, size_t open, size_t close)
{
	return flow->items[open].visible_before == flow->items[close].visible_before;
}

static bool trim_front(const struct flow *flow, struct span *span)
{
	const struct flow_item *item = &flow->items[span->first];

	if (is_invisible(item)) {
		span->first++;
		return true;
	}
	if (item->kind == ITEM_OPEN && item->pair < span->end && is_empty_pair(flow, span->first, item->pair)) {
		span->first = item->pair + 1;
		return true;
	}
	return false;
}

static bool trim_back(const struct flow *flow, struct span *span)
{
	const struct flow_item *item = &flow->items[span->end - 1];

	if (is_invisible(item)) {
		span->end--;
		return true;
	}
	if (item->kind == ITEM_CLOSE && item->pair >= span->first &&
	    is_empty_pair(flow, item->pair, span->end - 1)) {
		span->end = item->pair;
		return true;
	}
	return false;
}

static bool trim_around(struct flow *flow, struct span *span)
{
	const struct flow_item *item = &flow->items[span->first];

	if (item->kind != ITEM_OPEN || item->pair != span->end - 1 ||
	    (flow->items[item->pair].bytes.data && !item->bytes.data))
		return false;
	if (item->frame)
		flow->frame = item->frame;
	span->first++;
	span->end--;
	return true;
}

static bool is_noise(const struct flow_item *item)
{
	return item->flags & FLOW_DROP;
}

/* The items that are the unit: no white space or empty markup in front or behind, none around. */
static struct span find_span(struct flow *flow)
{
	struct span span = { 0, flow->count };

	while (span.first < span.end &&
	       (trim_front(flow, &span) || trim_back(flow, &span) || trim_around(flow, &span)))
		;
	if (span.first == span.end)
		return span;
	while (span.first > 0 && is_noise(&flow->items[span.first - 1]))
		span.first--;
	while (span.end < flow->count && is_noise(&flow->items[span.end]))
		span.end++;
	return span;
}

/* ------------------------------------------------------------------- the unit */

static struct slice item_text(const struct flow *flow, const struct flow_item *item)
{
	return slice_part(strbuf_slice(&flow->text), item->text_begin, item->text_end);
}

static bool span_has_word(const struct flow *flow, struct span span)
{
	for (size_t i = span.first; i < span.end; i++)
		if (flow->items[i].kind == ITEM_TEXT && has_word(item_text(flow, &flow->items[i])))
			return true;
	return false;
}

/* The number of a code that the text only happens to spell; codes get higher ones. */
static size_t highest_lookalike(struct slice text)
{
	size_t highest = 0;

	for (size_t at = 0; at < text.bytes; at++) {
		struct code code;
		size_t end, number = 0;

		if (text.data[at] != '<' || !code_scan(text, at, &code, &end))
			continue;
		for (size_t i = 0; i < code.name.bytes; i++)
			if (code.name.data[i] <= '9')
				number = number * 10 + (size_t)(code.name.data[i] - '0');
		if (number > highest)
			highest = number;
	}
	return highest;
}

static bool is_code(const struct flow_item *item)
{
	if (item->kind == ITEM_STANDALONE)
		return !is_noise(item);
	return item->kind != ITEM_TEXT && item->kind != ITEM_SPACE && item->name.bytes;
}

/* Both tags of a pair are one code. */
static size_t number_codes(struct flow *flow, struct span span)
{
	size_t count = 0;

	for (size_t i = span.first; i < span.end; i++) {
		struct flow_item *item = &flow->items[i];

		if (item->kind == ITEM_CLOSE && item->pair != NOT_PAIRED)
			item->code = flow->items[item->pair].code;
		else if (is_code(item))
			item->code = count++;
	}
	return count;
}

static struct slice code_name(const struct flow_item *item, size_t number, struct arena *arena)
{
	char letters[CODE_LETTERS_MAX + 1];
	size_t count = 0;

	while (count < CODE_LETTERS_MAX && count < item->name.bytes) {
		char c = item->name.data[count];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + ('a' - 'A'));
		if (c < 'a' || c > 'z')
			break;
		letters[count++] = c;
	}
	if (count == 0)
		letters[count++] = 'x';
	letters[count] = '\0';
	return slice_of(arena_printf(arena, "%s%zu", letters, number));
}

static void fill_code(struct document_code *code, const struct flow_item *item, size_t number,
		      struct arena *arena)
{
	if (item->kind == ITEM_CLOSE && item->pair != NOT_PAIRED) {
		code->close = item->range;
		code->close_bytes = item->bytes;
		return;
	}
	code->name = code_name(item, number, arena);
	code->open = item->inner.end ? item->inner : item->range;
	code->open_bytes = item->bytes;
	code->standalone = item->kind == ITEM_STANDALONE || item->pair == NOT_PAIRED;
	code->fixed = item->kind != ITEM_STANDALONE && item->pair == NOT_PAIRED;
	code->frame = code->fixed ? NULL : item->frame;
}

static void print_code(const struct flow_item *item, const struct document_code *code,
		       struct strbuf *marked)
{
	strbuf_add_byte(marked, '<');
	if (item->kind == ITEM_CLOSE && !code->standalone)
		strbuf_add_byte(marked, '/');
	strbuf_add(marked, code->name);
	if (code->standalone)
		strbuf_add_byte(marked, '/');
	strbuf_add_byte(marked, '>');
}

/* A unit's text while it is put together. */
struct printing {
	struct strbuf *marked;
	struct slice stream;
	struct document_space *spaces;
	size_t count, capacity;
	struct document_range last; /* the white space that was joined last */
};

static void note_space(struct printing *printing, struct document_range range, bool joined)
{
	ARRAY_GROW(printing->spaces, printing->count, printing->capacity);
	printing->spaces[printing->count++] =
		(struct document_space){ printing->marked->bytes - joined, joined, range };
}

/* White space behind other white space is nothing; what is one space already need not be noted. */
static void print_space(struct printing *printing, struct document_range range, bool after_space)
{
	if (!after_space) {
		strbuf_add_byte(printing->marked, ' ');
		printing->last = range;
	}
	if (after_space || !slice_is(slice_part(printing->stream, range.begin, range.end), " "))
		note_space(printing, range, !after_space);
}

/* The space before a line break is dropped. */
static void drop_space(struct printing *printing)
{
	struct document_space *noted = printing->count ? &printing->spaces[printing->count - 1] : NULL;

	strbuf_truncate(printing->marked, printing->marked->bytes - 1);
	if (noted && noted->joined && noted->at == printing->marked->bytes)
		noted->joined = false;
	else
		note_space(printing, printing->last, false);
}

static void print_items(const struct flow *flow, struct span span, const struct document_code *codes,
			struct printing *printing)
{
	struct strbuf *marked = printing->marked;
	bool after_space = false, joined = false;

	for (size_t i = span.first; i < span.end; i++) {
		const struct flow_item *item = &flow->items[i];

		if (item->kind == ITEM_TEXT) {
			strbuf_add(marked, item_text(flow, item));
			after_space = joined = false;
		} else if (item->kind == ITEM_SPACE && item->text_end > item->text_begin) {
			strbuf_add(marked, item_text(flow, item));
			joined = false;
		} else if (item->kind == ITEM_SPACE) {
			joined = joined || !after_space;
			print_space(printing, item->range, after_space);
			after_space = true;
		} else if (is_code(item)) {
			if (item->flags & FLOW_BREAK && marked->bytes && marked->data[marked->bytes - 1] == ' ') {
				if (joined)
					drop_space(printing);
				else
					strbuf_truncate(marked, marked->bytes - 1);
			}
			joined = false;
			print_code(item, &codes[item->code], marked);
			if (item->kind == ITEM_STANDALONE)
				after_space = (after_space && !(item->flags & (FLOW_VISIBLE | FLOW_ROOM))) ||
					      item->flags & FLOW_BREAK;
		}
	}
}

static struct slice copy_spelling(const struct flow *flow, struct builder *builder)
{
	return flow->spelling.bytes ? arena_copy(builder->arena, strbuf_slice(&flow->spelling)) : SLICE_NONE;
}

static const struct document_space *copy_spaces(const struct printing *printing, struct builder *builder)
{
	struct document_space *copy = NULL;

	if (printing->count) {
		copy = arena_alloc(builder->arena, printing->count * sizeof(*copy));
		memcpy(copy, printing->spaces, printing->count * sizeof(*copy));
	}
	return copy;
}

static void add_unit(const struct flow *flow, struct builder *builder, struct span span,
		     const struct printing *printing, const struct document_unit *unit)
{
	struct document_extras extras = { .spaces = copy_spaces(printing, builder),
					  .space_count = printing->count,
					  .spelling = copy_spelling(flow, builder),
					  .frame = flow->frame };

	if (flow->complete)
		flow->complete(flow->data, flow->items[span.first].place, flow->items[span.end - 1].place, &extras);
	builder_add_unit(builder, unit, &extras);
}

/* Where the document has the same bytes, they are the source. */
static struct slice keep_source(struct builder *builder, struct document_range range, struct slice marked)
{
	struct slice own = slice_part(builder->text, range.begin, range.end);

	return slice_equal(own, marked) ? own : arena_copy(builder->arena, marked);
}

static struct slice make_unit(struct flow *flow, struct builder *builder, struct span span,
			      struct slice type, unsigned style)
{
	struct document_range range = { flow->items[span.first].range.begin,
					flow->items[span.end - 1].range.end };
	size_t count = number_codes(flow, span), first = 1 + highest_lookalike(strbuf_slice(&flow->text));
	struct document_code *codes;
	struct strbuf marked = STRBUF_INIT;
	struct printing printing = { .marked = &marked, .stream = builder->text };
	struct slice source = SLICE("");

	if (first + count > CODE_NUMBER_MAX || count > DOCUMENT_SEGMENT_BYTES) {
		builder_add_problem(builder, PROBLEM_TOO_LONG, range.begin);
		return source;
	}
	codes = count ? arena_zeroed(builder->arena, count, sizeof(*codes)) : NULL;
	for (size_t i = span.first; i < span.end; i++) {
		const struct flow_item *item = &flow->items[i];

		if (is_code(item))
			fill_code(&codes[item->code], item, first + item->code, builder->arena);
	}
	print_items(flow, span, codes, &printing);
	if (marked.bytes > DOCUMENT_SEGMENT_BYTES) {
		builder_add_problem(builder, PROBLEM_TOO_LONG, range.begin);
	} else {
		source = keep_source(builder, range, strbuf_slice(&marked));
		add_unit(flow, builder, span, &printing,
			 &(struct document_unit){ .source = source,
						  .type = type,
						  .range = range,
						  .codes = codes,
						  .code_count = (uint32_t)count,
						  .style = style });
	}
	strbuf_release(&marked);
	free(printing.spaces);
	return source;
}

struct slice flow_finish(struct flow *flow, struct builder *builder, struct slice type, unsigned style)
{
	struct slice source = SLICE("");
	struct span span = find_span(flow);
	bool has_words = span_has_word(flow, span);

	if (flow_is_full(flow) && (has_words || flow->lost_words))
		builder_add_problem(builder, PROBLEM_TOO_LONG, flow->items[0].range.begin);
	else if (has_words)
		source = make_unit(flow, builder, span, type, style);
	flow_clear(flow);
	return source;
}
