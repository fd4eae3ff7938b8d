/*
 * tarjimon learn -- approved catalogs go into the memory.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/output.h"

#include "base/i18n.h"
#include "project/learn_published.h"

struct published_options {
	struct learn_options learn;
	bool from_published, apply;
};

static const struct option_row options[] = {
	{ .letter = 'm', .name = "memory", .kind = OPTION_TEXT, .argument = "STORE",
	  .offset = offsetof(struct published_options, learn.store), .help = N_("the memory that learns") },
	{ .letter = 's', .name = "source", .kind = OPTION_LANGUAGE, .argument = "LANG",
	  .offset = offsetof(struct published_options, learn.source),
	  .help = N_("source language of catalogs that do not say it") },
	{ .name = "from-published", .kind = OPTION_FLAG, .offset = offsetof(struct published_options, from_published),
	  .help = N_("list what somebody changed in published editions since they were merged") },
	{ .name = "apply", .kind = OPTION_FLAG, .offset = offsetof(struct published_options, apply),
	  .help = N_("take these changes over into catalogs and memory") },
	OPTION_END
};

/* ------------------------------------------------------------------ editions */

static const char *const edit_names[EDIT_KINDS] = {
	[EDIT_CORRECTION] = N_("correction"),
	[EDIT_NEW] = N_("new translation"),
	[EDIT_SOURCE_MOVED] = N_("correction of a text that the release no longer has"),
	[EDIT_CONFLICT] = N_("the catalog was changed too; decide there"),
	[EDIT_CODES] = N_("its codes are not those of the source; change the catalog by hand"),
	[EDIT_ADDED] = N_("none of the texts that were merged; nothing to correct"),
	[EDIT_REMOVED] = N_("not in the edition any more; nothing to correct"),
};

static void add_text(struct strbuf *out, const char *sign, struct slice text)
{
	if (!text.bytes)
		return;
	strbuf_addf(out, "    %s ", sign);
	output_add_visible(out, text, true);
	strbuf_add_byte(out, '\n');
}

static void add_edit(struct strbuf *out, const struct edit *edit)
{
	if (edit->line)
		strbuf_addf(out, _("  line %zu: %s\n"), edit->line, _(edit_names[edit->kind]));
	else
		strbuf_addf(out, "  %s\n", _(edit_names[edit->kind]));
	add_text(out, " ", edit->source);
	add_text(out, "-", edit->old_target);
	add_text(out, "+", edit->new_target);
}

static void tell_edition(void *data, const struct published_edition *edition)
{
	struct strbuf *out = data;

	output_add_visible(out, slice_of(edition->path), true);
	switch (edition->state) {
	case PUBLISHED_SOURCE:
		strbuf_add_string(out, _(": somebody changed it; it is the release itself, change that"));
		break;
	case PUBLISHED_DERIVED:
		strbuf_addf(out, _(": somebody changed it; it is made of '%s', change that"),
			    edition->derived_from->gettext_name);
		break;
	case PUBLISHED_UNRECORDED:
		strbuf_add_string(out, _(": what was merged is not recorded"));
		break;
	case PUBLISHED_EDITED:
		strbuf_add_byte(out, ':');
		break;
	}
	strbuf_add_byte(out, '\n');
	for (size_t i = 0; edition->edits && i < edition->edits->count; i++)
		add_edit(out, &edition->edits->items[i]);
}

static int learn_editions(const struct invocation *invocation, struct error *err)
{
	const struct published_options *values = invocation->options;
	struct published_report report;
	struct strbuf out = STRBUF_INIT;
	bool done;

	if (!invocation->workspace || invocation->argument_count) {
		error_set(err, ERROR_USAGE, _("'--from-published' works on a workspace, without names"));
		return EXIT_UNABLE;
	}
	done = learn_published(invocation->workspace, &values->learn, values->apply, tell_edition, &out, &report, err);
	if (done) {
		strbuf_addf(&out, ngettext("%zu change in published editions", "%zu changes in published editions", report.edits),
			    report.edits);
		if (values->apply)
			strbuf_addf(&out, _(", %zu taken over"), report.taken);
		strbuf_add_byte(&out, '\n');
		done = output_write(strbuf_slice(&out), err);
	}
	strbuf_release(&out);
	if (!done)
		return EXIT_UNABLE;
	return report.undecided || report.edits > report.taken ? EXIT_FOUND : EXIT_DONE;
}

/* ------------------------------------------------------------------ catalogs */

static bool tell_learned(const struct learn_report *report, struct error *err)
{
	struct strbuf out = STRBUF_INIT;
	bool done;

	strbuf_addf(&out, ngettext("%zu approved unit: ", "%zu approved units: ", report->units), report->units);
	strbuf_addf(&out, _("%zu new, %zu changed, %zu known"), report->memory.added, report->memory.changed,
		    report->memory.unchanged);
	if (report->sentences)
		strbuf_addf(&out, ngettext(" (with %zu sentence)", " (with %zu sentences)", report->sentences),
			    report->sentences);
	strbuf_add_byte(&out, '\n');
	done = output_write(strbuf_slice(&out), err);
	strbuf_release(&out);
	return done;
}

static int run_learn(const struct invocation *invocation, struct error *err)
{
	const struct published_options *values = invocation->options;
	struct learn_report report = { 0 };
	bool done;

	if (values->from_published)
		return learn_editions(invocation, err);
	if (values->apply) {
		error_set(err, ERROR_USAGE, _("'--apply' goes with '--from-published'"));
		return EXIT_UNABLE;
	}
	done = learn_files(invocation->workspace, invocation->arguments, invocation->argument_count, &values->learn,
			   &report, err);
	if (report.kept)
		done = tell_learned(&report, done ? err : NULL) && done;
	return done ? EXIT_DONE : EXIT_UNABLE;
}

const struct command cmd_learn = {
	.name = "learn",
	.arguments = "[CATALOG]...",
	.summary = N_("put approved translations into the memory"),
	.details = N_("What is translated and not fuzzy counts as approved. Learning the same again changes nothing. "
		      "With --from-published, what somebody changed in published editions is listed, to be taken over with --apply."),
	.options = options,
	.options_bytes = sizeof(struct published_options),
	.needs = FINDS_WORKSPACE,
	.arguments_max = ARGUMENTS_ANY,
	.run = run_learn,
};
