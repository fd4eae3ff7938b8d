# Tests of src/align; they link $(ALIGN_LIBS).

if HAVE_CMOCKA
endif
