/*
 * tarjimon status -- a table of releases and languages.
 */
#include <config.h>

#include "cli/command.h"
#include "cli/output.h"
#include "cli/public_text.h"

#include "base/i18n.h"
#include "base/json.h"
#include "project/orphans.h"
#include "project/status.h"

#define BAR_CELLS 10

struct status_options {
	bool public;
	bool json;
};

static const struct option_row options[] = {
	{ .name = "public", .kind = OPTION_FLAG, .offset = offsetof(struct status_options, public),
	  .help = N_("show what the public sees now instead, and how stale it is") },
	{ .name = "json", .kind = OPTION_FLAG, .offset = offsetof(struct status_options, json),
	  .help = N_("the same for machines") },
	OPTION_END
};

/* --------------------------------------------------------------- for people */

struct table {
	struct strbuf out;
	const struct settings *settings;
};

static void add_padded(struct strbuf *out, const char *text, size_t columns)
{
	size_t width = text_columns(slice_of(text));

	strbuf_add_string(out, text);
	for (; width < columns; width++)
		strbuf_add_byte(out, ' ');
}

static void add_bar(struct strbuf *out, int percent)
{
	enum colour colour = percent == 100 ? COLOUR_GREEN : percent ? COLOUR_YELLOW : COLOUR_RED;
	struct strbuf bar = STRBUF_INIT;

	for (int i = 0; i < BAR_CELLS; i++)
		strbuf_add_string(&bar, i < percent * BAR_CELLS / 100 ? "█" : "░");
	output_add_coloured(out, colour, bar.data);
	strbuf_release(&bar);
}

static void add_cell(struct strbuf *out, const struct status_cell *cell)
{
	const struct edition_progress *progress = &cell->progress;
	int percent = edition_percent(progress);

	strbuf_add_string(out, "  ");
	add_padded(out, cell->target->gettext_name, 12);
	if (cell->is_source) {
		strbuf_addf(out, "%s%s%s\n", _("written in it"), cell->published ? ", " : "",
			    cell->published ? _("published") : "");
		return;
	}
	add_bar(out, percent);
	strbuf_addf(out, " %3d %%  ", percent);
	strbuf_addf(out, ngettext("%zu of %zu word", "%zu of %zu words", progress->words), progress->words_translated,
		    progress->words);
	if (progress->fuzzy)
		strbuf_addf(out, ngettext(", %zu unit to look at", ", %zu units to look at", progress->fuzzy),
			    progress->fuzzy);
	if (progress->missing)
		strbuf_addf(out, ngettext(", %zu unit missing", ", %zu units missing", progress->missing),
			    progress->missing);
	if (cell->is_derived)
		strbuf_addf(out, ", %s", _("derived"));
	else if (!cell->has_catalog)
		strbuf_addf(out, ", %s", _("no catalog yet"));
	if (cell->published)
		strbuf_addf(out, ", %s", _("published"));
	strbuf_add_byte(out, '\n');
}

static void tell_people(void *data, const struct status_row *row)
{
	struct table *table = data;
	struct strbuf line = STRBUF_INIT;

	output_add_visible(&line, slice_of(row->release->id), true);
	output_add_coloured(&table->out, COLOUR_BOLD, line.data);
	strbuf_addf(&table->out, ngettext("  (%zu unit, ", "  (%zu units, ", row->units), row->units);
	strbuf_addf(&table->out, ngettext("%zu word)", "%zu words)", row->words), row->words);
	strbuf_add_byte(&table->out, '\n');
	for (size_t i = 0; i < table->settings->target_count; i++)
		add_cell(&table->out, &row->cells[i]);
	strbuf_release(&line);
}

/* ------------------------------------------------------------- for machines */

struct machine {
	struct json json;
	const struct settings *settings;
};

static void add_json_cell(struct json *json, const struct status_cell *cell)
{
	const struct edition_progress *progress = &cell->progress;

	json_begin_object(json);
	json_member_string(json, "language", slice_of(cell->target->tag));
	json_member_bool(json, "source", cell->is_source);
	json_member_bool(json, "derived", cell->is_derived);
	json_member_bool(json, "catalog", cell->has_catalog);
	json_member_bool(json, "published", cell->published);
	json_member_integer(json, "percent", edition_percent(progress));
	json_member_integer(json, "units", (int64_t)progress->units);
	json_member_integer(json, "translated", (int64_t)progress->translated);
	json_member_integer(json, "fuzzy", (int64_t)progress->fuzzy);
	json_member_integer(json, "missing", (int64_t)progress->missing);
	json_member_integer(json, "stale", (int64_t)progress->stale);
	json_member_integer(json, "words", (int64_t)progress->words);
	json_member_integer(json, "words_translated", (int64_t)progress->words_translated);
	json_end_object(json);
}

static void tell_machine(void *data, const struct status_row *row)
{
	struct machine *machine = data;
	struct json *json = &machine->json;

	json_begin_object(json);
	json_member_string(json, "release", slice_of(row->release->id));
	json_member_string(json, "path", slice_of(row->release->path));
	json_member_string(json, "language", slice_of(row->source->tag));
	json_key(json, "editions");
	json_begin_array(json);
	for (size_t i = 0; i < machine->settings->target_count; i++)
		add_json_cell(json, &row->cells[i]);
	json_end_array(json);
	json_end_object(json);
}

static void add_json_orphan(struct json *json, const struct orphan *orphan)
{
	json_begin_object(json);
	json_member_string(json, "release", slice_of(orphan->id));
	if (orphan->renamed)
		json_member_string(json, "renamed", slice_of(orphan->renamed));
	json_key(json, "files");
	json_begin_array(json);
	for (size_t i = 0; i < orphan->file_count; i++)
		json_string(json, slice_of(orphan->files[i]));
	json_end_array(json);
	json_end_object(json);
}

static bool print_for_machines(struct workspace *workspace, struct strbuf *out, struct error *err)
{
	struct machine machine = { JSON_INIT(out), &workspace->settings };
	struct orphans orphans = ORPHANS_INIT;
	bool done;

	json_begin_object(&machine.json);
	json_member_string(&machine.json, "schema", SLICE("tarjimon.status/1"));
	json_key(&machine.json, "releases");
	json_begin_array(&machine.json);
	done = status_workspace(workspace, tell_machine, &machine, err);
	json_end_array(&machine.json);
	json_key(&machine.json, "orphans");
	json_begin_array(&machine.json);
	done = done && orphans_find(workspace, &orphans, err);
	for (size_t i = 0; i < orphans.count; i++)
		add_json_orphan(&machine.json, &orphans.items[i]);
	json_end_array(&machine.json);
	json_end_object(&machine.json);
	strbuf_add_byte(out, '\n');
	orphans_release(&orphans);
	return done;
}

/* "c  files of a release that is not there any more", the files, what to do. */
static void add_orphan(struct strbuf *out, const struct orphan *orphan, const struct workspace *workspace)
{
	struct strbuf line = STRBUF_INIT;

	output_add_visible(&line, slice_of(orphan->id), true);
	output_add_coloured(out, COLOUR_BOLD, line.data);
	strbuf_addf(out, "  %s\n", _("this release is not there any more, but files of it"));
	for (size_t i = 0; i < orphan->file_count; i++) {
		strbuf_add_string(out, "  ");
		output_add_visible(out, slice_of(orphan->files[i]), true);
		strbuf_add_byte(out, '\n');
	}
	strbuf_clear(&line);
	orphan_print_advice(orphan, workspace, &line);
	strbuf_add_string(out, "  → ");
	output_add_visible(out, strbuf_slice(&line), true);
	strbuf_add_byte(out, '\n');
	strbuf_release(&line);
}

static bool print_for_people(struct workspace *workspace, struct strbuf *out, struct error *err)
{
	struct table table = { STRBUF_INIT, &workspace->settings };
	struct orphans orphans = ORPHANS_INIT;
	bool done = status_workspace(workspace, tell_people, &table, err) && orphans_find(workspace, &orphans, err);

	for (size_t i = 0; i < orphans.count; i++)
		add_orphan(&table.out, &orphans.items[i], workspace);
	strbuf_add(out, strbuf_slice(&table.out));
	strbuf_release(&table.out);
	orphans_release(&orphans);
	return done;
}

static int run_status(const struct invocation *invocation, struct error *err)
{
	const struct status_options *values = invocation->options;
	bool (*const print[2][2])(struct workspace *, struct strbuf *, struct error *) = {
		{ print_for_people, print_for_machines },
		{ public_text_print, public_json_print },
	};
	struct strbuf out = STRBUF_INIT;
	bool done = print[values->public][values->json](invocation->workspace, &out, err);

	if (done && !values->json && invocation->workspace->release_count == 0)
		strbuf_addf(&out, "%s\n", _("there are no releases yet"));
	if (done)
		done = output_write(strbuf_slice(&out), err);
	else if (!values->json) /* what could be read */
		output_write(strbuf_slice(&out), NULL);
	strbuf_release(&out);
	return done ? EXIT_DONE : EXIT_UNABLE;
}

const struct command cmd_status = {
	.name = "status",
	.arguments = "",
	.summary = N_("show how far every release is in every language"),
	.options = options,
	.options_bytes = sizeof(struct status_options),
	.needs = NEEDS_WORKSPACE,
	.run = run_status,
};
