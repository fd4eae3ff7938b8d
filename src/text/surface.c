/*
 * surface -- a word as it stands in Uzbek text, before it is put over.
 */
#include <config.h>

#include "text/surface.h"

#include "base/utf8.h"
#include "text/letter.h"
#include "text/numeral_words.h"
#include "text/uzbek.h"
#include "text/uzbek_tail.h"

static uint32_t peek(const struct surface_reader *reader, size_t at, size_t *next)
{
	*next = at;
	return at < reader->text.bytes ? utf8_next(reader->text, next) : 0;
}

static bool is_digit(uint32_t c)
{
	return c - '0' < 10;
}

static void add_letter(struct surface *surface, uint32_t small, bool upper)
{
	struct script_word *word = &surface->word;

	if (word->count == SCRIPT_WORD_LETTERS) {
		surface->too_long = true;
		return;
	}
	word->c[word->count] = small;
	word->upper[word->count++] = upper;
}

/* ------------------------------------------------------------- apostrophes */

/*
 * Whether a mark ties an ending to what is no Uzbek word or an abbreviation:
 * Klipper'ni, GNOME'ning, BMT’da. Uzbek words tie theirs without one, and what
 * stands behind a tutuq inside of a word (sanʼat, Qurʼon) is no ending with a
 * consonant and a vowel.
 */
static bool ties_ending(const struct surface_reader *reader, const struct surface *surface, size_t at)
{
	struct slice rest = slice_part(reader->text, at, reader->text.bytes);
	size_t bytes = 0;

	if (!surface->foreign && !script_word_is_capitalised(&surface->word))
		return false;
	while (bytes < rest.bytes && rest.data[bytes] >= 'a' && rest.data[bytes] <= 'z')
		bytes++;
	return bytes >= 2 && !letter_is_vowel((unsigned char)rest.data[0]) &&
	       uzbek_is_tail(slice_part(rest, 0, bytes), false);
}

static int foreign_points(const struct surface_reader *reader, const struct script_word *word)
{
	struct letter_points points;

	letter_points_begin(reader->letters, &points);
	for (size_t i = 0; i < word->count; i++)
		letter_points_add(reader->letters, &points, word->c[i]);
	return letter_points_end(reader->letters, &points);
}

/* What such an ending was tied to: an abbreviation that is not one of ours, a name by its letters. */
static bool is_foreign_stem(const struct surface_reader *reader, const struct script_word *word)
{
	if (script_word_is_kept(word, reader->exceptions))
		return true;
	if (script_word_is_capitals(word))
		return !script_word_is_abbreviation(word, reader->exceptions);
	return foreign_points(reader, word) > 0;
}

/* An ending behind a foreign word in small Cyrillic letters: GNOME’нинг. */
static bool changes_script(const struct surface *surface, uint32_t after)
{
	return surface->latin && letter_script(after) == SCRIPT_CYRILLIC;
}

/* A mark that ties an ending to a word; oʻ and gʻ need a word that is foreign without it. */
static bool cuts_ending_off(const struct surface_reader *reader, const struct surface *surface, uint32_t before,
			    size_t behind)
{
	size_t next;
	uint32_t after = peek(reader, behind, &next);

	if (changes_script(surface, after))
		return true;
	if (letter_lower(after) != after)
		return false;
	if ((before | 0x20) == 'o' || (before | 0x20) == 'g')
		return surface->foreign && ties_ending(reader, surface, behind);
	return script_word_is_capitals(&surface->word) || ties_ending(reader, surface, behind) ||
	       (surface->word.count && surface->word.c[surface->word.count - 1] == 'c');
}

/* A mark in a row with the one before stands for nothing of its own. */
static void note_mark(struct surface *surface, size_t at, size_t end, enum apostrophe kind)
{
	struct surface_mark *last = surface->mark_count ? &surface->marks[surface->mark_count - 1] : NULL;

	if (last && last->at + last->bytes == at)
		last->bytes = end - last->at;
	else if (surface->mark_count < SCRIPT_WORD_LETTERS)
		surface->marks[surface->mark_count++] = (struct surface_mark){
			.at = at,
			.bytes = end - at,
			.letter = kind == APOSTROPHE_EXTRA   ? 0
				  : kind == APOSTROPHE_OKINA ? LETTER_OKINA
							     : LETTER_TUTUQ,
			.final = kind == APOSTROPHE_FINAL,
		};
}

/* False when the mark at surface->end is no letter: the word ends before it. */
static bool take_mark(struct surface_reader *reader, struct surface *surface, uint32_t before, uint32_t mark,
		      size_t next)
{
	size_t behind;
	uint32_t after = peek(reader, next, &behind);
	enum apostrophe kind = apostrophe_judge(&reader->judge, before, mark, after);

	if ((kind == APOSTROPHE_OKINA || kind == APOSTROPHE_TUTUQ) && after &&
	    cuts_ending_off(reader, surface, before, next)) {
		surface->foreign |= is_foreign_stem(reader, &surface->word);
		kind = APOSTROPHE_OTHER;
	}
	switch (kind) {
	case APOSTROPHE_OTHER:
		surface->judged = true;
		return false;
	case APOSTROPHE_OKINA:
		add_letter(surface, LETTER_OKINA, false);
		break;
	case APOSTROPHE_TUTUQ:
	case APOSTROPHE_FINAL:
		add_letter(surface, LETTER_TUTUQ, false);
		break;
	case APOSTROPHE_EXTRA:
		break;
	}
	note_mark(surface, surface->end, next, kind);
	surface->end = next;
	return true;
}

/* ----------------------------------------------------------------- letters */

/* The c before this place is ch where the alphabet writes it so, and foreign in the others. */
static void settle_c(const struct surface_reader *reader, struct surface *surface)
{
	struct script_word *word = &surface->word;

	if (!word->count || word->c[word->count - 1] != 'c')
		return;
	surface->reformed |= alphabet_has_c(reader->alphabet);
	if (alphabet_has_c(reader->alphabet))
		add_letter(surface, 'h', word->upper[word->count - 1]);
	else
		surface->foreign = true;
}

static void take_latin(const struct surface_reader *reader, struct surface *surface, uint32_t small, bool upper)
{
	const char *letters = small >= 0x80 ? alphabet_read(reader->alphabet, small) : NULL;

	if (letters) {
		surface->reformed = true;
		for (size_t at = 0; letters[at];)
			add_letter(surface, utf8_next(slice_of(letters), &at), upper);
		return;
	}
	if (small >= 0x80 || small == 'w')
		surface->foreign = true;
	if (small != 'h')
		settle_c(reader, surface);
	add_letter(surface, small, upper);
}

/* A letter that may stand behind a capital in mid-word: oʻ gʻ, and the h of a digraph in the wrong case. */
static bool goes_with_capital(uint32_t c, uint32_t after)
{
	return c == LETTER_OKINA || after == LETTER_OKINA || (c == 's' && after == 'h') ||
	       (c == 'c' && after == 'h');
}

/* How many capitals stand from `at` on. */
static size_t capitals_at(const struct script_word *word, size_t at)
{
	size_t count = 0;

	while (at + count < word->count && (word->upper[at + count] || word->c[at + count] == LETTER_OKINA ||
					    word->c[at + count] == LETTER_TUTUQ))
		count++;
	return count;
}

/* ZModem: two capitals at the front that are no digraph, and small letters behind them that are no ending. */
static bool is_prefixed(const struct script_word *word)
{
	char text[SCRIPT_WORD_BYTES];

	if (word->count < 4 || !word->upper[1] || capitals_at(word, 0) != 2 ||
	    goes_with_capital(word->c[0], word->c[1]) || (word->c[0] == 'y' && letter_is_vowel(word->c[1])))
		return false;
	return !uzbek_is_tail(slice_part(slice_from(text, script_word_write(word, text)), 2, SIZE_MAX), true);
}

/* OpenSSL: behind small letters capitals that the table keeps; ToshDU is ours. */
static bool ends_in_kept(const struct script_word *word, const struct exceptions *exceptions)
{
	struct script_word end = { .count = 0 };
	size_t at = word->count;

	while (at > 0 && word->upper[at - 1])
		at--;
	if (at == 0 || word->count - at < 2)
		return false;
	for (; at < word->count; at++, end.count++) {
		end.c[end.count] = word->c[at];
		end.upper[end.count] = true;
	}
	return script_word_is_kept(&end, exceptions);
}

/* OpenOffice, JuK: a capital inside or at the end with a small letter before it; but OʻzA, OʻzbekTelekom are ours. */
static bool is_camel_case(const struct script_word *word)
{
	size_t last = word->count - 1;

	for (size_t i = 0; i < word->count; i++)
		if (word->c[i] == LETTER_OKINA)
			return false;
	if (word->count >= 3 && word->upper[last] && !word->upper[last - 1])
		return true;
	for (size_t i = 1; i + 1 < word->count; i++)
		if (word->upper[i] && !word->upper[i - 1] && !word->upper[i + 1] &&
		    !goes_with_capital(word->c[i], word->c[i + 1]))
			return true;
	return false;
}

static bool is_lone_capital(const struct script_word *word)
{
	return word->count == 1 && word->upper[0];
}

/* A4, K1, M39 look the same in both scripts; G20 and X11 would be other names. */
static bool looks_the_same(const struct script_word *word)
{
	return word->c[0] < 0x80 && strchr("akmot", (int)word->c[0]);
}

/* A0x2: behind the digits at `at` are letters again. */
static bool goes_on_in_letters(const struct surface_reader *reader, size_t at)
{
	size_t next = at;
	uint32_t c = peek(reader, at, &next);

	for (; is_digit(c); at = next)
		c = peek(reader, at, &next);
	return letter_is(c) && !apostrophe_is(c);
}

/* MP3, X11, G20, 2D, B2B, 3ssl: letters and digits written together, unless the letters go with a number in Uzbek. */
static bool is_tied_to_digit(const struct surface_reader *reader, uint32_t before,
			     const struct surface *surface)
{
	char text[SCRIPT_WORD_BYTES];
	struct slice word;
	size_t next;

	/* A longer small word has lost its space. */
	if (is_digit(peek(reader, surface->end, &next)) &&
	    ((is_lone_capital(&surface->word) &&
	      (!looks_the_same(&surface->word) || goes_on_in_letters(reader, next))) ||
	     script_word_is_capitals(&surface->word) || surface->word.count == 2 || surface->word.count == 3))
		return true;
	if (!is_digit(before))
		return false;
	/* 5G is a name, 5g a weight. */
	if (is_lone_capital(&surface->word))
		return true;
	word = slice_from(text, script_word_write(&surface->word, text));
	if (numeral_words_have_form(NUMERAL_DIGITS, word))
		return false;
	return !uzbek_is_tail(word, false);
}

/* A lone x or y is a variable; with a full stop or a bracket it is an initial or an item of a list. */
static bool is_variable(const struct surface_reader *reader, const struct surface *surface)
{
	size_t next;
	uint32_t after = peek(reader, surface->end, &next);

	if (surface->word.count != 1 || (surface->word.c[0] != 'x' && surface->word.c[0] != 'y') ||
	    apostrophe_is(after))
		return false;
	/* Y&igʻish, Y_igʻish: the mark of a key in the middle of a word */
	return (after != '&' && after != '_') ? !(after == '.' || after == ')' || after == '-')
					      : !letter_is(peek(reader, next, &next));
}

/* URIli, GNOMEda: an abbreviation that is kept ends where its ending begins. */
static void cut_kept_abbreviation(const struct surface_reader *reader, size_t from, struct surface *surface)
{
	struct script_word stem = surface->word;
	char text[SCRIPT_WORD_BYTES];

	for (stem.count = 0; stem.count < surface->word.count && surface->word.upper[stem.count]; stem.count++)
		if (surface->word.c[stem.count] >= 0x80)
			return;
	if (stem.count < 2 || stem.count == surface->word.count ||
	    !script_word_is_kept(&stem, reader->exceptions))
		return;
	if (!uzbek_is_tail(
		    slice_part(slice_from(text, script_word_write(&surface->word, text)), stem.count, SIZE_MAX),
		    true))
		return;
	surface->word.count = stem.count;
	surface->end = from + stem.count; /* ASCII letters, a byte each */
	surface->foreign = true;
}

/* nautilus, html, as a command: the name that is kept, in small letters that are hardly Uzbek. */
#define COMMAND_POINTS 8

static bool is_command(const struct surface_reader *reader, const struct script_word *word)
{
	struct script_word name = *word;

	if (word->count < 3 || word->upper[0])
		return false;
	for (size_t i = 0; i < name.count; i++)
		name.upper[i] = true;
	return script_word_is_kept(&name, reader->exceptions) && foreign_points(reader, word) >= COMMAND_POINTS;
}

/* Photo, Phoenix: no Uzbek word begins so. */
static bool begins_foreign(const struct script_word *word)
{
	return word->count > 2 && word->c[0] == 'p' && word->c[1] == 'h';
}

static void finish_latin(const struct surface_reader *reader, size_t from, uint32_t before,
			 struct surface *surface)
{
	settle_c(reader, surface);
	if (!surface->word.count || surface->too_long)
		return;
	if (!surface->foreign)
		cut_kept_abbreviation(reader, from, surface);
	if (is_camel_case(&surface->word) || is_prefixed(&surface->word) ||
	    ends_in_kept(&surface->word, reader->exceptions) || is_tied_to_digit(reader, before, surface) ||
	    begins_foreign(&surface->word) || is_variable(reader, surface) ||
	    is_command(reader, &surface->word))
		surface->foreign = true;
}

/* URIли: the ending behind a Latin abbreviation is a word of its own. */
static bool is_latin_stem(const struct surface *surface)
{
	return surface->latin && !surface->cyrillic && script_word_is_capitals(&surface->word);
}

/* Letters from surface->end on, with the marks between them. */
static void take_letters(struct surface_reader *reader, struct surface *surface)
{
	uint32_t before = 0;
	size_t next, start = surface->word.count;

	for (; surface->end < reader->text.bytes;
	     before = peek(reader, surface->end, &next), surface->end = next) {
		uint32_t c = peek(reader, surface->end, &next);
		uint32_t small;
		enum script script;

		while (reader->from_latin && apostrophe_is(c)) {
			if (surface->word.count == start || !take_mark(reader, surface, before, c, next))
				return;
			before = c;
			c = peek(reader, surface->end, &next);
		}
		if (surface->end >= reader->text.bytes || !letter_is(c) || apostrophe_is(c))
			return;
		small = letter_lower(c);
		script = letter_script(c);
		if (!reader->from_latin && script == SCRIPT_CYRILLIC && small == c && is_latin_stem(surface))
			return;
		surface->latin |= script == SCRIPT_LATIN;
		surface->cyrillic |= script == SCRIPT_CYRILLIC;
		if (reader->from_latin)
			take_latin(reader, surface, small, small != c);
		else
			add_letter(surface, small, small != c);
	}
}

void surface_take(struct surface_reader *reader, size_t at, uint32_t before, struct surface *surface)
{
	surface->word.count = 0;
	surface->end = at;
	surface->mark_count = 0;
	surface->latin = surface->cyrillic = surface->foreign = surface->too_long = surface->judged = false;
	surface->reformed = false;
	take_letters(reader, surface);
	if (reader->from_latin)
		finish_latin(reader, at, before, surface);
}

bool surface_take_more(struct surface_reader *reader, struct surface *surface)
{
	size_t count = surface->word.count, end = surface->end;

	if (end >= reader->text.bytes || reader->text.data[end] != '-' || surface->foreign)
		return false;
	add_letter(surface, '-', false);
	surface->end++;
	take_letters(reader, surface);
	if (surface->word.count > count + 1 && !surface->too_long)
		return true;
	surface->word.count = count;
	surface->end = end;
	return false;
}

/* Two letters that are one in Cyrillic: Sh, Ch, Yo, Yu, Ya, Ye. */
static bool is_digraph(uint32_t first, uint32_t second)
{
	return second == 'h' ? first == 's' || first == 'c'
			     : first == 'y' && letter_is_vowel(second) && second != 'i';
}

bool surface_mend_case(struct script_word *word)
{
	char text[SCRIPT_WORD_BYTES];

	if (word->count < 3 || capitals_at(word, 0) != 2 || word->c[2] == '-' ||
	    !is_digraph(word->c[0], word->c[1]))
		return false;
	/* CHga: an abbreviation with its ending. */
	if (uzbek_is_tail(slice_part(slice_from(text, script_word_write(word, text)), 2, SIZE_MAX), true))
		return false;
	word->upper[1] = false;
	return true;
}
