/*
 * extract_text -- what `extract` did to each unit, in words and in JSON.
 */
#ifndef CLI_EXTRACT_TEXT_H
#define CLI_EXTRACT_TEXT_H

#include "base/json.h"
#include "project/extract.h"

/* For people: a line a catalog, and below it a line for each unit that is not as it was. */
struct extract_text {
	struct strbuf out;
	struct strbuf list; /* of the catalog before: the same one is not shown twice */
	const char *document;
};

#define EXTRACT_TEXT_INIT { .out = STRBUF_INIT, .list = STRBUF_INIT }

void extract_text_add(struct extract_text *text, const struct extract_result *result);
void extract_text_release(struct extract_text *text);

/* For machines: "tarjimon.extract/1". */
void extract_json_begin(struct json *json);
void extract_json_add(struct json *json, const struct extract_result *result);
void extract_json_end(struct json *json);

#endif
