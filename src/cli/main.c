/*
 * tarjimon -- the main program: finds the command, opens what it needs, runs
 * it, and turns errors into messages and exit statuses.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/output.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "project/rescript.h"
#include "project/workspace.h"

#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#define NEWS_YEAR "2026"

/*
 * A machine need not have made the locale that its user asks for. Messages need nothing of it:
 * gettext takes LANGUAGE in any locale but that of C.
 */
static void speak_without_locale(void)
{
	static const char *const variables[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG" };
	const char *language = NULL;

	for (size_t i = 0; i < ARRAY_COUNT(variables) && !(language && *language); i++)
		language = getenv(variables[i]);
	if (setlocale(LC_ALL, "C.UTF-8") && language && *language)
		setenv("LANGUAGE", language, 1);
}

static void set_up_language(void)
{
	const char *folder = getenv("TARJIMON_LOCALEDIR"); /* for running before installation */

	if (!setlocale(LC_ALL, ""))
		speak_without_locale();
	setlocale(LC_NUMERIC, "C"); /* what we write must not depend on it */
	bindtextdomain(PACKAGE, folder && *folder ? folder : LOCALEDIR);
	bind_textdomain_codeset(PACKAGE, "UTF-8");
	textdomain(PACKAGE);
}

static void print_version(struct strbuf *out)
{
	strbuf_addf(out, "tarjimon %s\n", PACKAGE_VERSION);
	strbuf_addf(out, _("Copyright (C) %s the tarjimon authors"), NEWS_YEAR);
	strbuf_addf(out, "\n%s\n%s\n",
		    _("Licence GPLv3+: GNU GPL version 3 or later <https://gnu.org/licenses/gpl.html>"),
		    _("This is free software: you may change and redistribute it; there is no warranty."));
}

static bool wants_workspace(const struct invocation *invocation)
{
	unsigned needs = invocation->command->needs;

	return needs & (NEEDS_WORKSPACE | FINDS_WORKSPACE) ||
	       (needs & TAKES_WORKSPACE && invocation->argument_count == 0);
}

static bool open_workspace(struct invocation *invocation, struct error *err)
{
	bool required = !(invocation->command->needs & FINDS_WORKSPACE);

	if (!wants_workspace(invocation))
		return true;
	if (!workspace_open(&invocation->workspace, ".", err) || !workspace_use_tables(invocation->workspace, err))
		return false;
	if (invocation->workspace || !required)
		return true;
	return error_set(err, ERROR_USAGE,
			 _("there is no workspace here (no tarjimon.ini in this folder or above); "
			   "name files, or make one with 'tarjimon init'"));
}

static bool check_argument_count(const struct invocation *invocation, struct error *err)
{
	const struct command *command = invocation->command;

	if (invocation->argument_count < command->arguments_min)
		return error_set(err, ERROR_USAGE, _("'tarjimon %s' needs more arguments: %s"), command->name,
				 command->arguments);
	if (invocation->argument_count > command->arguments_max)
		return error_set(err, ERROR_USAGE, _("'tarjimon %s' takes no argument '%s'"), command->name,
				 invocation->arguments[command->arguments_max]);
	return true;
}

static int run_command(const struct command *command, int argc, char **argv, struct error *err)
{
	struct invocation invocation = { .command = command };
	void *values = alloc_zeroed(1, command->options_bytes);
	struct strbuf text = STRBUF_INIT;
	bool help = false;
	int first = 0, status = EXIT_UNABLE;

	if (command->defaults)
		memcpy(values, command->defaults, command->options_bytes);
	invocation.options = values;
	if (!option_parse(command->options, argc, argv, values, &first, &help, err))
		goto done;
	if (help) {
		command_print_help(command, &text);
		status = output_write(strbuf_slice(&text), err) ? EXIT_DONE : EXIT_UNABLE;
		goto done;
	}
	invocation.arguments = argv + first;
	invocation.argument_count = (size_t)(argc - first);
	if (check_argument_count(&invocation, err) && open_workspace(&invocation, err))
		status = command->run(&invocation, err);
done:
	workspace_close(invocation.workspace);
	strbuf_release(&text);
	free(values);
	return status;
}

static int refuse_command(int argc, char **argv, struct error *err)
{
	struct strbuf written = STRBUF_INIT, group = STRBUF_INIT;
	const char *meant;

	strbuf_add_string(&written, argv[1]);
	commands_print_group(argv[1], &group);
	if (group.bytes && argc > 2)
		strbuf_addf(&written, " %s", argv[2]);
	meant = command_nearest(strbuf_slice(&written));
	if (argv[1][0] == '-')
		error_set(err, ERROR_USAGE, _("unknown option '%s'; see 'tarjimon --help'"), argv[1]);
	else if (group.bytes && argc == 2)
		error_set(err, ERROR_USAGE, _("'%s' is followed by what to do: %s"), argv[1], group.data);
	else if (meant)
		error_set(err, ERROR_USAGE, _("there is no command '%s'; did you mean '%s'?"), written.data, meant);
	else
		error_set(err, ERROR_USAGE, _("there is no command '%s'; see 'tarjimon --help'"), written.data);
	strbuf_release(&group);
	strbuf_release(&written);
	return EXIT_UNABLE;
}

static bool is_help(const char *word)
{
	return strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0;
}

/* What is answered without a command; false when it is none of these. */
static bool answer(int argc, char **argv, struct strbuf *out)
{
	const char *word = argc > 1 ? argv[1] : "--help";

	if (argc == 3 && is_help(argv[2]) && commands_print_group_help(word, out))
		return true;
	if (argc == 3 && strcmp(word, "help") == 0 && commands_print_group_help(argv[2], out))
		return true;
	if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0)
		print_version(out);
	else if (is_help(word) ||
		 (strcmp(word, "help") == 0 && argc == 2))
		commands_print_help(out);
	else if (strcmp(word, "--command-table") == 0) /* for completion and tests */
		commands_print_table(out);
	else
		return false;
	return true;
}

static int run(int argc, char **argv, struct error *err)
{
	const struct command *command;
	struct strbuf out = STRBUF_INIT;
	char help_option[] = "--help";
	char *help_arguments[] = { argv[0], help_option, NULL };
	int words = 0, status;

	if (answer(argc, argv, &out)) {
		status = output_write(strbuf_slice(&out), err) ? EXIT_DONE : EXIT_UNABLE;
		strbuf_release(&out);
		return argc > 1 ? status : EXIT_UNABLE;
	}
	if (strcmp(argv[1], "help") == 0) {
		command = command_find(argc - 1, argv + 1, &words);
		return command ? run_command(command, 2, help_arguments, err)
			       : refuse_command(argc - 1, argv + 1, err);
	}
	command = command_find(argc, argv, &words);
	if (!command)
		return refuse_command(argc, argv, err);
	argv[words] = argv[0];
	return run_command(command, argc - words, argv + words, err);
}

/*
 * A descriptor that the caller has closed would go to the next file that is opened, and what is
 * said would be written into it. Held like this, using it still fails.
 */
static void hold_standard_descriptors(void)
{
	for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++)
		if (fcntl(descriptor, F_GETFD) < 0)
			(void)open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int main(int argc, char **argv)
{
	struct error err = ERROR_INIT;
	int status;

	hold_standard_descriptors();
	signal(SIGXFSZ, SIG_IGN); /* a file-size limit is an error like a full disk */
	set_up_language();
	status = run(argc, argv, &err);
	if (error_is_set(&err)) {
		output_print_error(&err);
		status = EXIT_UNABLE;
	}
	error_clear(&err);
	return status;
}
