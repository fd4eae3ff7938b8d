# memory: what was ever translated.

noinst_LIBRARIES += %D%/libmemory.a
%C%_libmemory_a_SOURCES =

MEMORY_LIBS = %D%/libmemory.a $(CATALOG_LIBS)
