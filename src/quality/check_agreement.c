/*
 * check_agreement -- a noun goes with the number before it.
 *
 *	ru	21 обращение, 22 обращения, 25 обращений (CLDR: one, few, many)
 *	uz	5 ta davlat, not 5 ta davlatlar
 *	en	1 institution, not 1 institutions
 *
 * Only what no case can make right is told: «из 22 обращений» is a genitive.
 */
#include <config.h>

#include "quality/quality.h"

#include "base/i18n.h"
#include "quality/words.h"
#include "text/letter.h"

/* A whole number in figures that ends right before `index` and a space; its last two digits and length. */
struct figure {
	size_t first, digits;
	unsigned last_two;
};

static bool read_figure(const struct side *side, size_t word_first, struct figure *figure)
{
	size_t end = word_first, first;

	if (end < 2 || side_kind(side, end - 1) != CHARACTER_SPACE || side_character(side, end - 1) == '\n')
		return false;
	first = --end;
	while (first > 0 && side_kind(side, first - 1) == CHARACTER_DIGIT)
		first--;
	if (first == end || side_protected(side, first))
		return false;
	/* 1 200, 1,5, 3-4, №5, §5, 10/5: the part of another number. */
	if (first > 0 && side_kind(side, first - 1) != CHARACTER_SPACE &&
	    side_character(side, first - 1) != '(')
		return false;
	*figure = (struct figure){ .first = first, .digits = end - first };
	for (size_t i = end - (end - first >= 2 ? 2 : 1); i < end; i++)
		figure->last_two = figure->last_two * 10 + (side->glyphs[i].c - '0') % 10;
	return true;
}

/* ------------------------------------------------------------------ Russian */

static enum number_form russian_form(unsigned last_two)
{
	unsigned last = last_two % 10;

	if (last_two >= 11 && last_two <= 14)
		return NUMBER_MANY;
	if (last == 1)
		return NUMBER_ONE;
	return last >= 2 && last <= 4 ? NUMBER_FEW : NUMBER_MANY;
}

/* "Об инвестировании 2 миллиардов", "с участием 3 стран": nouns of these endings want a genitive. */
static bool governs_genitive(struct slice word)
{
	static const char *const endings[] = { "ние", "ния",  "нию",  "нием", "нии",  "тие",
					       "тия", "тию",  "тием", "тии",  "ция",  "ции",
					       "цию", "цией", "ость", "ости", "остью" };

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (slice_ends(word, slice_of(endings[i])))
			return true;
	return false;
}

/* After a preposition or a comparative the number may be in the genitive. */
static bool in_nominative(const struct side *side, size_t word_index)
{
	static const char *const governors[] = { "из",	    "от",    "до",     "около",	 "более",  "менее",
						 "свыше",   "для",   "без",    "после",	 "с",	   "со",
						 "у",	    "среди", "больше", "меньше", "против", "кроме",
						 "течение", "и",     "или",    "по",	 "чем" };
	struct strbuf word = STRBUF_INIT;
	bool nominative;

	if (word_index == 0)
		return true;
	side_fold_word(side, &side->words[word_index - 1], &word);
	nominative = !governs_genitive(strbuf_slice(&word));
	for (size_t i = 0; i < sizeof(governors) / sizeof(governors[0]); i++)
		nominative = nominative && !slice_is(strbuf_slice(&word), governors[i]);
	strbuf_release(&word);
	return nominative;
}

static bool is_wrong_in_russian(const struct side *side, size_t word_index, const struct figure *figure)
{
	enum number_form wanted = russian_form(figure->last_two);
	unsigned forms;

	if (figure->digits >= 4) /* 2017 года: a year, not so many of them */
		return false;
	forms = words_number_forms(side, &side->words[word_index]);
	if (!forms || (forms & 1u << wanted))
		return false;
	switch (wanted) {
	case NUMBER_ONE: /* из 21 обращения */
		return !(forms & 1u << NUMBER_FEW);
	case NUMBER_FEW: /* из 22 обращений */
		return !(forms & 1u << NUMBER_MANY) || in_nominative(side, word_index);
	case NUMBER_MANY:
		break;
	}
	return true;
}

/* -------------------------------------------------------------------- Uzbek */

/* The plural's ending stands in the word, and is not the end of its stem. */
static bool is_uzbek_plural(const struct side *side, const struct word *word)
{
	static const char *const tails[] = { "lar", "larni", "larga", "larda", "lardan", "larning",
					     "лар", "ларни", "ларга", "ларда", "лардан", "ларнинг" };
	static const char *const stems[] = { "dollar", "доллар", "yillar", "йиллар" };
	struct strbuf folded = STRBUF_INIT;
	bool plural = false;

	side_fold_word(side, word, &folded);
	for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++)
		plural = plural || (slice_ends(strbuf_slice(&folded), slice_of(tails[i])) &&
				    folded.bytes >= strlen(tails[i]) + 3);
	for (size_t i = 0; i < sizeof(stems) / sizeof(stems[0]); i++)
		plural = plural && !slice_starts(strbuf_slice(&folded), slice_of(stems[i]));
	strbuf_release(&folded);
	return plural && word->shape == WORD_LOWER;
}

static bool is_counter(const struct side *side, const struct word *word)
{
	struct slice text = side_part(side, word->first, word->end);

	return slice_is(text, "ta") || slice_is(text, "nafar") || slice_is(text, "та") ||
	       slice_is(text, "нафар");
}

/* A number of four digits may be a year: «2020 ўйинлари». */
static bool is_wrong_in_uzbek(const struct side *side, size_t word_index, const struct figure *figure)
{
	const struct word *word = &side->words[word_index];

	return figure->digits <= 3 && is_uzbek_plural(side, word);
}

/* ------------------------------------------------------------------ English */

static bool is_english_plural(const struct side *side, const struct word *word)
{
	static const char *const others[] = { "series", "species", "news", "means", "percents", "plus" };
	struct slice text = side_part(side, word->first, word->end);

	if (text.bytes < 5 || word->shape != WORD_LOWER || text.data[text.bytes - 1] != 's' ||
	    strchr("sui", text.data[text.bytes - 2]))
		return false;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (slice_is(text, others[i]))
			return false;
	return true;
}

/* "Article 1 states", "Formula 1 drivers": a number behind a noun is its name. */
static bool counts(const struct side *side, size_t word_index)
{
	static const char *const words[] = { "of",  "in",  "only",  "just", "with", "has",	"have",
					     "had", "and", "by",    "for",  "to",   "are",	"were",
					     "was", "is",  "about", "over", "from", "received", "reviewed" };
	struct slice text;

	if (word_index == 0)
		return true;
	text = side_part(side, side->words[word_index - 1].first, side->words[word_index - 1].end);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (slice_is(text, words[i]))
			return true;
	return false;
}

static bool is_wrong_in_english(const struct side *side, size_t word_index, const struct figure *figure)
{
	return figure->digits == 1 && figure->last_two == 1 &&
	       is_english_plural(side, &side->words[word_index]) && counts(side, word_index);
}

/* ----------------------------------------------------------------- together */

static bool is_wrong(const struct side *side, size_t word_index, const struct figure *figure)
{
	if (side->language == &language_ru)
		return is_wrong_in_russian(side, word_index, figure);
	if (side->language == &language_en)
		return is_wrong_in_english(side, word_index, figure);
	return is_wrong_in_uzbek(side, word_index, figure);
}

void check_agreement(struct check_context *context, const struct unit *unit)
{
	const struct side *side = &context->target_side;
	bool uzbek = language_same_base(context->target, &language_uz);

	for (size_t i = 0; i < side->word_count; i++) {
		const struct word *noun = &side->words[i];
		size_t first = noun->first;
		struct figure figure;

		/* 5 ta davlat: a counter may stand between. */
		if (uzbek && i > 0 && is_counter(side, noun - 1) && noun[-1].end + 1 == noun->first)
			first = noun[-1].first;
		if (noun->protected || !read_figure(side, first, &figure) || !is_wrong(side, i, &figure))
			continue;
		issue_place(issue_add(context, CHECK_AGREEMENT, unit,
				      _("'%.*s': the noun does not go with the number"),
				      SLICE_ARG(side_part(side, figure.first, noun->end))),
			    side_at(side, figure.first), side_end(side, noun->end));
	}
}
