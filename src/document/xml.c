/*
 * xml -- the events of an XML text, each with its range of bytes.
 *
 * expat gives names as "URI\nlocal". Looking one up costs a comparison: names
 * seen are kept in a small table by length and last bytes, so that the few
 * dozen names of a text are compared with one string each.
 */
#include <config.h>

#include "document/xml.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "text/character.h"

#include <expat.h>
#include <stdlib.h>

#define SEEN_SLOTS 256 /* a power of two */
#define SEEN_NAME_BYTES 128

/* The prefixes that tables of elements use. */
static const struct {
	const char *prefix, *uri;
} namespaces[] = {
	{ "w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main" },
	{ "w", "http://purl.oclc.org/ooxml/wordprocessingml/main" },
	{ "wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" },
	{ "wp", "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" },
	{ "mc", "http://schemas.openxmlformats.org/markup-compatibility/2006" },
	{ "m", "http://schemas.openxmlformats.org/officeDocument/2006/math" },
	{ "m", "http://purl.oclc.org/ooxml/officeDocument/math" },
	{ "ct", "http://schemas.openxmlformats.org/package/2006/content-types" },
	{ "cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties" },
	{ "dc", "http://purl.org/dc/elements/1.1/" },
	{ "office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0" },
	{ "text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0" },
	{ "table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0" },
	{ "draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" },
	{ "style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0" },
	{ "svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" },
	{ "meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0" },
	{ "manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" },
};

struct seen_name {
	char name[SEEN_NAME_BYTES]; /* as expat says it; "" while free */
	const struct xml_element *element;
};

struct reading {
	XML_Parser parser;
	const struct xml_element *table;
	xml_function *function;
	void *data;
	size_t offset; /* of the first byte that expat sees */
	size_t depth;
	bool in_cdata;
	size_t cdata_begin;
	struct strbuf cdata;
	struct error *err;
	bool failed;
	struct seen_name seen[SEEN_SLOTS];
};

/* ----------------------------------------------------------------------- names */

static const struct xml_element *find_in_table(const struct xml_element *table, struct slice uri,
					       struct slice local)
{
	for (size_t i = 0; i < ARRAY_COUNT(namespaces); i++) {
		struct slice prefix = slice_of(namespaces[i].prefix);

		if (!slice_is(uri, namespaces[i].uri))
			continue;
		for (const struct xml_element *row = table; row->name; row++) {
			struct slice name = slice_of(row->name);

			if (slice_starts(name, prefix) && name.data[prefix.bytes] == ':' &&
			    slice_equal(slice_part(name, prefix.bytes + 1, name.bytes), local))
				return row;
		}
	}
	return NULL;
}

static const struct xml_element *look_up(const struct xml_element *table, struct slice name)
{
	size_t end = slice_find(name, SLICE("\n"), 0);

	return end == SIZE_MAX ? NULL :
				 find_in_table(table, slice_part(name, 0, end), slice_part(name, end + 1, name.bytes));
}

static const struct xml_element *find_element(struct reading *reading, const char *string)
{
	struct slice name = slice_of(string);
	struct seen_name *seen;
	unsigned hash = (unsigned)name.bytes;

	for (size_t i = name.bytes > 6 ? name.bytes - 6 : 0; i < name.bytes; i++)
		hash = hash * 31 + (unsigned char)string[i];
	seen = &reading->seen[hash % SEEN_SLOTS];
	if (slice_is(name, seen->name))
		return seen->element;
	if (name.bytes >= SEEN_NAME_BYTES)
		return look_up(reading->table, name);
	memcpy(seen->name, string, name.bytes + 1);
	seen->element = look_up(reading->table, name);
	return seen->element;
}

/* ---------------------------------------------------------------------- events */

static struct document_range current_range(const struct reading *reading)
{
	size_t begin = reading->offset + (size_t)XML_GetCurrentByteIndex(reading->parser);

	return (struct document_range){ begin, begin + (size_t)XML_GetCurrentByteCount(reading->parser) };
}

static void stop(struct reading *reading)
{
	reading->failed = true;
	XML_StopParser(reading->parser, XML_FALSE);
}

static void on_start(void *data, const XML_Char *name, const XML_Char **attributes)
{
	struct reading *reading = data;
	struct xml_event event = { .kind = XML_EVENT_START, .range = current_range(reading) };

	if (!xml_check_limits(NULL, 0, reading->depth, attributes, reading->err)) {
		stop(reading);
		return;
	}
	event.element = find_element(reading, name);
	event.depth = reading->depth++;
	reading->function(reading->data, &event);
}

static void on_end(void *data, const XML_Char *name)
{
	struct reading *reading = data;
	struct xml_event event = { .kind = XML_EVENT_END, .range = current_range(reading) };

	event.element = find_element(reading, name);
	event.depth = --reading->depth;
	reading->function(reading->data, &event);
}

static void on_text(void *data, const XML_Char *text, int bytes)
{
	struct reading *reading = data;
	struct xml_event event = { .kind = XML_EVENT_TEXT,
				   .range = current_range(reading),
				   .text = slice_from(text, (size_t)bytes) };

	if (reading->in_cdata)
		strbuf_add(&reading->cdata, event.text);
	else
		reading->function(reading->data, &event);
}

static void on_cdata_start(void *data)
{
	struct reading *reading = data;

	reading->in_cdata = true;
	reading->cdata_begin = current_range(reading).begin;
	strbuf_clear(&reading->cdata);
}

static void on_cdata_end(void *data)
{
	struct reading *reading = data;
	struct xml_event event = { .kind = XML_EVENT_TEXT,
				   .range = { reading->cdata_begin, current_range(reading).end },
				   .text = strbuf_slice(&reading->cdata) };

	reading->in_cdata = false;
	reading->function(reading->data, &event);
}

static void report_other(struct reading *reading)
{
	struct xml_event event = { .kind = XML_EVENT_OTHER, .range = current_range(reading) };

	reading->function(reading->data, &event);
}

static void on_comment(void *data, const XML_Char *text)
{
	(void)text;
	report_other(data);
}

static void on_instruction(void *data, const XML_Char *target, const XML_Char *text)
{
	(void)target;
	(void)text;
	report_other(data);
}

static void on_declaration(void *data, const XML_Char *version, const XML_Char *encoding, int standalone)
{
	(void)version;
	(void)encoding;
	(void)standalone;
	report_other(data);
}

static void on_entity(void *data, const XML_Char *name, int is_parameter, const XML_Char *value, int bytes,
		      const XML_Char *base, const XML_Char *system, const XML_Char *public,
		      const XML_Char *notation)
{
	struct reading *reading = data;

	(void)is_parameter;
	(void)value;
	(void)bytes;
	(void)base;
	(void)system;
	(void)public;
	(void)notation;
	error_set(reading->err, ERROR_UNSUPPORTED, _("it declares the entity '%s', which is not read"), name);
	stop(reading);
}

/* ----------------------------------------------------------------------- reading */

static bool parse(struct reading *reading, struct slice text, struct error *err)
{
	if (XML_Parse(reading->parser, text.data, (int)text.bytes, XML_TRUE) == XML_STATUS_OK)
		return true;
	if (reading->failed)
		return false;
	return error_set(err, ERROR_FORMAT, _("its XML is damaged in line %lu, column %lu: %s"),
			 (unsigned long)XML_GetCurrentLineNumber(reading->parser),
			 (unsigned long)XML_GetCurrentColumnNumber(reading->parser),
			 XML_ErrorString(XML_GetErrorCode(reading->parser)));
}

/* So that running out of memory is the one of base/alloc.h, not damaged XML. */
static const XML_Memory_Handling_Suite memory = { alloc_bytes, alloc_resize_bytes, free };

bool xml_scan(struct slice text, const struct xml_element *table, xml_function *function, void *data,
	      struct error *err)
{
	struct reading *reading = alloc_zeroed(1, sizeof(*reading));
	bool read;

	reading->parser = XML_ParserCreate_MM("UTF-8", &memory, "\n");
	reading->table = table;
	reading->function = function;
	reading->data = data;
	reading->err = err;
	strbuf_init(&reading->cdata);
	if (slice_starts(text, SLICE("\xef\xbb\xbf")))
		reading->offset = 3;
	XML_SetUserData(reading->parser, reading);
	XML_SetElementHandler(reading->parser, on_start, on_end);
	XML_SetCharacterDataHandler(reading->parser, on_text);
	XML_SetCdataSectionHandler(reading->parser, on_cdata_start, on_cdata_end);
	XML_SetCommentHandler(reading->parser, on_comment);
	XML_SetProcessingInstructionHandler(reading->parser, on_instruction);
	XML_SetXmlDeclHandler(reading->parser, on_declaration);
	XML_SetEntityDeclHandler(reading->parser, on_entity);
	read = parse(reading, slice_part(text, reading->offset, text.bytes), err);
	XML_ParserFree(reading->parser);
	strbuf_release(&reading->cdata);
	free(reading);
	return read;
}

/* -------------------------------------------------------------------- attributes */

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct slice xml_tag_name(struct slice text, struct document_range tag)
{
	size_t begin = tag.begin + 1, end;

	if (begin < tag.end && text.data[begin] == '/')
		begin++;
	for (end = begin; end < tag.end && !is_space(text.data[end]) && text.data[end] != '>' &&
			  text.data[end] != '/';
	     end++)
		;
	return slice_part(text, begin, end);
}

static struct slice local_name(struct slice name)
{
	size_t colon = slice_find(name, SLICE(":"), 0);

	return colon == SIZE_MAX ? name : slice_part(name, colon + 1, name.bytes);
}

/* Behind the name of the tag, when *at is in front of it. */
static size_t skip_tag_name(struct slice text, struct document_range tag, size_t at)
{
	if (at != tag.begin || at == tag.end)
		return at;
	while (at < tag.end && !is_space(text.data[at]) && text.data[at] != '>')
		at++;
	return at;
}

bool xml_next_attribute(struct slice text, struct document_range tag, size_t *at, struct slice *name,
			struct document_range *value)
{
	size_t begin = skip_tag_name(text, tag, *at), end, quote;
	const char *closing;

	while (begin < tag.end && is_space(text.data[begin]))
		begin++;
	for (end = begin; end < tag.end && text.data[end] != '=' && !is_space(text.data[end]); end++)
		;
	for (quote = end; quote < tag.end && text.data[quote] != '"' && text.data[quote] != '\''; quote++)
		;
	closing = quote < tag.end ? memchr(text.data + quote + 1, text.data[quote], tag.end - quote - 1) : NULL;
	if (!closing)
		return false;
	*name = local_name(slice_part(text, begin, end));
	*value = (struct document_range){ quote + 1, (size_t)(closing - text.data) };
	*at = value->end + 1;
	return true;
}

bool xml_find_attribute(struct slice text, struct document_range tag, const char *name, struct document_range *value)
{
	size_t at = tag.begin;
	struct slice found;

	while (xml_next_attribute(text, tag, &at, &found, value))
		if (slice_is(found, name))
			return true;
	return false;
}

struct slice xml_attribute_value(struct slice text, struct document_range tag, const char *name)
{
	struct document_range value;

	return xml_find_attribute(text, tag, name, &value) ? slice_part(text, value.begin, value.end) : SLICE("");
}

const struct encoding *xml_declared_charset(struct slice bytes)
{
	size_t end = slice_starts(bytes, SLICE("<?xml")) ? slice_find(bytes, SLICE("?>"), 0) : SIZE_MAX;
	struct slice name;

	if (end == SIZE_MAX)
		return NULL;
	name = xml_attribute_value(bytes, (struct document_range){ 0, end }, "encoding");
	return name.bytes ? encoding_find(name) : NULL;
}

/* -------------------------------------------------------------------- characters */

static uint32_t character_of_reference(struct slice name)
{
	static const struct {
		const char *name;
		char character;
	} named[] = { { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' } };
	char digits[12] = "";

	for (size_t i = 0; i < ARRAY_COUNT(named); i++)
		if (slice_is(name, named[i].name))
			return (unsigned char)named[i].character;
	if (name.bytes < 2 || name.bytes > sizeof(digits) || name.data[0] != '#')
		return 0;
	memcpy(digits, name.data + 1, name.bytes - 1);
	return (uint32_t)(digits[0] == 'x' ? strtoul(digits + 1, NULL, 16) : strtoul(digits, NULL, 10));
}

void xml_decode(struct slice raw, struct strbuf *out)
{
	for (size_t at = 0; at < raw.bytes; at++) {
		size_t end = raw.data[at] == '&' ? slice_find(raw, SLICE(";"), at) : SIZE_MAX;
		uint32_t c = end == SIZE_MAX ? 0 : character_of_reference(slice_part(raw, at + 1, end));

		if (c) {
			strbuf_add_codepoint(out, c);
			at = end;
		} else {
			strbuf_add_byte(out, is_space(raw.data[at]) ? ' ' : raw.data[at]);
		}
	}
}
