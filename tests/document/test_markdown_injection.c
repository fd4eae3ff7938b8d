/*
 * Hostile translations of a page of Markdown: whatever a translator writes, the
 * edition has the markup of the release, and readers see the words he wrote.
 *
 * Each attack is put into each place. What proves that it stayed text does not
 * hang on the merge's own check alone: when the edition is read again it has the
 * same units with as many codes, all but the attacked one say what they said, and
 * that one says what the translator wrote.
 */
#include <config.h>

#include "base/alloc.h"
#include "document/document.h"

#include "tests/document/merge.h"

#define ATTACK(literal) { "" literal, sizeof(literal) - 1 }

static const struct slice attacks[] = {
	/* blocks */
	ATTACK("# heading"),
	ATTACK("###### heading ######"),
	ATTACK("#"),
	ATTACK("x #"),
	ATTACK("x\n==="),
	ATTACK("x\n---"),
	ATTACK("==="),
	ATTACK("---"),
	ATTACK("***"),
	ATTACK("_ _ _"),
	ATTACK("- - -"),
	ATTACK("- item"),
	ATTACK("+ item"),
	ATTACK("* item"),
	ATTACK("-"),
	ATTACK("1. item"),
	ATTACK("1) item"),
	ATTACK("999999999. item"),
	ATTACK("> quote"),
	ATTACK(">"),
	ATTACK("a\n> quote"),
	ATTACK("a\n\nb"),
	ATTACK("a\r\n\r\nb"),
	ATTACK("a\rb"),
	ATTACK("a\n- b\n- c"),
	ATTACK("    code"),
	ATTACK("\tcode"),
	ATTACK("a\n\n    code"),
	ATTACK("```\ncode\n```"),
	ATTACK("~~~ sh\ncode"),
	ATTACK("a | b\n---|---\nc | d"),
	ATTACK("|---|"),
	ATTACK("| a | b |"),
	ATTACK("a|b"),
	ATTACK("\\|"),
	ATTACK("[x] done"),
	ATTACK("[label]: http://evil.example"),
	ATTACK("[x]: javascript:alert(1) \"t\""),
	ATTACK("[^1]: note"),
	ATTACK(": definition"),
	ATTACK("::: danger Title\nx\n:::"),
	ATTACK(":::"),
	ATTACK("!!! danger \"Title\""),
	ATTACK("??? x"),
	ATTACK("/// tab | x"),
	ATTACK("[!NOTE]"),
	ATTACK("[TOC]"),
	ATTACK("<<< @/etc/passwd"),

	/* spans */
	ATTACK("*em*"),
	ATTACK("**strong**"),
	ATTACK("_em_"),
	ATTACK("__strong__"),
	ATTACK("*"),
	ATTACK("a*b*c"),
	ATTACK("***a** b*"),
	ATTACK("~~del~~"),
	ATTACK("~del~"),
	ATTACK("`code`"),
	ATTACK("`"),
	ATTACK("``` ` ```"),
	ATTACK("[a](javascript:alert(1))"),
	ATTACK("[a](http://evil.example \"t\")"),
	ATTACK("[a](<x y>)"),
	ATTACK("](http://evil.example)"),
	ATTACK("[a][ref]"),
	ATTACK("[ref]"),
	ATTACK("[ref][]"),
	ATTACK("[^1]"),
	ATTACK("![a](http://evil.example/x.png)"),
	ATTACK("x!"),
	ATTACK("x["),
	ATTACK("]"),
	ATTACK("<http://evil.example>"),
	ATTACK("<mailto:x@evil.example>"),
	ATTACK("<x@evil.example>"),
	ATTACK("a  \nb"),
	ATTACK("a\\\nb"),
	ATTACK("a\\"),
	ATTACK("\\"),
	ATTACK("\\*a\\*"),
	ATTACK("\\\\*a*"),

	/* html */
	ATTACK("<script>alert(1)</script>"),
	ATTACK("<img src=x onerror=alert(1)>"),
	ATTACK("<b>bold</b>"),
	ATTACK("</p>"),
	ATTACK("<div>"),
	ATTACK("<!-- x"),
	ATTACK("<!-- x -->"),
	ATTACK("-->"),
	ATTACK("<?php x ?>"),
	ATTACK("<![CDATA[ x ]]>"),
	ATTACK("<a href=\"javascript:alert(1)\">"),
	ATTACK("<"),
	ATTACK("a<b"),
	ATTACK("&lt;b&gt;"),
	ATTACK("&#60;script&#62;"),
	ATTACK("&#x3c;"),
	ATTACK("&"),
	ATTACK("&copy;"),

	/* titles and quotes */
	ATTACK("\""),
	ATTACK("'"),
	ATTACK("(x"),
	ATTACK("x)"),
	ATTACK("\" onclick=\"alert(1)"),
	ATTACK("' onclick='alert(1)"),
	ATTACK("\") [x](javascript:alert(1)"),
	ATTACK("') x"),
	ATTACK(")) x"),

	/* front matter */
	ATTACK("---\nlayout: evil"),
	ATTACK("+++\nx = 1"),
	ATTACK("x\ndraft: true"),
	ATTACK("x: y"),
	ATTACK("x #y"),
	ATTACK("x # y"),
	ATTACK("true"),
	ATTACK("[a, b]"),
	ATTACK("{a: b}"),
	ATTACK("&anchor x"),
	ATTACK("*anchor"),
	ATTACK("!!python/object:x"),
	ATTACK("| x"),
	ATTACK("%x"),
	ATTACK("@x"),
	ATTACK("\\\" x"),
	ATTACK("'''"),
	ATTACK("\"\"\""),

	/* characters */
	ATTACK("a\x01\x1b[2J"),
	ATTACK("a\xe2\x80\xa8" "b\xc2\x85" "c"),
	ATTACK("\xef\xbb\xbf# x"),
	ATTACK("\xc2\xa0- x"),
	ATTACK("a\xf4\x8f\xbc\xbc" "b"),
	ATTACK("<z77/> <a99>x</a99>"),
	ATTACK("{{ 7*7 }}"),
	ATTACK("{% include x %}"),
	ATTACK("{{< ref >}}"),
	ATTACK("{#id}"),
	ATTACK("{.class}"),
	ATTACK("$$x$$"),
};

/* Every kind of place that a unit can stand in. */
static const char page[] =
	"---\ntitle: Plain value\ndescription: \"In double\"\nsummary: 'In single'\nabstract: >\n  In a block\n"
	"tags: [x]\n---\n# In heading {#id}\n\nIn setext\n---------\n\nIn paragraph, *one* line.\n\n"
	"The conference brought together ombudspersons\nand *national* human rights institutions.\n\n"
	"* In item\n* Next item\n\n  1. In nested\n\n- [ ] In task\n\n> In quote\n> and on\n\n"
	"| In header | b |\n|---|---|\n| In cell | *Last* cell |\n\nBare header | x y\n---|---\nBare cell | z\n\n"
	"See [in link](/x \"In title\") and ![in alt](/y 'Single title') or [this](/z (Round title)) [ref].\n\n"
	"Line one  \nand two[^1] {{ name }}\n\n[^1]: In note\n\n::: tip In container\nInside\n:::\n\n"
	"!!! note \"In admonition\"\n    Inside it\n\n> [!NOTE]\n> In alert\n\nTerm\n: In definition\n\n"
	"<div title=\"In attribute\">\n<p>In html <b>bold</b></p>\n</div>\n\nA <span title='In tag'>tag</span> here\n\n"
	"**All bold**\n\n[ref]: /r \"In reference\"\n\nLast words\n";

static const char toml[] = "+++\ntitle = \"In basic\"\ndescription = 'In literal'\nweight = 1\n+++\nText\n";

static const char mdx[] = "import X from 'x'\n\nHello {name}\n\n<X a={1}>in tag</X> and text\n";

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

/* The attack in front, the codes of the source, and the attack once more behind them. */
static void make_target(struct strbuf *target, struct slice attack, struct slice source)
{
	struct arena arena = ARENA_INIT;
	struct segment codes = segment_read(source, &arena);

	for (size_t i = 0; i < codes.code_count; i++)
		codes.codes[i].offset = codes.codes[i].kind == CODE_CLOSE ? 2 : 0;
	strbuf_add(target, attack);
	strbuf_add_string(target, " word ");
	codes.text = SLICE("in");
	segment_print(&codes, target);
	strbuf_add_string(target, " ");
	strbuf_add(target, attack);
	arena_release(&arena);
}

/* What readers see of a text, but for white space and what is replaced on purpose. */
static void add_seen(struct slice marked, struct strbuf *seen)
{
	struct strbuf text = STRBUF_INIT;

	segment_strip(marked, &text);
	for (size_t at = 0; at < text.bytes;) {
		size_t begin = at;
		uint32_t c = utf8_next(strbuf_slice(&text), &at);

		if (c > 0x20 && c != 0x7f && c != UTF8_REPLACEMENT && c != 0x2028 && c != 0x85 && c != 0xa0 &&
		    c < 0x10ff00 && c != 0x2060)
			strbuf_add(seen, slice_part(strbuf_slice(&text), begin, at));
	}
	strbuf_release(&text);
}

static void check_seen(struct slice target, struct slice again, struct slice attack, size_t index)
{
	struct strbuf wanted = STRBUF_INIT, got = STRBUF_INIT;

	add_seen(target, &wanted);
	add_seen(again, &got);
	if (!slice_equal(strbuf_slice(&wanted), strbuf_slice(&got)))
		fail_msg("'%.*s' in unit %zu: readers see '%s' instead of '%s'", SLICE_ARG(attack), index, got.data,
			 wanted.data);
	strbuf_release(&wanted);
	strbuf_release(&got);
}

static void check_units(const struct document *before, const struct document *after, size_t attacked,
			struct slice target, struct slice attack)
{
	if (document_unit_count(before) != document_unit_count(after))
		fail_msg("'%.*s' in unit %zu made %zu units of %zu", SLICE_ARG(attack), attacked,
			 document_unit_count(after), document_unit_count(before));
	for (size_t i = 0; i < document_unit_count(before); i++) {
		const struct document_unit *was = document_unit(before, i), *is = document_unit(after, i);

		assert_slices_equal(is->type, was->type);
		if (i != attacked) {
			assert_slices_equal(is->source, was->source);
			continue;
		}
		assert_int_equal(was->code_count, is->code_count);
		check_seen(target, is->source, attack, i);
	}
}

/* True when it was written, false when the unit kept its source text. */
static bool attack_unit(const struct document *document, struct slice release, size_t index, struct slice attack,
			const char *path)
{
	struct strbuf target = STRBUF_INIT, edition = STRBUF_INIT;
	struct single single = { index, SLICE_NONE };
	struct document_targets targets = { .find = translate_single, .context = &single };
	struct document_report report = DOCUMENT_REPORT_INIT;
	struct document *again;
	struct error err = ERROR_INIT;
	bool written;

	make_target(&target, attack, document_unit(document, index)->source);
	single.target = strbuf_slice(&target);
	if (!document_merge(document, &targets, NULL, &edition, &report, &err))
		fail_msg("'%.*s' in unit %zu: %s", SLICE_ARG(attack), index, err.message);
	written = report.changed == 1;
	if (written) {
		again = open_or_fail(path, strbuf_slice(&edition), NULL);
		check_units(document, again, index, single.target, attack);
		document_free(again);
	} else {
		assert_int_equal(report.problem_count, 1);
		assert_int_equal(report.problems[0].unit, index);
		assert_slices_equal(strbuf_slice(&edition), release);
	}
	document_report_release(&report);
	strbuf_release(&edition);
	strbuf_release(&target);
	return written;
}

static void attack_everywhere(const char *path, struct slice release, size_t units)
{
	struct document *document = open_or_fail(path, release, NULL);
	size_t tried = 0, written = 0;

	assert_int_equal(document_problem_count(document), 0);
	assert_int_equal(document_unit_count(document), units);
	for (size_t i = 0; i < ARRAY_COUNT(attacks); i++)
		for (size_t unit = 0; unit < units; unit++) {
			bool done = attack_unit(document, release, unit, attacks[i], path);

			if (!done)
				printf("# left out: '%.*s' in %.*s\n", SLICE_ARG(attacks[i]),
				       SLICE_ARG(document_unit(document, unit)->source));
			tried++;
			written += done;
		}
	printf("# %s: %zu of %zu attacks were written as text, the others left out\n", path, written, tried);
	assert_true(written * 1000 >= tried * 999);
	document_free(document);
}

static void attacks_on_markdown_stay_text(void **state)
{
	(void)state;
	attack_everywhere("a.md", slice_of(page), 42);
}

static void attacks_on_toml_stay_text(void **state)
{
	(void)state;
	attack_everywhere("a.md", slice_of(toml), 3);
}

static void attacks_on_mdx_stay_text(void **state)
{
	(void)state;
	attack_everywhere("a.mdx", slice_of(mdx), 2);
}

/* --------------------------------------------------------------- random translations */

#define ROUNDS 400
#define PIECES_MAX 8

/* A step of xorshift: the same translations each time. */
static uint32_t next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

static void add_piece(struct strbuf *text, uint32_t *state)
{
	static const char *const pieces[] = { "*", "**", "_", "`", "[", "](/x)", "]", "!", "<", ">", "&amp;", "&", "\\",
					      "\n", "\n\n", " ", "  ", "\t", "#", "# ", "-", "- ", "---", "=", "+ ",
					      "1. ", "|", "~~", ":", ":::", "\"", "'", "(", ")", "{{", "}}", "{%", "$$",
					      "word", "Soʻz", "«", "»", "2025", "http://x.y", "a@b.c", "<b>", "[^1]", "\r" };

	strbuf_add_string(text, pieces[next_random(state) % ARRAY_COUNT(pieces)]);
}

/* The codes of the source in their order, random text around each. */
static void make_random(struct strbuf *target, struct slice source, uint32_t *state)
{
	for (size_t at = 0; at < source.bytes;) {
		struct code code;
		size_t end;

		if (source.data[at] != '<' || !code_scan(source, at, &code, &end)) {
			at++;
			continue;
		}
		for (uint32_t i = next_random(state) % 3; i > 0; i--)
			add_piece(target, state);
		strbuf_add(target, slice_part(source, at, end));
		at = end;
	}
	for (uint32_t i = 1 + next_random(state) % PIECES_MAX; i > 0; i--)
		add_piece(target, state);
	strbuf_add_string(target, "x");
}

static size_t translate_at_random(const struct document *document, uint32_t *state)
{
	size_t count = document_unit_count(document);
	struct pseudo random = { calloc(count + 1, sizeof(*random.targets)), count };
	struct document_targets targets = { .find = translate_pseudo, .context = &random };
	struct document_report report = DOCUMENT_REPORT_INIT;
	struct strbuf edition = STRBUF_INIT;
	struct document *again;
	struct error err = ERROR_INIT;
	size_t left_out;

	for (size_t i = 0; i < count; i++) {
		strbuf_init(&random.targets[i]);
		make_random(&random.targets[i], document_unit(document, i)->source, state);
	}
	if (!document_merge(document, &targets, &language_ru, &edition, &report, &err))
		fail_msg("%s", err.message);
	assert_true(document_same_skeleton(document, strbuf_slice(&edition), &err));
	again = open_or_fail("a.md", strbuf_slice(&edition), NULL);
	assert_int_equal(document_unit_count(again), count);
	left_out = report.problem_count;
	document_free(again);
	document_report_release(&report);
	strbuf_release(&edition);
	pseudo_release(&random);
	return left_out;
}

static void random_translations_keep_the_markup(void **state)
{
	struct document *document = open_or_fail("a.md", slice_of(page), NULL);
	uint32_t seed = 20251125;
	size_t left_out = 0, units = 0;

	(void)state;
	for (int round = 0; round < ROUNDS; round++) {
		left_out += translate_at_random(document, &seed);
		units += document_unit_count(document);
	}
	printf("# %zu of %zu random translations were left out\n", left_out, units);
	document_free(document);
}

/* ----------------------------------------------------------------- cut documents */

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
		document = open_or_fail("a.md", cut, NULL);
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
		cmocka_unit_test(attacks_on_markdown_stay_text),
		cmocka_unit_test(attacks_on_toml_stay_text),
		cmocka_unit_test(attacks_on_mdx_stay_text),
		cmocka_unit_test(random_translations_keep_the_markup),
		cmocka_unit_test(a_page_cut_anywhere_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
