/*
 * Words as the trade counts them: the rules of count.h.
 */
#include <config.h>

#include "text/count.h"

#include "tests/cmocka.h"

static struct count counted(const struct language *language, const char *text)
{
	struct tokenizer *tokenizer = tokenizer_new(language);
	struct tokens tokens = TOKENS_INIT;
	struct count count = { 0, 0, 0 };

	tokenizer_run(tokenizer, slice_of(text), &tokens);
	count_text(slice_of(text), &tokens, &count);
	tokens_release(&tokens);
	tokenizer_free(tokenizer);
	return count;
}

static void numbers_and_addresses_count(void **state)
{
	(void)state;
	assert_int_equal(counted(&language_en, "Call 1008 or write to info@ombudsman.uz.").words, 6);
}

static void hyphens_hold_one_word_together(void **state)
{
	(void)state;
	assert_int_equal(counted(&language_uz, "press-xizmat 2023-yil 19–20 koʻrib-bilib").words, 4);
}

static void a_date_counts_as_it_is_spaced(void **state)
{
	(void)state;
	assert_int_equal(counted(&language_uz, "2023-yil 19-oktabr").words, 2);
	assert_int_equal(counted(&language_uz_cyrl, "2023 йил 19 октябрь").words, 4);
	assert_int_equal(counted(&language_uz_cyrl, "1 200 000 сўм").words, 2);
}

static void a_dash_between_spaces_counts_nothing(void **state)
{
	(void)state;
	assert_int_equal(counted(&language_ru, "закон — это закон …").words, 3);
}

static void glued_suffixes_belong_to_their_word(void **state)
{
	(void)state;
	assert_int_equal(counted(&language_uz, "(ombudsman)ning <a1>qonun</a1>i").words, 2);
}

static void a_slash_parts_words(void **state)
{
	(void)state;
	assert_int_equal(counted(&language_en, "and/or").words, 2);
}

static void ideographs_count_one_by_one(void **state)
{
	(void)state;
	assert_int_equal(counted(language_find(slice_of("zh-Hans")), "人权事务").words, 4);
}

static void characters_leave_codes_out(void **state)
{
	struct count count = counted(&language_en, "<a1>Law</a1> 5");

	(void)state;
	assert_int_equal(count.characters, 5);
	assert_int_equal(count.characters_without_spaces, 4);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_and_addresses_count),
		cmocka_unit_test(hyphens_hold_one_word_together),
		cmocka_unit_test(a_date_counts_as_it_is_spaced),
		cmocka_unit_test(a_dash_between_spaces_counts_nothing),
		cmocka_unit_test(glued_suffixes_belong_to_their_word),
		cmocka_unit_test(a_slash_parts_words),
		cmocka_unit_test(ideographs_count_one_by_one),
		cmocka_unit_test(characters_leave_codes_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
