/*
 * Word documents: what is a unit, what a code, and how runs are written anew.
 */
#include <config.h>

#include "document/document.h"

#include "tests/document/docx.h"

#define BOLD "<w:b/>"
#define FIELD(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
#define INSTRUCTIONS(text) "<w:r><w:instrText xml:space=\"preserve\">" text "</w:instrText></w:r>"

static void a_paragraph_is_a_unit(void **state)
{
	(void)state;
	CHECK_DOCX(P(R("One")) P("") P("<w:pPr><w:pStyle w:val=\"Heading2\"/></w:pPr>" R("Two")) "<w:tbl><w:tr><w:tc>" P(
			   R("Three")) "</w:tc></w:tr></w:tbl>",
		   "One", "Two", "Three");
}

static void a_word_in_runs_that_look_the_same_is_one(void **state)
{
	(void)state;
	CHECK_DOCX(P(R("Hel") "<w:proofErr w:type=\"spellStart\"/><w:r w:rsidR=\"1\"><w:t>lo </w:t></w:r>" RP(
			   "<w:lang w:val=\"en-US\"/><w:noProof/>", "wor") RP("<w:szCs w:val=\"2\"/>", "ld")
			     "<w:bookmarkStart w:id=\"1\" w:name=\"_GoBack\"/><w:bookmarkEnd w:id=\"1\"/>" R("!")),
		   "Hello world!");
	CHECK_DOCX_EDITION(P(R("Hel") "<w:proofErr w:type=\"spellStart\"/>" R("lo")), P(RS("Salom")), "Salom");
}

static void text_in_another_look_is_a_pair(void **state)
{
	(void)state;
	CHECK_DOCX(P(RS("A ") RP(BOLD, "bold") RPS(BOLD, " ") R("word")), "A <b1>bold</b1> word");
	CHECK_DOCX(P(RP(BOLD, "all of it is bold ") RP(BOLD "<w:i/>", "i")), "all of it is bold <i1>i</i1>");
	CHECK_DOCX(P(RP("<w:b w:val=\"0\"/>", "long text ") RP("<w:color w:val=\"FF0000\"/>", "red")), "long text <r1>red</r1>");
	CHECK_DOCX_EDITION(P(RS("A ") RP(BOLD, "bold") RS(" word")), P(RPS(BOLD, "Qalin") RS(" soʻz")), "<b1>Qalin</b1> soʻz");
}

static void codes_keep_the_properties_of_their_runs(void **state)
{
	(void)state;
	CHECK_DOCX(P("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r><w:r><w:rPr>" BOLD
		     "</w:rPr><w:footnoteReference w:id=\"2\"/></w:r>" R(" d")),
		   "a<tab1/>b<br2/>c<note3/> d");
	CHECK_DOCX_EDITION(P("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r><w:r><w:rPr>" BOLD
			     "</w:rPr><w:footnoteReference w:id=\"2\"/></w:r>" R(" d")),
			   P("<w:r><w:rPr>" BOLD "</w:rPr><w:footnoteReference w:id=\"2\"/></w:r>" RS("x")
			     "<w:r><w:tab/></w:r>" RS("y")),
			   "<note2/>x<tab1/>y");
}

static void what_stands_at_the_edge_stays_outside(void **state)
{
	(void)state;
	CHECK_DOCX_EDITION(P("<w:r><w:tab/><w:t> a</w:t><w:tab/></w:r>"),
			   P("<w:r><w:tab/><w:t> </w:t></w:r>" RS("b") "<w:r><w:tab/></w:r>"), "b");
	CHECK_DOCX_EDITION(P("<w:bookmarkStart w:id=\"1\" w:name=\"x\"/>" R("a") "<w:bookmarkEnd w:id=\"1\"/>"),
			   P("<w:bookmarkStart w:id=\"1\" w:name=\"x\"/>" RS("b") "<w:bookmarkEnd w:id=\"1\"/>"), "b");
}

static void a_hyperlink_is_a_pair_with_a_look_of_its_own(void **state)
{
	(void)state;
	CHECK_DOCX(P(RS("See ") "<w:hyperlink r:id=\"r1\">" RP("<w:rStyle w:val=\"Hyperlink\"/>", "th")
			     RP("<w:rStyle w:val=\"Hyperlink\"/>", "is") "</w:hyperlink>."),
		   "See <a1>this</a1>");
	CHECK_DOCX_EDITION(P(RS("See ") "<w:hyperlink r:id=\"r1\">" RP("<w:u/>", "this") "</w:hyperlink>" R(".")),
			   P("<w:hyperlink r:id=\"r1\">" RPS("<w:u/>", "Buni") "</w:hyperlink>" RS(" koʻring.")),
			   "<a1>Buni</a1> koʻring.");
	CHECK_DOCX_EDITION(P("<w:hyperlink r:id=\"r1\">" RP("<w:u/>", "this") "</w:hyperlink>"),
			   P("<w:hyperlink r:id=\"r1\">" RPS("<w:u/>", "x") "</w:hyperlink>"), "x");
}

static void computed_fields_are_codes_and_the_text_of_others_is_text(void **state)
{
	(void)state;
	CHECK_DOCX(P(RS("Page ") FIELD("begin") INSTRUCTIONS(" PA") INSTRUCTIONS("GE ") FIELD("separate") R("7")
			     FIELD("end") RS(" of ") "<w:fldSimple w:instr=\"NUMPAGES\">" R("9") "</w:fldSimple>" R(".")),
		   "Page <field1/> of <field2/>.");
	CHECK_DOCX(P(RS("See ") FIELD("begin") INSTRUCTIONS(" HYPERLINK \"x\" ") FIELD("separate") R("here") FIELD("end")
			     R("!")),
		   "See <a1>here</a1>!");
	CHECK_DOCX_EDITION(P(RS("See ") FIELD("begin") INSTRUCTIONS("HYPERLINK") FIELD("separate") R("here") FIELD("end") R("!")),
			   P(FIELD("begin") INSTRUCTIONS("HYPERLINK") FIELD("separate") RS("x") FIELD("end") RS(" y")),
			   "<a1>x</a1> y");
	CHECK_DOCX(P(RS("As ") FIELD("begin") INSTRUCTIONS(" REF _Ref1 \\h ") FIELD("separate") R("Article 5") FIELD("end")
			     RS(" says in ") "<w:fldSimple w:instr=\"STYLEREF Heading\">" R("Rights") "</w:fldSimple>" R(".")),
		   "As <a1>Article 5</a1> says in <field2>Rights</field2>.");
	CHECK_DOCX(P(RS("a ") FIELD("begin") INSTRUCTIONS(" PAGE ")) P(R("b")) P(FIELD("separate") R("c") FIELD("end") R("d")),
		   "a", "b", "c<a1/>d");
}

static void tracked_changes_are_accepted(void **state)
{
	(void)state;
	CHECK_DOCX(P(RS("a ") "<w:ins w:id=\"1\">" RS("new ") "</w:ins><w:del w:id=\"2\"><w:r><w:delText>old</w:delText></w:r>"
				      "</w:del>" R("b")),
		   "a new b");
	CHECK_DOCX_EDITION(P(RS("a ") "<w:ins w:id=\"1\">" RS("new ") "</w:ins><w:del w:id=\"2\"><w:r><w:delText>old</w:delText>"
				      "</w:r></w:del>" R("b")),
			   P(RS("c")), "c");
}

static void tracked_changes_are_refused_where_the_settings_say_so(void **state)
{
	struct document_options options = DOCUMENT_OPTIONS_INIT;
	struct zip zip = ZIP_INIT;
	struct document *document;
	struct error err = ERROR_INIT;
	struct slice bytes = docx_make(&zip, SLICE(DOCX_DOCUMENT(P("<w:ins w:id=\"1\">" R("a") "</w:ins>"))), NULL, SLICE(""));

	(void)state;
	options.docx.tracked_changes = CHANGES_REFUSE;
	assert_false(document_open(&document, "a.docx", bytes, &options, &err));
	assert_non_null(strstr(err.message, "tracked-changes"));
	error_clear(&err);
	zip_release(&zip);
}

static void content_controls_hyphens_and_hidden_text_are_known(void **state)
{
	(void)state;
	CHECK_DOCX(P(RS("a ") "<w:sdt><w:sdtPr><w:id/></w:sdtPr><w:sdtContent>" R("b") "</w:sdtContent></w:sdt>" RS(" c")),
		   "a <control1>b</control1> c");
	CHECK_DOCX_EDITION(P(RS("a ") "<w:sdt><w:sdtPr><w:id/></w:sdtPr><w:sdtContent>" R("b") "</w:sdtContent></w:sdt>"),
			   P("<w:sdt><w:sdtPr><w:id/></w:sdtPr><w:sdtContent>" RS("x") "</w:sdtContent></w:sdt>" RS("y")),
			   "<control1>x</control1>y");
	CHECK_DOCX(P("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>"), "a\xe2\x80\x91" "b\xc2\xad" "c");
	CHECK_DOCX(P(R("a") RP("<w:vanish/>", "secret") R("b")), "a<hidden1/>b");
}

static void a_text_box_is_a_unit_of_its_own(void **state)
{
	(void)state;
	CHECK_DOCX(P(RS("a ") "<w:r><w:pict><w:txbxContent>" P(R("box")) "</w:txbxContent></w:pict></w:r>" RS(" b")),
		   "a <img1/> b", "box");
	CHECK_DOCX_EDITION(P(RS("a ") "<w:r><w:pict><w:txbxContent>" P(R("box")) "</w:txbxContent></w:pict></w:r>" RS(" b")),
			   P(RS("x") "<w:r><w:pict><w:txbxContent>" P(RS("y")) "</w:txbxContent></w:pict></w:r>"), "x<img1/>", "y");
}

static void the_alternative_of_an_image_is_a_unit(void **state)
{
	(void)state;
	CHECK_DOCX_EDITION(P("<w:r><w:drawing><wp:docPr id=\"1\" name=\"x\" descr='A \"view\" &amp; more'/></w:drawing></w:r>"),
			   P("<w:r><w:drawing><wp:docPr id=\"1\" name=\"x\" descr='&lt;&apos;&gt;\"'/></w:drawing></w:r>"), "<'>\"");
}

static void the_language_of_translated_runs_is_that_of_the_edition(void **state)
{
	(void)state;
	docx_check_edition(SLICE(DOCX_DOCUMENT(P(RP("<w:lang w:val=\"ru-RU\"/>", "a")) P(RP("<w:lang w:val=\"ru-RU\"/>", "b")))),
			   (const char *const[]){ "x", NULL }, &language_uz_cyrl,
			   SLICE(DOCX_DOCUMENT(P(RPS("<w:lang w:val=\"uz-Cyrl-UZ\"/>", "x"))
						       P(RP("<w:lang w:val=\"ru-RU\"/>", "b")))));
}

static void the_prefix_of_the_file_is_kept(void **state)
{
	(void)state;
	docx_check_edition(SLICE("<document xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><body><p><r><t>a</t></r></p></body></document>"),
			   (const char *const[]){ "b" }, NULL,
			   SLICE("<document xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><body><p><r><t xml:space=\"preserve\">b</t></r></p></body></document>"));
}

static void check_part(const char *name, struct slice part, bool comments, const char *source, const char *type)
{
	struct document_options options = DOCUMENT_OPTIONS_INIT;
	struct zip zip = ZIP_INIT;
	struct document *document;

	options.docx.comments = comments;
	document = open_or_fail("a.docx", docx_make(&zip, SLICE(DOCX_DOCUMENT(P(R("body")))), name, part), &options);
	assert_int_equal(document_unit_count(document), source ? 2 : 1);
	if (source) {
		assert_slices_equal(document_unit(document, 1)->source, slice_of(source));
		assert_slices_equal(document_unit(document, 1)->type, slice_of(type));
	}
	document_free(document);
	zip_release(&zip);
}

static void notes_headers_comments_and_properties_are_units(void **state)
{
	(void)state;
	check_part("word/footnotes.xml", SLICE("<w:footnotes" DOCX_NAMESPACES "><w:footnote>" P("<w:r><w:footnoteRef/></w:r>" R(" Note"))
					       "</w:footnote></w:footnotes>"), false, "Note", "footnote");
	check_part("word/header1.xml", SLICE("<w:hdr" DOCX_NAMESPACES ">" P(R("Head")) "</w:hdr>"), false, "Head", "header");
	check_part("word/comments.xml", SLICE("<w:comments" DOCX_NAMESPACES "><w:comment>" P(R("Why?")) "</w:comment></w:comments>"), false,
		   NULL, NULL);
	check_part("word/comments.xml", SLICE("<w:comments" DOCX_NAMESPACES "><w:comment>" P(R("Why?")) "</w:comment></w:comments>"), true,
		   "Why?", "comment");
	check_part("docProps/core.xml", SLICE("<p xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator>Me</dc:creator>"
					      "<dc:title> The title </dc:title></p>"), false, "The title", "title");
}

static void headings_are_known_by_the_outline_level_of_their_style(void **state)
{
	struct zip zip = ZIP_INIT;
	struct document *document = open_or_fail("a.docx",
		docx_make(&zip, SLICE(DOCX_DOCUMENT(P("<w:pPr><w:pStyle w:val=\"Z2\"/></w:pPr>" R("Head")) P(R("text")))), "word/styles.xml",
			  SLICE("<w:styles" DOCX_NAMESPACES "><w:style w:styleId=\"Z2\"><w:name w:val=\"Zagolovok\"/><w:pPr>"
				"<w:outlineLvl w:val=\"1\"/></w:pPr></w:style></w:styles>")), NULL);

	(void)state;
	assert_slices_equal(document_unit(document, 0)->type, SLICE("h2"));
	assert_slices_equal(document_unit(document, 1)->path, SLICE("Head"));
	document_free(document);
	zip_release(&zip);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_paragraph_is_a_unit),
		cmocka_unit_test(a_word_in_runs_that_look_the_same_is_one),
		cmocka_unit_test(text_in_another_look_is_a_pair),
		cmocka_unit_test(codes_keep_the_properties_of_their_runs),
		cmocka_unit_test(what_stands_at_the_edge_stays_outside),
		cmocka_unit_test(a_hyperlink_is_a_pair_with_a_look_of_its_own),
		cmocka_unit_test(computed_fields_are_codes_and_the_text_of_others_is_text),
		cmocka_unit_test(tracked_changes_are_accepted),
		cmocka_unit_test(tracked_changes_are_refused_where_the_settings_say_so),
		cmocka_unit_test(content_controls_hyphens_and_hidden_text_are_known),
		cmocka_unit_test(a_text_box_is_a_unit_of_its_own),
		cmocka_unit_test(the_alternative_of_an_image_is_a_unit),
		cmocka_unit_test(the_language_of_translated_runs_is_that_of_the_edition),
		cmocka_unit_test(the_prefix_of_the_file_is_kept),
		cmocka_unit_test(notes_headers_comments_and_properties_are_units),
		cmocka_unit_test(headings_are_known_by_the_outline_level_of_their_style),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
