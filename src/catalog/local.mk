# catalog: lists of units, and their file forms.

noinst_LIBRARIES += %D%/libcatalog.a
%C%_libcatalog_a_SOURCES = \
	%D%/catalog.c %D%/catalog.h \
	%D%/catalog_writer.c \
	%D%/exchange.c %D%/exchange.h \
	%D%/index.c %D%/index.h \
	%D%/inline.c %D%/inline.h \
	%D%/likeness.c %D%/likeness.h \
	%D%/pairing.c %D%/pairing.h \
	%D%/pairing_parts.c %D%/pairing_search.h \
	%D%/plural.c %D%/plural.h \
	%D%/po.h \
	%D%/po_directive.c %D%/po_directive.h \
	%D%/po_exchange.c %D%/po_exchange.h \
	%D%/po_lex.c %D%/po_lex.h \
	%D%/po_place.c %D%/po_place.h \
	%D%/po_read.c \
	%D%/po_write.c \
	%D%/reconcile.c %D%/reconcile.h \
	%D%/records.c %D%/records.h \
	%D%/review.c %D%/review.h \
	%D%/source_sentences.c %D%/source_sentences.h \
	%D%/tmx.h %D%/tmx_catalog.c %D%/tmx_read.c %D%/tmx_write.c \
	%D%/tsv.c %D%/tsv.h \
	%D%/typo.c %D%/typo.h \
	%D%/update.c %D%/update.h \
	%D%/xliff.h %D%/xliff_read.c %D%/xliff_write.c \
	%D%/xliff_catalog.c %D%/xliff_catalog.h \
	%D%/xliff_codes.c \
	%D%/xliff_form.c %D%/xliff_form.h \
	%D%/xliff_inline.c %D%/xliff_inline.h \
	%D%/xliff_pieces.c %D%/xliff_pieces.h \
	%D%/xliff_reader.h %D%/xliff_units.c \
	%D%/weblate.c %D%/weblate.h

CATALOG_LIBS = %D%/libcatalog.a $(SEGMENT_LIBS)
