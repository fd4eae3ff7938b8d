/*
 * faults -- kinds of slips of the hand.
 */
#include <config.h>

#include "tests/score/faults.h"

#include "base/utf8.h"
#include "text/apostrophe.h"
#include "text/letter.h"

#include <stdlib.h>

size_t fault_random(uint64_t *state, size_t limit)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return (size_t)((*state * 0x2545f4914f6cdd1du) >> 33) % limit;
}

/* --------------------------------------------------------------- finding a spot */

typedef bool spot_test(const struct side *side, size_t index);

/* A glyph of the text that passes the test, at random; its bytes are [*from, *to). */
static bool find_glyph(const struct pair *pair, uint64_t *random, spot_test *test, size_t *from, size_t *to)
{
	struct side side;
	size_t found = 0, chosen = SIZE_MAX;

	side_init(&side, pair->target_language);
	side_read(&side, strbuf_slice(&pair->target));
	for (size_t i = 0; i < side.count; i++)
		if (!side_protected(&side, i) && test(&side, i) && fault_random(random, ++found) == 0)
			chosen = i;
	if (chosen != SIZE_MAX) {
		*from = side_at(&side, chosen);
		*to = side_end(&side, chosen + 1);
	}
	side_release(&side);
	return chosen != SIZE_MAX;
}

/* The same for words: the index is that of the word. */
static bool find_word(const struct pair *pair, uint64_t *random, spot_test *test, size_t *from, size_t *to)
{
	struct side side;
	size_t found = 0, chosen = SIZE_MAX;

	side_init(&side, pair->target_language);
	side_read(&side, strbuf_slice(&pair->target));
	for (size_t i = 0; i < side.word_count; i++)
		if (!side.words[i].protected && test(&side, i) && fault_random(random, ++found) == 0)
			chosen = i;
	if (chosen != SIZE_MAX) {
		*from = side_at(&side, side.words[chosen].first);
		*to = side_end(&side, side.words[chosen].end);
	}
	side_release(&side);
	return chosen != SIZE_MAX;
}

static void put(struct pair *pair, size_t from, size_t to, const char *text)
{
	strbuf_splice(&pair->target, from, to, slice_of(text));
}

static void add_to_both(struct pair *pair, const char *text)
{
	strbuf_add_string(&pair->source, text);
	strbuf_add_string(&pair->target, text);
}

/* What is added to both is there before and after; then the target of the one behind loses or changes it. */
static bool change_end(struct pair *before, struct pair *after, const char *right, const char *wrong)
{
	add_to_both(before, right);
	strbuf_add_string(&after->source, right);
	strbuf_add_string(&after->target, wrong);
	return true;
}

static bool is_letter(const struct side *side, size_t index)
{
	return side_kind(side, index) == CHARACTER_LETTER;
}

static bool is_plain_word(const struct side *side, size_t index)
{
	return side->words[index].shape == WORD_LOWER && side->words[index].end - side->words[index].first >= 4;
}

/* --------------------------------------------------------------------- numbers */

/* A figure of a number that stands by itself, so that it is surely another value. */
static bool is_figure(const struct side *side, size_t index)
{
	return side_kind(side, index) == CHARACTER_DIGIT && side_kind(side, index - 1) != CHARACTER_LETTER;
}

static bool other_figure(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to;
	char figure[2] = "0";

	(void)before;
	if (!find_glyph(after, random, is_figure, &from, &to))
		return false;
	figure[0] = (char)('1' + (after->target.data[from] - '0' + 3) % 9);
	put(after, from, to, figure);
	return true;
}

static bool lost_number(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	return change_end(before, after, " (174)", " ");
}

static bool other_percentage(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	return change_end(before, after, " (37.5%)", " (38.5%)");
}

static bool other_month(struct pair *before, struct pair *after, uint64_t *random)
{
	static const struct {
		const struct language *language;
		const char *right, *wrong;
	} dates[] = {
		{ &language_en, " (March 14, 2023)", " (May 14, 2023)" },
		{ &language_ru, " (14 марта 2023 года)", " (14 мая 2023 года)" },
		{ &language_uz, " (2023-yil 14-mart)", " (2023-yil 14-may)" },
		{ &language_uz_cyrl, " (2023 йил 14 март)", " (2023 йил 14 май)" },
	};
	const char *source = NULL, *right = NULL, *wrong = NULL;

	(void)random;
	for (size_t i = 0; i < 4; i++) {
		if (dates[i].language == before->source_language)
			source = dates[i].right;
		if (dates[i].language == before->target_language) {
			right = dates[i].right;
			wrong = dates[i].wrong;
		}
	}
	strbuf_add_string(&before->source, source);
	strbuf_add_string(&before->target, right);
	strbuf_add_string(&after->source, source);
	strbuf_add_string(&after->target, wrong);
	return true;
}

/* ------------------------------------------------------------------- addresses */

static bool other_url(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	return change_end(before, after, " https://ombudsman.uz/news/12", " https://ombudsman.uz/news/21");
}

static bool other_mail(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	return change_end(before, after, " info@ombudsman.uz", " info@ombudsman.ru");
}

static bool lost_mail(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	return change_end(before, after, " press@example.org", "");
}

static bool other_phone(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	return change_end(before, after, " +998 (71) 239-83-45", " +998 (71) 239-83-54");
}

static bool other_file(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	return change_end(before, after, " report-final.pdf", " report-draft.pdf");
}

/* ----------------------------------------------------------------------- codes */

static void wrap(struct strbuf *text, const char *open, const char *close)
{
	strbuf_splice(text, 0, 0, slice_of(open));
	strbuf_add_string(text, close);
}

static bool lost_code(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	wrap(&before->source, "<b1>", "</b1>");
	wrap(&before->target, "<b1>", "</b1>");
	wrap(&after->source, "<b1>", "</b1>");
	return true;
}

static bool lost_close(struct pair *before, struct pair *after, uint64_t *random)
{
	lost_code(before, after, random);
	strbuf_splice(&after->target, 0, 0, SLICE("<b1>"));
	return true;
}

static bool added_code(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	add_to_both(before, "<br1/>");
	add_to_both(after, "<br1/>");
	strbuf_add_string(&after->target, "<br1/>");
	return true;
}

static bool crossed_codes(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	add_to_both(before, " <b1>5<i2>6</i2></b1>");
	strbuf_add_string(&after->source, " <b1>5<i2>6</i2></b1>");
	strbuf_add_string(&after->target, " <b1>5<i2>6</b1></i2>");
	return true;
}

static bool forged_markup(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)before;
	(void)random;
	wrap(&after->target, "<script>", "</script>");
	return true;
}

static bool lost_placeholder(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	return change_end(before, after, " {name}", " ");
}

static bool other_placeholder(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	return change_end(before, after, " %(user)s", " %(usr)s");
}

/* ---------------------------------------------------------------- whole texts */

static bool source_again(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)before;
	(void)random;
	if (language_same_base(after->source_language, after->target_language))
		return false;
	strbuf_clear(&after->target);
	strbuf_add(&after->target, strbuf_slice(&after->source));
	return true;
}

/* Six words of the source that are no names, in the middle of the target. */
static bool left_in_source(struct pair *before, struct pair *after, uint64_t *random)
{
	struct side side;
	size_t first = SIZE_MAX, from, to;
	struct strbuf words = STRBUF_INIT;

	(void)before;
	if (language_same_base(after->source_language, after->target_language))
		return false;
	side_init(&side, after->source_language);
	side_read(&side, strbuf_slice(&after->source));
	for (size_t i = 0; first == SIZE_MAX && i + 6 <= side.word_count; i++) {
		size_t plain = 0;

		for (size_t k = i; k < i + 6; k++)
			plain += is_plain_word(&side, k);
		if (plain >= 4)
			first = i;
	}
	if (first != SIZE_MAX)
		strbuf_add(&words, side_part(&side, side.words[first].first, side.words[first + 5].end));
	side_release(&side);
	if (first != SIZE_MAX && find_word(after, random, is_plain_word, &from, &to))
		put(after, from, to, words.data);
	else
		first = SIZE_MAX;
	strbuf_release(&words);
	return first != SIZE_MAX;
}

static bool cut_off(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t bytes = after->target.bytes * 2 / 5;

	(void)before;
	(void)random;
	if (utf8_count(strbuf_slice(&after->target)) < 80)
		return false;
	while (bytes > 0 && ((unsigned char)after->target.data[bytes] & 0xc0) == 0x80)
		bytes--;
	strbuf_truncate(&after->target, bytes);
	return true;
}

static bool ends_a_sentence(const struct strbuf *text)
{
	return text->bytes && text->data[text->bytes - 1] == '.';
}

static bool said_twice(struct pair *before, struct pair *after, uint64_t *random)
{
	struct strbuf again = STRBUF_INIT;

	(void)before;
	(void)random;
	if (utf8_count(strbuf_slice(&after->target)) < 60 || !ends_a_sentence(&after->target))
		return false;
	strbuf_add(&again, strbuf_slice(&after->target));
	strbuf_add_byte(&after->target, ' ');
	strbuf_add(&after->target, strbuf_slice(&again));
	strbuf_release(&again);
	return true;
}

/* A sentence of a usual length in the four languages. */
static const struct {
	const struct language *language;
	const char *text;
} sentences[] = {
	{ &language_en,
	  " The visitors also talked with the staff of the institution about the conditions of their work." },
	{ &language_ru, " Гости также побеседовали с сотрудниками учреждения об условиях их работы." },
	{ &language_uz,
	  " Mehmonlar muassasa xodimlari bilan ularning mehnat sharoitlari haqida ham suhbatlashdi." },
	{ &language_uz_cyrl,
	  " Меҳмонлар муассаса ходимлари билан уларнинг меҳнат шароитлари ҳақида ҳам суҳбатлашди." },
};

static const char *sentence_in(const struct language *language)
{
	for (size_t i = 0; i < 4; i++)
		if (sentences[i].language == language)
			return sentences[i].text;
	return "";
}

/* Another sentence of the news behind this one; single ones on all sides. */
static bool join_more(struct pair *before, struct pair *after)
{
	if (!ends_a_sentence(&before->source) || !ends_a_sentence(&before->target) ||
	    !slice_ends(before->more_source, SLICE(".")) || !slice_ends(before->more_target, SLICE(".")))
		return false;
	strbuf_add_byte(&before->source, ' ');
	strbuf_add(&before->source, before->more_source);
	strbuf_clear(&after->source);
	strbuf_add(&after->source, strbuf_slice(&before->source));
	strbuf_add_byte(&before->target, ' ');
	strbuf_add(&before->target, before->more_target);
	return true;
}

static bool lost_sentence(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	return join_more(before, after);
}

static bool added_sentence(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	if (!join_more(before, after))
		return false;
	/* It stands in the target alone. */
	strbuf_clear(&after->target);
	strbuf_add(&after->target, strbuf_slice(&before->target));
	strbuf_truncate(&after->source, after->source.bytes - before->more_source.bytes - 1);
	return true;
}

/* ------------------------------------------------------------------------ ends */

static bool lost_stop(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	if (!ends_a_sentence(&before->source) || !ends_a_sentence(&before->target))
		return false;
	strbuf_truncate(&after->target, after->target.bytes - 1);
	return true;
}

static bool other_end(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	if (!ends_a_sentence(&before->source) || !ends_a_sentence(&before->target))
		return false;
	after->target.data[after->target.bytes - 1] = '?';
	return true;
}

static bool is_capitalised(const struct side *side, size_t index)
{
	return index == 0 && side->words[0].shape == WORD_CAPITAL && side->words[0].first == 0;
}

static bool small_beginning(struct pair *before, struct pair *after, uint64_t *random)
{
	struct pair source = { after->source_language,
			       after->source_language,
			       STRBUF_INIT,
			       after->source,
			       SLICE_NONE,
			       SLICE_NONE };
	struct strbuf small = STRBUF_INIT;
	size_t from, to, at = 0;

	(void)before;
	if (!find_word(after, random, is_capitalised, &from, &to) ||
	    !find_word(&source, random, is_capitalised, &from, &to))
		return false;
	while (at < after->target.bytes && small.bytes == 0)
		strbuf_add_codepoint(&small, letter_lower(utf8_next(strbuf_slice(&after->target), &at)));
	put(after, 0, at, small.data);
	strbuf_release(&small);
	return true;
}

static bool shouted(struct pair *before, struct pair *after, uint64_t *random)
{
	struct strbuf loud = STRBUF_INIT;
	size_t at = 0;

	(void)before;
	(void)random;
	while (at < after->target.bytes)
		strbuf_add_codepoint(&loud, letter_upper(utf8_next(strbuf_slice(&after->target), &at)));
	strbuf_clear(&after->target);
	strbuf_add(&after->target, strbuf_slice(&loud));
	strbuf_release(&loud);
	return true;
}

static bool space_in_front(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)before;
	(void)random;
	put(after, 0, 0, " ");
	return true;
}

/* --------------------------------------------------------------------- letters */

static bool has_twin(const struct side *side, size_t index)
{
	return is_letter(side, index) && letter_look_alike(side->glyphs[index].c) &&
	       (is_letter(side, index - 1) || index == 0) && is_letter(side, index + 1) &&
	       is_letter(side, index + 2);
}

static bool look_alike(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to, at;
	struct strbuf twin = STRBUF_INIT;

	(void)before;
	if (!find_glyph(after, random, has_twin, &from, &to))
		return false;
	at = from;
	strbuf_add_codepoint(&twin, letter_look_alike(utf8_next(strbuf_slice(&after->target), &at)));
	put(after, from, to, twin.data);
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
	if (!find_glyph(after, random, is_russian_k, &from, &to))
		return false;
	put(after, from, to, "қ");
	return true;
}

static bool cyrillic_word(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to;

	(void)before;
	if (after->target_language->script != SCRIPT_LATIN ||
	    !find_word(after, random, is_plain_word, &from, &to))
		return false;
	put(after, from, to, "документ");
	return true;
}

static bool is_okina(const struct side *side, size_t index)
{
	return side->language == &language_uz && side->glyphs[index].c == LETTER_OKINA &&
	       is_letter(side, index + 1);
}

static bool grave_apostrophe(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to;

	(void)before;
	if (!find_glyph(after, random, is_okina, &from, &to))
		return false;
	put(after, from, to, fault_random(random, 2) ? "`" : "\u2019");
	return true;
}

/* Two shapes in one text. */
static bool mixed_apostrophes(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to, again, end;

	(void)before;
	if (!find_glyph(after, random, is_okina, &from, &to))
		return false;
	put(after, from, to, "\u2018");
	return find_glyph(after, random, is_okina, &again, &end);
}

static bool bidi_control(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to;

	(void)before;
	if (!find_word(after, random, is_plain_word, &from, &to))
		return false;
	put(after, from, from, "\u202e");
	return true;
}

/* ----------------------------------------------------------------- punctuation */

static const char *quoted(const struct language *language, bool right)
{
	if (language->script == SCRIPT_CYRILLIC)
		return right ? " «1»" : " «1";
	return right ? " “1”" : " “1";
}

static bool has_quotes(const struct pair *pair)
{
	static const char *const marks[] = { "\"",     "\u00ab", "\u00bb", "\u201c",
					     "\u201d", "\u201e", "\u2018", " '" };

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (strstr(pair->source.data, marks[i]) || strstr(pair->target.data, marks[i]))
			return true;
	return false;
}

static bool lost_quote(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	if (has_quotes(before))
		return false;
	strbuf_add_string(&before->source, quoted(before->source_language, true));
	strbuf_add_string(&before->target, quoted(before->target_language, true));
	strbuf_add_string(&after->source, quoted(after->source_language, true));
	strbuf_add_string(&after->target, quoted(after->target_language, false));
	return true;
}

static bool other_quote(struct pair *before, struct pair *after, uint64_t *random)
{
	if (!lost_quote(before, after, random))
		return false;
	strbuf_add_string(&after->target, "\"");
	return true;
}

static bool lost_bracket(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	return change_end(before, after, " (1 2 3 4)", " (1 2 3 4");
}

static bool doubled_word(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to;
	struct strbuf word = STRBUF_INIT;

	(void)before;
	if (!find_word(after, random, is_plain_word, &from, &to))
		return false;
	strbuf_add(&word, slice_part(strbuf_slice(&after->target), from, to));
	strbuf_add_byte(&word, ' ');
	put(after, from, from, word.data);
	strbuf_release(&word);
	return true;
}

static bool is_lone_space(const struct side *side, size_t index)
{
	return side->glyphs[index].c == ' ' && index > 0 && side->glyphs[index - 1].c != ' ' &&
	       side_character(side, index + 1) != ' ' && index + 1 < side->count;
}

static bool doubled_space(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to;

	(void)before;
	if (!find_glyph(after, random, is_lone_space, &from, &to))
		return false;
	put(after, from, to, "  ");
	return true;
}

/* A comma between words. */
static bool is_comma(const struct side *side, size_t index)
{
	return side->glyphs[index].c == ',' && is_letter(side, index - 1) &&
	       side_character(side, index + 1) == ' ' && is_letter(side, index + 2);
}

static bool space_before_comma(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to;

	(void)before;
	if (!find_glyph(after, random, is_comma, &from, &to))
		return false;
	put(after, from, from, " ");
	return true;
}

static bool no_space_behind_comma(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to;

	(void)before;
	if (!find_glyph(after, random, is_comma, &from, &to))
		return false;
	put(after, to, to + 1, "");
	return true;
}

/* The space before a word with a capital, behind one that ends in small letters. */
static bool is_space_before_capital(const struct side *side, size_t index)
{
	return side->glyphs[index].c == ' ' && index >= 3 && is_letter(side, index - 1) &&
	       is_letter(side, index - 2) && is_letter(side, index - 3) &&
	       letter_is_upper(side_character(side, index + 1)) &&
	       !letter_is_upper(side->glyphs[index - 1].c) && !letter_is_upper(side->glyphs[index - 2].c) &&
	       is_letter(side, index + 2) && !letter_is_upper(side_character(side, index + 2)) &&
	       is_letter(side, index + 3) && !letter_is_upper(side_character(side, index + 3));
}

static bool glued_words(struct pair *before, struct pair *after, uint64_t *random)
{
	size_t from, to;

	(void)before;
	if (!find_glyph(after, random, is_space_before_capital, &from, &to))
		return false;
	put(after, from, to, "");
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
	    !find_word(after, random, is_plain_word, &from, &to))
		return false;
	put(after, from, to, after->target_language == &language_uz ? "taqdimnoma" : "тақдимнома");
	return true;
}

static bool other_language(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)before;
	(void)random;
	strbuf_clear(&after->target);
	/* One that is written in the same script. */
	if (after->target_language == &language_ru)
		strbuf_add_string(&after->target, sentence_in(&language_uz_cyrl) + 1);
	else if (after->target_language == &language_uz_cyrl)
		strbuf_add_string(&after->target, sentence_in(&language_ru) + 1);
	else if (after->target_language == &language_uz)
		strbuf_add_string(&after->target, sentence_in(&language_en) + 1);
	else
		strbuf_add_string(&after->target, sentence_in(&language_uz) + 1);
	return true;
}

const struct fault faults[] = {
	{ .name = "another figure in a number", .check = CHECK_NUMBERS, .inject = other_figure },
	{ .name = "a number lost", .check = CHECK_NUMBERS, .inject = lost_number },
	{ .name = "another percentage", .check = CHECK_NUMBERS, .inject = other_percentage },
	{ .name = "another month", .check = CHECK_NUMBERS, .inject = other_month },
	{ .name = "another web address", .check = CHECK_ADDRESSES, .inject = other_url },
	{ .name = "another mail address", .check = CHECK_ADDRESSES, .inject = other_mail },
	{ .name = "a mail address lost", .check = CHECK_ADDRESSES, .inject = lost_mail },
	{ .name = "another telephone number", .check = CHECK_ADDRESSES, .inject = other_phone },
	{ .name = "another file name", .check = CHECK_ADDRESSES, .inject = other_file },
	{ .name = "a code lost", .check = CHECK_CODES, .inject = lost_code },
	{ .name = "the end of a code lost", .check = CHECK_CODES, .inject = lost_close },
	{ .name = "a code twice", .check = CHECK_CODES, .inject = added_code },
	{ .name = "codes crossed", .check = CHECK_CODES, .inject = crossed_codes },
	{ .name = "markup forged", .check = CHECK_MARKUP, .inject = forged_markup },
	{ .name = "a placeholder lost", .check = CHECK_PLACEHOLDERS, .inject = lost_placeholder },
	{ .name = "another placeholder", .check = CHECK_PLACEHOLDERS, .inject = other_placeholder },
	{ .name = "the source again", .check = CHECK_UNTRANSLATED, .inject = source_again },
	{ .name = "words left in the source language", .check = CHECK_UNTRANSLATED, .inject = left_in_source },
	{ .name = "a text in another language", .check = CHECK_LANGUAGE, .inject = other_language },
	{ .name = "cut off", .check = CHECK_LENGTH, .inject = cut_off },
	{ .name = "said twice", .check = CHECK_SENTENCES, .inject = said_twice },
	/* By lengths, figures and names: to a long sentence another may belong. */
	{ .name = "a sentence lost", .check = CHECK_SENTENCES, .inject = lost_sentence, .goal_percent = 97 },
	{ .name = "a sentence added", .check = CHECK_SENTENCES, .inject = added_sentence, .goal_percent = 97 },
	{ .name = "the full stop lost", .check = CHECK_END, .inject = lost_stop },
	{ .name = "another end", .check = CHECK_END, .inject = other_end },
	{ .name = "a small beginning", .check = CHECK_CAPITALS, .inject = small_beginning },
	{ .name = "shouted", .check = CHECK_CAPITALS, .inject = shouted },
	{ .name = "a space in front", .check = CHECK_EDGES, .inject = space_in_front },
	{ .name = "a letter of the other script", .check = CHECK_MIXED_SCRIPT, .inject = look_alike },
	{ .name = "an Uzbek letter in Russian", .check = CHECK_LETTERS, .inject = uzbek_letter },
	{ .name = "a Cyrillic word in Latin text", .check = CHECK_SCRIPT, .inject = cyrillic_word },
	{ .name = "a grave for an apostrophe", .check = CHECK_APOSTROPHES, .inject = grave_apostrophe },
	{ .name = "two shapes of apostrophes", .check = CHECK_APOSTROPHES, .inject = mixed_apostrophes },
	{ .name = "a direction control", .check = CHECK_CONTROL, .inject = bidi_control },
	{ .name = "a closing quote lost", .check = CHECK_QUOTES, .inject = lost_quote },
	{ .name = "another closing quote", .check = CHECK_QUOTES, .inject = other_quote },
	{ .name = "a closing bracket lost", .check = CHECK_BRACKETS, .inject = lost_bracket },
	{ .name = "a word twice", .check = CHECK_DOUBLED_WORD, .inject = doubled_word },
	{ .name = "a space twice", .check = CHECK_DOUBLED_SPACE, .inject = doubled_space },
	{ .name = "a space before a comma", .check = CHECK_SPACE_BEFORE, .inject = space_before_comma },
	{ .name = "no space behind a comma", .check = CHECK_SPACE_AFTER, .inject = no_space_behind_comma },
	{ .name = "two words in one", .check = CHECK_GLUED_WORDS, .inject = glued_words },
	{ .name = "a hyphen in a Cyrillic date", .check = CHECK_DATE_FORM, .inject = hyphenated_date },
	{ .name = "a noun in another number", .check = CHECK_AGREEMENT, .inject = wrong_agreement },
	{ .name = "The in a sentence", .check = CHECK_CAPITAL_THE, .inject = capital_the },
	{ .name = "a name misspelled", .check = CHECK_NAMES, .inject = wrong_name },
	{ .name = "the Uzbek editions differ", .check = CHECK_EDITIONS, .inject = other_edition },
};

const size_t fault_count = sizeof(faults) / sizeof(faults[0]);
