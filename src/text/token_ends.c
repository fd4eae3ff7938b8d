/*
 * token_ends -- the ends of words and numbers.
 *
 * token_plain_end() is asked for every word and takes one look into a table for each
 * letter; the rest goes from character to character with a few of look-ahead.
 */
#include <config.h>

#include "text/token_ends.h"

#include "base/utf8.h"
#include "text/character.h"
#include "text/numeral.h"

/* The code point at an offset, and where the next begins; 0 at the end. */
static uint32_t peek(struct slice text, size_t at, size_t *next)
{
	*next = at;
	return at < text.bytes ? utf8_next(text, next) : 0;
}

static enum character_kind kind_at(struct slice text, size_t at)
{
	size_t next;

	return at < text.bytes ? character_kind(peek(text, at, &next)) : CHARACTER_SPACE;
}

static bool is_digit_at(struct slice text, size_t at)
{
	return kind_at(text, at) == CHARACTER_DIGIT;
}

static bool is_letter_at(struct slice text, size_t at)
{
	return kind_at(text, at) == CHARACTER_LETTER;
}

/* An apostrophe inside a word, or at the end of one that oʻ or gʻ ends. */
static bool belongs_to_word(const struct token_ends *ends, uint32_t before, uint32_t mark, size_t after)
{
	bool letter_follows = is_letter_at(ends->text, after);
	uint32_t lower = character_fold(before);

	if (character_kind(before) != CHARACTER_LETTER)
		return false;
	if (letter_follows && (ends->uzbek || (mark != '`' && mark != 0xb4)))
		return true;
	if (mark == 0x2bb)
		return true;
	if (mark == 0x2bc)
		return ends->quote == 0;
	return ends->uzbek && (lower == 'o' || lower == 'g') && ends->quote == 0;
}

/* Can nothing that begins with `c`, behind which `next` is, belong to a word before it? Unsure is no. */
static bool parts_words(struct slice text, uint32_t c, size_t next)
{
	const struct character_row *row = character_row(c);

	if (row->flags & CHARACTER_IS_UNKNOWN)
		return false;
	if (row->kind != CHARACTER_SYMBOL)
		return row->kind == CHARACTER_SPACE;
	if (c == '.' || c == ':') /* of an abbreviation, a domain, a URL */
		return next == text.bytes || text.data[next] == ' ';
	return c != '@' && c != '_' && c != '+'; /* of an e-mail or file name */
}

/* An apostrophe behind a letter that belongs to the word in any language, as a letter follows. */
static bool joins_letters(struct slice text, uint32_t c, size_t next)
{
	return character_row(c)->kind == CHARACTER_APOSTROPHE && c != '`' && c != 0xb4 && is_letter_at(text, next);
}

size_t token_plain_end(struct slice text, size_t at)
{
	size_t start = at, next = at;

	while (next < text.bytes) {
		uint32_t c;

		at = next;
		c = utf8_next(text, &next);
		if (character_row(c)->kind != CHARACTER_LETTER && !joins_letters(text, c, next))
			return parts_words(text, c, next) ? at : start;
	}
	return next;
}

/* Letters, marks and digits, with apostrophes between them. */
static size_t run_end(const struct token_ends *ends, size_t at, bool *digits)
{
	uint32_t before = 0;

	while (at < ends->text.bytes) {
		size_t next;
		uint32_t c = peek(ends->text, at, &next);
		enum character_kind kind = character_kind(c);

		if (kind == CHARACTER_APOSTROPHE) {
			if (!belongs_to_word(ends, before, c, next))
				break;
		} else if (kind == CHARACTER_DIGIT) {
			*digits = true;
		} else if (kind == CHARACTER_IGNORED) {
			if (!is_letter_at(ends->text, next))
				break;
		} else if (kind != CHARACTER_LETTER && kind != CHARACTER_MARK) {
			break;
		}
		if (kind != CHARACTER_MARK && kind != CHARACTER_IGNORED)
			before = c;
		at = next;
	}
	return at;
}

/*
 * An abbreviation with inner dots: parts of one to three letters, each with its
 * dot, one part at least a single letter; the last dot may be missing behind
 * such a letter. д.ю.н., т.д, Ph.D., куб.м. Gives `at` when there is none.
 */
static size_t dotted_end(struct slice text, size_t at)
{
	size_t start = at, parts = 0, singles = 0;

	for (;;) {
		size_t letters = 0, end = at, next;

		while (letters < 4 && is_letter_at(text, end)) {
			peek(text, end, &next);
			end = next;
			letters++;
		}
		if (letters == 0)
			break;
		if (letters > 3 || end >= text.bytes || text.data[end] != '.') {
			if (letters == 1 && parts > 0 && kind_at(text, end) != CHARACTER_DIGIT)
				return end;
			break;
		}
		parts++;
		singles += letters == 1;
		at = end + 1;
	}
	return parts > 1 && singles > 0 ? at : start;
}

/* Three digits and no fourth behind one space that may group digits. */
static bool group_follows(const struct token_ends *ends, size_t at, size_t *end)
{
	size_t next;
	uint32_t c = peek(ends->text, at, &next);

	if (c != 0xa0 && c != 0x202f && c != 0x2009 && (c != ' ' || !ends->spaced_groups))
		return false;
	for (int i = 0; i < 3; i++, next++)
		if (next >= ends->text.bytes || ends->text.data[next] < '0' || ends->text.data[next] > '9')
			return false;
	*end = next;
	return !is_digit_at(ends->text, next) && !is_letter_at(ends->text, next);
}

/* Digits with what may stand between digits: 1 200,5  19.10.2023  14:30  10/19/2023 */
static size_t number_end(const struct token_ends *ends, size_t at)
{
	struct slice text = ends->text;
	size_t start = at, next;
	bool grouped = true; /* until something else than a group of digits was seen */

	for (;;) {
		while (is_digit_at(text, at)) {
			peek(text, at, &next);
			at = next;
		}
		if (grouped && (at - start <= 3 || start != 0) && at - start > 0) {
			size_t end;

			if (at - start <= 3)
				while (group_follows(ends, at, &end))
					at = end;
			grouped = false;
		}
		if (at + 1 < text.bytes && memchr(".,:/", text.data[at], 4) && is_digit_at(text, at + 1))
			at++;
		else
			break;
	}
	return at;
}

/* A hyphen, or an en dash between digits, that ties what follows to a number. */
static size_t tie_end(struct slice text, size_t at)
{
	size_t next, behind = at;
	uint32_t c = peek(text, at, &next);
	uint32_t before = utf8_previous(text, &behind);
	bool digit_before = character_kind(before) == CHARACTER_DIGIT;
	bool digit_after = is_digit_at(text, next);

	if (c == '-' || c == 0x2010 || c == 0x2011)
		return (digit_before && is_letter_at(text, next)) || digit_after ? next : at;
	return c == 0x2013 && digit_before && digit_after ? next : at;
}

static size_t part_end(const struct token_ends *ends, size_t at, bool *digits)
{
	if (is_digit_at(ends->text, at)) {
		*digits = true;
		at = number_end(ends, at);
	}
	return run_end(ends, at, digits);
}

/*
 * In Cyrillic Uzbek a space stands where Latin has a hyphen: 2023 йил is 2023-yil,
 * 19 октябрь 19-oktabr. So the two are one token in both scripts.
 */
static size_t date_word_end(const struct token_ends *ends, size_t at)
{
	size_t next;
	uint32_t c = peek(ends->text, at, &next);
	bool digits = true;

	if (!ends->uzbek || (c != ' ' && c != 0xa0) || !is_letter_at(ends->text, next) ||
	    !numeral_takes_hyphen(ends->text, at, next))
		return at;
	return run_end(ends, next, &digits);
}

size_t token_word_end(const struct token_ends *ends, size_t at, bool *digits)
{
	size_t end = dotted_end(ends->text, at);

	*digits = false;
	if (end > at)
		return end;
	end = part_end(ends, at, digits);
	for (size_t tied = tie_end(ends->text, end); tied > end; tied = tie_end(ends->text, end))
		end = part_end(ends, tied, digits);
	return *digits ? date_word_end(ends, end) : end;
}
