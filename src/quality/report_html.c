/*
 * report_html -- findings as one page that a press officer can read: source and
 * translation side by side, what is meant marked, no script and nothing from elsewhere.
 */
#include <config.h>

#include "quality/report.h"

#include "base/embed.h"
#include "base/html_page.h"
#include "base/i18n.h"
#include "base/xml_write.h"

EMBEDDED(report_css);

static void add_language(struct strbuf *out, const struct language *language)
{
	if (language)
		strbuf_addf(out, " lang=\"%s\"", language->html_tag);
	if (language && language->right_to_left)
		strbuf_add_string(out, " dir=\"rtl\"");
}

static void add_side(struct strbuf *out, const struct language *language, struct slice text, size_t from,
		     size_t to)
{
	strbuf_add_string(out, "<td");
	add_language(out, language);
	strbuf_add_byte(out, '>');
	xml_add_text(out, slice_part(text, 0, from), XML_TEXT);
	if (to > from) {
		strbuf_add_string(out, "<mark>");
		xml_add_text(out, slice_part(text, from, to), XML_TEXT);
		strbuf_add_string(out, "</mark>");
	}
	xml_add_text(out, slice_part(text, to > from ? to : from, text.bytes), XML_TEXT);
	strbuf_add_string(out, "</td>");
}

static void add_row(struct strbuf *out, const struct issue *issue)
{
	size_t from = issue->from, to = issue->to;

	strbuf_addf(out, "<tr class=\"%s\"><td class=\"line\">", level_name(issue->level));
	if (issue->line)
		strbuf_addf(out, "<a href=\"#u%zu\" id=\"u%zu\">%zu</a>", issue->line, issue->line,
			    issue->line);
	strbuf_add_string(out, "</td><td><strong>");
	xml_add_text(out, slice_of(issue->message), XML_TEXT);
	strbuf_addf(out, "</strong> <code>%s</code>", check_rows[issue->check].name);
	if (issue->replacement) {
		strbuf_addf(out, "<br>%s <ins>", _("should be:"));
		xml_add_text(out, slice_of(issue->replacement), XML_TEXT);
		strbuf_add_string(out, "</ins>");
	}
	strbuf_add_string(out, "</td>");
	add_side(out, issue->source_language, issue->source, issue->in_source ? from : 0,
		 issue->in_source ? to : 0);
	add_side(out, issue->target_language, issue->target, issue->in_source ? 0 : from,
		 issue->in_source ? 0 : to);
	strbuf_add_string(out, "</tr>\n");
}

static void begin_file(struct strbuf *out, const char *file)
{
	strbuf_add_string(out, "<section>\n<h2>");
	xml_add_text(out, slice_of(file), XML_TEXT);
	strbuf_addf(
		out,
		"</h2>\n<table>\n<thead><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th></tr></thead>\n<tbody>\n",
		_("line"), _("finding"), _("source"), _("translation"));
}

void report_html(const struct issues *issues, struct strbuf *out)
{
	html_page_begin(out, _("what the check found"),
			slice_from(embedded_report_css, embedded_report_css_bytes));
	strbuf_addf(out, "<p>%s %zu, %s %zu, %s %zu</p>\n", _("errors:"), issues->by_level[LEVEL_ERROR],
		    _("warnings:"), issues->by_level[LEVEL_WARNING], _("notes:"), issues->by_level[LEVEL_INFO]);
	for (size_t i = 0; i < issues->count; i++) {
		bool first = i == 0 || strcmp(issues->items[i - 1].file, issues->items[i].file) != 0;
		bool last =
			i + 1 == issues->count || strcmp(issues->items[i + 1].file, issues->items[i].file) != 0;

		if (first)
			begin_file(out, issues->items[i].file);
		add_row(out, &issues->items[i]);
		if (last)
			strbuf_add_string(out, "</tbody>\n</table>\n</section>\n");
	}
	strbuf_add_string(out, "</body>\n</html>\n");
}
