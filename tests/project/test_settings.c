/*
 * settings: what tarjimon.ini says, and what it may not say.
 */
#include <config.h>

#include "base/file.h"
#include "project/workspace.h"

#include <unistd.h>

#include "tests/cmocka.h"
#include "tests/folder.h"

static bool read_text(struct settings *settings, const char *text, struct error *err)
{
	assert_true(file_write("tarjimon.ini", slice_of(text), NULL));
	settings_init(settings);
	return settings_read(settings, "tarjimon.ini", err);
}

static void everything_has_a_default(void **state)
{
	struct settings settings;

	(void)state;
	assert_true(read_text(&settings, "", NULL));
	assert_int_equal(settings.target_count, 4);
	assert_ptr_equal(settings_derived_from(&settings, &language_ru, &language_uz_cyrl), &language_uz);
	assert_int_equal(settings.match.threshold_percent, 65);
	assert_int_equal(settings.publish_below.value, PUBLISH_HOLD);
	assert_int_equal(value_by_place(&settings.check_minimum, NULL, &language_ru), 100);
	settings_release(&settings);
}

static void the_template_says_the_defaults(void **state)
{
	struct settings settings, defaults;

	(void)state;
	assert_true(read_text(&settings, settings_template, NULL));
	settings_init(&defaults);
	assert_int_equal(settings.target_count, defaults.target_count);
	for (size_t i = 0; i < defaults.target_count; i++)
		assert_ptr_equal(settings.targets[i], defaults.targets[i]);
	assert_int_equal(settings.derivation_count, 1);
	assert_string_equal(settings.store, defaults.store);
	assert_string_equal(settings.releases, defaults.releases);
	assert_int_equal(settings.match.threshold_percent, defaults.match.threshold_percent);
	assert_int_equal(settings.publish_below.value, defaults.publish_below.value);
	assert_int_equal(settings.fail_on, defaults.fail_on);
	settings_release(&settings);
	settings_release(&defaults);
}

static void lists_may_go_on_in_the_next_line(void **state)
{
	struct settings settings;

	(void)state;
	assert_true(read_text(&settings, "[project]\ntargets = ru,\n  en\n", NULL));
	assert_int_equal(settings.target_count, 2);
	assert_ptr_equal(settings.targets[1], &language_en);
	settings_release(&settings);
	assert_true(read_text(&settings, "[html]\nskip = nav, #menu\n  .banner\n", NULL));
	assert_string_equal(settings.document.html_skip, "nav, #menu, .banner");
	settings_release(&settings);
}

static void a_language_has_its_own_minimum(void **state)
{
	struct settings settings;

	(void)state;
	assert_true(read_text(&settings, "[publish]\nminimum = 90\nen = 80%\n[check]\nru = 70\n", NULL));
	assert_int_equal(value_by_place(&settings.publish_minimum, NULL, &language_en), 80);
	assert_int_equal(value_by_place(&settings.publish_minimum, NULL, &language_ru), 90);
	assert_int_equal(value_by_place(&settings.check_minimum, NULL, &language_ru), 70);
	assert_int_equal(value_by_place(&settings.check_minimum, NULL, &language_en), 100);
	settings_release(&settings);
}

static void a_policy_may_be_of_one_folder_and_language(void **state)
{
	struct settings settings;
	struct error err = ERROR_INIT;

	(void)state;
	assert_true(read_text(&settings,
			      "[publish]\nbelow = mix\nbelow.ru = hold\n"
			      "[publish laws]\nbelow = withhold\nbelow.en = mix\nminimum = 90\n",
			      NULL));
	assert_int_equal(value_by_place(&settings.publish_below, "news/1", &language_uz), PUBLISH_MIX);
	assert_int_equal(value_by_place(&settings.publish_below, "news/1", &language_ru), PUBLISH_HOLD);
	assert_int_equal(value_by_place(&settings.publish_below, "laws/1", &language_ru), PUBLISH_WITHHOLD);
	assert_int_equal(value_by_place(&settings.publish_below, "laws/1", &language_en), PUBLISH_MIX);
	assert_int_equal(value_by_place(&settings.publish_minimum, "laws/1", &language_en), 90);
	settings_release(&settings);
	assert_false(read_text(&settings, "[publish]\nbelow.xx = mix\n", &err));
	assert_int_equal(err.line, 2);
	error_clear(&err);
	settings_release(&settings);
	assert_false(read_text(&settings, "[publish laws]\nbelow.ru = never\n", &err));
	assert_int_equal(err.line, 2);
	error_clear(&err);
	settings_release(&settings);
}

static void penalties_and_the_order_of_kinds_are_settings(void **state)
{
	struct settings settings;

	(void)state;
	assert_true(read_text(&settings, "[memory]\npenalty-aligned = 7\norder = fuzzy, exact\n", NULL));
	assert_int_equal(settings.match.penalties[PENALTY_ALIGNED], 7);
	assert_int_equal(settings.match.penalties[PENALTY_PIVOT], 10);
	assert_int_equal(settings.match.order[MATCH_FUZZY], 0);
	assert_int_equal(settings.match.order[MATCH_EXACT], 1);
	assert_int_equal(settings.match.order[MATCH_CONTEXT], 2);
	assert_int_equal(settings.match.order[MATCH_PIVOT], 5);
	settings_release(&settings);
}

static void check_refused(const char *text, size_t line)
{
	struct settings settings;
	struct error err = ERROR_INIT;

	assert_false(read_text(&settings, text, &err));
	assert_int_equal(err.line, line);
	assert_string_equal(err.file, "tarjimon.ini");
	error_clear(&err);
	settings_release(&settings);
}

static void what_is_wrong_is_told_with_its_line(void **state)
{
	(void)state;
	check_refused("[memory]\nthreshhold = 65\n", 2);
	check_refused("[memory]\nthreshold = 101\n", 2);
	check_refused("[memory]\npenalty-aligned = 101\n", 2);
	check_refused("[memory]\npenalty-aligned = few\n", 2);
	check_refused("[memory]\norder = fuzzy, nearest\n", 2);
	check_refused("[memory]\norder = fuzzy, exact, fuzzy\n", 2);
	check_refused("\n[publish]\nbelow = maybe\n", 3);
	check_refused("[publish]\nxx = 90\n", 2);
	check_refused("[derive]\nru = uz\n", 2);
	check_refused("[folders]\ncatalogs = /etc\n", 2);
	check_refused("[project]\nname\n", 2);
	check_refused("[nonsense]\na = b\n", 2);
	check_refused("[html]\njson-ld = headline\nskip = nav,\n  a:hover\n", 4);
}

static void a_language_is_read_off_a_file_name(void **state)
{
	(void)state;
	assert_ptr_equal(workspace_language_of_name("a/b.ru.html"), &language_ru);
	assert_ptr_equal(workspace_language_of_name("b.uz@cyrillic.md"), &language_uz_cyrl);
	assert_null(workspace_language_of_name("a.ru/b.html"));
	assert_null(workspace_language_of_name("visit.html"));
	assert_null(workspace_language_of_name(".ru.html"));
}

static void a_workspace_is_found_from_below(void **state)
{
	struct workspace *workspace;

	(void)state;
	assert_true(workspace_create("found", NULL));
	assert_true(folder_make("found/releases/2025", NULL));
	assert_true(file_write("found/releases/2025/visit.en.html", SLICE("<p>x"), NULL));
	assert_int_equal(chdir("found/releases/2025"), 0);
	assert_true(workspace_open(&workspace, ".", NULL));
	assert_non_null(workspace);
	assert_int_equal(workspace->release_count, 1);
	assert_string_equal(workspace->releases[0].id, "2025/visit");
	assert_ptr_equal(workspace->releases[0].language, &language_en);
	assert_string_equal(workspace_catalog_path(workspace, &workspace->releases[0], &language_ru),
			    "../../catalogs/2025/visit/ru.po");
	assert_string_equal(workspace_edition_path(workspace, &workspace->releases[0], &language_uz_cyrl),
			    "../../published/uz@cyrillic/2025/visit.html");
	workspace_close(workspace);
	assert_int_equal(chdir("../../.."), 0);
}

static void two_sources_of_one_release_are_refused(void **state)
{
	struct workspace *workspace;
	struct error err = ERROR_INIT;

	(void)state;
	assert_true(workspace_create("twice", NULL));
	assert_true(file_write("twice/releases/a.en.html", SLICE("<p>x"), NULL));
	assert_true(file_write("twice/releases/a.ru.html", SLICE("<p>x"), NULL));
	assert_false(workspace_open(&workspace, "twice", &err));
	assert_int_equal(err.kind, ERROR_USAGE);
	error_clear(&err);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_policy_may_be_of_one_folder_and_language),
		cmocka_unit_test(everything_has_a_default),
		cmocka_unit_test(the_template_says_the_defaults),
		cmocka_unit_test(lists_may_go_on_in_the_next_line),
		cmocka_unit_test(a_language_has_its_own_minimum),
		cmocka_unit_test(penalties_and_the_order_of_kinds_are_settings),
		cmocka_unit_test(what_is_wrong_is_told_with_its_line),
		cmocka_unit_test(a_language_is_read_off_a_file_name),
		cmocka_unit_test(a_workspace_is_found_from_below),
		cmocka_unit_test(two_sources_of_one_release_are_refused),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
