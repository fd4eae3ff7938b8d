/*
 * memory_option -- options that the memory's commands share.
 */
#include <config.h>

#include "cli/memory_option.h"

#include "project/workspace.h"

#include <stdlib.h>

bool memory_option_open(const struct invocation *invocation, const char *stated, unsigned flags,
			struct memory **memory, struct error *err)
{
	return workspace_open_memory(invocation->workspace, stated, flags, memory, err);
}

struct memory_batch memory_option_batch(const char *author, const char *reason)
{
	if (!author)
		author = getenv("LOGNAME");
	if (!author)
		author = getenv("USER");
	return (struct memory_batch){ .author = slice_of(author), .reason = slice_of(reason) };
}
