/*
 * confine: no symbolic link leads out of a folder.
 */
#include <config.h>

#include "base/confine.h"

#include "base/file.h"

#include <sys/stat.h>
#include <unistd.h>

#include "tests/cmocka.h"
#include "tests/folder.h"

/* root/inside/file, outside/file, and links between them. */
static int build(void **state)
{
	struct error err = ERROR_INIT;

	if (enter_folder(state) != 0)
		return -1;
	if (!folder_make("root/inside", &err) || !folder_make("outside", &err) ||
	    !folder_make("root-2", &err) || !file_write("root/inside/file", SLICE("x"), &err) ||
	    !file_write("outside/file", SLICE("x"), &err))
		return -1;
	return symlink("inside", "root/near") || symlink("../outside", "root/far") ||
	       symlink("../outside/file", "root/far-file") || symlink("../root-2", "root/beside") ||
	       symlink("../outside/none", "root/nowhere") || symlink("circle", "root/circle") ||
	       symlink("root", "workspace");
}

static void expect(const char *root, const char *path, const char *message)
{
	struct error err = ERROR_INIT;
	bool confined = path_is_confined(root, path, &err);

	assert_true(confined == (message == NULL));
	if (message)
		assert_non_null(strstr(err.message, message));
	error_clear(&err);
}

static void what_is_inside_may_be_used(void **state)
{
	(void)state;
	expect("root", "root", NULL);
	expect("root", "root/inside/file", NULL);
	expect("root", "root/inside/new", NULL);
	expect("root", "root/new/folder/and/file", NULL);
	expect("root", "root/inside/file/below", NULL); /* cannot be: opening it will say so */
	expect(".", "new", NULL);
	expect("/", "outside/file", NULL);
}

static void a_link_may_lead_elsewhere_inside(void **state)
{
	(void)state;
	expect("root", "root/near/file", NULL);
	expect("root", "root/near/new/file", NULL);
	expect("workspace", "workspace/inside/file", NULL); /* the root itself may be one */
}

static void a_link_that_leads_out_is_refused(void **state)
{
	(void)state;
	expect("root", "root/far", "'root/far' leads out of the workspace to '");
	expect("root", "root/far/file", "/outside/file'");
	expect("root", "root/far/new/file", "/outside'");
	expect("root", "root/far-file", "leads out");
	expect("root", "root/near/../../outside/file", "leads out");
	expect("root", "root/beside/file", "leads out"); /* its name begins like the root's */
}

static void a_link_that_leads_nowhere_is_refused(void **state)
{
	(void)state;
	expect("root", "root/nowhere", "'root/nowhere' is a symbolic link that leads nowhere");
	expect("root", "root/nowhere/file", "leads nowhere");
	expect("root", "root/circle/file", "cannot open 'root/circle");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_inside_may_be_used),
		cmocka_unit_test(a_link_may_lead_elsewhere_inside),
		cmocka_unit_test(a_link_that_leads_out_is_refused),
		cmocka_unit_test(a_link_that_leads_nowhere_is_refused),
	};

	return cmocka_run_group_tests_name("confine", tests, build, leave_folder);
}
