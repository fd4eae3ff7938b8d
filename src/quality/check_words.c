/*
 * check_doubled_word, check_glued_words, check_capital_the -- words that stand where
 * or as they should not.
 */
#include <config.h>

#include "quality/quality.h"

#include "base/i18n.h"
#include "quality/words.h"
#include "text/letter.h"

/* --------------------------------------------------------------------- doubled */

/* Nothing but white space between them, on one line. */
static bool side_by_side(const struct side *side, const struct word *left, const struct word *right)
{
	if (left->end >= right->first)
		return false;
	/* ПО по: an abbreviation and a preposition; Jae-in in: the end of a name and one. */
	if (side_behind_object(side, right->first) ||
	    (left->end - left->first <= 3 && side_kind(side, left->first - 1) == CHARACTER_DASH) ||
	    (left->shape == WORD_UPPER) != (right->shape == WORD_UPPER))
		return false;
	for (size_t i = left->end; i < right->first; i++)
		if (side_behind_object(side, i) || side_kind(side, i) != CHARACTER_SPACE ||
		    side_character(side, i) == '\n')
			return false;
	return true;
}

static bool is_doubled(const struct side *side, size_t index)
{
	const struct word *word = &side->words[index], *next = word + 1;

	return index + 1 < side->word_count && !word->protected && !next->protected &&
	       side_by_side(side, word, next) && words_equal(side, word, side, next);
}

static bool has_doubled(const struct side *side)
{
	for (size_t i = 0; i + 1 < side->word_count; i++)
		if (is_doubled(side, i))
			return true;
	return false;
}

/* A lone letter is a list or a step, but for the words that Russian and English have of one. */
static bool is_lone_letter(const struct side *side, const struct word *word)
{
	uint32_t c = letter_lower(side->glyphs[word->first].c);

	if (word->end - word->first >= 2)
		return false;
	if (side->language == &language_ru) /* в и к о с у */
		return c != 0x432 && c != 0x438 && c != 0x43a && c != 0x43e && c != 0x441 && c != 0x443;
	return side->language != &language_en || c != 'a';
}

/* ",,", ";;": two of a mark that is never doubled. */
static void check_doubled_marks(struct check_context *context, const struct unit *unit)
{
	const struct side *side = &context->target_side;

	for (size_t i = 1; i + 1 < side->count; i++) {
		uint32_t c = side->glyphs[i].c;
		struct issue *issue;

		if ((c != ',' && c != ';') || side->glyphs[i + 1].c != c || side_protected(side, i) ||
		    side_character(side, i - 1) == c || side_character(side, i + 2) == c)
			continue;
		issue = issue_add(context, CHECK_DOUBLED_WORD, unit, _("'%.*s' stands twice in a row"),
				  SLICE_ARG(side_part(side, i, i + 1)));
		issue_place(issue, side_at(side, i + 1), side_end(side, i + 2));
		if (!side_has_code_within(side, i, i + 2))
			issue_mend(context, issue, SLICE(""));
	}
}

void check_doubled_word(struct check_context *context, const struct unit *unit)
{
	const struct side *side = &context->target_side;

	check_doubled_marks(context, unit);
	for (size_t i = 0; i + 1 < side->word_count; i++) {
		const struct word *word = &side->words[i], *next = word + 1;
		struct issue *issue;

		/* A name (Bora Bora) is doubled in the source too. */
		if (!is_doubled(side, i) || is_lone_letter(side, word) || has_doubled(&context->source_side) ||
		    words_may_double(side, word))
			continue;
		issue = issue_add(context, CHECK_DOUBLED_WORD, unit, _("'%.*s' stands twice in a row"),
				  SLICE_ARG(side_part(side, word->first, word->end)));
		issue_place(issue, side_end(side, word->end), side_end(side, next->end));
		if (!side_has_code_within(side, word->end - 1, next->end))
			issue_mend(context, issue, SLICE(""));
	}
}

/* ----------------------------------------------------------------------- glued */

/* MacPherson, DeLillo: what names begin with. */
static bool begins_name(struct slice text)
{
	static const char *const beginnings[] = { "Mac", "Fitz", "Van",	  "Von", "Del", "Della",
						  "Des", "San",	 "Saint", "Мак", "Сен" };

	for (size_t i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++)
		if (slice_is(text, beginnings[i]))
			return true;
	return false;
}

/* Where a second word begins inside a word: small letters, then a capital and small ones; or 0. */
static size_t find_seam(const struct side *side, const struct word *word)
{
	for (size_t i = word->first + 3; i + 3 <= word->end; i++)
		if (letter_is_upper(side->glyphs[i].c) && side->glyphs[i - 1].kind == CHARACTER_LETTER &&
		    !letter_is_upper(side->glyphs[i - 1].c) && !letter_is_upper(side->glyphs[i - 2].c) &&
		    side->glyphs[i + 1].kind == CHARACTER_LETTER && !letter_is_upper(side->glyphs[i + 1].c) &&
		    side->glyphs[i + 2].kind == CHARACTER_LETTER && !letter_is_upper(side->glyphs[i + 2].c))
			return i;
	return 0;
}

static bool has_word(const struct side *side, const struct side *other, const struct word *word)
{
	for (size_t i = 0; i < side->word_count; i++)
		if ((&side->words[i] != word || side != other) &&
		    words_equal(side, &side->words[i], other, word))
			return true;
	return false;
}

/* Names like YouTube are written so; then the source has them, or no second script is there to doubt. */
static bool is_surely_glued(const struct check_context *context, const struct word *word, size_t seam)
{
	const struct side *side = &context->target_side;
	struct word left = side_word(side, word->first, seam), right = side_word(side, seam, word->end);

	if (has_word(&context->source_side, side, word) || begins_name(side_part(side, word->first, seam)))
		return false;
	if (word->scripts == 1u << SCRIPT_CYRILLIC)
		return true;
	return context->source_side.word_count > 0 ||
	       (has_word(side, side, &left) && has_word(side, side, &right));
}

void check_glued_words(struct check_context *context, const struct unit *unit)
{
	const struct side *side = &context->target_side;

	for (size_t i = 0; i < side->word_count; i++) {
		const struct word *word = &side->words[i];
		size_t seam = word->shape == WORD_MIXED && !word->protected ? find_seam(side, word) : 0;
		struct issue *issue;

		if (!seam || !is_surely_glued(context, word, seam))
			continue;
		issue = issue_add(context, CHECK_GLUED_WORDS, unit,
				  _("'%.*s' looks like two words without a space between"),
				  SLICE_ARG(side_part(side, word->first, word->end)));
		issue_place(issue, side_at(side, word->first), side_end(side, word->end));
	}
}

/* ------------------------------------------------------------------------- The */

/* Names that begin with the article. */
static bool is_named_with_the(struct slice word)
{
	static const char *const names[] = { "Hague",	   "Gambia",  "Bahamas",    "Times", "Guardian",
					     "Economist",  "New",     "Wall",	    "Sun",   "Telegraph",
					     "Washington", "Beatles", "Netherlands" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (slice_is(word, names[i]))
			return true;
	return false;
}

void check_capital_the(struct check_context *context, const struct unit *unit)
{
	const struct side *side = &context->target_side;

	for (size_t i = 1; i + 1 < side->word_count; i++) {
		const struct word *word = &side->words[i];
		struct issue *issue;

		if (!slice_is(side_part(side, word->first, word->end), "The") || word->first < 2 ||
		    side_kind(side, word->first - 1) != CHARACTER_SPACE ||
		    side_character(side, word->first - 2) != ',' ||
		    is_named_with_the(side_part(side, word[1].first, word[1].end)))
			continue;
		issue = issue_add(context, CHECK_CAPITAL_THE, unit,
				  _("'The' stands in the middle of a sentence"));
		issue_place(issue, side_at(side, word->first), side_end(side, word->end));
		issue_mend(context, issue, SLICE("the"));
	}
}
