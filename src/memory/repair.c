/*
 * repair -- the codes of a new source in an old target.
 *
 * The words of both sources, without their codes, are aligned as the score does it. A code
 * stands between two words; two codes stand at the same place when the words left or right of them are
 * aligned. A pair is one thing with two places.
 */
#include <config.h>

#include "memory/repair.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "memory/score.h"
#include "segment/segment.h"
#include "text/code.h"

#include <stdlib.h>
#include <string.h>

/* Each code is held against each: what has more is a table, not a sentence. */
#define CODES_MOST 256

#define NONE SIZE_MAX

/* A pair of codes, or one that stands alone or has no partner. */
struct item {
	enum code_kind kind; /* CODE_OPEN: a pair */
	size_t first, last;  /* indices of its codes in the segment; equal unless it is a pair */
	size_t partner;	     /* of the other source's items, or NONE */
};

/* One source: its words, and its codes as items. */
struct side {
	struct segment segment;
	struct tokens tokens;
	struct item *items;
	size_t count;
	size_t *item_of; /* by code */
};

/* A code on its way into the target. */
struct placed {
	struct code code;
	size_t order; /* its index in the new source */
};

struct work {
	struct side new, old;
	size_t *aligned; /* by token of the new source: that of the old one, or NONE */
	struct segment target;
	struct tokens target_tokens;
	struct placed *placed;
	size_t placed_count;
	struct arena arena;
};

const char *repair_reason(enum repair_outcome outcome)
{
	static const char *const reasons[] = {
		[REPAIR_DONE] = N_("its codes are in place"),
		[REPAIR_LOST] = N_("a code of the new text has no known place in the old translation"),
		[REPAIR_CROSSED] = N_("the codes would cross one another in the old translation"),
		[REPAIR_TOO_MANY] = N_("there are too many codes"),
	};

	return reasons[outcome];
}

/* ---------------------------------------------------------------- the sources */

static size_t find_close(const struct segment *segment, size_t open)
{
	size_t depth = 0;

	for (size_t i = open + 1; i < segment->code_count; i++) {
		const struct code *code = &segment->codes[i];

		if (!slice_equal(code->name, segment->codes[open].name))
			continue;
		if (code->kind == CODE_OPEN)
			depth++;
		else if (code->kind == CODE_CLOSE && depth-- == 0)
			return i;
	}
	return open;
}

static void find_items(struct side *side, struct arena *arena)
{
	const struct segment *segment = &side->segment;

	side->items = arena_zeroed(arena, segment->code_count + 1, sizeof(*side->items));
	side->item_of = arena_zeroed(arena, segment->code_count + 1, sizeof(*side->item_of));
	for (size_t i = 0; i < segment->code_count; i++)
		side->item_of[i] = NONE;
	for (size_t i = 0; i < segment->code_count; i++) {
		const struct code *code = &segment->codes[i];
		size_t last = code->kind == CODE_OPEN ? find_close(segment, i) : i;

		if (side->item_of[i] != NONE)
			continue;
		/* What opens and never closes is as one that stands alone. */
		side->items[side->count] = (struct item){
			code->kind == CODE_OPEN && last == i ? CODE_STANDALONE : code->kind, i, last, NONE };
		side->item_of[i] = side->item_of[last] = side->count++;
	}
}

/* The words of a marked form, at their places in its text without codes. */
static void read_words(struct tokenizer *tokenizer, struct slice marked, struct tokens *tokens)
{
	size_t kept = 0;
	uint32_t codes = 0;
	bool parted = false;

	tokenizer_run(tokenizer, marked, tokens);
	for (size_t i = 0; i < tokens->count; i++) {
		struct token token = tokens->items[i];

		if (token.kind == TOKEN_CODE) {
			codes += token.to - token.from;
			parted = true;
			continue;
		}
		token.from -= codes;
		token.to -= codes;
		token.glued &= !parted;
		parted = false;
		tokens->items[kept++] = token;
	}
	tokens->count = kept;
}

static bool read_side(struct side *side, struct slice marked, struct tokenizer *tokenizer, struct arena *arena)
{
	side->segment = segment_read(marked, arena);
	if (side->segment.code_count > CODES_MOST)
		return false;
	read_words(tokenizer, marked, &side->tokens);
	find_items(side, arena);
	return true;
}

static size_t token_at(const struct tokens *tokens, size_t at)
{
	size_t low = 0, high = tokens->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (tokens->items[middle].from < at)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void align_words(struct work *work)
{
	struct slice new = work->new.segment.text, old = work->old.segment.text;
	struct match match = { .change_count = 0 };

	work->aligned = arena_zeroed(&work->arena, work->new.tokens.count + 1, sizeof(*work->aligned));
	for (size_t i = 0; i < work->new.tokens.count; i++)
		work->aligned[i] = NONE;
	score_explain(new, &work->new.tokens, old, &work->old.tokens, &work->arena, &match);
	for (size_t i = 0; i < match.change_count; i++) {
		const struct match_change *change = &match.changes[i];

		if (change->query.data && change->found.data)
			work->aligned[token_at(&work->new.tokens, (size_t)(change->query.data - new.data))] =
				token_at(&work->old.tokens, (size_t)(change->found.data - old.data));
	}
}

/* ---------------------------------------------------------------- the same place */

/* The tokens beside a place; inside of a token it is on both sides. NONE at the ends. */
struct beside {
	size_t left, right;
};

static struct beside tokens_beside(const struct tokens *tokens, size_t offset)
{
	size_t next = token_at(tokens, offset);
	struct beside beside = { next ? next - 1 : NONE, next < tokens->count ? next : NONE };

	if (next && tokens->items[next - 1].to > offset)
		beside.right = next - 1;
	return beside;
}

static bool same_token(const struct work *work, size_t new, size_t old)
{
	return new == NONE || old == NONE ? new == old : work->aligned[new] == old;
}

/* 0, 1 or 2 sides on which the same word stands. */
static unsigned same_place(const struct work *work, size_t new_code, size_t old_code)
{
	struct beside new = tokens_beside(&work->new.tokens, work->new.segment.codes[new_code].offset);
	struct beside old = tokens_beside(&work->old.tokens, work->old.segment.codes[old_code].offset);

	return (unsigned)same_token(work, new.left, old.left) + (unsigned)same_token(work, new.right, old.right);
}

/* The letters of a name: "a" of a12. */
static struct slice letters_of(const struct side *side, const struct item *item)
{
	struct slice name = side->segment.codes[item->first].name;

	while (name.bytes && name.data[name.bytes - 1] <= '9')
		name.bytes--;
	return name;
}

#define LIKENESS_MOST (2 + 2 + 8 + 4)

/* How surely two items are one: 0 when they are not. A pair may have grown or shrunk at one end. */
static unsigned likeness(const struct work *work, const struct item *new, const struct item *old)
{
	unsigned first = same_place(work, new->first, old->first), last = same_place(work, new->last, old->last);
	bool letters = slice_equal(letters_of(&work->new, new), letters_of(&work->old, old));

	if (new->kind != old->kind || (!first && !last) || ((!first || !last) && !letters))
		return 0;
	return first + last + (first && last ? 8 : 0) + (letters ? 4 : 0);
}

/* The likest first, so that what stands where it stood is not taken by what moved. */
static void pair_items(struct work *work)
{
	size_t count = work->old.count;
	uint8_t *likes = arena_zeroed(&work->arena, work->new.count * count + 1, 1);

	for (size_t i = 0; i < work->new.count * count; i++)
		likes[i] = (uint8_t)likeness(work, &work->new.items[i / count], &work->old.items[i % count]);
	for (unsigned least = LIKENESS_MOST; least > 0; least--)
		for (size_t i = 0; i < work->new.count * count; i++) {
			struct item *new = &work->new.items[i / count], *old = &work->old.items[i % count];

			if (likes[i] != least || new->partner != NONE || old->partner != NONE)
				continue;
			new->partner = i % count;
			old->partner = i / count;
		}
}

/* ---------------------------------------------------------------- codes that stay */

/* The code of the old source that the target's code `index` is: of several of a name the same in order. */
static size_t old_code_of(const struct work *work, size_t index)
{
	const struct code *wanted = &work->target.codes[index];
	size_t before = 0;

	for (size_t i = 0; i < index; i++)
		before += work->target.codes[i].kind == wanted->kind && slice_equal(work->target.codes[i].name, wanted->name);
	for (size_t i = 0; i < work->old.segment.code_count; i++) {
		const struct code *code = &work->old.segment.codes[i];

		if (code->kind == wanted->kind && slice_equal(code->name, wanted->name) && before-- == 0)
			return i;
	}
	return NONE;
}

/* The new source's item that the target's code `index` becomes a part of; *last: its end. NULL when it goes. */
static const struct item *new_item_of(const struct work *work, size_t index, bool *last)
{
	size_t old = old_code_of(work, index), item = old == NONE ? NONE : work->old.item_of[old];
	size_t partner = item == NONE ? NONE : work->old.items[item].partner;

	if (partner == NONE)
		return NULL;
	*last = old != work->old.items[item].first;
	return &work->new.items[partner];
}

static bool is_space(struct slice text, size_t at)
{
	return at >= text.bytes || strchr(" \t\n", text.data[at]);
}

/* A code that stands between two words and goes, as a line break does, leaves a space. */
static struct slice part_words(struct work *work, struct slice marked)
{
	struct strbuf parted = STRBUF_INIT;
	size_t index = 0, start = 0, end;
	struct code code;
	bool last;

	for (size_t at = 0; at < marked.bytes; at++) {
		if (marked.data[at] != '<' || !code_scan(marked, at, &code, &end))
			continue;
		if (!new_item_of(work, index++, &last) && code.kind == CODE_STANDALONE && at > 0 &&
		    !is_space(marked, at - 1) && !is_space(marked, end)) {
			strbuf_add(&parted, slice_part(marked, start, at));
			strbuf_add_byte(&parted, ' ');
			start = end;
		}
		at = end - 1;
	}
	strbuf_add(&parted, slice_part(marked, start, marked.bytes));
	marked = arena_copy(&work->arena, strbuf_slice(&parted));
	strbuf_release(&parted);
	return marked;
}

static bool read_target(struct work *work, const struct repair *repair)
{
	struct slice marked;

	work->target = segment_read(repair->old_target, &work->arena);
	if (work->target.code_count > CODES_MOST)
		return false;
	marked = part_words(work, repair->old_target);
	work->target = segment_read(marked, &work->arena);
	read_words(repair->target_tokenizer, marked, &work->target_tokens);
	return true;
}

static bool is_placed(const struct work *work, size_t code)
{
	for (size_t i = 0; i < work->placed_count; i++)
		if (work->placed[i].order == code)
			return true;
	return false;
}

/* The target's codes whose items have a partner, under its names. */
static void keep_codes(struct work *work)
{
	for (size_t i = 0; i < work->target.code_count; i++) {
		bool last = false;
		const struct item *new = new_item_of(work, i, &last);
		size_t order = !new ? NONE : last ? new->last : new->first;

		if (!new || is_placed(work, order))
			continue;
		work->placed[work->placed_count] = (struct placed){ work->new.segment.codes[order], order };
		work->placed[work->placed_count++].code.offset = work->target.codes[i].offset;
	}
}

/* ---------------------------------------------------------------- codes that are put in */

/* Behind what stands there and comes before it in the new source. */
static void insert(struct work *work, size_t order, size_t offset)
{
	size_t place = 0;

	while (place < work->placed_count &&
	       (work->placed[place].code.offset < offset ||
		(work->placed[place].code.offset == offset && work->placed[place].order < order)))
		place++;
	memmove(work->placed + place + 1, work->placed + place, (work->placed_count - place) * sizeof(*work->placed));
	work->placed[place] = (struct placed){ work->new.segment.codes[order], order };
	work->placed[place].code.offset = offset;
	work->placed_count++;
}

/* How many tokens there are without the punctuation marks at the end. */
static size_t without_marks(const struct tokens *tokens)
{
	size_t count = tokens->count;

	while (count && tokens->items[count - 1].kind == TOKEN_PUNCTUATION)
		count--;
	return count;
}

/* A pair around all of the text, or all but the marks at its end. */
static bool find_whole(const struct work *work, size_t from, size_t to, size_t *target_from, size_t *target_to)
{
	const struct tokens *new = &work->new.tokens, *target = &work->target_tokens;
	size_t count = without_marks(new), wanted = without_marks(target);

	if (!count || !wanted || from > new->items[0].from || to < new->items[count - 1].to)
		return false;
	if (to >= new->items[new->count - 1].to)
		wanted = target->count;
	*target_from = target->items[0].from;
	*target_to = target->items[wanted - 1].to;
	return true;
}

/* Where the text stands in tokens of its own, or with an ending; false when it does so never or twice. */
static bool find_once(struct slice text, const struct tokens *tokens, struct slice wanted, size_t *from, size_t *to)
{
	size_t found = 0;

	for (size_t i = 0; i < tokens->count; i++) {
		size_t at = tokens->items[i].from, last;

		if (!slice_starts(slice_part(text, at, text.bytes), wanted))
			continue;
		last = token_at(tokens, at + wanted.bytes);
		*from = at;
		*to = tokens->items[last - 1].to;
		found++;
	}
	return found == 1;
}

/* A pair around a word, number or name that is written alike in both languages. */
static bool find_alike(const struct work *work, size_t from, size_t to, size_t *target_from, size_t *target_to)
{
	struct slice wanted = slice_trim(slice_part(work->new.segment.text, from, to));
	size_t ignored;

	return wanted.bytes && find_once(work->new.segment.text, &work->new.tokens, wanted, &ignored, &ignored) &&
	       find_once(work->target.text, &work->target_tokens, wanted, target_from, target_to);
}

static bool ends_sentence(struct slice text, const struct token *token)
{
	struct slice mark = slice_part(text, token->from, token->to);

	return token->kind == TOKEN_PUNCTUATION && !token[1].glued &&
	       (strchr(".!?", mark.data[0]) || slice_is(mark, "…"));
}

/* The marks that end sentences inside of a text; *before: those that end at `at` or before. */
static size_t count_ends(struct slice text, const struct tokens *tokens, size_t at, size_t *before)
{
	size_t count = 0;

	*before = 0;
	for (size_t i = 0; i + 1 < tokens->count; i++)
		if (ends_sentence(text, &tokens->items[i])) {
			count++;
			*before += tokens->items[i].to <= at;
		}
	return count;
}

/* Between two sentences: behind the one with the same number, when there are as many in the target. */
static bool find_between(const struct work *work, size_t at, size_t *target_at)
{
	const struct tokens *tokens = &work->new.tokens;
	size_t next = token_at(tokens, at), before, ignored;
	size_t count = count_ends(work->new.segment.text, tokens, at, &before);

	if (!next || next == tokens->count || !ends_sentence(work->new.segment.text, &tokens->items[next - 1]) ||
	    count_ends(work->target.text, &work->target_tokens, 0, &ignored) != count)
		return false;
	for (size_t i = 0; i + 1 < work->target_tokens.count; i++)
		if (ends_sentence(work->target.text, &work->target_tokens.items[i]) && --before == 0) {
			/* White space is on the side where the source has it. */
			*target_at = at > tokens->items[next - 1].to ? work->target_tokens.items[i + 1].from :
								       work->target_tokens.items[i].to;
			return true;
		}
	return false;
}

static bool find_single(const struct work *work, size_t at, size_t *target_at)
{
	const struct tokens *new = &work->new.tokens;

	if (!new->count || at <= new->items[0].from)
		*target_at = 0;
	else if (at >= new->items[new->count - 1].to)
		*target_at = work->target.text.bytes;
	else
		return find_between(work, at, target_at);
	return true;
}

static bool put_in(struct work *work, const struct item *item)
{
	size_t from = work->new.segment.codes[item->first].offset, to = work->new.segment.codes[item->last].offset;
	size_t target_from, target_to;

	if (item->first == item->last) {
		if (!find_single(work, from, &target_from))
			return false;
		insert(work, item->first, target_from);
		return true;
	}
	if (!find_whole(work, from, to, &target_from, &target_to) &&
	    !find_alike(work, from, to, &target_from, &target_to))
		return false;
	insert(work, item->first, target_from);
	insert(work, item->last, target_to);
	return true;
}

/* Takes a code out again that came without the other of its pair. */
static void drop_half(struct work *work, const struct item *item)
{
	size_t kept = 0;

	for (size_t i = 0; i < work->placed_count; i++)
		if (work->placed[i].order != item->first && work->placed[i].order != item->last)
			work->placed[kept++] = work->placed[i];
	work->placed_count = kept;
}

static enum repair_outcome put_in_all(struct work *work, struct slice *code)
{
	enum repair_outcome outcome = REPAIR_DONE;

	for (size_t i = 0; i < work->new.count; i++) {
		const struct item *item = &work->new.items[i];

		if (is_placed(work, item->first) && is_placed(work, item->last))
			continue;
		drop_half(work, item);
		if (put_in(work, item) || outcome != REPAIR_DONE)
			continue;
		outcome = REPAIR_LOST;
		*code = work->new.segment.codes[item->first].name;
	}
	return outcome;
}

/* ---------------------------------------------------------------- the target */

static enum repair_outcome print(struct work *work, enum repair_outcome outcome, struct strbuf *out, struct slice *code)
{
	struct segment made = { work->target.text, NULL, work->placed_count }, wanted = { .code_count = 0 };

	made.codes = arena_zeroed(&work->arena, work->placed_count + 1, sizeof(*made.codes));
	wanted.codes = arena_zeroed(&work->arena, work->placed_count + 1, sizeof(*wanted.codes));
	for (size_t i = 0; i < work->placed_count; i++)
		made.codes[i] = work->placed[i].code;
	for (size_t i = 0; i < work->new.segment.code_count; i++)
		if (is_placed(work, i))
			wanted.codes[wanted.code_count++] = work->new.segment.codes[i];
	if (segment_codes_verdict(&wanted, &made, code) != CODES_AGREE) {
		outcome = REPAIR_CROSSED;
		made.code_count = 0;
	}
	segment_print(&made, out);
	return outcome;
}

static enum repair_outcome run(struct work *work, const struct repair *repair, struct strbuf *out, struct slice *code)
{
	if (!read_side(&work->new, repair->new_source, repair->new_tokenizer, &work->arena) ||
	    !read_side(&work->old, repair->old_source, repair->old_tokenizer, &work->arena)) {
		segment_strip(repair->old_target, out);
		return REPAIR_TOO_MANY;
	}
	align_words(work);
	pair_items(work);
	if (!read_target(work, repair)) {
		segment_strip(repair->old_target, out);
		return REPAIR_TOO_MANY;
	}
	work->placed = arena_zeroed(&work->arena, work->new.segment.code_count + 2, sizeof(*work->placed));
	keep_codes(work);
	return print(work, put_in_all(work, code), out, code);
}

enum repair_outcome repair_codes(const struct repair *repair, struct strbuf *out, struct slice *code)
{
	struct work work = { .placed_count = 0 };
	enum repair_outcome outcome;

	work.new.tokens = work.old.tokens = work.target_tokens = (struct tokens)TOKENS_INIT;
	outcome = run(&work, repair, out, code);
	tokens_release(&work.new.tokens);
	tokens_release(&work.old.tokens);
	tokens_release(&work.target_tokens);
	arena_release(&work.arena);
	return outcome;
}
