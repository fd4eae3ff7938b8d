/*
 * gate -- waivers and baseline take findings out; fingerprints outlive moving.
 */
#include <config.h>

#include "quality/gate.h"

#include "base/file.h"
#include "tests/cmocka.h"
#include "tests/folder.h"

static void add_issue_at(struct issues *issues, const char *source, size_t line, size_t from)
{
	struct check_context context;
	struct slice target = SLICE("Зал  был  полон");
	struct unit unit = { .source = slice_of(source), .targets = &target, .target_count = 1, .line = line };

	check_context_init(&context, &language_en, &language_ru, "a.po", NULL, issues);
	issue_place(issue_add(&context, CHECK_DOUBLED_SPACE, &unit, "x"), from, from + 2);
	check_context_release(&context);
}

static void fingerprint_of(const char *source, size_t line, size_t from, char digits[FINGERPRINT_DIGITS + 1])
{
	struct issues issues = ISSUES_INIT;

	add_issue_at(&issues, source, line, from);
	issue_fingerprint(&issues.items[0], digits);
	issues_release(&issues);
}

static void a_fingerprint_outlives_moving(void **state)
{
	char one[FINGERPRINT_DIGITS + 1], moved[FINGERPRINT_DIGITS + 1];

	(void)state;
	fingerprint_of("The hall", 3, 6, one);
	fingerprint_of("The hall", 90, 6, moved);
	assert_string_equal(one, moved);
}

static void a_fingerprint_tells_places_and_sources_apart(void **state)
{
	char one[FINGERPRINT_DIGITS + 1], other[FINGERPRINT_DIGITS + 1];

	(void)state;
	fingerprint_of("The hall", 3, 6, one);
	fingerprint_of("The hall", 3, 14, other);
	assert_string_not_equal(one, other);
	fingerprint_of("The room", 3, 6, other);
	assert_string_not_equal(one, other);
}

static size_t left_after(const char *waivers, const char *today, bool whole, struct issues *issues)
{
	struct gate *gate = gate_new();
	struct error err = ERROR_INIT;

	add_issue_at(issues, "The hall", 3, 6);
	assert_true(file_write("waivers.tsv", slice_of(waivers), &err));
	assert_true(gate_read_waivers(gate, "waivers.tsv", &err));
	gate_apply(gate, issues, today, whole);
	gate_free(gate);
	return issues->count;
}

#define HEAD "check\tfile\tfinding\tuntil\treason\n"

static void a_waiver_takes_out_what_it_names(void **state)
{
	struct issues issues = ISSUES_INIT;

	(void)state;
	assert_int_equal(
		left_after(HEAD "doubled-space\ta.po\t*\t2026-12-31\tprint\n", "2026-12-31", true, &issues), 0);
	assert_int_equal(issues.by_level[LEVEL_WARNING], 0);
	issues_release(&issues);
}

static void an_expired_waiver_is_told_and_takes_out_nothing(void **state)
{
	struct issues issues = ISSUES_INIT;

	(void)state;
	assert_int_equal(
		left_after(HEAD "doubled-space\t*\t*\t2026-12-31\tprint\n", "2027-01-01", true, &issues), 2);
	assert_int_equal(issues.items[1].check, CHECK_WAIVER);
	assert_int_equal(issues.items[1].line, 2);
	issues_release(&issues);
}

static void an_unused_waiver_is_told_only_when_all_was_looked_at(void **state)
{
	struct issues issues = ISSUES_INIT;

	(void)state;
	assert_int_equal(left_after(HEAD "quotes\ta.po\t*\t\tprint\n", "2026-01-01", false, &issues), 1);
	issues_release(&issues);
	assert_int_equal(left_after(HEAD "quotes\ta.po\t*\t\tprint\n", "2026-01-01", true, &issues), 2);
	issues_release(&issues);
}

static void bad_rows_are_refused_with_their_line(void **state)
{
	static const char *const rows[] = { "nonsense\ta.po\t*\t\tx\n", "quotes\t\t*\t\tx\n",
					    "quotes\ta.po\t123\t\tx\n", "quotes\ta.po\t*\tsoon\tx\n",
					    "quotes\ta.po\t*\t\t\n" };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct gate *gate = gate_new();
		struct strbuf text = STRBUF_INIT;
		struct error err = ERROR_INIT;

		strbuf_addf(&text, HEAD "# a comment\n%s", rows[i]);
		assert_true(file_write("waivers.tsv", strbuf_slice(&text), &err));
		assert_false(gate_read_waivers(gate, "waivers.tsv", &err));
		assert_int_equal(err.line, 3);
		error_clear(&err);
		strbuf_release(&text);
		gate_free(gate);
	}
}

static void the_baseline_knows_what_was_there(void **state)
{
	struct issues issues = ISSUES_INIT;
	struct gate *gate = gate_new();
	struct strbuf text = STRBUF_INIT;
	struct error err = ERROR_INIT;

	(void)state;
	add_issue_at(&issues, "The hall", 3, 6);
	gate_print_baseline(&issues, &text);
	assert_true(file_write("baseline.tsv", strbuf_slice(&text), &err));
	assert_true(gate_read_baseline(gate, "baseline.tsv", &err));
	add_issue_at(&issues, "The hall", 3, 14);
	gate_apply(gate, &issues, "2026-01-01", true);
	assert_int_equal(issues.count, 1);
	assert_int_equal(issues.items[0].from, 14);
	assert_int_equal(gate_known(gate), 1);
	strbuf_release(&text);
	gate_free(gate);
	issues_release(&issues);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_fingerprint_outlives_moving),
		cmocka_unit_test(a_fingerprint_tells_places_and_sources_apart),
		cmocka_unit_test(a_waiver_takes_out_what_it_names),
		cmocka_unit_test(an_expired_waiver_is_told_and_takes_out_nothing),
		cmocka_unit_test(an_unused_waiver_is_told_only_when_all_was_looked_at),
		cmocka_unit_test(bad_rows_are_refused_with_their_line),
		cmocka_unit_test(the_baseline_knows_what_was_there),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
