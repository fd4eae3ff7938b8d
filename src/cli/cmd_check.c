/*
 * tarjimon check -- what is missing, stale, broken or inconsistent.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/term_option.h"

#include "base/file.h"
#include "base/i18n.h"
#include "project/check.h"
#include "project/fix.h"
#include "quality/gate.h"
#include "quality/report.h"

#include <stdlib.h>

struct check_options {
	int format;
	int fail_on; /* enum fail_on, or -1: as the settings say */
	const struct language *language;
	const char *waivers, *baseline, *output, *terms, *enable;
	bool everything, write_baseline, fix, write;
};

static const struct check_options defaults = { .fail_on = -1 };

static const struct option_row options[] = {
	{ .name = "format",
	  .kind = OPTION_CHOICE,
	  .choices = REPORT_FORMAT_CHOICES,
	  .offset = offsetof(struct check_options, format),
	  .help = N_("how to report what was found") },
	{ .name = "fail-on",
	  .kind = OPTION_CHOICE,
	  .choices = FAIL_ON_CHOICES,
	  .offset = offsetof(struct check_options, fail_on),
	  .help = N_("the lowest level that makes the exit status 1") },
	{ .name = "language",
	  .kind = OPTION_LANGUAGE,
	  .argument = "LANG",
	  .offset = offsetof(struct check_options, language),
	  .help = N_("the files, or standard input, are texts in this language") },
	{ .name = "output",
	  .letter = 'o',
	  .kind = OPTION_TEXT,
	  .argument = "OUT",
	  .offset = offsetof(struct check_options, output),
	  .help = N_("write the report to this file") },
	TERMS_OPTION(check_options),
	{ .name = "enable",
	  .kind = OPTION_TEXT,
	  .argument = "CHECKS",
	  .offset = offsetof(struct check_options, enable),
	  .help = N_("make these checks too, which are off otherwise: 'spelling,quote-style'") },
	{ .name = "waivers",
	  .kind = OPTION_TEXT,
	  .argument = "FILE",
	  .offset = offsetof(struct check_options, waivers),
	  .help = N_("the findings that are right as they are, in place of the workspace's file") },
	{ .name = "baseline",
	  .kind = OPTION_TEXT,
	  .argument = "FILE",
	  .offset = offsetof(struct check_options, baseline),
	  .help = N_("the findings of old, which do not count, in place of the workspace's file") },
	{ .name = "write-baseline",
	  .kind = OPTION_FLAG,
	  .offset = offsetof(struct check_options, write_baseline),
	  .help = N_("make what is found now the baseline") },
	{ .name = "all",
	  .kind = OPTION_FLAG,
	  .offset = offsetof(struct check_options, everything),
	  .help = N_("report also what is waived or in the baseline") },
	{ .name = "fix",
	  .kind = OPTION_FLAG,
	  .offset = offsetof(struct check_options, fix),
	  .help = N_("show the mends that are certain, as a difference") },
	{ .name = "write",
	  .kind = OPTION_FLAG,
	  .offset = offsetof(struct check_options, write),
	  .help = N_("with --fix: write them into the files") },
	OPTION_END
};

static bool fails(const struct issues *issues, int fail_on)
{
	for (int level = fail_on; level <= (int)LEVEL_ERROR; level++)
		if (issues->by_level[level])
			return true;
	return false;
}

/* --------------------------------------------------------------------- reports */

static void add_summary(const struct issues *issues, const struct check_outcome *outcome, struct strbuf *out)
{
	size_t errors = issues->by_level[LEVEL_ERROR], warnings = issues->by_level[LEVEL_WARNING];
	size_t notes = issues->by_level[LEVEL_INFO];

	if (!issues->count) {
		strbuf_add_string(out, _("nothing to object to"));
	} else {
		strbuf_addf(out, ngettext("%zu error", "%zu errors", errors), errors);
		strbuf_add_string(out, ", ");
		strbuf_addf(out, ngettext("%zu warning", "%zu warnings", warnings), warnings);
		strbuf_add_string(out, ", ");
		strbuf_addf(out, ngettext("%zu note", "%zu notes", notes), notes);
	}
	if (outcome->waived) {
		strbuf_add_string(out, ", ");
		strbuf_addf(out, ngettext("%zu waived", "%zu waived", outcome->waived), outcome->waived);
	}
	if (outcome->known) {
		strbuf_add_string(out, ", ");
		strbuf_addf(out, ngettext("%zu in the baseline", "%zu in the baseline", outcome->known),
			    outcome->known);
	}
	strbuf_add_byte(out, '\n');
}

/* GitHub shows what a step appends to this file. */
static bool write_step_summary(const struct issues *issues, struct error *err)
{
	const char *path = getenv("GITHUB_STEP_SUMMARY");
	struct strbuf text = STRBUF_INIT;
	bool done = true;

	if (path && *path) {
		if (file_exists(path))
			done = file_read(path, FILE_LIMIT_BYTES, &text, err);
		report_summary(issues, &text);
		done = done && file_write(path, strbuf_slice(&text), err);
	}
	strbuf_release(&text);
	return done;
}

/* Texts of others are shown, not obeyed, where a person may look at them. */
static bool write_report(const struct issues *issues, const struct check_outcome *outcome,
			 const struct check_options *values, struct error *err)
{
	const struct report_format *format = &report_formats[values->format];
	struct strbuf report = STRBUF_INIT, shown = STRBUF_INIT;
	bool done;

	format->print(issues, &report);
	if (format->for_people) {
		output_add_visible(&shown, strbuf_slice(&report), false);
		add_summary(issues, outcome, &shown);
	}
	done = values->output
		       ? file_write(values->output, strbuf_slice(format->for_people ? &shown : &report), err)
		       : output_write_foreign(strbuf_slice(format->for_people ? &shown : &report), err);
	if (done && format->print == report_github)
		done = write_step_summary(issues, err);
	strbuf_release(&report);
	strbuf_release(&shown);
	return done;
}

static bool save_baseline(const struct invocation *invocation, const struct check_request *request,
			  const struct issues *issues, struct error *err)
{
	struct workspace *workspace = request->baseline ? NULL : invocation->workspace;
	const char *path = check_baseline_path(invocation->workspace, request);
	struct strbuf text = STRBUF_INIT, said = STRBUF_INIT;
	bool done = !workspace || workspace_keeps_setting(workspace, workspace->settings.baseline, err);

	gate_print_baseline(issues, &text);
	strbuf_addf(&said,
		    ngettext("%s: %zu finding is the baseline now\n", "%s: %zu findings are the baseline now\n",
			     issues->count),
		    path, issues->count);
	done = done && file_write(path, strbuf_slice(&text), err) &&
	       output_write_foreign(strbuf_slice(&said), err);
	strbuf_release(&text);
	strbuf_release(&said);
	return done;
}

/* ----------------------------------------------------------------------- mends */

struct showing {
	struct strbuf text;
	size_t mends;
};

static void add_line(struct strbuf *out, char sign, struct slice text)
{
	strbuf_addf(out, "%c ", sign);
	output_add_visible(out, text, true);
	strbuf_add_byte(out, '\n');
}

static void show_mend(void *data, const struct fix_mend *mend)
{
	struct showing *showing = data;

	strbuf_addf(&showing->text, "%s:%zu\n", mend->file, mend->line);
	add_line(&showing->text, '-', mend->before);
	add_line(&showing->text, '+', mend->after);
	showing->mends++;
}

static void add_mend_count(struct strbuf *text, size_t mends, bool written)
{
	if (!mends)
		strbuf_addf(text, "%s\n", _("there is nothing here that can be mended without a person"));
	else if (written)
		strbuf_addf(text, ngettext("%zu text mended\n", "%zu texts mended\n", mends), mends);
	else
		strbuf_addf(text,
			    ngettext("%zu text can be mended; --write does it\n",
				     "%zu texts can be mended; --write does it\n", mends),
			    mends);
}

static int run_fix(const struct invocation *invocation, const struct issues *issues,
		   const struct check_options *values, struct error *err)
{
	struct showing showing = { .text = STRBUF_INIT };
	bool done = fix_files(invocation->workspace, issues, values->language, values->write, show_mend,
			      &showing, err);
	int status = EXIT_UNABLE;

	if (done) {
		add_mend_count(&showing.text, showing.mends, values->write);
		if (output_write_foreign(strbuf_slice(&showing.text), err))
			status = showing.mends && !values->write ? EXIT_FOUND : EXIT_DONE;
	}
	strbuf_release(&showing.text);
	return status;
}

/* ------------------------------------------------------------------------- run */

static int act(const struct invocation *invocation, const struct check_options *values,
	       const struct check_request *request, const struct issues *issues,
	       const struct check_outcome *outcome, struct error *err)
{
	int fail_on = values->fail_on;

	if (values->fix)
		return run_fix(invocation, issues, values, err);
	if (values->write_baseline)
		return save_baseline(invocation, request, issues, err) ? EXIT_DONE : EXIT_UNABLE;
	if (fail_on < 0)
		fail_on = invocation->workspace ? invocation->workspace->settings.fail_on : FAIL_ON_WARNING;
	if (!write_report(issues, outcome, values, err))
		return EXIT_UNABLE;
	return fails(issues, fail_on) ? EXIT_FOUND : EXIT_DONE;
}

static int run_check(const struct invocation *invocation, struct error *err)
{
	const struct check_options *values = invocation->options;
	struct check_request request = { values->language, values->baseline,
					 values->waivers,  values->enable,
					 values->terms,	   values->everything || values->write_baseline };
	struct check_outcome outcome;
	struct issues issues = ISSUES_INIT;
	int status = EXIT_UNABLE;

	if (values->write && !values->fix)
		return error_set(err, ERROR_USAGE, _("--write belongs to --fix")) ? EXIT_DONE : EXIT_UNABLE;
	if (check_files(invocation->workspace, invocation->arguments, invocation->argument_count, &request,
			&issues, &outcome, err))
		status = act(invocation, values, &request, &issues, &outcome, err);
	else if (issues.count && !values->fix && !values->write_baseline && report_formats[values->format].for_people)
		write_report(&issues, &outcome, values, NULL); /* of what could be read */
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
