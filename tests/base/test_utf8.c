/*
 * utf8: code points as the standard has them, and nothing else.
 */
#include <config.h>

#include "base/utf8.h"

#include "base/strbuf.h"

#include "tests/cmocka.h"

static bool is_scalar(uint32_t c)
{
	return c <= 0x10ffff && !(c >= 0xd800 && c <= 0xdfff);
}

static void every_scalar_value_is_read_as_it_was_written(void **state)
{
	struct strbuf text = STRBUF_INIT;

	(void)state;
	for (uint32_t c = 0; c <= 0x10ffff; c++) {
		size_t at = 0, end;

		if (!is_scalar(c))
			continue;
		strbuf_clear(&text);
		strbuf_add_codepoint(&text, c);
		if (utf8_next(strbuf_slice(&text), &at) != c || at != text.bytes)
			fail_msg("U+%04X forwards", (unsigned)c);
		end = text.bytes;
		if (utf8_previous(strbuf_slice(&text), &end) != c || end != 0)
			fail_msg("U+%04X backwards", (unsigned)c);
	}
	strbuf_release(&text);
}

static void what_is_no_scalar_value_is_written_as_a_replacement(void **state)
{
	static const uint32_t wrong[] = { 0xd800, 0xdbff, 0xdc00, 0xdfff, 0x110000, 0xffffffff };

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		struct strbuf text = STRBUF_INIT;

		strbuf_add_codepoint(&text, wrong[i]);
		assert_string_equal(text.data, "\xef\xbf\xbd");
		strbuf_release(&text);
	}
}

/* Table 3-7 of The Unicode Standard: what of the bytes is valid, and how it is read. */
static void what_the_standard_forbids_is_invalid(void **state)
{
	static const struct {
		struct slice bytes;
		size_t valid, count;
	} rows[] = {
		{ { "", 0 }, 0, 0 },
		{ { "a\xc0\x80", 3 }, 1, 3 },	     /* overlong NUL */
		{ { "a\xc1\xbf", 3 }, 1, 3 },	     /* overlong */
		{ { "\xe0\x9f\xbf", 3 }, 0, 3 },     /* overlong */
		{ { "\xf0\x8f\xbf\xbf", 4 }, 0, 4 }, /* overlong */
		{ { "\xed\xa0\x80", 3 }, 0, 3 },     /* surrogate */
		{ { "\xf4\x90\x80\x80", 4 }, 0, 4 }, /* behind U+10FFFF */
		{ { "\xf5\x80\x80\x80", 4 }, 0, 4 },
		{ { "ab\x80", 3 }, 2, 3 }, /* continues nothing */
		{ { "\xd0", 1 }, 0, 1 },   /* cut off */
		{ { "\xe2\x82", 2 }, 0, 2 },
		{ { "\xf0\x9f\x98", 3 }, 0, 3 },
		{ { "\xd0\x90\xd0", 3 }, 2, 2 },
		{ { "\xff\xfe", 2 }, 0, 2 },
		{ { "a\0b", 3 }, 3, 3 }, /* a NUL is a character here */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		assert_int_equal(utf8_valid_bytes(rows[i].bytes), rows[i].valid);
		assert_int_equal(utf8_count(rows[i].bytes), rows[i].count);
		assert_true(utf8_is_valid(rows[i].bytes) == (rows[i].valid == rows[i].bytes.bytes));
	}
}

/* All strings of two and three bytes: reading ends, and agrees with itself in both directions. */
static void both_directions_agree_on_any_bytes(void **state)
{
	(void)state;
	for (uint32_t bits = 0; bits < 1u << 24; bits += bits < 1u << 16 ? 1 : 37) {
		const char bytes[] = { (char)(bits >> 16), (char)(bits >> 8), (char)bits };
		struct slice text = slice_from(bytes, sizeof(bytes));
		size_t at = 0, end = text.bytes, forwards = 0, backwards = 0;

		while (at < text.bytes)
			forwards += utf8_next(text, &at) != UINT32_MAX;
		while (end > 0)
			backwards += utf8_previous(text, &end) != UINT32_MAX;
		if (utf8_is_valid(text) && forwards != backwards)
			fail_msg("%06x: %zu forwards, %zu backwards", (unsigned)bits, forwards, backwards);
		if (at != text.bytes || forwards != utf8_count(text))
			fail_msg("%06x: %zu code points", (unsigned)bits, forwards);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_scalar_value_is_read_as_it_was_written),
		cmocka_unit_test(what_is_no_scalar_value_is_written_as_a_replacement),
		cmocka_unit_test(what_the_standard_forbids_is_invalid),
		cmocka_unit_test(both_directions_agree_on_any_bytes),
	};

	return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
