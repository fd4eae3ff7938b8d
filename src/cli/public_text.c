/*
 * public_text -- `status --public` in words and in JSON.
 */
#include <config.h>

#include "cli/public_text.h"

#include "base/i18n.h"
#include "base/json.h"
#include "cli/option.h"
#include "cli/output.h"
#include "project/clock.h"

#define LANGUAGE_COLUMNS 12
#define STATE_COLUMNS 16

/* --------------------------------------------------------------- for people */

static const struct {
	enum colour colour;
	const char *text;
} states[PUBLIC_STATES] = {
	/* TRANSLATORS: what a published article in one language is; each stands in a column of a table. */
	[PUBLIC_CURRENT] = { COLOUR_GREEN, N_("up to date") },
	[PUBLIC_MIXED] = { COLOUR_YELLOW, N_("mixed") },
	[PUBLIC_STALE] = { COLOUR_RED, N_("out of date") },
	[PUBLIC_CHANGED] = { COLOUR_YELLOW, N_("changed by hand") },
	[PUBLIC_UNRECORDED] = { COLOUR_YELLOW, N_("not recorded") },
	[PUBLIC_WITHHELD] = { COLOUR_RED, N_("withheld") },
	[PUBLIC_NONE] = { COLOUR_RED, N_("not published") },
};

static void add_column(struct strbuf *out, enum colour colour, const char *text, size_t columns)
{
	size_t width = text_columns(slice_of(text));

	output_add_coloured(out, colour, text);
	for (; width < columns; width++)
		strbuf_add_byte(out, ' ');
}

/* A day in a buffer of the caller's. */
static const char *date_of(int64_t seconds, char date[CLOCK_TEXT_BYTES])
{
	clock_print(seconds, CLOCK_DATE, date);
	return date;
}

static bool is_readable(const struct public_cell *cell)
{
	return cell->state == PUBLIC_CURRENT || cell->state == PUBLIC_MIXED || cell->state == PUBLIC_STALE;
}

/* "377 of 412 words; 2 texts that the release no longer has" */
static void add_words(struct strbuf *out, const struct public_row *row, const struct public_cell *cell)
{
	strbuf_addf(out, ngettext("%zu of %zu word", "%zu of %zu words", row->words), cell->words_shown,
		    row->words);
	if (cell->texts_outdated)
		strbuf_addf(out,
			    ngettext("; %zu text that the release no longer has",
				     "; %zu texts that the release no longer has", cell->texts_outdated),
			    cell->texts_outdated);
}

/* "; 14 days behind (since 2026-11-11); published 2026-11-02" */
static void add_dates(struct strbuf *out, const struct public_row *row, const struct public_cell *cell)
{
	long long days = public_days_behind(row, cell);
	char date[CLOCK_TEXT_BYTES];

	if (cell->state == PUBLIC_STALE)
		strbuf_addf(out,
			    ngettext("; %lld day behind (since %s)", "; %lld days behind (since %s)",
				     (unsigned long)days),
			    days, date_of(cell->since, date));
	if (cell->state == PUBLIC_WITHHELD)
		strbuf_addf(out, _("since %s"), date_of(cell->since, date));
	if (cell->state == PUBLIC_NONE && cell->record && cell->record->waiting != RECORD_TIME_UNKNOWN)
		strbuf_addf(out, _("unfinished since %s"), date_of(cell->since, date));
	if (is_readable(cell) && cell->published != RECORD_TIME_UNKNOWN)
		strbuf_addf(out, _("; published %s"), date_of(cell->published, date));
}

static void add_cell(struct strbuf *out, const struct public_row *row, const struct public_cell *cell)
{
	strbuf_add_string(out, "  ");
	add_column(out, COLOUR_PLAIN, cell->language->gettext_name, LANGUAGE_COLUMNS);
	add_column(out, states[cell->state].colour, _(states[cell->state].text), STATE_COLUMNS);
	strbuf_add_string(out, "  ");
	if (is_readable(cell))
		add_words(out, row, cell);
	add_dates(out, row, cell);
	while (out->bytes && out->data[out->bytes - 1] == ' ')
		strbuf_truncate(out, out->bytes - 1);
	strbuf_add_byte(out, '\n');
}

static void tell_people(void *data, const struct public_row *row)
{
	struct strbuf *out = data, id = STRBUF_INIT;

	output_add_visible(&id, slice_of(row->release->id), true);
	output_add_coloured(out, COLOUR_BOLD, id.data);
	strbuf_addf(out, "  (%s, ", row->source->gettext_name);
	strbuf_addf(out, ngettext("%zu word)", "%zu words)", row->words), row->words);
	strbuf_add_byte(out, '\n');
	for (size_t i = 0; i < row->cell_count; i++)
		add_cell(out, row, &row->cells[i]);
	strbuf_release(&id);
}

bool public_text_print(struct workspace *workspace, struct strbuf *out, struct error *err)
{
	return public_workspace(workspace, tell_people, out, err);
}

/* ------------------------------------------------------------- for machines */

static void add_json_time(struct json *json, const char *key, int64_t seconds)
{
	char text[CLOCK_TEXT_BYTES];

	json_key(json, key);
	if (seconds == RECORD_TIME_UNKNOWN) {
		json_null(json);
		return;
	}
	clock_print(seconds, CLOCK_ISO, text);
	json_string(json, slice_of(text));
}

static void add_json_id(struct json *json, const char *key, const char *id)
{
	json_key(json, key);
	if (id && *id)
		json_string(json, slice_of(id));
	else
		json_null(json);
}

static void add_json_cell(struct json *json, const struct public_row *row, const struct public_cell *cell)
{
	json_begin_object(json);
	json_member_string(json, "language", slice_of(cell->language->tag));
	json_member_string(json, "state", slice_of(public_state_name(cell->state)));
	json_member_bool(json, "source", cell->is_source);
	json_member_string(json, "path", slice_of(cell->path));
	add_json_time(json, "published", cell->published);
	add_json_id(json, "revision", cell->record ? cell->record->source : NULL);
	add_json_id(json, "edition", cell->record ? cell->record->edition : NULL);
	json_member_integer(json, "words_shown", (int64_t)cell->words_shown);
	json_member_integer(json, "texts_outdated", (int64_t)cell->texts_outdated);
	add_json_time(json, "behind_since", cell->since);
	json_member_integer(json, "days_behind", public_days_behind(row, cell));
	json_end_object(json);
}

static void tell_machine(void *data, const struct public_row *row)
{
	struct json *json = data;

	json_begin_object(json);
	json_member_string(json, "release", slice_of(row->release->id));
	json_member_string(json, "path", slice_of(row->release->path));
	json_member_string(json, "language", slice_of(row->source->tag));
	json_member_string(json, "revision", slice_of(row->revision));
	json_member_integer(json, "words", (int64_t)row->words);
	json_key(json, "editions");
	json_begin_array(json);
	for (size_t i = 0; i < row->cell_count; i++)
		add_json_cell(json, row, &row->cells[i]);
	json_end_array(json);
	json_end_object(json);
}

bool public_json_print(struct workspace *workspace, struct strbuf *out, struct error *err)
{
	struct json json = JSON_INIT(out);
	bool done;

	json_begin_object(&json);
	json_member_string(&json, "schema", SLICE("tarjimon.public/1"));
	json_key(&json, "releases");
	json_begin_array(&json);
	done = public_workspace(workspace, tell_machine, &json, err);
	json_end_array(&json);
	json_end_object(&json);
	strbuf_add_byte(out, '\n');
	return done;
}
