/*
 * memory_option -- options that the memory's commands share.
 */
#include <config.h>

#include "cli/memory_option.h"

#include "base/alloc.h"
#include "project/workspace.h"

#include <pwd.h>
#include <stdlib.h>
#include <unistd.h>

bool memory_option_open(const struct invocation *invocation, const char *stated, unsigned flags,
			struct memory **memory, struct error *err)
{
	return workspace_open_memory(invocation->workspace, stated, flags, memory, err);
}

/* As the shell tells it; where there is none (services, containers), as the system lists who runs this. NULL: nowhere. */
static const char *login_name(void)
{
	static const char *const told[] = { "LOGNAME", "USER" };
	const struct passwd *listed;

	for (size_t i = 0; i < ARRAY_COUNT(told); i++) {
		const char *name = getenv(told[i]);

		if (name && *name)
			return name;
	}
	listed = getpwuid(getuid());
	return listed ? listed->pw_name : NULL;
}

struct memory_batch memory_option_batch(const char *author, const char *reason)
{
	return (struct memory_batch){ .author = slice_of(author ? author : login_name()),
				      .reason = slice_of(reason) };
}
