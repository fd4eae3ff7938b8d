/*
 * The classes of characters for the cutting of lines.
 */
#include <config.h>

#include "text/line_class.h"
#include "text/wrap.h"

#include "tests/cmocka.h"

#include <unicode/uchar.h>

/* What the annex leaves to others, LB1. */
static int resolved(int class)
{
	switch (class) {
	case U_LB_AMBIGUOUS:
	case U_LB_COMPLEX_CONTEXT:
	case U_LB_UNKNOWN:
	case U_LB_SURROGATE:
		return U_LB_ALPHABETIC;
	case U_LB_CONTINGENT_BREAK:
		return U_LB_IDEOGRAPHIC;
	case U_LB_CONDITIONAL_JAPANESE_STARTER:
		return U_LB_NONSTARTER;
	default:
		return class;
	}
}

/* Later editions of Unicode have classes that the tables do not. */
static bool is_edition_of_the_tables(void)
{
	UVersionInfo version;

	u_getUnicodeVersion(version);
	return version[0] <= 15;
}

static void the_tables_agree_with_unicode(void **state)
{
	(void)state;
	if (!is_edition_of_the_tables())
		skip();
	for (uint32_t c = 0; c < 0x3100; c++)
		if (line_class_of(c) != resolved(u_getIntPropertyValue((UChar32)c, UCHAR_LINE_BREAK)))
			fail_msg("U+%04X: %d", (unsigned)c, line_class_of(c));
}

static void columns_agree_with_unicode(void **state)
{
	(void)state;
	for (uint32_t c = 0x300; c < 0x3100; c++) {
		int type = u_charType((UChar32)c), width = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH),
		    hangul = u_getIntPropertyValue((UChar32)c, UCHAR_HANGUL_SYLLABLE_TYPE);
		unsigned columns = width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;

		if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR ||
		    type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR || hangul == U_HST_VOWEL_JAMO ||
		    hangul == U_HST_TRAILING_JAMO)
			columns = 0;
		if (wrap_columns_of(c) != columns)
			fail_msg("U+%04X: %u", (unsigned)c, wrap_columns_of(c));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_tables_agree_with_unicode),
		cmocka_unit_test(columns_agree_with_unicode),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
