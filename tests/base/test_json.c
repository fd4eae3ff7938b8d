/*
 * json: what is written is read by another program as what it was.
 */
#include <config.h>

#include "base/json.h"

#include "base/utf8.h"

#include <locale.h>
#include <stdlib.h>

#include "tests/cmocka.h"

static void print_all(struct strbuf *out)
{
	struct json json = JSON_INIT(out);

	json_begin_object(&json);
	json_member_string(&json, "text", SLICE("a\"b\\c\n\t\x01\x1f\x7f"));
	json_member_integer(&json, "least", INT64_MIN);
	json_member_integer(&json, "most", INT64_MAX);
	json_member_bool(&json, "yes", true);
	json_key(&json, "list");
	json_begin_array(&json);
	json_begin_array(&json);
	json_end_array(&json);
	json_null(&json);
	json_bool(&json, false);
	json_decimal(&json, 1234.5, 2);
	json_begin_object(&json);
	json_end_object(&json);
	json_end_array(&json);
	json_end_object(&json);
}

static void values_stand_between_commas_and_names_before_colons(void **state)
{
	struct strbuf out = STRBUF_INIT;

	(void)state;
	print_all(&out);
	assert_string_equal(
		out.data, "{\"text\":\"a\\\"b\\\\c\\n\\t\\u0001\\u001f\\u007f\",\"least\":-9223372036854775808,"
			  "\"most\":9223372036854775807,\"yes\":true,"
			  "\"list\":[[],null,false,1234.50,{}]}");
	strbuf_release(&out);
}

static void numbers_do_not_depend_on_the_locale(void **state)
{
	struct strbuf out = STRBUF_INIT;
	struct json json = JSON_INIT(&out);

	(void)state;
	if (!setlocale(LC_NUMERIC, "de_DE.UTF-8") && !setlocale(LC_NUMERIC, "ru_RU.UTF-8"))
		skip();
	json_decimal(&json, -0.25, 2);
	setlocale(LC_NUMERIC, "C");
	assert_string_equal(out.data, "-0.25");
	strbuf_release(&out);
}

/* The one code point of a JSON string: itself, an escape by letter, or by number. */
static uint32_t read_back(struct slice string)
{
	static const char letters[] = "bfnrt\"\\", meant[] = "\b\f\n\r\t\"\\";
	struct slice inside = slice_part(string, 1, string.bytes - 1);
	size_t at = 0;
	uint32_t c;

	if (inside.bytes == 0 || !inside.data)
		return UINT32_MAX;
	c = utf8_next(inside, &at);
	if (c == '\\' && inside.data[1] == 'u' && inside.bytes == 6)
		return (uint32_t)strtoul(inside.data + 2, NULL, 16);
	if (c == '\\' && inside.bytes == 2)
		return strchr(letters, inside.data[1])
			       ? (uint32_t)(unsigned char)meant[strchr(letters, inside.data[1]) - letters]
			       : UINT32_MAX;
	return at == inside.bytes && c >= ' ' && c != '"' ? c : UINT32_MAX;
}

static void every_character_comes_through(void **state)
{
	(void)state;
	for (uint32_t c = 0; c < 0x11000; c++) {
		struct strbuf text = STRBUF_INIT, out = STRBUF_INIT;
		struct json json = JSON_INIT(&out);

		if (c >= 0xd800 && c <= 0xdfff)
			continue;
		strbuf_add_codepoint(&text, c);
		json_string(&json, strbuf_slice(&text));
		if (read_back(strbuf_slice(&out)) != c)
			fail_msg("U+%04X is written as %s", (unsigned)c, out.data);
		strbuf_release(&text);
		strbuf_release(&out);
	}
}

static void what_a_terminal_would_obey_is_escaped(void **state)
{
	struct strbuf out = STRBUF_INIT;
	struct json json = JSON_INIT(&out);

	(void)state;
	json_string(&json, SLICE("\x1b[\xc2\x9b\xe2\x80\xae\xe2\x81\xa6\xe2\x80\xa8\xd8\x9c"));
	assert_string_equal(out.data, "\"\\u001b[\\u009b\\u202e\\u2066\\u2028\\u061c\"");
	strbuf_release(&out);
}

static void bytes_that_are_no_text_are_replaced(void **state)
{
	struct strbuf out = STRBUF_INIT;
	struct json json = JSON_INIT(&out);

	(void)state;
	json_string(&json, SLICE("a\xff"
				 "b\xd0"));
	assert_string_equal(out.data, "\"a\xef\xbf\xbd"
				      "b\xef\xbf\xbd\"");
	strbuf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_stand_between_commas_and_names_before_colons),
		cmocka_unit_test(numbers_do_not_depend_on_the_locale),
		cmocka_unit_test(every_character_comes_through),
		cmocka_unit_test(what_a_terminal_would_obey_is_escaped),
		cmocka_unit_test(bytes_that_are_no_text_are_replaced),
	};

	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
