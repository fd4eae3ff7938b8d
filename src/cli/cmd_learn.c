/*
 * tarjimon learn -- approved catalogs go into the memory.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/output.h"

#include "base/i18n.h"
#include "project/learn.h"

static const struct option_row options[] = {
	{ .letter = 'm', .name = "memory", .kind = OPTION_TEXT, .argument = "STORE",
	  .offset = offsetof(struct learn_options, store), .help = N_("the memory that learns") },
	{ .letter = 's', .name = "source", .kind = OPTION_LANGUAGE, .argument = "LANG",
	  .offset = offsetof(struct learn_options, source),
	  .help = N_("source language of catalogs that do not say it") },
	OPTION_END
};

static int run_learn(const struct invocation *invocation, struct error *err)
{
	struct learn_report report = { 0 };
	struct strbuf out = STRBUF_INIT;
	bool done = learn_files(invocation->workspace, invocation->arguments, invocation->argument_count,
				invocation->options, &report, err);

	if (done) {
		strbuf_addf(&out, ngettext("%zu approved unit: ", "%zu approved units: ", report.units), report.units);
		strbuf_addf(&out, _("%zu new, %zu changed, %zu known"), report.memory.added, report.memory.changed,
			    report.memory.unchanged);
		if (report.sentences)
			strbuf_addf(&out, ngettext(" (with %zu sentence)", " (with %zu sentences)", report.sentences),
				    report.sentences);
		strbuf_add_byte(&out, '\n');
		done = output_write(strbuf_slice(&out), err);
	}
	strbuf_release(&out);
	return done ? EXIT_DONE : EXIT_UNABLE;
}

const struct command cmd_learn = {
	.name = "learn",
	.arguments = "[CATALOG]...",
	.summary = N_("put approved translations into the memory"),
	.details = N_("What is translated and not fuzzy counts as approved. Learning the same again changes nothing."),
	.options = options,
	.options_bytes = sizeof(struct learn_options),
	.needs = FINDS_WORKSPACE,
	.arguments_max = ARGUMENTS_ANY,
	.run = run_learn,
};
