/*
 * check_quote_style, check_dash_style, check_no_break -- how the house sets its texts;
 * off unless it says so. language.md, section 6.2.
 */
#include <config.h>

#include "quality/quality.h"

#include "base/i18n.h"
#include "text/letter.h"

/* ---------------------------------------------------------------------- quotes */

struct house_quotes {
	const struct language *language;
	const char *open, *close;
};

static const struct house_quotes house_quotes[] = {
	{ &language_en, "\u201c", "\u201d" },
	{ &language_uz, "\u201c", "\u201d" },
	{ &language_ru, "\u00ab", "\u00bb" },
	{ &language_uz_cyrl, "\u00ab", "\u00bb" },
};

static const struct house_quotes *quotes_of(const struct language *language)
{
	for (size_t i = 0; i < sizeof(house_quotes) / sizeof(house_quotes[0]); i++)
		if (house_quotes[i].language == language)
			return &house_quotes[i];
	return NULL;
}

static bool opens(const struct side *side, size_t index)
{
	uint32_t c = side->glyphs[index].c;

	if (c == 0xab || c == 0x201e)
		return true;
	if (c == 0xbb || c == 0x201d)
		return false;
	return side_kind(side, index + 1) != CHARACTER_SPACE &&
	       (index == 0 || side_kind(side, index - 1) == CHARACTER_SPACE ||
		side_character(side, index - 1) == '(');
}

/* Quotations inside a quotation have marks of their own: only the outer ones are judged. */
void check_quote_style(struct check_context *context, const struct unit *unit)
{
	const struct side *side = &context->target_side;
	const struct house_quotes *house = quotes_of(side->language);
	int depth = 0;

	for (size_t i = 0; house && i < side->count; i++) {
		bool open;
		struct slice wanted;

		if (!letter_is_double_quote(side->glyphs[i].c) || side_protected(side, i) ||
		    (i > 0 && side_kind(side, i - 1) == CHARACTER_DIGIT && side->glyphs[i].c == '"' &&
		     depth == 0))
			continue;
		open = opens(side, i);
		depth += open ? 1 : -1;
		wanted = slice_of(open ? house->open : house->close);
		if ((open ? depth != 1 : depth != 0) || slice_equal(side_part(side, i, i + 1), wanted))
			continue;
		struct issue *issue =
			issue_add(context, CHECK_QUOTE_STYLE, unit, _("'%.*s' should be '%.*s' here"),
				  SLICE_ARG(side_part(side, i, i + 1)), SLICE_ARG(wanted));
		issue_place(issue, side_at(side, i), side_end(side, i + 1));
		issue_mend(context, issue, wanted);
	}
}

/* ---------------------------------------------------------------------- dashes */

static bool is_blank(const struct side *side, size_t index)
{
	return index < side->count && letter_is_space(side->glyphs[index].c) && side->glyphs[index].c != '\n';
}

/* 19-20: a range, unless it goes on as a telephone number or a date in figures does. */
static bool is_range(const struct side *side, size_t i)
{
	size_t first = i, end = i + 1;

	while (first > 0 && side_kind(side, first - 1) == CHARACTER_DIGIT)
		first--;
	while (side_kind(side, end) == CHARACTER_DIGIT)
		end++;
	return first < i && end > i + 1 && i - first <= 4 && end - i - 1 <= 4 &&
	       (first == 0 || side_kind(side, first - 1) == CHARACTER_SPACE ||
		side_character(side, first - 1) == '(') &&
	       side_kind(side, end) != CHARACTER_DASH && side_kind(side, end) != CHARACTER_LETTER;
}

void check_dash_style(struct check_context *context, const struct unit *unit)
{
	const struct side *side = &context->target_side;

	for (size_t i = 1; i + 1 < side->count; i++) {
		struct slice wanted = SLICE_NONE;
		struct issue *issue;

		if (side->glyphs[i].c != '-' || side_protected(side, i))
			continue;
		if (is_blank(side, i - 1) && is_blank(side, i + 1))
			wanted = side->language == &language_ru ? SLICE("\u2014") : SLICE("\u2013");
		else if (is_range(side, i))
			wanted = SLICE("\u2013");
		if (!wanted.data)
			continue;
		issue = issue_add(context, CHECK_DASH_STYLE, unit, _("the hyphen should be a dash: '%.*s'"),
				  SLICE_ARG(wanted));
		issue_place(issue, side_at(side, i), side_end(side, i + 1));
		issue_mend(context, issue, wanted);
	}
}

/* ------------------------------------------------------------- no-break spaces */

/* "№ 5", "§ 5", "5 %", "5 млн", "А. Навоий": what belongs together stays on one line. */
static bool should_hold(const struct side *side, size_t i)
{
	uint32_t before = side_character(side, i - 1), behind = side_character(side, i + 1);

	if (before == 0x2116 || before == 0xa7)
		return side_kind(side, i + 1) == CHARACTER_DIGIT;
	if (side_kind(side, i - 1) == CHARACTER_DIGIT && behind == '%')
		return true;
	return before == '.' && i >= 2 && letter_is_upper(side_character(side, i - 2)) &&
	       (i == 2 || side_kind(side, i - 3) == CHARACTER_SPACE) && letter_is_upper(behind);
}

void check_no_break(struct check_context *context, const struct unit *unit)
{
	const struct side *side = &context->target_side;

	for (size_t i = 1; i + 1 < side->count; i++) {
		struct issue *issue;

		if (side->glyphs[i].c != ' ' || side_protected(side, i) || !should_hold(side, i))
			continue;
		issue = issue_add(context, CHECK_NO_BREAK, unit,
				  _("the space in '%.*s' should be a no-break space"),
				  SLICE_ARG(side_part(side, i - 1, i + 2)));
		issue_place(issue, side_at(side, i), side_end(side, i + 1));
		issue_mend(context, issue, SLICE("\u00a0"));
	}
}
