/*
 * docx_elements -- what the elements of WordprocessingML are to us.
 */
#ifndef DOCUMENT_DOCX_ELEMENTS_H
#define DOCUMENT_DOCX_ELEMENTS_H

#include "document/xml.h"

/* 0 is everything else. */
enum docx_kind {
	DOCX_PARAGRAPH = 1,
	DOCX_PARAGRAPH_PROPERTIES,
	DOCX_PROPERTY, /* of the document: its text is a unit */

	/* In a paragraph: what text stands in, and is written anew when it is translated. */
	DOCX_RUN,
	DOCX_RUN_PROPERTIES,
	DOCX_TEXT,
	DOCX_INSERTED, /* being tracked; also other wrappers that say nothing to readers */
	DOCX_DELETED,
	DOCX_DROP,

	/* … pairs … */
	DOCX_PAIR,
	DOCX_CONTROL,	      /* a pair whose properties come first … */
	DOCX_CONTROL_CONTENT, /* … and then its text */
	DOCX_SIMPLE_FIELD,

	/* … and codes; an element that is not known is one that readers see. */
	DOCX_ROOM,
	DOCX_BREAK,
	DOCX_IMAGE,
	DOCX_MARK, /* nothing that readers see */
	DOCX_BOOKMARK_START,
	DOCX_BOOKMARK_END,
	DOCX_NO_BREAK_HYPHEN,
	DOCX_SOFT_HYPHEN,
	DOCX_FIELD_CHARACTER,
	DOCX_FIELD_CODE,

	DOCX_PLACE,	 /* what paragraphs stand in gives their units a name */
	DOCX_PICTURE,	 /* its attributes may be texts */
	DOCX_CHANGE,	 /* of properties, being tracked */

	/* Of properties. */
	DOCX_LANGUAGE,
	DOCX_STYLE_OF_PARAGRAPH,
	DOCX_NUMBERING,
	DOCX_OUTLINE_LEVEL,
	DOCX_STYLE,
	DOCX_STYLE_NAME,
	DOCX_LANGUAGE_PROPERTY,
};

extern const struct xml_element docx_elements[];

/* The bookmark in which Word keeps where the author was; it means nothing. */
#define DOCX_LAST_PLACE "_GoBack"

#endif
