/*
 * markdown: where the texts of a page are, how translations are written there,
 * and what stays as it is.
 */
#include <config.h>

#include "base/alloc.h"
#include "document/document.h"

#include "tests/document/merge.h"

/* A unit's type, for what the sources do not show. */
static void assert_types(const char *page, const char *const *types, size_t count)
{
	struct document *document = open_or_fail("a.md", slice_of(page), NULL);

	assert_int_equal(document_unit_count(document), count);
	for (size_t i = 0; i < count; i++)
		assert_slices_equal(document_unit(document, i)->type, slice_of(types[i]));
	document_free(document);
}

#define ASSERT_TYPES(page, ...)                                       \
	assert_types((page), (const char *const[]){ __VA_ARGS__ },    \
		     sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *))

#define EDITION(page, wanted, ...) \
	assert_edition("a.md", SLICE(page), (const char *const[]){ __VA_ARGS__ }, &language_ru, SLICE(wanted))

/* ------------------------------------------------------------------------ units */

static void blocks_are_units(void **state)
{
	(void)state;
	document_free(OPEN_WITH_SOURCES("a.md",
					"# One #\n\nTwo\n===\nThree\n\n> Four\n\n- five\n- six\n\n  seven\n\n"
					"1. [ ] eight\n\n```\ncode\n```\n\n    code\n\n***\n",
					"One", "Two", "Three", "Four", "five", "six", "seven", "eight"));
	ASSERT_TYPES("# a\n\nb\n- c\n- [x] d\n\n| e |\n|---|\n| f |\n", "h1", "p", "li", "li", "th", "td");
}

static void lines_of_a_paragraph_are_joined(void **state)
{
	(void)state;
	document_free(OPEN_WITH_SOURCES("a.md", "> - one\r\n>   two *three\r\n> four*\r\n", "one two <em1>three four</em1>"));
}

static void markup_becomes_codes(void **state)
{
	(void)state;
	document_free(OPEN_WITH_SOURCES("a.md", "A *b* __c__ ~~d~~ [e](/x) `f` <http://g.h> i  \nj\n",
					"A <em1>b</em1> <strong2>c</strong2> <del3>d</del3> <a4>e</a4> <code5/> <a6/> i<br7/>j"));
}

static void markup_around_a_unit_stays_outside(void **state)
{
	(void)state;
	document_free(OPEN_WITH_SOURCES("a.md", "**[all of it](/x)**\n", "all of it"));
}

static void escapes_and_references_are_read(void **state)
{
	(void)state;
	document_free(OPEN_WITH_SOURCES("a.md", "1 \\* 2 &amp; 3&nbsp;4 &copy 5\n", "1 * 2 & 3\xc2\xa0" "4 &copy 5"));
}

static void images_and_titles_are_units(void **state)
{
	(void)state;
	document_free(OPEN_WITH_SOURCES("a.md",
					"See ![a *picture*](/x \"its title\") and [b](/y 'the \\'other\\'').\n\n[c]: /z (last)\n",
					"See <img1/> and <a2>b</a2>.", "a <em1>picture</em1>", "its title", "the 'other'", "last"));
	ASSERT_TYPES("![a](b \"c\") d\n", "img alt", "img title", "p");
}

static void cells_are_units(void **state)
{
	(void)state;
	document_free(OPEN_WITH_SOURCES("a.md", "| a \\| b | `x\\|y` |\n|:--|--:|\n| **c** d | ![](e) f |\n",
					"a | b", "<strong1>c</strong1> d", "f"));
}

/* md4c wants three signs in each cell of the row that makes a table, GFM one. */
static void short_delimiter_rows_make_tables_or_problems(void **state)
{
	struct document *document = open_or_fail("a.md", SLICE("a | b\n--|--\nc | d\n"), NULL);

	(void)state;
	assert_int_equal(document_unit_count(document), 0);
	assert_int_equal(document_problem_count(document), 1);
	document_free(document);
	document_free(OPEN_WITH_SOURCES("a.md", "| a | b |\n| -- | - |\n| c | d |\n", "a", "b", "c", "d"));
}

static void html_is_read_as_html(void **state)
{
	(void)state;
	document_free(OPEN_WITH_SOURCES("a.md",
					"<div title=\"One\">\n<p>Two <b>three</b> &amp;</p>\n</div>\n\n"
					"Four <span title=\"five\">six</span> <kbd>Ctrl</kbd>\n",
					"One", "Two <b1>three</b1> &", "Four <span1>six</span1> <kbd2/>", "five"));
}

static void footnotes_are_units(void **state)
{
	(void)state;
	document_free(OPEN_WITH_SOURCES("a.md", "Text[^1] here.\n\n[^1]: The note\n    goes on.\n\n    More.\n",
					"Text<fn1/> here.", "The note goes on.", "More."));
}

static void containers_are_read_into(void **state)
{
	(void)state;
	document_free(OPEN_WITH_SOURCES("a.md",
					"::: tip One\nTwo\n:::\n\n!!! note \"Three *x*\"\n    Four\n\n    ```\n    a\n\n    b\n    ```\n"
					"\n/// warning | Five\n\nSix\n\n///\n\n> [!NOTE]\n> Seven\n\n:::note[Eight]\nNine\n:::\n",
					"One", "Two", "Three <em1>x</em1>", "Four", "Five", "Six", "Seven", "Eight", "Nine"));
	ASSERT_TYPES("::: tip One\nTwo\n:::\n", "title", "p");
}

static void definition_lists_are_read(void **state)
{
	(void)state;
	document_free(OPEN_WITH_SOURCES("a.md", "Term\n: What it means\n", "Term", "What it means"));
}

static void ids_of_headings_are_no_text(void **state)
{
	(void)state;
	EDITION("# One {#id}\n\n## Two ##   {: .c }\n\nThree {#x}\n---\n",
		"# Bir {#id}\n\n## Ikki ##   {: .c }\n\nUch {#x}\n---\n", "Bir", "Ikki", "Uch");
}

static void templates_are_codes(void **state)
{
	(void)state;
	document_free(OPEN_WITH_SOURCES("a.md",
					"{{% note %}}\nHello {{ name }}, see [x]({{< ref \"a b\" >}}).\n{{% /note %}}\n"
					"\n{% include 'x' %}\n\n$$\na text\n$$\n",
					"Hello <x1/>, see <a2>x</a2>."));
}

static void components_are_tags(void **state)
{
	(void)state;
	document_free(OPEN_WITH_SOURCES("a.md", "Click <Button @click=\"go\" :x=\"y > z\" #slot>here</Button> <Badge/> now\n",
					"Click <button1>here</button1> <badge2/> now"));
	document_free(OPEN_WITH_SOURCES("a.mdx", "import X from 'x'\n\nHello {name}, <X a={1 > 2} /> it is\n",
					"Hello <x1/>, <x2/> it is"));
}

static void code_is_left_alone(void **state)
{
	struct document *document = open_or_fail("a.md", SLICE("~~~\n# no\n~~~\n\n    no\n\n<!-- no -->\n\n<script>\nno\n</script>\n"), NULL);

	(void)state;
	assert_int_equal(document_unit_count(document), 0);
	document_free(document);
}

static void lines_without_end_are_a_problem(void **state)
{
	struct strbuf page = STRBUF_INIT;
	struct document *document;

	(void)state;
	strbuf_add_string(&page, "One\n\n");
	while (page.bytes <= (size_t)1 << 20)
		strbuf_add_string(&page, "[a]: /b \"c\" [d]\n");
	strbuf_add_string(&page, "e\n\nTwo\n");
	document = open_or_fail("a.md", strbuf_slice(&page), NULL);
	assert_sources(document, (const char *const[]){ "One", "Two" }, 2);
	assert_int_equal(document_problem_count(document), 1);
	assert_int_equal(document_problem(document, 0)->kind, PROBLEM_TOO_LONG);
	assert_int_equal(document_problem(document, 0)->line, 3);
	document_free(document);
	strbuf_release(&page);
}

/* ------------------------------------------------------------------ front matter */

#define YAML                                                                                     \
	"---\ntitle: One two # note\nlang: en\ndate: 2025-01-02\ndescription: \"Say \\\"hi\\\"\"\n" \
	"summary: 'It''s'\nhero:\n  text: Four\n  link: /x\nexcerpt: >\n  Five\n  six\n\n  seven\ntags: [a, b]\n---\nEight\n"

static void prose_of_front_matter_is_a_unit(void **state)
{
	(void)state;
	document_free(OPEN_WITH_SOURCES("a.md", YAML, "One two", "Say \"hi\"", "It's", "Four", "Five six", "seven", "Eight"));
	document_free(OPEN_WITH_SOURCES("a.md", "+++\ntitle = \"One\"\nweight = 1\n[params]\n  description = 'Two'\n+++\nThree\n",
					"One", "Two", "Three"));
	ASSERT_TYPES("---\ntitle: a\n---\nb\n", "front-matter:title", "p");
}

static void front_matter_is_patched_in_its_place(void **state)
{
	(void)state;
	EDITION(YAML,
		"---\ntitle: \"Bir: ikki\" # note\nlang: ru\ndate: 2025-01-02\ndescription: \"\\\\ \\\"\"\n"
		"summary: 'o''g''il'\nhero:\n  text: \"- x\"\n  link: /x\nexcerpt: >\n  Besh\n\n  seven\ntags: [a, b]\n---\nEight\n",
		"Bir: ikki", "\\ \"", "o'g'il", "- x", "Besh", NULL, NULL);
	EDITION("+++\ntitle = 'One'\n+++\nx\n", "+++\ntitle = \"o'g'il\"\n+++\nx\n", "o'g'il", NULL);
}

static void keys_can_be_chosen(void **state)
{
	struct document_options options = DOCUMENT_OPTIONS_INIT;
	struct document *document;

	(void)state;
	options.front_matter = "hero.text, keywords";
	document = open_or_fail("a.md", SLICE(YAML), &options);
	assert_sources(document, (const char *const[]){ "Four", "Eight" }, 2);
	document_free(document);
}

static void lines_that_are_not_certain_are_problems(void **state)
{
	struct document *document = open_or_fail("a.md", SLICE("---\ntitle: One\n  goes on\nsummary: [a]\n---\nx\n"), NULL);

	(void)state;
	assert_int_equal(document_problem_count(document), 2);
	assert_int_equal(document_problem(document, 0)->kind, PROBLEM_OPAQUE);
	assert_int_equal(document_problem(document, 0)->line, 2);
	document_free(document);
}

/* ---------------------------------------------------------------------- writing */

static void text_is_escaped_where_it_must_be(void **state)
{
	static const struct {
		const char *text, *written;
	} examples[] = {
		{ "2 * 3 < 4 & 5 > 6", "2 * 3 < 4 & 5 > 6" },
		{ "snake_case it's \"so\" (x) 5% a/b", "snake_case it's \"so\" (x) 5% a/b" },
		{ "*x* _y_ `z`", "\\*x\\* \\_y\\_ \\`z\\`" },
		{ "[a](b) ![c]", "\\[a\\](b) !\\[c\\]" },
		{ "<b>x</b> <!-- -->", "\\<b>x\\</b> \\<!-- -->" },
		{ "&lt; &", "\\&lt; &" },
		{ "# x", "\\# x" },
		{ "> x", "\\> x" },
		{ "- x", "\\- x" },
		{ "+ x", "\\+ x" },
		{ "-5 x", "-5 x" },
		{ "2025. x", "2025\\. x" },
		{ "2025 x.", "2025 x." },
		{ "---", "\\---" },
		{ "===", "\\===" },
		{ "~~~ x", "\\~\\~\\~ x" },
		{ "::: x", "\\::: x" },
		{ "a\n\n# b", "a # b" },
		{ "    x", "x" },
		{ "a \\ b\\", "a \\\\ b\\\\" },
		{ "{{ x }}", "\\{ \\{ x }}" },
		{ "http://evil.example x", "http\\://evil.example x" },
		{ "www.evil.example", "www\\.evil.example" },
		{ "a@evil.example", "a\\@evil.example" },
		{ "Hello!", "Hello!" },
	};

	struct strbuf wanted = STRBUF_INIT;

	(void)state;
	for (size_t i = 0; i < ARRAY_COUNT(examples); i++) {
		strbuf_clear(&wanted);
		strbuf_addf(&wanted, "%s\n", examples[i].written);
		assert_edition("a.md", SLICE("Word\n"), &examples[i].text, &language_ru, strbuf_slice(&wanted));
	}
	strbuf_release(&wanted);
}

static void addresses_of_the_source_stay_as_they_are(void **state)
{
	(void)state;
	EDITION("See http://a.b/c_d or x@y.z.\n", "Смотри x@y.z, http://a.b/c_d.\n", "Смотри x@y.z, http://a.b/c_d.");
}

static void headings_keep_their_last_hash(void **state)
{
	(void)state;
	EDITION("# a\n\n# b #\n", "# C \\#\n\n# F# x #\n", "C #", "F# x");
}

static void pipes_do_not_end_cells(void **state)
{
	(void)state;
	EDITION("a | b\n---|---\nc | [d](e \"f\")\n", "x \\| y | b\n---|---\n\\- c | [z\\|](e \"g\\|h\")\n", "x | y", NULL, "- c",
		"z|", "g|h");
}

static void titles_keep_their_quotes(void **state)
{
	(void)state;
	EDITION("[a](b \"c\") [d](e 'f') [g](h (i)) x\n",
		"[a](b \"1\\\" ' )\") [d](e '2\" \\' )') [g](h (3\" ' \\))) x\n", NULL, "1\" ' )", "2\" ' )", "3\" ' )");
}

static void an_exclamation_mark_makes_no_image(void **state)
{
	(void)state;
	EDITION("x [a](b)\n", "Hi\\![a](b)!\n", "Hi!<a1>a</a1>!");
}

static void a_paragraph_is_broken_at_its_width_behind_its_prefix(void **state)
{
	(void)state;
	EDITION("> * The conference brought together ombudspersons\n>   and national human rights institutions.\n",
		"> * В конференции приняли участие уполномоченные\n>   и национальные учреждения по правам человека —\n>   и 2. все\n",
		"В конференции приняли участие уполномоченные и национальные учреждения по правам человека — и 2. все");
}

static void emphasis_can_stand_in_a_word(void **state)
{
	(void)state;
	EDITION("**a** b\n", "**«Soʻz»\xe2\x81\xa0**ning\n", "<strong1>«Soʻz»</strong1>ning");
	EDITION("**a** b\n", "**Soʻz**ning\n", "<strong1>Soʻz</strong1>ning");
}

static void a_reference_keeps_its_label(void **state)
{
	(void)state;
	EDITION("See [this page], [that][] and [x][this page]; ![img][] ok\n\n[this page]: /a\n[that]: /b\n[img]: /c\n",
		"Смотри [страницу][this page], [то][that] и [икс][this page]; ![рис][img] ок\n\n"
		"[this page]: /a\n[that]: /b\n[img]: /c\n",
		"Смотри <a1>страницу</a1>, <a2>то</a2> и <a3>икс</a3>; <img4/> ок", "рис<ref1/>");
}

static void what_cannot_be_written_falls_back_alone(void **state)
{
	struct document *document = open_or_fail("a.md", SLICE("_a_ b\n\nc\n"), NULL);
	const char *const translated[] = { "<em1>x</em1>y", "z" };
	struct document_targets targets = { .find = translate_listed, .context = translated };
	struct document_report report = DOCUMENT_REPORT_INIT;
	struct strbuf out = STRBUF_INIT;

	(void)state;
	assert_true(document_merge(document, &targets, &language_ru, &out, &report, NULL));
	assert_slices_equal(strbuf_slice(&out), SLICE("_a_ b\n\nz\n"));
	assert_int_equal(report.problem_count, 1);
	assert_int_equal(report.problems[0].kind, PROBLEM_MARKUP);
	assert_int_equal(report.problems[0].unit, 0);
	assert_int_equal(report.changed, 1);
	document_report_release(&report);
	strbuf_release(&out);
	document_free(document);
}

/* md4c 0.4.8 takes offsets for kinds of blocks: see markdown_parse.h. */
static void where_a_list_stands_in_the_file_does_not_matter(void **state)
{
	static const char *const endings[] = {
		"## A heading", "```sh\n  code\n  ```", "~~~\n  x\n\n  y\n  ~~~", "***", "Heading\n  =====", "<!-- note -->", "Text\n",
		"Text\n\n",
	};
	struct strbuf page = STRBUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(endings) / sizeof(*endings); i++)
		for (size_t shift = 1; shift <= 256; shift++) {
			struct document *document;
			size_t last;

			strbuf_clear(&page);
			for (size_t k = 0; k < shift; k++)
				strbuf_add_byte(&page, 'x');
			strbuf_addf(&page, "\n\n- One\n\n  %s\n\n  Behind it\n\n- Two\n", endings[i]);
			document = open_or_fail("a.md", strbuf_slice(&page), NULL);
			last = document_unit_count(document) - 1;
			assert_slices_equal(document_unit(document, last)->source, SLICE("Two"));
			assert_slices_equal(document_unit(document, last)->type, SLICE("p"));
			assert_slices_equal(document_unit(document, last - 1)->source, SLICE("Behind it"));
			document_free(document);
		}
	strbuf_release(&page);
}

/* An item that is empty yet may hold nothing behind a blank line. */
static void blank_lines_behind_an_empty_item_count(void **state)
{
	struct document *document;

	(void)state;
	document = OPEN_WITH_SOURCES("a.md", "-\n\n\n  One\n\n- Two\n", "One", "Two");
	assert_slices_equal(document_unit(document, 0)->type, SLICE("p"));
	document_free(document);
}

static void formulas_and_links_of_wikis_are_codes(void **state)
{
	(void)state;
	document_free(OPEN_WITH_SOURCES("a.md", "Energy $E = mc^2$ costs $5 million, US$10 and $20, see $x$.\n\nRead [[Home Page]] "
						"or [[Home|the page]].\n",
					"Energy <math1/> costs $5 million, US$10 and $20, see <math2/>.",
					"Read <a1/> or <a2>the page</a2>."));
	EDITION("Read [[Home]] or [[Home|the page]].\n", "[[Home|Страница]] или [[Home]].\n", "<a2>Страница</a2> или <a1/>.");
	/* A translation makes no new ones. */
	EDITION("One\n\nTwo\n\nThree\n", "\\$x$\n\n\\[\\[b\\]\\]\n\nx^\\[c\\]\n", "$x$", "[[b]]", "x^[c]");
}

static void the_words_of_a_note_in_a_line_are_text(void **state)
{
	(void)state;
	document_free(OPEN_WITH_SOURCES("a.md", "Word^[A *note*, [1].] and 2^[3] x\n", "Word<fn1>A <em2>note</em2>, [1].</fn1> and "
					"2<fn3>3</fn3> x"));
	EDITION("Word^[A note.] here\n", "Здесь слово^[Сноска.]\n", "Здесь слово<fn1>Сноска.</fn1>");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(formulas_and_links_of_wikis_are_codes),
		cmocka_unit_test(the_words_of_a_note_in_a_line_are_text),
		cmocka_unit_test(where_a_list_stands_in_the_file_does_not_matter),
		cmocka_unit_test(blank_lines_behind_an_empty_item_count),
		cmocka_unit_test(blocks_are_units),
		cmocka_unit_test(lines_of_a_paragraph_are_joined),
		cmocka_unit_test(markup_becomes_codes),
		cmocka_unit_test(markup_around_a_unit_stays_outside),
		cmocka_unit_test(escapes_and_references_are_read),
		cmocka_unit_test(images_and_titles_are_units),
		cmocka_unit_test(cells_are_units),
		cmocka_unit_test(short_delimiter_rows_make_tables_or_problems),
		cmocka_unit_test(html_is_read_as_html),
		cmocka_unit_test(footnotes_are_units),
		cmocka_unit_test(containers_are_read_into),
		cmocka_unit_test(definition_lists_are_read),
		cmocka_unit_test(ids_of_headings_are_no_text),
		cmocka_unit_test(templates_are_codes),
		cmocka_unit_test(components_are_tags),
		cmocka_unit_test(code_is_left_alone),
		cmocka_unit_test(lines_without_end_are_a_problem),
		cmocka_unit_test(prose_of_front_matter_is_a_unit),
		cmocka_unit_test(front_matter_is_patched_in_its_place),
		cmocka_unit_test(keys_can_be_chosen),
		cmocka_unit_test(lines_that_are_not_certain_are_problems),
		cmocka_unit_test(text_is_escaped_where_it_must_be),
		cmocka_unit_test(addresses_of_the_source_stay_as_they_are),
		cmocka_unit_test(headings_keep_their_last_hash),
		cmocka_unit_test(pipes_do_not_end_cells),
		cmocka_unit_test(titles_keep_their_quotes),
		cmocka_unit_test(an_exclamation_mark_makes_no_image),
		cmocka_unit_test(a_paragraph_is_broken_at_its_width_behind_its_prefix),
		cmocka_unit_test(emphasis_can_stand_in_a_word),
		cmocka_unit_test(a_reference_keeps_its_label),
		cmocka_unit_test(what_cannot_be_written_falls_back_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
