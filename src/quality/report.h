/*
 * report -- issues for people and for machines.
 *
 * One row a format. Machine formats are stable: members are only ever added. Texts of others
 * are escaped as each format wants it; for terminals the caller makes them visible.
 */
#ifndef QUALITY_REPORT_H
#define QUALITY_REPORT_H

#include "quality/quality.h"

struct report_format {
	const char *name;
	bool for_people; /* on a terminal: a summary follows */
	void (*print)(const struct issues *issues, struct strbuf *out);
};

/* The order of `--format=`. */
#define REPORT_FORMAT_CHOICES "text|json|sarif|junit|github|gitlab|html|waivers"

extern const struct report_format report_formats[];

/* The formats, a file each or two. */
void report_text(const struct issues *issues, struct strbuf *out);
void report_json(const struct issues *issues, struct strbuf *out);   /* "tarjimon.check/1" */
void report_sarif(const struct issues *issues, struct strbuf *out);  /* SARIF 2.1.0 (OASIS, 2020) */
void report_junit(const struct issues *issues, struct strbuf *out);  /* a suite a file, a case a finding */
void report_github(const struct issues *issues, struct strbuf *out); /* workflow commands */
void report_gitlab(const struct issues *issues, struct strbuf *out); /* code quality */
void report_html(const struct issues *issues, struct strbuf *out);   /* one page, without scripts */

/* A Markdown table for GITHUB_STEP_SUMMARY. */
void report_summary(const struct issues *issues, struct strbuf *out);

#endif
