/*
 * termbases as files: TSV and TBX, what is kept, what is told.
 */
#include <config.h>

#include "terms/term_file.h"

#include "base/file.h"
#include "terms/tbx.h"
#include "terms/term_tsv.h"
#include "tests/data.h"
#include "tests/folder.h"

static void read_table(struct termbase *termbase, const char *text, struct term_losses *losses)
{
	struct error err = ERROR_INIT;

	if (!term_tsv_read(termbase, "x.tsv", slice_of(text), losses, &err))
		fail_msg("%s", err.message);
}

static void a_cell_holds_names_with_status_and_attributes(void **state)
{
	struct termbase termbase = TERMBASE_INIT;
	const struct concept *concept;

	(void)state;
	read_table(&termbase,
		   "id\ten\tru\n"
		   "a\tgood {pos=noun, until=2025-02-28}; also\\; this; !bad {note=not, ever}\t\\!x {gap=2, deriv=yes}\n",
		   NULL);
	concept = &termbase.concepts[0];
	assert_int_equal(concept->name_count, 4);
	assert_int_equal(concept->names[0].status, TERM_PREFERRED);
	assert_int_equal(concept->names[0].valid.until, 20250228);
	assert_int_equal(concept->names[0].word_class, WORD_CLASS_NOUN);
	assert_true(slice_is(concept->names[1].text, "also; this"));
	assert_int_equal(concept->names[1].status, TERM_ALLOWED);
	assert_int_equal(concept->names[2].status, TERM_FORBIDDEN);
	assert_true(slice_is(concept->names[3].text, "!x"));
	assert_int_equal(concept->names[3].gap, 2);
	assert_int_equal(concept->names[3].flags, TERM_DERIVED);
	termbase_release(&termbase);
}

static void what_a_table_cannot_say_is_told_by_concept(void **state)
{
	struct termbase termbase = TERMBASE_INIT;
	struct term_losses losses = TERM_LOSSES_INIT;

	(void)state;
	read_table(&termbase, "id\ten\tcolour\na\tx {speed=3}; x\tred\nb\t\tblue\n", &losses);
	assert_int_equal(losses.counts[TERM_DROPPED], 3);
	assert_int_equal(losses.counts[TERM_MERGED], 1);
	assert_true(slice_is(losses.items[1].concept, "a"));
	assert_int_equal(losses.items[1].line, 2);
	term_losses_release(&losses);
	termbase_release(&termbase);
}

static void a_bad_table_is_refused_with_its_line(void **state)
{
	static const struct {
		const char *text;
		size_t line;
	} tables[] = {
		{ "id\tcolour\n", 1 },
		{ "en\tru\ten\n", 1 },
		{ "en\tru\nx\ty\tz\n", 2 },
		{ "en\n\xff\n", 2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(tables) / sizeof(*tables); i++) {
		struct termbase termbase = TERMBASE_INIT;
		struct error err = ERROR_INIT;

		assert_false(term_tsv_read(&termbase, "x.tsv", slice_of(tables[i].text), NULL, &err));
		assert_int_equal(err.line, tables[i].line);
		error_clear(&err);
		termbase_release(&termbase);
	}
}

static void check_same_table(const char *text, enum tbx_style style)
{
	struct termbase termbase = TERMBASE_INIT, again = TERMBASE_INIT;
	struct strbuf xml = STRBUF_INIT, table = STRBUF_INIT;
	struct error err = ERROR_INIT;

	read_table(&termbase, text, NULL);
	tbx_print(&termbase, style, &xml);
	assert_true(file_write("a.tbx", strbuf_slice(&xml), NULL));
	if (!tbx_read(&again, "a.tbx", NULL, &err))
		fail_msg("%s", err.message);
	term_tsv_print(&again, &table);
	assert_string_equal(table.data, text);
	strbuf_release(&xml);
	strbuf_release(&table);
	termbase_release(&termbase);
	termbase_release(&again);
}

static void tbx_keeps_all_that_a_table_says(void **state)
{
	static const char text[] =
		"id\tuz\tru\ten\tsubject\tdefinition:ru\tnote\tsource\tstatus\n"
		"a-1\tbir {from=2024-01-01, until=2025-02-28, deriv=yes, case=exact, gap=1}; !ikki\tодин & <два>\t"
		"one {pos=noun, context=It is \\{one\\}\\, two.}\tlaw\tчисло\tsay \"so\"\tUN\tapproved\n"
		"b\tuch\t\tthree {type=acronym, region=Uzbekistan}\t\t\t\t\tprovisional\n";

	(void)state;
	check_same_table(text, TBX_DCA);
	check_same_table(text, TBX_DCT);
}

static void real_tables_come_back_as_they_were(void **state)
{
	struct termbase first = TERMBASE_INIT, second = TERMBASE_INIT;
	struct strbuf once = STRBUF_INIT, twice = STRBUF_INIT;

	(void)state;
	assert_true(termbase_load(&first, test_data("terms-ombudsman.tsv"), NULL, NULL));
	assert_int_equal(first.count, 91);
	term_tsv_print(&first, &once);
	assert_true(term_tsv_read(&second, "again", strbuf_slice(&once), NULL, NULL));
	term_tsv_print(&second, &twice);
	assert_string_equal(once.data, twice.data);
	strbuf_release(&once);
	strbuf_release(&twice);
	termbase_release(&first);
	termbase_release(&second);
}

static void martif_in_another_charset_is_read(void **state)
{
	struct termbase termbase = TERMBASE_INIT;

	(void)state;
	assert_true(termbase_load(&termbase, test_data("tbx/okapi/test02_win1254.tbx"), NULL, NULL));
	assert_int_equal(termbase.count, 1);
	assert_true(slice_is(termbase.concepts[0].names[0].text, "term with: éá and İı"));
	termbase_release(&termbase);
}

static void tags_and_attributes_of_others_are_understood(void **state)
{
	struct termbase termbase = TERMBASE_INIT;
	struct term_losses losses = TERM_LOSSES_INIT;
	const struct concept *concept;

	(void)state;
	assert_true(termbase_load(&termbase, test_data("tbx/ltac/Example_Astronomy_DCT_VALID.tbx"), &losses, NULL));
	assert_int_equal(termbase.count, 45);
	concept = &termbase.concepts[0];
	assert_true(slice_is(concept->names[0].text, "open cluster"));
	assert_int_equal(concept->names[0].status, TERM_PREFERRED);
	assert_int_equal(concept->names[0].word_class, WORD_CLASS_NOUN);
	assert_int_equal(concept->names[1].status, TERM_FORBIDDEN);
	assert_true(slice_is(term_texts_find(&concept->texts, TERM_SUBJECT, NULL), "General"));
	assert_true(losses.counts[TERM_DROPPED] > 0);
	assert_true(losses.counts[TERM_CHANGED] > 0);
	term_losses_release(&losses);
	termbase_release(&termbase);
}

static void the_same_concept_is_completed_not_doubled(void **state)
{
	struct termbase into = TERMBASE_INIT, from = TERMBASE_INIT;
	struct term_losses losses = TERM_LOSSES_INIT;
	struct term_import report = { 0 };

	(void)state;
	read_table(&into, "id\ten\tru\na\tcourt\tсуд\nb\tlaw\tзакон\n", NULL);
	read_table(&from, "id\ten\tru\tuz\nx\tcourt\tсуд\tsud\nb\tlaw\tзакон\t\nc\tnew\tновый\t\n", NULL);
	termbase_merge(&into, &from, &report, &losses);
	assert_int_equal(into.count, 3);
	assert_int_equal(into.concepts[0].name_count, 3);
	assert_int_equal(report.added, 1);
	assert_int_equal(report.changed, 1);
	assert_int_equal(report.unchanged, 1);
	assert_int_equal(losses.counts[TERM_MERGED], 1);
	term_losses_release(&losses);
	termbase_release(&into);
	termbase_release(&from);
}

static void days_are_read_from_paths(void **state)
{
	static const struct {
		const char *path;
		day_number from, until;
	} paths[] = {
		{ "catalogs/2023/baku/ru.po", 20230101, 20231231 },
		{ "releases/2024/02/x.en.html", 20240201, 20240229 },
		{ "published/ru/2023-04-12-x.html", 20230412, 20230412 },
		{ "2020/old/2025/x.html", 20250101, 20251231 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		struct day_range range = day_range_of_path(paths[i].path);

		assert_int_equal(range.from, paths[i].from);
		assert_int_equal(range.until, paths[i].until);
	}
	assert_int_equal(day_range_of_path("a/x.po").from, day_today());
	assert_int_equal(day_read(SLICE("2023-02-29")), 0);
	assert_true(day_ranges_meet((struct day_range){ 0, 20250228 }, (struct day_range){ 20250101, 20251231 }));
	assert_false(day_ranges_meet((struct day_range){ 20250301, 0 }, (struct day_range){ 20240101, 20241231 }));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cell_holds_names_with_status_and_attributes),
		cmocka_unit_test(what_a_table_cannot_say_is_told_by_concept),
		cmocka_unit_test(a_bad_table_is_refused_with_its_line),
		cmocka_unit_test_setup_teardown(tbx_keeps_all_that_a_table_says, enter_folder, leave_folder),
		cmocka_unit_test(real_tables_come_back_as_they_were),
		cmocka_unit_test(martif_in_another_charset_is_read),
		cmocka_unit_test(tags_and_attributes_of_others_are_understood),
		cmocka_unit_test(the_same_concept_is_completed_not_doubled),
		cmocka_unit_test(days_are_read_from_paths),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
