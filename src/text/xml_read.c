/*
 * xml_read -- XML of any size, as a stream of its elements.
 */
#include <config.h>

#include "text/xml_read.h"

#include "base/alloc.h"
#include "base/i18n.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "text/encoding.h"

#include <expat.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define CHUNK_BYTES (1 << 16)

size_t xml_line(const struct xml_reader *reader)
{
	return XML_GetCurrentLineNumber(reader->parser);
}

const char *xml_attribute(const char **attributes, const char *name)
{
	for (; attributes[0]; attributes += 2)
		if (strcmp(attributes[0], name) == 0)
			return attributes[1];
	return NULL;
}

/* Without a namespace, whether it is written as a prefix or as "URI\nlocal". */
static const char *local_name(const char *name)
{
	const char *end = strrchr(name, '\n'), *colon = strrchr(name, ':');

	return end ? end + 1 : colon ? colon + 1 : name;
}

bool xml_check_limits(const char *file, size_t line, size_t depth, const char **attributes, struct error *err)
{
	size_t count = 0;

	if (depth >= XML_DEPTH_LIMIT)
		return error_at(err, ERROR_LIMIT, file, line, _("elements are nested deeper than the limit of %d"),
				XML_DEPTH_LIMIT);
	for (; attributes[0]; attributes += 2) {
		if (strlen(attributes[1]) > XML_ATTRIBUTE_LIMIT_BYTES)
			return error_at(err, ERROR_LIMIT, file, line,
					_("attribute '%.100s' is longer than the limit of %zu KiB"), local_name(attributes[0]),
					XML_ATTRIBUTE_LIMIT_BYTES >> 10);
		if (++count > XML_ATTRIBUTES_LIMIT)
			return error_at(err, ERROR_LIMIT, file, line,
					_("an element has more attributes than the limit of %d"), XML_ATTRIBUTES_LIMIT);
	}
	return true;
}

/* --------------------------------------------------------- expat's events */

static void halt(struct xml_reader *reader)
{
	reader->halted = true;
	XML_StopParser(reader->parser, XML_FALSE);
}

static void XMLCALL on_start(void *data, const XML_Char *name, const XML_Char **attributes)
{
	struct xml_reader *reader = data;

	if (reader->halted)
		return;
	reader->name_as_written = name;
	if (!xml_check_limits(XML_PLACE(reader), reader->depth, attributes, reader->err) ||
	    !reader->handler->begin(reader->data, local_name(name), attributes))
		halt(reader);
	reader->depth++;
}

static void XMLCALL on_end(void *data, const XML_Char *name)
{
	struct xml_reader *reader = data;

	if (reader->halted)
		return;
	reader->depth--;
	reader->name_as_written = name;
	if (!reader->handler->end(reader->data, local_name(name)))
		halt(reader);
}

static void XMLCALL on_text(void *data, const XML_Char *characters, int bytes)
{
	struct xml_reader *reader = data;

	if (!reader->halted)
		reader->handler->text(reader->data, slice_from(characters, (size_t)bytes));
}

static void XMLCALL on_instruction(void *data, const XML_Char *target, const XML_Char *text)
{
	struct xml_reader *reader = data;

	if (!reader->halted && !reader->handler->instruction(reader->data, target, text))
		halt(reader);
}

/* Entities expand to more than they are, and default attributes do the same. */
static void refuse_declaration(struct xml_reader *reader, const char *name)
{
	if (reader->halted)
		return;
	error_at(reader->err, ERROR_FORMAT, XML_PLACE(reader),
		 _("'%.100s' is declared in the file itself, which is refused: write it out"), name);
	halt(reader);
}

static void XMLCALL on_entity(void *data, const XML_Char *name, int is_parameter, const XML_Char *value,
			      int value_bytes, const XML_Char *base, const XML_Char *system,
			      const XML_Char *public_id, const XML_Char *notation)
{
	(void)is_parameter, (void)value, (void)value_bytes, (void)base, (void)system, (void)public_id, (void)notation;
	refuse_declaration(data, name);
}

static void XMLCALL on_attribute_list(void *data, const XML_Char *element, const XML_Char *name,
				      const XML_Char *type, const XML_Char *value, int required)
{
	(void)element, (void)type, (void)required;
	if (value)
		refuse_declaration(data, name);
}

static void XMLCALL on_skipped_entity(void *data, const XML_Char *name, int is_parameter)
{
	struct xml_reader *reader = data;

	if (reader->halted || is_parameter)
		return;
	error_at(reader->err, ERROR_FORMAT, XML_PLACE(reader), _("entity '%.100s' is not defined"), name);
	halt(reader);
}

/*
 * Charsets of one byte a character: all bytes at once decode to what each of
 * them decodes to alone.
 */
static int XMLCALL on_unknown_encoding(void *data, const XML_Char *name, XML_Encoding *map)
{
	const struct encoding *encoding = encoding_find(slice_of(name));
	struct strbuf each = STRBUF_INIT, all = STRBUF_INIT;
	char bytes[256];
	bool single = encoding && encoding->icu;

	(void)data;
	for (int i = 0; single && i < 256; i++) {
		size_t at = each.bytes;

		bytes[i] = (char)i;
		single = encoding_decode(encoding, slice_from(&bytes[i], 1), &each, NULL) && each.bytes > at;
		if (single)
			map->map[i] = (int)utf8_next(strbuf_slice(&each), &at);
		if (single && (encoding_is_escape((uint32_t)map->map[i]) || map->map[i] > 0xffff))
			map->map[i] = -1;
	}
	single = single && encoding_decode(encoding, slice_from(bytes, sizeof(bytes)), &all, NULL) &&
		 slice_equal(strbuf_slice(&each), strbuf_slice(&all));
	strbuf_release(&each);
	strbuf_release(&all);
	return single ? XML_STATUS_OK : XML_STATUS_ERROR;
}

/* ---------------------------------------------------------------- parsing */

static bool parsing_failed(struct xml_reader *reader)
{
	enum XML_Error error = XML_GetErrorCode(reader->parser);

	if (reader->halted)
		return false;
	if (error == XML_ERROR_UNKNOWN_ENCODING || error == XML_ERROR_INCORRECT_ENCODING)
		return error_at(reader->err, ERROR_UNSUPPORTED, XML_PLACE(reader),
				_("the charset that is declared is unknown, or another one than is used; "
				  "save the file in UTF-8"));
	return error_at(reader->err, ERROR_FORMAT, XML_PLACE(reader), _("not well-formed XML: %s"),
			XML_ErrorString(error));
}

static void set_handlers(struct xml_reader *reader)
{
	XML_SetUserData(reader->parser, reader);
	XML_SetElementHandler(reader->parser, on_start, on_end);
	XML_SetCharacterDataHandler(reader->parser, on_text);
	XML_SetEntityDeclHandler(reader->parser, on_entity);
	XML_SetAttlistDeclHandler(reader->parser, on_attribute_list);
	if (reader->handler->instruction)
		XML_SetProcessingInstructionHandler(reader->parser, on_instruction);
	XML_SetSkippedEntityHandler(reader->parser, on_skipped_entity);
	XML_SetUnknownEncodingHandler(reader->parser, on_unknown_encoding, NULL);
}

/* So that running out of memory is the one of base/alloc.h, not broken XML. */
static const XML_Memory_Handling_Suite memory = { alloc_bytes, alloc_resize_bytes, free };

static void begin_reading(struct xml_reader *reader, const char *name, const struct xml_handler *handler, void *data,
			  struct error *err)
{
	*reader = (struct xml_reader){
		.parser = XML_ParserCreate_MM(NULL, &memory, NULL),
		.name = name,
		.err = err,
		.handler = handler,
		.data = data,
	};
	set_handlers(reader);
}

static bool read_stream(struct xml_reader *reader, FILE *file)
{
	int64_t fed = 0;
	size_t got;

	do {
		void *chunk = XML_GetBuffer(reader->parser, CHUNK_BYTES);

		if (!chunk)
			return parsing_failed(reader);
		got = fread(chunk, 1, CHUNK_BYTES, file);
		if (ferror(file))
			return error_system(reader->err, _("cannot read '%s'"), reader->name);
		if (XML_ParseBuffer(reader->parser, (int)got, got == 0) != XML_STATUS_OK)
			return parsing_failed(reader);
		fed += (int64_t)got;
		if (fed - XML_GetCurrentByteIndex(reader->parser) > (int64_t)XML_TAG_LIMIT_BYTES)
			return error_at(reader->err, ERROR_LIMIT, XML_PLACE(reader),
					_("a tag or comment is longer than the limit of %zu KiB"),
					XML_TAG_LIMIT_BYTES >> 10);
	} while (got);
	return true;
}

bool xml_read(struct xml_reader *reader, const char *path, const struct xml_handler *handler, void *data,
	      struct error *err)
{
	bool standard = strcmp(path, "-") == 0, done;
	FILE *file = standard ? stdin : fopen(path, "rb");

	if (!file)
		return error_system(err, _("cannot open '%s'"), path);
	begin_reading(reader, standard ? _("standard input") : path, handler, data, err);
	done = read_stream(reader, file);
	XML_ParserFree(reader->parser);
	if (!standard)
		fclose(file);
	return done;
}

bool xml_read_text(struct xml_reader *reader, const char *name, struct slice text,
		   const struct xml_handler *handler, void *data, struct error *err)
{
	bool done;

	if (text.bytes > INT_MAX)
		return error_at(err, ERROR_LIMIT, name, 0, _("the file is larger than the limit of %d MiB"), INT_MAX >> 20);
	begin_reading(reader, name, handler, data, err);
	done = XML_Parse(reader->parser, text.data ? text.data : "", (int)text.bytes, XML_TRUE) == XML_STATUS_OK ||
	       parsing_failed(reader);
	XML_ParserFree(reader->parser);
	return done;
}

/* --------------------------------------------------------------- sniffing */

#define SNIFF_BYTES ((size_t)4096)

/* Where "<!…>" ends, with the declarations in brackets that it may hold; SIZE_MAX: not in this text. */
static size_t declaration_end(struct slice text)
{
	size_t end = slice_find(text, SLICE(">"), 0), bracket = slice_find(text, SLICE("["), 0);

	if (bracket < end) {
		end = slice_find(text, SLICE("]"), bracket);
		end = end == SIZE_MAX ? end : slice_find(text, SLICE(">"), end);
	}
	return end == SIZE_MAX ? end : end + 1;
}

/* Where what may stand before the outermost element ends; 0: it is none. */
static size_t prolog_part_end(struct slice text)
{
	static const struct {
		struct slice begin, end;
	} parts[] = { { { "<?", 2 }, { "?>", 2 } }, { { "<!--", 4 }, { "-->", 3 } } };

	for (size_t i = 0; i < ARRAY_COUNT(parts); i++)
		if (slice_starts(text, parts[i].begin)) {
			size_t end = slice_find(text, parts[i].end, parts[i].begin.bytes);

			return end == SIZE_MAX ? end : end + parts[i].end.bytes;
		}
	return slice_starts(text, SLICE("<!")) ? declaration_end(text) : 0;
}

/* None when the text ends in the prolog. */
static struct slice skip_prolog(struct slice text)
{
	size_t end;

	do {
		text = slice_trim(text);
		end = prolog_part_end(text);
		text = end == SIZE_MAX ? SLICE_NONE : slice_part(text, end, text.bytes);
	} while (end && text.data);
	return text;
}

bool xml_sniff(struct slice beginning, const char *root)
{
	struct strbuf text = STRBUF_INIT;
	struct slice rest;
	bool found;

	/* UTF-16 is ASCII with zeros here, and a byte-order mark is no ASCII. */
	for (size_t i = 0; i < beginning.bytes && i < SNIFF_BYTES; i++)
		if (beginning.data[i] > 0 && (unsigned char)beginning.data[i] < 0x80)
			strbuf_add_byte(&text, beginning.data[i]);
	rest = slice_trim(strbuf_slice(&text));
	found = slice_starts(rest, SLICE("<"));
	rest = skip_prolog(rest);
	if (found && rest.bytes) {
		size_t begin = 1, end = 1;

		for (; end < rest.bytes && !strchr(" \t\r\n/>", rest.data[end]); end++)
			if (rest.data[end] == ':')
				begin = end + 1;
		found = slice_is(slice_part(rest, begin, end), root);
	}
	strbuf_release(&text);
	return found;
}
