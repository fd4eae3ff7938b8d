/*
 * reconcile -- what two people did to one catalog, put together.
 */
#include <config.h>

#include "catalog/reconcile.h"

#include "tests/cmocka.h"

#define HEADER "msgid \"\"\nmsgstr \"Language: ru\\nContent-Type: text/plain; charset=UTF-8\\n\"\n"
#define UNIT(source, target) "\nmsgid \"" source "\"\nmsgstr \"" target "\"\n"

static struct reconcile_report report;

static void reconcile(const char *base_text, const char *our_text, const char *their_text, struct strbuf *out)
{
	struct catalog base, ours, theirs;

	catalog_init(&base);
	catalog_init(&ours);
	catalog_init(&theirs);
	assert_true(catalog_read(&base, "base.po", slice_of(base_text), NULL));
	assert_true(catalog_read(&ours, "ours.po", slice_of(our_text), NULL));
	assert_true(catalog_read(&theirs, "theirs.po", slice_of(their_text), NULL));
	catalog_reconcile(&ours, &base, &theirs, &report);
	strbuf_clear(out);
	assert_true(catalog_print(&ours, out, NULL));
	catalog_release(&base);
	catalog_release(&ours);
	catalog_release(&theirs);
}

static void the_side_that_changed_a_unit_wins(void **state)
{
	struct strbuf out = STRBUF_INIT;

	(void)state;
	reconcile(HEADER UNIT("a", "") UNIT("b", "x"), HEADER UNIT("a", "A") UNIT("b", "x"),
		  HEADER UNIT("a", "") UNIT("b", "B"), &out);
	assert_string_equal(out.data, HEADER UNIT("a", "A") UNIT("b", "B"));
	assert_int_equal(report.taken, 1);
	assert_int_equal(report.conflicts, 0);
	strbuf_release(&out);
}

static void new_units_keep_their_place(void **state)
{
	struct strbuf out = STRBUF_INIT;

	(void)state;
	reconcile(HEADER UNIT("a", "A") UNIT("c", "C"), HEADER UNIT("a", "A") UNIT("c", "C") UNIT("d", "D"),
		  HEADER UNIT("a", "A") UNIT("b", "B") UNIT("c", "C"), &out);
	assert_string_equal(out.data, HEADER UNIT("a", "A") UNIT("b", "B") UNIT("c", "C") UNIT("d", "D"));
	assert_int_equal(report.added, 1);
	strbuf_release(&out);
}

static void two_translations_are_both_kept(void **state)
{
	struct strbuf out = STRBUF_INIT;

	(void)state;
	reconcile(HEADER UNIT("a", ""), HEADER UNIT("a", "ours"), HEADER UNIT("a", "theirs"), &out);
	assert_string_equal(out.data, HEADER "\n# MERGE CONFLICT, the other translation:\n# theirs\n#, fuzzy\n"
					     "msgid \"a\"\nmsgstr \"ours\"\n");
	assert_int_equal(report.conflicts, 1);
	strbuf_release(&out);
}

static void an_approved_translation_beats_a_fuzzy_one(void **state)
{
	struct strbuf out = STRBUF_INIT;

	(void)state;
	reconcile(HEADER UNIT("a", ""), HEADER "\n#, fuzzy\nmsgid \"a\"\nmsgstr \"ours\"\n",
		  HEADER UNIT("a", "theirs"), &out);
	assert_string_equal(out.data, HEADER UNIT("a", "theirs"));
	strbuf_release(&out);
}

static void a_removed_unit_goes_unless_somebody_worked_on_it(void **state)
{
	struct strbuf out = STRBUF_INIT;

	(void)state;
	reconcile(HEADER UNIT("a", "A") UNIT("b", "B"), HEADER UNIT("a", "A") UNIT("b", "B2"), HEADER, &out);
	assert_string_equal(out.data, HEADER UNIT("b", "B2"));
	assert_int_equal(report.removed, 1);
	strbuf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_side_that_changed_a_unit_wins),
		cmocka_unit_test(new_units_keep_their_place),
		cmocka_unit_test(two_translations_are_both_kept),
		cmocka_unit_test(an_approved_translation_beats_a_fuzzy_one),
		cmocka_unit_test(a_removed_unit_goes_unless_somebody_worked_on_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
