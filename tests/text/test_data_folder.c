/*
 * Tables of a workspace: read over ours, and refused with file and line.
 */
#include <config.h>

#include "text/data_folder.h"

#include "base/file.h"
#include "text/transliterate.h"

#include "tests/folder.h"

static void write_table(const char *name, const char *rows)
{
	assert_true(file_write(name, slice_of(rows), NULL));
}

static void assert_refused(const struct transliterate_options *options, const char *file, size_t line)
{
	struct error err = ERROR_INIT;

	assert_null(transliterator_new(&language_uz, &language_uz_cyrl, options, &err));
	assert_non_null(strstr(err.file, file));
	assert_int_equal(err.line, line);
	error_clear(&err);
}

static void assert_put_over(const struct transliterate_options *options, const char *text, const char *expected)
{
	struct transliterator *made = transliterator_new(&language_uz, &language_uz_cyrl, options, NULL);
	struct strbuf out = STRBUF_INIT;

	assert_non_null(made);
	transliterate(made, slice_of(text), &out, NULL);
	assert_string_equal(out.data, expected);
	strbuf_release(&out);
	transliterator_free(made);
}

static void a_workspace_adds_an_alphabet(void **state)
{
	struct transliterate_options options = TRANSLITERATE_OPTIONS_INIT;

	(void)state;
	options.data_folder = ".";
	options.from_alphabet = "ours";
	write_table("alphabets.tsv", "# of the house\nalphabet\tours\tú\tğ\tş\tç\n");
	assert_put_over(&options, "úzbek şahri", "ўзбек шаҳри");
}

static void a_bad_alphabet_is_refused_with_file_and_line(void **state)
{
	struct transliterate_options options = TRANSLITERATE_OPTIONS_INIT;

	(void)state;
	options.data_folder = ".";
	write_table("alphabets.tsv", "alphabet\tours\tú\tğ\tş\tç\nalphabet\tbad\tU\tğ\tş\tç\n");
	assert_refused(&options, "alphabets.tsv", 2);
	write_table("alphabets.tsv", "alphabet\tbad\tú\tğ\tж\tç\n");
	assert_refused(&options, "alphabets.tsv", 1);
	write_table("alphabets.tsv", "\nread\toʻ\tú\n");
	assert_refused(&options, "alphabets.tsv", 2);
	assert_int_equal(remove("alphabets.tsv"), 0);
}

static void an_exception_of_the_workspace_wins(void **state)
{
	struct transliterate_options options = TRANSLITERATE_OPTIONS_INIT;

	(void)state;
	options.data_folder = ".";
	write_table("uz-exceptions.tsv", "rol\tролл\tstem\tL\n");
	assert_put_over(&options, "rolda", "роллда");
	write_table("uz-exceptions.tsv", "rol\tролл\tunknown\tL\n");
	assert_refused(&options, "uz-exceptions.tsv", 1);
	assert_int_equal(remove("uz-exceptions.tsv"), 0);
}

static void words_of_the_workspace_are_foreign_or_none(void **state)
{
	struct transliterate_options options = TRANSLITERATE_OPTIONS_INIT;

	(void)state;
	options.data_folder = ".";
	write_table("letters-latin.tsv", "^boston$\t60\n^keyboard$\t-60\n");
	assert_put_over(&options, "Boston shahri, keyboard", "Boston шаҳри, кейбоард");
	write_table("letters-latin.tsv", "^boston$\t60\n^бостон$\t60\n");
	assert_refused(&options, "letters-latin.tsv", 2);
	assert_int_equal(remove("letters-latin.tsv"), 0);
}

static void a_folder_without_tables_changes_nothing(void **state)
{
	struct transliterate_options options = TRANSLITERATE_OPTIONS_INIT;

	(void)state;
	options.data_folder = ".";
	assert_put_over(&options, "rol", "роль");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_workspace_adds_an_alphabet),
		cmocka_unit_test(a_bad_alphabet_is_refused_with_file_and_line),
		cmocka_unit_test(an_exception_of_the_workspace_wins),
		cmocka_unit_test(words_of_the_workspace_are_foreign_or_none),
		cmocka_unit_test(a_folder_without_tables_changes_nothing),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
