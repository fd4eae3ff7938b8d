/*
 * error: a sentence, where it was found, and what was being done.
 */
#include <config.h>

#include "base/error.h"

#include <errno.h>

#include "tests/cmocka.h"

static void failing_is_one_line(void **state)
{
	struct error err = ERROR_INIT;

	(void)state;
	assert_false(error_is_set(&err));
	assert_false(error_set(&err, ERROR_USAGE, "no %s", "way"));
	assert_true(error_is_set(&err));
	assert_int_equal(err.kind, ERROR_USAGE);
	assert_string_equal(err.message, "no way");
	error_clear(&err);
	assert_false(error_is_set(&err));
}

static void a_later_error_replaces_the_first_with_its_place(void **state)
{
	struct error err = ERROR_INIT;

	(void)state;
	error_at(&err, ERROR_FORMAT, "a.po", 7, "broken");
	assert_string_equal(err.file, "a.po");
	assert_int_equal(err.line, 7);
	error_set(&err, ERROR_LIMIT, "too long");
	assert_null(err.file);
	assert_int_equal(err.line, 0);
	assert_string_equal(err.message, "too long");
	error_clear(&err);
}

static void what_was_being_done_stands_before_what_went_wrong(void **state)
{
	struct error err = ERROR_INIT;

	(void)state;
	error_at(&err, ERROR_FORMAT, "a.po", 7, "broken");
	assert_false(error_add(&err, "cannot read '%s'", "a"));
	assert_string_equal(err.message, "cannot read 'a': broken");
	assert_string_equal(err.file, "a.po");
	assert_int_equal(err.kind, ERROR_FORMAT);
	error_clear(&err);
}

static void the_system_says_why(void **state)
{
	struct error err = ERROR_INIT;

	(void)state;
	errno = ENOSPC;
	assert_false(error_system(&err, "cannot write '%s'", "x"));
	assert_int_equal(err.kind, ERROR_SYSTEM);
	assert_string_equal(err.message, "cannot write 'x': No space left on device");
	error_clear(&err);
}

static void who_does_not_want_to_know_is_not_told(void **state)
{
	(void)state;
	assert_false(error_set(NULL, ERROR_USAGE, "x"));
	assert_false(error_at(NULL, ERROR_USAGE, "x", 1, "x"));
	assert_false(error_add(NULL, "x"));
	errno = EIO;
	assert_false(error_system(NULL, "x"));
}

static void an_error_moves_with_all_it_has(void **state)
{
	struct error from = ERROR_INIT, to = ERROR_INIT;

	(void)state;
	error_set(&to, ERROR_USAGE, "old");
	error_at(&from, ERROR_STORE, "tm.db", 3, "new");
	error_move(&to, &from);
	assert_false(error_is_set(&from));
	assert_string_equal(to.message, "new");
	assert_string_equal(to.file, "tm.db");
	assert_int_equal(to.line, 3);
	error_clear(&to);
	error_clear(&from);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(failing_is_one_line),
		cmocka_unit_test(a_later_error_replaces_the_first_with_its_place),
		cmocka_unit_test(what_was_being_done_stands_before_what_went_wrong),
		cmocka_unit_test(the_system_says_why),
		cmocka_unit_test(who_does_not_want_to_know_is_not_told),
		cmocka_unit_test(an_error_moves_with_all_it_has),
	};

	return cmocka_run_group_tests_name("error", tests, NULL, NULL);
}
