/*
 * tarjimon init -- makes a workspace.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/output.h"

#include "base/i18n.h"
#include "project/workspace.h"

struct init_options {
	bool unused;
};

static const struct option_row options[] = { OPTION_END };

static int run_init(const struct invocation *invocation, struct error *err)
{
	const char *folder = invocation->argument_count ? invocation->arguments[0] : ".";
	struct strbuf out = STRBUF_INIT;
	bool done = workspace_create(folder, err);

	if (done) {
		strbuf_addf(&out, _("made '%s' with its folders; put releases into '%s' (name.LANGUAGE.html) "
				  "and run 'tarjimon extract'"),
			    WORKSPACE_SETTINGS_NAME, "releases");
		strbuf_add_byte(&out, '\n');
		done = output_write(strbuf_slice(&out), err);
	}
	strbuf_release(&out);
	return done ? EXIT_DONE : EXIT_UNABLE;
}

const struct command cmd_init = {
	.name = "init",
	.arguments = "[FOLDER]",
	.summary = N_("make a workspace: settings with comments, and the folders"),
	.options = options,
	.options_bytes = sizeof(struct init_options),
	.arguments_max = 1,
	.run = run_init,
};
