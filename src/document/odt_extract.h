/*
 * odt_extract -- OpenDocument texts: where their texts are.
 */
#ifndef DOCUMENT_ODT_EXTRACT_H
#define DOCUMENT_ODT_EXTRACT_H

#include "document/build.h"
#include "document/xml.h"

/* What an element is to us; 0 is everything else. */
enum odt_kind {
	/* Their text is a unit. */
	ODT_PARAGRAPH = 1,
	ODT_HEADING,
	ODT_PROPERTY, /* of the document, or the description of an image */

	/* In the text of a unit: pairs … */
	ODT_SPAN,
	ODT_PAIR,
	/* … and codes; an element that is not known is one that readers see. */
	ODT_SPACE,
	ODT_BREAK,
	ODT_MARK, /* nothing that readers see */
	ODT_DROP, /* nothing at all */

	/* What paragraphs stand in gives their units a name. */
	ODT_PLACE,
	ODT_NOTE,
	ODT_ANNOTATION,

	ODT_SKIP,    /* nothing in it is for translation */
	ODT_CHANGES, /* what was deleted, with changes being tracked */
	ODT_CHANGE,

	ODT_STYLE,
	ODT_TEXT_PROPERTIES,
	ODT_LABEL, /* of a level of a list or of headings: what stands around its number */
	ODT_LANGUAGE,
};

extern const struct xml_element odt_elements[];

/* Whether the text of the element is a unit. */
static inline bool odt_holds_unit(int kind)
{
	return kind == ODT_PARAGRAPH || kind == ODT_HEADING || kind == ODT_PROPERTY;
}

/* The attributes, by their local names, that name the language of a style. */
bool odt_names_language(struct slice name);

/* A struct format's. */
void odt_extract(struct builder *builder, const struct document_options *options);

#endif
