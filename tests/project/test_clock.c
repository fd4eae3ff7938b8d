/*
 * clock: times as they are written, and runs that can be repeated.
 */
#include <config.h>

#include "project/clock.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tests/cmocka.h"

static void expect(int64_t seconds, enum clock_form form, const char *text)
{
	char printed[CLOCK_TEXT_BYTES];

	clock_print(seconds, form, printed);
	assert_string_equal(printed, text);
}

static void each_form_is_in_utc(void **state)
{
	(void)state;
	setenv("TZ", "Asia/Tashkent", 1);
	tzset();
	expect(1700000000, CLOCK_ISO, "2023-11-14T22:13:20Z");
	expect(1700000000, CLOCK_DATE, "2023-11-14");
	expect(1700000000, CLOCK_HEADER, "2023-11-14 22:13+0000");
	expect(951782400, CLOCK_DATE, "2000-02-29");
	expect(-1, CLOCK_ISO, "1969-12-31T23:59:59Z");
	unsetenv("TZ");
	tzset();
}

static void what_no_calendar_holds_is_written_all_the_same(void **state)
{
	char text[CLOCK_TEXT_BYTES];

	(void)state;
	expect(INT64_MAX, CLOCK_DATE, "1970-01-01");
	expect(INT64_MIN, CLOCK_DATE, "1970-01-01");
	clock_print(INT64_C(67767976233532799), CLOCK_ISO,
		    text); /* the last second of the last year that fits */
	assert_true(strlen(text) < CLOCK_TEXT_BYTES);
}

static void a_stated_time_is_the_time(void **state)
{
	(void)state;
	setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
	assert_int_equal(clock_now(), 1700000000);
	setenv("SOURCE_DATE_EPOCH", "0", 1);
	assert_int_equal(clock_now(), 0);
	unsetenv("SOURCE_DATE_EPOCH");
}

static void a_stated_time_that_is_none_counts_for_nothing(void **state)
{
	static const char *const senseless[] = {
		"", " ", "tomorrow", "12x", "-1", "253402300800", "99999999999999999999"
	};
	int64_t before = (int64_t)time(NULL);

	(void)state;
	for (size_t i = 0; i < sizeof(senseless) / sizeof(*senseless); i++) {
		setenv("SOURCE_DATE_EPOCH", senseless[i], 1);
		if (clock_now() < before || clock_now() > before + 600)
			fail_msg("'%s' is taken for a time", senseless[i]);
	}
	unsetenv("SOURCE_DATE_EPOCH");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_form_is_in_utc),
		cmocka_unit_test(what_no_calendar_holds_is_written_all_the_same),
		cmocka_unit_test(a_stated_time_is_the_time),
		cmocka_unit_test(a_stated_time_that_is_none_counts_for_nothing),
	};

	return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}
