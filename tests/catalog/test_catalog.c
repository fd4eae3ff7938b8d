/*
 * test_catalog -- catalogs are read and written without loss.
 */
#include <config.h>

#include "catalog/catalog.h"

#include "tests/cmocka.h"

#define HEADER                               \
	"msgid \"\"\n"                       \
	"msgstr \"\"\n"                      \
	"\"Language: uz\\n\"\n"              \
	"\"Content-Type: text/plain; charset=UTF-8\\n\"\n"

static void read_catalog(struct catalog *catalog, struct slice file)
{
	struct error err = ERROR_INIT;

	catalog_init(catalog);
	if (!catalog_read(catalog, "test.po", file, &err))
		fail_msg("line %zu: %s", err.line, err.message);
}

static void expect_printed(const struct catalog *catalog, struct slice wanted)
{
	struct strbuf out = STRBUF_INIT;

	assert_true(catalog_print(catalog, &out, NULL));
	assert_int_equal(out.bytes, wanted.bytes);
	assert_memory_equal(out.data, wanted.data, wanted.bytes);
	strbuf_release(&out);
}

static void expect_same_bytes(struct slice file)
{
	struct catalog catalog;

	read_catalog(&catalog, file);
	expect_printed(&catalog, file);
	catalog_release(&catalog);
}

static void expect_refusal(struct slice file, size_t line, const char *part)
{
	struct catalog catalog;
	struct error err = ERROR_INIT;

	catalog_init(&catalog);
	assert_false(catalog_read(&catalog, "test.po", file, &err));
	assert_string_equal(err.file, "test.po");
	if (err.line != line || !strstr(err.message, part))
		fail_msg("line %zu: %s", err.line, err.message);
	assert_int_equal(catalog.count, 0);
	error_clear(&err);
	catalog_release(&catalog);
}

static void an_untouched_catalog_is_the_same_bytes(void **state)
{
	(void)state;
	expect_same_bytes(SLICE(""));
	expect_same_bytes(SLICE("# only a comment"));
	expect_same_bytes(SLICE("\xef\xbb\xbfmsgid \"a\"\r\nmsgstr \"b\"\r\n"));
	expect_same_bytes(SLICE("\n\n#, markdown-text,fuzzy\n#!x\nmsgid  \"a\" \"b\"\n\"c\"\nmsgstr\"\"  \n\n# end\n"));
	expect_same_bytes(SLICE("#~ msgid \"a\"\n#~ msgstr \"b\"\n\n#~| msgid \"x\"\n#~ msgid \"c\"\n#~ msgstr \"d\""));
	expect_same_bytes(SLICE("msgid \"a\" msgstr \"b\" msgid \"c\" msgstr \"d\" # e"));
}

static void bytes_in_another_charset_come_back(void **state)
{
	static const char file[] = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=CP1251\\n\"\n\n"
				   "msgid \"yes\"\nmsgstr \"\xe4\xe0\"\n";
	struct catalog catalog;
	struct strbuf out = STRBUF_INIT;
	struct error err = ERROR_INIT;

	(void)state;
	expect_same_bytes(slice_of(file));
	read_catalog(&catalog, slice_of(file));
	assert_true(slice_is(unit_target(&catalog.units[0]), "да"));
	catalog_set_target(&catalog, 0, 0, SLICE("нет"));
	assert_true(catalog_print(&catalog, &out, &err));
	assert_non_null(strstr(out.data, "msgstr \"\xed\xe5\xf2\"\n"));
	catalog_set_target(&catalog, 0, 0, SLICE("қ"));
	strbuf_clear(&out);
	assert_false(catalog_print(&catalog, &out, &err));
	assert_non_null(strstr(err.message, "қ"));
	error_clear(&err);
	strbuf_release(&out);
	catalog_release(&catalog);
}

/* What the header says and what it has to say once the target is "қ". */
static void a_charset_behind_an_escape_is_refused(void **state)
{
	static const char file[] = "msgid \"\"\nmsgstr \"Content-Type: text/plain; \\x41charset=CP1251\\n\"\n\n"
				   "msgid \"a\"\nmsgstr \"\xe4\xe0\"\n";
	struct catalog catalog;
	struct error err = ERROR_INIT;

	(void)state;
	catalog_init(&catalog);
	assert_false(catalog_read(&catalog, "a.po", slice_of(file), &err));
	assert_non_null(strstr(err.message, "not plainly written"));
	error_clear(&err);
}

static void expect_charset(const char *before, const char *after)
{
	struct catalog catalog;
	struct strbuf wanted = STRBUF_INIT;

	read_catalog(&catalog, slice_of(before));
	catalog_set_target(&catalog, 0, 0, SLICE("қ"));
	strbuf_addf(&wanted, "%smsgid \"yes\"\nmsgstr \"қ\"\n", after);
	expect_printed(&catalog, strbuf_slice(&wanted));
	strbuf_release(&wanted);
	catalog_release(&catalog);
}

static void a_header_that_promises_less_is_corrected_to_utf8(void **state)
{
#define YES "msgid \"yes\"\nmsgstr \"\"\n"
#define TYPE(charset) "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=" charset "\\n\"\n\n"
	(void)state;
	expect_charset(TYPE("ASCII") YES, TYPE("UTF-8"));
	expect_charset(TYPE("CHARSET") YES, TYPE("UTF-8"));
	expect_charset(TYPE("KOI8-R") YES, TYPE("UTF-8"));
	expect_charset(TYPE("utf-8") YES, TYPE("utf-8"));
	expect_charset("msgid \"\"\nmsgstr \"Language: uz\\n\"\n\n" YES,
		       "msgid \"\"\nmsgstr \"\"\n\"Language: uz\\n\"\n"
		       "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n");
	expect_charset(YES, TYPE("UTF-8"));
}

static void a_header_stays_while_all_new_text_is_ascii(void **state)
{
	struct catalog catalog;

	(void)state;
	read_catalog(&catalog, SLICE(TYPE("CHARSET") YES));
	catalog_set_target(&catalog, 0, 0, SLICE("ha"));
	expect_printed(&catalog, SLICE(TYPE("CHARSET") "msgid \"yes\"\nmsgstr \"ha\"\n"));
	catalog_release(&catalog);
}

static void a_unit_is_read_whole(void **state)
{
	struct catalog catalog;
	const struct unit *unit;

	(void)state;
	read_catalog(&catalog, SLICE(HEADER "\n# note\n#\n#  two\n#. type: p\n#: a:1\n#: b:2\n"
					    "#, fuzzy, c-format,max-length:40\n#| msgctxt \"k\"\n#| msgid \"o\\tld\"\n"
					    "msgctxt \"c\"\nmsgid \"one\"\nmsgid_plural \"many\"\n"
					    "msgstr[0] \"\"\n\"бир\\n\"\n\"икки\"\nmsgstr[1] \"\\x41\\101\"\n"));
	assert_int_equal(catalog.count, 1);
	unit = &catalog.units[0];
	assert_true(slice_is(unit->notes, "note\n\n two"));
	assert_true(slice_is(unit->extracted, "type: p"));
	assert_true(slice_is(unit_type(unit), "p"));
	assert_true(slice_is(unit->references, "a:1\nb:2"));
	assert_true(slice_is(unit->flag_names, "c-format, max-length:40"));
	assert_int_equal(unit->flags, UNIT_FUZZY);
	assert_true(slice_is(unit->previous_context, "k"));
	assert_true(slice_is(unit->previous_source, "o\tld"));
	assert_true(slice_is(unit->context, "c"));
	assert_true(slice_is(unit->source_plural, "many"));
	assert_int_equal(unit->target_count, 2);
	assert_true(slice_is(unit->targets[0], "бир\nикки"));
	assert_true(slice_is(unit->targets[1], "AA"));
	assert_int_equal(unit->line, 15);
	catalog_release(&catalog);
}

static void only_a_changed_unit_is_written_anew(void **state)
{
	struct catalog catalog;

	(void)state;
	read_catalog(&catalog, SLICE("msgid  \"a\"\nmsgstr  \"b\"\n\n\n#: y  x\nmsgid  \"c\"\nmsgstr  \"d\"\n"));
	catalog_set_target(&catalog, 0, 0, SLICE("b"));
	catalog_set_target(&catalog, 1, 0, SLICE("say \"e\""));
	expect_printed(&catalog, SLICE("msgid  \"a\"\nmsgstr  \"b\"\n\n\n#: y x\nmsgid \"c\"\nmsgstr \"say \\\"e\\\"\"\n"));
	catalog_release(&catalog);
}

static void a_changed_unit_keeps_the_line_ends_of_its_file(void **state)
{
	struct catalog catalog;

	(void)state;
	read_catalog(&catalog, SLICE("msgid \"a\"\r\nmsgstr \"b\""));
	catalog_set_target(&catalog, 0, 0, SLICE("c\nd"));
	catalog_add(&catalog, &(struct unit){ .source = SLICE("x"), .notes = SLICE("n") });
	expect_printed(&catalog, SLICE("msgid \"a\"\r\nmsgstr \"\"\r\n\"c\\n\"\r\n\"d\"\r\n"
				       "\r\n# n\r\nmsgid \"x\"\r\nmsgstr \"\"\r\n"));
	catalog_release(&catalog);
}

static void header_fields_are_found_replaced_and_added(void **state)
{
	struct catalog catalog;

	(void)state;
	read_catalog(&catalog, SLICE(HEADER));
	assert_ptr_equal(catalog_language(&catalog), &language_uz);
	assert_null(catalog_source_language(&catalog));
	catalog_set_header(&catalog, "Language", SLICE("ru"));
	catalog_set_header(&catalog, "X-Source-Language", SLICE("en"));
	assert_ptr_equal(catalog_language(&catalog), &language_ru);
	assert_ptr_equal(catalog_source_language(&catalog), &language_en);
	expect_printed(&catalog, SLICE("msgid \"\"\nmsgstr \"\"\n\"Language: ru\\n\"\n"
				       "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
				       "\"X-Source-Language: en\\n\"\n"));
	catalog_release(&catalog);
}

static void a_fuzzy_mark_comes_and_goes_with_what_it_was_made_for(void **state)
{
	struct catalog catalog;

	(void)state;
	read_catalog(&catalog, SLICE("msgid \"a\"\nmsgstr \"b\"\n"));
	catalog_mark_fuzzy(&catalog, 0, SLICE("old"));
	expect_printed(&catalog, SLICE("#, fuzzy\n#| msgid \"old\"\nmsgid \"a\"\nmsgstr \"b\"\n"));
	catalog_clear_fuzzy(&catalog, 0);
	expect_printed(&catalog, SLICE("msgid \"a\"\nmsgstr \"b\"\n"));
	catalog_release(&catalog);
}

static void units_are_found_by_context_and_source(void **state)
{
	struct catalog catalog;
	size_t added;

	(void)state;
	read_catalog(&catalog, SLICE(HEADER "msgid \"a\"\nmsgstr \"\"\nmsgctxt \"\"\nmsgid \"a\"\nmsgstr \"\"\n"));
	assert_int_equal(catalog_find(&catalog, SLICE_NONE, SLICE("a")), 0);
	assert_int_equal(catalog_find(&catalog, SLICE(""), SLICE("a")), 1);
	assert_true(catalog_find(&catalog, SLICE("x"), SLICE("a")) == CATALOG_NOT_FOUND);
	added = catalog_add(&catalog, &(struct unit){ .source = SLICE("new") });
	assert_int_equal(catalog_find(&catalog, SLICE_NONE, SLICE("new")), added);
	catalog_release(&catalog);
}

static void what_is_no_catalog_is_refused_with_its_line(void **state)
{
	(void)state;
	expect_refusal(SLICE("msgid \"a\"\nmsgstr \"b\n"), 2, "ends inside a string");
	expect_refusal(SLICE("msgid \"a\"\nmsgstr \"b"), 2, "ends inside a string");
	expect_refusal(SLICE("msgid \"a\"\n\nmsgid \"b\"\nmsgstr \"\"\n"), 3, "'msgstr'");
	expect_refusal(SLICE("msgid \"a\"\n# x\nmsgstr \"b\"\n"), 2, "a comment");
	expect_refusal(SLICE("msgid \"a\"\nmsgstr \"b\"\n<<<<<<< HEAD\nmsgid"), 3, "merge-conflict");
	expect_refusal(SLICE("msgid \"a\"\n=======\nmsgstr \"b\"\n"), 2, "merge-conflict");
	expect_refusal(SLICE("msgid \"a\\0\"\nmsgstr \"b\"\n"), 1, "NUL");
	expect_refusal(SLICE("msgid \"a\"\nmsgstr \"\0\"\n"), 2, "NUL");
	expect_refusal(SLICE("msgid \"a\\q\"\nmsgstr \"b\"\n"), 1, "'\\q'");
	expect_refusal(SLICE("msgid \"a\"\nmsgstr \"\\xd2\"\n\"b\"\n"), 2, "escaped bytes");
	expect_refusal(SLICE("msgid \"a\"\n#~ msgstr \"b\"\n"), 2, "#~");
	expect_refusal(SLICE("msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[1] \"\"\n"), 3, "msgstr[0]");
	expect_refusal(SLICE("domain \"x\"\n"), 1, "domains");
	expect_refusal(SLICE("\nhello\n"), 2, "'hello'");
	expect_refusal(SLICE("msgid \"\xe9\"\nmsgstr \"b\"\n"), 1, "UTF-8");
	expect_refusal(SLICE("msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=klingon\\n\"\n"
			     "msgid \"\xe9\"\nmsgstr \"b\"\n"),
		       3, "'klingon'");
}

static void twins_are_refused_with_both_places(void **state)
{
	(void)state;
	expect_refusal(SLICE("msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"b\"\n"), 4, "line 1");
	expect_refusal(SLICE("msgid \"a\"\nmsgstr \"b\"\n\n#~ msgid \"a\"\n#~ msgstr \"b\"\n"), 4, "line 1");
}

static void limits_are_named(void **state)
{
	static const char file[] = "msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"c\"\nmsgstr \"d\"\n";
	const struct catalog_limits limits[] = { { 10, 9, 99 }, { 99, 1, 99 }, { 99, 9, 5 } };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct catalog catalog;
		struct error err = ERROR_INIT;

		catalog_init(&catalog);
		catalog.limits = limits[i];
		assert_false(catalog_read(&catalog, "test.po", slice_of(file), &err));
		assert_int_equal(err.kind, ERROR_LIMIT);
		error_clear(&err);
		catalog_release(&catalog);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_untouched_catalog_is_the_same_bytes),
		cmocka_unit_test(bytes_in_another_charset_come_back),
		cmocka_unit_test(a_charset_behind_an_escape_is_refused),
		cmocka_unit_test(a_header_that_promises_less_is_corrected_to_utf8),
		cmocka_unit_test(a_header_stays_while_all_new_text_is_ascii),
		cmocka_unit_test(a_unit_is_read_whole),
		cmocka_unit_test(only_a_changed_unit_is_written_anew),
		cmocka_unit_test(a_changed_unit_keeps_the_line_ends_of_its_file),
		cmocka_unit_test(header_fields_are_found_replaced_and_added),
		cmocka_unit_test(a_fuzzy_mark_comes_and_goes_with_what_it_was_made_for),
		cmocka_unit_test(units_are_found_by_context_and_source),
		cmocka_unit_test(what_is_no_catalog_is_refused_with_its_line),
		cmocka_unit_test(twins_are_refused_with_both_places),
		cmocka_unit_test(limits_are_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
