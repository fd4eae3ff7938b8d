/*
 * test_check_units -- threads find what one of them finds.
 */
#include <config.h>

#include "project/check_units.h"

#include "base/alloc.h"
#include "tests/cmocka.h"

#define UNITS 3000

/* Right and wrong in turn: numbers, spaces, quotes, apostrophes, lists that go on, gaps, repeats. */
static void write_catalog(struct strbuf *po)
{
	static const char *const pairs[][2] = {
		{ "On 5 March %d people came.", "5-mart kuni %d kishi keldi." },
		{ "The hall %d was full.", "Zal %d  toʻla edi." },
		{ "to protect children of %d,", "%d bolalarni himoya qilish;" },
		{ "and the %d elderly", "va %d keksalarni" },
		{ "She said: “We %d are ready.”", "U aytdi: “Biz %d tayyormiz." },
		{ "The West of %d", "G`arb %d" },
		{ "It was %d years ago.", "" },
		{ "The same source.", "Boshqa-boshqa tarjima %d." },
	};

	strbuf_add_string(po, "msgid \"\"\nmsgstr \"\"\n\"Language: uz\\n\"\n\"X-Source-Language: en\\n\"\n"
			      "\"Content-Type: text/plain; charset=UTF-8\\n\"\n");
	for (int i = 0; i < UNITS; i++) {
		size_t row = (size_t)(i * 7 + i / 11) % ARRAY_COUNT(pairs);
		struct strbuf source = STRBUF_INIT, target = STRBUF_INIT;

		for (int side = 0; side < 2; side++) {
			struct slice text = slice_of(pairs[row][side]);
			size_t at = slice_find(text, SLICE("%d"), 0);
			struct strbuf *out = side ? &target : &source;

			strbuf_add(out, slice_part(text, 0, at == SIZE_MAX ? text.bytes : at));
			if (at != SIZE_MAX) {
				strbuf_addf(out, "%d", i);
				strbuf_add(out, slice_part(text, at + 2, text.bytes));
			}
		}
		if (row == 7)
			strbuf_addf(po, "\nmsgctxt \"%d\"", i);
		strbuf_addf(po, "\nmsgid \"%s\"\nmsgstr \"%s\"\n", source.data, target.bytes ? target.data : "");
		strbuf_release(&source);
		strbuf_release(&target);
	}
}

static void check_with(const struct catalog *catalog, size_t threads, struct issues *issues)
{
	struct consistency *consistency = consistency_new();
	struct checking checking = { .issues = issues, .consistency = consistency };
	struct check_context context;

	check_context_init(&context, &language_en, &language_uz, "a.po", NULL, issues);
	for (size_t i = 0; i < catalog->count; i++)
		quality_learn_text(&context, unit_target(&catalog->units[i]));
	check_units(&checking, &context, catalog, false, threads);
	check_context_release(&context);
	consistency_free(consistency);
	issues_sort(issues);
}

static void assert_same(const struct issues *some, const struct issues *others)
{
	assert_int_equal(some->count, others->count);
	assert_memory_equal(some->by_level, others->by_level, sizeof(some->by_level));
	for (size_t i = 0; i < some->count; i++) {
		const struct issue *a = &some->items[i], *b = &others->items[i];

		assert_int_equal(a->check, b->check);
		assert_int_equal(a->level, b->level);
		assert_int_equal(a->unit, b->unit);
		assert_int_equal(a->line, b->line);
		assert_int_equal(a->from, b->from);
		assert_int_equal(a->first_column, b->first_column);
		assert_true(slice_equal(a->target, b->target));
		assert_string_equal(a->message, b->message);
		assert_string_equal(a->replacement ? a->replacement : "-", b->replacement ? b->replacement : "-");
	}
}

static void threads_find_what_one_finds(void **state)
{
	struct strbuf po = STRBUF_INIT;
	struct error err = ERROR_INIT;
	struct catalog catalog;

	(void)state;
	write_catalog(&po);
	catalog_init(&catalog);
	assert_true(catalog_read(&catalog, "a.po", strbuf_slice(&po), &err));
	for (size_t threads = 2; threads <= 9; threads++) {
		struct issues one = ISSUES_INIT, many = ISSUES_INIT;

		check_with(&catalog, 1, &one);
		check_with(&catalog, threads, &many);
		assert_true(one.count > UNITS / 2);
		assert_same(&one, &many);
		issues_release(&one);
		issues_release(&many);
	}
	catalog_release(&catalog);
	strbuf_release(&po);
}

static void few_units_need_no_thread(void **state)
{
	(void)state;
	assert_int_equal(check_units_threads(0), 1);
	assert_int_equal(check_units_threads(600), 1);
	assert_true(check_units_threads(1000000) <= 8);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(threads_find_what_one_finds),
		cmocka_unit_test(few_units_need_no_thread),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
