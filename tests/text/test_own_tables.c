/*
 * Tables of a workspace: read over ours, and refused with file and line.
 *
 * They are a process's own, so each folder is tried in a child.
 */
#include <config.h>

#include "text/own_tables.h"

#include "base/file.h"
#include "text/identify.h"
#include "text/irregular.h"
#include "text/placeable.h"
#include "text/protect.h"
#include "text/token.h"
#include "text/transliterate.h"
#include "text/uzbek_tail.h"

#include "tests/folder.h"

#include <sys/wait.h>

static bool child_says(bool (*holds)(void))
{
	int status = 0;
	pid_t child = fork();

	assert_true(child >= 0);
	if (child == 0)
		_exit(own_tables_use("own", NULL) && holds() ? 0 : 1);
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* Without the table it does not hold, with it it does. */
static void assert_changes(const char *name, const char *rows, bool (*holds)(void))
{
	char *path = path_join("own", name);

	assert_true(folder_make("own", NULL));
	if (child_says(holds))
		fail_msg("%s: it holds without the table", name);
	assert_true(file_write(path, slice_of(rows), NULL));
	if (!child_says(holds))
		fail_msg("%s: the table changes nothing", name);
	assert_int_equal(remove(path), 0);
	free(path);
}

static bool is_put_over(const char *text, const char *expected, const char *alphabet)
{
	struct transliterate_options options = TRANSLITERATE_OPTIONS_INIT;
	struct transliterator *made;
	struct strbuf out = STRBUF_INIT;
	bool equal;

	options.from_alphabet = alphabet;
	made = transliterator_new(&language_uz, &language_uz_cyrl, &options, NULL);
	if (!made)
		return false;
	transliterate(made, slice_of(text), &out, NULL);
	equal = slice_is(strbuf_slice(&out), expected);
	strbuf_release(&out);
	transliterator_free(made);
	return equal;
}

static bool share_a_stem(const struct language *language, const char *first, const char *second)
{
	const char *const words[] = { first, second };
	struct strbuf stems[2] = { STRBUF_INIT, STRBUF_INIT };
	struct tokenizer *tokenizer = tokenizer_new(language);
	struct tokens tokens = TOKENS_INIT;
	bool equal;

	for (int i = 0; i < 2; i++) {
		tokenizer_run(tokenizer, slice_of(words[i]), &tokens);
		strbuf_add(&stems[i], tokens_stem(&tokens, 0));
	}
	equal = slice_equal(strbuf_slice(&stems[0]), strbuf_slice(&stems[1]));
	tokens_release(&tokens);
	tokenizer_free(tokenizer);
	strbuf_release(&stems[0]);
	strbuf_release(&stems[1]);
	return equal;
}

/* ------------------------------------------------------------- what rows say */

static bool ours_is_read(void)
{
	return is_put_over("úzbek şahri", "ўзбек шаҳри", "ours");
}

static bool boards_meet(void)
{
	struct irregular *irregular = irregular_new(IRREGULAR_ENGLISH);
	bool found = slice_is(irregular_lemma(irregular, SLICE("boardz")), "board");

	irregular_free(irregular);
	return found;
}

static bool omul_meets(void)
{
	struct irregular *irregular = irregular_new(IRREGULAR_RUSSIAN);
	bool found = slice_is(irregular_lemma(irregular, SLICE("омулье")), "омуль");

	irregular_free(irregular);
	return found;
}

static bool kuz_is_english(void)
{
	return identify(SLICE("kuz bilar xom")).language == &language_en;
}

static bool boston_stays(void)
{
	return is_put_over("Boston shahri, keyboard", "Boston шаҳри, кейбоард", NULL);
}

static bool xumo_kema_stays(void)
{
	struct transliterator *made = transliterator_new(&language_uz_cyrl, &language_uz, NULL, NULL);
	struct strbuf out = STRBUF_INIT;
	bool equal;

	transliterate(made, SLICE("«Хумо Кема» ўйини"), &out, NULL);
	equal = slice_is(strbuf_slice(&out), "«Хумо Кема» oʻyini");
	strbuf_release(&out);
	transliterator_free(made);
	return equal;
}

static bool tenge_is_money(void)
{
	struct placeable_scanner *scanner = placeable_scanner_new(&language_en);
	struct placeables found = PLACEABLES_INIT;
	bool money;

	placeable_scan(scanner, SLICE("500 nyetenge"), &found);
	money = found.count == 1 && found.items[0].kind == PLACEABLE_MONEY;
	placeables_release(&found);
	placeable_scanner_free(scanner);
	return money;
}

static size_t first_token_bytes(const char *text)
{
	struct tokenizer *tokenizer = tokenizer_new(&language_uz);
	struct tokens tokens = TOKENS_INIT;
	size_t bytes;

	tokenizer_run(tokenizer, slice_of(text), &tokens);
	bytes = tokens.items[0].to - tokens.items[0].from;
	tokens_release(&tokens);
	tokenizer_free(tokenizer);
	return bytes;
}

static bool museum_is_a_domain(void)
{
	return first_token_bytes("tarix.museum saytida") == sizeof("tarix.museum") - 1;
}

static bool uz_is_no_domain(void)
{
	return first_token_bytes("lex.uz saytida") < sizeof("lex.uz") - 1;
}

static bool grackles_are_keyboards(void)
{
	return share_a_stem(&language_en, "grackles", "keyboard");
}

static bool jon_follows(void)
{
	unsigned kinds;

	return uzbek_tail_follows(SLICE("kitobjon"), 5, false, &kinds);
}

static bool dan_does_not_follow(void)
{
	unsigned kinds;

	return !uzbek_tail_follows(SLICE("kitobdan"), 5, false, &kinds);
}

static bool role_is_long(void)
{
	return is_put_over("rolda", "роллда", NULL);
}

static bool page_takes_a_roman_number(void)
{
	return is_put_over("V varaq", "V варақ", NULL);
}

static void each_table_of_a_workspace_counts(void **state)
{
	(void)state;
	assert_changes("alphabets.tsv", "# of the house\nalphabet\tours\tú\tğ\tş\tç\n", ours_is_read);
	assert_changes("en-irregular.tsv", "board\tboardz\n", boards_meet);
	assert_changes("ru-irregular.tsv", "омуль\tомулье\n", omul_meets);
	assert_changes("identify.tsv", "word\ten\t16\tkuz bilar xom\n", kuz_is_english);
	assert_changes("letters-latin.tsv", "^boston$\t60\n^keyboard$\t-60\n", boston_stays);
	assert_changes("letters-cyrillic.tsv", "^хумо$\t60\n^кема$\t60\n", xumo_kema_stays);
	assert_changes("placeables.tsv", "currency\ten\tKZT\tnyetenge\n", tenge_is_money);
	assert_changes("protect.tsv", "domain\tmuseum\n", museum_is_a_domain);
	assert_changes("stems.tsv", "en\tkeyboard\tgrackles\n", grackles_are_keyboards);
	assert_changes("uz-endings.tsv", "clitic\tany\tjon\n", jon_follows);
	assert_changes("uz-exceptions.tsv", "rol\tролл\tstem\tL\n", role_is_long);
	assert_changes("uz-numerals.tsv", "roman\tvaraq\n", page_takes_a_roman_number);
}

static void a_minus_takes_out_what_we_have(void **state)
{
	(void)state;
	assert_changes("protect.tsv", "domain\t-uz\n", uz_is_no_domain);
	assert_changes("uz-endings.tsv", "case\tany\t-dan\n", dan_does_not_follow);
}

/* Windows writes a mark and its own line ends. */
static void tables_of_any_editor_are_read(void **state)
{
	(void)state;
	assert_changes("uz-exceptions.tsv", "\xef\xbb\xbfrol\tролл\tstem\tL\r\n", role_is_long);
}

/* ------------------------------------------------------------------ refusals */

static void refuse_in_child(const char *file, size_t line)
{
	struct error err = ERROR_INIT;
	bool named =
		!own_tables_use("own", &err) && err.line == line && strstr(line ? err.file : err.message, file);

	error_clear(&err);
	_exit(named ? 0 : 1);
}

static void assert_refused(const char *name, struct slice rows, size_t line)
{
	char *path = path_join("own", name);
	int status = 0;
	pid_t child;

	assert_true(folder_make("own", NULL) && file_write(path, rows, NULL));
	child = fork();
	assert_true(child >= 0);
	if (child == 0)
		refuse_in_child(name, line);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	assert_int_equal(remove(path), 0);
	free(path);
}

static void a_bad_row_is_refused_with_file_and_line(void **state)
{
	(void)state;
	assert_refused("alphabets.tsv", SLICE("alphabet\tours\tú\tğ\tş\tç\nalphabet\tbad\tU\tğ\tş\tç\n"), 2);
	assert_refused("alphabets.tsv", SLICE("\nread\toʻ\tú\n"), 2);
	assert_refused("en-irregular.tsv", SLICE("\nboard boardz\n"), 2);
	assert_refused("ru-irregular.tsv", SLICE("Омуль\tомули\n"), 1);
	assert_refused("identify.tsv", SLICE("word\ten\t60\tkuz\n"), 1);
	assert_refused("letters-latin.tsv", SLICE("^boston$\t60\n^бостон$\t60\n"), 2);
	assert_refused("letters-cyrillic.tsv", SLICE("^port$\t60\n"), 1);
	assert_refused("placeables.tsv", SLICE("currency\ten\tKZT\ttenge\nmoney\ten\tKZT\ttenge\n"), 2);
	assert_refused("protect.tsv", SLICE("domain\tmuseum\nplace\tmuseum\n"), 2);
	assert_refused("stems.tsv", SLICE("xx\tgo\twent\n"), 1);
	assert_refused("uz-endings.tsv", SLICE("case\tsomewhere\tjon\n"), 1);
	assert_refused("uz-exceptions.tsv", SLICE("rol\tролл\tunknown\tL\n"), 1);
	assert_refused("uz-numerals.tsv", SLICE("roman\tsahifa\nday\tjuma\n"), 2);
}

static void bytes_that_are_no_text_are_refused(void **state)
{
	(void)state;
	assert_refused("uz-exceptions.tsv", SLICE("# \xd0\xbe\nrol\t\xf0\xee\xeb\xfc\tstem\tL\n"), 2);
	assert_refused("stems.tsv", SLICE("# \xe9\n"), 1);
}

static void a_file_that_is_no_table_is_refused(void **state)
{
	(void)state;
	assert_refused("exceptions.tsv", SLICE(""), 0);
	assert_refused("uz_exceptions.tsv", SLICE("rol\tролл\tstem\tL\n"), 0);
	assert_refused("notes.txt", SLICE("x"), 0);
}

static bool role_is_soft(void)
{
	return is_put_over("rol", "роль", NULL);
}

static void notes_and_rules_may_lie_beside_tables(void **state)
{
	(void)state;
	assert_true(folder_make("own", NULL) && file_write("own/README", SLICE("x"), NULL) &&
		    file_write("own/notes.md", SLICE("x"), NULL) &&
		    file_write("own/house.srx", SLICE("x"), NULL) &&
		    file_write("own/.hidden", SLICE("x"), NULL));
	assert_true(child_says(role_is_soft));
}

/* ------------------------------------------------------------------- the mark */

static bool tokens_are_marked(void)
{
	return own_tables_token_mark() != 0;
}

static bool other_rows_leave_tokens_alone(void)
{
	return own_tables_token_mark() == 0 && role_is_long();
}

static void indexes_are_told_of_what_tokens_hang_on(void **state)
{
	(void)state;
	assert_int_equal(own_tables_token_mark(), 0);
	assert_changes("stems.tsv", "en\tkeyboard\tgrackles\n", tokens_are_marked);
	assert_changes("uz-endings.tsv", "clitic\tany\tjon\n", tokens_are_marked);
	assert_changes("uz-exceptions.tsv", "rol\tролл\tstem\tL\n", other_rows_leave_tokens_alone);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(each_table_of_a_workspace_counts, enter_folder, leave_folder),
		cmocka_unit_test_setup_teardown(a_minus_takes_out_what_we_have, enter_folder, leave_folder),
		cmocka_unit_test_setup_teardown(tables_of_any_editor_are_read, enter_folder, leave_folder),
		cmocka_unit_test_setup_teardown(a_bad_row_is_refused_with_file_and_line, enter_folder,
						leave_folder),
		cmocka_unit_test_setup_teardown(bytes_that_are_no_text_are_refused, enter_folder, leave_folder),
		cmocka_unit_test_setup_teardown(a_file_that_is_no_table_is_refused, enter_folder, leave_folder),
		cmocka_unit_test_setup_teardown(notes_and_rules_may_lie_beside_tables, enter_folder,
						leave_folder),
		cmocka_unit_test_setup_teardown(indexes_are_told_of_what_tokens_hang_on, enter_folder,
						leave_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
