/*
 * visible: foreign text is shown, not obeyed.
 */
#include <config.h>

#include "base/visible.h"

#include "base/utf8.h"

#include "tests/cmocka.h"

static void expect(struct slice text, bool one_line, const char *shown)
{
	struct strbuf out = STRBUF_INIT;

	visible_add(&out, text, one_line);
	assert_string_equal(out.data, shown);
	strbuf_release(&out);
}

static void words_of_all_languages_stay_as_they_are(void **state)
{
	(void)state;
	expect(SLICE("Oʻzbekiston «Ҳуқуқ» № 5 — 10 000 €"), false, "Oʻzbekiston «Ҳуқуқ» № 5 — 10 000 €");
	expect(SLICE(""), false, "");
}

static void each_control_character_is_shown(void **state)
{
	struct strbuf out = STRBUF_INIT;

	(void)state;
	for (uint32_t c = 0; c < 0xa0; c++) {
		char byte = (char)c;
		char expected[16];

		if ((c >= 0x20 && c < 0x7f) || c == '\n' || c == '\t')
			continue;
		strbuf_clear(&out);
		if (c < 0x80)
			visible_add(&out, slice_from(&byte, 1), false);
		else
			visible_add(&out, slice_from((char[]){ (char)0xc2, (char)c }, 2), false);
		if (c < 0x20)
			snprintf(expected, sizeof(expected), "^%c", (int)c + '@');
		else
			snprintf(expected, sizeof(expected), c == 0x7f ? "^?" : "<U+%04X>", (unsigned)c);
		assert_string_equal(out.data, expected);
	}
	strbuf_release(&out);
	expect(SLICE("\033]52;c;QQ==\007"), false, "^[]52;c;QQ==^G");
	expect(SLICE("a\r\n"), false, "a^M\n");
}

static void each_bidi_control_is_shown(void **state)
{
	static const uint32_t controls[] = { 0x61c,  0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d,
					     0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0x2028, 0x2029 };

	(void)state;
	for (size_t i = 0; i < sizeof(controls) / sizeof(*controls); i++) {
		struct strbuf text = STRBUF_INIT;
		char expected[16];

		strbuf_add_codepoint(&text, controls[i]);
		snprintf(expected, sizeof(expected), "<U+%04X>", (unsigned)controls[i]);
		expect(strbuf_slice(&text), false, expected);
		strbuf_release(&text);
	}
}

static void bytes_that_are_no_text_are_replaced(void **state)
{
	(void)state;
	expect(SLICE("a\x9b"
		     "31m\xff"),
	       false,
	       "a\xef\xbf\xbd"
	       "31m\xef\xbf\xbd");
}

static void in_one_line_line_ends_and_tabs_are_spaces(void **state)
{
	(void)state;
	expect(SLICE("a\tb\nc"), true, "a b c");
	expect(SLICE("a\tb\nc"), false, "a\tb\nc");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_of_all_languages_stay_as_they_are),
		cmocka_unit_test(each_control_character_is_shown),
		cmocka_unit_test(each_bidi_control_is_shown),
		cmocka_unit_test(bytes_that_are_no_text_are_replaced),
		cmocka_unit_test(in_one_line_line_ends_and_tabs_are_spaces),
	};

	return cmocka_run_group_tests_name("visible", tests, NULL, NULL);
}
