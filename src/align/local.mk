# align: which sentence of one edition is which of another.

noinst_LIBRARIES += %D%/libalign.a
%C%_libalign_a_SOURCES =

ALIGN_LIBS = %D%/libalign.a $(CATALOG_LIBS)
