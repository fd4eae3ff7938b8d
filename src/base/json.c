/*
 * json -- writing JSON.
 */
#include <config.h>

#include "base/json.h"

#include "base/utf8.h"
#include "base/visible.h"

#include <inttypes.h>

static void before_value(struct json *json)
{
	if (json->comma)
		strbuf_add_byte(json->out, ',');
	json->comma = true;
}

static void begin(struct json *json, char bracket)
{
	before_value(json);
	strbuf_add_byte(json->out, bracket);
	json->comma = false;
}

static void end(struct json *json, char bracket)
{
	strbuf_add_byte(json->out, bracket);
	json->comma = true;
}

void json_begin_object(struct json *json)
{
	begin(json, '{');
}

void json_end_object(struct json *json)
{
	end(json, '}');
}

void json_begin_array(struct json *json)
{
	begin(json, '[');
}

void json_end_array(struct json *json)
{
	end(json, ']');
}

static void add_escaped(struct strbuf *out, uint32_t c)
{
	static const char short_escapes[] = "\"\"\\\\\bb\ff\nn\rr\tt";

	for (size_t i = 0; short_escapes[i]; i += 2)
		if ((uint32_t)(unsigned char)short_escapes[i] == c) {
			strbuf_add_byte(out, '\\');
			strbuf_add_byte(out, short_escapes[i + 1]);
			return;
		}
	if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || is_bidi_control(c))
		strbuf_addf(out, "\\u%04x", (unsigned)c);
	else
		strbuf_add_codepoint(out, c);
}

/* Where what needs no look ends: visible ASCII but for " and \, and the letters of U+00C0 to U+05FF. */
static size_t plain_end(struct slice text, size_t at)
{
	const unsigned char *bytes = (const unsigned char *)text.data;

	while (at < text.bytes) {
		if (bytes[at] >= 0x20 && bytes[at] < 0x7f && bytes[at] != '"' && bytes[at] != '\\')
			at++;
		else if (bytes[at] - 0xc3u <= 0xd7 - 0xc3 && at + 1 < text.bytes && (bytes[at + 1] & 0xc0) == 0x80)
			at += 2;
		else
			break;
	}
	return at;
}

static void add_quoted(struct strbuf *out, struct slice text)
{
	size_t at = 0;

	strbuf_add_byte(out, '"');
	while (at < text.bytes) {
		size_t end = plain_end(text, at);

		strbuf_add(out, slice_part(text, at, end));
		at = end;
		if (at < text.bytes)
			add_escaped(out, utf8_next(text, &at));
	}
	strbuf_add_byte(out, '"');
}

void json_key(struct json *json, const char *key)
{
	before_value(json);
	add_quoted(json->out, slice_of(key));
	strbuf_add_byte(json->out, ':');
	json->comma = false;
}

void json_string(struct json *json, struct slice text)
{
	before_value(json);
	add_quoted(json->out, text);
}

void json_integer(struct json *json, int64_t number)
{
	before_value(json);
	strbuf_addf(json->out, "%" PRId64, number);
}

void json_bool(struct json *json, bool value)
{
	before_value(json);
	strbuf_add_string(json->out, value ? "true" : "false");
}

void json_null(struct json *json)
{
	before_value(json);
	strbuf_add_string(json->out, "null");
}

void json_decimal(struct json *json, double number, int decimals)
{
	size_t start;

	before_value(json);
	start = json->out->bytes;
	strbuf_addf(json->out, "%.*f", decimals, number);
	for (size_t i = start; i < json->out->bytes; i++)
		if (json->out->data[i] == ',')
			json->out->data[i] = '.';
}

void json_member_string(struct json *json, const char *key, struct slice text)
{
	json_key(json, key);
	json_string(json, text);
}

void json_member_integer(struct json *json, const char *key, int64_t number)
{
	json_key(json, key);
	json_integer(json, number);
}

void json_member_bool(struct json *json, const char *key, bool value)
{
	json_key(json, key);
	json_bool(json, value);
}
