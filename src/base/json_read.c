/*
 * json_read -- reading JSON, value by value.
 */
#include <config.h>

#include "base/json_read.h"

#include "base/i18n.h"
#include "base/utf8.h"

#include <string.h>

static bool broken(struct json_reader *json, const char *what, struct error *err)
{
	return error_at(err, ERROR_FORMAT, json->path, json->line, _("this is no JSON: %s"), what);
}

/* --------------------------------------------------------------- bytes */

static void step(struct json_reader *json)
{
	if (json->byte == '\n')
		json->line++;
	json->byte = getc_unlocked(json->file);
}

static void pass_space(struct json_reader *json)
{
	while (json->byte == ' ' || json->byte == '\t' || json->byte == '\n' || json->byte == '\r')
		step(json);
}

static bool take(struct json_reader *json, int byte, const char *what, struct error *err)
{
	pass_space(json);
	if (json->byte != byte)
		return broken(json, what, err);
	step(json);
	return true;
}

bool json_open(struct json_reader *json, const char *path, struct error *err)
{
	static const unsigned char mark[] = { 0xef, 0xbb, 0xbf };
	bool standard = strcmp(path, "-") == 0;

	*json = (struct json_reader){ .path = standard ? _("standard input") : path, .line = 1 };
	json->file = standard ? stdin : fopen(path, "rbe");
	if (!json->file)
		return error_system(err, _("cannot open '%s'"), path);
	step(json);
	for (size_t i = 0; i < sizeof(mark) && json->byte == mark[i]; i++)
		step(json);
	return true;
}

void json_close(struct json_reader *json)
{
	if (json->file && json->file != stdin)
		fclose(json->file);
	json->file = NULL;
}

enum json_kind json_peek(struct json_reader *json)
{
	pass_space(json);
	switch (json->byte) {
	case '{':
		return JSON_OBJECT;
	case '[':
		return JSON_ARRAY;
	case '"':
		return JSON_STRING;
	case EOF:
		return JSON_NOTHING;
	default:
		return json->byte == '-' || (json->byte >= '0' && json->byte <= '9') ? JSON_NUMBER : JSON_WORD;
	}
}

/* ------------------------------------------------------------- strings */

static bool take_hex(struct json_reader *json, uint32_t *unit, struct error *err)
{
	*unit = 0;
	for (int i = 0; i < 4; i++) {
		static const char digits[] = "0123456789abcdef0123456789ABCDEF";
		const char *digit = json->byte > 0 ? memchr(digits, json->byte, sizeof(digits) - 1) : NULL;

		if (!digit)
			return broken(json, _("\\u is not followed by four digits"), err);
		*unit = *unit << 4 | (uint32_t)((digit - digits) & 15);
		step(json);
	}
	return true;
}

/* Behind "\u"; two halves of a pair are one. What is no character becomes U+FFFD. */
static bool take_unicode(struct json_reader *json, struct strbuf *text, struct error *err)
{
	uint32_t unit, second;

	if (!take_hex(json, &unit, err))
		return false;
	while (unit >= 0xd800 && unit < 0xdc00 && json->byte == '\\') {
		step(json);
		if (json->byte != 'u') {
			strbuf_add_codepoint(text, 0xfffd);
			ungetc(json->byte, json->file);
			json->byte = '\\';
			return true;
		}
		step(json);
		if (!take_hex(json, &second, err))
			return false;
		if (second >= 0xdc00 && second < 0xe000) {
			strbuf_add_codepoint(text, 0x10000 + ((unit - 0xd800) << 10) + (second - 0xdc00));
			return true;
		}
		strbuf_add_codepoint(text, 0xfffd);
		unit = second;
	}
	strbuf_add_codepoint(text, unit >= 0xd800 && unit < 0xe000 ? 0xfffd : unit);
	return true;
}

static bool take_escape(struct json_reader *json, struct strbuf *text, struct error *err)
{
	static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
	const char *name;

	step(json);
	if (json->byte == 'u') {
		step(json);
		return take_unicode(json, text, err);
	}
	name = json->byte > 0 ? strchr(names, json->byte) : NULL;
	if (!name)
		return broken(json, _("a backslash is followed by what it cannot be"), err);
	strbuf_add_byte(text, values[name - names]);
	step(json);
	return true;
}

bool json_take_string(struct json_reader *json, struct strbuf *text, struct error *err)
{
	strbuf_clear(text);
	if (!take(json, '"', _("a string is missing"), err))
		return false;
	while (json->byte != '"') {
		if (json->byte == EOF || (unsigned)json->byte < ' ')
			return broken(json, _("a string has no end, or a control character"), err);
		if (text->bytes > JSON_STRING_MOST)
			return error_at(err, ERROR_LIMIT, json->path, json->line,
					_("a string is longer than the limit of %zu bytes"), JSON_STRING_MOST);
		if (json->byte == '\\') {
			if (!take_escape(json, text, err))
				return false;
			continue;
		}
		strbuf_add_byte(text, (char)json->byte);
		step(json);
	}
	step(json);
	return utf8_is_valid(strbuf_slice(text)) || broken(json, _("a string is no UTF-8"), err);
}

/* -------------------------------------------------------------- values */

static bool enter(struct json_reader *json, int byte, const char *what, struct error *err)
{
	if (json->depth == JSON_DEPTH_MOST)
		return error_at(err, ERROR_LIMIT, json->path, json->line, _("more than %d values are nested"),
				JSON_DEPTH_MOST);
	if (!take(json, byte, what, err))
		return false;
	json->first[++json->depth] = true;
	return true;
}

bool json_take_array(struct json_reader *json, struct error *err)
{
	return enter(json, '[', _("an array is missing"), err);
}

bool json_take_object(struct json_reader *json, struct error *err)
{
	return enter(json, '{', _("an object is missing"), err);
}

/* Past the comma before the next one, or out. */
static bool next(struct json_reader *json, int end, bool *more, struct error *err)
{
	pass_space(json);
	*more = json->byte != end;
	if (!*more) {
		json->depth--;
		step(json);
		return true;
	}
	if (!json->first[json->depth] && !take(json, ',', _("a comma is missing, or the end"), err))
		return false;
	json->first[json->depth] = false;
	pass_space(json);
	return json->byte != end || broken(json, _("nothing stands behind a comma"), err);
}

bool json_next_item(struct json_reader *json, bool *more, struct error *err)
{
	return next(json, ']', more, err);
}

bool json_next_member(struct json_reader *json, struct strbuf *key, bool *more, struct error *err)
{
	if (!next(json, '}', more, err))
		return false;
	return !*more || (json_take_string(json, key, err) && take(json, ':', _("a colon is missing"), err));
}

static void pass_digits(struct json_reader *json, bool *any)
{
	for (*any = false; json->byte >= '0' && json->byte <= '9'; *any = true)
		step(json);
}

static bool pass_number(struct json_reader *json, struct error *err)
{
	bool digits, zero;

	if (json->byte == '-')
		step(json);
	zero = json->byte == '0';
	if (zero)
		step(json);
	else
		pass_digits(json, &digits);
	if (!zero && !digits)
		return broken(json, _("a number has no digits"), err);
	if (json->byte == '.') {
		step(json);
		pass_digits(json, &digits);
		if (!digits)
			return broken(json, _("a number has no digits"), err);
	}
	if (json->byte == 'e' || json->byte == 'E') {
		step(json);
		if (json->byte == '+' || json->byte == '-')
			step(json);
		pass_digits(json, &digits);
		if (!digits)
			return broken(json, _("a number has no digits"), err);
	}
	return true;
}

static bool pass_word(struct json_reader *json, struct error *err)
{
	static const char *const words[] = { "true", "false", "null" };
	char word[8] = "";
	size_t bytes = 0;

	for (; json->byte >= 'a' && json->byte <= 'z' && bytes < sizeof(word) - 1; bytes++) {
		word[bytes] = (char)json->byte;
		step(json);
	}
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strcmp(word, words[i]) == 0)
			return true;
	return broken(json, _("a value is missing"), err);
}

/* What is not nested; arrays and objects are entered. */
static bool pass_one(struct json_reader *json, struct strbuf *room, struct error *err)
{
	switch (json_peek(json)) {
	case JSON_OBJECT:
		return json_take_object(json, err);
	case JSON_ARRAY:
		return json_take_array(json, err);
	case JSON_STRING:
		return json_take_string(json, room, err);
	case JSON_NUMBER:
		return pass_number(json, err);
	default:
		return pass_word(json, err);
	}
}

bool json_pass(struct json_reader *json, struct error *err)
{
	bool objects[JSON_DEPTH_MOST + 1] = { false }, more, done;
	struct strbuf room = STRBUF_INIT;
	unsigned outside = json->depth;

	objects[outside] = false;
	if (json_peek(json) == JSON_OBJECT && outside < JSON_DEPTH_MOST)
		objects[outside + 1] = true;
	done = pass_one(json, &room, err);
	while (done && json->depth > outside) {
		unsigned depth = json->depth;

		done = objects[depth] ? json_next_member(json, &room, &more, err)
				      : json_next_item(json, &more, err);
		if (!done || !more)
			continue;
		if (depth < JSON_DEPTH_MOST)
			objects[depth + 1] = json_peek(json) == JSON_OBJECT;
		done = pass_one(json, &room, err);
	}
	strbuf_release(&room);
	return done;
}

bool json_take_end(struct json_reader *json, struct error *err)
{
	return json_peek(json) == JSON_NOTHING || broken(json, _("something stands behind the end"), err);
}
