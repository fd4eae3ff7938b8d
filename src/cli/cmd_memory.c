/*
 * tarjimon memory import|export|stats|verify -- what goes into the memory, what
 * comes out, and whether it is sound. Looking up is in cmd_lookup.c.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/memory_option.h"
#include "cli/output.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/json.h"
#include "memory/memory.h"
#include "project/workspace.h"

#include <stdlib.h>

/* ------------------------------------------------------------------- import */

struct import_options {
	const char *store;
	const struct language *source, *target;
	const char *report, *author, *reason;
};

static const struct option_row import_rows[] = {
	MEMORY_OPTION(import_options),
	{ .letter = 's', .name = "source", .kind = OPTION_LANGUAGE, .argument = "LANG",
	  .offset = offsetof(struct import_options, source), .help = N_("the source language of catalogs that do not say") },
	{ .letter = 't', .name = "target", .kind = OPTION_LANGUAGE, .argument = "LANG",
	  .offset = offsetof(struct import_options, target), .help = N_("the language of catalogs that do not say") },
	{ .name = "report", .kind = OPTION_TEXT, .argument = "FILE", .offset = offsetof(struct import_options, report),
	  .help = N_("write there what was dropped, changed or merged, unit by unit, and why") },
	{ .name = "author", .kind = OPTION_TEXT, .argument = "NAME", .offset = offsetof(struct import_options, author),
	  .help = N_("who translated what does not say") },
	REASON_OPTION(import_options),
	OPTION_END
};

static void add_import_report(struct strbuf *out, const struct memory_report *report)
{
	strbuf_addf(out, ngettext("%zu unit read: ", "%zu units read: ", report->records), report->records);
	strbuf_addf(out, _("%zu new, %zu changed, %zu known"), report->added, report->changed,
		    report->unchanged);
	if (report->kept)
		strbuf_addf(out, _(", %zu left as approved"), report->kept);
	if (report->refused)
		strbuf_addf(out, _(", %zu refused"), report->refused);
	if (report->accepted + report->rejected + report->undecided)
		strbuf_addf(out, _("; judged: %zu accepted, %zu rejected, %zu not decided"), report->accepted,
			    report->rejected, report->undecided);
	if (report->batch)
		strbuf_addf(out, _(" (batch %lld)"), (long long)report->batch);
	strbuf_add_byte(out, '\n');
	output_add_losses(out, &report->losses);
}

/* Before units come that it holds for. */
static bool put_embargo(const struct invocation *invocation, struct memory *memory, struct error *err)
{
	const struct memory_batch batch = { .kind = "embargo" };

	if (!invocation->workspace)
		return true;
	if (!memory_begin(memory, &batch, err))
		return false;
	if (workspace_put_embargo(invocation->workspace, memory, err))
		return memory_commit(memory, NULL, err);
	memory_rollback(memory);
	return false;
}

static int run_import(const struct invocation *invocation, struct error *err)
{
	const struct import_options *values = invocation->options;
	struct memory_batch batch = { .kind = "import", .status = TM_STATUS_DRAFT, .author = slice_of(values->author),
				      .reason = slice_of(values->reason) };
	const struct memory_import_options how = { values->source, values->target, values->report };
	struct memory_report report = { 0 };
	struct strbuf out = STRBUF_INIT;
	struct memory *memory = NULL;
	bool done = memory_option_open(invocation, values->store, MEMORY_CREATE, &memory, err) &&
		    put_embargo(invocation, memory, err) &&
		    memory_import_files(memory, (const char *const *)invocation->arguments, invocation->argument_count, &batch,
					&how, &report, err);

	memory_close(memory);
	if (done) {
		add_import_report(&out, &report);
		done = output_write(strbuf_slice(&out), err);
	}
	strbuf_release(&out);
	return done ? EXIT_DONE : EXIT_UNABLE;
}

const struct command cmd_memory_import = {
	.name = "memory import",
	.arguments = "FILE...",
	.summary = N_("put translations of others into the memory: TMX, XLIFF, PO, TSV or Weblate's JSON"),
	.details = N_("The kind of a file is told by its content; \"-\" is standard input. Importing the same again "
		      "changes nothing; what was approved is never replaced by what was not. Of a table that "
		      "'memory align --review' wrote, what was judged or corrected is approved, and the rest left out."),
	.options = import_rows,
	.options_bytes = sizeof(struct import_options),
	.needs = FINDS_WORKSPACE,
	.arguments_min = 1,
	.arguments_max = ARGUMENTS_ANY,
	.run = run_import,
};

/* ------------------------------------------------------------------- export */

struct export_options {
	const char *store;
	const struct language *source, *target;
	bool embargoed;
	int format;
	const char *output;
};

static const struct option_row export_rows[] = {
	MEMORY_OPTION(export_options),
	{ .letter = 's', .name = "source", .kind = OPTION_LANGUAGE, .argument = "LANG",
	  .offset = offsetof(struct export_options, source), .help = N_("only pairs of this language …") },
	{ .letter = 't', .name = "target", .kind = OPTION_LANGUAGE, .argument = "LANG",
	  .offset = offsetof(struct export_options, target), .help = N_("… and this one") },
	{ .name = "format", .kind = OPTION_CHOICE, .choices = MEMORY_FORMAT_CHOICES,
	  .offset = offsetof(struct export_options, format), .help = N_("what to write") },
	{ .name = "embargoed", .kind = OPTION_FLAG, .offset = offsetof(struct export_options, embargoed),
	  .help = N_("units of releases under embargo, too") },
	{ .letter = 'o', .name = "output", .kind = OPTION_TEXT, .argument = "OUT",
	  .offset = offsetof(struct export_options, output),
	  .help = N_("write there instead of to standard output") },
	OPTION_END
};

static int run_export(const struct invocation *invocation, struct error *err)
{
	const struct export_options *values = invocation->options;
	const struct memory_export_options how = { values->source, values->target, values->embargoed };
	struct memory_export_report report;
	struct memory *memory = NULL;
	bool done = memory_option_open(invocation, values->store, MEMORY_READ, &memory, err) &&
		    memory_export(memory, (enum memory_format)values->format, &how, values->output ? values->output : "-",
				  &report, err);

	memory_close(memory);
	if (done && report.replaced_characters)
		output_warn(ngettext("%zu character that TMX does not have was replaced",
				     "%zu characters that TMX does not have were replaced", report.replaced_characters),
			    report.replaced_characters);
	if (done && report.hidden)
		output_warn(ngettext("%zu unit is of a release under embargo and was left out: see --embargoed",
				     "%zu units are of releases under embargo and were left out: see --embargoed", report.hidden),
			    report.hidden);
	if (done && report.left_out)
		output_warn(ngettext("%zu unit was left out: the file has its text already",
				     "%zu units were left out: the file has their texts already", report.left_out),
			    report.left_out);
	return done ? EXIT_DONE : EXIT_UNABLE;
}

const struct command cmd_memory_export = {
	.name = "memory export",
	.arguments = "",
	.summary = N_("write the whole memory as TMX, PO, TSV or Weblate's JSON"),
	.options = export_rows,
	.options_bytes = sizeof(struct export_options),
	.needs = FINDS_WORKSPACE,
	.run = run_export,
};

/* -------------------------------------------------------------------- stats */

struct stats_options {
	const char *store;
	bool json;
};

static const struct option_row stats_rows[] = {
	MEMORY_OPTION(stats_options),
	{ .name = "json", .kind = OPTION_FLAG, .offset = offsetof(struct stats_options, json),
	  .help = N_("the same for machines") },
	OPTION_END
};

static void add_stats(struct strbuf *out, const struct memory_stats *stats)
{
	strbuf_addf(out, ngettext("%zu unit, ", "%zu units, ", stats->units), stats->units);
	strbuf_addf(out, ngettext("%zu different text, ", "%zu different texts, ", stats->texts), stats->texts);
	strbuf_addf(out, _("store %lld kB, index %lld kB\n"), (long long)(stats->store_bytes / 1024),
		    (long long)(stats->index_bytes / 1024));
	if (stats->hidden_units) {
		strbuf_addf(out, ngettext("%zu unit under embargo is not counted", "%zu units under embargo are not counted",
					  stats->hidden_units), stats->hidden_units);
		strbuf_add_byte(out, '\n');
	}
	for (size_t i = 0; i < stats->language_count; i++) {
		const struct memory_language_count *count = &stats->languages[i];

		strbuf_addf(out, "  %-12s", count->language->gettext_name);
		strbuf_addf(out, ngettext("%zu text (%zu approved)", "%zu texts (%zu approved)", count->texts),
			    count->texts, count->approved);
		strbuf_add_byte(out, '\n');
	}
}

static void add_json_stats(struct strbuf *out, const struct memory_stats *stats)
{
	struct json json = JSON_INIT(out);

	json_begin_object(&json);
	json_member_string(&json, "schema", SLICE("tarjimon.memory-stats/1"));
	json_member_integer(&json, "units", (int64_t)stats->units);
	json_member_integer(&json, "hidden_units", (int64_t)stats->hidden_units);
	json_member_integer(&json, "texts", (int64_t)stats->texts);
	json_member_integer(&json, "batches", (int64_t)stats->batches);
	json_member_integer(&json, "store_bytes", stats->store_bytes);
	json_member_integer(&json, "index_bytes", stats->index_bytes);
	json_key(&json, "languages");
	json_begin_array(&json);
	for (size_t i = 0; i < stats->language_count; i++) {
		const struct memory_language_count *count = &stats->languages[i];

		json_begin_object(&json);
		json_member_string(&json, "language", slice_of(count->language->tag));
		json_member_integer(&json, "texts", (int64_t)count->texts);
		json_member_integer(&json, "approved", (int64_t)count->approved);
		json_member_integer(&json, "drafts", (int64_t)count->drafts);
		json_member_integer(&json, "aligned", (int64_t)count->aligned);
		json_end_object(&json);
	}
	json_end_array(&json);
	json_end_object(&json);
	strbuf_add_byte(out, '\n');
}

static int run_stats(const struct invocation *invocation, struct error *err)
{
	const struct stats_options *values = invocation->options;
	struct memory_stats *stats = alloc_zeroed(1, sizeof(*stats));
	struct strbuf out = STRBUF_INIT;
	struct memory *memory = NULL;
	bool done = memory_option_open(invocation, values->store, MEMORY_READ, &memory, err) &&
		    memory_stats(memory, stats, err);

	memory_close(memory);
	if (done) {
		if (values->json)
			add_json_stats(&out, stats);
		else
			add_stats(&out, stats);
		done = output_write(strbuf_slice(&out), err);
	}
	strbuf_release(&out);
	free(stats);
	return done ? EXIT_DONE : EXIT_UNABLE;
}

const struct command cmd_memory_stats = {
	.name = "memory stats",
	.arguments = "",
	.summary = N_("count what the memory holds"),
	.options = stats_rows,
	.options_bytes = sizeof(struct stats_options),
	.needs = FINDS_WORKSPACE,
	.run = run_stats,
};

/* ------------------------------------------------------------------- verify */

struct verify_options {
	const char *store;
	bool rebuild;
};

static const struct option_row verify_rows[] = {
	MEMORY_OPTION(verify_options),
	{ .name = "rebuild", .kind = OPTION_FLAG, .offset = offsetof(struct verify_options, rebuild),
	  .help = N_("make the index anew from the store") },
	OPTION_END
};

static int run_verify(const struct invocation *invocation, struct error *err)
{
	const struct verify_options *values = invocation->options;
	struct strbuf out = STRBUF_INIT;
	struct memory *memory = NULL;
	bool done = memory_option_open(invocation, values->store, values->rebuild ? MEMORY_WRITE : MEMORY_READ, &memory,
				err) &&
		    memory_verify(memory, values->rebuild ? MEMORY_VERIFY_REBUILD : 0, err);

	memory_close(memory);
	if (done) {
		strbuf_addf(&out, "%s\n", _("the memory is sound"));
		done = output_write(strbuf_slice(&out), err);
	}
	strbuf_release(&out);
	return done ? EXIT_DONE : EXIT_UNABLE;
}

const struct command cmd_memory_verify = {
	.name = "memory verify",
	.arguments = "",
	.summary = N_("read all of the memory and hold it against its hashes and its index"),
	.options = verify_rows,
	.options_bytes = sizeof(struct verify_options),
	.needs = FINDS_WORKSPACE,
	.run = run_verify,
};
