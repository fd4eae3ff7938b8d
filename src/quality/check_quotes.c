/*
 * check_quotes, check_brackets -- what opens is closed, by its own kind.
 *
 * A quotation may run over several paragraphs, each of which opens it anew; a
 * translation that is as uneven as its source says nothing about the translator.
 */
#include <config.h>

#include "quality/quality.h"

#include "base/i18n.h"
#include "text/letter.h"

#define DEPTH_MOST 64

struct mark {
	size_t index; /* glyph */
	uint32_t c;
};

/* What a text opens and does not close, or closes and did not open. */
struct balance {
	struct mark open[DEPTH_MOST];
	size_t depth;
	struct mark stray;   /* the first that closes nothing, or another kind */
	struct mark partner; /* what it should have closed; c is 0 when there was nothing open */
	bool found;
	size_t shared; /* the glyph that closed a quotation inside another last; SIZE_MAX: none did */
};

static bool is_opening_quote(const struct side *side, size_t i, const struct balance *balance)
{
	switch (side->glyphs[i].c) {
	case 0xab:   /* « */
	case 0x201e: /* „ */
		return true;
	case 0x201c: /* “ closes „ */
		return !balance->depth || balance->open[balance->depth - 1].c != 0x201e;
	default:
		return false;
	}
}

static bool closes(uint32_t open, uint32_t close)
{
	switch (open) {
	case 0xab:
		return close == 0xbb;
	case 0x201e:
		return close == 0x201c || close == 0x201d;
	case 0x201c:
		return close == 0x201d;
	case '"':
		return close == '"';
	case '(':
		return close == ')';
	case '[':
		return close == ']';
	case '{':
		return close == '}';
	default:
		return false;
	}
}

static uint32_t closing_of(uint32_t open)
{
	switch (open) {
	case 0xab:
		return 0xbb;
	case 0x201e:
		return 0x201c;
	case 0x201c:
		return 0x201d;
	default:
		return open;
	}
}

static void stray(struct balance *balance, size_t index, uint32_t c)
{
	if (balance->found)
		return;
	balance->found = true;
	balance->stray = (struct mark){ index, c };
	if (balance->depth)
		balance->partner = balance->open[balance->depth - 1];
}

static void open_mark(struct balance *balance, size_t index, uint32_t c)
{
	if (balance->depth < DEPTH_MOST)
		balance->open[balance->depth++] = (struct mark){ index, c };
}

static void close_mark(struct balance *balance, size_t index, uint32_t c)
{
	if (balance->depth && closes(balance->open[balance->depth - 1].c, c)) {
		balance->depth--;
		balance->shared =
			balance->depth && balance->open[balance->depth - 1].c == balance->open[balance->depth].c
				? index
				: SIZE_MAX;
		return;
	}
	stray(balance, index, c);
	/* One that is closed by the wrong kind is closed. */
	if (balance->depth)
		balance->depth--;
}

/* Behind white space, a bracket, a dash or a mark that opens; not right behind a word. */
static bool stands_before_text(const struct side *side, size_t i)
{
	uint32_t before = side_character(side, i - 1);

	return i == 0 || side_kind(side, i - 1) == CHARACTER_SPACE ||
	       side_kind(side, i - 1) == CHARACTER_DASH || before == '(' || before == '[' || before == 0xab ||
	       before == 0x201c || before == 0x201e;
}

static bool comes_later(const struct side *side, size_t i, uint32_t c)
{
	while (++i < side->count)
		if (side->glyphs[i].c == c)
			return true;
	return false;
}

/* 5": behind a figure the mark is a measure, unless it must be what closes a quotation. */
static bool is_measure(const struct side *side, size_t i, const struct balance *balance)
{
	uint32_t open = balance->depth ? balance->open[balance->depth - 1].c : 0;

	return i > 0 && side_kind(side, i - 1) == CHARACTER_DIGIT &&
	       (!open || (open != '"' && comes_later(side, i, closing_of(open))));
}

/* The ASCII mark opens before text and closes behind it, whatever is open. */
static void read_ascii_quote(const struct side *side, size_t i, struct balance *balance)
{
	bool before_word =
		side_kind(side, i + 1) == CHARACTER_LETTER || side_kind(side, i + 1) == CHARACTER_DIGIT;
	bool is_open = balance->depth && balance->open[balance->depth - 1].c == '"';

	if (is_measure(side, i, balance))
		return;
	if (stands_before_text(side, i) && (before_word || !is_open))
		open_mark(balance, i, '"');
	else
		close_mark(balance, i, '"');
}

/*
 * How many quotations in single marks a text opens more than it closes. A mark before a word
 * opens one; behind a word it may be an apostrophe, so it closes only what is open.
 */
static size_t open_single_quotes(const struct side *side, bool *closes_more)
{
	size_t open = 0;

	*closes_more = false;
	for (size_t i = 0; i < side->count; i++) {
		bool before = i > 0 && side_kind(side, i - 1) != CHARACTER_SPACE &&
			      side_character(side, i - 1) != '(';
		bool behind = i + 1 < side->count && side_kind(side, i + 1) == CHARACTER_LETTER;

		if (!letter_is_single_quote(side->glyphs[i].c) || (before && behind))
			continue;
		if (!before)
			open++;
		else if (open)
			open--;
		else
			*closes_more = true;
	}
	return open;
}

/* A quotation that begins or ends in another unit, in single marks. */
static bool runs_on(const struct side *side, const struct balance *target)
{
	bool closes_more;
	size_t open = open_single_quotes(side, &closes_more);

	return target->found ? closes_more : open > 0;
}

/* Nothing of the sentence follows but its punctuation: the end, a mark, or a dash and who said it. */
static bool ends_speech(const struct side *side, size_t i)
{
	while (++i < side->count && letter_is_space(side->glyphs[i].c))
		;
	return side_kind(side, i) != CHARACTER_LETTER && side_kind(side, i) != CHARACTER_DIGIT;
}

/* «… «…», — he said: of two that end together one mark is printed. A name in the middle of a sentence is no speech. */
static bool closes_both(const struct side *side, const struct balance *balance)
{
	size_t first = balance->open[0].index;

	if (balance->depth != 1 || balance->shared == SIZE_MAX || !ends_speech(side, balance->shared))
		return false;
	while (first > 0 && letter_is_space(side->glyphs[first - 1].c))
		first--;
	return first == 0 || side_kind(side, first - 1) != CHARACTER_LETTER;
}

static void balance_quotes(const struct side *side, struct balance *balance)
{
	*balance = (struct balance){ .shared = SIZE_MAX };
	for (size_t i = 0; i < side->count; i++) {
		uint32_t c = side->glyphs[i].c;

		if (side_protected(side, i))
			continue;
		if (c == '"')
			read_ascii_quote(side, i, balance);
		else if (is_opening_quote(side, i, balance))
			open_mark(balance, i, c);
		else if (c == 0xbb || c == 0x201d || c == 0x201c)
			close_mark(balance, i, c);
	}
	if (closes_both(side, balance))
		balance->depth = 0;
}

/* "1)", "a)" at the beginning of a line or behind a space number a list. */
static bool numbers_a_list(const struct side *side, size_t i)
{
	size_t first = i;

	while (first > 0 &&
	       (side_kind(side, first - 1) == CHARACTER_DIGIT ||
		side_kind(side, first - 1) == CHARACTER_LETTER || side_character(side, first - 1) == '.'))
		first--;
	return i > first && i - first <= 4 && (first == 0 || side_kind(side, first - 1) != CHARACTER_SYMBOL);
}

static bool is_smiley(const struct side *side, size_t i)
{
	uint32_t before = side_character(side, i - 1);

	return i > 0 && (before == ':' || before == ';' || before == '-');
}

static void balance_brackets(const struct side *side, struct balance *balance)
{
	*balance = (struct balance){ .depth = 0 };
	for (size_t i = 0; i < side->count; i++) {
		uint32_t c = side->glyphs[i].c;

		if (side_protected(side, i))
			continue;
		if (c == '(' || c == '[' || c == '{') {
			if (!is_smiley(side, i))
				open_mark(balance, i, c);
		} else if ((c == ')' || c == ']' || c == '}') &&
			   (balance->depth || !(is_smiley(side, i) || numbers_a_list(side, i)))) {
			close_mark(balance, i, c);
		}
	}
}

/* ---------------------------------------------------------------------- telling */

static bool is_uneven(const struct balance *balance)
{
	return balance->found || balance->depth;
}

static void tell_stray(struct check_context *context, const struct unit *unit, enum check_id check,
		       const struct balance *balance)
{
	const struct side *side = &context->target_side;
	size_t index = balance->stray.index;
	struct slice mark = side_part(side, index, index + 1);
	struct strbuf right = STRBUF_INIT;
	struct issue *issue;

	if (balance->partner.c) {
		size_t partner = balance->partner.index;

		issue = issue_add(context, check, unit, _("'%.*s' is closed by '%.*s'"),
				  SLICE_ARG(side_part(side, partner, partner + 1)), SLICE_ARG(mark));
		if (check == CHECK_QUOTES) {
			strbuf_add_codepoint(&right, closing_of(balance->partner.c));
			issue_mend(context, issue, strbuf_slice(&right));
		}
	} else {
		issue = issue_add(context, check, unit, _("'%.*s' closes what was not opened"),
				  SLICE_ARG(mark));
	}
	issue_place(issue, side_at(side, index), side_end(side, index + 1));
	strbuf_release(&right);
}

static void tell_open(struct check_context *context, const struct unit *unit, enum check_id check,
		      const struct balance *balance)
{
	const struct side *side = &context->target_side;
	size_t index = balance->open[0].index;

	issue_place(issue_add(context, check, unit, _("'%.*s' is opened and not closed"),
			      SLICE_ARG(side_part(side, index, index + 1))),
		    side_at(side, index), side_end(side, index + 1));
}

/* Of any kind; a single mark between letters is an apostrophe. */
static bool has_quotes(const struct side *side)
{
	for (size_t i = 0; i < side->count; i++)
		if (letter_is_double_quote(side->glyphs[i].c) ||
		    (letter_is_single_quote(side->glyphs[i].c) && (side_kind(side, i - 1) != CHARACTER_LETTER ||
								   side_kind(side, i + 1) != CHARACTER_LETTER)))
			return true;
	return false;
}

/* ", — he said": a dash may tell what is said from who says it without quotation marks. */
static bool has_speech_dash(const struct side *side)
{
	for (size_t i = 2; i < side->count; i++) {
		uint32_t before = side->glyphs[i - 2].c;

		if (side->glyphs[i].kind == CHARACTER_DASH && letter_is_space(side->glyphs[i - 1].c) &&
		    (before == ',' || before == '!' || before == '?' || before == 0x2026))
			return true;
	}
	return side->count > 0 && side->glyphs[0].kind == CHARACTER_DASH;
}

/*
 * A quotation that begins or ends in this paragraph of the source, of which the translation has no
 * mark at all, though it need not be even either.
 */
static void tell_lost(struct check_context *context, const struct unit *unit, const struct balance *source)
{
	const struct side *side = &context->source_side;
	bool closing = source->found;
	size_t index = closing ? source->stray.index : source->open[0].index;

	if ((closing && source->partner.c) || has_quotes(&context->target_side) ||
	    has_speech_dash(&context->target_side))
		return;
	issue_place_in_source(
		issue_add(context, CHECK_QUOTES, unit,
			  closing ? _("a quotation ends with '%.*s' in the source, and not here")
				  : _("a quotation begins with '%.*s' in the source, and not here"),
			  SLICE_ARG(side_part(side, index, index + 1))),
		side_at(side, index), side_end(side, index + 1));
}

static void check_balance(struct check_context *context, const struct unit *unit, enum check_id check,
			  void (*read)(const struct side *side, struct balance *balance))
{
	struct balance source, target;

	read(&context->target_side, &target);
	if (!is_uneven(&target) && check != CHECK_QUOTES)
		return;
	read(&context->source_side, &source);
	if (!is_uneven(&target)) {
		if (is_uneven(&source))
			tell_lost(context, unit, &source);
		return;
	}
	if (is_uneven(&source) || (check == CHECK_QUOTES && runs_on(&context->source_side, &target)))
		return;
	if (target.found)
		tell_stray(context, unit, check, &target);
	else
		tell_open(context, unit, check, &target);
}

void check_quotes(struct check_context *context, const struct unit *unit)
{
	if ((context->source_side.signs | context->target_side.signs) & SIGN_QUOTE)
		check_balance(context, unit, CHECK_QUOTES, balance_quotes);
}

void check_brackets(struct check_context *context, const struct unit *unit)
{
	if (context->target_side.signs & SIGN_BRACKET)
		check_balance(context, unit, CHECK_BRACKETS, balance_brackets);
}
