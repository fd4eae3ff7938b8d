/*
 * placeable_agree -- nouns and prepositions that follow the number beside them.
 *
 * 1 год, 2 года, 5 лет; 1 year, 2 years. Only where the noun stands right behind the
 * number and the table has all its forms; behind a preposition Russian wants other
 * cases, which are not in the table. Nor where another word may have to go along: a verb with the singular
 * (Принята 21 жалоба, Принято 35 жалоб), or where the noun may be one in the genitive, which stays
 * (Делегация 15 стран). The table's words for that err on the side of refusing.
 */
#include <config.h>

#include "text/placeable_exchange.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "text/atom.h"
#include "text/character.h"
#include "text/code.h"
#include "text/letter.h"
#include "text/placeable_value.h"

/* Words of so few letters, and all without a vowel, are no nouns, or units: км, и. */
#define SHORT_LETTERS 2

static int form_of(const struct exchange *exchange, struct slice value)
{
	return number_form(exchange->rules->language, value);
}

/* The forms that the old and the new number ask for. */
static void find_forms(const struct exchange *exchange, int *old_form, int *new_form)
{
	struct slice old = exchange->target_other && exchange->target->items[exchange->index].other_bytes ?
				   placeables_other(exchange->target, exchange->index) :
				   placeables_value(exchange->target, exchange->index);
	struct slice new = exchange->source_other && exchange->source->items[exchange->source_index].other_bytes ?
				   placeables_other(exchange->source, exchange->source_index) :
				   placeables_value(exchange->source, exchange->source_index);

	*old_form = form_of(exchange, placeable_bare_number(old));
	*new_form = form_of(exchange, placeable_bare_number(new));
}

static bool counts(const struct exchange *exchange)
{
	enum placeable_kind kind = exchange->target->items[exchange->index].kind;

	return (kind == PLACEABLE_NUMBER || kind == PLACEABLE_PERCENT || kind == PLACEABLE_MONEY) &&
	       !placeables_part(exchange->target, exchange->index, FIELD_SCALE);
}

static bool is_vowel(uint32_t c)
{
	static const char vowels[] = "аеиоуыэюя";

	for (size_t at = 0; at < sizeof(vowels) - 1;)
		if (utf8_next(slice_of(vowels), &at) == c)
			return true;
	return false;
}

/* A full stop that ends no sentence: a small letter or a comma follows. */
static bool is_abbreviated(struct slice text, size_t at)
{
	if (at >= text.bytes || text.data[at] != '.')
		return false;
	for (at++; at < text.bytes;) {
		uint32_t c = utf8_next(text, &at);

		if (character_kind(c) != CHARACTER_SPACE)
			return c == ',' || character_is_lower(c);
	}
	return false;
}

/* A word that has one form for all numbers: an abbreviation, a unit, a conjunction, a word in another script. */
static bool is_unchanging(const struct exchange *exchange, size_t at)
{
	size_t letters = 0;
	bool vowels = exchange->rules->language->script != SCRIPT_CYRILLIC;

	while (lexicon_continues_word(exchange->text, at)) {
		uint32_t c = utf8_next(exchange->text, &at);

		if (exchange->rules->language->script == SCRIPT_CYRILLIC && !character_is_cyrillic(c))
			return true;
		vowels |= is_vowel(c);
		letters++;
	}
	return letters <= SHORT_LETTERS || !vowels || is_abbreviated(exchange->text, at);
}

/* The row of a noun in the form that the old number asked for. */
static const struct word_row *find_noun(const struct placeable_rules *rules, uint32_t chain, int form)
{
	for (; chain; chain = lexicon_word(rules->lexicon, chain)->next) {
		const struct lexicon_word *word = lexicon_word(rules->lexicon, chain);
		const struct word_row *row = &rules->rows[word->row];

		if ((row->kind == WORD_NOUN || row->kind == WORD_CURRENCY) && (int)word->form == form)
			return row;
	}
	return NULL;
}

bool exchange_changes_form(const struct exchange *exchange)
{
	int old_form, new_form;

	find_forms(exchange, &old_form, &new_form);
	return counts(exchange) && old_form != new_form;
}

static size_t form_count(const struct exchange *exchange)
{
	return exchange->rules->language == &language_ru ? 3 : 2;
}

/* An adjective before the number has a case too: последних 5 лет. Its endings stand in the table behind hyphens. */
static struct slice case_of_ending(const struct placeable_rules *rules, struct slice word)
{
	for (size_t i = 0; i < rules->row_count; i++)
		for (size_t j = 0; rules->rows[i].kind == WORD_BEFORE && j < rules->rows[i].form_count; j++) {
			struct slice form = rules->rows[i].forms[j];

			if (slice_starts(form, SLICE("-")) && slice_ends(word, slice_part(form, 1, form.bytes)))
				return rules->rows[i].value;
		}
	return SLICE_NONE;
}

struct slice exchange_case(const struct exchange *exchange)
{
	size_t at = exchange->target->items[exchange->index].from, start, previous;
	const struct lexicon_word *word = NULL;
	struct lexicon_match match;

	while (at > 0 && character_kind(utf8_previous(exchange->text, &(size_t){ at })) == CHARACTER_SPACE)
		utf8_previous(exchange->text, &at);
	for (start = at; start > 0; start = previous) {
		previous = start;
		if (character_kind(utf8_previous(exchange->text, &previous)) != CHARACTER_LETTER)
			break;
	}
	if (start == at)
		return SLICE_NONE;
	if (lexicon_find(exchange->rules->lexicon, exchange->text, start, &match) && match.end == at)
		word = placeable_rules_reading(exchange->rules, match.exact, 0, WORD_BEFORE);
	return word ? exchange->rules->rows[word->row].value :
		      case_of_ending(exchange->rules, slice_part(exchange->text, start, at));
}

/* на 2 процента, на 5 процентов; but до 2 процентов, and на 1 неделю, каждый 1 день */
static bool is_governed(const struct exchange *exchange, bool one)
{
	struct slice governing = exchange_case(exchange);

	return governing.data && (one || !slice_is(governing, "accusative"));
}

bool exchange_agree_scale(const struct exchange *exchange, int form, int old_form, int new_form)
{
	if (old_form == new_form || exchange->rules->language != &language_ru)
		return true;
	if (form >= (int)form_count(exchange))
		return form == (int)form_count(exchange);
	return form == old_form && !is_governed(exchange, old_form == 0 || new_form == 0);
}

/* ------------------------------------------------------------ words around */

/* Whether a row of the kind has the word: whole behind "=", its ending behind "-". */
static bool has_word(const struct placeable_rules *rules, enum word_kind kind, struct slice word)
{
	struct strbuf small = STRBUF_INIT;
	bool has = false;

	for (size_t at = 0; at < word.bytes;)
		strbuf_add_codepoint(&small, letter_lower(utf8_next(word, &at)));
	word = strbuf_slice(&small);
	for (size_t i = 0; i < rules->row_count && !has; i++)
		for (size_t j = 0; rules->rows[i].kind == kind && j < rules->rows[i].form_count && !has; j++) {
			struct slice form = rules->rows[i].forms[j], rest = slice_part(form, 1, form.bytes);

			has = slice_starts(form, SLICE("=")) ? slice_equal(word, rest) : slice_ends(word, rest);
		}
	strbuf_release(&small);
	return has;
}

static size_t end_of_word(struct slice text, size_t at)
{
	while (at < text.bytes && character_kind(utf8_next(text, &(size_t){ at })) == CHARACTER_LETTER)
		utf8_next(text, &at);
	return at;
}

/* The next word from `*at` on, which then is its end; codes are passed over. None at the text's end. */
static struct slice next_word(struct slice text, size_t *at)
{
	while (*at < text.bytes) {
		size_t from = *at;
		struct code code;

		if (text.data[from] == '<' && code_scan(text, from, &code, at))
			continue;
		*at = from;
		if (character_kind(utf8_next(text, at)) != CHARACTER_LETTER)
			continue;
		*at = end_of_word(text, from);
		return slice_part(text, from, *at);
	}
	return SLICE_NONE;
}

/* Принята 21 жалоба, Принято 35 жалоб: beside the counted noun, from `from` to `to`, a word may agree with the number. */
static bool has_agreeing(const struct exchange *exchange, size_t from, size_t to)
{
	struct slice word;
	size_t at = 0;

	while ((word = next_word(exchange->text, &at)).data) {
		size_t start = (size_t)(word.data - exchange->text.data);

		if ((start < from || start >= to) && has_word(exchange->rules, WORD_AGREEING, word))
			return true;
	}
	return false;
}

/* Before white space and codes that stand before `at`. */
static size_t skip_back(struct slice text, size_t at)
{
	for (;;) {
		size_t previous = at, open = at, end;
		struct code code;

		if (at == 0)
			return 0;
		if (character_kind(utf8_previous(text, &previous)) == CHARACTER_SPACE) {
			at = previous;
			continue;
		}
		while (open > 0 && text.data[open - 1] != '<')
			open--;
		if (text.data[at - 1] != '>' || open == 0 || !code_scan(text, open - 1, &code, &end) || end != at)
			return at;
		at = open - 1;
	}
}

static bool begins_clause(uint32_t c)
{
	static const char marks[] = ".,:;!?(«„“—–\n";

	for (size_t at = 0; at < sizeof(marks) - 1;)
		if (utf8_next(slice_of(marks), &at) == c)
			return true;
	return false;
}

/* Делегация 15 стран, which stays стран with 22; but Участвовали 15 стран. */
static bool may_be_of_a_whole(const struct exchange *exchange)
{
	struct slice text = exchange->text, word;
	size_t end = skip_back(text, exchange->target->items[exchange->index].from), start = end, previous = end;

	while (start > 0 && character_kind(utf8_previous(text, &previous)) == CHARACTER_LETTER)
		start = previous;
	word = slice_part(text, start, end);
	if (word.bytes)
		return !exchange_case(exchange).data && !has_word(exchange->rules, WORD_APART, word);
	return end > 0 && !begins_clause(utf8_previous(text, &(size_t){ end }));
}

/* 5 countries participate, 1 country participates; but 5 countries of the region */
static bool has_company_behind(const struct exchange *exchange, size_t at)
{
	struct slice word = next_word(exchange->text, &(size_t){ at });
	size_t end = word.data ? (size_t)(word.data - exchange->text.data) : at;

	while (at < end)
		if (begins_clause(utf8_next(exchange->text, &at)))
			return false;
	return word.data && !has_word(exchange->rules, WORD_APART, word);
}

/* Whether another word would have to follow the noun from one form to the other, or the noun would not. */
static bool is_entangled(const struct exchange *exchange, size_t from, size_t to, int old_form, int new_form)
{
	const struct language *language = exchange->rules->language;
	bool singular = old_form == 0 || new_form == 0;

	/* Инфляция составила 21 процент: a percentage is hardly what the sentence is of. */
	if (singular && exchange->target->items[exchange->index].kind != PLACEABLE_PERCENT && has_agreeing(exchange, from, to))
		return true;
	if (language == &language_ru)
		return old_form == (int)form_count(exchange) - 1 && may_be_of_a_whole(exchange);
	return language == &language_en && singular && has_company_behind(exchange, to);
}

/* ------------------------------------------------------------ the noun */

/* получил 21 жалобу, but поступила 21 жалоба: 5 жалоб do not tell which case it is. */
static bool is_of_unknown_case(const struct exchange *exchange, struct slice singular)
{
	return exchange->rules->language == &language_ru &&
	       (slice_ends(singular, SLICE("а")) || slice_ends(singular, SLICE("я")));
}

bool exchange_agree_word(const struct exchange *exchange, size_t at, struct agreement *agreement)
{
	const struct placeable_rules *rules = exchange->rules;
	const struct word_row *row;
	struct lexicon_match match;
	int old_form, new_form;

	agreement->noun = SLICE_NONE;
	find_forms(exchange, &old_form, &new_form);
	if (!counts(exchange) || old_form == new_form || !lexicon_continues_word(exchange->text, at))
		return true;
	if (!lexicon_find(rules->lexicon, exchange->text, at, &match))
		return is_unchanging(exchange, at);
	row = find_noun(rules, match.exact, old_form);
	if (!row || row->form_count < form_count(exchange))
		return is_unchanging(exchange, at);
	if (is_governed(exchange, old_form == 0 || new_form == 0) ||
	    is_entangled(exchange, at, match.end, old_form, new_form) ||
	    (new_form == 0 && is_of_unknown_case(exchange, row->forms[0])))
		return false;
	agreement->from = at;
	agreement->to = match.end;
	agreement->noun = row->forms[new_form];
	return true;
}

const struct word_row *exchange_counted_noun(const struct placeable_rules *rules, const struct placeables *found,
					     size_t index, struct slice text, size_t *from, size_t *to)
{
	struct lexicon_match match;
	size_t next;

	*from = next = found->items[index].to;
	while (next < text.bytes && character_kind(utf8_next(text, &next)) == CHARACTER_SPACE)
		*from = next;
	if (found->items[index].kind != PLACEABLE_NUMBER || *from == found->items[index].to ||
	    !lexicon_find(rules->lexicon, text, *from, &match))
		return NULL;
	*to = match.end;
	return find_noun(rules, match.exact,
			 number_form(rules->language, placeable_bare_number(placeables_value(found, index))));
}

bool exchange_agree(const struct exchange *exchange, struct agreement *agreement)
{
	size_t at = exchange->target->items[exchange->index].to, next = at;

	agreement->noun = SLICE_NONE;
	if (exchange->target->items[exchange->index].kind != PLACEABLE_NUMBER)
		return true; /* the noun of a sum or percentage is inside */
	while (next < exchange->text.bytes) {
		struct code code;

		if (exchange->text.data[next] == '<' && code_scan(exchange->text, next, &code, &next)) {
			at = next;
			continue;
		}
		if (character_kind(utf8_next(exchange->text, &next)) != CHARACTER_SPACE)
			break;
		at = next;
	}
	return at == exchange->target->items[exchange->index].to || exchange_agree_word(exchange, at, agreement);
}

/* ------------------------------------------------------------ the preposition */

/* со второго, во втором, ко второму; of numbers that are counted only с is so: со ста. */
static const struct {
	const char *plain, *full;
} prepositions[] = {
	{ "с", "со" },
	{ "в", "во" },
	{ "к", "ко" },
};

/* How a figure is read, for the word before it. */
enum reading {
	READING_PLAIN,
	READING_SECOND,	 /* a 2: второй where it is an ordinal */
	READING_HUNDRED, /* 100, 150 000: сто */
};

static enum reading reading_of(struct slice text)
{
	size_t end = 0;

	while (end < text.bytes && text.data[end] >= '0' && text.data[end] <= '9')
		end++;
	if (end > 0 && end % 3 == 0 && text.data[0] == '1')
		return READING_HUNDRED;
	while (end < text.bytes && text.data[end] == 'I')
		end++;
	text = slice_part(text, 0, end);
	return slice_is(text, "2") || slice_is(text, "02") || slice_is(text, "II") ? READING_SECOND : READING_PLAIN;
}

static bool wants_full(size_t preposition, enum reading reading, bool counts)
{
	return counts ? reading == READING_HUNDRED && preposition == 0 : reading == READING_SECOND;
}

static bool is_word(struct slice word, const char *small)
{
	struct strbuf copy = STRBUF_INIT;
	bool is;

	for (size_t at = 0; at < word.bytes;)
		strbuf_add_codepoint(&copy, letter_lower(utf8_next(word, &at)));
	is = slice_is(strbuf_slice(&copy), small);
	strbuf_release(&copy);
	return is;
}

/* The place of the word right before the placeable. */
static struct slice word_before(const struct exchange *exchange, struct agreement *agreement)
{
	size_t start = skip_back(exchange->text, exchange->target->items[exchange->index].from), previous = start;

	agreement->from = agreement->to = start;
	while (start > 0 && character_kind(utf8_previous(exchange->text, &previous)) == CHARACTER_LETTER)
		agreement->from = start = previous;
	return slice_part(exchange->text, agreement->from, agreement->to);
}

bool exchange_agree_preposition(const struct exchange *exchange, struct slice written, struct agreement *agreement)
{
	const struct placeable *placeable = &exchange->target->items[exchange->index];
	bool counts = placeable->kind <= PLACEABLE_MONEY, dated = placeable->kind == PLACEABLE_DATE;
	enum reading old = reading_of(slice_part(exchange->text, placeable->from, placeable->tail));
	enum reading new = reading_of(written);
	struct slice word = word_before(exchange, agreement);

	agreement->noun = SLICE_NONE;
	if (exchange->rules->language != &language_ru || old == new)
		return true;
	for (size_t i = 0; i < ARRAY_COUNT(prepositions); i++) {
		bool full = wants_full(i, new, counts);

		if (!is_word(word, prepositions[i].plain) && !is_word(word, prepositions[i].full))
			continue;
		if (full != wants_full(i, old, counts))
			agreement->noun = slice_of(full ? prepositions[i].full : prepositions[i].plain);
		return dated || (old != READING_SECOND && new != READING_SECOND);
	}
	return true;
}
