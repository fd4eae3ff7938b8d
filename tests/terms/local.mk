# Tests of src/terms; they link $(TERMS_LIBS).

if HAVE_CMOCKA
endif
