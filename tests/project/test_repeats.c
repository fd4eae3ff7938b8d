/*
 * repeats: what stands on most pages is no part of an article.
 */
#include <config.h>

#include "project/repeats.h"

#include "tests/cmocka.h"

static void add_page(struct repeats *repeats, const char *one, const char *other)
{
	uint64_t blocks[2] = { repeats_hash(&language_en, slice_of(one)),
			       repeats_hash(&language_en, slice_of(other)) };

	repeats_add(repeats, &language_en, blocks, 2);
}

static bool has(const struct repeats *repeats, const char *text)
{
	return repeats_has(repeats, &language_en, repeats_hash(&language_en, slice_of(text)));
}

static void a_repeat_stands_on_half_of_the_pages(void **state)
{
	struct repeats repeats = REPEATS_INIT;

	(void)state;
	add_page(&repeats, "Menu, home", "One");
	add_page(&repeats, "menu, home", "Two");
	assert_false(has(&repeats, "Menu, home"));
	add_page(&repeats, "MENU, home", "Three");
	assert_true(has(&repeats, "Menu, home"));
	assert_false(has(&repeats, "Three"));
	for (int i = 0; i < 3; i++)
		add_page(&repeats, "Other", "Four");
	assert_true(has(&repeats, "Menu, home"));
	add_page(&repeats, "One more", "Five");
	assert_false(has(&repeats, "Menu, home"));
	repeats_release(&repeats);
}

static void a_page_counts_once(void **state)
{
	struct repeats repeats = REPEATS_INIT;

	(void)state;
	for (int i = 0; i < 2; i++)
		add_page(&repeats, "Twice", "Twice");
	assert_false(has(&repeats, "Twice"));
	repeats_release(&repeats);
}

static void other_figures_are_another_block(void **state)
{
	struct repeats repeats = REPEATS_INIT;

	(void)state;
	add_page(&repeats, "Bulletin 1", "One");
	add_page(&repeats, "Bulletin 2", "Two");
	add_page(&repeats, "Bulletin 3", "Three");
	assert_false(has(&repeats, "Bulletin 3"));
	repeats_release(&repeats);
}

static void languages_are_apart(void **state)
{
	struct repeats repeats = REPEATS_INIT;

	(void)state;
	for (int i = 0; i < 3; i++)
		add_page(&repeats, "2023", "x");
	assert_true(has(&repeats, "2023"));
	assert_false(repeats_has(&repeats, &language_ru, repeats_hash(&language_ru, SLICE("2023"))));
	repeats_release(&repeats);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_repeat_stands_on_half_of_the_pages),
		cmocka_unit_test(a_page_counts_once),
		cmocka_unit_test(other_figures_are_another_block),
		cmocka_unit_test(languages_are_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
