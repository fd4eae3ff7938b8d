/*
 * docx_styles -- which paragraphs are headings.
 */
#ifndef DOCUMENT_DOCX_STYLES_H
#define DOCUMENT_DOCX_STYLES_H

#include "document/build.h"
#include "document/xml.h"

/* Reads the part with the styles, and the places in it that name the language. */
void docx_styles_read(struct builder *builder);

/* 1 to 6 for paragraphs with that style, 0 when they are no headings. */
unsigned docx_styles_level(const struct builder *builder, struct slice style);

/* "2" of w:outlineLvl is the third level. */
unsigned docx_outline_level(struct slice value);

/* Where w:lang names a language that is known, it becomes the edition's. */
void docx_add_language(struct builder *builder, struct document_range tag, bool whole);

#endif
