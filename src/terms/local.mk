# terms: what things are called.

noinst_LIBRARIES += %D%/libterms.a
%C%_libterms_a_SOURCES =

TERMS_LIBS = %D%/libterms.a $(EXPAT_LIBS) $(CATALOG_LIBS)
