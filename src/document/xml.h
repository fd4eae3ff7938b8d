/*
 * xml -- the events of an XML text, each with its range of bytes.
 *
 * expat reads; what it does not do is done here: names are looked up in the
 * caller's table by namespace, whatever the prefix in the file; depth, number
 * and size of attributes are bounded; entity declarations are refused, and
 * nothing outside the text is ever read. Linear.
 */
#ifndef DOCUMENT_XML_H
#define DOCUMENT_XML_H

#include "base/error.h"
#include "base/strbuf.h"
#include "document/document.h"
#include "text/encoding.h"
#include "text/xml_read.h"

/* What an element is to a format; a table of them ends with a NULL name. */
struct xml_element {
	const char *name; /* with the prefix of the namespace table in xml.c: "w:p" */
	int kind;	  /* of the format, not 0 */
	const char *code; /* what codes made of it are called: "img"; or NULL */
};

enum xml_event_kind {
	XML_EVENT_START,
	XML_EVENT_END, /* of `<a/>` as well; its range is empty then */
	XML_EVENT_TEXT, /* in pieces; a CDATA section is one, with its brackets in the range */
	XML_EVENT_OTHER, /* comment, processing instruction, declaration */
};

struct xml_event {
	enum xml_event_kind kind;
	struct document_range range;
	const struct xml_element *element; /* of start and end: its row, or NULL */
	size_t depth;			   /* of start and end: elements around it */
	struct slice text;		   /* of text: decoded; valid during the call */
};

typedef void xml_function(void *data, const struct xml_event *event);

/*
 * Calls with each event. The text is UTF-8, whatever its declaration says; a
 * byte-order mark is passed over. False for what is not well-formed (the message
 * names the line) and what a limit forbids.
 */
bool xml_scan(struct slice text, const struct xml_element *table, xml_function *function, void *data,
	      struct error *err);

/*
 * Goes through the attributes of the start tag at `tag`: *at begins as tag.begin.
 * The name is the local one; the value is raw. False at the end.
 */
bool xml_next_attribute(struct slice text, struct document_range tag, size_t *at, struct slice *name,
			struct document_range *value);

/*
 * The raw value of an attribute of the start tag at `tag` by its local name:
 * "val" of `w:val="…"`. False when there is none.
 */
bool xml_find_attribute(struct slice text, struct document_range tag, const char *name, struct document_range *value);

/* The same as a slice; empty when there is none. */
struct slice xml_attribute_value(struct slice text, struct document_range tag, const char *name);

/* The name in a tag as it is written, with its prefix: "w:r" of `<w:r w:rsidR="1">` and of `</w:r>`. */
struct slice xml_tag_name(struct slice text, struct document_range tag);

/* The charset that an XML declaration names, or NULL. */
const struct encoding *xml_declared_charset(struct slice bytes);

/* Adds the raw value of an attribute with its references resolved. */
void xml_decode(struct slice raw, struct strbuf *out);

#endif
