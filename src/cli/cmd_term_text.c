/*
 * tarjimon term find|check -- the terms of the termbase in catalogs, documents and
 * the archive.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/term_option.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/json.h"
#include "base/utf8.h"
#include "project/term_check.h"
#include "project/terms.h"
#include "quality/report.h"
#include "text/key.h"

#include <stdlib.h>

/* Of the text on each side of a term. */
#define CONTEXT_CHARACTERS 40

static bool read_corpus(const struct invocation *invocation, const struct language *language,
			corpus_function *each, void *data, struct error *err)
{
	struct workspace *workspace = invocation->workspace;

	if (invocation->argument_count)
		return corpus_files(invocation->arguments, invocation->argument_count, language,
				    workspace ? &workspace->settings.document : NULL, each, data, err);
	if (workspace)
		return corpus_workspace(workspace, each, data, err);
	return error_set(err, ERROR_USAGE,
			 _("there is no workspace here: name the files, or make one with 'tarjimon init'"));
}

/* --------------------------------------------------------------------- find */

struct find_options {
	const char *terms;
	const struct language *language;
	const char *term;
	bool json;
};

static const struct option_row find_rows[] = {
	TERMS_OPTION(find_options),
	{ .letter = 'l', .name = "language", .kind = OPTION_LANGUAGE, .argument = "LANG",
	  .offset = offsetof(struct find_options, language), .help = N_("only texts in this language") },
	{ .name = "term", .kind = OPTION_TEXT, .argument = "TERM", .offset = offsetof(struct find_options, term),
	  .help = N_("only this term: its id, or one of its names") },
	{ .name = "json", .kind = OPTION_FLAG, .offset = offsetof(struct find_options, json),
	  .help = N_("the same for machines, a line each") },
	OPTION_END
};

struct finding {
	const struct find_options *values;
	struct terminology *terminology;
	bool *wanted; /* for each concept */
	struct term_hits hits;
	struct strbuf out;
	size_t found;
};

static bool has_name(const struct concept *concept, const char *text)
{
	struct strbuf wanted = STRBUF_INIT, name = STRBUF_INIT;
	bool found = slice_is(concept->id, text);

	for (size_t i = 0; i < concept->name_count && !found; i++) {
		strbuf_clear(&wanted);
		strbuf_clear(&name);
		key_folded(concept->names[i].language, slice_of(text), &wanted, NULL);
		key_folded(concept->names[i].language, concept->names[i].text, &name, NULL);
		found = slice_equal(strbuf_slice(&wanted), strbuf_slice(&name));
	}
	strbuf_release(&wanted);
	strbuf_release(&name);
	return found;
}

static bool choose_concepts(struct finding *finding, struct error *err)
{
	const struct termbase *termbase = terminology_termbase(finding->terminology);
	bool any = false;

	finding->wanted = alloc_zeroed(termbase->count + 1, sizeof(*finding->wanted));
	for (size_t i = 0; i < termbase->count; i++) {
		finding->wanted[i] = !finding->values->term || has_name(&termbase->concepts[i], finding->values->term);
		any |= finding->wanted[i];
	}
	if (!any)
		return error_set(err, ERROR_USAGE, _("the termbase has no term '%s'; see 'tarjimon term list'"),
				 finding->values->term);
	return true;
}

/* So many characters before `at`, or behind it. */
static size_t step_back(struct slice text, size_t at)
{
	for (int i = 0; i < CONTEXT_CHARACTERS && at > 0; i++)
		utf8_previous(text, &at);
	return at;
}

static size_t step_on(struct slice text, size_t at)
{
	for (int i = 0; i < CONTEXT_CHARACTERS && at < text.bytes; i++)
		utf8_next(text, &at);
	return at;
}

static void add_hit(struct finding *finding, const struct corpus_text *text, const struct term_hit *hit)
{
	const struct concept *concept = &terminology_termbase(finding->terminology)->concepts[hit->concept];
	const struct term_name *name = &concept->names[hit->name];
	size_t from = step_back(text->text, hit->from), to = step_on(text->text, hit->to);
	struct strbuf line = STRBUF_INIT;

	strbuf_add_string(&line, text->path);
	if (text->line)
		strbuf_addf(&line, ":%zu", text->line);
	strbuf_addf(&line, ": %s%.*s[%.*s]%.*s%s", from ? "…" : "",
		    SLICE_ARG(slice_part(text->text, from, hit->from)),
		    SLICE_ARG(slice_part(text->text, hit->from, hit->to)),
		    SLICE_ARG(slice_part(text->text, hit->to, to)), to < text->text.bytes ? "…" : "");
	strbuf_addf(&line, " (%.*s, %s)", SLICE_ARG(concept->id),
		    name->status == TERM_PREFERRED ? _("preferred")
		    : name->status == TERM_ALLOWED ? _("allowed")
						   : _("forbidden"));
	output_add_visible(&finding->out, strbuf_slice(&line), true);
	strbuf_add_byte(&finding->out, '\n');
	strbuf_release(&line);
}

static void add_json_hit(struct finding *finding, const struct corpus_text *text, const struct term_hit *hit)
{
	const struct concept *concept = &terminology_termbase(finding->terminology)->concepts[hit->concept];
	const struct term_name *name = &concept->names[hit->name];
	struct json json = JSON_INIT(&finding->out);

	json_begin_object(&json);
	json_member_string(&json, "file", slice_of(text->path));
	if (text->line)
		json_member_integer(&json, "line", (int64_t)text->line);
	json_member_string(&json, "language", slice_of(text->language->tag));
	json_member_string(&json, "concept", concept->id);
	json_member_string(&json, "name", name->text);
	json_member_string(&json, "status", slice_of(term_status_name(name->status)));
	json_member_string(&json, "surface", slice_part(text->text, hit->from, hit->to));
	json_member_integer(&json, "from", hit->from);
	json_member_integer(&json, "to", hit->to);
	json_member_string(&json, "text", text->text);
	json_end_object(&json);
	strbuf_add_byte(&finding->out, '\n');
}

#define OUT_BYTES ((size_t)1 << 16)

static bool find_in(void *data, const struct corpus_text *text, struct error *err)
{
	struct finding *finding = data;
	bool done = true;

	if (finding->values->language && finding->values->language != text->language)
		return true;
	recogniser_run(terminology_recogniser(finding->terminology, text->language), text->text, &finding->hits);
	for (size_t i = 0; i < finding->hits.count; i++) {
		const struct term_hit *hit = &finding->hits.items[i];

		if ((hit->flags & (HIT_MASKED | HIT_OTHER_CASE)) || !finding->wanted[hit->concept])
			continue;
		finding->found++;
		(finding->values->json ? add_json_hit : add_hit)(finding, text, hit);
	}
	if (finding->out.bytes >= OUT_BYTES) {
		done = output_write(strbuf_slice(&finding->out), err);
		strbuf_clear(&finding->out);
	}
	return done;
}

static int run_find(const struct invocation *invocation, struct error *err)
{
	struct finding finding = { .values = invocation->options, .hits = TERM_HITS_INIT, .out = STRBUF_INIT };
	bool done = terms_need(invocation->workspace, finding.values->terms, &finding.terminology, err) &&
		    choose_concepts(&finding, err) &&
		    read_corpus(invocation, finding.values->language, find_in, &finding, err) &&
		    output_write(strbuf_slice(&finding.out), err);

	terminology_close(finding.terminology);
	term_hits_release(&finding.hits);
	strbuf_release(&finding.out);
	free(finding.wanted);
	return !done ? EXIT_UNABLE : finding.found ? EXIT_DONE : EXIT_FOUND;
}

const struct command cmd_term_find = {
	.name = "term find",
	.arguments = "[FILE]...",
	.summary = N_("show where terms stand, in their context"),
	.details = N_("Looks into the translations of catalogs and into documents, or into all releases, catalogs and "
		      "editions of the workspace. Terms are found in every form. The exit status is 1 when there is none."),
	.options = find_rows,
	.options_bytes = sizeof(struct find_options),
	.needs = FINDS_WORKSPACE,
	.arguments_max = ARGUMENTS_ANY,
	.run = run_find,
};

/* -------------------------------------------------------------------- check */

struct term_check_options {
	const char *terms;
	const struct language *language;
	int format;
	int fail_on;
};

static const struct term_check_options check_defaults = { .fail_on = FAIL_ON_WARNING };

static const struct option_row check_rows_of_options[] = {
	TERMS_OPTION(term_check_options),
	{ .letter = 'l', .name = "language", .kind = OPTION_LANGUAGE, .argument = "LANG",
	  .offset = offsetof(struct term_check_options, language),
	  .help = N_("the language of documents that do not say it") },
	{ .name = "format", .kind = OPTION_CHOICE, .choices = REPORT_FORMAT_CHOICES,
	  .offset = offsetof(struct term_check_options, format), .help = N_("how to report what was found") },
	{ .name = "fail-on", .kind = OPTION_CHOICE, .choices = FAIL_ON_CHOICES,
	  .offset = offsetof(struct term_check_options, fail_on),
	  .help = N_("the lowest level that makes the exit status 1") },
	OPTION_END
};

static bool write_issues(const struct issues *issues, const struct report_format *format, struct error *err)
{
	struct strbuf report = STRBUF_INIT, shown = STRBUF_INIT;
	bool done;

	format->print(issues, &report);
	if (format->for_people) {
		output_add_visible(&shown, strbuf_slice(&report), false);
		if (!issues->count)
			strbuf_addf(&shown, "%s\n", _("nothing to object to"));
	}
	done = output_write_foreign(strbuf_slice(format->for_people ? &shown : &report), err);
	strbuf_release(&report);
	strbuf_release(&shown);
	return done;
}

static bool fails(const struct issues *issues, int fail_on)
{
	for (int level = fail_on; level <= (int)LEVEL_ERROR; level++)
		if (issues->by_level[level])
			return true;
	return false;
}

static int run_term_check(const struct invocation *invocation, struct error *err)
{
	const struct term_check_options *values = invocation->options;
	struct terminology *terminology = NULL;
	struct issues issues = ISSUES_INIT;
	struct term_check *check;
	int status = EXIT_UNABLE;

	if (!terms_need(invocation->workspace, values->terms, &terminology, err))
		return EXIT_UNABLE;
	check = term_check_new(terminology, &issues);
	if (read_corpus(invocation, values->language, term_check_text, check, err)) {
		term_check_finish(check);
		if (write_issues(&issues, &report_formats[values->format], err))
			status = fails(&issues, values->fail_on) ? EXIT_FOUND : EXIT_DONE;
	}
	term_check_free(check);
	issues_release(&issues);
	terminology_close(terminology);
	return status;
}

const struct command cmd_term_check = {
	.name = "term check",
	.arguments = "[FILE]...",
	.summary = N_("report terms that are wrong, forbidden, missing or inconsistent"),
	.details = N_("Looks at catalogs and documents, or at all releases of the workspace with their catalogs and "
		      "published editions. A release's date, as its path tells it, says which names were right."),
	.options = check_rows_of_options,
	.options_bytes = sizeof(struct term_check_options),
	.defaults = &check_defaults,
	.needs = FINDS_WORKSPACE,
	.arguments_max = ARGUMENTS_ANY,
	.run = run_term_check,
};
