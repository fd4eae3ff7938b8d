/*
 * test_update -- a new extraction loses no work.
 */
#include <config.h>

#include "catalog/update.h"

#include "tests/cmocka.h"

static void expect_update(const char *old, const char *fresh, const char *wanted,
			  const size_t counts[UPDATE_KINDS])
{
	struct catalog catalog, extraction;
	struct update_report report = UPDATE_REPORT_INIT;
	struct strbuf out = STRBUF_INIT;

	catalog_init(&catalog);
	catalog_init(&extraction);
	assert_true(catalog_read(&catalog, "old.po", slice_of(old), NULL));
	assert_true(catalog_read(&extraction, "new.pot", slice_of(fresh), NULL));
	catalog_update(&catalog, &extraction, NULL, &report);
	assert_true(catalog_print(&catalog, &out, NULL));
	assert_string_equal(out.data, wanted);
	assert_memory_equal(report.counts, counts, sizeof(report.counts));
	assert_int_equal(report.changed, strcmp(old, wanted) != 0);
	strbuf_release(&out);
	update_report_release(&report);
	catalog_release(&extraction);
	catalog_release(&catalog);
}

static const char old[] = "msgid \"\"\nmsgstr \"POT-Creation-Date: 1\\n\"\n\n"
			  "# mine\n#: a:1\nmsgid  \"One fine day in May\"\nmsgstr \"bir\"\n\n"
			  "#: a:2\nmsgid \"Two\"\nmsgstr \"ikki\"\n\n"
			  "#~ msgid \"Three\"\n#~ msgstr \"uch\"\n";

static void what_did_not_change_is_the_same_bytes(void **state)
{
	(void)state;
	expect_update(old,
		      "msgid \"\"\nmsgstr \"POT-Creation-Date: 2\\n\"\n\n"
		      "#: a:1\nmsgid \"One fine day in May\"\nmsgstr \"\"\n\n#: a:2\nmsgid \"Two\"\nmsgstr \"\"\n",
		      old, (const size_t[UPDATE_KINDS]){ [UPDATE_KEPT] = 2 });
}

/* msgcat wraps references at spaces. */
static void references_that_were_wrapped_are_the_same(void **state)
{
	static const char wrapped[] = "msgid \"\"\nmsgstr \"POT-Creation-Date: 1\\n\"\n\n"
				      "#: a:1\n#: b:2\nmsgid \"One\"\nmsgstr \"bir\"\n";

	(void)state;
	expect_update(wrapped,
		      "msgid \"\"\nmsgstr \"POT-Creation-Date: 2\\n\"\n\n"
		      "#: a:1 b:2\nmsgid \"One\"\nmsgstr \"\"\n",
		      wrapped, (const size_t[UPDATE_KINDS]){ [UPDATE_KEPT] = 1 });
}

static void what_vanished_is_obsolete_and_what_returned_lives(void **state)
{
	(void)state;
	expect_update(old, "msgid \"\"\nmsgstr \"POT-Creation-Date: 2\\n\"\n\n#: a:1\nmsgid \"Three\"\nmsgstr \"\"\n",
		      "msgid \"\"\nmsgstr \"POT-Creation-Date: 2\\n\"\n\n"
		      "#: a:1\nmsgid \"Three\"\nmsgstr \"uch\"\n\n"
		      "# mine\n#~ msgid \"One fine day in May\"\n#~ msgstr \"bir\"\n\n"
		      "#~ msgid \"Two\"\n#~ msgstr \"ikki\"\n",
		      (const size_t[UPDATE_KINDS]){ [UPDATE_REVIVED] = 1, [UPDATE_GONE] = 2 });
}

static void an_edited_unit_gets_the_old_target_as_fuzzy(void **state)
{
	(void)state;
	expect_update(old,
		      "#: a:1\nmsgid \"Zero\"\nmsgstr \"\"\n\n"
		      "#: a:2\nmsgid \"One fine day in June\"\nmsgstr \"\"\n\n#: a:2\nmsgid \"Two\"\nmsgstr \"\"\n",
		      "msgid \"\"\nmsgstr \"POT-Creation-Date: 1\\n\"\n\n"
		      "#: a:1\nmsgid \"Zero\"\nmsgstr \"\"\n\n"
		      "# mine\n#: a:2\n#, fuzzy\n#| msgid \"One fine day in May\"\n"
		      "msgid \"One fine day in June\"\nmsgstr \"bir\"\n\n"
		      "#: a:2\nmsgid \"Two\"\nmsgstr \"ikki\"\n\n"
		      "#~ msgid \"Three\"\n#~ msgstr \"uch\"\n",
		      (const size_t[UPDATE_KINDS]){ [UPDATE_KEPT] = 1, [UPDATE_EDITED] = 1, [UPDATE_NEW] = 1 });
}

static void a_word_with_another_ending_gets_the_old_target(void **state)
{
	(void)state;
	expect_update("msgid \"Close\"\nmsgstr \"Yopish\"\n\nmsgid \"Open\"\nmsgstr \"Ochish\"\n",
		      "msgid \"Print\"\nmsgstr \"\"\n\nmsgid \"Opens\"\nmsgstr \"\"\n\n"
		      "msgid \"Find\"\nmsgstr \"\"\n",
		      "msgid \"Print\"\nmsgstr \"\"\n\n#, fuzzy\n#| msgid \"Open\"\nmsgid \"Opens\"\n"
		      "msgstr \"Ochish\"\n\nmsgid \"Find\"\nmsgstr \"\"\n\n"
		      "#~ msgid \"Close\"\n#~ msgstr \"Yopish\"\n",
		      (const size_t[UPDATE_KINDS]){ [UPDATE_EDITED] = 1, [UPDATE_NEW] = 2, [UPDATE_GONE] = 1 });
}

static void a_wish_of_the_translator_about_lines_stays(void **state)
{
	(void)state;
	expect_update("#, no-wrap\nmsgid \"a\"\nmsgstr \"b\"\n", "#, c-format\nmsgid \"a\"\nmsgstr \"\"\n",
		      "#, c-format, no-wrap\nmsgid \"a\"\nmsgstr \"b\"\n",
		      (const size_t[UPDATE_KINDS]){ [UPDATE_KEPT] = 1 });
	expect_update("#, no-wrap\nmsgid \"a\"\nmsgstr \"b\"\n", "msgid \"a\"\nmsgstr \"\"\n",
		      "#, no-wrap\nmsgid \"a\"\nmsgstr \"b\"\n", (const size_t[UPDATE_KINDS]){ [UPDATE_KEPT] = 1 });
}

/* What `msgmerge --previous` of gettext 0.21 makes of the same two files. */
static void a_simple_case_comes_out_as_with_msgmerge(void **state)
{
	static const char before[] =
		"msgid \"\"\n"
		"msgstr \"\"\n"
		"\"POT-Creation-Date: 1\\n\"\n"
		"\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
		"\n"
		"# mine\n"
		"#: a:1\n"
		"msgid \"One fine day in May\"\n"
		"msgstr \"May oyining bir kuni\"\n"
		"\n"
		"#: a:2\n"
		"msgid \"Two\"\n"
		"msgstr \"ikki\"\n"
		"\n"
		"#: a:3\n"
		"msgid \"Three\"\n"
		"msgstr \"uch\"\n";
	static const char template[] =
		"msgid \"\"\n"
		"msgstr \"\"\n"
		"\"POT-Creation-Date: 2\\n\"\n"
		"\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
		"\n"
		"#: a:1\n"
		"msgid \"One fine day in June\"\n"
		"msgstr \"\"\n"
		"\n"
		"#: a:5\n"
		"msgid \"Two\"\n"
		"msgstr \"\"\n"
		"\n"
		"#: a:6\n"
		"msgid \"Nothing like the others\"\n"
		"msgstr \"\"\n";
	static const char merged[] =
		"msgid \"\"\n"
		"msgstr \"\"\n"
		"\"POT-Creation-Date: 2\\n\"\n"
		"\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
		"\n"
		"# mine\n"
		"#: a:1\n"
		"#, fuzzy\n"
		"#| msgid \"One fine day in May\"\n"
		"msgid \"One fine day in June\"\n"
		"msgstr \"May oyining bir kuni\"\n"
		"\n"
		"#: a:5\n"
		"msgid \"Two\"\n"
		"msgstr \"ikki\"\n"
		"\n"
		"#: a:6\n"
		"msgid \"Nothing like the others\"\n"
		"msgstr \"\"\n"
		"\n"
		"#~ msgid \"Three\"\n"
		"#~ msgstr \"uch\"\n";

	(void)state;
	expect_update(before, template, merged,
		      (const size_t[UPDATE_KINDS]){ [UPDATE_KEPT] = 1, [UPDATE_EDITED] = 1, [UPDATE_NEW] = 1,
						    [UPDATE_GONE] = 1 });
}

static void what_was_never_translated_is_dropped(void **state)
{
	(void)state;
	expect_update("msgid \"a\"\nmsgstr \"\"\n", "msgid \"b\"\nmsgstr \"\"\n", "msgid \"b\"\nmsgstr \"\"\n",
		      (const size_t[UPDATE_KINDS]){ [UPDATE_NEW] = 1, [UPDATE_GONE] = 1 });
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_did_not_change_is_the_same_bytes),
		cmocka_unit_test(references_that_were_wrapped_are_the_same),
		cmocka_unit_test(what_vanished_is_obsolete_and_what_returned_lives),
		cmocka_unit_test(an_edited_unit_gets_the_old_target_as_fuzzy),
		cmocka_unit_test(a_word_with_another_ending_gets_the_old_target),
		cmocka_unit_test(a_wish_of_the_translator_about_lines_stays),
		cmocka_unit_test(a_simple_case_comes_out_as_with_msgmerge),
		cmocka_unit_test(what_was_never_translated_is_dropped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
