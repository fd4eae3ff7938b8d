/*
 * review: how rows are judged.
 */
#include <config.h>

#include "base/file.h"
#include "catalog/review.h"
#include "catalog/tsv.h"

#include "tests/cmocka.h"
#include "tests/folder.h"

static const struct language *const languages[] = { &language_en, &language_ru };

/* What came back of the rows of a table. */
struct seen {
	enum review_verdict verdicts[8];
	struct strbuf texts; /* English ones, a line each */
	size_t count;
};

static bool see(void *data, const struct tm_record *record, struct error *err)
{
	struct seen *seen = data;

	if (!review_judge(record, &seen->verdicts[seen->count], err))
		return false;
	seen->count++;
	strbuf_add(&seen->texts, tm_record_find(record, &language_en)->text);
	strbuf_add_byte(&seen->texts, '\n');
	return true;
}

/* A table of one row, with `from` replaced by `to` in it, read again. */
static enum review_verdict judge(const char *english, const char *from, const char *to, const char *wanted)
{
	struct tm_text texts[] = { { .language = &language_en, .text = slice_of(english) },
				   { .language = &language_ru, .text = SLICE("Суд «Закон»") } };
	struct tm_record record = {
		.texts = texts, .text_count = 2, .id = SLICE("3f2a"), .origin = SLICE("baku")
	};
	struct strbuf table = STRBUF_INIT;
	struct seen seen = { .texts = STRBUF_INIT };
	struct error err = ERROR_INIT;
	enum review_verdict verdict = REVIEW_NONE;
	size_t at;

	review_print_header(languages, 2, &table);
	review_print(&record, 71, SLICE("block"), languages, 2, &table);
	at = slice_find(strbuf_slice(&table), slice_of(from), slice_find(strbuf_slice(&table), SLICE("\n"), 0));
	assert_int_not_equal(at, SIZE_MAX);
	strbuf_splice(&table, at, at + strlen(from), slice_of(to));
	assert_true(file_write("review.tsv", strbuf_slice(&table), NULL));
	if (tsv_read("review.tsv", see, &seen, NULL, &err)) {
		assert_int_equal(seen.count, 1);
		verdict = seen.verdicts[0];
		if (wanted) {
			strbuf_truncate(&seen.texts, seen.texts.bytes - 1);
			assert_string_equal(seen.texts.data, wanted);
		}
	} else {
		assert_int_equal(err.kind, ERROR_FORMAT);
	}
	error_clear(&err);
	strbuf_release(&seen.texts);
	strbuf_release(&table);
	return verdict;
}

static void words_judge(void **state)
{
	(void)state;
	assert_int_equal(judge("Court", "\n", "\nyes", NULL), REVIEW_ACCEPTED);
	assert_int_equal(judge("Court", "\n", "\n No ", NULL), REVIEW_REJECTED);
	assert_int_equal(judge("Court", "\n", "\nДа", NULL), REVIEW_ACCEPTED);
	assert_int_equal(judge("Court", "\n", "\nyoʻq", NULL), REVIEW_REJECTED);
	assert_int_equal(judge("Court", "\n", "\nperhaps", NULL), REVIEW_NONE);
}

static void what_nobody_touched_is_undecided(void **state)
{
	(void)state;
	assert_int_equal(judge("Court", "\n", "\n", "Court"), REVIEW_UNDECIDED);
	assert_int_equal(judge("A\ttab, \\ and\nline", "\n", "\n", "A\ttab, \\ and\nline"), REVIEW_UNDECIDED);
}

static void a_correction_accepts(void **state)
{
	(void)state;
	assert_int_equal(judge("Court", "Court", "The court", "The court"), REVIEW_ACCEPTED);
	assert_int_equal(judge("Court", "Закон", "Право", "Court"), REVIEW_ACCEPTED);
	assert_int_equal(judge("Court", "\n\t71\tCourt", "\nno\t71\tThe court", NULL), REVIEW_REJECTED);
}

static void quotes_of_spreadsheets_are_no_correction(void **state)
{
	(void)state;
	assert_int_equal(judge("The \"court\" said", "The \"court\" said", "\"The \"\"court\"\" said\"",
			       "The \"court\" said"),
			 REVIEW_UNDECIDED);
	assert_int_equal(judge("\"Yes\"", "\n", "\n", "\"Yes\""), REVIEW_UNDECIDED);
}

static void formulas_are_texts(void **state)
{
	static const char *const texts[] = { "=1+1", "- a dash", "@here", "'=x", "''-x", "'quoted'", "+998" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		assert_int_equal(judge(texts[i], "\n", "\n", texts[i]), REVIEW_UNDECIDED);
	/* It stands behind an apostrophe. */
	assert_int_equal(judge("=1+1", "\t'=1+1\t", "\t'=1+2\t", "=1+2"), REVIEW_ACCEPTED);
}

static void other_tables_are_none(void **state)
{
	struct seen seen = { .texts = STRBUF_INIT };

	(void)state;
	assert_true(file_write("other.tsv", SLICE("review\ten\tru\nyes\t'=1\tДва\n"), NULL));
	assert_true(tsv_read("other.tsv", see, &seen, NULL, NULL));
	assert_int_equal(seen.verdicts[0], REVIEW_NONE);
	assert_string_equal(seen.texts.data, "'=1\n");
	strbuf_release(&seen.texts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_judge),
		cmocka_unit_test(what_nobody_touched_is_undecided),
		cmocka_unit_test(a_correction_accepts),
		cmocka_unit_test(quotes_of_spreadsheets_are_no_correction),
		cmocka_unit_test(formulas_are_texts),
		cmocka_unit_test(other_tables_are_none),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
