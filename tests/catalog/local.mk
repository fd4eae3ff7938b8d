# Tests of src/catalog; they link $(CATALOG_LIBS).

if HAVE_CMOCKA
endif
