/*
 * report -- issues for people and for machines.
 */
#include <config.h>

#include "quality/report.h"

#include "base/i18n.h"
#include "base/json.h"
#include "base/utf8.h"

#define SHOWN_CODEPOINTS 100

/* --------------------------------------------------------------------- text */

/* The beginning of a text, on one line. */
static void add_excerpt(struct strbuf *out, struct slice text)
{
	size_t at = 0;

	for (int shown = 0; at < text.bytes && shown < SHOWN_CODEPOINTS; shown++) {
		uint32_t c = utf8_next(text, &at);

		strbuf_add_codepoint(out, c == '\n' || c == '\t' ? ' ' : c);
	}
	if (at < text.bytes)
		strbuf_add_string(out, "…");
}

static void add_side(struct strbuf *out, const struct language *language, struct slice text)
{
	if (!text.bytes)
		return;
	strbuf_addf(out, "    %s: ", language ? language->gettext_name : "?");
	add_excerpt(out, text);
	strbuf_add_byte(out, '\n');
}

static void print_text(const struct issues *issues, struct strbuf *out)
{
	for (size_t i = 0; i < issues->count; i++) {
		const struct issue *issue = &issues->items[i];

		strbuf_add_string(out, issue->file);
		if (issue->line)
			strbuf_addf(out, ":%zu", issue->line);
		strbuf_addf(out, ": %s: %s [%s]\n", level_name(issue->level), issue->message,
			    check_rows[issue->check].name);
		add_side(out, issue->source_language, issue->source);
		add_side(out, issue->target_language, issue->target);
	}
}

/* --------------------------------------------------------------------- JSON */

static void add_issue(struct json *json, const struct issue *issue)
{
	json_begin_object(json);
	json_member_string(json, "check", slice_of(check_rows[issue->check].name));
	json_member_string(json, "level", slice_of(level_name(issue->level)));
	json_member_string(json, "file", slice_of(issue->file));
	if (issue->line)
		json_member_integer(json, "line", (int64_t)issue->line);
	if (issue->source_language)
		json_member_string(json, "source_language", slice_of(issue->source_language->tag));
	if (issue->target_language)
		json_member_string(json, "target_language", slice_of(issue->target_language->tag));
	if (issue->source.data)
		json_member_string(json, "source", issue->source);
	if (issue->target.data)
		json_member_string(json, "target", issue->target);
	json_member_string(json, "message", slice_of(issue->message));
	json_end_object(json);
}

static void print_json(const struct issues *issues, struct strbuf *out)
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

/* ------------------------------------------------------------------- GitHub */

/*
 * Workflow commands: data escape %, CR and LF, properties also : and , so that
 * nothing from a catalog can begin a command of its own (faults.md T16).
 */
static void add_escaped(struct strbuf *out, struct slice text, bool property)
{
	for (size_t i = 0; i < text.bytes; i++) {
		char c = text.data[i];

		if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ',')))
			strbuf_addf(out, "%%%02X", (unsigned)(unsigned char)c);
		else
			strbuf_add_byte(out, c);
	}
}

static void print_github(const struct issues *issues, struct strbuf *out)
{
	static const char *const commands[] = { [LEVEL_INFO] = "notice",
						[LEVEL_WARNING] = "warning",
						[LEVEL_ERROR] = "error" };

	for (size_t i = 0; i < issues->count; i++) {
		const struct issue *issue = &issues->items[i];

		strbuf_addf(out, "::%s file=", commands[issue->level]);
		add_escaped(out, slice_of(issue->file), true);
		if (issue->line)
			strbuf_addf(out, ",line=%zu", issue->line);
		strbuf_add_string(out, ",title=");
		add_escaped(out, slice_of(check_rows[issue->check].name), true);
		strbuf_add_string(out, "::");
		add_escaped(out, slice_of(issue->message), false);
		strbuf_add_byte(out, '\n');
	}
}

const struct report_format report_formats[] = {
	{ .name = "text", .print = print_text },
	{ .name = "json", .print = print_json },
	{ .name = "github", .print = print_github },
};
