/*
 * json_read -- reading JSON, value by value, from a file of any size.
 *
 * The caller knows what it expects and takes it piece by piece; what it does not know it passes over. Everything that
 * is no JSON (RFC 8259) fails with the file and line: broken strings and numbers, bytes that are no UTF-8, more than
 * JSON_DEPTH_MOST values in one another, strings longer than JSON_STRING_MOST.
 *
 *	struct json_reader json;
 *
 *	if (!json_open(&json, path, err))
 *		return false;
 *	done = json_take_array(&json, err);
 *	while (done && json_next_item(&json, &more, err) && more)
 *		…
 *	done = json_close(&json, …);
 */
#ifndef BASE_JSON_READ_H
#define BASE_JSON_READ_H

#include "base/error.h"
#include "base/strbuf.h"

#include <stdio.h>

#define JSON_DEPTH_MOST 64
#define JSON_STRING_MOST ((size_t)1 << 20)

struct json_reader {
	FILE *file;
	const char *path; /* for messages */
	size_t line;
	int byte;	/* the next one; EOF at the end */
	unsigned depth;
	bool first[JSON_DEPTH_MOST + 1]; /* by depth: nothing was taken in there yet */
};

/* What the next value is. */
enum json_kind { JSON_OBJECT, JSON_ARRAY, JSON_STRING, JSON_NUMBER, JSON_WORD, JSON_NOTHING };

/* "-" is standard input. A byte-order mark is passed over. */
bool json_open(struct json_reader *json, const char *path, struct error *err);
void json_close(struct json_reader *json);

enum json_kind json_peek(struct json_reader *json);

/* Into an array or object; fails when the next value is none. */
bool json_take_array(struct json_reader *json, struct error *err);
bool json_take_object(struct json_reader *json, struct error *err);

/* Whether another item is there; at its end the array is left. */
bool json_next_item(struct json_reader *json, bool *more, struct error *err);

/* The same for an object: its key is put into `key`. */
bool json_next_member(struct json_reader *json, struct strbuf *key, bool *more, struct error *err);

/* Puts the string into `text`; U+0000 as that. Fails when the next value is no string. */
bool json_take_string(struct json_reader *json, struct strbuf *text, struct error *err);

/* Passes over whatever comes. */
bool json_pass(struct json_reader *json, struct error *err);

/* Fails when anything but white space is left. */
bool json_take_end(struct json_reader *json, struct error *err);

#endif
