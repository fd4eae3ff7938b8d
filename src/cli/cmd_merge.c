/*
 * tarjimon merge -- from catalogs to editions.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/output.h"

#include "base/file.h"
#include "base/i18n.h"
#include "project/merge.h"

struct merge_options {
	const char *output;
	bool mark_source, overwrite;
	struct document_options document;
};

static const struct option_row options[] = {
	{ .letter = 'o', .name = "output", .kind = OPTION_TEXT, .argument = "OUT",
	  .offset = offsetof(struct merge_options, output),
	  .help = N_("write there instead of to standard output") },
	{ .name = "mark-source", .kind = OPTION_FLAG,
	  .offset = offsetof(struct merge_options, mark_source),
	  .help = N_("mark what is not translated with its own language, as a workspace does") },
	{ .name = "overwrite", .kind = OPTION_FLAG, .offset = offsetof(struct merge_options, overwrite),
	  .help = N_("also editions that somebody changed by hand since they were merged") },
	{ .name = "units", .kind = OPTION_CHOICE, .choices = PLAIN_UNITS_CHOICES,
	  .offset = offsetof(struct merge_options, document.plain_units),
	  .help = N_("how a text without markup is cut; auto goes by its look") },
	{ .name = "front-matter", .kind = OPTION_TEXT, .argument = "KEYS",
	  .offset = offsetof(struct merge_options, document.front_matter),
	  .help = N_("the keys of front matter that are prose: 'title, description'") },
	{ .name = "skip", .kind = OPTION_TEXT, .argument = "SELECTORS",
	  .offset = offsetof(struct merge_options, document.html_skip),
	  .help = N_("elements of a page that are not translated: 'nav, .banner, #menu'") },
	{ .name = "json-ld", .kind = OPTION_TEXT, .argument = "KEYS",
	  .offset = offsetof(struct merge_options, document.json_ld),
	  .help = N_("the keys of JSON-LD that are translated: 'headline, description'") },
	OPTION_END
};

struct told {
	struct strbuf out;
	bool unfinished;
};

static void add_problems(struct strbuf *out, const struct merge_result *result)
{
	const struct document_report *report = result->report;

	for (size_t i = 0; report && i < report->problem_count; i++) {
		const struct document_problem *problem = &report->problems[i];

		strbuf_addf(out, _("  line %zu keeps the source text: "), problem->line);
		document_problem_describe(problem, out);
		strbuf_add_string(out, ": ");
		output_add_visible(out, problem->text, true);
		strbuf_add_byte(out, '\n');
	}
}

static void add_outcome(struct strbuf *out, const struct merge_result *result)
{
	const struct edition_progress *progress = &result->progress;
	size_t left = progress->units - progress->translated;

	switch (result->outcome) {
	case PUBLISH_WRITTEN:
	case PUBLISH_UNCHANGED:
		if (left)
			strbuf_addf(out, ngettext("%s: %zu of %zu unit still in the source language",
						  "%s: %zu of %zu units still in the source language",
						  progress->units),
				    result->path, left, progress->units);
		else
			strbuf_addf(out, _("%s: complete"), result->path);
		break;
	case PUBLISH_HELD:
		strbuf_addf(out,
			    file_exists(result->path) ? _("%s: held back at %d %%; what was published stays")
						      : _("%s: not published yet, at %d %%"),
			    result->path, edition_percent(progress));
		break;
	case PUBLISH_EDITED:
		strbuf_addf(out,
			    _("%s: left as somebody wrote it; see 'tarjimon learn --from-published', or replace it with "
			      "'--overwrite'"),
			    result->path);
		break;
	case PUBLISH_WITHHELD:
		strbuf_addf(out, _("%s: withheld at %d %%"), result->path, edition_percent(progress));
		break;
	}
	strbuf_add_byte(out, '\n');
}

static void tell(void *data, const struct merge_result *result)
{
	struct told *told = data;

	add_outcome(&told->out, result);
	add_problems(&told->out, result);
	if (result->progress.translated < result->progress.units || result->outcome == PUBLISH_HELD ||
	    result->outcome == PUBLISH_WITHHELD || result->outcome == PUBLISH_EDITED ||
	    (result->report && result->report->problem_count))
		told->unfinished = true;
}

/* The article itself may go to standard output: then we speak beside it. */
static bool say(const struct told *told, bool beside, struct error *err)
{
	if (!beside)
		return output_write_foreign(strbuf_slice(&told->out), err);
	if (told->unfinished)
		output_note(strbuf_slice(&told->out));
	return true;
}

static int run_merge(const struct invocation *invocation, struct error *err)
{
	const struct merge_options *values = invocation->options;
	struct told told = { .out = STRBUF_INIT };
	bool bare = invocation->argument_count > 0, done;

	if (invocation->argument_count == 1) {
		error_set(err, ERROR_USAGE, _("'tarjimon merge' needs a document and a catalog: %s"),
			  "DOCUMENT CATALOG");
		return EXIT_UNABLE;
	}
	if (bare && values->overwrite)
		done = error_set(err, ERROR_USAGE, _("'--overwrite' is for the editions of a workspace"));
	else if (bare)
		done = merge_document(invocation->arguments[0], invocation->arguments[1], values->output,
				      values->mark_source ? MERGE_MARK_SOURCE : 0, &values->document, tell,
				      &told, err);
	else if (values->output || values->mark_source)
		done = error_set(err, ERROR_USAGE, _("'%s' goes with a document and a catalog"),
				 values->output ? "--output" : "--mark-source");
	else
		done = merge_workspace(invocation->workspace, values->overwrite ? MERGE_OVERWRITE : 0, tell, &told, err);
	done = say(&told, bare, done ? err : NULL) && done;
	strbuf_release(&told.out);
	if (!done)
		return EXIT_UNABLE;
	return told.unfinished ? EXIT_FOUND : EXIT_DONE;
}

const struct command cmd_merge = {
	.name = "merge",
	.arguments = "[DOCUMENT CATALOG]",
	.summary = N_("put the translations back into the articles, byte for byte"),
	.details = N_("Only what has a translation changes. An unfinished edition is held, mixed or withheld, "
		      "as tarjimon.ini says; for bare files the source text stays where a translation is missing, "
		      "and the exit status is 1."),
	.options = options,
	.options_bytes = sizeof(struct merge_options),
	.needs = TAKES_WORKSPACE,
	.arguments_max = 2,
	.run = run_merge,
};
