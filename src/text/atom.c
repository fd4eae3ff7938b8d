/*
 * atom -- the pieces of a text that placeables are put together from.
 *
 * One walk over the bytes. A table of first bytes says what begins; a word is
 * asked for in the lexicon, which mostly says no after two letters, and then
 * skipped without decoding it.
 */
#include <config.h>

#include "text/atom.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "text/character.h"
#include "text/code.h"
#include "text/roman.h"

#include <stdio.h>
#include <stdlib.h>

/* What stands between the parts of one placeable is never longer: a few codes. */
#define GAP_BYTES_MAX 96

#define PHONE_BYTES_MAX 32
#define PHONE_DIGITS_MAX 15 /* E.164 */

#define BIT(field) (1u << (field))

struct lexing {
	const struct placeable_rules *rules;
	struct slice text;
	struct atoms *atoms;
	bool telephone; /* the word before says that a phone follows */
};

void atoms_release(struct atoms *atoms)
{
	free(atoms->items);
	strbuf_release(&atoms->values);
	*atoms = (struct atoms)ATOMS_INIT;
}

static char byte_at(struct slice text, size_t at)
{
	return at < text.bytes ? text.data[at] : '\0';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* ---------------------------------------------------------------- gaps */

/* The bit of one character, or 0 when it is a space or a code, which say nothing yet. */
static unsigned gap_bit(uint32_t c)
{
	switch (c) {
	case '-': case 0x2010: case 0x2011:
		return GAP_HYPHEN;
	case 0x2012: case 0x2013: case 0x2014: case 0x2212:
		return GAP_DASH;
	case ',':
		return GAP_COMMA;
	case ':':
		return GAP_COLON;
	default:
		return GAP_OTHER;
	}
}

enum placeable_gap atom_gap(struct slice text, size_t from, size_t to, bool *coded)
{
	unsigned mark = 0;
	bool space = false;
	struct code code;

	if (to - from > GAP_BYTES_MAX)
		return GAP_OTHER;
	if (byte_at(text, from) == '.' && from < to)
		from++; /* of an abbreviation: млн. сумов */
	while (from < to) {
		size_t end = from;
		uint32_t c;

		if (text.data[from] == '<' && code_scan(text, from, &code, &end)) {
			*coded = true;
			from = end;
			continue;
		}
		c = utf8_next(text, &end);
		from = end;
		if (character_kind(c) == CHARACTER_SPACE && c != '\n') {
			space = true;
		} else if (character_kind(c) != CHARACTER_IGNORED || c == '\n') {
			if (mark)
				return GAP_OTHER;
			mark = gap_bit(c);
		}
	}
	if (mark == GAP_HYPHEN && space)
		return GAP_DASH;
	return mark ? (enum placeable_gap)mark : space ? GAP_SPACE : GAP_GLUED;
}

/* ---------------------------------------------------------------- adding */

static struct atom *add_atom(struct lexing *lexing, enum atom_kind kind, size_t from, size_t to)
{
	struct atoms *atoms = lexing->atoms;

	ARRAY_GROW(atoms->items, atoms->count, atoms->capacity);
	atoms->items[atoms->count] = (struct atom){
		.kind = (uint8_t)kind,
		.from = (uint32_t)from,
		.to = (uint32_t)to,
		.stem_end = (uint32_t)to,
		.value = (uint32_t)atoms->values.bytes,
	};
	return &atoms->items[atoms->count++];
}

static void end_value(struct lexing *lexing, struct atom *atom)
{
	atom->value_bytes = (uint32_t)(lexing->atoms->values.bytes - atom->value);
}

/* ---------------------------------------------------------------- phones */

static bool is_phone_separator(char c)
{
	return c == ' ' || c == '-' || c == '(' || c == ')';
}

/* How many digits a number of a country has, with its code; the most there are when it is unknown. */
static size_t country_digits(struct slice digits)
{
	if (slice_starts(digits, SLICE("998")))
		return 12;
	return slice_starts(digits, SLICE("7")) || slice_starts(digits, SLICE("1")) ? 11 : PHONE_DIGITS_MAX;
}

/* Reads digits and what parts them from `at` into the values; where the last digit ends. */
static size_t read_phone_digits(struct lexing *lexing, size_t at, bool with_country)
{
	struct strbuf *values = &lexing->atoms->values;
	size_t first = values->bytes, last = at, limit = at + PHONE_BYTES_MAX;

	for (; at < lexing->text.bytes && at < limit; at++) {
		char c = lexing->text.data[at];
		struct slice digits = slice_from(values->data + first, values->bytes - first);

		if (c == '\xc2' && byte_at(lexing->text, at + 1) == '\xa0')
			at++;
		else if (is_digit(c)) {
			if (digits.bytes == (with_country ? country_digits(digits) : PHONE_DIGITS_MAX))
				break;
			strbuf_add_byte(values, c);
			last = at + 1;
		} else if (!is_phone_separator(c)) {
			break;
		}
	}
	return last;
}

/* A phone that begins with + or, behind a word for it, with a digit or bracket. */
static bool lex_phone(struct lexing *lexing, size_t *at)
{
	bool with_country = lexing->text.data[*at] == '+';
	size_t value = lexing->atoms->values.bytes, end, digits;
	struct atom *atom;

	if (with_country) {
		if (!is_digit(byte_at(lexing->text, *at + 1)))
			return false;
		strbuf_add_byte(&lexing->atoms->values, '+');
	}
	end = read_phone_digits(lexing, *at + with_country, with_country);
	digits = lexing->atoms->values.bytes - value - with_country;
	if (digits < (with_country ? 9u : 3u)) {
		strbuf_truncate(&lexing->atoms->values, value);
		return false;
	}
	atom = add_atom(lexing, ATOM_PHONE, *at, end);
	atom->value = (uint32_t)value;
	end_value(lexing, atom);
	*at = end;
	return true;
}

/* ---------------------------------------------------------------- figures */

/* What a number of nothing but digits may be in a date or time. */
static unsigned plain_fields(struct slice digits)
{
	int number = digits.bytes > 4 ? -1 : 0;
	unsigned fields = 0;

	for (size_t i = 0; i < digits.bytes && number >= 0; i++)
		number = number * 10 + (digits.data[i] - '0');
	if (digits.bytes <= 2 && number >= 1 && number <= 31)
		fields |= BIT(FIELD_DAY) | BIT(FIELD_DAY2);
	if (digits.bytes == 4 && number >= 1000 && number < 3000)
		fields |= BIT(FIELD_YEAR) | BIT(FIELD_YEAR2);
	if (digits.bytes <= 2 && number >= 0 && number <= 24)
		fields |= BIT(FIELD_HOUR) | BIT(FIELD_HOUR2);
	if (digits.bytes == 2 && number >= 0 && number < 60)
		fields |= BIT(FIELD_MINUTE) | BIT(FIELD_MINUTE2);
	return fields;
}

/* st, nd, rd or th behind English figures: where it ends, or 0. */
static size_t ordinal_end(const struct lexing *lexing, size_t at)
{
	static const char *const endings[] = { "st", "nd", "rd", "th" };
	struct slice letters = slice_part(lexing->text, at, at + 2);

	if (lexing->rules->language != &language_en || lexicon_continues_word(lexing->text, at + 2))
		return 0;
	for (size_t i = 0; i < ARRAY_COUNT(endings); i++)
		if (slice_equal_ascii_case(letters, slice_of(endings[i])))
			return at + 2;
	return 0;
}

/* 14.30 is a time where one is expected. */
static bool is_dotted_time(struct slice surface)
{
	size_t dot = slice_find(surface, SLICE("."), 0);

	return (dot == 1 || dot == 2) && surface.bytes == dot + 3 && surface.data[dot + 1] < '6' &&
	       (dot == 1 || surface.data[0] < '2' || (surface.data[0] == '2' && surface.data[1] < '5'));
}

static void note_parts(struct lexing *lexing, struct atom *atom, const struct figures *figures)
{
	for (size_t i = 0; i < (figures->kind == FIGURES_DATE ? 3u : 2u); i++) {
		atom->part[i] = (uint32_t)(figures->digits[i].data - lexing->text.data);
		atom->part_bytes[i] = (uint32_t)figures->digits[i].bytes;
	}
}

static void note_dotted_time(struct atom *atom, struct slice surface)
{
	size_t dot = slice_find(surface, SLICE("."), 0);

	atom->fields |= BIT(FIELD_TIME) | BIT(FIELD_TIME2);
	atom->part[0] = atom->from;
	atom->part_bytes[0] = (uint32_t)dot;
	atom->part[1] = atom->from + (uint32_t)dot + 1;
	atom->part_bytes[1] = 2;
}

static void lex_figures(struct lexing *lexing, size_t *at)
{
	struct figures figures;
	struct atom *atom;
	struct slice surface;
	size_t ordinal;

	figures_read(lexing->rules->language, lexing->text, *at, &figures, &lexing->atoms->values);
	atom = add_atom(lexing, ATOM_FIGURES, *at, figures.end);
	atom->figures = (uint8_t)figures.kind;
	atom->plain = figures.plain;
	atom->either_way = figures.either_way;
	atom->value = (uint32_t)figures.value;
	atom->value_bytes = (uint32_t)figures.value_bytes;
	atom->other = (uint32_t)figures.other;
	atom->other_bytes = (uint32_t)figures.other_bytes;
	surface = slice_part(lexing->text, *at, figures.end);
	if (figures.kind == FIGURES_NUMBER)
		atom->fields = BIT(FIELD_NUMBER) | (figures.plain ? plain_fields(surface) : 0);
	else
		note_parts(lexing, atom, &figures);
	if (figures.kind == FIGURES_TIME)
		atom->fields = BIT(FIELD_TIME) | BIT(FIELD_TIME2);
	else if (figures.kind == FIGURES_DATE)
		atom->fields = BIT(FIELD_DATE) | BIT(FIELD_DATE2);
	else if (figures.kind == FIGURES_NUMBER && is_dotted_time(surface))
		note_dotted_time(atom, surface);
	ordinal = figures.plain ? ordinal_end(lexing, figures.end) : 0;
	if (ordinal) {
		atom->fields = BIT(FIELD_ORDINAL) | (atom->fields & (BIT(FIELD_DAY) | BIT(FIELD_DAY2)));
		atom->to = (uint32_t)ordinal;
	}
	*at = atom->to;
}

/* ---------------------------------------------------------------- words */

/* Where a word ends: letters and marks, with apostrophes between them. */
static size_t word_end(struct slice text, size_t at)
{
	const unsigned char *bytes = (const unsigned char *)text.data;

	while (at < text.bytes) {
		unsigned char c = bytes[at];

		if (is_letter((char)c))
			at++;
		else if (c >= 0xd0 && c <= 0xd3)
			at += at + 1 < text.bytes ? 2 : 1; /* Cyrillic is all letters */
		else if ((c >= 0x80 || c == '\'' || c == '`') && lexicon_continues_word(text, at))
			utf8_next(text, &at);
		else
			break;
	}
	return at;
}

static bool is_roman_letter(char c)
{
	return c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == 'C' || c == 'D' || c == 'M';
}

/* The Latin numeral that a letter stands for, also typed as Cyrillic Х and І, or 0. */
static char roman_letter(const struct lexing *lexing, uint32_t c)
{
	if (c < 0x80)
		return is_roman_letter((char)c) ? (char)c : 0;
	if (lexing->rules->language->script != SCRIPT_CYRILLIC)
		return 0;
	return c == 0x425 ? 'X' : c == 0x406 ? 'I' : 0;
}

/* Numerals that are more often abbreviations (CD, MC, DC): few letters, not only I, V and X. */
static bool is_doubtful(struct slice numeral)
{
	if (numeral.bytes > 3)
		return false;
	for (size_t i = 0; i < numeral.bytes; i++)
		if (numeral.data[i] != 'I' && numeral.data[i] != 'V' && numeral.data[i] != 'X')
			return true;
	return false;
}

static bool lex_roman(struct lexing *lexing, size_t *at)
{
	char letters[16];
	size_t count = 0, end = *at, next = *at;
	struct atom *atom;
	int value;

	while (end < lexing->text.bytes && count < sizeof(letters)) {
		char letter = roman_letter(lexing, utf8_next(lexing->text, &next));

		if (!letter)
			break;
		letters[count++] = letter;
		end = next;
	}
	if (count == 0 || lexicon_continues_word(lexing->text, end) ||
	    (count == 1 && (lexing->rules->language == &language_en || byte_at(lexing->text, end) == '.')))
		return false;
	value = roman_value(slice_from(letters, count));
	if (value == 0 || is_doubtful(slice_from(letters, count)))
		return false;
	atom = add_atom(lexing, ATOM_ROMAN, *at, end);
	atom->fields = BIT(FIELD_ROMAN);
	atom->lone = count == 1;
	strbuf_addf(&lexing->atoms->values, "%d", value);
	end_value(lexing, atom);
	*at = end;
	return true;
}

/* An address that begins with this word. */
static bool lex_protected(struct lexing *lexing, size_t *at)
{
	size_t end;
	enum protected_kind kind = protect_scan(lexing->text, *at, &end);

	if (kind == PROTECTED_NONE)
		return false;
	if (kind != PROTECTED_CODE)
		add_atom(lexing, ATOM_PROTECTED, *at, end)->protected = (uint8_t)kind;
	*at = end;
	return true;
}

static const struct {
	enum word_kind kind;
	unsigned fields;
} word_fields[] = {
	{ WORD_LITERAL, BIT(FIELD_WORD) },
	{ WORD_MONTH, BIT(FIELD_MONTH) | BIT(FIELD_MONTH2) },
	{ WORD_NUMBER, BIT(FIELD_NUMBER) },
	{ WORD_SCALE, BIT(FIELD_SCALE) },
	{ WORD_CURRENCY, BIT(FIELD_CURRENCY) },
	{ WORD_CLOCK, BIT(FIELD_CLOCK) | BIT(FIELD_CLOCK2) },
	{ WORD_CODE, BIT(FIELD_CODE) },
	{ WORD_UNIT, BIT(FIELD_UNIT) },
	{ WORD_BODY, BIT(FIELD_BODY) },
	{ WORD_PLACE, BIT(FIELD_PLACE) },
};

/* What the readings of a word can be; *telephone when one says that a number to call follows. */
static unsigned fields_of(const struct placeable_rules *rules, uint32_t chain, bool *telephone)
{
	unsigned fields = 0;

	for (; chain; chain = lexicon_word(rules->lexicon, chain)->next) {
		enum word_kind kind = rules->rows[lexicon_word(rules->lexicon, chain)->row].kind;

		*telephone |= kind == WORD_TELEPHONE;
		for (size_t i = 0; i < ARRAY_COUNT(word_fields); i++)
			if (word_fields[i].kind == kind)
				fields |= word_fields[i].fields;
	}
	return fields;
}

/* May, March: months have a capital in English, codes and names have one everywhere, abbreviations two. */
static unsigned without_small(const struct lexing *lexing, size_t at, unsigned fields)
{
	size_t next = at;
	bool capital = character_is_upper(utf8_next(lexing->text, &next));

	if (!capital && lexing->rules->language == &language_en)
		fields &= ~(BIT(FIELD_MONTH) | BIT(FIELD_MONTH2));
	if (!capital)
		return fields & ~(BIT(FIELD_CODE) | BIT(FIELD_BODY) | BIT(FIELD_PLACE));
	return character_is_upper(utf8_next(lexing->text, &next)) ? fields : fields & ~BIT(FIELD_BODY);
}

static bool lex_lexicon(struct lexing *lexing, size_t *at)
{
	struct lexicon_match match;
	struct atom *atom;
	unsigned fields;
	bool telephone = false;

	if (!lexicon_find(lexing->rules->lexicon, lexing->text, *at, &match))
		return false;
	fields = fields_of(lexing->rules, match.exact, &telephone) | fields_of(lexing->rules, match.stem, &telephone);
	fields = without_small(lexing, *at, fields);
	if (fields) {
		atom = add_atom(lexing, ATOM_WORD, *at, match.end);
		atom->fields = fields;
		atom->exact = match.exact;
		atom->stem = match.stem;
		if (match.stem)
			atom->stem_end = (uint32_t)match.stem_end;
	}
	lexing->telephone = telephone;
	*at = match.end;
	return true;
}

/* Whether an address may begin with an ASCII word: what ends its first label. */
static bool may_be_address(struct slice text, size_t end)
{
	char c = byte_at(text, end), next = byte_at(text, end + 1);

	return c != '\0' && next > ' ' && (memchr("@.:_-+", c, 6) || is_digit(c));
}

static void lex_word(struct lexing *lexing, size_t *at)
{
	size_t from = *at, end;

	if ((unsigned char)lexing->text.data[from] < 0x80) {
		end = word_end(lexing->text, from);
		if (may_be_address(lexing->text, end) && lex_protected(lexing, at))
			return;
		if (lex_lexicon(lexing, at) || (is_roman_letter(lexing->text.data[from]) && lex_roman(lexing, at)))
			return;
	} else {
		if (lex_lexicon(lexing, at) || lex_roman(lexing, at))
			return;
		end = word_end(lexing->text, from);
	}
	*at = end;
}

/* ---------------------------------------------------------------- numbers in two words */

/* A number in letters by itself, and its value; -1 for none or a fraction. */
static int spelled_value(const struct lexing *lexing, const struct atom *atom)
{
	const struct lexicon_word *word;
	struct slice value;
	int number = 0;

	if (atom->kind != ATOM_WORD || !(atom->fields & BIT(FIELD_NUMBER)) || atom->merged)
		return -1;
	word = placeable_rules_reading(lexing->rules, atom->exact, atom->stem, WORD_NUMBER);
	value = lexing->rules->rows[word->row].value;
	for (size_t i = 0; i < value.bytes; i++) {
		if (!is_digit(value.data[i]) || number > 1000)
			return -1;
		number = number * 10 + (value.data[i] - '0');
	}
	return number;
}

/* twenty-five, двадцать пять, yigirma besh: joins the last atom to the one before it. */
static void merge_numbers(struct lexing *lexing)
{
	struct atoms *atoms = lexing->atoms;
	struct atom *last, *before;
	bool coded = false;
	int tens, ones;

	if (atoms->count < 2)
		return;
	last = &atoms->items[atoms->count - 1];
	before = last - 1;
	ones = spelled_value(lexing, last);
	tens = ones > 0 && ones < 10 ? spelled_value(lexing, before) : -1;
	if (tens < (lexing->rules->language->base[0] == 'u' ? 10 : 20) || tens % 10 != 0 ||
	    !(atom_gap(lexing->text, before->to, last->from, &coded) & (GAP_SPACE | GAP_HYPHEN)) || coded)
		return;
	before->value = (uint32_t)atoms->values.bytes;
	strbuf_addf(&atoms->values, "%d", tens + ones);
	end_value(lexing, before);
	before->merged = true;
	before->fields = BIT(FIELD_NUMBER);
	before->to = last->to;
	before->stem_end = last->stem_end;
	atoms->count--;
}

/* ---------------------------------------------------------------- the walk */

static void lex_sign(struct lexing *lexing, size_t *at)
{
	char c = lexing->text.data[*at];

	if (c == '+' ? lex_phone(lexing, at) : memchr("<&%{$@#", c, 7) && lex_protected(lexing, at))
		return;
	if (!lex_lexicon(lexing, at))
		utf8_next(lexing->text, at);
}

/* 0800 555 111: a zero before three digits or more, and another group of three behind them. */
static bool is_national_phone(struct slice text, size_t at)
{
	size_t end = at;

	if (byte_at(text, at) != '0')
		return false;
	while (is_digit(byte_at(text, end)))
		end++;
	return end - at >= 3 && (byte_at(text, end) == ' ' || byte_at(text, end) == '-') &&
	       is_digit(byte_at(text, end + 1)) && is_digit(byte_at(text, end + 2)) && is_digit(byte_at(text, end + 3));
}

/* Where figures begin: an address may too (3.uz), or a phone behind a word for it. */
static void lex_digit(struct lexing *lexing, size_t *at)
{
	size_t end = *at;

	if ((lexing->telephone || is_national_phone(lexing->text, end)) && lex_phone(lexing, at))
		return;
	while (is_digit(byte_at(lexing->text, end)))
		end++;
	if ((is_letter(byte_at(lexing->text, end)) || is_letter(byte_at(lexing->text, end + 1))) &&
	    lex_protected(lexing, at))
		return;
	lex_figures(lexing, at);
}

/* Between a word for a phone and the phone: a colon, a dot, a bracket. */
static bool keeps_telephone(char c)
{
	return c == ':' || c == '.' || c == ' ' || c == '(' || c == '\n';
}

static void lex_one(struct lexing *lexing, size_t *at)
{
	unsigned char c = (unsigned char)lexing->text.data[*at];
	bool telephone = lexing->telephone;
	size_t count = lexing->atoms->count;

	if (is_letter((char)c) || (c >= 0xd0 && c <= 0xd3)) {
		lexing->telephone = false;
		lex_word(lexing, at);
		if (lexing->atoms->count > count)
			merge_numbers(lexing);
	} else if (is_digit((char)c)) {
		lex_digit(lexing, at);
		lexing->telephone = false;
	} else if (telephone && c == '(' && lex_phone(lexing, at)) {
		lexing->telephone = false;
	} else if (c <= ' ') {
		++*at;
	} else {
		enum character_kind kind = character_kind(utf8_next(lexing->text, &(size_t){ *at }));

		lexing->telephone = telephone && keeps_telephone((char)c);
		if (kind == CHARACTER_LETTER)
			lex_word(lexing, at);
		else if (kind == CHARACTER_SPACE || kind == CHARACTER_IGNORED)
			utf8_next(lexing->text, at);
		else
			lex_sign(lexing, at);
	}
}

void atoms_scan(const struct placeable_rules *rules, struct slice text, struct atoms *atoms)
{
	struct lexing lexing = { rules, text, atoms, false };

	atoms->count = 0;
	strbuf_clear(&atoms->values);
	for (size_t at = 0; at < text.bytes;)
		lex_one(&lexing, &at);
}
