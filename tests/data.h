/*
 * data -- real inputs for C tests: articles, catalogs, memories of other people,
 * which lie outside the project.
 *
 * test_data("po/ru.po") is the path of one; where it is absent, the calling test
 * is skipped and says so. $TARJIMON_TEST_DATA names the folder; it is
 * ../shared/data beside the checkout by default.
 */
#ifndef TESTS_DATA_H
#define TESTS_DATA_H

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/cmocka.h"

/*
 * cmocka skips a test by a long jump, so that what the test held is lost: after
 * that there is no sense in looking for leaks. LeakSanitizer asks this.
 */
static int test_data_was_absent;
int __lsan_is_turned_off(void);
int __lsan_is_turned_off(void)
{
	return test_data_was_absent;
}

/* Borrowed until the next call. */
static inline const char *test_data(const char *name)
{
	static char path[4096];
	const char *folder = getenv("TARJIMON_TEST_DATA");
	const char *source = getenv("top_srcdir");

	if (folder && *folder)
		snprintf(path, sizeof(path), "%s/%s", folder, name);
	else
		snprintf(path, sizeof(path), "%s/../shared/data/%s", source ? source : ".", name);
	if (access(path, R_OK) != 0) {
		printf("# no '%s': set TARJIMON_TEST_DATA\n", path);
		test_data_was_absent = 1;
		skip();
	}
	return path;
}

#endif
