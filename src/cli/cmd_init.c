/*
 * tarjimon init -- makes a workspace.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/output.h"

#include "base/file.h"
#include "base/i18n.h"
#include "project/workspace.h"

#include <stdlib.h>

struct init_options {
	int ci; /* enum workspace_ci */
};

static const struct option_row options[] = {
	{ .name = "ci",
	  .kind = OPTION_CHOICE,
	  .choices = WORKSPACE_CI_CHOICES,
	  .offset = offsetof(struct init_options, ci),
	  .help = N_("write the workflow that checks each change on this forge") },
	OPTION_END
};

static bool make_workspace(const char *folder, struct strbuf *out, struct error *err)
{
	if (!workspace_create(folder, err))
		return false;
	strbuf_addf(out,
		    _("made '%s' with its folders; put releases into '%s' (name.LANGUAGE.html) "
		      "and run 'tarjimon extract'"),
		    WORKSPACE_SETTINGS_NAME, "releases");
	strbuf_add_byte(out, '\n');
	return true;
}

static bool make_workflow(const char *folder, enum workspace_ci ci, struct strbuf *out, struct error *err)
{
	const char *path;

	if (!workspace_write_ci(folder, ci, &path, err))
		return false;
	strbuf_addf(out, _("made '%s'; it says how tarjimon is installed there"), path);
	strbuf_add_byte(out, '\n');
	return true;
}

/* A workspace that is there already gets the workflow alone. */
static int run_init(const struct invocation *invocation, struct error *err)
{
	const struct init_options *values = invocation->options;
	const char *folder = invocation->argument_count ? invocation->arguments[0] : ".";
	char *settings = path_join(folder, WORKSPACE_SETTINGS_NAME);
	struct strbuf out = STRBUF_INIT;
	bool done = (values->ci != CI_NONE && file_exists(settings)) || make_workspace(folder, &out, err);

	if (done && values->ci != CI_NONE)
		done = make_workflow(folder, (enum workspace_ci)values->ci, &out, err);
	done = done && output_write_foreign(strbuf_slice(&out), err);
	free(settings);
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
