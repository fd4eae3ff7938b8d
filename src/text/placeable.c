/*
 * placeable -- what a text says in figures and addresses, by value.
 *
 * Works on tokens: a number token is cut into its figures and the words tied to
 * them (19-20-oktabrda), a word may be a month, a number in letters, or say what
 * the number before it is (1,5 mln, 12 foiz, 2:30 p.m.).
 */
#include <config.h>

#include "text/placeable.h"

#include "base/alloc.h"
#include "text/lexicon.h"
#include "text/number.h"

#include <stdio.h>
#include <stdlib.h>

struct placeable_scanner {
	const struct language *language;
	struct tokenizer *tokenizer;
	struct lexicon *lexicon;
	struct tokens tokens;
};

/* One text on its way. */
struct scan {
	const struct placeable_scanner *scanner;
	struct slice text;
	struct placeables *found;
	bool number_before; /* the token before was figures, so a word may qualify them */
};

struct placeable_scanner *placeable_scanner_new(const struct language *language)
{
	struct placeable_scanner *scanner = alloc_zeroed(1, sizeof(*scanner));

	scanner->language = language;
	scanner->tokenizer = tokenizer_new(language);
	scanner->lexicon = lexicon_new(language);
	scanner->tokens = (struct tokens)TOKENS_INIT;
	return scanner;
}

void placeable_scanner_free(struct placeable_scanner *scanner)
{
	if (!scanner)
		return;
	tokenizer_free(scanner->tokenizer);
	lexicon_free(scanner->lexicon);
	tokens_release(&scanner->tokens);
	free(scanner);
}

void placeables_release(struct placeables *placeables)
{
	free(placeables->items);
	strbuf_release(&placeables->values);
	*placeables = (struct placeables)PLACEABLES_INIT;
}

/* ---------------------------------------------------------------- adding */

/* Closes a value that was added to the values since `value`. */
static struct placeable *add_placeable(struct scan *scan, enum placeable_kind kind, size_t from, size_t to,
				       size_t value)
{
	struct placeables *found = scan->found;

	ARRAY_GROW(found->items, found->count, found->capacity);
	found->items[found->count] = (struct placeable){
		.kind = kind,
		.from = from,
		.to = to,
		.value = value,
		.value_bytes = found->values.bytes - value,
	};
	return &found->items[found->count++];
}

static void add_whole(struct scan *scan, enum placeable_kind kind, struct slice digits)
{
	size_t from = (size_t)(digits.data - scan->text.data), value = scan->found->values.bytes;

	number_add_whole(digits, &scan->found->values);
	add_placeable(scan, kind, from, from + digits.bytes, value);
}

static void add_time(struct scan *scan, const struct figures_parts *parts, size_t from, size_t to)
{
	struct strbuf *values = &scan->found->values;
	size_t value = values->bytes;

	number_add_whole(parts->digits[0], values);
	strbuf_add_byte(values, ':');
	strbuf_add(values, parts->digits[1]);
	add_placeable(scan, PLACEABLE_TIME, from, to, value);
}

static void add_parts(struct scan *scan, const struct figures_parts *parts, size_t from, size_t to)
{
	if (parts->kind == FIGURES_TIME) {
		add_time(scan, parts, from, to);
		return;
	}
	for (size_t i = 0; i < parts->count; i++)
		add_whole(scan, parts->kind == FIGURES_DATE && i == 1 ? PLACEABLE_MONTH : PLACEABLE_NUMBER,
			  parts->digits[i]);
}

static void add_month(struct scan *scan, int month, size_t from, size_t to)
{
	size_t value = scan->found->values.bytes;

	strbuf_addf(&scan->found->values, "%d", month);
	add_placeable(scan, PLACEABLE_MONTH, from, to, value);
}

/* ---------------------------------------------------------------- tokens */

static void scan_figures(struct scan *scan, const struct token *token)
{
	struct slice window = slice_part(scan->text, 0, token->to);

	for (size_t at = token->from; at < token->to;) {
		struct figures_parts parts;
		size_t from = at, value = scan->found->values.bytes, end;

		if (window.data[at] < '0' || window.data[at] > '9') {
			at++;
			continue;
		}
		figures_read(scan->scanner->language, window, at, &end, &parts, &scan->found->values);
		if (parts.kind == FIGURES_NUMBER)
			add_placeable(scan, PLACEABLE_NUMBER, from, end, value);
		else
			add_parts(scan, &parts, from, end);
		at = end;
	}
}

/* The last placeable; its value stands at the end of the values, so it can be changed. */
static struct placeable *last_placeable(struct scan *scan)
{
	struct placeables *found = scan->found;

	return found->count > 0 ? &found->items[found->count - 1] : NULL;
}

static void scale_last(struct scan *scan, int power, size_t to)
{
	struct placeable *last = last_placeable(scan);

	if (!last || last->kind != PLACEABLE_NUMBER)
		return;
	number_scale(&scan->found->values, last->value, power);
	last->value_bytes = scan->found->values.bytes - last->value;
	last->spelled = false;
	last->to = to;
}

static void make_percent(struct scan *scan, size_t to)
{
	struct placeable *last = last_placeable(scan);

	if (!last || last->kind != PLACEABLE_NUMBER)
		return;
	last->kind = PLACEABLE_PERCENT;
	last->spelled = false;
	last->to = to;
}

/* 12 a.m. is 0, 2 p.m. is 14. A whole hour becomes a time. */
static void turn_clock(struct scan *scan, bool afternoon, size_t to)
{
	struct placeable *last = last_placeable(scan);
	struct strbuf *values = &scan->found->values;
	size_t digits = 0;
	char text[16];
	int hour = 0;

	if (!last || (last->kind != PLACEABLE_TIME && last->kind != PLACEABLE_NUMBER))
		return;
	while (digits < last->value_bytes && values->data[last->value + digits] >= '0' &&
	       values->data[last->value + digits] <= '9' && digits < 3)
		hour = hour * 10 + (values->data[last->value + digits++] - '0');
	if (hour < 1 || hour > 12 || (last->kind == PLACEABLE_NUMBER && digits < last->value_bytes))
		return;
	hour = hour % 12 + (afternoon ? 12 : 0);
	if (last->kind == PLACEABLE_NUMBER)
		strbuf_add_string(values, ":00");
	last->kind = PLACEABLE_TIME;
	snprintf(text, sizeof(text), "%d", hour);
	strbuf_splice(values, last->value, last->value + digits, slice_of(text));
	last->value_bytes = values->bytes - last->value;
	last->to = to;
}

/* A word tied to figures by a hyphen, or beside them. */
static void scan_number_word(struct scan *scan, const struct token *token, const struct lexicon_entry *entry,
			     bool beside_number)
{
	size_t value = scan->found->values.bytes;

	switch (entry->kind) {
	case LEXICON_MONTH:
		if (beside_number)
			add_month(scan, entry->value, token->from, token->to);
		break;
	case LEXICON_WORD:
		strbuf_addf(&scan->found->values, "%d", entry->value);
		add_placeable(scan, PLACEABLE_NUMBER, token->from, token->to, value)->spelled = true;
		break;
	case LEXICON_SCALE:
		if (scan->number_before)
			scale_last(scan, entry->value, token->to);
		break;
	case LEXICON_PERCENT:
		if (scan->number_before)
			make_percent(scan, token->to);
		break;
	case LEXICON_AM:
	case LEXICON_PM:
		if (scan->number_before)
			turn_clock(scan, entry->kind == LEXICON_PM, token->to);
		break;
	}
}

/* The words in the folded form of a number token: oktabrda in 19-20-oktabrda, mln in 1,5mln. */
static void scan_tied_words(struct scan *scan, const struct token *token, struct slice folded)
{
	scan->number_before = true;
	for (size_t at = 0; at < folded.bytes;) {
		size_t from = at;
		const struct lexicon_entry *entry;

		while (at < folded.bytes && !memchr("0123456789-.,:/", folded.data[at], 15))
			at++;
		entry = at > from ? lexicon_find(scan->scanner->lexicon, slice_part(folded, from, at)) : NULL;
		if (entry && entry->kind != LEXICON_WORD)
			scan_number_word(scan, token, entry, true);
		at += at == from;
	}
}

static bool is_number_near(const struct tokens *tokens, size_t index)
{
	return (index > 0 && tokens->items[index - 1].kind == TOKEN_NUMBER) ||
	       (index + 1 < tokens->count && tokens->items[index + 1].kind == TOKEN_NUMBER);
}

static bool says_number(const struct scan *scan)
{
	const struct placeables *found = scan->found;
	const struct placeable *last = found->count > 0 ? &found->items[found->count - 1] : NULL;

	return last && (last->kind == PLACEABLE_NUMBER || last->kind == PLACEABLE_TIME);
}

/* "s" of %s and of %2$s: a translation may say the arguments in another order. */
static struct slice without_position(struct slice placeable)
{
	size_t at = 1;

	if (!placeable.bytes || placeable.data[0] != '%')
		return placeable;
	while (at < placeable.bytes && placeable.data[at] >= '0' && placeable.data[at] <= '9')
		at++;
	if (at > 1 && at < placeable.bytes && placeable.data[at] == '$')
		return slice_part(placeable, at + 1, placeable.bytes);
	return slice_part(placeable, 1, placeable.bytes);
}

static void scan_token(struct scan *scan, const struct tokens *tokens, size_t index)
{
	const struct token *token = &tokens->items[index];
	struct slice folded = tokens_folded(tokens, index);
	const struct lexicon_entry *entry = NULL;
	size_t count = scan->found->count, value = scan->found->values.bytes;

	switch ((enum token_kind)token->kind) {
	case TOKEN_PLACEABLE:
		strbuf_add(&scan->found->values, without_position(slice_part(scan->text, token->from, token->to)));
		add_placeable(scan, PLACEABLE_ADDRESS, token->from, token->to, value);
		break;
	case TOKEN_NUMBER:
		scan_figures(scan, token);
		scan_tied_words(scan, token, folded);
		break;
	case TOKEN_WORD:
		entry = lexicon_find(scan->scanner->lexicon, folded);
		if (entry)
			scan_number_word(scan, token, entry, is_number_near(tokens, index));
		break;
	case TOKEN_PUNCTUATION:
		if (slice_is(folded, "%") && scan->number_before)
			make_percent(scan, token->to);
		break;
	case TOKEN_CODE:
		return; /* has no width */
	}
	scan->number_before = scan->found->count > count && says_number(scan);
}

void placeable_scan(struct placeable_scanner *scanner, struct slice marked, struct placeables *found)
{
	struct scan scan = { scanner, marked, found, false };

	found->count = 0;
	strbuf_clear(&found->values);
	tokenizer_run(scanner->tokenizer, marked, &scanner->tokens);
	for (size_t i = 0; i < scanner->tokens.count; i++)
		scan_token(&scan, &scanner->tokens, i);
}
