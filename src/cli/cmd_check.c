/*
 * tarjimon check -- what is missing, stale, broken or inconsistent.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/output.h"

#include "base/i18n.h"
#include "project/check.h"
#include "quality/report.h"

struct check_options {
	int format;
	int fail_on; /* enum fail_on, or -1: as the settings say */
};

static const struct check_options defaults = { .fail_on = -1 };

static const struct option_row options[] = {
	{ .name = "format", .kind = OPTION_CHOICE, .choices = REPORT_FORMAT_CHOICES,
	  .offset = offsetof(struct check_options, format), .help = N_("how to report what was found") },
	{ .name = "fail-on", .kind = OPTION_CHOICE, .choices = FAIL_ON_CHOICES,
	  .offset = offsetof(struct check_options, fail_on),
	  .help = N_("the lowest level that makes the exit status 1") },
	OPTION_END
};

static bool fails(const struct issues *issues, int fail_on)
{
	for (int level = fail_on; level <= (int)LEVEL_ERROR; level++)
		if (issues->by_level[level])
			return true;
	return false;
}

static void add_summary(const struct issues *issues, struct strbuf *out)
{
	size_t errors = issues->by_level[LEVEL_ERROR], warnings = issues->by_level[LEVEL_WARNING];
	size_t notes = issues->by_level[LEVEL_INFO];

	if (!issues->count) {
		strbuf_addf(out, "%s\n", _("nothing to object to"));
		return;
	}
	strbuf_addf(out, ngettext("%zu error", "%zu errors", errors), errors);
	strbuf_add_string(out, ", ");
	strbuf_addf(out, ngettext("%zu warning", "%zu warnings", warnings), warnings);
	strbuf_add_string(out, ", ");
	strbuf_addf(out, ngettext("%zu note", "%zu notes", notes), notes);
	strbuf_add_byte(out, '\n');
}

/* Texts of others are shown, not obeyed, where a person may look at them. */
static bool write_report(const struct issues *issues, const struct report_format *format, struct error *err)
{
	struct strbuf report = STRBUF_INIT, shown = STRBUF_INIT;
	bool for_people = strcmp(format->name, "text") == 0, done;

	format->print(issues, &report);
	if (for_people) {
		output_add_visible(&shown, strbuf_slice(&report), false);
		add_summary(issues, &shown);
	}
	done = output_write(strbuf_slice(for_people ? &shown : &report), err);
	strbuf_release(&report);
	strbuf_release(&shown);
	return done;
}

static int run_check(const struct invocation *invocation, struct error *err)
{
	const struct check_options *values = invocation->options;
	struct issues issues = ISSUES_INIT;
	int fail_on = values->fail_on;
	int status = EXIT_UNABLE;

	if (fail_on < 0)
		fail_on = invocation->workspace ? invocation->workspace->settings.fail_on : FAIL_ON_WARNING;
	if (check_files(invocation->workspace, invocation->arguments, invocation->argument_count, &issues, err) &&
	    write_report(&issues, &report_formats[values->format], err))
		status = fails(&issues, fail_on) ? EXIT_FOUND : EXIT_DONE;
	issues_release(&issues);
	return status;
}

const struct command cmd_check = {
	.name = "check",
	.arguments = "[FILE]...",
	.summary = N_("report what is missing, stale, broken or inconsistent"),
	.details = N_("Looks at catalogs and documents, or at the whole workspace. The exit status is 1 when "
		      "something was found at the level of --fail-on or above."),
	.options = options,
	.options_bytes = sizeof(struct check_options),
	.defaults = &defaults,
	.needs = FINDS_WORKSPACE,
	.arguments_max = ARGUMENTS_ANY,
	.run = run_check,
};
