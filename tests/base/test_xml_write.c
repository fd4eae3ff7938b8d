/*
 * The rules of xml_write.h: what is escaped where, and what XML cannot hold.
 */
#include <config.h>

#include "base/xml_write.h"

#include "tests/cmocka.h"

static void expect(struct slice text, enum xml_quoting quoting, const char *written, size_t replaced)
{
	struct strbuf out = STRBUF_INIT;

	assert_int_equal(xml_add_text(&out, text, quoting), replaced);
	assert_string_equal(out.data, written);
	strbuf_release(&out);
}

static void markup_is_escaped_and_nothing_else(void **state)
{
	(void)state;
	expect(SLICE("a<b & \"c\" 'd'\n\t>"), XML_TEXT, "a&lt;b &amp; \"c\" 'd'\n\t&gt;", 0);
	expect(SLICE("Oʻzbekiston – 5 €"), XML_TEXT, "Oʻzbekiston – 5 €", 0);
	expect(SLICE(""), XML_TEXT, "", 0);
}

static void attributes_keep_their_white_space(void **state)
{
	(void)state;
	expect(SLICE("\"a\"\t'b'\n"), XML_ATTRIBUTE, "&quot;a&quot;&#9;'b'&#10;", 0);
	expect(SLICE("\"a\"\t'b'\n"), XML_ATTRIBUTE_SINGLE, "\"a\"&#9;&apos;b&apos;&#10;", 0);
}

static void a_carriage_return_would_be_read_as_a_line_end(void **state)
{
	(void)state;
	expect(SLICE("a\r\nb"), XML_TEXT, "a&#13;\nb", 0);
}

static void what_xml_cannot_hold_is_replaced_and_counted(void **state)
{
	(void)state;
	expect(SLICE("a\001b\033c"), XML_TEXT, "a\xef\xbf\xbd"
					       "b\xef\xbf\xbd"
					       "c",
	       2);
	expect(SLICE("\xff"), XML_TEXT, "\xef\xbf\xbd", 1);
	expect(SLICE("\xef\xbf\xbf"), XML_TEXT, "\xef\xbf\xbd", 1);
	expect(SLICE("\xef\xbf\xbd"), XML_TEXT, "\xef\xbf\xbd", 0);
	assert_true(xml_can_hold(SLICE("a\tb\n\xef\xbf\xbd")));
	assert_false(xml_can_hold(SLICE("a\fb")));
	assert_false(xml_can_hold(SLICE("\xef\xbf\xbe")));
}

static void a_line_has_blanks_for_white_space(void **state)
{
	struct strbuf out = STRBUF_INIT;

	(void)state;
	xml_add_line(&out, SLICE("a\tb\r\nc & d"), XML_TEXT);
	assert_string_equal(out.data, "a b  c &amp; d");
	strbuf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markup_is_escaped_and_nothing_else),
		cmocka_unit_test(attributes_keep_their_white_space),
		cmocka_unit_test(a_carriage_return_would_be_read_as_a_line_end),
		cmocka_unit_test(what_xml_cannot_hold_is_replaced_and_counted),
		cmocka_unit_test(a_line_has_blanks_for_white_space),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
