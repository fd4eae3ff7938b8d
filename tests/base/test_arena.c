/*
 * arena: what dies together lives together.
 */
#include <config.h>

#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/cmocka.h"

static void what_is_given_is_apart_and_aligned(void **state)
{
	struct arena arena = ARENA_INIT;
	unsigned char *given[2000];

	(void)state;
	for (size_t i = 0; i < 2000; i++) {
		given[i] = arena_alloc(&arena, i % 97);
		assert_non_null(given[i]);
		assert_int_equal((uintptr_t)given[i] % _Alignof(max_align_t), 0);
		memset(given[i], (int)(i % 251), i % 97);
	}
	for (size_t i = 0; i < 2000; i++)
		for (size_t k = 0; k < i % 97; k++)
			assert_int_equal(given[i][k], i % 251);
	arena_release(&arena);
	assert_int_equal(arena.total_bytes, 0);
}

static void large_and_small_stand_beside_each_other(void **state)
{
	struct arena arena = ARENA_INIT;
	char *small = arena_string(&arena, SLICE("small"));
	char *large = arena_zeroed(&arena, 3 << 20, 1);

	(void)state;
	for (size_t i = 0; i < (size_t)3 << 20; i += 4093)
		assert_int_equal(large[i], 0);
	memset(large, 'x', (size_t)3 << 20);
	assert_string_equal(small, "small");
	assert_string_equal(arena_printf(&arena, "%d-%s", 7, "b"), "7-b");
	assert_true(arena.total_bytes >= (size_t)3 << 20);
	arena_release(&arena);
}

static void copies_end_and_none_stays_none(void **state)
{
	struct arena arena = ARENA_INIT;
	struct slice copy = arena_copy(&arena, SLICE("a\0b"));

	(void)state;
	assert_int_equal(copy.bytes, 3);
	assert_memory_equal(copy.data, "a\0b", 4);
	assert_null(arena_copy(&arena, SLICE_NONE).data);
	assert_string_equal(arena_string(&arena, SLICE_NONE), "");
	arena_release(&arena);
	assert_string_equal(arena_string(&arena, SLICE("again")), "again");
	arena_release(&arena);
}

/* Sizes that overflow are no small allocation but the end, with status 2. */
static void a_size_that_overflows_ends_the_process(void **state)
{
	pid_t child;
	int status;

	(void)state;
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		struct arena arena = ARENA_INIT;

		close(STDERR_FILENO);
		(void)arena_zeroed(&arena, SIZE_MAX / 2, 3);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_given_is_apart_and_aligned),
		cmocka_unit_test(large_and_small_stand_beside_each_other),
		cmocka_unit_test(copies_end_and_none_stays_none),
		cmocka_unit_test(a_size_that_overflows_ends_the_process),
	};

	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
