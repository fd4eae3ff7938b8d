/*
 * tarjimon pretranslate -- fills catalogs from the memory.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/leverage_report.h"
#include "cli/output.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/json.h"

struct command_options {
	struct pretranslate_options project;
	bool report, json;
};

static const struct option_row options[] = {
	{ .letter = 'm', .name = "memory", .kind = OPTION_TEXT, .argument = "STORE",
	  .offset = offsetof(struct command_options, project.store), .help = N_("the memory to ask") },
	{ .letter = 's', .name = "source", .kind = OPTION_LANGUAGE, .argument = "LANG",
	  .offset = offsetof(struct command_options, project.source),
	  .help = N_("source language of catalogs that do not say it") },
	{ .name = "threshold", .kind = OPTION_NUMBER, .argument = "65", .low = 50, .high = 100,
	  .offset = offsetof(struct command_options, project.threshold_percent),
	  .help = N_("leave matches below this score out") },
	{ .name = "fill", .kind = OPTION_TEXT, .argument = "KIND=SCORE",
	  .offset = offsetof(struct command_options, project.fill),
	  .help = N_("fill kinds of matches in only from a score on: fuzzy=75,pivot=off") },
	{ .name = "dry-run", .kind = OPTION_FLAG, .offset = offsetof(struct command_options, project.dry_run),
	  .help = N_("only say what would be filled in") },
	{ .name = "report", .kind = OPTION_FLAG, .offset = offsetof(struct command_options, report),
	  .help = N_("say in tables what came from where") },
	{ .name = "json", .kind = OPTION_FLAG, .offset = offsetof(struct command_options, json),
	  .help = N_("the same for machines") },
	OPTION_END
};

struct told {
	const struct command_options *options;
	struct strbuf out;
	struct json json;
	struct leverage sum;
	size_t catalogs;
	struct progress progress;
};

static void add_text(struct told *told, const char *name, const struct leverage *leverage)
{
	output_add_visible(&told->out, slice_of(name), true);
	strbuf_add_string(&told->out, told->options->report ? ":\n" : ": ");
	(told->options->report ? leverage_report_table : leverage_report_line)(leverage, &told->out);
}

static void add_json(struct told *told, const struct pretranslate_result *result)
{
	json_begin_object(&told->json);
	json_member_string(&told->json, "catalog", slice_of(result->path));
	json_member_string(&told->json, "source", slice_of(result->source->tag));
	json_member_string(&told->json, "target", slice_of(result->target->tag));
	leverage_report_json(&result->leverage, &told->json);
	json_end_object(&told->json);
}

static void tell(void *data, const struct pretranslate_result *result)
{
	struct told *told = data;

	if (told->options->json)
		add_json(told, result);
	else
		add_text(told, result->path, &result->leverage);
	leverage_add(&told->sum, &result->leverage);
	told->catalogs++;
}

static void show_progress(void *data, size_t done, size_t total)
{
	struct told *told = data;

	if (!told->progress.what)
		progress_begin(&told->progress, _("looking units up"), total);
	progress_step(&told->progress, done);
	if (done == total) {
		progress_end(&told->progress);
		told->progress.what = NULL;
	}
}

static void begin(struct told *told)
{
	if (!told->options->json)
		return;
	json_begin_object(&told->json);
	json_member_bool(&told->json, "dry_run", told->options->project.dry_run);
	json_key(&told->json, "catalogs");
	json_begin_array(&told->json);
}

static void end(struct told *told)
{
	if (!told->options->json) {
		if (told->catalogs > 1)
			add_text(told, _("together"), &told->sum);
		return;
	}
	json_end_array(&told->json);
	json_key(&told->json, "together");
	json_begin_object(&told->json);
	leverage_report_json(&told->sum, &told->json);
	json_end_object(&told->json);
	json_end_object(&told->json);
	strbuf_add_byte(&told->out, '\n');
}

/* A new workspace has no memory until something was learnt: that is no reason to fail. */
static bool has_nothing_to_fill_in(const struct invocation *invocation)
{
	const struct command_options *values = invocation->options;

	if (!invocation->workspace || values->project.store ||
	    file_exists(workspace_store_path(invocation->workspace, NULL)))
		return false;
	output_warn("%s", _("there is no memory yet to fill anything from: "
			    "it begins with 'tarjimon learn' or 'tarjimon memory import'"));
	return true;
}

static int run_pretranslate(const struct invocation *invocation, struct error *err)
{
	struct told told = { .options = invocation->options, .out = STRBUF_INIT };
	const struct pretranslate_listener listener = { tell, show_progress, &told };
	bool done;

	told.json = (struct json)JSON_INIT(&told.out);
	begin(&told);
	done = has_nothing_to_fill_in(invocation) ||
	       pretranslate_files(invocation->workspace, invocation->arguments, invocation->argument_count,
				  &told.options->project, &listener, err);
	if (told.progress.what)
		progress_end(&told.progress);
	end(&told);
	/* What was filled before something failed is told to people; machines get a whole object or none. */
	if (done || !told.options->json)
		done = output_write_foreign(strbuf_slice(&told.out), done ? err : NULL) && done;
	strbuf_release(&told.out);
	return done ? EXIT_DONE : EXIT_UNABLE;
}

const struct command cmd_pretranslate = {
	.name = "pretranslate",
	.arguments = "[CATALOG]...",
	.summary = N_("fill catalogs from the translation memory"),
	.details = N_("Units that have a translation are left alone. The same text is filled in; a similar one "
		      "is filled in as fuzzy, for a person to look at; several different answers are only told."),
	.options = options,
	.options_bytes = sizeof(struct command_options),
	.needs = FINDS_WORKSPACE,
	.arguments_max = ARGUMENTS_ANY,
	.run = run_pretranslate,
};
