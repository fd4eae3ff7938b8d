/*
 * xml_flow -- what office formats share: text of XML as items of a flow, a
 * stack of what the elements around are, whole elements as codes.
 */
#ifndef DOCUMENT_XML_FLOW_H
#define DOCUMENT_XML_FLOW_H

#include "document/flow.h"
#include "document/xml.h"

enum xml_space {
	XML_SPACE_JOIN, /* white space in a row is one space, and none at the edge (ODF 6.1.2) */
	XML_SPACE_KEEP,
};

/*
 * Adds the text of an event as words and space between them. `place` as in
 * flow_set_place().
 */
void xml_flow_text(struct flow *flow, const struct xml_event *event, enum xml_space space, size_t place);

/* What makes a package of an office program one that is refused: macros. */
bool xml_refuse_macros(struct error *err);

/*
 * Makes a unit of the attribute's value, if there is one with a word in it: the alternative of an image, the label
 * of a list. Its style is the quotation marks that it stands in (enum xml_quoting).
 */
void xml_flow_attribute(struct builder *builder, struct document_range tag, const char *name, struct slice type);

#endif
