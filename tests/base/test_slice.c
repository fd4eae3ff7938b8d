/*
 * slice: looking at bytes without owning them.
 */
#include <config.h>

#include "base/slice.h"

#include <stdint.h>

#include "tests/cmocka.h"

static void a_missing_slice_equals_an_empty_one(void **state)
{
	(void)state;
	assert_true(slice_equal(SLICE_NONE, SLICE("")));
	assert_false(slice_equal(SLICE_NONE, SLICE("a")));
}

static void comparing_orders_by_bytes_then_by_length(void **state)
{
	(void)state;
	assert_true(slice_compare(SLICE("a"), SLICE("b")) < 0);
	assert_true(slice_compare(SLICE("ab"), SLICE("a")) > 0);
	assert_int_equal(slice_compare(SLICE(""), SLICE_NONE), 0);
	assert_true(slice_compare(SLICE("z"), SLICE("ў")) < 0);
}

static void ascii_case_is_folded_and_nothing_else(void **state)
{
	(void)state;
	assert_true(slice_equal_ascii_case(SLICE("UTF-8"), SLICE("utf-8")));
	assert_false(slice_equal_ascii_case(SLICE("Ў"), SLICE("ў")));
	assert_false(slice_equal_ascii_case(SLICE("@"), SLICE("`")));
}

static void finding_starts_where_it_is_told(void **state)
{
	(void)state;
	assert_int_equal(slice_find(SLICE("abcabc"), SLICE("bc"), 0), 1);
	assert_int_equal(slice_find(SLICE("abcabc"), SLICE("bc"), 2), 4);
	assert_true(slice_find(SLICE("abcabc"), SLICE("bc"), 5) == SIZE_MAX);
	assert_true(slice_find(SLICE("a"), SLICE("a"), 2) == SIZE_MAX);
	assert_int_equal(slice_find(SLICE("a"), SLICE(""), 1), 1);
}

static void parts_are_clamped(void **state)
{
	(void)state;
	assert_true(slice_is(slice_part(SLICE("abc"), 1, 99), "bc"));
	assert_int_equal(slice_part(SLICE("abc"), 5, 2).bytes, 0);
	assert_int_equal(slice_part(SLICE_NONE, 0, 5).bytes, 0);
}

static void lines_end_with_lf_or_crlf_or_the_text(void **state)
{
	struct slice rest = SLICE("a\r\n\nb"), line;

	(void)state;
	assert_true(slice_next_line(&rest, &line) && slice_is(line, "a"));
	assert_true(slice_next_line(&rest, &line) && slice_is(line, ""));
	assert_true(slice_next_line(&rest, &line) && slice_is(line, "b"));
	assert_false(slice_next_line(&rest, &line));
}

static void fields_keep_the_empty_one_at_the_end(void **state)
{
	struct slice rest = SLICE("a,"), field;

	(void)state;
	assert_true(slice_next_field(&rest, ',', &field) && slice_is(field, "a"));
	assert_true(slice_next_field(&rest, ',', &field) && slice_is(field, ""));
	assert_false(slice_next_field(&rest, ',', &field));
}

static void trimming_takes_ascii_space_and_keeps_nbsp(void **state)
{
	(void)state;
	assert_true(slice_is(slice_trim(SLICE(" \t\r\na b\f")), "a b"));
	assert_true(slice_is(slice_trim(SLICE("\u00a0a")), "\u00a0a"));
	assert_int_equal(slice_trim(SLICE("  ")).bytes, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_missing_slice_equals_an_empty_one),
		cmocka_unit_test(comparing_orders_by_bytes_then_by_length),
		cmocka_unit_test(ascii_case_is_folded_and_nothing_else),
		cmocka_unit_test(finding_starts_where_it_is_told),
		cmocka_unit_test(parts_are_clamped),
		cmocka_unit_test(lines_end_with_lf_or_crlf_or_the_text),
		cmocka_unit_test(fields_keep_the_empty_one_at_the_end),
		cmocka_unit_test(trimming_takes_ascii_space_and_keeps_nbsp),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
