/*
 * docx_marks -- where a run can say what language its text is in.
 *
 * Word names languages run by run (w:lang). In a mixed edition a paragraph without a
 * translation gets one in each of its runs that names none: among the run's properties,
 * in the order that the schema asks for (ISO/IEC 29500-1, 17.3.2.28), or as its only one.
 */
#ifndef DOCUMENT_DOCX_MARKS_H
#define DOCUMENT_DOCX_MARKS_H

#include "document/build.h"

/* A run as far as it is read. */
struct docx_run_mark {
	size_t behind_tag;    /* SIZE_MAX: no run is open, or it has properties */
	size_t in_properties; /* in front of the first one that has to stand behind w:lang, or SIZE_MAX */
	bool names_language;
};

#define DOCX_RUN_MARK_INIT { SIZE_MAX, SIZE_MAX, false }

/* At the tags of a run and of its properties; `tag` is empty at the end of `<w:r/>`. */
void docx_mark_start_run(struct docx_run_mark *mark, const struct builder *builder, struct document_range tag);
void docx_mark_end_run(struct docx_run_mark *mark, struct builder *builder, struct document_range tag);
void docx_mark_start_properties(struct docx_run_mark *mark);
void docx_mark_property(struct docx_run_mark *mark, const struct builder *builder, struct document_range tag);
void docx_mark_end_properties(struct docx_run_mark *mark, struct builder *builder, struct document_range tag);

/* mark() of the format. */
void docx_mark_write(struct slice stream, const struct language *language, bool direction, unsigned how,
		     struct strbuf *out);

#endif
