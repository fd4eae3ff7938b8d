# Tests of src/document; they link $(DOCUMENT_LIBS).

if HAVE_CMOCKA
endif
