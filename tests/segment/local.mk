# Tests of src/segment; they link $(SEGMENT_LIBS).

if HAVE_CMOCKA
endif
