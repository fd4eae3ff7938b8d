/*
 * file: whole or not at all.
 */
#include <config.h>

#include "base/file.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/cmocka.h"
#include "tests/folder.h"

static void read_back(const char *path, const char *expected)
{
	struct strbuf text = STRBUF_INIT;

	assert_true(file_read(path, FILE_LIMIT_BYTES, &text, NULL));
	assert_string_equal(text.data, expected);
	strbuf_release(&text);
}

static void a_written_file_is_read_back(void **state)
{
	(void)state;
	assert_true(file_write("a", SLICE("one"), NULL));
	read_back("a", "one");
	assert_true(file_write("a", SLICE("two"), NULL));
	read_back("a", "two");
}

static void permissions_stay_and_new_files_obey_the_umask(void **state)
{
	struct stat status;
	mode_t old = umask(027);

	(void)state;
	assert_true(file_write("modes", SLICE("x"), NULL));
	umask(old);
	assert_int_equal(stat("modes", &status), 0);
	assert_int_equal(status.st_mode & 0777, 0640);
	assert_int_equal(chmod("modes", 0604), 0);
	assert_true(file_write("modes", SLICE("y"), NULL));
	assert_int_equal(stat("modes", &status), 0);
	assert_int_equal(status.st_mode & 0777, 0604);
}

static void a_link_stays_a_link(void **state)
{
	struct stat status;

	(void)state;
	assert_true(file_write("real", SLICE("old"), NULL));
	assert_int_equal(symlink("real", "link"), 0);
	assert_true(file_write("link", SLICE("new"), NULL));
	assert_int_equal(lstat("link", &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	read_back("real", "new");
}

static void an_abandoned_write_leaves_the_old_file(void **state)
{
	struct file_writer writer;
	struct path_list files = PATH_LIST_INIT;

	(void)state;
	assert_int_equal(mkdir("quiet", 0777), 0);
	assert_true(file_write("quiet/a", SLICE("old"), NULL));
	assert_true(file_writer_open(&writer, "quiet/a", NULL));
	assert_true(file_writer_add(&writer, SLICE("new"), NULL));
	file_writer_abandon(&writer);
	read_back("quiet/a", "old");
	assert_true(folder_list("quiet", &files, NULL));
	assert_int_equal(files.count, 1);
	path_list_release(&files);
}

static void what_a_killed_run_left_is_removed(void **state)
{
	(void)state;
	assert_int_equal(close(open(".b.tarjimon-2147483647", O_CREAT | O_WRONLY, 0600)), 0);
	assert_true(file_write("b", SLICE("x"), NULL));
	assert_int_equal(access(".b.tarjimon-2147483647", F_OK), -1);
}

static void reading_refuses_folders_and_what_is_too_large(void **state)
{
	struct error err = ERROR_INIT;
	struct strbuf text = STRBUF_INIT;

	(void)state;
	assert_false(file_read(".", FILE_LIMIT_BYTES, &text, &err));
	assert_string_equal(err.message, "'.' is a folder, not a file");
	assert_true(file_write("large", SLICE("0123456789"), NULL));
	assert_false(file_read("large", 9, &text, &err));
	assert_int_equal(err.kind, ERROR_LIMIT);
	assert_false(file_read("none", 9, &text, &err));
	assert_int_equal(err.kind, ERROR_SYSTEM);
	error_clear(&err);
	strbuf_release(&text);
}

static void a_full_device_is_an_error(void **state)
{
	struct error err = ERROR_INIT;

	(void)state;
	if (access("/dev/full", W_OK) < 0)
		skip();
	assert_false(file_write("/dev/full", SLICE("x"), &err));
	assert_int_equal(err.kind, ERROR_SYSTEM);
	error_clear(&err);
}

static void a_folder_is_listed_sorted_and_without_dot_files(void **state)
{
	struct path_list files = PATH_LIST_INIT;

	(void)state;
	assert_true(folder_make("tree/b/c", NULL));
	assert_true(file_write("tree/z", SLICE(""), NULL));
	assert_true(file_write("tree/b/c/x", SLICE(""), NULL));
	assert_true(file_write("tree/.hidden", SLICE(""), NULL));
	assert_int_equal(symlink("..", "tree/loop"), 0);
	assert_true(folder_list("tree", &files, NULL));
	assert_int_equal(files.count, 3);
	assert_string_equal(files.items[0], "b/c/x");
	assert_string_equal(files.items[2], "z");
	path_list_release(&files);
}

static void check_join(const char *folder, const char *name, const char *expected)
{
	char *path = path_join(folder, name);

	assert_string_equal(path, expected);
	free(path);
}

static void paths_are_put_together_and_taken_apart(void **state)
{
	char *folder;

	(void)state;
	check_join("a", "b", "a/b");
	check_join("a/", "b", "a/b");
	check_join(".", "b", "b");
	check_join("", "b", "b");
	check_join("a", "/b", "/b");
	folder = path_folder("/b");
	assert_string_equal(folder, "/");
	free(folder);
	folder = path_folder("b");
	assert_string_equal(folder, ".");
	free(folder);
	assert_string_equal(path_suffix("a.b/c.en.html"), "html");
	assert_string_equal(path_suffix("a.b/c"), "");
	assert_string_equal(path_suffix(".profile"), "");
}

static void a_path_that_leads_outside_is_known(void **state)
{
	(void)state;
	assert_true(path_stays_inside("a/b..c"));
	assert_false(path_stays_inside("/a"));
	assert_false(path_stays_inside("a/../../b"));
	assert_false(path_stays_inside(".."));
	assert_false(path_stays_inside(""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_written_file_is_read_back),
		cmocka_unit_test(permissions_stay_and_new_files_obey_the_umask),
		cmocka_unit_test(a_link_stays_a_link),
		cmocka_unit_test(an_abandoned_write_leaves_the_old_file),
		cmocka_unit_test(what_a_killed_run_left_is_removed),
		cmocka_unit_test(reading_refuses_folders_and_what_is_too_large),
		cmocka_unit_test(a_full_device_is_an_error),
		cmocka_unit_test(a_folder_is_listed_sorted_and_without_dot_files),
		cmocka_unit_test(paths_are_put_together_and_taken_apart),
		cmocka_unit_test(a_path_that_leads_outside_is_known),
	};

	return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
