/*
 * English in Latin Uzbek and Russian in Cyrillic Uzbek are found; names and loans
 * are not taken for them.
 */
#include <config.h>

#include "text/passage.h"

#include "base/strbuf.h"
#include "tests/cmocka.h"

/* The passages, a bar between two of them. */
static void assert_passages(enum script script, const char *text, const char *expected)
{
	struct exceptions *loans = exceptions_new();
	struct passages found = PASSAGES_INIT;
	struct strbuf printed = STRBUF_INIT;

	passages_find(&(struct passage_reader){ letter_model_builtin(script), script, loans, NULL }, slice_of(text), &found);
	for (size_t i = 0; i < found.count; i++) {
		strbuf_add_string(&printed, i ? "|" : "");
		strbuf_add(&printed, slice_part(slice_of(text), found.items[i].from, found.items[i].to));
	}
	assert_string_equal(printed.data, expected);
	strbuf_release(&printed);
	passages_release(&found);
	exceptions_free(loans);
}

static void english_titles_and_sentences_are_found(void **state)
{
	(void)state;
	assert_passages(SCRIPT_LATIN, "Bu haqda “The Rolling Stones” guruhi aytdi.", "The Rolling Stones");
	assert_passages(SCRIPT_LATIN, "Dastur Free Software Foundation tomonidan chiqarilgan.", "Free Software Foundation");
	assert_passages(SCRIPT_LATIN, "U shunday dedi: “We are ready to work with all our partners”.",
			"We are ready to work with all our partners");
	assert_passages(SCRIPT_LATIN, "Birinchi qator.\nThis is the second line.\nUchinchi qator.",
			"This is the second line");
}

static void names_of_several_words_are_whole(void **state)
{
	(void)state;
	assert_passages(SCRIPT_LATIN, "Human Rights Watch hisoboti", "Human Rights Watch");
	assert_passages(SCRIPT_LATIN, "1. Save the Children fondi", "Save the Children");
	assert_passages(SCRIPT_LATIN, "Bugun The Guardian yozdi", "The Guardian");
	assert_passages(SCRIPT_LATIN, "World Bank vakillari", "World Bank");
	assert_passages(SCRIPT_LATIN, "Asian Development Bank", "Asian Development Bank");
	assert_passages(SCRIPT_LATIN, "Men Facebook orqali yozdim", "");
	assert_passages(SCRIPT_LATIN, "Forum Google tomonidan", "");
}

static void one_letter_goes_with_the_foreign_word_behind_its_hyphen(void **state)
{
	(void)state;
	assert_passages(SCRIPT_LATIN, "e-mail orqali yuboring", "e-mail");
	assert_passages(SCRIPT_LATIN, "Murojaatlar e-mail orqali qabul qilinadi", "e-mail");
	assert_passages(SCRIPT_LATIN, "5-a sinf, a-guruh, e-pochta, m-n", "");
}

static void uzbek_words_are_none_even_loans(void **state)
{
	(void)state;
	assert_passages(SCRIPT_LATIN, "Universitetda kompyuter, printer, monitor va skaner bor.", "");
	assert_passages(SCRIPT_LATIN, "Prezident, premyer-ministr, senat va parlament", "");
	assert_passages(SCRIPT_LATIN, "5-mart kuni rol oʻynadi", "");
	assert_passages(SCRIPT_LATIN, "Bu inshoot. Taʼlim, inshoot, laureat, signal", "");
	assert_passages(SCRIPT_CYRILLIC, "Щербаков, Прохоров, Лукьянова, Васильевич, Татьяна", "");
	assert_passages(SCRIPT_CYRILLIC, "Конституция, университет, президент, парламент, революция, инфляция.", "");
}

static void names_as_they_sound_are_none(void **state)
{
	(void)state;
	assert_passages(SCRIPT_LATIN, "Donald Tramp, Jo Bayden, Boris Jonson va Emmanuel Makron uchrashdi.", "");
	assert_passages(SCRIPT_CYRILLIC, "Иванов, Петров, Смирнова ва Лукашенко билан учрашди.", "");
}

static void small_words_of_uzbek_part_passages(void **state)
{
	(void)state;
	assert_passages(SCRIPT_LATIN, "Homeland Security va National Geographic hamkorligi",
			"Homeland Security|National Geographic");
}

static void endings_tied_with_an_apostrophe_are_uzbek(void **state)
{
	(void)state;
	assert_passages(SCRIPT_LATIN, "Bu haqda Bluetooth'ning saytida yozilgan.", "Bluetooth");
	assert_passages(SCRIPT_LATIN, "Bugun Bluetooth'ka ulandi.", "Bluetooth");
}

static void russian_titles_and_sentences_are_found(void **state)
{
	(void)state;
	assert_passages(SCRIPT_CYRILLIC, "Президент «О государственном языке Республики Узбекистан» ги қонунни имзолади.",
			"О государственном языке Республики Узбекистан");
	assert_passages(SCRIPT_CYRILLIC, "У: «Мы всегда готовы к диалогу с нашими партнёрами», деди.",
			"Мы всегда готовы к диалогу с нашими партнёрами");
	assert_passages(SCRIPT_CYRILLIC, "Мазкур масала юзасидан мажлис ўтказилди.", "");
}

static void proposed_alphabets_are_uzbek(void **state)
{
	(void)state;
	assert_passages(SCRIPT_LATIN, "Õzbekiston ğoyasi şahar kõçasida muhokama qilindi", "");
}

static void names_of_machines_say_nothing(void **state)
{
	(void)state;
	assert_passages(SCRIPT_LATIN, "Manzil: https://www.with-the-world.com/and/the/other sahifasi", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(english_titles_and_sentences_are_found),
		cmocka_unit_test(names_of_several_words_are_whole),
		cmocka_unit_test(one_letter_goes_with_the_foreign_word_behind_its_hyphen),
		cmocka_unit_test(uzbek_words_are_none_even_loans),
		cmocka_unit_test(names_as_they_sound_are_none),
		cmocka_unit_test(small_words_of_uzbek_part_passages),
		cmocka_unit_test(endings_tied_with_an_apostrophe_are_uzbek),
		cmocka_unit_test(russian_titles_and_sentences_are_found),
		cmocka_unit_test(proposed_alphabets_are_uzbek),
		cmocka_unit_test(names_of_machines_say_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
