# document: releases of every format, cut into parts.

noinst_LIBRARIES += %D%/libdocument.a
%C%_libdocument_a_SOURCES = \
	%D%/build.h \
	%D%/document.c %D%/document.h \
	%D%/flow.c %D%/flow.h \
	%D%/format.c %D%/format.h \
	%D%/merge.c \
	%D%/model.h \
	%D%/plain.c \
	%D%/skeleton.c %D%/skeleton.h

DOCUMENT_LIBS = %D%/libdocument.a $(EXPAT_LIBS) $(LIBZIP_LIBS) $(MD4C_LIBS) $(CATALOG_LIBS)
