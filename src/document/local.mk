# document: releases of every format, cut into parts.

noinst_LIBRARIES += %D%/libdocument.a
%C%_libdocument_a_SOURCES = \
	%D%/build.c %D%/build.h \
	%D%/document.c %D%/document.h \
	%D%/docx.c \
	%D%/docx_atoms.h \
	%D%/docx_elements.c %D%/docx_elements.h \
	%D%/docx_extract.c %D%/docx_extract.h \
	%D%/docx_fields.c %D%/docx_fields.h \
	%D%/docx_flow.c \
	%D%/docx_looks.c %D%/docx_looks.h \
	%D%/docx_marks.c %D%/docx_marks.h \
	%D%/docx_paragraph.c %D%/docx_paragraph.h \
	%D%/docx_styles.c %D%/docx_styles.h \
	%D%/flow.c %D%/flow.h \
	%D%/format.c %D%/format.h \
	%D%/front_matter.c %D%/front_matter.h \
	%D%/guard.c %D%/guard.h \
	%D%/html.c \
	%D%/html_attributes.c %D%/html_attributes.h \
	%D%/html_elements.c %D%/html_elements.h \
	%D%/html_extract.c %D%/html_extract.h \
	%D%/html_reader.c %D%/html_reader.h \
	%D%/html_references.c %D%/html_references.h \
	%D%/data/html-references.tsv \
	%D%/html_text.c %D%/html_text.h \
	%D%/html_tokens.c %D%/html_tokens.h \
	%D%/identity.c \
	%D%/json_ld.c %D%/json_ld.h \
	%D%/language_form.c %D%/language_form.h \
	%D%/markdown.c \
	%D%/markdown_containers.c \
	%D%/markdown_inline.c %D%/markdown_inline.h \
	%D%/markdown_leaf.c %D%/markdown_leaf.h \
	%D%/markdown_line.c %D%/markdown_line.h \
	%D%/markdown_mask.c %D%/markdown_mask.h \
	%D%/markdown_masking.h \
	%D%/markdown_parse.c %D%/markdown_parse.h \
	%D%/markdown_pour.c \
	%D%/markdown_reader.h \
	%D%/markdown_skeleton.c %D%/markdown_skeleton.h \
	%D%/markdown_write.c %D%/markdown_write.h \
	%D%/merge.c \
	%D%/model.h \
	%D%/odt.c \
	%D%/odt_extract.c %D%/odt_extract.h \
	%D%/odt_looks.c %D%/odt_looks.h \
	%D%/order.c \
	%D%/package.c %D%/package.h \
	%D%/plain.c \
	%D%/problem.c \
	%D%/render.c %D%/render.h \
	%D%/scope.c %D%/scope.h \
	%D%/selector.c %D%/selector.h \
	%D%/skeleton.c %D%/skeleton.h \
	%D%/span.c \
	%D%/stream.c %D%/stream.h \
	%D%/xml.c %D%/xml.h \
	%D%/xml_flow.c %D%/xml_flow.h

DOCUMENT_LIBS = %D%/libdocument.a $(EXPAT_LIBS) $(MD4C_LIBS) $(CATALOG_LIBS)
