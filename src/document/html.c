/*
 * html -- pages: the row of the table; what is a page, its charset, how text is
 * written, and all that is not text. Where the texts are: html_extract.h.
 */
#include <config.h>

#include "base/alloc.h"
#include "document/build.h"
#include "document/format.h"
#include "document/html_attributes.h"
#include "document/html_extract.h"
#include "document/html_reader.h"
#include "document/html_text.h"
#include "document/json_ld.h"
#include "document/skeleton.h"

#include <stdlib.h>

#define SNIFF_BYTES 1024

static void encode_html(const struct document *document, const struct document_unit *unit,
			const struct text_piece *piece, struct strbuf *out)
{
	(void)document;
	html_text_write(piece->text, (enum html_style)unit->style, unit->extras->spelling, out);
}

/* How much of a page may tell that it is XHTML. */
#define XHTML_BYTES ((size_t)2048)

/* By what an XML parser would go by, or the page says that it is for one. */
static bool is_xhtml(struct slice stream)
{
	static const char *const signs[] = { "<?xml", "//DTD XHTML", "http://www.w3.org/1999/xhtml" };
	struct slice head = slice_part(stream, 0, XHTML_BYTES);

	for (size_t i = 0; i < ARRAY_COUNT(signs); i++)
		if (slice_find(head, slice_of(signs[i]), 0) != SIZE_MAX)
			return true;
	return false;
}

/*
 * Behind the name of a start tag. Of the two attributes XML's own is what XML tools read, and both
 * are to have the same value (XHTML 1.0, C.7).
 */
static void mark_html(struct slice stream, const struct language *language, bool direction, unsigned how,
		      struct strbuf *out)
{
	(void)how;
	strbuf_addf(out, " lang=\"%s\"", language->html_tag);
	if (is_xhtml(stream))
		strbuf_addf(out, " xml:lang=\"%s\"", language->html_tag);
	if (direction)
		strbuf_addf(out, " dir=\"%s\"", language->right_to_left ? "rtl" : "ltr");
}

/* -------------------------------------------------------------------- skeleton */

static bool is_language_attribute(struct slice name)
{
	static const char *const names[] = { "lang", "xml:lang", "dir" };

	for (size_t i = 0; i < ARRAY_COUNT(names); i++)
		if (slice_equal_ascii_case(name, slice_of(names[i])))
			return true;
	return false;
}

static void walk_tag(struct slice text, const struct html_token *token, struct skeleton *skeleton)
{
	skeleton_add(skeleton, token->name);
	for (size_t i = 0; i < token->attribute_count; i++) {
		const struct html_attribute *attribute = &token->attributes[i];

		if (skeleton->any_language && is_language_attribute(attribute->name))
			continue;
		skeleton_add(skeleton, attribute->name);
		if (html_attribute_role(text, token, i, NULL, NULL) == HTML_ROLE_NONE)
			skeleton_add(skeleton, slice_part(text, attribute->value.begin, attribute->value.end));
	}
	skeleton_add(skeleton, token->self_closing ? SLICE("/>") : SLICE(">"));
}

/* Structured data, but for the values that are units. */
static void walk_json(struct slice text, struct document_range range, struct skeleton *skeleton)
{
	struct json_ld data = { text, range.begin, range.end, skeleton->options->json_ld };
	struct document_range value;
	struct slice key;

	while (json_ld_next(&data, &value, &key)) {
		skeleton_add(skeleton, slice_part(text, range.begin, value.begin));
		range.begin = value.end;
	}
	skeleton_add(skeleton, slice_part(text, range.begin, range.end));
	skeleton_end_loose(skeleton);
}

/* Markup other than tags; of a CDATA section not its text, where that is a unit. */
static void walk_markup(struct slice text, const struct html_token *token, bool protected,
			struct skeleton *skeleton)
{
	struct document_range content;

	if (!protected && html_token_cdata(text, token, &content))
		skeleton_add(skeleton, slice_part(text, token->range.begin, content.begin));
	else
		skeleton_add(skeleton, slice_part(text, token->range.begin, token->range.end));
	skeleton_end_loose(skeleton);
}

static void walk_token(struct slice text, const struct html_token *token, bool protected,
		       struct skeleton *skeleton)
{
	const struct html_element *element;

	if (token->kind == HTML_TEXT || token->kind == HTML_END_OF_FILE)
		return;
	if (token->kind != HTML_START && token->kind != HTML_END) {
		walk_markup(text, token, protected, skeleton);
		return;
	}
	element = html_element_find(token->name);
	skeleton_add(skeleton, token->kind == HTML_START ? SLICE("<") : SLICE("</"));
	walk_tag(text, token, skeleton);
	if (element && element->flags & ELEMENT_BLOCK)
		skeleton_end_chained(skeleton, token->range.begin);
	else
		skeleton_end_loose(skeleton);
}

static bool is_protected(const struct html_reader *reader)
{
	const struct html_open *top = html_reader_top(reader);

	return top && top->protected;
}

static void walk_html(struct slice text, struct skeleton *skeleton)
{
	struct html_reader *reader = alloc_resize(NULL, 1, sizeof(*reader));
	struct html_event event;
	size_t last = SIZE_MAX;
	bool json = false; /* the last tag begins structured data */

	html_reader_init(reader, text, 0, NULL);
	while (html_reader_next(reader, &event)) {
		/* A token comes with several events when it leaves elements. */
		if (event.token.range.begin == last || event.token.kind == HTML_END_OF_FILE)
			continue;
		if (json && event.token.kind == HTML_RAW)
			walk_json(text, event.token.range, skeleton);
		else
			walk_token(text, &event.token, is_protected(reader), skeleton);
		json = skeleton->options->json_ld && event.token.kind == HTML_START &&
		       json_ld_begins(text, &event.token);
		last = event.token.range.begin;
	}
	skeleton_end_chained(skeleton, text.bytes);
	html_reader_release(reader);
	free(reader);
}

/* ---------------------------------------------------------------------- charset */

#define PRESCAN_BYTES ((size_t)1 << 16) /* far more than the standard's 1,024 */

/* What stands behind a word and "=": "text/html; charset=koi8-r", encoding="koi8-r". */
static struct slice value_behind(struct slice word, struct slice content)
{
	size_t at = 0, end;

	while (at + word.bytes < content.bytes &&
	       !slice_equal_ascii_case(slice_part(content, at, at + word.bytes), word))
		at++;
	at += word.bytes;
	while (at < content.bytes && html_is_space(content.data[at]))
		at++;
	if (at >= content.bytes || content.data[at] != '=')
		return SLICE("");
	at++;
	while (at < content.bytes && (html_is_space(content.data[at]) || content.data[at] == '"' ||
				      content.data[at] == '\''))
		at++;
	for (end = at; end < content.bytes && !html_is_space(content.data[end]) && content.data[end] != ';' &&
		       content.data[end] != '"' && content.data[end] != '\'';
	     end++)
		;
	return slice_part(content, at, end);
}

static const struct encoding *charset_of_meta(struct slice bytes, const struct html_token *token)
{
	const struct html_attribute *charset = html_token_attribute(token, SLICE("charset"));
	const struct html_attribute *content = html_token_attribute(token, SLICE("content"));
	const struct html_attribute *equiv = html_token_attribute(token, SLICE("http-equiv"));

	if (charset)
		return encoding_find(slice_part(bytes, charset->value.begin, charset->value.end));
	if (content && equiv &&
	    slice_equal_ascii_case(slice_part(bytes, equiv->value.begin, equiv->value.end),
				   SLICE("content-type")))
		return encoding_find(value_behind(
			SLICE("charset"), slice_part(bytes, content->value.begin, content->value.end)));
	return NULL;
}

/* XHTML begins with <?xml version="1.0" encoding="koi8-r"?>; it counts when no <meta> says otherwise. */
static const struct encoding *charset_of_xml(struct slice bytes)
{
	size_t end = slice_find(slice_part(bytes, 0, PRESCAN_BYTES), SLICE("?>"), 0);

	if (!slice_starts(bytes, SLICE("<?xml")) || end == SIZE_MAX)
		return NULL;
	return encoding_find(value_behind(SLICE("encoding"), slice_part(bytes, 0, end)));
}

static const struct encoding *declared_charset_html(struct slice bytes)
{
	struct html_tokens tokens = HTML_TOKENS_INIT(slice_part(bytes, 0, PRESCAN_BYTES), 0);
	const struct encoding *found = NULL;
	struct html_token token;

	while (!found && html_tokens_next(&tokens, &token)) {
		const struct html_element *element = token.kind == HTML_START ? html_element_find(token.name) : NULL;

		if (!element)
			continue;
		tokens.model = element->model;
		tokens.element = token.name;
		if (slice_equal_ascii_case(token.name, SLICE("meta")))
			found = charset_of_meta(bytes, &token);
	}
	html_tokens_release(&tokens);
	return found ? found : charset_of_xml(bytes);
}

/* ------------------------------------------------------------------------- row */

/* A doctype or tag of HTML begins it, behind comments and white space. */
static int sniff_html(struct slice bytes)
{
	size_t mark_bytes;
	const struct encoding *marked = encoding_by_mark(bytes, &mark_bytes);
	struct html_tokens tokens = HTML_TOKENS_INIT(slice_part(bytes, 0, SNIFF_BYTES), mark_bytes);
	struct html_token token;
	int sure = 0;

	if (marked && marked != &encoding_utf8)
		return 0;
	while (html_tokens_next(&tokens, &token)) {
		if (token.kind == HTML_COMMENT || (token.kind == HTML_TEXT && !slice_trim(slice_part(
							   bytes, token.range.begin, token.range.end)).bytes))
			continue;
		if (token.kind == HTML_DOCTYPE)
			sure = 100;
		else if (token.kind == HTML_START && html_element_find(token.name))
			sure = slice_equal_ascii_case(token.name, SLICE("html")) ? 100 : 60;
		break;
	}
	html_tokens_release(&tokens);
	return sure;
}

static bool check_options_html(const struct document_options *options, struct error *err)
{
	struct arena arena = ARENA_INIT;
	bool fine = !options->html_skip || selector_list_parse(slice_of(options->html_skip), &arena, err);

	arena_release(&arena);
	return fine;
}

static bool ends_with_line(struct slice text)
{
	return text.bytes && (text.data[text.bytes - 1] == '\n' || text.data[text.bytes - 1] == '\r');
}

/*
 * A part of a page may leave elements to be closed by the next part; a page may not. End tags of the
 * body itself may be left out, which people do who end their last line; a file that was cut off ends anywhere.
 */
static void extract_page(struct builder *builder, const struct document_options *options)
{
	struct html_ending ending;

	html_extract(builder, options, &ending);
	if (ending.cut_off != SIZE_MAX)
		builder_add_problem(builder, PROBLEM_CUT_OFF, ending.cut_off);
	else if (ending.unclosed != SIZE_MAX)
		builder_add_problem(builder, ending.cuts_page ? PROBLEM_UNENDED : PROBLEM_UNCLOSED, ending.unclosed);
	else if (ending.body != SIZE_MAX)
		builder_add_problem(builder, ends_with_line(builder->text) ? PROBLEM_UNCLOSED : PROBLEM_UNENDED,
				    ending.body);
}

const struct format format_html = {
	.name = "html",
	.suffixes = "html htm xhtml xht shtml",
	.media_type = "text/html",
	.unencodable = UNENCODABLE_REFERENCE,
	.sniff = sniff_html,
	.check_options = check_options_html,
	.declared_charset = declared_charset_html,
	.extract = extract_page,
	.encode = encode_html,
	.mark = mark_html,
	.skeleton = walk_html,
};
