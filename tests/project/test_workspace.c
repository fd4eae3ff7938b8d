/*
 * workspace: what lies where, and what is a release.
 */
#include <config.h>

#include "project/workspace.h"

#include "base/file.h"

#include <stdlib.h>
#include <unistd.h>

#include "tests/cmocka.h"
#include "tests/folder.h"

static void put(const char *path, struct slice text)
{
	char *folder = path_folder(path);

	assert_true(folder_make(folder, NULL) && file_write(path, text, NULL));
	free(folder);
}

static struct workspace *open_here(void)
{
	struct workspace *workspace;
	struct error err = ERROR_INIT;

	if (!workspace_open(&workspace, ".", &err))
		fail_msg("%s", err.message);
	return workspace;
}

static void without_settings_there_is_none(void **state)
{
	(void)state;
	assert_null(open_here());
}

static void a_new_one_has_settings_that_can_be_read(void **state)
{
	struct workspace *workspace;
	struct error err = ERROR_INIT;

	(void)state;
	assert_true(workspace_create("new", &err));
	assert_false(workspace_create("new", &err));
	assert_non_null(strstr(err.message, "new/tarjimon.ini"));
	error_clear(&err);
	assert_int_equal(chdir("new"), 0);
	workspace = open_here();
	assert_int_equal(workspace->release_count, 0);
	assert_string_equal(workspace_store_path(workspace, NULL), "tm/memory.db");
	assert_string_equal(workspace_store_path(workspace, "mine.db"), "mine.db");
	workspace_close(workspace);
	assert_int_equal(chdir(".."), 0);
}

static void a_release_is_named_by_its_path_and_says_its_language(void **state)
{
	struct workspace *workspace;

	(void)state;
	put("ws/tarjimon.ini", SLICE("[project]\ntargets = uz, ru, en\n"));
	put("ws/releases/2025/visit.uz.html", SLICE("x"));
	put("ws/releases/2025/note.uz@cyrillic.md", SLICE("x"));
	put("ws/releases/plain.txt", SLICE("x"));
	put("ws/releases/v1.2.en.txt", SLICE("x"));
	assert_int_equal(chdir("ws"), 0);
	workspace = open_here();
	assert_int_equal(workspace->release_count, 4);
	assert_string_equal(workspace->releases[0].id, "2025/note");
	assert_ptr_equal(workspace->releases[0].language, &language_uz_cyrl);
	assert_string_equal(workspace->releases[1].id, "2025/visit");
	assert_string_equal(workspace->releases[1].suffix, "html");
	assert_ptr_equal(workspace->releases[1].language, &language_uz);
	assert_string_equal(workspace->releases[2].id, "plain");
	assert_null(workspace->releases[2].language);
	assert_string_equal(workspace->releases[3].id, "v1.2");
	assert_string_equal(workspace_template_path(workspace, &workspace->releases[1]),
			    "catalogs/2025/visit.pot");
	assert_string_equal(workspace_catalog_path(workspace, &workspace->releases[1], &language_ru),
			    "catalogs/2025/visit/ru.po");
	assert_string_equal(workspace_edition_path(workspace, &workspace->releases[1], &language_ru),
			    "published/ru/2025/visit.html");
	workspace_close(workspace);
}

static void what_only_lies_beside_is_no_release(void **state)
{
	struct workspace *workspace;

	(void)state;
	put("releases/2025/photo.JPG", SLICE("\xff\xd8"));
	put("releases/2025/annex.pdf", SLICE("%PDF"));
	put("releases/.hidden.txt", SLICE("x"));
	workspace = open_here();
	assert_int_equal(workspace->release_count, 4);
	workspace_close(workspace);
}

static void it_is_found_from_a_folder_in_it(void **state)
{
	struct workspace *workspace;

	(void)state;
	assert_int_equal(chdir("releases/2025"), 0);
	workspace = open_here();
	assert_non_null(workspace);
	assert_int_equal(workspace->release_count, 4);
	assert_true(file_exists(workspace->releases[1].path));
	workspace_close(workspace);
	assert_int_equal(chdir("../.."), 0);
}

static void two_files_are_not_one_release(void **state)
{
	struct workspace *workspace;
	struct error err = ERROR_INIT;

	(void)state;
	put("releases/2025/visit.ru.html", SLICE("x"));
	assert_false(workspace_open(&workspace, ".", &err));
	assert_non_null(strstr(err.message, "visit.uz.html"));
	assert_non_null(strstr(err.message, "visit.ru.html"));
	error_clear(&err);
	assert_int_equal(unlink("releases/2025/visit.ru.html"), 0);
}

static void links_lead_nowhere_outside(void **state)
{
	struct workspace *workspace = open_here();
	struct error err = ERROR_INIT;

	(void)state;
	put("../outside/file", SLICE("x"));
	assert_int_equal(symlink("../outside", "away"), 0);
	assert_true(workspace_keeps(workspace, "catalogs/new/ru.po", &err));
	assert_false(workspace_keeps(workspace, "away/file", &err));
	assert_false(workspace_keeps_setting(workspace, "away/file", &err));
	error_clear(&err);
	assert_true(workspace_keeps_setting(workspace, "../outside/file", &err)); /* the settings may say so */
	workspace_close(workspace);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_settings_there_is_none),
		cmocka_unit_test(a_new_one_has_settings_that_can_be_read),
		cmocka_unit_test(a_release_is_named_by_its_path_and_says_its_language),
		cmocka_unit_test(what_only_lies_beside_is_no_release),
		cmocka_unit_test(it_is_found_from_a_folder_in_it),
		cmocka_unit_test(two_files_are_not_one_release),
		cmocka_unit_test(links_lead_nowhere_outside),
	};

	return cmocka_run_group_tests_name("workspace", tests, enter_folder, leave_folder);
}
