/*
 * faults_letters -- slips with letters and scripts, and those of single languages.
 */
#include <config.h>

#include "tests/score/fault_spots.h"

#include "base/utf8.h"
#include "text/apostrophe.h"
#include "text/letter.h"

/* --------------------------------------------------------------------- letters */

static bool has_twin(const struct side *side, size_t index)
{
	return fault_is_letter(side, index) && letter_look_alike(side->glyphs[index].c) &&
	       (fault_is_letter(side, index - 1) || index == 0) && fault_is_letter(side, index + 1) &&
	       fault_is_letter(side, index + 2);
}

static bool look_alike(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to, at;
	struct strbuf twin = STRBUF_INIT;

	(void)before;
	if (!fault_find_glyph(after, random, has_twin, &from, &to))
		return false;
	at = from;
	strbuf_add_codepoint(&twin, letter_look_alike(utf8_next(strbuf_slice(&after->target), &at)));
	fault_put(after, from, to, twin.data);
	strbuf_release(&twin);
	return true;
}

static bool is_russian_k(const struct side *side, size_t index)
{
	return side->language == &language_ru && side->glyphs[index].c == 0x043a;
}

static bool uzbek_letter(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to;

	(void)before;
	if (!fault_find_glyph(after, random, is_russian_k, &from, &to))
		return false;
	fault_put(after, from, to, "қ");
	return true;
}

static bool cyrillic_word(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to;

	(void)before;
	if (after->target_language->script != SCRIPT_LATIN ||
	    !fault_find_word(after, random, fault_is_plain_word, &from, &to))
		return false;
	fault_put(after, from, to, "документ");
	return true;
}

static bool is_okina(const struct side *side, size_t index)
{
	return side->language == &language_uz && side->glyphs[index].c == LETTER_OKINA &&
	       fault_is_letter(side, index + 1);
}

static bool grave_apostrophe(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to;

	(void)before;
	if (!fault_find_glyph(after, random, is_okina, &from, &to))
		return false;
	fault_put(after, from, to, fault_random(random, 2) ? "`" : "\u2019");
	return true;
}

/* Two shapes in one text. */
static bool mixed_apostrophes(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to, again, end;

	(void)before;
	if (!fault_find_glyph(after, random, is_okina, &from, &to))
		return false;
	fault_put(after, from, to, "\u2018");
	return fault_find_glyph(after, random, is_okina, &again, &end);
}

static bool bidi_control(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to;

	(void)before;
	if (!fault_find_word(after, random, fault_is_plain_word, &from, &to))
		return false;
	fault_put(after, from, from, "\u202e");
	return true;
}

/* A word of letters that all have a twin in Latin, typed on the other keyboard. */
static bool is_word_of_twins(const struct side *side, size_t index)
{
	const struct word *word = &side->words[index];

	if (word->end - word->first < 2 || word->shape != WORD_LOWER || word->scripts != 1u << SCRIPT_CYRILLIC)
		return false;
	for (size_t i = word->first; i < word->end; i++)
		if (!letter_look_alike(side->glyphs[i].c))
			return false;
	return true;
}

static bool other_keyboard(struct pair *before, struct pair *after, uint64_t *random)
{
	struct strbuf latin = STRBUF_INIT;
	size_t from, to;

	(void)before;
	if (after->target_language->script != SCRIPT_CYRILLIC ||
	    language_same_base(after->source_language, after->target_language) ||
	    !fault_find_word(after, random, is_word_of_twins, &from, &to))
		return false;
	for (size_t at = from; at < to;)
		strbuf_add_codepoint(&latin, letter_look_alike(utf8_next(strbuf_slice(&after->target), &at)));
	fault_put(after, from, to, latin.data);
	strbuf_release(&latin);
	return true;
}

static bool is_lone_plain_word(const struct side *side, size_t index)
{
	return fault_is_plain_word(side, index) && side_stands_alone(side, &side->words[index]);
}

static bool latin_word(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to;

	(void)before;
	if (after->target_language->script != SCRIPT_CYRILLIC ||
	    language_same_base(after->source_language, after->target_language) ||
	    !fault_find_word(after, random, is_lone_plain_word, &from, &to))
		return false;
	fault_put(after, from, to, after->target_language == &language_ru ? "zakon" : "qonun");
	return true;
}

static bool direction_mark(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to;

	(void)before;
	if (!fault_find_glyph(after, random, fault_is_letter, &from, &to))
		return false;
	fault_put(after, to, to, "\u200f");
	return true;
}

/* ---------------------------------------------------------- single languages */

static bool hyphenated_date(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	if (after->target_language != &language_uz_cyrl)
		return false;
	strbuf_add_string(&before->target, " 2023 йил");
	strbuf_add_string(&after->target, " 2023-йил");
	return true;
}

static bool wrong_agreement(struct pair *before, struct pair *after, uint64_t *random)
{
	static const char *const right[] = { " 21 обращение", " 24 жалобы", " 115 граждан", " 12 месяцев" };
	static const char *const wrong[] = { " 21 обращений", " 24 жалоба", " 115 гражданина", " 12 месяца" };
	size_t i = fault_random(random, 4);

	if (after->target_language == &language_ru) {
		strbuf_add_string(&before->target, right[i]);
		strbuf_add_string(&after->target, wrong[i]);
		return true;
	}
	if (after->target_language == &language_uz) {
		strbuf_add_string(&before->target, " 5 ta davlat");
		strbuf_add_string(&after->target, " 5 ta davlatlar");
		return true;
	}
	return false;
}

static bool capital_the(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	if (after->target_language != &language_en)
		return false;
	strbuf_add_string(&before->target, ", the Authorized Person");
	strbuf_add_string(&after->target, ", The Authorized Person");
	return true;
}

static const struct {
	const char *latin, *cyrillic, *wrong_latin, *wrong_cyrillic;
} persons[] = {
	{ " Feruza Eshmatova", " Феруза Эшматова", " Feruza Ashmatova", " Феруза Ашматова" },
	{ " Shavkat Yusupov", " Шавкат Юсупов", " Shavkat Yusubov", " Шавкат Юсубов" },
	{ " Dilnoza Karimova", " Дилноза Каримова", " Dilnoza Kamirova", " Дилноза Камирова" },
	{ " Jamshid Sobirov", " Джамшид Собиров", " Jamshid Rahimov", " Джамшид Рахимов" },
	{ " Nodira Xoliqova", " Нодира Холикова", " Nodira Toliqova", " Нодира Толикова" },
};

static bool wrong_name(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t i = fault_random(random, 5);
	bool from_cyrillic = before->source_language->script == SCRIPT_CYRILLIC;
	bool to_cyrillic = before->target_language->script == SCRIPT_CYRILLIC;
	const char *source = from_cyrillic ? persons[i].cyrillic : persons[i].latin;

	strbuf_add_string(&before->source, source);
	strbuf_add_string(&before->target, to_cyrillic ? persons[i].cyrillic : persons[i].latin);
	strbuf_add_string(&after->source, source);
	strbuf_add_string(&after->target, to_cyrillic ? persons[i].wrong_cyrillic : persons[i].wrong_latin);
	return true;
}

static bool other_edition(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to;

	(void)before;
	if (!language_same_base(after->source_language, after->target_language) ||
	    !fault_find_word(after, random, fault_is_plain_word, &from, &to))
		return false;
	fault_put(after, from, to, after->target_language == &language_uz ? "taqdimnoma" : "тақдимнома");
	return true;
}

static bool other_language(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)before;
	(void)random;
	strbuf_clear(&after->target);
	/* One that is written in the same script. */
	if (after->target_language == &language_ru)
		strbuf_add_string(&after->target, fault_sentence_in(&language_uz_cyrl));
	else if (after->target_language == &language_uz_cyrl)
		strbuf_add_string(&after->target, fault_sentence_in(&language_ru));
	else if (after->target_language == &language_uz)
		strbuf_add_string(&after->target, fault_sentence_in(&language_en));
	else
		strbuf_add_string(&after->target, fault_sentence_in(&language_uz));
	return true;
}

const struct fault faults_of_letters[] = {
	{ .name = "a text in another language", .check = CHECK_LANGUAGE, .inject = other_language },
	{ .name = "a letter of the other script", .check = CHECK_MIXED_SCRIPT, .inject = look_alike },
	{ .name = "an Uzbek letter in Russian", .check = CHECK_LETTERS, .inject = uzbek_letter },
	{ .name = "a Cyrillic word in Latin text", .check = CHECK_SCRIPT, .inject = cyrillic_word },
	{ .name = "a grave for an apostrophe", .check = CHECK_APOSTROPHES, .inject = grave_apostrophe },
	{ .name = "two shapes of apostrophes", .check = CHECK_APOSTROPHES, .inject = mixed_apostrophes },
	{ .name = "a direction control", .check = CHECK_CONTROL, .inject = bidi_control },
	{ .name = "a hyphen in a Cyrillic date", .check = CHECK_DATE_FORM, .inject = hyphenated_date },
	{ .name = "a noun in another number", .check = CHECK_AGREEMENT, .inject = wrong_agreement },
	{ .name = "The in a sentence", .check = CHECK_CAPITAL_THE, .inject = capital_the },
	{ .name = "a name misspelled", .check = CHECK_NAMES, .inject = wrong_name },
	{ .name = "the Uzbek editions differ", .check = CHECK_EDITIONS, .inject = other_edition },
	{ .name = "a whole word on the other keyboard",
	  .check = CHECK_MIXED_SCRIPT,
	  .inject = other_keyboard,
	  .goal_percent = 90 },
	{ .name = "a Latin word in Cyrillic text", .check = CHECK_SCRIPT, .inject = latin_word },
	{ .name = "a direction mark", .check = CHECK_CONTROL, .inject = direction_mark },
	{ .name = NULL },
};
