# document: releases of every format, cut into parts.

noinst_LIBRARIES += %D%/libdocument.a
%C%_libdocument_a_SOURCES =

DOCUMENT_LIBS = %D%/libdocument.a $(EXPAT_LIBS) $(LIBZIP_LIBS) $(MD4C_LIBS) $(CATALOG_LIBS)
