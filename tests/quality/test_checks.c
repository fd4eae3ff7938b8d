/*
 * checks on single units, and the formats of their report.
 */
#include <config.h>

#include "quality/report.h"

#include "tests/cmocka.h"

static void check(const char *source, const char *target, struct issues *issues)
{
	struct slice targets[] = { slice_of(target) };
	struct unit unit = { .source = slice_of(source), .targets = targets, .target_count = 1, .line = 7 };
	struct check_context context;

	check_context_init(&context, &language_en, &language_ru, "a.po", NULL, issues);
	quality_check_unit(&context, &unit);
	check_context_release(&context);
}

static void check_finds(const char *source, const char *target, enum check_id id, size_t count)
{
	struct issues issues = ISSUES_INIT;

	check(source, target, &issues);
	assert_int_equal(issues.count, count);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(issues.items[i].check, id);
	issues_release(&issues);
}

static void codes_may_move_but_not_vanish(void **state)
{
	(void)state;
	check_finds("See <a1>it</a1><br2/>now", "<br2/>Сейчас <a1>тут</a1>", CHECK_CODES, 0);
	check_finds("See <a1>it</a1>", "Смотри", CHECK_CODES, 1);
	check_finds("See<br1/>", "Смотри<br1/><br1/>", CHECK_CODES, 1);
	check_finds("<a1>x</a1><b2>y</b2>", "<a1>x<b2>y</a1></b2>", CHECK_CODES, 1);
}

static void numbers_are_compared_by_value(void **state)
{
	(void)state;
	check_finds("1,200.5 people came on March 5", "5 марта пришли 1 200,5 человека", CHECK_NUMBERS, 0);
	check_finds("On March 5", "15 марта", CHECK_NUMBERS, 1);
	check_finds("three people", "3 человека", CHECK_NUMBERS, 0);
	check_finds("12.5%", "12,5 %", CHECK_NUMBERS, 0);
	check_finds("write to info@example.org", "пишите на info@example.com", CHECK_ADDRESSES, 1);
}

static void nothing_of_a_catalog_becomes_a_workflow_command(void **state)
{
	struct issues issues = ISSUES_INIT;
	struct strbuf out = STRBUF_INIT;
	struct check_context context;

	(void)state;
	check_context_init(&context, &language_en, &language_ru, "a,b:c%.po", NULL, &issues);
	issue_add(&context, CHECK_MISSING, NULL, "x\n::error::100%%");
	check_context_release(&context);
	report_github(&issues, &out);
	assert_string_equal(out.data, "::error file=a%2Cb%3Ac%25.po,title=missing::x%0A::error::100%25\n");
	strbuf_release(&out);
	issues_release(&issues);
}

static void issues_are_sorted_by_file_and_line(void **state)
{
	struct issues issues = ISSUES_INIT;
	struct check_context context;
	struct unit unit = { .source = SLICE("a"), .line = 9 };

	(void)state;
	check_context_init(&context, NULL, NULL, "b.po", NULL, &issues);
	issue_add(&context, CHECK_MISSING, &unit, "x");
	unit.line = 3;
	issue_add_at(&context, CHECK_MISSING, LEVEL_INFO, &unit, "x");
	context.file = "a.po";
	issue_add(&context, CHECK_STALE, NULL, "x");
	check_context_release(&context);
	issues_sort(&issues);
	assert_string_equal(issues.items[0].file, "a.po");
	assert_int_equal(issues.items[1].line, 3);
	assert_int_equal(issues.by_level[LEVEL_INFO], 1);
	assert_int_equal(issues.by_level[LEVEL_ERROR], 2);
	issues_release(&issues);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_may_move_but_not_vanish),
		cmocka_unit_test(numbers_are_compared_by_value),
		cmocka_unit_test(nothing_of_a_catalog_becomes_a_workflow_command),
		cmocka_unit_test(issues_are_sorted_by_file_and_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
