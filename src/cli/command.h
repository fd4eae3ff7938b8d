/*
 * command -- what a person can ask for: one row each, one file each.
 *
 * cli/ is a thin door: a command's run() fills an options struct, calls
 * project/, and says what happened. All rows stand in commands[] in command.c;
 * --help, completion and the manual's synopsis come from them.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/error.h"
#include "cli/option.h"

struct workspace;

enum exit_status {
	EXIT_DONE = 0,
	EXIT_FOUND = 1, /* done, and issues were found or something is missing */
	EXIT_UNABLE = 2,
};

enum command_needs {
	TAKES_WORKSPACE = 1 << 0, /* opened when there is one and no file was named */
	NEEDS_WORKSPACE = 1 << 1, /* refused outside one */
	FINDS_WORKSPACE = 1 << 2, /* opened when there is one, files or not */
};

struct invocation {
	const struct command *command;
	const void *options;	    /* the command's own struct, filled */
	char **arguments;	    /* what is no option */
	size_t argument_count;
	struct workspace *workspace; /* or NULL */
};

struct command {
	const char *name;      /* "check", or "memory import" */
	const char *arguments; /* for the synopsis, behind the options: "[FILE]..." */
	const char *summary;   /* one line, marked for gettext */
	const char *details;   /* a paragraph for --help, marked; may be NULL */
	const struct option_row *options;
	size_t options_bytes;  /* of the struct that the rows write into */
	const void *defaults;  /* such a struct; NULL: zeroes */
	unsigned needs;	       /* of enum command_needs */
	size_t arguments_min, arguments_max; /* ARGUMENTS_ANY: no bound */

	/* An exit status; with EXIT_UNABLE the error is set. */
	int (*run)(const struct invocation *invocation, struct error *err);
};

#define ARGUMENTS_ANY ((size_t)-1)

/* All commands in the order of the help; ends with NULL. */
extern const struct command *const commands[];

/*
 * The command that argv[1…] names, and in *words how many words its name has.
 * NULL when there is none.
 */
const struct command *command_find(int argc, char **argv, int *words);

/*
 * The name of the command that may be meant by what names none, or NULL. "import"
 * means the first command whose last word it is.
 */
const char *command_nearest(struct slice written);

/* Adds "align, import, export" for "memory"; nothing for what is no group of commands. */
void commands_print_group(const char *group, struct strbuf *out);

/* "tarjimon check [--format=…] FILE...". */
void command_print_synopsis(const struct command *command, struct strbuf *out);

/* What `tarjimon COMMAND --help` says. */
void command_print_help(const struct command *command, struct strbuf *out);

/* What `tarjimon --help` says. */
void commands_print_help(struct strbuf *out);

/* What `tarjimon memory --help` says; false for what is no group of commands. */
bool commands_print_group_help(const char *group, struct strbuf *out);

/* One line per command and its options, for the completion scripts and tests:
 * "memory export\t--memory= --format=tmx|tsv --help\t-m -h". */
void commands_print_table(struct strbuf *out);

#endif
