/*
 * report -- issues for people and for machines.
 *
 * One row a format. Machine formats are stable: members are only ever added.
 */
#ifndef QUALITY_REPORT_H
#define QUALITY_REPORT_H

#include "quality/quality.h"

struct report_format {
	const char *name;
	void (*print)(const struct issues *issues, struct strbuf *out);
};

/* The order of `--format=`. */
#define REPORT_FORMAT_CHOICES "text|json|github"

extern const struct report_format report_formats[];

#endif
