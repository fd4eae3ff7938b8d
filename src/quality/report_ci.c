/*
 * report_ci -- findings for the machines of continuous integration: GitHub's workflow
 * commands and step summary, GitLab's code quality, JUnit.
 */
#include <config.h>

#include "quality/report.h"

#include "base/i18n.h"
#include "base/json.h"
#include "base/xml_write.h"
#include "quality/gate.h"

static size_t line_of(const struct issue *issue)
{
	return issue->first_line ? issue->first_line : issue->line;
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

static void add_number(struct strbuf *out, const char *property, size_t number)
{
	if (number)
		strbuf_addf(out, ",%s=%zu", property, number);
}

void report_github(const struct issues *issues, struct strbuf *out)
{
	static const char *const commands[] = {
		[LEVEL_INFO] = "notice", [LEVEL_WARNING] = "warning", [LEVEL_ERROR] = "error"
	};

	for (size_t i = 0; i < issues->count; i++) {
		const struct issue *issue = &issues->items[i];

		strbuf_addf(out, "::%s file=", commands[issue->level]);
		add_escaped(out, slice_of(issue->file), true);
		add_number(out, "line", line_of(issue));
		add_number(out, "endLine", issue->last_line);
		/* Columns count where the lines are one and the same. */
		if (issue->first_line == issue->last_line) {
			add_number(out, "col", issue->first_column);
			add_number(out, "endColumn", issue->last_column);
		}
		strbuf_add_string(out, ",title=");
		add_escaped(out, slice_of(check_rows[issue->check].name), true);
		strbuf_add_string(out, "::");
		add_escaped(out, slice_of(issue->message), false);
		strbuf_add_byte(out, '\n');
	}
}

/* A cell of a Markdown table: what could be markup is not. */
static void add_cell(struct strbuf *out, struct slice text)
{
	for (size_t i = 0; i < text.bytes; i++) {
		char c = text.data[i];

		if (c == '\n' || c == '\r')
			c = ' ';
		if (c == '<' || c == '&')
			strbuf_add_string(out, c == '<' ? "&lt;" : "&amp;");
		else if (strchr("\\`*_{}[]()#+!|>~@", c) && c)
			strbuf_addf(out, "\\%c", c);
		else
			strbuf_add_byte(out, c);
	}
}

#define SUMMARY_ROWS_MOST 200

void report_summary(const struct issues *issues, struct strbuf *out)
{
	strbuf_addf(out, "### tarjimon check\n\n%zu errors, %zu warnings, %zu notes\n\n",
		    issues->by_level[LEVEL_ERROR], issues->by_level[LEVEL_WARNING],
		    issues->by_level[LEVEL_INFO]);
	if (!issues->count)
		return;
	strbuf_add_string(out, "| | | | |\n|---|---|---|---|\n");
	for (size_t i = 0; i < issues->count && i < SUMMARY_ROWS_MOST; i++) {
		const struct issue *issue = &issues->items[i];

		strbuf_addf(out, "| %s | ", level_name(issue->level));
		add_cell(out, slice_of(issue->file));
		if (line_of(issue))
			strbuf_addf(out, ":%zu", line_of(issue));
		strbuf_addf(out, " | %s | ", check_rows[issue->check].name);
		add_cell(out, slice_of(issue->message));
		strbuf_add_string(out, " |\n");
	}
	if (issues->count > SUMMARY_ROWS_MOST)
		strbuf_addf(out, "\n… %zu\n", issues->count - SUMMARY_ROWS_MOST);
}

/* ------------------------------------------------------------------- GitLab */

void report_gitlab(const struct issues *issues, struct strbuf *out)
{
	static const char *const severities[] = {
		[LEVEL_INFO] = "info", [LEVEL_WARNING] = "minor", [LEVEL_ERROR] = "major"
	};
	struct json json = JSON_INIT(out);

	json_begin_array(&json);
	for (size_t i = 0; i < issues->count; i++) {
		const struct issue *issue = &issues->items[i];
		char fingerprint[FINGERPRINT_DIGITS + 1];

		issue_fingerprint(issue, fingerprint);
		json_begin_object(&json);
		json_member_string(&json, "description", slice_of(issue->message));
		json_member_string(&json, "check_name", slice_of(check_rows[issue->check].name));
		json_member_string(&json, "fingerprint", slice_of(fingerprint));
		json_member_string(&json, "severity", slice_of(severities[issue->level]));
		json_key(&json, "location");
		json_begin_object(&json);
		json_member_string(&json, "path", slice_of(issue->file));
		json_key(&json, "lines");
		json_begin_object(&json);
		json_member_integer(&json, "begin", line_of(issue) ? (int64_t)line_of(issue) : 1);
		json_end_object(&json);
		json_end_object(&json);
		json_end_object(&json);
	}
	json_end_array(&json);
	strbuf_add_byte(out, '\n');
}

/* -------------------------------------------------------------------- JUnit */

static size_t count_of_file(const struct issues *issues, size_t first)
{
	size_t count = 0;

	while (first + count < issues->count &&
	       strcmp(issues->items[first + count].file, issues->items[first].file) == 0)
		count++;
	return count;
}

static void add_attribute(struct strbuf *out, const char *name, struct slice value)
{
	strbuf_addf(out, " %s=\"", name);
	xml_add_text(out, value, XML_ATTRIBUTE);
	strbuf_add_byte(out, '"');
}

static void add_case(struct strbuf *out, const struct issue *issue)
{
	struct strbuf name = STRBUF_INIT;

	strbuf_addf(&name, "%s line %zu", check_rows[issue->check].name, line_of(issue));
	strbuf_add_string(out, "    <testcase");
	add_attribute(out, "classname", slice_of(issue->file));
	add_attribute(out, "name", strbuf_slice(&name));
	strbuf_add_string(out, ">\n      <failure");
	add_attribute(out, "type", slice_of(level_name(issue->level)));
	add_attribute(out, "message", slice_of(issue->message));
	strbuf_add_byte(out, '>');
	xml_add_text(out, issue->target, XML_TEXT);
	strbuf_add_string(out, "</failure>\n    </testcase>\n");
	strbuf_release(&name);
}

/* Findings that do not fail a run by default, notes, are no failures. */
void report_junit(const struct issues *issues, struct strbuf *out)
{
	strbuf_addf(
		out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"tarjimon check\" tests=\"%zu\" "
		"failures=\"%zu\" errors=\"0\">\n",
		issues->count ? issues->count : 1, issues->count);
	for (size_t i = 0; i < issues->count;) {
		size_t count = count_of_file(issues, i);

		strbuf_add_string(out, "  <testsuite");
		add_attribute(out, "name", slice_of(issues->items[i].file));
		strbuf_addf(out, " tests=\"%zu\" failures=\"%zu\" errors=\"0\" skipped=\"0\">\n", count, count);
		for (size_t end = i + count; i < end; i++)
			add_case(out, &issues->items[i]);
		strbuf_add_string(out, "  </testsuite>\n");
	}
	if (!issues->count)
		strbuf_add_string(
			out,
			"  <testsuite name=\"tarjimon check\" tests=\"1\" failures=\"0\" errors=\"0\" skipped=\"0\">\n"
			"    <testcase classname=\"tarjimon\" name=\"check\"/>\n  </testsuite>\n");
	strbuf_add_string(out, "</testsuites>\n");
}
