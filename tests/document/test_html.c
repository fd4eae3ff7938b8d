/*
 * html: units of pages and the editions made of them.
 */
#include <config.h>

#include "document/document.h"

#include "tests/document/merge.h"

#define SOURCES(literal, ...) document_free(OPEN_WITH_SOURCES("a.html", literal, __VA_ARGS__))

#define EDITION(literal, wanted, ...)                                                                   \
	assert_edition("a.html", SLICE(literal), (const char *const[]){ __VA_ARGS__ }, &language_ru, \
		       SLICE(wanted))

static void blocks_are_units_and_inline_elements_codes(void **state)
{
	(void)state;
	SOURCES("<p>Read <a href=\"/x\">this <b>page</b></a> first.</p><p>Then go</p>",
		"Read <a1>this <b2>page</b2></a1> first.", "Then go");
	SOURCES("<ul><li>a<li>b</ul>", "a", "b");
	SOURCES("<p>one<p>two<div>three</div>four", "one", "two", "three", "four");
	SOURCES("<table><tr><td>a<td>b<tr><th>c</table>d", "a", "b", "c", "d");
	SOURCES("<dl><dt>a<dd>b</dl>", "a", "b");
}

static void markup_at_the_edge_stays_outside(void **state)
{
	(void)state;
	SOURCES("<p> <b>All of it</b> </p>", "All of it");
	SOURCES("<p><a name=x></a><br>Text<br><!-- c --></p>", "Text");
	SOURCES("<p><b>Note:</b> text</p>", "<b1>Note:</b1> text");
	SOURCES("<p><code>make</code> builds</p>", "<code1/> builds");
	SOURCES("<p>—</p><p> &nbsp; </p><p>1</p>", "1");
}

static void white_space_is_joined_but_in_pre(void **state)
{
	(void)state;
	SOURCES("<p>a\n   b <i> c</i>\t<!-- x --> d<br> e</p>", "a b <i1>c</i1> <x2/>d<br3/>e");
	SOURCES("<pre>\n a\r\n  b </pre>", "a\n  b");
	SOURCES("<p>1&nbsp;200,5</p>", "1\xc2\xa0"
				       "200,5");
}

static void unpaired_markup_is_standalone(void **state)
{
	(void)state;
	SOURCES("<p>a <b>b <i>c</b> d</i> e</p>", "a <b1>b <i2/>c</b1> d<i3/> e");
	SOURCES("<p>a </span> b</p>", "a <span1/>b");
}

static void protected_text_is_a_code(void **state)
{
	(void)state;
	SOURCES("<p>Run <kbd>ls <b>-l</b></kbd> now</p>", "Run <kbd1/> now");
	SOURCES("<p>a <span translate=\"no\">Tashkent</span> b</p>", "a <span1/> b");
	SOURCES("<p>a <span class='x notranslate'>T</span> b</p>", "a <span1/> b");
	SOURCES("<div translate=no><p title=x>a</p>b</div><p>c</p>", "c");
	SOURCES("<script>var a = '<p>no</p>';</script><style>p { x: y }</style><p>yes</p>", "yes");
	SOURCES("<div translate=no>a <span translate=yes>b</span> c <i translate=yes>d</i></div>", "b", "d");
	SOURCES("<div>a <span translate=no>b<div>c</div>d</span> e</div>f", "a", "e", "f");
}

static void attributes_that_people_read_are_units(void **state)
{
	(void)state;
	SOURCES("<title>T &amp; t</title><meta name=description content='D'><meta property=\"og:title\" "
		"content=\"O\"><meta name=viewport content=\"width=1\"><p title=Tip>See <img src=x alt=\"A "
		"&quot;b&quot;\"> it</p><input type=submit value=Go><input value=No placeholder=P>",
		"T & t", "D", "O", "Tip", "See <img1/> it", "A \"b\"", "Go", "P");
	SOURCES("<p translate=no title=a>b</p><p data-x='title' alt=''>c</p>", "c");
	SOURCES("<p>x <code title=a>b</code> y</p><div translate=no><code title=d>e</code></div>", "x <code1/> y", "a");
	SOURCES("<iframe title='The visit'>old</iframe><script title=no></script><style title=no></style>", "The visit");
	SOURCES("<p>x <math alttext='a plus b'><mi>a</mi></math> y</p>", "x <math1/> y", "a plus b");
}

static void elements_apart_have_units_of_their_own(void **state)
{
	(void)state;
	SOURCES("<p>Pick <select><option>a<option>b</select> and <button>Go <b>on</b> x</button> now</p>",
		"Pick <select1/> and <button2/> now", "a", "b", "Go <b1>on</b1> x");
	SOURCES("<p>x <textarea>a\n b</textarea> y", "x <textarea1/> y", "a\n b");
	SOURCES("<p>x <svg><title>T</title><text>U</text></svg> y", "x <svg1/> y", "T", "U");
}

static void references_are_decoded_and_text_is_escaped(void **state)
{
	(void)state;
	SOURCES("<p>&laquo;a&raquo; &lt;b&gt; &#x41;&#66 &notit; &copy &unknown; &amp</p>",
		"«a» <b> AB ¬it; © &unknown; &");
	EDITION("<p title=\"a\">b</p>", "<p title=\"&quot;&gt;&amp;'\">&lt;script&gt;\"x\"</p>", "\">&'",
		"<script>\"x\"");
	EDITION("<p title=a>b</p>", "<p title=x&#32;onclick&#61;&quot;y&gt;>b</p>", "x onclick=\"y>", NULL);
	EDITION("<p title='a'>b</p>", "<p title='it&#39;s \"'>b</p>", "it's \"", NULL);
	EDITION("<p>a&nbsp;b</p>", "<p>в&nbsp;г</p>", "в\xc2\xa0г");
	EDITION("<p>a\xc2\xa0"
		"b</p>",
		"<p>в\xc2\xa0г</p>", "в\xc2\xa0г");
}

static void codes_may_move_and_keep_their_bytes(void **state)
{
	(void)state;
	EDITION("<p>Read <a  HREF='/x' title=\"tip\">this</a> and <img alt=pic src=y> there</p>",
		"<p>Вот <img alt=pic src=y>, <a  HREF='/x' title=\"намёк\">это</a> читать</p>",
		"Вот <img2/>, <a1>это</a1> читать", "намёк", NULL);
}

static void the_language_is_set_when_text_changed(void **state)
{
	(void)state;
	EDITION("<html lang=en dir=\"ltr\"><meta property=og:locale content=\"en_US\"><p lang=la>x</p><article "
		"lang='en-GB'>y</article>",
		"<html lang=ru dir=\"ltr\"><meta property=og:locale content=\"ru_RU\"><p lang=la>х</p><article "
		"lang='ru'>у</article>",
		"х", "у");
	/* In a list of languages "English" stays English. */
	EDITION("<html lang=en><p>x</p><ul><li lang=en>English<li lang=ru>Russian</ul><p>y <a lang=en>z</a>",
		"<html lang=ru><p>х</p><ul><li lang=en>English<li lang=ru>Русский</ul><p>у <a lang=en>z</a>", "х", "English",
		"Русский", "у <a1>z</a1>");
	/* Where a text has no translation, what names its language stays. */
	EDITION("<html lang=en><p>a</p><div lang=en>b</div><p lang=en>c <span lang=en>d</span></p>",
		"<html lang=ru><p>а</p><div lang=en>b</div><p lang=ru>с <span lang=ru>д</span></p>", "а", NULL,
		"с <span1>д</span1>");
	EDITION("<html lang=en><p>x</p>", "<html lang=en><p>x</p>", NULL);
	EDITION("<html lang=en><p>x</p>", "<html lang=en><p>x</p>", "x");
}

/* The only problem of a page, on the line. */
static void expect_problem(struct slice page, enum document_problem_kind kind, size_t line, bool whole)
{
	struct document *document;
	struct error err = ERROR_INIT;

	assert_true(document_open(&document, "page.html", page, NULL, &err));
	assert_int_equal(document_problem_count(document), 1);
	assert_int_equal(document_problem(document, 0)->kind, kind);
	assert_int_equal(document_problem(document, 0)->line, line);
	assert_true(document_expect_whole(document, &err) == whole);
	assert_int_equal(err.line, whole ? 0 : line);
	error_clear(&err);
	document_free(document);
}

static void a_page_that_is_cut_off_is_told_with_the_line(void **state)
{
	(void)state;
	expect_problem(SLICE("<p>a</p>\n<p>b <a href=\"x"), PROBLEM_CUT_OFF, 2, false);
	expect_problem(SLICE("<p>a</p>\n\n<!-- b"), PROBLEM_CUT_OFF, 3, false);
	expect_problem(SLICE("<p>a</p>\n<script>b"), PROBLEM_CUT_OFF, 2, false);
	expect_problem(SLICE("<!doctype html><title>a"), PROBLEM_CUT_OFF, 1, false);
	expect_problem(SLICE("<svg><text>a</text><![CDATA[ b"), PROBLEM_CUT_OFF, 1, false);
	expect_problem(SLICE("<body>\n<div><p>a\n<p>b <b>c"), PROBLEM_UNENDED, 2, false);
	expect_problem(SLICE("<html lang=en>\n<p>a</p>\n<ul><li>b\n"), PROBLEM_UNENDED, 3, false);
	expect_problem(SLICE("<html>\n<body>\n<p>a</p>\n<p>b and"), PROBLEM_UNENDED, 2, false);
}

static void what_may_be_cut_off_is_told_and_read(void **state)
{
	(void)state;
	expect_problem(SLICE("<p>a</p>\n<div><p>b"), PROBLEM_UNCLOSED, 2, true);
	expect_problem(SLICE("<html>\n<body>\n<p>a</p>\n<p>b and c\n"), PROBLEM_UNCLOSED, 2, true);
	expect_problem(SLICE("<body>\n<div><p>a</p></html>\n"), PROBLEM_UNCLOSED, 2, true);
}

static void what_may_stay_open_is_whole(void **state)
{
	static const char *const pages[] = {
		"<html lang=en><p>a", "<body><div><p>a</body>", "<body><p>a</html>", "<ul><li>a<li>b</ul>", "<table><tr><td>a</table><p>b", "<p>a<plaintext>b",
		"<dl><dt>a<dd>b</dl>", "<p>a < b</p>", "<p>a <br> b<hr>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(pages) / sizeof(*pages); i++) {
		struct document *document;

		assert_true(document_open(&document, "page.html", slice_of(pages[i]), NULL, NULL));
		assert_int_equal(document_problem_count(document), 0);
		document_free(document);
	}
}

static void a_charset_that_is_not_sure_is_told(void **state)
{
	(void)state;
	expect_problem(SLICE("<p>\xcf\xf0\xe8\xe2\xe5\xf2</p>"), PROBLEM_CHARSET, 1, true);
	expect_problem(SLICE("<meta charset=utf-8>\n<p>\xd0\x9f\xd1\x80\xd0\xb8\xd0\xb2 \xd0\xb5\xd1\x82, "
			     "\xd0\xbc\xd0\xb8\xd1\x80 \xff</p>"),
		       PROBLEM_BYTES, 2, true);
}

static void a_charset_that_is_not_the_stated_one_is_refused(void **state)
{
	(void)state;
	expect_problem(SLICE("<meta charset=utf-8><p>\xcf\xf0\xe8\xe2\xe5\xf2</p>"), PROBLEM_MISSTATED, 1, false);
	expect_problem(SLICE("<meta charset=koi8-r><p>\xd0\x9f\xd1\x80\xd0\xb8</p>"), PROBLEM_MISSTATED, 1, false);
}

static void charsets_are_kept_and_the_rest_is_referenced(void **state)
{
	struct document *document;

	(void)state;
	EDITION("<meta charset=windows-1251><p>\xcf\xf0\xe8</p>",
		"<meta charset=windows-1251><p>\xc4\xe0 &#1179;</p>", "Да қ");
	document = open_or_fail("a.html", SLICE("<meta http-equiv=Content-Type content='text/html; "
						"charset=koi8-r'><p>\xf0\xf2</p>"),
				NULL);
	assert_string_equal(document_charset(document), "KOI8-R");
	document_free(document);
	SOURCES("<meta charset=utf-8><p>caf\xe9 au</p>", "café au");
	EDITION("<meta charset=koi8-r><p title=\"\xf0\">\xf2\xd5\xd3\xd3\xcb\xc9\xca</p>",
		"<meta charset=koi8-r><p title=\"\xe4\">\xe4\xc1</p>", "Д", "Да");
	/* A page of ASCII is read in the charset that it declares, whatever is written into it. */
	EDITION("<meta charset=windows-1251><p>a</p>", "<meta charset=windows-1251><p>\xc4\xe0</p>", "Да");
	EDITION("<meta charset=iso-8859-1><p>a</p>", "<meta charset=iso-8859-1><p>&#1044;\xe9</p>", "Д\xc3\xa9");
	EDITION("<meta charset=utf-8><p>a</p>", "<meta charset=utf-8><p>Да</p>", "Да");
	EDITION("<?xml version=\"1.0\" encoding=\"koi8-r\"?><p>a</p>",
		"<?xml version=\"1.0\" encoding=\"koi8-r\"?><p>\xe4\xc1</p>", "Да");
	EDITION("<?xml version='1.0' encoding='koi8-r'?><meta charset=windows-1251><p>a</p>",
		"<?xml version='1.0' encoding='koi8-r'?><meta charset=windows-1251><p>\xc4\xe0</p>", "Да");
	EDITION("<?xml version='1.0'?><p>a</p>", "<?xml version='1.0'?><p>Да</p>", "Да");
}

/* "<p>" and "Да" as UTF-16, with and without a mark. */
static void utf_16_is_read_and_written_back(void **state)
{
	(void)state;
	EDITION("\xff\xfe<\0p\0>\0a\0<\0/\0p\0>\0", "\xff\xfe<\0p\0>\0\x14\x04\x30\x04<\0/\0p\0>\0", "Да");
	EDITION("\xfe\xff\0<\0p\0>\0a\0<\0/\0p\0>", "\xfe\xff\0<\0p\0>\x04\x14\x04\x30\0<\0/\0p\0>", "Да");
	EDITION("<\0p\0>\0a\0 \0b\0<\0/\0p\0>\0", "<\0p\0>\0\x14\x04\x30\x04<\0/\0p\0>\0", "Да");
	EDITION("\xef\xbb\xbf<p>a</p>", "\xef\xbb\xbf<p>Да</p>", "Да");
}

static void characters_are_spelled_as_in_the_source(void **state)
{
	(void)state;
	EDITION("<p>&laquo;a&raquo; &#8212; b&hellip; it&#39;s &copy c</p>",
		"<p>&laquo;а&raquo; &#8212; б&hellip; в&#39;г &copy; – д</p>", "«а» — б… в'г © – д");
	EDITION("<p>&#60;a&#x3E; &AMP; b</p>", "<p>&#60;б&#x3E; &AMP;lt;</p>", "<б> &lt;");
	EDITION("<p>a &mdash; b — c</p>", "<p>а &mdash; б</p>", "а — б");
	EDITION("<p title='&quot;a&quot;'>&quot;b&quot;</p>", "<p title='&quot;в&quot;'>&quot;г&quot;</p>", "\"в\"",
		"\"г\"");
	EDITION("<p>a&nbsp;b</p><p>c</p><p>d\xc2\xa0x</p>", "<p>а&nbsp;б</p><p>в&nbsp;г</p><p>д\xc2\xa0е</p>", "а\xc2\xa0б",
		"в\xc2\xa0г", "д\xc2\xa0" "е");
	EDITION("<pre>a\r\nb</pre><pre>c\nd</pre>", "<pre>а\r\nб</pre><pre>в\nг</pre>", "а\nб", "в\nг");
}

static void its_says_what_is_translated_and_what_is_apart(void **state)
{
	(void)state;
	SOURCES("<p its:translate=no>a</p><p>b <span its:translate='no'>c</span> d</p>", "b <span1/> d");
	SOURCES("<p>a <span its-within-text=no>b</span> c <b its-within-text=yes>d</b> e</p>", "a <span1/> c <b2>d</b2> e",
		"b");
	SOURCES("<p>a <span its:withinText='nested'>b</span> c</p>", "a <span1/> c", "b");
	SOURCES("<p data-notranslate>a</p><p data-no-translate>b</p><p class='x notranslate'>c</p><p "
		"class=notranslated>d</p>",
		"d");
}

static void markup_that_only_some_programs_read_is_kept(void **state)
{
	(void)state;
	SOURCES("<!--[if lt IE 9]><p>old</p><![endif]--><p>a <!--[if IE]>x<![endif]--> b</p>", "a <x1/>b");
	SOURCES("<![if !IE]><p>a</p><![endif]>", "a");
	SOURCES("<p>a <?php echo 1 ?> b</p>", "a <x1/>b");
	SOURCES("<template><p>in a template</p></template><p>b</p>", "in a template", "b");
	SOURCES("<noscript><p>without scripts</p></noscript>", "without scripts");
	SOURCES("<svg><title>T</title><desc>D</desc><style>.x{}</style><text>A <tspan>b</tspan> c</text></svg>", "T", "D",
		"A <tspan1>b</tspan1> c");
	SOURCES("<p>x <svg><![CDATA[<>]]></svg> y <math><mi>z</mi></math> w</p>", "x <svg1/> y <math2/> w");
	SOURCES("<svg><text>a <![CDATA[b & <c>&lt;]]> d</text><style><![CDATA[.x{}]]></style></svg>", "a <x1/> d",
		"b & <c>&lt;");
	EDITION("<svg><text><![CDATA[a]]></text></svg>", "<svg><text><![CDATA[<б> & ]] >]]></text></svg>", "<б> & ]]>");
	SOURCES("<svg><foreignObject><p>a</p></foreignObject></svg><p>b", "a", "b");
	SOURCES("<svg><p>ends it</p>c", "ends it", "c");
}

static void headings_make_the_path(void **state)
{
	struct document *document;

	(void)state;
	document = OPEN_WITH_SOURCES("a.html", "<h1>A</h1><p>b<h2>C <b>d</b> e</h2><p>f<h2>G</h2><h1>H</h1>i", "A", "b",
				     "C <b1>d</b1> e", "f", "G", "H", "i");
	assert_slices_equal(document_unit(document, 0)->path, SLICE(""));
	assert_slices_equal(document_unit(document, 3)->path, SLICE("A \u203a C d e"));
	assert_slices_equal(document_unit(document, 6)->path, SLICE("H"));
	assert_slices_equal(document_unit(document, 2)->type, SLICE("h2"));
	document_free(document);
}

static void text_in_front_of_a_block_belongs_to_what_is_around(void **state)
{
	struct document *document;

	(void)state;
	document = OPEN_WITH_SOURCES("a.html", "<div>a<h2>b</h2>c<ul><li>d<ul><li>e</ul>f</ul></div>", "a", "b", "c",
				     "d", "e", "f");
	assert_slices_equal(document_unit(document, 0)->type, SLICE("div"));
	assert_slices_equal(document_unit(document, 1)->type, SLICE("h2"));
	assert_slices_equal(document_unit(document, 1)->path, SLICE(""));
	assert_slices_equal(document_unit(document, 2)->type, SLICE("div"));
	assert_slices_equal(document_unit(document, 3)->type, SLICE("li"));
	assert_slices_equal(document_unit(document, 5)->type, SLICE("li"));
	document_free(document);
}

static void a_paragraph_past_all_limits_is_a_note(void **state)
{
	struct strbuf page = STRBUF_INIT;
	struct document *document;

	(void)state;
	strbuf_add_string(&page, "<p>before</p>\n<p>");
	for (size_t i = 0; i < 400000; i++)
		strbuf_add_string(&page, i < 300000 ? "<br>" : "<i>x</i>");
	strbuf_add_string(&page, "</p><p>behind</p>");
	document = open_with_sources("a.html", strbuf_slice(&page), (const char *const[]){ "before", "behind" }, 2);
	assert_int_equal(document_problem_count(document), 1);
	assert_int_equal(document_problem(document, 0)->kind, PROBLEM_TOO_LONG);
	assert_int_equal(document_problem(document, 0)->line, 2);
	document_free(document);
	strbuf_release(&page);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_are_units_and_inline_elements_codes),
		cmocka_unit_test(markup_at_the_edge_stays_outside),
		cmocka_unit_test(white_space_is_joined_but_in_pre),
		cmocka_unit_test(unpaired_markup_is_standalone),
		cmocka_unit_test(protected_text_is_a_code),
		cmocka_unit_test(attributes_that_people_read_are_units),
		cmocka_unit_test(elements_apart_have_units_of_their_own),
		cmocka_unit_test(references_are_decoded_and_text_is_escaped),
		cmocka_unit_test(codes_may_move_and_keep_their_bytes),
		cmocka_unit_test(the_language_is_set_when_text_changed),
		cmocka_unit_test(a_page_that_is_cut_off_is_told_with_the_line),
		cmocka_unit_test(what_may_be_cut_off_is_told_and_read),
		cmocka_unit_test(what_may_stay_open_is_whole),
		cmocka_unit_test(a_charset_that_is_not_sure_is_told),
		cmocka_unit_test(a_charset_that_is_not_the_stated_one_is_refused),
		cmocka_unit_test(charsets_are_kept_and_the_rest_is_referenced),
		cmocka_unit_test(utf_16_is_read_and_written_back),
		cmocka_unit_test(characters_are_spelled_as_in_the_source),
		cmocka_unit_test(its_says_what_is_translated_and_what_is_apart),
		cmocka_unit_test(markup_that_only_some_programs_read_is_kept),
		cmocka_unit_test(headings_make_the_path),
		cmocka_unit_test(a_paragraph_past_all_limits_is_a_note),
		cmocka_unit_test(text_in_front_of_a_block_belongs_to_what_is_around),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
