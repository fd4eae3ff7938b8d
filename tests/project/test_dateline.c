/*
 * test_dateline -- a paragraph that says a day and little else tells when a text was published.
 */
#include <config.h>

#include "project/dateline.h"

#include "tests/cmocka.h"

static void a_day_by_itself_is_a_dateline(void **state)
{
	(void)state;
	assert_int_equal(dateline_read(&language_ru, SLICE("15 ноября 2024 года")), 20241115);
	assert_int_equal(dateline_read(&language_ru, SLICE("15.11.2024")), 20241115);
	assert_int_equal(dateline_read(&language_uz, SLICE("2024-yil 15-noyabr")), 20241115);
	assert_int_equal(dateline_read(&language_uz_cyrl, SLICE("2024 йил 15 ноябрь")), 20241115);
	assert_int_equal(dateline_read(&language_en, SLICE("November 15, 2024")), 20241115);
}

static void a_town_or_a_word_may_stand_beside_it(void **state)
{
	(void)state;
	assert_int_equal(dateline_read(&language_uz, SLICE("Toshkent, 2024-yil 15-noyabr")), 20241115);
	assert_int_equal(dateline_read(&language_ru, SLICE("Опубликовано: 15 ноября 2024 года, 14:30")),
			 20241115);
}

static void a_day_that_a_sentence_speaks_of_is_none(void **state)
{
	(void)state;
	assert_int_equal(
		dateline_read(&language_en, SLICE("On November 15, 2024 the Ombudsman met the guests.")), 0);
	assert_int_equal(dateline_read(&language_ru, SLICE("15 ноября")), 0);
	assert_int_equal(dateline_read(&language_ru, SLICE("15–17 ноября 2024 года")), 0);
	assert_int_equal(dateline_read(&language_ru, SLICE("15 ноября 2024 года, 16 ноября 2024 года")), 0);
	assert_int_equal(dateline_read(&language_ru, SLICE("Омбудсман")), 0);
	assert_int_equal(dateline_read(&language_ru, SLICE("")), 0);
}

/* 03/04 may be of March or April. */
static void a_day_that_can_be_read_in_two_ways_is_none(void **state)
{
	(void)state;
	assert_int_equal(dateline_read(&language_en, SLICE("03/04/2024")), 0);
}

static void the_path_comes_first(void **state)
{
	struct unit unit = { .source = SLICE("15 ноября 2024 года") };
	struct catalog catalog = { .units = &unit, .count = 1 };
	struct day_range days = dateline_of_catalog("2022/visit.po", &language_ru, &catalog);

	(void)state;
	assert_int_equal(days.from, 20220101);
	assert_int_equal(days.until, 20221231);
	days = dateline_of_catalog("visit.po", &language_ru, &catalog);
	assert_int_equal(days.from, 20241115);
	assert_int_equal(days.until, 20241115);
	days = dateline_of_catalog("visit.po", NULL, &catalog);
	assert_int_equal(days.from, day_today());
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_by_itself_is_a_dateline),
		cmocka_unit_test(a_town_or_a_word_may_stand_beside_it),
		cmocka_unit_test(a_day_that_a_sentence_speaks_of_is_none),
		cmocka_unit_test(a_day_that_can_be_read_in_two_ways_is_none),
		cmocka_unit_test(the_path_comes_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
