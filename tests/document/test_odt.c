/*
 * OpenDocument texts: what is a unit, what a code, and how they are written. Flat
 * files have the same XML as packages, and are easier to read here.
 */
#include <config.h>

#include "document/document.h"

#include "tests/document/merge.h"

#define NAMESPACES                                                            \
	" xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""   \
	" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""       \
	" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""     \
	" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\""    \
	" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""     \
	" xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"" \
	" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"" \
	" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""                       \
	" xmlns:o=\"http://openoffice.org/2009/office\""

/* A flat file with these automatic styles and this body. */
#define FLAT(styles, body)                                                    \
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document" NAMESPACES \
	" office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:automatic-styles>" styles \
	"</office:automatic-styles><office:body><office:text>" body           \
	"</office:text></office:body></office:document>"

#define STYLE(name, properties)                                               \
	"<style:style style:name=\"" name "\" style:family=\"text\"><style:text-properties " properties \
	"/></style:style>"

#define STYLES                                                                \
	STYLE("T1", "fo:font-weight=\"bold\"")                                \
	STYLE("T2", "fo:font-weight=\"bold\" o:rsid=\"001\"")                 \
	STYLE("T3", "o:rsid=\"002\" fo:language=\"de\" fo:country=\"DE\"")

static void check_sources(struct slice bytes, const char *const *wanted, size_t count)
{
	document_free(open_with_sources("a.fodt", bytes, wanted, count));
}

#define CHECK_SOURCES(body, ...)                                              \
	check_sources(SLICE(FLAT(STYLES, body)), (const char *const[]){ __VA_ARGS__ }, \
		      sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *))

/* The edition of `body` is `wanted`. */
#define CHECK_EDITION(body, wanted, ...)                                      \
	assert_edition("a.fodt", SLICE(FLAT(STYLES, body)), (const char *const[]){ __VA_ARGS__ }, NULL, \
		       SLICE(FLAT(STYLES, wanted)))

static void paragraphs_headings_and_cells_are_units(void **state)
{
	(void)state;
	CHECK_SOURCES("<text:h text:outline-level=\"2\">One</text:h><text:p> Two  words\n here </text:p><text:p/>"
		      "<table:table><table:table-cell><text:p>Three</text:p></table:table-cell></table:table>",
		      "One", "Two words here", "Three");
}

static void a_word_in_pieces_is_one(void **state)
{
	(void)state;
	CHECK_SOURCES("<text:p>a <text:span text:style-name=\"T1\">bo</text:span><text:span text:style-name=\"T2\">ld"
		      "</text:span> w<text:span text:style-name=\"T3\">or</text:span>d</text:p>",
		      "a <b1>bold</b1> word");
	CHECK_EDITION("<text:p>a <text:span text:style-name=\"T1\">bo</text:span><text:span text:style-name=\"T2\">ld"
		      "</text:span> w<text:span text:style-name=\"T3\">or</text:span>d</text:p>",
		      "<text:p>x <text:span text:style-name=\"T1\">y</text:span> z</text:p>", "x <b1>y</b1> z");
}

static void what_stands_at_the_edge_stays_outside(void **state)
{
	(void)state;
	CHECK_SOURCES("<text:p><text:bookmark text:name=\"a\"/><text:span text:style-name=\"T1\">All</text:span><text:s/></text:p>",
		      "All");
	CHECK_EDITION("<text:p><text:bookmark text:name=\"a\"/><text:span text:style-name=\"T1\">All</text:span></text:p>",
		      "<text:p><text:bookmark text:name=\"a\"/><text:span text:style-name=\"T1\">x &amp; &lt;y&gt;</text:span></text:p>",
		      "x & <y>");
}

static void spaces_tabs_breaks_fields_and_notes_are_codes(void **state)
{
	(void)state;
	CHECK_SOURCES("<text:p>a <text:s text:c=\"3\"/>b<text:tab/>c<text:line-break/>d "
		      "<text:page-number>7</text:page-number> e<text:note text:note-class=\"footnote\"><text:note-citation>1"
		      "</text:note-citation><text:note-body><text:p>Note</text:p></text:note-body></text:note>.</text:p>",
		      "a <s1/>b<tab2/>c<br3/>d <field4/> e<note5/>.", "Note");
}

static void what_a_field_takes_over_is_text(void **state)
{
	(void)state;
	CHECK_SOURCES("<text:p>As <text:bookmark-ref text:ref-name=\"a\">Article 5</text:bookmark-ref> of <text:title>The law"
		      "</text:title> says on <text:date>19.10.2023</text:date>.</text:p><text:p><text:chapter>Rights</text:chapter>"
		      "</text:p>",
		      "As <ref1>Article 5</ref1> of <field2>The law</field2> says on <field3/>.", "Rights");
	CHECK_EDITION("<text:p>As <text:bookmark-ref text:ref-name=\"a\">Article 5</text:bookmark-ref> says</text:p>",
		      "<text:p><text:bookmark-ref text:ref-name=\"a\">5-modda</text:bookmark-ref> deydi</text:p>",
		      "<ref1>5-modda</ref1> deydi");
}

static void the_words_of_a_list_label_are_text(void **state)
{
	(void)state;
	CHECK_SOURCES("<text:list-level-style-number text:level=\"1\" style:num-prefix=\"Article \" style:num-suffix=\".\"/>"
		      "<text:p>Plain</text:p>",
		      "Article", "Plain");
	CHECK_EDITION("<text:list-level-style-number style:num-prefix=\"Article \" style:num-suffix='(of law)'/>"
		      "<text:p>Plain</text:p>",
		      "<text:list-level-style-number style:num-prefix=\"a &amp; &quot;b&quot; \" style:num-suffix='&apos;c&apos;'/>"
		      "<text:p>Matn</text:p>",
		      "a & \"b\"", "'c'", "Matn");
}

static void a_moved_note_takes_its_text_along(void **state)
{
	(void)state;
	CHECK_EDITION("<text:p>a <text:note><text:note-body><text:p>N</text:p></text:note-body></text:note> b</text:p>",
		      "<text:p>B <text:note><text:note-body><text:p>M</text:p></text:note-body></text:note> A</text:p>",
		      "B <note1/> A", "M");
}

static void comments_and_deleted_text_are_no_units(void **state)
{
	struct document_options options = DOCUMENT_OPTIONS_INIT;
	struct slice bytes = SLICE(FLAT("", "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p>"
					    "</text:deletion></text:changed-region></text:tracked-changes><text:p>a"
					    "<office:annotation><text:p>why?</text:p></office:annotation> "
					    "<text:change text:change-id=\"c\"/>b</text:p>"));
	struct document *document;
	struct error err = ERROR_INIT;

	(void)state;
	check_sources(bytes, (const char *const[]){ "a<comment1/> <change2/>b" }, 1);
	options.odt.comments = true;
	document = open_or_fail("a.fodt", bytes, &options);
	assert_sources(document, (const char *const[]){ "a<comment1/> <change2/>b", "why?" }, 2);
	assert_slices_equal(document_unit(document, 1)->type, SLICE("comment"));
	document_free(document);
	options.odt.tracked_changes = CHANGES_REFUSE;
	assert_false(document_open(&document, "a.fodt", bytes, &options, &err));
	assert_non_null(strstr(err.message, "tracked-changes"));
	error_clear(&err);
}

static void the_language_becomes_that_of_the_edition(void **state)
{
	(void)state;
	assert_edition("a.fodt",
		       SLICE(FLAT(STYLE("T", "fo:language=\"en\" fo:country=\"US\"") STYLE("U", "fo:language=\"zxx\""),
				  "<text:p>a</text:p>")),
		       (const char *const[]){ "b" }, &language_uz_cyrl,
		       SLICE(FLAT(STYLE("T", "fo:language=\"uz\" fo:country=\"UZ\" fo:script=\"Cyrl\"")
					  STYLE("U", "fo:language=\"zxx\""),
				  "<text:p>b</text:p>")));
	assert_edition("a.fodt",
		       SLICE(FLAT(STYLE("T", "fo:language=\"uz\" fo:script=\"Cyrl\" fo:country=\"UZ\""), "<text:p>a</text:p>")),
		       (const char *const[]){ "b" }, &language_ru,
		       SLICE(FLAT(STYLE("T", "fo:language=\"ru\" fo:script=\"Cyrl\" fo:country=\"RU\""), "<text:p>b</text:p>")));
}

static void cdata_and_references_come_back_and_are_read(void **state)
{
	(void)state;
	CHECK_SOURCES("<text:p>a<![CDATA[ <b> ]]>&amp;&#1179;&#32;c</text:p><text:p> <!-- x --> d <?y?></text:p>", "a <b> &қ c",
		      "d");
	CHECK_EDITION("<text:p><![CDATA[ a ]]></text:p>", "<text:p>&lt;b&gt;</text:p>", "<b>");
}

static void what_xml_cannot_hold_is_left_out_and_reported(void **state)
{
	struct document *document = open_or_fail("a.fodt", SLICE(FLAT("", "<text:p>a</text:p><text:p>b</text:p>")), NULL);
	const char *const translations[] = { "x\x01y", "z" };
	struct document_targets targets = { .find = translate_listed, .context = translations };
	struct document_report report = DOCUMENT_REPORT_INIT;
	struct strbuf edition = STRBUF_INIT;

	(void)state;
	assert_true(document_merge(document, &targets, NULL, &edition, &report, NULL));
	assert_slices_equal(strbuf_slice(&edition), SLICE(FLAT("", "<text:p>a</text:p><text:p>z</text:p>")));
	assert_int_equal(report.problem_count, 1);
	assert_int_equal(report.problems[0].kind, PROBLEM_CHARACTER);
	strbuf_release(&edition);
	document_report_release(&report);
	document_free(document);
}

static void damaged_xml_is_refused_with_its_line(void **state)
{
	struct document *document;
	struct error err = ERROR_INIT;

	(void)state;
	assert_false(document_open(&document, "a.fodt", SLICE("<a>\n<b>\n</a>"), NULL, &err));
	assert_non_null(strstr(err.message, "line 3"));
	error_clear(&err);
	assert_false(document_open(&document, "a.fodt", SLICE("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>"), NULL, &err));
	assert_non_null(strstr(err.message, "'x'"));
	error_clear(&err);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paragraphs_headings_and_cells_are_units),
		cmocka_unit_test(a_word_in_pieces_is_one),
		cmocka_unit_test(what_stands_at_the_edge_stays_outside),
		cmocka_unit_test(spaces_tabs_breaks_fields_and_notes_are_codes),
		cmocka_unit_test(what_a_field_takes_over_is_text),
		cmocka_unit_test(the_words_of_a_list_label_are_text),
		cmocka_unit_test(a_moved_note_takes_its_text_along),
		cmocka_unit_test(comments_and_deleted_text_are_no_units),
		cmocka_unit_test(the_language_becomes_that_of_the_edition),
		cmocka_unit_test(cdata_and_references_come_back_and_are_read),
		cmocka_unit_test(what_xml_cannot_hold_is_left_out_and_reported),
		cmocka_unit_test(damaged_xml_is_refused_with_its_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
