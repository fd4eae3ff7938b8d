# Fuzz targets, one for each parser, and the inputs that are replayed through
# them by `make check`. A new one is a file fuzz_<parser>.c (see fuzz.h), a
# folder corpus/<parser>/, if it helps a dictionary <parser>.dict, and below:
#
#	fuzz_targets += %D%/fuzz_po
#	%C%_fuzz_po_LDADD = $(FUZZ_LIBS) $(CATALOG_LIBS)
#	%C%_fuzz_po_LDFLAGS = $(FUZZ_LINK)
#
# To look for new inputs, configure with CC=clang --enable-fuzzing and run
#
#	make tests/fuzz/fuzz_po && mkdir -p new && tests/fuzz/fuzz_po -max_total_time=60 new ../tests/fuzz/corpus/po

fuzz_targets =
EXTRA_PROGRAMS += $(fuzz_targets)
CLEANFILES += $(fuzz_targets)
FUZZ_LINK = $(AM_LDFLAGS) $(FUZZING_LDFLAGS)

if FUZZING
FUZZ_LIBS =
else
EXTRA_LIBRARIES += %D%/libstandalone.a
CLEANFILES += %D%/libstandalone.a
%C%_libstandalone_a_SOURCES = %D%/standalone.c
FUZZ_LIBS = %D%/libstandalone.a
endif

fuzz_targets += %D%/fuzz_utf8
%C%_fuzz_utf8_LDADD = $(FUZZ_LIBS) $(BASE_LIBS)
%C%_fuzz_utf8_LDFLAGS = $(FUZZ_LINK)

fuzz_targets += %D%/fuzz_record
%C%_fuzz_record_LDADD = $(FUZZ_LIBS) $(PROJECT_LIBS)
%C%_fuzz_record_LDFLAGS = $(FUZZ_LINK)

fuzz_targets += %D%/fuzz_update
%C%_fuzz_update_LDADD = $(FUZZ_LIBS) $(PROJECT_LIBS)
%C%_fuzz_update_LDFLAGS = $(FUZZ_LINK)

fuzz_targets += %D%/fuzz_align
%C%_fuzz_align_LDADD = $(FUZZ_LIBS) $(ALIGN_LIBS)
%C%_fuzz_align_LDFLAGS = $(FUZZ_LINK)

fuzz_targets += %D%/fuzz_html
%C%_fuzz_html_LDADD = $(FUZZ_LIBS) $(DOCUMENT_LIBS)
%C%_fuzz_html_LDFLAGS = $(FUZZ_LINK)

fuzz_targets += %D%/fuzz_identify
%C%_fuzz_identify_LDADD = $(FUZZ_LIBS) $(TEXT_LIBS)
%C%_fuzz_identify_LDFLAGS = $(FUZZ_LINK)
fuzz_targets += %D%/fuzz_table
%C%_fuzz_table_LDADD = $(FUZZ_LIBS) $(TEXT_LIBS)
%C%_fuzz_table_LDFLAGS = $(FUZZ_LINK)
fuzz_targets += %D%/fuzz_key
%C%_fuzz_key_LDADD = $(FUZZ_LIBS) $(TEXT_LIBS)
%C%_fuzz_key_LDFLAGS = $(FUZZ_LINK)
fuzz_targets += %D%/fuzz_transliterate
%C%_fuzz_transliterate_LDADD = $(FUZZ_LIBS) $(TEXT_LIBS)
%C%_fuzz_transliterate_LDFLAGS = $(FUZZ_LINK)
fuzz_targets += %D%/fuzz_markdown
%C%_fuzz_markdown_LDADD = $(FUZZ_LIBS) $(DOCUMENT_LIBS)
%C%_fuzz_markdown_LDFLAGS = $(FUZZ_LINK)

fuzz_targets += %D%/fuzz_plain
%C%_fuzz_plain_LDADD = $(FUZZ_LIBS) $(DOCUMENT_LIBS)
%C%_fuzz_plain_LDFLAGS = $(FUZZ_LINK)

fuzz_targets += %D%/fuzz_docx
%C%_fuzz_docx_LDADD = $(FUZZ_LIBS) $(DOCUMENT_LIBS)
%C%_fuzz_docx_LDFLAGS = $(FUZZ_LINK)
fuzz_targets += %D%/fuzz_odt
%C%_fuzz_odt_LDADD = $(FUZZ_LIBS) $(DOCUMENT_LIBS)
%C%_fuzz_odt_LDFLAGS = $(FUZZ_LINK)
fuzz_targets += %D%/fuzz_package
%C%_fuzz_package_LDADD = $(FUZZ_LIBS) $(DOCUMENT_LIBS)
%C%_fuzz_package_LDFLAGS = $(FUZZ_LINK)

fuzz_targets += %D%/fuzz_placeable
%C%_fuzz_placeable_LDADD = $(FUZZ_LIBS) $(TEXT_LIBS)
%C%_fuzz_placeable_LDFLAGS = $(FUZZ_LINK)
fuzz_targets += %D%/fuzz_po
%C%_fuzz_po_LDADD = $(FUZZ_LIBS) $(CATALOG_LIBS)
%C%_fuzz_po_LDFLAGS = $(FUZZ_LINK)
fuzz_targets += %D%/fuzz_sentence
%C%_fuzz_sentence_LDADD = $(FUZZ_LIBS) $(TEXT_LIBS)
%C%_fuzz_sentence_LDFLAGS = $(FUZZ_LINK)
fuzz_targets += %D%/fuzz_srx
%C%_fuzz_srx_LDADD = $(FUZZ_LIBS) $(TEXT_LIBS)
%C%_fuzz_srx_LDFLAGS = $(FUZZ_LINK)
fuzz_targets += %D%/fuzz_termbase
%C%_fuzz_termbase_LDADD = $(FUZZ_LIBS) $(TERMS_LIBS)
%C%_fuzz_termbase_LDFLAGS = $(FUZZ_LINK)
fuzz_targets += %D%/fuzz_place
%C%_fuzz_place_LDADD = $(FUZZ_LIBS) $(PROJECT_LIBS)
%C%_fuzz_place_LDFLAGS = $(FUZZ_LINK)

fuzz_targets += %D%/fuzz_review
%C%_fuzz_review_LDADD = $(FUZZ_LIBS) $(CATALOG_LIBS)
%C%_fuzz_review_LDFLAGS = $(FUZZ_LINK)

fuzz_targets += %D%/fuzz_tmx
%C%_fuzz_tmx_LDADD = $(FUZZ_LIBS) $(CATALOG_LIBS)
%C%_fuzz_tmx_LDFLAGS = $(FUZZ_LINK)
fuzz_targets += %D%/fuzz_xliff
%C%_fuzz_xliff_LDADD = $(FUZZ_LIBS) $(CATALOG_LIBS)
%C%_fuzz_xliff_LDFLAGS = $(FUZZ_LINK)
fuzz_targets += %D%/fuzz_token
%C%_fuzz_token_LDADD = $(FUZZ_LIBS) $(TEXT_LIBS)
%C%_fuzz_token_LDFLAGS = $(FUZZ_LINK)
fuzz_targets += %D%/fuzz_weblate
%C%_fuzz_weblate_LDADD = $(FUZZ_LIBS) $(CATALOG_LIBS)
%C%_fuzz_weblate_LDFLAGS = $(FUZZ_LINK)

noinst_HEADERS += %D%/fuzz.h %D%/fuzz_document.h
dist_check_SCRIPTS += %D%/replay.sh
EXTRA_DIST += %D%/markdown.dict
EXTRA_DIST += %D%/standalone.c %D%/corpus %D%/po.dict %D%/xml.dict
%D%/replay.log: $(fuzz_targets)
