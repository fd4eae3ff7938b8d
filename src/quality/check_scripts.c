/*
 * check_mixed_script, check_letters, check_script, check_language -- the letters of
 * one language and no other.
 *
 * Latin and Cyrillic share the looks of a dozen letters; one that slipped in is seen
 * by no reader, and found by no search. language.md, section 6.3.
 */
#include <config.h>

#include "quality/quality.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "text/identify.h"
#include "text/letter.h"
#include "text/mixed.h"

#define LATIN (1u << SCRIPT_LATIN)
#define CYRILLIC (1u << SCRIPT_CYRILLIC)

static bool has_word(const struct side *side, const struct side *other, const struct word *word)
{
	for (size_t i = 0; i < side->word_count; i++)
		if (words_equal(side, &side->words[i], other, word))
			return true;
	return false;
}

/* --------------------------------------------------------------- mixed scripts */

static bool is_of(const struct side *side, size_t index, enum script script)
{
	return side->glyphs[index].kind == CHARACTER_LETTER && side->glyphs[index].script == script;
}

static size_t count_of(const struct side *side, size_t first, size_t end, enum script script)
{
	size_t count = 0;

	for (size_t i = first; i < end; i++)
		count += is_of(side, i, script);
	return count;
}

/* Where the script changes for good: all before is Latin, all behind Cyrillic; else 0. */
static size_t find_border(const struct side *side, const struct word *word)
{
	size_t border = word->first;

	while (border < word->end && !is_of(side, border, SCRIPT_CYRILLIC))
		border++;
	return count_of(side, border, word->end, SCRIPT_LATIN) ? 0 : border;
}

static bool has_unlike_letter(const struct side *side, size_t first, size_t end)
{
	for (size_t i = first; i < end; i++)
		if (side->glyphs[i].kind == CHARACTER_LETTER && !letter_look_alike(side->glyphs[i].c))
			return true;
	return false;
}

/* Starlink’ка, Telegramда: a foreign name that takes an ending. */
static bool is_name_with_ending(const struct side *side, const struct word *word)
{
	size_t border = find_border(side, word);

	if (!border || border == word->first || !side->language || side->language->script != SCRIPT_CYRILLIC)
		return false;
	return side->glyphs[border - 1].kind == CHARACTER_APOSTROPHE ||
	       (border - word->first >= 3 && has_unlike_letter(side, word->first, border) &&
		has_unlike_letter(side, border, word->end));
}

/* Up to so many letters are changed without asking. */
#define MENDED_LETTERS 2

static void tell_mixed(struct check_context *context, const struct unit *unit, const struct word *word)
{
	const struct side *side = &context->target_side;
	struct strbuf repaired = STRBUF_INIT;
	struct slice text = side_part(side, word->first, word->end);
	size_t touched = 0;
	enum mixed_repair how = side_has_code_within(side, word->first, word->end)
					? MIXED_UNREPAIRED
					: mixed_repair(text, side->language, &repaired, &touched);
	struct issue *issue = NULL;

	switch (how) {
	case MIXED_LOOK_ALIKE:
		issue = issue_add(context, CHECK_MIXED_SCRIPT, unit,
				  ngettext("'%.*s' has a letter of another script that looks the same",
					   "'%.*s' has letters of another script that look the same",
					   (unsigned long)touched),
				  SLICE_ARG(text));
		break;
	case MIXED_SPELLED:
		issue = issue_add(context, CHECK_MIXED_SCRIPT, unit,
				  _("'%.*s' has both Latin and Cyrillic letters, perhaps for '%s'"),
				  SLICE_ARG(text), repaired.data);
		break;
	case MIXED_UNREPAIRED:
		issue = issue_add(context, CHECK_MIXED_SCRIPT, unit,
				  _("'%.*s' has both Latin and Cyrillic letters"), SLICE_ARG(text));
		break;
	}
	issue_place(issue, side_at(side, word->first), side_end(side, word->end));
	if (how == MIXED_LOOK_ALIKE && touched <= MENDED_LETTERS)
		issue_mend(context, issue, strbuf_slice(&repaired));
	strbuf_release(&repaired);
}

/* Nothing but a space, or a comma and one, between two words. */
static bool stands_next_to(const struct side *side, const struct word *left, const struct word *right)
{
	uint32_t c = side_character(side, left->end);

	return right->first > left->end && side_kind(side, right->first - 1) == CHARACTER_SPACE &&
	       (right->first == left->end + 1 || (right->first == left->end + 2 && (c == ',' || c == ';')));
}

/* A word beside it is Cyrillic: so the word stands in a Cyrillic sentence. */
static bool is_among_cyrillic(const struct side *side, size_t index)
{
	const struct word *word = &side->words[index];

	return (index > 0 && word[-1].scripts == CYRILLIC && stands_next_to(side, &word[-1], word)) ||
	       (index + 1 < side->word_count && word[1].scripts == CYRILLIC &&
		stands_next_to(side, word, &word[1]));
}

/* The next word is an ordinary one of Cyrillic letters, a space away. */
static bool goes_on_in_cyrillic(const struct side *side, size_t index)
{
	const struct word *word = &side->words[index], *next = word + 1;

	return index + 1 < side->word_count && next->first == word->end + 1 &&
	       side_kind(side, word->end) == CHARACTER_SPACE && next->scripts == CYRILLIC &&
	       next->shape == WORD_LOWER && next->end - next->first > 1;
}

/* Not behind another word: "vitamin C" is one, a first word or one behind a full stop is not. */
static bool begins_a_sentence(const struct side *side, size_t index)
{
	return index == 0 || side->words[index].first > side->words[index - 1].end + 1;
}

static const struct {
	uint32_t latin;
	const char *cyrillic;
} lone_letters[] = {
	{ 'a', "а" }, { 'c', "с" }, { 'o', "о" }, { 'A', "А" },
	{ 'B', "В" }, { 'C', "С" }, { 'K', "К" }, { 'O', "О" },
};

/*
 * A preposition or conjunction in the other script's letter, which has its shape: C этим, пришли
 * c детьми. A capital is one at the beginning of a sentence only, where it is no vitamin and no plan. NULL: it is not.
 */
static const char *lone_look_alike(const struct side *side, size_t index)
{
	const struct word *word = &side->words[index];
	uint32_t c = side->glyphs[word->first].c;
	bool small = letter_lower(c) == c;

	if (word->scripts != LATIN || word->end != word->first + 1 || word->protected || c >= 0x80 ||
	    !side->language || side->language->script != SCRIPT_CYRILLIC || !goes_on_in_cyrillic(side, index) ||
	    begins_a_sentence(side, index) == small || (small && side->words[index - 1].scripts != CYRILLIC))
		return NULL;
	for (size_t i = 0; i < sizeof(lone_letters) / sizeof(lone_letters[0]); i++)
		if (lone_letters[i].latin == c)
			return lone_letters[i].cyrillic;
	return NULL;
}

static void tell_lone(struct check_context *context, const struct unit *unit, const struct word *word,
		      const char *cyrillic)
{
	const struct side *side = &context->target_side;
	struct issue *issue = issue_add(context, CHECK_MIXED_SCRIPT, unit,
					_("'%.*s' is the letter of another script that looks like '%s'"),
					SLICE_ARG(side_part(side, word->first, word->end)), cyrillic);

	issue_place(issue, side_at(side, word->first), side_end(side, word->end));
	issue_mend(context, issue, slice_of(cyrillic));
}

/*
 * A Cyrillic word of which every letter was typed on the other keyboard: "co", "Ho", "xaoce". Names
 * and abbreviations of foreign bodies (BBC) may look so too: those in capitals are left alone, and what the
 * source has.
 */
static bool is_whole_look_alike(const struct check_context *context, size_t index)
{
	const struct side *side = &context->target_side;
	const struct word *word = &side->words[index];

	return word->scripts == LATIN && word->end - word->first >= 2 && !word->protected &&
	       (word->shape == WORD_LOWER || (word->shape == WORD_CAPITAL && begins_a_sentence(side, index))) &&
	       side->language && side->language->script == SCRIPT_CYRILLIC && side_stands_alone(side, word) &&
	       !has_unlike_letter(side, word->first, word->end) && is_among_cyrillic(side, index) &&
	       !has_word(&context->source_side, side, word);
}

static void tell_whole(struct check_context *context, const struct unit *unit, const struct word *word)
{
	const struct side *side = &context->target_side;
	struct strbuf repaired = STRBUF_INIT;
	struct slice text = side_part(side, word->first, word->end);
	struct issue *issue;

	for (size_t i = word->first; i < word->end; i++)
		strbuf_add_codepoint(&repaired, letter_look_alike(side->glyphs[i].c));
	issue = issue_add(context, CHECK_MIXED_SCRIPT, unit,
			  _("'%.*s' is in Latin letters that look like the Cyrillic word '%s'"),
			  SLICE_ARG(text), repaired.data);
	issue_place(issue, side_at(side, word->first), side_end(side, word->end));
	if (!side_has_code_within(side, word->first, word->end))
		issue_mend(context, issue, strbuf_slice(&repaired));
	strbuf_release(&repaired);
}

void check_mixed_script(struct check_context *context, const struct unit *unit)
{
	const struct side *side = &context->target_side;

	for (size_t i = 0; i < side->word_count; i++) {
		const struct word *word = &side->words[i];
		bool both = (word->scripts & (LATIN | CYRILLIC)) == (LATIN | CYRILLIC) && !word->protected &&
			    !is_name_with_ending(side, word);

		const char *lone = lone_look_alike(side, i);

		if (both)
			tell_mixed(context, unit, word);
		else if (lone)
			tell_lone(context, unit, word, lone);
		else if (is_whole_look_alike(context, i))
			tell_whole(context, unit, word);
	}
}

/* --------------------------------------------------------------- single letters */

/* ў қ ғ ҳ */
static bool is_uzbek_letter(uint32_t small)
{
	return small == 0x045e || small == 0x049b || small == 0x0493 || small == 0x04b3;
}

static bool has_uzbek_letter(const struct side *side, const struct word *word)
{
	for (size_t i = word->first; i < word->end; i++)
		if (is_uzbek_letter(side->glyphs[i].small))
			return true;
	return false;
}

/* і ї є ґ of Ukrainian. */
static bool is_ukrainian_letter(uint32_t small)
{
	return small == 0x0456 || small == 0x0457 || small == 0x0454 || small == 0x0491;
}

/*
 * ў қ ғ ҳ are no Russian letters, щ ы no Uzbek ones (Russian names keep them); ı and İ are
 * of Turkish, whose keyboard is near.
 */
static bool is_foreign_letter(const struct side *side, const struct word *word, uint32_t small)
{
	if (side->language == &language_uz)
		return small == 0x0131 || small == 0x0130;
	if (is_ukrainian_letter(small))
		return true;
	if (side->language == &language_ru)
		return is_uzbek_letter(small);
	return (small == 0x0449 || small == 0x044b) && (word->shape == WORD_LOWER || has_uzbek_letter(side, word));
}

void check_letters(struct check_context *context, const struct unit *unit)
{
	const struct side *side = &context->target_side;

	for (size_t i = 0; i < side->word_count; i++) {
		const struct word *word = &side->words[i];
		size_t at = word->first;

		while (at < word->end && !is_foreign_letter(side, word, side->glyphs[at].small))
			at++;
		if (at == word->end || word->protected || has_word(&context->source_side, side, word))
			continue;
		issue_place(issue_add(context, CHECK_LETTERS, unit,
				      _("'%.*s' has the letter '%.*s', which is not in this language"),
				      SLICE_ARG(side_part(side, word->first, word->end)),
				      SLICE_ARG(side_part(side, at, at + 1))),
			    side_at(side, word->first), side_end(side, word->end));
	}
}

/* ----------------------------------------------------------------- whole words */

/* A word that is spelled in small letters, so no name and no abbreviation. */
static bool is_plain_word(const struct word *word, size_t letters)
{
	return word->shape == WORD_LOWER && word->end - word->first >= letters && !word->protected;
}

/* "4-modda": what is joined to a figure is its word, not the part of a name. */
static bool hangs_on_figure(const struct side *side, const struct word *word)
{
	return word->first >= 2 && side_kind(side, word->first - 1) == CHARACTER_DASH &&
	       side_kind(side, word->first - 2) == CHARACTER_DIGIT &&
	       side_kind(side, word->end) != CHARACTER_DIGIT;
}

/*
 * In a Latin text any Cyrillic word is a leftover unless the source quotes it too; in a
 * Cyrillic one Latin names are ordinary, words in small letters are not.
 */
static bool is_leftover(const struct check_context *context, size_t index, enum script script)
{
	const struct side *side = &context->target_side, *source = &context->source_side;
	const struct word *word = &side->words[index];
	bool quoted = source->language && source->language->script == script && has_word(source, side, word);

	if (word->protected || quoted)
		return false;
	if (script == SCRIPT_LATIN)
		return word->scripts == CYRILLIC && word->end - word->first >= 2;
	return word->scripts == LATIN && is_plain_word(word, 4) &&
	       (side_stands_alone(side, word) || hangs_on_figure(side, word)) &&
	       side_kind(side, word->end) != CHARACTER_DASH && source->word_count &&
	       (is_among_cyrillic(side, index) || !side_is_cited(side, word->first) ||
		!has_word(source, side, word));
}

/* Nothing but spaces between the word and the one before it. */
static bool follows(const struct side *side, size_t index)
{
	for (size_t i = side->words[index - 1].end; i < side->words[index].first; i++)
		if (side_kind(side, i) != CHARACTER_SPACE)
			return false;
	return true;
}

/*
 * So many Latin words in a row are no term of art. Fewer may be one ("languagerule"): they
 * are worth a look, not a halt.
 */
#define LATIN_RUN_LEAST 3

static void tell_leftover(struct check_context *context, const struct unit *unit, size_t first, size_t end)
{
	const struct side *side = &context->target_side;
	bool latin = side->language->script == SCRIPT_LATIN;
	enum level level = (enum level)context->profile->levels[CHECK_SCRIPT];
	size_t from = side->words[first].first, to = side->words[end - 1].end;

	if (!latin && end - first < LATIN_RUN_LEAST && level > LEVEL_WARNING)
		level = LEVEL_WARNING;
	issue_place(
		issue_add_at(
			context, CHECK_SCRIPT, level, unit,
			latin ? _("'%.*s' is in Cyrillic letters; translate it or put it into Latin script")
			      : _("'%.*s' is in Latin letters; translate it or put it into Cyrillic script"),
			SLICE_ARG(side_part(side, from, to))),
		side_at(side, from), side_end(side, to));
}

void check_script(struct check_context *context, const struct unit *unit)
{
	const struct side *side = &context->target_side;
	size_t i = 0;

	if (!side->language || side->language->script == SCRIPT_OTHER)
		return;
	while (i < side->word_count) {
		size_t first = i;

		while (i < side->word_count && (i == first || follows(side, i)) &&
		       is_leftover(context, i, side->language->script))
			i++;
		if (i > first)
			tell_leftover(context, unit, first, i);
		else
			i++;
	}
}

/* -------------------------------------------------------------------- language */

#define LANGUAGE_WORDS_LEAST 4
#define LANGUAGE_SURE_PERCENT 90

static bool is_house_language(const struct language *language)
{
	return language == &language_uz || language == &language_uz_cyrl || language == &language_ru ||
	       language == &language_en;
}

#define MARK_WORDS 10
#define MARK_LETTERS 4

/* Short words that are in nearly every text of a language, and letters that its rival does not have. */
static const struct {
	const struct language *language, *rival;
	struct slice words[MARK_WORDS];
	uint32_t letters[MARK_LETTERS];
} marks[] = {
	{ &language_en,
	  &language_uz,
	  { { "the", 3 },
	    { "of", 2 },
	    { "and", 3 },
	    { "to", 2 },
	    { "in", 2 },
	    { "is", 2 },
	    { "for", 3 },
	    { "that", 4 },
	    { "with", 4 },
	    { "a", 1 } },
	  { 'w' } },
	{ &language_uz,
	  &language_en,
	  { { "va", 2 },
	    { "bilan", 5 },
	    { "uchun", 5 },
	    { "bu", 2 },
	    { "ham", 3 },
	    { "deb", 3 },
	    { "esa", 3 },
	    { "bir", 3 } },
	  { 0x02bb, 0x2018 } },
	{ &language_ru,
	  &language_uz_cyrl,
	  { { "и", 2 },
	    { "в", 2 },
	    { "на", 4 },
	    { "с", 2 },
	    { "не", 4 },
	    { "что", 6 },
	    { "по", 4 },
	    { "из", 4 },
	    { "для", 6 },
	    { "к", 2 } },
	  { 0x044b, 0x0449 } },
	{ &language_uz_cyrl,
	  &language_ru,
	  { { "ва", 4 },
	    { "билан", 10 },
	    { "учун", 8 },
	    { "бу", 4 },
	    { "ҳам", 6 },
	    { "деб", 6 },
	    { "эса", 6 },
	    { "бир", 6 } },
	  { 0x045e, 0x049b, 0x0493, 0x04b3 } },
};

/* The longest of these words, in letters. */
#define MARK_LETTERS_MOST 5

#define MARK_COUNT (sizeof(marks) / sizeof(marks[0]))

static size_t find_marks(const struct language *language)
{
	size_t i = 0;

	while (i < MARK_COUNT && marks[i].language != language)
		i++;
	return i;
}

/* A set of characters as 64 bits: what is not in it is no member, what is may be another one. */
static uint64_t bit_of(uint32_t c)
{
	return (uint64_t)1 << (c & 63);
}

static size_t marking_words(const struct side *side, size_t row)
{
	const struct slice *words = marks[row].words;
	uint64_t beginnings = 0;
	size_t count = 0;

	for (size_t k = 0; k < MARK_WORDS && words[k].data; k++)
		beginnings |= bit_of(utf8_next(words[k], &(size_t){ 0 }));
	for (size_t i = 0; i < side->word_count; i++) {
		const struct word *word = &side->words[i];
		struct slice text;

		if (word->end - word->first > MARK_LETTERS_MOST || !(beginnings & bit_of(side->glyphs[word->first].c)))
			continue;
		text = side_part(side, word->first, word->end);
		for (size_t k = 0; k < MARK_WORDS && words[k].data; k++)
			count += slice_equal(text, words[k]);
	}
	return count;
}

static size_t marking_letters(const struct side *side, size_t row)
{
	const uint32_t *letters = marks[row].letters;
	uint64_t members = 0;
	size_t count = 0;

	for (size_t k = 0; k < MARK_LETTERS && letters[k]; k++)
		members |= bit_of(letters[k]);
	for (size_t i = 0; i < side->count; i++)
		for (size_t k = 0; members & bit_of(side->glyphs[i].c) && k < MARK_LETTERS && letters[k]; k++)
			count += side->glyphs[i].c == letters[k];
	return count;
}

/* How much of a text says that it is in a language. */
static size_t evidence(const struct side *side, size_t row)
{
	return marking_words(side, row) + marking_letters(side, row);
}

/* So sure at first sight that the letters need not be weighed: signs enough, and none of the rival's. */
static bool is_plainly(const struct side *side, size_t plain)
{
	size_t row = find_marks(side->language);

	return evidence(side, row) * 8 >= plain + 8 && evidence(side, find_marks(marks[row].rival)) == 0;
}

void check_language(struct check_context *context, const struct unit *unit)
{
	const struct side *side = &context->target_side;
	struct identification found;
	size_t plain = 0;

	for (size_t i = 0; i < side->word_count; i++)
		plain += is_plain_word(&side->words[i], 3);
	if (plain < LANGUAGE_WORDS_LEAST || !is_house_language(side->language) || is_plainly(side, plain))
		return;
	found = identify(side->marked);
	if (!found.language || found.language == side->language || found.percent < LANGUAGE_SURE_PERCENT)
		return;
	issue_add(context, CHECK_LANGUAGE, unit, _("this is %s, not %s"), _(found.language->english_name),
		  _(side->language->english_name));
}
