/*
 * json -- writing JSON.
 *
 * Writes into a strbuf, in the order of the calls, in UTF-8; C0 and C1 controls
 * and U+2028/2029 are escaped, and bytes that are no UTF-8 become U+FFFD, so
 * that the output is always valid and safe to print. A value in an object is
 * preceded by json_key(). Reading is in json_read.h.
 *
 *	struct json json = JSON_INIT(&out);
 *	json_begin_object(&json);
 *	json_key(&json, "score");
 *	json_integer(&json, 87);
 *	json_end_object(&json);
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/strbuf.h"

struct json {
	struct strbuf *out;
	bool comma; /* a value stands before the next one */
};

#define JSON_INIT(out) { (out), false }

void json_begin_object(struct json *json);
void json_end_object(struct json *json);
void json_begin_array(struct json *json);
void json_end_array(struct json *json);
void json_key(struct json *json, const char *key);
void json_string(struct json *json, struct slice text);
void json_integer(struct json *json, int64_t number);
void json_bool(struct json *json, bool value);
void json_null(struct json *json);

/* A number with `decimals` digits behind the point, whatever the locale. */
void json_decimal(struct json *json, double number, int decimals);

/* json_key() and a value in one call. */
void json_member_string(struct json *json, const char *key, struct slice text);
void json_member_integer(struct json *json, const char *key, int64_t number);
void json_member_bool(struct json *json, const char *key, bool value);

#endif
