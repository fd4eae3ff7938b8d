/*
 * Which chains of endings a word may have, and which changes inside it.
 */
#include <config.h>

#include "text/uzbek_tail.h"

#include "text/uzbek_endings.h"

#include "tests/cmocka.h"

static void assert_form(const char *term, const char *word)
{
	if (!uzbek_is_form(slice_of(term), slice_of(word), false, NULL))
		fail_msg("'%s' is a form of '%s'", word, term);
}

static void assert_no_form(const char *term, const char *word)
{
	if (uzbek_is_form(slice_of(term), slice_of(word), false, NULL))
		fail_msg("'%s' is no form of '%s'", word, term);
}

static void endings_follow_in_their_order(void **state)
{
	unsigned kinds;

	(void)state;
	assert_form("huquq", "huquq");
	assert_form("huquq", "huquqlarini");
	assert_form("huquq", "huquqlarimizdagilarning");
	assert_form("mart", "martgacha");
	assert_form("vakil", "vakillarimizdirmi");
	assert_form("vakil", "vakil-ku");
	assert_no_form("huquq", "huquqnilar");
	assert_no_form("huquq", "huquqlarinilar");
	assert_no_form("mart", "martaba");
	assert_true(uzbek_is_form(slice_of("huquq"), slice_of("huquqlarini"), false, &kinds));
	assert_int_equal(kinds, UZBEK_TAIL_PLURAL | UZBEK_TAIL_OWNER | UZBEK_TAIL_CASE);
}

static void refuse(void *context, const char *file, size_t line, const char *why)
{
	assert_string_equal(file, "endings.tsv");
	assert_non_null(why);
	*(size_t *)context = *(size_t *)context * 10 + line;
}

static void every_row_of_the_table_is_of_use(void **state)
{
	size_t lines = 0;
	struct data_report report = { refuse, &lines };

	(void)state;
	uzbek_endings_prove(uzbek_endings_table(), "endings.tsv", &report);
	assert_int_equal(lines, 0);
}

static void bad_rows_are_named_by_their_line(void **state)
{
	size_t lines = 0;
	struct data_report report = { refuse, &lines };

	(void)state;
	uzbek_endings_prove(SLICE("case\tany\tga\nfall\tany\tga\ncase\tbehind\tga\ncase\tany\tГа\nchanged\tmen\tme\n"),
			    "endings.tsv", &report);
	assert_int_equal(lines, 2345);
}

static void owners_depend_on_the_letter_before(void **state)
{
	(void)state;
	assert_form("ona", "onasi");
	assert_form("ona", "onamiz");
	assert_form("avzo", "avzoyi");
	assert_no_form("ona", "onaimiz");
	assert_no_form("kitob", "kitobsi");
	assert_form("orzu", "orzungiz");
}

static void words_that_only_look_like_forms_are_none(void **state)
{
	(void)state;
	assert_no_form("kim", "kimsan");
	assert_no_form("kecha", "kechagilar");
	assert_no_form("bosh", "boshqa");
	assert_no_form("es", "eski");
	assert_no_form("el", "elchi");
	assert_form("kecha", "kechada");
	assert_form("kun", "kunda");
}

static void ka_and_qa_follow_k_and_q_only(void **state)
{
	(void)state;
	assert_form("yurak", "yurakka");
	assert_form("huquq", "huquqqa");
	assert_no_form("kitob", "kitobka");
	assert_no_form("yurak", "yurakqa");
}

static void short_stems_take_cases_only(void **state)
{
	(void)state;
	assert_form("el", "elga");
	assert_no_form("el", "elchi");
	assert_no_form("el", "elim");
}

static void short_nouns_take_all_endings_but_clitics(void **state)
{
	(void)state;
	assert_form("oy", "oylarimizda");
	assert_form("uy", "uyimizga");
	assert_no_form("it", "itchi");
}

static void owners_stand_behind_o_and_u_too(void **state)
{
	(void)state;
	assert_form("mavzu", "mavzui");
	assert_form("orzu", "orzuim");
	assert_form("mavzu", "mavzusi");
	assert_no_form("suv", "suvsi");
}

static void an_owned_term_may_have_another_owner(void **state)
{
	(void)state;
	assert_form("huquqlari", "huquqlarimiz");
	assert_form("huquqlari", "huquqlarni");
	assert_form("tashkiloti", "tashkilotning");
	assert_form("respublikasi", "respublikamizda");
	assert_no_form("tashkiloti", "tashkilot");
	assert_no_form("aholi", "aholat");
}

static void derivations_are_other_words_unless_asked_for(void **state)
{
	(void)state;
	assert_no_form("daraja", "darajali");
	assert_no_form("inson", "insonlik");
	assert_true(uzbek_is_form(slice_of("inson"), slice_of("insonlikning"), true, NULL));
	assert_true(uzbek_is_form(slice_of("reja"), slice_of("rejalashtirilgan"), true, NULL));
}

static void consonants_soften_and_vowels_drop(void **state)
{
	(void)state;
	assert_form("yurak", "yuragi");
	assert_form("qishloq", "qishlog\xca\xbbi");
	assert_form("shahar", "shahri");
	assert_form("o\xca\xbbrin", "o\xca\xbbrni");
	assert_form("singil", "singlim");
	assert_form("ko\xca\xbbngil", "ko\xca\xbbnglimiz");
	assert_form("aholi", "ahlining");
	assert_form("og\xca\xbbiz", "og\xca\xbbzi");
	assert_no_form("yurak", "yuragda");
	assert_no_form("shahar", "shahrda");
}

static void pronouns_have_forms_of_their_own(void **state)
{
	(void)state;
	assert_form("men", "meni");
	assert_form("men", "menga");
	assert_form("sen", "sening");
	assert_form("u", "uning");
	assert_form("bu", "bundan");
	assert_form("o\xca\xbbsha", "o\xca\xbbshanda");
	assert_no_form("u", "uchun");
}

static void hostile_words_end(void **state)
{
	char word[4096];

	(void)state;
	for (size_t i = 0; i < sizeof(word); i++)
		word[i] = "lar-"[i % 4];
	assert_false(uzbek_is_form(slice_of("kitob"), slice_from(word, sizeof(word)), true, NULL));
	assert_false(uzbek_tail_follows(SLICE("kitob--lar"), 5, false, NULL));
	assert_false(uzbek_tail_follows(SLICE("kitob-"), 5, false, NULL));
	assert_false(uzbek_is_form(slice_of(""), slice_of("kitob"), false, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(endings_follow_in_their_order),
		cmocka_unit_test(every_row_of_the_table_is_of_use),
		cmocka_unit_test(bad_rows_are_named_by_their_line),
		cmocka_unit_test(owners_depend_on_the_letter_before),
		cmocka_unit_test(words_that_only_look_like_forms_are_none),
		cmocka_unit_test(ka_and_qa_follow_k_and_q_only),
		cmocka_unit_test(short_stems_take_cases_only),
		cmocka_unit_test(short_nouns_take_all_endings_but_clitics),
		cmocka_unit_test(owners_stand_behind_o_and_u_too),
		cmocka_unit_test(an_owned_term_may_have_another_owner),
		cmocka_unit_test(derivations_are_other_words_unless_asked_for),
		cmocka_unit_test(consonants_soften_and_vowels_drop),
		cmocka_unit_test(pronouns_have_forms_of_their_own),
		cmocka_unit_test(hostile_words_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
