/*
 * test_typo -- a typo fix changes no meaning, and what changes one is no typo fix.
 */
#include <config.h>

#include "catalog/typo.h"

#include "tests/cmocka.h"

/* A dictionary of a few words, for English. */
static bool is_word(void *dictionary, struct slice word)
{
	(void)dictionary;
	return slice_find(SLICE(" received receive report delegation women woman government adopt adapt united human rights "
				"conference visited lawful unlawful "),
			  word, 0) != SIZE_MAX;
}

static bool judge(const struct language *language, const struct typo_words *words, const char *old, const char *fresh)
{
	struct typo_judge *typo = typo_judge_new(language, words);
	bool fix;

	typo_judge_read(typo, slice_of(fresh));
	fix = typo_judge_run(typo, slice_of(old), slice_of(fresh));
	typo_judge_free(typo);
	return fix;
}

static void expect(const struct language *language, bool wanted, const char *old, const char *fresh)
{
	if (judge(language, NULL, old, fresh) != wanted)
		print_message("%s -> %s\n", old, fresh);
	assert_int_equal(judge(language, NULL, old, fresh), wanted);
}

static void spelling_punctuation_and_spaces_are_typos(void **state)
{
	(void)state;
	expect(&language_en, true, "The delegation recieved a report.", "The delegation received a report.");
	expect(&language_en, true, "The delegaton came home.", "The delegation came home.");
	expect(&language_en, true, "The delegation  came", "The delegation came");
	expect(&language_en, true, "In Baku the delegation said that", "In Baku, the delegation said that");
	expect(&language_en, true, "They spoke about the the rights", "They spoke about the rights");
	expect(&language_en, true, "They spoke about humanrights here", "They spoke about human rights here");
	expect(&language_en, true, "They spoke of co operation here", "They spoke of co-operation here");
	expect(&language_en, true, "the visit ended", "The visit ended");
	expect(&language_en, true, "\"The visit\" ended", "“The visit” ended");
	expect(&language_en, true, "The visit ended", "The visit ended.");
	expect(&language_ru, true, "Делегация получила даклад о правах", "Делегация получила доклад о правах");
	expect(&language_ru, true, "Он сказал что делегация приехала", "Он сказал, что делегация приехала");
	expect(&language_uz, true, "Delegatsiya Toshkentga keldi va hisobat berdi",
	       "Delegatsiya Toshkentga keldi va hisobot berdi");
	expect(&language_uz, true, "O'zbekiston fuqarolari", "Oʻzbekiston fuqarolari");
}

static void numbers_never_are(void **state)
{
	(void)state;
	expect(&language_en, false, "They met on 19 October here", "They met on 20 October here");
	expect(&language_en, false, "They met in October here", "They met in Octobr here");
	expect(&language_en, false, "They paid 1,000 sums there", "They paid 10,00 sums there");
	expect(&language_en, false, "They saw seven people there", "They saw eleven people there");
	expect(&language_en, false, "It was -5 degrees there", "It was 5 degrees there");
	expect(&language_en, false, "Write to info@ombudsman.uz today", "Write to info@ombudsmen.uz today");
	expect(&language_ru, false, "Приехали шесть человек", "Приехали шесть-семь человек");
	expect(&language_en, false, "Read <a1>this</a1> first", "Read <a2>this</a2> first");
	expect(&language_en, false, "Read <a1>this</a1> first", "Read this first");
}

static void names_never_are(void **state)
{
	(void)state;
	expect(&language_en, false, "There Feruza Eshmatova spoke", "There Feruza Eshmatoba spoke");
	expect(&language_en, false, "Eshmatova spoke there", "Eshmatoba spoke there");
	expect(&language_en, false, "He spoke with the president", "He spoke with the President");
	expect(&language_ru, false, "Он приехал из Самарканда вчера", "Он приехал из Самарканта вчера");
}

static void negations_never_are(void **state)
{
	(void)state;
	expect(&language_en, false, "It is not allowed there", "It is now allowed there");
	expect(&language_en, false, "It is not allowed there", "It is allowed there");
	expect(&language_en, false, "The act was lawful there", "The act was unlawful there");
	expect(&language_en, false, "They could never come there", "They could newer come there");
	expect(&language_ru, false, "Решение законно и верно", "Решение незаконно и верно");
	expect(&language_ru, false, "Он не приехал вчера", "Он приехал вчера");
	expect(&language_ru, false, "Это не хорошее решение", "Это нехорошее решение");
	expect(&language_uz, false, "Ular majlisga keladi", "Ular majlisga kelmadi");
	expect(&language_uz, false, "Ular majlisga keldi", "Ular majlisga kelmadi");
	expect(&language_uz_cyrl, false, "Улар мажлисга келади", "Улар мажлисга келмади");
}

static void other_words_and_other_forms_never_are(void **state)
{
	(void)state;
	expect(&language_en, false, "The minister came home", "The ministers came home");
	expect(&language_en, false, "He was there and from here", "He was there and form here");
	expect(&language_en, false, "The law was good", "The low was good");
	expect(&language_en, false, "The visit was short", "The visit was long");
	expect(&language_en, false, "The visit was very short", "The visit was short");
	expect(&language_en, false, "The visit ended.", "The visit ended?");
	expect(&language_ru, false, "Встреча министра прошла", "Встреча министров прошла");
}

/* The misspelt word stands elsewhere in the release: it is a word. */
static void a_word_of_the_release_is_no_misspelling(void **state)
{
	struct typo_judge *typo = typo_judge_new(&language_en, NULL);

	(void)state;
	typo_judge_read(typo, SLICE("They adopt the new plan."));
	assert_true(typo_judge_run(typo, SLICE("They adopk the new plan."), SLICE("They adopt the new plan.")));
	typo_judge_read(typo, SLICE("Others adapt to that."));
	assert_false(typo_judge_run(typo, SLICE("They adapt the new plan."), SLICE("They adopt the new plan.")));
	typo_judge_free(typo);
}

static void a_dictionary_knows_better(void **state)
{
	const struct typo_words words = { .is_word = is_word };

	(void)state;
	assert_true(judge(&language_en, &words, "They recieved a report", "They received a report"));
	assert_false(judge(&language_en, &words, "the women came home", "the woman came home"));
	assert_false(judge(&language_en, &words, "they adopt the plan", "they adapt the plan"));
	assert_false(judge(&language_en, &words, "they recieved a report", "they recieveb a report"));
}

static void too_many_are_an_edit(void **state)
{
	(void)state;
	expect(&language_en, false, "delegaton recieved raport", "delegation received report");
	expect(&language_en, true, "The delegaton came home and all the people there recieved it well",
	       "The delegation came home and all the people there received it well");
}

/* What can be read as a stem with endings is a word; what the dictionary has as it stands is listed. */
static bool is_uzbek(void *dictionary, struct slice word)
{
	(void)dictionary;
	return slice_find(SLICE(" boyicha boʻyicha togri toʻgʻri olgan oʻlgan elonlar eʼlonlar yoq yoʻq kop koʻp "), word, 0) != SIZE_MAX;
}

static bool is_listed(void *dictionary, struct slice word)
{
	(void)dictionary;
	return slice_find(SLICE(" boʻyicha toʻgʻri olgan oʻlgan eʼlonlar yoʻq koʻp "), word, 0) != SIZE_MAX;
}

static void an_apostrophe_letter_put_in_is_a_typo(void **state)
{
	const struct typo_words words = { is_uzbek, is_listed, NULL };

	(void)state;
	assert_true(judge(&language_uz, &words, "Inson huquqlari boyicha vakil", "Inson huquqlari boʻyicha vakil"));
	assert_true(judge(&language_uz, &words, "Bu togri qaror edi", "Bu toʻgʻri qaror edi"));
	assert_true(judge(&language_uz, &words, "Bu to'gri qaror edi", "Bu toʻgʻri qaror edi"));
}

static void an_apostrophe_letter_that_makes_another_word_is_none(void **state)
{
	const struct typo_words words = { is_uzbek, is_listed, NULL };

	(void)state;
	assert_false(judge(&language_uz, &words, "U kecha olgan edi", "U kecha oʻlgan edi"));
	assert_false(judge(&language_uz, &words, "Bunday qaror yoq edi", "Bunday qaror yoʻq edi")); /* a negation */
	assert_false(judge(&language_uz, &words, "Bu Boyicha keldi", "Bu Boʻyicha keldi")); /* a name, perhaps */
	assert_false(judge(&language_uz, &words, "Juda kop ish bor", "Juda koʻp ish bor")); /* short */
	assert_false(judge(&language_ru, &words, "Bu boyicha qaror edi", "Bu boʻyicha qaror edi"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_apostrophe_letter_put_in_is_a_typo),
		cmocka_unit_test(an_apostrophe_letter_that_makes_another_word_is_none),
		cmocka_unit_test(spelling_punctuation_and_spaces_are_typos),
		cmocka_unit_test(numbers_never_are),
		cmocka_unit_test(names_never_are),
		cmocka_unit_test(negations_never_are),
		cmocka_unit_test(other_words_and_other_forms_never_are),
		cmocka_unit_test(a_word_of_the_release_is_no_misspelling),
		cmocka_unit_test(a_dictionary_knows_better),
		cmocka_unit_test(too_many_are_an_edit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
