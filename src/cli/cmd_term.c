/*
 * tarjimon term import|export|list -- what the termbase holds, what goes in and
 * what comes out. Finding and checking terms is in cmd_term_text.c.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/term_option.h"

#include "base/alloc.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/json.h"
#include "project/terms.h"
#include "terms/term_file.h"
#include "text/collate.h"
#include "text/key.h"

#include <stdlib.h>

/* ------------------------------------------------------------------- import */

struct import_options {
	const char *terms;
	bool dry_run;
};

static const struct option_row import_rows[] = {
	TERMS_OPTION(import_options),
	{ .name = "dry-run", .kind = OPTION_FLAG, .offset = offsetof(struct import_options, dry_run),
	  .help = N_("only say what would be done") },
	OPTION_END
};

static void add_losses(struct strbuf *out, const struct term_losses *losses)
{
	for (size_t i = 0; i < losses->count; i++) {
		const struct term_loss *loss = &losses->items[i];

		strbuf_addf(out, "  %s: ", term_loss_name(loss->kind));
		if (loss->concept.bytes)
			strbuf_addf(out, "%.*s", SLICE_ARG(loss->concept));
		if (loss->line)
			strbuf_addf(out, loss->concept.bytes ? _(" (line %zu)") : _("line %zu"), loss->line);
		strbuf_addf(out, "%s%s\n", loss->concept.bytes || loss->line ? ": " : "", loss->why);
	}
	if (losses->count == TERM_LOSSES_KEPT)
		strbuf_addf(out, _("  … and more: %zu dropped, %zu changed, %zu merged in all\n"),
			    losses->counts[TERM_DROPPED], losses->counts[TERM_CHANGED], losses->counts[TERM_MERGED]);
}

static bool import_file(struct termbase *into, const char *path, struct term_import *report,
			struct term_losses *losses, struct error *err)
{
	struct termbase from = TERMBASE_INIT;
	bool done = termbase_load(&from, path, losses, err);

	if (done)
		termbase_merge(into, &from, report, losses);
	termbase_release(&from);
	return done;
}

static bool save_base(const struct termbase *termbase, const char *path, struct error *err)
{
	char *folder = path_folder(path);
	bool done = folder_make(folder, err) &&
		    termbase_save(termbase, path, term_format_of_path(path), NULL, NULL, NULL, err);

	free(folder);
	return done;
}

static bool import_all(const struct invocation *invocation, const char *path, struct term_import *report,
		       struct term_losses *losses, struct error *err)
{
	const struct import_options *values = invocation->options;
	struct termbase termbase = TERMBASE_INIT;
	struct workspace *workspace = values->terms ? NULL : invocation->workspace;
	bool done = !workspace || workspace_keeps_setting(workspace, workspace->settings.termbase, err);

	done = done && (!file_exists(path) || termbase_load(&termbase, path, NULL, err));
	for (size_t i = 0; done && i < invocation->argument_count; i++)
		done = import_file(&termbase, invocation->arguments[i], report, losses, err);
	if (done && !values->dry_run && report->added + report->changed)
		done = save_base(&termbase, path, err);
	termbase_release(&termbase);
	return done;
}

static int run_import(const struct invocation *invocation, struct error *err)
{
	const struct import_options *values = invocation->options;
	const char *path = terms_path(invocation->workspace, values->terms);
	struct term_losses losses = TERM_LOSSES_INIT;
	struct term_import report = { 0 };
	struct strbuf out = STRBUF_INIT, shown = STRBUF_INIT;
	bool done;

	if (!path) {
		error_set(err, ERROR_USAGE, _("there is no workspace here: name the termbase with '--terms=FILE'"));
		return EXIT_UNABLE;
	}
	done = import_all(invocation, path, &report, &losses, err);
	if (done) {
		strbuf_addf(&out, ngettext("%zu concept read: ", "%zu concepts read: ", report.read), report.read);
		strbuf_addf(&out, _("%zu new, %zu changed, %zu known\n"), report.added, report.changed,
			    report.unchanged);
		add_losses(&out, &losses);
		output_add_visible(&shown, strbuf_slice(&out), false);
		done = output_write(strbuf_slice(&shown), err);
	}
	term_losses_release(&losses);
	strbuf_release(&out);
	strbuf_release(&shown);
	return done ? EXIT_DONE : EXIT_UNABLE;
}

const struct command cmd_term_import = {
	.name = "term import",
	.arguments = "FILE...",
	.summary = N_("put terms into the termbase: TBX or TSV"),
	.details = N_("The kind of a file is told by its content; \"-\" is standard input. A concept with the same id, or "
		      "with the same preferred names in two languages, is completed; nothing is taken away. What a file "
		      "holds and the termbase cannot keep is told, by concept."),
	.options = import_rows,
	.options_bytes = sizeof(struct import_options),
	.needs = FINDS_WORKSPACE,
	.arguments_min = 1,
	.arguments_max = ARGUMENTS_ANY,
	.run = run_import,
};

/* ------------------------------------------------------------------- export */

struct export_options {
	const char *terms;
	int format;
	const struct language *source, *target;
	const char *output;
};

static const struct option_row export_rows[] = {
	TERMS_OPTION(export_options),
	{ .name = "format", .kind = OPTION_CHOICE, .choices = TERM_FORMAT_CHOICES,
	  .offset = offsetof(struct export_options, format), .help = N_("what to write") },
	{ .letter = 's', .name = "source", .kind = OPTION_LANGUAGE, .argument = "LANG",
	  .offset = offsetof(struct export_options, source), .help = N_("the source language of a glossary") },
	{ .letter = 't', .name = "target", .kind = OPTION_LANGUAGE, .argument = "LANG",
	  .offset = offsetof(struct export_options, target), .help = N_("the target language of a glossary") },
	{ .letter = 'o', .name = "output", .kind = OPTION_TEXT, .argument = "OUT",
	  .offset = offsetof(struct export_options, output),
	  .help = N_("write there instead of to standard output") },
	OPTION_END
};

static int run_export(const struct invocation *invocation, struct error *err)
{
	const struct export_options *values = invocation->options;
	struct terminology *terminology;
	size_t replaced = 0;
	bool done = terms_need(invocation->workspace, values->terms, &terminology, err) &&
		    termbase_save(terminology_termbase(terminology), values->output ? values->output : "-",
				  (enum term_format)values->format, values->source, values->target, &replaced, err);

	terminology_close(terminology);
	if (done && replaced)
		output_warn(ngettext("%zu character that TBX does not have was replaced",
				     "%zu characters that TBX does not have were replaced", replaced),
			    replaced);
	return done ? EXIT_DONE : EXIT_UNABLE;
}

const struct command cmd_term_export = {
	.name = "term export",
	.arguments = "",
	.summary = N_("write the termbase as TBX, TSV or a glossary for OmegaT"),
	.options = export_rows,
	.options_bytes = sizeof(struct export_options),
	.needs = FINDS_WORKSPACE,
	.run = run_export,
};

/* --------------------------------------------------------------------- list */

struct list_options {
	const char *terms;
	const struct language *language;
	bool json;
};

static const struct option_row list_rows[] = {
	TERMS_OPTION(list_options),
	{ .letter = 'l', .name = "language", .kind = OPTION_LANGUAGE, .argument = "LANG",
	  .offset = offsetof(struct list_options, language), .help = N_("only names in this language") },
	{ .name = "json", .kind = OPTION_FLAG, .offset = offsetof(struct list_options, json),
	  .help = N_("the same for machines") },
	OPTION_END
};

/* Is the text, folded, in the id or in one of the names? */
static bool is_asked_for(const struct concept *concept, const char *text)
{
	struct strbuf wanted = STRBUF_INIT, name = STRBUF_INIT;
	bool found = slice_is(concept->id, text);

	for (size_t i = 0; !found && i < concept->name_count; i++) {
		strbuf_clear(&wanted);
		strbuf_clear(&name);
		key_folded(concept->names[i].language, slice_of(text), &wanted, NULL);
		key_folded(concept->names[i].language, concept->names[i].text, &name, NULL);
		found = slice_find(strbuf_slice(&name), strbuf_slice(&wanted), 0) != SIZE_MAX;
	}
	strbuf_release(&wanted);
	strbuf_release(&name);
	return found;
}

static bool is_listed(const struct invocation *invocation, const struct concept *concept)
{
	const struct list_options *values = invocation->options;
	bool listed = invocation->argument_count == 0, in_language = !values->language;

	for (size_t i = 0; i < invocation->argument_count && !listed; i++)
		listed = is_asked_for(concept, invocation->arguments[i]);
	for (size_t i = 0; i < concept->name_count && !in_language; i++)
		in_language = concept->names[i].language == values->language;
	return listed && in_language && concept->name_count > 0;
}

static void add_days(struct strbuf *out, struct day_range days)
{
	if (days.from) {
		strbuf_add_string(out, _(", from "));
		day_print(days.from, out);
	}
	if (days.until) {
		strbuf_add_string(out, _(", until "));
		day_print(days.until, out);
	}
}

/* The names in one language, a line each. */
static void add_names(struct strbuf *out, const struct concept *concept, const struct language *language)
{
	for (size_t i = 0; i < concept->name_count; i++) {
		const struct term_name *name = &concept->names[i];

		if (name->language != language)
			continue;
		strbuf_addf(out, "    %-12s %.*s", language->gettext_name, SLICE_ARG(name->text));
		strbuf_addf(out, " (%s",
			    name->status == TERM_PREFERRED ? _("preferred")
			    : name->status == TERM_ALLOWED ? _("allowed")
							   : _("forbidden"));
		add_days(out, name->valid);
		strbuf_add_string(out, ")\n");
	}
}

static void add_concept(struct strbuf *out, const struct concept *concept, const struct language **languages,
			const struct language *only)
{
	static const enum term_field fields[] = { TERM_SUBJECT, TERM_DEFINITION, TERM_NOTE };

	strbuf_add(out, concept->id);
	if (term_texts_find(&concept->texts, TERM_STATE, NULL).bytes)
		strbuf_addf(out, " [%.*s]", SLICE_ARG(term_texts_find(&concept->texts, TERM_STATE, NULL)));
	strbuf_add_byte(out, '\n');
	for (size_t i = 0; languages[i]; i++)
		if (!only || languages[i] == only)
			add_names(out, concept, languages[i]);
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		struct slice text = term_texts_find(&concept->texts, fields[i], NULL);

		if (text.bytes)
			strbuf_addf(out, "    # %.*s\n", SLICE_ARG(text));
	}
}

static void add_json_name(struct json *json, const struct term_name *name)
{
	struct strbuf day = STRBUF_INIT;

	json_begin_object(json);
	json_member_string(json, "language", slice_of(name->language->tag));
	json_member_string(json, "text", name->text);
	json_member_string(json, "status", slice_of(term_status_name(name->status)));
	if (name->word_class != WORD_CLASS_UNKNOWN)
		json_member_string(json, "pos", slice_of(word_class_name(name->word_class)));
	if (name->valid.from) {
		day_print(name->valid.from, &day);
		json_member_string(json, "from", strbuf_slice(&day));
	}
	strbuf_clear(&day);
	if (name->valid.until) {
		day_print(name->valid.until, &day);
		json_member_string(json, "until", strbuf_slice(&day));
	}
	json_end_object(json);
	strbuf_release(&day);
}

static void add_json_concept(struct json *json, const struct concept *concept, const struct language *only)
{
	json_begin_object(json);
	json_member_string(json, "id", concept->id);
	json_key(json, "names");
	json_begin_array(json);
	for (size_t i = 0; i < concept->name_count; i++)
		if (!only || concept->names[i].language == only)
			add_json_name(json, &concept->names[i]);
	json_end_array(json);
	for (int field = 0; field < TERM_FIELDS; field++) {
		struct slice text = term_texts_find(&concept->texts, (enum term_field)field, NULL);

		if (text.bytes)
			json_member_string(json, term_field_name((enum term_field)field), text);
	}
	json_end_object(json);
}

/* By its name in the language asked for, else by its id. */
static struct slice sort_text(const struct concept *concept, const struct language *language)
{
	for (size_t i = 0; language && i < concept->name_count; i++)
		if (concept->names[i].language == language)
			return concept->names[i].text;
	return concept->id;
}

/* The places of the concepts in the order of the list; free it. */
static size_t *list_order(const struct termbase *termbase, const struct language *language, struct error *err)
{
	struct collator *collator = collator_new(language, err);
	struct slice *texts;
	size_t *order;

	if (!collator)
		return NULL;
	texts = alloc_zeroed(termbase->count + 1, sizeof(*texts));
	order = alloc_zeroed(termbase->count + 1, sizeof(*order));
	for (size_t i = 0; i < termbase->count; i++)
		texts[i] = sort_text(&termbase->concepts[i], language);
	collator_order(collator, texts, termbase->count, order);
	free(texts);
	collator_free(collator);
	return order;
}

static size_t print_list(const struct invocation *invocation, const struct termbase *termbase, const size_t *order,
			 struct strbuf *out)
{
	const struct list_options *values = invocation->options;
	const struct language **languages = termbase_languages(termbase);
	struct strbuf text = STRBUF_INIT;
	struct json json = JSON_INIT(out);
	size_t listed = 0;

	if (values->json) {
		json_begin_object(&json);
		json_member_string(&json, "schema", SLICE("tarjimon.term-list/1"));
		json_key(&json, "concepts");
		json_begin_array(&json);
	}
	for (size_t i = 0; i < termbase->count; i++) {
		const struct concept *concept = &termbase->concepts[order[i]];

		if (!is_listed(invocation, concept))
			continue;
		listed++;
		if (values->json)
			add_json_concept(&json, concept, values->language);
		else
			add_concept(&text, concept, languages, values->language);
	}
	if (values->json) {
		json_end_array(&json);
		json_end_object(&json);
		strbuf_add_byte(out, '\n');
	}
	output_add_visible(out, strbuf_slice(&text), false);
	strbuf_release(&text);
	free(languages);
	return listed;
}

static int run_list(const struct invocation *invocation, struct error *err)
{
	const struct list_options *values = invocation->options;
	struct terminology *terminology;
	struct strbuf out = STRBUF_INIT;
	size_t listed = 0, *order = NULL;
	bool done = terms_need(invocation->workspace, values->terms, &terminology, err);

	if (done)
		order = list_order(terminology_termbase(terminology), values->language, err);
	done = order;
	if (done) {
		listed = print_list(invocation, terminology_termbase(terminology), order, &out);
		done = output_write(strbuf_slice(&out), err);
	}
	free(order);
	terminology_close(terminology);
	strbuf_release(&out);
	return !done ? EXIT_UNABLE : listed ? EXIT_DONE : EXIT_FOUND;
}

const struct command cmd_term_list = {
	.name = "term list",
	.arguments = "[TEXT]...",
	.summary = N_("list the termbase by concept"),
	.details = N_("With a text only concepts that have it as their id or in one of their names, in any case and "
		      "script. The exit status is 1 when there is none."),
	.options = list_rows,
	.options_bytes = sizeof(struct list_options),
	.needs = FINDS_WORKSPACE,
	.arguments_max = ARGUMENTS_ANY,
	.run = run_list,
};
