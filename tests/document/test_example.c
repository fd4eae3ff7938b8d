/*
 * The example of doc/hacking.md is true: the file that stands there and the two
 * words in the table of formats (local.mk puts both in) make a format that reads
 * subtitles, keeps every byte of them, and cannot be led astray by a translation.
 */
#include <config.h>

#include "base/alloc.h"
#include "document/format.h"

#include "tests/document/merge.h"

static const char subtitles[] =
	"1\r\n00:00:01,000 --> 00:00:04,000\r\nThe Ombudsman opens\r\nthe conference\r\n\r\n"
	"2\n00:00:05,000 --> 00:00:06,500\nApplause\n\n3\n00:00:07,000 --> 00:00:09,000\n...\n";

static void the_table_knows_it(void **state)
{
	(void)state;
	assert_string_equal(format_for("a.srt", SLICE(""))->name, "subrip");
	assert_string_equal(format_for("a", slice_of("1\n00:00:01,000 --> 00:00:02,000\nx"))->name, "subrip");
	assert_string_equal(format_for("a.html", SLICE(""))->name, "html");
}

static void lines_of_text_are_units_and_nothing_else_changes(void **state)
{
	static const char *const sources[] = { "The Ombudsman opens", "the conference", "Applause" };
	struct document *document =
		open_with_sources("a.srt", slice_of(subtitles), sources, ARRAY_COUNT(sources));

	(void)state;
	document_free(document);
}

static void a_translation_stays_in_its_line(void **state)
{
	static const char *const targets[] = { "Омбудсман\n\n9\n00:00:00,000 --> 00:00:01,000", NULL,
					       "Қарсаклар" };
	static const char edition[] =
		"1\r\n00:00:01,000 --> 00:00:04,000\r\nОмбудсман  9 00:00:00,000 --> 00:00:01,000\r\n"
		"the conference\r\n\r\n2\n00:00:05,000 --> 00:00:06,500\nҚарсаклар\n\n3\n"
		"00:00:07,000 --> 00:00:09,000\n...\n";
	struct document *document = open_or_fail("a.srt", slice_of(subtitles), NULL);
	struct strbuf merged = merge_or_fail(document, translate_listed, targets, &language_uz_cyrl);
	struct error err = ERROR_INIT;

	(void)state;
	assert_slices_equal(strbuf_slice(&merged), slice_of(edition));
	assert_true(document_same_skeleton(document, strbuf_slice(&merged), &err));
	strbuf_release(&merged);
	document_free(document);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_table_knows_it),
		cmocka_unit_test(lines_of_text_are_units_and_nothing_else_changes),
		cmocka_unit_test(a_translation_stays_in_its_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
