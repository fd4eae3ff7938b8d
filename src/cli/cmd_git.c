/*
 * tarjimon textconv, tarjimon merge-po -- drivers for git; the manual has the lines that tell
 * git of them.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/output.h"

#include "base/i18n.h"
#include "project/git.h"

static const struct option_row no_options[] = { OPTION_END };

static int run_textconv(const struct invocation *invocation, struct error *err)
{
	struct strbuf text = STRBUF_INIT;
	bool done = git_print_text(invocation->arguments[0], &text, err) &&
		    output_write_foreign(strbuf_slice(&text), err);

	strbuf_release(&text);
	return done ? EXIT_DONE : EXIT_UNABLE;
}

const struct command cmd_textconv = {
	.name = "textconv",
	.arguments = "FILE",
	.summary = N_("show a catalog or document as text that diffs well, for git"),
	.options = no_options,
	.arguments_min = 1,
	.arguments_max = 1,
	.run = run_textconv,
};

struct merge_po_options {
	const char *output;
};

static const struct option_row merge_options[] = { { .letter = 'o',
						     .name = "output",
						     .kind = OPTION_TEXT,
						     .argument = "OUT",
						     .offset = offsetof(struct merge_po_options, output),
						     .help = N_("write there instead of over OURS") },
						   OPTION_END };

static int run_merge_po(const struct invocation *invocation, struct error *err)
{
	const struct merge_po_options *values = invocation->options;
	char *const *files = invocation->arguments;
	const char *output = values->output ? values->output : files[1];
	struct reconcile_report report;

	if (!git_merge_catalogs(files[0], files[1], files[2], output, &report, err))
		return EXIT_UNABLE;
	if (!report.conflicts)
		return EXIT_DONE;
	output_warn(ngettext("%s: %zu unit was translated in two ways; it is fuzzy, with both",
			     "%s: %zu units were translated in two ways; they are fuzzy, with both",
			     report.conflicts),
		    output, report.conflicts);
	return EXIT_FOUND;
}

const struct command cmd_merge_po = {
	.name = "merge-po",
	.arguments = "BASE OURS THEIRS",
	.summary = N_("put two changed catalogs together unit by unit, for git"),
	.details = N_(
		"Where both sides translated a unit differently, ours stays, fuzzy, with the other in a comment, "
		"and the exit status is 1."),
	.options = merge_options,
	.options_bytes = sizeof(struct merge_po_options),
	.arguments_min = 3,
	.arguments_max = 3,
	.run = run_merge_po,
};
