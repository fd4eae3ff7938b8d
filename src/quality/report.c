/*
 * report -- the table of formats, and the two that programs read first: text and JSON.
 */
#include <config.h>

#include "quality/report.h"

#include "base/i18n.h"
#include "base/json.h"
#include "base/utf8.h"
#include "quality/gate.h"
#include "text/wrap.h"

const struct report_format report_formats[] = {
	{ .name = "text", .for_people = true, .print = report_text },
	{ .name = "json", .print = report_json },
	{ .name = "sarif", .print = report_sarif },
	{ .name = "junit", .print = report_junit },
	{ .name = "github", .print = report_github },
	{ .name = "gitlab", .print = report_gitlab },
	{ .name = "html", .print = report_html },
	{ .name = "waivers", .print = gate_print_waivers },
};

/* --------------------------------------------------------------------- text */

#define BEFORE_CODEPOINTS 40
#define SHOWN_CODEPOINTS 100

/* Where an excerpt begins so that the place is in it. */
static size_t excerpt_begin(struct slice text, size_t place)
{
	size_t at = place;

	for (int shown = 0; at > 0 && shown < BEFORE_CODEPOINTS; shown++)
		utf8_previous(text, &at);
	return at <= 3 ? 0 : at;
}

static void add_flat(struct strbuf *out, struct slice text)
{
	size_t at = 0;

	while (at < text.bytes) {
		uint32_t c = utf8_next(text, &at);

		strbuf_add_codepoint(out, c == '\n' || c == '\t' || c == '\r' ? ' ' : c);
	}
}

/* A text on one line, around the place, which is underlined when it is not empty. */
static void add_side(struct strbuf *out, const struct language *language, struct slice text, size_t from,
		     size_t to)
{
	size_t begin = excerpt_begin(text, from), end = begin, line = out->bytes, mark;

	if (!text.bytes)
		return;
	strbuf_addf(out, "    %s: %s", language ? language->gettext_name : "?", begin ? "…" : "");
	for (int shown = 0; end < text.bytes && shown < SHOWN_CODEPOINTS; shown++)
		utf8_next(text, &end);
	mark = out->bytes;
	add_flat(out, slice_part(text, begin, from < end ? from : end));
	mark = wrap_columns(slice_part(strbuf_slice(out), line, out->bytes));
	add_flat(out, slice_part(text, from < end ? from : end, end));
	strbuf_add_string(out, end < text.bytes ? "…\n" : "\n");
	if (to <= from || from >= end)
		return;
	for (size_t column = 0; column < mark; column++)
		strbuf_add_byte(out, ' ');
	for (size_t column = wrap_columns(slice_part(text, from, to < end ? to : end)); column > 0; column--)
		strbuf_add_byte(out, '^');
	strbuf_add_byte(out, '\n');
}

static void add_place(struct strbuf *out, const struct issue *issue)
{
	size_t line = issue->first_line ? issue->first_line : issue->line;

	strbuf_add_string(out, issue->file);
	if (line)
		strbuf_addf(out, ":%zu", line);
	if (issue->first_line)
		strbuf_addf(out, ":%zu", issue->first_column);
}

void report_text(const struct issues *issues, struct strbuf *out)
{
	for (size_t i = 0; i < issues->count; i++) {
		const struct issue *issue = &issues->items[i];
		size_t from = issue->from, to = issue->to;

		add_place(out, issue);
		strbuf_addf(out, ": %s: %s [%s]\n", level_name(issue->level), issue->message,
			    check_rows[issue->check].name);
		add_side(out, issue->source_language, issue->source, issue->in_source ? from : 0,
			 issue->in_source ? to : 0);
		add_side(out, issue->target_language, issue->target, issue->in_source ? 0 : from,
			 issue->in_source ? 0 : to);
	}
}

/* --------------------------------------------------------------------- JSON */

static void add_languages(struct json *json, const struct issue *issue)
{
	if (issue->source_language)
		json_member_string(json, "source_language", slice_of(issue->source_language->tag));
	if (issue->target_language)
		json_member_string(json, "target_language", slice_of(issue->target_language->tag));
}

/* Offsets are bytes of the side that is named. */
static void add_range(struct json *json, const struct issue *issue)
{
	if (issue->to > issue->from || issue->replacement) {
		json_key(json, "range");
		json_begin_object(json);
		json_member_string(json, "in", issue->in_source ? SLICE("source") : SLICE("target"));
		json_member_integer(json, "from", (int64_t)issue->from);
		json_member_integer(json, "to", (int64_t)issue->to);
		json_end_object(json);
	}
	if (issue->first_line) {
		json_key(json, "place");
		json_begin_object(json);
		json_member_integer(json, "line", (int64_t)issue->first_line);
		json_member_integer(json, "column", (int64_t)issue->first_column);
		json_member_integer(json, "end_line", (int64_t)issue->last_line);
		json_member_integer(json, "end_column", (int64_t)issue->last_column);
		json_end_object(json);
	}
	if (issue->replacement)
		json_member_string(json, "replacement", slice_of(issue->replacement));
}

static void add_issue(struct json *json, const struct issue *issue)
{
	char fingerprint[FINGERPRINT_DIGITS + 1];

	issue_fingerprint(issue, fingerprint);
	json_begin_object(json);
	json_member_string(json, "check", slice_of(check_rows[issue->check].name));
	json_member_string(json, "level", slice_of(level_name(issue->level)));
	json_member_string(json, "file", slice_of(issue->file));
	if (issue->line)
		json_member_integer(json, "line", (int64_t)issue->line);
	add_languages(json, issue);
	if (issue->source.data)
		json_member_string(json, "source", issue->source);
	if (issue->target.data)
		json_member_string(json, "target", issue->target);
	if (issue->form)
		json_member_integer(json, "plural_form", (int64_t)issue->form);
	add_range(json, issue);
	json_member_string(json, "message", slice_of(issue->message));
	json_member_string(json, "finding", slice_of(fingerprint));
	json_end_object(json);
}

void report_json(const struct issues *issues, struct strbuf *out)
{
	struct json json = JSON_INIT(out);

	json_begin_object(&json);
	json_member_string(&json, "schema", SLICE("tarjimon.check/1"));
	for (int level = LEVEL_INFO; level <= LEVEL_ERROR; level++)
		json_member_integer(&json, level_name((enum level)level), (int64_t)issues->by_level[level]);
	json_key(&json, "issues");
	json_begin_array(&json);
	for (size_t i = 0; i < issues->count; i++)
		add_issue(&json, &issues->items[i]);
	json_end_array(&json);
	json_end_object(&json);
	strbuf_add_byte(out, '\n');
}
