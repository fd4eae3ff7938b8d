/*
 * Lists in the order of the alphabets.
 */
#include <config.h>

#include "text/collate.h"

#include "base/alloc.h"

#include "tests/cmocka.h"

#define WORDS_MAX 32

/* The words, given with spaces between, in the order of the language. */
static void assert_order(const struct language *language, const char *given, const char *sorted)
{
	struct collator *collator = collator_new(language, NULL);
	struct slice texts[WORDS_MAX], rest = slice_of(given);
	size_t count = 0, order[WORDS_MAX];
	struct strbuf out = STRBUF_INIT;

	assert_non_null(collator);
	while (count < WORDS_MAX && slice_next_field(&rest, ' ', &texts[count]))
		count++;
	collator_order(collator, texts, count, order);
	for (size_t i = 0; i < count; i++)
		strbuf_addf(&out, "%s%.*s", i ? " " : "", SLICE_ARG(texts[order[i]]));
	assert_string_equal(out.data, sorted);
	strbuf_release(&out);
	collator_free(collator);
}

static void digraphs_of_uzbek_stand_behind_z(void **state)
{
	(void)state;
	assert_order(&language_uz, "chiroq shahar gʻoz oʻzbek zebra ohang gul sanʼat Chirchiq",
		     "gul ohang sanʼat zebra oʻzbek gʻoz shahar chiroq Chirchiq");
}

static void any_mark_is_that_of_the_letter(void **state)
{
	(void)state;
	assert_order(&language_uz, "oʻzbek o'zaro o’zga o‘zan o`zak ozod",
		     "ozod o`zak o‘zan o'zaro oʻzbek o’zga");
	assert_order(&language_uz, "Is'hoq Isfahon Ishoq", "Isfahon Is'hoq Ishoq"); /* s and h, and sh */
}

static void cyrillic_ends_in_the_four_letters_of_its_own(void **state)
{
	(void)state;
	assert_order(&language_uz_cyrl, "ҳаво ғоз қалам ўрик яхши хат гул эшик ёр ер жар",
		     "гул ер ёр жар хат эшик яхши ўрик қалам ғоз ҳаво");
}

static void one_order_serves_both_scripts(void **state)
{
	(void)state;
	assert_order(&language_uz, "ҳаво яхши chiroq zebra", "zebra chiroq яхши ҳаво");
	assert_order(&language_uz_cyrl, "ҳаво яхши chiroq zebra", "zebra chiroq яхши ҳаво");
}

static void numbers_go_by_their_value(void **state)
{
	(void)state;
	assert_order(NULL, "term-10 term-2 term-1", "term-1 term-2 term-10");
	assert_order(&language_ru, "глава10 глава9 ель ёлка жук", "глава9 глава10 ёлка ель жук");
}

static void equal_texts_keep_their_order(void **state)
{
	struct collator *collator = collator_new(&language_en, NULL);
	struct slice texts[] = { SLICE("b"), SLICE("a"), SLICE("b"), SLICE("a"), SLICE("") };
	size_t order[ARRAY_COUNT(texts)];

	(void)state;
	collator_order(collator, texts, ARRAY_COUNT(texts), order);
	assert_int_equal(order[0], 4);
	assert_true(order[1] == 1 && order[2] == 3 && order[3] == 0 && order[4] == 2);
	collator_order(collator, texts, 0, order);
	collator_free(collator);
}

static void long_texts_are_no_matter(void **state)
{
	struct collator *collator = collator_new(&language_uz, NULL);
	struct strbuf text = STRBUF_INIT, key = STRBUF_INIT;

	(void)state;
	for (size_t i = 0; i < 100000; i++)
		strbuf_add_string(&text, "oʻ");
	collator_add_key(collator, strbuf_slice(&text), &key);
	assert_true(key.bytes > 0 && key.bytes < 100000);
	collator_add_key(collator, SLICE("\xff\xc3"), &key);
	strbuf_release(&text);
	strbuf_release(&key);
	collator_free(collator);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digraphs_of_uzbek_stand_behind_z),
		cmocka_unit_test(any_mark_is_that_of_the_letter),
		cmocka_unit_test(cyrillic_ends_in_the_four_letters_of_its_own),
		cmocka_unit_test(one_order_serves_both_scripts),
		cmocka_unit_test(numbers_go_by_their_value),
		cmocka_unit_test(equal_texts_keep_their_order),
		cmocka_unit_test(long_texts_are_no_matter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
