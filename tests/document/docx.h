/*
 * docx -- Word documents for tests, of the XML of their body.
 */
#ifndef TESTS_DOCUMENT_DOCX_H
#define TESTS_DOCUMENT_DOCX_H

#include "document/package.h"

#include "tests/document/merge.h"
#include "tests/document/zip.h"

#define DOCX_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."

#define DOCX_OVERRIDE(name, type) "<Override PartName=\"/word/" name ".xml\" ContentType=\"" DOCX_TYPE type "+xml\"/>"

#define DOCX_TYPES                                                            \
	"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">" \
	DOCX_OVERRIDE("document", "document.main") DOCX_OVERRIDE("styles", "styles") \
	DOCX_OVERRIDE("footnotes", "footnotes") DOCX_OVERRIDE("header1", "header") \
	DOCX_OVERRIDE("comments", "comments")                                 \
	"<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>" \
	"</Types>"

#define DOCX_NAMESPACES                                                       \
	" xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"" \
	" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"" \
	" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\"" \
	" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""

#define DOCX_DOCUMENT(body) "<?xml version=\"1.0\"?>\r\n<w:document" DOCX_NAMESPACES "><w:body>" body "</w:body></w:document>"

/* Of literals: a paragraph, a run, a run with properties. */
#define P(runs) "<w:p>" runs "</w:p>"
#define R(text) "<w:r><w:t>" text "</w:t></w:r>"
#define RS(text) "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define RP(properties, text) "<w:r><w:rPr>" properties "</w:rPr><w:t>" text "</w:t></w:r>"
#define RPS(properties, text) "<w:r><w:rPr>" properties "</w:rPr><w:t xml:space=\"preserve\">" text "</w:t></w:r>"

/* A package of that document, and of one more part if it has a name. */
static inline struct slice docx_make(struct zip *zip, struct slice document, const char *name, struct slice part)
{
	zip_add(zip, "[Content_Types].xml", SLICE(DOCX_TYPES));
	zip_add(zip, "word/document.xml", document);
	if (name)
		zip_add(zip, name, part);
	zip_add(zip, "word/media/image1.png", SLICE("not an image"));
	return zip_finish(zip);
}

/* Adds one part of a package. */
static inline void docx_part(struct slice bytes, const char *name, struct strbuf *out)
{
	struct package *package;
	size_t entry;

	assert_true(package_open(&package, bytes, NULL));
	assert_true(package_find(package, slice_of(name), &entry));
	assert_true(package_read(package, entry, out, NULL));
	package_free(package);
}

/* The sources of the units of a document; and both identities. */
static inline void docx_check_sources(struct slice document, const char *const *wanted, size_t count)
{
	struct zip zip = ZIP_INIT;

	document_free(open_with_sources("a.docx", docx_make(&zip, document, NULL, SLICE("")), wanted, count));
	zip_release(&zip);
}

/* The edition made with these translations has this document. */
static inline void docx_check_edition(struct slice document, const char *const *targets,
				      const struct language *language, struct slice wanted)
{
	struct zip zip = ZIP_INIT;
	struct document *opened = open_or_fail("a.docx", docx_make(&zip, document, NULL, SLICE("")), NULL);
	struct strbuf edition = merge_or_fail(opened, translate_listed, targets, language), part = STRBUF_INIT;

	docx_part(strbuf_slice(&edition), "word/document.xml", &part);
	assert_slices_equal(strbuf_slice(&part), wanted);
	strbuf_release(&part);
	strbuf_release(&edition);
	document_free(opened);
	zip_release(&zip);
}

#define CHECK_DOCX(body, ...)                                                 \
	docx_check_sources(SLICE(DOCX_DOCUMENT(body)), (const char *const[]){ __VA_ARGS__ }, \
			   sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *))

#define CHECK_DOCX_EDITION(body, wanted, ...)                                 \
	docx_check_edition(SLICE(DOCX_DOCUMENT(body)), (const char *const[]){ __VA_ARGS__ }, NULL, \
			   SLICE(DOCX_DOCUMENT(wanted)))

#endif
