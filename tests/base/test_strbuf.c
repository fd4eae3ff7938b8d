/*
 * strbuf, arena and error: text being built, memory that dies together, and
 * sentences about what went wrong.
 */
#include <config.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strbuf.h"

#include <errno.h>
#include <stdlib.h>

#include "tests/cmocka.h"

static void a_strbuf_is_always_terminated(void **state)
{
	struct strbuf text = STRBUF_INIT;
	char *detached;

	(void)state;
	assert_string_equal(text.data, "");
	strbuf_add(&text, SLICE("ab"));
	strbuf_addf(&text, "%d", 42);
	assert_string_equal(text.data, "ab42");
	strbuf_truncate(&text, 1);
	assert_string_equal(text.data, "a");
	strbuf_clear(&text);
	assert_string_equal(text.data, "");
	detached = strbuf_detach(&text);
	assert_string_equal(detached, "");
	assert_int_equal(text.capacity, 0);
	free(detached);
}

static void a_strbuf_holds_any_bytes(void **state)
{
	struct strbuf text = STRBUF_INIT;

	(void)state;
	for (int i = 0; i < 1000; i++)
		strbuf_add_byte(&text, (char)i);
	assert_int_equal(text.bytes, 1000);
	assert_int_equal((unsigned char)text.data[999], 999 & 0xff);
	strbuf_release(&text);
}

static void splicing_replaces_and_keeps_the_rest(void **state)
{
	struct strbuf text = STRBUF_INIT;

	(void)state;
	strbuf_add_string(&text, "one two three");
	strbuf_splice(&text, 4, 7, SLICE("zwei"));
	assert_string_equal(text.data, "one zwei three");
	strbuf_splice(&text, 0, 4, SLICE(""));
	assert_string_equal(text.data, "zwei three");
	strbuf_splice(&text, text.bytes, text.bytes, SLICE("!"));
	assert_string_equal(text.data, "zwei three!");
	strbuf_release(&text);
}

static void codepoints_become_utf8_and_surrogates_do_not(void **state)
{
	struct strbuf text = STRBUF_INIT;

	(void)state;
	strbuf_add_codepoint(&text, 'a');
	strbuf_add_codepoint(&text, 0x2bb);
	strbuf_add_codepoint(&text, 0x2014);
	strbuf_add_codepoint(&text, 0x1f600);
	strbuf_add_codepoint(&text, 0xd800);
	strbuf_add_codepoint(&text, 0x110000);
	assert_string_equal(text.data, "aʻ—😀\ufffd\ufffd");
	strbuf_release(&text);
}

static void an_arena_keeps_what_it_gave(void **state)
{
	struct arena arena = ARENA_INIT;
	char *strings[2000];

	(void)state;
	for (int i = 0; i < 2000; i++)
		strings[i] = arena_printf(&arena, "%d", i);
	memset(arena_alloc(&arena, 5 << 20), 'x', 5 << 20);
	for (int i = 0; i < 2000; i++)
		assert_int_equal(strtol(strings[i], NULL, 10), i);
	assert_null(arena_copy(&arena, SLICE_NONE).data);
	assert_non_null(arena_copy(&arena, SLICE("")).data);
	arena_release(&arena);
	assert_int_equal(arena.total_bytes, 0);
}

static void an_error_says_what_was_being_done_first(void **state)
{
	struct error err = ERROR_INIT;

	(void)state;
	errno = ENOENT;
	assert_false(error_system(&err, "cannot open '%s'", "a"));
	assert_false(error_add(&err, "cannot read document '%s'", "a"));
	assert_string_equal(err.message, "cannot read document 'a': cannot open 'a': No such file or directory");
	assert_int_equal(err.kind, ERROR_SYSTEM);
	assert_false(error_at(&err, ERROR_FORMAT, "b.po", 7, "bad"));
	assert_string_equal(err.file, "b.po");
	assert_int_equal(err.line, 7);
	error_clear(&err);
	assert_false(error_is_set(&err));
}

static void nobody_has_to_want_the_error(void **state)
{
	(void)state;
	assert_false(error_set(NULL, ERROR_FORMAT, "x"));
	assert_false(error_add(NULL, "x"));
	assert_false(error_system(NULL, "x"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_strbuf_is_always_terminated),
		cmocka_unit_test(a_strbuf_holds_any_bytes),
		cmocka_unit_test(splicing_replaces_and_keeps_the_rest),
		cmocka_unit_test(codepoints_become_utf8_and_surrogates_do_not),
		cmocka_unit_test(an_arena_keeps_what_it_gave),
		cmocka_unit_test(an_error_says_what_was_being_done_first),
		cmocka_unit_test(nobody_has_to_want_the_error),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
