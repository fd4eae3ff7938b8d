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
	OPTION_END
};

static void add_update(struct strbuf *out, const struct update_report *report)
{
	const struct {
		const char *text;
		size_t count;
	} parts[] = {
		{ N_("kept"), report->kept },	{ N_("new"), report->added },
		{ N_("to look at again"), report->fuzzied }, { N_("came back"), report->revived },
		{ N_("no longer needed"), report->obsoleted },
	};
	bool first = true;

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		if (!parts[i].count)
			continue;
		if (!first)
			strbuf_add_string(out, ", ");
		/* TRANSLATORS: "3 kept, 1 new": numbers of units and what became of them. */
		strbuf_addf(out, "%zu %s", parts[i].count, _(parts[i].text));
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

static int extract_all(struct workspace *workspace, struct error *err)
{
	struct strbuf out = STRBUF_INIT;
	bool done = extract_workspace(workspace, tell, &out, err);

	done = output_write(strbuf_slice(&out), done ? err : NULL) && done;
	strbuf_release(&out);
	return done ? EXIT_DONE : EXIT_UNABLE;
}

static int run_extract(const struct invocation *invocation, struct error *err)
{
	const struct extract_options *values = invocation->options;
	struct update_report report;

	if (invocation->argument_count == 0) {
		if (!values->source && !values->output)
			return extract_all(invocation->workspace, err);
		error_set(err, ERROR_USAGE, _("'--source' and '--output' go with a document"));
		return EXIT_UNABLE;
	}
	if (!extract_document(invocation->arguments[0], values, &report, err))
		return EXIT_UNABLE;
	return EXIT_DONE;
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
