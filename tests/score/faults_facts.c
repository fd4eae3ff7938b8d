/*
 * faults_facts -- slips in figures, addresses and what a program puts in.
 */
#include <config.h>

#include "tests/score/fault_spots.h"

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
	if (!fault_find_glyph(after, random, is_figure, &from, &to))
		return false;
	figure[0] = (char)('1' + (after->target.data[from] - '0' + 3) % 9);
	fault_put(after, from, to, figure);
	return true;
}

static bool lost_number(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	return fault_change_end(before, after, " (174)", " ");
}

static bool other_percentage(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	return fault_change_end(before, after, " (37.5%)", " (38.5%)");
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
	return fault_change_end(before, after, " https://ombudsman.uz/news/12",
				" https://ombudsman.uz/news/21");
}

static bool other_mail(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	return fault_change_end(before, after, " info@ombudsman.uz", " info@ombudsman.ru");
}

static bool lost_mail(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	return fault_change_end(before, after, " press@example.org", "");
}

static bool other_phone(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	return fault_change_end(before, after, " +998 (71) 239-83-45", " +998 (71) 239-83-54");
}

static bool other_file(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	return fault_change_end(before, after, " report-final.pdf", " report-draft.pdf");
}

/* ----------------------------------------------------------------------- codes */

static bool lost_code(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	fault_wrap(&before->source, "<b1>", "</b1>");
	fault_wrap(&before->target, "<b1>", "</b1>");
	fault_wrap(&after->source, "<b1>", "</b1>");
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
	fault_add_to_both(before, "<br1/>");
	fault_add_to_both(after, "<br1/>");
	strbuf_add_string(&after->target, "<br1/>");
	return true;
}

static bool crossed_codes(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	fault_add_to_both(before, " <b1>5<i2>6</i2></b1>");
	strbuf_add_string(&after->source, " <b1>5<i2>6</i2></b1>");
	strbuf_add_string(&after->target, " <b1>5<i2>6</b1></i2>");
	return true;
}

static bool forged_markup(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)before;
	(void)random;
	fault_wrap(&after->target, "<script>", "</script>");
	return true;
}

static bool lost_placeholder(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	return fault_change_end(before, after, " {name}", " ");
}

static bool other_placeholder(struct pair *before, struct pair *after, uint64_t *random)
{
	(void)random;
	return fault_change_end(before, after, " %(user)s", " %(usr)s");
}

/* ---------------------------------------------------------- said in words and signs */

/* What is right and what is wrong of a thing, by fault. */
static const struct {
	struct fault_words right, wrong;
} said[] = {
	[0] = { { "three countries", "три страны", "uch davlat", "уч давлат" },
		{ "five countries", "пять стран", "besh davlat", "беш давлат" } },
	[1] = { { "37%", "37 %", "37%", "37%" }, { "37", "37", "37", "37" } },
	[2] = { { "40 million soums", "40 млн сумов", "40 mln soʻm", "40 млн сўм" },
		{ "40 million dollars", "40 млн долларов", "40 mln dollar", "40 млн доллар" } },
	[3] = { { "40 million soums", "40 млн сумов", "40 mln soʻm", "40 млн сўм" },
		{ "40 billion soums", "40 млрд сумов", "40 mlrd soʻm", "40 млрд сўм" } },
	[4] = { { "14:30", "14:30", "14:30", "14:30" }, { "15:30", "15:30", "15:30", "15:30" } },
	[5] = { { "Law No. LRU-641", "Закон № ЗРУ-641", "OʻRQ-641-son Qonun", "ЎРҚ-641-сон Қонун" },
		{ "Law No. LRU-614", "Закон № ЗРУ-614", "OʻRQ-614-son Qonun", "ЎРҚ-614-сон Қонун" } },
	[6] = { { "the 21st century", "XXI век", "XXI asr", "XXI аср" },
		{ "the 20th century", "XX век", "XX asr", "XX аср" } },
	[7] = { { "October 19–20", "19–20 октября", "19–20-oktabr", "19–20 октябрь" },
		{ "October 19–21", "19–21 октября", "19–21-oktabr", "19–21 октябрь" } },
	[8] = { { "tel. 1096", "тел. 1096", "tel. 1096", "тел. 1096" },
		{ "tel. 1069", "тел. 1069", "tel. 1069", "тел. 1069" } },
};

#define SAID(number, name)                                                                                     \
	static bool name(struct pair *before, struct pair *after, uint64_t *random)                            \
	{                                                                                                      \
		(void)random;                                                                                  \
		return fault_change_words(before, after, &said[number].right, &said[number].wrong);            \
	}

SAID(0, other_number_word)
SAID(1, lost_percent)
SAID(2, other_currency)
SAID(3, other_scale)
SAID(4, other_time)
SAID(5, other_law)
SAID(6, other_century)
SAID(7, other_range)
SAID(8, other_short_number)

const struct fault faults_of_facts[] = {
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
	{ .name = "another number in letters", .check = CHECK_NUMBERS, .inject = other_number_word },
	{ .name = "the percent sign lost", .check = CHECK_NUMBERS, .inject = lost_percent },
	{ .name = "another currency", .check = CHECK_NUMBERS, .inject = other_currency },
	{ .name = "millions for billions", .check = CHECK_NUMBERS, .inject = other_scale },
	{ .name = "another time", .check = CHECK_NUMBERS, .inject = other_time },
	{ .name = "another law", .check = CHECK_NUMBERS, .inject = other_law },
	{ .name = "another century", .check = CHECK_NUMBERS, .inject = other_century },
	{ .name = "another end of a range", .check = CHECK_NUMBERS, .inject = other_range },
	{ .name = "another short telephone number", .check = CHECK_ADDRESSES, .inject = other_short_number },
	{ .name = NULL },
};
