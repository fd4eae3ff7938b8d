/*
 * What the tests of a memory share: records from a few words.
 */
#ifndef TESTS_MEMORY_HELP_H
#define TESTS_MEMORY_HELP_H

#include "memory/memory.h"

#include "tests/cmocka.h"
#include "tests/folder.h"

#define ORIGIN(text) .origin = SLICE(text)

/* A record of two texts. */
static inline void add_pair(struct memory *memory, struct memory_report *report, const struct language *from,
			    const char *source, const struct language *to, const char *target,
			    struct tm_record record)
{
	struct tm_text texts[2] = {
		{ .language = from, .text = slice_of(source), .created = TM_TIME_UNKNOWN, .changed = TM_TIME_UNKNOWN },
		{ .language = to, .text = slice_of(target), .created = TM_TIME_UNKNOWN, .changed = TM_TIME_UNKNOWN },
	};
	struct error err = ERROR_INIT;

	record.texts = texts;
	record.text_count = 2;
	assert_true(memory_add(memory, &record, report, &err));
}

/* A memory of pairs: source, target, source, target, …, NULL. */
static inline struct memory *memory_of(const struct language *from, const struct language *to, const char *const *texts)
{
	const struct memory_batch batch = { .kind = "import" };
	struct memory_report report = { 0 };
	struct error err = ERROR_INIT;
	struct memory *memory;

	if (!memory_open(&memory, "memory.db", MEMORY_CREATE, &err) || !memory_begin(memory, &batch, &err))
		fail_msg("%s", err.message);
	for (; *texts; texts += 2)
		add_pair(memory, &report, from, texts[0], to, texts[1], (struct tm_record){ 0 });
	assert_true(memory_commit(memory, &report, &err));
	return memory;
}

static inline void search_for(struct memory *memory, const struct language *from, const struct language *to,
			      const char *source, struct match_options options, struct match_list *matches)
{
	struct match_query query = {
		.source = slice_of(source), .source_language = from, .target_language = to,
	};
	struct error err = ERROR_INIT;

	if (!memory_search(memory, &query, &options, matches, &err))
		fail_msg("%s", err.message);
}

static inline void assert_text(struct slice text, const char *wanted)
{
	if (!slice_is(text, wanted))
		fail_msg("'%.*s' is not '%s'", SLICE_ARG(text), wanted);
}

#endif
