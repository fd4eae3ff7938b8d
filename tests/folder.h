/*
 * folder -- an empty folder to work in, for C tests that write files.
 *
 * enter_folder() makes it and goes there; leave_folder() goes away and removes
 * it with all that is in it. They are a group's, or a test's, setup and teardown.
 */
#ifndef TESTS_FOLDER_H
#define TESTS_FOLDER_H

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/cmocka.h"

static inline int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *where)
{
	(void)status;
	(void)kind;
	(void)where;
	return remove(path);
}

static inline int enter_folder(void **state)
{
	char name[] = "/tmp/tarjimon-test-XXXXXX";

	if (!mkdtemp(name) || chdir(name) != 0)
		return -1;
	*state = realpath(".", NULL);
	return *state ? 0 : -1;
}

static inline int leave_folder(void **state)
{
	char *name = *state;
	int failed = chdir("/") != 0 || nftw(name, remove_entry, 16, FTW_DEPTH | FTW_PHYS) != 0;

	free(name);
	return failed ? -1 : 0;
}

#endif
