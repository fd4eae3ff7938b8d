/*
 * check_apostrophes, check_editions, check_date_form -- what is Uzbek's own: the two
 * letters that look like apostrophes, and two scripts that say the same.
 */
#include <config.h>

#include "quality/quality.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "text/apostrophe.h"
#include "text/key.h"
#include "text/letter.h"

/* ------------------------------------------------------------------ apostrophes */

static bool is_accepted(uint32_t mark, enum apostrophe kind)
{
	if (mark == '\'')
		return true;
	return kind == APOSTROPHE_OKINA ? mark == LETTER_OKINA || mark == 0x2018
					: mark == LETTER_TUTUQ || mark == 0x2019;
}

static uint32_t mark_of_style(enum apostrophe_style style, enum apostrophe kind)
{
	switch (style) {
	case APOSTROPHES_ASCII:
		return '\'';
	case APOSTROPHES_TYPOGRAPHIC:
		return kind == APOSTROPHE_OKINA ? 0x2018 : 0x2019;
	case APOSTROPHES_LETTER:
		break;
	}
	return kind == APOSTROPHE_OKINA ? LETTER_OKINA : LETTER_TUTUQ;
}

/* Of the shapes that are letters, one that at least this share of the file's marks have is a habit of the house. */
#define HABIT_SHARE 10

static bool is_habit(const size_t seen[APOSTROPHES_ASCII + 1], enum apostrophe_style style)
{
	size_t all = 0;

	for (int other = APOSTROPHES_LETTER; other <= (int)APOSTROPHES_ASCII; other++)
		all += seen[other];
	return seen[style] * HABIT_SHARE >= all && seen[style] > 0;
}

static enum apostrophe_style most_seen(const size_t seen[APOSTROPHES_ASCII + 1])
{
	enum apostrophe_style best = APOSTROPHES_LETTER;

	for (int style = APOSTROPHES_LETTER; style <= (int)APOSTROPHES_ASCII; style++)
		if (seen[style] > seen[best])
			best = (enum apostrophe_style)style;
	return best;
}

static bool is_tutuq(enum apostrophe kind)
{
	return kind == APOSTROPHE_TUTUQ;
}

/*
 * As the house says; else as the text itself has it most often, if the file does so too; else as
 * the file. The two letters have habits of their own: many write ‘ for the one and ʼ for the other.
 */
static enum apostrophe_style wanted_style(const struct check_context *context, enum apostrophe kind)
{
	enum apostrophe_style style;

	if (context->profile->apostrophes_chosen)
		return context->profile->apostrophes;
	style = most_seen(context->apostrophes_here[is_tutuq(kind)]);
	return is_habit(context->apostrophes_seen[is_tutuq(kind)], style)
		       ? style
		       : most_seen(context->apostrophes_seen[is_tutuq(kind)]);
}

/* Calls back for each mark that stands in the place of a letter. */
typedef void mark_function(struct check_context *context, const struct unit *unit, size_t index,
			   enum apostrophe kind);

static void each_mark(struct check_context *context, const struct side *side, const struct unit *unit,
		      mark_function *function)
{
	struct apostrophe_judge judge = APOSTROPHE_JUDGE_INIT;

	for (size_t i = 0; i < side->count; i++) {
		enum apostrophe kind;

		if (!apostrophe_is(side->glyphs[i].c) || side_protected(side, i))
			continue;
		kind = apostrophe_judge(&judge, i ? side->glyphs[i - 1].c : 0, side->glyphs[i].c,
					side_character(side, i + 1));
		if (kind == APOSTROPHE_OKINA || kind == APOSTROPHE_TUTUQ)
			function(context, unit, i, kind);
	}
}

static void count_mark(struct check_context *context, const struct unit *unit, size_t index,
		       enum apostrophe kind)
{
	uint32_t mark = context->target_side.glyphs[index].c;

	(void)unit;
	for (int style = APOSTROPHES_LETTER; style <= (int)APOSTROPHES_ASCII; style++)
		context->apostrophes_here[is_tutuq(kind)][style] +=
			mark == mark_of_style((enum apostrophe_style)style, kind);
}

static void count_marks(struct check_context *context)
{
	memset(context->apostrophes_here, 0, sizeof(context->apostrophes_here));
	each_mark(context, &context->target_side, NULL, count_mark);
}

/* So many marks of a shape in the other texts of a file are no slip. */
#define HABIT_ELSEWHERE 20

/* Both shapes are letters, and the file's other texts have either of them as a habit: that is no slip of this text. */
static bool is_shape_of_file(const struct check_context *context, uint32_t mark, enum apostrophe kind)
{
	const size_t *seen = context->apostrophes_seen[is_tutuq(kind)];
	const size_t *here = context->apostrophes_here[is_tutuq(kind)];

	for (int style = APOSTROPHES_LETTER; style <= (int)APOSTROPHES_ASCII; style++)
		if (mark == mark_of_style((enum apostrophe_style)style, kind))
			return !context->profile->apostrophes_chosen && style != (int)APOSTROPHES_ASCII &&
			       seen[style] >= here[style] + HABIT_ELSEWHERE &&
			       is_habit(seen, (enum apostrophe_style)style);
	return false;
}

static void judge_mark(struct check_context *context, const struct unit *unit, size_t index,
		       enum apostrophe kind)
{
	const struct side *side = &context->target_side;
	uint32_t wanted = mark_of_style(wanted_style(context, kind), kind), mark = side->glyphs[index].c;
	enum level level = (enum level)context->profile->levels[CHECK_APOSTROPHES];
	struct strbuf letter = STRBUF_INIT;
	struct issue *issue;

	if (mark == wanted)
		return;
	if (level > LEVEL_INFO && is_shape_of_file(context, mark, kind))
		level = LEVEL_INFO;
	issue = issue_add_at(
		context, CHECK_APOSTROPHES, level, unit,
		is_accepted(mark, kind)
			? _("this text writes the apostrophe letter as U+%04X, but here it is U+%04X")
			: _("the apostrophe letter is U+%04X; this is U+%04X, which is no letter"),
		(unsigned)wanted, (unsigned)mark);
	issue_place(issue, side_at(side, index), side_end(side, index + 1));
	strbuf_add_codepoint(&letter, wanted);
	issue_mend(context, issue, strbuf_slice(&letter));
	strbuf_release(&letter);
}

void check_apostrophes(struct check_context *context, const struct unit *unit)
{
	count_marks(context);
	each_mark(context, &context->target_side, unit, judge_mark);
}

void quality_learn_text(struct check_context *context, struct slice marked)
{
	if (!context->runs[CHECK_APOSTROPHES])
		return;
	side_read(&context->target_side, marked);
	count_marks(context);
	for (int style = APOSTROPHES_LETTER; style <= (int)APOSTROPHES_ASCII; style++) {
		context->apostrophes_seen[0][style] += context->apostrophes_here[0][style];
		context->apostrophes_seen[1][style] += context->apostrophes_here[1][style];
	}
}

/* --------------------------------------------------------------------- editions */

/* Whole words around the bytes [*from, *to) of a text. */
static void widen(struct slice text, size_t *from, size_t *to)
{
	size_t at;

	while (*from > 0) {
		at = *from;
		if (letter_is_space(utf8_previous(text, &at)))
			break;
		*from = at;
	}
	while (*to < text.bytes) {
		at = *to;
		if (letter_is_space(utf8_next(text, &at)))
			break;
		*to = at;
	}
}

static size_t map_back(const struct key_map *map, size_t key_byte)
{
	return key_byte < map->count ? map->offsets[key_byte] : map->offsets[map->count - 1];
}

static void tell_difference(struct check_context *context, const struct unit *unit, struct slice source,
			    const struct key_map *source_map, struct slice target,
			    const struct key_map *target_map)
{
	struct slice one = context->source_side.marked, other = context->target_side.marked;
	size_t begin = 0, end = 0, from, to, source_from, source_to;

	while (begin < source.bytes && begin < target.bytes && source.data[begin] == target.data[begin])
		begin++;
	while (end < source.bytes - begin && end < target.bytes - begin &&
	       source.data[source.bytes - 1 - end] == target.data[target.bytes - 1 - end])
		end++;
	source_from = map_back(source_map, begin);
	source_to = map_back(source_map, source.bytes - end);
	from = map_back(target_map, begin);
	to = map_back(target_map, target.bytes - end);
	widen(one, &source_from, &source_to);
	widen(other, &from, &to);
	issue_place(issue_add(context, CHECK_EDITIONS, unit,
			      _("the two editions differ: '%.*s' here, '%.*s' there"),
			      SLICE_ARG(slice_part(other, from, to)),
			      SLICE_ARG(slice_part(one, source_from, source_to))),
		    from, to);
}

/*
 * Rules change more than letters: 19-asr is XIX аср, and what stands in quotation marks may be left. What
 * our own transliteration of the Latin text gives is in step with it.
 */
static bool is_transliterated(struct check_context *context)
{
	bool from_latin = context->source == &language_uz;
	struct slice latin = from_latin ? context->source_side.marked : context->target_side.marked;
	struct slice cyrillic = from_latin ? context->target_side.marked : context->source_side.marked;
	struct strbuf made = STRBUF_INIT, made_key = STRBUF_INIT, key = STRBUF_INIT;
	bool same;

	if (!context->transliterator)
		context->transliterator =
			transliterator_new(&language_uz, &language_uz_cyrl,
					   &(struct transliterate_options)TRANSLITERATE_OPTIONS_INIT, NULL);
	transliterate(context->transliterator, latin, &made, NULL);
	key_folded(&language_uz_cyrl, strbuf_slice(&made), &made_key, NULL);
	key_folded(&language_uz_cyrl, cyrillic, &key, NULL);
	same = slice_equal(strbuf_slice(&made_key), strbuf_slice(&key));
	strbuf_release(&made);
	strbuf_release(&made_key);
	strbuf_release(&key);
	return same;
}

/* Under the folded key all that is only script, case and accepted spelling is the same. */
void check_editions(struct check_context *context, const struct unit *unit)
{
	struct strbuf source = STRBUF_INIT, target = STRBUF_INIT;
	struct key_map source_map = KEY_MAP_INIT, target_map = KEY_MAP_INIT;

	if (!context->source || context->source == context->target ||
	    !language_same_base(context->source, context->target))
		return;
	key_folded(context->source, context->source_side.marked, &source, &source_map);
	key_folded(context->target, context->target_side.marked, &target, &target_map);
	if (!slice_equal(strbuf_slice(&source), strbuf_slice(&target)) && !is_transliterated(context))
		tell_difference(context, unit, strbuf_slice(&source), &source_map, strbuf_slice(&target),
				&target_map);
	strbuf_release(&source);
	strbuf_release(&target);
	key_map_release(&source_map);
	key_map_release(&target_map);
}

/* -------------------------------------------------------------------- date form */

static bool word_is(const struct side *side, size_t first, const char *word)
{
	struct slice rest = slice_part(side->marked, side_at(side, first), side->marked.bytes);

	return slice_starts(rest, slice_of(word));
}

static size_t digits_before(const struct side *side, size_t index)
{
	size_t digits = 0;

	while (index > digits && side_kind(side, index - digits - 1) == CHARACTER_DIGIT)
		digits++;
	return digits;
}

static bool begins_month(const struct side *side, size_t first)
{
	static const char *const months[] = { "январ", "феврал", "март",    "апрел",  "май",   "июн",
					      "июл",   "август", "сентябр", "октябр", "ноябр", "декабр" };

	for (size_t i = 0; i < sizeof(months) / sizeof(months[0]); i++)
		if (word_is(side, first, months[i])) /* 10-марта is "ten times" */
			return !word_is(side, first, "марта ") && !word_is(side, first, "марталик");
	return false;
}

/* Cyrillic Uzbek writes 2023 йил and 19 октябрь, without the hyphen of the Latin edition. */
static void check_hyphens(struct check_context *context, const struct unit *unit)
{
	const struct side *side = &context->target_side;

	for (size_t i = 1; i + 3 < side->count; i++) {
		size_t digits;
		struct issue *issue;

		if (side->glyphs[i].c != '-' || side_protected(side, i))
			continue;
		digits = digits_before(side, i);
		if (!((digits == 4 && word_is(side, i + 1, "йил")) ||
		      (digits >= 1 && digits <= 2 && begins_month(side, i + 1))))
			continue;
		issue = issue_add(context, CHECK_DATE_FORM, unit,
				  _("Cyrillic Uzbek writes dates without a hyphen: put a space here"));
		issue_place(issue, side_at(side, i), side_end(side, i + 1));
		issue_mend(context, issue, SLICE(" "));
	}
}

/* «с 19–20 октября»: "from … to" and a range at once. */
static void check_double_range(struct check_context *context, const struct unit *unit)
{
	const struct side *side = &context->target_side;

	for (size_t i = 0; i + 4 < side->count; i++) {
		size_t at = i + 2, dash;
		uint32_t c = side->glyphs[i].c;

		if ((c != 0x0441 && c != 0x0421) || side_kind(side, i + 1) != CHARACTER_SPACE ||
		    (i > 0 && side_kind(side, i - 1) == CHARACTER_LETTER))
			continue;
		while (side_kind(side, at) == CHARACTER_DIGIT)
			at++;
		dash = at;
		while (at > i + 2 && at - i - 2 <= 2 && at == dash && side_kind(side, at) == CHARACTER_DASH)
			at++;
		if (at == dash || side_kind(side, at) != CHARACTER_DIGIT)
			continue;
		while (side_kind(side, at) == CHARACTER_DIGIT)
			at++;
		if (at - dash - 1 > 2 || side_kind(side, at) != CHARACTER_SPACE)
			continue;
		issue_place(issue_add(context, CHECK_DATE_FORM, unit,
				      _("'%.*s' says the range twice: write 'с … по …', or the dates alone"),
				      SLICE_ARG(side_part(side, i, at))),
			    side_at(side, i), side_end(side, at));
	}
}

void check_date_form(struct check_context *context, const struct unit *unit)
{
	if (context->target == &language_uz_cyrl)
		check_hyphens(context, unit);
	else
		check_double_range(context, unit);
}
