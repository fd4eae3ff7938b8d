/*
 * The guard: with an encoder that lets everything through, what a translation
 * brings in is found when the edition is read again, and only that unit keeps
 * its source text.
 */
#include <config.h>

#include "base/alloc.h"
#include "document/format.h"
#include "document/model.h"

#include "tests/document/merge.h"

static void encode_as_it_is(const struct document *document, const struct document_unit *unit,
			    const struct text_piece *piece, struct strbuf *out)
{
	(void)document;
	(void)unit;
	strbuf_add(out, piece->text);
}

/* A document whose translations are written without any escape. */
static struct document *open_unguarded(const char *page, struct format *format)
{
	struct document *document = open_or_fail("a.html", slice_of(page), NULL);

	*format = *document->format;
	format->encode = encode_as_it_is;
	document->format = format;
	return document;
}

static const char page[] =
	"<!DOCTYPE html><html lang=en><title>In title</title><meta name=description content='In meta'>\n"
	"<h1 title=\"In attribute\">In heading</h1><p>Behind it</p>\n"
	"<table><tr><td>In cell</td><td>Next cell</td></tr></table>\n"
	"<ul><li>In item <a href=/x>and link</a> here</li></ul>\n"
	"<p><img src=x alt=bare> In paragraph</p><pre>In pre</pre><select><option>In option</select>\n"
	"<textarea>In area</textarea><svg><text><![CDATA[In section]]></text></svg><p>Last</p>\n";

enum place { TITLE, META, ATTRIBUTE, HEADING, BEHIND, CELL, NEXT_CELL, ITEM, BARE, PARAGRAPH, PRE, OPTION, AREA, SECTION };

static const struct {
	enum place place;
	const char *target;
} breaches[] = {
	{ TITLE, "</title><script>alert(1)</script>" },
	{ TITLE, "x</title><title>y" },
	{ META, "x' onclick='alert(1)" },
	{ META, "x' http-equiv='refresh" },
	{ META, "x'><script src='//evil.example" },
	{ ATTRIBUTE, "x\" onclick=\"alert(1)" },
	{ ATTRIBUTE, "x\"><b title=\"" },
	{ ATTRIBUTE, "x\" id=\"y" },
	{ HEADING, "<b>x</b>" },
	{ HEADING, "<b>x" },
	{ HEADING, "x</h1><h1>y" },
	{ HEADING, "x</h1><h1 title=\"In attribute\">y" },
	{ HEADING, "<img src=x onerror=alert(1)>" },
	{ HEADING, "<svg/onload=alert(1)>" },
	{ BEHIND, "<script>alert(1)</script>" },
	{ BEHIND, "</p><p>" },
	{ BEHIND, "<!-- " },
	{ BEHIND, "<!-- x -->" },
	{ BEHIND, "<?php ?>" },
	{ BEHIND, "<plaintext>" },
	{ BEHIND, "<textarea>" },
	{ BEHIND, "<style>*{}</style>" },
	{ BEHIND, "<iframe src=\"javascript:alert(1)\"></iframe>" },
	{ BEHIND, "<a href=\"javascript:alert(1)\">x</a>" },
	{ BEHIND, "<math><mtext></math>" },
	{ BEHIND, "<form action=//evil.example>" },
	{ BEHIND, "<base href=//evil.example>" },
	{ BEHIND, "<br>" },
	{ BEHIND, "</" },
	{ BEHIND, "<x" },
	{ CELL, "x</td><td>y" },
	{ CELL, "x<td>y" },
	{ CELL, "x</td></tr><tr><td>y" },
	{ CELL, "</table>" },
	{ NEXT_CELL, "<table><tr><td>x</table>" },
	{ ITEM, "x<li>y <a1>z</a1>" },
	{ ITEM, "x <a1>y</a1><a href=/x>z</a>" },
	{ ITEM, "x <a1><a href=/y>y</a></a1>" },
	{ ITEM, "x <a1>y</a1></ul>" },
	{ BARE, "x onload=alert(1)" },
	{ BARE, "x y" },
	{ BARE, "x><b>" },
	{ BARE, "x/><b>" },
	{ PARAGRAPH, "x<hr>" },
	{ PARAGRAPH, "<![CDATA[x]]>" },
	{ PARAGRAPH, "<p>" },
	{ PARAGRAPH, "x</p>" },
	{ PARAGRAPH, "<template><p>x</p></template>" },
	{ PARAGRAPH, "<object data=x>" },
	{ PARAGRAPH, "<noscript>x</noscript>" },
	{ PRE, "</pre>" },
	{ PRE, "x<code>y</code>" },
	{ PRE, "<xmp>" },
	{ OPTION, "x<option>y" },
	{ OPTION, "x</select>" },
	{ OPTION, "x<option value=//evil.example selected>y" },
	{ AREA, "</textarea><script>alert(1)</script>" },
	{ AREA, "</textarea><textarea>" },
	{ AREA, "x</textarea >" },
	{ AREA, "</TEXTAREA/x>" },
	{ SECTION, "x]]><script>alert(1)</script>" },
	{ SECTION, "x]]></text><text><![CDATA[y" },
	{ SECTION, "x]]></svg><img src=x onerror=alert(1)>" },
};

static void translate_page(struct strbuf *targets, size_t count, enum place place, const char *breach)
{
	for (size_t i = 0; i < count; i++) {
		strbuf_clear(&targets[i]);
		strbuf_add_string(&targets[i], i == (size_t)place ? breach : i == ITEM ? "т <a1>т</a1>" : "т");
	}
}

static struct slice find_built(const void *context, size_t index, const struct document_unit *unit)
{
	const struct strbuf *targets = context;

	(void)unit;
	return strbuf_slice(&targets[index]);
}

static void a_breach_falls_back_alone(void **state)
{
	struct format format;
	struct document *document = open_unguarded(page, &format);
	size_t count = document_unit_count(document);
	struct strbuf *targets = alloc_zeroed(count, sizeof(*targets)), out = STRBUF_INIT;
	struct error err = ERROR_INIT;

	(void)state;
	for (size_t i = 0; i < count; i++)
		strbuf_init(&targets[i]);
	assert_slices_equal(document_unit(document, AREA)->source, SLICE("In area"));
	for (size_t i = 0; i < ARRAY_COUNT(breaches); i++) {
		struct document_targets find = { .find = find_built, .context = targets };
		struct document_report report = DOCUMENT_REPORT_INIT;

		translate_page(targets, count, breaches[i].place, breaches[i].target);
		strbuf_clear(&out);
		if (!document_merge(document, &find, &language_ru, &out, &report, &err))
			fail_msg("'%s': %s", breaches[i].target, err.message);
		if (report.problem_count != 1 || report.problems[0].unit != (size_t)breaches[i].place)
			fail_msg("%zu problems with '%s'", report.problem_count, breaches[i].target);
		assert_int_equal(report.problems[0].kind, PROBLEM_MARKUP);
		assert_int_equal(report.problems[0].line, document_unit(document, breaches[i].place)->line);
		assert_int_equal(report.changed, count - 1);
		assert_true(document_same_skeleton(document, strbuf_slice(&out), NULL));
		document_report_release(&report);
	}
	for (size_t i = 0; i < count; i++)
		strbuf_release(&targets[i]);
	free(targets);
	strbuf_release(&out);
	document_free(document);
}

static void several_breaches_fall_back_and_no_others(void **state)
{
	static const char *const targets[] = { "</p>", "б", "<b>", "<!--", "д", "<p>" };
	struct format format;
	struct document *document = open_unguarded("<p>a<p>b<p>c<p>d<p>e<p>f", &format);
	struct document_targets find = { .find = translate_listed, .context = targets };
	struct document_report report = DOCUMENT_REPORT_INIT;
	struct strbuf out = STRBUF_INIT;

	(void)state;
	assert_true(document_merge(document, &find, &language_ru, &out, &report, NULL));
	assert_slices_equal(strbuf_slice(&out), SLICE("<p>a<p>б<p>c<p>d<p>д<p>f"));
	assert_int_equal(report.problem_count, 4);
	assert_int_equal(report.changed, 2);
	strbuf_release(&out);
	document_report_release(&report);
	document_free(document);
}

static struct slice break_out(const void *context, size_t index, const struct document_unit *unit)
{
	(void)context;
	(void)index;
	(void)unit;
	return SLICE("</p>");
}

static void too_many_breaches_refuse_the_edition(void **state)
{
	struct document_targets find = { .find = break_out };
	struct strbuf paragraphs = STRBUF_INIT, out = STRBUF_INIT;
	struct error err = ERROR_INIT;
	struct format format;
	struct document *document;

	(void)state;
	for (size_t i = 0; i < 100; i++)
		strbuf_addf(&paragraphs, "<p>text %zu\n", i);
	document = open_unguarded(paragraphs.data, &format);
	assert_false(document_merge(document, &find, &language_ru, &out, NULL, &err));
	assert_int_equal(err.kind, ERROR_FORMAT);
	assert_true(err.line > 0);
	assert_int_equal(out.bytes, 0);
	error_clear(&err);
	document_free(document);
	strbuf_release(&paragraphs);
	strbuf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_breach_falls_back_alone),
		cmocka_unit_test(several_breaches_fall_back_and_no_others),
		cmocka_unit_test(too_many_breaches_refuse_the_edition),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
