/*
 * The rules of xml_read.h: what is read, and what a hostile file is refused for.
 */
#include <config.h>

#include "text/xml_read.h"

#include "base/strbuf.h"
#include "tests/cmocka.h"

static bool begin(void *data, const char *name, const char **attributes)
{
	strbuf_addf(data, "<%s", name);
	for (; attributes[0]; attributes += 2)
		strbuf_addf(data, " %s=%s", attributes[0], attributes[1]);
	strbuf_add_byte(data, '>');
	return true;
}

static bool end(void *data, const char *name)
{
	strbuf_addf(data, "</%s>", name);
	return true;
}

static void text(void *data, struct slice characters)
{
	strbuf_add(data, characters);
}

static bool instruction(void *data, const char *target, const char *content)
{
	strbuf_addf(data, "<?%s %s?>", target, content);
	return true;
}

static const struct xml_handler handler = { begin, end, text, instruction };

static void expect(struct slice xml, const char *events)
{
	struct xml_reader reader;
	struct strbuf seen = STRBUF_INIT;

	assert_true(xml_read_text(&reader, "a.xml", xml, &handler, &seen, NULL));
	assert_string_equal(seen.data, events);
	strbuf_release(&seen);
}

static void expect_refused(struct slice xml, enum error_kind kind, const char *reason)
{
	struct xml_reader reader;
	struct strbuf seen = STRBUF_INIT;
	struct error err = ERROR_INIT;

	assert_false(xml_read_text(&reader, "a.xml", xml, &handler, &seen, &err));
	assert_int_equal(err.kind, kind);
	assert_string_equal(err.file, "a.xml");
	if (!strstr(err.message, reason))
		fail_msg("'%s' does not say '%s'", err.message, reason);
	error_clear(&err);
	strbuf_release(&seen);
}

static void names_lose_their_prefix_and_attributes_keep_it(void **state)
{
	(void)state;
	expect(SLICE("<x:a xml:lang='uz' b='1'>t<c/></x:a>"), "<a xml:lang=uz b=1>t<c></c></a>");
	expect(SLICE("<a><?tarjimon note?><![CDATA[<&>]]></a>"), "<a><?tarjimon note?><&></a>");
}

static void charsets_of_one_byte_and_utf16_are_read(void **state)
{
	(void)state;
	expect(SLICE("<?xml version='1.0' encoding='windows-1251'?><a>\xd2\xe0</a>"), "<a>Та</a>");
	expect(SLICE("\xff\xfe<\0a\0/\0>\0"), "<a></a>");
	expect_refused(SLICE("<?xml version='1.0' encoding='Shift_JIS'?><a/>"), ERROR_UNSUPPORTED, "save the file in UTF-8");
	expect_refused(SLICE("<a>\xff</a>"), ERROR_FORMAT, "not well-formed");
	expect_refused(SLICE("<?xml version='1.0' encoding='UTF-16'?><a/>"), ERROR_UNSUPPORTED, "charset");
}

static void nothing_outside_the_file_is_read(void **state)
{
	(void)state;
	expect(SLICE("<!DOCTYPE a SYSTEM 'file:///nowhere.dtd'><a/>"), "<a></a>");
	expect_refused(SLICE("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"), ERROR_FORMAT,
		       "'x' is declared in the file itself");
	expect_refused(SLICE("<!DOCTYPE a [<!ENTITY % x SYSTEM 'http://example.org/x'> %x;]><a/>"), ERROR_FORMAT,
		       "'x' is declared in the file itself");
	expect_refused(SLICE("<!DOCTYPE a SYSTEM 'x.dtd'><a>&eacute;</a>"), ERROR_FORMAT, "'eacute' is not defined");
}

static void bombs_are_refused_before_they_grow(void **state)
{
	(void)state;
	expect_refused(SLICE("<!DOCTYPE a [<!ENTITY b 'bbbbbbbb'><!ENTITY c '&b;&b;&b;'>]><a>&c;</a>"), ERROR_FORMAT,
		       "'b' is declared");
	expect_refused(SLICE("<!DOCTYPE a [<!ATTLIST a b CDATA 'c'>]><a/>"), ERROR_FORMAT, "'b' is declared");
}

static void limits_are_named(void **state)
{
	struct strbuf xml = STRBUF_INIT;

	(void)state;
	for (int i = 0; i <= XML_DEPTH_LIMIT; i++)
		strbuf_add_string(&xml, "<a>");
	expect_refused(strbuf_slice(&xml), ERROR_LIMIT, "deeper than the limit of 256");
	strbuf_clear(&xml);
	strbuf_add_string(&xml, "<a");
	for (int i = 0; i <= XML_ATTRIBUTES_LIMIT; i++)
		strbuf_addf(&xml, " b%d=''", i);
	strbuf_add_string(&xml, "/>");
	expect_refused(strbuf_slice(&xml), ERROR_LIMIT, "more attributes than the limit of 256");
	strbuf_clear(&xml);
	strbuf_addf(&xml, "<a b='%0*d'/>", (int)XML_ATTRIBUTE_LIMIT_BYTES + 1, 0);
	expect_refused(strbuf_slice(&xml), ERROR_LIMIT, "attribute 'b' is longer than the limit of 64 KiB");
	strbuf_release(&xml);
}

static void what_is_not_well_formed_is_refused_with_its_line(void **state)
{
	struct xml_reader reader;
	struct strbuf seen = STRBUF_INIT;
	struct error err = ERROR_INIT;

	(void)state;
	assert_false(xml_read_text(&reader, "a.xml", SLICE("<a>\n<b>\n</a>"), &handler, &seen, &err));
	assert_int_equal(err.line, 3);
	error_clear(&err);
	strbuf_release(&seen);
	expect_refused(SLICE(""), ERROR_FORMAT, "not well-formed");
	expect_refused(SLICE("<a>"), ERROR_FORMAT, "not well-formed");
	expect_refused(SLICE("<a>&#1;</a>"), ERROR_FORMAT, "not well-formed");
}

static void the_outermost_element_is_found_behind_a_prolog(void **state)
{
	(void)state;
	assert_true(xml_sniff(SLICE("<a/>"), "a"));
	assert_true(xml_sniff(SLICE("\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <b> --><!DOCTYPE a [<!ENTITY x 'y'>]>\n<x:a b='c'>"),
			      "a"));
	assert_false(xml_sniff(SLICE("<b><a/></b>"), "a"));
	assert_false(xml_sniff(SLICE("<!DOCTYPE a [<!ENTITY x 'y'>]>\n<b>"), "a"));
	assert_true(xml_sniff(SLICE("<!-- cut off"), "a"));
	assert_false(xml_sniff(SLICE("plain text"), "a"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_lose_their_prefix_and_attributes_keep_it),
		cmocka_unit_test(charsets_of_one_byte_and_utf16_are_read),
		cmocka_unit_test(nothing_outside_the_file_is_read),
		cmocka_unit_test(bombs_are_refused_before_they_grow),
		cmocka_unit_test(limits_are_named),
		cmocka_unit_test(what_is_not_well_formed_is_refused_with_its_line),
		cmocka_unit_test(the_outermost_element_is_found_behind_a_prolog),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
