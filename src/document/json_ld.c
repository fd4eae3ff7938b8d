/*
 * json_ld -- texts for people in the structured data of a page.
 */
#include <config.h>

#include "document/json_ld.h"

static struct slice value_of(struct slice text, const struct html_token *token, struct slice name)
{
	const struct html_attribute *attribute = html_token_attribute(token, name);

	return attribute ? slice_trim(slice_part(text, attribute->value.begin, attribute->value.end)) : SLICE("");
}

bool json_ld_begins(struct slice text, const struct html_token *token)
{
	static const struct slice media_type = { "application/ld+json", 19 };
	struct slice type = value_of(text, token, SLICE("type"));

	return slice_equal_ascii_case(token->name, SLICE("script")) &&
	       slice_equal_ascii_case(slice_part(type, 0, media_type.bytes), media_type) &&
	       !slice_equal_ascii_case(value_of(text, token, SLICE("translate")), SLICE("no"));
}

static size_t skip_spaces(const struct json_ld *data, size_t at)
{
	while (at < data->end && html_is_space(data->text.data[at]))
		at++;
	return at;
}

/* The inside of the string whose quote is at `at`; a control character is not allowed in it. */
static bool read_string(const struct json_ld *data, size_t at, struct document_range *string)
{
	string->begin = ++at;
	for (; at < data->end && (unsigned char)data->text.data[at] >= 0x20; at++) {
		if (data->text.data[at] == '"') {
			string->end = at;
			return true;
		}
		if (data->text.data[at] == '\\' && at + 1 < data->end && (unsigned char)data->text.data[at + 1] >= 0x20)
			at++;
	}
	return false;
}

static bool is_wanted(const struct json_ld *data, struct slice key)
{
	struct slice rest = slice_of(data->keys), one;

	while (slice_next_field(&rest, ',', &one))
		if (slice_equal(slice_trim(one), key))
			return true;
	return false;
}

/* Written otherwise, these would end the script elsewhere (13.2.5.20 to 31). */
static bool steers_script(struct slice value)
{
	static const struct slice marks[] = { { "<!--", 4 }, { "-->", 3 }, { "<script", 7 } };

	for (size_t at = 0; at < value.bytes; at++)
		for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
			if (slice_equal_ascii_case(slice_part(value, at, at + marks[i].bytes), marks[i]))
				return true;
	return false;
}

bool json_ld_next(struct json_ld *data, struct document_range *value, struct slice *key)
{
	while (data->at < data->end) {
		struct document_range string;
		size_t behind;

		if (data->text.data[data->at] != '"') {
			data->at++;
			continue;
		}
		if (!read_string(data, data->at, &string))
			break;
		data->at = string.end + 1;
		behind = skip_spaces(data, data->at);
		*key = slice_part(data->text, string.begin, string.end);
		if (behind == data->end || data->text.data[behind] != ':' || !is_wanted(data, *key))
			continue;
		behind = skip_spaces(data, behind + 1);
		if (behind == data->end || data->text.data[behind] != '"')
			continue;
		if (!read_string(data, behind, value))
			break;
		data->at = value->end + 1;
		if (!steers_script(slice_part(data->text, value->begin, value->end)))
			return true;
	}
	data->at = data->end;
	return false;
}
