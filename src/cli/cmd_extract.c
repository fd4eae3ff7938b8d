/*
 * tarjimon extract -- from releases to catalogs.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/output.h"

#include "base/i18n.h"
#include "project/extract.h"

static const struct option_row options[] = {
	{ .letter = 's', .name = "source", .kind = OPTION_LANGUAGE, .argument = "LANG",
	  .offset = offsetof(struct extract_options, source),
	  .help = N_("the language that the document was written in") },
	{ .letter = 'o', .name = "output", .kind = OPTION_TEXT, .argument = "OUT",
	  .offset = offsetof(struct extract_options, output),
	  .help = N_("write there instead of to standard output; translations that are there stay") },
	{ .name = "units", .kind = OPTION_CHOICE, .choices = PLAIN_UNITS_CHOICES,
	  .offset = offsetof(struct extract_options, document.plain_units),
	  .help = N_("how a text without markup is cut; auto goes by its look") },
	{ .name = "front-matter", .kind = OPTION_TEXT, .argument = "KEYS",
	  .offset = offsetof(struct extract_options, document.front_matter),
	  .help = N_("the keys of front matter that are prose: 'title, description'") },
	{ .name = "skip", .kind = OPTION_TEXT, .argument = "SELECTORS",
	  .offset = offsetof(struct extract_options, document.html_skip),
	  .help = N_("elements of a page that are not translated: 'nav, .banner, #menu'") },
	{ .name = "json-ld", .kind = OPTION_TEXT, .argument = "KEYS",
	  .offset = offsetof(struct extract_options, document.json_ld),
	  .help = N_("the keys of JSON-LD that are translated: 'headline, description'") },
	OPTION_END
};

/* TRANSLATORS: "3 kept, 1 new": numbers of units and what became of them. */
static const char *const update_texts[UPDATE_KINDS] = {
	[UPDATE_KEPT] = N_("kept"),
	[UPDATE_REVIVED] = N_("came back"),
	[UPDATE_FUZZIED] = N_("to look at again"),
	[UPDATE_NEW] = N_("new"),
	[UPDATE_OBSOLETE] = N_("no longer needed"),
};

static void add_update(struct strbuf *out, const struct update_report *report)
{
	bool first = true;

	for (int kind = 0; kind < UPDATE_KINDS; kind++) {
		if (!report->counts[kind] || !update_texts[kind])
			continue;
		strbuf_addf(out, "%s%zu %s", first ? "" : ", ", report->counts[kind], _(update_texts[kind]));
		first = false;
	}
	if (first)
		strbuf_add_string(out, _("nothing to do"));
}

static void tell(void *data, const struct extract_result *result)
{
	struct strbuf *out = data;

	strbuf_addf(out, "%s: ", result->path);
	add_update(out, &result->update);
	strbuf_add_byte(out, '\n');
}

static void warn(void *data, const char *path, const struct document_problem *problem)
{
	struct strbuf text = STRBUF_INIT;

	(void)data;
	document_problem_describe(problem, &text);
	output_warn("%s:%zu: %s", path, problem->line, text.data);
	strbuf_release(&text);
}

static int extract_all(struct workspace *workspace, struct error *err)
{
	struct strbuf out = STRBUF_INIT;
	bool done = extract_workspace(workspace, tell, warn, &out, err);

	done = output_write_foreign(strbuf_slice(&out), done ? err : NULL) && done;
	strbuf_release(&out);
	return done ? EXIT_DONE : EXIT_UNABLE;
}

static int run_extract(const struct invocation *invocation, struct error *err)
{
	const struct extract_options *values = invocation->options;
	struct update_report report = UPDATE_REPORT_INIT;
	bool done;

	if (invocation->argument_count == 0) {
		if (!values->source && !values->output)
			return extract_all(invocation->workspace, err);
		error_set(err, ERROR_USAGE, _("'--source' and '--output' go with a document"));
		return EXIT_UNABLE;
	}
	done = extract_document(invocation->arguments[0], values, warn, NULL, &report, err);
	update_report_release(&report);
	return done ? EXIT_DONE : EXIT_UNABLE;
}

const struct command cmd_extract = {
	.name = "extract",
	.arguments = "[DOCUMENT]",
	.summary = N_("make or update catalogs of what is to be translated"),
	.details = N_("In a workspace: a template and a catalog for each language of every release. With a "
		      "document: its template. Catalogs that are there keep their translations."),
	.options = options,
	.options_bytes = sizeof(struct extract_options),
	.needs = TAKES_WORKSPACE,
	.arguments_max = 1,
	.run = run_extract,
};
