/*
 * alloc -- makes the n-th allocation of a process fail.
 *
 * Loaded with LD_PRELOAD; the environment says which:
 *
 *	TARJIMON_FAULT_ALLOC=N		the N-th; "N+": and all that come after it
 *	TARJIMON_FAULT_ALLOC_LOG=FILE	how many there were, written at the end
 *
 * What is freed stays free. Stands on the allocator of the GNU C library, whose
 * functions have a second name.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

extern void *__libc_malloc(size_t bytes);
extern void *__libc_calloc(size_t count, size_t bytes);
extern void *__libc_realloc(void *old, size_t bytes);

static unsigned long count, planned;
static bool onwards, plan_known;

static void read_plan(void)
{
	const char *text = getenv("TARJIMON_FAULT_ALLOC");
	char *end = NULL;

	plan_known = true;
	planned = text ? strtoul(text, &end, 10) : 0;
	onwards = end && *end == '+';
}

static bool fails(void)
{
	unsigned long number = __atomic_add_fetch(&count, 1, __ATOMIC_RELAXED);

	if (!plan_known)
		read_plan();
	if (planned == 0 || !(number == planned || (onwards && number > planned)))
		return false;
	errno = ENOMEM;
	return true;
}

void *malloc(size_t bytes)
{
	return fails() ? NULL : __libc_malloc(bytes);
}

void *calloc(size_t items, size_t bytes)
{
	return fails() ? NULL : __libc_calloc(items, bytes);
}

void *realloc(void *old, size_t bytes)
{
	return fails() ? NULL : __libc_realloc(old, bytes);
}

__attribute__((destructor)) static void log_count(void)
{
	const char *path = getenv("TARJIMON_FAULT_ALLOC_LOG");
	char text[32];
	int bytes = snprintf(text, sizeof(text), "%lu\n", count), descriptor;

	if (!path)
		return;
	descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (descriptor < 0 || write(descriptor, text, (size_t)bytes) != bytes)
		abort();
	close(descriptor);
}
