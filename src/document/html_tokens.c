/*
 * html_tokens -- HTML cut into tokens with byte offsets.
 */
#include <config.h>

#include "document/html_tokens.h"

#include "base/alloc.h"

#include <stdlib.h>

#define CDATA_BEGINS SLICE("<![CDATA[")
#define CDATA_ENDS SLICE("]]>")

void html_tokens_release(struct html_tokens *tokens)
{
	free(tokens->attributes);
	tokens->attributes = NULL;
	tokens->attribute_count = tokens->attribute_capacity = 0;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static char byte_at(struct slice text, size_t at)
{
	return at < text.bytes ? text.data[at] : '\0';
}

static bool matches(struct slice text, size_t at, struct slice word)
{
	return slice_equal_ascii_case(slice_part(text, at, at + word.bytes), word);
}

/* The token goes to behind the next `end` at or after `at`, or is cut off. */
static void end_behind(struct html_token *token, struct slice text, struct slice end, size_t at)
{
	size_t found = slice_find(text, end, at);

	token->cut_off = found == SIZE_MAX;
	token->range.end = token->cut_off ? text.bytes : found + end.bytes;
}

/* ------------------------------------------------------------------ raw text */

/* "</name" or "<name" and then white space, "/" or ">". */
static bool is_tag_of(struct slice text, size_t at, struct slice name, bool end_tag)
{
	size_t behind = at + 1 + end_tag;
	char c;

	if (byte_at(text, at) != '<' || (end_tag && byte_at(text, at + 1) != '/') ||
	    !matches(text, behind, name))
		return false;
	c = byte_at(text, behind + name.bytes);
	return behind + name.bytes < text.bytes && (html_is_space(c) || c == '/' || c == '>');
}

static size_t find_raw_end(const struct html_tokens *tokens)
{
	struct slice text = tokens->text;

	for (size_t at = tokens->at; (at = slice_find(text, SLICE("<"), at)) != SIZE_MAX; at++)
		if (is_tag_of(text, at, tokens->element, true))
			return at;
	return text.bytes;
}

/* In a script `<!-- <script>` hides the next `</script>` (13.2.5.20 to 31). */
static size_t find_script_end(const struct html_tokens *tokens)
{
	enum { PLAIN, ESCAPED, DOUBLE } state = PLAIN;
	struct slice text = tokens->text, name = tokens->element;

	for (size_t at = tokens->at; at < text.bytes; at++) {
		if (state != PLAIN && matches(text, at, SLICE("-->"))) {
			state = PLAIN;
		} else if (text.data[at] != '<') {
			continue;
		} else if (state == PLAIN && matches(text, at, SLICE("<!--"))) {
			state = ESCAPED;
			at++; /* its dashes may be those of "-->" too */
		} else if (state == ESCAPED && is_tag_of(text, at, name, false)) {
			state = DOUBLE;
		} else if (is_tag_of(text, at, name, true)) {
			if (state != DOUBLE)
				return at;
			state = ESCAPED;
		}
	}
	return text.bytes;
}

static bool next_raw(struct html_tokens *tokens, struct html_token *token)
{
	enum html_model model = tokens->model;
	size_t begin = tokens->at, end = tokens->text.bytes;

	if (model == HTML_MODEL_SCRIPT)
		end = find_script_end(tokens);
	else if (model != HTML_MODEL_PLAINTEXT)
		end = find_raw_end(tokens);
	tokens->model = HTML_MODEL_DATA;
	if (end == begin)
		return false;
	token->kind = model == HTML_MODEL_RCDATA ? HTML_TEXT : HTML_RAW;
	token->range = (struct document_range){ begin, end };
	token->cut_off = end == tokens->text.bytes && model != HTML_MODEL_PLAINTEXT;
	tokens->at = end;
	return true;
}

/* ---------------------------------------------------------------------- tags */

static size_t skip_space(struct slice text, size_t at)
{
	while (at < text.bytes && html_is_space(text.data[at]))
		at++;
	return at;
}

static size_t skip_name(struct slice text, size_t at, bool of_attribute)
{
	while (at < text.bytes && !html_is_space(text.data[at]) && text.data[at] != '/' &&
	       text.data[at] != '>' && !(of_attribute && text.data[at] == '='))
		at++;
	return at;
}

static size_t read_value(struct slice text, size_t at, struct html_attribute *attribute)
{
	char quote = byte_at(text, at);
	size_t end;

	if (quote == '>' || at >= text.bytes)
		return at;
	attribute->has_value = true;
	if (quote == '"' || quote == '\'') {
		const char *close = memchr(text.data + at + 1, quote, text.bytes - at - 1);

		attribute->quote = quote;
		end = close ? (size_t)(close - text.data) : text.bytes;
		attribute->value = (struct document_range){ at + 1, end };
		return close ? end + 1 : end;
	}
	for (end = at; end < text.bytes && !html_is_space(text.data[end]) && text.data[end] != '>'; end++)
		;
	attribute->value = (struct document_range){ at, end };
	return end;
}

static size_t read_attribute(struct html_tokens *tokens, size_t at)
{
	struct slice text = tokens->text;
	struct html_attribute attribute = { .quote = 0 };
	/* An equals sign in front is part of the name (13.2.5.32). */
	size_t end = skip_name(text, byte_at(text, at) == '=' ? at + 1 : at, true), behind;

	attribute.name = slice_part(text, at, end);
	attribute.value = (struct document_range){ end, end };
	behind = skip_space(text, end);
	if (byte_at(text, behind) == '=')
		end = read_value(text, skip_space(text, behind + 1), &attribute);
	ARRAY_GROW(tokens->attributes, tokens->attribute_count, tokens->attribute_capacity);
	tokens->attributes[tokens->attribute_count++] = attribute;
	return end;
}

/* A tag that the end of the text cuts off is dropped by the standard: a comment here. */
static void read_tag(struct html_tokens *tokens, struct html_token *token, size_t name)
{
	struct slice text = tokens->text;
	size_t at = skip_name(text, name, false);

	token->name = slice_part(text, name, at);
	tokens->attribute_count = 0;
	while (at < text.bytes && text.data[at] != '>') {
		if (html_is_space(text.data[at])) {
			at++;
		} else if (text.data[at] == '/') {
			at++;
			token->self_closing = byte_at(text, at) == '>';
		} else {
			at = read_attribute(tokens, at);
		}
	}
	token->attributes = tokens->attributes;
	token->attribute_count = tokens->attribute_count;
	token->cut_off = at >= text.bytes;
	if (token->cut_off)
		token->kind = HTML_COMMENT;
	token->range.end = tokens->at = token->cut_off ? at : at + 1;
}

/* -------------------------------------------------------------------- comments */

/* Behind it, or SIZE_MAX. */
static size_t find_comment_end(struct slice text, size_t at)
{
	if (byte_at(text, at) == '>')
		return at + 1;
	if (byte_at(text, at) == '-' && byte_at(text, at + 1) == '>')
		return at + 2;
	while ((at = slice_find(text, SLICE("--"), at)) != SIZE_MAX) {
		if (byte_at(text, at + 2) == '>')
			return at + 3;
		if (byte_at(text, at + 2) == '!' && byte_at(text, at + 3) == '>')
			return at + 4;
		at++;
	}
	return SIZE_MAX;
}

static void read_declaration(struct html_tokens *tokens, struct html_token *token)
{
	struct slice text = tokens->text;
	size_t at = tokens->at;

	token->kind = HTML_COMMENT;
	if (matches(text, at, SLICE("<!--"))) {
		size_t end = find_comment_end(text, at + 4);

		token->cut_off = end == SIZE_MAX;
		token->range.end = token->cut_off ? text.bytes : end;
	} else if (tokens->foreign && slice_starts(slice_part(text, at, text.bytes), CDATA_BEGINS)) {
		token->kind = HTML_CDATA;
		end_behind(token, text, CDATA_ENDS, at + CDATA_BEGINS.bytes);
	} else {
		if (matches(text, at, SLICE("<!doctype")))
			token->kind = HTML_DOCTYPE;
		end_behind(token, text, SLICE(">"), at + 2);
	}
	tokens->at = token->range.end;
}

/* ------------------------------------------------------------------------ all */

/* "<" begins markup only in front of these. */
static bool is_markup(struct slice text, size_t at)
{
	char c = byte_at(text, at + 1);

	if (c == '/')
		return at + 2 < text.bytes;
	return is_letter(c) || c == '!' || c == '?';
}

static size_t find_markup(struct slice text, size_t at)
{
	while ((at = slice_find(text, SLICE("<"), at)) != SIZE_MAX) {
		if (is_markup(text, at))
			return at;
		at++;
	}
	return text.bytes;
}

static void read_markup(struct html_tokens *tokens, struct html_token *token)
{
	size_t at = tokens->at;
	char first = tokens->text.data[at + 1];

	if (is_letter(first)) {
		token->kind = HTML_START;
		read_tag(tokens, token, at + 1);
	} else if (first == '/' && is_letter(tokens->text.data[at + 2])) {
		token->kind = HTML_END;
		read_tag(tokens, token, at + 2);
	} else {
		read_declaration(tokens, token);
	}
}

bool html_tokens_next(struct html_tokens *tokens, struct html_token *token)
{
	struct slice text = tokens->text;

	*token = (struct html_token){ .kind = HTML_END_OF_FILE, .range = { tokens->at, tokens->at } };
	if (tokens->at >= text.bytes)
		return false;
	if (tokens->model != HTML_MODEL_DATA && next_raw(tokens, token))
		return true;
	if (text.data[tokens->at] == '<' && is_markup(text, tokens->at)) {
		read_markup(tokens, token);
	} else {
		token->kind = HTML_TEXT;
		token->range.end = tokens->at = find_markup(text, tokens->at + 1);
	}
	return true;
}

const struct html_attribute *html_token_attribute(const struct html_token *token, struct slice name)
{
	for (size_t i = 0; i < token->attribute_count && i < HTML_ATTRIBUTE_LIMIT; i++)
		if (slice_equal_ascii_case(token->attributes[i].name, name))
			return &token->attributes[i];
	return NULL;
}

bool html_token_cdata(struct slice text, const struct html_token *token, struct document_range *content)
{
	struct slice bytes = slice_part(text, token->range.begin, token->range.end);
	struct slice begins = CDATA_BEGINS, ends = CDATA_ENDS;

	if (token->kind != HTML_CDATA || bytes.bytes < begins.bytes + ends.bytes || !slice_ends(bytes, ends))
		return false;
	*content = (struct document_range){ token->range.begin + begins.bytes, token->range.end - ends.bytes };
	return true;
}
