# project: what a person asks for; the peers meet here.

noinst_LIBRARIES += %D%/libproject.a
%C%_libproject_a_SOURCES =

PROJECT_LIBS = %D%/libproject.a $(INIH_LIBS) \
	src/quality/libquality.a src/align/libalign.a src/terms/libterms.a \
	src/memory/libmemory.a $(DOCUMENT_LIBS)
