# catalog: lists of units, and their file forms.

noinst_LIBRARIES += %D%/libcatalog.a
%C%_libcatalog_a_SOURCES =

CATALOG_LIBS = %D%/libcatalog.a $(EXPAT_LIBS) $(SEGMENT_LIBS)
