/*
 * memory_option -- options that the memory's commands share: which one, who, and why.
 */
#ifndef CLI_MEMORY_OPTION_H
#define CLI_MEMORY_OPTION_H

#include "base/i18n.h"
#include "cli/command.h"
#include "cli/option.h"
#include "memory/memory.h"

#define MEMORY_OPTION(type)                                                                     \
	{                                                                                       \
		.letter = 'm', .name = "memory", .kind = OPTION_TEXT, .argument = "STORE",      \
		.offset = offsetof(struct type, store), .help = N_("the memory to work on")     \
	}

#define AUTHOR_OPTION(type)                                                                     \
	{                                                                                       \
		.name = "author", .kind = OPTION_TEXT, .argument = "NAME",                      \
		.offset = offsetof(struct type, author),                                        \
		.help = N_("who does it; without it your login name")                           \
	}

#define REASON_OPTION(type)                                                                     \
	{                                                                                       \
		.name = "reason", .kind = OPTION_TEXT, .argument = "TEXT",                      \
		.offset = offsetof(struct type, reason), .help = N_("why, for the history")     \
	}

/* The stated memory, or the one that is meant without (workspace_store_path()). */
bool memory_option_open(const struct invocation *invocation, const char *stated, unsigned flags,
			struct memory **memory, struct error *err);

/* Who does a batch, and why: as stated, else by login name, borrowed until the next call. */
struct memory_batch memory_option_batch(const char *author, const char *reason);

#endif
