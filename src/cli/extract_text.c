/*
 * extract_text -- what `extract` did to each unit, in words and in JSON.
 */
#include <config.h>

#include "cli/extract_text.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "cli/option.h"
#include "cli/output.h"

#define KIND_COLUMNS 12
#define TEXT_CHARACTERS 60

/* --------------------------------------------------------------- for people */

static const struct {
	const char *counted, *single;
	enum colour colour;
} kinds[UPDATE_KINDS] = {
	/* TRANSLATORS: "3 kept, 1 new": numbers of units and what became of them. */
	[UPDATE_KEPT] = { N_("kept"), N_("kept"), COLOUR_PLAIN },
	[UPDATE_MOVED] = { N_("moved"), N_("moved"), COLOUR_PLAIN },
	[UPDATE_REVIVED] = { N_("came back"), N_("came back"), COLOUR_GREEN },
	[UPDATE_TYPO] = { N_("with a typo mended"), N_("typo"), COLOUR_GREEN },
	[UPDATE_EDITED] = { N_("edited"), N_("edited"), COLOUR_YELLOW },
	[UPDATE_SPLIT] = { N_("split"), N_("split"), COLOUR_YELLOW },
	[UPDATE_JOINED] = { N_("joined"), N_("joined"), COLOUR_YELLOW },
	[UPDATE_NEW] = { N_("new"), N_("new"), COLOUR_RED },
	[UPDATE_GONE] = { N_("gone"), N_("gone"), COLOUR_DIM },
};

static void add_counts(struct strbuf *out, const struct update_report *report)
{
	bool first = true;

	for (int kind = 0; kind < UPDATE_KINDS; kind++) {
		if (!report->counts[kind])
			continue;
		if (!first)
			strbuf_add_string(out, ", ");
		/* TRANSLATORS: how many, and what: "3 kept" */
		strbuf_addf(out, _("%zu %s"), report->counts[kind], _(kinds[kind].counted));
		first = false;
	}
	if (first)
		strbuf_add_string(out, _("nothing to do"));
	strbuf_add_byte(out, '\n');
}

static void add_beginning(struct strbuf *out, struct slice text)
{
	size_t end = 0, characters = 0;

	while (end < text.bytes && characters++ < TEXT_CHARACTERS)
		utf8_next(text, &end);
	output_add_visible(out, slice_part(text, 0, end), true);
	if (end < text.bytes)
		strbuf_add_string(out, "…");
}

static bool is_fuzzy(const struct extract_result *result, const struct update_line *line)
{
	return line->place != CATALOG_NOT_FOUND && (result->catalog->units[line->place].flags & UNIT_FUZZY);
}

/* "  edited      The Ombudsman met the delegation. … (2 of 3 sentences kept)" */
static void add_line(struct strbuf *out, const struct extract_result *result, const struct update_line *line)
{
	const char *kind = _(kinds[line->kind].single);

	strbuf_add_string(out, "  ");
	output_add_coloured(out, kinds[line->kind].colour, kind);
	for (size_t width = text_columns(slice_of(kind)); width < KIND_COLUMNS; width++)
		strbuf_add_byte(out, ' ');
	add_beginning(out, line->source);
	if (line->sentences > 1 || line->sentences_kept) {
		strbuf_add_string(out, " (");
		strbuf_addf(out, ngettext("%zu of %zu sentence kept", "%zu of %zu sentences kept", line->sentences),
			    line->sentences_kept, line->sentences);
		strbuf_add_byte(out, ')');
	}
	if (line->moved && line->kind != UPDATE_MOVED && line->kind != UPDATE_KEPT)
		strbuf_addf(out, ", %s", _("moved"));
	if (is_fuzzy(result, line) && line->kind != UPDATE_KEPT && line->kind != UPDATE_MOVED)
		strbuf_addf(out, ", %s", _("to look at again"));
	strbuf_add_byte(out, '\n');
}

void extract_text_add(struct extract_text *text, const struct extract_result *result)
{
	struct strbuf list = STRBUF_INIT;

	output_add_visible(&text->out, slice_of(result->path), true);
	strbuf_add_string(&text->out, ": ");
	add_counts(&text->out, &result->update);
	if (text->document != result->document)
		strbuf_clear(&text->list);
	text->document = result->document;
	for (size_t i = 0; i < result->update.line_count; i++)
		if (result->update.lines[i].kind != UPDATE_KEPT)
			add_line(&list, result, &result->update.lines[i]);
	if (!slice_equal(strbuf_slice(&list), strbuf_slice(&text->list)))
		strbuf_add(&text->out, strbuf_slice(&list));
	strbuf_clear(&text->list);
	strbuf_add(&text->list, strbuf_slice(&list));
	strbuf_release(&list);
}

void extract_text_release(struct extract_text *text)
{
	strbuf_release(&text->out);
	strbuf_release(&text->list);
}

/* ------------------------------------------------------------- for machines */

void extract_json_begin(struct json *json)
{
	json_begin_object(json);
	json_member_string(json, "schema", SLICE("tarjimon.extract/1"));
	json_key(json, "catalogs");
	json_begin_array(json);
}

void extract_json_end(struct json *json)
{
	json_end_array(json);
	json_end_object(json);
	strbuf_add_byte(json->out, '\n');
}

static void add_json_previous(struct json *json, const struct extract_result *result, const struct update_line *line)
{
	json_key(json, "previous");
	json_begin_array(json);
	for (size_t i = 0; i < line->origin_count; i++)
		json_string(json, result->update.origins[line->first_origin + i].source);
	json_end_array(json);
}

static void add_json_line(struct json *json, const struct extract_result *result, const struct update_line *line)
{
	json_begin_object(json);
	json_member_string(json, "kind", slice_of(update_kind_name(line->kind)));
	json_member_string(json, "id", line->id);
	json_member_string(json, "source", line->source);
	json_member_bool(json, "moved", line->moved);
	json_member_bool(json, "fuzzy", is_fuzzy(result, line));
	if (line->line)
		json_member_integer(json, "old_line", (int64_t)line->line);
	if (line->origin_count) {
		add_json_previous(json, result, line);
		json_member_integer(json, "likeness", (int64_t)line->percent);
	}
	if (line->sentences) {
		json_member_integer(json, "sentences", (int64_t)line->sentences);
		json_member_integer(json, "sentences_kept", (int64_t)line->sentences_kept);
	}
	json_end_object(json);
}

static void add_json_counts(struct json *json, const struct update_report *report)
{
	json_key(json, "counts");
	json_begin_object(json);
	for (int kind = 0; kind < UPDATE_KINDS; kind++)
		json_member_integer(json, update_kind_name((enum update_kind)kind), (int64_t)report->counts[kind]);
	json_end_object(json);
}

void extract_json_add(struct json *json, const struct extract_result *result)
{
	json_begin_object(json);
	json_member_string(json, "path", slice_of(result->path));
	json_member_string(json, "document", slice_of(result->document));
	if (result->release)
		json_member_string(json, "release", slice_of(result->release->id));
	json_member_string(json, "source_language", slice_of(result->source->tag));
	if (result->target)
		json_member_string(json, "language", slice_of(result->target->tag));
	json_member_bool(json, "made", result->made);
	json_member_bool(json, "written", result->written);
	add_json_counts(json, &result->update);
	json_key(json, "units");
	json_begin_array(json);
	for (size_t i = 0; i < result->update.line_count; i++)
		add_json_line(json, result, &result->update.lines[i]);
	json_end_array(json);
	json_end_object(json);
}
