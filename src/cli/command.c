/*
 * command -- the table of commands, and what is said about them.
 */
#include <config.h>

#include "cli/command.h"

#include "base/i18n.h"
#include "base/nearest.h"

#include <string.h>

extern const struct command cmd_init, cmd_status, cmd_extract, cmd_pretranslate, cmd_check, cmd_merge,
	cmd_learn, cmd_memory_align, cmd_memory_import, cmd_memory_export, cmd_memory_lookup, cmd_memory_search,
	cmd_memory_stats,
	cmd_memory_verify, cmd_memory_edit, cmd_memory_forget, cmd_memory_undo, cmd_memory_history,
	cmd_term_import, cmd_term_export, cmd_term_list, cmd_term_find,
	cmd_term_check, cmd_term_mine, cmd_transliterate, cmd_segment,
	cmd_convert, cmd_textconv, cmd_merge_po;

const struct command *const commands[] = {
	&cmd_init,	    &cmd_status,	&cmd_extract,	    &cmd_pretranslate,
	&cmd_check,	    &cmd_merge,		&cmd_learn,	    &cmd_memory_align,	&cmd_memory_import,
	&cmd_memory_export, &cmd_memory_lookup, &cmd_memory_search, &cmd_memory_stats,  &cmd_memory_verify,
	&cmd_memory_edit,   &cmd_memory_forget, &cmd_memory_undo,   &cmd_memory_history,
	&cmd_term_import,   &cmd_term_export,	&cmd_term_list,	    &cmd_term_find,
	&cmd_term_check,    &cmd_term_mine,	&cmd_transliterate,
	&cmd_convert,
	&cmd_segment,	    &cmd_textconv,	&cmd_merge_po,	    NULL,
};

static bool names(const struct command *command, int argc, char **argv, int *words)
{
	struct slice rest = slice_of(command->name), word;
	int at = 1;

	while (slice_next_field(&rest, ' ', &word)) {
		if (at >= argc || !slice_is(word, argv[at]))
			return false;
		at++;
	}
	*words = at - 1;
	return true;
}

const struct command *command_find(int argc, char **argv, int *words)
{
	for (size_t i = 0; commands[i]; i++)
		if (names(commands[i], argc, argv, words))
			return commands[i];
	return NULL;
}

const char *command_nearest(struct slice written)
{
	struct nearest nearest = NEAREST_INIT(written);
	const char *name = NULL;

	for (size_t i = 0; commands[i]; i++) {
		const char *last = strrchr(commands[i]->name, ' ');

		if (nearest_offer(&nearest, slice_of(commands[i]->name)) ||
		    (last && nearest_offer(&nearest, slice_of(last + 1))))
			name = commands[i]->name;
	}
	return name;
}

static bool in_group(const struct command *command, struct slice group)
{
	return slice_starts(slice_of(command->name), group) && command->name[group.bytes] == ' ';
}

void commands_print_group(const char *group, struct strbuf *out)
{
	struct slice prefix = slice_of(group);

	for (size_t i = 0; commands[i]; i++)
		if (in_group(commands[i], prefix))
			strbuf_addf(out, "%s%s", out->bytes ? ", " : "", commands[i]->name + prefix.bytes + 1);
}

void command_print_synopsis(const struct command *command, struct strbuf *out)
{
	strbuf_addf(out, "tarjimon %s", command->name);
	if (command->options && command->options[0].name) {
		strbuf_add_byte(out, ' ');
		option_print_synopsis(command->options, out);
	}
	if (command->arguments[0])
		strbuf_addf(out, " %s", command->arguments);
}

void command_print_help(const struct command *command, struct strbuf *out)
{
	size_t indent = text_columns(slice_of(_("usage:"))) + 1;
	struct strbuf synopsis = STRBUF_INIT;

	command_print_synopsis(command, &synopsis);
	strbuf_addf(out, "%s", _("usage:"));
	print_wrapped(strbuf_slice(&synopsis), indent - 1, indent, out);
	strbuf_add_byte(out, '\n');
	print_wrapped(slice_of(_(command->summary)), 0, 0, out);
	if (command->details) {
		strbuf_add_byte(out, '\n');
		print_wrapped(slice_of(_(command->details)), 0, 0, out);
	}
	strbuf_addf(out, "\n%s\n", _("options:"));
	option_print_help(command->options, out);
	strbuf_release(&synopsis);
}

static void print_summary(const struct command *command, struct strbuf *out)
{
	size_t start = out->bytes;

	strbuf_addf(out, "  %s", command->name);
	print_wrapped(slice_of(_(command->summary)), out->bytes - start, 20, out);
}

void commands_print_help(struct strbuf *out)
{
	strbuf_addf(out, "%s tarjimon COMMAND [OPTION]... [FILE]...\n\n", _("usage:"));
	print_wrapped(slice_of(_("Extracts releases into PO catalogs, fills them from a translation memory, "
				 "checks them, and merges the translations back byte for byte.")),
		      0, 0, out);
	strbuf_addf(out, "\n%s\n", _("commands:"));
	for (size_t i = 0; commands[i]; i++)
		print_summary(commands[i], out);
	strbuf_addf(out, "\n%s\n", _("'tarjimon COMMAND --help' says more; 'man tarjimon' says all."));
}

bool commands_print_group_help(const char *group, struct strbuf *out)
{
	struct strbuf names = STRBUF_INIT;
	bool found;

	commands_print_group(group, &names);
	found = names.bytes > 0;
	strbuf_release(&names);
	if (!found)
		return false;
	strbuf_addf(out, "%s tarjimon %s COMMAND [OPTION]... [FILE]...\n\n%s\n", _("usage:"), group, _("commands:"));
	for (size_t i = 0; commands[i]; i++)
		if (in_group(commands[i], slice_of(group)))
			print_summary(commands[i], out);
	return true;
}

void commands_print_table(struct strbuf *out)
{
	for (size_t i = 0; commands[i]; i++) {
		const struct option_row *row = commands[i]->options;

		strbuf_addf(out, "%s\t", commands[i]->name);
		for (; row && row->name; row++)
			strbuf_addf(out, "--%s%s%s ", row->name, row->kind == OPTION_FLAG ? "" : "=",
				    row->kind == OPTION_CHOICE ? row->choices : "");
		strbuf_add_string(out, "--help\t");
		for (row = commands[i]->options; row && row->name; row++)
			if (row->letter)
				strbuf_addf(out, "-%c ", row->letter);
		strbuf_add_string(out, "-h\n");
	}
}
