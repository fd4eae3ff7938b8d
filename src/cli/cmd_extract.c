/*
 * tarjimon extract -- from releases to catalogs.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/extract_text.h"
#include "cli/output.h"

#include "base/i18n.h"
#include "project/extract.h"
#include "project/orphans.h"

struct extract_values {
	struct extract_options extract;
	bool json;
};

#define MEMBER(member) offsetof(struct extract_values, member)

static const struct option_row options[] = {
	{ .letter = 's', .name = "source", .kind = OPTION_LANGUAGE, .argument = "LANG",
	  .offset = MEMBER(extract.source),
	  .help = N_("the language that the document was written in") },
	{ .letter = 'o', .name = "output", .kind = OPTION_TEXT, .argument = "OUT",
	  .offset = MEMBER(extract.output),
	  .help = N_("write there instead of to standard output; translations that are there stay") },
	{ .name = "units", .kind = OPTION_CHOICE, .choices = PLAIN_UNITS_CHOICES,
	  .offset = MEMBER(extract.document.plain_units),
	  .help = N_("how a text without markup is cut; auto goes by its look") },
	{ .name = "front-matter", .kind = OPTION_TEXT, .argument = "KEYS",
	  .offset = MEMBER(extract.document.front_matter),
	  .help = N_("the keys of front matter that are prose: 'title, description'") },
	{ .name = "skip", .kind = OPTION_TEXT, .argument = "SELECTORS",
	  .offset = MEMBER(extract.document.html_skip),
	  .help = N_("elements of a page that are not translated: 'nav, .banner, #menu'") },
	{ .name = "json-ld", .kind = OPTION_TEXT, .argument = "KEYS",
	  .offset = MEMBER(extract.document.json_ld),
	  .help = N_("the keys of JSON-LD that are translated: 'headline, description'") },
	{ .name = "typo-fix", .kind = OPTION_FLAG, .offset = MEMBER(extract.typo_fix),
	  .help = N_("leave translations as they are where the source only had a typo mended") },
	{ .name = "json", .kind = OPTION_FLAG, .offset = MEMBER(json),
	  .help = N_("tell what happened to each unit for machines") },
	OPTION_END
};

/* What was done, told in one of two ways. */
struct telling {
	struct extract_text text;
	struct strbuf bytes; /* of the JSON */
	struct json json;
	bool for_machines;
};

static void tell(void *data, const struct extract_result *result)
{
	struct telling *telling = data;

	if (telling->for_machines)
		extract_json_add(&telling->json, result);
	else if (result->release || !result->made)
		extract_text_add(&telling->text, result);
}

static void warn(void *data, const char *path, const struct document_problem *problem)
{
	struct strbuf text = STRBUF_INIT;

	(void)data;
	document_problem_describe(problem, &text);
	output_warn("%s:%zu: %s", path, problem->line, text.data);
	strbuf_release(&text);
}

/* Who renames a release sees that its work stayed behind. */
static bool warn_of_orphans(struct workspace *workspace, struct error *err)
{
	struct orphans orphans = ORPHANS_INIT;
	bool done = orphans_find(workspace, &orphans, err);

	if (orphans.count)
		output_warn(ngettext("there are catalogs of %zu release that is not there any more; "
				     "'tarjimon status' says what to do",
				     "there are catalogs of %zu releases that are not there any more; "
				     "'tarjimon status' says what to do",
				     orphans.count),
			    orphans.count);
	orphans_release(&orphans);
	return done;
}

static bool extract(const struct invocation *invocation, struct telling *telling, struct error *err)
{
	const struct extract_values *values = invocation->options;
	const struct extract_options *extract = &values->extract;

	if (invocation->argument_count == 0) {
		if (extract->source || extract->output)
			return error_set(err, ERROR_USAGE, _("'--source' and '--output' go with a document"));
		return extract_workspace(invocation->workspace, extract, tell, warn, telling, err) &&
		       warn_of_orphans(invocation->workspace, err);
	}
	if (values->json && (!extract->output || strcmp(extract->output, "-") == 0))
		return error_set(err, ERROR_USAGE,
				 _("'--json' tells what happened to a catalog: name that with '--output'"));
	return extract_document(invocation->arguments[0], extract, tell, warn, telling, err);
}

static int run_extract(const struct invocation *invocation, struct error *err)
{
	const struct extract_values *values = invocation->options;
	struct telling telling = { .text = EXTRACT_TEXT_INIT, .bytes = STRBUF_INIT, .for_machines = values->json };
	bool done;

	telling.json = (struct json)JSON_INIT(&telling.bytes);
	if (values->json)
		extract_json_begin(&telling.json);
	done = extract(invocation, &telling, err);
	if (values->json)
		extract_json_end(&telling.json);
	if (done)
		done = output_write(strbuf_slice(values->json ? &telling.bytes : &telling.text.out), err);
	else if (!values->json) /* what was told is true of the catalogs before the one that failed */
		output_write(strbuf_slice(&telling.text.out), NULL);
	extract_text_release(&telling.text);
	strbuf_release(&telling.bytes);
	return done ? EXIT_DONE : EXIT_UNABLE;
}

const struct command cmd_extract = {
	.name = "extract",
	.arguments = "[DOCUMENT]",
	.summary = N_("make or update catalogs of what is to be translated"),
	.details = N_("In a workspace: a template and a catalog for each language of every release. With a "
		      "document: its template. Catalogs that are there keep their translations."),
	.options = options,
	.options_bytes = sizeof(struct extract_values),
	.needs = TAKES_WORKSPACE,
	.arguments_max = 1,
	.run = run_extract,
};
