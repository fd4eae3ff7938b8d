/*
 * docx_extract -- WordprocessingML: where its texts are.
 */
#ifndef DOCUMENT_DOCX_EXTRACT_H
#define DOCUMENT_DOCX_EXTRACT_H

#include "document/build.h"

/* The parts of a package that we read, in the order in which they are read. */
enum docx_part {
	DOCX_PART_STYLES,
	DOCX_PART_BODY,
	DOCX_PART_FOOTNOTES,
	DOCX_PART_ENDNOTES,
	DOCX_PART_HEADER,
	DOCX_PART_FOOTER,
	DOCX_PART_COMMENTS,
	DOCX_PART_PROPERTIES,
};

/* A struct format's. */
void docx_extract(struct builder *builder, const struct document_options *options);

#endif
