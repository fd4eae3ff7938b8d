/*
 * plain: lines and paragraphs of texts without markup.
 */
#include <config.h>

#include "document/document.h"

#include "tests/document/merge.h"

static void each_line_is_a_unit(void **state)
{
	struct document *document;

	(void)state;
	document = OPEN_WITH_SOURCES("a.txt", "Title\n\nFirst.\n  Second. \r\n", "Title", "First.", "Second.");
	assert_int_equal(document_unit(document, 2)->line, 4);
	document_free(document);
}

#define WRAPPED                                                              \
	"The conference brought together ombudspersons and national human\n" \
	"rights institutions, who discussed what they had learned in the\n"  \
	"last year.\n\nSecond one.\n"

static void lines_broken_to_fit_are_one_unit(void **state)
{
	struct document *document;

	(void)state;
	document = OPEN_WITH_SOURCES("a.txt", WRAPPED,
				     "The conference brought together ombudspersons and national human rights "
				     "institutions, who discussed what they had learned in the last year.",
				     "Second one.");
	document_free(document);
}

#define NAMES "Present:\nThe Ombudsman\nHer deputy\nGuests from abroad\nJournalists of the\nregional newspapers\n"
#define ADDRESS "See\nhttps://example.org/a/very/long/address/that/nobody/can/break/and/that/is/wider/than/any/line/of/the/text\n"

/* What is a list or an address beside it says nothing about a paragraph. */
static void a_paragraph_beside_short_lines_is_one_unit(void **state)
{
	(void)state;
	document_free(OPEN_WITH_SOURCES("a.txt", WRAPPED "\n" NAMES,
					"The conference brought together ombudspersons and national human rights "
					"institutions, who discussed what they had learned in the last year.",
					"Second one.", "Present:", "The Ombudsman", "Her deputy", "Guests from abroad",
					"Journalists of the", "regional newspapers"));
	document_free(OPEN_WITH_SOURCES("a.txt", WRAPPED "\n" ADDRESS,
					"The conference brought together ombudspersons and national human rights "
					"institutions, who discussed what they had learned in the last year.",
					"Second one.",
					"See https://example.org/a/very/long/address/that/nobody/can/break/and/that/is/"
					"wider/than/any/line/of/the/text"));
}

static void a_translated_paragraph_is_broken_at_the_same_width(void **state)
{
	(void)state;
	assert_edition("a.txt",
		       SLICE("* The conference brought together ombudspersons and national human\r\n"
			     "  rights institutions, who discussed what they had learned in the\r\n"
			     "  last year.\r\n"),
		       (const char *const[]){ "В конференции приняли участие уполномоченные и национальные "
					      "учреждения по правам человека — и все говорили" },
		       &language_ru,
		       SLICE("* В конференции приняли участие уполномоченные и национальные\r\n"
			     "  учреждения по правам человека — и все говорили\r\n"));
}

static void marks_and_indents_stay_outside(void **state)
{
	(void)state;
	assert_edition("a.txt", SLICE("  - one\n12. two\n\t(3) three\n> four\n2024 five\n-----\n"),
		       (const char *const[]){ "bir", "ikki", "uch", "to‘rt", "2024 besh" }, &language_uz,
		       SLICE("  - bir\n12. ikki\n\t(3) uch\n> to‘rt\n2024 besh\n-----\n"));
}

static void a_line_break_in_a_translation_makes_no_new_line(void **state)
{
	(void)state;
	assert_edition("a.txt", SLICE("One\n\nTwo\n"), (const char *const[]){ "Bir\n\nva\r\nyana", NULL },
		       &language_uz, SLICE("Bir  va  yana\n\nTwo\n"));
}

static void paragraphs_can_be_asked_for(void **state)
{
	struct document_options options = DOCUMENT_OPTIONS_INIT;
	struct document *document;

	(void)state;
	options.plain_units = PLAIN_PARAGRAPHS;
	document = open_or_fail("a.txt", SLICE("Rose\nViolet\n\nEnd\n"), &options);
	assert_sources(document, (const char *const[]){ "Rose Violet", "End" }, 2);
	document_free(document);
	options.plain_units = PLAIN_LINES;
	document = open_or_fail("a.txt", SLICE(WRAPPED), &options);
	assert_int_equal(document_unit_count(document), 4);
	document_free(document);
}

static void a_byte_order_mark_is_kept_and_is_no_text(void **state)
{
	(void)state;
	document_free(OPEN_WITH_SOURCES("a.txt", "\xef\xbb\xbfHello\n", "Hello"));
	assert_edition("a.txt", SLICE("\xef\xbb\xbfHello\n"), (const char *const[]){ "Salom" }, &language_uz,
		       SLICE("\xef\xbb\xbfSalom\n"));
}

static void charsets_are_read_and_written_back(void **state)
{
	struct document *document;

	(void)state;
	/* "Привет, мир" in windows-1251 and koi8-r, "Да" in UTF-16 with a mark */
	document = OPEN_WITH_SOURCES("a.txt", "\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0\n", "Привет, мир");
	assert_string_equal(document_charset(document), "windows-1251");
	document_free(document);
	assert_edition("a.txt", SLICE("\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0\n"),
		       (const char *const[]){ "Салом" }, &language_uz_cyrl, SLICE("\xd1\xe0\xeb\xee\xec\n"));
	document = OPEN_WITH_SOURCES("a.txt", "\xf0\xd2\xc9\xd7\xc5\xd4, \xcd\xc9\xd2\n", "Привет, мир");
	assert_string_equal(document_charset(document), "KOI8-R");
	document_free(document);
	document = OPEN_WITH_SOURCES("a.txt", "\xff\xfe\x14\x04\x30\x04\r\0\n\0", "Да");
	assert_string_equal(document_charset(document), "UTF-16LE");
	document_free(document);
}

static void bytes_that_mean_nothing_become_codes(void **state)
{
	(void)state;
	document_free(OPEN_WITH_SOURCES("a.txt", "Toshkent \xd0\xa2\xd0\xbe\xd1\x88\xd0\xba\xd0\xb5\xff!\n",
					"Toshkent Тошке<x1/>!"));
	document_free(OPEN_WITH_SOURCES("a.txt", "a\x01 b\n", "a<x1/> b"));
}

static void what_the_charset_lacks_is_an_error(void **state)
{
	struct document *document =
		open_or_fail("a.txt", SLICE("\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0\n"), NULL);
	struct document_targets targets = { .find = translate_listed,
					    .context = (const char *const[]){ "Ҳуқуқ" } };
	struct strbuf out = STRBUF_INIT;
	struct error err = ERROR_INIT;

	(void)state;
	assert_false(document_merge(document, &targets, &language_uz_cyrl, &out, NULL, &err));
	assert_non_null(strstr(err.message, "U+04B2"));
	assert_int_equal(out.bytes, 0);
	error_clear(&err);
	strbuf_release(&out);
	document_free(document);
}

static void binary_and_empty_files_are_told(void **state)
{
	struct document *document;
	struct error err = ERROR_INIT;

	(void)state;
	assert_false(document_open(&document, "a.txt", SLICE("ab\0cd\n"), NULL, &err));
	assert_int_equal(err.kind, ERROR_FORMAT);
	document = open_or_fail("a.txt", SLICE(""), NULL);
	assert_false(document_expect_units(document, &err));
	document_free(document);
	error_clear(&err);
}

static void units_are_known_by_text_and_only_then_by_place(void **state)
{
	struct document *one = open_or_fail("a.txt", SLICE("A1\nSame\nB1\nSame\nC1\n"), NULL);
	struct document *moved = open_or_fail("a.txt", SLICE("New\nA1\nSame\nC1\nB1\nSame\n"), NULL);

	(void)state;
	assert_int_equal(document_unit(moved, 1)->id, document_unit(one, 0)->id);
	assert_int_equal(document_unit(moved, 2)->id, document_unit(one, 1)->id);
	assert_int_equal(document_unit(moved, 3)->id, document_unit(one, 4)->id);
	assert_int_equal(document_unit(moved, 5)->id, document_unit(one, 3)->id);
	assert_int_not_equal(document_unit(one, 1)->id, document_unit(one, 3)->id);
	assert_true(document_unit(one, 1)->repeated);
	assert_false(document_unit(one, 0)->repeated);
	document_free(one);
	document_free(moved);
}

static void lookalikes_of_codes_stay_text(void **state)
{
	(void)state;
	assert_edition("a.txt", SLICE("Press <b7> \x01 now\n"), (const char *const[]){ "<x8/> <b7> bosing" },
		       &language_uz, SLICE("\x01 <b7> bosing\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_line_is_a_unit),
		cmocka_unit_test(lines_broken_to_fit_are_one_unit),
		cmocka_unit_test(a_paragraph_beside_short_lines_is_one_unit),
		cmocka_unit_test(a_translated_paragraph_is_broken_at_the_same_width),
		cmocka_unit_test(marks_and_indents_stay_outside),
		cmocka_unit_test(a_line_break_in_a_translation_makes_no_new_line),
		cmocka_unit_test(paragraphs_can_be_asked_for),
		cmocka_unit_test(a_byte_order_mark_is_kept_and_is_no_text),
		cmocka_unit_test(charsets_are_read_and_written_back),
		cmocka_unit_test(bytes_that_mean_nothing_become_codes),
		cmocka_unit_test(what_the_charset_lacks_is_an_error),
		cmocka_unit_test(binary_and_empty_files_are_told),
		cmocka_unit_test(units_are_known_by_text_and_only_then_by_place),
		cmocka_unit_test(lookalikes_of_codes_stay_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
