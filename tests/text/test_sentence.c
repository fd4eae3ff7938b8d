/*
 * Where sentences end: the gold file of press prose, and the rules of
 * sentence.h and srx.h that it cannot show. A bar stands where a text is parted.
 */
#include <config.h>

#include "text/sentence.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "tests/cmocka.h"
#include "text/srx_match.h"

static void print_sentences(struct splitter *splitter, struct slice text, const char *bar, struct strbuf *out)
{
	struct sentences found = SENTENCES_INIT;

	assert_true(splitter_run(splitter, text, &found, NULL));
	strbuf_clear(out);
	for (size_t i = 0; i < found.count; i++) {
		strbuf_add_string(out, i ? bar : "");
		strbuf_add(out, slice_part(text, found.items[i].from, found.items[i].to));
	}
	sentences_release(&found);
}

static void expect(const struct language *language, const char *text, const char *expected)
{
	struct splitter *splitter = splitter_new(language);
	struct strbuf printed = STRBUF_INIT;

	print_sentences(splitter, slice_of(text), "|", &printed);
	assert_string_equal(printed.data, expected);
	strbuf_release(&printed);
	splitter_free(splitter);
}

/* ---------------------------------------------------------------- the gold file */

/* The text of a gold case without its marks, joined by single spaces. */
static void join(struct slice gold, struct strbuf *text)
{
	struct slice mark = SLICE("¦");
	size_t from = 0, at;

	strbuf_clear(text);
	while ((at = slice_find(gold, mark, from)) != SIZE_MAX) {
		strbuf_add(text, slice_part(gold, from, at));
		strbuf_add_byte(text, ' ');
		from = at + mark.bytes;
	}
	strbuf_add(text, slice_part(gold, from, gold.bytes));
}

/* Runs each case through both ways of matching, which must agree; counts the right ones. */
static void run_gold(struct slice rest, size_t *cases, size_t *right)
{
	struct strbuf text = STRBUF_INIT, quick = STRBUF_INIT, plain = STRBUF_INIT;
	struct srx *srx = srx_builtin();
	struct slice line;

	while (slice_next_line(&rest, &line)) {
		struct slice id, tag;
		const struct language *language;
		struct splitter *splitter, *slow;

		if (slice_starts(line, SLICE("#")) || !slice_next_field(&line, '\t', &id) ||
		    !slice_next_field(&line, '\t', &tag))
			continue;
		language = slice_is(tag, "uz_Cyrl") ? &language_uz_cyrl : language_find(tag);
		splitter = splitter_new_from(srx, language, 0, NULL);
		slow = splitter_new_from(srx, language, SRX_MATCH_PLAINLY, NULL);
		join(line, &text);
		print_sentences(splitter, strbuf_slice(&text), "¦", &quick);
		print_sentences(slow, strbuf_slice(&text), "¦", &plain);
		assert_string_equal(quick.data, plain.data);
		++*cases;
		*right += slice_equal(strbuf_slice(&quick), line);
		splitter_free(splitter);
		splitter_free(slow);
	}
	srx_free(srx);
	strbuf_release(&text);
	strbuf_release(&quick);
	strbuf_release(&plain);
}

static void press_prose_is_parted_as_the_gold_file_says(void **state)
{
	struct strbuf path = STRBUF_INIT, gold = STRBUF_INIT;
	size_t cases = 0, right = 0;

	(void)state;
	strbuf_addf(&path, "%s/tests/text/golden-seg.tsv", getenv("top_srcdir") ? getenv("top_srcdir") : ".");
	assert_true(file_read(path.data, FILE_LIMIT_BYTES, &gold, NULL));
	run_gold(strbuf_slice(&gold), &cases, &right);
	printf("# press gold: %zu of %zu\n", right, cases);
	assert_true(cases >= 57);
	assert_true(right + 1 >= cases);
	strbuf_release(&path);
	strbuf_release(&gold);
}

/* ---------------------------------------------------------------- single rules */

static void opening_codes_go_right_and_closing_ones_left(void **state)
{
	(void)state;
	expect(&language_en, "<a1>Law.</a1> <b2>It</b2> is.", "<a1>Law.</a1>|<b2>It</b2> is.");
	expect(&language_en, "<a1>Law. </a1>It is.", "<a1>Law. </a1>|It is.");
	expect(&language_en, "<br1/>", "<br1/>");
}

static void two_line_breaks_part(void **state)
{
	(void)state;
	expect(&language_en, "First line<br1/><br2/>second line", "First line<br1/><br2/>|second line");
	expect(&language_en, "one\n\ntwo", "one|two");
}

static void list_items_part_when_they_count_on(void **state)
{
	(void)state;
	expect(&language_en, "1) one 2) two 4) four", "1) one|2) two 4) four");
	expect(&language_ru, "а также 1. один 2. два", "а также 1. один 2. два");
}

static void text_without_anything_visible_has_no_sentence(void **state)
{
	(void)state;
	expect(&language_en, "", "");
	expect(&language_en, " \n\t ", "");
}

/* ---------------------------------------------------------------- rule files */

static const char rules_of_others[] =
	"<srx version='2.0'><header cascade='no'><okpsrx:options useJavaRegex='yes' odd='1'/></header><body>"
	"<languagerules><languagerule languagerulename='all'><rule break='no'><beforebreak>\\bab\\.</beforebreak>"
	"<afterbreak>\\s</afterbreak></rule><rule break='yes'><beforebreak>;\\s*</beforebreak>"
	"<afterbreak></afterbreak></rule><rule break='yes'><beforebreak>\\.</beforebreak>"
	"<afterbreak>\\s</afterbreak></rule></languagerule></languagerules><maprules><languagemap"
	" languagepattern='EN.*' languagerulename='all'/></maprules></body></srx>";

static void rules_of_others_may_break_anywhere(void **state)
{
	struct srx *srx = srx_read(slice_of(rules_of_others), "x.srx", NULL);
	struct splitter *splitter;
	struct strbuf printed = STRBUF_INIT;

	(void)state;
	assert_non_null(srx);
	assert_int_equal(srx->note_count, 2); /* useJavaRegex and an option nobody knows */
	splitter = splitter_new_from(srx, &language_en, 0, NULL);
	print_sentences(splitter, SLICE("a; b ab. c. d"), "|", &printed);
	assert_string_equal(printed.data, "a;|b ab. c.|d");
	strbuf_release(&printed);
	splitter_free(splitter);
	srx_free(srx);
}

static void a_written_rule_file_reads_the_same(void **state)
{
	struct srx *srx = srx_builtin(), *again;
	struct strbuf first = STRBUF_INIT, second = STRBUF_INIT;

	(void)state;
	srx_print(srx, &first);
	again = srx_read(strbuf_slice(&first), "again.srx", NULL);
	assert_non_null(again);
	assert_int_equal(again->rule_count, srx->rule_count);
	srx_print(again, &second);
	assert_string_equal(first.data, second.data);
	strbuf_release(&first);
	strbuf_release(&second);
	srx_free(srx);
	srx_free(again);
}

static void a_runaway_rule_is_stopped_and_named(void **state)
{
	static const char rules[] =
		"<srx version='2.0'><body><languagerules><languagerule languagerulename='bad'><rule break='yes'>"
		"<beforebreak></beforebreak><afterbreak>(a+)+$</afterbreak></rule></languagerule></languagerules>"
		"<maprules><languagemap languagepattern='.*' languagerulename='bad'/></maprules></srx>";
	static const char whole[] =
		"<srx version='2.0'><body><languagerules><languagerule languagerulename='bad'><rule break='yes'>"
		"<beforebreak></beforebreak><afterbreak>\\s(a+)+$</afterbreak></rule></languagerule></languagerules>"
		"<maprules><languagemap languagepattern='.*' languagerulename='bad'/></maprules></body></srx>";
	struct error err = ERROR_INIT;
	struct srx *srx = srx_read(slice_of(whole), "bad.srx", &err);
	struct sentences found = SENTENCES_INIT;
	struct strbuf text = STRBUF_INIT;
	struct splitter *splitter;

	(void)state;
	assert_null(srx_read(slice_of(rules), "cut.srx", NULL));
	strbuf_add_byte(&text, 'b');
	strbuf_add_byte(&text, ' ');
	while (text.bytes < 50000)
		strbuf_add_byte(&text, 'a');
	splitter = splitter_new_from(srx, &language_en, 0, &err);
	assert_false(splitter_run(splitter, strbuf_slice(&text), &found, &err));
	assert_int_equal(err.kind, ERROR_LIMIT);
	assert_non_null(strstr(err.message, "rule 1 of 'bad'"));
	error_clear(&err);
	sentences_release(&found);
	strbuf_release(&text);
	splitter_free(splitter);
	srx_free(srx);
}

static void a_bad_pattern_is_refused_with_its_line(void **state)
{
	static const char rules[] =
		"<srx version='2.0'><body><languagerules><languagerule languagerulename='x'>\n<rule break='no'>"
		"<beforebreak>(</beforebreak></rule></languagerule></languagerules><maprules>"
		"<languagemap languagepattern='.*' languagerulename='x'/></maprules></body></srx>";
	struct error err = ERROR_INIT;
	struct srx *srx = srx_read(slice_of(rules), "bad.srx", &err);

	(void)state;
	assert_non_null(srx);
	assert_null(splitter_new_from(srx, &language_en, 0, &err));
	assert_string_equal(err.file, "bad.srx");
	assert_int_equal(err.line, 2);
	error_clear(&err);
	srx_free(srx);
}

static void entities_of_its_own_are_refused(void **state)
{
	struct error err = ERROR_INIT;

	(void)state;
	assert_null(srx_read(SLICE("<!DOCTYPE srx [<!ENTITY a 'b'>]><srx/>"), "x.srx", &err));
	assert_non_null(strstr(err.message, "declared in the file itself"));
	error_clear(&err);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(press_prose_is_parted_as_the_gold_file_says),
		cmocka_unit_test(opening_codes_go_right_and_closing_ones_left),
		cmocka_unit_test(two_line_breaks_part),
		cmocka_unit_test(list_items_part_when_they_count_on),
		cmocka_unit_test(text_without_anything_visible_has_no_sentence),
		cmocka_unit_test(rules_of_others_may_break_anywhere),
		cmocka_unit_test(a_written_rule_file_reads_the_same),
		cmocka_unit_test(a_runaway_rule_is_stopped_and_named),
		cmocka_unit_test(a_bad_pattern_is_refused_with_its_line),
		cmocka_unit_test(entities_of_its_own_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
