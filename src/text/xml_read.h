/*
 * xml_read -- XML of any size, as a stream of its elements.
 *
 * For exchange files and rule files; documents, whose bytes are kept, have a
 * reader of their own with the same limits (document/xml.h). Read are UTF-8, UTF-16 and charsets of one byte a
 * character. A DOCTYPE is accepted and what it names not loaded. Refused, with
 * file and line: what is not well-formed, declarations of entities and default
 * attributes, entities that XML does not define, and what passes a limit below.
 */
#ifndef TEXT_XML_READ_H
#define TEXT_XML_READ_H

#include "base/error.h"
#include "base/slice.h"

#define XML_DEPTH_LIMIT 256
#define XML_ATTRIBUTES_LIMIT 256
#define XML_ATTRIBUTE_LIMIT_BYTES ((size_t)64 << 10)
#define XML_TAG_LIMIT_BYTES ((size_t)1 << 20) /* of a tag or comment */

/*
 * Names come without their namespace's prefix, those of attributes with it.
 * Attributes are names and values in turn, then NULL. Text comes in pieces.
 * Returning false, with the reader's `err` set, refuses the file. Processing
 * instructions are for those who want them; the member may be NULL.
 */
struct xml_handler {
	bool (*begin)(void *data, const char *name, const char **attributes);
	bool (*end)(void *data, const char *name);
	void (*text)(void *data, struct slice text);
	bool (*instruction)(void *data, const char *target, const char *text);
};

/* Filled by xml_read(), for its handler to ask. */
struct xml_reader {
	struct XML_ParserStruct *parser;
	const char *name; /* of the file, for people */
	struct error *err;
	const struct xml_handler *handler;
	void *data;
	const char *name_as_written; /* of the element that begins or ends, with its prefix */
	size_t depth;
	bool halted;
};

/* Where an error is: what follows its kind in error_at(). */
#define XML_PLACE(reader) (reader)->name, xml_line(reader)

/* Reads a file ("-": standard input) and calls the handler with `data`. */
bool xml_read(struct xml_reader *reader, const char *path, const struct xml_handler *handler, void *data,
	      struct error *err);

/* The same from memory; `name` is the file's in messages. */
bool xml_read_text(struct xml_reader *reader, const char *name, struct slice text,
		   const struct xml_handler *handler, void *data, struct error *err);

/* Of the tag or text that the handler is called for, from 1. */
size_t xml_line(const struct xml_reader *reader);

/* Borrows; NULL when there is none. */
const char *xml_attribute(const char **attributes, const char *name);

/* Whether a start tag that stands in `depth` elements keeps the limits; file NULL: the error has no place. */
bool xml_check_limits(const char *file, size_t line, size_t depth, const char **attributes, struct error *err);

/*
 * Whether a file that begins so has this outermost element; true also when the
 * beginning, which is XML, ends before it.
 */
bool xml_sniff(struct slice beginning, const char *root);

#endif
