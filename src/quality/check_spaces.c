/*
 * check_doubled_space, check_space_before, check_space_after, check_edges,
 * check_control -- white space and what nobody sees.
 */
#include <config.h>

#include "quality/quality.h"

#include "base/i18n.h"
#include "base/strbuf.h"
#include "text/letter.h"

static bool is_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == 0xa0 || c == 0x202f || c == 0x2009;
}

static bool blank_at(const struct side *side, size_t index)
{
	return index < side->count && is_blank(side->glyphs[index].c) && !side_protected(side, index);
}

static bool letter_at(const struct side *side, size_t index)
{
	return side_kind(side, index) == CHARACTER_LETTER;
}

/* --------------------------------------------------------------------- doubled */

void check_doubled_space(struct check_context *context, const struct unit *unit)
{
	const struct side *side = &context->target_side;

	if (!(side->signs & SIGN_BLANKS))
		return;
	for (size_t i = 1; i < side->count; i++) {
		size_t first = i;

		if (!blank_at(side, i))
			continue;
		while (blank_at(side, i + 1) && !side_behind_object(side, i + 1))
			i++;
		/* At the edges it is another check's, across a code it may be wanted; so are columns. */
		if (i == first || i + 1 >= side->count || side_character(side, first - 1) == '\n' ||
		    side_character(side, i + 1) == '\n' || i - first > 2)
			continue;
		struct issue *issue = issue_add(context, CHECK_DOUBLED_SPACE, unit,
						_("there are %zu spaces in a row; leave one"), i - first + 1);
		issue_place(issue, side_at(side, first), side_end(side, i + 1));
		if (!side_has_code_within(side, first, i + 1))
			issue_mend(context, issue, SLICE(" "));
	}
}

/* ---------------------------------------------------------------------- before */

/* Marks that stand close to the word before them. */
static bool closes_up(const struct side *side, size_t index)
{
	uint32_t c = side_character(side, index), next = side_character(side, index + 1);

	switch (c) {
	case ',':
	case ';':
		return next != '-' && next != ')'; /* a smiley */
	case '.':
		/* " .NET", " .htaccess", " ..." */
		return !letter_at(side, index + 1) && side_kind(side, index + 1) != CHARACTER_DIGIT &&
		       next != '.' && next != '/';
	case '!':
	case '?':
		return next != '=' && !letter_at(side, index + 1);
	case ':':
		return next != ')' && next != '(' && next != '-' && next != ':' && !letter_at(side, index + 1);
	case ')':
	case ']':
	case 0x201d: /* ” */
		return c != 0x201d || !letter_at(side, index + 1);
	case 0xbb: /* » */
		return !letter_at(side, index + 1);
	default:
		return false;
	}
}

static bool french(const struct language *language)
{
	return language && strcmp(language->base, "fr") == 0;
}

void check_space_before(struct check_context *context, const struct unit *unit)
{
	const struct side *side = &context->target_side;

	if (!(side->signs & SIGN_WIDE_MARK) || french(side->language))
		return;
	for (size_t i = 1; i + 1 < side->count; i++) {
		uint32_t before = side_character(side, i - 1);
		bool opens = (before == '(' || before == 0xab /* « */) && i >= 1;
		struct issue *issue = NULL;
		size_t end = i + 1;

		if (!blank_at(side, i) || side_protected(side, i + 1) || side_protected(side, i - 1) ||
		    side_behind_object(side, i) || side_behind_object(side, i + 1))
			continue;
		if (opens)
			issue = issue_add(context, CHECK_SPACE_BEFORE, unit,
					  _("there is a space inside the bracket or quotation mark"));
		else if (!is_blank(before) && before != '\n' && closes_up(side, i + 1) &&
			 (letter_at(side, i - 1) || side_kind(side, i - 1) == CHARACTER_DIGIT ||
			  before == ')' || before == 0xbb || before == 0x201d || before == '"' ||
			  before == '%'))
			issue = issue_add(context, CHECK_SPACE_BEFORE, unit,
					  _("there is a space before '%.*s'"),
					  SLICE_ARG(side_part(side, i + 1, i + 2)));
		issue_place(issue, side_at(side, i), side_end(side, end));
		issue_mend(context, issue, SLICE(""));
	}
}

/* ----------------------------------------------------------------------- after */

/* "A.Navoiy", "т.е.", "U.S.": a short word before the dot is an abbreviation or an initial. */
static bool long_word_before(const struct side *side, size_t index)
{
	size_t letters = 0;

	while (index > letters && letter_at(side, index - letters - 1))
		letters++;
	return letters >= 3;
}

static bool short_word_behind(const struct side *side, size_t index)
{
	size_t letters = 0;

	while (letter_at(side, index + 1 + letters) ||
	       (letters && side_kind(side, index + 1 + letters) == CHARACTER_APOSTROPHE))
		letters++;
	return letters < 2;
}

static bool is_long_dash(const struct side *side, size_t index)
{
	uint32_t c = side_character(side, index);

	return c == 0x2013 || c == 0x2014;
}

/* "сказал —он", "“Ha”, –dedi": a dash has spaces on both sides or, as some set it, on none. */
static bool is_dash_with_one_space(const struct side *side, size_t i)
{
	return is_long_dash(side, i) && blank_at(side, i - 1) && letter_at(side, i + 1) && i >= 2 &&
	       side_character(side, i - 2) != '\n';
}

static bool wants_space_behind(const struct side *side, size_t i)
{
	bool letters = letter_at(side, i - 1) && letter_at(side, i + 1);
	uint32_t before = side_character(side, i - 1);

	switch (side_character(side, i)) {
	case ',':
	case ';':
		return (letters || is_long_dash(side, i + 1) ||
			((before == ')' || before == 0xbb || before == 0x201d || before == '"' ||
			  side_kind(side, i - 1) == CHARACTER_DIGIT) &&
			 letter_at(side, i + 1)));
	case ':':
		return letters && long_word_before(side, i) && !letter_is_upper(side_character(side, i + 1)) &&
		       !short_word_behind(side, i);
	case '.':
		return letters && long_word_before(side, i) && !letter_is_upper(side_character(side, i - 1)) &&
		       letter_is_upper(side_character(side, i + 1)) && !short_word_behind(side, i);
	case '!':
	case '?':
	case 0x2026:
		return letters && letter_is_upper(side_character(side, i + 1));
	default:
		return false;
	}
}

void check_space_after(struct check_context *context, const struct unit *unit)
{
	const struct side *side = &context->target_side;

	if (!(side->signs & SIGN_TIGHT_MARK))
		return;
	for (size_t i = 1; i + 1 < side->count; i++) {
		struct issue *issue;

		if (side_protected(side, i) || side_protected(side, i + 1) || side_behind_object(side, i) ||
		    side_behind_object(side, i + 1) ||
		    !(side->glyphs[i].kind == CHARACTER_SYMBOL ? wants_space_behind(side, i)
							       : is_dash_with_one_space(side, i)))
			continue;
		issue = issue_add(context, CHECK_SPACE_AFTER, unit, _("there is no space after '%.*s'"),
				  SLICE_ARG(side_part(side, i, i + 1)));
		issue_place(issue, side_end(side, i + 1), side_end(side, i + 1));
		issue_mend(context, issue, SLICE(" "));
	}
}

/* ----------------------------------------------------------------------- edges */

/* How many glyphs of white space there are at the beginning, or at the end. */
static size_t edge(const struct side *side, bool end)
{
	size_t count = 0;

	while (count < side->count && letter_is_space(side->glyphs[end ? side->count - 1 - count : count].c))
		count++;
	return count;
}

static bool same_edge(const struct side *a, size_t a_first, size_t a_end, const struct side *b, size_t b_first,
		      size_t b_end)
{
	return slice_equal(side_part(a, a_first, a_end), side_part(b, b_first, b_end));
}

static void check_edge(struct check_context *context, const struct unit *unit, bool end)
{
	const struct side *source = &context->source_side, *target = &context->target_side;
	size_t wanted = edge(source, end), got = edge(target, end);
	size_t from = end ? source->count - wanted : 0, to = end ? target->count - got : 0;
	struct issue *issue;

	if (wanted == source->count || got == target->count ||
	    (wanted == got && same_edge(source, from, from + wanted, target, to, to + got)))
		return;
	issue = issue_add(context, CHECK_EDGES, unit,
			  end ? _("the white space at the end is not that of the source")
			      : _("the white space at the beginning is not that of the source"));
	issue_place(issue,
		    got ? side_at(target, to) : (end ? side_end(target, target->count) : side_at(target, 0)),
		    got ? side_end(target, to + got)
			: (end ? side_end(target, target->count) : side_at(target, 0)));
	issue_mend(context, issue, wanted ? side_part(source, from, from + wanted) : SLICE(""));
}

static size_t count_lines(const struct side *side)
{
	size_t first = edge(side, false), end = side->count - edge(side, true), lines = 1;

	for (size_t i = first; i < end; i++)
		lines += side->glyphs[i].c == '\n';
	return lines;
}

/* What a program prints in lines it wants in lines; one line may be wrapped. */
static void check_lines(struct check_context *context, const struct unit *unit)
{
	size_t wanted = count_lines(&context->source_side), got = count_lines(&context->target_side);

	if (wanted > 1 && got != wanted)
		issue_add(context, CHECK_EDGES, unit, _("lines: %zu in the source, %zu here"), wanted, got);
}

void check_edges(struct check_context *context, const struct unit *unit)
{
	check_lines(context, unit);
	check_edge(context, unit, false);
	check_edge(context, unit, true);
}

/* --------------------------------------------------------------------- control */

/* They turn nothing in a text of one direction, where they come with what is pasted. */
static bool is_bidi_mark(uint32_t c)
{
	return c == 0x200e || c == 0x200f || c == 0x061c;
}

static bool is_bidi_control(uint32_t c)
{
	return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || is_bidi_mark(c);
}

static bool is_unseen(uint32_t c)
{
	return (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || (c >= 0x7f && c < 0xa0) ||
	       is_bidi_control(c) || c == 0xad || c == 0x200b || c == 0x2060 || c == 0xfeff || c == 0xfffd ||
	       c == 0xfffc || (c >= 0xe000 && c <= 0xf8ff);
}

static bool has_character(const struct side *side, uint32_t c)
{
	for (size_t i = 0; i < side->count; i++)
		if (side->glyphs[i].c == c)
			return true;
	return false;
}

static bool in_word(const struct side *side, size_t index)
{
	return letter_at(side, index) || side_kind(side, index) == CHARACTER_APOSTROPHE;
}

/* Spaces and marks of no width hurt no reader, but within a word they hide it from every search. */
static enum level unseen_level(const struct check_context *context, size_t index)
{
	const struct side *side = &context->target_side;
	enum level level = (enum level)context->profile->levels[CHECK_CONTROL], least = LEVEL_ERROR;
	uint32_t c = side->glyphs[index].c;

	if (c == 0xad) /* some set it on purpose */
		least = LEVEL_INFO;
	else if (c == 0x200b || c == 0x2060 || c == 0xfeff || is_bidi_mark(c))
		least = is_bidi_mark(c) || (in_word(side, index - 1) && in_word(side, index + 1))
				? LEVEL_WARNING
				: LEVEL_INFO;
	return level > least ? least : level;
}

/* What two bytes of UTF-8 look like when they are read as Latin letters: Ð followed by ž, â by €. */
static bool is_misread(const struct side *side, size_t index)
{
	uint32_t c = side_character(side, index), next = side_character(side, index + 1);

	if (c < 0xc2 || c > 0xef)
		return false;
	return (next >= 0x80 && next <= 0xbf) || next == 0x20ac || next == 0x2122 || next == 0x0152 ||
	       next == 0x0153 || next == 0x0160 || next == 0x0161 || next == 0x017d || next == 0x017e ||
	       next == 0x0178 || next == 0x0192 || (next >= 0x2013 && next <= 0x2039);
}

/* So many in a text are no accident. */
#define MISREAD_LEAST 3
/* Question marks in a row that stand for the letters of a word. */
#define LOST_LETTERS 4

static size_t count_misread(const struct side *side, size_t *first)
{
	size_t count = 0;

	for (size_t i = 0; i < side->count; i++) {
		if (!is_misread(side, i))
			continue;
		if (!count++)
			*first = i;
	}
	return count;
}

static size_t longest_questions(const struct side *side, size_t *first)
{
	size_t best = 0;

	for (size_t i = 0, run = 0; i < side->count; i++) {
		run = side->glyphs[i].c == '?' ? run + 1 : 0;
		if (run > best) {
			best = run;
			*first = i + 1 - run;
		}
	}
	return best;
}

/* A text that went through a program which did not know its encoding. */
static void check_encoding(struct check_context *context, const struct unit *unit)
{
	const struct side *side = &context->target_side;
	size_t first = 0, ignored = 0, lost;

	if (count_misread(side, &first) >= MISREAD_LEAST && !count_misread(&context->source_side, &ignored)) {
		issue_place(issue_add(context, CHECK_CONTROL, unit,
				      _("the text was read in a wrong encoding, from '%.*s' on"),
				      SLICE_ARG(side_part(side, first, first + 2))),
			    side_at(side, first), side_end(side, first + 2));
		return;
	}
	lost = longest_questions(side, &first);
	if (lost >= LOST_LETTERS && lost > longest_questions(&context->source_side, &ignored))
		issue_place(issue_add(context, CHECK_CONTROL, unit, _("letters were lost here: '%.*s'"),
				      SLICE_ARG(side_part(side, first, first + lost))),
			    side_at(side, first), side_end(side, first + lost));
}

void check_control(struct check_context *context, const struct unit *unit)
{
	const struct side *side = &context->target_side;

	check_encoding(context, unit);
	if (!(side->signs & SIGN_UNSEEN))
		return;
	for (size_t i = 0; i < side->count; i++) {
		uint32_t c = side->glyphs[i].c;
		struct issue *issue;

		if (!is_unseen(c) || has_character(&context->source_side, c))
			continue;
		issue = issue_add_at(
			context, CHECK_CONTROL, unseen_level(context, i), unit,
			c == 0xfffd ? _("there is a replacement character (U+%04X): a letter was lost here")
				    : _("there is a character that nobody sees (U+%04X); take it out"),
			(unsigned)c);
		issue_place(issue, side->glyphs[i].at, side->glyphs[i].at + side->glyphs[i].bytes);
		if (c != 0xfffd)
			issue_mend(context, issue, SLICE(""));
	}
}
