/*
 * Hostile translations of Word and OpenDocument texts: whatever a translator
 * writes, it is text in the edition, and nothing else changes.
 *
 * Each attack is put into each unit. What proves that it stayed text is independent
 * of the merge's own check: the edition is read again, and the attacked unit says
 * the attack, word for word, the others what they said; and no element and no
 * attribute value stands in a part that did not stand there before.
 */
#include <config.h>

#include "base/alloc.h"
#include "document/document.h"

#include "tests/document/docx.h"

#define ATTACK(literal) { "" literal, sizeof(literal) - 1 }

static const struct slice attacks[] = {
	/* elements */
	ATTACK("<w:p/>"),
	ATTACK("</w:t></w:r></w:p><w:p><w:r><w:t>x"),
	ATTACK("</w:t>"),
	ATTACK("</w:t></w:r>"),
	ATTACK("</w:t></w:r><w:r><w:t>"),
	ATTACK("<w:br/>"),
	ATTACK("<w:tab/>"),
	ATTACK("<w:t xml:space=\"preserve\">"),
	ATTACK("<w:hyperlink r:id=\"rId1\"><w:r><w:t>x</w:t></w:r></w:hyperlink>"),
	ATTACK("<w:fldSimple w:instr=\"DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe\"/>"),
	ATTACK("</w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"),
	ATTACK("<w:instrText>HYPERLINK \"http://evil.example\"</w:instrText>"),
	ATTACK("<w:object><o:OLEObject/></w:object>"),
	ATTACK("<w:altChunk r:id=\"rId9\"/>"),
	ATTACK("<w:sdt><w:sdtContent/></w:sdt>"),
	ATTACK("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>"),
	ATTACK("<w:rPr><w:vanish/></w:rPr>"),
	ATTACK("<w:sectPr/>"),
	ATTACK("</w:body></w:document>"),
	ATTACK("</w:tc></w:tr></w:tbl>"),
	ATTACK("<text:p>x</text:p>"),
	ATTACK("</text:p><text:p>"),
	ATTACK("</text:span>"),
	ATTACK("<text:span text:style-name=\"T1\">x</text:span>"),
	ATTACK("<text:a xlink:href=\"javascript:alert(1)\">x</text:a>"),
	ATTACK("<text:execute-macro text:name=\"x\"/>"),
	ATTACK("<text:script script:language=\"JavaScript\">x</text:script>"),
	ATTACK("<text:dde-connection text:connection-name=\"x\"/>"),
	ATTACK("<text:section text:name=\"x\"><text:section-source xlink:href=\"file:///etc/passwd\"/></text:section>"),
	ATTACK("<draw:object xlink:href=\"./Object 1\"/>"),
	ATTACK("<office:event-listeners/>"),
	ATTACK("<text:line-break/>"),
	ATTACK("<text:h text:outline-level=\"1\">x</text:h>"),
	ATTACK("</office:text></office:body></office:document>"),
	ATTACK("<b>bold</b>"),
	ATTACK("<"),
	ATTACK("a<b"),
	ATTACK("</"),
	ATTACK("/>"),
	ATTACK(">"),
	ATTACK("<x"),

	/* what XML knows besides */
	ATTACK("]]>"),
	ATTACK("<![CDATA[ x ]]>"),
	ATTACK("]]><w:p/><![CDATA["),
	ATTACK("<!-- x -->"),
	ATTACK("-->"),
	ATTACK("<?xml version=\"1.0\"?>"),
	ATTACK("<?mso-application progid=\"Word.Document\"?>"),
	ATTACK("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"),
	ATTACK("<!ENTITY x SYSTEM \"file:///etc/passwd\">"),

	/* references */
	ATTACK("&"),
	ATTACK("&amp;"),
	ATTACK("&lt;w:p/&gt;"),
	ATTACK("&#60;w:p/&#62;"),
	ATTACK("&#x3c;"),
	ATTACK("&#0;"),
	ATTACK("&#1;"),
	ATTACK("&xxe;"),
	ATTACK("&unknown"),
	ATTACK("&amp;lt;"),

	/* attributes */
	ATTACK("\""),
	ATTACK("'"),
	ATTACK("\" descr=\"x"),
	ATTACK("' w:val='x"),
	ATTACK("x\"/><w:br/><x a=\""),
	ATTACK("\"><script>alert(1)</script>"),

	/* codes that the source does not have */
	ATTACK("<z77/>"),
	ATTACK("<a99>x</a99>"),
	ATTACK("<b1 w:val=\"x\">"),
	ATTACK("<field1>"),

	/* characters */
	ATTACK("a\nb"),
	ATTACK("a\r\nb\tc"),
	ATTACK("a\xe2\x80\xa8" "b"),
	ATTACK("a\xe2\x80\xae" "gpj.exe\xe2\x81\xa6"),
	ATTACK("\xef\xbb\xbfx"),
	ATTACK("\xef\xbc\x9cw:p/\xef\xbc\x9e"),
	ATTACK("+ADw-w:p/+AD4-"),
};

/* Characters that no XML can hold: such a translation is left out and reported. */
static const struct slice forbidden[] = {
	ATTACK("a\0b"),
	ATTACK("a\x01" "b"),
	ATTACK("a\x08\x0b\x0c\x0e\x1f" "b"),
	ATTACK("\x1b]52;c;ZXZpbA==\x07\x1b[2J"),
	ATTACK("a\xef\xbf\xbe" "b"),
	ATTACK("a\xef\xbf\xbf" "b"),
};

/* Every kind of place that a unit can stand in. */
static const char docx_body[] = DOCX_DOCUMENT(
	P(R("Plain")) P(RS("With ") RP("<w:b/>", "bold") RS(" text")) P("<w:r><w:tab/><w:t> Edges</w:t><w:br/></w:r>")
	P(RS("See ") "<w:hyperlink r:id=\"rId1\">" RP("<w:u/>", "a link") "</w:hyperlink>" R("."))
	P(RS("Page ") "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r>"
	  "<w:fldChar w:fldCharType=\"end\"/></w:r>" RS(" of"))
	P(RS("New ") "<w:ins w:id=\"1\">" R("inserted") "</w:ins><w:del w:id=\"2\"><w:r><w:delText>old</w:delText></w:r></w:del>")
	"<w:tbl><w:tr><w:tc>" P(R("Cell")) "</w:tc></w:tr></w:tbl>"
	P("<w:r><w:drawing><wp:docPr id=\"1\" descr=\"In double\" title='In single'/><w:txbxContent>" P(R("In box"))
	  "</w:txbxContent></w:drawing></w:r>" R("Beside"))
	P("<w:r><w:t><![CDATA[In CDATA]]></w:t></w:r>"));

static const char fodt[] =
	"<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:"
	"opendocument:xmlns:text:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:svg=\"urn:oasis:"
	"names:tc:opendocument:xmlns:svg-compatible:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>In title</dc:title>"
	"<text:list-level-style-number xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
	"style:num-prefix=\"In label \" style:num-suffix=' after it'/>"
	"<text:h text:outline-level=\"1\">In heading</text:h><text:p>With <text:span text:style-name=\"B\">a span</text:span> and"
	"<text:s/><text:a href=\"x\">a link</text:a></text:p><text:p>A note<text:note><text:note-body><text:p>In note</text:p>"
	"</text:note-body></text:note> here</text:p><text:p><draw:frame><draw:text-box><text:p>In box</text:p></draw:text-box>"
	"<svg:desc>In desc</svg:desc></draw:frame><![CDATA[In CDATA]]></text:p></office:document>";

/* One unit has a translation. */
struct single {
	size_t index;
	struct slice target;
};

static struct slice translate_single(const void *context, size_t index, const struct document_unit *unit)
{
	const struct single *single = context;

	(void)unit;
	return index == single->index ? single->target : SLICE_NONE;
}

/* The attack, the codes of the source in their order, and a word on both sides. */
static void make_target(struct strbuf *target, struct slice attack, struct slice source)
{
	struct arena arena = ARENA_INIT;
	struct segment codes = segment_read(source, &arena);

	for (size_t i = 0; i < codes.code_count; i++)
		codes.codes[i].offset = 0;
	codes.text = SLICE("");
	strbuf_add_string(target, "word ");
	strbuf_add(target, attack);
	segment_print(&codes, target);
	strbuf_add_string(target, " word");
	arena_release(&arena);
}

/* The text without codes and white space. */
static void squeeze(struct slice marked, struct strbuf *out)
{
	struct strbuf text = STRBUF_INIT;

	segment_strip(marked, &text);
	for (size_t i = 0; i < text.bytes; i++)
		if (!strchr(" \t\r\n", text.data[i]))
			strbuf_add_byte(out, text.data[i]);
	strbuf_release(&text);
}

static void check_same_words(struct slice is, struct slice wanted, struct slice attack)
{
	struct strbuf ours = STRBUF_INIT, theirs = STRBUF_INIT;

	squeeze(is, &ours);
	squeeze(wanted, &theirs);
	if (!slice_equal(strbuf_slice(&ours), strbuf_slice(&theirs)))
		fail_msg("'%.*s' became '%s'", SLICE_ARG(attack), ours.data);
	strbuf_release(&ours);
	strbuf_release(&theirs);
}

/* Every tag of `after` begins like one of `before`: "<w:tab", "</w:r". */
static void check_elements(struct slice before, struct slice after, struct slice attack)
{
	for (size_t at = slice_find(after, SLICE("<"), 0); at != SIZE_MAX; at = slice_find(after, SLICE("<"), at + 1)) {
		size_t end = at + 1;

		while (end < after.bytes && !strchr(" />", after.data[end] ? after.data[end] : 'x'))
			end++;
		end += end == at + 1;
		if (slice_find(before, slice_part(after, at, end), 0) == SIZE_MAX)
			fail_msg("'%.*s' made '%.*s'", SLICE_ARG(attack), SLICE_ARG(slice_part(after, at, end + 20)));
	}
}

static void check_units(const struct document *before, const struct document *after, size_t attacked,
			struct slice target, struct slice attack)
{
	assert_int_equal(document_unit_count(before), document_unit_count(after));
	for (size_t i = 0; i < document_unit_count(before); i++) {
		const struct document_unit *was = document_unit(before, i), *is = document_unit(after, i);

		check_elements(document_stream_text(before, was->stream), document_stream_text(after, is->stream), attack);
		if (i == attacked)
			check_same_words(is->source, target, attack);
		else
			assert_slices_equal(is->source, was->source);
	}
}

static void attack_unit(const char *path, const struct document *document, size_t index, struct slice attack)
{
	struct strbuf target = STRBUF_INIT, edition = STRBUF_INIT;
	struct single single = { index, SLICE_NONE };
	struct document_targets targets = { .find = translate_single, .context = &single };
	struct document_report report = DOCUMENT_REPORT_INIT;
	struct error err = ERROR_INIT;
	struct document *again;

	make_target(&target, attack, document_unit(document, index)->source);
	single.target = strbuf_slice(&target);
	if (!document_merge(document, &targets, NULL, &edition, &report, &err))
		fail_msg("'%.*s' in unit %zu: %s", SLICE_ARG(attack), index, err.message);
	if (report.changed != 1 || report.problem_count)
		fail_msg("'%.*s' was refused in unit %zu", SLICE_ARG(attack), index);
	assert_true(document_same_skeleton(document, strbuf_slice(&edition), &err));
	again = open_or_fail(path, strbuf_slice(&edition), NULL);
	check_units(document, again, index, single.target, attack);
	document_free(again);
	document_report_release(&report);
	strbuf_release(&edition);
	strbuf_release(&target);
}

static void forbid_unit(const struct document *document, struct slice release, size_t index, struct slice attack)
{
	struct single single = { index, attack };
	struct document_targets targets = { .find = translate_single, .context = &single };
	struct document_report report = DOCUMENT_REPORT_INIT;
	struct strbuf edition = STRBUF_INIT;

	assert_true(document_merge(document, &targets, NULL, &edition, &report, NULL));
	assert_slices_equal(strbuf_slice(&edition), release);
	assert_int_equal(report.problem_count, 1);
	document_report_release(&report);
	strbuf_release(&edition);
}

static void attack_everywhere(const char *path, struct slice release, size_t units)
{
	struct document *document = open_or_fail(path, release, NULL);

	assert_int_equal(document_unit_count(document), units);
	for (size_t unit = 0; unit < units; unit++) {
		for (size_t i = 0; i < ARRAY_COUNT(attacks); i++)
			attack_unit(path, document, unit, attacks[i]);
		for (size_t i = 0; i < ARRAY_COUNT(forbidden); i++)
			forbid_unit(document, release, unit, forbidden[i]);
	}
	document_free(document);
}

static void attacks_on_a_word_document_stay_text(void **state)
{
	struct zip zip = ZIP_INIT;

	(void)state;
	attack_everywhere("a.docx", docx_make(&zip, slice_of(docx_body), "word/header1.xml",
					      SLICE("<w:hdr" DOCX_NAMESPACES ">" P(R("Head")) "</w:hdr>")), 13);
	zip_release(&zip);
}

static void attacks_on_an_opendocument_text_stay_text(void **state)
{
	(void)state;
	attack_everywhere("a.fodt", slice_of(fodt), 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(attacks_on_a_word_document_stay_text),
		cmocka_unit_test(attacks_on_an_opendocument_text_stay_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
