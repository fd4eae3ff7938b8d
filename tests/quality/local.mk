# Tests of src/quality; they link $(QUALITY_LIBS).

if HAVE_CMOCKA
endif
