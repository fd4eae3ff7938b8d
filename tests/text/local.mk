# Tests of src/text; they link $(TEXT_LIBS).

if HAVE_CMOCKA
endif
