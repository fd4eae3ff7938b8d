/*
 * teach: what memory and termbase know tells the aligner pairs that nothing else tells.
 */
#include <config.h>

#include "base/file.h"
#include "project/teach.h"

#include "tests/memory/memory_help.h"

static const struct language *const languages[] = { &language_en, &language_ru };

/* Words that nobody knows, in sentences of one length. */
static const struct align_segment english[] = {
	{ SLICE("blick nerm dolvig"), 0 },
	{ SLICE("trask womel pindo"), 0 },
	{ SLICE("grent halup sovik"), 0 },
};
static const struct align_segment russian[] = {
	{ SLICE("жуфан крепы щёльд"), 0 },
	{ SLICE("мюсто вацек хырга"), 0 },
};

/* What the memory has of them, with each word in several places. */
static const struct {
	const char *english, *russian;
	enum tm_status status;
} units[] = {
	{ "blick nerm", "жуфан крепы", TM_STATUS_APPROVED },
	{ "dolvig blick", "щёльд жуфан", TM_STATUS_DRAFT },
	{ "nerm dolvig", "крепы щёльд", TM_STATUS_APPROVED },
	{ "blick", "жуфан", TM_STATUS_APPROVED },
	{ "nerm", "крепы", TM_STATUS_DRAFT },
	{ "dolvig", "щёльд", TM_STATUS_APPROVED },
	{ "grent halup", "мюсто вацек", TM_STATUS_APPROVED },
	{ "sovik grent", "хырга мюсто", TM_STATUS_APPROVED },
	{ "halup sovik", "вацек хырга", TM_STATUS_APPROVED },
	{ "grent", "мюсто", TM_STATUS_APPROVED },
	{ "halup", "вацек", TM_STATUS_APPROVED },
	{ "sovik", "хырга", TM_STATUS_APPROVED },
};

static struct memory *make_memory(enum tm_status status)
{
	const struct memory_batch batch = { .kind = "import" };
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;
	struct memory *memory;

	assert_true(memory_open(&memory, "m.db", MEMORY_CREATE, &err));
	assert_true(memory_begin(memory, &batch, &err));
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		add_pair(memory, &report, &language_en, units[i].english, &language_ru, units[i].russian,
			 (struct tm_record){ .status = status ? status : units[i].status });
	assert_true(memory_commit(memory, &report, &err));
	return memory;
}

/* The English sentence that has no partner; SIZE_MAX when there is not just one. */
static size_t lonely(const struct align_groups *groups)
{
	size_t found = SIZE_MAX;

	for (size_t i = 0; i < groups->count; i++) {
		const struct align_run *runs = groups->items[i].runs;

		if (runs[1].count)
			continue;
		if (found != SIZE_MAX || runs[0].count != 1)
			return SIZE_MAX;
		found = runs[0].first;
	}
	return found;
}

static size_t align_with(enum tm_status status)
{
	struct align_side sides[] = {
		{ .language = &language_en, .segments = english, .count = sizeof(english) / sizeof(*english) },
		{ .language = &language_ru, .segments = russian, .count = sizeof(russian) / sizeof(*russian) },
	};
	struct align_groups groups = ALIGN_GROUPS_INIT;
	struct memory *memory = make_memory(status);
	struct error err = ERROR_INIT;
	struct align_party party;
	size_t found;

	align_party_init(&party, languages, 2);
	assert_true(teach_party(&party, memory, &err));
	align_party_run(&party, sides, &groups);
	found = lonely(&groups);
	align_groups_release(&groups);
	align_party_release(&party);
	memory_close(memory);
	return found;
}

static void a_memory_teaches_words(void **state)
{
	(void)state;
	assert_int_equal(align_with(TM_STATUS_UNKNOWN), 1);
}

/* Else the order in which an archive is aligned would matter. */
static void what_was_aligned_teaches_nothing(void **state)
{
	(void)state;
	assert_int_not_equal(align_with(TM_STATUS_ALIGNED), 1);
}

static void terms_are_concepts_in_every_language(void **state)
{
	struct terminology *terminology;
	struct concept_list lists[2] = { { .count = 0 } };
	struct error err = ERROR_INIT;

	(void)state;
	assert_true(file_write("terms.tsv",
			       SLICE("concept\ten\tru\nc1\tOmbudsman\tомбудсман\nc2\tparliament\tпарламент\n"),
			       NULL));
	if (!terminology_open(&terminology, "terms.tsv", NULL, &err))
		fail_msg("%s", err.message);
	concept_list_add(&lists[0], terminology, &language_en, 3, SLICE("The parliament heard the Ombudsman."));
	concept_list_add(&lists[1], terminology, &language_ru, 4, SLICE("Омбудсмана выслушали в парламенте."));
	assert_int_equal(lists[0].count, 2);
	assert_int_equal(lists[1].count, 2);
	assert_int_equal(lists[0].items[0].segment, 3);
	assert_int_equal(lists[1].items[1].segment, 4);
	assert_true(lists[0].items[0].concept == lists[1].items[1].concept);
	assert_true(lists[0].items[1].concept == lists[1].items[0].concept);
	concept_list_add(&lists[1], NULL, &language_ru, 5, SLICE("омбудсман"));
	assert_int_equal(lists[1].count, 2);
	concept_list_release(&lists[0]);
	concept_list_release(&lists[1]);
	terminology_close(terminology);
}

int main(void)
{
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)
	const struct CMUnitTest tests[] = {
		IN_FOLDER(a_memory_teaches_words),
		IN_FOLDER(what_was_aligned_teaches_nothing),
		IN_FOLDER(terms_are_concepts_in_every_language),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
