/*
 * How far aligned units are trusted: with a penalty, until somebody approves what they say.
 */
#include <config.h>

#include "base/file.h"
#include "project/align.h"
#include "project/learn.h"

#include "tests/memory/memory_help.h"

static void write_text(const char *path, const char *text)
{
	assert_true(file_write(path, slice_of(text), NULL));
}

static void align_both(void)
{
	struct align_options options = ALIGN_OPTIONS_INIT;
	struct align_report report = ALIGN_REPORT_INIT;
	char *paths[] = { (char[]){ "baku.en.txt" }, (char[]){ "baku.ru.txt" } };
	struct error err = ERROR_INIT;

	write_text("baku.en.txt", "The conference in Baku\n\nThe Ombudsman met 25 delegates of Kazakhstan.\n");
	write_text("baku.ru.txt", "Конференция в Баку\n\nОмбудсман встретилась с 25 делегатами Казахстана.\n");
	options.store = "m.db";
	if (!align_editions(paths, 2, &options, &report, &err))
		fail_msg("%s", err.message);
	align_report_release(&report);
}

static struct match best_match(const char *source, struct match_list *matches)
{
	struct match_options options = MATCH_OPTIONS_INIT;
	struct error err = ERROR_INIT;
	struct memory *memory;

	options.penalties[PENALTY_ALIGNED] = 7;
	assert_true(memory_open(&memory, "m.db", MEMORY_READ, &err));
	search_for(memory, &language_en, &language_ru, source, options, matches);
	memory_close(memory);
	assert_true(matches->count > 0);
	return matches->items[0];
}

#define SENTENCE "The Ombudsman met 25 delegates of Kazakhstan."

static void aligned_units_have_a_penalty_and_know_where_they_are_from(void **state)
{
	struct match_list matches = MATCH_LIST_INIT;
	struct match match;

	(void)state;
	align_both();
	match = best_match(SENTENCE, &matches);
	assert_int_equal(match.status, TM_STATUS_ALIGNED);
	assert_int_equal(match.penalty, 7);
	assert_int_equal(match.score, 93);
	assert_text(match.origin, "baku");
	match_list_release(&matches);
}

static void learn(const char *target)
{
	struct learn_options options = { .store = "m.db" };
	struct learn_report report;
	struct strbuf catalog = STRBUF_INIT;
	char *paths[] = { (char[]){ "baku.ru.po" } };
	struct error err = ERROR_INIT;

	strbuf_addf(&catalog,
		    "msgid \"\"\nmsgstr \"\"\n\"Language: ru\\n\"\n\"X-Source-Language: en\\n\"\n"
		    "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n#. tarjimon: id=00000000000000aa\n"
		    "msgid \"%s\"\nmsgstr \"%s\"\n",
		    SENTENCE, target);
	write_text("baku.ru.po", catalog.data);
	strbuf_release(&catalog);
	if (!learn_files(NULL, paths, 1, &options, &report, &err))
		fail_msg("%s", err.message);
}

static void learning_lifts_the_penalty(void **state)
{
	struct match_list matches = MATCH_LIST_INIT;
	struct match match;

	(void)state;
	align_both();
	learn("Омбудсман встретилась с 25 делегатами Казахстана.");
	match = best_match(SENTENCE, &matches);
	assert_int_equal(match.status, TM_STATUS_APPROVED);
	assert_int_equal(match.score, 100);
	assert_int_equal(matches.count, 1);
	match_list_release(&matches);
}

static void what_was_approved_stands_before_what_was_aligned(void **state)
{
	struct match_list matches = MATCH_LIST_INIT;
	struct match match;

	(void)state;
	align_both();
	learn("Омбудсман приняла 25 делегатов из Казахстана.");
	match = best_match(SENTENCE, &matches);
	assert_text(match.target, "Омбудсман приняла 25 делегатов из Казахстана.");
	assert_int_equal(match.score, 100);
	assert_false(match.ambiguous);
	assert_int_equal(matches.items[1].score, 93);
	assert_true(matches.items[1].ambiguous);
	match_list_release(&matches);
}

static void two_approved_answers_stay_ambiguous(void **state)
{
	const struct memory_batch by = { .kind = "import", .status = TM_STATUS_APPROVED };
	struct match_list matches = MATCH_LIST_INIT;
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;
	struct memory *memory;
	const char *path = "more.tsv";

	(void)state;
	align_both();
	learn("Омбудсман приняла 25 делегатов из Казахстана.");
	write_text(path, "en\tru\n" SENTENCE "\tС омбудсманом встретились 25 казахстанских делегатов.\n");
	assert_true(memory_open(&memory, "m.db", MEMORY_WRITE, &err));
	assert_true(memory_import(memory, &path, 1, &by, &report, &err));
	memory_close(memory);
	assert_true(best_match(SENTENCE, &matches).ambiguous);
	match_list_release(&matches);
}

/* Somebody accepts the aligned unit itself, which keeps its id: see the review file. */
static void approval_lifts_the_penalty(void **state)
{
	const struct memory_batch by = { .kind = "import", .status = TM_STATUS_APPROVED };
	struct match_list matches = MATCH_LIST_INIT;
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;
	struct memory *memory;
	const char *path = "approved.tsv";
	struct match match;

	(void)state;
	align_both();
	match = best_match(SENTENCE, &matches);
	assert_true(memory_open(&memory, "m.db", MEMORY_WRITE, &err));
	{
		struct strbuf row = STRBUF_INIT;

		strbuf_addf(&row, "en\tru\tid\torigin\tstatus\n%s\t%.*s\t%.*s\tbaku\tapproved\n", SENTENCE,
			    SLICE_ARG(match.target), SLICE_ARG(match.name));
		write_text(path, row.data);
		strbuf_release(&row);
	}
	assert_true(memory_import(memory, &path, 1, &by, &report, &err));
	assert_int_equal(report.changed, 1);
	memory_close(memory);
	match_list_release(&matches);
	assert_int_equal(best_match(SENTENCE, &matches).score, 100);
	match_list_release(&matches);
}

int main(void)
{
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)
	const struct CMUnitTest tests[] = {
		IN_FOLDER(aligned_units_have_a_penalty_and_know_where_they_are_from),
		IN_FOLDER(learning_lifts_the_penalty),
		IN_FOLDER(what_was_approved_stands_before_what_was_aligned),
		IN_FOLDER(two_approved_answers_stay_ambiguous),
		IN_FOLDER(approval_lifts_the_penalty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
