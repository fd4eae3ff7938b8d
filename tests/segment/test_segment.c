/*
 * segment: between the marked form and text with codes beside it.
 */
#include <config.h>

#include "segment/segment.h"
#include "segment/unit.h"

#include "tests/cmocka.h"

static struct arena arena = ARENA_INIT;

static int release_arena(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static void codes_stand_beside_the_text(void **state)
{
	struct segment segment = segment_read(SLICE("See <a1>the page</a1>.<br2/>Now"), &arena);

	(void)state;
	assert_true(slice_is(segment.text, "See the page.Now"));
	assert_int_equal(segment.code_count, 3);
	assert_int_equal(segment.codes[0].kind, CODE_OPEN);
	assert_int_equal(segment.codes[0].offset, 4);
	assert_int_equal(segment.codes[1].kind, CODE_CLOSE);
	assert_int_equal(segment.codes[1].offset, 12);
	assert_true(slice_is(segment.codes[2].name, "br2"));
	assert_int_equal(segment.codes[2].kind, CODE_STANDALONE);
}

static void what_is_no_code_is_text(void **state)
{
	static const char *const texts[] = { "a < b", "<1>", "<a>", "<a01>", "<A1>", "< a1>", "<a1 >", "<a1", "</a1/>",
					     "<a1 href=x>", "<a123456>", "<abcdefghijklmnopq1>", "" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		assert_int_equal(segment_read(slice_of(texts[i]), &arena).code_count, 0);
}

static void printing_gives_the_marked_form_again(void **state)
{
	static const char *const texts[] = { "", "a", "<a1></a1>", "<b1><i2>x</i2></b1> y<br3/>", "<<a1>>", "</b1>" };
	struct strbuf marked = STRBUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct segment segment = segment_read(slice_of(texts[i]), &arena);

		strbuf_clear(&marked);
		segment_print(&segment, &marked);
		assert_string_equal(marked.data, texts[i]);
	}
	strbuf_release(&marked);
}

static void a_target_has_only_codes_of_its_source(void **state)
{
	struct segment source = segment_read(SLICE("<a1>x</a1>"), &arena);
	struct segment target = segment_read_target(SLICE("<a1>y</a1><script1>z<a1/>"), &source, &arena);

	(void)state;
	assert_int_equal(target.code_count, 2);
	assert_true(slice_is(target.text, "y<script1>z<a1/>"));
}

static void check_verdict(const char *source_text, const char *target_text, enum codes_verdict expected,
			  const char *expected_name)
{
	struct segment source = segment_read(slice_of(source_text), &arena);
	struct segment target = segment_read_target(slice_of(target_text), &source, &arena);
	struct slice name = SLICE("");

	assert_int_equal(segment_codes_verdict(&source, &target, &name), expected);
	assert_true(slice_is(name, expected_name));
}

static void lost_added_and_crossed_codes_are_told_apart(void **state)
{
	(void)state;
	check_verdict("<a1>x</a1> <br2/>", "<br2/> <a1>y</a1>", CODES_AGREE, "");
	check_verdict("<a1>x</a1>", "<a1>y", CODES_LOST, "a1");
	check_verdict("x<br1/>", "y<br1/><br1/>", CODES_ADDED, "br1");
	check_verdict("<a1>x</a1><b2>y</b2>", "<a1>x<b2>y</a1></b2>", CODES_CROSSED, "a1");
	check_verdict("<a1>x</a1>", "</a1>x<a1>", CODES_CROSSED, "a1");
}

static void a_source_that_does_not_nest_may_be_kept_as_it_is(void **state)
{
	(void)state;
	check_verdict("x</b1> y", "z</b1> w", CODES_AGREE, "");
}

static void many_codes_take_linear_time(void **state)
{
	struct strbuf marked = STRBUF_INIT;
	struct segment source, target;

	(void)state;
	for (int i = 1; i < 50000; i++)
		strbuf_addf(&marked, "<b%d>", i);
	source = segment_read(strbuf_slice(&marked), &arena);
	target = segment_read_target(strbuf_slice(&marked), &source, &arena);
	assert_int_equal(target.code_count, 49999);
	assert_int_equal(segment_codes_verdict(&source, &target, NULL), CODES_AGREE);
	strbuf_release(&marked);
}

static void a_unit_with_doubts_is_not_translated(void **state)
{
	struct slice target = SLICE("x");
	struct unit unit = { .source = SLICE("a"), .targets = &target, .target_count = 1,
			     .extracted = SLICE("type: h1\ntarjimon: id=1") };

	(void)state;
	assert_true(unit_is_translated(&unit));
	unit.flags = UNIT_FUZZY;
	assert_false(unit_is_translated(&unit));
	assert_false(unit_is_empty(&unit));
	assert_true(slice_is(unit_type(&unit), "h1"));
	target = SLICE("");
	assert_true(unit_is_empty(&unit));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_stand_beside_the_text),
		cmocka_unit_test(what_is_no_code_is_text),
		cmocka_unit_test(printing_gives_the_marked_form_again),
		cmocka_unit_test(a_target_has_only_codes_of_its_source),
		cmocka_unit_test(lost_added_and_crossed_codes_are_told_apart),
		cmocka_unit_test(a_source_that_does_not_nest_may_be_kept_as_it_is),
		cmocka_unit_test(many_codes_take_linear_time),
		cmocka_unit_test(a_unit_with_doubts_is_not_translated),
	};

	return cmocka_run_group_tests(tests, NULL, release_arena);
}
