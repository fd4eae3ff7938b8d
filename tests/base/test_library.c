/*
 * Shared libraries that are opened when they are first wanted.
 */
#include <config.h>

#include "base/library.h"

#include "tests/cmocka.h"

static struct {
	double (*cosine)(double);
	double (*sine)(double);
} mathematics;

static const struct library_symbol symbols[] = {
	{ "cos", &mathematics.cosine },
	{ "sin", &mathematics.sine },
};

static const struct library_symbol wrong_symbols[] = { { "no_such_function", &mathematics.cosine } };

static void the_first_file_that_is_there_gives_its_functions(void **state)
{
	static const char *const files[] = { "libabsent.so.9", "libm.so.6", NULL };
	struct library library = { "libm", "libc6", files, symbols, 2, NULL, false };
	struct error err = ERROR_INIT;

	(void)state;
	assert_true(library_open(&library, &err));
	assert_true(library_open(&library, &err));
	assert_true(mathematics.cosine(0) == 1.0);
	assert_true(mathematics.sine(0) == 0.0);
}

static int made_ready;

static void make_ready(void)
{
	made_ready++;
	assert_true(mathematics.cosine != NULL);
}

static void it_is_made_ready_once_and_before_it_is_used(void **state)
{
	static const char *const files[] = { "libm.so.6", NULL };
	struct library library = { "libm", "libc6", files, symbols, 2, make_ready, false };

	(void)state;
	assert_true(library_open(&library, NULL));
	assert_true(library_open(&library, NULL));
	assert_int_equal(made_ready, 1);
}

static void a_missing_library_is_an_error_that_says_what_to_install(void **state)
{
	static const char *const files[] = { "libabsent.so.9", NULL };
	struct library library = { "libabsent", "libabsent9", files, symbols, 2, NULL, false };
	struct error err = ERROR_INIT;

	(void)state;
	assert_false(library_open(&library, &err));
	assert_int_equal(err.kind, ERROR_UNSUPPORTED);
	assert_string_equal(err.message, "libabsent is needed for this: install it (Debian: libabsent9)");
	error_clear(&err);
	assert_false(library_open(&library, NULL));
}

static void a_library_without_the_function_is_as_good_as_none(void **state)
{
	static const char *const files[] = { "libm.so.6", NULL };
	struct library library = { "libm", "libc6", files, wrong_symbols, 1, NULL, false };
	struct error err = ERROR_INIT;

	(void)state;
	assert_false(library_open(&library, &err));
	assert_int_equal(err.kind, ERROR_UNSUPPORTED);
	error_clear(&err);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_file_that_is_there_gives_its_functions),
		cmocka_unit_test(it_is_made_ready_once_and_before_it_is_used),
		cmocka_unit_test(a_missing_library_is_an_error_that_says_what_to_install),
		cmocka_unit_test(a_library_without_the_function_is_as_good_as_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
