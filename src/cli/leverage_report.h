/*
 * leverage_report -- what the memory gave catalogs, for people and for machines.
 */
#ifndef CLI_LEVERAGE_REPORT_H
#define CLI_LEVERAGE_REPORT_H

#include "project/pretranslate.h"

/* "3 same text, 1 similar", and a line end. */
void leverage_report_line(const struct leverage *leverage, struct strbuf *out);

/* Tables: units and words by kind and band; states before and after; repetitions. */
void leverage_report_table(const struct leverage *leverage, struct strbuf *out);

struct json;

/* The members of an object. */
void leverage_report_json(const struct leverage *leverage, struct json *json);

#endif
