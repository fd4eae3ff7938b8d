/*
 * test_sha1 -- texts get the names that git gives them.
 */
#include <config.h>

#include "base/sha1.h"

#include "base/strbuf.h"
#include "tests/cmocka.h"

static void expect_id(struct slice bytes, const char *wanted)
{
	char digits[BLOB_ID_DIGITS + 1];

	blob_id(bytes, digits);
	assert_string_equal(digits, wanted);
}

/* What `git hash-object --stdin` says. */
static void a_text_has_the_name_that_git_gives_it(void **state)
{
	(void)state;
	expect_id(SLICE(""), "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
	expect_id(SLICE("hello\n"), "ce013625030ba8dba906f756967f9e9ca394464a");
	expect_id(SLICE("what is up, doc?"), "bd9dbf5aae1a3862dd1526723246b20206e5fc37");
}

/* Around the ends of blocks, where the padding needs another one. */
static void texts_of_any_length_have_names_of_their_own(void **state)
{
	char before[BLOB_ID_DIGITS + 1] = "", digits[BLOB_ID_DIGITS + 1];
	struct strbuf text = STRBUF_INIT;

	(void)state;
	for (int i = 0; i < 200; i++) {
		blob_id(strbuf_slice(&text), digits);
		assert_int_equal(strlen(digits), BLOB_ID_DIGITS);
		assert_string_not_equal(digits, before);
		memcpy(before, digits, sizeof(before));
		strbuf_add_byte(&text, 'a');
	}
	strbuf_truncate(&text, 56);
	expect_id(strbuf_slice(&text), "1f973e890f52da1f22fa7e5620a628bc4ee74cb3");
	strbuf_truncate(&text, 47);
	expect_id(strbuf_slice(&text), "5e3bf7e629b4908cce461530c17a64365cb47303");
	strbuf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_has_the_name_that_git_gives_it),
		cmocka_unit_test(texts_of_any_length_have_names_of_their_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
