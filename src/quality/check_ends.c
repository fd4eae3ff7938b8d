/*
 * check_end, check_capitals -- how a translation begins and ends.
 */
#include <config.h>

#include "quality/quality.h"

#include "base/i18n.h"
#include "text/letter.h"

/* ------------------------------------------------------------------------- end */

static bool is_closer(uint32_t c)
{
	return c == ')' || c == ']' || c == '}' || letter_is_double_quote(c) || letter_is_single_quote(c);
}

/* "…; and": the item of a list ends with its mark. */
static bool is_conjunction(const struct side *side, const struct word *word)
{
	static const char *const words[] = { "and", "or", "и", "или", "va", "yoki", "ва", "ёки" };
	struct slice text = side_part(side, word->first, word->end);

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (slice_is(text, words[i]))
			return true;
	return false;
}

/* Where the text ends without a conjunction behind a comma or semicolon. */
static size_t without_conjunction(const struct side *side)
{
	const struct word *last = side->word_count ? &side->words[side->word_count - 1] : NULL;
	size_t end = side->count;

	while (end > 0 && letter_is_space(side->glyphs[end - 1].c))
		end--;
	if (!last || last->end != end || last->first < 2 || !is_conjunction(side, last))
		return side->count;
	for (end = last->first; end > 0 && letter_is_space(side->glyphs[end - 1].c);)
		end--;
	return end > 0 && (side->glyphs[end - 1].c == ',' || side->glyphs[end - 1].c == ';') ? end
											     : side->count;
}

/* The last glyph that is neither white space nor closes a quotation; SIZE_MAX when there is none. */
static size_t last_mark(const struct side *side)
{
	size_t i = without_conjunction(side);

	while (i > 0 && (letter_is_space(side->glyphs[i - 1].c) || is_closer(side->glyphs[i - 1].c)))
		i--;
	return i ? i - 1 : SIZE_MAX;
}

/* What a text ends with: one of . ? ! … : ; , or 0. "?!" asks; "..." is an ellipsis. */
static uint32_t ending_of(const struct side *side, size_t last)
{
	uint32_t c;

	if (last == SIZE_MAX || side_protected(side, last))
		return 0;
	for (size_t i = last + 1; i-- > 0;) {
		c = side->glyphs[i].c;
		if (c == '?')
			return '?';
		if (c != '!' && c != '.')
			break;
	}
	c = side->glyphs[last].c;
	if (c == '.' && last >= 1 && side->glyphs[last - 1].c == '.')
		return 0x2026;
	switch (c) {
	case '.':
	case '!':
	case 0x2026:
	case ':':
	case ';':
	case ',':
		return c;
	case 0x3002: /* 。 */
	case 0x0964: /* । */
		return '.';
	case 0x061f:
	case 0xff1f:
		return '?';
	case 0xff01:
		return '!';
	case 0xff1a:
		return ':';
	default:
		return 0;
	}
}

/*
 * "2020 г.", "Jr.": the full stop belongs to the word. Two letters with a vowel are a word that ends the
 * sentence (in, up, не) but for a few.
 */
static bool ends_with_abbreviation(const struct side *side, size_t last)
{
	static const char *const with_vowel[] = { "Co", "al", "ед", "им", "ул" };
	struct slice text;
	size_t first = last;

	while (first > 0 && side_kind(side, first - 1) == CHARACTER_LETTER)
		first--;
	if (first == last || last - first > 2)
		return false;
	text = side_part(side, first, last);
	for (size_t i = 0; i < sizeof(with_vowel) / sizeof(with_vowel[0]); i++)
		if (slice_is(text, with_vowel[i]))
			return true;
	return last - first == 1 ||
	       !(letter_is_vowel(side->glyphs[first].c) || letter_is_vowel(side->glyphs[first + 1].c));
}

static void mend_ending(struct check_context *context, struct issue *issue, uint32_t wanted)
{
	struct strbuf mark = STRBUF_INIT;

	if (wanted == '.' || wanted == '?' || wanted == '!' || wanted == ':' || wanted == 0x2026) {
		strbuf_add_codepoint(&mark, wanted);
		issue_mend(context, issue, strbuf_slice(&mark));
	}
	strbuf_release(&mark);
}

/* ",.", ";." are what cutting a text short leaves. */
static bool has_two_marks(const struct side *side, size_t last)
{
	uint32_t before = side_character(side, last - 1);

	return last > 0 && last < side->count && side->glyphs[last].c == '.' &&
	       (before == ',' || before == ';' || before == ':');
}

/* “Did you do it?”, he said: the question stands within the sentence. */
static bool has_closed_mark(const struct side *side, uint32_t mark)
{
	for (size_t i = 0; i + 1 < side->count; i++)
		if (side->glyphs[i].c == mark && is_closer(side->glyphs[i + 1].c))
			return true;
	return false;
}

/* The mark with those like it before it: "..", "?!". */
static struct slice marks_at(const struct side *side, size_t last)
{
	size_t first = last;

	while (first > 0 && (side->glyphs[first - 1].c == '.' || side->glyphs[first - 1].c == '?' ||
			     side->glyphs[first - 1].c == '!'))
		first--;
	return side_part(side, first, last + 1);
}

void check_end(struct check_context *context, const struct unit *unit)
{
	const struct side *source = &context->source_side, *target = &context->target_side;
	size_t source_last = last_mark(source), target_last = last_mark(target);
	uint32_t wanted = ending_of(source, source_last), got = ending_of(target, target_last);
	struct issue *issue;

	if (has_two_marks(target, target_last) && !has_two_marks(source, source_last)) {
		issue = issue_add(context, CHECK_END, unit, _("the translation ends with '%.*s'; was it cut short?"),
				  SLICE_ARG(side_part(target, target_last - 1, target_last + 1)));
		issue_place(issue, side_at(target, target_last - 1), side_end(target, target_last + 1));
		return;
	}
	context->continues = got == ',' || got == ';' || got == ':';
	/* Items of a list are parted by commas in one language and semicolons in another. */
	if (wanted == got || source_last == SIZE_MAX || target_last == SIZE_MAX ||
	    ((wanted == ',' || wanted == ';') && (got == ',' || got == ';')))
		return;
	if ((wanted == '?' || wanted == '!') && got == '.' && has_closed_mark(target, wanted))
		return;
	if ((got == '.' && !wanted && ends_with_abbreviation(target, target_last)) ||
	    (wanted == '.' && !got && ends_with_abbreviation(source, source_last)))
		return;
	if (!got) {
		issue = issue_add(context, CHECK_END, unit,
				  _("the source ends with '%.*s', the translation does not"),
				  SLICE_ARG(marks_at(source, source_last)));
		issue_place(issue, side_end(target, target_last + 1), side_end(target, target_last + 1));
		mend_ending(context, issue, wanted);
	} else if (!wanted) {
		issue = issue_add(context, CHECK_END, unit,
				  _("the translation ends with '%.*s', the source does not"),
				  SLICE_ARG(marks_at(target, target_last)));
		issue_place(issue, side_at(target, target_last), side_end(target, target_last + 1));
	} else {
		issue = issue_add(
			context, CHECK_END, unit, _("the source ends with '%.*s', the translation with '%.*s'"),
			SLICE_ARG(marks_at(source, source_last)), SLICE_ARG(marks_at(target, target_last)));
		issue_place(issue, side_at(target, target_last), side_end(target, target_last + 1));
	}
}

/* -------------------------------------------------------------------- capitals */

/* The first letter, when no figure and no quotation stands before it; SIZE_MAX. */
static size_t first_letter(const struct side *side)
{
	for (size_t i = 0; i < side->count; i++) {
		if (side_protected(side, i) || side->glyphs[i].kind == CHARACTER_DIGIT ||
		    side->glyphs[i].kind == CHARACTER_APOSTROPHE || letter_is_double_quote(side->glyphs[i].c))
			return SIZE_MAX;
		if (side->glyphs[i].kind == CHARACTER_LETTER)
			return i;
	}
	return SIZE_MAX;
}

#define CAPITAL_WORDS_LEAST 3

static void check_first_letter(struct check_context *context, const struct unit *unit)
{
	const struct side *source = &context->source_side, *target = &context->target_side;
	size_t wanted = first_letter(source), got = first_letter(target);
	struct strbuf capital = STRBUF_INIT;
	struct issue *issue;

	/* A sentence that goes on from the text before begins small. */
	if (context->continued)
		return;
	/* Names of languages and days are small in one language and large in the other. */
	if (source->word_count < CAPITAL_WORDS_LEAST || wanted == SIZE_MAX || got == SIZE_MAX ||
	    !letter_is_upper(source->glyphs[wanted].c) ||
	    letter_upper(target->glyphs[got].c) == target->glyphs[got].c ||
	    target->words[0].shape != WORD_LOWER || target->words[0].first != got)
		return;
	issue = issue_add(context, CHECK_CAPITALS, unit,
			  _("the source begins with a capital letter, the translation does not"));
	issue_place(issue, side_at(target, got), side_end(target, got + 1));
	strbuf_add_codepoint(&capital, letter_upper(target->glyphs[got].c));
	issue_mend(context, issue, strbuf_slice(&capital));
	strbuf_release(&capital);
}

/* The longest run of words in capitals, in letters; *first and *end are its words. */
static size_t find_shouting(const struct side *side, size_t *first, size_t *end)
{
	size_t best = 0;

	for (size_t i = 0; i < side->word_count; i++) {
		size_t letters = 0, begin = i;

		for (; i < side->word_count && side->words[i].shape == WORD_UPPER; i++)
			letters += side->words[i].end - side->words[i].first;
		if (letters > best && i - begin >= 2) {
			best = letters;
			*first = begin;
			*end = i;
		}
	}
	return best;
}

#define SHOUTING_LETTERS 12
/* Where nothing else is said. */
#define SHOUTING_LETTERS_OF_ALL 8

static void check_shouting(struct check_context *context, const struct unit *unit)
{
	const struct side *source = &context->source_side, *target = &context->target_side;
	size_t first = 0, end = 0, ignored, letters = find_shouting(target, &first, &end);

	if (letters < (end - first == target->word_count ? SHOUTING_LETTERS_OF_ALL : SHOUTING_LETTERS) ||
	    find_shouting(source, &ignored, &ignored) > 0)
		return;
	issue_place(issue_add(context, CHECK_CAPITALS, unit,
			      _("words are in capitals that are not so in the source")),
		    side_at(target, target->words[first].first), side_end(target, target->words[end - 1].end));
}

void check_capitals(struct check_context *context, const struct unit *unit)
{
	check_first_letter(context, unit);
	check_shouting(context, unit);
}
